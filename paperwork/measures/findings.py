"""What is odd about the numbers themselves, found while they were worked out: sums with a month missing, early
projections, and things said twice that disagree. What is missing altogether is the inputs' to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import pandas as pd

from paperwork.model.findings import Finding
from paperwork.model.measures import Measure
from paperwork.model.periods import LATEST, Period

from .case import Case
from .figures import Figure
from .rounding import digits, half_up, written
from .values import Workings
from .wording import FEW_MONTHS


def found(cases: Mapping[str, Case], workings: Workings) -> tuple[Finding, ...]:
    """The findings of every measure, in the book's order."""
    return tuple(finding for one in cases.values() for finding in _of(one, workings))


def _of(one: Case, workings: Workings) -> Iterator[Finding]:
    yield from _unprojectable(one, workings)
    yield from _broken_sum(one, workings)
    yield from _early(one)
    yield from _target_of_a_month(one)
    yield from _disagreements(one, workings)


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
    lacking = workings.missing_since_april(summed, one.period)
    missing = ", ".join(f"{period.label}{f' of {part.name}' if part != summed else ''}" for part, period in lacking)
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


def _target_of_a_month(one: Case) -> Iterator[Finding]:
    """A target of a month, held against the values of quarters or years."""
    per, kind = one.measure.target_per, one.period.kind
    if one.milestone is None or not one.actual.known or per not in ("month", "quarter") or per == kind:
        return
    message = f"The target of {one.measure.name} is per {per}, and its values are of a {kind} each."
    hint = f"Give the target of a {kind}, and say so under target_per."
    yield Finding("target-per", one.measure.place, message, hint, "warning", key=one.measure.id)


def _disagreements(one: Case, workings: Workings) -> Iterator[Finding]:
    """Values given in the data that their own counts, given as well, do not make."""
    measure, derived = one.measure, workings.derived(one.measure)
    for row in workings.stated(measure):
        period: Period = row.period
        made = _made(row, derived)
        if not isinstance(made.value, Fraction) or (period != LATEST and period.end > one.period.end):
            continue
        computed, stated = half_up(made.value, measure.decimals), half_up(row.stated, measure.decimals)
        if computed != stated:
            yield _disagreement(measure, row, written(stated), f"{written(computed)} ({made.source})")


def _disagreement(measure: Measure, row: Any, stated: str, made: str) -> Finding:
    message = f"{measure.name}, {row.label}: the data give {stated}, but the counts make {made}."
    hint = "Mend one of them; or give the counts alone, and say published_as."
    return Finding(
        "counts-disagree", row.place, message, hint, "warning", quote=stated, key=f"{measure.id}.{row.label}"
    )


def _made(row: Any, derived: pd.Series) -> Figure:
    """What a row's own counts make, or else those that its measure divides."""
    if row.numerator is not None and row.denominator:
        return Figure(row.value, f"{digits(row.numerator)} of {digits(row.denominator)}")
    made: Figure = derived[row.period]
    return made
