"""A table merged by its cells: rows known by their first cell, cells by their place, each a text of its own.

Where a person or the new inputs changed how many columns there are, cells cannot be matched: a table that nobody
edited is replaced whole, one that was edited stays, with the new one told in a comment.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from paperwork.model.pairing import paired
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
    TableCell,
    Token,
    Tokens,
    Within,
)

from . import remarks
from .result import Merged, Texts, is_edited
from .three_way import Changed, Hunk, joined
from .tokens import words

Merge = Callable[[Texts], Merged]
Row = tuple[TableCell, ...]


class _Rows(Struct):
    """The rows of the draft's table as they are walked through: steps, and the table that they lead to."""

    own: frozenset[str]
    merge: Merge
    steps: list[RowStep] = field(default_factory=list)
    after: list[Row] = field(default_factory=list)

    def is_edited(self, base: Row, draft: Row) -> bool:
        """Whether a person has edited a row."""
        return is_edited((Token("table", rows=(base,)),), (Token("table", rows=(draft,)),), self.own)


def face(table: Token) -> tuple[str, ...]:
    """What a table is recognised by: the words of its first row."""
    return tuple(words(cell.tokens) for cell in table.rows[0]) if table.rows else ()


def go_through(result: Merged, sides: tuple[Token, Token, Token], at: int, own: frozenset[str], merge: Merge) -> None:
    """A table that stands in all three texts; `at` is its place in the new one, `merge` does the same for a cell.

    `own` are the facts that a person has typed over.
    """
    base, draft, new = sides
    result.kept |= base != draft
    if new in (base, draft):
        result.add(Keep(1))
        result.after.append(draft)
    elif not is_edited((base,), (draft,), own) and _shape(base) != _shape(new):
        result.add(Drop(1), Add(at, at + 1))
        result.after.append(new)
        result.took = True
    elif not _shape(base) == _shape(draft) == _shape(new):
        result.add(Keep(1), Remark(remarks.table_kept(words((new,)))))
        result.after.append(draft)
        result.clashed = True
    else:
        _by_rows(result, sides, at, _Rows(own, merge))


def _shape(table: Token) -> frozenset[tuple[str, ...]]:
    """How the cells of its rows reach: the same for tables of the same columns."""
    return frozenset(tuple(cell.reach for cell in row) for row in table.rows)


def _by_rows(result: Merged, sides: tuple[Token, Token, Token], at: int, found: _Rows) -> None:
    base, draft, new = (list(side.rows) for side in sides)
    for hunk in _hunks(base, draft, new):
        for step in range(hunk.draft[1] - hunk.draft[0]):
            own = hunk.draft[0] + step
            if hunk.side == "same":
                _keep_row(result, found, (base[hunk.base[0] + step], draft[own], new), hunk.new[0] + step)
            elif hunk.side == "new":
                _drop_row(result, found, base[hunk.base[0] + step], draft[own])
            else:
                found.steps.append(KeepRow())
                found.after.append(draft[own])
                result.kept = True
        for more in range(*hunk.new) if hunk.side in ("new", "clash") else ():
            found.steps.append(AddRow(more))
            found.after.append(new[more])
            result.took = True
        result.clashed |= hunk.side == "clash"
    result.add(Within(at, tuple(found.steps)))
    result.after.append(Token("table", rows=tuple(found.after)))


def _hunks(base: list[Row], draft: list[Row], new: list[Row]) -> list[Hunk]:
    known = [_row_face(rows) for rows in (base, draft, new)]
    keys = [list(range(len(base))), paired(known[0], known[1]), paired(known[0], known[2])]
    by_draft, by_new = (_changes(len(base), keys[side]) for side in (1, 2))
    return list(joined(keys[0], by_draft, by_new, lambda at, other: draft[slice(*at)] == new[slice(*other)]))


def _changes(count: int, pairs: list[int]) -> list[Changed]:
    """The rows of the base that have no counterpart, with those of the other table that stand in their place."""
    found: list[Changed] = []
    before = (-1, -1)
    for at, which in [*((at, which) for at, which in enumerate(pairs) if which >= 0), (len(pairs), count)]:
        if which > before[1] + 1 or at > before[0] + 1:
            found.append(Changed((before[1] + 1, which), (before[0] + 1, at)))
        before = (at, which)
    return found


def _row_face(rows: list[Row]) -> list[tuple[str, int]]:
    """What each row is recognised by: its first cell's words, and how many rows before it had the same."""
    seen: dict[str, int] = {}
    faces = []
    for row in rows:
        said = words(row[0].tokens) if row else ""
        seen[said] = seen.get(said, 0) + 1
        faces.append((said, seen[said]))
    return faces


def _keep_row(result: Merged, found: _Rows, sides: tuple[Row, Row, list[Row]], at: int) -> None:
    """A row that all three have: by its cells, or, where their number changed and nobody edited it, replaced."""
    base, draft, new = sides[0], sides[1], sides[2][at]
    if len(base) == len(draft) == len(new):
        cells, after = _by_cells(result, (base, draft, new), found)
        found.steps.append(KeepRow(cells, at))
        found.after.append(after)
    elif not found.is_edited(base, draft):
        found.steps += [DropRow(), AddRow(at)]
        found.after.append(new)
        result.took = True
    else:
        found.steps.append(
            KeepRow(_remarked(draft, remarks.table_kept(" | ".join(words(cell.tokens) for cell in new))))
        )
        found.after.append(draft)
        result.kept = result.clashed = True


def _remarked(row: Row, said: str) -> tuple[KeepCell, ...]:
    """A row that stays as it is, with a comment on its first cell."""
    return tuple(KeepCell(0, -1, (Keep(len(cell.tokens)), Remark(said))) for cell in row[:1])


def _drop_row(result: Merged, found: _Rows, base: Row, draft: Row) -> None:
    """A row that the new inputs no longer have: deleted, unless a person has edited it."""
    if not found.is_edited(base, draft):
        found.steps.append(DropRow())
        result.took = True
        return
    found.steps.append(KeepRow(_remarked(draft, remarks.part_kept(words(draft[0].tokens) if draft else ""))))
    found.after.append(draft)
    result.kept = result.clashed = True


def _by_cells(result: Merged, sides: tuple[Row, Row, Row], found: _Rows) -> tuple[tuple[KeepCell, ...], Row]:
    cells: list[KeepCell] = []
    after: list[TableCell] = []
    for at, (was, now, ours) in enumerate(zip(*sides, strict=True)):
        if ours.tokens in (was.tokens, now.tokens):
            result.kept |= was.tokens != now.tokens
            after.append(now)
            continue
        inner = found.merge(Texts(was.tokens, now.tokens, ours.tokens, found.own))
        result.note(inner)
        cells.append(KeepCell(at, at, tuple(inner.steps)))
        after.append(TableCell(_joined(inner.after), now.reach))
    return tuple(cells), tuple(after)


def _joined(tokens: list[Token]) -> Tokens:
    return tuple(tokens)
