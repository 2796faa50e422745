"""The indicators of an improvement board: one wide table, and what stands in it where there is no number."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from paperwork.model.blocks import Table, flattened, text_of
from paperwork.model.measures import Comparator, Fact, Missing, Result
from paperwork.model.paper import Paper
from paperwork.model.periods import month
from paperwork.paper.measuring import longest_word
from paperwork.paper.tables.widths import SIDES, SMALL, WIDE_LINE

from . import builders as make
from .reading import composed, first_page

NEIGHBOURS = Comparator("neighbours", "Statistical neighbours", Decimal(28), short_name="SN")
ENGLAND = Comparator("england", "England", Missing.NOT_APPLICABLE)
LAST_YEAR = Comparator("last_year", "Wexcombe 21/22", Missing.TO_BE_CONFIRMED)


def seen(months: int = 3, value: int = 84, target: int | None = 90, **given: Any) -> Result:
    of = make.measure(**{"comparators": (LAST_YEAR, NEIGHBOURS, ENGLAND), **given})
    periods = [make.JANUARY.shifted(-back) for back in range(months - 1, -1, -1)]
    milestones = () if target is None else (make.target(of, target),)
    facts = {"target": make.fact("t", of.no_target)} if of.no_target else {}
    return make.result(of, dict.fromkeys(periods, value), milestones=milestones, facts=facts)


def paper(*results: Result, **given: Any) -> Paper:
    page = make.page(measures=tuple(one.measure.id for one in results), show=("indicators",), **given)
    return composed(make.inputs(make.brief(make.priority(page, summary=()))), make.results(*results))


def table(given: Paper) -> Table:
    (found,) = [one for one in flattened((first_page(given)["indicators"],)) if isinstance(one, Table)]
    return found


def rows(given: Paper) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table(given).rows]


def test_a_row_says_what_the_measure_is_counted_in_and_sets_its_target_beside_the_others() -> None:
    assert rows(paper(seen())) == [
        ["Indicator", "Outturn type", "Nov-22", "Dec-22", "Jan-23", "Target", "Wexcombe 21/22", "SN", "England"],
        ["Visits in time", "Percentage", "84%", "84%", "84%", "90%", "TBC", "28%", "N/A"],
    ]


def test_the_note_gives_long_names_and_keys_not_applicable_and_to_be_confirmed_apart() -> None:
    note = text_of(table(paper(seen())).note)
    assert note == "SN: Statistical neighbours. N/A: not applicable. TBC: to be confirmed."


def test_a_target_says_what_it_is_of_and_a_rate_has_it_as_its_values_are() -> None:
    contacts = seen(id="contacts", name="Contacts", unit="number", target=None, target_per="month")
    target = Fact("contacts.target", Decimal(250), "250", "250 per month", "data")
    of_a_month = make.result(contacts.measure, {make.JANUARY: 264}, milestones=((month(2023, 3), target),))
    rate = seen(id="rate", name="Rate", unit="rate", value=503, target=647)
    assert [row[-4] for row in rows(paper(of_a_month, rate))] == ["Target", "250 per month", "647"]


def test_what_the_book_puts_in_place_of_a_target_is_printed_and_keyed() -> None:
    of = seen(target=None, no_target=Missing.TO_BE_CONFIRMED, comparators=())
    none = seen(id="plans", name="Plans", target=None, comparators=())
    assert [row[-1] for row in rows(paper(of, none))] == ["Target", "TBC", "Not set"]
    assert text_of(table(paper(of)).note) == "TBC: to be confirmed."


def test_where_no_measure_has_a_target_there_is_no_column_of_targets() -> None:
    assert rows(paper(seen(target=None, comparators=())))[0] == [
        "Indicator", "Outturn type", "Nov-22", "Dec-22", "Jan-23",
    ]  # fmt: skip


def test_a_measure_that_lacks_a_comparator_says_so_and_all_stand_in_the_order_of_the_book() -> None:
    few = seen(id="plans", name="Plans", comparators=(ENGLAND,))
    made = rows(paper(few, seen()))
    assert made[0][-3:] == ["England", "Wexcombe 21/22", "SN"]
    assert made[1][-3:] == ["N/A", "Not given", "Not given"]


@pytest.mark.parametrize(
    ("years", "head", "cells"),
    [(("2021-22", "2021-22"), "SN 2021-22", ["28%", "28%"]), (("2021-22", ""), "SN", ["28% (2021-22)", "28%"])],
)
def test_a_year_stands_in_the_head_where_all_share_it_else_beside_the_value(
    years: tuple[str, str], head: str, cells: list[str]
) -> None:
    compared = [Comparator("sn", "Neighbours", NEIGHBOURS.value, year, "SN") for year in years]
    made = rows(paper(*(seen(id=f"m{at}", name=f"M{at}", comparators=(one,)) for at, one in enumerate(compared))))
    assert [row[-1] for row in made] == [head, *cells]


def test_fifteen_columns_stand_whole_on_a_landscape_page_at_nine_points() -> None:
    name = "Percentage of initial health assessments delivered within 20 working days of becoming looked after"
    others = tuple(
        Comparator(f"other_{at}", f"Other {at}", Decimal(15_657), short_name=f"{19 + at}/{20 + at}") for at in range(5)
    )
    given = paper(seen(months=7, name=name, comparators=others))
    made = table(given)
    assert first_page(given)["wide"]
    assert (len(made.columns), made.small) == (15, True)
    whole = sum(column.share for column in made.columns)
    for index, column in enumerate(made.columns):
        room = column.share * WIDE_LINE / whole - SIDES + 0.1
        assert all(longest_word(row.cells[index].text, SMALL, bold=at == 0) <= room for at, row in enumerate(made.rows))


def test_few_months_and_no_comparators_stay_on_an_upright_page() -> None:
    assert first_page(paper(seen(months=6, target=None, comparators=())))["wide"] is False


def test_a_page_without_measures_has_no_indicators() -> None:
    assert first_page(paper())["indicators"] is False


@pytest.mark.parametrize(("status", "role"), [("Green", "green"), ("Amber", "amber"), ("Red", "red")])
def test_a_status_is_a_line_with_its_word_on_its_colour(status: str, role: str) -> None:
    (made,) = [one for one in flattened((first_page(paper(status=status))["status"],)) if isinstance(one, Table)]
    (row,) = made.rows
    assert [(cell.text, cell.role) for cell in row.cells] == [("Status", "label"), (status, role)]
    assert (made.header_rows, made.header_columns) == (0, 1)


def test_a_page_without_a_status_has_no_such_line() -> None:
    assert first_page(paper(seen()))["status"] is False
