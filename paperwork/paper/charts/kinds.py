"""The kinds of charts: a line here and a small file beside it for each.

A drawer is given a chart, a pen and the box under the title, and draws in that box; it may say how high the box must
be at the least, in points. A drawer of several charts in one would be made with `whole`, a box for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from paperwork.model.blocks import Chart

from . import bars, columns, doughnut, line, stacked
from .frame import framed, framed_height, nothing
from .geometry import Box
from .pen import Pen
from .values import empty

_EMPTY = 40.0


def _any_height(_: Chart) -> float:
    return 0.0


def _nothing_to_say(_: Chart) -> str:
    return ""


@dataclass(frozen=True)
class Kind:
    """How one kind of chart is drawn, the least height of its box in points, and what must be said above it."""

    draw: Callable[[Chart, Pen, Box], None]
    least_height: Callable[[Chart], float] = _any_height
    note: Callable[[Chart], str] = _nothing_to_say


KINDS: Mapping[str, Kind] = {
    "line": Kind(line.draw, note=line.note),
    "columns": Kind(columns.draw),
    "grouped": Kind(columns.draw),
    "stacked": Kind(stacked.draw),
    "bars": Kind(bars.draw, bars.least_height),
    "doughnut": Kind(doughnut.draw, doughnut.least_height),
}


def whole(chart: Chart, pen: Pen, box: Box) -> None:
    """Draws a chart in a box with its title and unit; a frame that says so where it has no value."""
    room = framed(chart, _note(chart), pen, box)
    if empty(chart):
        nothing(pen, room)
    else:
        KINDS[chart.kind].draw(chart, pen, room)


def whole_height(chart: Chart) -> float:
    """The height that a chart takes in points: what it asks for, more where its kind needs it, little where empty."""
    if empty(chart):
        return round(framed_height(chart, _note(chart)) + _EMPTY, 2)
    return round(max(chart.height, framed_height(chart, _note(chart)) + KINDS[chart.kind].least_height(chart)), 2)


def _note(chart: Chart) -> str:
    return "" if empty(chart) else KINDS[chart.kind].note(chart)
