"""Rates per 10,000 of two published papers, worked out from their counts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from paperwork.measures import work_out
from paperwork.model.findings import PaperworkError

from .build import inputs, measure, months, period, result, results, seen
from .papers import JUNE_POPULATION

RATE = measure("a_rate", "rate", rate_of="a_number")
NUMBER = measure("a_number")

FEBRUARY = [
    (673, "195"), (778, "226"), (959, "278"),
    (315, "91"), (331, "96"), (353, "102"),
    (606, "176"), (620, "180"), (629, "183"),
    (716, "208"), (303, "88"), (1861, "540"),
    (595, "173"),  # the paper prints 172, the one rate of thirteen that its counts do not make
]  # fmt: skip
JUNE = [
    (807, "244"), (788, "239"), (735, "222"), (849, "257"), (321, "97"), (558, "169"),
    (306, "93"),  # printed as 92
]  # fmt: skip


@pytest.mark.parametrize(("count", "rate"), FEBRUARY)
def test_a_rate_of_february_is_its_count_per_10000_children(count: int, rate: str) -> None:
    made = results([NUMBER, RATE], months("a_number", {"Jan-23": count}))
    assert made.fact("a_rate.actual").text == rate
    assert made.fact("a_rate.actual").with_unit == f"{rate} per 10,000"


@pytest.mark.parametrize(("count", "rate"), JUNE)
def test_a_rate_of_june_is_its_count_per_10000_children(count: int, rate: str) -> None:
    made = results([NUMBER, RATE], months("a_number", {"Jan-23": count}), population=JUNE_POPULATION)
    assert made.fact("a_rate.actual").text == rate


PROJECTED = measure("starts_rate", "rate", "low", "projected", rate_of="starts")
TO_DATE = measure("starts", period_type="in_year")


@pytest.mark.parametrize(
    ("when", "count", "rate"),
    [
        ("Nov-22", 125, "54"), ("Dec-22", 133, "51"), ("Jan-23", 139, "48"),
        ("Nov-22", 113, "49"), ("Dec-22", 131, "51"), ("Jan-23", 148, "52"),
        ("Nov-22", 2482, "1,080"), ("Dec-22", 2601, "1,006"), ("Jan-23", 2759, "961"),
    ],
)  # fmt: skip
def test_a_projection_of_february_is_the_year_so_far_by_months(when: str, count: int, rate: str) -> None:
    made = results([TO_DATE, PROJECTED], months("starts", {when: count}), as_at=when)
    assert made.fact("starts_rate.actual").text == rate


@pytest.mark.parametrize(
    ("when", "count", "rate"),
    [
        ("Apr-23", 7, "25"), ("May-23", 19, "35"), ("June-23", 42, "51"),
        ("Apr-23", 33, "120"), ("May-23", 51, "93"), ("June-23", 58, "70"),
        ("Apr-23", 127, "461"), ("May-23", 301, "547"), ("June-23", 551, "667"),
    ],
)  # fmt: skip
def test_a_projection_of_june_is_the_year_so_far_by_months(when: str, count: int, rate: str) -> None:
    data = months("starts", {when: count})
    made = results([TO_DATE, PROJECTED], data, as_at=when, population=JUNE_POPULATION)
    assert made.fact("starts_rate.actual").text == rate


def test_months_decide_where_days_would_give_another_figure() -> None:
    by_days = 148 * 365 / 306 / 34_460 * 10_000
    assert round(by_days) == 51
    made = results([TO_DATE, PROJECTED], months("starts", {"Jan-23": 148}))
    assert made.fact("starts_rate.actual").text == "52"


def test_a_projection_adds_up_single_months_where_the_counts_are_in_the_month() -> None:
    monthly = measure("starts", period_type="in_month")
    made = results([monthly, PROJECTED], months("starts", {"Apr-22": 10, "May-22": 12, "June-22": 20}), as_at="June-22")
    assert made.fact("starts_rate.numerator").text == "42"
    assert made.fact("starts_rate.actual").text == "49"


def test_an_in_year_rate_is_not_projected() -> None:
    in_year = measure("a_rate", "rate", "low", "in_year", rate_of="starts")
    made = results([TO_DATE, in_year], months("starts", {"Oct-21": 2582}), as_at="Oct-21", population=51_310)
    assert made.fact("a_rate.actual").text == "503"


def test_a_quarter_is_projected_by_its_months() -> None:
    made = results([TO_DATE, PROJECTED], [seen("starts", "Q2 2022-23", 60)], as_at="Sept-22", population=30_000)
    assert made.fact("starts_rate.actual").text == "40"


def test_a_rate_keeps_the_count_and_the_population_that_it_was_made_of() -> None:
    made = results([NUMBER, RATE], months("a_number", {"Jan-23": 673})).by_id["a_rate"]
    assert made.fact("numerator").text == "673"
    assert made.fact("denominator").text == "34,460"
    assert "673 ÷ 34,460 × 10,000" in made.fact("actual").source
    assert "data.csv" in made.fact("actual").source


def test_a_rate_that_the_data_give_is_taken_as_given() -> None:
    data = [*months("a_number", {"Jan-23": 673}), seen("a_rate", "Jan-23", 195)]
    assert results([NUMBER, RATE], data).fact("a_rate.actual").source == "data.csv, line 2"


def test_a_rate_can_be_made_of_the_count_beside_it() -> None:
    alone = measure("a_rate", "rate")
    assert result(alone, [seen("a_rate", "Jan-23", numerator=673)]).fact("actual").text == "195"


def test_a_month_end_rate_has_a_latest_value_and_a_projected_one_has_none() -> None:
    data = [*months("a_number", {"Jan-23": 673, "Latest": 716}), *months("starts", {"Jan-23": 139, "Latest": 141})]
    made = results([NUMBER, RATE, TO_DATE, PROJECTED], data)
    assert made.fact("a_rate.latest").text == "208"
    assert not made.fact("starts_rate.latest").known
    assert made.fact("starts.latest").text == "141"


def test_an_implied_count_makes_an_implied_rate() -> None:
    made = results([NUMBER, RATE], [seen("a_number", "Jan-23", 673, implied=True), seen("a_number", "Dec-22", 778)])
    assert made.fact("a_rate.actual").implied
    assert not made.fact("a_rate.previous").implied


def test_a_provisional_count_makes_a_provisional_rate() -> None:
    made = results([NUMBER, RATE], [seen("a_number", "Jan-23", 673, provisional=True)])
    assert made.by_id["a_rate"].months[-1].provisional


def test_a_rate_without_a_population_stops_the_run_and_says_which_year_lacks_one() -> None:
    with pytest.raises(PaperworkError, match="no population aged 0 to 17 for 2020"):
        results([NUMBER, RATE], months("a_number", {"Jan-23": 673}), population=None)


def test_a_paper_without_rates_needs_no_population() -> None:
    assert results([NUMBER], months("a_number", {"Jan-23": 5}), population=None).fact("a_number.actual").text == "5"


def test_rates_that_are_all_given_need_no_population_and_do_not_claim_one() -> None:
    given_rate = measure("a_rate", "rate", period_type="in_year")
    given_inputs = inputs([given_rate], months("a_rate", {"Jan-23": 503}), population=None)
    made = work_out(replace(given_inputs, book=replace(given_inputs.book, population_year=0)))
    assert made.fact("a_rate.actual").with_unit == "503 per 10,000"
    basis = "Rate per 10,000 children aged 0 to 17, as given, counted since 1 April 2022"
    assert made.by_id["a_rate"].basis == basis


@settings(max_examples=40)
@given(count=st.integers(0, 10**6), population=st.integers(1, 10**6), times=st.integers(1, 50))
def test_a_rate_does_not_change_when_count_and_population_grow_together(
    count: int, population: int, times: int
) -> None:
    one = results([NUMBER, RATE], months("a_number", {"Jan-23": count}), population=population)
    many = results([NUMBER, RATE], months("a_number", {"Jan-23": count * times}), population=population * times)
    assert one.fact("a_rate.actual").value == many.fact("a_rate.actual").value
    assert one.fact("a_rate.actual").text == many.fact("a_rate.actual").text


@settings(max_examples=40)
@given(monthly=st.integers(0, 5000), elapsed=st.integers(1, 12))
def test_a_steady_count_projects_to_the_same_rate_in_every_month(monthly: int, elapsed: int) -> None:
    when = [period("Apr-22").shifted(step).label for step in range(12)]
    data = months("starts", {when[elapsed - 1]: monthly * elapsed})
    made = results([TO_DATE, PROJECTED], data, as_at=when[elapsed - 1])
    year = results([TO_DATE, PROJECTED], months("starts", {"Mar-23": monthly * 12}), as_at="Mar-23")
    assert made.fact("starts_rate.actual").value == year.fact("starts_rate.actual").value
