"""The kinds of charts: a line here and a small file beside it for each.

A drawer is given a chart, a pen and the box under the title, and draws in that box; it may say how high the box must
be at the least, and what the labels under its plot take of it, in points. Charts that share a line have heads of one
height and feet of one height, so that their plots are level. A drawer of several charts in one would be made with
`whole`, a box for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Chart

from . import bars, columns, doughnut, fractions, gauges, line, spc, stacked, timeline, unpublished
from .frame import MARGIN, framed, head_height, nothing, width_within
from .geometry import Box
from .pen import Pen
from .tree import Line
from .values import empty

_EMPTY = 40.0


def _any_height(_: Chart) -> float:
    return 0.0


def _nothing_to_say(_: Chart) -> str:
    return ""


class Kind(Struct, frozen=True):
    """How one kind of chart is drawn, the least height of its box, what must be said above it, and its foot's height.

    The foot holds the labels under a plot or a ring. Heights are points. Where no point of a chart has a value there is
    a frame that says so, unless its kind has something to draw all the same.
    """

    draw: Callable[[Chart, Pen, Box], None]
    least_height: Callable[[Chart], float] = _any_height
    note: Callable[[Chart], str] = _nothing_to_say
    foot: Callable[[Chart, Box], float] | None = None
    without_values: bool = False


KINDS: Mapping[str, Kind] = {
    "line": Kind(line.draw, note=line.note, foot=line.foot),
    "columns": Kind(columns.draw, foot=columns.foot),
    "grouped": Kind(columns.draw, foot=columns.foot),
    "stacked": Kind(stacked.draw, foot=stacked.foot),
    "bars": Kind(bars.draw, bars.least_height),
    "spc": Kind(spc.draw, spc.least_height, note=spc.note, foot=spc.foot),
    "doughnut": Kind(doughnut.draw, doughnut.least_height, foot=doughnut.foot),
    "unpublished": Kind(unpublished.draw, note=line.note, foot=line.foot, without_values=True),
    "fractions": Kind(fractions.draw, fractions.least_height, without_values=True),
    "gauges": Kind(gauges.draw, gauges.least_height, without_values=True),
    "timeline": Kind(timeline.draw, timeline.least_height, foot=timeline.foot),
}


def whole(chart: Chart, line: Line, pen: Pen, box: Box) -> None:
    """Draws a chart in a box with its title and unit, level with those of its line.

    Where it has no value, a frame says so.
    """
    room = framed(chart, _note(chart), _head(line), pen, box)
    if _bare(chart):
        nothing(pen, room.inset(bottom=room.height - _EMPTY))
    else:
        KINDS[chart.kind].draw(chart, pen, room.inset(bottom=_lift(chart, line, room)))


def whole_height(line: Line) -> float:
    """The height in points of the charts of a line: what they ask for, more where one needs it, little where empty."""
    return round(max(_height(chart, _head(line)) for chart in line), 2)


def _height(chart: Chart, head: float) -> float:
    if _bare(chart):
        return head + _EMPTY + MARGIN
    return max(chart.height, head + KINDS[chart.kind].least_height(chart) + MARGIN)


def _head(line: Line) -> float:
    return max(head_height(chart, _note(chart)) for chart in line)


def _lift(chart: Chart, line: Line, room: Box) -> float:
    """How far a chart's foot is raised to the highest of its line."""
    own, *others = (_foot(one, room) for one in (chart, *line))
    return 0.0 if own is None else max(foot for foot in others if foot is not None) - own


def _foot(chart: Chart, room: Box) -> float | None:
    foot = None if _bare(chart) else KINDS[chart.kind].foot
    return foot(chart, replace(room, right=room.left + width_within(chart))) if foot else None


def _bare(chart: Chart) -> bool:
    """Whether there is nothing to draw but a frame."""
    return empty(chart) and not KINDS[chart.kind].without_values


def _note(chart: Chart) -> str:
    return "" if _bare(chart) else KINDS[chart.kind].note(chart)
