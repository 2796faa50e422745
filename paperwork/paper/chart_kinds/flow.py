"""Small charts on as many sheets as they take: two or three a line, as few sheets as can be, and those well filled.

Charts in, the same charts with widths and heights out, line by line. Nothing is so narrow that it can't be read: three
stand on a line where no run is long, and their plots are never lower than reads well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Chart

from ..measuring import lines
from .natural import BY_ROWS, natural
from .sizes import HALF_WIDTH, HALF_WORDS, verdicts

Line = tuple[Chart, ...]

# In points: the width of one of two and of one of three, and the space from one line of charts to the next.
_WIDTHS = (HALF_WIDTH, 156.0)
_GAP = 9.5
# The longest run that reads well in one of three.
_LONGEST = 14
_SMALL = ("line", "columns", "unpublished")
# The lowest and the highest that a chart's plot is with its labels, and the room of its unit's line and of its margins.
_PLOT = (94.0, 175.0)
_UNIT, _MARGINS = 10.8, 8.0
# Of each width: the size of its title, the height of a line of it, and the width that its words have.
_TITLES = {HALF_WIDTH: (11.0, 13.2, HALF_WORDS), 156.0: (10.0, 12.0, 144.0)}
_LEVEL_SIZE, _LEVEL_LINE, _SAMPLE = 9.0, 10.8, 22.0
# The width of names at the right of a plot, what parts them, and what the labels of months take below them.
_SIDE, _PART, _UNDER_SIDES = 61.0, 4.0, 20.0
# A line of charts that have nothing to show is a line of low frames.
_FRAME = 40.0
# Charts of other kinds have a line each, between these heights.
_WHOLE = (125.0, 185.0)
_STEPS = 50
# So much of a sheet may stay blank where that lets charts be higher.
_BLANK = 40.0


class Flow(Struct, frozen=True):
    """The heights in points that charts may fill: of the first sheet and of each one after it.

    `below` are heights that are to be kept free under the charts, the best first: one that would take a sheet more than
    the last does is passed over.
    """

    first: float
    later: float
    below: tuple[float, ...] = (0.0,)


class _Layout(Struct, frozen=True):
    """Lines of charts with their sizes, and the number of sheets that they take."""

    lines: tuple[Line, ...]
    sheets: int

    @property
    def paper(self) -> float:
        return sum(chart.width * chart.height for row in self.lines for chart in row)


def flowed(charts: Sequence[Chart], flow: Flow) -> tuple[Line, ...]:
    """The charts with their sizes: in the layout that takes the fewest sheets, and of those the one of most paper."""
    layouts = [_laid_out(charts, width, flow) for width in _WIDTHS if width == _WIDTHS[0] or _short(charts)]
    return min(layouts, key=lambda layout: (layout.sheets, -layout.paper)).lines


def _short(charts: Sequence[Chart]) -> bool:
    """Whether three a line read well: no long run, and no chart that is fuller than the plain ones."""
    small = [chart for chart in charts if chart.kind in _SMALL]
    runs = [len(series.points) for chart in small for series in chart.series]
    return all(chart.kind in (*_SMALL, *_OWN_LINE) for chart in charts) and max(runs, default=0) <= _LONGEST


_OWN_LINE = (*BY_ROWS, "bars", "doughnut", "stacked", "grouped")


def _laid_out(charts: Sequence[Chart], width: float, flow: Flow) -> _Layout:
    """Lines of charts of that width, as high as they may be without a sheet more."""
    rows = list(_rows(charts, width))
    bounds = [_bounds(row) for row in rows]
    lowest = [low for low, _ in bounds]
    least = len(_blanks(lowest, flow, flow.below[-1]))
    below = next(one for one in flow.below if len(_blanks(lowest, flow, one)) == least)
    heights = _grown(bounds, lambda heights: _blanks(heights, flow, below))
    sized = (tuple(replace(chart, height=height) for chart in row) for row, height in zip(rows, heights, strict=True))
    return _Layout(tuple(sized), least)


def _rows(charts: Sequence[Chart], width: float) -> Iterator[list[Chart]]:
    across, row = int(470 // width), list[Chart]()
    for chart in charts:
        alone = chart.kind in _OWN_LINE
        if row and (alone or len(row) == across or row[0].kind in _OWN_LINE):
            yield row
            row = []
        row.append(chart if alone else replace(chart, width=width))
    if row:
        yield row


def _bounds(row: Sequence[Chart]) -> tuple[float, float]:
    first = row[0]
    if first.kind in BY_ROWS:
        return natural(first)
    if first.kind in _OWN_LINE:
        return _WHOLE
    more = max(map(_head, row)) + max(map(verdicts, row))
    if not any(chart.series for chart in row):
        return more + _FRAME, more + _FRAME
    lowest = max([_PLOT[0], *map(_sides, row)])
    return more + lowest, more + max(lowest, _PLOT[1])


def _head(chart: Chart) -> float:
    """What stands above a plot: the title, a line for unit and scale, and in a narrow chart the names of its levels."""
    size, line, room = _TITLES[chart.width]
    named = chart.lines if chart.width < _WIDTHS[0] else ()
    levels = sum(lines(level.text, _LEVEL_SIZE, room - _SAMPLE) for level in named) * _LEVEL_LINE
    return lines(chart.title, size, room, bold=True) * line + _UNIT + levels + _MARGINS


def _sides(chart: Chart) -> float:
    """What a plot needs so that the names of its levels stand one above the other at its right."""
    if chart.width < _WIDTHS[0]:
        return 0.0
    return sum(lines(level.text, _LEVEL_SIZE, _SIDE) * _LEVEL_LINE + _PART for level in chart.lines) + _UNDER_SIDES


def _grown(bounds: Sequence[tuple[float, float]], blanks: Callable[[Sequence[float]], list[float]]) -> list[float]:
    """The highest that lines may be without a sheet more, and without leaving more of the sheets before the last blank.

    The last sheet may end where it ends.
    """
    steps = [[float(int(low + (high - low) * step / _STEPS)) for low, high in bounds] for step in range(_STEPS + 1)]
    least = len(blanks(steps[0]))
    possible = [(heights, sum(left[:-1])) for heights in steps if len(left := blanks(heights)) == least]
    fullest = min(blank for _, blank in possible)
    return max((heights for heights, blank in possible if blank <= fullest + _BLANK), key=sum)


def _blanks(heights: Iterable[float], flow: Flow, below: float) -> list[float]:
    """What lines of those heights, with so much below them, leave blank of each sheet that they take."""
    left = [flow.first]
    for height in (*heights, min(below, flow.later - _GAP)):
        if height + _GAP > left[-1]:
            left.append(flow.later)
        left[-1] -= height + _GAP
    return left
