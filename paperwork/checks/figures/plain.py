"""What a sentence says plainly of a row of months: its whole name, a verb, a figure, and no more than when it was.

"Children in care stood at 490", "there were 490 children in care in September". The phrase has just the words of the
row, so that no part of it, no other place and no other group can be meant.
"""

from __future__ import annotations

import re

from msgspec import Struct

from paperwork.model.periods import Period

from ..reading import Mention, Reading, Sentence, Subject
from ..reading.called import rows_called
from .agreement import nearest
from .meaning import is_of_some

_TIMES = ("month", "date", "quarter", "year")
_BEFORE_TIME = re.compile(
    r"(?:\b(?:as )?(?:in|at|on|by|for|during|of|from|to|since|until)(?: late| early| mid-?)?(?: the)? (?:end of )?"
    r"(?:the month of )?|\bat month end,? ?)$",
    re.IGNORECASE,
)
_ADVERB = (
    r"(?:now|still|currently|just|only|again|also|even|further|back|slightly|sharply|steadily|marginally|markedly)"
)
_MOVED = (
    r"(?:has |have |had |since )*(?:also |now |again )?(?:risen|rose|increased|grown|grew|climbed|gone up|went up|"
    r"fallen|fell|decreased|reduced|dropped|declined|come down|came down|gone down|went down|improved|worsened|"
    r"recovered)"
    rf"(?: {_ADVERB})*"
)
_IS = (
    r"(?:is|are|was|were|stands?|stood|remains?|remained|has been|have been|came|comes|totals?|totall?ed|numbered|"
    rf"reached)(?: (?:at|to|{_ADVERB}))*"
)
_STATED = re.compile(rf"^(?P<name>\S.*?) (?P<verb>{_IS}|{_MOVED}(?: by [^,]{{1,25}}?)?,? to)$", re.IGNORECASE)
_FROM = re.compile(rf"^(?P<name>\S.*?) (?P<verb>{_MOVED})(?: by [^,]{{1,25}}?)?,? from$", re.IGNORECASE)
_THERE = re.compile(
    r"^(?:there (?:are|were|have been|had been|is|was)|we (?:have|had|received))"
    r"(?: (?:a total of|in total|now|currently))*$",
    re.IGNORECASE,
)
_NEUTRAL = re.compile(
    r"^(?:(?:currently|overall|however|in (?:total|all)|at present|today|again|also|this means that|and|but|so|"
    r"performance on)\b[\s,]*)+",
    re.IGNORECASE,
)
_NOW = re.compile(r"(?:is|are|stands?|remains?)\b", re.IGNORECASE)
# Where what is counted ends.
_COUNTED = re.compile(
    r"(?P<name>.*?)(?=\s*(?:$|[,;:.(–—]|\bbut\b|\bwhile\b|\bcompared\b|\bagainst\b|\bup from\b|\bdown from\b|"
    r"\band (?=this|it\b|they|the number|there|is\b|are\b|was\b|were\b|has\b|have\b)))"
)
_TO_BE = re.compile(r"\b(?:were|was|are|is|have been|has been|had been) ")
# What may stand behind a figure without making it another's.
_AFTER = re.compile(
    r"(?:\s*$|\s?[;:.)–—]|,(?! (?:who|whom|aged|placed|living|excluding|including|not|if|in the|in [A-Z]|among)\b)|"
    r" ?\((?![^)]*\b(?:aged|exclud\w+|includ\w+|only|from|who)\b)|"
    r" (?:and|but|which|while|compared|against|above|below|up from|down from|from|as at|at the end of)\b)"
)


class Plain(Struct, frozen=True):
    """A figure that is said plainly of a row: the subjects of that name and unit, and the times that are named."""

    subjects: tuple[Subject, ...]
    figure: Mention
    times: tuple[Mention, ...]
    counted: bool = False
    now: bool = False


def said_plainly(reading: Reading, sentence: Sentence, figure: Mention) -> Plain | None:
    """The row that a figure is plainly said of; None where there may be doubt."""
    if figure.kind not in ("number", "percent") or figure.word or figure.about or figure.points:
        return None
    before, early = _without_times(sentence, 0, figure.start)
    after, late = _without_times(sentence, figure.end, len(sentence.text))
    if is_of_some(after):
        return None
    before = _NEUTRAL.sub("", before.strip(" ,")).strip(" ,(")
    if not _THERE.match(before) and (found := _STATED.match(before)):
        subjects = _called(reading, found["name"], figure) if _AFTER.match(after) else ()
        times = (*early, *_next_to(sentence, figure, late))
        return Plain(subjects, figure, times, now=_NOW.match(found["verb"]) is not None) if subjects else None
    if before and not _THERE.match(before):
        return None
    counted = _COUNTED.match(after.removeprefix(" of") if figure.kind == "percent" else after)
    name = _TO_BE.sub("", counted["name"] + " ").strip() if counted else ""
    inside = tuple(one for one in late if one.start < figure.end + (counted.end() if counted else 0) + 20)
    rest = after[counted.end() :] if counted else ""
    subjects = _called(reading, name, figure) if name and _AFTER.match(rest) else ()
    return Plain(subjects, figure, (*early, *inside), counted=True) if subjects else None


def moved_plainly(reading: Reading, sentence: Sentence, first: Mention, last: Mention) -> Plain | None:
    """The row that is plainly said to have moved from one figure to another; `times` are those before both."""
    gap, _ = _without_times(sentence, first.end, last.start)
    after, _ = _without_times(sentence, last.end, len(sentence.text))
    before, early = _without_times(sentence, 0, first.start)
    found = _FROM.match(_NEUTRAL.sub("", before.strip(" ,")).strip(" ,("))
    if not found or first.kind != last.kind or gap.strip(" ,") != "to" or not _AFTER.match(after):
        return None
    subjects = _called(reading, found["name"], first)
    return Plain(subjects, first, tuple(early)) if subjects else None


def time_behind(sentence: Sentence, figure: Mention) -> tuple[Mention, ...]:
    """The time that stands right behind a figure: "237 in August"."""
    return _next_to(sentence, figure, [one for one in sentence.mentions if one.kind in _TIMES])


def when_of(reading: Reading, times: tuple[Mention, ...]) -> Period | None:
    """The month or quarter that is named; a year that no row has where that can't be told; None where none is named."""
    if not times:
        return None
    one = times[0]
    if len(times) > 1 or (one.kind == "date" and not _AT_MONTHS_END.match(one.text)):
        return _UNKNOWN
    quarterly = reading.as_at is not None and reading.as_at.kind == "quarter"
    if one.kind == "date" and one.period is None and one.day is not None:
        return Period("month", one.day.year, one.day.month)
    if one.period is not None and not (quarterly and one.kind != "quarter"):
        return one.period
    return nearest(reading, one) or _UNKNOWN


_UNKNOWN = Period("year", 1)
_AT_MONTHS_END = re.compile(r"(?:2[89]|3[01])(?!\d)")


def _next_to(sentence: Sentence, figure: Mention, times: list[Mention]) -> tuple[Mention, ...]:
    return tuple(
        one
        for one in times
        if one.start >= figure.end
        and re.fullmatch(
            r" ?(?:\(|(?:at|in|for|on|as at|by|during)(?: the end of)?)? ?", sentence.text[figure.end : one.start]
        )
    )


def _without_times(sentence: Sentence, start: int, end: int) -> tuple[str, list[Mention]]:
    """A part of a sentence without the times that it names, and these."""
    text, times = (
        sentence.text[start:end],
        [one for one in sentence.mentions if one.kind in _TIMES and start <= one.start and one.end <= end],
    )
    for one in reversed(times):
        lead = _BEFORE_TIME.sub("", text[: one.start - start])
        text = f"{lead.rstrip(' ')} {text[one.end - start :].lstrip(' ')}"
    return re.sub(r"\s+", " ", text).replace(" ,", ","), times


def _called(reading: Reading, phrase: str, figure: Mention) -> tuple[Subject, ...]:
    """The same, of those in the unit of a figure."""
    unit = "percent" if figure.kind == "percent" else "number"
    return tuple(one for one in rows_called(reading, phrase) if one.unit == unit)
