"""Sheets of small charts: which charts stand on them, over which months, how wide and how high."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Chart, ChartLine, ChartPoint, ChartSeries
from paperwork.model.findings import PaperworkError
from paperwork.model.measures import Missing, Result
from paperwork.model.periods import LATEST, Period, month
from paperwork.paper.chart_kinds.flow import Flow, flowed

from . import builders as make
from .reading import charts, composed, slots

NOVEMBER, DECEMBER, JANUARY = month(2022, 11), month(2022, 12), month(2023, 1)
NOTHING = {NOVEMBER: Missing.BLANK, DECEMBER: Missing.BLANK, JANUARY: Missing.BLANK, LATEST: Missing.BLANK}
LINE, GAP = 470.0, 9.5
Q2, Q3 = Period("quarter", 2022, 2), Period("quarter", 2022, 3)


def drawn(*results: Result, kinds: tuple[str, ...] = ("sheet",), **page: Any) -> list[Chart]:
    told = make.page(measures=tuple(one.measure.id for one in results), charts=kinds, **page)
    paper = slots(composed(make.inputs(make.brief(make.priority(told, summary=()))), make.results(*results)))
    return charts(paper["priorities"][0]["pages"][0]["charts"])


def known(id: str = "visits", values: Any = None, **measure: Any) -> Result:
    return make.result(make.measure(id, name=id.capitalize(), **measure), values)


def lost(id: str = "plans", values: Any = None, *, aimed: bool = True, **measure: Any) -> Result:
    """A measure of which no value was published, with a target or without."""
    of = make.measure(id, name=id.capitalize(), **measure)
    milestones = (make.target(of, 80),) if aimed else ()
    return make.result(of, values or NOTHING, series=(), milestones=milestones)


def labels(chart: Chart) -> list[str]:
    return [point.label for point in chart.series[0].points]


class TestCharts:
    def test_every_measure_has_its_usual_chart(self) -> None:
        counts = known("contacts", unit="number", period_type="in_month")
        assert [chart.kind for chart in drawn(known(), counts, lost())] == ["line", "columns", "unpublished"]

    def test_kinds_asked_for_with_it_are_taken_in_turn(self) -> None:
        assert [chart.kind for chart in drawn(known("a"), known("b"), kinds=("sheet", "columns"))] == ["columns"] * 2

    def test_a_measure_without_values_has_its_months_and_its_target(self) -> None:
        (chart,) = drawn(lost())
        assert labels(chart) == ["Nov-22", "Dec-22", "Jan-23"]
        assert all(point.value is None for point in chart.series[0].points)
        assert [line.text for line in chart.lines] == ["Target Mar-23 (80%)"]
        assert chart.alt == "Chart without values: Plans. No values published. The target for March 2023 is 80%."

    def test_one_without_a_target_either_has_nothing_but_its_title(self) -> None:
        (chart,) = drawn(lost(aimed=False))
        assert (chart.title, chart.series, chart.lines) == ("Plans", (), ())
        assert chart.alt == "Chart without values: Plans. No values published."

    def test_without_a_sheet_a_measure_without_values_has_no_chart(self) -> None:
        assert drawn(lost(), kinds=("line",)) == []

    def test_all_stand_over_the_same_months(self) -> None:
        early = {month(2022, 10): 3, NOVEMBER: 4}
        charts = drawn(known("a", early), known("b", {JANUARY: 5}), lost("c"))
        assert [labels(chart) for chart in charts] == [["Oct-22", "Nov-22", "Dec-22", "Jan-23"]] * 3
        assert [point.text for point in charts[1].series[0].points] == ["", "", "", "5%"]

    def test_quarters_stand_over_quarters_and_months_over_months(self) -> None:
        first, second, third = drawn(known("a", {Q2: 60, Q3: 69}), known("b", {Q3: 75}), known("c", {JANUARY: 5}))
        assert labels(first) == labels(second) == ["Q2 2022-23", "Q3 2022-23"]
        assert labels(third) == ["Jan-23"]

    def test_a_measure_without_values_beside_quarters_alone_stands_over_quarters(self) -> None:
        quarters, nothing = drawn(known("a", {Q2: 60, Q3: 69}), lost())
        assert labels(nothing) == labels(quarters) == ["Q2 2022-23", "Q3 2022-23"]

    def test_three_percentages_share_a_scale_from_zero_and_numbers_do_not(self) -> None:
        shares = [known("a", {JANUARY: 80}), known("b", {JANUARY: 95}), lost("c")]
        charts = drawn(*shares, known("d", {JANUARY: 900}, unit="number"))
        assert [chart.within for chart in charts] == [(Decimal(0), Decimal(95))] * 3 + [()]

    def test_a_sheet_needs_a_measure(self) -> None:
        with pytest.raises(PaperworkError, match="'sheet' needs a measure"):
            drawn()


def chart(points: int = 13, kind: str = "line", title: str = "Visits in time", **more: Any) -> Chart:
    series = ChartSeries("", tuple(ChartPoint(str(n), None, "") for n in range(points)))
    return Chart(kind, title, (series,), "", **more)


def widths(*given: Chart, first: float = 660.0, below: float = 0.0) -> list[int]:
    """How many charts stand on each line."""
    return [len(line) for line in flowed(given, Flow(first, 697.0, (below,)))]


def sheets(lines: Any, flow: Flow) -> int:
    count, room = 1, flow.first
    for line in lines:
        if line[0].height + GAP > room:
            count, room = count + 1, flow.later
        room -= line[0].height + GAP
    return count


class TestLayout:
    def test_four_to_eight_stand_two_a_line_on_one_sheet(self) -> None:
        for count in (4, 6, 8):
            assert widths(*[chart()] * count) == [2] * (count // 2)

    def test_nine_and_more_stand_three_a_line_where_that_saves_a_sheet(self) -> None:
        assert widths(*[chart()] * 9) == [3, 3, 3]
        assert widths(*[chart()] * 12) == [3] * 4

    def test_long_runs_never_stand_three_a_line(self) -> None:
        assert max(widths(*[chart(26)] * 12)) == 2

    def test_charts_are_higher_where_there_are_fewer(self) -> None:
        four, eight = (flowed([chart()] * count, Flow(660.0, 697.0))[0][0].height for count in (4, 8))
        assert four > eight

    def test_what_stands_above_leaves_them_less(self) -> None:
        high, low = (flowed([chart()] * 4, Flow(first, 697.0))[0][0].height for first in (400.0, 300.0))
        assert high > low

    def test_what_stands_below_has_its_room_on_the_same_sheet(self) -> None:
        lines = flowed([chart()] * 4, Flow(660.0, 697.0, below=(200.0,)))
        assert sum(line[0].height + GAP for line in lines) <= 460

    def test_more_than_fit_go_on_to_the_next_sheet(self) -> None:
        flow = Flow(660.0, 697.0)
        lines = flowed([chart()] * 24, flow)
        assert sheets(lines, flow) == 2
        assert [one for line in lines for one in line] == [one for line in lines for one in line if one.title]

    def test_charts_never_grow_so_high_that_a_line_leaves_its_sheet(self) -> None:
        for first in range(280, 660, 20):
            lines = flowed([chart(26)] * 10, Flow(float(first), 697.0))
            room, held = first - sum(line[0].height + GAP for line in lines[:2]), 2
            while room >= lines[held][0].height + GAP:
                room, held = room - lines[held][0].height - GAP, held + 1
            assert held == (first // (lines[0][0].height + GAP)) >= 2
            assert room < 120

    def test_lines_of_lost_charts_alone_are_low(self) -> None:
        frame = Chart("line", "Visits in time", (), "")
        frames, mixed = (flowed(some, Flow(660.0, 697.0))[0][0].height for some in ([frame] * 4, [frame, chart()] * 2))
        assert frames < 80 < mixed

    def test_what_follows_on_the_sheet_has_its_room_where_that_takes_no_sheet_more(self) -> None:
        def highest(*below: float) -> float:
            return flowed([chart()] * 4, Flow(660.0, 697.0, below))[0][0].height

        assert highest(250.0, 0.0) < highest(0.0) == highest(600.0, 0.0)

    def test_a_chart_of_the_whole_page_has_a_line_of_its_own(self) -> None:
        assert widths(chart(), chart(3, "bars"), chart(), chart()) == [1, 1, 2]

    def test_levels_named_in_or_beside_a_chart_make_it_higher(self) -> None:
        levels = tuple(ChartLine(f"Statistical neighbours 2021-22 ({n})", Decimal(n), "comparator") for n in range(4))
        plain, named = (flowed([chart(lines=lines)] * 4, Flow(200.0, 200.0))[0][0].height for lines in ((), levels))
        assert named > plain

    @given(
        st.lists(st.tuples(st.integers(1, 26), st.integers(1, 60)), min_size=1, max_size=16),
        st.floats(0, 697),
        st.floats(0, 1500),
    )
    @settings(max_examples=150, deadline=None)
    def test_every_chart_stands_once_in_its_order_on_lines_that_hold_it_and_sheets_that_hold_those(
        self, given: list[tuple[int, int]], first: float, below: float
    ) -> None:
        some = [chart(points, title=f"{at} " + "Word " * (words // 5)) for at, (points, words) in enumerate(given)]
        lines = flowed(some, Flow(first, 697.0, (below,)))
        assert [one.title for line in lines for one in line] == [one.title for one in some]
        assert all(sum(one.width for one in line) <= LINE for line in lines)
        assert all(len({one.height for one in line}) == 1 for line in lines)
        assert all(100 <= line[0].height <= 697 - GAP for line in lines)


def test_a_page_of_fourteen_measures_takes_two_sheets_at_most() -> None:
    results = [lost(f"m{number}") for number in range(14)]
    charts = drawn(*results, show=())
    rows = {charts[at].height for at in range(14)}
    assert len(charts) == 14
    assert min(rows) > 110
