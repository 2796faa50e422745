"""Shares of a hundred as half-rings, several a row: the name above each, its text under it, its target a mark across.

Names of a row end level, so that its rings stand level.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, cos, pi, sin

from paperwork.model.blocks import Chart, ChartPoint

from .axes import ROW
from .fractions import part_of, rows_of
from .geometry import Box, Point
from .letters import width_of, wrapped
from .pen import Pen
from .ring import ring_part
from .style import AXIS, GRID, INK, MAIN, PAPER, QUIET, TITLE_SIZE

Gauge = tuple[ChartPoint, ChartPoint | None]

_HOLE = 0.64
# The largest and the smallest radius of a ring, what stands between two, and the least width of what one stands in.
_LARGEST, _SMALLEST = 46.0, 34.0
_APART, _NARROWEST = 12.0, 104.0
_TEXT = TITLE_SIZE * 1.25
_MOST = 4
# How far a target's mark stands out of its ring.
_OUT = 2.5


def least_height(chart: Chart) -> float:
    """Room for every row: names, rings of the smallest size, and what is under them."""
    rows = list(_rows(chart))
    return sum(_words_of(chart, row) + _SMALLEST for row in rows) + _APART * (len(rows) - 1)


def draw(chart: Chart, pen: Pen, box: Box) -> None:
    """Draws the chart in the box."""
    rows = list(_rows(chart))
    spare = (box.height - least_height(chart)) / len(rows)
    radius = min(_SMALLEST + max(spare, 0.0), _LARGEST, (_cell(chart) - _APART) / 2)
    top = box.top
    for row in rows:
        height = _words_of(chart, row) + radius
        for place, gauge in enumerate(row):
            left = box.left + _cell(chart) * place
            cell = Box(left, top - height, left + _cell(chart), top)
            _draw_gauge(pen, gauge, cell, max(len(_name(chart, point)) for point, _ in row), radius, chart)
        top -= height + _APART


def _across(chart: Chart) -> int:
    """How many stand in a row: as many as have room, and as even rows as can be."""
    count = len(chart.series[0].points)
    widest = max([_NARROWEST, *(width_of(text) + _APART for point in rows_of(chart) for text in _texts(point))])
    most = max(min(int((chart.width - 4) // widest), _MOST), 1)
    return ceil(count / ceil(count / most))


def _cell(chart: Chart) -> float:
    return (chart.width - 4) / _across(chart)


def _rows(chart: Chart) -> Iterator[list[Gauge]]:
    gauges, across = rows_of(chart), _across(chart)
    for first in range(0, len(gauges), across):
        yield gauges[first : first + across]


def _texts(gauge: Gauge) -> tuple[str, ...]:
    point, target = gauge
    return (point.text, target.text) if target else (point.text,)


def _name(chart: Chart, point: ChartPoint) -> tuple[str, ...]:
    return wrapped(point.label, _cell(chart) - _APART)


def _words_of(chart: Chart, row: list[Gauge]) -> float:
    """The height of what a row says above and under its rings."""
    names = max(len(_name(chart, point)) for point, _ in row)
    targets = max(len(_texts(gauge)) for gauge in row) - 1
    return names * ROW + 6 + _TEXT + targets * ROW + 4


def _draw_gauge(pen: Pen, gauge: Gauge, cell: Box, lines: int, radius: float, chart: Chart) -> None:
    point, target = gauge
    name = _name(chart, point)
    pen.lines(cell.inset(top=(lines - len(name)) * ROW), name, align=0.5)
    centre = cell.centre[0], cell.top - lines * ROW - 6 - radius
    _draw_ring(pen, point, centre, radius)
    if target:
        _draw_mark(pen, part_of(target), centre, radius)
    below = Box(cell.left, cell.bottom, cell.right, centre[1] - 3)
    pen.lines(below, _texts(gauge)[:1], TITLE_SIZE, bold=True, align=0.5)
    pen.lines(below.inset(top=_TEXT), _texts(gauge)[1:], colour=QUIET, align=0.5)


def _draw_ring(pen: Pen, point: ChartPoint, centre: Point, radius: float) -> None:
    """The track, filled from the left as far as the value; empty and white where there is none."""
    track = PAPER if point.value is None else GRID
    pen.shape(ring_part(centre, radius, radius * _HOLE, -0.25, 0.25), track, AXIS, 0.5)
    if filled := part_of(point):
        pen.shape(ring_part(centre, radius, radius * _HOLE, -0.25, filled / 2 - 0.25), MAIN)


def _draw_mark(pen: Pen, part: float, centre: Point, radius: float) -> None:
    angle = pi * (1 - part)
    ends = [
        (centre[0] + reach * cos(angle), centre[1] + reach * sin(angle))
        for reach in (radius * _HOLE - _OUT, radius + _OUT)
    ]
    pen.line(ends, PAPER, 4.0)
    pen.line(ends, INK, 1.75)
