"""Horizontal bars: a row for each place with its label on the left and its value at the bar's end, levels upright.

Several series stand under one another in each row, with a key above.
"""

from __future__ import annotations

from decimal import Decimal

from paperwork.model.blocks import Chart

from .axes import ROW
from .geometry import Box
from .key import draw_key
from .letters import width_of, wrapped
from .levels import draw_level
from .pen import Pen
from .scale import Scale, ticks
from .style import AXIS, INK, TEXT_SIZE, colours, edge_of
from .values import known_values, labels_of

_BAR = 13.0
_AIR = 5.0
_LABEL_SHARE = 0.38


def least_height(chart: Chart) -> float:
    """Room for every row, the levels' names and the key above."""
    rows = len(labels_of(chart)) * max(len(chart.series) * _BAR + _AIR, 2 * ROW)
    return rows + ROW * (len(chart.lines) + (len(chart.series) > 1)) + 10


def draw(chart: Chart, pen: Pen, box: Box) -> None:
    """Draws the chart in the box."""
    fills = colours(chart.series)
    if len(chart.series) > 1:
        box = draw_key(pen, box, [one.name for one in chart.series], fills)
    labels = [wrapped(label, box.width * _LABEL_SHARE) for label in labels_of(chart)]
    gutter = max((width_of(line) for lines in labels for line in lines), default=0.0) + 6
    ends = max((width_of(point.text) for one in chart.series for point in one.points), default=0.0) + 6
    plot = box.inset(left=gutter, right=ends, top=ROW * len(chart.lines) + 2)
    scale = Scale(ticks(known_values(chart)), plot.left, plot.right)
    for row, lines in enumerate(labels):
        _draw_row(pen, chart, _row(plot, row, len(labels)), scale, row, fills)
        middle, half = _row(plot, row, len(labels)).centre[1], len(lines) * ROW / 2
        pen.lines(Box(box.left, middle - half, plot.left - 6, middle + half), lines, align=1)
    zero = scale.at(Decimal(0))
    pen.line([(zero, plot.bottom), (zero, plot.top)], AXIS, 0.75)
    _draw_levels(pen, chart, plot, scale, fills)


def _row(plot: Box, row: int, rows: int) -> Box:
    height = plot.height / rows
    return Box(plot.left, plot.top - height * (row + 1), plot.right, plot.top - height * row)


def _draw_row(pen: Pen, chart: Chart, row: Box, scale: Scale, place: int, fills: tuple[str, ...]) -> None:
    each = min((row.height - _AIR) / len(chart.series), _BAR * 1.5)
    top = row.centre[1] + each * len(chart.series) / 2
    for index, series in enumerate(chart.series):
        point = series.points[place]
        value = point.value or Decimal(0)
        left, right = sorted((scale.at(Decimal(0)), scale.at(value)))
        bar = Box(left, top - each * (index + 1) + 0.5, right, top - each * index - 0.5)
        if value:
            pen.block(bar, fills[index], edge_of(fills[index]))
        pen.words((right + 4, bar.centre[1] - TEXT_SIZE * 0.36), point.text, colour=INK)


def _draw_levels(pen: Pen, chart: Chart, plot: Box, scale: Scale, fills: tuple[str, ...]) -> None:
    """Each level upright, its name above it on a row of its own, inside the plot's width."""
    for index, line in enumerate(chart.lines):
        x, base = scale.at(line.value), plot.top + ROW * (len(chart.lines) - 1 - index) + 3
        draw_level(pen, line, ((x, plot.bottom), (x, base - 1)), fills, over=True)
        half = width_of(line.text) / 2
        pen.words((max(min(x, plot.right - half), plot.left + half), base), line.text, align=0.5)
