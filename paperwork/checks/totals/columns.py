"""What the columns of a table, or its rows, have to do with each other, where all places but one or two keep to it.

Received out of invited is the uptake; admissions by population is the rate; capacity less pupils is what is spare. What
the columns mean need not be known: a relation that most rows keep, to the last digit that is printed, is no chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import permutations
from math import log10

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Grid, Reading
from ..reading.grids import Figure
from .crossing import Lines, across, down
from .totals import rows as total_rows

_HINT = "Look all three figures of this row up; the other rows keep to it."
_HINT_ACROSS = "Look all three figures of this column up; the other columns keep to it."
_LEAST, _MOST_LINES = 4, 9
# So many places may break a relation that four times as many keep.
_BROKEN, _SHARE = 2, 4
# Across a table, where figures move slowly, a relation must be borne out by so many digits, in so many ways.
_DIGITS, _WAYS = 6, 3
Work = Callable[[Decimal, Decimal], Decimal]
Trio = tuple[int, int, int]
Way = tuple[Figure, Figure, Figure]


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
    """A row, or a column of one time, whose figures do not go together as those of all others do."""
    broken = [found for grid in reading.grids if (found := _breaks_of(grid))]
    totals = {finding.quote for finding in total_rows(reading) if finding.certain} if broken else set()
    for found in broken:
        told: set[tuple[int, int]] = set()
        for lines, trio, relation, at in found:
            cells = {lines.cell(at, line) for line in trio}
            # Where a total is wrong, that is what is told.
            if not cells & told and not any(lines.quote(at, line) in totals for line in trio):
                told |= cells
                yield finding_of(reading, lines, at, trio, relation)


def doubtful(grid: Grid) -> frozenset[tuple[int, int]]:
    """The rows and columns of the cells one of which breaks a relation of its table."""
    return frozenset(lines.cell(at, line) for lines, trio, _, at in _breaks_of(grid) for line in trio)


@lru_cache(maxsize=128)
def _breaks_of(grid: Grid) -> tuple[tuple[Lines, Trio, Relation, int], ...]:
    """The relations of a table that are broken, each with the place where it is."""
    return tuple((lines, *one) for lines in (down(grid), across(grid)) for one in breaks(lines, sure=lines.across))


def breaks(lines: Lines, *, sure: bool) -> Iterator[tuple[Trio, Relation, int]]:
    """The relations of some lines that are broken, and where; `sure` asks that they be no chance by their digits."""
    for trio in _trios(lines.full(_LEAST)):
        for relation in RELATIONS:
            # The other way round these two are the same.
            if relation.check == "row-sum" and " less " not in relation.said and trio[0] > trio[1]:
                continue
            for at in _broken(lines, trio, relation, sure=sure):
                yield trio, relation, at


def _trios(numeric: Sequence[int]) -> list[Trio]:
    """Lines by threes, the result last; those whose result stands farthest to the right first."""
    found = permutations(numeric, 3) if len(numeric) <= _MOST_LINES else ()
    return sorted(found, key=lambda trio: (-trio[2], trio[0], trio[1]))


def _broken(lines: Lines, trio: Trio, relation: Relation, *, sure: bool) -> list[int]:
    """The places that break a relation which nearly all others keep; none where it is no relation of these lines."""
    first, second, third = trio
    ways: list[Way] = []
    places: list[int] = []
    for at, cells in enumerate(lines.figures):
        one, other, result = cells[first], cells[second], cells[third]
        if one is None or other is None or result is None or not one.value or not other.value:
            continue
        # A percentage out of a percentage is none of anything.
        if relation.check != "row-sum" and (one.percent or other.percent):
            continue
        if _keeps(relation.work, one, other, result):
            ways.append((one, other, result))
        else:
            places.append(at)
            if len(places) > _BROKEN:
                return []
    kept = sum(bool(way[2].value) and len({each.value for each in way}) > 1 for way in ways)
    borne = kept >= _LEAST - 1 and kept >= _SHARE * len(places)
    return places if borne and (not sure or _is_no_chance(ways)) else []


def _is_no_chance(ways: Sequence[Way]) -> bool:
    """Whether figures that keep a relation have many digits together, and are not the same ones again and again."""
    values = {tuple(each.value for each in way) for way in ways}
    if len(values) < _WAYS or any(len({one[at] for one in values}) < 2 for at in range(3)):
        return False
    return sum(_digits(result) for _, _, result in values) >= _DIGITS


def _digits(value: Decimal) -> float:
    """How many digits a figure has, as a logarithm; noughts at the end of decimals tell nothing."""
    plain = value.normalize()
    exponent = plain.as_tuple().exponent
    return log10(max(float(abs(plain.scaleb(-min(int(exponent), 0)))), 1.0))


def _keeps(work: Work, one: Figure, other: Figure, result: Figure) -> bool:
    """Whether a result is what its parts give, whatever these were before they were rounded."""
    given = [work(first, second) for first in _ends(one) for second in _ends(other)]
    room = _half(result.decimals)
    return min(given) - room <= result.value <= max(given) + room


@cache
def _half(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals) / 2


@lru_cache(maxsize=4096)
def _ends(one: Figure) -> tuple[Decimal, ...]:
    """The least and the most that a figure with decimals, or a percentage, was; a count is what it is."""
    half = _half(one.decimals)
    return (one.value - half, one.value + half) if one.decimals or one.percent else (one.value,)


def finding_of(reading: Reading, lines: Lines, at: int, trio: Trio, relation: Relation) -> Finding:
    """What is said of figures that do not go together."""
    first, second, printed = (lines.figures[at][line] for line in trio)
    assert first is not None
    assert second is not None
    assert printed is not None
    texts = [lines.text(at, line) for line in trio]
    worked = round(relation.work(first.value, second.value), printed.decimals)
    one, other, result = (lines.names[line] for line in trio)
    where = lines.places[at]
    message = (
        f"{where}: {texts[0]}, {texts[1]} and {texts[2]} do not go together. "
        f"{relation.said.format(one=one, other=other)} is {worked:f}, and in the other "
        f"{'columns' if lines.across else 'rows'} that is {result}."
    )
    quote = f"{result} {texts[2]}" if lines.across else f"{where} {' '.join(texts)}"
    about = f"{where[:40]}.{result[:30]}"
    hint = _HINT_ACROSS if lines.across else _HINT
    return reading.find(relation.check, lines.spot(at, trio[2]), message, hint, quote, key=about)


CHECKS = (columns,)
