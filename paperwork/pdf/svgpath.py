"""The outline language of SVG made into PDF path operators.

In: the `d` of a path. Out: operators in the same coordinates (y runs down still). Arcs become curves (SVG 1.1,
appendix F.6). A path with a mistake ends before it, as SVG asks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from .colours import number

Point = tuple[float, float]
TOKEN = re.compile(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def path_operators(outline: str) -> str:
    """The operators of a path, to be filled, stroked or clipped with."""
    return " ".join(_Tracer().trace(outline))


def _commands(outline: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with one set of its numbers; a command that repeats its numbers is given again."""
    letter = ""
    numbers: list[float] = []
    for command, figure in TOKEN.findall(outline):
        if command:
            letter, numbers = command, []
            if command in "Zz":
                yield command, []
            continue
        numbers.append(float(figure))
        takes = TAKES.get(letter.upper(), 0)
        if not takes:
            return
        if len(numbers) == takes:
            yield letter, numbers
            numbers = []
            letter = {"M": "L", "m": "l"}.get(letter, letter)


class _Tracer:
    """Follows a path: where the pen is, where its part began, and the last curve's handle."""

    def __init__(self) -> None:
        self.at: Point = (0.0, 0.0)
        self.start: Point = (0.0, 0.0)
        self.handle: Point | None = None
        self.kind = ""

    def trace(self, outline: str) -> Iterator[str]:
        for letter, numbers in _commands(outline):
            kind = letter.upper()
            base = self.at if letter.islower() else (0.0, 0.0)
            yield from self._command(kind, numbers, base)
            self.kind = kind

    def _command(self, kind: str, given: list[float], base: Point) -> Iterator[str]:
        if kind == "Z":
            self.at = self.start
            yield "h"
        elif kind == "A":
            end = (given[5] + base[0], given[6] + base[1])
            yield from self._arc(given, end)
        elif kind in "HV":
            x = given[0] + base[0] if kind == "H" else self.at[0]
            y = given[0] + base[1] if kind == "V" else self.at[1]
            yield self._go("l", (x, y))
        else:
            yield self._points(kind, [(x + base[0], y + base[1]) for x, y in zip(given[::2], given[1::2], strict=True)])

    def _points(self, kind: str, points: list[Point]) -> str:
        if kind == "M":
            self.start = points[0]
            return self._go("m", points[0])
        if kind == "L":
            return self._go("l", points[0])
        if kind == "C":
            return self._curve(*points)
        if kind == "S":
            return self._curve(self._mirrored("CS"), *points)
        control, end = points if kind == "Q" else (self._mirrored("QT"), points[0])
        return self._quadratic(control, end)

    def _go(self, operator: str, to: Point) -> str:
        self.at = to
        return f"{number(to[0])} {number(to[1])} {operator}"

    def _mirrored(self, kinds: str) -> Point:
        """The handle opposite to that of the curve before, or the pen's place."""
        if self.kind not in kinds or not self.kind or self.handle is None:
            return self.at
        return 2 * self.at[0] - self.handle[0], 2 * self.at[1] - self.handle[1]

    def _curve(self, one: Point, two: Point, end: Point) -> str:
        self.handle, self.at = two, end
        return " ".join(number(part) for point in (one, two, end) for part in point) + " c"

    def _quadratic(self, control: Point, end: Point) -> str:
        one = _between(self.at, control, 2 / 3)
        drawn = self._curve(one, _between(end, control, 2 / 3), end)
        self.handle = control
        return drawn

    def _arc(self, given: list[float], end: Point) -> Iterator[str]:
        rx, ry, turn = abs(given[0]), abs(given[1]), math.radians(given[2])
        if not rx or not ry or self.at == end:
            yield self._go("l", end)
            return
        for one, two, to in _arc_curves(self.at, end, rx, ry, turn, given[3] != 0, given[4] != 0):
            yield self._curve(one, two, to)


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _arc_curves(
    start: Point, end: Point, rx: float, ry: float, turn: float, large: bool, sweep: bool
) -> Iterator[tuple[Point, Point, Point]]:
    """Curves of a quarter turn at the most that follow an elliptical arc, by its centre."""
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    px, py = cos * dx + sin * dy, cos * dy - sin * dx
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    under = (px / rx) ** 2 + (py / ry) ** 2
    factor = math.sqrt(max(0.0, 1 / under - 1)) * (-1 if large == sweep else 1)
    cx, cy = factor * rx * py / ry, -factor * ry * px / rx
    middle = (cos * cx - sin * cy + (start[0] + end[0]) / 2, sin * cx + cos * cy + (start[1] + end[1]) / 2)
    first = math.atan2((py - cy) / ry, (px - cx) / rx)
    whole = (math.atan2((-py - cy) / ry, (-px - cx) / rx) - first) % (2 * math.pi)
    whole -= 0 if sweep else 2 * math.pi
    steps = max(1, math.ceil(abs(whole) / (math.pi / 2) - 1e-9))
    step = whole / steps
    reach = 4 / 3 * math.tan(step / 4)

    def on(angle: float, along: float) -> Point:
        x = rx * (math.cos(angle) - along * math.sin(angle))
        y = ry * (math.sin(angle) + along * math.cos(angle))
        return cos * x - sin * y + middle[0], sin * x + cos * y + middle[1]

    for count in range(steps):
        begin = first + count * step
        yield on(begin, reach), on(begin + step, -reach), on(begin + step, 0.0)
