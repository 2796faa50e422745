"""The words that stand beside a measure's numbers: what is good, how far is tolerated, what a rate divides by."""

from __future__ import annotations

from fractions import Fraction

from paperwork.model.measures import Measure, Polarity
from paperwork.model.periods import Period

from .rounding import digits, share
from .targets import Band
from .values import Workings

GOOD: dict[Polarity, str] = {
    "high": "Bigger is better",
    "low": "Smaller is better",
    "range": "Within target range",
}
FEW_MONTHS = 3


def good_text(measure: Measure) -> str:
    """What stands after "Good =": the book's own words, or those of the polarity."""
    return measure.good or GOOD[measure.polarity]


def tolerance_text(measure: Measure, tolerance: Band, has_target: bool, worse_by: Fraction) -> str:
    """The declared bounds, else the declared share of the target, else the council's; empty where nothing is rated."""
    if tolerance.lower is not None or tolerance.upper is not None:
        return _bounds(measure, tolerance.lower, tolerance.upper)
    if tolerance.worse_by is not None:
        return _stretch(measure, tolerance.worse_by)
    return _stretch(measure, worse_by) if has_target else ""


def _bounds(measure: Measure, lower: Fraction | None, upper: Fraction | None) -> str:
    unit = "%" if measure.unit == "percent" else ""
    low = "" if lower is None else digits(lower, measure.decimals) + unit
    high = "" if upper is None else digits(upper, measure.decimals) + unit
    if low and high:
        return f"{low} to {high}"
    return f"down to {low}" if low else f"up to {high}"


def _stretch(measure: Measure, worse_by: Fraction) -> str:
    return f"within {share(worse_by)}" if measure.polarity == "range" else f"{share(worse_by)} worse"


def _people(workings: Workings) -> str:
    """Whom a rate is of: without their number where the book names no population, as its rates are figures then."""
    if not workings.has_population:
        return "children aged 0 to 17, as given"
    people = workings.population
    source = people.source if not people.implied or "implied" in people.source else f"{people.source}, implied"
    return f"of {people.count:,} children aged 0 to 17 ({source})"


def basis(measure: Measure, current: Period, workings: Workings) -> str:
    """What a number is of, in a line: a rate's population with its source, the months that a projection rests on."""
    if measure.unit == "rate":
        return _rate_basis(measure, current, workings)
    if measure.period_type != "in_year":
        return ""
    kind = "Count" if measure.unit == "number" else "Percentage for the year"
    return f"{kind} since 1 April {current.financial_year}"


def _rate_basis(measure: Measure, current: Period, workings: Workings) -> str:
    of = f"per 10,000 {_people(workings)}"
    if measure.period_type == "in_year":
        return f"Rate {of}, counted since 1 April {current.financial_year}"
    if measure.period_type != "projected":
        return f"Rate {of}"
    months = current.months_elapsed
    rests_on = f"count since 1 April {current.financial_year} × 12 ÷ {months} {'month' if months == 1 else 'months'}"
    caution = "; an early projection, to be read with caution" if months < FEW_MONTHS else ""
    return f"Projected annual rate {of}: {rests_on}{caution}"
