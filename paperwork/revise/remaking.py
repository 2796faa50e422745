"""An edited table that gains or loses columns, made anew: the draft's goes whole, and the merged one stands after it.

Few programs can show a column that comes or goes as a tracked change, but all can show rows. So each cell of the new
table takes what a person wrote under the same row and head. Columns that a person added stay beside their neighbours,
those that a person took out stay out. Words under a head that went are told in a comment; where something stands there
that words can't tell, a note or a picture, its column stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.revision import (
    DropRow,
    Keep,
    MakeCell,
    MakeRow,
    Remark,
    Renew,
    Step,
    TableCell,
    Token,
    Tokens,
    Within,
)

from . import remarks
from .cells import Heads, Merge
from .layout import Layout, Row, is_regular, rows_between, said_in, same_columns
from .result import Merged, Texts, is_edited
from .tokens import words

Sides = tuple[Token, Token, Token]
# What no comment can tell.
_EMBEDS = frozenset({"fact", "note", "picture", "field", "table", "opaque"})
STAYS = "This column is no longer in the table. It stays for what was put into it; delete it if it is not wanted."


class Column(Struct, frozen=True):
    """A column of the table that is made: which it is of the one that was written, the draft's and the new; or -1."""

    base: int
    own: int
    new: int


def remade(result: Merged, sides: Sides, at: int, texts: Texts, merge: Merge) -> bool:
    """Puts a table made anew into a merge; False, and nothing done, where rows and heads can't be followed."""
    if texts.fixed or not texts.heads or not all(map(is_regular, sides)) or _holds_a_part(sides[1]):
        return False
    rows = rows_between(sides, texts.own, headed=True)
    if min(len(side.rows) for side in sides) < 2 or 0 not in rows.base_of or rows.new_of[0] != 0:
        return False
    making = _Making(sides, rows, _columns(sides, rows, texts), texts, merge)
    making.go()
    if tuple(making.after) == sides[1].rows:
        result.add(Keep(1), *making.said())
        result.after.append(sides[1])
    else:
        result.add(Within(at, (*(DropRow() for _ in sides[1].rows), *making.made)))
        result.after.append(Token("table", rows=tuple(making.after)))
        result.took = True
    result.note(making.result)
    return True


def _holds_a_part(table: Token) -> bool:
    return any(token.kind == "region" for row in table.rows for cell in row for token in cell.tokens)


def _columns(sides: Sides, rows: Layout, texts: Texts) -> list[Column]:
    """The columns of the table that is made, in a person's order where a person gave them one."""
    base, draft, new = (side.rows for side in sides)
    head = draft[rows.base_of.index(0)]
    of_own, of_new = same_columns(said_in(base[0]), said_in(head), said_in(new[0]))
    typed = {said: at for at, said in enumerate(said_in(head)) if of_own[at] < 0}
    by_new: list[Column] = []
    for at, was in enumerate(of_new):
        own = of_own.index(was) if was in of_own else -1
        if was < 0:
            own = typed.pop(words(new[0][at].tokens), -1)
        if was < 0 or own >= 0:
            by_new.append(Column(was, own, at))
    known = {column.own: column for column in by_new if column.own >= 0}
    by_own = [
        known.get(at, Column(was, at, -1))
        for at, was in enumerate(of_own)
        if at in known or was < 0 or stays(sides, rows, was, at, texts)
    ]
    order = [column.new for column in by_own if column.new >= 0]
    return _woven(by_new, by_own) if order == sorted(order) else _woven(by_own, by_new)


def stays(sides: Sides, rows: Layout, was: int, own: int, texts: Texts) -> bool:
    """Whether a column that goes (`was` of the old table, `own` of the draft's) stays for what a person put into it."""
    for row, base_at in zip(sides[1].rows, rows.base_of, strict=True):
        before = sides[0].rows[base_at][was].tokens if base_at >= 0 else ()
        if is_edited(before, row[own].tokens, texts.own) and any(token.kind in _EMBEDS for token in row[own].tokens):
            return True
    return False


def _woven(frame: list[Column], others: list[Column]) -> list[Column]:
    """Columns in one order, each that it lacks after the one that it follows in the other."""
    found, last = list(frame), -1
    for one in others:
        if one in found:
            last = found.index(one)
        else:
            last += 1
            found.insert(last, one)
    return found


class _Making(Struct):
    """The rows of the table as they are made: steps, and what they come to."""

    sides: Sides
    rows: Layout
    columns: list[Column]
    texts: Texts
    merge: Merge
    result: Merged = field(default_factory=lambda: Merged(kept=True))
    made: list[MakeRow] = field(default_factory=list)
    after: list[Row] = field(default_factory=list)

    def go(self) -> None:
        """Goes through the draft's rows, and puts the new ones in after those that they follow."""
        added = self.rows.added(len(self.sides[2].rows))
        self._add(added.get(-1, []))
        for at in range(len(self.sides[1].rows)):
            self._row(at)
            self._add(added.get(at, []))

    def said(self) -> Iterator[Remark]:
        """All comments on the rows."""
        steps = (step for row in self.made for cell in row.cells for step in cell.steps)
        return (step for step in steps if isinstance(step, Remark))

    def _row(self, at: int) -> None:
        base_at = self.rows.base_of[at]
        new_at = self.rows.new_of[base_at] if base_at >= 0 else -1
        if base_at >= 0 and new_at < 0 and not self._is_edited(at, base_at):
            self.result.took = True
            return
        cells = [self._cell(column, at, base_at, new_at) for column in self.columns]
        told = list(self._gone(at, base_at))
        if base_at >= 0 and new_at < 0:
            told.insert(0, Remark(remarks.part_kept(words(self._mine(at, 0)))))
        self.result.clashed |= bool(told)
        first = cells[0][0]
        cells[0] = (replace(first, steps=(*_whole(first, self._mine(at, first.own)), *told)), cells[0][1])
        self.made.append(MakeRow(at, new_at, tuple(cell for cell, _ in cells)))
        self.after.append(tuple(TableCell(said) for _, said in cells))

    def _mine(self, at: int, own: int) -> Tokens:
        return self.sides[1].rows[at][own].tokens if own >= 0 else ()

    def _cell(self, column: Column, at: int, base_at: int, new_at: int) -> tuple[MakeCell, Tokens]:
        """A cell of a row of the draft, and what it says."""
        if new_at < 0 or column.new < 0:
            mine = self._mine(at, column.own)
            said = (Remark(STAYS),) if at == self.rows.base_of.index(0) and self._is_left(column) else ()
            self.result.clashed |= bool(said)
            cell = MakeCell(column.own, column.new, column.own >= 0, (Keep(len(mine)), *said) if said else ())
            return cell, mine or (Token("end", "p"),)
        ours = self.sides[2].rows[new_at][column.new].tokens
        if column.own < 0:
            return MakeCell(-1, column.new), ours
        return self._merged(column, at, base_at, ours)

    def _is_left(self, column: Column) -> bool:
        return column.base >= 0 and column.new < 0

    def _merged(self, column: Column, at: int, base_at: int, ours: Tokens) -> tuple[MakeCell, Tokens]:
        """A cell that all have, or that a person typed in before the inputs had it."""
        mine = self._mine(at, column.own)
        was = self.sides[0].rows[base_at][column.base].tokens if column.base >= 0 else mine[-1:]
        if not is_edited(was, mine, self.texts.own) or (column.base < 0 and not words(mine)):
            return MakeCell(column.own, column.new), ours
        if ours in (was, mine):
            return MakeCell(column.own, column.new, True), mine
        found = self.merge(replace(self.texts, base=was, draft=mine, new=ours))
        if any(isinstance(step, Renew | Within) for step in found.steps):
            found = Merged([Keep(len(mine)), Remark(remarks.clash(was, mine, ours))], list(mine), clashed=True)
        self.result.note(found)
        steps = tuple(self._placed(step, at, column.own) for step in found.steps)
        return MakeCell(column.own, column.new, True, steps), tuple(found.after)

    @property
    def _heads(self) -> Heads:
        label = next((column.own for column in self.columns if column.base == 0), 0)
        return Heads(self.sides[1].rows[self.rows.base_of.index(0)], max(label, 0))

    def _placed(self, step: Step, at: int, own: int) -> Step:
        if not isinstance(step, Remark):
            return step
        return Remark(self._heads.placed(step.text, self.sides[1].rows[at], own))

    def _gone(self, at: int, base_at: int) -> Iterator[Remark]:
        """A comment where a person's words stood under a head that went."""
        shown = {column.own for column in self.columns}
        for own in [own for own in range(len(self.sides[1].rows[at])) if own not in shown]:
            mine, was = self._mine(at, own), self._was(base_at, own)
            if words(mine) and is_edited(was, mine, self.texts.own):
                yield Remark(self._heads.gone(self.sides[1].rows[at], own))

    def _was(self, base_at: int, own: int) -> Tokens:
        """What was written into a cell of the draft whose column goes."""
        base, draft = self.sides[0].rows, self.sides[1].rows
        of_own, _ = same_columns(said_in(base[0]), said_in(draft[self.rows.base_of.index(0)]), ())
        return base[base_at][of_own[own]].tokens if base_at >= 0 and of_own[own] >= 0 else ()

    def _is_edited(self, at: int, base_at: int) -> bool:
        """Whether a person edited a row, whatever columns came in or went."""
        cells = range(len(self.sides[1].rows[at]))
        return any(
            bool(words(self._mine(at, own))) if not was else is_edited(was, self._mine(at, own), self.texts.own)
            for own in cells
            for was in [self._was(base_at, own)]
        )

    def _add(self, rows: Sequence[int]) -> None:
        """Rows that are new come in; not one that a person put in already."""
        own = [words(row[0].tokens) for row, was in zip(self.sides[1].rows, self.rows.base_of, strict=True) if was < 0]
        for at in rows:
            row = self.sides[2].rows[at]
            self.result.clashed |= words(row[0].tokens) in own
            self.made.append(MakeRow(-1, at, tuple(MakeCell(-1, column.new) for column in self.columns)))
            said = (row[column.new] if column.new >= 0 else TableCell((Token("end", "p"),)) for column in self.columns)
            self.after.append(tuple(said))


def _whole(cell: MakeCell, mine: Tokens) -> tuple[Step, ...]:
    """The steps through a cell's words, also where it keeps them all."""
    return cell.steps or ((Keep(len(mine)),) if cell.mine else ())
