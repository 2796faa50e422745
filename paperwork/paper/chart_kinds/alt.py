"""The alternative text of charts: facts' own texts, never rounded again, and where the numbers stand in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from paperwork.model.blocks import ChartLine

IN_THE_TABLE = "The numbers are in the table above."


@dataclass(frozen=True)
class Told:
    """A charted value as a sentence tells it: its height, its text with unit, and its month or label in full."""

    value: Decimal
    text: str
    when: str

    def __str__(self) -> str:
        return f"{self.text} in {self.when}"


@dataclass(frozen=True)
class Course:
    """What there is to tell of a run of periods: its values, the periods without one, the levels drawn across."""

    told: Sequence[Told]
    gaps: Sequence[str]
    lines: Sequence[ChartLine]
    in_table: bool


def over_time(kind: str, title: str, course: Course) -> str:
    """First, last, highest and lowest of a run of months, its gaps, its target and comparators.

    Where the table above has not every month, all the values follow, so that nothing is in the picture alone.
    """
    said = [*_shape(f"{kind} of {title}", course.told), *(f"{line.text}." for line in course.lines)]
    if course.gaps:
        said.append(f"No value for {', '.join(course.gaps)}.")
    said.append(IN_THE_TABLE if course.in_table else f"Every value: {'; '.join(map(str, course.told))}.")
    return " ".join(said)


def _shape(subject: str, told: Sequence[Told]) -> list[str]:
    first, last = told[0], told[-1]
    if len(told) == 1:
        return [f"{subject}: {first}."]
    over = f"{subject}, {first.when} to {last.when}"
    highest, lowest = _as_printed(max(told, key=_value), told), _as_printed(min(told, key=_value), told)
    if highest.text == lowest.text:
        return [f"{over}: {first.text} throughout."]
    return [f"{over}: first {first.text}, last {last.text}.", f"Highest {highest}, lowest {lowest}."]


def _value(one: Told) -> Decimal:
    return one.value


def _as_printed(extreme: Told, told: Sequence[Told]) -> Told:
    """The first of the values that are printed alike: a reader cannot see which of two 23% is the higher."""
    return next(one for one in told if one.text == extreme.text)


def of_parts(name: str, parts: Sequence[tuple[str, str]]) -> str:
    """Every part with its number, after a name where it has one: `Own homes: Nov-22 3, Dec-22 4`."""
    listed = ", ".join(f"{label} {text}" for label, text in parts)
    return f"{name}: {listed}" if name else listed
