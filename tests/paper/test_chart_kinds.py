"""Charts as data: which kind, which points, which lines across, and alternative text that says every number."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Chart
from paperwork.model.findings import PaperworkError
from paperwork.model.measures import Comparator, Missing, Point, Result
from paperwork.model.periods import LATEST, Period, month
from paperwork.model.supplied import SuppliedTable

from . import builders as make
from .reading import charts, composed, first_page, first_priority

OCTOBER, NOVEMBER, DECEMBER, JANUARY = month(2022, 10), month(2022, 11), month(2022, 12), month(2023, 1)


def drawn(*results: Result, kinds: tuple[str, ...] = ()) -> list[Chart]:
    page = make.page(measures=tuple(one.measure.id for one in results), charts=kinds)
    brief = make.brief(make.priority(page, summary=()))
    return charts(first_page(composed(make.inputs(brief), make.results(*results)))["charts"])


def doughnuts(*results: Result, **priority: Any) -> list[Chart]:
    told = make.priority(summary=tuple(one.measure.id for one in results), **priority)
    return charts(first_priority(composed(make.inputs(make.brief(told)), make.results(*results)))["charts"])


class TestMeasures:
    @pytest.mark.parametrize(
        ("unit", "period_type", "kind"),
        [
            ("number", "snapshot", "line"),
            ("percent", "in_month", "line"),
            ("number", "in_month", "columns"),
            ("number", "in_year", "line"),
            ("rate", "projected", "line"),
        ],
    )
    def test_counts_of_a_month_are_columns_and_all_else_lines(self, unit: str, period_type: str, kind: str) -> None:
        (chart,) = drawn(make.result(make.measure(unit=unit, period_type=period_type)))
        assert chart.kind == kind

    def test_a_month_without_a_value_between_two_is_a_gap(self) -> None:
        (chart,) = drawn(make.result(values={NOVEMBER: 68, JANUARY: 84}))
        points = [(point.label, point.value, point.text) for point in chart.series[0].points]
        assert points == [("Nov-22", 68, "68%"), ("Dec-22", None, ""), ("Jan-23", 84, "84%")]
        assert "There is no value for December 2022." in chart.alt

    def test_nothing_later_than_the_validated_month_is_drawn(self) -> None:
        (chart,) = drawn(make.result(values={DECEMBER: 71, JANUARY: 84, LATEST: 87}))
        assert [point.label for point in chart.series[0].points] == ["Dec-22", "Jan-23"]
        assert "87" not in chart.alt

    def test_a_series_of_quarters_and_months_shows_what_it_has_most_of(self) -> None:
        of = make.measure()
        series = make.points(of, {Period("quarter", 2022, 3): 70, DECEMBER: 71, JANUARY: 84})
        (chart,) = drawn(make.result(of, series=series))
        assert [point.label for point in chart.series[0].points] == ["Dec-22", "Jan-23"]

    def test_target_and_comparators_are_lines_with_their_labels(self) -> None:
        neighbours = Comparator("statistical_neighbours", "Statistical neighbours", Decimal(250), "2021-22")
        unknown = Comparator("england", "England", Missing.NOT_APPLICABLE)
        of = make.measure(unit="rate", comparators=(neighbours, unknown))
        (chart,) = drawn(make.result(of, milestones=(make.target(of, 1000),)))
        assert [(line.role, line.text, line.value) for line in chart.lines] == [
            ("target", "Target Mar-23 (1,000)", 1000),
            ("comparator", "Statistical neighbours 2021-22 (250)", 250),
        ]

    def test_a_comparator_that_names_its_year_is_not_given_it_twice(self) -> None:
        outturn = Comparator("outturn", "Outturn 2021-22", Decimal(91), "2021-22")
        (chart,) = drawn(make.result(make.measure(comparators=(outturn,))))
        assert chart.lines[0].text == "Outturn 2021-22 (91%)"

    @pytest.mark.parametrize("period_type", ["in_year", "projected"])
    def test_a_measure_that_starts_again_in_april_has_a_line_for_each_year(self, period_type: str) -> None:
        of = make.measure(unit="number", period_type=period_type)
        series = make.points(of, {month(2022, 2): 90, month(2022, 3): 100, month(2022, 4): 7, month(2022, 5): 13})
        (chart,) = drawn(make.result(of, series=series))
        assert [(one.name, one.role, [point.text for point in one.points]) for one in chart.series] == [
            ("2021-22", "context", ["90", "100", "", ""]),
            ("2022-23", "main", ["", "", "7", "13"]),
        ]

    def test_a_month_end_count_runs_through_april_in_one_line(self) -> None:
        of = make.measure(unit="number")
        (chart,) = drawn(make.result(of, series=make.points(of, {month(2022, 3): 100, month(2022, 4): 7})))
        assert [len(one.points) for one in chart.series] == [2]

    def test_the_title_is_the_book_s_chart_title_or_the_measure_s_name(self) -> None:
        (titled,) = drawn(make.result(make.measure(chart_title="Visits at month end")))
        (named,) = drawn(make.result())
        assert (titled.title, named.title) == ("Visits at month end", "Visits in time")

    def test_a_measure_without_any_value_has_no_chart(self) -> None:
        assert drawn(make.result(values={JANUARY: Missing.BLANK})) == []

    def test_a_pair_has_a_chart_each(self) -> None:
        pair = drawn(make.result(), make.result(make.measure("rate", unit="rate")))
        assert [chart.unit for chart in pair] == ["%", "per 10,000"]

    def test_two_short_runs_are_narrow_enough_to_stand_beside_each_other(self) -> None:
        pair = drawn(make.result(), make.result(make.measure("other")))
        (alone,) = drawn(make.result())
        assert sum(chart.width for chart in pair) < alone.width

    def test_two_long_runs_take_the_full_width_and_share_the_height(self) -> None:
        values = {JANUARY.shifted(-back): back for back in range(12, -1, -1)}
        pair = drawn(make.result(values=values), make.result(make.measure("other"), values))
        (alone,) = drawn(make.result(values=values))
        assert {chart.width for chart in pair} == {alone.width}
        assert all(chart.height < alone.height for chart in pair)


class TestAlternativeText:
    def test_it_tells_first_last_highest_lowest_and_the_target(self) -> None:
        of = make.measure()
        values = {OCTOBER: 90, NOVEMBER: 68, DECEMBER: 71, JANUARY: 84}
        (chart,) = drawn(make.result(of, values, milestones=(make.target(of, 85),)))
        assert chart.alt == (
            "Line chart: Visits in time. From 90% in October 2022, the highest, to 84% in January 2023. Lowest 68% in "
            "November 2022. The target for March 2023 is 85%. The numbers are in the table above."
        )

    def test_one_value_is_told_once(self) -> None:
        (chart,) = drawn(make.result(values={JANUARY: 84}))
        assert chart.alt == "Line chart: Visits in time. 84% in January 2023. The numbers are in the table above."

    def test_a_run_that_only_falls_names_its_ends_once(self) -> None:
        (chart,) = drawn(make.result(values={NOVEMBER: 90, DECEMBER: 84, JANUARY: 68}))
        assert "From 90% in November 2022, the highest, to 68% in January 2023, the lowest. The numbers" in chart.alt

    def test_a_rate_says_what_it_is_of_and_comparators_are_told_with_their_year(self) -> None:
        england = Comparator("england", "England", Decimal(70), "2021-22")
        of = make.measure(unit="rate", name="Rate of plans", comparators=(england,))
        (chart,) = drawn(make.result(of, {DECEMBER: 71, JANUARY: 84}))
        assert chart.alt.startswith("Line chart: Rate of plans, per 10,000. From 71 in December 2022")
        assert "England 2021-22: 70." in chart.alt

    def test_a_run_that_ends_where_it_began_says_so(self) -> None:
        (chart,) = drawn(make.result(values={NOVEMBER: 97, DECEMBER: 98, JANUARY: 97}))
        assert "97% in November 2022, the lowest, and 97% again in January 2023. Highest 98% in Dec" in chart.alt

    def test_a_run_that_never_changes_is_told_once(self) -> None:
        (chart,) = drawn(make.result(values={DECEMBER: 29, JANUARY: 29}))
        assert "29% throughout, from December 2022 to January 2023." in chart.alt

    def test_of_values_printed_alike_the_first_is_the_highest(self) -> None:
        of = make.measure()
        texts = {NOVEMBER: ("22.6", "23"), DECEMBER: ("23.4", "23"), JANUARY: ("19", "19")}
        series = tuple(
            Point(period, make.fact("visits.at", Decimal(value), "%", text)) for period, (value, text) in texts.items()
        )
        (chart,) = drawn(make.result(of, series=series))
        assert "From 23% in November 2022, the highest, to 19% in January 2023, the lowest." in chart.alt

    def test_the_values_that_the_table_lacks_are_told(self) -> None:
        of = make.measure()
        series = make.points(of, {OCTOBER: 60, NOVEMBER: 68, DECEMBER: 71, JANUARY: 84})
        (chart,) = drawn(make.result(of, {DECEMBER: 71, JANUARY: 84}, series=series))
        assert chart.alt.endswith("Not in the table above: 60% in October 2022; 68% in November 2022.")

    @given(st.lists(st.integers(0, 5000), min_size=1, max_size=13))
    @settings(max_examples=50)
    def test_it_shows_no_number_that_is_no_fact(self, values: list[int]) -> None:
        of = make.measure(unit="number")
        series = {JANUARY.shifted(-back): value for back, value in enumerate(reversed(values))}
        result = make.result(of, dict(sorted(series.items())))
        (chart,) = drawn(result)
        years = {"2021", "2022", "2023"}
        told = set(re.findall(r"\d(?:[\d,]*\d)?", chart.alt)) - years
        assert told <= {point.fact.text for point in result.series}
        assert result.series[-1].fact.text in chart.alt


class TestAskedFor:
    def test_a_page_may_ask_for_no_chart(self) -> None:
        assert drawn(make.result(), kinds=("none",)) == []

    def test_one_kind_serves_all_measures_and_several_are_taken_in_turn(self) -> None:
        pair = (make.result(), make.result(make.measure("other")))
        assert [chart.kind for chart in drawn(*pair, kinds=("columns",))] == ["columns", "columns"]
        assert [chart.kind for chart in drawn(*pair, kinds=("columns", "line"))] == ["columns", "line"]

    def test_bars_set_the_measures_of_a_page_side_by_side(self) -> None:
        other = make.result(make.measure("other", short_name="Other"), {JANUARY: 59})
        (chart,) = drawn(make.result(), other, kinds=("bars",))
        assert [(point.label, point.text) for point in chart.series[0].points] == [
            ("Visits in time", "84%"),
            ("Other", "59%"),
        ]
        assert chart.alt == "Bar chart: Visits in time. Visits in time 84%, Other 59%."

    @pytest.mark.parametrize("kind", ["stacked", "grouped"])
    def test_stacked_and_grouped_columns_hold_the_months_that_all_measures_have(self, kind: str) -> None:
        other = make.result(make.measure("other", name="Other"), {NOVEMBER: 5, DECEMBER: 6, JANUARY: 7})
        (chart,) = drawn(make.result(values={DECEMBER: 71, JANUARY: 84}), other, kinds=(kind,))
        assert [(one.name, [point.text for point in one.points]) for one in chart.series] == [
            ("Visits in time", ["71%", "84%"]),
            ("Other", ["6%", "7%"]),
        ]
        assert chart.alt.endswith(
            "chart: Visits in time. Visits in time – 71% in December 2022, 84% in January 2023. Other – 6% in "
            "December 2022, 7% in January 2023. The numbers are in the table above."
        )

    def test_months_that_the_table_above_lacks_are_told_one_by_one(self) -> None:
        of, other = make.measure(), make.measure("other", name="Other")
        series = {NOVEMBER: 5, DECEMBER: 6, JANUARY: 7}
        runs = [make.result(one, {JANUARY: 7}, series=make.points(one, series)) for one in (of, other)]
        (chart,) = drawn(*runs, kinds=("stacked",))
        assert chart.alt.endswith("Not in the table above, in this order: November 2022 5%, 5%; December 2022 6%, 6%.")

    def test_three_measures_of_one_unit_share_a_scale_and_two_or_a_mixture_do_not(self) -> None:
        runs = [
            make.result(make.measure(name, name=name), {JANUARY: value})
            for name, value in zip("abc", (40, 90, 95), strict=True)
        ]
        assert {chart.within for chart in drawn(*runs)} == {(Decimal(40), Decimal(95))}
        assert {chart.within for chart in drawn(*runs[:2])} == {()}
        count = make.result(make.measure("d", name="d", unit="number", period_type="snapshot"), {JANUARY: 7})
        assert {chart.within for chart in drawn(*runs, count)} == {()}

    def test_a_kind_that_there_is_not_stops_the_run_and_names_those_that_there_are(self) -> None:
        with pytest.raises(PaperworkError) as stopped:
            drawn(make.result(), kinds=("pie", "radar"))
        assert [finding.check for finding in stopped.value.findings] == ["chart-kind", "chart-kind"]
        assert "doughnut" in stopped.value.findings[0].hint

    def test_measures_of_different_units_are_not_mixed_in_one_chart(self) -> None:
        with pytest.raises(PaperworkError, match="cannot mix number and percent"):
            drawn(make.result(), make.result(make.measure("other", unit="number")), kinds=("bars",))

    def test_a_line_needs_a_measure(self) -> None:
        with pytest.raises(PaperworkError, match="needs a measure"):
            drawn(kinds=("line",))


def tabled(count: str, *kinds: str) -> list[Chart]:
    """The charts of a table in which the second of two rows has that count."""
    supplied = SuppliedTable("t", "Placements", ("Kind", "Number"), (("Own", "5"), ("Agency", count)), (False, True))
    page = make.page(measures=(), tables=("t",), charts=kinds)
    return charts(
        first_page(composed(make.inputs(make.brief(make.priority(page, summary=())), tables=(supplied,))))["charts"]
    )


class TestWhatCannotBeDrawn:
    @pytest.mark.parametrize("kind", ["bars", "doughnut", "stacked", "grouped"])
    def test_a_word_that_stands_for_a_number_is_refused(self, kind: str) -> None:
        with pytest.raises(PaperworkError, match="cannot draw 'twenty', which 'Agency' has under 'Number'"):
            tabled("twenty", kind)

    @pytest.mark.parametrize("kind", ["doughnut", "stacked"])
    def test_a_part_of_a_whole_below_zero_is_refused_by_its_page(self, kind: str) -> None:
        with pytest.raises(PaperworkError, match=r"Page 'visits': .* and 'Agency' is below zero, -6") as stopped:
            tabled("-6", kind)
        assert [finding.check for finding in stopped.value.findings] == ["chart-kind"]

    def test_a_bar_may_be_below_zero(self) -> None:
        assert tabled("-6", "bars")

    def test_a_page_with_nothing_to_draw_is_not_sent_to_bars(self) -> None:
        with pytest.raises(PaperworkError) as stopped:
            drawn(kinds=("sheet",))
        assert stopped.value.findings[0].hint == "Name its measures, or drop the chart."
        with pytest.raises(PaperworkError) as stopped:
            tabled("6", "sheet")
        assert stopped.value.findings[0].hint == "Ask for bars."

    def test_all_measures_that_are_no_percentages_are_named(self) -> None:
        given = [make.result(make.measure(id, name=id.title(), unit="number")) for id in ("alpha", "beta")]
        with pytest.raises(PaperworkError, match="and Alpha and Beta are none"):
            drawn(*given, kinds=("fractions",))


class TestSuppliedTables:
    def drawn(self, *kinds: str, numeric: tuple[bool, ...] = (False, True, True)) -> list[Chart]:
        rows = (("Own", "1,250", "70%"), ("Agency", "N/A", "30%"), ("Total", "1,250", ""))
        supplied = SuppliedTable("t", "Placements", ("Kind", "Number", "Share"), rows, numeric, total_row=True)
        page = make.page(measures=(), tables=("t",), charts=kinds)
        brief = make.brief(make.priority(page, summary=()))
        return charts(first_page(composed(make.inputs(brief, tables=(supplied,))))["charts"])

    def test_a_table_is_not_charted_unless_its_page_asks(self) -> None:
        assert self.drawn() == []

    def test_bars_take_the_first_column_of_numbers_and_leave_the_total_out(self) -> None:
        (chart,) = self.drawn("bars")
        points = [(point.label, point.value, point.text) for point in chart.series[0].points]
        assert points == [("Own", 1250, "1,250"), ("Agency", None, "N/A")]

    def test_a_doughnut_has_a_segment_for_each_row_with_a_number(self) -> None:
        (chart,) = self.drawn("doughnut")
        assert [(one.name, one.points[0].text) for one in chart.series] == [("Own", "1,250")]
        assert chart.alt == "Doughnut chart: Placements. Own 1,250, Agency N/A."

    def test_stacked_columns_take_every_column_of_numbers(self) -> None:
        (chart,) = self.drawn("stacked")
        assert [one.name for one in chart.series] == ["Number", "Share"]
        assert chart.alt.endswith("Placements. Number – Own 1,250, Agency N/A. Share – Own 70%, Agency 30%.")

    def test_a_table_without_numbers_has_nothing_to_draw(self) -> None:
        assert self.drawn("bars", numeric=(False, False, False)) == []


class TestSummaryDoughnuts:
    def test_ratings_and_directions_are_counted(self) -> None:
        performance, travel = doughnuts(
            make.result(rag="Green", direction="up"),
            make.result(make.measure("b"), rag="Red", direction="down"),
            make.result(make.measure("c"), rag="Red", direction="same"),
            make.result(make.measure("d")),
        )
        assert [(one.name, one.role, one.points[0].value) for one in performance.series] == [
            ("Green", "green", 1),
            ("Red", "red", 2),
            ("Not rated", "context", 1),
        ]
        assert [(one.name, one.role) for one in travel.series] == [
            ("Up", "up"), ("Down", "down"), ("No change", "same"), ("No comparison", "context"),
        ]  # fmt: skip

    def test_its_alternative_text_says_every_number_none_included(self) -> None:
        performance, travel = doughnuts(make.result(rag="Green", direction="up"))
        assert performance.alt == (
            "Doughnut chart: Performance, Priority A. Of 1 measure, 1 Green, none Amber and none Red."
        )
        assert travel.alt.endswith("Of 1 measure, 1 up, none down and none unchanged.")
        assert performance.total == "1 measure"

    def test_counts_add_up_to_the_rows_of_the_summary(self) -> None:
        results = [make.result(make.measure(f"m{n}"), rag=rag) for n, rag in enumerate(["Red", "", "Green", "Red"])]
        performance, travel = doughnuts(*results)
        for chart in (performance, travel):
            assert sum(one.points[0].value or 0 for one in chart.series) == len(results)

    def test_a_priority_may_want_none(self) -> None:
        assert doughnuts(make.result(), summary_charts=False) == []
