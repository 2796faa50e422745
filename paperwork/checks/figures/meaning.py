"""Whether a number in a sentence is said of a whole measure, of some of it, or of a measure under a condition.

What stands between a measure's name and its number tells: "for children under five", "per social worker", "placed out
of area" make it another thing; a word that nobody knows makes it doubtful.
"""

from __future__ import annotations

import re
from typing import Literal

from ..claims.clauses import VERB
from ..claims.meant import ALLOWED
from ..reading import Mention, Sentence, Subject
from ..reading.numbers import mentions
from ..reading.words import key

How = Literal["whole", "doubtful", "other"]
_SUPPOSED = re.compile(
    r"\b(?:if|unless|assum\w+|suppos\w+|excluding|except(?:ing)?|apart from|leaving out|without|adjust\w*|would|"
    r"were it|had (?:it|all|the|we|they|every|these|those)|counting only|only counting|once)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\W*(?:who|whom|whose|that|which|where|with|without|aged?|under|over|placed|living|lived|for|from|per|to|leading|"
    r"including|excluding|by|among|out|having|needing|waiting|missing|alone|only|on)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r" ?(?:(?:a|per|each|every) (?!cent\b|10,?000\b)\w+|times\b|miles\b|years? old\b|placed\b|with\b|who\b|whose\b)",
    re.IGNORECASE,
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
# "17% for under fives", "482 if those on leave are counted": of some of them, or under a condition.
_OF_SOME = re.compile(
    r",? (?:if|excluding|including|unless|without|leaving out|not counting|"
    r"among(?:st)? (?:those|the|our|under|over))\b|"
    r" (?:when|where|once|only|aged)\b|"
    r" for (?!the (?:[\w-]+ ){0,2}(?:month|quarter|year|period|half|time|council|borough|county|authority|whole)\b|"
    rf"(?:this|that|an?|our|us|all|both|each|every|{_MONTHS}\w*|q\d|\d+)\b)|"
    r" ?\((?:an? )?(?:provisional|estimate\w*|unvalidated|exclud\w+|includ\w+|for \w+)\b|"
    r",? but (?:one|two|three|\d+|some|several) of (?:them|these|those)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:in|at|for|on|by|as|during|over|of|from|to|since|until)?\s*(?:the )?(?:start|beginning|end|close|middle)? ?"
    r"(?:of )?(?:the |this |last |latest |most recent )?"
    r"(?:month|quarter|year|period|week|date|present|time)(?:'s)?(?: end)?\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[,;:]|\b(?:and|but|while|whilst|although|though)\b", re.IGNORECASE)


def how_meant(sentence: Sentence, mention: Mention, subject: Subject, kept: frozenset[str]) -> How:
    """How a number is said of a measure that the sentence names; `kept` are words that leave its name what it is."""
    before, after = sentence.text[: mention.start], sentence.text[mention.end :]
    if _SUPPOSED.search(before) or _UNIT.match(after) or is_of_some(after):
        return "other"
    place = _place(before, subject.key)
    if place is None:
        return "whole"
    start, end = place
    tail = _phrase(before[end:])
    lead = _JOINS.split(before[:start])[-1]
    known = ALLOWED | kept | subject.key
    if _told(tail) - known:
        return "other" if _SOME.match(_bare(tail)) else "doubtful"
    if _SOME.match(_bare(tail)) and re.match(r"\W*(?:who|whom|whose)\b", tail, re.IGNORECASE):
        return "other"
    return "doubtful" if _told(lead) - known else "whole"


def is_of_some(after: str) -> bool:
    """Whether what stands behind a number makes it one of some of them, or one under a condition."""
    return _OF_SOME.match(after) is not None


def _place(text: str, name: frozenset[str]) -> tuple[int, int] | None:
    """Where the words of a name stand in some text: the shortest stretch with all of them that ends first."""
    ends = [found.end() for found in re.finditer(r"[\w'’-]+", text)]
    starts = [found.start() for found in re.finditer(r"[\w'’-]+", text)]
    end = next((one for one in ends if name <= key(text[:one])), None)
    if end is None or not name:
        return None
    return max(one for one in starts if one < end and name <= key(text[one:end])), end


def _phrase(tail: str) -> str:
    """What stands behind a name before its verb."""
    found = VERB.search(tail)
    return tail[: found.start()] if found else tail


def _bare(text: str) -> str:
    """The words without those that say when."""
    for one in reversed(mentions(text)):
        if one.kind in ("month", "date", "quarter", "year"):
            text = f"{text[: one.start]} {text[one.end :]}"
    text = re.sub(r"\b(?:in|at|for|on|by|as at|as|during|at the end of|to|of)\s+(?=\W|$)", " ", _TIME.sub(" ", text))
    return text.strip(" ,.:;()–-")


def _told(text: str) -> frozenset[str]:
    return frozenset(one for one in key(_bare(text)) if not one.endswith("ly"))
