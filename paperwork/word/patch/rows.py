"""The steps of a table carried out on its rows and cells, each cell a text of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from paperwork.model.revision import AddRow, DropRow, KeepCell, KeepRow, MakeRow, RowStep, Step, TableCell, Token

from .colouring import recolour
from .places import Element, cells, rows
from .remaking import Grid, remake
from .sides import Note, Side, Tools
from .splitting import UnfollowedError

Apply = Callable[[tuple[Step, ...], Side, Side, Tools], list[Note]]


class Rows(Grid, frozen=True):
    """A table in its file, and its rows as tokens; UnfollowedError where the two are not alike."""

    @classmethod
    def of(cls, table: Element, token: Token) -> Rows:
        """A table's rows, by its element and its token."""
        found = cls(table, list(rows(table)), token.rows)
        if [len(list(cells(row))) for row in found.rows] != [len(row) for row in found.tokens]:
            raise UnfollowedError
        return found


def change_rows(steps: Sequence[RowStep], ours: Rows, theirs: Rows, tools: Tools, apply: Apply) -> list[Note]:
    """Carries out the steps of a table of the draft; `apply` does those of a cell."""
    if remade := [step for step in steps if isinstance(step, MakeRow)]:
        return remake(remade, ours, theirs, tools, apply)
    notes: list[Note] = []
    at, after = 0, None
    for step in steps:
        match step:
            case KeepRow():
                notes += _change_cells(step, (ours.rows[at], ours.tokens[at]), theirs, tools, apply)
                after, at = ours.rows[at], at + 1
            case DropRow():
                tools.tracker.delete_row(ours.rows[at])
                after, at = ours.rows[at], at + 1
            case AddRow():
                made = tools.borrow(theirs.rows[step.new])
                _order(made, step.order)
                _put_row(made, ours.rows, after)
                tools.tracker.insert_row(made)
                after = made
    return notes


def _order(row: Element, order: tuple[int, ...]) -> None:
    """Puts the cells of a row in another order."""
    found = list(cells(row))
    for at in order:
        row.append(found[at])


def _put_row(made: Element, rows: Sequence[Element], after: Element | None) -> None:
    if after is not None:
        after.addnext(made)
    elif rows:
        rows[0].addprevious(made)
    else:
        raise UnfollowedError


def _change_cells(
    step: KeepRow, own: tuple[Element, tuple[TableCell, ...]], theirs: Rows, tools: Tools, apply: Apply
) -> list[Note]:
    notes: list[Note] = []
    row, tokens = own
    holders = list(cells(row))
    # What moves is copied before anything changes.
    moving = {cell.own: tools.repeat(holders[cell.own]) for cell in step.cells if cell.own >= 0}
    for cell in step.cells:
        draft = Side.of(holders[cell.at], tokens[cell.at].tokens)
        new = _counterpart(step, cell, theirs) or draft
        if cell.own >= 0:
            new = new.after(Side.of(moving[cell.own], tokens[cell.own].tokens))
        notes += apply(cell.steps, draft, new, tools)
        recolour(holders[cell.at], new.holder, tools.tracker)
    return notes


def _counterpart(step: KeepRow, cell: KeepCell, theirs: Rows) -> Side | None:
    """A cell of the new table, where one of the draft has its counterpart there."""
    if cell.new < 0:
        return None
    return Side.of(list(cells(theirs.rows[step.new]))[cell.new], theirs.tokens[step.new][cell.new].tokens)
