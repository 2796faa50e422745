"""Dated milestones on an axis of time: the rows of a page's supplied tables, in the tables' own order.

A chart holds numbers, so a day is its number in the calendar (`date.toordinal`); what is shown is the date as the table
prints it. The first series has the day on which each milestone begins, with all that is said of its dates; the second
the day on which it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Chart, ChartPoint, ChartSeries
from paperwork.model.supplied import PageBrief, SuppliedTable

from ..material import Material

_MOST = 2
# So many rows fit a page.
_MOST_ROWS = 24
# What a table prints where there is no day: none, or none yet.
_NO_END = ("", "n/a", "-", "–")
_NO_DAY = (*_NO_END, "tbc")
# What looks like a day and may be none: 31/02/2024, 2024-13-01, 31 Febuary 2024.
_LIKE_A_DAY = re.compile(r"\s*(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{1,2}(?:st|nd|rd|th)? [A-Za-z]+,? \d{4})\s*\Z")


class Dated(Struct, frozen=True):
    """A table whose rows are milestones: the column that names them, and the one or two that say when they are."""

    table: SuppliedTable
    names: int
    days: tuple[int, ...]

    def series(self) -> Iterator[ChartSeries]:
        """A series for each column of days, in their order."""
        for column in self.days:
            yield ChartSeries(self.table.heads[column], tuple(self._point(row, column) for row in self.rows))

    @property
    def rows(self) -> range:
        """The rows that are milestones, a row of totals left out."""
        return range(len(self.table.rows) - self.table.total_row)

    def _point(self, row: int, column: int) -> ChartPoint:
        day, texts = self.table.days[row][column], self.table.rows[row]
        return ChartPoint(texts[self.names], None if day is None else Decimal(day.toordinal()), texts[column])

    def backwards(self) -> Iterator[str]:
        """The milestones that end before they begin."""
        for row in self.rows:
            known = [day for column in self.days if (day := self.table.days[row][column])]
            if known != sorted(known):
                yield self.table.rows[row][self.names]


def timeline(page: PageBrief, material: Material) -> tuple[Chart, ...]:
    """A timeline of each of the page's tables that has dates."""
    return tuple(_chart(dated, material) for dated in _dated(page, material))


def no_days(page: PageBrief, material: Material) -> Iterator[tuple[str, str]]:
    """Why the page cannot have one: no dates, more than a first and a last day of each, an end before its start."""
    tables = [material.inputs.tables[id] for id in page.tables]
    unclear = [one for table in tables for one in _undated(table)]
    for text, head in unclear:
        hint = "Write 01/11/2021 or 1 November 2021; TBC, N/A or - where there is no date."
        yield f"cannot tell when '{text}' is, under '{head}'", hint
    if not (unclear or any(_dated(page, material))):
        hint = "Write them as 01/11/2021 or 1 November 2021, every cell of the column a date, TBC, N/A or blank."
        yield "needs a table with a column of names and one of dates, and this page has none", hint
    for table in tables:
        if len(_columns_of(table)) > _MOST:
            hint = "Choose its columns under 'columns' in the table's entry."
            yield f"shows a first and a last day, and '{table.caption}' has more columns of dates", hint
    for dated in _dated(page, material):
        if len(dated.rows) > _MOST_ROWS:
            yield (
                f"shows {_MOST_ROWS} milestones at most, and '{dated.table.caption}' has more",
                "Split the table in two.",
            )
        for name in dated.backwards():
            yield f"cannot show '{name}', which ends before it begins", "Mend its dates."


def _dated(page: PageBrief, material: Material) -> Iterator[Dated]:
    for table in (material.inputs.tables[id] for id in page.tables):
        days = _columns_of(table)
        names = [column for column in range(len(table.heads)) if column not in days]
        if days and names:
            yield Dated(table, names[0], days[:_MOST])


def _columns_of(table: SuppliedTable) -> tuple[int, ...]:
    """The columns that hold days: at least one, and otherwise nothing or the letters for nothing."""
    return tuple(column for column in range(len(table.heads)) if table.days and _holds_days(table, column))


def _undated(table: SuppliedTable) -> Iterator[tuple[str, str]]:
    """What stands among the dates of a column and is none, with the column's head.

    Where no cell of the table is a date, a column counts as one of dates if any of its cells is written like one.
    """
    dated = [column for column in range(len(table.heads)) if any(days[column] for days in table.days)]
    written = [
        column for column in range(len(table.heads)) if any(_LIKE_A_DAY.match(row[column]) for row in table.rows)
    ]
    for column in dated or written:
        cells = zip(table.days, table.rows, strict=True)
        unclear = (row[column] for days, row in cells if not (days[column] or _no_day(row[column])))
        yield from ((text, table.heads[column]) for text in unclear)


def _no_day(text: str) -> bool:
    return text.strip().lower() in _NO_DAY


def _holds_days(table: SuppliedTable, column: int) -> bool:
    cells = [(days[column], row[column]) for days, row in zip(table.days, table.rows, strict=True)]
    return any(day for day, _ in cells) and all(day or _no_day(text) for day, text in cells)


def _chart(dated: Dated, material: Material) -> Chart:
    first, *others = dated.series()
    milestones = zip(*(one.points for one in (first, *others)), strict=True)
    starts = tuple(replace(points[0], text=_when(points) or material.word("not_given")) for points in milestones)
    told = [f"{point.label}, {_heard(point.text)}." for point in starts]
    title = dated.table.caption
    series = (replace(first, points=starts), *others)
    return Chart("timeline", title, series, alt=f"Timeline: {title}. {' '.join(told)}")


def _when(points: Sequence[ChartPoint]) -> str:
    """When a milestone is, as its table prints it: `01/11/2021 to 16/12/2021`, or `31/01/2022` where it is one day."""
    said = [point.text for point in points if point.value is not None or point.text.strip().lower() not in _NO_END]
    return " to ".join(dict.fromkeys(said))


def _heard(text: str) -> str:
    return text[:1].lower() + text[1:]
