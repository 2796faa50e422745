"""What the new inputs give for a table that stays as it is: each cell that differs, so that a person can type it."""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.model.revision import Token

from . import remarks
from .layout import Row, is_regular, rows_between, said_in, same_columns
from .result import Texts
from .tokens import words

_MOST = 60


def told(sides: tuple[Token, Token, Token], texts: Texts) -> str:
    """A comment on a draft's table: by row and column what differs, or all of the new one where it has no heads."""
    base, draft, new = (side.rows for side in sides)
    headed = texts.heads and min(map(len, (base, draft, new))) > 1 and all(map(is_regular, sides))
    rows = rows_between(sides, texts.own, headed) if headed else None
    if rows is None or 0 not in rows.base_of or rows.new_of[0] != 0:
        return remarks.table_kept(words((sides[2],)))
    at_draft = {rows.new_of[was]: at for at, was in enumerate(rows.base_of) if was >= 0}
    head = draft[rows.base_of.index(0)]
    of_own, of_new = same_columns(said_in(base[0]), said_in(head), said_in(new[0]))
    places = [of_own.index(was) if was in of_own and was >= 0 else -1 for was in of_new]
    found = list(_differing(new, draft, at_draft, places))
    more = [f"and {len(found) - _MOST} more cells"] if len(found) > _MOST else []
    return remarks.table_differs("; ".join([*found[:_MOST], *more]))


def _differing(
    new: tuple[Row, ...], draft: tuple[Row, ...], at_draft: dict[int, int], places: list[int]
) -> Iterator[str]:
    heads = said_in(new[0])
    for at, row in enumerate(new):
        there = said_in(draft[at_draft[at]]) if at in at_draft else None
        for column, said in enumerate(said_in(row)):
            was = there[places[column]] if there is not None and places[column] >= 0 else ""
            if said != was and at == 0:
                yield f"column '{said}'" + (f" (was '{was}')" if was else " is new")
            elif said != was:
                yield f"{words(row[0].tokens)}, {heads[column]}: {said}" + (f" (was {was})" if was else "")
