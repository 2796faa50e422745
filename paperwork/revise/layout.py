"""Which rows and columns of a draft's table are which of the one that was written, and of the new one.

A row is known by its first cell, a column by its head, whatever their order: a month that moves to the left is the same
month, and a row that a person sorted the same row. What has no counterpart by that is known by its place in the draft,
where a person may have put another name on it; in the new table only where nobody edited it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from msgspec import Struct

from paperwork.model.pairing import found_again
from paperwork.model.revision import TableCell, Token

from .result import is_edited
from .tokens import words

Row = tuple[TableCell, ...]
Rows = Sequence[Row]
_BRACKETS = re.compile(r"\s*\([^()]*\)$")


class Columns(Struct, frozen=True):
    """The columns of three tables: where each of the base stands in the draft (`own`) and in the new one (`later`).

    `later` is -1 for one that went. `shown` has for each place in the draft the new column that stands there at last.
    """

    own: tuple[int, ...]
    later: tuple[int, ...]
    shown: tuple[int, ...]

    @classmethod
    def by_place(cls, count: int) -> Columns:
        """Columns that are what they were by their places."""
        places = tuple(range(count))
        return cls(places, places, places)

    @property
    def gone(self) -> list[int]:
        """The columns of the base that the new table does not have."""
        return [at for at, new in enumerate(self.later) if new < 0]


class Layout(Struct, frozen=True):
    """The rows of three tables: of each row of the draft which one of the base it is, of those which new one; or -1.

    `columns` are none where cells reach over several.
    """

    base_of: list[int]
    new_of: list[int]
    columns: Columns | None

    def columns_of(self, row: Row) -> Columns:
        """The columns of a row."""
        return self.columns or Columns.by_place(len(row))

    @property
    def moves(self) -> bool:
        """Whether a column comes to stand elsewhere in the draft, or not where the new table has it."""
        places = tuple(range(len(self.columns.own))) if self.columns else ()
        return self.columns is not None and not self.columns.own == self.columns.later == self.columns.shown == places

    @property
    def shifts(self) -> bool:
        """Whether another column comes to stand in some place of the draft: a month that moves, or a new one."""
        return self.columns is not None and any(
            new not in self.columns.later or self.columns.own[self.columns.later.index(new)] != at
            for at, new in enumerate(self.columns.shown)
        )

    def added(self, count: int) -> dict[int, list[int]]:
        """The rows of a new table of so many that come in, by the row of the draft after which they do; -1 is none."""
        at_draft = {self.new_of[base]: at for at, base in enumerate(self.base_of) if base >= 0}
        found: dict[int, list[int]] = {}
        after = -1
        for new in range(count):
            if new in at_draft:
                after = self._past_gone(at_draft[new])
            elif new not in self.new_of:
                found.setdefault(after, []).append(new)
        return found

    def _past_gone(self, at: int) -> int:
        """The last of the rows after one that the new table no longer has."""
        while at + 1 < len(self.base_of) and (base := self.base_of[at + 1]) >= 0 and self.new_of[base] < 0:
            at += 1
        return at


def layout(sides: tuple[Token, Token, Token], own: frozenset[str], heads: bool) -> Layout | None:
    """How three tables of as many columns hang together; None where columns moved and cells reach over several, and
    where a person took one out and put one of their own in elsewhere.

    `own` are facts that were typed over; `heads` says whether first rows head their columns.
    """
    base, draft, new = (side.rows for side in sides)
    headed = heads and min(len(base), len(new)) > 1
    rows = rows_between(sides, own, headed)
    columns: Columns | None = None
    if headed and all(map(is_regular, sides)):
        head = draft[rows.base_of.index(0)] if 0 in rows.base_of else base[0]
        columns = _columns(said_in(base[0]), said_in(head), said_in(new[0]))
        if columns is None:
            return None
    elif headed and said_in(base[0]) != said_in(new[0]):
        return None
    return Layout(rows.base_of, rows.new_of, columns)


def rows_between(sides: tuple[Token, Token, Token], own: frozenset[str], headed: bool) -> Layout:
    """How the rows of three tables hang together, whatever columns they have."""
    base_of = rows_again(sides[0].rows, sides[1].rows)
    return Layout(base_of, _in_new(sides, base_of, own, headed), None)


def is_regular(table: Token) -> bool:
    """Whether each row has as many cells, and none reaches over others."""
    return len({len(row) for row in table.rows}) == 1 and not any(cell.reach for row in table.rows for cell in row)


def said_in(row: Row) -> list[str]:
    """The words of each cell of a row."""
    return [words(cell.tokens) for cell in row]


def rows_again(base: Rows, draft: Rows) -> list[int]:
    """For each row of the draft the one of the base: the very same, of the same name, of the same values, or there."""
    found = [-1] * len(draft)
    for face in (_itself, _name, _values):
        _find(found, list(map(face, base)), list(map(face, draft)))
    _find_by_place(found, len(base))
    return found


def _itself(row: Row) -> Hashable:
    return row


def _name(row: Row) -> Hashable:
    return words(row[0].tokens) if row else ""


def _values(row: Row) -> Hashable:
    """What a row says beside its name; None where that is nothing."""
    said = said_in(row)[1:]
    return tuple(said) if any(said) else None


def _find(found: list[int], before: Sequence[Hashable], after: Sequence[Hashable]) -> None:
    """Pairs what is alike among the things that have no counterpart yet."""
    free = [at for at in range(len(before)) if at not in found]
    open = [at for at, which in enumerate(found) if which < 0]
    for at, which in zip(open, found_again([before[at] for at in free], [after[at] for at in open]), strict=True):
        found[at] = free[which] if which >= 0 else -1


def _find_by_place(found: list[int], count: int) -> None:
    """Pairs what stands right after, or right before, what is paired."""
    for at in range(len(found)):
        wanted = found[at - 1] + 1 if at else 0
        if found[at] < 0 and (at == 0 or found[at - 1] >= 0) and wanted < count and wanted not in found:
            found[at] = wanted
    for at in reversed(range(len(found))):
        following = found[at + 1] if at + 1 < len(found) else count
        if found[at] < 0 and following > 0 and following - 1 not in found:
            found[at] = following - 1


def _in_new(sides: tuple[Token, Token, Token], base_of: list[int], own: frozenset[str], headed: bool) -> list[int]:
    """For each row of the base the new one: of the same name, or one that took its place while nobody edited it."""
    base, draft, new = (side.rows for side in sides)
    by_new = [0 if headed and at == 0 else -1 for at in range(len(new))]
    _find(by_new, list(map(_name, base)), list(map(_name, new)))
    named = set(by_new)
    _find_by_place(by_new, len(base))
    found = [by_new.index(at) if at in by_new else -1 for at in range(len(base))]
    for at, new_at in enumerate(found):
        if headed and new_at >= 0 and at not in named and not _is_as_written(at, base, draft, base_of, own):
            found[at] = -1
    return found


def _is_as_written(at: int, base: Rows, draft: Rows, base_of: list[int], own: frozenset[str]) -> bool:
    """Whether a row of the base stands in the draft, and nobody edited it."""
    return at in base_of and not is_edited(_table(base[at]), _table(draft[base_of.index(at)]), own)


def _table(row: Row) -> tuple[Token, ...]:
    return (Token("table", rows=(row,)),)


def _columns(base: list[str], draft: list[str], new: list[str]) -> Columns | None:
    count = len(base)
    at_draft, at_new = same_columns(base, draft, new)
    if -1 in at_draft:
        return None
    own = tuple(at_draft.index(at) for at in range(count))
    later = tuple(at_new.index(at) if at in at_new else -1 for at in range(count))
    return Columns(own, later, _shown(own, later))


def _of_new(base: Sequence[str], new: Sequence[str]) -> list[int]:
    """For each column of the new table the one of the base, by their heads; the first is the first."""
    found = [-1] * len(new)
    _find(found, base, new)
    _find(found, base, list(map(_bare, new)))
    _find(found, list(map(_bare, base)), new)
    if found and found[0] < 0 and 0 not in found:
        found[0] = 0
    return found


def same_columns(base: Sequence[str], draft: Sequence[str], new: Sequence[str]) -> tuple[list[int], list[int]]:
    """For each column of the draft, and of the new table, which one of the base it is, or -1: as many as each has."""
    found = [-1] * len(draft)
    _find(found, base, draft)
    _find_by_place(found, len(base))
    return found, _of_new(base, new)


def _bare(head: str) -> str:
    """A head without what it says in brackets: the next milestone is the same one when it is no longer the next."""
    return _BRACKETS.sub("", head)


def _shown(own: tuple[int, ...], later: tuple[int, ...]) -> tuple[int, ...]:
    """The order of the new columns: a person's where they are the same columns, else that of the new table."""
    if -1 in later or own == tuple(range(len(own))):
        return tuple(range(len(own)))
    return tuple(later[own.index(at)] for at in range(len(own)))
