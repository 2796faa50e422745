"""The two axes of a chart: its scale on the left, and the labels of the places along its foot.

In go values, labels and a box, out come the box left for the plot and where values stand in it. The foot of a scale
that starts above zero is torn. Labels run level: on one row where they fit, else with the year on a row of its own,
else wrapped; months without room are named every second, third... from the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from .geometry import Box, Point
from .letters import width_of, wrapped
from .pen import Pen
from .scale import Scale, ticks
from .style import AXIS, GRID, LINE_HEIGHT, QUIET, TEXT_SIZE

ROW = TEXT_SIZE * LINE_HEIGHT
_TICK_GAP = 5.0
_TICKS_APART = 16.0
# A tick's text is 6.6 points high; nearer than this to the next it is left out.
_NAMED_APART = 12.0
# The torn foot: how far one tooth is from the next, how high and how deep it goes, and what labels leave to it.
_TOOTH, _DEPTH = 6.0, 1.8
TORN = _DEPTH + 1.2
_MONTH = re.compile(r"(\D+)-(\d\d)")
_QUARTER = re.compile(r"(Q\d) (\d{4}-\d\d)")


class Places(Struct, frozen=True):
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


class Plot(Struct, frozen=True):
    """The part of a chart between its axes: its scale, the middle of each place, and how far these stand apart."""

    box: Box
    scale: Scale
    centres: tuple[float, ...]
    slot: float

    @property
    def named_ticks(self) -> tuple[tuple[float, str], ...]:
        """Where the ticks with a text stand, and the text: every one, or every second, third... from the lowest."""
        ticks = self.scale.named
        apart = abs(self.scale.end - self.scale.start) / (len(ticks) - 1)
        every = next((each for each in range(1, len(ticks)) if each * apart >= _NAMED_APART), len(ticks))
        return tuple((self.scale.at(tick), text) for tick, text in ticks[::every])

    @property
    def tick_boxes(self) -> tuple[Box, ...]:
        """Where the texts of the ticks stand."""
        right, half = self.box.left - _TICK_GAP, TEXT_SIZE / 2
        return tuple(Box(right - width_of(text), y - half, right, y + half) for y, text in self.named_ticks)


def plot_in(
    box: Box,
    labels: Sequence[str],
    values: Iterable[Decimal],
    headroom: float = 15.0,
    end: float = 1000.0,
    marks: tuple[Decimal, ...] = (),
) -> tuple[Plot, Places]:
    """The plot that a box leaves inside its axes, and the labels under it.

    `headroom` is left above the highest tick for labels; the first and last place stand no further than `end` from the
    sides. Both in points. `marks` are the ticks, where they are not to be found from the values.
    """
    marks = marks or ticks(values, at_most=max(min(int((box.height - headroom - 2 * ROW) / _TICKS_APART), 6), 3))
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
    for tick in plot.scale.ticks:
        y = plot.scale.at(tick)
        pen.line([(plot.box.left, y), (plot.box.right, y)], GRID, 0.5)
    for y, text in plot.named_ticks:
        pen.words((plot.box.left - _TICK_GAP, y - TEXT_SIZE * 0.36), text, colour=QUIET, align=1)
    draw_base(pen, plot)
    for x, rows in zip(plot.centres, named.rows, strict=True):
        under = Box(x, plot.box.bottom - named.height, x, plot.box.bottom - 4)
        pen.lines(under, rows, colour=QUIET, align=0.5)


def draw_base(pen: Pen, plot: Plot) -> None:
    """The base line at zero, on top of what stands on it; a torn line at the foot of a scale that starts above zero."""
    if plot.scale.broken:
        pen.line(_torn(plot.box), AXIS, 0.75)
        return
    y = plot.scale.at(Decimal(0))
    pen.line([(plot.box.left, y), (plot.box.right, y)], AXIS, 0.75)


def _torn(box: Box) -> list[Point]:
    """Teeth along the foot of a box, up and down in turn."""
    count = 2 * max(round(box.width / _TOOTH), 1)
    each = box.width / count
    return [(box.left + each * at, box.bottom + _DEPTH * (-1) ** at) for at in range(count + 1)]
