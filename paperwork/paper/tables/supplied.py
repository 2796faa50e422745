"""Tables that are no measures, as the inputs supply them: heads, rows, a total row, a note."""

from __future__ import annotations

from paperwork.model.blocks import Cell, Row, Span, Table
from paperwork.model.supplied import PageBrief, SuppliedTable

from ..material import Material
from ..prose import NO_VALUE
from .cells import cell, head_row
from .widths import UPRIGHT, Room, columns


def tables(page: PageBrief, material: Material, room: Room = UPRIGHT) -> tuple[Table, ...]:
    """The page's supplied tables in order."""
    return tuple(_table(material.inputs.tables[id], room) for id in page.tables)


def _table(given: SuppliedTable, room: Room) -> Table:
    body = given.rows[:-1] if given.total_row else given.rows
    total = given.rows[-1:] if given.total_row else ()
    numeric = [index for index, is_numeric in enumerate(given.numeric) if is_numeric]
    rows = (head_row(given.heads), *map(_row, body), *map(_total_row, total))
    return Table(
        rows=rows,
        caption=(Span(given.caption),),
        columns=columns(rows, numeric, names=False, room=room),
        note=(Span(given.note),) if given.note else (),
        summary=f"{len(body)} rows under {len(given.heads)} heads{', and a row of totals' if total else ''}.",
    )


def _row(texts: tuple[str, ...]) -> Row:
    return Row(tuple(_cell(text, first=index == 0) for index, text in enumerate(texts)))


def _cell(text: str, *, first: bool) -> Cell:
    if not text.strip():
        return cell(NO_VALUE, "gap")
    return cell(text, "label" if first else "")


def _total_row(texts: tuple[str, ...]) -> Row:
    return Row(tuple(cell(text, "total") for text in texts))
