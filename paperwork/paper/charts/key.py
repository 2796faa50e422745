"""A key: coloured squares with names beside them, in a row or a list, in the order of the shapes that they name."""

from __future__ import annotations

from collections.abc import Sequence

from .geometry import Box
from .letters import width_of, wrapped
from .pen import Pen
from .style import LINE_HEIGHT, TEXT_SIZE, edge_of

_SQUARE = 8.0
_GAP = 14.0
_ROW = TEXT_SIZE * LINE_HEIGHT + 2


def draw_key(pen: Pen, box: Box, names: Sequence[str], fills: Sequence[str]) -> Box:
    """Writes the key along the top of a box, on as many rows as it takes; gives the box below it."""
    x, top = box.left, box.top
    for name, fill in zip(names, fills, strict=True):
        lines = wrapped(name, box.width - _SQUARE - 4)
        width = _SQUARE + 4 + max(map(width_of, lines), default=0)
        if x > box.left and x + width > box.right:
            x, top = box.left, top - _ROW
        pen.block(Box(x, top - _SQUARE - 1.5, x + _SQUARE, top - 1.5), fill, edge_of(fill))
        pen.lines(Box(x + _SQUARE + 4, top - _ROW, box.right, top), lines)
        x, top = x + width + _GAP, top - (len(lines) - 1) * TEXT_SIZE * LINE_HEIGHT
    return box.inset(top=box.top - top + _ROW + 2)


def key_height(name: str, width: float) -> float:
    """The height in points that a key of one name takes."""
    return _ROW + 2 + (len(wrapped(name, width - _SQUARE - 4)) - 1) * TEXT_SIZE * LINE_HEIGHT


def draw_list(pen: Pen, box: Box, names: Sequence[str], fills: Sequence[str]) -> Box:
    """Writes the key as a list down the right of a box, its middle level with the box's; gives the box left of it."""
    widest = box.width * 0.55 - _SQUARE - 4
    texts = [wrapped(name, widest) for name in names]
    width = max(width_of(line) for lines in texts for line in lines) + _SQUARE + 4
    height = sum(len(lines) * TEXT_SIZE * LINE_HEIGHT + 3 for lines in texts)
    left, top = box.right - width, box.centre[1] + height / 2
    for lines, fill in zip(texts, fills, strict=True):
        pen.block(Box(left, top - _SQUARE - 1.5, left + _SQUARE, top - 1.5), fill, edge_of(fill))
        pen.lines(Box(left + _SQUARE + 4, top - _ROW, box.right, top), lines)
        top -= len(lines) * TEXT_SIZE * LINE_HEIGHT + 3
    return box.inset(right=width + _GAP)
