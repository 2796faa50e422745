"""Grids to observations: tidy tables (a row a value) and wide ones (a measure a row), read the same.

Values stay exact. A blank cell gives no observation; N/A, TBC, - and zero each give their own. Hidden rows and
columns are read; a warning names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.measures import Missing, Observation
from ..model.periods import Period
from .grids.grid import Grid, letters
from .heads import Tidy, Wide, header_of
from .known import Known
from .names import listed
from .reading import Reading
from .tidy import tidy_rows
from .wide import undated_heads, wide_rows


class Observations:
    """Every observation of a paper's data files so far; the same measure and period twice is a finding."""

    def __init__(self, known: Known, reading: Reading) -> None:
        self._known = known
        self._reading = reading
        self._found: dict[tuple[str, Period], Observation] = {}

    @property
    def all(self) -> tuple[Observation, ...]:
        """In the order in which they were read."""
        return tuple(self._found.values())

    def read(self, grid: Grid) -> bool:
        """Takes a grid's observations; False where it is no table of measures.

        A table whose months are shown as numbers is one, with findings.
        """
        head = header_of(grid, 0, self._known)
        if head is None:
            undated = list(undated_heads(grid, self._known))
            for place, message, hint in undated:
                self._reading.error("bad-value", place, message, hint)
            return bool(undated)
        rows: set[int] = set()
        for row, observation in self._rows(grid, head):
            rows.add(row)
            if observation:
                self._add(observation)
        self._hidden(grid, rows)
        self._hidden_columns(grid, head)
        self._ragged(grid, head.row, rows)
        return True

    def _rows(self, grid: Grid, head: Tidy | Wide) -> Iterator[tuple[int, Observation | None]]:
        if isinstance(head, Tidy):
            return tidy_rows(grid, head, self._known, self._reading)
        return wide_rows(grid, head, self._known, self._reading)

    def _ragged(self, grid: Grid, head: int, rows: set[int]) -> None:
        """A row of a CSV file that runs past its heads: most often an unquoted comma in a number."""
        width = max(column for column, cell in enumerate(grid.rows[head]) if cell.filled) + 1
        for row in sorted(rows) if not grid.sheet else ():
            if any(cell.filled for cell in grid.rows[row][width:]):
                hint = "Is there a comma in a number? Put it in quotes, or write the number without."
                self._reading.error("ragged-row", grid.place(row, 0), "This row has more cells than heads.", hint)

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

    def _hidden_columns(self, grid: Grid, head: Tidy | Wide) -> None:
        taken = head.columns.values() if isinstance(head, Tidy) else (head.name_column, *head.periods)
        hidden = [letters(column) for column in sorted(set(taken) & grid.hidden_columns)]
        if hidden:
            said = f"Column {hidden[0]} is" if len(hidden) == 1 else f"Columns {listed(hidden)} are"
            message = f"{said} hidden in this sheet, and read all the same."
            hint = "Delete what should not be read, or unhide it."
            self._reading.warning("hidden-columns", grid.whole, message, hint)


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
