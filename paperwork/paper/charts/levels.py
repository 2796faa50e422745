"""Levels drawn across a chart: a dashed target, dotted grey comparators, limits and means, each named beside it."""

from __future__ import annotations

from paperwork.model.blocks import Chart, ChartLine

from .axes import Plot
from .geometry import Segment
from .pen import Pen
from .sides import Side
from .style import COMPARATOR, PAPER, QUIET, SECOND, contrast

_DASHES: dict[str, tuple[float, ...]] = {"target": (6, 3), "comparator": (1.5, 2), "limit": (9, 3, 1.5, 3), "mean": ()}


def draw_levels(pen: Pen, chart: Chart, plot: Plot, fills: tuple[str, ...], over: bool = False) -> list[Side]:
    """Draws every level of the chart across its plot; gives their labels for the right side."""
    for line in chart.lines:
        draw_level(pen, line, level_segment(line, plot), fills, over)
    return [Side(line.text, level_segment(line, plot)[1]) for line in chart.lines]


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
