"""Pages with many months: which stand on a landscape page, how their tables are set, and what no page can hold."""

from __future__ import annotations

from typing import Any

import pytest

from paperwork.model.blocks import Table, flattened
from paperwork.model.measures import Result
from paperwork.model.paper import Paper
from paperwork.model.periods import LATEST
from paperwork.paper.measuring import longest_word, width
from paperwork.paper.tables.widths import SIDES, SIZE, SMALL, WIDE_LINE

from . import builders as make
from .reading import charts, composed, first_page, slots


def visits(months: int, value: int = 84, **more: Any) -> Result:
    """A measure with so many months, the last of them January 2023, and Latest."""
    periods = [make.JANUARY.shifted(-back) for back in range(months - 1, -1, -1)]
    return make.result(make.measure(**more), dict.fromkeys([*periods, LATEST], value))


def paper(result: Result, *pages: Any) -> Paper:
    return composed(make.inputs(make.brief(make.priority(*(pages or (make.page(),))))), make.results(result))


def table(given: Paper) -> Table:
    (found,) = [one for one in flattened((first_page(given)["months"],)) if isinstance(one, Table)]
    return found


@pytest.mark.parametrize(("months", "wide"), [(3, False), (6, False), (13, True)])
def test_a_page_is_wide_where_its_months_would_break_on_an_upright_one(months: int, wide: bool) -> None:
    assert first_page(paper(visits(months)))["wide"] is wide


@pytest.mark.parametrize("unit", ["percent", "number"])
def test_thirteen_months_and_latest_stand_whole_on_the_line_of_a_wide_page(unit: str) -> None:
    made = table(paper(visits(13, 1_000, unit=unit, name="Supervision in time – children in our care")))
    size = SMALL if made.small else SIZE
    whole = sum(column.share for column in made.columns)
    for index, column in enumerate(made.columns):
        room = column.share * WIDE_LINE / whole - SIDES + 0.1
        head, *cells = (row.cells[index].text for row in made.rows)
        assert longest_word(head, size, bold=True) <= room
        assert all((width if index else longest_word)(text, size) <= room for text in cells)


def test_a_table_is_small_only_where_it_has_ten_columns_and_needs_it() -> None:
    long = "Supervision in time – children in our care"
    assert table(paper(visits(13, name=long))).small
    assert not table(paper(visits(13, name="Visits"))).small
    assert not table(paper(visits(7, 10**9, name=long, unit="number"))).small
    assert not table(paper(visits(3, name=long))).small


def test_only_the_page_that_needs_it_is_wide() -> None:
    pages = make.page(), make.page("lost", measures=(), not_published=("Lost.",))
    assert [page["wide"] for page in slots(paper(visits(13), *pages))["priorities"][0]["pages"]] == [True, False]


def test_a_chart_over_time_that_stands_alone_takes_the_whole_of_a_wide_line() -> None:
    assert [one.width for one in charts(first_page(paper(visits(13)))["charts"])] == [WIDE_LINE]


def test_what_not_even_a_wide_page_holds_is_a_finding_that_names_the_page_and_says_what_to_do() -> None:
    assert paper(visits(13)).findings == ()
    (found,) = paper(visits(24, 10**9, unit="number")).findings
    assert (found.check, found.severity, found.key) == ("wide-table", "warning", "visits")
    assert "'Visits in time'" in found.message
    assert "fewer months" in found.hint
