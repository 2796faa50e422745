"""Where a table begins: its row of heads, under whatever titles stand above, and what each column is.

Heads may take two rows, the upper one merged over several columns or followed by blanks (2022-23 over Q1, Q2, Q3).
"""

from __future__ import annotations

from msgspec import Struct

from ..model.periods import Period
from .dates import UnclearError, period_of
from .grids.grid import Grid
from .known import Known
from .names import did_you_mean, folded

TIDY_HEADS = ("measure", "period", "value", "numerator", "denominator", "provisional", "implied", "note")
LOOKED_AT = 40


class Tidy(Struct, frozen=True):
    """A tidy table's heads: which column holds what, and the columns that are none of it."""

    row: int
    columns: dict[str, int]
    unread: tuple[tuple[int, str], ...]

    def hint(self, said: str) -> str:
        """The head that may have been meant."""
        return did_you_mean(said, [head for head in TIDY_HEADS if head not in self.columns])


class Wide(Struct, frozen=True):
    """A wide table's heads: the column of measures, and the period of each column of values."""

    row: int
    name_column: int
    periods: dict[int, Period]


def header_of(grid: Grid, first: int, known: Known, rows: int = LOOKED_AT) -> Tidy | Wide | None:
    """The heads of the first table of measures at or below a row; None where there is none."""
    for row in range(first, min(first + rows, len(grid.rows))):
        if head := _tidy(grid, row) or _lowest(grid, row, known):
            return head
    return None


def _lowest(grid: Grid, row: int, known: Known) -> Wide | None:
    """The wide heads of a row, or those right under it: 2024-25 above a row of months is no column of its own."""
    head = _wide(grid, row, known)
    below = _wide(grid, row + 1, known) if head and row + 1 < len(grid.rows) else None
    return below or head


def _tidy(grid: Grid, row: int) -> Tidy | None:
    columns: dict[str, int] = {}
    unread = []
    for column, cell in enumerate(grid.rows[row]):
        head = folded(cell.text)
        if head in TIDY_HEADS and head not in columns:
            columns[head] = column
        elif cell.filled:
            unread.append((column, cell.text))
    values = columns.keys() & {"value", "numerator", "denominator"}
    return Tidy(row, columns, tuple(unread)) if {"measure", "period"} <= columns.keys() and values else None


def _wide(grid: Grid, row: int, known: Known) -> Wide | None:
    periods = {column: period for column in range(len(grid.rows[row])) if (period := _period(grid, row, column))}
    name_column = _name_column(grid, row, min(periods, default=0))
    if not periods or name_column is None or grid.rows[row][name_column].text in known:
        return None
    return Wide(row, name_column, periods)


def _name_column(grid: Grid, row: int, before: int) -> int | None:
    heads = [folded(grid.under_merge(row, column).text) for column in range(before)]
    if "measure" in heads:
        return heads.index("measure")
    below = grid.rows[row + 1 :]
    return next((column for column in range(before) if any(cells[column].filled for cells in below)), None)


def _period(grid: Grid, row: int, column: int) -> Period | None:
    cell = grid.rows[row][column]
    if not cell.filled:
        return None
    try:
        return cell.period()
    except UnclearError:
        return period_under(grid, row, column)


def head_above(grid: Grid, row: int, column: int) -> str:
    """The text of the upper head that spans a cell: the nearest one in the row above, at or left of it."""
    above = grid.rows[row - 1][: column + 1] if row else ()
    return next((cell.text for cell in reversed(above) if cell.filled), "")


def period_under(grid: Grid, row: int, column: int) -> Period | None:
    """The period that a head names together with the upper head over it: Q1 under 2022-23."""
    over = head_above(grid, row, column)
    try:
        return period_of(f"{grid.rows[row][column].text} {over}") if over else None
    except UnclearError:
        return None
