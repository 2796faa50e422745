"""Cells that a spreadsheet spoilt: an error in place of a value, a percentage shown as a part of one.

A check takes a `Reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from paperwork.model.findings import Finding

from ..reading import Grid, Reading
from ..reading.grids import figure

# What Excel shows for a formula that it can't work out, or for a number that is wider than its column.
_ERROR = re.compile(r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#{3,})")
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b")
_ENOUGH, _LEAST, _ROOM = 3, Decimal(5), Decimal("0.3")
_LOOK = "Look up what belongs here, or say why there is none."


def errors(reading: Reading) -> Iterator[Finding]:
    """What a formula left in a cell or in words in place of its value: #N/A, #REF!, #DIV/0!."""
    for grid in reading.grids:
        for at, row in enumerate(grid.rows):
            for head, cell in zip(grid.heads, row, strict=True):
                if found := _ERROR.search(cell):
                    message = f"{row[0]}, {head}: '{found.group()}' stands in place of a value: a formula had none."
                    quote, key = f"{row[0]} {found.group()}", f"{row[0]}.{head}"
                    yield reading.find("value-spoilt", grid.at(at), message, _LOOK, quote, key=key)
    for sentence in reading.sentences:
        if found := _ERROR.search(sentence.text):
            message = f"'{found.group()}' stands in place of a value: it was copied from a formula that had none."
            quote = sentence.text[max(0, found.start() - 40) : found.end() + 15]
            yield reading.find("value-spoilt", sentence.spot, message, _LOOK, quote)


def parts_of_one(reading: Reading) -> Iterator[Finding]:
    """A percentage shown as a part of one (0.83) among others of its row that are shown per hundred (81, 84)."""
    for grid in reading.grids:
        for at, row in enumerate(grid.rows):
            columns = [one for one, cell in enumerate(row) if one and figure(cell)]
            if (odd := _odd(grid, row, columns)) >= 0:
                yield _part_of_one(reading, grid, at, odd)


def _odd(grid: Grid, row: Sequence[str], columns: Sequence[int]) -> int:
    """The column of the one cell that is a hundredth of what its neighbours are; -1 where there is none."""
    if not _PERCENT.search(f"{row[0]} {grid.caption} {' '.join(row)}"):
        return -1
    told = {one: found.value for one in columns if (found := figure(row[one])) and not found.percent}
    small = [one for one, value in told.items() if 0 < value < 1 and len(row[one].partition(".")[2]) > 1]
    others = [value for one, value in told.items() if one not in small]
    if len(small) != 1 or len(others) < _ENOUGH or min(others) < _LEAST:
        return -1
    value = told[small[0]] * 100
    return small[0] if min(others) * (1 - _ROOM) <= value <= max(others) * (1 + _ROOM) else -1


def _part_of_one(reading: Reading, grid: Grid, at: int, column: int) -> Finding:
    row, head = grid.rows[at], grid.heads[column]
    value = figure(row[column])
    assert value is not None
    said = f"{(value.value * 100).normalize():f}"
    message = (
        f"{row[0]}, {head}: {row[column]} is a part of one, and the others of the row are per cent: {said} is meant."
    )
    quote, key = f"{row[0]} {row[column]}", f"{row[0]}.{head}"
    hint = f"Print {said}, as precisely as the others are."
    return reading.find("mixed-part-of-one", grid.at(at), message, hint, quote, key=key)


CHECKS = (errors, parts_of_one)
