"""The outline of a part of a ring, with straight gaps of one width between parts."""

from __future__ import annotations

from math import asin, ceil, cos, degrees, radians, sin, tan

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
    codes = [*_codes(there), int(Outline.LINETO), *_codes(back)[1:], int(Outline.CLOSEPOLY)]
    return Outline([*there, *back, there[0]], codes)


def _arc(radius: float, low: float, high: float, centre: Point) -> list[Point]:
    """Cubic curves along a circle, one a quarter turn or less; angles in degrees from the right."""
    count = max(ceil((high - low) / 90), 1)
    step = radians(high - low) / count
    # How far the inner points of a cubic stand off along the tangents, so that it lies on the circle at its middle.
    reach = 4 / 3 * tan(step / 4)
    turned = [(1.0, 0.0), (1.0, reach), (cos(step) + reach * sin(step), sin(step) - reach * cos(step))]
    corners = [(x, y, radians(low) + step * index) for index in range(count) for x, y in turned]
    points = [(x * cos(by) - y * sin(by), x * sin(by) + y * cos(by)) for x, y, by in corners]
    points.append((cos(radians(high)), sin(radians(high))))
    return [(centre[0] + radius * x, centre[1] + radius * y) for x, y in points]


def _codes(curve: list[Point]) -> list[int]:
    return [int(Outline.MOVETO), *[int(Outline.CURVE4)] * (len(curve) - 1)]


def _closed(curve: list[Point]) -> Outline:
    return Outline([*curve, curve[0]], [*_codes(curve), int(Outline.CLOSEPOLY)])
