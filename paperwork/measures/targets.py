"""Targets and tolerances: a measure's own, or for a rate those of the number it goes with, divided by the population.

A monthly number's target is multiplied by 12 for a projected annual rate; a number counted since 1 April has a
target for its year, which is taken as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from paperwork.model.measures import Measure, Tolerance
from paperwork.model.periods import Period

from .rag import Aim
from .rounding import digits
from .table import PER
from .values import Workings


@dataclass(frozen=True)
class Milestone:
    """A target, exact, with the period it is to be reached by."""

    period: Period
    target: Fraction
    source: str


@dataclass(frozen=True)
class Band:
    """A tolerance, exact; `worse_by` is None where the measure declares none."""

    lower: Fraction | None = None
    upper: Fraction | None = None
    worse_by: Fraction | None = None


def milestones(measure: Measure, workings: Workings) -> tuple[Milestone, ...]:
    """The targets of a measure by milestone, oldest first: its own where it has any, else its pair's as rates."""
    if measure.targets or not (pair := _pair(measure, workings)):
        own = (Milestone(target.milestone, Fraction(target.value), str(measure.place)) for target in measure.targets)
        return tuple(sorted(own, key=lambda one: one.period))
    return tuple(_as_rate(one, measure, pair, workings) for one in milestones(pair, workings))


def _as_rate(milestone: Milestone, measure: Measure, pair: Measure, workings: Workings) -> Milestone:
    yearly = " × 12" if _steps(measure, pair) == 12 else ""
    source = f"{digits(milestone.target)}{yearly} ÷ {workings.population.count:,} × 10,000 ({milestone.source})"
    return Milestone(milestone.period, milestone.target * _scale(measure, pair, workings), source)


def next_milestone(targets: tuple[Milestone, ...], as_at: Period) -> Milestone | None:
    """The first milestone on or after the paper's validated month; the last one where all have passed."""
    last = targets[-1] if targets else None
    return next((milestone for milestone in targets if milestone.period.end >= as_at.end), last)


def band(measure: Measure, workings: Workings) -> Band:
    """The tolerance that a measure declares, or for a rate that declares none its pair's, as rates."""
    if measure.tolerance:
        return _band(measure.tolerance, Fraction(1))
    pair = _pair(measure, workings)
    if pair and pair.tolerance:
        return _band(pair.tolerance, _scale(measure, pair, workings))
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


def _steps(measure: Measure, pair: Measure) -> int:
    return 12 if measure.period_type == "projected" and pair.period_type == "in_month" else 1


def _scale(measure: Measure, pair: Measure, workings: Workings) -> Fraction:
    return Fraction(_steps(measure, pair) * PER["rate"], workings.population.count)


def _band(tolerance: Tolerance, scale: Fraction) -> Band:
    return Band(
        None if tolerance.lower is None else Fraction(tolerance.lower) * scale,
        None if tolerance.upper is None else Fraction(tolerance.upper) * scale,
        None if tolerance.worse_by is None else Fraction(tolerance.worse_by),
    )
