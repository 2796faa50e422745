"""Tables to markup: caption above, note below, header rows that repeat, rows that never split, alternative text.

Widths are shares here; `fitting` turns them into lengths once it is known between which margins a table stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import (
    Block,
    Cell,
    CellRole,
    Column,
    Heading,
    ListItem,
    Paragraph,
    Row,
    Span,
    Table,
    block_text,
    text_of,
)  # fmt: skip

from .. import styles as names
from ..markup import escaped
from .prose import Setting, anchored, paragraph, runs

# Fill and ink of a rating: contrast 6.2, 7.5 and 4.9 to 1 (WCAG 2.2, 1.4.3 asks for 4.5).
RATINGS: Mapping[CellRole, tuple[str, str]] = {
    "green": ("00703C", "FFFFFF"),
    "amber": ("F47738", "000000"),
    "red": ("D4351C", "FFFFFF"),
}
_RULE_ABOVE = '<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tcBorders>'
# A table of so many rows fits on a page with its caption, and is kept whole.
_SMALL = 16
_SHARES = 10_000


class _Place(Struct, frozen=True):
    """A cell's place: its row and its column, which says how it runs, and what its row and its table ask of it."""

    row: int
    column: Column
    head: bool
    keep: bool
    small: bool


def table(block: Table, setting: Setting) -> str:
    """The markup of a table with its caption before it and its note after it."""
    caption = paragraph(Paragraph(block.caption, "caption"), setting) if block.caption else ""
    note = paragraph(Paragraph(block.note, "note"), setting) if block.note else ""
    return caption + _table(block, setting) + note


def _table(block: Table, setting: Setting) -> str:
    columns = _columns(block)
    widths = _widths(columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(index, cells, block, columns, widths, setting) for index, cells in enumerate(_laid_out(block)))
    return f"<w:tbl>{_properties(block, setting)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _columns(block: Table) -> tuple[Column, ...]:
    """Its columns; one a cell of its widest row where it declares none."""
    wide = max((sum(cell.across for cell in row.cells) for row in block.rows), default=1)
    return (*block.columns, *(Column() for _ in range(wide - len(block.columns))))


def _widths(columns: tuple[Column, ...]) -> list[int]:
    whole = sum(max(column.share, 0.01) for column in columns)
    return [max(1, int(max(column.share, 0.01) * _SHARES / whole)) for column in columns]


def _properties(block: Table, setting: Setting) -> str:
    style = setting.styles.table(names.TABLE, "tables take")
    first_row, first_column = int(block.header_rows > 0), int(block.header_columns > 0)
    look = (
        f'<w:tblLook w:val="{0x400 + 0x20 * first_row + 0x80 * first_column:04X}" w:firstRow="{first_row}" '
        f'w:lastRow="0" w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    )
    title = f'<w:tblCaption w:val="{escaped(text_of(block.caption))}"/>' if block.caption else ""
    summary = f'<w:tblDescription w:val="{escaped(block.summary)}"/>' if block.summary else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{_SHARES}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{title}{summary}</w:tblPr>'
    )


def _laid_out(block: Table) -> Iterator[list[tuple[int, Cell | None, int]]]:
    """Rows of (column, cell, columns across); None where a cell of a row above reaches down into this one."""
    reaching: dict[int, tuple[int, int]] = {}
    for row in block.rows:
        yield (laid := _row_laid_out(row, reaching))
        for column, cell, across in laid:
            rows_left = cell.down - 1 if cell else reaching[column][0] - 1
            reaching[column] = (rows_left, across)
        reaching = {column: (left, across) for column, (left, across) in reaching.items() if left > 0}


def _row_laid_out(row: Row, reaching: Mapping[int, tuple[int, int]]) -> list[tuple[int, Cell | None, int]]:
    laid: list[tuple[int, Cell | None, int]] = []
    column, cells = 0, list(row.cells)
    while cells or column in reaching:
        cell = None if column in reaching else cells.pop(0)
        across = reaching[column][1] if cell is None else max(cell.across, 1)
        laid.append((column, cell, across))
        column += across
    return laid


def _row(
    index: int,
    cells: list[tuple[int, Cell | None, int]],
    block: Table,
    columns: tuple[Column, ...],
    widths: list[int],
    setting: Setting,
) -> str:
    head = index < block.header_rows
    keep = _keeps_with_next(index, block)
    filled = sum(across for _, _, across in cells)
    missing = [(column, Cell(()), 1) for column in range(filled, len(columns))]
    content = "".join(
        _cell(cell, sum(widths[at : at + across]), across, _Place(index, columns[at], head, keep, block.small), setting)
        for at, cell, across in [*cells, *missing]
    )
    header = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{content}</w:tr>"


def _keeps_with_next(index: int, block: Table) -> bool:
    last = index == len(block.rows) - 1
    small = block.whole and len(block.rows) <= _SMALL
    return bool(block.note) if last else small or index <= block.header_rows


def _cell(cell: Cell | None, width: int, across: int, place: _Place, setting: Setting) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    if cell is None:
        merge, dress, content = "<w:vMerge/>", "", _content(Cell(()), place, setting)
    else:
        merge = '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
        dress, content = _dress(cell), _content(cell, place, setting)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{dress}</w:tcPr>{content}</w:tc>'


def _dress(cell: Cell) -> str:
    if cell.role == "total":
        return _RULE_ABOVE
    if cell.role in RATINGS:
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{RATINGS[cell.role][0]}"/>'
    return ""


def _content(cell: Cell, place: _Place, setting: Setting) -> str:
    style = setting.styles.paragraph(_style(cell, place, setting), "cells of tables take")
    align = "" if place.column.align == "left" else f'<w:jc w:val="{place.column.align}"/>'
    keep = "<w:keepNext/>" if place.keep else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{keep}{align}</w:pPr>'
    inked = replace(setting, colour=RATINGS[cell.role][1]) if cell.role in RATINGS else setting
    marked = setting.styles.character(names.GAP, "marks what is missing") if cell.role == "gap" else ""
    return "".join(f"<w:p>{properties}{_words(block, inked, marked)}</w:p>" for block in cell.blocks or (_EMPTY,))


def _style(cell: Cell, place: _Place, setting: Setting) -> str:
    """The style of a cell's words; where its table is small, the smaller one that a template may have for it."""
    name = names.TABLE_HEAD if place.head else names.CELLS[cell.role]
    small = names.SMALL.format(name=name)
    return small if place.small and setting.styles.has(small) else name


_EMPTY = Paragraph(())


def _words(block: Block, setting: Setting, style: str) -> str:
    if isinstance(block, Paragraph | ListItem | Heading):
        return anchored(block.anchors, runs(block.spans, setting, style))
    return runs((Span(block_text(block)),), setting, style)
