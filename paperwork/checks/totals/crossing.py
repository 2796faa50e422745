"""A table taken by its columns or by its rows: lines of figures, and the places that all of them pass through.

What holds between the columns of a table, row by row, holds in another table between its rows, month by month. So the
checks of such relations take `Lines`, and need not know which way the table lies.
"""

from __future__ import annotations

from msgspec import Struct

from paperwork.model.periods import LATEST

from ..reading import Grid
from ..reading.grids import Figure, figure, period
from ..reading.pointing import labels
from ..reading.subjects import role_of

_NO_PLACE = ("target", "comparator", "rating", "arrow", "tolerance", "good", "milestone")
_LEAST_TIMES = 3


class Lines(Struct, frozen=True):
    """The lines of a table, by name, and for each of its places the figure of each line; None where a cell is none.

    `rows` and `columns` are the rows and columns of the grid that are taken; `across` where the lines are its rows.
    """

    grid: Grid
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    names: tuple[str, ...]
    places: tuple[str, ...]
    figures: tuple[tuple[Figure | None, ...], ...]
    across: bool = False

    def full(self, least: int) -> list[int]:
        """The lines that have so many figures."""
        return [
            line for line in range(len(self.names)) if sum(cells[line] is not None for cells in self.figures) >= least
        ]

    def cell(self, at: int, line: int) -> tuple[int, int]:
        """The row and the column of the grid that a line has at a place."""
        return (self.rows[line], self.columns[at]) if self.across else (self.rows[at], self.columns[line])

    def text(self, at: int, line: int) -> str:
        """What that cell says."""
        row, column = self.cell(at, line)
        return self.grid.rows[row][column]

    def quote(self, at: int, line: int) -> str:
        """The cell behind the name of its row, as totals are quoted."""
        row, column = self.cell(at, line)
        return f"{self.grid.rows[row][0]} {self.grid.rows[row][column]}"

    def spot(self, at: int, line: int) -> int:
        """Where the cell stands in the file."""
        return self.grid.at(self.cell(at, line)[0])


def down(grid: Grid) -> Lines:
    """The columns of a table as lines, its rows as places."""
    rows, columns = tuple(range(len(grid.rows))), tuple(range(1, len(grid.heads)))
    figures = tuple(tuple(figure(grid.rows[row][column]) for column in columns) for row in rows)
    return Lines(grid, rows, columns, tuple(grid.heads[column] for column in columns), labels(grid), figures)


def across(grid: Grid) -> Lines:
    """The rows of a table as lines, its columns as places: those of times where there are any, else all but targets."""
    times = [at for at in range(1, len(grid.heads)) if (when := period(grid.heads[at])) is not None and when != LATEST]
    others = (at for at in range(1, len(grid.heads)) if role_of(grid.heads[at]) not in _NO_PLACE)
    columns = tuple(times if len(times) >= _LEAST_TIMES else others)
    rows = tuple(range(len(grid.rows)))
    figures = tuple(tuple(figure(grid.rows[row][column]) for row in rows) for column in columns)
    return Lines(
        grid, rows, columns, labels(grid), tuple(grid.heads[column] for column in columns), figures, across=True
    )
