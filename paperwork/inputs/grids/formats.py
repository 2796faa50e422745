"""Number formats: what a workbook's number means and how its cell shows it.

A number in, with its format code; a `Cell` out. Percentages are by format (0.84 as 0% is 84), dates too. What a
cell shows is rounded half up to the decimals of its format, as Excel does; the number behind it stays exact.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from ...model.periods import month
from .grid import Cell
from .xml import UnsafeXmlError

# Codes that a file names by number only (ECMA-376 part 1, 18.8.30); dates as an English (UK) Excel shows them.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0",
    38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
}  # fmt: skip
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_LITERAL_PERCENT = re.compile(r'"[^"]*%[^"]*"|\\%')
_LAST_DAY = 2_958_465


def number_cell(raw: str, code: str, from_1904: bool) -> Cell:
    """The cell of a number, as a file holds it, under a format code."""
    section = code.split(";")[0]
    bare = _LITERAL.sub("", section).lower()
    number = exact(raw)
    if _is_date(bare) and 1 <= number <= _LAST_DAY:
        return _date_cell(_day(int(number), from_1904), bare)
    if "%" in bare:
        return _shown(number.scaleb(2), bare, "%")
    return _shown(number, bare, "%" if _LITERAL_PERCENT.search(section) else "")


def exact(raw: str) -> Decimal:
    """A workbook's number as it was typed: 15 significant digits, without the noise of binary arithmetic."""
    number = Decimal(f"{float(raw):.15g}")
    if not number.is_finite():
        raise UnsafeXmlError(f"'{raw[:20]}' is no number.")
    return _plain(number)


def date_cell(text: str) -> Cell:
    """The cell of a date that a file holds as text (2023-02-27T00:00:00)."""
    return _date_cell(date.fromisoformat(text[:10]), "dd/mm/yyyy")


def _plain(number: Decimal) -> Decimal:
    """Without an exponent, and without zeros after the point."""
    return Decimal(f"{number.normalize():f}")


def _is_date(bare: str) -> bool:
    return "y" in bare or "d" in bare or "mmm" in bare


def _day(serial: int, from_1904: bool) -> date:
    """A date by its serial number; the 1900 calendar counts a 29 February 1900 that never was."""
    if from_1904:
        return date(1904, 1, 1) + timedelta(days=serial)
    return date(1899, 12, 30) + timedelta(days=serial + (serial < 60))


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
