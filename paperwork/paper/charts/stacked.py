"""Stacked columns: in each place the series stand on one another, in the order given, named beside the last column.

Values stand inside their parts where they fit. Heights are the values as given: shares of a whole reach 100.
"""

from __future__ import annotations

from decimal import Decimal

from paperwork.model.blocks import Chart

from .axes import Places, Plot, draw_axes, draw_base, plot_in
from .geometry import Box, Crowd
from .letters import width_of
from .levels import draw_levels
from .pen import Pen
from .sides import Side, draw_sides, side_width
from .style import PAPER, TEXT_SIZE, colours, edge_of, text_on
from .values import labels_of

_FILLED = 0.76
_WIDEST = 70.0
_LOWEST = 7.6


def draw(chart: Chart, pen: Pen, box: Box) -> None:
    """Draws the chart in the box."""
    fills = colours(chart.series)
    plot, named = _plot(chart, box)
    draw_axes(pen, plot, named)
    parts = _parts(chart, plot)
    for index, place, part in parts:
        pen.block(part, fills[index], edge_of(fills[index]) or PAPER)
        _tell(pen, part, chart.series[index].points[place].text, fills[index])
    draw_base(pen, plot)
    sides = [*draw_levels(pen, chart, plot, fills, over=True), *_names(chart, parts)]
    draw_sides(pen, Box(plot.box.right, plot.box.bottom - 6, box.right, box.top), sides, Crowd(box))


def foot(chart: Chart, box: Box) -> float:
    """The height in points of the labels under the plot."""
    return _plot(chart, box)[1].height


def _plot(chart: Chart, box: Box) -> tuple[Plot, Places]:
    side = side_width([*(one.name for one in chart.series), *(line.text for line in chart.lines)], box.width)
    values = [*_totals(chart), *(line.value for line in chart.lines)]
    return plot_in(box.inset(right=side), labels_of(chart), values, headroom=6)


def _totals(chart: Chart) -> list[Decimal]:
    columns = zip(*(one.points for one in chart.series), strict=True)
    return [sum((point.value or Decimal(0) for point in column), Decimal(0)) for column in columns]


def _parts(chart: Chart, plot: Plot) -> list[tuple[int, int, Box]]:
    """Each part with a height: its series, its place, and where it stands."""
    half = min(plot.slot * _FILLED, _WIDEST) / 2
    found = []
    for place, x in enumerate(plot.centres):
        below = Decimal(0)
        for index, series in enumerate(chart.series):
            value = series.points[place].value or Decimal(0)
            if value:
                box = Box(x - half, plot.scale.at(below), x + half, plot.scale.at(below + value))
                found.append((index, place, box))
            below += value
    return found


def _tell(pen: Pen, part: Box, text: str, fill: str) -> None:
    if part.height >= _LOWEST and part.width >= width_of(text) + 2:
        x, y = part.centre
        pen.words((x, y - TEXT_SIZE * 0.36), text, colour=text_on(fill), align=0.5)


def _names(chart: Chart, parts: list[tuple[int, int, Box]]) -> list[Side]:
    """The names of series, each beside its last part."""
    last = {index: part for index, _, part in parts}
    return [
        Side(series.name, (last[index].right + 2, last[index].centre[1]), bold=True)
        for index, series in enumerate(chart.series)
        if series.name and index in last
    ]
