"""Pages with many months: which stand on a landscape page, how their tables are set, and what no page can hold."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from paperwork.model.blocks import Table, flattened
from paperwork.model.measures import Result
from paperwork.model.paper import Paper
from paperwork.model.periods import LATEST
from paperwork.model.supplied import Question
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


def wordy(lines: int, **given: Any) -> Any:
    """A wide page without charts whose one question is answered at some length."""
    answer = make.prose(*["Visits to children are made in time, and better than they were a year ago."] * lines)
    return make.page(charts=("none",), questions=(Question("Analysis", answer),), **given)


def test_words_that_fit_under_a_wide_table_stay_there_and_longer_ones_stand_upright() -> None:
    assert first_page(paper(visits(13), wordy(3)))["upright_words"] is False
    assert first_page(paper(visits(13), wordy(30)))["upright_words"] is True
    assert first_page(paper(visits(13), make.page(charts=("none",))))["upright_words"] is False


def test_words_beside_a_chart_and_those_of_an_upright_page_stay_where_they_are() -> None:
    charted = replace(wordy(30), charts=())
    assert first_page(paper(visits(13), charted))["upright_words"] is False
    assert first_page(paper(visits(3), wordy(60)))["upright_words"] is False


def test_a_priority_of_which_only_the_title_stands_before_a_wide_page_has_its_title_there() -> None:
    def turned(**given: Any) -> tuple[Any, list[Any]]:
        pages = make.page(), make.page("again", measures=("visits",))
        brief = make.brief(make.priority(*pages, **given))
        priority = slots(composed(make.inputs(brief), make.results(visits(13))))["priorities"][0]
        return priority["wide"], [page["turns"] for page in priority["pages"]]

    assert turned(summary=(), summary_charts=False) == (True, [False, True])
    assert turned() == (False, [True, True])


def test_a_table_higher_than_its_page_goes_on_over_the_next() -> None:
    def whole(rows: int) -> bool:
        many = [replace(visits(13), measure=make.measure(f"m{at}", name=f"Measure {at}")) for at in range(rows)]
        page = make.page(measures=tuple(one.measure.id for one in many), show=("months",))
        brief = make.brief(make.priority(page, summary=()))
        return table(composed(make.inputs(brief), make.results(*many))).whole

    assert whole(8)
    assert not whole(30)


def test_a_chart_over_time_that_stands_alone_takes_the_whole_of_a_wide_line() -> None:
    assert [one.width for one in charts(first_page(paper(visits(13)))["charts"])] == [WIDE_LINE]


def test_what_not_even_a_wide_page_holds_is_a_finding_that_names_the_page_and_says_what_to_do() -> None:
    assert paper(visits(13)).findings == ()
    (found,) = paper(visits(24, 10**9, unit="number")).findings
    assert (found.check, found.severity, found.key) == ("wide-table", "warning", "visits")
    assert "'Visits in time'" in found.message
    assert "fewer months" in found.hint
