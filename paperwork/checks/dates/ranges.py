"""Ranges that begin with their upper end: in figures, in words, in days, and in months.

A check takes a `Reading`. A range is certain where something calls it one, or where it counts what is named behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from paperwork.model.findings import Finding

from ..reading import Mention, Reading
from ..reading.numbers import mentions
from .days import DATED, sentences_and_cells

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_RANGE = re.compile(
    r"(?<![\w/.,£–-])(?P<first>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?%? ?[-–] ?(?P<last>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?![\w/–-]|[.,]\d)"
)
_RANGED = re.compile(
    r"\b(?:tolerance|range|between(?![^.;]* and )|within|(?<!reading )(?<!spelling )(?<!mental )ages?|aged|limits?)\b"
    r"(?=[^.;]{0,25}$)",
    re.IGNORECASE,
)
# A share of two sides, hours of a day, years with months: what is larger may come first.
_NO_RANGE = re.compile(
    r"[- ]?(?:split|rule|mix|ratio|share|majority|vote|basis|divide|balance|chance|partnership|funding)\b|"
    r" ?(?:am|pm)\b| on (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    re.IGNORECASE,
)
_FEWER = re.compile(r" (?:fewer|less|lower)\b|[^.;]{0,60}\b(?:fell|fall|drop|reduc|decreas|declin)", re.IGNORECASE)
_CALLED_RANGE = re.compile(r"\b(?:tolerances?|ranges?)\b", re.IGNORECASE)
_HUNDRED, _YEAR = 100, 4
_IN_BRACKETS, _NEAR = re.compile(r"\($"), 60
_BETWEEN = re.compile(
    r"\bbetween (?P<first>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?%? and (?P<last>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?![\w/–-]|[.,]\d)(?P<noun> ?%| per ?cent\b| (?!weekdays|hours|this|thus|was|has|always)[a-z]{2,}s\b|"
    r" children| people| young)?",
    re.IGNORECASE,
)
# Two ends are parted, or come after each other, and make no range; hours go from nine to five.
_PARTED = re.compile(
    r"\b(?:difference|gap|fell|fall|drop|dropp|decreas|reduc|declin|chang|var|fluctuat|mov|alternat|swung|compar|"
    r"choice|link|relation|hour|open|closed|midway|halfway)\w*",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\b(?:tel|telephone|phone|call|ext|fax|mobile)\b", re.IGNORECASE)
_DAYS = re.compile(
    rf"\b(?P<first>\d{{1,2}})(?:st|nd|rd|th)? ?(?:to|-|–|until) ?(?P<last>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?: of)? {_MONTH}\b",
    re.IGNORECASE,
)


def reversed_ranges(reading: Reading) -> Iterator[Finding]:
    """A range that begins with its upper end: a tolerance of 300-250, the 28th to the 3rd, May 2023 to April 2023."""
    for at, spot in enumerate(reading.spots):
        if spot.worked_out or spot.in_contents:
            continue
        ranges = list(_RANGE.finditer(spot.words))
        said = mentions(spot.words) if ranges or _BETWEEN.search(spot.words) else ()
        taken = [(one.start, one.end) for one in said if one.kind in ("name", "date", "month", "quarter", "year")]
        for found in ranges:
            if not any(start < found.end() and found.start() < end for start, end in taken):
                yield from _reversed(reading, at, spot.words, found)
        for found in _BETWEEN.finditer(spot.words):
            if not any(start < found.end("last") and found.start("first") < end for start, end in taken):
                yield from _in_words(reading, at, spot.words, found)
        for found in _DAYS.finditer(spot.words):
            if int(found["first"]) > int(found["last"]) and int(found["first"]) <= 31:
                message = f"'{found.group()}' goes from a later day to an earlier one."
                hint = "Put them in order, or name both months."
                yield reading.find("reversed-range", at, message, hint, found.group())
    yield from _months_reversed(reading)


def _reversed(reading: Reading, at: int, words: str, found: re.Match[str]) -> Iterator[Finding]:
    first, last = (Decimal(found[end].replace(",", "")) for end in ("first", "last"))
    labelled = next(reversed(list(_RANGED.finditer(words[: found.start()]))), None) or _bracketed(words, found)
    shared = first + last == _HUNDRED and words[found.end() : found.end() + 1] != "%"
    if shared or _NO_RANGE.match(words[found.end() :]):
        return
    if first > last and (labelled or (last >= 20 and not _CALLED.search(words))):
        message = f"'{found.group()}' gives its upper end first."
        hint = f"Write {found['last']} to {found['first']}."
        start = min(labelled.start(), found.start()) if labelled else found.start()
        sure = labelled is not None
        yield reading.find("reversed-range", at, message, hint, words[start : found.end()], certain=sure)


def _bracketed(words: str, found: re.Match[str]) -> re.Match[str] | None:
    """The word tolerance or range in the same line as a range in brackets, near before it or right behind it."""
    if not _IN_BRACKETS.search(words[: found.start()]) or not re.match(r" ?%?\)", words[found.end() :]):
        return None
    start = max(0, found.start() - _NEAR, words.rfind(". ", 0, found.start()) + 1)
    return _CALLED_RANGE.search(words, start, found.end() + _NEAR // 3)


def _in_words(reading: Reading, at: int, words: str, found: re.Match[str]) -> Iterator[Finding]:
    """A range in words from its upper end; certain where it counts something."""
    first, last = (Decimal(found[end].replace(",", "")) for end in ("first", "last"))
    told = words[words.rfind(". ", 0, found.start()) + 1 : found.start()]
    years = found["first"].startswith(("19", "20")) and len(found["first"]) == len(found["last"]) == _YEAR
    if years or _FEWER.match(words[found.end("last") :]):
        return
    if first > last and not _PARTED.search(told):
        message = f"'{found.group().strip()}' gives its upper end first."
        hint = f"Write between {found['last']} and {found['first']}."
        yield reading.find("reversed-range", at, message, hint, found.group().strip(), certain=bool(found["noun"]))


def _months_reversed(reading: Reading) -> Iterator[Finding]:
    for sentence in sentences_and_cells(reading):
        for one, other in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            between, before = sentence.text[one.end : other.start], sentence.text[: one.start].lower().rstrip()
            joined = between.strip() in ("to", "and", "-", "–", "until")
            if joined and before.endswith(("from", "between", "period")) and _later(one, other):
                message = f"'{one.text}{between}{other.text}' goes from a later time to an earlier one."
                quote = f"{one.text}{between}{other.text}"
                yield reading.find("reversed-range", sentence.spot, message, DATED, quote)


def _later(one: Mention, other: Mention) -> bool:
    if one.day and other.day:
        return one.day > other.day
    return one.kind == other.kind == "month" and bool(one.period and other.period and one.period > other.period)


CHECKS = (reversed_ranges,)
