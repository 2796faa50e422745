"""Grids to observations: tidy tables (a row a value) and wide ones (a measure a row), read the same.

Values stay exact. A blank cell gives no observation; N/A, TBC, - and zero each give their own. Hidden rows and
columns are read; a warning names the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.findings import Place
from ..model.measures import Missing, Observation
from ..model.periods import Period
from .cells import CellReader
from .dates import PERIOD_HINT
from .figures import Figure
from .grids.grid import BLANK, Cell, Grid
from .heads import Tidy, Wide, header_of
from .known import Known
from .names import listed
from .reading import Reading


class Observations:
    """Every observation of a paper's data files so far; the same measure and period twice is a finding."""

    def __init__(self, known: Known, reading: Reading) -> None:
        self._known = known
        self._reading = reading
        self._cells = CellReader(reading)
        self._found: dict[tuple[str, Period], Observation] = {}

    @property
    def all(self) -> tuple[Observation, ...]:
        """In the order in which they were read."""
        return tuple(self._found.values())

    def read(self, grid: Grid) -> bool:
        """Takes a grid's observations; False where it is no table of measures."""
        head = header_of(grid, 0, self._known)
        if head is None:
            return False
        rows: set[int] = set()
        for row, observation in self._tidy(grid, head) if isinstance(head, Tidy) else self._wide(grid, head):
            rows.add(row)
            if observation:
                self._add(observation)
        self._hidden(grid, rows)
        return True

    def _tidy(self, grid: Grid, head: Tidy) -> Iterator[tuple[int, Observation | None]]:
        for column, said in head.unread:
            message = f"The column headed '{said}' is not read."
            self._reading.warning("unread-column", grid.place(head.row, column), message, head.hint(said))
        for row in range(head.row + 1, len(grid.rows)):
            if any(grid.rows[row][column].filled for column in head.columns.values()):
                yield row, self._tidy_row(_TidyRow(grid, head, row))

    def _tidy_row(self, row: _TidyRow) -> Observation | None:
        name, place = row.cell("measure").text, row.place("measure")
        if not name:
            self._reading.error("unknown-measure", place, "This row names no measure.", "Name one, or clear the row.")
            return None
        measure = self._known.measure(name, place, self._reading)
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

    def _wide(self, grid: Grid, head: Wide) -> Iterator[tuple[int, Observation | None]]:
        self._check_heads(grid, head)
        for row in range(head.row + 1, len(grid.rows)):
            name = grid.under_merge(row, head.name_column).text
            again = None if name in self._known else header_of(grid, row, self._known, rows=1)
            if isinstance(again, Wide):
                head = again
                self._check_heads(grid, head)
            elif any(grid.rows[row][column].filled for column in head.periods):
                yield row, None
                yield from ((row, observation) for observation in self._wide_row(grid, head, row, name))

    def _check_heads(self, grid: Grid, head: Wide) -> None:
        for column, period in head.periods.items():
            cell = grid.rows[head.row][column]
            if cell.yearless and cell.day:
                message = f"'{cell.day.day} {period.label[:-3]}' shows no year, and is read as {period.long_label}."
                hint = "Type the head again with its year: Excel takes Nov-22 for 22 November where it may."
                self._reading.warning("yearless", grid.place(head.row, column), message, hint, certain=False)
        for column in range(head.name_column + 1, len(grid.rows[head.row])):
            cells = [grid.rows[row][column] for row in range(head.row + 1, len(grid.rows))]
            said = grid.rows[head.row][column].text
            if column not in head.periods and any(_counts(cell) for cell in cells):
                message = f"The column headed '{said}' is not read: its head is no period."
                message = message if said else "A column of values without a head is not read."
                self._reading.warning("unread-column", grid.place(head.row, column), message, PERIOD_HINT)

    def _wide_row(self, grid: Grid, head: Wide, row: int, name: str) -> Iterable[Observation]:
        place = grid.place(row, head.name_column)
        if not name:
            self._reading.error("unknown-measure", place, "This row names no measure.", "Name one, or clear the row.")
            return
        measure = self._known.measure(name, place, self._reading)
        for column, period in head.periods.items() if measure else ():
            place = grid.place(row, column)
            figure = self._cells.value(measure, grid.rows[row][column], place) if measure else None
            if measure and figure and not figure.blank:
                yield _observation(measure.id, period, grid, row, column, figure)

    def _add(self, observation: Observation) -> None:
        key = (observation.measure, observation.period)
        if (first := self._found.get(key)) is not None:
            label = observation.period.label
            message = f"'{observation.measure}' is given twice for {label}: {_shown(observation)} here, "
            message += f"{_shown(first)} in {first.place}."
            self._reading.error("said-twice", observation.place, message, "Keep one of the two.")
        else:
            self._found[key] = observation

    def _hidden(self, grid: Grid, rows: set[int]) -> None:
        hidden = [str(grid.lines[row]) for row in sorted(rows & grid.hidden_rows)]
        if hidden:
            said = f"Row {hidden[0]} is" if len(hidden) == 1 else f"Rows {listed(hidden)} are"
            message = f"{said} hidden in this sheet, and read all the same."
            self._reading.warning("hidden-rows", grid.whole, message, "Delete what should not be read, or unhide it.")


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


def _observation(measure: str, period: Period, grid: Grid, row: int, column: int, figure: Figure) -> Observation:
    place = grid.place(row, column)
    return Observation(measure, period, place, figure.value, figure.numerator, figure.denominator)


def _counts(cell: Cell) -> bool:
    return cell.number is not None or cell.text.replace(",", "").removesuffix("%").isdigit()


def _shown(observation: Observation) -> str:
    if observation.numerator is not None:
        return f"{observation.numerator}/{observation.denominator}"
    value = observation.value
    return value.value if isinstance(value, Missing) else f"{value:f}"


def no_table(grids: Iterable[Grid]) -> str:
    """The hint where a file has no table of measures at all."""
    sheets = listed(grid.sheet for grid in grids if grid.sheet)
    looked = f"Looked at {sheets}. " if sheets else ""
    return looked + "Give the heads measure, period and value, or a row of months above the values."
