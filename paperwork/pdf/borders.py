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
    for (x1, y1, x2, y2), line in edges.items():
        yield Stroke(x1, y1, x2, y2, line)


def _stronger(edges: dict[Edge, Border], edge: Edge, line: Border) -> None:
    rounded = (round(edge[0], 2), round(edge[1], 2), round(edge[2], 2), round(edge[3], 2))
    known = edges.get(rounded)
    if known is None or line.width > known.width:
        edges[rounded] = line
