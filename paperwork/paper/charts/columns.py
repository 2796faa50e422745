"""Columns: one for each place, or for several series a group of them, with their values above and levels across.

Every column shows its value where the values fit their columns; else the last, first, highest and lowest do.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from paperwork.model.blocks import Chart

from .axes import Places, Plot, draw_axes, draw_base, plot_in
from .geometry import Box, Crowd
from .key import draw_key
from .letters import width_of
from .levels import draw_levels, level_segment, named_beside
from .pen import Pen
from .sides import draw_sides, side_width
from .style import INK, colours, edge_of, text_on
from .values import known_places, known_values, labels_of, told

_FILLED = 0.72
_WIDEST = 60.0
# Figures are 6.6 points high at the text size; the rest is air.
_TALL, _BASE = 8.0, 0.75
# What parts two values side by side, where every column shows its own.
_APART = 4.0
# What a label may cost and still be read: its air just touches something.
_TOUCH = 30.0


def draw(chart: Chart, pen: Pen, box: Box) -> None:
    """Draws the chart in the box."""
    fills = colours(chart.series)
    if len(chart.series) > 1:
        box = draw_key(pen, box, [one.name for one in chart.series], fills)
    plot, named = _plot(chart, box)
    draw_axes(pen, plot, named)
    for index, fill in enumerate(fills):
        for place, point in enumerate(chart.series[index].points):
            if point.value:
                pen.block(_column(chart, plot, index, place), fill, edge_of(fill))
    draw_base(pen, plot)
    sides = draw_levels(pen, chart, plot, fills, over=True)
    lines = tuple(level_segment(line, plot) for line in chart.lines)
    crowd = Crowd(Box(plot.box.left, plot.box.bottom, box.right, box.top), (), lines)
    crowd = draw_sides(pen, Box(plot.box.right, plot.box.bottom - 6, box.right, box.top), sides, crowd)
    _tell(pen, chart, plot, fills, crowd)


def foot(chart: Chart, box: Box) -> float:
    """The height in points of the labels under the plot."""
    return _plot(chart, box)[1].height


def _plot(chart: Chart, box: Box) -> tuple[Plot, Places]:
    side = side_width([line.text for line in named_beside(chart)], box.width)
    return plot_in(box.inset(right=side), labels_of(chart), known_values(chart))


def _column(chart: Chart, plot: Plot, series: int, place: int) -> Box:
    each = min(plot.slot * _FILLED / len(chart.series), _WIDEST)
    left = plot.centres[place] + each * (series - len(chart.series) / 2)
    value = chart.series[series].points[place].value or Decimal(0)
    zero, end = plot.scale.at(Decimal(0)), plot.scale.at(value)
    gap = 0.75 if len(chart.series) > 1 else 0
    return Box(left + gap, min(zero, end), left + each - gap, max(zero, end))


def _tell(pen: Pen, chart: Chart, plot: Plot, fills: tuple[str, ...], crowd: Crowd) -> None:
    """Writes values past the ends of their columns or inside them; one that would lie on something is left out."""
    columns = {
        (one, place): _column(chart, plot, one, place)
        for one, series in enumerate(chart.series)
        for place in range(len(series.points))
    }
    for one, place in _told(chart, plot):
        column, point = columns[one, place], chart.series[one].points[place]
        below = (point.value or 0) < 0
        end = column.bottom if below else column.top
        others = tuple(other for at, other in columns.items() if at != (one, place))
        around = replace(crowd, boxes=(*crowd.boxes, *others))
        best = around.best(_spots(column, width_of(point.text), below), (column.centre[0], end))
        if around.cost(best) > _TOUCH:
            continue
        colour = text_on(fills[one]) if column.shared(best) > 0 else INK
        pen.words((best.left, best.bottom + _BASE), point.text, colour=colour)
        crowd = crowd.with_box(best)


def _told(chart: Chart, plot: Plot) -> list[tuple[int, int]]:
    """The values to tell, as series and place: all where they fit their columns."""
    room = plot.slot * (1 if len(chart.series) == 1 else _FILLED / len(chart.series))
    every = all(width_of(point.text) + _APART <= room for series in chart.series for point in series.points)
    return [
        (one, place)
        for one, series in enumerate(chart.series)
        for place in (known_places(series.points) if every else told(series.points))
    ]


def _spots(column: Box, width: float, below: bool) -> list[Box]:
    """Where a column's value may stand: past its end, further past it, or inside it where it fits."""
    middle = column.centre[0]
    bottoms = [column.bottom - 2.5 - _TALL - more if below else column.top + 2.5 + more for more in (0, 5, 10)]
    if not below and column.height > _TALL + 6 and column.width > width + 2:
        bottoms.insert(1, column.top - _TALL - 3)
    return [Box(middle - width / 2, bottom, middle + width / 2, bottom + _TALL) for bottom in bottoms]
