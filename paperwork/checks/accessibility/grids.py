"""The tables of a Word file: whether who hears them cell by cell can follow. In: its spots. Out: warnings.

The rules are those of the Government Analysis Function for tables: a header row that is marked as one, no merged and no
nested cells, no blank rows or columns, and no cell left empty without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.model.blocks import Cell, Heading, ListItem, Paragraph, Row, Table
from paperwork.model.findings import Finding

from ..spots import Spot, cells

Spots = tuple[Spot, ...]
_SHOWN = 3
# Not everything adds up: what stands in no total is left out there, and nobody misses it.
_TOTAL = re.compile(r"(?:grand |sub-?|overall )?totals?\b|all\b|sum\b|average\b|mean\b", re.IGNORECASE)


def headers(spots: Spots) -> Iterator[Finding]:
    """Tables without a header row, or with nothing but header rows."""
    for spot, table in of(spots):
        name, quote = called(spot, table)
        if not _is_grid(table):
            continue
        if len(heads(table)) == len(table.rows):
            hint = "In Word: leave Repeat Header Rows (Table Layout) on for the first row alone."
            yield spot.find("table-header", f"{name} has nothing but header rows: none is taken for one.", hint, quote)
        elif not _is_header(table.rows[0]):
            hint = "In Word: select its first row, Table Layout, Repeat Header Rows."
            yield spot.find("table-header", f"{name} has no header row: its columns have no names.", hint, quote)


def merged(spots: Spots) -> Iterator[Finding]:
    """Tables with cells that stand over more than one column or row."""
    for spot, table in of(spots):
        name, quote = called(spot, table)
        joined = [(cell, row) for row in table.rows for cell in row.cells if cell.across > 1 or cell.down > 1]
        if any(_is_header(row) for _, row in joined):
            hint = "Give each column one cell of its own in one header row, where that can be."
            message = f"{name} has merged cells in its header, which many voices read wrongly."
            yield spot.find("table-merged", message, hint, quote, certain=False)
        elif joined and _is_grid(table):
            first = _words(joined[0][0])[:40]
            message = f"{name} has {_counted(len(joined), 'merged cell')}, first '{first}': what follows is read aloud "
            message += "under the wrong head by many voices."
            hint = "Split them (Table Layout, Split Cells), and say it in each row; or make two tables of it."
            yield spot.find("table-merged", message, hint, quote, certain=False)


def nested(spots: Spots) -> Iterator[Finding]:
    """Tables that hold another."""
    for spot, table in of(spots):
        if any(isinstance(block, Table) for cell in cells(table) for block in cell.blocks):
            name, quote = called(spot, table)
            yield spot.find("table-in-table", f"{name} holds another table.", "Set them one under another.", quote)


def blank_lines(spots: Spots) -> Iterator[Finding]:
    """Rows and columns of nothing but empty cells: who comes to one takes it for the table's end."""
    for spot, table in of(spots):
        rows, columns = _blank(table)
        if rows or columns:
            name, quote = called(spot, table)
            what = " and ".join(
                _counted(len(lines), f"blank {kind}") for kind, lines in (("row", rows), ("column", columns)) if lines
            )
            hint = "Delete them; keep rows apart by the space in their cells (Table Layout, Cell Margins)."
            yield spot.find("table-blank", f"{name} has {what}: it seems to end there.", hint, quote)


def empty_cells(spots: Spots) -> Iterator[Finding]:
    """Cells without a word in tables of several rows and columns: nobody hears whether there was nothing to say."""
    for spot, table in of(spots):
        places = list(_empty_places(table)) if _is_grid(table) else []
        if places:
            name, quote = called(spot, table)
            said = "; ".join(f"row '{row[:30]}', column '{column[:30]}'" for row, column in places[:_SHOWN])
            message = f"{name} has {_counted(len(places), 'empty cell')}: {said}."
            hint = "Say in each what it means: 0, None, Not due, or a mark such as [x] with its key under the table."
            yield spot.find("table-empty-cell", message, hint, quote)


def _empty_places(table: Table) -> Iterator[tuple[str, str]]:
    """Each empty cell of a table by the names of its row and its column, but for those of blank rows and columns."""
    blank_rows, blank_columns = _blank(table)
    lines = placed(table)
    names = {at: _words(cell) for at, cell in lines[0]}
    for number, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
        for at, cell in line:
            known = number in blank_rows or at in blank_columns or _TOTAL.match(_row_name(row))
            if _is_empty(cell) and not known:
                yield _row_name(row) or str(number + 1), names.get(at, "") or str(at + 1)


def _blank(table: Table) -> tuple[list[int], list[int]]:
    """The numbers of the rows and of the columns in which nothing stands, in a table of several of both."""
    rows = [number for number, row in enumerate(table.rows) if row.cells and all(map(_is_empty, row.cells))]
    columns: dict[int, bool] = {}
    for line in placed(table):
        for at, cell in line:
            for column in range(at, at + cell.across):
                columns[column] = columns.get(column, True) and _is_empty(cell)
    several = len(table.rows) > 1 and len(columns) > 1
    return (rows, [at for at, blank in columns.items() if blank]) if several else ([], [])


def _is_empty(cell: Cell) -> bool:
    return not cell.text.strip() and all(
        isinstance(block, Paragraph | Heading | ListItem)
        and not any(span.picture for span in block.spans)
        and not (block.look and block.look.label)
        for block in cell.blocks
    )


def _row_name(row: Row) -> str:
    return next((words for cell in row.cells if (words := _words(cell))), "")


def _words(cell: Cell) -> str:
    return " ".join(cell.text.split())


def _counted(count: int, what: str) -> str:
    return (
        f"{count} {what}{'s' if count > 1 else ''}"
        if count > 1
        else f"a {what}"
        if what[0] not in "e"
        else f"an {what}"
    )


def of(spots: Spots) -> Iterator[tuple[Spot, Table]]:
    """The tables of a file, each with its spot."""
    return ((spot, spot.block) for spot in spots if isinstance(spot.block, Table) and spot.block.rows)


def called(spot: Spot, table: Table) -> tuple[str, str]:
    """What a table is called in a sentence, and the words by which it can be found."""
    first = " ".join(" ".join(cell.text for cell in table.rows[0].cells).split())
    return (
        (f"The table that begins '{first[:60]}'", first)
        if first
        else (f"A table after '{spot.after[:60]}'", spot.after)
    )


def heads(table: Table) -> list[Row]:
    """The rows that are marked as header rows."""
    return [row for row in table.rows if _is_header(row)]


def placed(table: Table) -> list[list[tuple[int, Cell]]]:
    """The cells of each row of a table, each with the column that it begins in, counted from 0."""
    below: dict[int, int] = {}
    rows = []
    for row in table.rows:
        taken = {at for at, left in below.items() if left}
        below = {at: left - 1 for at, left in below.items() if left > 1}
        line, at = [], row.look.before if row.look else 0
        for cell in row.cells:
            while at in taken:
                at += 1
            line.append((at, cell))
            below |= {column: cell.down - 1 for column in range(at, at + cell.across) if cell.down > 1}
            at += cell.across
        rows.append(line)
    return rows


def _is_header(row: Row) -> bool:
    return row.look is not None and row.look.header


def _is_grid(table: Table) -> bool:
    """Whether its columns need names: not in what has one row or column, nor where each row is a name and a value."""
    wide = max((sum(cell.across for cell in row.cells) for row in table.rows), default=0)
    return len(table.rows) > 1 and wide > (2 if table.header_columns else 1)


CHECKS = (headers, merged, nested, blank_lines, empty_cells)
