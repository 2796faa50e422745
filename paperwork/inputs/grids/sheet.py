"""One worksheet's XML to a grid: only the cells that hold something, and where cells are merged or hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .formats import date_cell, number_cell
from .grid import BLANK, Cell, Grid
from .xml import UnsafeXmlError, walk

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")
_LARGEST = 1_000_000


@dataclass(frozen=True)
class Look:
    """What a workbook's sheets share: their strings, the format code of each style, the calendar."""

    strings: Mapping[int, str]
    codes: tuple[str, ...]
    from_1904: bool


def sheet_grid(data: bytes, file: str, name: str, look: Look, sheet_hidden: bool) -> Grid:
    """The grid of a worksheet. Raises UnsafeXmlError where it would have over a million cells."""
    sheet = _Sheet(look)
    walk(data, sheet.on_start, sheet.on_end)
    height = max((row for row, _ in sheet.cells), default=-1) + 1
    width = max((column for _, column in sheet.cells), default=-1) + 1
    if height * width > _LARGEST:
        raise UnsafeXmlError(f"The sheet '{name}' has over a million cells.")
    rows = tuple(tuple(sheet.cells.get((row, column), BLANK) for column in range(width)) for row in range(height))
    lines = tuple(range(1, height + 1))
    hidden_rows, hidden_columns = frozenset(sheet.hidden_rows), frozenset(sheet.hidden_columns)
    return Grid(file, name, rows, lines, sheet_hidden, hidden_rows, hidden_columns, sheet.merged(height, width))


def _position(reference: str) -> tuple[int, int]:
    """Row and column from 0 of a reference such as C5."""
    found = _REFERENCE.match(reference.upper().replace("$", ""))
    if not found:
        raise UnsafeXmlError(f"'{reference[:20]}' names no cell.")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


@dataclass
class _Sheet:
    look: Look
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    areas: list[str] = field(default_factory=list)
    row: int = -1
    column: int = -1
    kind: str = ""
    style: int = 0
    value: str = ""
    formula: bool = False
    phonetic: bool = False

    def on_start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "row":
                self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
                self.column = -1
                if _true(attributes.get("hidden")):
                    self.hidden_rows.add(self.row)
            case "c":
                self._begin_cell(attributes)
            case "rPh":
                self.phonetic = True
            case "col" if _true(attributes.get("hidden")):
                self.hidden_columns.update(range(int(attributes["min"]) - 1, min(int(attributes["max"]), 16_384)))
            case "mergeCell":
                self.areas.append(attributes["ref"])

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        if "r" in attributes:
            self.row, self.column = _position(attributes["r"])
        else:
            self.column += 1
        self.kind = attributes.get("t", "n")
        self.style = int(attributes.get("s", 0))
        self.value, self.formula = "", False

    def on_end(self, name: str, text: str) -> None:
        if name == "v":
            self.value = text
        elif name == "t" and not self.phonetic:
            self.value += text
        elif name == "f":
            self.formula = True
        elif name == "rPh":
            self.phonetic = False
        elif name == "c":
            cell = self._cell()
            if cell.filled:
                self.cells[self.row, self.column] = cell

    def _cell(self) -> Cell:
        if self.kind in {"str", "inlineStr"}:
            return Cell(" ".join(self.value.split()))
        if not self.value.strip():
            return Cell(fault="The formula in this cell has no stored value.") if self.formula else BLANK
        if self.kind == "s":
            return Cell(self.look.strings[int(self.value)])
        if self.kind == "e":
            return Cell(self.value, fault=f"The formula in this cell gives {self.value}.")
        if self.kind == "b":
            return Cell("yes" if self.value.strip() == "1" else "no")
        if self.kind == "d":
            return date_cell(self.value)
        code = self.look.codes[self.style] if self.style < len(self.look.codes) else "General"
        return number_cell(self.value, code, self.look.from_1904)

    def merged(self, height: int, width: int) -> dict[tuple[int, int], tuple[int, int]]:
        """For each cell under a merged one, the cell that shows; only inside the grid."""
        under: dict[tuple[int, int], tuple[int, int]] = {}
        covered = 0
        for area in self.areas:
            first, _, last = area.partition(":")
            (top, left), (bottom, right) = _position(first), _position(last or first)
            rows, columns = range(top, min(bottom + 1, height)), range(left, min(right + 1, width))
            covered += len(rows) * len(columns)
            if covered > _LARGEST:
                raise UnsafeXmlError("Its merged cells lie over one another.")
            under |= {(row, column): (top, left) for row in rows for column in columns if (row, column) != (top, left)}
        return under


def _true(value: str | None) -> bool:
    return value in {"1", "true"}
