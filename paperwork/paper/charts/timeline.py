"""Milestones on an axis of time: a row each in their own order, a bar from first day to last, a diamond for one day.

In goes a chart whose values are days, numbered as `date.toordinal` numbers them. Each milestone is named on the left,
and its dates stand beside its mark. Light lines mark where months begin, or quarters or years where the time is long.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from paperwork.model.blocks import Chart
from paperwork.model.periods import Period, month

from .axes import ROW
from .geometry import Box
from .letters import width_of, wrapped
from .marks import DIAMOND, mark
from .pen import Pen
from .style import AXIS, GRID, INK, MAIN, PAPER, QUIET, SECOND, TEXT_SIZE, edge_of, text_on

_AIR, _BAR, _RADIUS = 9.0, 12.0, 5.0
_NAMES, _GAP = 0.38, 8.0
# Months are marked one by one up to so many, then every third, then Januaries alone.
_STEPS = ((15, 1), (48, 3), (10_000, 12))


class Calendar(Struct, frozen=True):
    """A length of paper from the first day of a month to the last day of another, the same width for every day."""

    first: Period
    last: Period
    left: float
    right: float

    def at(self, day: int) -> float:
        """Where a day begins, in points."""
        start, end = _start(self.first), self.last.end.toordinal() + 1
        return self.left + (day - start) / (end - start) * (self.right - self.left)

    @property
    def marked(self) -> list[Period]:
        """The months whose beginning is marked."""
        every = [self.first]
        while every[-1] < self.last:
            every.append(every[-1].shifted(1))
        step = next(step for most, step in _STEPS if len(every) <= most)
        return [one for one in every if (one.number - 1) % step == 0] or every[:1]


def least_height(chart: Chart) -> float:
    """Room for every row, and for two rows of months under them."""
    return sum(_heights(chart)) + foot(chart, Box(0, 0, chart.width, 0))


def foot(_: Chart, __: Box) -> float:
    """The height in points of the months under the rows."""
    return 2 * ROW + 4


def draw(chart: Chart, pen: Pen, box: Box) -> None:
    """Draws the chart in the box."""
    names = _names(chart)
    left = box.left + max(width_of(line) for lines in names for line in lines) + _GAP
    rows = _rows(chart, Box(left, box.bottom + foot(chart, box), box.right, box.top))
    plot = Box(left, rows[-1].bottom, box.right, box.top)
    calendar = _calendar(chart, plot, rows)
    _draw_months(pen, calendar, plot)
    for at, (row, lines) in enumerate(zip(rows, names, strict=True)):
        middle = row.centre[1]
        pen.lines(Box(box.left, row.bottom, left - _GAP, middle + len(lines) * ROW / 2), lines, align=1)
        shape, words, colour = _placed(chart, calendar, row, at)
        _draw_milestone(pen, shape, days_of(chart, at))
        if colour == INK:
            pen.block(Box(words.left, middle - TEXT_SIZE * 0.4, words.right, middle + TEXT_SIZE * 0.4), PAPER)
        pen.words((words.left, middle - TEXT_SIZE * 0.36), chart.series[0].points[at].text, colour=colour)


def days_of(chart: Chart, at: int) -> tuple[int, int] | None:
    """A milestone's first day and the day after its last; None where it has no date."""
    known = [int(value) for one in chart.series if (value := one.points[at].value) is not None]
    return (known[0], known[-1] + 1) if known else None


def _start(period: Period) -> int:
    return date(period.year, period.number, 1).toordinal()


def _names(chart: Chart) -> list[tuple[str, ...]]:
    return [wrapped(point.label, (chart.width - 4) * _NAMES) for point in chart.series[0].points]


def _heights(chart: Chart) -> list[float]:
    return [len(lines) * ROW + _AIR for lines in _names(chart)]


def _rows(chart: Chart, box: Box) -> list[Box]:
    """A row a milestone from the top of a box, with a share of the room to spare."""
    heights = _heights(chart)
    spare = min(max(box.height - sum(heights), 0) / len(heights), _AIR)
    rows, top = [], box.top
    for height in heights:
        rows.append(Box(box.left, top - height - spare, box.right, top))
        top = rows[-1].bottom
    return rows


def _calendar(chart: Chart, plot: Box, rows: list[Box]) -> Calendar:
    """The months that hold every day; some of the width is kept for dates at the right where they need it."""
    days = [int(point.value) for one in chart.series for point in one.points if point.value is not None]
    first, last = (date.fromordinal(day) for day in (min(days), max(days)))
    # A diamond on the last day stands out to the right of it.
    right = plot.right - _RADIUS - 1
    whole = Calendar(month(first.year, first.month), month(last.year, last.month), plot.left, right)
    if all(_fits(chart, whole, row, at) for at, row in enumerate(rows)):
        return whole
    widest = max(width_of(point.text) for point in chart.series[0].points)
    return Calendar(whole.first, whole.last, plot.left, right - widest - _GAP)


def _fits(chart: Chart, calendar: Calendar, row: Box, at: int) -> bool:
    return _placed(chart, calendar, row, at)[1].outside(row) == 0


def _placed(chart: Chart, calendar: Calendar, row: Box, at: int) -> tuple[Box, Box, str]:
    """Where a milestone's mark stands, where its dates do, and in which colour: at its right, else left, else in it."""
    width, days = width_of(chart.series[0].points[at].text), days_of(chart, at)
    if days is None:
        return row, _level(row, row.left + 2, width), QUIET
    middle = row.centre[1]
    shape = Box(calendar.at(days[0]), middle - _BAR / 2, calendar.at(days[1]), middle + _BAR / 2)
    if days[1] - days[0] == 1:
        shape = Box(shape.centre[0] - _RADIUS, shape.bottom, shape.centre[0] + _RADIUS, shape.top)
    right, left = _level(row, shape.right + 4, width), _level(row, shape.left - 4 - width, width)
    if right.right > row.right and left.left < row.left and shape.width >= width + 6:
        return shape, _level(row, shape.centre[0] - width / 2, width), text_on(MAIN)
    return shape, left if right.right > row.right and left.left >= row.left else right, INK


def _level(row: Box, left: float, width: float) -> Box:
    return Box(left, row.bottom, left + width, row.top)


def _draw_milestone(pen: Pen, shape: Box, days: tuple[int, int] | None) -> None:
    if days and days[1] - days[0] == 1:
        pen.shape(mark(shape.centre, DIAMOND, _RADIUS), SECOND, edge_of(SECOND) or INK)
    elif days:
        pen.block(shape, MAIN)


def _draw_months(pen: Pen, calendar: Calendar, plot: Box) -> None:
    """A light line where each marked month begins, its name to the right of it; a year where it is first named."""
    ends, year, free = plot.bottom, 0, float("-inf")
    for period in calendar.marked:
        x = calendar.at(_start(period))
        pen.line([(x, ends - 4), (x, plot.top)], GRID, 0.5)
        names = [period.label.partition("-")[0], *([str(period.year)] if period.year != year else [])]
        right = x + 2 + max(map(width_of, names))
        if x + 2 >= free and right <= plot.right:
            pen.lines(Box(x + 2, ends - 4 - 2 * ROW, plot.right, ends - 3), names, colour=QUIET)
            year, free = period.year, right + 4
    pen.line([(plot.left, ends), (plot.right, ends)], AXIS, 0.75)
