"""Targets and tolerances: a measure's own, or for a rate those of the number it goes with, divided by the population.

A monthly number's target is multiplied by 12 for a projected annual rate, a quarterly one's by 4; a number counted
since 1 April has a target for its year, which is taken as it is.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from paperwork.model.measures import Measure, Tolerance
from paperwork.model.periods import Period
from paperwork.model.supplied import Brief

from .rag import Aim
from .rounding import digits
from .table import PER
from .timeline import current
from .values import Workings


class Milestone(Struct, frozen=True):
    """A target, exact, with the period it is to be reached by."""

    period: Period
    target: Fraction
    source: str


class Band(Struct, frozen=True):
    """A tolerance, exact; `worse_by` is None where the measure declares none."""

    lower: Fraction | None = None
    upper: Fraction | None = None
    worse_by: Fraction | None = None


def milestones(measure: Measure, brief: Brief, workings: Workings) -> tuple[Milestone, ...]:
    """The targets of a measure by milestone, oldest first: its own where it has any, else its pair's as rates."""
    if measure.targets or not (pair := _pair(measure, workings)):
        own = (Milestone(target.milestone, Fraction(target.value), str(measure.place)) for target in measure.targets)
        return tuple(sorted(own, key=lambda one: one.period))
    steps = _steps(measure, pair, brief, workings)
    return tuple(_as_rate(one, steps, workings) for one in milestones(pair, brief, workings))


def _as_rate(milestone: Milestone, steps: int, workings: Workings) -> Milestone:
    yearly = f" × {steps}" if steps > 1 else ""
    source = f"{digits(milestone.target)}{yearly} ÷ {workings.population.count:,} × 10,000 ({milestone.source})"
    return Milestone(milestone.period, milestone.target * _scale(steps, workings), source)


def next_milestone(targets: tuple[Milestone, ...], as_at: Period) -> Milestone | None:
    """The first milestone on or after the paper's validated month; the last one where all have passed."""
    last = targets[-1] if targets else None
    return next((milestone for milestone in targets if milestone.period.end >= as_at.end), last)


def band(measure: Measure, brief: Brief, workings: Workings) -> Band:
    """The tolerance that a measure declares, or for a rate that declares none its pair's, as rates."""
    if measure.tolerance:
        return _band(measure.tolerance, Fraction(1))
    pair = _pair(measure, workings)
    if pair and pair.tolerance:
        return _band(pair.tolerance, _scale(_steps(measure, pair, brief, workings), workings))
    return Band()


def aim(measure: Measure, milestone: Milestone, tolerance: Band, current: Period, worse_by: Fraction) -> Aim:
    """What the value of the `current` period is rated against; a count since 1 April, against its share of the year."""
    part = _part_of_year(measure, milestone.period, current)
    return Aim(
        milestone.target * part,
        measure.polarity,
        worse_by if tolerance.worse_by is None else tolerance.worse_by,
        None if tolerance.lower is None else tolerance.lower * part,
        None if tolerance.upper is None else tolerance.upper * part,
    )


def pro_rata(measure: Measure) -> bool:
    """Whether its values grow from 1 April on, so that a target for later counts in part now."""
    return measure.period_type == "in_year" and measure.unit != "percent"


def _part_of_year(measure: Measure, milestone: Period, current: Period) -> Fraction:
    return Fraction(current.months_elapsed, milestone.months_elapsed) if pro_rata(measure) else Fraction(1)


def _pair(measure: Measure, workings: Workings) -> Measure | None:
    pair = workings.measures.get(measure.rate_of) if measure.unit == "rate" else None
    return pair if pair and pair.unit == "number" else None


def _steps(measure: Measure, pair: Measure, brief: Brief, workings: Workings) -> int:
    """How many of the periods that the pair's target is of make the time that the rate is of."""
    if measure.period_type != "projected" or pair.period_type != "in_month":
        return 1
    return {"month": 12, "quarter": 4}.get(current(pair, brief, workings).kind, 1)


def _scale(steps: int, workings: Workings) -> Fraction:
    return Fraction(steps * PER["rate"], workings.population.count)


def _band(tolerance: Tolerance, scale: Fraction) -> Band:
    return Band(
        None if tolerance.lower is None else Fraction(tolerance.lower) * scale,
        None if tolerance.upper is None else Fraction(tolerance.upper) * scale,
        None if tolerance.worse_by is None else Fraction(tolerance.worse_by),
    )
