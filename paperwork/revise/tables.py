"""A table merged by its cells: rows known by their first cell, columns by their head, each cell a text of its own.

A cell's words go with the column that they were written under: where the months of a table move on, so do the words
that a person wrote under one of them, and those under a month that went are told in a comment. The rows stay in the
order that a person gave them. A table that nobody edited is replaced whole where it has more or fewer columns, or rows
in another order. One of other columns that was edited is made anew (`remaking`), or stays where that can't be done,
with what is new told in a comment. So is one made anew whose columns move while people's comments or colours are on its
cells: steps through words move none of these.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.revision import (
    Add,
    AddRow,
    Drop,
    DropRow,
    Keep,
    KeepCell,
    KeepRow,
    Remark,
    RowStep,
    Token,
    Within,
)

from . import remarks
from .cells import Across, Heads, Merge
from .layout import Layout, Row, layout
from .remaking import remade, stays
from .result import Merged, Texts, is_edited
from .telling import told
from .tokens import words

# What can't be taken over into another cell of its row as a tracked change; the others no comment can tell.
_FIXED = frozenset({"region", "table", "opaque", "field"})


def face(table: Token) -> tuple[str, ...]:
    """What a table is recognised by: the words of its first row."""
    return tuple(words(cell.tokens) for cell in table.rows[0]) if table.rows else ()


def go_through(result: Merged, sides: tuple[Token, Token, Token], at: int, texts: Texts, merge: Merge) -> None:
    """A table that stands in all three texts; `at` is its place in the new one, `merge` does the same for a cell."""
    base, draft, new = sides
    result.kept |= base != draft
    if new in (base, draft):
        result.add(Keep(1))
        result.after.append(draft)
    elif texts.marked and _other_columns(sides, texts) and remade(result, sides, at, texts, merge):
        return
    elif not is_edited((base,), (draft,), texts.own) and (_shape(base) != _shape(new) or _sorted_anew(sides, texts)):
        result.add(Drop(1), Add(at, at + 1))
        result.after.append(new)
        result.took = True
    elif (known := _layout(sides, texts)) is not None:
        _Rows(result, sides, known, texts, merge).go(at)
    elif not remade(result, sides, at, texts, merge):
        result.add(Keep(1), Remark(told(sides, texts)))
        result.after.append(draft)
        result.clashed = True


def _other_columns(sides: tuple[Token, Token, Token], texts: Texts) -> bool:
    """Whether columns come, go or move."""
    if len({_shape(side) for side in sides}) > 1:
        return True
    known = layout(sides, texts.own, texts.heads)
    return known is not None and known.shifts


def _sorted_anew(sides: tuple[Token, Token, Token], texts: Texts) -> bool:
    """Whether the new rows stand in another order, and none of a person's marks would go with the old ones."""
    known = None if texts.marked or texts.fixed else layout(sides, texts.own, texts.heads)
    order = [] if known is None else [new for new in known.new_of if new >= 0]
    return order != sorted(order)


def _layout(sides: tuple[Token, Token, Token], texts: Texts) -> Layout | None:
    """How the tables hang together; None where cells cannot be matched, or hold what cannot move."""
    base, draft, new = sides
    if not _shape(base) == _shape(draft) == _shape(new):
        return None
    known = layout(sides, texts.own, texts.heads)
    if known and ((known.shifts and texts.fixed) or (known.moves and _is_stuck(sides, known, texts))):
        return None
    return known


def _is_stuck(sides: tuple[Token, Token, Token], known: Layout, texts: Texts) -> bool:
    """Whether something stands in a draft's table that can't move, or that would be lost with its column."""
    if any(token.kind in _FIXED for row in sides[1].rows for cell in row for token in cell.tokens):
        return True
    gone = [(base, known.columns.own[base]) for base in known.columns.gone] if known.columns else []
    return any(stays(sides, known, base, own, texts) for base, own in gone)


def _shape(table: Token) -> frozenset[tuple[str, ...]]:
    """How the cells of its rows reach: the same for tables of the same columns."""
    return frozenset(tuple(cell.reach for cell in row) for row in table.rows)


class _Rows(Struct):
    """The rows of the draft's table as they are walked through: steps, and the table that they lead to."""

    result: Merged
    sides: tuple[Token, Token, Token]
    layout: Layout
    texts: Texts
    merge: Merge
    steps: list[RowStep] = field(default_factory=list)
    after: list[Row] = field(default_factory=list)

    def go(self, at: int) -> None:
        """Goes through the draft's rows, and puts the new ones in after those that they follow."""
        added = self.layout.added(len(self.sides[2].rows))
        self._add(added.get(-1, []))
        for which, row in enumerate(self.sides[1].rows):
            self._row(which, row)
            self._add(added.get(which, []))
        self.result.add(Within(at, tuple(self.steps)))
        self.result.after.append(Token("table", rows=tuple(self.after)))

    def _row(self, which: int, row: Row) -> None:
        base_at = self.layout.base_of[which]
        new_at = self.layout.new_of[base_at] if base_at >= 0 else -1
        was = self.sides[0].rows[base_at] if base_at >= 0 else None
        new = self.sides[2].rows[new_at] if new_at >= 0 else None
        if was and new and not len(was) == len(row) == len(new):
            self._other_cells(was, row, new_at)
        elif was and not new and not self._is_edited(was, row):
            self.steps.append(DropRow())
            self.result.took = True
        else:
            self._by_cells(was, row, new, new_at)

    def _by_cells(self, was: Row | None, row: Row, new: Row | None, new_at: int) -> None:
        columns = self.layout.columns_of(row)
        across = Across(was, row, new, columns, self._heads, self.texts, self.merge)
        across.go()
        cells = across.cells
        if was and not new:
            cells = _told_first(cells, row, remarks.part_kept(words(row[0].tokens) if row else ""))
            across.result.clashed = True
        across.result.kept |= not (was and new)
        self._keep(tuple(cells), new_at, tuple(across.after))
        self.result.note(across.result)

    def _keep(self, cells: tuple[KeepCell, ...], new_at: int, after: Row) -> None:
        self.steps.append(KeepRow(cells, new_at))
        self.after.append(after)

    @property
    def _heads(self) -> Heads:
        columns, base_of = self.layout.columns, self.layout.base_of
        row = self.sides[1].rows[base_of.index(0)] if 0 in base_of else self.sides[0].rows[0]
        return Heads(row, columns.own[0]) if columns else Heads(None, 0)

    def _other_cells(self, was: Row, row: Row, new_at: int) -> None:
        """A row whose number of cells changed: replaced where nobody edited it, else kept, with the new one told."""
        new = self.sides[2].rows[new_at]
        if not self._is_edited(was, row):
            self.steps += [DropRow(), AddRow(new_at)]
            self.after.append(new)
            self.result.took = True
            return
        said = remarks.table_kept(" | ".join(words(cell.tokens) for cell in new))
        self._keep(tuple(_told_first([], row, said)), -1, row)
        self.result.kept = self.result.clashed = True

    def _add(self, rows: list[int]) -> None:
        """Rows that are new come in; not one that a person put in already, word for word."""
        own = [row for row, base in zip(self.sides[1].rows, self.layout.base_of, strict=True) if base < 0]
        order = self.layout.columns.shown if self.layout.moves and self.layout.columns else ()
        for at in rows:
            row = self.sides[2].rows[at]
            if row in own:
                continue
            self.steps.append(AddRow(at, order))
            self.after.append(tuple(row[cell] for cell in order) if order else row)
            self.result.took = True
            self.result.clashed |= any(words(row[0].tokens) == words(one[0].tokens) for one in own if one and row)

    def _is_edited(self, was: Row, row: Row) -> bool:
        """Whether a person has edited a row."""
        return is_edited((Token("table", rows=(was,)),), (Token("table", rows=(row,)),), self.texts.own)


def _told_first(cells: list[KeepCell], row: Row, said: str) -> list[KeepCell]:
    """The cells of a row that change, with a comment on its first one."""
    first = next((cell for cell in cells if cell.at == 0), None)
    if first is None and not row:
        return cells
    if first is None:
        first = KeepCell(0, -1, (Keep(len(row[0].tokens)),))
    others = [cell for cell in cells if cell.at != 0]
    return [replace(first, steps=(*first.steps, Remark(said))), *others]
