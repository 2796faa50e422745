"""A line chart: each series a marked line named at its end, gaps left open, targets and comparators across.

Where all lies close together and far from zero, the scale starts above zero, and a note above the plot says where.
Six points or fewer show every value; more show the last, the first, the highest and the lowest.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from paperwork.model.blocks import Chart, ChartPoint, ChartSeries

from .axes import TORN, Places, Plot, draw_axes, plot_in
from .geometry import NEAR, Box, Crowd, Point, Segment, beside
from .letters import width_of
from .levels import draw_levels, level_segment, named_beside
from .marks import mark
from .pen import Pen
from .scale import narrow_ticks, texts
from .sides import Side, draw_sides, side_width
from .style import INK, PAPER, colours, edge_of, line_colour, text_colour
from .values import known_places, known_values, labels_of, last_known, one_after_another, runs, told

_END = 20.0
_GAP = 5.0
# Figures are 6.6 points high at the text size; the rest is air.
_TALL, _BASE = 8.0, 0.75
# Ranks of the values that are told: the last and the first, and the others.
_ENDS, _OTHERS = slice(0, 2), slice(2, None)
# What parts two labels side by side.
_APART = 4.0


def note(chart: Chart) -> str:
    """Where the scale starts, unless it starts at zero."""
    marks = narrow_ticks(known_values(chart))
    return f"Axis starts at {texts(marks)[0]}" if marks else ""


def draw(chart: Chart, pen: Pen, box: Box) -> None:
    """Draws the chart in the box."""
    fills = colours(chart.series)
    plot, named = plot_of(chart, box)
    draw_axes(pen, plot, named)
    levels = draw_levels(pen, chart, plot, fills)
    for index, (series, fill) in enumerate(zip(chart.series, fills, strict=True)):
        _draw_series(pen, series, plot, fill, index)
    column = Box(plot.box.right, plot.box.bottom - 6, box.right, box.top)
    crowd = draw_sides(pen, column, [*levels, *_ends(chart, plot, fills)], _crowd(chart, plot, box))
    crowd = _tell(pen, chart, plot, crowd, _in_turn(chart, plot.slot, _ENDS), must=True)
    crowd = _name_inside(pen, chart, plot, crowd)
    _tell(pen, chart, plot, crowd, _in_turn(chart, plot.slot, _OTHERS), must=False)


def foot(chart: Chart, box: Box) -> float:
    """The height in points of the labels under the plot."""
    return plot_of(chart, box)[1].height


def plot_of(chart: Chart, box: Box) -> tuple[Plot, Places]:
    """The plot that a box leaves beside the names at its right, and the labels under it."""
    sided = [series.name for series in _named_at_the_side(chart)]
    side = side_width([*sided, *(line.text for line in named_beside(chart))], box.width)
    values = known_values(chart)
    return plot_in(box.inset(right=side), labels_of(chart), values, end=_END, marks=narrow_ticks(values))


def _spot(series: ChartSeries, index: int, plot: Plot) -> Point:
    return plot.centres[index], plot.scale.at(series.points[index].value or Decimal(0))


def _spots(series: ChartSeries, run: Sequence[int], plot: Plot) -> list[Point]:
    return [_spot(series, index, plot) for index in run]


def _draw_series(pen: Pen, series: ChartSeries, plot: Plot, fill: str, index: int) -> None:
    radius = 3.0 if plot.slot > 16 else 2.2
    for run in runs(series.points):
        spots = _spots(series, run, plot)
        if len(spots) > 1:
            pen.line(spots, line_colour(fill), 2.0)
        for spot in spots:
            pen.shape(mark(spot, index, radius), fill, edge_of(fill) or PAPER, 0.75)


def _named_at_the_side(chart: Chart) -> list[ChartSeries]:
    """The series named at their ends: those that reach the last place, unless they are the parts of one run."""
    if one_after_another(chart.series):
        return []
    return [series for series in chart.series if last_known(series) == len(series.points) - 1]


def _ends(chart: Chart, plot: Plot, fills: Sequence[str]) -> list[Side]:
    """Names of series for the right side."""
    at_the_side = _named_at_the_side(chart)
    return [
        Side(series.name, _spot(series, last_known(series), plot), True, text_colour(line_colour(fill)))
        for series, fill in zip(chart.series, fills, strict=True)
        if series.name and series in at_the_side
    ]


def _name_inside(pen: Pen, chart: Chart, plot: Plot, crowd: Crowd) -> Crowd:
    """Names the other series, above or below their own points, as near their middles as there is room."""
    at_the_side = _named_at_the_side(chart)
    for series, fill in zip(chart.series, colours(chart.series), strict=True):
        known = known_places(series.points)
        if series.name and known and series not in at_the_side:
            middle, width = (known[0] + known[-1]) / 2, width_of(series.name, bold=True)
            spots = _spots(series, sorted(known, key=lambda place: abs(place - middle)), plot)
            around = [beside(spot, width, _TALL, _GAP) for spot in spots]
            places = [place for near in (slice(0, 2), slice(NEAR, None)) for some in around for place in some[near]]
            place = min(places, key=crowd.cost)
            crowd = _write(pen, crowd, place, series.name, text_colour(line_colour(fill)), bold=True)
    return crowd


def _write(pen: Pen, crowd: Crowd, place: Box, words: str, colour: str, bold: bool = False) -> Crowd:
    """Writes a label, on a patch of paper that keeps the light lines of the scale out of it; it joins the crowd."""
    if crowd.cost(place) == 0:
        pen.block(place, PAPER)
    pen.words((place.left, place.bottom + _BASE), words, bold=bold, colour=colour)
    return crowd.with_box(place.inset(left=-_APART / 2, right=-_APART / 2))


def _crowd(chart: Chart, plot: Plot, room: Box) -> Crowd:
    """What the values must keep clear of: every line, every mark, and the texts of the ticks."""
    spots = [_spots(series, run, plot) for series in chart.series for run in runs(series.points)]
    lines: list[Segment] = [pair for run in spots for pair in pairwise(run)]
    lines += [level_segment(line, plot) for line in chart.lines]
    marks = [Box(x - 3, y - 3, x + 3, y + 3) for run in spots for x, y in run]
    inside = Box(plot.box.left - 2, plot.box.bottom + (TORN if plot.scale.broken else 0), room.right, room.top)
    return Crowd(inside, (*marks, *plot.tick_boxes), tuple(lines))


def _tell(pen: Pen, chart: Chart, plot: Plot, crowd: Crowd, values: Sequence[tuple[int, int]], must: bool) -> Crowd:
    """Writes values, each by its series and place, where they clash least.

    Between several lines a value stays close to its point, or is left out where it would clash, unless it `must` stand.
    """
    fills, several = colours(chart.series), len(chart.series) > 1
    for one, index in values:
        series, text = chart.series[one], chart.series[one].points[index].text
        spot = _spot(series, index, plot)
        places = beside(spot, width_of(text), _TALL, _GAP, not _dips(series.points, index))
        place = crowd.best(places[:NEAR] if several else places, spot)
        if must or not several or crowd.cost(place) == 0:
            crowd = _write(pen, crowd, place, text, text_colour(line_colour(fills[one])) if several else INK)
    return crowd


def _in_turn(chart: Chart, slot: float, ranks: slice) -> list[tuple[int, int]]:
    """The values to tell, as series and place, of the ranks: every series' last, then every series' first..."""
    room = all(width_of(point.text) + _APART <= slot for series in chart.series for point in series.points)
    told_of = [(one, told(series.points, room)[ranks]) for one, series in enumerate(chart.series)]
    ranked = sorted((rank, one, index) for one, indexes in told_of for rank, index in enumerate(indexes))
    return [(one, index) for _, one, index in ranked]


def _dips(points: Sequence[ChartPoint], index: int) -> bool:
    """Whether a point lies below all the neighbours that it has."""
    value = points[index].value or Decimal(0)
    near = [points[at].value for at in (index - 1, index + 1) if 0 <= at < len(points)]
    known = [other for other in near if other is not None]
    return bool(known) and all(value < other for other in known)
