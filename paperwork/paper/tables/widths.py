"""The columns of a table, as wide as their words: rows in, columns with their share of the line out.

A column is never narrower than its longest word while there is room for that, so that no month, date or number breaks;
a head breaks between its words before a cell does.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from msgspec import Struct

from paperwork.model.blocks import Cell, Column, Row

from ..measuring import longest_word, width

# In points: the line of an upright A4 page and of a landscape one, the size of tables, that of tables of many columns
# on a landscape page, and what a cell keeps free at its sides.
LINE, WIDE_LINE = 470.0, 717.0
SIZE, SMALL = 10.0, 9.0
SIDES = 11.0
# What a column takes beyond its words where there is room, so that columns stand apart.
_AIR = 14.0
# A longer word is broken, or it would leave the other columns nothing.
_LONGEST = 200.0
# Names of rows that have less than this read badly, a word a line.
_NAMES = 90.0
# With less than this beside many columns they take so many lines that smaller type is the better choice.
_NAMES_OF_MANY = 130.0
# A table of fewer columns is never set smaller.
_MANY = 10
_BOLD = ("total", "green", "amber", "red")


class Room(Struct, frozen=True):
    """What a table is set in: a line of so many points, and a size of type."""

    line: float = LINE
    size: float = SIZE


UPRIGHT, WIDE, WIDE_SMALL = Room(), Room(WIDE_LINE), Room(WIDE_LINE, SMALL)


def columns(
    rows: Sequence[Row],
    right: Container[int],
    centred: Container[int] = (),
    *,
    names: bool = True,
    room: Room = UPRIGHT,
) -> tuple[Column, ...]:
    """Their columns; those whose number, from 0, is in `right` run right, those in `centred` stand in the middle.

    Room to spare goes to the first one, which `names` the rows, or else to all alike.
    """
    shares = _shares(_columns(rows, room), room.line)
    if names:
        shares[0] += max(room.line - sum(shares), 0)
    return tuple(
        Column(round(share, 1), "right" if index in right else "center" if index in centred else "left")
        for index, share in enumerate(shares)
    )


def holds(rows: Sequence[Row], room: Room, names: float = _NAMES) -> bool:
    """Whether a line holds every number whole and every word of the heads, beside names of rows that read well."""
    first, *others = _columns(rows, room)
    needed = max(first.breaking, min(first.whole, SIDES + names))
    return needed + sum(column.compact for column in others) <= room.line


def fitted(rows: Sequence[Row], room: Room) -> Room:
    """The room that the rows are set in: of smaller type where a landscape page holds many columns in no other way."""
    many = len(rows[0].cells) >= _MANY
    return WIDE_SMALL if room == WIDE and many and not holds(rows, WIDE, _NAMES_OF_MANY) else room


class _Needs(Struct, frozen=True):
    """What a column takes: with every cell broken between its words, with only the head broken, with nothing broken."""

    breaking: float
    compact: float
    whole: float


def _columns(rows: Sequence[Row], room: Room) -> list[_Needs]:
    return [_needs(cells, room.size) for cells in zip(*(row.cells for row in rows), strict=True)]


def _needs(cells: Sequence[Cell], size: float) -> _Needs:
    words, lines = [_word(*one, size) for one in enumerate(cells)], [_line(*one, size) for one in enumerate(cells)]
    return _Needs(SIDES + max(words), SIDES + max([*words[:1], *lines[1:]]), SIDES + max(lines))


def _shares(columns: Sequence[_Needs], line: float) -> list[float]:
    """What the columns take: the roomiest that the line holds, between one step and the next in proportion.

    The cells of the first column break before those of the others do, and heads before them.
    """
    first, *others = columns
    steps = [
        [first.breaking, *(one.breaking for one in others)],
        [first.breaking, *(one.compact for one in others)],
        [first.compact, *(one.compact for one in others)],
        [first.whole, *(one.whole for one in others)],
        [first.whole + _AIR, *(one.whole + _AIR for one in others)],
    ]
    for narrow, wide in pairwise(steps):
        if sum(narrow) >= line:
            return narrow
        if sum(wide) > line:
            part = (line - sum(narrow)) / (sum(wide) - sum(narrow))
            return [low + (high - low) * part for low, high in zip(narrow, wide, strict=True)]
    return steps[-1]


def _word(row: int, cell: Cell, size: float) -> float:
    return min(longest_word(cell.text, size, bold=_bold(cell, row)), _LONGEST)


def _line(row: int, cell: Cell, size: float) -> float:
    return width(cell.text, size, bold=_bold(cell, row))


def _bold(cell: Cell, row: int) -> bool:
    return row == 0 or cell.role in _BOLD
