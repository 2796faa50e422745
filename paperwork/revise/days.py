"""Days as people write them: `Tuesday 24 March 2026`, `24th March 2026` and `24/03/2026` are one day."""

from __future__ import annotations

import re

from paperwork.model.periods import LONG_MONTHS

_MONTHS = {name[:3].lower(): number for number, name in enumerate(LONG_MONTHS, 1)}
_WEEKDAY = r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b,? +(?:the +)?)?"
_MONTH = "|".join((*LONG_MONTHS, *_MONTHS, "sept"))
_IN_WORDS = re.compile(rf"{_WEEKDAY}\b(\d{{1,2}})(?:st|nd|rd|th)? +(?:of +)?({_MONTH}),? +(\d{{4}})\b", re.IGNORECASE)
_IN_FIGURES = re.compile(rf"{_WEEKDAY}\b(\d{{1,2}})[/.-](\d{{1,2}})[/.-](?:20)?(\d\d)\b", re.IGNORECASE)


def same_days(one: str, other: str) -> bool:
    """Whether two sayings differ in nothing but the form in which they write the same days."""
    first, second = _in_one_form(one), _in_one_form(other)
    return first == second and first != " ".join(one.split())


def _in_one_form(said: str) -> str:
    plain = " ".join(said.split())
    plain = _IN_WORDS.sub(lambda day: _day(day[1], _MONTHS[day[2][:3].lower()], day[3]), plain)
    return _IN_FIGURES.sub(lambda day: _day(day[1], int(day[2]), f"20{day[3]}"), plain)


def _day(day: str, month: int, year: str) -> str:
    return f"⟨{int(year)}-{month}-{int(day)}⟩"
