"""The columns of a table, as wide as their words: rows in, columns with their share of the line out.

A column is never narrower than its longest word while there is room for that, so that no month, date or number breaks;
a head breaks between its words before a cell does.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from paperwork.model.blocks import Cell, Column, Row

from ..measuring import longest_word, width

# In points: the line of an upright A4 page, the size of tables, and what a cell keeps free at its sides.
LINE = 470.0
SIZE = 10.0
SIDES = 11.0
# What a column takes beyond its words where there is room, so that columns stand apart.
_AIR = 14.0
# A longer word is broken, or it would leave the other columns nothing.
_LONGEST = 200.0
_BOLD = ("total", "green", "amber", "red")


def columns(
    rows: Sequence[Row], right: Container[int], centred: Container[int] = (), *, names: bool = True
) -> tuple[Column, ...]:
    """Their columns; those whose number, from 0, is in `right` run right, those in `centred` stand in the middle.

    Room to spare goes to the first one, which `names` the rows, or else to all alike.
    """
    first, *others = zip(*(row.cells for row in rows), strict=True)
    shares = _shares(list(first), [list(one) for one in others])
    if names:
        shares[0] += max(LINE - sum(shares), 0)
    return tuple(
        Column(round(share, 1), "right" if index in right else "center" if index in centred else "left")
        for index, share in enumerate(shares)
    )


def _shares(first: Sequence[Cell], others: Sequence[Sequence[Cell]]) -> list[float]:
    """What the columns take: the roomiest that the line holds, between one step and the next in proportion.

    The cells of the first column break before those of the others do, and heads before them.
    """
    steps = [
        [_breaking(first), *map(_breaking, others)],
        [_breaking(first), *map(_compact, others)],
        [_compact(first), *map(_compact, others)],
        [_whole(first), *map(_whole, others)],
        [_whole(first) + _AIR, *(_whole(one) + _AIR for one in others)],
    ]
    for narrow, wide in pairwise(steps):
        if sum(narrow) >= LINE:
            return narrow
        if sum(wide) > LINE:
            part = (LINE - sum(narrow)) / (sum(wide) - sum(narrow))
            return [low + (high - low) * part for low, high in zip(narrow, wide, strict=True)]
    return steps[-1]


def _breaking(column: Sequence[Cell]) -> float:
    """With every cell broken between its words."""
    return SIDES + max(_word(cell, index) for index, cell in enumerate(column))


def _compact(column: Sequence[Cell]) -> float:
    """With only the head broken."""
    return SIDES + max((_line if index else _word)(cell, index) for index, cell in enumerate(column))


def _whole(column: Sequence[Cell]) -> float:
    """With nothing broken."""
    return SIDES + max(_line(cell, index) for index, cell in enumerate(column))


def _word(cell: Cell, row: int) -> float:
    return min(longest_word(cell.text, SIZE, bold=_bold(cell, row)), _LONGEST)


def _line(cell: Cell, row: int) -> float:
    return width(cell.text, SIZE, bold=_bold(cell, row))


def _bold(cell: Cell, row: int) -> bool:
    return row == 0 or cell.role in _BOLD
