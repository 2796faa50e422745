"""Better or worse, held against the two figures beside the words and against which way is good.

"At 36%, this is an improvement on the 33% that we reported", of appeals that were lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from paperwork.model.findings import Finding

from ..claims.figures import polarity
from ..claims.saying import sentences
from ..reading import Mention, Reading, Sentence, Subject
from ..reading.numbers import Kind
from ..reading.subjects import Side
from .agreement import stands_at

_WORDS = (
    r"(?:(?P<better>improvements?|improved|improving|better)|"
    r"(?P<worse>worsened|worsening|worse|deteriorat\w+|setback))"
)
_ON = re.compile(rf"\b{_WORDS}\b[^,;.]{{0,20}}?\b(?:on|than|from|over|against)(?: the| our| its| a)* ?$", re.IGNORECASE)
_WORD = re.compile(rf"\b{_WORDS}\b", re.IGNORECASE)
_FROM, _TO = (
    re.compile(r"\bfrom(?: the| a| about| around)* ?$", re.IGNORECASE),
    re.compile(r"^[\w\s()-]{0,40}\bto(?: the| a| about| around)* ?$", re.IGNORECASE),
)
_NOT = re.compile(
    r"\b(?:not|n't|no|never|if|should|would|could|will|aim\w*|target\w*|hope\w*|whether)\b", re.IGNORECASE
)
_WANTED = r"want (?:this|it|them|this number) to (?:be )?"
_LOW = re.compile(rf"\b(?:as low as possible|low(?:er)? is (?:good|better)|{_WANTED}(?:fall|go down|low))\b", re.I)
_HIGH = re.compile(rf"\b(?:as high as possible|high(?:er)? is (?:good|better)|{_WANTED}(?:rise|go up|high))\b", re.I)
_NEAR = 60


def bettered(reading: Reading) -> Iterator[Finding]:
    """A figure is said to be better, or worse, than one before it, and went the other way."""
    for sentence in sentences(reading):
        figures = [one for each in sentence.mentions for one in _ends(each) if one.kind in ("number", "percent")]
        for one, other in pairwise(one for one in figures if one.value is not None and not (one.points or one.word)):
            if one.kind == other.kind and (told := _told(sentence, one, other)) is not None:
                yield from _held(reading, sentence, *told)


def _ends(one: Mention) -> tuple[Mention, ...]:
    """A figure; the two of "64 to 91", which is read as one range."""
    if one.kind != "range" or one.other is None:
        return (one,)
    at = one.start + one.text.rfind(" ") + 1
    kind: Kind = "percent" if "%" in one.text else "number"
    first = replace(one, kind=kind, end=one.start + one.text.find(" "), text=one.text.split()[0])
    return first, replace(one, kind=kind, start=at, text=one.text.split()[-1], value=one.other)


def _told(sentence: Sentence, one: Mention, other: Mention) -> tuple[Mention, Mention, re.Match[str]] | None:
    """The earlier figure, the later one, and what is said of the change; None where nothing is."""
    text, gap = sentence.text, sentence.text[one.end : other.start]
    if len(gap) > _NEAR or _NOT.search(text[max(0, one.start - _NEAR) : other.end + _NEAR]):
        return None
    if found := _ON.search(gap):
        return other, one, found
    if _FROM.search(text[: one.start]) and _TO.search(gap):
        after = re.split(r"[;.]|\b(?:and|but|while)\b", text[other.end : other.end + _NEAR])[0]
        said = _WORD.search(text[max(0, one.start - _NEAR) : one.start]) or _WORD.search(after)
        return (one, other, said) if said else None
    return None


def _held(
    reading: Reading, sentence: Sentence, earlier: Mention, later: Mention, said: re.Match[str]
) -> Iterator[Finding]:
    good = _good(reading, sentence, earlier, later)
    if not good or earlier.value is None or later.value is None or earlier.value == later.value:
        return
    if ((later.value > earlier.value) is (good == "high")) is not bool(said["better"]):
        words = said["better"] or said["worse"]
        message = (
            f"The words say '{words}', from {earlier.text} to {later.text}; where {good} is good that is the other way."
        )
        first, last = sorted((earlier, later), key=lambda one: one.start)
        quote = sentence.part(first.start, last.end, 30)
        about = re.sub(r"\d", "", quote)[:80]
        hint = "Correct the words or the figures."
        yield reading.find("claim-better", sentence.spot, message, hint, quote, key=about)


def _good(reading: Reading, sentence: Sentence, earlier: Mention, later: Mention) -> Side:
    """Which way is good: as the paragraph says, or as the table does of the one measure that has both figures."""
    told = f"{sentence.before} {sentence.text}"
    if bool(_LOW.search(told)) != bool(_HIGH.search(told)):
        return "low" if _LOW.search(told) else "high"
    sides = {one.good or polarity(reading, one) for one in reading.subjects if _has(one, earlier) and _has(one, later)}
    side = sides.pop() if len(sides) == 1 else None
    return side if side in ("high", "low") else ""


def _has(subject: Subject, figure: Mention) -> bool:
    return any(stands_at(one, subject, figure) for one in subject.values)


CHECKS = (bettered,)
