"""Workbooks: what each sheet of an .xlsx file shows, with number formats, cached values, merges, hidden rows.

openpyxl reads it, after `guard` has judged it. Only cells that hold something are walked, so that a stray format at
the foot of a sheet costs nothing.
"""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.parsers.expat import ExpatError

from openpyxl import load_workbook

from ...model.findings import Place
from ..reading import Reading
from .formats import cell_of
from .grid import BLANK, Cell, Grid
from .guard import UnsafeXmlError, judge

_LARGEST = 1_000_000
_COLUMNS = 16_384
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
_SAVE = "Save it again in Excel as .xlsx, without a password."
_DAMAGE = (ExpatError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, SyntaxError, OSError,
           EOFError, zlib.error, RuntimeError)  # fmt: skip


def read_workbook(data: bytes, file: str, reading: Reading) -> tuple[Grid, ...]:
    """A grid for each sheet; none, with a finding, where the file is no workbook or is unsafe."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            formulas = judge(archive, len(data))
        return tuple(_grids(data, file, formulas))
    except UnsafeXmlError as error:
        reading.error("bad-workbook", Place(file), f"The workbook was not read. {error}", _SAVE)
    except zipfile.BadZipFile:
        old = data.startswith(_OLD)
        what = "The file is an old .xls workbook, or has a password." if old else "The file is no .xlsx workbook."
        reading.error("bad-workbook", Place(file), what, _SAVE)
    except _DAMAGE:
        reading.error("bad-workbook", Place(file), "The workbook is damaged and can't be read.", _SAVE)
    return ()


def _grids(data: bytes, file: str, formulas: bool) -> Iterator[Grid]:
    """The sheets in order; a second pass, where there are formulas, tells one without a value from an empty cell."""
    shown = _opened(data, data_only=True)
    written = _opened(data, data_only=False) if formulas else shown
    for sheet, again in zip(shown.worksheets, written.worksheets, strict=True):
        cells = dict(_cells(sheet, again))
        height = max((row for row, _ in cells), default=0)
        width = max((column for _, column in cells), default=0)
        if height * width > _LARGEST:
            raise UnsafeXmlError(f"The sheet '{sheet.title}' has over a million cells.")
        rows = tuple(
            tuple(cells.get((row, column), BLANK) for column in range(1, width + 1)) for row in range(1, height + 1)
        )
        yield Grid(
            file,
            sheet.title,
            rows,
            tuple(range(1, height + 1)),
            sheet.sheet_state != "visible",
            frozenset(number - 1 for number, look in sheet.row_dimensions.items() if look.hidden),
            frozenset(_hidden_columns(sheet)),
            dict(_merged(sheet, height, width)),
        )


def _opened(data: bytes, data_only: bool) -> Any:
    """The workbook; what openpyxl warns of (charts, rules, extensions that it drops) is no part of a table."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(data), data_only=data_only, keep_links=False)


def _cells(sheet: Any, written: Any) -> Iterator[tuple[tuple[int, int], Cell]]:
    # Every public walk makes each cell up to the furthest one that the file names; this holds those in the file.
    for place, cell in sheet._cells.items():
        formula = place in written._cells and written._cells[place].data_type == "f"
        read = cell_of(cell, formula, sheet.parent.epoch)
        if read.filled:
            yield place, read


def _hidden_columns(sheet: Any) -> Iterator[int]:
    for look in sheet.column_dimensions.values():
        if look.hidden and look.min:
            yield from range(look.min - 1, min(look.max, _COLUMNS))


def _merged(sheet: Any, height: int, width: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """For each cell under a merged one, the cell that shows; only inside the grid."""
    for area in sheet.merged_cells.ranges:
        top = (area.min_row - 1, area.min_col - 1)
        for row in range(top[0], min(area.max_row, height)):
            for column in range(top[1], min(area.max_col, width)):
                if (row, column) != top:
                    yield (row, column), top
