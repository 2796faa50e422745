"""Number formats: what a workbook's number means and how its cell shows it.

A cell as openpyxl reads it in, with its format code; a `Cell` out. Percentages are by format (0.84 as 0% is 84),
dates too. What a cell shows is rounded half up to the decimals of its format, as Excel does; the number behind it
stays exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openpyxl.utils.datetime import to_excel
from openpyxl.utils.escape import unescape

from ...model.periods import month
from .grid import BLANK, Cell
from .guard import UnsafeXmlError

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_LITERAL_PERCENT = re.compile(r'"[^"]*%[^"]*"|\\%')
_NO_VALUE = "The formula in this cell has no stored value."


def cell_of(cell: Any, formula: bool, epoch: datetime) -> Cell:
    """What a cell of openpyxl's shows; `epoch` is the day from which its workbook counts days."""
    value = cell.value
    if value is None:
        return Cell(fault=_NO_VALUE) if formula and cell.data_type != "str" else BLANK
    if cell.data_type == "e":
        return Cell(str(value), fault=f"The formula in this cell gives {value}.")
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        return number_cell(value, cell.number_format)
    if isinstance(value, date | time | timedelta):
        return moment_cell(value, cell.number_format, epoch)
    return Cell(" ".join(unescape(str(value)).split()))


def number_cell(raw: float, code: str) -> Cell:
    """The cell of a number under a format code."""
    section = code.split(";")[0]
    bare = _LITERAL.sub("", section).lower()
    number = exact(raw)
    if "%" in bare:
        return _shown(number.scaleb(2), bare, "%")
    return _shown(number, bare, "%" if _LITERAL_PERCENT.search(section) else "")


def moment_cell(value: date | time | timedelta, code: str, epoch: datetime) -> Cell:
    """The cell of a date by its format; a time alone is the number that the file holds."""
    bare = _LITERAL.sub("", code.split(";")[0]).lower()
    if isinstance(value, date) and (_is_date(bare) or bare == "general"):
        return _date_cell(date(value.year, value.month, value.day), bare if _is_date(bare) else "dd/mm/yyyy")
    days: Callable[[date | time | timedelta, datetime], float] = to_excel
    return _shown(exact(days(value, epoch)), "general", "")


def exact(raw: float) -> Decimal:
    """A workbook's number as it was typed: 15 significant digits, without the noise of binary arithmetic."""
    number = Decimal(f"{float(raw):.15g}")
    if not number.is_finite():
        raise UnsafeXmlError(f"'{raw}' is no number.")
    return _plain(number)


def _plain(number: Decimal) -> Decimal:
    """Without an exponent, and without zeros after the point."""
    return Decimal(f"{number.normalize():f}")


def _is_date(bare: str) -> bool:
    return "y" in bare or "d" in bare or "mmm" in bare


def _date_cell(day: date, bare: str) -> Cell:
    text = f"{day:%d/%m/%Y}" if "d" in bare else month(day.year, day.month).label
    return Cell(text, day=day, yearless="y" not in bare)


def _shown(number: Decimal, bare: str, sign: str) -> Cell:
    """The number with the decimals and the thousands commas of its format."""
    number = _plain(number)
    if not re.search("[0#?]", bare) or "e+" in bare or number.adjusted() > 20:
        return Cell(f"{number:f}{sign}", number, bool(sign))
    decimals = re.search(r"\.([0#?]+)", bare)
    step = Decimal(1).scaleb(-len(decimals[1]) if decimals else 0)
    commas = "," if "," in bare else ""
    return Cell(f"{number.quantize(step, ROUND_HALF_UP):{commas}f}{sign}", number, bool(sign))
