"""A line chart: each series a marked line named at its end, gaps left open, targets and comparators across.

Six points or fewer show every value; more show the last, the first, the highest and the lowest.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from paperwork.model.blocks import Chart, ChartPoint, ChartSeries

from .axes import Plot, draw_axes, plot_in
from .geometry import Box, Crowd, Point, Segment, beside
from .letters import width_of
from .levels import draw_levels, level_segment
from .marks import mark
from .pen import Pen
from .sides import Side, draw_sides, side_width
from .style import PAPER, TEXT_SIZE, colours, edge_of, line_colour
from .values import known_values, labels_of, last_known, runs, told

_END = 20.0
_GAP = 4.5


def draw(chart: Chart, pen: Pen, box: Box) -> None:
    """Draws the chart in the box."""
    side = side_width([*(one.name for one in chart.series), *(line.text for line in chart.lines)], box.width)
    plot, named = plot_in(box.inset(right=side), labels_of(chart), known_values(chart), end=_END)
    draw_axes(pen, plot, named)
    fills = colours(chart.series)
    sides = draw_levels(pen, chart, plot, fills)
    for index, (series, fill) in enumerate(zip(chart.series, fills, strict=True)):
        _draw_series(pen, series, plot, fill, index)
    column = Box(plot.box.right, plot.box.bottom - 6, box.right, box.top)
    crowd = draw_sides(pen, column, [*sides, *_ends(chart, plot)], _crowd(chart, plot, box))
    for series in chart.series:
        crowd = _tell(pen, series, plot, crowd)


def _spots(series: ChartSeries, run: Sequence[int], plot: Plot) -> list[Point]:
    return [(plot.centres[index], plot.scale.at(series.points[index].value or Decimal(0))) for index in run]


def _draw_series(pen: Pen, series: ChartSeries, plot: Plot, fill: str, index: int) -> None:
    radius = 3.0 if plot.slot > 16 else 2.2
    for run in runs(series.points):
        spots = _spots(series, run, plot)
        if len(spots) > 1:
            pen.line(spots, line_colour(fill), 2.0)
        for spot in spots:
            pen.shape(mark(spot, index, radius), fill, edge_of(fill) or PAPER, 0.75)


def _ends(chart: Chart, plot: Plot) -> list[Side]:
    named = [series for series in chart.series if series.name and last_known(series) >= 0]
    return [Side(series.name, _spots(series, [last_known(series)], plot)[0], bold=True) for series in named]


def _crowd(chart: Chart, plot: Plot, room: Box) -> Crowd:
    """What the values must keep clear of: every line and every mark."""
    spots = [_spots(series, run, plot) for series in chart.series for run in runs(series.points)]
    lines: list[Segment] = [pair for run in spots for pair in pairwise(run)]
    lines += [level_segment(line, plot) for line in chart.lines]
    marks = tuple(Box(x - 3, y - 3, x + 3, y + 3) for run in spots for x, y in run)
    return Crowd(Box(plot.box.left, plot.box.bottom, room.right, room.top), marks, tuple(lines))


def _tell(pen: Pen, series: ChartSeries, plot: Plot, crowd: Crowd) -> Crowd:
    """Writes the values of a series where they clash least, and adds them to the crowd."""
    for index in told(series.points):
        point = series.points[index]
        spot = _spots(series, [index], plot)[0]
        places = beside(spot, width_of(point.text), TEXT_SIZE, _GAP, up_first=not _dips(series.points, index))
        place = crowd.best(places)
        pen.words((place.left, place.bottom + 1.5), point.text)
        crowd = crowd.with_box(place)
    return crowd


def _dips(points: Sequence[ChartPoint], index: int) -> bool:
    """Whether a point lies below both its neighbours, or below the only one."""
    value = points[index].value or Decimal(0)
    near = [points[at].value for at in (index - 1, index + 1) if 0 <= at < len(points)]
    known = [other for other in near if other is not None]
    return bool(known) and all(value < other for other in known)
