"""What the rows over a total may be meant to add up to, and how far from it rounding may take the total.

Not every row is a part of its own: "of which kinship" and "- in-house" are parts of the row before them, and "All
foster homes" or "Good or better" are sums of rows beside them. Some rows are taken off: "Less: grant".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from ..reading.grids import Figure, figure

_WITHIN = re.compile(
    r"^\W*(?:of (?:which|whom|these|those|them)\b|(?:includ(?:ing|es|ed)|incl)\b)|\((?:of which|includ)|"
    r"\w (?:or|and) (?:better|worse|above)$",
    re.IGNORECASE,
)
_INSET = re.compile(r"^\s*(?:[-–—•·*>]|o\s)\s*(?=\S)")
_TAKEN_OFF = re.compile(
    r"\W*(?:less|minus|deduct\w*|income|grants?|savings?|leavers?|left|ended|ceased|closed|closures?|discharges?|out|"
    r"outflow|withdrawn|reductions?|decreases?|transfers? out|moved out)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\(\s*£?(?P<value>\d[\d,]*(?:\.\d+)?)\s*\)")
_ROUNDED = re.compile(
    r"\bround(?:ed|ing|s)\b|£ ?0{3}s?\b|£ ?(?:m|k|million|thousands?)\b|\b(?:thousands|millions)\b", re.IGNORECASE
)
_UNIT = re.compile(r"\b(?:rounded|nearest|multiples?)\b[^.;]{0,20}?\b(?P<unit>\d[\d,]*)\b", re.IGNORECASE)
# More rows that may count or not than this are taken all in, or all out.
_MOST = 8


def amount(text: str) -> Figure | None:
    """What a cell of a column of figures says; one in brackets, as accounts have it, is under nought."""
    found = _IN_BRACKETS.fullmatch(text.strip())
    if found is None:
        return figure(text)
    value = figure(found["value"])
    return Figure(-value.value, value.decimals) if value is not None else None


def sums(names: Sequence[str], values: Sequence[Decimal], unit: Decimal) -> tuple[Decimal, ...]:
    """All that some rows may add up to, the plainest sense first: without the rows that are parts or sums of others.

    `unit` is what the values are rounded to; 0 where they are exact.
    """
    doubtful = sorted(set(_within(names)) | set(_sums_of_others(values, unit)))
    first = _sum(names, values, frozenset(doubtful))
    choices: list[frozenset[int]] = [frozenset(), frozenset(doubtful)]
    if len(doubtful) <= _MOST:
        kept = product((True, False), repeat=len(doubtful))
        choices = [frozenset(at for at, keep in zip(doubtful, one, strict=True) if not keep) for one in kept]
    every = [_sum(names, values, out, turned=turned) for out in choices for turned in (False, True)]
    return (first, *every)


def _sum(names: Sequence[str], values: Sequence[Decimal], out: frozenset[int], *, turned: bool = False) -> Decimal:
    """The sum without some rows; `turned`: with those taken off whose names say so."""
    parts = (
        -value if turned and _TAKEN_OFF.match(name) else value
        for at, (name, value) in enumerate(zip(names, values, strict=True))
        if at not in out
    )
    return sum(parts, Decimal(0))


def _within(names: Sequence[str]) -> list[int]:
    """The rows that are parts of the row before them, by their names."""
    inset = [at for at, name in enumerate(names) if _INSET.match(name)]
    # Where the first row is set in as well it is how all rows are written.
    inset = inset if 0 not in inset else []
    return [*inset, *(at for at, name in enumerate(names) if at and _WITHIN.search(name))]


def _sums_of_others(values: Sequence[Decimal], unit: Decimal) -> list[int]:
    """The rows that are the sum of two or more rows right above them, or right below."""
    found: list[int] = []
    for at, value in enumerate(values):
        above = [one for row, one in enumerate(values[:at]) if row not in found][::-1]
        if value > 0 and (_begins_with(above, value, unit) or _begins_with(values[at + 1 :], value, unit)):
            found.append(at)
    return found


def _begins_with(values: Sequence[Decimal], total: Decimal, unit: Decimal) -> bool:
    """Whether the first of some values, two at the least that are not nought, add up to a total."""
    running, counted = Decimal(0), 0
    for value in values:
        running, counted = running + value, counted + (value != 0)
        if counted > 1 and abs(running - total) <= unit * counted / 2:
            return True
    return False


def rounded_to(figures: Sequence[Figure], told: str) -> Decimal:
    """The unit that figures are rounded to: their last decimal, a whole per cent, what is `told`; 0 for plain counts.

    Rounding may take a total from the sum of its parts by half a unit for each of them.
    """
    decimals = max(one.decimals for one in figures)
    if decimals:
        return Decimal(1).scaleb(-min(one.decimals or decimals for one in figures))
    if any(one.percent for one in figures):
        return Decimal(1)
    return _unit(figures, told) if _ROUNDED.search(told) or _UNIT.search(told) else Decimal(0)


def _unit(figures: Sequence[Figure], told: str) -> Decimal:
    """The unit of rounded numbers: the one that is told, else the largest power of ten that all are of."""
    if found := _UNIT.search(told):
        unit = Decimal(found["unit"].replace(",", ""))
        if 0 < unit <= max(abs(one.value) for one in figures):
            return unit
    zeros = 0
    while zeros < 6 and all(one.value % 10 ** (zeros + 1) == 0 for one in figures):
        zeros += 1
    return Decimal(10) ** zeros
