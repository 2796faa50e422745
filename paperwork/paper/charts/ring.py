"""The outline of a part of a ring, with straight gaps of one width between parts."""

from __future__ import annotations

from math import asin, degrees

import numpy as np
from matplotlib.path import Path as Outline

from .geometry import Point

_GAP = 2.5


def ring_part(centre: Point, outer: float, inner: float, start: float, end: float) -> Outline:
    """A part of the ring between two radii in points, from one share of the turn to another, clockwise from the top."""
    if end - start >= 1:
        return _outline(centre, (outer, 0, 360), (inner, 0, 360))
    low, high = 90 - 360 * end, 90 - 360 * start
    return _outline(centre, (outer, *_narrowed(low, high, outer)), (inner, *_narrowed(low, high, inner)))


def _narrowed(low: float, high: float, radius: float) -> tuple[float, float]:
    """The angles less half a gap on each side; a sliver keeps a fifth of its width."""
    half = min(degrees(asin(min(_GAP / 2 / radius, 1.0))), (high - low) * 0.4)
    return low + half, high - half


def _outline(centre: Point, outer: tuple[float, float, float], inner: tuple[float, float, float]) -> Outline:
    """Out along one arc and back along the other; a whole turn is two rings that run against each other."""
    there, back = _arc(*outer, centre), _arc(*inner, centre)[::-1]
    if outer[2] - outer[1] >= 360:
        return Outline.make_compound_path(_closed(there), _closed(back))
    return Outline([*there, *back, there[0]], [*_codes(there), Outline.LINETO, *_codes(back)[1:], Outline.CLOSEPOLY])


def _arc(radius: float, low: float, high: float, centre: Point) -> list[Point]:
    """A run of cubic curves along a circle, angles in degrees from the right."""
    # Ends that are a whole turn apart would otherwise fall together.
    arc = Outline.arc(low, high if high - low < 360 else low + 360)
    return [(centre[0] + radius * x, centre[1] + radius * y) for x, y in np.asarray(arc.vertices).tolist()]


def _codes(curve: list[Point]) -> list[int]:
    return [int(Outline.MOVETO), *[int(Outline.CURVE4)] * (len(curve) - 1)]


def _closed(curve: list[Point]) -> Outline:
    return Outline([*curve, curve[0]], [*_codes(curve), int(Outline.CLOSEPOLY)])
