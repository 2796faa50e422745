"""Labels in a column at the right of a plot, each level with the line or point that it names, none over another."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from .geometry import Box, Crowd, Point, spread
from .letters import width_of, wrapped
from .pen import Pen
from .style import AXIS, INK, LINE_HEIGHT, TEXT_SIZE

_GAP = 8.0
# What parts two labels where there is room for it, and where there is none.
_PART, _LEAST = 4.0, 1.0
# What labels may take of the whole width, and what they may take of any.
_SHARE, _ENOUGH = 0.27, 61.0


class Side(Struct, frozen=True):
    """A label, and the end of the line or shape that it names; it would stand best at that height."""

    words: str
    end: Point
    bold: bool = False
    colour: str = INK


def side_width(texts: Sequence[str], whole: float) -> float:
    """The width of a column that holds these labels, wrapped so that it takes no more than its share of the whole."""
    room = max(whole * _SHARE, _ENOUGH)
    widths = [width_of(line, bold=True) for text in texts for line in wrapped(text, room, bold=True)]
    return max(widths) + _GAP + 1 if widths else 0.0


def draw_sides(pen: Pen, column: Box, sides: Sequence[Side], crowd: Crowd) -> Crowd:
    """Writes the labels, with a thin lead to each that had to move, and adds both to the crowd."""
    texts = [wrapped(side.words, column.width - _GAP, bold=side.bold) for side in sides]
    heights = _heights(texts, column.height)
    centres = spread([side.end[1] for side in sides], heights, column.bottom, column.top)
    for side, lines, height, centre in zip(sides, texts, heights, centres, strict=True):
        box = Box(column.left + _GAP, centre - height / 2, column.right, centre + height / 2)
        pen.lines(box, lines, bold=side.bold, colour=side.colour)
        crowd = crowd.with_box(box)
        if abs(centre - side.end[1]) > 3:
            lead = (side.end, (box.left - 2, centre))
            pen.line(lead, AXIS, 0.5)
            crowd = crowd.with_line(lead)
    return crowd


def _heights(texts: Sequence[Sequence[str]], room: float) -> list[float]:
    """The heights of labels, each with the air that parts it from the next: less of it where they fill the room."""
    plain = [len(lines) * TEXT_SIZE * LINE_HEIGHT for lines in texts]
    spare = (room - sum(plain)) / max(len(plain), 1)
    return [height + max(min(spare, _PART), _LEAST) for height in plain]
