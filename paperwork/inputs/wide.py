"""Wide tables, a measure a row under a head of periods, to observations; several may stand under one another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ..model.findings import Place
from ..model.measures import Observation
from .cells import CellReader
from .dates import PERIOD_HINT, SERIAL_HINT, day_of_serial, looks_like_period
from .grids.grid import Cell, Grid
from .heads import LOOKED_AT, Wide, header_of
from .known import Known
from .reading import Reading

Row = tuple[int, Observation | None]


def wide_rows(grid: Grid, head: Wide, known: Known, reading: Reading) -> Iterator[Row]:
    """Each row that holds a value, once by itself and once with each observation that it gives."""
    reader = _WideReader(grid, known, reading)
    reader.check_heads(head)
    for row in range(head.row + 1, len(grid.rows)):
        name = grid.under_merge(row, head.name_column).text
        again = None if name in known else header_of(grid, row, known, rows=1)
        if isinstance(again, Wide):
            head = again
            reader.check_heads(head)
        elif any(grid.rows[row][column].filled for column in head.periods):
            yield row, None
            yield from ((row, observation) for observation in reader.observations(head, row, name))


class _WideReader:
    def __init__(self, grid: Grid, known: Known, reading: Reading) -> None:
        self._grid = grid
        self._reading = reading
        self._cells = CellReader(known, reading)

    def observations(self, head: Wide, row: int, name: str) -> Iterator[Observation]:
        """What a row gives, a period at a time; a blank cell gives nothing."""
        place = self._grid.place(row, head.name_column)
        measure = self._cells.measure(name, place)
        if measure is None:
            return
        for column, period in head.periods.items():
            place = self._grid.place(row, column)
            figure = self._cells.value(measure, self._grid.rows[row][column], place)
            if figure and not figure.blank:
                yield Observation(measure.id, period, place, figure.value, figure.numerator, figure.denominator)

    def check_heads(self, head: Wide) -> None:
        """Warns of heads whose year is guessed and of columns of values that are not read."""
        for column in range(head.name_column + 1, len(self._grid.rows[head.row])):
            cell = self._grid.rows[head.row][column]
            if column in head.periods:
                self._check_year(head, column, cell)
            elif any(_counts(below[column]) for below in self._grid.rows[head.row + 1 :]):
                self._unread(head, column, cell)

    def _check_year(self, head: Wide, column: int, cell: Cell) -> None:
        if cell.yearless and cell.day:
            label = head.periods[column].long_label
            message = f"This head shows a day without a year ({cell.day:%d/%m/%Y}), and is read as {label}."
            hint = "Type it again with its year: Excel may have taken Nov-22 for 22 November."
            self._reading.warning("yearless", self._grid.place(head.row, column), message, hint, certain=False)

    def _unread(self, head: Wide, column: int, cell: Cell) -> None:
        place = self._grid.place(head.row, column)
        if day := serial_day(cell):
            self._reading.error("bad-value", place, *undated(cell, day))
        elif looks_like_period(cell.text):
            self._reading.error("bad-value", place, f"'{cell.text}' is no month.", PERIOD_HINT)
        elif cell.text:
            message = f"The column headed '{cell.text}' is not read: its head is no period."
            self._reading.warning("unread-column", place, message, PERIOD_HINT)
        elif self._grid.sheet:
            message = "A column of values without a head is not read."
            self._reading.warning("unread-column", place, message, "Give it a head.")


def undated_heads(grid: Grid, known: Known) -> Iterator[tuple[Place, str, str]]:
    """Where no head names a period: each head of the first row that was a row of dates, what it is, what to do."""
    for row, cells in enumerate(grid.rows[:LOOKED_AT]):
        counts = [column for column, cell in enumerate(cells) if _counts(cell)]
        days = [day for column in counts if (day := serial_day(cells[column]))]
        of_a_measure = any(cell.text in known for cell in cells if cell.filled)
        if len(days) == len(counts) >= 2 and _follow(days) and not of_a_measure:
            for column, day in zip(counts, days, strict=True):
                yield (grid.place(row, column), *undated(cells[column], day))
            return


def _follow(days: list[date]) -> bool:
    """Whether days can be those of heads: each a month after the one before, or up to a year."""
    return all(28 <= (after - before).days <= 366 for before, after in pairwise(days))


def serial_day(cell: Cell) -> date | None:
    """The day that a head is, where it shows the number of the day."""
    return day_of_serial(cell.text.replace(",", ""))


def undated(cell: Cell, day: date) -> tuple[str, str]:
    """What is wrong with a head that shows the number of a day, and what to do."""
    return f"The head '{cell.text}' is the number of a day, {day:%d/%m/%Y}.", SERIAL_HINT


def _counts(cell: Cell) -> bool:
    return cell.number is not None or cell.text.replace(",", "").removesuffix("%").isdigit()
