"""What stands round every chart: title, unit, note and key above, and a framed note where there is nothing to draw.

In go a chart, a note and a box, out comes the box left for the drawing.
"""

from __future__ import annotations

from paperwork.model.blocks import Chart

from .geometry import Box
from .letters import wrapped
from .levels import NARROW, draw_key, key_height
from .pen import Pen
from .style import AXIS, INK, LINE_HEIGHT, QUIET, TEXT_SIZE, TITLE_SIZE

NOTHING = "No values published"
MARGIN = 2.0
# Charts less wide than this share a line; what they keep free at their right, where the next one begins.
_SHARING, _BETWEEN = 240.0, 8.0
# The size of a narrow chart's title.
_SMALL_TITLE = 10.0


def framed(chart: Chart, note: str, head: float, pen: Pen, box: Box) -> Box:
    """Writes the title, bold, with the unit, the note and the names of levels under it; gives the box below them.

    `head` is the height in points that they share with those of the charts beside this one.
    """
    room = box.inset(MARGIN, MARGIN, box.width - MARGIN - width_within(chart), MARGIN)
    titles, units = _heads(chart, note)
    pen.lines(room, titles, _title_size(chart), bold=True)
    below = room.inset(top=_title_height(chart, titles))
    pen.lines(below, units, colour=QUIET)
    draw_key(pen, chart, below.inset(top=_unit_height(units)))
    return Box(room.left, room.bottom, room.right, box.top - head)


def head_height(chart: Chart, note: str) -> float:
    """The height that all of it takes of a chart as wide as it asks, the margin above included, in points."""
    titles, units = _heads(chart, note)
    height = _title_height(chart, titles) + _unit_height(units) + key_height(chart, width_within(chart))
    return height + (4 if height else 0) + MARGIN


def width_within(chart: Chart) -> float:
    """The width in points that a chart has between its margins."""
    return chart.width - 2 * MARGIN - (_BETWEEN if chart.width < _SHARING else 0)


def _heads(chart: Chart, note: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    under, width = ". ".join(filter(None, (unit_words(chart.unit), note))), width_within(chart)
    return wrapped(chart.title, width, _title_size(chart), bold=True), wrapped(under, width)


def _title_size(chart: Chart) -> float:
    return _SMALL_TITLE if chart.width < NARROW else TITLE_SIZE


def _title_height(chart: Chart, titles: tuple[str, ...]) -> float:
    return len(titles) * _title_size(chart) * LINE_HEIGHT


def _unit_height(units: tuple[str, ...]) -> float:
    return len(units) * TEXT_SIZE * LINE_HEIGHT


def unit_words(unit: str) -> str:
    """A unit as a line under a title says it."""
    words = "percent" if unit == "%" else unit
    return words[:1].upper() + words[1:]


def nothing(pen: Pen, box: Box) -> None:
    """A thin frame, and in it that no values were published."""
    room = box.inset(0.5, 0.5, 0.5, 0.5)
    corners = [(room.left, room.bottom), (room.right, room.bottom), (room.right, room.top), (room.left, room.top)]
    pen.line([*corners, corners[0]], AXIS, 0.75)
    x, y = room.centre
    pen.words((x, y - TEXT_SIZE / 3), NOTHING, colour=INK, align=0.5)
