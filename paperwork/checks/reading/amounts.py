"""Amounts as a sentence says them: 1,165, twenty-nine, £1.2 million, 36%, six points, "almost two thirds".

In: a line of text. Out: its `Amount`s and its `Share`s, left to right, each with what it may stand for: a rounded
figure and one after "almost" leave room. Numbers that only name something, days, months and ages are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from .numbers import WORDS, mentions

Hedge = Literal["", "about", "nearly", "just over", "more", "less", "exactly"]
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NAMES: dict[str, int] = {word: at for at, word in enumerate((*WORDS[1:], *_TEENS), 1)}
_NAMES |= {word: 10 * at for at, word in enumerate(_TENS, 2)}
_ONES = "|".join(WORDS[1:10])
_WORD = rf"(?:{'|'.join(_TENS)})[- ](?:{_ONES})|{'|'.join((*_TENS, *_TEENS, *reversed(WORDS[1:])))}"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_POINTS = r"(?:(?:percentage|%|per ?cent(?:age)?)[- ])?points?\b|%[- ]?points?\b|pp\b|ppts?\b|%pts?\b"
_TIME = r"(?:(?:working|calendar|school|consecutive|full)[- ])?(?P<time>minute|hour|day|week|month|night|year|term)s?\b"
_AMOUNT = re.compile(
    rf"(?P<pound>£ ?)?(?<![\w.,/])(?<!\d )(?:(?P<digits>{_DIGITS})|(?P<word>\b(?:{_WORD})\b))(?!\d|[.,/]\d| \d{{3}}\b)"
    r"(?:(?P<scale>(?: ?(?:million|billion|thousand)\b)|(?:m|bn|k)\b))?"
    rf"(?:[ -]?(?:(?P<points>{_POINTS})|(?P<percent>%|per ?cent\b)|"
    r"(?:per|(?:(?:children|people|residents|households|adults|pupils) )?(?:for|in) every) "
    r"(?P<per>100,000|10,?000|1,000|thousand)\b|"
    rf"{_TIME}))?",
    re.IGNORECASE,
)
_SCALES = {"m": 6, "million": 6, "bn": 9, "billion": 9, "k": 3, "thousand": 3}
_PER = {"thousand": "per 1000"}
# "Week nine", "area 4", "no one": names and no numbers.
_NAMING = re.compile(
    r"\b(?:week|day|month|wave|cohort|band|tier|ward|area|zone|group|module|round|key|cllr|figure|chart) $",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(
    r"\b(?:no|any|every|some|each|this|that|which|last|next|first|other|good|new|the|another) $", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINALS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twentieth": 20,
}  # fmt: skip
_PARTS = "third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth"
_UP_TO_TEN = "|".join(WORDS[1:11])
_SHARE = re.compile(
    rf"\b(?:(?P<over>{_UP_TO_TEN}|\d{{1,2}})[ -](?:in|out[- ]of)[ -](?:every )?(?P<under>{_UP_TO_TEN}|twenty|10|20|"
    rf"5|4|3)"
    rf"\b(?![,.]?\d| ?%)(?! (?:other|days?|weeks?|months?|years?|hours?|"
    r"teams?|cases|areas|wards|services|categories|places|schools|homes|districts|months|quarters|priorities)\b)"
    rf"|(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine)[ -](?P<part>{_PARTS})s?\b(?![- ](?:time|party|"
    rf"year))"
    r"|(?P<half>half)\b(?![- ](?:year|yearly|term|way|day|days|hour|hours|hourly|time|an?|point|past|marathon|price|"
    r"percentage|per|million|days?)\b))",
    re.IGNORECASE,
)
_NO_HALF = re.compile(r"\b(?:first|second|latter|last|other|this|next|previous|earlier|and a|one|two|each) $", re.I)
# "A third officer" is no share; "a third of", "a third lower", "by a third" and "(a third)" are.
_SHARED = re.compile(
    r"\s*(?:of\b|[(),.;:]|$|or\b|and\b|in\b|on\b|since\b|over\b|from\b|to\b|are\b|were\b|have\b|had\b|did\b|said\b|"
    r"(?:lower|higher|fewer|more|less|down|up|longer|shorter|faster|quicker|bigger|smaller|larger|as)\b)",
    re.IGNORECASE,
)
_HEDGES: tuple[tuple[Hedge, str], ...] = (
    ("just over", r"(?:just|a (?:little|shade|bit|touch|fraction)|slightly|fractionally|marginally) "
                  r"(?:over|above|more than|higher than)"),
    ("nearly", r"almost|nearly|not quite|approaching|just (?:under|below|short of)|close to|"
               r"(?:a (?:little|shade|bit|touch|fraction)|slightly|fractionally|marginally) (?:under|below|less than)"),
    ("less", r"no more than|not more than|under|below|less than|fewer than|up to|at most|no fewer than half"),
    ("more", r"(?:well )?over|(?:well )?above|more than|at least|in excess of|upwards of|no (?:less|fewer) than"),
    ("about", r"about|around|roughly|approximately|approx\.?|circa|c\.?|some|broadly|in the region of|~|"
              r"(?:the )?equivalent (?:of|to)"),
    ("exactly", r"exactly|precisely"),
)  # fmt: skip
_HEDGED = tuple(
    (name, re.compile(rf"(?:^|[\s(])(?:{words})(?: (?:the|a|an|its|our))?\s*$", re.I)) for name, words in _HEDGES
)
_MASKED = ("name", "date", "month", "quarter", "year", "age")


# Many checks ask for the same sentence's.
_KEPT = 4096


class Amount(Struct, frozen=True):
    """A number between two places of a text; `places` after the point; `unit` is %, points, £, per 1000, day, or none.

    `least` and `most` are what a figure that was rounded to it may have been; of a plain count they are the count.
    """

    start: int
    end: int
    text: str
    value: Decimal
    places: int = 0
    unit: str = ""
    hedge: Hedge = ""
    word: bool = False
    scaled: int = 0

    @property
    def half(self) -> Decimal:
        """Half of its last place."""
        return Decimal(1).scaleb(self.scaled - self.places) / 2

    @property
    def is_count(self) -> bool:
        """Whether it counts things one by one, and says exactly how many."""
        return not (self.unit or self.places or self.scaled or self.hedge)


class Share(Struct, frozen=True):
    """A part of a whole in words, and the least and the most that it is said of, as parts of one."""

    start: int
    end: int
    text: str
    value: Decimal
    least: Decimal
    most: Decimal
    hedge: Hedge = ""


@lru_cache(maxsize=_KEPT)
def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a text, left to right; what is a share in words is none."""
    taken = [(one.start, one.end) for one in mentions(text) if one.kind in _MASKED and not one.text.startswith("per")]
    taken += [(one.start, one.end) for one in shares(text)]
    return tuple(_amounts(text, taken))


def _amounts(text: str, taken: list[tuple[int, int]]) -> Iterator[Amount]:
    for found in _AMOUNT.finditer(text):
        start, end = found.start(), found.end()
        number = found["digits"] or found["word"]
        if any(first < found.end("digits" if found["digits"] else "word") and start < last for first, last in taken):
            continue
        bare = not (found["pound"] or found["percent"] or found["points"] or found["scale"])
        naming = _NO_NUMBER if number.lower() == "one" else _NAMING
        if bare and (_YEAR.fullmatch(number) or naming.search(text[:start])):
            continue
        scale = _SCALES.get((found["scale"] or "").strip().lower(), 0)
        value = Decimal(number.replace(",", "")) if found["digits"] else Decimal(_number(number))
        yield Amount(
            start, end, found.group().strip(), value.scaleb(scale), len(number.partition(".")[2]), _unit(found),
            hedge_before(text, start), bool(found["word"]), scale,
        )  # fmt: skip


def _number(word: str) -> int:
    return sum(_NAMES[part] for part in re.split("[- ]", word.lower()))


def _unit(found: re.Match[str]) -> str:
    if found["pound"]:
        return "£"
    if found["points"]:
        return "points"
    if found["percent"]:
        return "%"
    if found["per"]:
        return _PER.get(found["per"].lower(), f"per {found['per'].replace(',', '')}")
    return (found["time"] or "").lower()


@lru_cache(maxsize=_KEPT)
def shares(text: str) -> tuple[Share, ...]:
    """The shares that a text says in words."""
    return tuple(_shares(text))


def _shares(text: str) -> Iterator[Share]:
    for found in _SHARE.finditer(text):
        value = _value(found)
        alone = found["half"] or found["part"]
        if value is None or (alone and not _stands(found, text)):
            continue
        hedge = hedge_before(text, found.start())
        if hedge == "less" and re.search(r"\bjust $", text[: found.start()]):
            hedge = "nearly"
        yield Share(found.start(), found.end(), found.group(), value, *room(value, hedge), hedge)


def _stands(found: re.Match[str], text: str) -> bool:
    if found["half"]:
        return not _NO_HALF.search(text[: found.start()])
    before = text[: found.start()]
    return bool(_SHARED.match(text[found.end() :])) and not re.search(r"\b(?:in|per|for|each|every) $", before)


def _value(found: re.Match[str]) -> Decimal | None:
    if found["half"]:
        return Decimal("0.5")
    if found["part"]:
        count = _NAMES.get(found["count"].lower(), 1)
        under = _ORDINALS[found["part"].lower()]
    else:
        count, under = (int(one) if one.isdigit() else _NAMES[one.lower()] for one in (found["over"], found["under"]))
    return Decimal(count) / under if count < under else None


def room(value: Decimal, hedge: Hedge) -> tuple[Decimal, Decimal]:
    """The least and the most that a share in words may be said of: "a third" of 30%, and not of 40%."""
    near, edge = max(Decimal("0.025"), min(Decimal("0.05"), value / 4)), Decimal("0.005")
    return {
        "": (value - near, value + near),
        "about": (value - near, value + near),
        "nearly": (value - near - Decimal("0.02"), value + edge),
        "just over": (value - edge, value + near + Decimal("0.02")),
        "more": (value - edge, Decimal(100)),
        "less": (Decimal(0), value + edge),
        "exactly": (value - edge, value + edge),
    }[hedge]


def hedge_before(text: str, start: int) -> Hedge:
    """What the words before a place say of how exact the number there is."""
    before = text[max(0, start - 40) : start]
    return next((name for name, words in _HEDGED if words.search(before)), "")
