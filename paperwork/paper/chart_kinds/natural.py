"""How high charts of rows are by themselves: a bar, a half-ring or a milestone takes what it takes, and a little air.

Reckoned from widths of words alone, before anything is drawn; the drawing takes more where it turns out to need more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil

from paperwork.model.blocks import Chart, ChartPoint

from ..measuring import lines, width

Bounds = tuple[float, float]

_SIZE, _ROW = 9.0, 10.8
_TITLE_SIZE, _TITLE_LINE, _AROUND = 11.0, 13.2, 8.0
# The part of the width that names of rows may take, and the air in a row: what it has, and what it may have more.
_NAMES, _AIR, _DATES_AIR = 0.38, 7.0, 9.0
# A half-ring: its radius, at the least and at the most, what parts two, the narrowest, and what its text takes.
_RING, _LARGEST, _APART, _NARROWEST, _TEXT, _MOST = 34.0, 46.0, 12.0, 104.0, 23.8, 4


def _fractions(chart: Chart) -> Bounds:
    rows = sum(max(_name_lines(chart, at), 1 + bool(_target(chart, at))) * _ROW + _AIR for at in range(_count(chart)))
    lowest = rows + _ROW + 4
    return lowest, lowest + _AIR * _count(chart)


def _timeline(chart: Chart) -> Bounds:
    lowest = sum(_name_lines(chart, at) * _ROW + _DATES_AIR for at in range(_count(chart))) + 2 * _ROW + 4
    return lowest, lowest + _DATES_AIR * _count(chart)


def _gauges(chart: Chart) -> Bounds:
    texts = [width(text, _SIZE) for at in range(_count(chart)) for text in (_point(chart, at).text, _target(chart, at))]
    most = max(min(int((chart.width - 4) // (max([_NARROWEST, *texts]) + _APART)), _MOST), 1)
    rows = ceil(_count(chart) / most)
    cell = (chart.width - 4) / ceil(_count(chart) / rows) - _APART
    names = max(lines(_point(chart, at).label, _SIZE, cell) for at in range(_count(chart)))
    each = (names + bool(len(chart.series) > 1)) * _ROW + _TEXT
    return rows * (each + _RING + _APART), rows * (each + _LARGEST + _APART)


BY_ROWS: Mapping[str, Callable[[Chart], Bounds]] = {
    "fractions": _fractions,
    "gauges": _gauges,
    "timeline": _timeline,
}


def natural(chart: Chart) -> Bounds:
    """The height that such a chart needs and the height at which it has all the air that does it good, in points."""
    titles = lines(chart.title, _TITLE_SIZE, chart.width - 4, bold=True) if chart.title else 0
    head = titles * _TITLE_LINE + _AROUND
    lowest, highest = BY_ROWS[chart.kind](chart)
    return lowest + head, highest + head


def _count(chart: Chart) -> int:
    return len(chart.series[0].points)


def _point(chart: Chart, at: int) -> ChartPoint:
    return chart.series[0].points[at]


def _target(chart: Chart, at: int) -> str:
    return chart.series[1].points[at].text if len(chart.series) > 1 else ""


def _name_lines(chart: Chart, at: int) -> int:
    return lines(_point(chart, at).label, _SIZE, (chart.width - 4) * _NAMES)
