"""A table taken by its columns or by its rows: lines of figures, and the places that all of them pass through.

What holds between the columns of a table, row by row, holds in another table between its rows, month by month. So the
checks of such relations take `Lines`, and need not know which way the table lies. A column of "24 (42%)" is two lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from paperwork.model.periods import LATEST

from ..reading import Grid
from ..reading.grids import Figure, figure, period
from ..reading.pointing import labels
from ..reading.subjects import role_of

_NO_PLACE = ("target", "comparator", "rating", "arrow", "tolerance", "good", "milestone")
_LEAST_TIMES = 3
_BOTH = re.compile(
    r"(?P<one>\d[\d,]*) ?\((?P<share>\d+(?:\.\d+)? ?%)\)|(?P<first>\d+(?:\.\d+)? ?%) ?\((?P<then>\d[\d,]*)\)"
)
Column = tuple[Figure | None, ...]


class Lines(Struct, frozen=True):
    """The lines of a table, by name, and for each of its places the figure of each line; None where a cell is none.

    `rows` and `columns` are the rows and columns of the grid that are taken, for places and for lines as they lie;
    `across` where the lines are its rows; `split` has the lines that share their cells with another.
    """

    grid: Grid
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    names: tuple[str, ...]
    places: tuple[str, ...]
    figures: tuple[Column, ...]
    across: bool = False
    split: frozenset[int] = frozenset()

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
    rows = tuple(range(len(grid.rows)))
    taken = [
        (column, line) for column in range(1, len(grid.heads)) for line in _figures([row[column] for row in grid.rows])
    ]
    columns = tuple(column for column, _ in taken)
    names = tuple(grid.heads[column] for column in columns)
    return Lines(grid, rows, columns, names, labels(grid), _turned(taken, len(rows)), split=_twice(columns))


def across(grid: Grid, *, every: bool = False) -> Lines:
    """The rows of a table as lines, its columns as places: those of times, else (or `every`) all but targets."""
    times = [at for at in range(1, len(grid.heads)) if (when := period(grid.heads[at])) is not None and when != LATEST]
    others = (at for at in range(1, len(grid.heads)) if role_of(grid.heads[at]) not in _NO_PLACE)
    columns = tuple(times if len(times) >= _LEAST_TIMES and not every else others)
    taken = [(at, line) for at, row in enumerate(grid.rows) for line in _figures([row[column] for column in columns])]
    rows, named = tuple(row for row, _ in taken), labels(grid)
    places = tuple(grid.heads[column] for column in columns)
    figures = _turned(taken, len(columns))
    return Lines(grid, rows, columns, tuple(named[row] for row in rows), places, figures, True, _twice(rows))


def _figures(texts: Sequence[str]) -> list[Column]:
    """The figures of a line of cells; two lines where most of its cells hold a number and its percentage."""
    both = [_BOTH.fullmatch(text) for text in texts]
    if 2 * sum(one is not None for one in both) <= len(texts):
        return [tuple(figure(text) for text in texts)]
    counts = tuple(figure(one["one"] or one["then"]) if one else None for one in both)
    return [counts, tuple(figure(one["share"] or one["first"]) if one else None for one in both)]


def _turned(taken: Sequence[tuple[int, Column]], places: int) -> tuple[Column, ...]:
    return tuple(tuple(line[at] for _, line in taken) for at in range(places))


def _twice(cells: Sequence[int]) -> frozenset[int]:
    return frozenset(line for line, at in enumerate(cells) if cells.count(at) > 1)
