"""The years of months and quarters that a table names without one: Apr, 30 June, Q3.

The year is told near the table (July to September 2025; 2025/26), or at the head of the paper (data to 30 September
2025), and is that of the last of them. Where nothing tells it, quarters are of years without a name, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from paperwork.model.periods import LONG_MONTHS

from .numbers import Mention, mentions

_QUARTER = re.compile(r"(?:q|qtr|quarter) ?(?P<number>[1-4])$", re.IGNORECASE)
_NAMES = "|".join(rf"{one[:3]}(?:{one[3:]}|t)?" for one in LONG_MONTHS)
_MONTH = re.compile(rf"(?:\d{{1,2}} )?(?P<name>{_NAMES})\.?$", re.IGNORECASE)
# In the years before it no paper was printed.
NO_YEAR = 1902


_NAMELESS = re.compile(rf"\b(Q[1-4]) (?:{'|'.join(str(NO_YEAR - before) for before in range(9))})-\d\d\b")


def as_printed(text: str) -> str:
    """Words with the heads of columns in them as they are printed: without the years that nothing tells."""
    return _NAMELESS.sub(r"\1", text)


def dated(labels: Sequence[str], about: Sequence[str], paper: date | None = None) -> tuple[str, ...]:
    """Labels, those that name two months or two quarters at the least with their years.

    `about` are the words near the table, the nearest last; `paper` is a day that the paper's head tells.
    """
    told = [mention for text in about for mention in mentions(text) if mention.period or mention.day]
    return _quarters(_months(tuple(labels), told, paper), told)


def _quarters(labels: tuple[str, ...], told: Sequence[Mention]) -> tuple[str, ...]:
    bare = [(at, int(found["number"])) for at, label in enumerate(labels) if (found := _QUARTER.match(label))]
    if len(bare) < 2:
        return labels
    years = [one.period.year for one in told if one.kind == "year" and one.period]
    year = years[-1] if years else NO_YEAR
    dated_ones = list(labels)
    for at, number, turned in _backwards(bare):
        year -= turned
        dated_ones[at] = f"Q{number} {year}-{(year + 1) % 100:02d}"
    return tuple(dated_ones)


def _months(labels: tuple[str, ...], told: Sequence[Mention], paper: date | None) -> tuple[str, ...]:
    bare = [(at, _number(found["name"])) for at, label in enumerate(labels) if (found := _MONTH.match(label))]
    year = _year_of_last(bare[-1][1], told, paper) if len(bare) > 1 else 0
    if not year:
        return labels
    dated_ones = list(labels)
    for at, _, turned in _backwards(bare):
        year -= turned
        dated_ones[at] = f"{labels[at].rstrip('.')} {year}"
    return tuple(dated_ones)


def _number(name: str) -> int:
    return next(at for at, long in enumerate(LONG_MONTHS, 1) if long.lower().startswith(name.lower()[:3]))


def _backwards(bare: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Places with their numbers from the last to the first, and whether a year's end lies between it and the next."""
    after = 13
    for at, number in reversed(bare):
        yield at, number, number >= after
        after = number


def _year_of_last(last: int, told: Sequence[Mention], paper: date | None) -> int:
    """The calendar year of the last of some months; 0 where nothing tells it."""
    for one in reversed(told):
        period = one.period
        if one.kind == "year" and period:
            return period.year + (last < 4)
        if period and period.kind == "month" and period.number == last:
            return period.year
    if paper is None:
        return 0
    return paper.year - (last > paper.month)
