"""Shares of a whole, one a row, beside the numbers that they are shares of: 978 of 2,874 is 34%.

The whole is where the share is 100%, or else all rows together; that most rows keep to it shows that it is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Reading
from ..reading.grids import Figure
from .blocks import no_sums
from .columns import doubtful
from .crossing import Lines, across, down

_HINT = "Look the number and its share up, and the total."
_LEAST, _MOST_LINES = 3, 24
_HUNDRED = Decimal(100)


class Shares(Struct, frozen=True):
    """A line of numbers and one of their shares, the place of the whole (-1 for none), the places with both."""

    numbers: int
    shares: int
    whole: int
    parts: tuple[tuple[int, Figure, Figure], ...]

    @property
    def sum(self) -> Decimal:
        """What the numbers of all parts add up to."""
        return sum((number.value for _, number, _ in self.parts), Decimal(0))


def wholes(reading: Reading) -> Iterator[Finding]:
    """A share that its number and the whole do not give, where those of the other rows do."""
    for grid in reading.grids:
        told = {*doubtful(grid), *no_sums(grid)}
        for lines in (down(grid), across(grid)):
            for one in _shares(lines):
                for at, line, worked in _wrong(lines, one):
                    if lines.cell(at, line) not in told:
                        told.add(lines.cell(at, line))
                        yield _finding(reading, lines, one, at, line, worked)


def _shares(lines: Lines) -> Iterator[Shares]:
    full = lines.full(_LEAST + 1)
    for shares in full if len(full) <= _MOST_LINES else ():
        for numbers in full:
            parts = [
                (at, number, share)
                for at, cells in enumerate(lines.figures)
                if (number := cells[numbers]) is not None and (share := cells[shares]) is not None
            ]
            if numbers == shares or not _may_be(parts):
                continue
            whole = [at for at, _, share in parts if share.value == _HUNDRED]
            if len(whole) == 1 or (not whole and _is_all(parts)):
                at = whole[0] if whole else -1
                yield Shares(numbers, shares, at, tuple(part for part in parts if part[0] != at))


def _may_be(parts: list[tuple[int, Figure, Figure]]) -> bool:
    """Whether some figures may be numbers and their shares: the shares are none over 100 and not all the same."""
    if len(parts) <= _LEAST or any(number.percent or number.value < 0 for _, number, _ in parts):
        return False
    values = [share.value for _, _, share in parts]
    return min(values) >= 0 and max(values) <= _HUNDRED and len(set(values)) >= _LEAST


def _is_all(parts: list[tuple[int, Figure, Figure]]) -> bool:
    total = sum((share.value for _, _, share in parts), Decimal(0))
    return abs(total - _HUNDRED) <= sum((_unit(share) for _, _, share in parts), Decimal(0)) / 2


def _unit(share: Figure) -> Decimal:
    return Decimal(1).scaleb(-share.decimals)


def _wrong(lines: Lines, one: Shares) -> Iterator[tuple[int, int, Decimal]]:
    """The share that is wrong, or the whole, with what it should be; none where they are no shares of the numbers."""
    printed = lines.figures[one.whole][one.numbers] if one.whole >= 0 else None
    whole = printed.value if printed is not None else one.sum
    off = _off(one, whole)
    if not off or not whole:
        return
    if len(off) == 1 and _are_told(one, off):
        at, number, _ = off[0]
        yield at, one.shares, _HUNDRED * number.value / whole
    elif printed is not None and len(off) > 1 and one.sum and not _off(one, one.sum) and _are_told(one, []):
        yield one.whole, one.numbers, one.sum


def _off(one: Shares, whole: Decimal) -> list[tuple[int, Figure, Figure]]:
    """The parts whose share is not that of the whole; those made to add up to 100 are one off."""
    if not whole:
        return list(one.parts)
    return [
        part
        for part in one.parts
        if abs(_HUNDRED * part[1].value / whole - part[2].value) > _unit(part[2]) * Decimal("1.5")
    ]


def _are_told(one: Shares, off: list[tuple[int, Figure, Figure]]) -> bool:
    """Whether so many shares that are kept, and are not almost nought, show that they are shares of the whole."""
    kept = {share.value for _, _, share in one.parts if share.value > _unit(share)}
    return len(kept - {share.value for _, _, share in off}) >= _LEAST


def _finding(reading: Reading, lines: Lines, one: Shares, at: int, line: int, worked: Decimal) -> Finding:
    number, share = lines.text(at, one.numbers), lines.text(at, one.shares)
    where = lines.places[at]
    if line == one.shares:
        figure = lines.figures[at][line]
        right = round(worked, figure.decimals if figure else 0)
        whole = lines.text(one.whole, one.numbers) if one.whole >= 0 else f"{one.sum:f}"
        said = share if share == number else f"{number} and {share}"
        message = (
            f"{where}: {said} do not go together. Of {whole} it is {right}%, and the other shares are of that whole."
        )
    else:
        message = f"{where}: {number}. The parts add up to {worked:f}, and their shares are of that whole."
    about = f"{where[:40]}.{lines.names[line][:30]}"
    return reading.find("share-of-whole", lines.spot(at, line), message, _HINT, lines.quote(at, line), key=about)


CHECKS = (wholes,)
