"""Grids to tables that are no measures: heads and rows as they show, columns chosen, totals added up.

Hidden rows and columns stay out, with a warning: a table prints what its sheet shows.
"""

from __future__ import annotations

from decimal import Decimal

from ..model.findings import Place
from ..model.measures import Missing
from ..model.supplied import SuppliedTable
from .dates import UnclearError
from .figures import Figure
from .grids.grid import BLANK, Cell, Grid
from .names import did_you_mean, folded, listed
from .reading import Reading
from .schema import ColumnKeys, TableKeys

_TOTALS = {"total", "totals", "grand total", "all"}


def table_of(said: TableKeys, grid: Grid, place: Place, reading: Reading) -> SuppliedTable | None:
    """The table that a sheet and its keys give; None, with findings, where they do not fit."""
    row = _head_row(said, grid)
    if row is None:
        reading.error("no_table", place, f"There is no table in {grid.whole}.", "Give it a row of heads.")
        return None
    heads = {folded(cell.text): column for column, cell in enumerate(grid.rows[row]) if cell.filled}
    chosen = _chosen(said, grid, row, heads, place, reading)
    totals = [_column(head, heads, grid, row, place, reading) for head in said.total]
    rows = _shown_rows(grid, row, reading)
    if chosen is None or None in totals:
        return None
    columns = [column for column, _ in chosen]
    body = [[grid.rows[number][column] for column in columns] for number in rows]
    ends_in_total = bool(body) and folded(body[-1][0].text) in _TOTALS
    if ends_in_total and said.total:
        message = "The sheet has a row of totals of its own, and 'total' asks for another."
        reading.error("said_twice", grid.place(rows[-1], columns[0]), message, "Delete the row, or leave 'total' out.")
        return None
    _faults(grid, rows, columns, reading)
    if said.total:
        places = [[grid.place(number, column) for column in columns] for number in rows]
        body.append(_totals(body, places, [column in totals for column in columns], reading))
    return SuppliedTable(
        said.id,
        said.caption,
        tuple(head for _, head in chosen),
        tuple(tuple(cell.text for cell in cells) for cells in body),
        tuple(_numeric([cells[at] for cells in body]) for at in range(len(columns))),
        bool(said.total) or ends_in_total,
        said.note,
        grid.whole,
    )


def _head_row(said: TableKeys, grid: Grid) -> int | None:
    """The row that has every column asked for; where none is, the first with two filled cells or more."""
    wanted = {folded(column.from_) for column in said.columns}
    for row, cells in enumerate(grid.rows):
        heads = {folded(cell.text) for cell in cells if cell.filled}
        if wanted <= heads and len(heads) >= 2:
            return row
    return next((row for row, cells in enumerate(grid.rows) if sum(cell.filled for cell in cells) >= 2), None)


def _chosen(
    said: TableKeys, grid: Grid, row: int, heads: dict[str, int], place: Place, reading: Reading
) -> list[tuple[int, str]] | None:
    if said.columns:
        found = [(_column(column.from_, heads, grid, row, place, reading), column) for column in said.columns]
        return (
            None
            if any(at is None for at, _ in found)
            else [(at, _head(column)) for at, column in found if at is not None]
        )
    hidden = [cell.text for at, cell in enumerate(grid.rows[row]) if cell.filled and at in grid.hidden_columns]
    if hidden:
        message = f"Hidden columns are left out: {listed(hidden)}."
        reading.warning("hidden_columns", grid.whole, message, "To print one, unhide it or name it under 'columns'.")
    return [(at, cell.text) for at, cell in enumerate(grid.rows[row]) if cell.filled and at not in grid.hidden_columns]


def _head(column: ColumnKeys) -> str:
    return column.as_ or column.from_


def _column(head: str, heads: dict[str, int], grid: Grid, row: int, place: Place, reading: Reading) -> int | None:
    if folded(head) in heads:
        return heads[folded(head)]
    names = [cell.text for cell in grid.rows[row] if cell.filled]
    hint = did_you_mean(head, names, f"Its columns are {listed(names)}.")
    reading.error("unknown_column", place, f"The table has no column '{head}'.", hint)
    return None


def _shown_rows(grid: Grid, row: int, reading: Reading) -> list[int]:
    filled = [at for at in range(row + 1, len(grid.rows)) if any(cell.filled for cell in grid.rows[at])]
    hidden = [str(grid.lines[at]) for at in filled if at in grid.hidden_rows]
    if hidden:
        message = f"Hidden rows are left out: {listed(hidden)}."
        reading.warning("hidden_rows", grid.whole, message, "To print them, unhide them.")
    return [at for at in filled if at not in grid.hidden_rows]


def _faults(grid: Grid, rows: list[int], columns: list[int], reading: Reading) -> None:
    for row in rows:
        for column in columns:
            if fault := grid.rows[row][column].fault:
                hint = "Open the workbook in Excel, mend the cell, and save it."
                reading.error("bad_value", grid.place(row, column), fault, hint)


def _figure(cell: Cell) -> Figure | None:
    try:
        return cell.figure()
    except UnclearError:
        return None


def _numeric(cells: list[Cell]) -> bool:
    """Whether a column runs right: every cell a figure or nothing, and at least one a number."""
    figures = [_figure(cell) for cell in cells]
    return None not in figures and any(figure and not isinstance(figure.value, Missing) for figure in figures)


def _totals(body: list[list[Cell]], places: list[list[Place]], asked: list[bool], reading: Reading) -> list[Cell]:
    row = [Cell("Total")] + [BLANK] * (len(asked) - 1)
    for column in [at for at, wanted in enumerate(asked) if wanted]:
        parts = [
            part
            for cells, at in zip(body, places, strict=True)
            if (part := _part(cells[column], at[column], reading)) is not None
        ]
        total = sum(parts, Decimal(0))
        commas = "," if any("," in cells[column].text for cells in body) else ""
        row[column] = Cell(f"{total:{commas}f}", total)
    return row


def _part(cell: Cell, place: Place, reading: Reading) -> Decimal | None:
    figure = _figure(cell)
    if figure is None or figure.percent or figure.numerator is not None:
        message = f"'{cell.text or cell.fault}' can't be added up."
        reading.error("bad_value", place, message, "Leave this column out of 'total', or mend the cell.")
        return None
    return figure.value if isinstance(figure.value, Decimal) else None
