"""Tables: `w:tbl` in, a `Table` with its grid worked out and every cell's dress resolved out.

Merged cells stand where they begin; words left in cells that a merge covers are kept with it. Widths are those of
the grid, or of the cells where they say otherwise, or equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, cast

from msgspec import Struct, field

from paperwork.model.blocks import Block, Cell, Row, Table, block_text
from paperwork.model.look import CellLook, Line, RowLook, TableLook

from . import drawings
from .changes import words
from .frames import table_place
from .properties import borders, shade
from .spacing import ended
from .story import Story
from .styles import TableLayer
from .table_styles import SIDES, Spot, TableStyle, flags, margins
from .values import MC, Element, attr, child, is_on, local, named, points, val, w, whole

ReadBlocks = Callable[[Story, Element, TableLayer], tuple[Block, ...]]
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "Choice", "Fallback"})
_USUAL_MARGINS = {"top": 0.0, "right": 5.4, "bottom": 0.0, "left": 5.4}
_WIDEST_SPACE = 36.0
_DIAGONALS = ("tl2br", "tr2bl")
_TURNS: dict[str, Literal["", "up", "down"]] = {
    **{"btLr": "up", "tbRl": "down", "tbRlV": "down", "btLrV": "up"},
    # The names that strict files have for them.
    **{"lr": "up", "rl": "down", "rlV": "down"},
}


class _Place(Struct):
    """A cell as it stands in the grid, before its content is read."""

    element: Element
    about: dict[str, Element]
    row: int
    column: int
    across: int
    down: int = 1
    covered: list[Element] = field(default_factory=list)
    borders: dict[str, tuple[int, Line | None]] = field(default_factory=dict)


def read_table(story: Story, element: Element, read_blocks: ReadBlocks) -> Table:
    """Read a table; `read_blocks` reads what is inside a cell."""
    return _Reader(story, element, read_blocks).read()


class _Reader:
    def __init__(self, story: Story, element: Element, read_blocks: ReadBlocks) -> None:
        self.story, self.read_blocks = story, read_blocks
        self.properties = child(element, "tblPr")
        self.grid = [points(attr(at, "w")) for at in element.findall(f"{w('tblGrid')}/{w('gridCol')}")]
        if story.reading.changes.take(element):
            story.reading.find_change("a changed table", words(element))
        self.rows = [row for row in _inside(element, "tr") if not self._dropped(row)]
        styles = story.reading.styles
        id = val(child(self.properties, "tblStyle")) or styles.default("table")
        self.style = story.reading.table_styles.get(id) or TableStyle(id, styles)
        story.reading.table_styles[id] = self.style
        self.flags = flags(child(self.properties, "tblLook"))
        self.borders = borders(child(self.properties, "tblBorders"), styles.theme)
        self.margins = margins(child(self.properties, "tblCellMar"))
        self.by_style: dict[object, dict[str, Line | None]] = {}
        self.places = self._placed()
        wide = max((at.column + at.across for row in self.places for at in row), default=0)
        self.columns = max(wide, 1)

    def read(self) -> Table:
        for row in self.places:
            for place in row:
                place.borders = self._own_borders(place)
        self._settle_borders()
        self.widths = self._widths()
        rows = tuple(self._row(element, row) for element, row in zip(self.rows, self.places, strict=True))
        heads = next((at for at, row in enumerate(rows) if not (row.look and row.look.header)), len(rows))
        said = (val(child(self.properties, name)).strip() for name in ("tblCaption", "tblDescription"))
        return Table(
            rows,
            header_rows=heads,
            header_columns=int("firstColumn" in self.flags),
            summary=": ".join(part for part in said if part),
            look=self._look(),
        )

    def _dropped(self, row: Element) -> bool:
        """Whether a row is deleted by a tracked change; changes of all kinds are noted."""
        about, changes = child(row, "trPr"), self.story.reading.changes
        deleted, inserted = child(about, "del") is not None, child(about, "ins") is not None
        if changes.take(row) or deleted or inserted:
            kind = "a deleted" if deleted else "an inserted" if inserted else "a changed"
            self.story.reading.find_change(f"{kind} table row", words(row))
        if deleted:
            changes.pass_over(row)
        return deleted

    def _placed(self) -> list[list[_Place]]:
        """The cells of each row on the grid, merged cells put together."""
        open: dict[int, _Place] = {}
        placed: list[list[_Place]] = []
        for at, row in enumerate(self.rows):
            column = min(whole(val(child(child(row, "trPr"), "gridBefore"))), 63)
            cells: list[_Place] = []
            reaching: dict[int, _Place] = {}
            for element in _inside(row, "tc"):
                about = named(child(element, "tcPr"))
                place = _Place(element, about, at, column, _across(about))
                column += place.across
                if _swallowed(place, cells):
                    continue
                above = open.get(place.column)
                if _merge(about) == "continue" and above is not None:
                    above.down += 1
                    above.covered.append(element)
                    reaching[place.column] = above
                    continue
                cells.append(place)
                if _merge(about):
                    reaching[place.column] = place
            open = reaching
            placed.append(cells)
        return placed

    def _spot(self, place: _Place) -> Spot:
        return Spot(place.row, place.column, place.down, place.across, len(self.rows), self.columns)

    def _own_borders(self, place: _Place) -> dict[str, tuple[int, Line | None]]:
        """Each side's line with its rank: what the cell says for itself outranks table and style."""
        spot = self._spot(place)
        conditions = self.style.conditions_of(spot, self.flags)
        direct = borders(place.about.get("tcBorders"), self.story.reading.theme)
        key = (tuple(spot.outer.values()), conditions)
        if key not in self.by_style:
            self.by_style[key] = self.style.borders(spot, conditions, self.borders)
        by_style = self.by_style[key]
        return {side: (0, line) for side, line in by_style.items()} | {
            side: (1, line) for side, line in direct.items() if side in (*SIDES, *_DIAGONALS)
        }

    def _settle_borders(self) -> None:
        """Where two cells of one size meet, the stronger line wins for both (ECMA-376 part 1, 17.4.66)."""
        starts = {(at.row, at.column): at for row in self.places for at in row}
        for place in starts.values():
            below = starts.get((place.row + place.down, place.column))
            beside = starts.get((place.row, place.column + place.across))
            if below is not None and below.across == place.across:
                _settle(place, "bottom", below, "top")
            if beside is not None and beside.down == place.down:
                _settle(place, "right", beside, "left")

    def _widths(self) -> tuple[float, ...]:
        widths = (self.grid + [0.0] * self.columns)[: self.columns]
        for place in (place for row in self.places for place in row if place.across == 1):
            said = place.about.get("tcW")
            if attr(said, "type", "dxa") == "dxa" and points(attr(said, "w")) > 0 and not widths[place.column]:
                widths[place.column] = points(attr(said, "w"))
        grid: float = sum(widths)
        whole_width = self._width(grid)
        missing = [at for at, width in enumerate(widths) if width <= 0]
        rest = max(whole_width - grid, 0.0)
        for at in missing:
            widths[at] = rest / len(missing) or self.story.width / self.columns
        total: float = sum(widths)
        scale = whole_width / total if self._is_share() and total else 1.0
        return tuple(width * scale for width in widths)

    def _is_share(self) -> bool:
        return attr(child(self.properties, "tblW"), "type") == "pct"

    def _width(self, grid: float) -> float:
        """The whole table's width: a share of the text's, a length, or what the grid adds up to."""
        said = child(self.properties, "tblW")
        text, kind = attr(said, "w"), attr(said, "type", "auto")
        if kind == "pct" or text.endswith("%"):
            share = points(text.rstrip("%"), 100.0) if text.endswith("%") else points(text, 5000.0)
            return share * self.story.width
        return (points(text) if kind == "dxa" else 0.0) or grid or self.story.width

    def _row(self, element: Element, places: list[_Place]) -> Row:
        about = named(child(element, "trPr"))
        height = about.get("trHeight")
        rule = attr(height, "hRule", "atLeast")
        look = RowLook(
            height=points(val(height)),
            height_rule="auto" if height is None or rule == "auto" else "exact" if rule == "exact" else "least",
            header=is_on(about.get("tblHeader")),
            may_split=not is_on(about.get("cantSplit")),
            before=whole(val(about.get("gridBefore"))),
        )
        return Row(tuple(self._cell(place) for place in places), look)

    def _cell(self, place: _Place) -> Cell:
        conditions = self.style.conditions_of(self._spot(place), self.flags)
        layer, look = self.style.layer(conditions), self._cell_look(place, conditions)
        outside, self.story.width = self.story.width, self._inner_width(place, look)
        self.story.begins, self.story.ends_auto = True, False
        self.story.cells += 1
        blocks = ended(self.story, self.read_blocks(self.story, place.element, layer))
        for element in place.covered:
            blocks += tuple(at for at in self.read_blocks(self.story, element, layer) if block_text(at).strip())
        self.story.width = outside
        self.story.cells -= 1
        return Cell(blocks, across=place.across, down=place.down, look=look)

    def _inner_width(self, place: _Place, look: CellLook) -> float:
        """The width that a cell leaves to what is inside it."""
        across = self.widths[place.column : place.column + place.across]
        return max(sum(across) - look.margins[1] - look.margins[3], 9.0)

    def _cell_look(self, place: _Place, conditions: tuple[str, ...]) -> CellLook:
        about, dress = place.about, self.style.dress(conditions)
        said = _USUAL_MARGINS | dress.margins | self.margins | margins(about.get("tcMar"))
        fill = about.get("shd")
        vertical = val(about.get("vAlign")) or dress.vertical
        return CellLook(
            margins=(said["top"], said["right"], said["bottom"], said["left"]),
            borders={side: line for side, (_, line) in place.borders.items() if line is not None} or None,
            shading=(dress.shading or "") if fill is None else shade(fill, self.story.reading.theme),
            vertical=cast(Literal["top", "center", "bottom"], vertical if vertical in ("center", "bottom") else "top"),
            turned=_TURNS.get(val(about.get("textDirection")), ""),
        )

    def _look(self) -> TableLook:
        about = self.properties
        floats = child(about, "tblpPr")
        side = val(child(about, "jc")) if floats is None else attr(floats, "tblpXSpec")
        align = "center" if side == "center" else "right" if side in ("right", "end", "outside") else "left"
        indent = points(attr(child(about, "tblInd"), "w"))
        if floats is not None:
            indent = points(attr(floats, "tblpX"))
        if align == "left" and self.story.reading.hangs_tables:
            indent -= (_USUAL_MARGINS | self.style.conditions["wholeTable"].margins | self.margins)["left"]
        name = self.story.reading.styles.name(val(child(about, "tblStyle")))
        mirrored = is_on(child(about, "bidiVisual"))
        return TableLook(
            self.widths,
            cast(Literal["left", "right", "center"], align),
            indent,
            name,
            mirrored,
            fixed=attr(child(about, "tblLayout"), "type") == "fixed",
            spacing=min(points(attr(child(about, "tblCellSpacing"), "w")), _WIDEST_SPACE),
            from_page=attr(floats, "horzAnchor") == "page" and bool(attr(floats, "tblpX")),
            floating=table_place(floats),
        )


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table, or cells of a row, also those inside controls and settled changes."""
    for part in element:
        if local(part) == name:
            if child(child(part, "tcPr"), "cellDel") is None:
                yield part
        elif local(part) in _WRAPPERS:
            yield from _inside(part, name)
        elif part.tag == f"{{{MC}}}AlternateContent":
            form = drawings.chosen(part)
            yield from () if form is None else _inside(form, name)


def _across(about: dict[str, Element]) -> int:
    return min(max(whole(val(about.get("gridSpan")), 1), 1), 63)


def _merge(about: dict[str, Element]) -> str:
    """`restart`, `continue`, or empty for a cell that is not merged downwards."""
    merge = about.get("vMerge")
    return "" if merge is None else val(merge, "continue")


def _swallowed(place: _Place, cells: list[_Place]) -> bool:
    """Whether a cell is merged into the one before it the old way (`w:hMerge`)."""
    merge = place.about.get("hMerge")
    if merge is None or val(merge, "continue") != "continue" or not cells:
        return False
    cells[-1].across += place.across
    cells[-1].covered.append(place.element)
    return True


def _settle(one: _Place, side: str, other: _Place, facing: str) -> None:
    lines = [said for said in (one.borders.get(side), other.borders.get(facing)) if said and said[1] is not None]
    if lines:
        strongest = max(lines, key=lambda said: (said[0], said[1].width if said[1] else 0.0))
        one.borders[side] = other.borders[facing] = strongest
