"""Figures that metafiles name: polygons, boxes, ellipses, arcs and the like, as the steps of a path in points.

Every function takes the player and the figure's own units; angles of arcs are found from the points that bound them.
"""

from __future__ import annotations

import math
from typing import Literal

from ..shapes.paths import Matrix, Point, Step, applied
from .player import Player, steps_of

ArcKind = Literal["arc", "pie", "chord", "on"]
Box = tuple[float, float, float, float]
# How far a curve's handles lie off its ends to make a quarter of an ellipse.
_KAPPA = 0.5522847498


def polygon(player: Player, points: list[Point], closed: bool = True) -> None:
    """A polygon, or a line through points."""
    if len(points) > 1:
        player.figure(_run(player, points, closed), filled=closed)


def polygons(player: Player, runs: list[list[Point]], closed: bool = True) -> None:
    """Polygons, or lines, that are one figure."""
    steps = [step for run in runs if len(run) > 1 for step in _run(player, run, closed)]
    if steps:
        player.figure(steps, filled=closed)


def _run(player: Player, points: list[Point], closed: bool) -> list[Step]:
    matrix = player.state.matrix
    first, *rest = (applied(matrix, one) for one in points)
    return [("M", (first,)), ("L", tuple(rest)), *([("Z", ())] if closed else [])]


def curve(player: Player, points: list[Point]) -> None:
    """A line of curves: a point, then three for each."""
    if len(points) > 3:
        matrix = player.state.matrix
        first, *rest = (applied(matrix, one) for one in points)
        player.figure([("M", (first,)), *steps_of(tuple(rest), curved=True)], filled=False)


def rectangle(player: Player, box: Box, stroked: bool = True) -> None:
    """A box: left, top, right, bottom."""
    left, top, right, bottom = box
    steps = _run(player, [(left, top), (right, top), (right, bottom), (left, bottom)], True)
    player.figure(steps, filled=True, stroked=stroked)


def rounded(player: Player, box: Box, width: float, height: float) -> None:
    """A box with the corners of an ellipse of that width and height."""
    left, top, right, bottom = min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])
    rx, ry = min(abs(width), right - left) / 2, min(abs(height), bottom - top) / 2
    if not rx or not ry:
        rectangle(player, box)
        return
    kx, ky = rx * (1 - _KAPPA), ry * (1 - _KAPPA)
    steps: list[Step] = [
        ("M", ((left + rx, top),)),
        ("L", ((right - rx, top),)),
        ("C", ((right - kx, top), (right, top + ky), (right, top + ry))),
        ("L", ((right, bottom - ry),)),
        ("C", ((right, bottom - ky), (right - kx, bottom), (right - rx, bottom))),
        ("L", ((left + rx, bottom),)),
        ("C", ((left + kx, bottom), (left, bottom - ky), (left, bottom - ry))),
        ("L", ((left, top + ry),)),
        ("C", ((left, top + ky), (left + kx, top), (left + rx, top))),
        ("Z", ()),
    ]
    player.figure(_placed(player.state.matrix, steps), filled=True)


def ellipse(player: Player, box: Box) -> None:
    """An ellipse in a box."""
    x, y, rx, ry = _middle(box)
    steps: list[Step] = [("M", ((x + rx, y),)), *_turn(x, y, rx, ry, 0.0, 2 * math.pi), ("Z", ())]
    player.figure(_placed(player.state.matrix, steps), filled=True)


def arc(player: Player, box: Box, start: Point, end: Point, kind: ArcKind = "arc") -> None:
    """A part of an ellipse between the rays to two points; as a slice, cut off, or going on from the pen."""
    x, y, rx, ry = _middle(box)
    if not rx or not ry:
        return
    first = math.atan2((start[1] - y) / ry, (start[0] - x) / rx)
    last = math.atan2((end[1] - y) / ry, (end[0] - x) / rx)
    a, b, c, d, _, _ = player.state.matrix
    # Which way round is said of what is seen, with y running down.
    forward = player.state.clockwise == (a * d - b * c >= 0)
    sweep = (last - first) % (2 * math.pi) or 2 * math.pi
    _arc(player, (x, y, rx, ry), first, sweep if forward else -((first - last) % (2 * math.pi) or 2 * math.pi), kind)


def part_of_ellipse(player: Player, box: Box, start: float, sweep: float, kind: ArcKind) -> None:
    """A part of an ellipse from one angle on; degrees run clockwise."""
    _arc(player, _middle(box), math.radians(start), math.radians(max(-360.0, min(360.0, sweep))), kind)


def angle_arc(player: Player, middle: Point, radius: float, start: float, sweep: float) -> None:
    """A line from the pen to an arc of a circle, and the arc; degrees run anticlockwise."""
    first, turn = -math.radians(start), -math.radians(max(-360.0, min(360.0, sweep)))
    _arc(player, (*middle, radius, radius), first, turn, "on")


def _arc(player: Player, ring: Box, first: float, sweep: float, kind: ArcKind) -> None:
    x, y, rx, ry = ring
    begin, end = _on(ring, first), _on(ring, first + sweep)
    curves = list(_turn(x, y, rx, ry, first, sweep))
    matrix, path = player.state.matrix, player.path
    goes_on = kind == "on" and bool(path) and path is not None and path[-1][0] != "Z"
    lead: list[Step] = [("L", (begin,))] if goes_on else [("M", (begin,))]
    if kind == "on" and not goes_on:
        lead = [("M", (player.state.at,)), ("L", (begin,))]
    close: list[Step] = {"pie": [("L", ((x, y),)), ("Z", ())], "chord": [("Z", ())]}.get(kind, [])  # type: ignore[assignment]
    player.figure(_placed(matrix, [*lead, *curves, *close]), filled=kind in ("pie", "chord"))
    if kind == "on":
        player.state.at = end


def _on(ring: Box, angle: float) -> Point:
    return ring[0] + ring[2] * math.cos(angle), ring[1] + ring[3] * math.sin(angle)


def _middle(box: Box) -> Box:
    left, top, right, bottom = box
    return (left + right) / 2, (top + bottom) / 2, abs(right - left) / 2, abs(bottom - top) / 2


def _turn(x: float, y: float, rx: float, ry: float, first: float, sweep: float) -> list[Step]:
    """Curves of a quarter turn at the most along an ellipse."""
    count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    step = sweep / count
    reach = 4 / 3 * math.tan(step / 4)
    ring = (x, y, rx, ry)
    steps: list[Step] = []
    for at in range(count):
        one, other = first + at * step, first + (at + 1) * step
        (x1, y1), (x2, y2) = _on(ring, one), _on(ring, other)
        handle = (x1 - reach * rx * math.sin(one), y1 + reach * ry * math.cos(one))
        other_handle = (x2 + reach * rx * math.sin(other), y2 - reach * ry * math.cos(other))
        steps.append(("C", (handle, other_handle, (x2, y2))))
    return steps


def _placed(matrix: Matrix, steps: list[Step]) -> list[Step]:
    return [(letter, tuple(applied(matrix, one) for one in points)) for letter, points in steps]
