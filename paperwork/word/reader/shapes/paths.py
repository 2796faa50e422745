"""Paths made of points: moves, lines and curves, moved and turned by matrices, written as SVG writes path data."""

from __future__ import annotations

import math

from msgspec import Struct

Point = tuple[float, float]
Step = tuple[str, tuple[Point, ...]]
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# How far a curve's handles lie off its ends to make a quarter of an ellipse.
_KAPPA = 0.5522847498


class Path(Struct, frozen=True):
    """Steps (M, L, C, Z with their points), and whether what they enclose is filled and their line drawn."""

    steps: tuple[Step, ...]
    filled: bool = True
    stroked: bool = True

    @property
    def data(self) -> str:
        """The path as SVG writes it."""
        return "".join(letter + " ".join(f"{x:.2f} {y:.2f}" for x, y in points) for letter, points in self.steps)

    def moved(self, matrix: Matrix) -> Path:
        """The path with every point moved by a matrix."""
        steps = tuple((letter, tuple(applied(matrix, point) for point in points)) for letter, points in self.steps)
        return Path(steps, self.filled, self.stroked)

    @property
    def ends(self) -> tuple[tuple[Point, Point], tuple[Point, Point]] | None:
        """Its first point with the next, and its last point with the one before."""
        points = [point for _, run in self.steps for point in run]
        return ((points[0], points[1]), (points[-1], points[-2])) if len(points) > 1 else None


def applied(matrix: Matrix, point: Point) -> Point:
    """A point moved by a matrix."""
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def after(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does what `inner` does, then what `outer` does."""
    a, b, c, d, e, f = inner
    k, l, m, n, o, p = outer  # noqa: E741
    return a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p


def turned(width: float, height: float, degrees: float, across: bool, down: bool) -> Matrix:
    """The matrix that flips and turns (clockwise) a box about its middle."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    flip_x, flip_y = (-1.0 if across else 1.0), (-1.0 if down else 1.0)
    x, y = width / 2, height / 2
    matrix = (cos * flip_x, sin * flip_x, -sin * flip_y, cos * flip_y)
    a, b, c, d = matrix
    return a, b, c, d, x - a * x - c * y, y - b * x - d * y


def polygon(*points: Point) -> Path:
    """A closed shape of straight sides."""
    return Path((("M", points[:1]), *(("L", (point,)) for point in points[1:]), ("Z", ())))


def polyline(*points: Point) -> Path:
    """A line of straight parts."""
    return Path((("M", points[:1]), *(("L", (point,)) for point in points[1:])), filled=False)


def ellipse(x: float, y: float, width: float, height: float) -> Path:
    """An ellipse in a box."""
    steps = arc((x + width / 2, y + height / 2), width / 2, height / 2, 0.0, 360.0)
    start = (x + width, y + height / 2)
    return Path((("M", (start,)), *steps, ("Z", ())))


def arc(middle: Point, across: float, down: float, start: float, swing: float) -> tuple[Step, ...]:
    """A part of an ellipse as curves, from an angle on through others, in degrees clockwise from three o'clock."""
    swing = max(min(swing, 360.0), -360.0)
    count = max(1, math.ceil(abs(swing) / 90 - 1e-6))
    part = math.radians(swing / count)
    reach = 4 / 3 * math.tan(part / 4)
    steps: list[Step] = []
    angle = math.radians(start)
    for _ in range(count):
        (ax, ay), (bx, by) = _unit(angle), _unit(angle + part)
        unit = ((ax - reach * ay, ay + reach * ax), (bx + reach * by, by - reach * bx), (bx, by))
        steps.append(("C", tuple((middle[0] + across * x, middle[1] + down * y) for x, y in unit)))
        angle += part
    return tuple(steps)


def _unit(angle: float) -> Point:
    return math.cos(angle), math.sin(angle)


def rounded(width: float, height: float, *radii: float) -> Path:
    """A rectangle whose corners are round: radii of the top left, top right, bottom right, bottom left."""
    a, b, c, d = radii
    steps: list[Step] = [("M", ((a, 0.0),)), ("L", ((width - b, 0.0),))]
    corners = (
        (b, (width, 0.0), (0, 1)),
        (c, (width, height), (-1, 0)),
        (d, (0.0, height), (0, -1)),
        (a, (0.0, 0.0), (1, 0)),
    )
    before = ((1, 0), (0, 1), (-1, 0), (0, -1))
    for at, (radius, (x, y), (dx, dy)) in enumerate(corners):
        px, py = before[at]
        start, end = (x - px * radius, y - py * radius), (x + dx * radius, y + dy * radius)
        steps.append(("L", (start,)))
        if radius:
            near = (start[0] + px * radius * _KAPPA, start[1] + py * radius * _KAPPA)
            far = (end[0] - dx * radius * _KAPPA, end[1] - dy * radius * _KAPPA)
            steps.append(("C", (near, far, end)))
    return Path((*steps, ("Z", ())))
