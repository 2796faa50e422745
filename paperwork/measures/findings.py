"""What is odd about the numbers themselves, found while they were worked out: sums with a month missing, early
projections, and things said twice that disagree. What is missing altogether is the inputs' to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from paperwork.model.findings import Finding
from paperwork.model.measures import Measure, Observation
from paperwork.model.periods import LATEST, Period

from .case import Case
from .figures import Figure
from .rounding import half_up, written
from .values import PER, Workings
from .wording import FEW_MONTHS


def found(cases: Mapping[str, Case], workings: Workings) -> tuple[Finding, ...]:
    """The findings of every measure, in the book's order."""
    return tuple(finding for one in cases.values() for finding in _of(one, workings))


def _of(one: Case, workings: Workings) -> Iterator[Finding]:
    yield from _unprojectable(one, workings)
    yield from _broken_sum(one, workings)
    yield from _early(one)
    for period in workings.periods(one.measure):
        if period == LATEST or period.end <= one.period.end:
            yield from _disagreements(one.measure, period, workings)


def _unprojectable(one: Case, workings: Workings) -> Iterator[Finding]:
    counts = workings.counts(one.measure)
    if counts and counts.period_type == "snapshot" and one.measure.period_type in ("projected", "in_year"):
        message = f"{one.measure.name} counts since 1 April, but {counts.name} is what there is at month end."
        hint = "Name under `count` a measure that counts in the month or in the year."
        yield Finding("count-of-rate", one.measure.place, message, hint, key=one.measure.id)


def _broken_sum(one: Case, workings: Workings) -> Iterator[Finding]:
    """A sum since 1 April that can't be made, because single months are missing among those given."""
    summed = _summed(one.measure, workings)
    if summed is None or one.actual.known or not workings.periods(summed):
        return
    missing = ", ".join(period.label for period in workings.missing_since_april(summed, one.period))
    message = f"{one.measure.name} has no value for {one.period.label}: the sum since 1 April lacks {missing}."
    yield Finding(
        "sum-incomplete", one.measure.place, message, "Add the months to the data.", "warning", key=one.measure.id
    )


def _summed(measure: Measure, workings: Workings) -> Measure | None:
    """The measure whose single months are added up for this one; None where no sum is made."""
    if measure.accumulate and measure.unit != "rate":
        return measure
    counts = workings.counts(measure)
    to_date = measure.period_type in ("projected", "in_year")
    return counts if counts and to_date and counts.period_type == "in_month" else None


def _early(one: Case) -> Iterator[Finding]:
    months = one.period.months_elapsed
    if one.measure.period_type != "projected" or months >= FEW_MONTHS or not one.actual.known:
        return
    rests_on = "1 month" if months == 1 else f"{months} months"
    message = f"{one.measure.name} for {one.period.label} is projected from {rests_on}, and may be far off."
    hint = "Say so in the commentary, or leave the measure out until June."
    yield Finding("early-projection", one.measure.place, message, hint, "warning", key=one.measure.id)


def _disagreements(measure: Measure, period: Period, workings: Workings) -> Iterator[Finding]:
    """A value given in the data that its own counts, given as well, do not make."""
    seen = workings.given(measure, period)
    if seen is None or not isinstance(seen.value, Decimal):
        return
    made = _made(measure, seen, period, workings)
    if not isinstance(made.value, Fraction):
        return
    computed, stated = half_up(made.value, measure.decimals), half_up(Fraction(seen.value), measure.decimals)
    if computed != stated:
        message = (
            f"{measure.name}, {period.label}: the data give {written(stated)}, "
            f"but the counts make {written(computed)} ({made.source})."
        )
        hint = "Mend one of them; or give the counts alone, and say published_as."
        key = f"{measure.id}.{period.label}"
        yield Finding("counts-disagree", seen.place, message, hint, "warning", quote=written(stated), key=key)


def _made(measure: Measure, seen: Observation, period: Period, workings: Workings) -> Figure:
    top, bottom = seen.numerator, seen.denominator
    if top is not None and bottom:
        value = Fraction(top) * PER[measure.unit] / Fraction(bottom)
        return Figure(value, f"{written(top)} of {written(bottom)}")
    return workings.derived(measure, period)
