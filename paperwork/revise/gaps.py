"""The signs of gaps (`[x]`, `[To be written: …]`): the program's own, wherever they stand, and never a person's words.

A sign may stand in a draft though a value was written since: somebody rejected the change that brought it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from paperwork.model.revision import Token, Tokens, paragraphs

from .layout import Row, rows_again, said_in, same_columns
from .tokens import tokens, words, written

_SIGN = re.compile(r"\[x\]|\[To be written: [^\]]*\]((?:\s|⟦br⟧)*\[Guidance: [^\]]*\])?")


def is_sign(said: str) -> bool:
    """Whether some words are the sign of a gap, and nothing else."""
    return bool(_SIGN.fullmatch(said.strip()))


def has_sign(said: str) -> bool:
    """Whether the sign of a gap stands among some words."""
    return bool(_SIGN.search(said))


def as_untouched(base: str, draft: str) -> str:
    """What was written, in normal form, with the sign of a gap wherever the draft has one in place of its words."""
    if not has_sign(draft) or base == draft:
        return base
    return written(_texts(tokens(base), tokens(draft)))


def _texts(base: Tokens, draft: Tokens) -> Tokens:
    was, now = ([side[slice(*at)] for at in paragraphs(side)] for side in (base, draft))
    found: list[Token] = []
    for kind, b0, b1, d0, d1 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        before, after = was[b0:b1], now[d0:d1]
        if kind == "replace" and all(is_sign(words(unit)) and unit[0].kind != "table" for unit in after):
            before = after
        elif kind == "replace" and len(before) == len(after):
            before = [_unit(*pair) for pair in zip(before, after, strict=True)]
        elif kind == "replace":
            before = _tables(before, after)
        found += [token for unit in before for token in unit]
    return tuple(found)


def _unit(base: Tokens, draft: Tokens) -> Tokens:
    """A paragraph or a table."""
    if base[0].kind == draft[0].kind == "table":
        return (_table(base[0], draft[0]),)
    found: list[Token] = []
    for kind, b0, b1, d0, d1 in SequenceMatcher(None, base, draft, autojunk=False).get_opcodes():
        found += draft[d0:d1] if kind == "replace" and is_sign(words(draft[d0:d1])) else base[b0:b1]
    return tuple(found)


def _tables(base: Sequence[Tokens], draft: Sequence[Tokens]) -> list[Tokens]:
    """Paragraphs and tables among which others came or went: its tables in their order."""
    others = iter([unit[0] for unit in draft if unit[0].kind == "table"])
    sides = ((unit, next(others, None) if unit[0].kind == "table" else None) for unit in base)
    return [(_table(unit[0], other),) if other else unit for unit, other in sides]


def _table(base: Token, draft: Token) -> Token:
    """A table by its cells, rows known by their names and columns by their heads; as it is where cells were merged."""
    if not base.rows or not draft.rows or len({len(row) for row in draft.rows}) > 1:
        return base
    rows = list(base.rows)
    for row, at in zip(draft.rows, rows_again(base.rows, draft.rows), strict=True):
        if at >= 0:
            rows[at] = _row(rows[at], row, _columns(base, draft))
    return replace(base, rows=tuple(rows))


def _columns(base: Token, draft: Token) -> list[int]:
    """For each column of the draft the one of the base, or -1."""
    heads = said_in(draft.rows[0])
    return same_columns(said_in(base.rows[0]), heads, heads)[0]


def _row(base: Row, draft: Row, columns: Sequence[int]) -> Row:
    cells = list(base)
    for cell, at in zip(draft, columns, strict=False):
        if 0 <= at < len(cells) and is_sign(words(cell.tokens)):
            cells[at] = replace(cells[at], tokens=cell.tokens)
    return tuple(cells)
