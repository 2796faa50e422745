"""Grids to tables that are no measures: heads and rows as they show, columns chosen, totals added up.

Hidden rows and columns stay out, with a warning: a table prints what its sheet shows. Heads may take two rows.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from ..model.findings import Place
from ..model.measures import Missing
from ..model.supplied import SuppliedTable
from .dates import UnclearError, date_of
from .figures import Figure
from .grids.grid import BLANK, Cell, Grid
from .heads import head_above, period_under
from .names import did_you_mean, folded, listed
from .reading import Reading
from .written import Table

_TOTALS = {"total", "totals", "grand total", "overall total"}
_MEND = "Open the workbook in Excel, mend the cell, and save it."


class _Heads(Struct, frozen=True):
    """A table's heads by column, and the row below which its body begins."""

    row: int
    words: dict[int, str]

    def column(self, head: str) -> int | None:
        return next((column for column, words in self.words.items() if folded(words) == folded(head)), None)


class _Line(Struct, frozen=True):
    """A row of the table's body, and where it stands in the sheet (-1 for one that is added)."""

    row: int
    cells: tuple[Cell, ...]


def table_of(said: Table, grid: Grid, place: Place, reading: Reading) -> SuppliedTable | None:
    """The table that a sheet and its keys give; None, with findings, where they do not fit."""
    heads = _heads(said, grid)
    if heads is None:
        hint = "Give it a row of heads with two columns or more."
        reading.error("no-table", place, f"There is no table in {grid.whole}.", hint)
        return None
    return _Table(said, grid, place, reading, heads).supplied()


def _heads(said: Table, grid: Grid) -> _Heads | None:
    """The heads that name every column asked for; where none do, the first row with two filled cells or more."""
    found = [heads for row in range(len(grid.rows)) if len((heads := _at(grid, row)).words) >= 2]
    wanted = {folded(column.from_) for column in said.columns} | {folded(head) for head in said.total}
    for heads in found:
        if wanted <= {folded(words) for words in heads.words.values()}:
            return heads
    return found[0] if found else None


def _at(grid: Grid, row: int) -> _Heads:
    """The heads that begin in a row: two rows of them where the upper ones span the lower ones, else one."""
    upper = {column: cell.text for column, cell in enumerate(grid.rows[row]) if cell.filled}
    if row + 1 == len(grid.rows) or not _two_rows(grid, row, upper):
        return _Heads(row, upper)
    both = {column: _both(grid, row, column) for column in range(len(grid.rows[row]))}
    return _Heads(row + 1, {column: words for column, words in both.items() if words})


def _two_rows(grid: Grid, row: int, upper: dict[int, str]) -> bool:
    spanning = any(at == row and under[0] == row and under[1] != column for (at, column), under in grid.merged.items())
    periods = [period_under(grid, row + 1, column) for column in range(1, len(grid.rows[row]))]
    return len(upper) >= 2 and (spanning or any(periods))


def _both(grid: Grid, row: int, column: int) -> str:
    """A head of two rows as one: Q1 2022-23, or the upper words before the lower ones."""
    lower = grid.rows[row + 1][column].text
    if not lower:
        return grid.under_merge(row, column).text
    if period := period_under(grid, row + 1, column):
        return period.label
    upper = head_above(grid, row + 1, column)
    return f"{upper}: {lower}" if upper else lower


class _Table(Struct, frozen=True):
    """One table in the making."""

    said: Table
    grid: Grid
    place: Place
    reading: Reading
    heads: _Heads

    def supplied(self) -> SuppliedTable | None:
        """The table; None, with findings, where a column is missing or the totals can't be made."""
        chosen = self._chosen()
        totals = [self._column(head) for head in self.said.total]
        if None in totals or None in [column for column, _ in chosen]:
            return None
        columns = [column for column, _ in chosen if column is not None]
        body = self._body(columns)
        ends_in_total = len(body) > 1 and folded(body[-1].cells[0].text) in _TOTALS
        if ends_in_total and self.said.total:
            message = "The sheet has a row of totals of its own, and 'total' asks for another."
            hint = "Delete the row, or leave 'total' out."
            self.reading.error("said-twice", self.grid.place(body[-1].row, columns[0]), message, hint)
        elif ends_in_total:
            self._check_totals(body, columns)
        elif self.said.total:
            body.append(self._totals(body, columns, [column in totals for column in columns]))
        return SuppliedTable(
            self.said.id,
            self.said.caption,
            tuple(head for _, head in chosen),
            tuple(tuple(cell.text for cell in line.cells) for line in body),
            tuple(_numeric([line.cells[at] for line in body]) for at in range(len(columns))),
            bool(self.said.total) or ends_in_total,
            self.said.note,
            self.grid.whole,
            tuple(tuple(_day(cell) for cell in line.cells) for line in body),
        )

    def _chosen(self) -> list[tuple[int | None, str]]:
        """The columns in order with the heads they are printed under."""
        if self.said.columns:
            return [(self._column(column.from_), column.as_ or column.from_) for column in self.said.columns]
        hidden = [words for column, words in self.heads.words.items() if column in self.grid.hidden_columns]
        if hidden:
            message = f"Hidden columns are left out: {listed(hidden)}."
            hint = "To print one, unhide it or name it under 'columns'."
            self.reading.warning("hidden-columns", self.grid.whole, message, hint)
        return [(at, words) for at, words in self.heads.words.items() if at not in self.grid.hidden_columns]

    def _column(self, head: str) -> int | None:
        column = self.heads.column(head)
        if column is None:
            names = list(self.heads.words.values())
            hint = did_you_mean(head, names, f"Its columns are {listed(names)}.")
            self.reading.error("unknown-column", self.place, f"The table has no column '{head}'.", hint)
        return column

    def _body(self, columns: list[int]) -> list[_Line]:
        rows = range(self.heads.row + 1, len(self.grid.rows))
        filled = [row for row in rows if any(self.grid.rows[row][column].filled for column in columns)]
        hidden = [str(self.grid.lines[row]) for row in filled if row in self.grid.hidden_rows]
        if hidden:
            message = f"Hidden rows are left out: {listed(hidden)}."
            self.reading.warning("hidden-rows", self.grid.whole, message, "To print them, unhide them.")
        shown = [row for row in filled if row not in self.grid.hidden_rows]
        for row, column in [(row, column) for row in shown for column in columns]:
            if fault := self.grid.rows[row][column].fault:
                self.reading.error("bad-value", self.grid.place(row, column), fault, _MEND)
        return [_Line(row, tuple(self.grid.rows[row][column] for column in columns)) for row in shown]

    def _check_totals(self, body: list[_Line], columns: list[int]) -> None:
        """Warns where the sheet's own total is not what its column adds up to."""
        for at, column in enumerate(columns):
            said = _count(body[-1].cells[at])
            parts = [_figure(line.cells[at]) for line in body[:-1]]
            if said is None or not all(part and not part.percent and part.numerator is None for part in parts):
                continue
            total = sum((part.value for part in parts if part and isinstance(part.value, Decimal)), Decimal(0))
            if total != said:
                message = f"The total {body[-1].cells[at].text} is not what the column adds up to, {total:,f}."
                hint = "Mend it, or delete the row and ask for 'total'."
                self.reading.warning("wrong-total", self.grid.place(body[-1].row, column), message, hint)

    def _totals(self, body: list[_Line], columns: list[int], asked: list[bool]) -> _Line:
        cells = [Cell("Total")] + [BLANK] * (len(asked) - 1)
        for at in [at for at, wanted in enumerate(asked) if wanted]:
            parts = [self._part(line.cells[at], self.grid.place(line.row, columns[at])) for line in body]
            total = sum((part for part in parts if part is not None), Decimal(0))
            commas = "," if any("," in line.cells[at].text for line in body) else ""
            cells[at] = replace(BLANK, text=f"{total:{commas}f}", number=total)
        return _Line(-1, tuple(cells))

    def _part(self, cell: Cell, place: Place) -> Decimal | None:
        """What a cell adds to its column's total; nothing where it says that there is no number."""
        figure = _figure(cell)
        if figure is None or figure.percent or figure.numerator is not None:
            message = f"'{cell.text}' can't be added up."
            self.reading.error("bad-value", place, message, "Leave this column out of 'total', or mend the cell.")
            return None
        return figure.value if isinstance(figure.value, Decimal) else None


def _day(cell: Cell) -> date | None:
    """The day that a cell names; None where it names none, or a month alone."""
    try:
        return date_of(cell.text)
    except UnclearError:
        return None


def _figure(cell: Cell) -> Figure | None:
    try:
        return cell.figure()
    except UnclearError:
        return None


def _count(cell: Cell) -> Decimal | None:
    figure = _figure(cell)
    return figure.value if figure and not figure.percent and isinstance(figure.value, Decimal) else None


def _numeric(cells: list[Cell]) -> bool:
    """Whether a column runs right: every cell a figure or nothing, and at least one a number."""
    figures = [_figure(cell) for cell in cells]
    known = [figure for figure in figures if figure and not isinstance(figure.value, Missing)]
    return None not in figures and bool(known)
