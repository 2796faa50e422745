"""Tables that are no measures, as the inputs supply them: heads, rows, a total row, a note."""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.model.blocks import Cell, Row, Span, Table
from paperwork.model.measures import Missing
from paperwork.model.supplied import PageBrief, SuppliedTable

from ..material import Material
from ..prose import NO_VALUE
from .cells import cell, head_row
from .widths import UPRIGHT, Room, columns


def tables(page: PageBrief, material: Material, room: Room = UPRIGHT) -> tuple[Table, ...]:
    """The page's supplied tables in order."""
    return tuple(_table(material.inputs.tables[id], material, room) for id in page.tables)


def _table(given: SuppliedTable, material: Material, room: Room) -> Table:
    body = given.rows[:-1] if given.total_row else given.rows
    total = given.rows[-1:] if given.total_row else ()
    numeric = [index for index, is_numeric in enumerate(given.numeric) if is_numeric]
    rows = (head_row(given.heads), *map(_row, body), *map(_total_row, total))
    return Table(
        rows=rows,
        caption=(Span(given.caption),),
        columns=columns(rows, numeric, names=False, room=room),
        note=(Span(note),) if (note := " ".join(_notes(given, material))) else (),
        summary=f"{len(body)} rows under {len(given.heads)} heads{', and a row of totals' if total else ''}.",
    )


def _notes(given: SuppliedTable, material: Material) -> Iterator[str]:
    """The table's own note, then what stands for small numbers of children in it, or that they are rounded."""
    if given.note:
        yield given.note
    if any(Missing.HIDDEN.value in row for row in given.rows):
        yield material.word("hidden_note")
    if material.rounds and any(given.counts or given.numeric):
        yield material.word("rounded_note")


def _row(texts: tuple[str, ...]) -> Row:
    return Row(tuple(_cell(text, first=index == 0) for index, text in enumerate(texts)))


def _cell(text: str, *, first: bool) -> Cell:
    if not text.strip():
        return cell(NO_VALUE, "gap")
    return cell(text, "label" if first else "")


def _total_row(texts: tuple[str, ...]) -> Row:
    return Row(tuple(cell(text, "total") for text in texts))
