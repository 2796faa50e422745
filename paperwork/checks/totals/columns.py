"""What the columns of a table have to do with each other, where all rows but one or two keep to it.

Received out of invited is the uptake; admissions by population is the rate; capacity less pupils is what is spare. What
the columns mean need not be known: a relation that most rows keep, to the last digit that is printed, is no chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Grid, Reading
from ..reading.grids import Figure, figure

_HINT = "Look all three figures of this row up; the other rows keep to it."
_LEAST, _MOST_COLUMNS = 4, 9
# So many rows may break a relation that four times as many keep.
_BROKEN, _SHARE = 2, 4
Work = Callable[[Decimal, Decimal], Decimal]


class Relation(Struct, frozen=True):
    """How a column may follow from two others: how it is worked out, how that is said, and what its check is called."""

    work: Work
    said: str
    check: str


def _of(base: int) -> Work:
    return lambda one, other: base * one / other if other else Decimal(0)


RELATIONS = (
    Relation(_of(100), "{one} out of {other}, in per cent", "row-share"),
    *(Relation(_of(base), f"{{one}} out of {{other}}, per {base:,}", "row-rate") for base in (1_000, 10_000, 100_000)),
    Relation(lambda one, other: one - other, "{one} less {other}", "row-sum"),
    Relation(lambda one, other: one + other, "{one} and {other} together", "row-sum"),
    Relation(lambda one, other: one * other, "{one} times {other}", "row-sum"),
    Relation(_of(1), "{one} divided by {other}", "row-rate"),
)


def columns(reading: Reading) -> Iterator[Finding]:
    """A row whose figures do not go together as those of all other rows do."""
    for grid in reading.grids:
        cells = [[figure(cell) for cell in row] for row in grid.rows]
        numeric = [at for at in range(1, len(grid.heads)) if sum(row[at] is not None for row in cells) >= _LEAST]
        told: set[int] = set()
        for trio in _trios(numeric):
            for relation in RELATIONS:
                for row in _broken(cells, trio, relation):
                    if row not in told:
                        told.add(row)
                        yield _finding(reading, grid, row, trio, relation)


def _trios(numeric: Sequence[int]) -> list[tuple[int, int, int]]:
    """Columns by threes, the result last; those whose result stands farthest to the right first."""
    found = permutations(numeric, 3) if len(numeric) <= _MOST_COLUMNS else ()
    return sorted(found, key=lambda trio: (-trio[2], trio[0], trio[1]))


def _broken(cells: Sequence[Sequence[Figure | None]], trio: tuple[int, int, int], relation: Relation) -> list[int]:
    """The rows that break a relation which nearly all others keep; none where it is no relation of these columns."""
    kept = 0
    rows: list[int] = []
    for at, row in enumerate(cells):
        one, other, result = (row[column] for column in trio)
        if one is None or other is None or result is None or not one.value or not other.value:
            continue
        # A percentage out of a percentage is none of anything.
        if relation.check != "row-sum" and (one.percent or other.percent):
            continue
        if _keeps(relation.work, one, other, result):
            kept += bool(result.value) and len({one.value, other.value, result.value}) > 1
        else:
            rows.append(at)
            if len(rows) > _BROKEN:
                return []
    return rows if kept >= _LEAST - 1 and kept >= _SHARE * len(rows) else []


def _keeps(work: Work, one: Figure, other: Figure, result: Figure) -> bool:
    """Whether a result is what its parts give, whatever these were before they were rounded."""
    given = [work(first, second) for first in _ends(one) for second in _ends(other)]
    room = Decimal(1).scaleb(-result.decimals) / 2
    return min(given) - room <= result.value <= max(given) + room


def _ends(one: Figure) -> tuple[Decimal, ...]:
    """The least and the most that a figure with decimals, or a percentage, was; a count is what it is."""
    half = Decimal(1).scaleb(-one.decimals) / 2
    return (one.value - half, one.value + half) if one.decimals or one.percent else (one.value,)


def _finding(reading: Reading, grid: Grid, row: int, trio: tuple[int, int, int], relation: Relation) -> Finding:
    one, other, result = trio
    cells = grid.rows[row]
    first, second = figure(cells[one]), figure(cells[other])
    printed = figure(cells[result])
    assert first is not None
    assert second is not None
    assert printed is not None
    worked = round(relation.work(first.value, second.value), printed.decimals)
    how = relation.said.format(one=grid.heads[one], other=grid.heads[other])
    message = (
        f"{cells[0]}: {cells[one]}, {cells[other]} and {cells[result]} do not go together. {how} is {worked:f}, and in "
        f"the other rows that is {grid.heads[result]}."
    )
    quote = f"{cells[0]} {cells[one]} {cells[other]} {cells[result]}"
    about = f"{cells[0][:40]}.{grid.heads[result][:30]}"
    return reading.find(relation.check, grid.at(row), message, _HINT, quote, key=about)


CHECKS = (columns,)
