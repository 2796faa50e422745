"""SPC charts as data: lines, marks, verdicts, note and alternative text; and the pages that can have none."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from paperwork.model.blocks import Chart
from paperwork.model.findings import PaperworkError
from paperwork.model.measures import Comparator, Measure, Result
from paperwork.paper.chart_kinds.sizes import sized
from tests.measures import build

from . import builders as make
from .reading import charts, composed, first_page

STEADY = [19, 21] * 6


def seen(values: Sequence[int | None], of: Measure | None = None) -> Result:
    """A measure worked out from its months, the last of them January 2023; None is a month without a value."""
    of = of or build.measure("visits", name="Visits")
    last = build.period("Jan-23")
    known = [(last.shifted(1 - len(values) + at), value) for at, value in enumerate(values) if value is not None]
    observations = [build.seen(of.id, period.label, value) for period, value in known]
    page = make.page(of.id, measures=(of.id,), charts=("spc",))
    return build.result(of, observations, columns=13, pages=[page])


def drawn(*results: Result, kinds: tuple[str, ...] = ("spc",)) -> list[Chart]:
    page = make.page(measures=tuple(one.measure.id for one in results), charts=kinds)
    brief = make.brief(make.priority(page, summary=()))
    return charts(first_page(composed(make.inputs(brief), make.results(*results)))["charts"])


def only(values: Sequence[int | None], of: Measure | None = None) -> Chart:
    (chart,) = drawn(seen(values, of))
    return chart


def stopped(*results: Result, kinds: tuple[str, ...] = ("spc",)) -> list[str]:
    with pytest.raises(PaperworkError) as found:
        drawn(*results, kinds=kinds)
    return [finding.message for finding in found.value.findings]


class TestChart:
    def test_limits_mean_and_target_are_its_lines_and_comparators_are_not(self) -> None:
        england = Comparator("england", "England", Decimal(30), "2021-22")
        of = build.measure("visits", targets={"Mar-23": 18}, comparators=(england,))
        assert [(line.role, line.text) for line in only(STEADY, of).lines] == [
            ("limit", "Upper limit 25.3"),
            ("limit", "Lower limit 14.7"),
            ("mean", "Mean 20.0"),
            ("target", "Target Mar-23 (18)"),
        ]

    def test_a_run_that_never_moves_has_one_line_for_mean_and_limits(self) -> None:
        chart = only([5] * 12)
        assert [(line.role, line.text) for line in chart.lines] == [("mean", "Mean and limits 5.0")]
        assert "The mean is 5.0, and so are both limits." in chart.alt

    def test_a_limit_that_no_value_can_reach_is_not_drawn_and_the_note_says_why(self) -> None:
        chart = only([0, 5] * 6)
        assert [line.text for line in chart.lines] == ["Upper limit 15.8", "Mean 2.5"]
        assert chart.note.endswith("The lower limit is below 0, so it is not drawn.")
        assert "the lower limit below 0, the upper limit 15.8" in chart.alt

    def test_special_points_stand_in_a_series_for_each_verdict_over_the_whole_run(self) -> None:
        whole, high, low = only([*STEADY, 40, 1]).series
        assert (whole.name, len(whole.points)) == ("Common cause", 14)
        assert (high.name, high.role) == ("Special cause: concern, higher", "concern higher")
        assert [(point.label, point.text) for point in high.points if point.text] == [("Dec-22", "40")]
        assert (low.name, low.role) == ("Special cause: improvement, lower", "improvement lower")
        assert len(low.points) == 14

    def test_the_whole_run_is_not_named_common_cause_where_no_point_is(self) -> None:
        assert only([1, 2, 3, 4, 5, 6, 7]).series[0].name == ""

    def test_verdicts_stand_beside_their_icons(self) -> None:
        of = build.measure("visits", targets={"Mar-23": 10})
        assert [(badge.icon, badge.head, badge.words) for badge in only([*STEADY, 40], of).badges] == [
            ("concern higher", "Variation", "Special cause: concern, higher"),
            ("misses", "Assurance", "Consistently misses the target"),
        ]

    def test_without_a_target_only_the_variation_is_judged(self) -> None:
        assert [badge.icon for badge in only(STEADY).badges] == ["common"]

    def test_the_note_says_where_the_limits_come_from(self) -> None:
        assert only([*STEADY, 20]).note == "Limits from the first 12 values, Jan-22 to Dec-22."
        assert only(STEADY[:9]).note == "Trial limits, from only 9 values, May-22 to Jan-23."

    def test_a_month_without_a_value_is_a_gap(self) -> None:
        chart = only([*STEADY[:6], None, *STEADY[6:]])
        assert chart.series[0].points[6].value is None
        assert "There is no value for July 2022." in chart.alt


class TestAlternativeText:
    def test_it_tells_mean_limits_verdicts_and_which_values_are_more_than_chance_and_why(self) -> None:
        of = build.measure("visits", name="Visits", targets={"Mar-23": 10})
        assert only([*STEADY, 40, 41, 20], of).alt == (
            "SPC chart: Visits. From 19 in November 2021, the lowest, to 20 in January 2023. Highest 41 in December "
            "2022. The mean is 20.0, the lower limit 14.7, the upper limit 25.3. Limits from the first 12 values, "
            "November 2021 to October 2022. The last value is common cause. The target for March 2023 is 10. "
            "Consistently misses the target. Above the upper limit, a concern: November 2022 and December 2022. Not "
            "in the table above: 19 in November 2021; 21 in December 2021."
        )

    def test_months_that_follow_one_another_are_told_as_a_span_and_trial_limits_as_such(self) -> None:
        alt = only([1, 2, 3, 4, 5, 6, 7]).alt
        assert "Trial limits, from only 7 values, July 2022 to January 2023." in alt
        assert "In a rise of 7 or more in a row, a concern: August 2022 to December 2022." in alt

    def test_where_nothing_is_more_than_chance_it_says_so(self) -> None:
        assert "No value is more than chance." in only(STEADY).alt


class TestRefused:
    def test_what_builds_up_from_april_is_refused_with_the_reason(self) -> None:
        of = build.measure("visits", name="Visits", period_type="in_year")
        (message,) = stopped(seen(STEADY, of))
        assert message.startswith("Page 'visits': There can be no chart 'spc' of Visits: it builds up from 1 April")

    def test_too_few_values_are_refused(self) -> None:
        (message,) = stopped(seen(STEADY[:6]))
        assert message.endswith("it needs 7 values in a row, 6 steps from one to the next, and has 5.")

    def test_only_the_measures_whose_turn_it_is_are_asked(self) -> None:
        yearly = seen(STEADY, build.measure("other", period_type="in_year"))
        assert [chart.kind for chart in drawn(seen(STEADY), yearly, kinds=("spc", "line"))] == ["spc", "line"]
        assert len(stopped(yearly, seen(STEADY), kinds=("spc", "line"))) == 1

    def test_a_page_without_a_measure_has_none(self) -> None:
        assert stopped() == ["Page 'visits': A chart 'spc' needs a measure, and this page has none."]


class TestSizes:
    def test_one_takes_the_whole_width_and_is_higher_than_a_line_for_its_verdicts(self) -> None:
        ((chart,),) = sized((only(STEADY),), 1000.0)
        ((line,),) = sized(tuple(drawn(seen(STEADY), kinds=("line",))), 1000.0)
        assert chart.width == line.width
        assert chart.height > line.height + 30

    def test_three_stand_two_a_row(self) -> None:
        three = drawn(*(seen(STEADY, build.measure(id)) for id in "abc"))
        assert {chart.width for chart in three} == {234.0}
        rows = sized(three, 1000.0)
        assert [len(row) for row in rows] == [2, 1]
