"""One sum of money said twice with different figures: a forecast overspend of £4.2m here, of £4.4m there.

What is over- or underspent, short or saved is known by its noun, and by what it is on ("on placements"). Sums of
another time, and changes of them, are other sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts
from ..reading.words import key

_HINT = "Find out which is right, and print it in both places."
_NOUN = re.compile(
    r"\b(?P<forecast>forecast(?:ed|s)? (?:to |an? |net )?|projected (?:to |an? |net )?)?"
    r"(?P<noun>overspend|underspend|deficit|surplus|shortfall)(?:ing|s)?\b(?! in (?:the )?(?:last|first|previous))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?: position| again| overall)?(?: (?:of|is|at|by|to|to be|will be|stands at|now))*[ (:]*$|^ $", re.IGNORECASE
)
_ON = re.compile(r",? (?:on|in|for|from|by) (?:the |our |its )?(?P<what>[a-z][a-z' -]{3,40})", re.IGNORECASE)
_OTHER_TIME = re.compile(
    r"\b(?:q[1-4]|quarter|last|previous\w*|earlier|was|were|had been|month \d+|period \d+|since|from £|budgeted|until|"
    r"january|february|april|may|june|july|august|september|october|november|december|reported|carried|brought|"
    r"reduc\w+|increas\w+|worsen\w*|improv\w*|of which|of this|target|maximum|limit)\b",
    re.IGNORECASE,
)
_NEAR = 30


class Sum(Struct, frozen=True):
    """A sum of money: the noun that it is told by, what it is on (`told` in its own sentence), where it stands."""

    noun: str
    on: frozenset[str]
    amount: Amount
    sentence: Sentence
    told: bool = True


def echoes(reading: Reading) -> Iterator[Finding]:
    """A sum that stands in two sentences with two figures."""
    sums = [one for sentence in reading.sentences for one in _sums(sentence)]
    told: set[Amount] = set()
    for first, other in combinations(sums, 2):
        if _is_one(first, other) and first.amount not in told and _differ(first.amount, other.amount):
            told.add(first.amount)
            where = reading.titles[first.sentence.spot]
            under = f" under '{where}'" if where else " before"
            message = f"The {first.noun} is {other.amount.text} here, and {first.amount.text}{under}."
            quote = other.sentence.part(other.amount.start, other.amount.end, 40, 12)
            about = f"{first.noun} {' '.join(sorted(other.on))}: {other.amount.text}"
            certain = (first.told and other.told) or _is_turned(first.amount, other.amount)
            yield reading.find("sum-twice", other.sentence.spot, message, _HINT, quote, certain=certain, key=about)


def _sums(sentence: Sentence) -> Iterator[Sum]:
    money = [one for one in amounts(sentence.text) if one.unit == "£" and not one.hedge]
    for found in _NOUN.finditer(sentence.text):
        near = [one for one in money if _goes_with(sentence.text, found, one)]
        if len(near) == 1 and not _OTHER_TIME.search(_around(sentence.text, found, near[0])):
            on, before = _what(sentence, found, near[0]), key(sentence.before) - _PLAIN
            yield Sum(found["noun"].lower(), on or before, near[0], sentence, bool(on) or not before)


def _around(text: str, found: re.Match[str], one: Amount) -> str:
    return text[max(0, min(found.start(), one.start) - _NEAR) : max(found.end(), one.end) + _NEAR]


def _goes_with(text: str, found: re.Match[str], one: Amount) -> bool:
    if found.end() <= one.start <= found.end() + _NEAR:
        return bool(_BETWEEN.match(text[found.end() : one.start]))
    return text[one.end : found.start()] == " "


def _what(sentence: Sentence, found: re.Match[str], one: Amount) -> frozenset[str]:
    """What a sum is on, by the words behind it; else what the words before it name."""
    after = sentence.text[max(found.end(), one.end) :]
    if told := _ON.match(after):
        return key(re.split(r"\b(?:and|but|which|because|as|by|this)\b", told["what"])[0])
    clause = re.split(r"[,;:]", sentence.text[: min(found.start(), one.start)])
    return frozenset(word for word in key(" ".join(clause[-2:])) - _PLAIN if len(word) > 2)


_PLAIN = key(
    "the council is are forecast projected to net overall total budget we expect year end will be fourth first second "
    "third revenue general fund position now a an there this paid greatest risk where"
)


def _is_one(first: Sum, other: Sum) -> bool:
    if first.noun != other.noun or first.sentence is other.sentence:
        return False
    return bool(first.on & other.on) if first.on and other.on else not first.on and not other.on


def _is_turned(one: Amount, other: Amount) -> bool:
    """Whether the digits of two amounts are the same ones in another order."""
    digits = [sorted(re.sub(r"\D", "", each.text)) for each in (one, other)]
    return digits[0] == digits[1] and len(digits[0]) > 1


def _differ(one: Amount, other: Amount) -> bool:
    """Whether two sums can't be one, however they were rounded."""
    return abs(one.value - other.value) > one.half + other.half


CHECKS = (echoes,)
