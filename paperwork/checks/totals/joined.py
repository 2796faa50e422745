"""Two tables with the same rows, laid side by side: the same column twice, or columns that go together.

Wards with their populations in one table, with admissions and rates in another; a summary and its appendix.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import log10

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Grid, Reading
from ..reading.grids import Figure, figure, period
from ..reading.numbers import mentions
from ..reading.pointing import labels
from ..reading.subjects import role_of
from ..reading.words import key
from .columns import breaks, doubtful, finding_of
from .crossing import down

_HINT = "Find out which is right, and print it in both places."
_LEAST, _KEPT, _DIGITS = 4, 3, 5.0
_NO_FIGURES = ("target", "comparator", "milestone", "tolerance", "rating")


class Pair(Struct, frozen=True):
    """Two tables, and their rows of the same name: where each stands in the first and in the second."""

    first: Grid
    second: Grid
    rows: tuple[tuple[int, int], ...]


def _pairs(reading: Reading) -> Iterator[Pair]:
    named = [(grid, _named(grid)) for grid in reading.grids]
    for (first, one), (second, other) in combinations(named, 2):
        shared = tuple((row, other[name]) for name, row in one.items() if name in other)
        if len(shared) >= _LEAST:
            yield Pair(first, second, shared)


def _named(grid: Grid) -> dict[str, int]:
    """The rows of a table by their names, those that stand there once."""
    names = [" ".join(name.lower().split()) for name in labels(grid)]
    often = Counter(names)
    return {name: row for row, name in enumerate(names) if often[name] == 1 and re.search("[a-z]", name)}


def joined(reading: Reading) -> Iterator[Finding]:
    """A figure that two tables give differently, or that does not go with the other table's, in one row alone."""
    for pair in _pairs(reading):
        told: set[int] = set()
        for at, one, other in _twins(pair):
            if at not in told:
                told.add(at)
                yield _differing(reading, pair, pair.rows[at], one, other)
        yield from _together(reading, pair, told)


def _twins(pair: Pair) -> Iterator[tuple[int, int, int]]:
    """The rows in which two columns that are the same column differ, with the columns."""
    for one in range(1, len(pair.first.heads)):
        for other in range(1, len(pair.second.heads)):
            if _is_one(pair, one, other) and (at := _odd(pair, one, other)) is not None:
                yield at, one, other


def _together(reading: Reading, pair: Pair, told: set[int]) -> Iterator[Finding]:
    """The rows whose figures in two tables of one time do not go together as those of all other rows do."""
    if _times(pair.first, "") != _times(pair.second, ""):
        return
    lines = down(_joined(pair))
    wide = len(pair.first.heads)
    own = [{row for row, _ in doubtful(grid)} for grid in (pair.first, pair.second)]
    for trio, relation, at in breaks(lines, sure=True):
        row, beside = pair.rows[at]
        known = at in told or row in own[0] or beside in own[1]
        if not known and len({lines.columns[line] >= wide for line in trio}) > 1:
            told.add(at)
            yield finding_of(reading, lines, at, trio, relation)


def _is_one(pair: Pair, one: int, other: int) -> bool:
    """Whether two columns are called alike, and their tables are not of different times."""
    first, second = pair.first.heads[one], pair.second.heads[other]
    if role_of(first) in _NO_FIGURES or not first or not second:
        return False
    when = period(first), period(second)
    if any(when):
        return when[0] == when[1]
    return key(first) == key(second) and _times(pair.first, first) == _times(pair.second, second)


def _times(grid: Grid, head: str) -> set[str]:
    told = f"{grid.caption} {grid.heading} {head}"
    return {one.text for one in mentions(told) if one.kind in ("month", "quarter", "year", "date")} | set(
        re.findall(r"\b(?:19|20)\d\d\b", told)
    )


def _odd(pair: Pair, one: int, other: int) -> int | None:
    """Which of the shared rows alone has two figures; None where none has, or where more have."""
    kept: set[Figure] = set()
    odd: list[int] = []
    for at, (row, beside) in enumerate(pair.rows):
        first, second = figure(pair.first.rows[row][one]), figure(pair.second.rows[beside][other])
        if first is None or second is None:
            continue
        if _same(first, second):
            kept.add(first)
        else:
            odd.append(at)
    digits = sum(log10(max(abs(float(each.value)), 1)) for each in kept)
    return odd[0] if len(odd) == 1 and len(kept) >= _KEPT and digits >= _DIGITS else None


def _same(one: Figure, other: Figure) -> bool:
    places = min(one.decimals, other.decimals)
    return (
        abs(one.value - other.value) * 2 <= 10**-places if one.decimals != other.decimals else one.value == other.value
    )


def _differing(reading: Reading, pair: Pair, rows: tuple[int, int], one: int, other: int) -> Finding:
    (row, beside), (first, second) = rows, (pair.first, pair.second)
    before, now, name = first.rows[row][one], second.rows[beside][other], labels(second)[beside]
    where = f"'{first.caption or first.heading}'"
    message = f"{name}, {second.heads[other]}: {now} here, and {before} in {where}; their other rows are the same."
    about = f"{name[:40]}, {second.heads[other][:20]}: {now}"
    return reading.find("tables-differ", second.at(beside), message, _HINT, f"{name} {now}", key=about)


def _joined(pair: Pair) -> Grid:
    rows = tuple((*pair.first.rows[row], *pair.second.rows[beside][1:]) for row, beside in pair.rows)
    spots = tuple(pair.second.at(beside) for _, beside in pair.rows)
    heads = (*pair.first.heads, *pair.second.heads[1:])
    return Grid(heads, rows, pair.second.spot, spots, pair.second.caption, pair.second.heading)


CHECKS = (joined,)
