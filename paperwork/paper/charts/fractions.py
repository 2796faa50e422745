"""Shares of a hundred as bars: a row a measure, its name on the left, a track from 0 to 100% filled so far, its text.

The second series, where there is one, holds targets: a mark across the track, named under the text.
"""

from __future__ import annotations

from decimal import Decimal

from paperwork.model.blocks import Chart, ChartPoint

from .axes import ROW
from .geometry import Box
from .letters import width_of, wrapped
from .pen import Pen
from .style import AXIS, GRID, INK, MAIN, PAPER, QUIET

HUNDRED = Decimal(100)
_BAR, _AIR = 12.0, 7.0
# The most of the width that names take, and what stands between a name, its track and its text.
_NAMES, _GAP = 0.38, 8.0
# How far a target's mark stands out of its track.
_OUT = 2.5


def least_height(chart: Chart) -> float:
    """Room for every row, and for the ends of the scale under them."""
    return sum(_heights(chart)) + ROW + 4


def draw(chart: Chart, pen: Pen, box: Box) -> None:
    """Draws the chart in the box."""
    names, texts = _names(chart), [_texts(point, target) for point, target in rows_of(chart)]
    left = box.left + max(width_of(line) for lines in names for line in lines) + _GAP
    right = box.right - max(width_of(line) for lines in texts for line in lines) - _GAP
    heights = _heights(chart)
    spare = min((box.height - least_height(chart)) / len(heights), _AIR)
    top = box.top
    for lines, told, height, (point, target) in zip(names, texts, heights, rows_of(chart), strict=True):
        row = Box(left, top - height - spare, right, top)
        top = row.bottom
        _draw_track(pen, row, point, target)
        middle = row.centre[1]
        pen.lines(Box(box.left, row.bottom, left - _GAP, middle + len(lines) * ROW / 2), lines, align=1)
        text = Box(right + _GAP, row.bottom, box.right, middle + len(told) * ROW / 2)
        pen.lines(text, told[:1])
        pen.lines(text.inset(top=ROW), told[1:], colour=QUIET)
    for share in (0, 50, 100):
        pen.words((left + (right - left) * share / 100, top - ROW), f"{share}%", colour=QUIET, align=0.5)


def rows_of(chart: Chart) -> list[tuple[ChartPoint, ChartPoint | None]]:
    """Each measure's point with its target's, None where it has none."""
    actual, *others = chart.series
    targets = others[0].points if others else (None,) * len(actual.points)
    return [
        (point, target if target and target.value is not None else None)
        for point, target in zip(actual.points, targets, strict=True)
    ]


def part_of(point: ChartPoint) -> float:
    """The part of the whole that a percentage fills: 0 to 1, whatever was published."""
    return float(min(max(point.value or Decimal(0), Decimal(0)), HUNDRED) / HUNDRED)


def _names(chart: Chart) -> list[tuple[str, ...]]:
    return [wrapped(point.label, (chart.width - 4) * _NAMES) for point in chart.series[0].points]


def _texts(point: ChartPoint, target: ChartPoint | None) -> tuple[str, ...]:
    return (point.text, target.text) if target else (point.text,)


def _heights(chart: Chart) -> list[float]:
    """The height of each row, by the lines of its name and of its text."""
    lines = [len(_texts(*row)) for row in rows_of(chart)]
    return [max(len(name), own) * ROW + _AIR for name, own in zip(_names(chart), lines, strict=True)]


def _draw_track(pen: Pen, row: Box, point: ChartPoint, target: ChartPoint | None) -> None:
    """The track, its filled part and the target's mark; of a measure without a value, the mark alone on a line."""
    middle = row.centre[1]
    track = Box(row.left, middle - _BAR / 2, row.right, middle + _BAR / 2)
    if point.value is None:
        pen.line([(row.left, middle), (row.right, middle)], AXIS, 0.75, (1.5, 2))
    else:
        pen.block(track, GRID, AXIS, 0.5)
    if filled := part_of(point):
        pen.block(Box(track.left, track.bottom, track.left + track.width * filled, track.top), MAIN)
    if target:
        x = track.left + track.width * part_of(target)
        mark = [(x, track.bottom - _OUT), (x, track.top + _OUT)]
        pen.line(mark, PAPER, 4.0)
        pen.line(mark, INK, 1.75)
