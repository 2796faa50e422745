"""The times that a sentence holds its figure against: since March, than a year ago, for a third month running. Pure.

In: the words of a clause, its live figures as digits, and a measure's run of periods. Out: the values that the last one
is to be compared with, or how many periods in a row something is said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from paperwork.model.periods import LONG_MONTHS, Period

# A measure's known values, oldest first.
Run = tuple[tuple[Period, Decimal], ...]

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
COUNT = rf"(?:{'|'.join(_NUMBERS)}|thirteen|\d{{1,2}})"
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
_MONTH = (
    r"(?P<month>" + "|".join(LONG_MONTHS) + r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
    r"(?:,? (?P<year>20\d\d)\b| '(?P<short>\d\d)\b)?"
)
_END = r"(?:the (?:end|start|beginning|middle) of |early |late |mid-|at least |last )?"
_PAST = r"(?:last|past|previous|preceding)"
_SINCE = re.compile(rf"\bsince {_END}{_MONTH}", re.IGNORECASE)
_THAN = re.compile(
    r"\b(?:than|compared (?:with|to)|against|from|on)(?: (?:it was|they were|there were|in|at|that|those|of|the|end|"
    rf"about|around|\d[\d,.]*%?|per|figure|number|rate|level))* {_END}{_MONTH}",
    re.IGNORECASE,
)
_IN = re.compile(rf"\b(?:(?:in|during|over|by) |at {_END}){_MONTH}", re.IGNORECASE)
_YEAR_AGO = re.compile(
    r"\byear[- ]on[- ]year\b|\b(?:a|one) year (?:ago|earlier|before)\b|\b(?:12|twelve) months (?:ago|earlier|before)\b|"
    r"\bsame (?:time|month|period|point) (?:of |in )?(?:the )?(?:last|previous) year\b|"
    rf"\b(?:over|during|in|across) the (?:{_PAST} )?(?:(?:12|twelve) months)\b|"
    rf"\b(?:over|during|in|across) the {_PAST} year\b|\bsame (?:time|month|period|point) a year ago\b",
    re.IGNORECASE,
)
_MONTHS_BACK = re.compile(
    rf"\b(?:(?:over|during|in|across|for) (?:the )?{_PAST} (?P<over>{COUNT}) months|(?P<ago>{COUNT}) months "
    rf"(?:ago|earlier|before)|(?:over|during|in|across) the {_PAST} (?P<quarter>quarter))\b",
    re.IGNORECASE,
)
_IN_MONTHS = re.compile(rf"\b(?:in|for) (?P<over>{COUNT}) months\b", re.IGNORECASE)
_IN_A_YEAR = re.compile(r"\b(?:in|for) (?:over |more than )?(?:a|one) year\b", re.IGNORECASE)
# Of these a run of months says nothing that is sure.
_UNKNOWN = re.compile(
    r"\b(?:this|the|last|previous|whole) (?:\w+ )?year\b|\byear to date\b|\b(?:in|from|than|to|since) (?:19|20)\d\d\b|"
    r"\bsince (?!last month|the (?:last|previous) month|then\b)\w|\bsame (?:time|month|period) (?:last|of|in)\b|"
    rf"\b(?:over|during|in|across) the (?:{_PAST} )?(?:\w+ )?(?:years?|quarters?|months|weeks|decade)\b|\byears?\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom (?:about |around |just over |just under |only |a rate of )?(?P<figure>\d[\d,.]*)")
_ROW = r"(?:running|in a row|in succession|on the trot)"
_STRAIGHT = r"(?:consecutive|successive|straight)"
_SPAN = r"(?:months?|quarters?)"
_RUNS = re.compile(
    rf"\b(?P<nth>{_ORDINAL}) (?:{_STRAIGHT} {_SPAN}|{_SPAN} {_ROW})\b|"
    rf"\b(?P<count>{COUNT}) (?:{_STRAIGHT} {_SPAN}|{_SPAN} {_ROW})\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?:every|each) (?:single )?(?:month|quarter)\b|\b(?:month|quarter) (?:on|after|by) (?:month|quarter)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"\bfor the first time\b(?: in (?P<in>{COUNT}) months| since {_END}{_MONTH})?|"
    rf"\bfirst (?:\w+ )?(?:\w+ )?(?:in|for) (?P<for>{COUNT}) months\b",
    re.IGNORECASE,
)


class Times(Struct, frozen=True):
    """A measure's run of periods, and the values of its facts by name, to which words about time point.

    `series` ends with the figure that is spoken of.
    """

    series: Run
    values: Mapping[str, Decimal]

    @property
    def last(self) -> Decimal:
        """The value that is spoken of."""
        return self.series[-1][1]

    def at(self, period: Period) -> Decimal | None:
        """The value of a period; None where it is not known."""
        return next((value for when, value in self.series if when == period), None)

    def month(self, found: re.Match[str]) -> Period | None:
        """The month that some words name: of the year that they give, else the last one before the figure's own."""
        number = next(at for at, name in enumerate(LONG_MONTHS, 1) if name.startswith(found["month"].title()[:3]))
        last = self.series[-1][0]
        if last.kind != "month":
            return None
        if found["year"] or found["short"]:
            return Period("month", int(found["year"] or f"20{found['short']}"), number)
        return Period("month", last.year if number < last.number else last.year - 1, number)

    def since(self, period: Period | None) -> Run | None:
        """The run from a period on; None where that period is not known."""
        if period is None or self.at(period) is None:
            return None
        return tuple(one for one in self.series if one[0] >= period)

    def steps(self, run: Run | None = None) -> list[int]:
        """Which way the value went with each period of a run: 1 up, -1 down, 0 neither."""
        values = [value for _, value in (self.series if run is None else run)]
        return [way(before, after) for before, after in pairwise(values)]


def way(before: Decimal, after: Decimal) -> int:
    """1 where a value rose, -1 where it fell."""
    return (after > before) - (after < before)


def names_a_time(words: str) -> bool:
    """Whether words name a time of which a figure's last period alone says nothing."""
    return any(pattern.search(words) for pattern in (_UNKNOWN, _YEAR_AGO, _MONTHS_BACK, _RUNS, _FIRST))


def bases(clause: str, figures: Mapping[int, str], times: Times) -> list[Decimal | None]:
    """What a clause compares its figure with, by its words about time; None for what is not known."""
    found = [*_from(clause, figures, times)]
    for pattern in (_SINCE, _THAN):
        found += [_value(times, times.month(one)) for one in pattern.finditer(clause)]
    found += [_value(times, _back(times, 12)) for _ in _YEAR_AGO.finditer(clause)]
    for one in _MONTHS_BACK.finditer(clause):
        found.append(_value(times, _back(times, 3 if one["quarter"] else number(one["over"] or one["ago"]))))
    if not found:
        found += [None for _ in _UNKNOWN.finditer(clause)]
    return found or [*_during(clause, times)]


def _during(clause: str, times: Times) -> Iterator[Decimal | None]:
    """The value before a month in which something is said to have happened; of this month and the last it is new."""
    for one in _IN.finditer(clause):
        period = times.month(one)
        late = [times.series[-1][0], *(when for when, _ in times.series[-2:])]
        if period is None or period in late or period.shifted(12) in late:
            continue
        before, after = times.at(period.shifted(-1)), times.at(period)
        # What it did then is no matter of the figure.
        yield None if before is None or after is None else times.last - (after - before)


def _from(clause: str, figures: Mapping[int, str], times: Times) -> Iterator[Decimal | None]:
    for one in _FROM.finditer(clause):
        name = figures.get(one.start("figure"))
        if name is not None:
            yield times.values.get(name)
        else:
            typed = Decimal(one["figure"].replace(",", "").rstrip(".") or 0)
            near = typed and abs(times.last - typed) <= 2 * max(typed, times.last) / 3
            yield typed if near else None


def _value(times: Times, period: Period | None) -> Decimal | None:
    return times.at(period) if period is not None else None


def _back(times: Times, months: int) -> Period | None:
    last = times.series[-1][0]
    return last.shifted(-months) if last.kind == "month" else None


def number(said: str) -> int:
    """A count in words or digits, also as an ordinal."""
    said = said.lower()
    for names in (_NUMBERS, _ORDINALS):
        if said in names:
            return names.index(said) + 1
    return int(re.sub(r"\D", "", said) or 13)


def in_a_row(clause: str, times: Times) -> tuple[str, int] | None:
    """How many periods up to now something is said of: `all` of so many, `row` (so many, and no more) or `new`."""
    if _EVERY.search(clause):
        return "all", _every(clause, times)
    if found := _FIRST.search(clause):
        return "new", _new(found, times)
    if found := _RUNS.search(clause):
        return "row", number(found["nth"] or found["count"])
    return None


def row_words(clause: str) -> str:
    """The words of a clause that say for how many periods in a row something is so; empty where there are none."""
    found = next((one for pattern in (_EVERY, _FIRST, _RUNS) if (one := pattern.search(clause))), None)
    return found[0] if found else ""


def _every(clause: str, times: Times) -> int:
    """Of how many periods something is said that is so in each: of two, where none is named; 0 if that is unknown."""
    if found := _SINCE.search(clause):
        run = times.since(times.month(found))
        return len(run) - 1 if run else 0
    return 0 if _UNKNOWN.search(clause) else 2


def _new(found: re.Match[str], times: Times) -> int:
    """For how many periods something was not so, that is so for the first time now: one, where none is named."""
    if found["month"]:
        run = times.since(times.month(found))
        return max(len(run) - 2, 1) if run else 1
    count = found["in"] or found["for"]
    return max(number(count) - 1, 1) if count else 1


def window(words: str, times: Times) -> list[Decimal] | None:
    """The values that a record is held against: those since a month, of so many months, or all; None if not known."""
    if found := _SINCE.search(words):
        first = times.month(found)
        return None if first is None else [value for when, value in times.series[:-1] if when > first]
    months = _MONTHS_BACK.search(words) or _IN_MONTHS.search(words)
    if _YEAR_AGO.search(words) or _IN_A_YEAR.search(words):
        count = 12
    elif months:
        groups = months.groupdict()
        count = 3 if groups.get("quarter") else number(groups.get("over") or groups.get("ago") or "1")
    else:
        return _of_this_year(words, times)
    first = _back(times, count)
    return [value for when, value in times.series[:-1] if first is not None and when > first]


def _of_this_year(words: str, times: Times) -> list[Decimal] | None:
    """The values since January or since April, whichever are fewer; all of them, where no year is named."""
    if not re.search(r"\byear\b", words, re.IGNORECASE):
        return None if _UNKNOWN.search(words) else [value for _, value in times.series[:-1]]
    last = times.series[-1][0]
    starts = [Period("month", last.year, 1), Period("month", last.financial_year, 4)]
    first = max(one for one in starts if one <= last) if last.kind == "month" else last
    return [value for when, value in times.series[:-1] if when >= first]
