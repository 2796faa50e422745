"""How large the charts of a page are: as high as their page has room for, within what reads well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from paperwork.model.blocks import Chart

from ..measuring import lines
from ..tables.widths import LINE
from .natural import BY_ROWS, natural

# Charts over time may share a line, two each.
_OVER_TIME = ("line", "columns", "spc")
_SHORT_RUN, _MULTIPLES = 6, 3
# In points: the width of one of two, and what its words have of it; the space from one line of charts to the next.
HALF_WIDTH, HALF_WORDS = 234.0, 222.0
_GAP = 9.5
# The lowest and the highest that a chart is, by how many stand one above the other, and what each further line of its
# title adds.
_BOUNDS = {1: (125.0, 185.0), 2: (112.0, 140.0)}
_MANY = (95.0, 112.0)
# What verdicts, key and note add to an SPC chart of the whole width, and to one of half of it.
_VERDICTS, _VERDICTS_WRAPPED = 55.0, 84.0
_TITLE_SIZE, _TITLE_LINE = 11.0, 13.0
# What a bar needs, and what stands round the bars.
_BAR, _AROUND = 17.0, 40.0


def sized(charts: Sequence[Chart], *rooms: float, width: float = LINE) -> tuple[tuple[Chart, ...], ...]:
    """The charts with widths and heights, line by line, fitted to the first room that holds them all.

    A room is a height in points, `width` that of the page's line. Short runs stand beside each other, and so do three
    or more charts over time, whatever their length. Where they fit none of the rooms, they are as high as reads best,
    and the page's words go on to the next page.
    """
    rows = list(_rows([_wide(chart, len(charts), width) for chart in charts]))
    bounds = [_bounds(row, len(rows)) for row in rows]
    grown = next((part for room in rooms if (part := _part(bounds, room)) >= 0), 1.0)
    heights = [float(int(lowest + (highest - lowest) * min(grown, 1.0))) for lowest, highest in bounds]
    return tuple(
        tuple(replace(chart, height=height) for chart in row) for row, height in zip(rows, heights, strict=True)
    )


def _part(bounds: Sequence[tuple[float, float]], room: float) -> float:
    """How far from the lowest to the highest the lines of charts may grow: 0 to 1 and over; below 0 they do not fit."""
    lowest, highest = (sum(heights) for heights in zip(*bounds, strict=True)) if bounds else (0.0, 1.0)
    return (room - lowest - _GAP * (len(bounds) - 1)) / (highest - lowest)


def _wide(chart: Chart, count: int, width: float) -> Chart:
    """A chart with its width: a landscape page's longer line is of use to charts over time that stand alone on it."""
    short = all(len(series.points) <= _SHORT_RUN for series in chart.series)
    halved = chart.kind in _OVER_TIME and (count >= _MULTIPLES or (short and count > 1))
    if halved:
        return replace(chart, width=HALF_WIDTH)
    return replace(chart, width=width) if chart.kind in _OVER_TIME else chart


def _rows(charts: Sequence[Chart]) -> Iterator[list[Chart]]:
    """The charts line by line, as they stand beside each other."""
    row: list[Chart] = []
    for chart in charts:
        if row and (chart.width > HALF_WIDTH or row[0].width > HALF_WIDTH or len(row) == 2):
            yield row
            row = []
        row.append(chart)
    if row:
        yield row


def _bounds(row: Sequence[Chart], rows: int) -> tuple[float, float]:
    """The lowest and the highest that the charts of a line are; few bars need less than other charts do."""
    if row[0].kind in BY_ROWS:
        return natural(row[0])
    lowest, highest = _BOUNDS.get(rows, _MANY)
    titles = (max(map(_title_lines, row)) - 1) * _TITLE_LINE
    if row[0].kind == "bars":
        lowest = min(lowest, _AROUND + _BAR * max(len(series.points) for series in row[0].series))
    if more := max(map(verdicts, row)):
        lowest, highest = (high + more for high in _BOUNDS[min(rows, max(_BOUNDS))])
    return lowest + titles, highest + titles


def verdicts(chart: Chart) -> float:
    """What verdicts, key and note add to the height of a chart of that width, in points; 0 where it has none."""
    if chart.kind != "spc":
        return 0.0
    return _VERDICTS_WRAPPED if chart.width <= HALF_WIDTH else _VERDICTS


def _title_lines(chart: Chart) -> int:
    room = HALF_WORDS if chart.width <= HALF_WIDTH else chart.width - 4
    return lines(chart.title, _TITLE_SIZE, room, bold=True)
