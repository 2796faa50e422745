"""The two axes of a chart: a scale of numbers from zero with few plain ticks, and the labels of the places along it.

In go values, labels and a box, out come the box left for the plot and where values stand in it. The scale always holds
zero, for lines as well: a small change is then seen as small. Labels run level: on one row where they fit, else with
the year on a row of its own, else wrapped; months without room are named every second, third... from the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from .geometry import Box
from .letters import width_of, wrapped
from .pen import Pen
from .style import AXIS, GRID, LINE_HEIGHT, QUIET, TEXT_SIZE

ROW = TEXT_SIZE * LINE_HEIGHT
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MONTH = re.compile(r"(\D+)-(\d\d)")
_QUARTER = re.compile(r"(Q\d) (\d{4}-\d\d)")


@dataclass(frozen=True)
class Scale:
    """Numbers on a length of paper: `low` stands at `start`, `high` at `end`, in points."""

    ticks: tuple[Decimal, ...]
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Where a value stands, in points."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.start + float((value - low) / (high - low)) * (self.end - self.start)

    @property
    def texts(self) -> tuple[str, ...]:
        """The ticks as the axis prints them, all with the same decimals."""
        step = (self.ticks[1] - self.ticks[0]).normalize()
        decimals = max(-int(step.as_tuple().exponent), 0)
        return tuple(f"{tick:,.{decimals}f}".replace("-", "−") for tick in self.ticks)


def ticks(values: Iterable[Decimal], at_most: int = 5) -> tuple[Decimal, ...]:
    """Round numbers, evenly apart, from zero or below to the highest value or above; whole where all values are."""
    known = [Decimal(0), *values]
    low, high = min(known), max(known)
    if low == high:
        high = Decimal(1)
    whole = all(value == value.to_integral_value() for value in known)
    step = _step((high - low) / (at_most - 1), whole)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple((first + index) * step for index in range(int(last - first) + 1))


def _step(least: Decimal, whole: bool) -> Decimal:
    power = Decimal(10) ** least.adjusted()
    steps = [size * power for size in _STEPS if size * power >= least]
    fit = [step for step in steps if not whole or step == step.to_integral_value()]
    return max(fit[0] if fit else Decimal(1), Decimal(1) if whole else steps[0])


@dataclass(frozen=True)
class Places:
    """The labels along an axis: a tuple of rows for each place; an empty one is not named."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> float:
        """What the labels take below the axis, in points."""
        return 4 + ROW * max((len(row) for row in self.rows), default=0)


def places(labels: Sequence[str], slot: float) -> Places:
    """How labels stand in slots of this width, in points."""
    if _fit(labels, slot):
        return Places(tuple((label,) for label in labels))
    parts = [_parts(label) for label in labels]
    if any(year for _, year in parts):
        return _months(parts, slot)
    return Places(tuple(wrapped(label, slot - 4) for label in labels))


def _fit(labels: Iterable[str], slot: float) -> bool:
    return all(width_of(label) + 5 <= slot for label in labels)


def _parts(label: str) -> tuple[str, str]:
    """A month or quarter and its year: `Nov-22` is Nov of 2022."""
    if found := _MONTH.fullmatch(label):
        return found[1], f"20{found[2]}"
    if found := _QUARTER.fullmatch(label):
        return found[1], found[2]
    return label, ""


def _months(parts: Sequence[tuple[str, str]], slot: float) -> Places:
    every = 1
    widest = max(width_of(text) for pair in parts for text in pair)
    while every * slot < widest + 5 and every < len(parts):
        every += 1
    rows: list[tuple[str, ...]] = []
    said = ""
    for index, (month, year) in enumerate(parts):
        named = (len(parts) - 1 - index) % every == 0
        rows.append(((month, year) if year != said else (month,)) if named else ())
        said = year if named else said
    return Places(tuple(rows))


@dataclass(frozen=True)
class Plot:
    """The part of a chart between its axes: its scale, the middle of each place, and how far these stand apart."""

    box: Box
    scale: Scale
    centres: tuple[float, ...]
    slot: float


def plot_in(
    box: Box, labels: Sequence[str], values: Iterable[Decimal], headroom: float = ROW + 2, end: float = 1000.0
) -> tuple[Plot, Places]:
    """The plot that a box leaves inside its axes, and the labels under it.

    `headroom` is left above the highest tick for labels; the first and last place stand no further than `end` from the
    sides. Both in points.
    """
    marks = ticks(values)
    gutter = max(width_of(text) for text in Scale(marks, 0, 1).texts) + 5
    left, right, count = box.left + gutter, box.right, max(len(labels), 1)
    end = min(end, (right - left) / (2 * count)) if count > 1 else (right - left) / 2
    slot = (right - left - 2 * end) / max(count - 1, 1)
    named = places(labels, slot if count > 1 else right - left)
    inner = box.inset(left=gutter, bottom=named.height, top=headroom)
    centres = tuple(left + end + slot * index for index in range(len(labels)))
    return Plot(inner, Scale(marks, inner.bottom, inner.top), centres, slot), named


def draw_axes(pen: Pen, plot: Plot, named: Places) -> None:
    """Light lines across at the ticks, a base line at zero, tick texts on the left, labels below."""
    for tick, text in zip(plot.scale.ticks, plot.scale.texts, strict=True):
        y = plot.scale.at(tick)
        colour = AXIS if tick == 0 else GRID
        pen.line([(plot.box.left, y), (plot.box.right, y)], colour, 0.75 if tick == 0 else 0.5)
        pen.words((plot.box.left - 5, y - TEXT_SIZE * 0.36), text, colour=QUIET, align=1)
    for x, rows in zip(plot.centres, named.rows, strict=True):
        under = Box(x, plot.box.bottom - named.height, x, plot.box.bottom - 4)
        pen.lines(under, rows, colour=QUIET, align=0.5)
