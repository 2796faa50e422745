"""Months in words, in file names and in folders' names, found and moved on. No day is ever made up.

`February 2023` moved by one is `March 2023`; `performance-2023-01.xlsx` is `performance-2023-02.xlsx`.
"""

from __future__ import annotations

import re

from ...model.periods import LONG_MONTHS, MONTHS, Period, month

_NUMBERS = {name[:length].casefold(): at for at, name in enumerate(LONG_MONTHS, 1) for length in {3, len(name)}} | {
    "sept": 9
}
_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_IN_WORDS = re.compile(rf"(\b\d{{1,2}}(?:st|nd|rd|th)? )?\b({_NAMES})([ -])(\d{{4}}|\d{{2}})\b", re.IGNORECASE)
_ALONE = re.compile(rf"\b({'|'.join(LONG_MONTHS)}|Sept|Jan|Feb|Aug|Oct|Nov|Dec)\b")
_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? ({_NAMES})\b|\b\d{{1,2}}/\d{{1,2}}/\d{{4}}\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])(?!\d)")
_IN_NAMES = re.compile(rf"(?<![^\W\d_])({_NAMES})([-_ ]?)(20\d\d|\d\d)(?!\d)", re.IGNORECASE)
_STEPS = {"month": 1, "quarter": 3, "year": 12}


def moved_words(words: str, by: int) -> str | None:
    """Words with each month that they name moved on; None where they name a day, or a month without its year."""
    found = list(_IN_WORDS.finditer(words))
    if any(one[1] for one in found) or _ALONE.search(_IN_WORDS.sub("", words)):
        return None
    return _IN_WORDS.sub(lambda one: _word(one[2], one[3], one[4], by), words)


def names_a_month(words: str) -> bool:
    """Whether words name a month, with its year or without."""
    return bool(_IN_WORDS.search(words) or _ALONE.search(words))


def names_a_day(words: str) -> bool:
    """Whether words name a day: 3 November 2022, 03/11/2022."""
    return bool(_DAY.search(words))


def moved_name(name: str, by: int) -> str:
    """A file's name, or a path, with each month in it moved on; the same where it bears none."""
    numbered = _NUMBERED.sub(lambda one: _number(int(one[1]), one[2], int(one[3]), by), name)
    return _IN_NAMES.sub(lambda one: _word(one[1], one[2], one[3], by), numbered) if numbered == name else numbered


def month_of(name: str) -> Period | None:
    """The last month that a folder's name bears, as 2023-02; None where it bears none."""
    found = _NUMBERED.findall(name)
    return month(int(found[-1][0]), int(found[-1][2])) if found else None


def step(kind: str) -> int:
    """How many months a month, a quarter or a year has."""
    return _STEPS.get(kind, 1)


def apart(one: Period, other: Period) -> int:
    """How many months lie between the ends of two periods."""
    return (other.end.year - one.end.year) * 12 + other.end.month - one.end.month


def moved_period(period: Period, by: int) -> Period:
    """The last period of its kind that is over when `by` months more are."""
    return period.shifted(by // step(period.kind))


def _word(name: str, between: str, year: str, by: int) -> str:
    at = month(int(year) if len(year) == 4 else 2000 + int(year), _NUMBERS[name.casefold()]).shifted(by)
    # May, June and July are both long and short: in words they are taken for long, in names for short.
    whole = name.title() in LONG_MONTHS and (between == " " or name.title() not in MONTHS)
    said = (LONG_MONTHS if whole else MONTHS)[at.number - 1]
    said = said.lower() if name.islower() else said
    return f"{said}{between}{str(at.year)[-len(year) :]}"


def _number(year: int, between: str, number: int, by: int) -> str:
    at = month(year, number).shifted(by)
    return f"{at.year}{between}{at.number:02d}"
