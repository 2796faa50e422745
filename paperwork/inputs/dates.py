"""Dates and periods as people write them: 27/02/2023, Jan-23, Q4 2021-22, 2021-22, Latest.

In comes text, or a date from a workbook; out comes a `date` or a `Period`. A two-digit year is of this century.
Anything else is refused with `UnclearError`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from ..model.periods import LATEST, LONG_MONTHS, Period, month


class UnclearError(ValueError):
    """What was written can't be read as what was wanted: what is wrong, and what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


DATE_HINT = "Write a date as 27/02/2023 or 2023-02-27."
PERIOD_HINT = "Write a month as Jan-23, a quarter as Q4 2021-22, a financial year as 2021-22."
SERIAL_HINT = "Format the cells as dates in Excel."
_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "\xa0": " "})
_MONTH_NUMBERS = {
    name[:length].lower(): at for at, name in enumerate(LONG_MONTHS, 1) for length in range(3, len(name) + 1)
}
_LATEST = {"latest", "current"}
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?\Z")
_DAY_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]+),? (\d{4})\Z")
_NAMED_MONTH = re.compile(r"([a-z]+)[ .'/-]*(\d{4}|\d{2})\Z")
_MONTH_OF_SPAN = re.compile(r"([a-z]+) (\d{4}|\d{2})[-/](\d{4}|\d{2})\Z")
_NUMBERED_MONTH = re.compile(r"(?:(\d{4})-(\d{2})|(\d{1,2})/(\d{4}))\Z")
_SPAN = re.compile(r"(\d{4}|\d{2})[-/](\d{4}|\d{2})\Z")
_NEARLY = re.compile(r"(\d{1,2}\W+)?([a-z]{3,10})\W*(\d{1,4})?\Z")
_SERIAL = re.compile(r"[0-9]{5}\Z")
_BEFORE_SERIALS, _FIRST_SERIAL, _LAST_SERIAL = date(1899, 12, 30), 36_526, 73_050
_QUARTER = re.compile(r"(?:q|qtr|quarter) ?([1-4])(?:[ ,]| of )*(\d{4}|\d{2})[-/](\d{4}|\d{2})\Z")
_QUARTER_LAST = re.compile(r"(\d{4}|\d{2})[-/](\d{4}|\d{2})[ ,]*(?:q|qtr|quarter) ?([1-4])\Z")


def date_of(text: str) -> date:
    """The day that some text names; raises UnclearError where it names none."""
    said = _plain(text)
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3)), (_DAY_NAMED, (3, 2, 1))):
        if found := pattern.match(said):
            year, number, day = (found.group(at) for at in order)
            return _checked_date(text, _year(year), _month_number(number), int(day))
    raise UnclearError(f"'{text}' is no date.", DATE_HINT)


def period_of(text: str) -> Period:
    """The month, quarter, financial year or "Latest" that some text names; raises UnclearError where it names none.

    A date gives its month. 2021-22 is a financial year; so is 2011-12, which is never read as December 2011.
    """
    said = _plain(text)
    if said in _LATEST:
        return LATEST
    return _year_or_quarter(said) or _month(said) or _month_of_date(text, said)


def looks_like_period(text: str) -> bool:
    """Whether some text that names no period was meant to: a month's name, or nearly, and a figure beside it."""
    found = _NEARLY.match(_plain(text))
    return found is not None and bool(found[1] or found[3]) and found[2][:3] in _MONTH_NUMBERS


def day_of_serial(text: str) -> date | None:
    """The day between 2000 and 2099 whose number a spreadsheet shows in a cell that is not formatted as a date."""
    if not _SERIAL.match(text) or not _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        return None
    return _BEFORE_SERIALS + timedelta(days=int(text))


def _plain(text: str) -> str:
    return re.sub(r" ?- ?", "-", " ".join(text.translate(_DASHES).split())).lower()


def _year_or_quarter(said: str) -> Period | None:
    if found := _SPAN.match(said):
        first = _span(*found.groups())
        return None if first is None else Period("year", first)
    if found := _QUARTER.match(said):
        number, *years = found.groups()
    elif found := _QUARTER_LAST.match(said):
        *years, number = found.groups()
    else:
        return None
    first = _span(*years)
    return None if first is None else Period("quarter", first, int(number))


def _span(first: str, second: str) -> int | None:
    """The year in which a financial year begins; None where the two years do not follow each other."""
    begins = _year(first)
    return begins if _year(second) == begins + 1 else None


def _month(said: str) -> Period | None:
    if found := _NUMBERED_MONTH.match(said):
        year, number = (found[1], found[2]) if found[1] else (found[4], found[3])
        return month(_year(year), int(number)) if 1 <= int(number) <= 12 else None
    if (found := _MONTH_OF_SPAN.match(said)) and found[1] in _MONTH_NUMBERS:
        first, number = _span(found[2], found[3]), _MONTH_NUMBERS[found[1]]
        return None if first is None else month(first + (number < 4), number)
    if (found := _NAMED_MONTH.match(said)) and found[1] in _MONTH_NUMBERS:
        return month(_year(found[2]), _MONTH_NUMBERS[found[1]])
    return None


def _month_of_date(text: str, said: str) -> Period:
    try:
        day = date_of(said)
    except UnclearError:
        if serial := day_of_serial(said):
            raise UnclearError(f"'{text}' is the number of a day, {serial:%d/%m/%Y}.", SERIAL_HINT) from None
        raise UnclearError(f"'{text}' is no month, quarter or financial year.", PERIOD_HINT) from None
    return month(day.year, day.month)


def _year(digits: str) -> int:
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if not 1900 <= year < 2200:
        raise UnclearError(f"{digits} is no year of a paper.", "Write a year between 1900 and 2199.")
    return year


def _month_number(said: str) -> int:
    return int(said) if said.isdigit() else _MONTH_NUMBERS.get(said, 0)


def _checked_date(text: str, year: int, number: int, day: int) -> date:
    try:
        return date(year, number, day)
    except ValueError:
        raise UnclearError(f"'{text}' is no date: there is no such day.", DATE_HINT) from None
