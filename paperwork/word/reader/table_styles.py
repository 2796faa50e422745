"""Table styles with their conditions: what a style says of each kind of cell, stacked in Word's order.

The order is ECMA-376 part 1, 17.7.6: whole table, column bands, row bands, first and last row, first and last
column, corners. Out comes a `Dress` for a cell: its text's layer, shading, margins, and each of its four borders.
"""

from __future__ import annotations

from msgspec import Struct, field

from paperwork.model.look import Line

from .properties import ParaProps, RunProps, borders, para_props, run_props, shade
from .styles import Styles, TableLayer, stacked
from .theme import Theme
from .values import Element, attr, child, local, points, said_on, val, w, whole

SIDES = ("top", "right", "bottom", "left")
_FLAGS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
_FLAGS |= {"noHBand": 0x200, "noVBand": 0x400}
_ROWS = frozenset({"firstRow", "lastRow", "band1Horz", "band2Horz"})
_COLUMNS = frozenset({"firstCol", "lastCol", "band1Vert", "band2Vert"})


class Dress(Struct):
    """What one layer says of a cell; None was not said."""

    para: ParaProps = field(default_factory=lambda: ParaProps())
    run: RunProps = field(default_factory=lambda: RunProps())
    table_borders: dict[str, Line | None] = field(default_factory=dict)
    borders: dict[str, Line | None] = field(default_factory=dict)
    margins: dict[str, float] = field(default_factory=dict)
    shading: str | None = None
    vertical: str = ""

    def over(self, lower: Dress) -> Dress:
        """This layer over another."""
        return Dress(
            stacked(lower.para, self.para),
            lower.run | self.run,
            lower.table_borders | self.table_borders,
            lower.borders | self.borders,
            lower.margins | self.margins,
            lower.shading if self.shading is None else self.shading,
            self.vertical or lower.vertical,
        )


class Spot(Struct, frozen=True):
    """A cell's place in its table's grid."""

    row: int
    column: int
    down: int
    across: int
    rows: int
    columns: int

    @property
    def outer(self) -> dict[str, bool]:
        """Which of its sides lie on the table's edge."""
        return {
            "top": self.row == 0,
            "right": self.column + self.across >= self.columns,
            "bottom": self.row + self.down >= self.rows,
            "left": self.column == 0,
        }


def margins(element: Element | None) -> dict[str, float]:
    """The cell margins said in `w:tblCellMar` or `w:tcMar`, in points by side; none is less than nothing."""
    sides = {"start": "left", "end": "right"}
    said = () if element is None else element
    return {sides.get(local(at), local(at)): max(points(attr(at, "w")), 0.0) for at in said}


def dress(element: Element, theme: Theme) -> Dress:
    """What a table style, or one condition of it, says."""
    cell, table = child(element, "tcPr"), child(element, "tblPr")
    fill = child(cell, "shd")
    return Dress(
        para_props(child(element, "pPr"), theme),
        run_props(child(element, "rPr"), theme),
        borders(child(table, "tblBorders"), theme),
        borders(child(cell, "tcBorders"), theme),
        margins(child(table, "tblCellMar")) | margins(child(cell, "tcMar")),
        None if fill is None else shade(fill, theme),
        val(child(cell, "vAlign")),
    )


class TableStyle:
    """One table style with all it builds on."""

    def __init__(self, id: str, styles: Styles) -> None:
        self._id = id
        self.conditions: dict[str, Dress] = {"wholeTable": Dress()}
        self.row_band = self.column_band = 1
        for style in styles.chain(id):
            self._add("wholeTable", dress(style.element, styles.theme))
            for said in style.element.iterchildren(w("tblStylePr")):
                self._add(attr(said, "type"), dress(said, styles.theme))
            self._band(child(style.element, "tblPr"))
        self._dresses: dict[tuple[str, ...], Dress] = {}
        self._held: dict[tuple[Spot, frozenset[str]], tuple[str, ...]] = {}

    def _add(self, condition: str, said: Dress) -> None:
        self.conditions[condition] = said.over(self.conditions.get(condition, Dress()))

    def _band(self, element: Element | None) -> None:
        rows, columns = child(element, "tblStyleRowBandSize"), child(element, "tblStyleColBandSize")
        self.row_band = max(whole(val(rows), 1), 1) if rows is not None else self.row_band
        self.column_band = max(whole(val(columns), 1), 1) if columns is not None else self.column_band

    def conditions_of(self, spot: Spot, flags: frozenset[str]) -> tuple[str, ...]:
        """The conditions that hold for a cell, the weakest first."""
        if (spot, flags) not in self._held:
            self._held[spot, flags] = self._conditions_of(spot, flags)
        return self._held[spot, flags]

    def _conditions_of(self, spot: Spot, flags: frozenset[str]) -> tuple[str, ...]:
        first_row, last_row = "firstRow" in flags and spot.row == 0, spot.row + spot.down >= spot.rows
        first, last = "firstColumn" in flags and spot.column == 0, spot.column + spot.across >= spot.columns
        last_row, last = "lastRow" in flags and last_row, "lastColumn" in flags and last
        row = (spot.row - ("firstRow" in flags)) // self.row_band % 2 + 1
        column = (spot.column - ("firstColumn" in flags)) // self.column_band % 2 + 1
        held = {
            "wholeTable": True,
            f"band{column}Vert": "noVBand" not in flags and not first and not last,
            f"band{row}Horz": "noHBand" not in flags and not first_row and not last_row,
            "firstRow": first_row,
            "lastRow": last_row,
            "firstCol": first,
            "lastCol": last,
            "nwCell": first_row and first,
            "neCell": first_row and last,
            "swCell": last_row and first,
            "seCell": last_row and last,
        }
        return tuple(name for name, holds in held.items() if holds and name in self.conditions)

    def dress(self, conditions: tuple[str, ...]) -> Dress:
        """All that the style says of a cell under some conditions, but for borders."""
        if conditions not in self._dresses:
            merged = Dress()
            for name in conditions:
                merged = self.conditions[name].over(merged)
            self._dresses[conditions] = merged
        return self._dresses[conditions]

    def layer(self, conditions: tuple[str, ...]) -> TableLayer:
        """What the style says of a cell's text."""
        merged = self.dress(conditions)
        return TableLayer((self._id, *conditions), merged.para, merged.run)

    def borders(self, spot: Spot, conditions: tuple[str, ...], table: dict[str, Line | None]) -> dict[str, Line | None]:
        """A cell's borders by style and table: `table` is what the table says for itself."""
        said = self.conditions["wholeTable"].table_borders | table
        found: dict[str, Line | None] = _sides(said, spot.outer)
        for name in conditions:
            dressed = self.conditions[name]
            edges = _outer_in(name, spot)
            if name != "wholeTable":
                found |= _sides(dressed.table_borders, edges)
            found |= _sides(dressed.borders, edges)
        return found


def _outer_in(condition: str, spot: Spot) -> dict[str, bool]:
    """Which sides of a cell lie on the edge of what a condition covers."""
    outer = spot.outer
    if condition in _ROWS:
        return outer | {"top": True, "bottom": True}
    if condition in _COLUMNS:
        return outer | {"left": True, "right": True}
    return outer if condition == "wholeTable" else dict.fromkeys(SIDES, True)


def _sides(said: dict[str, Line | None], outer: dict[str, bool]) -> dict[str, Line | None]:
    inner = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
    named = {side: side if outer[side] else inner[side] for side in SIDES}
    return {side: said[name] for side, name in named.items() if name in said}


def flags(element: Element | None) -> frozenset[str]:
    """The switches of `w:tblLook`, from its attributes or its old number."""
    number = whole_hex(val(element)) if element is not None else 0
    return frozenset(
        name for name, bit in _FLAGS.items() if (said_on(attr(element, name)) if attr(element, name) else number & bit)
    )


def whole_hex(text: str) -> int:
    """A hexadecimal number, or 0."""
    try:
        return int(text, 16)
    except ValueError:
        return 0
