"""The counts of children in tables that are no measures: their cells, what adds up, and what their shares are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.supplied import SuppliedTable

from .world import Count, World
from .written import written_otherwise

_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_SHARE = re.compile(r"(\d+(?:\.(\d+))?)\s?%")
_PART_OF = re.compile(r"(?:of which|of whom|of these|thereof)\b", re.IGNORECASE)
# A head that says for how many there is room; what is taken or free of it is another thing.
_ROOM = re.compile(
    r"^(?!.*\b(?:free|empty|vacant|taken|occupied|filled|unfilled|available)\b).*"
    r"\b(?:beds?|bed spaces?|places|capacity|rooms|registered for|registered places)\b",
    re.IGNORECASE,
)
_CELL = "cell"
# Parts that a total is looked for among: a table that is wider or longer is not searched through.
_MOST = 40


class Grid(Struct):
    """A table's whole numbers of children by row and column, and its shares; `source` is how counts name it."""

    table: SuppliedTable
    source: str
    numbers: Mapping[tuple[int, int], int]
    shares: Mapping[tuple[int, int], tuple[Decimal, int]]

    @property
    def columns(self) -> list[int]:
        """The columns that have a number."""
        return sorted({column for _, column in self.numbers})

    @property
    def rows(self) -> list[int]:
        """The rows that have a number."""
        return sorted({row for row, _ in self.numbers})

    @property
    def body(self) -> list[int]:
        """The rows that have a number, without that of totals."""
        return [row for row in self.rows if not (self.table.total_row and row == len(self.table.rows) - 1)]

    def count(self, row: int, column: int) -> Count:
        """The name of a cell's count: the same wherever a cell of the same sheet, row and head is printed."""
        named = f"{self.table.rows[row][0]}: {self.table.heads[column]}"
        twins = [one for one in range(row) if self.table.rows[one][0] == self.table.rows[row][0]]
        return _CELL, self.source, f"{named} ({len(twins) + 1})" if twins else named

    @property
    def counts(self) -> dict[Count, int]:
        """Its numbers by the names of their counts."""
        return {self.count(*place): number for place, number in self.numbers.items()}

    def find(self, total: int, parts: Sequence[int], turned: bool) -> Iterator[tuple[Count, list[Count]]]:
        """A total with its parts, column by column of those rows, or where it is turned row by row of those columns."""
        for line in self.rows if turned else self.columns:
            places = [(line, one) if turned else (one, line) for one in (total, *parts)]
            if all(place in self.numbers for place in places):
                first, *others = (self.count(*place) for place in places)
                yield first, others


def name_of(table: SuppliedTable, row: int, column: int) -> str:
    """How a world names what a cell shows."""
    return f"{table.id}/{row}/{column}"


def count_cells(table: SuppliedTable, world: World, threshold: int) -> None:
    """Puts a table's counts of children into a world, with their sums, their secrets and what each cell shows."""
    grid, rest = _grid(table), _grid(table, others=True)
    if any(world.counts.get(count, number) != number for one in (grid, rest) for count, number in one.counts.items()):
        grid.source += f" ({table.id})"
    world.counts |= grid.counts
    world.shows |= {name_of(table, *place): (grid.count(*place),) for place in grid.numbers}
    _totals(grid, world, threshold)
    _sums(grid, world)
    for row, column in grid.numbers:
        world.keep_small(grid.count(row, column), threshold)
    _parts_of(grid, world, threshold)
    _shares(grid, world, threshold)
    _beside(grid, rest, world)
    written_otherwise(table, grid.source, world, threshold)


def _grid(table: SuppliedTable, *, others: bool = False) -> Grid:
    """Its columns of children, or all others of numbers."""
    counted = table.counts or table.numeric
    counted = tuple(not one for one in counted) if others else counted
    numbers, shares = {}, {}
    for row, texts in enumerate(table.rows):
        for column in range(1, len(texts)):
            text = texts[column].strip()
            if counted[column] and _WHOLE.fullmatch(text):
                numbers[row, column] = int(text.replace(",", ""))
            elif share := _SHARE.fullmatch(text):
                shares[row, column] = Decimal(share[1]), len(share[2] or "")
    source = f"{table.place.file} {table.place.cell}".strip() or table.caption
    return Grid(table, source, numbers, shares)


def _beside(grid: Grid, rest: Grid, world: World) -> None:
    """Columns that count no children and tell of them all the same: beds that hold them, and beds that are free."""
    whole = replace(grid, numbers={**grid.numbers, **rest.numbers})
    bounds = [(one, room) for room in whole.columns for one in grid.columns if _holds(whole, one, room)]
    world.orders += [
        (whole.count(row, one), whole.count(row, room))
        for one, room in bounds
        for row in whole.rows
        if {(row, one), (row, room)} <= set(whole.numbers)
    ]
    rooms = {room for _, room in bounds}
    sums = list(_across(whole, grid.columns, rooms)) if rest.numbers else []
    told = set(rest.columns) & {*rooms, *(column for columns in sums for column in columns)}
    new = {whole.count(*place): place for place in whole.numbers if place[1] in told}
    world.counts |= {count: whole.numbers[place] for count, place in new.items()}
    world.shows |= {name_of(grid.table, *place): (count,) for count, place in new.items()}
    world.others |= set(new)
    for total, *parts in sums:
        for one, others in whole.find(total, parts, turned=True):
            world.add_sum(one, others)
    for one, others in whole.find(len(grid.table.rows) - 1, whole.body, turned=False) if grid.table.total_row else ():
        world.add_sum(one, others)


def _across(grid: Grid, children: Sequence[int], rooms: Set[int]) -> Iterator[list[int]]:
    """Columns, a total and its parts, that add up in every row; one of them counts children, another does not."""
    values, lines = grid.counts, grid.columns[:_MOST] if children else []
    for total in lines:
        for parts in _neighbours(total, lines):
            found = list(grid.find(total, parts, turned=True))
            holds = all(values[one] == sum(values[part] for part in others) for one, others in found)
            mixed = 0 < len({total, *parts} & set(children)) <= len(parts)
            if mixed and holds and len(found) > (total not in rooms):
                yield [total, *parts]


def _holds(grid: Grid, one: int, room: int) -> bool:
    """Whether a column says how many there is room for, and no number of the other is higher."""
    rows = [row for row in grid.rows if {(row, one), (row, room)} <= set(grid.numbers)]
    said = one != room and _ROOM.search(grid.table.heads[room]) is not None
    return said and bool(rows) and all(grid.numbers[row, one] <= grid.numbers[row, room] for row in rows)


def _adding(grid: Grid, children: Sequence[int]) -> set[int]:
    """The columns of sums that hold in every row, of which one counts children at least."""
    values, told = grid.counts, set[int]()
    lines = grid.columns[:_MOST] if children else []
    for total in lines:
        for parts in _neighbours(total, lines):
            found = list(grid.find(total, parts, turned=True))
            holds = all(values[one] == sum(values[part] for part in others) for one, others in found)
            if len(found) > 1 and holds and {total, *parts} & set(children):
                told |= {total, *parts}
    return told


def _totals(grid: Grid, world: World, threshold: int) -> None:
    """The row of totals; where it is more than its rows, what is left is a number of children as well."""
    if not grid.table.total_row:
        return
    for total, parts in grid.find(len(grid.table.rows) - 1, grid.body, turned=False):
        left = world.counts[total] - sum(world.counts[one] for one in parts)
        if 1 <= left <= threshold:
            rest: Count = (_CELL, grid.source, f"not in the rows: {total[2]}")
            world.counts[rest] = left
            world.keep_small(rest, threshold)
            parts = [*parts, rest]
        world.add_sum(total, parts)


def _sums(grid: Grid, world: World) -> None:
    """Columns that others beside them add up to in every row, and rows that others above or below add up to."""
    for lines, turned in ((grid.columns, True), (grid.body, False)):
        for total in lines[:_MOST]:
            for parts in _neighbours(total, lines[:_MOST]):
                found = list(grid.find(total, parts, turned))
                holds = all(world.counts[one] == sum(world.counts[part] for part in others) for one, others in found)
                if len(found) > 1 and holds:
                    for one, others in found:
                        world.add_sum(one, others)


def _neighbours(total: int, lines: Sequence[int]) -> Iterator[Sequence[int]]:
    """Runs of two lines or more on one side of a line, or all the others."""
    at = lines.index(total)
    sides = (lines[at + 1 :], lines[:at])
    for side in sides:
        yield from (side[start:end] for end in range(2, len(side) + 1) for start in range(end - 1))
    if all(sides):
        yield [*sides[1], *sides[0]]


def _parts_of(grid: Grid, world: World, threshold: int) -> None:
    """Columns headed "of which": what they leave of the column before is a number of children too."""
    whole = 0
    for column in grid.columns:
        if not _PART_OF.match(grid.table.heads[column]):
            whole = column
            continue
        for row in grid.rows:
            if (row, whole) in grid.numbers and (row, column) in grid.numbers:
                part = grid.count(row, column)
                world.orders.append((part, grid.count(row, whole)))
                world.keep_difference(grid.count(row, whole), part, threshold, (part, grid.count(row, whole)))


class _Way(Struct, frozen=True):
    """What shares are of: the numbers of one column, and their total, or those of another column."""

    top: int
    bottom: int | None
    last: int

    def places(self, row: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """The two cells that the share of a row is worked out from."""
        return (row, self.top), (self.last, self.top) if self.bottom is None else (row, self.bottom)


def _shares(grid: Grid, world: World, threshold: int) -> None:
    """What each column of shares prints: the counts that it divides, or where these are not found all of its row."""
    for column in sorted({column for _, column in grid.shares}):
        rows = [row for row, other in grid.shares if other == column]
        way = next((one for one in _ways(grid) if all(_fits(grid, row, column, one) for row in rows)), None)
        for row in rows:
            divided = way.places(row) if way else tuple((row, one) for one in grid.columns)
            counts = tuple(grid.count(*place) for place in divided if place in grid.numbers)
            world.shows[name_of(grid.table, row, column)] = counts
            if way and len(set(counts)) > 1:
                world.keep_share(counts[0], counts[1], threshold, alone=False)


def _ways(grid: Grid) -> Iterator[_Way]:
    last = len(grid.table.rows) - 1
    for one in grid.columns:
        others: list[int | None] = [None] if grid.table.total_row else []
        yield from (_Way(one, other, last) for other in [*others, *grid.columns] if other != one)


def _fits(grid: Grid, row: int, column: int, way: _Way) -> bool:
    """Whether a share is that of those counts, as it is printed."""
    top, bottom = (grid.numbers.get(place) for place in way.places(row))
    share, decimals = grid.shares[row, column]
    if top is None or not bottom:
        return top is not None and bottom == 0
    return abs(Decimal(top) * 100 / Decimal(bottom) - share) <= Decimal(1).scaleb(-decimals) / 2 + Decimal("1e-9")
