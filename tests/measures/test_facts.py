"""Facts: the one text that each number may appear as, by the names that prose uses."""

from __future__ import annotations

from decimal import Decimal

import pytest

from paperwork.model.measures import FACT_NAMES, Comparator, Missing

from .build import measure, months, result, results

VISITS = measure("cin_visits", "percent", "high", targets={"Mar-23": 85})


def test_every_measure_has_every_fact_and_its_comparators() -> None:
    neighbours = Comparator("neighbours", "Statistical neighbours", Decimal(250), "2021-22")
    made = result(measure("a", "rate", comparators=(neighbours,)), months("a", {"Jan-23": 195}))
    assert set(made.facts) == {*FACT_NAMES, "neighbours"}
    assert all(fact.name == f"a.{name}" for name, fact in made.facts.items())
    assert made.fact("neighbours").with_unit == "250 per 10,000"
    assert made.fact("neighbours").source == "Statistical neighbours, 2021-22, book.yaml, line 1"


@pytest.mark.parametrize(
    ("name", "text", "with_unit"),
    [
        ("actual", "84", "84%"),
        ("previous", "71", "71%"),
        ("latest", "87", "87%"),
        ("target", "85", "85%"),
        ("change", "13", "13 percentage points"),
        ("change_percent", "18", "18%"),
        ("gap", "1", "1 percentage point"),
        ("rag", "Amber", "Amber"),
        ("direction", "↑ up", "up"),
        ("month", "January 2023", "January 2023"),
        ("previous_month", "December 2022", "December 2022"),
        ("milestone", "March 2023", "March 2023"),
        ("latest_month", "mid-February 2023", "mid-February 2023"),
    ],
)
def test_a_percentage_as_tables_and_sentences_print_it(name: str, text: str, with_unit: str) -> None:
    made = result(VISITS, months("cin_visits", {"Dec-22": 71, "Jan-23": 84, "Latest": 87}))
    assert (made.fact(name).text, made.fact(name).with_unit) == (text, with_unit)


def test_facts_are_found_by_their_dotted_names() -> None:
    made = results([VISITS], months("cin_visits", {"Jan-23": 84}))
    assert made.fact("cin_visits.actual").with_unit == "84%"


def test_a_change_prints_its_size_and_keeps_its_sign() -> None:
    made = result(measure("a"), months("a", {"Dec-22": 2778, "Jan-23": 1673}))
    assert (made.fact("change").text, made.fact("change").value) == ("1,105", Decimal(-1105))
    assert made.fact("change_percent").with_unit == "40%"


def test_a_change_is_the_difference_of_what_is_printed() -> None:
    rate = measure("a_rate", "rate", rate_of="a")
    made = results([measure("a"), rate], months("a", {"Dec-22": 778, "Jan-23": 673}))
    assert made.fact("a_rate.change").with_unit == "31 per 10,000"  # 226 less 195, though 225.8 less 195.3 is 30.5


def test_a_change_too_small_to_print_does_not_print_as_none() -> None:
    made = result(VISITS, months("cin_visits", {"Dec-22": "84.3", "Jan-23": "84.1"}))
    assert made.fact("change").with_unit == "less than 1 percentage point"
    assert made.fact("direction").text == "↓ down"


def test_no_change_is_nought() -> None:
    assert result(VISITS, months("cin_visits", {"Dec-22": 84, "Jan-23": 84})).fact("change").text == "0"


def test_a_rise_from_below_nought_is_a_rise() -> None:
    made = result(measure("a"), months("a", {"Dec-22": -10, "Jan-23": 5}))
    assert (made.fact("change_percent").text, made.fact("change_percent").value) == ("150", Decimal(150))


def test_a_change_from_nought_has_no_percentage() -> None:
    made = result(measure("a"), months("a", {"Dec-22": 0, "Jan-23": 5}))
    assert made.fact("change_percent").value is Missing.NOT_APPLICABLE


def test_a_value_for_charts_is_not_rounded() -> None:
    rate = measure("a_rate", "rate", rate_of="a")
    made = results([measure("a"), rate], months("a", {"Jan-23": 673}))
    value = made.fact("a_rate.actual").value
    assert isinstance(value, Decimal)
    assert abs(value - Decimal("195.2989")) < Decimal("0.0001")


def test_the_points_of_a_table_have_names_of_their_own() -> None:
    made = result(VISITS, months("cin_visits", {"Jan-23": 84, "Latest": 87}))
    assert [point.fact.name for point in made.months] == [
        "cin_visits.at_2022_11", "cin_visits.at_2022_12", "cin_visits.at_2023_01", "cin_visits.latest",
    ]  # fmt: skip


def test_results_keep_the_order_of_the_book_and_leave_nothing_out() -> None:
    made = results([measure("b"), measure("a", in_tables_only=True)])
    assert list(made.by_id) == ["b", "a"]
    assert made.as_at.label == "Jan-23"
