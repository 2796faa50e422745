"""A table laid out: its grid, the height of its rows, and how it parts over pages.

In: a table, the width it stands in, and a function that lays out a cell's blocks. Out: a `LaidTable`. Header rows are
drawn again on every page; a row parts only where its look lets it, a cell over several rows wherever they part. A row
of exact height that would cut words off is made higher: words must be read, and may not stand on those of the next row.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Block, Cell, Table
from paperwork.model.look import CellLook, PictureLook, RowLook, TableLook

from .beside import in_cell
from .borders import frame
from .columns import Grid, MeasureWords, Room, grid_of, starts_of
from .flow import Filled, Laid, NoteHeight, PageBreak, fill, stack
from .ops import Fill, Sheet, artifact
from .paragraphs import LaidParagraph
from .tags import HEADER, CellTags, Elem
from .turned import LONGEST, LaidTurned

SetCell = Callable[[tuple[Block, ...], Room, Elem | None], list[Laid]]
# By how much text may reach beyond a row of exact height: what would be cut off is no more than the space of its line.
_CUT = 4.0
_LETTER, _LEAST_MARGIN = 9.0, 0.2


class LaidCell(Struct, frozen=True, dict=True):
    """A cell in the grid: its first row and column, how far it reaches, and what stands in it."""

    row: int
    column: int
    across: int
    down: int
    look: CellLook
    items: tuple[Laid, ...]
    width: float

    @cached_property
    def filled(self) -> Filled:
        """What stands in it, in endless room."""
        return in_cell(self.items, self.width)

    @property
    def height(self) -> float:
        """What stands in it, with its margins."""
        return self.filled.height + self.look.margins[0] + self.look.margins[2]

    @cached_property
    def needed(self) -> float:
        """Down to the foot of its last words or picture, with the margin above."""
        ends = (down + item.height for down, item in self.filled.placed if not _is_empty(item))
        return max(ends, default=0.0) + self.look.margins[0]

    @property
    def padding(self) -> float:
        """Its margins above and below."""
        return self.look.margins[0] + self.look.margins[2]


class LaidRow(Struct, frozen=True):
    """A row: the cells that start in it, its look, and what its border adds to its height."""

    cells: tuple[LaidCell, ...]
    look: RowLook
    border: float = 0.0
    height: float = 0.0

    @property
    def keep_next(self) -> bool:
        """Whether it must stand on the page of the next row: where a paragraph that starts a cell says so."""
        return any(cell.items[0].keep_next for cell in self.cells if cell.items)

    @property
    def break_before(self) -> bool:
        """Whether the paragraph that starts it begins a page."""
        return bool(self.cells and self.cells[0].items and self.cells[0].items[0].break_before)


class LaidTable(Struct, frozen=True, dict=True):
    """Rows on a grid of column edges, the first `headers` of them to be repeated."""

    rows: tuple[LaidRow, ...]
    edges: tuple[float, ...]
    headers: int = 0
    before: float = 0.0
    after: float = 0.0
    style: str = ""
    keep_next: bool = False
    break_before: bool = False
    again: bool = False
    mirrored: bool = False
    spacing: float = 0.0
    faults: tuple[str, ...] = ()
    spare: float = 0.0
    look_of_it: PictureLook = PictureLook()

    @property
    def wide(self) -> float:
        """Its width."""
        return self.edges[-1] - self.edges[0]

    def floated(self, look: PictureLook | None) -> LaidTable:
        """The same, floating where a look says, if there is one: across the page as its columns do."""
        return replace(self, look_of_it=replace(look, left=self.edges[0], from_x="column")) if look else self

    @property
    def in_text(self) -> LaidTable:
        """The same, standing in the text, where it may part."""
        return replace(self, look_of_it=PictureLook())

    def sides(self, cell: LaidCell) -> tuple[float, float]:
        """The left and right edge of a cell, from the column's left edge."""
        left, right = self.edges[cell.column], self.edges[cell.column + cell.across]
        whole = self.edges[0] + self.edges[-1]
        return (whole - right, whole - left) if self.mirrored else (left, right)

    @cached_property
    def height(self) -> float:
        """All rows, and the border under the last."""
        return sum(row.height for row in self.rows) + self.foot

    @property
    def foot(self) -> float:
        """The height of the border under the last row."""
        return max((_thick(cell, "bottom") for cell in self.rows[-1].cells), default=0.0) if self.rows else 0.0

    @property
    def least(self) -> float:
        """The header rows, and the first row after them with those that it keeps with."""
        count = self.headers + 1
        while count < len(self.rows) and self.rows[count - 1].keep_next:
            count += 1
        return sum(row.height for row in self.rows[:count])

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """The footnotes of all its cells."""
        return tuple(n for row in self.rows for cell in row.cells for item in cell.items for n in item.notes)

    def split(self, room: float, note_height: NoteHeight, force: bool) -> tuple[Laid | None, Laid | None]:
        """Part it between two rows, or inside a row that may be split.

        Header rows that would take more than half of a page are not repeated.
        """
        if force and self.headers and sum(row.height for row in self.rows[: self.headers]) > room / 2:
            return self._without_headers().split(room, note_height, force)
        count = self._fitting(room, note_height)
        if count >= len(self.rows):
            return self, None
        count = self._kept(count)
        left = room - sum(row.height for row in self.rows[:count]) - self.foot
        row = self.rows[count]
        if count >= self.headers and (row.look.may_split or (force and count == self.headers)):
            parted = _part_row(row, left)
            if parted is not None:
                return self._parted(count, *parted)
        if count <= self.headers:
            if not force:
                return None, self
            count = min(self.headers + 1, len(self.rows))
        return self._parted(count, None, None)

    def _without_headers(self) -> LaidTable:
        return replace(self, rows=self.rows[self.headers :] if self.again else self.rows, headers=0, again=False)

    def _kept(self, count: int) -> int:
        """Back to before the rows that must stay with the next; all stand where they are if that leaves none."""
        back = count
        while back > self.headers and self.rows[back - 1].keep_next:
            back -= 1
        return back if back > self.headers else count

    def _parted(self, count: int, head: LaidRow | None, tail: LaidRow | None) -> tuple[Laid | None, Laid | None]:
        upper = [*self.rows[:count], *([head] if head else [])]
        lower = [*([tail] if tail else []), *self.rows[count + (tail is not None) :]]
        if not lower:
            return self, None
        upper, lower = _cross(upper, lower)
        rest = (*self.rows[: self.headers], *lower)
        return (
            replace(self, rows=tuple(upper), after=0.0, keep_next=False),
            replace(self, rows=rest, before=0.0, break_before=False, again=self.headers > 0),
        )

    def _fitting(self, room: float, note_height: NoteHeight) -> int:
        used = self.foot
        ids: tuple[str, ...] = ()
        for count, row in enumerate(self.rows):
            used += row.height
            ids = (*ids, *(note for cell in row.cells for item in cell.items for note in item.notes))
            if used + (note_height(ids) if ids else 0.0) > room + 0.06:
                return count
        return len(self.rows)

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw the shading, then what stands in the cells, then the borders; a repeated header is an artifact."""
        tops = self._tops(y)
        for number, row in enumerate(self.rows):
            drawn = replace(sheet, ops=[])
            for cell in row.cells:
                self._place_cell(cell, row, number, x, tops, drawn)
            sheet.add(*(artifact(drawn.ops, HEADER) if self.again and number < self.headers else drawn.ops))
        sheet.add(*frame(_boxes(self, x, tops)))

    def _tops(self, y: float) -> list[float]:
        tops = [y]
        for row in self.rows:
            tops.append(tops[-1] + row.height)
        return tops

    def _place_cell(self, cell: LaidCell, row: LaidRow, number: int, x: float, tops: list[float], sheet: Sheet) -> None:
        left, right = (x + edge for edge in self.sides(cell))
        top, bottom = tops[number], tops[min(number + cell.down, len(self.rows))]
        if cell.look.shading:
            gap = self.spacing
            sheet.add(Fill(left + gap, top + gap, right - left - 2 * gap, bottom - top - 2 * gap, cell.look.shading))
        slack = max(0.0, bottom - top - row.border - cell.height)
        down = {"center": slack / 2, "bottom": slack}.get(cell.look.vertical, 0.0)
        cell.filled.place(left + cell.look.margins[3], top + row.border + cell.look.margins[0] + down, sheet)


def _thick(cell: LaidCell, side: str) -> float:
    line = (cell.look.borders or {}).get(side)
    return line.width if line else 0.0


def _boxes(table: LaidTable, x: float, tops: list[float]) -> list[tuple[float, float, float, float, CellLook]]:
    """The rectangle of each cell: left, top, right, bottom."""
    return [
        (
            x + table.sides(cell)[0] + table.spacing,
            tops[number] + table.spacing,
            x + table.sides(cell)[1] - table.spacing,
            tops[min(number + cell.down, len(table.rows))] - table.spacing,
            cell.look,
        )
        for number, row in enumerate(table.rows)
        for cell in row.cells
    ]


def _cross(upper: list[LaidRow], lower: list[LaidRow]) -> tuple[list[LaidRow], list[LaidRow]]:
    """Part the cells that reach from one page to the next: what does not fit above goes on below."""
    below: list[LaidCell] = []
    heads = list(upper)
    for number, row in enumerate(upper):
        reach = len(upper) - number
        cells = []
        for cell in row.cells:
            if cell.down <= reach:
                cells.append(cell)
                continue
            room = sum(one.height for one in upper[number:]) - row.border - cell.padding
            head, tail = _part_cell(cell, room)
            cells.append(replace(head, down=reach))
            below.append(replace(tail, down=cell.down - reach))
        heads[number] = replace(row, cells=tuple(cells))
    first = lower[0]
    merged = tuple(sorted((*first.cells, *below), key=lambda cell: cell.column))
    return heads, [replace(first, cells=merged), *lower[1:]] if below else lower


def _part_row(row: LaidRow, room: float) -> tuple[LaidRow, LaidRow] | None:
    """A row parted at a height, or None where some cell would have nothing above."""
    parts = [_part_cell(cell, room - row.border - cell.padding) for cell in row.cells]
    if any(cell.items and not head.items for cell, (head, _) in zip(row.cells, parts, strict=True)):
        return None
    if not any(tail.items for _, tail in parts):
        return None
    heads, tails = tuple(head for head, _ in parts), tuple(tail for _, tail in parts)
    return (
        replace(row, cells=heads, height=room),
        replace(row, cells=tails, height=max(cell.height for cell in tails) + row.border),
    )


def _part_cell(cell: LaidCell, room: float) -> tuple[LaidCell, LaidCell]:
    queue = deque(cell.items)
    filled = fill(queue, room, must=False)
    head = tuple(item for _, item in filled.placed)
    return replace(cell, items=head), replace(cell, items=tuple(queue))


def _is_empty(item: Laid) -> bool:
    return isinstance(item, LaidParagraph) and not any(line.pieces for line in item.lines)


def lay_table(table: Table, room: Room, set_cell: SetCell, measure: MeasureWords, elem: Elem | None) -> LaidTable:
    """Lay a table out in some room. Its `faults` are `table-wide` and `table-row`, where it had to be changed."""
    look = table.look or TableLook()
    table = _spaced(table, look.spacing)
    grid = grid_of(table, room, measure)
    edges = grid.edges
    starts = starts_of(table, len(edges) - 1)
    size = (len(table.rows), len(edges) - 1)
    tags = CellTags(elem, header_rows(table), table.header_columns, size)
    rows = []
    for number, row in enumerate(table.rows):
        tags.start_row(number)
        height = row.look.height if row.look else 0.0
        cells = (
            _lay_cell(cell, number, column, edges, height, set_cell, tags)
            for cell, column in zip(row.cells, starts[number], strict=True)
        )
        rows.append(LaidRow(tuple(cells), row.look or RowLook()))
    tags.end_row()
    sized = tuple(_heights(rows))
    begins, faults = any(row.break_before for row in sized[:1]), tuple(_faults(grid, sized))
    return LaidTable(
        sized, edges, tags.headers, break_before=begins, mirrored=look.mirrored, spacing=look.spacing, faults=faults
    )


def _spaced(table: Table, spacing: float) -> Table:
    """The table with the space around its cells put into their margins."""
    if not spacing:
        return table
    rows = (replace(row, cells=tuple(_wider(cell, spacing) for cell in row.cells)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _wider(cell: Cell, spacing: float) -> Cell:
    look = cell.look or CellLook()
    top, right, bottom, left = (margin + spacing for margin in look.margins)
    return replace(cell, look=replace(look, margins=(top, right, bottom, left)))


def _faults(grid: Grid, rows: Iterable[LaidRow]) -> Iterator[str]:
    if grid.narrowed:
        yield "table-wide"
    if any(row.look.height_rule == "exact" and row.height > row.look.height + _CUT for row in rows):
        yield "table-row"


def header_rows(table: Table) -> int:
    """How many rows repeat: those marked so from the top on."""
    count = 0
    for row in table.rows:
        if not (row.look and row.look.header):
            break
        count += 1
    return count if count < len(table.rows) else 0


def _lay_cell(
    cell: Cell, row: int, column: int, edges: tuple[float, ...], height: float, set_cell: SetCell, tags: CellTags
) -> LaidCell:
    across = max(1, min(cell.across, len(edges) - 1 - column))
    look = _roomy(cell.look or CellLook(), edges[column + across] - edges[column])
    width = edges[column + across] - edges[column] - look.margins[1] - look.margins[3]
    elem = tags.cell(row, column, across, cell.down)
    if look.turned:
        length = max(height - look.margins[0] - look.margins[2], 0.0) or LONGEST
        turned = LaidTurned(
            stack(set_cell(cell.blocks, Room(length), elem)), look.turned == "up", max(width, 1.0), length
        )
        return LaidCell(row, column, across, max(1, cell.down), look, (turned.cut(),), width)
    inner = Room(max(width, 1.0), look.margins[3], look.margins[1])
    items = tuple(item for item in set_cell(cell.blocks, inner, elem) if not isinstance(item, PageBreak))
    return LaidCell(row, column, across, max(1, cell.down), look, items, width)


def _roomy(look: CellLook, width: float) -> CellLook:
    """A cell's look, with its side margins made small where they would leave hardly any room for a letter."""
    top, right, bottom, left = look.margins
    if width - left - right >= _LETTER or left + right <= 0:
        return look
    share = min(width * _LEAST_MARGIN / (left + right), 1.0)
    return replace(look, margins=(top, right * share, bottom, left * share))


def _heights(rows: list[LaidRow]) -> list[LaidRow]:
    """Rows as tall as their cells; what a cell over several rows needs beyond them is given to its last."""
    sized = []
    for row in rows:
        border = max((_thick(cell, "top") for cell in row.cells), default=0.0)
        natural = max((cell.height for cell in row.cells if cell.down == 1), default=0.0) + border
        height = {"exact": _exact(row), "least": max(row.look.height, natural)}.get(row.look.height_rule, natural)
        sized.append(replace(row, border=border, height=height))
    for number, row in enumerate(rows):
        for cell in row.cells:
            last = min(number + cell.down, len(rows)) - 1
            short = cell.height - sum(one.height for one in sized[number : last + 1])
            if cell.down > 1 and short > 0:
                sized[last] = replace(sized[last], height=sized[last].height + short)
    return sized


def _exact(row: LaidRow) -> float:
    """The height that a row says, or what its words need where they would not be seen."""
    needed = max((cell.needed for cell in row.cells if cell.down == 1), default=0.0) + row.border
    return needed if needed > row.look.height + _CUT else row.look.height
