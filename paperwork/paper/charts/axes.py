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
_TICK_GAP = 5.0
_TICKS_APART = 16.0
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
    def named(self) -> tuple[tuple[Decimal, str], ...]:
        """The ticks, each with what the axis prints, all with the same decimals."""
        step = (self.ticks[1] - self.ticks[0]).normalize()
        decimals = max(-int(step.as_tuple().exponent), 0)
        return tuple((tick, f"{tick:,.{decimals}f}".replace("-", "−")) for tick in self.ticks)


def ticks(values: Iterable[Decimal], at_most: int = 6) -> tuple[Decimal, ...]:
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
    plain = [step for step in steps if step == step.to_integral_value() or (step / power != _STEPS[2] and not whole)]
    return plain[0] if plain else Decimal(1)


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
    widest = max(width_of(month) for month, _ in parts)
    every = next((step for step in range(1, len(parts)) if step * slot >= widest + 5), len(parts))
    rows: list[tuple[str, ...]] = []
    said, free_from = "", float("-inf")
    for index, (month, year) in enumerate(parts):
        named = (len(parts) - 1 - index) % every == 0
        half = width_of(year) / 2 + 3
        new = named and year != said and slot * index - half >= free_from
        rows.append((month, year) if new else (month,) if named else ())
        said, free_from = (year, slot * index + half) if new else (said, free_from)
    return Places(tuple(rows))


@dataclass(frozen=True)
class Plot:
    """The part of a chart between its axes: its scale, the middle of each place, and how far these stand apart."""

    box: Box
    scale: Scale
    centres: tuple[float, ...]
    slot: float

    @property
    def tick_boxes(self) -> tuple[Box, ...]:
        """Where the texts of the ticks stand."""
        right, half = self.box.left - _TICK_GAP, TEXT_SIZE / 2
        ends = [(right - width_of(text), self.scale.at(tick)) for tick, text in self.scale.named]
        return tuple(Box(left, y - half, right, y + half) for left, y in ends)


def plot_in(
    box: Box, labels: Sequence[str], values: Iterable[Decimal], headroom: float = 15.0, end: float = 1000.0
) -> tuple[Plot, Places]:
    """The plot that a box leaves inside its axes, and the labels under it.

    `headroom` is left above the highest tick for labels; the first and last place stand no further than `end` from the
    sides. Both in points.
    """
    marks = ticks(values, at_most=max(min(int((box.height - headroom - 2 * ROW) / _TICKS_APART), 6), 3))
    gutter = max(width_of(text) for _, text in Scale(marks, 0, 1).named) + _TICK_GAP
    left, right, count = box.left + gutter, box.right, max(len(labels), 1)
    end = min(end, (right - left) / (2 * count)) if count > 1 else (right - left) / 2
    slot = (right - left - 2 * end) / max(count - 1, 1)
    slot = slot if count > 1 else right - left
    named = places(labels, slot)
    inner = box.inset(left=gutter, bottom=named.height, top=headroom)
    centres = tuple(left + end + slot * index for index in range(len(labels)))
    return Plot(inner, Scale(marks, inner.bottom, inner.top), centres, slot), named


def draw_axes(pen: Pen, plot: Plot, named: Places) -> None:
    """Light lines across at the ticks, the base line, tick texts on the left, labels below."""
    for tick, text in plot.scale.named:
        y = plot.scale.at(tick)
        pen.line([(plot.box.left, y), (plot.box.right, y)], GRID, 0.5)
        pen.words((plot.box.left - _TICK_GAP, y - TEXT_SIZE * 0.36), text, colour=QUIET, align=1)
    draw_base(pen, plot)
    for x, rows in zip(plot.centres, named.rows, strict=True):
        under = Box(x, plot.box.bottom - named.height, x, plot.box.bottom - 4)
        pen.lines(under, rows, colour=QUIET, align=0.5)


def draw_base(pen: Pen, plot: Plot) -> None:
    """The base line at zero, on top of what stands on it."""
    y = plot.scale.at(Decimal(0))
    pen.line([(plot.box.left, y), (plot.box.right, y)], AXIS, 0.75)
