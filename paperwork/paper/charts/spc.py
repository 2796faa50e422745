"""An SPC chart: a run with its mean and natural limits, special points marked; badges above, a key and a note below.

The first series is the whole run; each other has the points of one verdict, and its role says which: `concern higher`.
A mark's shape says which way (a triangle up or down), its colour what that means; a band lies between the limits.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from paperwork.model.blocks import Chart, ChartSeries

from .axes import ROW, TORN, Places, Plot, draw_axes, plot_in
from .badges import badges_height, draw_badges
from .frame import width_within
from .geometry import Box, Crowd, Point, Segment, beside
from .letters import width_of, wrapped
from .levels import level_segment
from .pen import Pen
from .scale import close_ticks, texts
from .sides import Side, draw_sides, side_width
from .style import AXIS, INK, PAPER, QUIET
from .values import known_places, known_values, labels_of, runs, told
from .verdicts import BAND, colour_of, way_mark

_END, _GAP = 14.0, 5.0
_TALL, _BASE, _APART = 8.0, 0.75, 4.0
_LEAST_PLOT = 62.0
_KEY_GAP, _OVER, _BELOW = 14.0, 6.0, 2.0
_LEVELS: Mapping[str, tuple[str, float, tuple[float, ...]]] = {
    "mean": (AXIS, 1.0, ()),
    "limit": (AXIS, 1.0, (4, 2.5)),
    "target": (INK, 1.4, (6, 3)),
    "comparator": (AXIS, 1.0, (1.5, 2)),
}


def note(chart: Chart) -> str:
    """Where the scale starts, unless it starts at zero."""
    marks = _marks(chart)
    return f"Axis starts at {texts(marks)[0]}" if marks else ""


def least_height(chart: Chart) -> float:
    """Room for the badges, a plot that can be read, and what stands under it."""
    width = width_within(chart)
    return badges_height(chart.badges, width) + _LEAST_PLOT + 2 * ROW + _under(chart, width)


def foot(chart: Chart, box: Box) -> float:
    """The height in points of all that stands under the plot: labels, key and note."""
    return _plot(chart, box)[1].height + _under(chart, box.width)


def draw(chart: Chart, pen: Pen, box: Box) -> None:
    """Draws the chart in the box."""
    box = draw_badges(pen, box, chart.badges)
    plot, named = _plot(chart, box)
    _draw_band(pen, chart, plot)
    draw_axes(pen, plot, named)
    sides = _draw_levels(pen, chart, plot)
    _draw_run(pen, chart, plot)
    column = Box(plot.box.right, plot.box.bottom - 6, box.right, box.top)
    _tell(pen, chart, plot, draw_sides(pen, column, sides, _crowd(chart, plot, box)))
    _draw_under(pen, chart, box)


def _values(chart: Chart) -> list[Decimal]:
    """What the scale must hold: the run and the levels, and not what neighbours hold, since each has its own limits."""
    return known_values(replace(chart, within=()))


def _marks(chart: Chart) -> tuple[Decimal, ...]:
    points = chart.series[0].points
    return close_ticks([points[place].value or Decimal(0) for place in known_places(points)], _values(chart))


def _plot(chart: Chart, box: Box) -> tuple[Plot, Places]:
    side = side_width([line.text for line in chart.lines], box.width)
    inner = box.inset(right=side, bottom=_under(chart, box.width))
    return plot_in(inner, labels_of(chart), _values(chart), end=_END, marks=_marks(chart))


def _draw_band(pen: Pen, chart: Chart, plot: Plot) -> None:
    """The room between the limits, up to the end of the plot where one of them is not drawn."""
    mean = next((line.value for line in chart.lines if line.role == "mean"), Decimal(0))
    limits = [line.value for line in chart.lines if line.role == "limit"]
    if limits:
        low = min((plot.scale.at(value) for value in limits if value < mean), default=plot.box.bottom)
        high = max((plot.scale.at(value) for value in limits if value > mean), default=plot.box.top)
        pen.block(Box(plot.box.left, low, plot.box.right, high), BAND)


def _draw_levels(pen: Pen, chart: Chart, plot: Plot) -> list[Side]:
    for line in chart.lines:
        pen.line(level_segment(line, plot), *_LEVELS[line.role])
    return [Side(line.text, level_segment(line, plot)[1]) for line in chart.lines]


def _spot(chart: Chart, place: int, plot: Plot) -> Point:
    return plot.centres[place], plot.scale.at(chart.series[0].points[place].value or Decimal(0))


def _draw_run(pen: Pen, chart: Chart, plot: Plot) -> None:
    """The line and its marks: a grey circle for common cause, a coloured triangle for a special one."""
    radius = 3.0 if plot.slot > 16 else 2.4
    for run in runs(chart.series[0].points):
        spots = [_spot(chart, place, plot) for place in run]
        if len(spots) > 1:
            pen.line(spots, QUIET, 1.5)
    verdicts = {place: one.role for one in chart.series for place in known_places(one.points)}
    for place, role in verdicts.items():
        pen.shape(way_mark(role, _spot(chart, place, plot), radius), colour_of(role), PAPER, 0.75)


def _crowd(chart: Chart, plot: Plot, room: Box) -> Crowd:
    """What the values must keep clear of: the line, its marks, the levels and the texts of the ticks."""
    spots = [[_spot(chart, place, plot) for place in run] for run in runs(chart.series[0].points)]
    lines: list[Segment] = [pair for run in spots for pair in pairwise(run)]
    lines += [level_segment(line, plot) for line in chart.lines]
    marks = [Box(x - 4, y - 4, x + 4, y + 4) for run in spots for x, y in run]
    foot = plot.box.bottom + (TORN if plot.scale.broken else 0)
    inside = Box(plot.box.left - 2, foot, room.right, room.top)
    return Crowd(inside, (*marks, *plot.tick_boxes), tuple(lines))


def _tell(pen: Pen, chart: Chart, plot: Plot, crowd: Crowd) -> None:
    """Writes the last value; the first, the highest and the lowest where they are clear of everything."""
    points = chart.series[0].points
    mean = next((line.value for line in chart.lines if line.role == "mean"), Decimal(0))
    for rank, place in enumerate(told(points, room_for_all=False)):
        spot, text = _spot(chart, place, plot), points[place].text
        above = (points[place].value or Decimal(0)) >= mean
        best = crowd.best(beside(spot, width_of(text), _TALL, _GAP, above), spot)
        if rank and crowd.cost(best):
            continue
        if not crowd.cost(best):
            pen.block(best, PAPER)
        pen.words((best.left, best.bottom + _BASE), text)
        crowd = crowd.with_box(best.inset(left=-_APART / 2, right=-_APART / 2))


def _under(chart: Chart, width: float) -> float:
    """The height of the key and the note, and of the air over and under them."""
    return ROW * (len(_key_rows(chart, width)) + len(wrapped(chart.note, width))) + _OVER + _BELOW


def _key_rows(chart: Chart, width: float) -> list[list[tuple[float, ChartSeries]]]:
    """The named series row by row, each with how far from the left it stands."""
    rows: list[list[tuple[float, ChartSeries]]] = [[]]
    x = 0.0
    for one in (one for one in chart.series if one.name):
        long = 12 + width_of(one.name)
        if rows[-1] and x + long > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, one))
        x += long + _KEY_GAP
    return rows


def _draw_under(pen: Pen, chart: Chart, box: Box) -> None:
    """The key, and under it the note, at the foot of the box."""
    top = box.bottom + _under(chart, box.width) - _OVER
    for row in _key_rows(chart, box.width):
        for x, one in row:
            pen.shape(way_mark(one.role, (box.left + x + 4, top - ROW / 2), 3.0), colour_of(one.role), PAPER, 0.75)
            pen.words((box.left + x + 12, top - 8.4), one.name)
        top -= ROW
    pen.lines(Box(box.left, box.bottom, box.right, top), wrapped(chart.note, box.width), colour=QUIET)
