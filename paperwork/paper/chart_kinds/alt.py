"""The alternative text of charts: facts' own texts, never rounded again, and where the numbers stand in full.

It is written to be heard: whole months, a sentence a thought, no brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

IN_THE_TABLE = "The numbers are in the table above."


@dataclass(frozen=True)
class Told:
    """A charted value as a sentence tells it: its height, its text with unit, its month in full.

    `tabled` says that the table above the chart has it too.
    """

    value: Decimal
    text: str
    when: str
    tabled: bool

    def __str__(self) -> str:
        return f"{self.text} in {self.when}"


@dataclass(frozen=True)
class Course:
    """What there is to tell of a run of periods: its values, the periods without one, a sentence a level across."""

    told: Sequence[Told]
    gaps: Sequence[str]
    levels: Sequence[str]


def over_time(kind: str, title: str, course: Course) -> str:
    """First, last, highest and lowest of a run of months, its gaps, its target and comparators.

    The values that the table above lacks follow, so that nothing is in the picture alone.
    """
    apart = [str(one) for one in course.told if not one.tabled]
    return " ".join(
        [
            f"{kind}: {title}.",
            *_shape(course.told),
            *([f"There is no value for {', '.join(course.gaps)}."] if course.gaps else []),
            *course.levels,
            f"Not in the table above: {'; '.join(apart)}." if apart else IN_THE_TABLE,
        ]
    )


def _shape(told: Sequence[Told]) -> list[str]:
    first, last = told[0], told[-1]
    if len(told) == 1:
        return [f"{first}."]
    highest, lowest = _as_printed(max(told, key=_value), told), _as_printed(min(told, key=_value), told)
    if highest.text == lowest.text:
        return [f"{first.text} throughout, from {first.when} to {last.when}."]
    extremes = {"highest": highest, "lowest": lowest}
    ends = [_with_rank(one, extremes) for one in (first, last)]
    between = [f"{rank} {one}" for rank, one in extremes.items() if one.text not in (first.text, last.text)]
    return [f"From {ends[0]} to {ends[1].rstrip(',')}.", *([f"{_joined(between)}."] if between else [])]


def _with_rank(one: Told, extremes: dict[str, Told]) -> str:
    rank = next((rank for rank, extreme in extremes.items() if extreme.text == one.text), "")
    return f"{one}, the {rank}," if rank else str(one)


def _joined(words: Sequence[str]) -> str:
    said = ", ".join(words)
    return said[:1].upper() + said[1:]


def _value(one: Told) -> Decimal:
    return one.value


def _as_printed(extreme: Told, told: Sequence[Told]) -> Told:
    """The first of the values that are printed alike: a reader cannot see which of two 23% is the higher."""
    return next(one for one in told if one.text == extreme.text)


def of_parts(name: str, parts: Sequence[tuple[str, str]]) -> str:
    """Every part with its number, after a name where it has one: `Own homes – Nov-22 3, Dec-22 4`."""
    listed = ", ".join(f"{label} {text}" for label, text in parts)
    return f"{name} – {listed}" if name else listed
