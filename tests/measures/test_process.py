"""SPC (XmR): mean and natural limits, the four rules, variation and assurance, and the runs that have no limits."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.measures.process import Limits, Settings, limits, signals
from paperwork.model.measures import Measure, Observation, PeriodType, Polarity, Process, Result, Signal, Unit
from paperwork.model.periods import Period, month
from paperwork.model.supplied import PageBrief

from . import build

JANUARY = month(2023, 1)
# Runs of chance, and runs that only rise.
RUNS = st.lists(st.integers(10, 30), min_size=1, max_size=24)
RUNS |= st.lists(st.integers(10, 30), min_size=1, max_size=20, unique=True).map(sorted)
# Twelve values whose mean is 20 and whose moving ranges are all 2: limits of 20 ± 5.32, near limits of 20 ± 3.546...
STEADY = [19, 21] * 6


def run(values: Sequence[object]) -> list[tuple[Period, Fraction]]:
    """The values month by month, the last in January 2023; a month without one is None."""
    first = 1 - len(values)
    return [(JANUARY.shifted(first + at), Fraction(str(value))) for at, value in enumerate(values) if value is not None]


def observed(of: Measure, values: Sequence[object]) -> list[Observation]:
    return [
        build.seen(of.id, period.label, str(Decimal(value.numerator) / value.denominator))
        for period, value in run(values)
    ]


def worked_out(values: Sequence[object], of: Measure | None = None) -> Result:
    of = of or build.measure("seen")
    return result(of, observed(of, values))


def result(of: Measure, observations: Sequence[Observation], **more: object) -> Result:
    """The measure worked out for a page that asks for an SPC chart of it."""
    page = PageBrief("page", "A page", (of.id,), charts=("spc",))
    return build.result(of, observations, pages=[page], **more)


def process(values: Sequence[object], of: Measure | None = None) -> Process:
    found = worked_out(values, of).process
    assert found is not None
    return found


def marked(found: Sequence[Signal]) -> list[tuple[str, str, str]]:
    return [(signal.period.label, signal.rule, signal.way) for signal in found]


def rules(values: Sequence[object], held: Limits, settings: Settings | None = None) -> list[str]:
    """The rule that finds each value, with its way: `trend +`; empty where none does."""
    found = {one.period: one for one in signals(run(values), held, "low", settings or Settings())}
    return [
        f"{found[period].rule} {'+' if found[period].way == 'higher' else '-'}" if period in found else ""
        for period, _ in run(values)
    ]


class TestLimits:
    def test_they_lie_2_66_mean_moving_ranges_from_the_mean_and_the_near_ones_at_two_thirds(self) -> None:
        held = limits(run(STEADY))
        assert (held.mean, held.lower, held.upper) == (20, Fraction("14.68"), Fraction("25.32"))
        assert held.near_upper - held.mean == Fraction("5.32") * 2 / 3 == held.mean - held.near_lower

    def test_a_run_worked_by_hand(self) -> None:
        # Moving ranges 3, 1, 4, 2, 6, 3: mean 19/6. Values sum to 294: mean 42.
        held = limits(run([40, 43, 42, 46, 44, 38, 41]))
        assert held.mean == 42
        assert held.upper == 42 + Fraction(266, 100) * Fraction(19, 6)

    def test_they_come_from_the_first_twelve_values_and_then_stay(self) -> None:
        told = process([*STEADY, 90, 95])
        assert (told.mean.text, told.lower.text, told.upper.text) == ("20.0", "14.7", "25.3")
        assert (len(told.baseline), told.baseline[0].label, told.trial) == (12, "Dec-21", False)

    def test_fewer_than_twelve_values_make_trial_limits(self) -> None:
        assert process(STEADY[:11]).trial
        assert not process(STEADY).trial

    def test_no_moving_range_is_taken_across_a_month_without_a_value(self) -> None:
        whole, parted = [1, 2] * 4, [*[1, 2] * 4, None, *[9, 10] * 4]
        assert limits(run(parted)).reach == limits(run(whole)).reach == Fraction("2.66")

    def test_they_are_printed_with_a_decimal_more_than_the_values(self) -> None:
        told = process(STEADY, build.measure("seen", decimals=1))
        assert (told.mean.text, told.upper.text) == ("20.00", "25.32")

    def test_a_run_that_never_moves_has_its_limits_at_its_mean_and_any_change_is_outside_them(self) -> None:
        told = process([5] * 13)
        assert (told.lower.value, told.mean.value, told.upper.value) == (5, 5, 5)
        assert told.signals == ()
        assert marked(process([*[5] * 12, 6]).signals) == [("Jan-23", "limits", "higher")]

    def test_a_limit_that_no_value_can_reach_is_not_cut_off_but_said_to_lie_beyond(self) -> None:
        told = process([0, 5] * 6)
        assert (told.lower.text, told.lower.value) == ("below 0", Decimal("-10.8"))
        assert told.reachable == (told.upper,)
        share = process([99, 91] * 6, build.measure("seen", "percent", "high"))
        assert (share.upper.with_unit, share.upper.value) == ("above 100%", Decimal("116.28"))
        assert share.reachable == (share.lower,)

    def test_where_values_lie_beyond_so_may_the_limits(self) -> None:
        assert process([-3, 5] * 6).lower.text == "−20.3"
        assert process([104, 91] * 6, build.measure("seen", "percent", "high")).upper.with_unit == "132.1%"

    @given(st.lists(st.fractions(-1000, 1000, max_denominator=12), min_size=2, max_size=20), st.fractions(-50, 50))
    def test_moving_and_stretching_a_run_moves_and_stretches_its_limits(
        self, values: list[Fraction], by: Fraction
    ) -> None:
        held, moved = limits(run(values)), limits(run([value * by + 7 for value in values]))
        assert moved.mean == held.mean * by + 7
        assert moved.reach == held.reach * abs(by)


class TestRules:
    HELD = Limits(Fraction(20), Fraction(6))

    def test_a_value_outside_the_limits_and_not_one_on_them(self) -> None:
        assert rules([26, 27, 14, 13], self.HELD) == ["", "limits +", "", "limits -"]

    def test_seven_in_a_row_that_rise_or_fall_and_not_six(self) -> None:
        assert rules([17, 18, 19, 20, 21, 22, 23], self.HELD) == ["trend +"] * 7
        assert rules([17, 18, 19, 20, 21, 22], self.HELD) == [""] * 6
        assert rules([23, 22, 21, 20, 19, 18, 17], self.HELD) == ["trend -"] * 7

    def test_where_a_rise_turns_into_a_fall_its_height_is_of_the_rise(self) -> None:
        both = [14, 15, 16, 17, 18, 19, 20, 19, 18, 17, 16, 15, 14]
        assert rules(both, self.HELD) == ["trend +"] * 7 + ["trend -"] * 6

    def test_two_alike_break_a_trend(self) -> None:
        assert rules([17, 18, 19, 20, 20, 21, 22, 23], self.HELD) == [""] * 8

    def test_two_of_three_between_near_limit_and_limit_are_marked_and_the_third_is_not(self) -> None:
        assert rules([20, 25, 21, 25, 20], self.HELD) == ["", "near +", "", "near +", ""]
        assert rules([20, 15, 15, 19], self.HELD) == ["", "near -", "near -", ""]

    def test_not_so_on_the_near_limit_itself_nor_where_the_third_is_on_the_other_side(self) -> None:
        assert rules([24, 24, 24], self.HELD) == [""] * 3
        assert rules([25, 19, 25], self.HELD) == [""] * 3
        assert rules([25, 15, 25], self.HELD) == [""] * 3

    def test_seven_in_a_row_on_one_side_of_the_mean_and_not_one_on_it(self) -> None:
        assert rules([21, 22, 21, 22, 21, 22, 21], self.HELD) == ["side +"] * 7
        assert rules([21, 22, 21, 20, 21, 22, 21], self.HELD) == [""] * 7

    def test_the_first_rule_that_fits_is_told(self) -> None:
        assert rules([20.5, 21, 22, 23, 24.5, 25, 27], self.HELD) == ["trend +"] * 6 + ["limits +"]
        assert rules([25, 21, 25, 22, 21, 22, 21], self.HELD) == ["near +", "side +", "near +", *["side +"] * 4]

    def test_no_rule_counts_across_a_month_without_a_value(self) -> None:
        assert rules([17, 18, 19, 20, None, 21, 22, 23], self.HELD) == [""] * 7
        assert rules([21, 22, 21, 22, None, 21, 22, 21], self.HELD) == [""] * 7
        assert rules([25, None, 25, 21], self.HELD) == [""] * 3

    def test_how_many_in_a_row_are_a_matter_of_settings(self) -> None:
        settings = Settings(trend=5, side=8)
        assert rules([17, 18, 19, 20, 21], self.HELD, settings) == ["trend +"] * 5
        assert rules([21, 22, 21, 22, 21, 22, 21], self.HELD, settings) == [""] * 7

    @given(RUNS)
    def test_a_run_told_backwards_has_the_same_marks_but_for_the_way_of_a_trend(self, values: list[int]) -> None:
        there, back = rules(values, self.HELD), rules(values[::-1], self.HELD)[::-1]
        turned = {"trend +": "trend -", "trend -": "trend +"}
        assert back == [turned.get(rule, rule) for rule in there] or _turns(values)

    @given(RUNS)
    def test_a_run_upside_down_has_the_same_marks_the_other_way(self, values: list[int]) -> None:
        there, over = rules(values, self.HELD), rules([40 - value for value in values], self.HELD)
        assert over == [rule.translate(str.maketrans("+-", "-+")) for rule in there]

    @given(RUNS)
    def test_every_value_outside_the_limits_is_marked_so_and_no_other(self, values: list[int]) -> None:
        outside = [rule.startswith("limits") for rule in rules(values, self.HELD)]
        assert outside == [not 14 <= value <= 26 for value in values]


def _turns(values: Sequence[int]) -> bool:
    """Whether a trend ends where another begins: its turning point belongs to both, and is told by the earlier."""
    steps = [(after > before) - (after < before) for before, after in pairwise(values)]
    return any(abs(sum(steps[at : at + 6])) == 6 and abs(sum(steps[at + 6 : at + 12])) == 6 for at in range(len(steps)))


class TestVerdicts:
    @pytest.mark.parametrize(
        ("polarity", "last", "text"),
        [
            ("low", 40, "Special cause: concern, higher"),
            ("low", 1, "Special cause: improvement, lower"),
            ("high", 40, "Special cause: improvement, higher"),
            ("high", 1, "Special cause: concern, lower"),
            ("range", 40, "Special cause: higher"),
            ("range", 1, "Special cause: lower"),
            ("low", 20, "Common cause"),
        ],
    )
    def test_the_last_value_decides_on_variation(self, polarity: Polarity, last: int, text: str) -> None:
        told = process([*STEADY, last], build.measure("seen", polarity=polarity))
        assert told.variation_text == text
        assert (told.variation is None) is (text == "Common cause")

    def test_an_earlier_special_value_is_marked_and_the_variation_common(self) -> None:
        told = process([*STEADY, 40, 20])
        assert marked(told.signals) == [("Dec-22", "limits", "higher")]
        assert told.variation is None

    @pytest.mark.parametrize(
        ("polarity", "target", "verdict"),
        [
            ("low", "25.32", "meets"),
            ("low", "25.31", "hit and miss"),
            ("low", "14.68", "hit and miss"),
            ("low", "14.67", "misses"),
            ("high", "14.68", "meets"),
            ("high", "14.69", "hit and miss"),
            ("high", "25.32", "hit and miss"),
            ("high", "25.33", "misses"),
        ],
    )
    def test_the_target_is_met_or_missed_whatever_chance_brings_or_hit_and_miss(
        self, polarity: Polarity, target: str, verdict: str
    ) -> None:
        of = build.measure("seen", polarity=polarity, targets={"Mar-23": target}, decimals=2)
        assert process(STEADY, of).assurance == verdict

    @pytest.mark.parametrize(
        ("lower", "upper", "verdict"),
        [(14, 26, "meets"), (15, 26, "hit and miss"), (26, 30, "misses"), (2, 14, "misses")],
    )
    def test_a_range_is_held_against_its_tolerance(self, lower: int, upper: int, verdict: str) -> None:
        of = build.measure("seen", polarity="range", targets={"Mar-23": 20}, lower=lower, upper=upper)
        assert process(STEADY, of).assurance == verdict

    def test_without_a_target_there_is_no_assurance(self) -> None:
        told = process(STEADY)
        assert (told.assurance, told.assurance_text) == ("", "")

    def test_reasons_are_in_words(self) -> None:
        told = process([*STEADY, 40])
        assert [signal.reason for signal in told.signals] == ["above the upper limit"]


class TestRefusals:
    @pytest.mark.parametrize(
        ("unit", "period_type"), [("number", "in_year"), ("percent", "in_year"), ("rate", "projected")]
    )
    def test_what_builds_up_from_april_has_no_limits(self, unit: Unit, period_type: PeriodType) -> None:
        told = worked_out(STEADY, build.measure("seen", unit, period_type=period_type))
        assert told.process is None
        assert "starts again each April" in told.no_process

    def test_nor_have_single_months_that_are_summed(self) -> None:
        of = build.measure("seen", period_type="in_month", accumulate=True)
        assert "starts again each April" in worked_out([3] * 12, of).no_process

    def test_six_steps_from_one_value_to_the_next_are_needed(self) -> None:
        assert worked_out(STEADY[:7]).process is not None
        few = worked_out(STEADY[:6])
        assert few.process is None
        assert few.no_process == "it needs 7 values in a row, 6 steps from one to the next, and has 5"

    def test_a_gap_costs_a_step(self) -> None:
        assert worked_out([1, 2, 3, None, 4, 5, 6, 7]).process is None
        assert worked_out([1, 2, 3, None, 4, 5, 6, 7, 8]).process is not None

    def test_a_measure_without_values_is_refused_and_not_failed_over(self) -> None:
        assert worked_out([]).no_process.endswith("and has 0")

    def test_rates_of_month_ends_and_quarters_have_limits(self) -> None:
        rate = build.measure("seen", "rate")
        assert process(STEADY, rate).mean.with_unit == "20.0 per 10,000"
        quarters = [build.seen("seen", f"Q{1 + at % 4} {2020 + at // 4}-{21 + at // 4}", at) for at in range(8)]
        told = result(build.measure("seen"), quarters).process
        assert told is not None
        assert told.variation_text == "Special cause: concern, higher"


def test_what_a_published_paper_printed_changes_no_limit() -> None:
    of = build.measure("seen")
    printed = build.published("seen", "actual", "90")
    told = result(of, observed(of, STEADY), published_as=[printed])
    assert told.process is not None
    assert (told.series[-1].fact.text, told.process.mean.text) == ("90", "20.0")


def test_nothing_is_worked_out_for_a_measure_that_no_page_wants_such_a_chart_of() -> None:
    of = build.measure("seen")
    told = build.result(of, observed(of, STEADY), pages=[PageBrief("page", "A page", ("seen",), charts=("line",))])
    assert (told.process, told.no_process) == (None, "")
