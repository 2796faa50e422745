"""What some text says in numbers: counts, percentages, fractions, days, months, spans of time, and words for numbers.

In: a line of text. Out: its `Mention`s, left to right; each knows where it stands. Numbers that only name something
(S47, page 4, Section 151, Priority 2, aged 5) are of a kind of their own, so that no check takes them for figures.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from paperwork.model.periods import LONG_MONTHS, Period, month

Kind = Literal[
    "number", "percent", "fraction", "range", "date", "month", "quarter", "year", "span", "age", "money", "name",
]  # fmt: skip
WORDS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_NAMED_MONTH = (
    r"(?P<named>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_BARE_MONTH = "|".join(
    (*LONG_MONTHS[:4], *LONG_MONTHS[5:], "May(?= |[,.;)])", "Jan", "Feb", "Apr", "Aug", "Sept?", "Oct", "Nov", "Dec")
)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_VALUE, _OTHER = rf"(?P<value>{_NUMBER})", rf"(?P<other>{_NUMBER})"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_UNITS = (
    r"(?:working |calendar |school |consecutive )?"
    r"(?:days?|weeks?|months?|mths?|mnths?|years?|yrs?|hours?|minutes?|quarters?)"
)
_COUNTED = (
    r"child|case|plan|referral|assessment|contact|young|people|famil|of (?:wh|\d|(?:the|our|those|these|all) \d)|"
    r"were|was|started|came|left|ceased"
)
_NAMED = (
    r"pages?|paragraphs?|paras?\.?|sections?|s\.|sec\.|schedules?|appendix|annex|table|figure|fig\.?|part|item|"
    r"item no\.?|no\.|version(?: no\.?)?|priority|phase|stage|step|tier|level|standard|regulation|act|form|key stage|"
    r"destination|chapter|rule|v"
)
_AGES = (
    r"\b(?:under|over)[- ]?\d{1,2}s\b|"
    r"\b(?:aged|ages?)(?: (?:over|under|from|between))? \d{1,2}(?: ?(?:[-–/]|to|and) ?\d{1,2})?(?: ?(?:years?|yrs?))?"
    r"\b|"
    r"\b\d{1,2}(?: ?[-–/] ?\d{1,2})?[- ]years?[- ]olds?\b"
)
_LETTERS = "|".join(WORDS[1:])
_PER_CENT = r"(?:%|per ?cent\b|percent\b|percentage points?\b|pp\b|ppts?\b)"
_OF = r"(?:out )?of (?:the |our |all |these |a total of |a possible )*"
# Tried in this order; what one has taken, none after it takes again.
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("name", r"https?://\S+|www\.\S+|\S+@\S+|\b[A-Z]{1,2}\d{1,2} ?\d[A-Z]{2}\b"),
    ("date", r"\b(?P<day>\d{1,2})[/.](?P<number>\d{1,2})[/.](?P<year>\d{4}|\d{2})\b"),
    ("date", rf"\b(?P<day>0?[1-9]|[12]\d|3[01]) ?(?:st|nd|rd|th)?(?: of)? {_NAMED_MONTH}\b[.,]?(?: ?{_YEAR})?"),
    ("date", rf"\b{_NAMED_MONTH}\.? (?P<day>\d{{1,2}}) ?(?:st|nd|rd|th)\b,?(?: {_YEAR})?"),
    (
        "month",
        rf"\b{_NAMED_MONTH}\b\.?(?: ?[-–/'’] ?| )(?P<year>(?:19|20)\d\d|[1-3]\d)\b(?![%/.]\d|%| (?:{_COUNTED}))",
    ),
    ("month", rf"\b(?-i:{_BARE_MONTH})\b"),
    ("name", r"\bper (?:10,?000|1,?000|100,?000|hundred|thousand)\b|\b10,000s\b"),
    (
        "quarter",
        r"\b(?:Q|quarter )(?P<number>[1-4])\b"
        rf"(?:(?:,| of)? (?:{_YEAR}(?:[-/]\d\d(?:\d\d)?)?|(?P<short>[12]\d)[-/][12]\d))?",
    ),
    (
        "quarter",
        rf"\b(?:H|half[- ]year )(?P<half>[12])(?:,| of)? (?:{_YEAR}(?:[-/]\d\d(?:\d\d)?)?|(?P<short>[12]\d)[-/][12]\d)",
    ),
    (
        "year",
        r"\b(?P<year>(?:19|20)\d\d) ?[-/–] ?(?:(?:19|20)\d\d|\d\d)\b(?![%/])|\b(?P<short>[12]\d)/(?:[12]\d)\b(?!/)",
    ),
    ("money", rf"£ ?{_VALUE}(?: ?(?:m|bn|k|million|billion)\b)?"),
    ("name", rf"\b(?:{_NAMED}) ?\d+(?:\.\d+)*[A-Za-z]?\b"),
    ("age", _AGES),
    ("range", rf"{_VALUE} ?%? ?(?:[-–]| to ) ?{_OTHER}(?: ?%)(?![\d/])"),
    (
        "span",
        rf"\b(?P<value>\d+(?:\.\d+)?)(?: ?(?:[-–/]|to) ?\d+)? ?\+? ?(?:-|\b){_UNITS}\b|\b\d+ ?(?:mths|mnths|yrs)\+?|"
        rf"\b(?:{_LETTERS})[- ]{_UNITS}\b",
    ),
    ("fraction", rf"(?<![\d/]){_VALUE} ?/ ?{_OTHER}(?![\d/])"),
    ("fraction", rf"\b{_VALUE} {_OF}{_OTHER}\b(?! ?%)"),
    ("percent", rf"(?<![\w.])(?P<sign>[+\-−])?{_VALUE} ?{_PER_CENT}"),
    (
        "name",
        r"\b[A-Za-z]+[-.]?\d[\w.]*|\b\d+[A-Za-z]\w*\b(?<!st)(?<!nd)(?<!rd)(?<!th)|\b\d+(?:st|nd|rd|th)\b|"
        r"\b\d+(?:\.\d+){2,}\b",
    ),
    ("range", rf"{_VALUE} ?(?:[-–]| to ) ?{_OTHER}(?![\d/½¼¾])"),
    ("number", rf"(?<![\w./]){_VALUE}(?![\w/]|\.\d)"),
    ("number", r"\b(?P<word>" + "|".join(WORDS[1:]) + r")\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_ABOUT = re.compile(
    r"(?:around|about|approximately|approx\.?|roughly|almost|nearly|some|circa|c\.|over|under|above|below|more than|"
    r"less than|up to|at least|just (?:over|under|above|below)|close to|as (?:many|much) as|in the region of|"
    r"fewer than)(?: the| an average of| a)? ?~?$|~$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    # A day with its month and year is a date, not a paragraph with a number.
    rf"^\s*(?!(?i:\d{{1,2}} {_NAMED_MONTH})\b(?:\.?,? (?:19|20)\d\d\b|\W*$))"
    r"(?:[-•*]\s*)?(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|\(?\d{1,2}\))\s+(?=[A-Z'\"“‘*])"
)


class Mention(Struct, frozen=True):
    """A number, or a time, as some text names it, between two places of it.

    `value` is the number, the numerator of a fraction or the lower end of a range; `other` the rest of it. `decimals`
    are the places it is given to. `period` is the month, quarter or year it names, where it says which year; `month`
    the month, or the quarter, that it names. It is `about` so much after "around", "almost" and the like; a `word` is
    one in letters; `points` are percentage points.
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: Decimal | None = None
    other: Decimal | None = None
    decimals: int = 0
    day: date | None = None
    period: Period | None = None
    month: int = 0
    about: bool = False
    word: bool = False
    points: bool = False


def number_of(said: str) -> int:
    """A count in digits or in a word, of those in `WORDS`."""
    return int(said) if said.isdigit() else WORDS.index(said.lower())


def mentions(text: str) -> tuple[Mention, ...]:
    """Every number and every time in a line of text, in order; the number of a numbered paragraph is none."""
    label = _LABEL.match(text)
    # Which characters a mention has: a line of nothing but numbers may be long.
    taken = bytearray(len(text))
    taken[: label.end() if label else 0] = b"\1" * (label.end() if label else 0)
    found: list[Mention] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            start, end = match.span()
            if _is_one(kind, match) and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(_mention(kind, match, text))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _is_one(kind: Kind, match: re.Match[str]) -> bool:
    """Whether a match is what its pattern looks for: 12/13 may be a year, 12/22 is none."""
    if kind != "year" or not match["short"]:
        return match.end() > match.start()
    return int(match["short"]) + 1 == int(match.group()[-2:])


def _mention(kind: Kind, match: re.Match[str], text: str) -> Mention:
    parts = match.groupdict()
    said = match.group().rstrip(" ,.")
    start = match.start()
    about = bool(_ABOUT.search(text[max(0, start - 40) : start].rstrip()))
    if kind == "date":
        return _day(match, parts, said)
    if kind == "month":
        return _month(match, parts, said)
    if kind in ("quarter", "year"):
        which = int(parts.get("number") or parts.get("half") or 0)
        return Mention(kind, start, start + len(said), said, period=_long(kind, parts), month=which)
    if kind == "age" or kind == "name":
        return Mention(kind, start, start + len(said), said)
    if word := parts.get("word"):
        return Mention(kind, start, match.end(), said, Decimal(WORDS.index(word.lower())), about=about, word=True)
    value = parts.get("value") or ""
    return Mention(
        kind, start, start + len(said), said,
        _decimal(value), _decimal(parts.get("other") or ""), len(value.partition(".")[2]),
        about=about, points="point" in said or "pp" in said,
    )  # fmt: skip


def _decimal(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if text else None


def _year(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month_number(name: str) -> int:
    return next(at for at, long in enumerate(LONG_MONTHS, 1) if long.lower().startswith(name.lower()[:3]))


def _day(match: re.Match[str], parts: dict[str, str | None], said: str) -> Mention:
    named = parts.get("named")
    number = _month_number(named) if named else int(parts["number"] or 0)
    year = _year(parts.get("year"))
    day = _date(year, number, int(parts["day"] or 0)) if year else None
    return Mention("date", match.start(), match.start() + len(said), said, day=day, month=number,
                   period=month(year, number) if year and 1 <= number <= 12 else None)  # fmt: skip


def _date(year: int, number: int, day: int) -> date | None:
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _month(match: re.Match[str], parts: dict[str, str | None], said: str) -> Mention:
    number = _month_number(parts.get("named") or said)
    year = _year(parts.get("year"))
    period = month(year, number) if year else None
    return Mention("month", match.start(), match.start() + len(said), said, period=period, month=number)


def _long(kind: Kind, parts: dict[str, str | None]) -> Period | None:
    year = _year(parts.get("year") or parts.get("short"))
    if not year:
        return None
    if half := parts.get("half"):
        return Period("half", year, int(half))
    return Period("quarter", year, int(parts["number"] or 0)) if kind == "quarter" else Period("year", year)
