"""Units that one place lacks or gets wrong: a percent sign that all but one have, a rate that is per another number.

A check takes a `Reading`. A row or a column in which all but one have their sign is certain; how often signs are mixed
is told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Grid, Reading
from ..reading.grids import figure
from ..reading.subjects import roles

_LEAST, _WHOLE = 3, 100
# A column without a head that says per cent is one of percentages where so many others of its cells are.
_MANY = 5
_OF_A_MEASURE = frozenset({"value", "latest", "actual", "target", "milestone", "tolerance", "comparator"})
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bshare\b|\bproportion\b", re.IGNORECASE)
_BASE = r"per (?P<base>1,?000|10,?000|100,?000)(?![\d,]*\d)"
_PER = re.compile(rf"\b{_BASE}", re.IGNORECASE)
_RATE = re.compile(rf"(?<![\d.,£])(?P<rate>\d[\d,]*(?:\.\d+)?) {_BASE}", re.IGNORECASE)
_NOT_OURS = re.compile(r"\b(?:england|wales|scotland|national\w*|region\w*|neighbours?|compar\w+)\b", re.IGNORECASE)


class _Rate(Struct, frozen=True):
    """A number that is said to be per another: its digits, the base, the spot, and the words."""

    value: str
    base: str
    spot: int
    text: str


def percent_lost(reading: Reading) -> Iterator[Finding]:
    """The one cell without a percent sign in a row, or in a column of percentages, where all others have theirs."""
    for grid in reading.grids:
        kinds = roles(grid)
        for at, row in enumerate(grid.rows):
            months = [column for column, kind in enumerate(kinds) if kind in ("value", "latest")]
            whole = [column for column, kind in enumerate(kinds) if kind in _OF_A_MEASURE]
            odd = _odd([row[one] for one in months]) or _odd_of_signed(grid, row, whole)
            if odd and not re.search(r"\bpoints?\b", row[0], re.IGNORECASE):
                yield _without_sign(reading, grid, at, odd, "row")
        for column, head in enumerate(grid.heads):
            cells = [row[column] for row in grid.rows]
            odd = _odd(cells) if column and _filled(cells) else ""
            if odd and (_PERCENT.search(head) or _is_odd_both_ways(grid, column, cells.index(odd))):
                yield _without_sign(reading, grid, cells.index(odd), odd, "column")


def _odd(cells: Sequence[str]) -> str:
    """The one cell of some that has no percent sign, and can be a percentage; empty where there is not just one."""
    figures = [(cell, one) for cell in cells if (one := figure(cell))]
    bare = [(cell, one) for cell, one in figures if not one.percent]
    if len(bare) != 1 or len(figures) - 1 < _LEAST or not 0 <= bare[0][1].value <= _WHOLE:
        return ""
    return bare[0][0]


def _odd_of_signed(grid: Grid, row: Sequence[str], columns: Sequence[int]) -> str:
    """The same of a row's columns, where that of the odd one has signs in other rows: some print none for a target."""
    odd = _odd([row[one] for one in columns])
    beside = (figure(other[one]) for one in columns if row[one] == odd for other in grid.rows)
    return odd if any(one is not None and one.percent for one in beside) else ""


def _is_odd_both_ways(grid: Grid, column: int, at: int) -> bool:
    """Whether all other figures of a cell's row, and many of its column, have the sign that it lacks."""
    row = [one for beside, cell in enumerate(grid.rows[at]) if beside not in (0, column) and (one := figure(cell))]
    return len(grid.rows) > _MANY and bool(row) and all(one.percent for one in row)


def _filled(cells: Sequence[str]) -> bool:
    """Whether no cell has anything but a figure."""
    return all(figure(cell) for cell in cells if cell.strip(" -–"))


def _without_sign(reading: Reading, grid: Grid, at: int, cell: str, where: str) -> Finding:
    name = next((one for one in grid.rows[at] if re.search("[A-Za-z]{3}", one)), grid.rows[at][0])
    message = f"{name}: '{cell}' has no percent sign, and all other figures of its {where} have one."
    return reading.find(
        "percent-sign", grid.at(at), message, f"Write {cell}%, or say what {cell} is.", f"{name} {cell}"
    )


def rates_per_another(reading: Reading) -> Iterator[Finding]:
    """A rate that is per another number than the same rate is elsewhere, which no other rate of the paper is per."""
    told = list(_told(reading))
    bases = _bases(reading)
    known = [*_of_tables(reading), *told]
    for rate in told:
        same = [one for one in known if one.value == rate.value and one.spot != rate.spot]
        others = {one.base for one in same}
        if bases[rate.base] == 1 and len(others) == 1 and rate.base not in others and bases[same[0].base] > 1:
            right = f"{int(same[0].base):,}"
            message = f"'{rate.text}' is per {right} elsewhere in the paper, as its other rates are."
            hint = f"Write per {right}, or look the rate up."
            yield reading.find("rate-per-another", rate.spot, message, hint, rate.text)


def _told(reading: Reading) -> Iterator[_Rate]:
    for sentence in reading.sentences:
        for found in _RATE.finditer(sentence.text):
            before = sentence.text[max(0, found.start() - 40) : found.start()]
            if len(found["rate"].strip("0.,")) > 1 and not _NOT_OURS.search(before):
                yield _Rate(_digits(found["rate"]), _digits(found["base"]), sentence.spot, found[0])


def _of_tables(reading: Reading) -> Iterator[_Rate]:
    """The figures of tables whose row, head or caption says what they are per."""
    for grid in reading.grids:
        for at, row in enumerate(grid.rows):
            for cell, head in zip(row[1:], grid.heads[1:], strict=True):
                per = next((found for text in (row[0], head, grid.caption) if (found := _PER.search(text))), None)
                if per and figure(cell):
                    yield _Rate(_digits(cell), _digits(per["base"]), grid.at(at), cell)


def _bases(reading: Reading) -> Mapping[str, int]:
    """How often the file says that something is per so many."""
    said = [_digits(found["base"]) for spot in reading.spots for found in _PER.finditer(spot.words)]
    return {base: said.count(base) for base in said}


def _digits(text: str) -> str:
    return text.replace(",", "")


CHECKS = (percent_lost, rates_per_another)
