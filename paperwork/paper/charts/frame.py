"""What stands round every chart: its title, unit and a note above, and a framed note where there is nothing to draw.

In go a chart, a note and a box, out comes the box left for the drawing.
"""

from __future__ import annotations

from paperwork.model.blocks import Chart

from .geometry import Box
from .letters import wrapped
from .pen import Pen
from .style import AXIS, INK, LINE_HEIGHT, QUIET, TEXT_SIZE, TITLE_SIZE

NOTHING = "No values published"
MARGIN = 2.0


def framed(chart: Chart, note: str, head: float, pen: Pen, box: Box) -> Box:
    """Writes the title, bold, and the unit and the note under it, from the left edge; gives the box below them.

    `head` is the height in points that they share with those of the charts beside this one.
    """
    room = box.inset(MARGIN, MARGIN, MARGIN, MARGIN)
    titles, units = _heads(chart, note, room.width)
    pen.lines(room, titles, TITLE_SIZE, bold=True)
    pen.lines(room.inset(top=_title_height(titles)), units, colour=QUIET)
    return Box(room.left, room.bottom, room.right, box.top - head)


def head_height(chart: Chart, note: str) -> float:
    """The height that title, unit, note and the margin above them take of a chart as wide as it asks, in points."""
    return _height(*_heads(chart, note, chart.width - 2 * MARGIN)) + MARGIN


def _heads(chart: Chart, note: str, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    under = ". ".join(filter(None, (unit_words(chart.unit), note)))
    return wrapped(chart.title, width, TITLE_SIZE, bold=True), wrapped(under, width)


def _title_height(titles: tuple[str, ...]) -> float:
    return len(titles) * TITLE_SIZE * LINE_HEIGHT


def _height(titles: tuple[str, ...], units: tuple[str, ...]) -> float:
    gap = 4 if titles or units else 0
    return _title_height(titles) + len(units) * TEXT_SIZE * LINE_HEIGHT + gap


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
