"""Fractions in the cells of a table: their percentages, and the totals of their rows and columns.

"498 / 715 (72%)" in one cell, "498 / 715" with a share in the cell after it, "Early years 117 / 150, Primary 512 / 690,
All 629 / 840".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Grid, Reading
from ..sums.arithmetic import HUNDRED, rounded, roundings

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_PERCENT = r"(?P<percent>\d+(?:\.\d+)?) ?(?:%|per ?cent)"
_CELL = re.compile(
    rf"(?:(?P<first>\d+(?:\.\d+)?) ?(?:%|per ?cent) ?\(?)?"
    rf"(?P<part>{_NUMBER})(?: ?/ ?| (?:out )?of )(?P<whole>{_NUMBER})"
    rf"(?:\)|,? ?[\[(]?[=–-]? ?{_PERCENT}[\])]?)?",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:grand |over)?(?:total|all)\b(?! other)|whole\b|year to date$|to date$", re.IGNORECASE)
_HINT = "One of the three numbers is wrong: look at the data."
_LEAST = 2


class Fraction(Struct, frozen=True):
    """A cell such as 498 / 715 (72%): its part, its whole, and its percentage with so many places, where it has one."""

    text: str
    part: Decimal
    whole: Decimal
    percent: Decimal | None
    places: int


def fraction_of(text: str) -> Fraction | None:
    """What a cell says as a fraction; None where it says none, or more, or a year such as 2024/25."""
    said = " ".join(text.split())
    found = _CELL.fullmatch(said)
    if found is None:
        return None
    part, whole = (Decimal(found[name].replace(",", "")) for name in ("part", "whole"))
    percent = found["first"] or found["percent"]
    is_year = (
        percent is None and re.fullmatch(r"(?:20)?\d\d ?/ ?\d\d", said) and part + 1 == whole % 100 + part // 100 * 100
    )
    if is_year or not whole or part > whole:
        return None
    places = len((percent or "").partition(".")[2])
    return Fraction(said, part, whole, Decimal(percent) if percent else None, places)


def cells(reading: Reading) -> Iterator[Finding]:
    """A fraction in a cell whose percentage beside it is another: "498 / 715 (72%)"."""
    for grid in reading.grids:
        for at, row in enumerate(grid.rows):
            for text in row[1:]:
                one = fraction_of(text)
                if one is not None and one.percent is not None:
                    yield from _of_cell(reading, grid, at, one, one.percent)


def _of_cell(reading: Reading, grid: Grid, at: int, one: Fraction, percent: Decimal) -> Iterator[Finding]:
    exact = one.part / one.whole * HUNDRED
    right = rounded(exact, one.places)
    if right == percent:
        return
    cut = percent in roundings(exact, one.places)
    message = f"{grid.rows[at][0]}: {one.part:,f} of {one.whole:,f} is {right}%, and {percent}% stands beside it."
    hint = "It was cut off; round it half up." if cut else _HINT
    key = f"{grid.rows[at][0]} {one.text}"
    yield reading.find("fraction-wrong", grid.at(at), message, hint, one.text, certain=not cut, key=key)


def totals(reading: Reading) -> Iterator[Finding]:
    """A total of fractions, under a column or at the end of a row, one number of which is not the sum of its parts."""
    for grid in reading.grids:
        made = [[fraction_of(cell) for cell in row] for row in grid.rows]
        last = len(grid.rows) - 1
        if last >= _LEAST and _TOTAL.match(grid.rows[last][0].strip()):
            for column in range(1, len(grid.heads)):
                parts = [row[column] for row in made[:last]]
                yield from _of_total(reading, grid, last, column, parts, made[last][column])
        end = len(grid.heads) - 1
        if end > _LEAST and _TOTAL.match(grid.heads[end].strip()):
            right = [at for at, row in enumerate(made) if _sums(row[1:end], row[end]) == (True, True)]
            for at, row in enumerate(made):
                if len(right) >= _LEAST and at not in right:
                    yield from _of_total(reading, grid, at, end, row[1:end], row[end])


def _sums(parts: Sequence[Fraction | None], total: Fraction | None) -> tuple[bool, bool]:
    """Whether the parts of a total, and its wholes, add up; as if they did where some cell is no fraction."""
    if total is None or len(parts) < _LEAST or any(one is None for one in parts):
        return True, True
    told = [one for one in parts if one is not None]
    return sum(one.part for one in told) == total.part, sum(one.whole for one in told) == total.whole


def _of_total(
    reading: Reading, grid: Grid, at: int, column: int, parts: Sequence[Fraction | None], total: Fraction | None
) -> Iterator[Finding]:
    part, whole = _sums(parts, total)
    if total is None or part == whole:
        return  # Where neither adds up, the total is of more than these.
    told = [one for one in parts if one is not None]
    if part:
        added, said, what = sum((one.whole for one in told), Decimal(0)), total.whole, "wholes"
    else:
        added, said, what = sum((one.part for one in told), Decimal(0)), total.part, "parts"
    message = f"{grid.rows[at][0]}, {grid.heads[column]}: the {what} of the fractions add up to {added:,f}, "
    message += f"and {said:,f} is given."
    hint = "One of them is wrong: look at the data."
    key = f"{grid.rows[at][0]} {grid.heads[column]} {total.text}"
    yield reading.find("total-wrong", grid.at(at), message, hint, total.text, key=key)


CHECKS = (cells, totals)
