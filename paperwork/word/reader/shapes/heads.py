"""What stands at the ends of a line: arrow heads, drawn as small filled outlines."""

from __future__ import annotations

import math
from collections.abc import Iterator

from paperwork.model.blocks import Outline
from paperwork.model.look import Line

from .paths import Path, Point, ellipse, polygon

LEAST, TIMES = 2.0, 3.0


def head_outlines(path: Path, line: Line, head: str, tail: str) -> Iterator[Outline]:
    """The outlines of the signs at a path's first and last point."""
    if path.ends is None:
        return
    for kind, (tip, before) in zip((head, tail), path.ends, strict=True):
        if kind:
            yield Outline(_head(kind, tip, before, max(line.width, LEAST) * TIMES).data, line.colour)


def _head(kind: str, tip: Point, before: Point, size: float) -> Path:
    if kind == "oval":
        return ellipse(tip[0] - size / 2, tip[1] - size / 2, size, size)
    away = math.atan2(before[1] - tip[1], before[0] - tip[0])
    if kind == "diamond":
        return polygon(*(_at(tip, away + turn * math.pi / 2, size / 2) for turn in range(4)))
    base = _at(tip, away, size)
    sides = [_at(base, away + turn, size / 2) for turn in (math.pi / 2, -math.pi / 2)]
    notch = [_at(tip, away, size * 0.65)] if kind == "stealth" else []
    return polygon(tip, sides[0], *notch, sides[1])


def _at(point: Point, angle: float, far: float) -> Point:
    return point[0] + far * math.cos(angle), point[1] + far * math.sin(angle)
