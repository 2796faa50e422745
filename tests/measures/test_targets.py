"""Targets and tolerances of a rate that has none of its own: those of the number beside it, as rates."""

from __future__ import annotations

from paperwork.model.measures import Measure, Missing, Results

from .build import measure, months, result, results, seen

GOALS = {"Mar-23": 1000, "Sept-23": 875, "Mar-24": 787}


def texts(made: Results, id: str) -> list[str]:
    return [fact.text for _, fact in made.by_id[id].milestones]


def pair(number: Measure, **more: object) -> Results:
    rate = measure("a_rate", "rate", rate_of=number.id, **more)  # type: ignore[arg-type]
    return results([number, rate], months(number.id, {"Jan-23": 1}))


def test_a_month_end_number_gives_its_rate_targets_and_tolerance() -> None:
    made = pair(measure("a", targets=GOALS, lower=800, upper=1200))
    assert texts(made, "a") == ["1,000", "875", "787"]
    assert texts(made, "a_rate") == ["290", "254", "228"]
    assert made.by_id["a_rate"].tolerance_text == "232 to 348"
    assert made.fact("a_rate.target").source == "1,000 ÷ 34,460 × 10,000 (book.yaml, line 1)"


def test_a_monthly_number_gives_a_projected_rate_its_targets_times_twelve() -> None:
    number = measure("a", period_type="in_month", targets={"Mar-23": 210, "Sept-23": 185, "Mar-24": 167})
    rate = measure("a_rate", "rate", "low", "projected", rate_of="a")
    made = results([number, rate], months("a", {"Jan-23": 1}))
    assert texts(made, "a_rate") == ["731", "644", "582"]


def test_a_quarterly_number_gives_a_projected_rate_its_targets_times_four() -> None:
    number = measure("a", period_type="in_month", targets={"Mar-23": 30}, upper=36)
    rate = measure("a_rate", "rate", "low", "projected", rate_of="a")
    data = months("a", {"Q1 2022-23": 31, "Q2 2022-23": 32, "Q3 2022-23": 33})
    made = results([number, rate], data, as_at="Dec-22")
    assert made.fact("a_rate.actual").text == "37"  # 96 x 12 / 9 months / 34,460 x 10,000
    assert texts(made, "a_rate") == ["35"]
    assert made.fact("a_rate.target").source == "30 × 4 ÷ 34,460 × 10,000 (book.yaml, line 1)"
    assert made.by_id["a_rate"].tolerance_text == "up to 42"
    assert made.by_id["a_rate"].rag == "Amber"


def test_a_number_of_single_years_gives_a_projected_rate_its_targets_as_they_are() -> None:
    number = measure("a", period_type="in_month", targets={"Mar-23": 120})
    rate = measure("a_rate", "rate", "low", "projected", rate_of="a")
    made = results([number, rate], months("a", {"2021-22": 131, "2022-23": 128}), as_at="Mar-23")
    assert texts(made, "a_rate") == ["35"]


def test_a_monthly_rate_has_the_monthly_targets() -> None:
    number = measure("a", period_type="in_month", targets={"Mar-23": 210})
    made = results([number, measure("a_rate", "rate", "low", "in_month", rate_of="a")], months("a", {"Jan-23": 210}))
    assert texts(made, "a_rate") == [made.fact("a_rate.actual").text] == ["61"]


def test_a_number_since_april_gives_its_rate_the_targets_of_a_year() -> None:
    number = measure("a", period_type="in_year", targets={"Mar-23": 169, "Sept-23": 162, "Mar-24": 155})
    rate = measure("a_rate", "rate", "low", "projected", rate_of="a")
    made = results([number, rate], months("a", {"Jan-23": 1}))
    assert texts(made, "a_rate") == ["49", "47", "45"]


def test_a_rates_own_targets_go_before_its_pairs_and_leave_it_the_pairs_tolerance() -> None:
    made = pair(measure("a", targets=GOALS, upper=1200), targets={"Mar-23": 280})
    assert texts(made, "a_rate") == ["280"]
    assert made.by_id["a_rate"].tolerance_text == "up to 348"


def test_a_rates_own_tolerance_goes_before_its_pairs() -> None:
    made = pair(measure("a", targets=GOALS, upper=1200), worse_by="0.1")
    assert made.by_id["a_rate"].tolerance_text == "10% worse"


def test_a_pairs_share_of_tolerance_is_its_rates_too() -> None:
    made = pair(measure("a", targets=GOALS, worse_by="0.1"))
    assert made.by_id["a_rate"].tolerance_text == "10% worse"


def test_milestones_stand_in_order_whatever_order_they_are_given_in() -> None:
    made = result(measure("a", targets={"Mar-24": 3, "Mar-23": 1, "Q2 2023-24": 2}), [seen("a", "Jan-23", 1)])
    assert [period.label for period, _ in made.milestones] == ["Mar-23", "Q2 2023-24", "Mar-24"]
    assert [fact.name for _, fact in made.milestones] == [
        "a.target_2023_03", "a.target_2023_q2", "a.target_2024_03",
    ]  # fmt: skip


def test_what_the_book_puts_in_place_of_a_target_is_its_target_fact_and_nothing_is_rated() -> None:
    made = result(measure("a", no_target=Missing.TO_BE_CONFIRMED), months("a", {"Jan-23": 1}))
    assert (made.fact("target").text, made.rag) == ("TBC", "")
    assert result(measure("a"), months("a", {"Jan-23": 1})).fact("target").text == "Not set"
