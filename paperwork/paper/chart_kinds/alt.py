"""The alternative text of charts: facts' own texts, never rounded again, and where the numbers stand in full.

It is written to be heard: whole months, a sentence a thought, no brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from paperwork.model.blocks import ChartPoint
from paperwork.model.measures import Missing

from ..words import listed

IN_THE_TABLE = "The numbers are in the table above."


class Told(Struct, frozen=True):
    """A charted value as a sentence tells it: its height, its text with unit, its month in full.

    `tabled` says that the table above the chart has it too.
    """

    value: Decimal
    text: str
    when: str
    tabled: bool

    def __str__(self) -> str:
        return f"{self.text} in {self.when}"


class Course(Struct, frozen=True):
    """What there is to tell of a run of periods: its values, the periods without one, a sentence a level across.

    `hidden` are the times whose values are too small to be shown.
    """

    told: Sequence[Told]
    gaps: Sequence[str]
    levels: Sequence[str]
    hidden: Sequence[str] = ()


class Month(Struct, frozen=True):
    """What several runs have in one month, in their order, and whether the table above has all of it too."""

    when: str
    texts: Sequence[str]
    tabled: bool


def over_time(kind: str, title: str, course: Course) -> str:
    """First, last, highest and lowest of a run of months, its gaps, its target and comparators.

    The values that the table above lacks follow, so that nothing is in the picture alone.
    """
    apart = [str(one) for one in course.told if not one.tabled]
    return " ".join(
        [
            f"{kind}: {title}.",
            *(_ends_alone(course.told) if course.hidden else _shape(course.told)),
            *([f"There is no value for {listed(course.gaps)}."] if course.gaps else []),
            *([not_shown(course.hidden)] if course.hidden else []),
            *course.levels,
            f"Not in the table above: {'; '.join(apart)}." if apart else IN_THE_TABLE,
        ]
    )


def not_shown(what: Sequence[str]) -> str:
    """That numbers are left out of a chart because they are small, and where."""
    return f"Not shown, as a number is too small or would tell one: {listed(what)}."


def _shape(told: Sequence[Told]) -> list[str]:
    first, last = told[0], told[-1]
    if len(told) == 1:
        return [f"{first}."]
    highest, lowest = _as_printed(max(told, key=_value), told), _as_printed(min(told, key=_value), told)
    if highest.text == lowest.text:
        return [f"{first.text} throughout, from {first.when} to {last.when}."]
    extremes = {"highest": highest, "lowest": lowest}
    between = [f"{rank} {one}" for rank, one in extremes.items() if one.text not in (first.text, last.text)]
    return [_ends(first, last, extremes), *([f"{_joined(between)}."] if between else [])]


def _ends_alone(told: Sequence[Told]) -> list[str]:
    """The first and the last of the values that are shown; which is the highest is not said, where others are not."""
    return [f"From {told[0]} to {told[-1]}." if len(told) > 1 else f"{told[0]}."]


def _ends(first: Told, last: Told, extremes: dict[str, Told]) -> str:
    if first.text == last.text:
        return f"{_with_rank(first, extremes)} and {last.text} again in {last.when}."
    return f"From {_with_rank(first, extremes)} to {_with_rank(last, extremes).rstrip(',')}."


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


def over_each_other(names: Sequence[str], months: Sequence[Month]) -> str:
    """Several runs that share their months: each run's first and last, then month by month what the table lacks."""
    first, last = months[0], months[-1]
    ends = zip(names, first.texts, last.texts, strict=True)
    runs = [f"{name} – {before} in {first.when}, {after} in {last.when}." for name, before, after in ends]
    apart = [f"{one.when} {', '.join(one.texts)}" for one in months if not one.tabled]
    return " ".join([*runs, f"Not in the table above, in this order: {'; '.join(apart)}." if apart else IN_THE_TABLE])


def point_text(point: ChartPoint) -> str:
    """A point's text, or that it has none, or that it is not shown."""
    return "not shown" if point.text == Missing.HIDDEN.value else point.text or "no value"


def of_parts(name: str, parts: Sequence[tuple[str, str]]) -> str:
    """Every part with its number, after a name where it has one: `Own homes – Nov-22 3, Dec-22 4`."""
    said = ", ".join(f"{label} {text}" for label, text in parts)
    return f"{name} – {said}" if name else said
