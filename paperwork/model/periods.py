"""Months, quarters and years as council papers name them."""

from __future__ import annotations

import calendar
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

PeriodKind = Literal["month", "quarter", "half", "year", "latest"]

# As the source papers print them: June, July and Sept are not cut to three letters.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
LONG_MONTHS = tuple(calendar.month_name)[1:]


# Quarters that a table names without a year are put into years so early that nothing can be meant by them.
_NAMELESS = 1902


@cache
def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def date_words(day: date) -> str:
    """A day as a sentence has it: `27 February 2023`, whatever language the machine speaks."""
    return f"{day.day} {LONG_MONTHS[day.month - 1]} {day.year}"


class Period(Struct, frozen=True):
    """A month (`number` 1 to 12), a financial quarter (1 is April to June), half or whole year, or "Latest".

    `year` is the calendar year of a month, and the year in which a financial quarter's or year's April falls:
    Q4 of 2021-22 is `Period("quarter", 2021, 4)`. "Latest" is the unvalidated value a paper gives beside its months.
    """

    kind: PeriodKind
    year: int = 0
    number: int = 0

    @property
    def end(self) -> date:
        """Its last day; for "Latest" the last day there is, so that it sorts after every month."""
        return date.max if self.kind == "latest" else _last_day(*self._last_month())

    def _last_month(self) -> tuple[int, int]:
        if self.kind == "month":
            return self.year, self.number
        if self.kind == "year":
            return self.year + 1, 3
        last = 3 + (6 if self.kind == "half" else 3) * self.number
        return (self.year + 1, last - 12) if last > 12 else (self.year, last)

    @property
    def financial_year(self) -> int:
        """The calendar year in which its financial year began: 2022 for January 2023."""
        end = self.end
        return end.year if end.month >= 4 else end.year - 1

    @property
    def months_elapsed(self) -> int:
        """Whole months since 1 April at its end: 10 for January."""
        return (self.end.month - 4) % 12 + 1

    @property
    def label(self) -> str:
        """As a column head has it: `Jan-23`, `Q4 2021-22`, `2021-22`, `Latest`."""
        match self.kind:
            case "month":
                return f"{MONTHS[self.number - 1]}-{self.year % 100:02d}"
            case "quarter":
                return f"Q{self.number} {self._span}" if self.year > _NAMELESS else f"Q{self.number}"
            case "half":
                return f"H{self.number} {self._span}"
            case "year":
                return self._span
        return "Latest"

    @property
    def _span(self) -> str:
        return f"{self.year}-{(self.year + 1) % 100:02d}"

    @property
    def long_label(self) -> str:
        """As a sentence has it: `January 2023`, `quarter 4 of 2021-22`."""
        if self.kind == "month":
            return f"{LONG_MONTHS[self.number - 1]} {self.year}"
        if self.kind == "quarter":
            return f"quarter {self.number} of {self._span}"
        if self.kind == "half":
            return f"half {self.number} of {self._span}"
        return self.label

    def shifted(self, by: int) -> Period:
        """The period of the same kind `by` steps later (earlier where negative); "Latest" stays."""
        if self.kind == "latest":
            return self
        if self.kind == "year":
            return Period("year", self.year + by)
        steps = {"month": 12, "half": 2}.get(self.kind, 4)
        index = self.year * steps + self.number - 1 + by
        return Period(self.kind, index // steps, index % steps + 1)

    def __lt__(self, other: Period) -> bool:
        return (self.end, self.kind) < (other.end, other.kind)

    def __gt__(self, other: Period) -> bool:
        return (self.end, self.kind) > (other.end, other.kind)

    def __le__(self, other: Period) -> bool:
        return not self > other

    def __ge__(self, other: Period) -> bool:
        return not self < other


LATEST = Period("latest")


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return Period("month", year, number)
