"""Workbooks: what each sheet of an .xlsx file shows, with number formats, cached values, merges and hidden rows.

openpyxl is the reader because it alone of the common ones gives all four. A file is judged before it is opened:
at most 2,000 members, 500 MB unpacked and 200 times its own size.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ...model.findings import Place
from ...model.periods import month
from ..reading import Reading
from .grid import BLANK, Cell, Grid

_MEMBERS, _UNPACKED, _RATIO = 2_000, 500_000_000, 200
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")


def read_workbook(data: bytes, file: str, reading: Reading) -> tuple[Grid, ...]:
    """A grid for each sheet that shows; nothing, with a finding, where the file is no workbook or is unsafe."""
    fault = _unsafe(data)
    if fault:
        reading.error("bad_workbook", Place(file), fault, "Save it again in Excel as .xlsx, without a password.")
        return ()
    try:
        shown = load_workbook(io.BytesIO(data), data_only=True)
        formulas = load_workbook(io.BytesIO(data)) if _has_formulas(data) else None
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, OSError) as error:
        message = f"The workbook can't be read: {error}."
        reading.error("bad_workbook", Place(file), message, "Save it again in Excel as .xlsx, without a password.")
        return ()
    sheets = [sheet for sheet in shown.worksheets if sheet.sheet_state == "visible"]
    return tuple(_grid(sheet, formulas[sheet.title] if formulas else None, file) for sheet in sheets)


def _unsafe(data: bytes) -> str:
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile:
        return "The file is no .xlsx workbook."
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MEMBERS or unpacked > _UNPACKED or unpacked > _RATIO * len(data):
        return "The workbook unpacks to far more than a workbook holds, and was not opened."
    return ""


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/" in name and name.endswith(".xml")]
        return any(_FORMULA.search(archive.read(name)) for name in sheets)


def _grid(sheet: Any, formulas: Any, file: str) -> Grid:
    rows = list(sheet.iter_rows(min_row=1, min_col=1))
    cells = [tuple(_cell(cell, formulas) for cell in row) for row in rows]
    filled = [number for number, row in enumerate(cells) if any(cell.filled for cell in row)]
    kept = cells[: filled[-1] + 1] if filled else []
    merged = {
        (row - 1, column - 1): (area.min_row - 1, area.min_col - 1)
        for area in sheet.merged_cells.ranges
        for row, column in area.cells
        if row <= len(kept) and (row, column) != (area.min_row, area.min_col)
    }
    return Grid(
        file,
        sheet.title,
        tuple(kept),
        tuple(range(1, len(kept) + 1)),
        _hidden_rows(sheet),
        _hidden_columns(sheet),
        merged,
    )


def _hidden_rows(sheet: Any) -> frozenset[int]:
    return frozenset(number - 1 for number, look in sheet.row_dimensions.items() if look.hidden)


def _hidden_columns(sheet: Any) -> frozenset[int]:
    spans = [(look.min, look.max) for look in sheet.column_dimensions.values() if look.hidden and look.min]
    return frozenset(number - 1 for first, last in spans for number in range(first, min(last, 1_000) + 1))


def _cell(cell: Any, formulas: Any) -> Cell:
    value = cell.value
    if value is None:
        formula = formulas is not None and formulas[cell.coordinate].data_type == "f"
        return Cell(fault="The formula in this cell has no stored value.") if formula else BLANK
    if cell.data_type == "e":
        return Cell(str(value), fault=f"The formula in this cell gives {value}.")
    if isinstance(value, bool):
        return Cell("yes" if value else "no")
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "General")
    if isinstance(value, datetime | date):
        return _date(value, cell.number_format)
    return Cell(str(value) if isinstance(value, time) else " ".join(str(value).split()))


def _number(value: float, number_format: str) -> Cell:
    number = exact(value)
    first = _QUOTED.sub("", number_format).split(";")[0]
    percent = "%" in first
    number = number.scaleb(2) if percent else number
    text = _shown(number, first) + ("%" if percent else "")
    return Cell(text, _plain(number), percent)


def exact(value: float) -> Decimal:
    """A workbook's number as it was typed: its 15 significant digits, without the noise of binary arithmetic."""
    return _plain(Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}"))


def _plain(number: Decimal) -> Decimal:
    """Without an exponent, and without zeros after the point."""
    number = number.normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _shown(number: Decimal, number_format: str) -> str:
    """The number with the decimals and the thousands commas of its format, rounded half up as Excel does."""
    if number_format.strip("%") in {"General", "@", ""}:
        return f"{_plain(number):f}"
    decimals = re.search(r"\.([0#?]+)", number_format)
    step = Decimal(1).scaleb(-len(decimals.group(1)) if decimals else 0)
    return f"{number.quantize(step, ROUND_HALF_UP):{',' if '#,##' in number_format or ',' in number_format else ''}f}"


def _date(value: date, number_format: str) -> Cell:
    day = value.date() if isinstance(value, datetime) else value
    months_only = "d" not in _QUOTED.sub("", number_format).lower()
    text = month(day.year, day.month).label if months_only else f"{day:%d/%m/%Y}"
    return Cell(text, day=day)
