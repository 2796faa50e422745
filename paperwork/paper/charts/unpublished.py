"""A chart of a measure without a published value: its axes, its levels, and in the plot that there is no value."""

from __future__ import annotations

from paperwork.model.blocks import Chart

from .axes import draw_axes
from .frame import NOTHING
from .geometry import Box, Crowd
from .letters import width_of, wrapped
from .levels import draw_levels, level_segment
from .line import plot_of
from .pen import Pen
from .sides import draw_sides
from .style import INK, LINE_HEIGHT, PAPER, TEXT_SIZE

_AIR = 3.0
# Where the words may stand in the plot, as shares of its height; the first that no level crosses.
_PLACES = (0.5, 0.35, 0.65, 0.2, 0.8)


def draw(chart: Chart, pen: Pen, box: Box) -> None:
    """Draws the chart in the box."""
    plot, named = plot_of(chart, box)
    draw_axes(pen, plot, named)
    levels = draw_levels(pen, chart, plot, ())
    segments = tuple(level_segment(line, plot) for line in chart.lines)
    crowd = Crowd(Box(plot.box.left, plot.box.bottom, box.right, box.top), (), segments)
    draw_sides(pen, Box(plot.box.right, plot.box.bottom - 6, box.right, box.top), levels, crowd)
    lines = wrapped(NOTHING, plot.box.width - 2 * _AIR)
    place = min((_place(plot.box, lines, share) for share in _PLACES), key=crowd.cost)
    pen.block(place, PAPER)
    pen.lines(place.inset(_AIR, _AIR, _AIR, _AIR), lines, colour=INK, align=0.5)


def _place(plot: Box, lines: tuple[str, ...], share: float) -> Box:
    width = max(width_of(line) for line in lines) / 2 + _AIR
    half = len(lines) * TEXT_SIZE * LINE_HEIGHT / 2 + _AIR
    middle, height = plot.centre[0], plot.bottom + plot.height * share
    return Box(middle - width, height - half, middle + width, height + half)
