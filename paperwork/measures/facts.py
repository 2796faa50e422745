"""Exact figures in, facts out: the one text that each may appear as, with and without its unit."""

from __future__ import annotations

from fractions import Fraction

from paperwork.model.measures import Fact, Measure, Missing, Unit
from paperwork.model.periods import Period

from .figures import Exact, Figure
from .rounding import UNITS, digits, half_up, unrounded

DIFFERENCES: dict[Unit, str] = {"number": "", "percent": " percentage points", "rate": " per 10,000"}


def name_at(measure: Measure, period: Period, prefix: str = "at") -> str:
    """The name of a measure's fact of one period: `cin_visits.at_2023_01`, `cin_visits.target_2022_q4`."""
    number = {"month": f"_{period.number:02d}", "quarter": f"_q{period.number}"}.get(period.kind, "")
    return f"{measure.id}.{prefix}_{period.year}{number}"


def value_fact(name: str, measure: Measure, figure: Figure) -> Fact:
    """A value of a measure, in its own unit and decimals."""
    return _fact(name, figure.value, measure.decimals, UNITS[measure.unit], figure.source, figure.implied)


def count_fact(name: str, count: Fraction | None, figure: Figure) -> Fact:
    """A count behind a value: a numerator or a denominator."""
    return _fact(name, Missing.BLANK if count is None else count, 0, "", figure.source, figure.implied)


def difference_fact(name: str, measure: Measure, before: Exact, after: Exact, source: str) -> Fact:
    """How far apart two values are, as they are printed, so that a reader who takes one from the other agrees.

    The text is the size alone, and which way it went stands in `direction`; the value keeps its sign. A difference of
    percentages is in percentage points. Two values that are printed alike but are not are "less than 1" apart,
    because the arrow beside them goes by the unrounded values.
    """
    if not isinstance(before, Fraction) or not isinstance(after, Fraction):
        return word_fact(name, Missing.BLANK)
    printed = Fraction(half_up(after, measure.decimals)) - Fraction(half_up(before, measure.decimals))
    exact = after - before
    return _size(
        name, printed or exact, measure.decimals, DIFFERENCES[measure.unit], source, tiny=not printed and exact != 0
    )


def relative_fact(name: str, before: Exact, after: Exact, source: str) -> Fact:
    """The size of a change as a percentage of the earlier value; not applicable where that was 0."""
    if not isinstance(before, Fraction) or not isinstance(after, Fraction):
        return word_fact(name, Missing.BLANK)
    if not before:
        return word_fact(name, Missing.NOT_APPLICABLE)
    return _size(name, (after - before) / abs(before) * 100, 0, "%", source)


def word_fact(name: str, value: str | Missing, text: str = "", with_unit: str = "", source: str = "") -> Fact:
    """A fact that is no number: a word, a month's name, or the reason why there is nothing."""
    shown = text or (value.value if isinstance(value, Missing) else value)
    return Fact(name, value, shown, with_unit or shown, source)


def _fact(name: str, value: Exact, decimals: int, unit: str, source: str, implied: bool) -> Fact:
    if isinstance(value, Missing):
        return Fact(name, value, value.value, value.value, source)
    text = digits(value, decimals)
    return Fact(name, unrounded(value), text, text + unit, source, implied=implied)


def _size(name: str, difference: Fraction, decimals: int, unit: str, source: str, *, tiny: bool = False) -> Fact:
    size = abs(difference)
    text = digits(size, decimals)
    if tiny or (size and text == digits(Fraction(0), decimals)):
        text = f"less than {digits(Fraction(1, 10**decimals), decimals)}"
    one = text.removeprefix("less than ") == "1" and unit == " percentage points"
    return Fact(name, unrounded(difference), text, text + (" percentage point" if one else unit), source)
