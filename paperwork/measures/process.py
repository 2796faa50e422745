"""A run of values in, its XmR process out: mean and natural limits, which values are more than chance, what to expect.

The formulas and rules are those of "Making data count", as the NHSRplotthedots package codes them: limits at the mean ±
2.66 × the mean moving range, near limits at two thirds of that, and four rules, of which the first that fits is told.
All is exact; only what is printed is rounded. Values follow one another period by period: where one is missing, no
moving range is taken and no rule counts across.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

import pandas as pd
from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.measures import (
    COMMON_CAUSE,
    Assurance,
    Fact,
    Meaning,
    Measure,
    Polarity,
    Process,
    Rule,
    Signal,
    Way,
)
from paperwork.model.periods import Period
from paperwork.model.supplied import Brief

from .facts import value_fact
from .figures import Figure
from .rag import Aim
from .table import by_period

Run = Sequence[tuple[Period, Fraction]]
Ways = Sequence[Way | None]

# How a page asks for such a chart.
CHART = "spc"
# What the mean moving range is multiplied by: 3 ÷ 1.128, the constant of moving ranges of two values.
WIDTH, NEAR = Fraction(266, 100), Fraction(2, 3)
# Six steps, as seven values in a row have: with fewer neither rule of seven could ever be met.
LEAST_STEPS = 6


class Settings(Struct, frozen=True):
    """How many values in a row make a trend, and a shift to one side; how many the limits come from, then fixed."""

    trend: int = 7
    side: int = 7
    baseline: int = 12


DEFAULT = Settings()


class Limits(Struct, frozen=True, dict=True):
    """The mean of a run, and how far from it chance alone takes a value."""

    mean: Fraction
    reach: Fraction

    @cached_property
    def lower(self) -> Fraction:
        """The lower natural limit, below zero or not."""
        return self.mean - self.reach

    @cached_property
    def upper(self) -> Fraction:
        """The upper natural limit."""
        return self.mean + self.reach

    @cached_property
    def near_lower(self) -> Fraction:
        """Two thirds of the way from the mean to the lower limit."""
        return self.mean - self.reach * NEAR

    @cached_property
    def near_upper(self) -> Fraction:
        """Two thirds of the way from the mean to the upper limit."""
        return self.mean + self.reach * NEAR


def limits(run: Run) -> Limits:
    """Mean ± 2.66 × the mean moving range of these values, two of which at least follow straight on each other."""
    values, ranges = [value for _, value in run], _moving_ranges(run)
    return Limits(sum(values, Fraction(0)) / len(values), WIDTH * sum(ranges, Fraction(0)) / len(ranges))


def _moving_ranges(run: Run) -> list[Fraction]:
    return [abs(value - before) for (one, before), (other, value) in pairwise(run) if _follows(one, other)]


def _follows(one: Period, other: Period) -> bool:
    return one.shifted(1) == other


def refusal(measure: Measure, run: Run, settings: Settings = DEFAULT) -> str:
    """Why limits of these values would mislead, in words to follow a colon; empty where they would not."""
    if measure.period_type in ("in_year", "projected") or measure.accumulate:
        return "it builds up from 1 April: it starts again each April, and each value holds the ones before it"
    steps = len(_moving_ranges(run[: settings.baseline]))
    if steps >= LEAST_STEPS:
        return ""
    return f"it needs {LEAST_STEPS + 1} values in a row, {LEAST_STEPS} steps from one to the next, and has {steps}"


def signals(run: Run, held: Limits, polarity: Polarity, settings: Settings = DEFAULT) -> tuple[Signal, ...]:
    """The values that are more than chance, oldest first, each by the first of the four rules that finds it."""
    found: list[Signal] = []
    for stretch in _stretches(run):
        values = [value for _, value in stretch]
        ways = {rule: find(values, held, settings) for rule, find in RULES.items()}
        found += [
            _signal(period, rule, way, polarity, settings)
            for index, (period, _) in enumerate(stretch)
            if (hit := _first(ways, index))
            for rule, way in [hit]
        ]
    return tuple(found)


def _signal(period: Period, rule: Rule, way: Way, polarity: Polarity, settings: Settings) -> Signal:
    meaning = _meaning(way, polarity)
    text = f"Special cause: {way}" if meaning == "neutral" else f"Special cause: {meaning}, {way}"
    return Signal(period, rule, way, meaning, text, _reason(rule, way, settings))


def _reason(rule: Rule, way: Way, settings: Settings) -> str:
    up = way == "higher"
    match rule:
        case "limits":
            return "above the upper limit" if up else "below the lower limit"
        case "trend":
            return f"in a {'rise' if up else 'fall'} of {settings.trend} or more in a row"
        case "near":
            return f"near the {'upper' if up else 'lower'} limit with another of three in a row"
    return f"among {settings.side} or more in a row {'above' if up else 'below'} the mean"


def _stretches(run: Run) -> Iterator[Run]:
    """The run cut wherever a period has no value."""
    ends = [index for index in range(1, len(run)) if not _follows(run[index - 1][0], run[index][0])]
    for start, end in pairwise((0, *ends, len(run))):
        yield run[start:end]


def _first(ways: Mapping[Rule, Ways], index: int) -> tuple[Rule, Way] | None:
    return next(((rule, way) for rule, found in ways.items() if (way := found[index])), None)


def _meaning(way: Way, polarity: Polarity) -> Meaning:
    if polarity == "range":
        return "neutral"
    return "improvement" if (way == "higher") == (polarity == "high") else "concern"


def _outside(values: Sequence[Fraction], held: Limits, _: Settings) -> Ways:
    return [_WAYS[_beyond(value, held.lower, held.upper)] for value in values]


def _trend(values: Sequence[Fraction], _: Limits, settings: Settings) -> Ways:
    steps = [_beyond(after, before, before) for before, after in pairwise(values)]
    return _in_a_row(steps, settings.trend - 1, [None] * len(values))


def _two_of_three(values: Sequence[Fraction], held: Limits, _: Settings) -> Ways:
    """Those between near limit and limit, where two of three in a row are and all three lie on one side of the mean."""
    sides, near = _sides(values, held), [_near(value, held) for value in values]
    ways: list[Way | None] = [None] * len(values)
    for start in range(len(values) - 2):
        three = range(start, start + 3)
        close = [index for index in three if near[index]]
        for index in close if len(close) > 1 and abs(sum(sides[start : start + 3])) == 3 else ():
            ways[index] = _WAYS[sides[index]]
    return ways


def _near(value: Fraction, held: Limits) -> bool:
    return bool(_beyond(value, held.near_lower, held.near_upper)) and not _beyond(value, held.lower, held.upper)


def _one_side(values: Sequence[Fraction], held: Limits, settings: Settings) -> Ways:
    return _in_a_row(_sides(values, held), settings.side, [None] * len(values))


def _sides(values: Sequence[Fraction], held: Limits) -> list[int]:
    return [_beyond(value, held.mean, held.mean) for value in values]


def _beyond(value: Fraction, low: Fraction, high: Fraction) -> int:
    """1 above the higher, -1 below the lower, 0 between them or on either."""
    return (value > high) - (value < low)


def _in_a_row(signs: Sequence[int], count: int, ways: list[Way | None]) -> Ways:
    """The ways, filled in where values are part of the first `count` signs in a row that are alike and not 0.

    Where there is a sign fewer than there are values, signs are steps from one value to the next.
    """
    more = len(ways) - len(signs)
    for start in range(len(signs) - count + 1):
        total = sum(signs[start : start + count])
        if abs(total) == count:
            for index in range(start, start + count + more):
                ways[index] = ways[index] or _WAYS[total // count]
    return ways


_WAYS: Mapping[int, Way | None] = {1: "higher", -1: "lower", 0: None}
# The four rules, the first in order that fits a value is the one that is told.
RULES: Mapping[Rule, Callable[[Sequence[Fraction], Limits, Settings], Ways]] = {
    "limits": _outside,
    "trend": _trend,
    "near": _two_of_three,
    "side": _one_side,
}


def assurance(held: Limits, aim: Aim | None) -> Assurance:
    """Whether chance alone would take the measure past its target: always met, always missed, or now this, now that.

    A value at the target meets it; in a `range`, one within the tolerance. Empty without a target.
    """
    if aim is None:
        return ""
    if aim.polarity == "range":
        return _against(held.lower >= aim.floor and held.upper <= aim.ceiling, _apart(held, aim))
    if aim.polarity == "high":
        return _against(held.lower >= aim.target, held.upper < aim.target)
    return _against(held.upper <= aim.target, held.lower > aim.target)


def _apart(held: Limits, aim: Aim) -> bool:
    return held.lower > aim.ceiling or held.upper < aim.floor


def _against(met: bool, missed: bool) -> Assurance:
    return "meets" if met else "misses" if missed else "hit and miss"


ASSURANCES: Mapping[Assurance, str] = {
    "meets": "Consistently meets the target",
    "misses": "Consistently misses the target",
    "hit and miss": "Hit and miss against the target",
    "": "",
}


def asked_for(measure: Measure, brief: Brief) -> bool:
    """Whether a page wants an SPC chart of the measure: limits of others would be worked out for nobody."""
    pages = (page for priority in brief.priorities for page in priority.pages)
    return any(CHART in page.charts and measure.id in page.measures for page in pages)


def process(measure: Measure, figures: pd.Series, aim: Aim | None) -> tuple[Process | None, str]:
    """The process of a measure's known figures, oldest first; or none, and why."""
    run = [(period, figure.value) for period, figure in by_period(figures) if isinstance(figure.value, Fraction)]
    if why := refusal(measure, run):
        return None, why
    return _process(measure, run, aim), ""


def _process(measure: Measure, run: Run, aim: Aim | None) -> Process:
    baseline = tuple(period for period, _ in run[: DEFAULT.baseline])
    held = limits(run[: DEFAULT.baseline])
    found = signals(run, held, measure.polarity)
    last = found[-1] if found and found[-1].period == run[-1][0] else None
    said = assurance(held, aim)
    named = {name: _fact(name, measure, run, held, baseline) for name in _FACTS}
    ends = {"lower_limit": held.lower, "upper_limit": held.upper}.items()
    return Process(
        mean=named["mean"],
        lower=named["lower_limit"],
        upper=named["upper_limit"],
        near_lower=named["near_lower_limit"],
        near_upper=named["near_upper_limit"],
        reachable=tuple(named[name] for name, limit in ends if not _out_of_reach(limit, measure, run)),
        baseline=baseline,
        trial=len(baseline) < DEFAULT.baseline,
        signals=found,
        variation=last,
        variation_text=last.text if last else COMMON_CAUSE,
        assurance=said,
        assurance_text=ASSURANCES[said],
    )


# What is printed of a process, with the share of the way from the mean to a limit at which it stands.
_FACTS: Mapping[str, Fraction] = {
    "mean": Fraction(0),
    "lower_limit": Fraction(-1),
    "upper_limit": Fraction(1),
    "near_lower_limit": -NEAR,
    "near_upper_limit": NEAR,
}


def _fact(name: str, measure: Measure, run: Run, held: Limits, baseline: Sequence[Period]) -> Fact:
    """A mean or a limit, with a decimal more than the values: one just past a limit is not printed like it."""
    value = held.mean + held.reach * _FACTS[name]
    source = f"{baseline[0].label} to {baseline[-1].label}, mean ± 2.66 × mean moving range"
    finer = replace(measure, decimals=measure.decimals + 1)
    fact = value_fact(f"{measure.id}.{name}", finer, Figure(value, source))
    beyond = _out_of_reach(value, measure, run)
    return replace(fact, text=beyond, with_unit=beyond) if beyond else fact


def _out_of_reach(value: Fraction, measure: Measure, run: Run) -> str:
    """How a limit is printed that no value can reach, as none of them lies there; empty where one can."""
    values, unit = [one for _, one in run], "%" if measure.unit == "percent" else ""
    if value < 0 <= min(values):
        return f"below 0{unit}"
    return f"above 100{unit}" if unit and value > 100 >= max(values) else ""
