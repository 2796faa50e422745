"""Two texts in normal form, and what differs between them by words: paragraphs first, then the words in them.

Tables are gone through cell by cell, rows known by their first cell, whatever their order. A live fact counts as the
same whatever it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from paperwork.model.changes import ROW_MOVED, Edit
from paperwork.model.pairing import moved
from paperwork.model.revision import BLOCKS, TableCell, Token, Tokens, paragraphs

from .layout import rows_again
from .tokens import words

_CONTEXT = 8
# Beyond this, a piece is told whole: comparing it by words would take minutes, and nobody could follow it.
_MOST = 6_000
Values = Mapping[str, str]
Piece = tuple[int, int]


def edits(was: Tokens, now: Tokens, values: Values) -> tuple[Edit, ...]:
    """Each place where the second text says something else; `values` has what each fact shows, by its tag."""
    return tuple(_Comparing(values).texts(was, now))


def said(some: Sequence[Token], values: Values) -> str:
    """The words of some tokens, with what the facts among them show."""
    shown = (replace(one, kind="text", text=values.get(one.text, "…")) if one.kind == "fact" else one for one in some)
    return words(tuple(shown))


class _Comparing:
    def __init__(self, values: Values) -> None:
        self._values = values

    def texts(self, was: Tokens, now: Tokens) -> Iterator[Edit]:
        old, new = ([side[slice(*at)] for at in paragraphs(side)] for side in (was, now))
        for kind, o0, o1, n0, n1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind != "equal":
                yield from self._units(old[o0:o1], new[n0:n1])

    def _units(self, old: list[Tokens], new: list[Tokens]) -> Iterator[Edit]:
        """Paragraphs and tables that stand in the place of others: tables held against tables, words against words."""
        tables = [[unit[0] for unit in side if unit[0].kind == "table"] for side in (old, new)]
        pairs = list(zip(*tables, strict=False))
        for before, after in pairs:
            yield from self._table(before, after)
        rest = [tuple(_without(side, len(pairs))) for side in (old, new)]
        yield from self._words(*rest)

    def _words(self, was: Tokens, now: Tokens) -> Iterator[Edit]:
        if len(was) > _MOST or len(now) > _MOST:
            yield self._edit(was, now, (0, len(was)), (0, len(now)))
            return
        for old, new in _pieces(was, now):
            yield self._edit(was, now, old, new)

    def _edit(self, was: Tokens, now: Tokens, old: tuple[int, int], new: tuple[int, int]) -> Edit:
        before, after = _around(now, new)
        first, second = said(was[slice(*old)], self._values), said(now[slice(*new)], self._values)
        if first == second:
            around = said((*before, *now[slice(*new)], *after), self._values)
            return Edit(around, around, form=True)
        return Edit(first, second, said(before, self._values), said(after, self._values))

    def _table(self, was: Token, now: Token) -> Iterator[Edit]:
        if {len(row) for row in was.rows} != {len(row) for row in now.rows}:
            yield Edit(self._rows(was.rows), self._rows(now.rows), where="table")
            return
        pairs = rows_again(was.rows, now.rows)
        apart = moved([at for at in pairs if at >= 0])
        for at, row in enumerate(was.rows):
            if at not in pairs:
                yield Edit(self._rows((row,)), "", where="row")
        for after, row, at in zip((None, *now.rows), now.rows, pairs, strict=False):
            if at in apart:
                whole = self._rows((row,))
                yield Edit(whole, whole, self._label(after), where=ROW_MOVED)
            if at < 0:
                yield Edit("", self._rows((row,)), where="row")
            elif was.rows[at] != row:
                yield from self._row(was.rows[at], row, now.rows[0])

    def _row(
        self, was: tuple[TableCell, ...], now: tuple[TableCell, ...], heads: tuple[TableCell, ...]
    ) -> Iterator[Edit]:
        label = self._label(now)
        for at, (before, after) in enumerate(zip(was, now, strict=False)):
            if before != after:
                head = said(heads[at].tokens, self._values) if len(heads) == len(now) else str(at + 1)
                first, second = said(before.tokens, self._values), said(after.tokens, self._values)
                yield Edit(first, second, where=f"row '{label}', column '{head}'", form=first == second)

    def _label(self, row: tuple[TableCell, ...] | None) -> str:
        return said(row[0].tokens, self._values) if row else ""

    def _rows(self, rows: tuple[tuple[TableCell, ...], ...]) -> str:
        return words((Token("table", rows=rows),))


def _without(side: list[Tokens], tables: int) -> Iterator[Token]:
    """The tokens of some units without the first so many tables."""
    seen = 0
    for unit in side:
        seen += unit[0].kind == "table"
        if unit[0].kind != "table" or seen > tables:
            yield from unit


def _pieces(was: Tokens, now: Tokens) -> Iterator[tuple[Piece, Piece]]:
    """The pieces that differ; two with nothing but spaces between them are one."""
    before: tuple[Piece, Piece] | None = None
    for kind, o0, o1, n0, n1 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if before and not any(token.kind != "text" or token.text.strip() for token in was[before[0][1] : o0]):
            before = (before[0][0], o1), (before[1][0], n1)
            continue
        yield from [before] if before else []
        before = (o0, o1), (n0, n1)
    yield from [before] if before else []


def _around(now: Tokens, where: tuple[int, int]) -> tuple[Tokens, Tokens]:
    """A few words before and after a place, none of another paragraph."""
    before: list[Token] = []
    for token in reversed(now[max(0, where[0] - _CONTEXT) : where[0]]):
        if token.kind in BLOCKS:
            break
        before.insert(0, token)
    after: list[Token] = []
    for token in now[where[1] : where[1] + _CONTEXT]:
        if token.kind in BLOCKS:
            break
        after.append(token)
    return tuple(before), tuple(after)
