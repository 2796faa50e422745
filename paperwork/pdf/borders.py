"""The borders of a table: each edge of the grid drawn once, the stronger of two neighbours' lines winning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paperwork.model.look import CellLook
from paperwork.model.look import Line as Border

from .ops import Stroke

Box = tuple[float, float, float, float, CellLook]
Edge = tuple[float, float, float, float]


def frame(boxes: Iterable[Box]) -> Iterator[Stroke]:
    """The strokes around some cells, each given by left, top, right, bottom and its look."""
    edges: dict[Edge, Border] = {}
    for left, top, right, bottom, look in boxes:
        borders = look.borders or {}
        for side, edge in (
            ("top", (left, top, right, top)),
            ("bottom", (left, bottom, right, bottom)),
            ("left", (left, top, left, bottom)),
            ("right", (right, top, right, bottom)),
        ):
            if side in borders:
                _stronger(edges, edge, borders[side])
        if "tl2br" in borders:
            yield Stroke(left, top, right, bottom, borders["tl2br"])
        if "tr2bl" in borders:
            yield Stroke(right, top, left, bottom, borders["tr2bl"])
    for (x1, y1, x2, y2), line in edges.items():
        yield Stroke(x1, y1, x2, y2, line)


def _stronger(edges: dict[Edge, Border], edge: Edge, line: Border) -> None:
    rounded = (round(edge[0], 2), round(edge[1], 2), round(edge[2], 2), round(edge[3], 2))
    known = edges.get(rounded)
    if known is None or _weight(line) > _weight(known):
        edges[rounded] = line


def _weight(line: Border) -> tuple[float, bool, int]:
    """Which of two lines wins: the wider, then the double, then the darker (ECMA-376 part 1, 17.4.66)."""
    red, green, blue = (int(line.colour[at : at + 2], 16) for at in (1, 3, 5))
    return line.width, line.pattern == "double", -(red + blue + 2 * green)
