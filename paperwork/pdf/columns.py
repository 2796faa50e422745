"""The columns of a table: widths that hold their words, in the room that there is.

In: a table, the widths that its file says, and the room. Out: the edges of the columns. A table of fixed layout keeps
its widths; in others no column is narrower than its longest word while another has room to give, as Word has it.
Where widths are too small for any words, the columns fit what they hold. What would run off the page is scaled to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate

from msgspec import Struct

from paperwork.model.blocks import Block, Cell, Table, block_text, flattened
from paperwork.model.look import CellLook, TableLook

MeasureWords = Callable[[tuple[Block, ...]], tuple[float, float]]
# No letter of a usual face is wider than this share of its size, but for a few that are seldom met.
_WIDEST = 1.0
# A table that reaches a little over both edges of its page loses no words.
_SLIGHT = 0.97
_UNPRINTED = 14.0


class Room(Struct, frozen=True):
    """The width that a table stands in, and how far it may reach beyond it on the left and the right."""

    width: float
    left: float = 0.0
    right: float = 0.0

    @property
    def whole(self) -> float:
        """All of it."""
        return self.left + self.width + self.right

    def inside(self) -> Room:
        """The room without the outermost strip, in which printers print nothing."""
        return Room(self.width, max(self.left - _UNPRINTED, 0.0), max(self.right - _UNPRINTED, 0.0))


class Grid(Struct, frozen=True):
    """The edges of the columns, from the left edge of the room, and whether they were narrowed to stand on the page."""

    edges: tuple[float, ...]
    narrowed: bool = False


def grid_of(table: Table, room: Room, measure: MeasureWords) -> Grid:
    """The grid of a table; `measure` gives the widest word and the widest paragraph of some blocks."""
    look = table.look or TableLook()
    columns = _said(table, look, room.width)
    if not look.fixed:
        columns = _with_words(table, columns, room.width, measure)
    narrowed = sum(columns) * _SLIGHT > room.whole
    room = room.inside() if narrowed else room
    scale = min(1.0, room.whole / (sum(columns) or 1.0))
    columns = tuple(column * scale for column in columns)
    edges = accumulate(columns, initial=_left(look, sum(columns), room))
    return Grid(tuple(edges), narrowed)


def starts_of(table: Table, columns: int) -> list[list[int]]:
    """The column in which each cell starts, past the cells that reach down from above."""
    taken: dict[tuple[int, int], bool] = {}
    starts: list[list[int]] = []
    for number, row in enumerate(table.rows):
        column, found = row.look.before if row.look else 0, []
        for cell in row.cells:
            while taken.get((number, column)):
                column += 1
            column = min(column, columns - 1)
            found.append(column)
            across = max(1, min(cell.across, columns - column))
            for down in range(1, cell.down):
                taken.update({(number + down, column + over): True for over in range(across)})
            column += across
        starts.append(found)
    return starts


def _said(table: Table, look: TableLook, width: float) -> tuple[float, ...]:
    count = max((sum(cell.across for cell in row.cells) for row in table.rows), default=1)
    columns = look.columns if sum(look.columns) > 0 else tuple(width / count for _ in range(count))
    missing = max(0, count - len(columns))
    return (*columns, *(sum(columns) / len(columns) for _ in range(missing)))


def _left(look: TableLook, whole: float, room: Room) -> float:
    """Where a table begins: as it says, but on the page."""
    slack = room.width - whole
    indent = look.indent - (room.left if look.from_page else 0.0)
    at = {"center": slack / 2, "right": slack}.get(look.align, indent)
    return max(min(at, room.width + room.right - whole), -room.left)


def _with_words(table: Table, columns: tuple[float, ...], room: float, measure: MeasureWords) -> tuple[float, ...]:
    """The columns, wide enough for their words where the room allows it."""
    held = list(_in_columns(table, columns))
    least = list(columns)
    needs = [0.0] * len(columns)
    for column, cell in held:
        if _may_be_wider(cell, columns[column]):
            needs[column] = max(needs[column], measure(cell.blocks)[0] + _margins(cell))
    if all(need <= width + 0.05 for need, width in zip(needs, columns, strict=True)):
        return columns
    most = list(needs)
    least = [0.0] * len(columns)
    for column, cell in held:
        word, line = measure(cell.blocks)
        least[column] = max(least[column], word + _margins(cell))
        most[column] = max(most[column], line + _margins(cell))
    if sum(columns) < min(sum(least), room) / 2:
        return _fitted(least, most, room)
    return _widened(columns, least, max(room, sum(columns)))


def _in_columns(table: Table, columns: tuple[float, ...]) -> Iterator[tuple[int, Cell]]:
    """The cells of one column whose words run along it, with the number of that column."""
    for row, starts in zip(table.rows, starts_of(table, len(columns)), strict=True):
        for cell, column in zip(row.cells, starts, strict=True):
            if cell.across == 1 and not (cell.look and cell.look.turned):
                yield column, cell


def _margins(cell: Cell) -> float:
    look = cell.look or CellLook()
    return look.margins[1] + look.margins[3]


def _may_be_wider(cell: Cell, width: float) -> bool:
    """Whether a word of a cell might not fit a column: a quick look that spares most cells from being measured."""
    room = width - _margins(cell)
    for block in flattened(cell.blocks):
        look = getattr(block, "look", None) if not isinstance(block, Table) else None
        indent = max(getattr(look, "left", 0.0), 0.0) + max(getattr(look, "right", 0.0), 0.0)
        spans = getattr(block, "spans", ())
        size = max((span.look.size for span in spans if span.look), default=12.0)
        longest = max(map(len, block_text(block).split()), default=0)
        if not isinstance(block, Table) and longest * size * _WIDEST + indent > room:
            return True
    return False


def _fitted(least: list[float], most: list[float], room: float) -> tuple[float, ...]:
    """Columns as wide as what they hold, or sharing the room by what they hold."""
    if sum(most) <= room:
        return tuple(most)
    if sum(least) >= room:
        return _capped(least, room)
    share = (room - sum(least)) / (sum(most) - sum(least))
    return tuple(low + (high - low) * share for low, high in zip(least, most, strict=True))


def _widened(columns: tuple[float, ...], least: list[float], room: float) -> tuple[float, ...]:
    """Columns that hold their words: others give what they do not need, then the table grows into the room."""
    whole = sum(columns)
    if sum(least) > room:
        return _capped(least, room)
    if sum(least) >= whole:
        return tuple(least)
    spare = [max(width - need, 0.0) for width, need in zip(columns, least, strict=True)]
    wanted = sum(max(need - width, 0.0) for width, need in zip(columns, least, strict=True))
    given = wanted / sum(spare)
    return tuple(max(width - free * given, need) for width, free, need in zip(columns, spare, least, strict=True))


def _capped(least: list[float], room: float) -> tuple[float, ...]:
    """Columns that fill the room: those of short words keep them whole, the others share what is left alike."""
    cap, left, count = room, room, len(least)
    for need in sorted(least):
        if need * count >= left:
            cap = left / count
            break
        left, count = left - need, count - 1
    return tuple(min(need, cap) for need in least)
