"""What is odd about the numbers themselves."""

from __future__ import annotations

from .build import measure, months, results, seen

NUMBER = measure("a_number", name="Number of CP")
RATE = measure("a_rate", "rate", rate_of="a_number", name="Rate of CP")


def test_a_rate_that_its_count_does_not_make_is_named_with_both() -> None:
    data = [*months("a_number", {"Jan-23": 315, "Latest": 595}), seen("a_rate", "Jan-23", 91)]
    made = results([NUMBER, RATE], [*data, seen("a_rate", "Latest", 172)])
    (finding,) = made.findings
    assert finding.check == "counts-disagree"
    assert finding.message.startswith("Rate of CP, Latest: the data give 172, but the counts make 173")
    assert made.fact("a_rate.latest").text == "172"
    assert str(finding.place) == "data.csv, line 2"


def test_a_rounded_rate_agrees_with_its_count() -> None:
    data = [seen("a_number", "Jan-23", 315), seen("a_rate", "Jan-23", 91)]
    assert results([NUMBER, RATE], data).findings == ()


def test_a_percentage_that_its_counts_do_not_make_is_named_with_both() -> None:
    made = results([measure("a", "percent")], [seen("a", "Jan-23", 85, numerator=121, denominator=128)])
    (finding,) = made.findings
    assert "the data give 85, but the counts make 95 (121 of 128)" in finding.message
    assert made.fact("a.actual").text == "95"


def test_a_percentage_given_beside_its_counts_agrees_when_it_is_rounded() -> None:
    observed = seen("a", "Jan-23", "94.5", numerator=121, denominator=128)
    assert results([measure("a", "percent", decimals=1)], [observed]).findings == ()


def test_disagreements_after_as_at_are_not_this_papers() -> None:
    made = results([measure("a", "percent")], [seen("a", "Feb-23", 85, numerator=121, denominator=128)])
    assert made.findings == ()


def test_a_projection_of_month_end_counts_is_an_error() -> None:
    projected = measure("a_rate", "rate", "low", "projected", rate_of="a_number")
    made = results([NUMBER, projected], months("a_number", {"Jan-23": 315}))
    (finding,) = made.findings
    assert (finding.check, finding.severity) == ("count-of-rate", "error")
    assert not made.fact("a_rate.actual").known


def test_a_measure_without_any_data_is_left_to_the_inputs_to_name() -> None:
    summed = measure("a", period_type="in_year", accumulate=True)
    assert results([summed]).findings == ()


def test_a_target_of_a_month_beside_values_of_quarters_is_told() -> None:
    monthly = measure("a", name="Contacts", period_type="in_month", targets={"Mar-23": 30}, target_per="month")
    (finding,) = results([monthly], months("a", {"Q3 2022-23": 33}), as_at="Dec-22").findings
    assert finding.message == "The target of Contacts is per month, and its values are of a quarter each."
    assert results([monthly], months("a", {"Dec-22": 33}), as_at="Dec-22").findings == ()
