"""Tidy tables, a row a value, to observations."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.findings import Place
from ..model.measures import Observation
from .cells import CellReader
from .grids.grid import BLANK, Cell, Grid
from .heads import Tidy
from .known import Known
from .reading import Reading

Row = tuple[int, Observation | None]


def tidy_rows(grid: Grid, head: Tidy, known: Known, reading: Reading) -> Iterator[Row]:
    """Each row that holds anything, and the observation that it gives."""
    for column, said in head.unread:
        message = f"The column headed '{said}' is not read."
        reading.warning("unread-column", grid.place(head.row, column), message, head.hint(said))
    reader = _TidyReader(known, reading)
    for row in range(head.row + 1, len(grid.rows)):
        if any(grid.rows[row][column].filled for column in head.columns.values()):
            yield row, reader.observation(_TidyRow(grid, head, row))


class _TidyRow:
    """A row of a tidy table by its heads; a head that the table lacks gives a blank cell."""

    def __init__(self, grid: Grid, head: Tidy, row: int) -> None:
        self._grid, self._head, self._row = grid, head, row

    def cell(self, key: str) -> Cell:
        """The cell under a head; a measure or a period may stand in a cell merged over several rows."""
        if key not in self._head.columns:
            return BLANK
        column = self._head.columns[key]
        if key in {"measure", "period"}:
            return self._grid.under_merge(self._row, column)
        return self._grid.rows[self._row][column]

    def place(self, key: str) -> Place:
        """The place of that cell; for a value that has no column, that of its numerator."""
        columns = self._head.columns
        fallback = columns.get("numerator", columns["measure"])
        return self._grid.place(self._row, columns.get(key, fallback))


class _TidyReader:
    def __init__(self, known: Known, reading: Reading) -> None:
        self._reading = reading
        self._cells = CellReader(known, reading)

    def observation(self, row: _TidyRow) -> Observation | None:
        """What a row gives; None where it gives nothing, or, with findings, nothing that can be read."""
        measure = self._cells.measure(row.cell("measure").text, row.place("measure"))
        period = self._cells.period(row.cell("period"), row.place("period"))
        if measure is None or period is None:
            return None
        figure = self._cells.value(measure, row.cell("value"), row.place("value"))
        above = self._cells.count(row.cell("numerator"), row.place("numerator"))
        below = self._cells.count(row.cell("denominator"), row.place("denominator"))
        if figure is None or (figure.blank and above is None and below is None):
            return None
        if figure.numerator is not None and (above is not None or below is not None):
            message = f"The counts are given twice: {row.cell('value').text}, and in columns of their own."
            self._reading.error("said-twice", row.place("value"), message, "Keep one of the two.")
        return Observation(
            measure.id,
            period,
            row.place("value"),
            figure.value,
            figure.numerator if above is None else above,
            figure.denominator if below is None else below,
            self._cells.flag(row.cell("provisional"), row.place("provisional")),
            self._cells.flag(row.cell("implied"), row.place("implied")),
            row.cell("note").text,
        )
