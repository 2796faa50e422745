"""Marks of points on a line, one shape a series, so that series are told apart without colour."""

from __future__ import annotations

from math import cos, pi, sin

from matplotlib.path import Path as Outline

from .geometry import Point

# Corners of the shapes after the circle, as degrees from the right; their size relative to the circle's.
_CORNERS: tuple[tuple[tuple[int, ...], float], ...] = (
    ((45, 135, 225, 315), 1.25),
    ((90, 210, 330), 1.4),
    ((0, 90, 180, 270), 1.35),
)
# The place of the diamond among the shapes, for what is a diamond whatever stands beside it.
DIAMOND = 3


def mark(at: Point, index: int, radius: float = 3.0) -> Outline:
    """The outline of a series' mark, by its place among them: circle, square, triangle, diamond, circle..."""
    x, y = at
    shape = index % (len(_CORNERS) + 1)
    if shape == 0:
        return Outline.circle(at, radius)
    corners, size = _CORNERS[shape - 1]
    points = [(x + radius * size * cos(turn * pi / 180), y + radius * size * sin(turn * pi / 180)) for turn in corners]
    return Outline([*points, points[0]], closed=True)
