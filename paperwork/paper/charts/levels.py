"""Levels drawn across a chart: a dashed target, dotted grey comparators, limits and means.

Each is named at the right of the plot; in a chart too narrow for that, under its title, with a piece of its line.
"""

from __future__ import annotations

from paperwork.model.blocks import Chart, ChartLine

from .axes import ROW, Plot
from .geometry import Box, Segment
from .letters import wrapped
from .pen import Pen
from .sides import Side
from .style import COMPARATOR, PAPER, QUIET, SECOND, colours, contrast

_DASHES: dict[str, tuple[float, ...]] = {"target": (6, 3), "comparator": (1.5, 2), "limit": (9, 3, 1.5, 3), "mean": ()}

# In points: a chart less wide than this has no room at the right of its plot.
NARROW = 200.0
_SAMPLE = 18.0


def named_beside(chart: Chart) -> tuple[ChartLine, ...]:
    """The levels that are named at the right of the plot."""
    return chart.lines if chart.width >= NARROW else ()


def _keyed(chart: Chart, width: float) -> list[tuple[ChartLine, tuple[str, ...]]]:
    """The levels that are named under the title, with the lines of their names."""
    return [(line, wrapped(line.text, width - _SAMPLE - 4)) for line in chart.lines if line not in named_beside(chart)]


def key_height(chart: Chart, width: float) -> float:
    """The height in points of the names under the title."""
    return ROW * sum(len(lines) for _, lines in _keyed(chart, width))


def draw_key(pen: Pen, chart: Chart, box: Box) -> None:
    """Writes the names of levels from the top of a box, each behind a piece of its line."""
    top = box.top
    for line, lines in _keyed(chart, box.width):
        y = top - ROW / 2
        draw_level(pen, line, ((box.left, y), (box.left + _SAMPLE, y)), colours(chart.series), over=False)
        pen.lines(Box(box.left + _SAMPLE + 4, box.bottom, box.right, top), lines)
        top -= ROW * len(lines)


def draw_levels(pen: Pen, chart: Chart, plot: Plot, fills: tuple[str, ...], over: bool = False) -> list[Side]:
    """Draws every level of the chart across its plot; gives the labels of those that are named at the right side."""
    for line in chart.lines:
        draw_level(pen, line, level_segment(line, plot), fills, over)
    return [Side(line.text, level_segment(line, plot)[1]) for line in named_beside(chart)]


def level_segment(line: ChartLine, plot: Plot) -> Segment:
    """Where a level runs, from left to right."""
    y = plot.scale.at(line.value)
    return (plot.box.left, y), (plot.box.right + 4, y)


def draw_level(pen: Pen, line: ChartLine, segment: Segment, fills: tuple[str, ...], over: bool) -> None:
    """Draws a level, dark grey where a series is orange; where it runs `over` a fill too like it, on a white band."""
    colour = COMPARATOR
    if line.role == "target":
        colour = QUIET if SECOND in fills else SECOND
    if over and any(contrast(colour, fill) < 3 for fill in fills):
        pen.line(segment, PAPER, 3.5)
    pen.line(segment, colour, 1.5, _DASHES[line.role])
