"""Rows that are the sum of the rows before them in all columns but one, whatever they are called.

"Secondary" under Years 7 to 11, "All" under the wards, the borough's own name: that a row is a total is known by its
figures. So are columns that are the sum of those before them. What is called a total is `totals`' to check.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from math import log10

from msgspec import Struct

from paperwork.model.findings import Finding

from ..claims.meant import ALL_ROWS
from ..reading import Grid, Reading
from .adding import rounded_to
from .columns import doubtful
from .crossing import Lines, across, down
from .totals import is_named_total, withheld_or_overlapping

_HINT = "One of them is wrong, or a part is missing: look at the data."
# So many digits of sums must agree; of one line alone fewer do, since few sums are tried, and of what is called all.
_DIGITS, _ALONE, _NAMED = 5.5, 3.0, 1.5
_NEAR = Decimal("0.1")
_MOST = 60


class Block(Struct, frozen=True):
    """A place that is the sum of others, the lines in which it is, and those in which it almost is, with their sums."""

    total: int
    parts: tuple[int, ...]
    kept: tuple[int, ...]
    broken: tuple[tuple[int, Decimal], ...]


def blocks(reading: Reading) -> Iterator[Finding]:
    """A figure of a row, or of a column, that is else the sum of those before it, or of those after it."""
    for grid in reading.grids:
        # What breaks another relation of the table makes sums of it wrong as well: it is told of once.
        told = set(doubtful(grid))
        for lines, block in _blocks_of(grid):
            for line, worked in block.broken:
                cells = {lines.cell(at, line) for at in (block.total, *block.parts)}
                if not cells & told and not _is_elsewhere(reading, lines, lines.cell(block.total, line)):
                    told.add(lines.cell(block.total, line))
                    yield _told(reading, lines, block, line, worked)


def no_sums(grid: Grid) -> frozenset[tuple[int, int]]:
    """The rows and columns of the cells that should be the sum of others, and are not."""
    return frozenset(lines.cell(block.total, line) for lines, block in _blocks_of(grid) for line, _ in block.broken)


@lru_cache(maxsize=128)
def _blocks_of(grid: Grid) -> tuple[tuple[Lines, Block], ...]:
    """The sums of a table."""
    if len(grid.rows) > _MOST:
        return ()
    return tuple((lines, one) for lines in (down(grid), across(grid, every=True)) for one in _blocks(lines))


def _is_elsewhere(reading: Reading, lines: Lines, cell: tuple[int, int]) -> bool:
    """Whether it is called a total, or the words about the table say that its rows are not all, or overlap."""
    grid = lines.grid
    named = not lines.split and (is_named_total(grid, cell[0]) or is_named_total(grid, None, cell[1]))
    return named or withheld_or_overlapping(reading, grid)


def _blocks(lines: Lines) -> Iterator[Block]:
    """The sums of a table: those that stand under their parts, else those over them."""
    shares = {line for cells in lines.figures for line, one in enumerate(cells) if one is not None and one.percent}
    numeric = [line for line in lines.full(3) if line not in shares]
    places = [at for at, cells in enumerate(lines.figures) if any(cells[line] for line in numeric)]
    if len(numeric) > 1:
        found = list(_reduced(lines, numeric, places))
        yield from found or _reduced(lines, numeric, places[::-1])


def _reduced(lines: Lines, numeric: Sequence[int], places: Sequence[int]) -> Iterator[Block]:
    """Goes through the places, putting each sum in the place of its parts."""
    open_: list[int] = []
    for at in places:
        found = list(_ending(lines, numeric, at, open_))
        if found:
            best = min(found, key=lambda one: (len(one.broken), -len(one.kept)))
            del open_[-len(best.parts) :]
            yield best
        open_.append(at)


def _ending(lines: Lines, numeric: Sequence[int], total: int, before: Sequence[int]) -> Iterator[Block]:
    """The runs of places that end before one, of which that may be the sum."""
    running = {line: Decimal(0) for line in numeric if lines.figures[total][line] is not None}
    filled = dict.fromkeys(running, 0)
    for count, at in enumerate(reversed(before), 1):
        for line in list(running):
            part = lines.figures[at][line]
            if part is None or part.value < 0:
                del running[line]
            else:
                running[line] += part.value
                filled[line] += bool(part.value)
        if count > 1 and (one := _block(lines, total, tuple(before[-count:]), running, filled)):
            yield one


def _block(
    lines: Lines, total: int, parts: tuple[int, ...], sums: Mapping[int, Decimal], filled: Mapping[int, int]
) -> Block | None:
    kept: list[int] = []
    broken: list[tuple[int, Decimal]] = []
    digits = 0.0
    for line, worked in sums.items():
        printed = lines.figures[total][line]
        off = abs(printed.value - worked) if printed else Decimal(0)
        near = printed is not None and (off <= _NEAR * worked or _is_turned(printed.value, worked))
        if near and (not off or off <= _room(lines, line, (*parts, total))):
            kept.append(line)
            digits += log10(max(float(worked), 1)) if filled[line] > 1 else 0
        elif near:
            broken.append((line, worked))
    enough = _ALONE if len(kept) == 1 and len(parts) > 2 else _DIGITS
    enough = _NAMED if ALL_ROWS.search(lines.places[total]) else enough
    if digits < enough or len(broken) > max(1, len(kept) // 3):
        return None
    return Block(total, parts, tuple(kept), tuple(broken))


def _room(lines: Lines, line: int, places: Sequence[int]) -> Decimal:
    figures = [one for at in places if (one := lines.figures[at][line]) is not None]
    told = f"{lines.grid.caption} {' '.join(lines.grid.heads)} {lines.grid.heading}"
    return rounded_to(figures, told) * len(figures) / 2


def _is_turned(one: Decimal, other: Decimal) -> bool:
    """Whether two figures have the same digits in another order."""
    return sorted(f"{one:f}") == sorted(f"{other:f}")


def _told(reading: Reading, lines: Lines, block: Block, line: int, worked: Decimal) -> Finding:
    printed = lines.figures[block.total][line]
    turned = printed is not None and _is_turned(printed.value, worked)
    where, first, last = (lines.places[at] for at in (block.total, min(block.parts), max(block.parts)))
    message = (
        f"{where}, {lines.names[line]}: {lines.text(block.total, line)}. {first} to {last} add up to {worked:f}, and "
        f"{'elsewhere' if len(block.kept) > 1 else f'in {lines.names[block.kept[0]]}'} that is {where}."
    )
    quote, about = lines.quote(block.total, line), f"{where[:40]}.{lines.names[line][:30]}"
    certain = turned or len(block.kept) > 1
    return reading.find("sum-of-rows", lines.spot(block.total, line), message, _HINT, quote, certain=certain, key=about)


CHECKS = (blocks,)
