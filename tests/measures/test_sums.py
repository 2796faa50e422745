"""Single months, summed since 1 April."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.measures import Missing

from .build import measure, months, period, result, results, seen

SUMMED = measure("a", "number", "low", "in_year", accumulate=True)
SHARE = measure("a", "percent", "high", "in_year", accumulate=True)


def test_a_sum_runs_from_april_and_starts_again_the_next_april() -> None:
    data = months("a", {"Mar-22": 99, "Apr-22": 10, "May-22": 0, "June-22": 12})
    made = result(SUMMED, data, as_at="June-22")
    assert [point.fact.text for point in made.months] == ["10", "10", "22"]
    assert made.fact("actual").source == "sum from Apr-22 to June-22, data.csv, line 2"


def test_an_in_year_percentage_is_the_sum_of_its_counts_and_not_the_mean_of_its_months() -> None:
    data = [
        seen("a", "Apr-23", numerator=9, denominator=10),
        seen("a", "May-23", numerator=10, denominator=90),
    ]
    made = result(SHARE, data, as_at="May-23")
    assert made.fact("actual").with_unit == "19%"
    assert made.fact("actual").source == "19 of 100, sum from Apr-23 to May-23, data.csv, line 2"


@pytest.mark.parametrize("start", [68, 69])
def test_the_re_referrals_of_june_are_year_to_date(start: int) -> None:
    """54%, 43% and 36% are what 127, 174 and 250 referrals give, where 60 and then 68 of them come back."""
    counts = [("Apr-23", start, 127), ("May-23", 60, 174), ("June-23", 68, 250)]
    data = [seen("a", when, numerator=top, denominator=bottom) for when, top, bottom in counts]
    made = result(SHARE, data, as_at="June-23")
    assert [point.fact.text for point in made.months] == ["54", "43", "36"]


def test_a_month_that_is_missing_makes_the_sum_missing_and_is_named() -> None:
    made = results([SUMMED], months("a", {"Apr-22": 10, "June-22": 12}), as_at="June-22")
    assert not made.fact("a.actual").known
    (finding,) = made.findings
    assert finding.check == "sum-incomplete"
    assert "lacks May-22" in finding.message


def test_a_month_without_a_number_makes_the_sum_missing_for_the_same_reason() -> None:
    data = [seen("a", "Apr-22", 10), seen("a", "May-22", Missing.TO_BE_CONFIRMED)]
    assert result(SUMMED, data, as_at="May-22").fact("actual").value is Missing.TO_BE_CONFIRMED


def test_quarters_are_summed_as_well() -> None:
    data = [seen("a", "Q4 2021-22", 50), seen("a", "Q1 2022-23", 10), seen("a", "Q2 2022-23", 20)]
    made = result(SUMMED, data, as_at="Sept-22")
    assert [point.fact.text for point in made.series] == ["10", "30"]


def test_the_latest_value_is_not_added_to_a_sum() -> None:
    assert result(SUMMED, months("a", {"Apr-22": 10, "Latest": 14}), as_at="Apr-22").fact("latest").text == "14"


def test_a_provisional_month_makes_a_provisional_sum() -> None:
    data = [seen("a", "Apr-22", 10, provisional=True), seen("a", "May-22", 3)]
    assert all(point.provisional for point in result(SUMMED, data, as_at="May-22").series)


@settings(max_examples=40)
@given(counts=st.lists(st.integers(0, 5000), min_size=1, max_size=12))
def test_a_sum_is_the_sum_of_its_months(counts: list[int]) -> None:
    last = period("Apr-22").shifted(len(counts) - 1)
    data = [seen("a", period("Apr-22").shifted(step).label, count) for step, count in enumerate(counts)]
    assert result(SUMMED, data, as_at=last.label).fact("actual").value == sum(counts)
