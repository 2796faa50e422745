"""Words beside two figures that do not bear them out: "fell from 60% to 75%", "72% is higher than 91%", "up from"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from paperwork.checks.reading import Mention, Reading, Sentence
from paperwork.model.findings import Finding

from .figures import polarity
from .saying import sentences

_MOVES = re.compile(
    r"\b(?:(?P<up>increas\w*|ris(?:e|es|en|ing)|rose|gr[eo]w\w*|up|higher|climb\w*)|"
    r"(?P<down>decreas\w*|reduc\w*|fall(?:s|en|ing)?|fell|drop\w*|declin\w*|down|lower\w*)|"
    r"(?P<good>improv\w*)|(?P<bad>worsen\w*|deteriorat\w*))\b",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:is|are|was|were|stands?|remains?|being|continues? to be|falls?)\b[\w\s]{0,30}?\b(?:"
    r"(?P<up>higher than|above|greater than|more than|in excess of)|"
    r"(?P<down>lower than|below|less than|fewer than|short of))\b(?P<to>[^,;.]*)$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\bfrom (?:a (?:low|high|base|rate|figure|baseline) of |around |about |just (?:over|under) |the |our |its |a )*$",
    re.I,
)
_TO = re.compile(r"\bto (?:just |around |about |currently |now |a )*$", re.IGNORECASE)
_STOP = re.compile(r"[.;]|\b(?:and|but|which|while|although|or|with)\b")
_UP_FROM = re.compile(r"[\w\s,'’-]{0,60}?\b(?P<way>up|down) from(?: the| a| our| around| about| just)*(?: \w+['’]s)? ")
_DENIED = re.compile(
    r"\b(?:not|n't|should|would|will|could|if|target|aim(?:s|ed|ing)? (?:to|for)|plan(?:s|ned)? to|planned|"
    r"expect(?:ed)?|to (?:reduce|increase|improve|raise|lower|bring))\b",
    re.IGNORECASE,
)
# "17 are more than 20 miles away" compares nothing with 17.
_OF_LENGTH = re.compile(
    r" (?:miles?|km|kilometres?|metres?|minutes?|hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE
)
# Which way the second figure must lie, and the words that say so.
Side = tuple[int, str]


def own_figures(reading: Reading) -> Iterator[Finding]:
    """Something is said to go up or down, or to be higher or lower, and the figures beside it say otherwise."""
    for sentence in sentences(reading):
        figures = [one for one in sentence.mentions if one.kind in ("number", "percent") and not one.word]
        for one in sentence.mentions:
            yield from _ranged(reading, sentence, one)
        for one, other in pairwise(figures):
            if one.kind == other.kind and not one.points and not other.points:
                yield from _between(reading, sentence, one, other)


def _ranged(reading: Reading, sentence: Sentence, one: Mention) -> Iterator[Finding]:
    """The same of "from 17 to 18", which is read as one range."""
    lead = _lead(sentence, one)
    side = _moved(reading, sentence, lead) if one.kind == "range" and _FROM.search(lead) else None
    if one.value is None or one.other is None or side is None or _DENIED.search(lead[-60:]):
        return
    if (one.other - one.value) * side[0] < 0:
        yield _finding(reading, sentence, side[1], one.text, (one.start, one.end))


def _between(reading: Reading, sentence: Sentence, one: Mention, other: Mention) -> Iterator[Finding]:
    gap, lead = sentence.text[one.end : other.start], _lead(sentence, one)
    if _OF_LENGTH.match(sentence.text[other.end :]):
        return
    if len(gap) > 90 or one.value is None or other.value is None or _DENIED.search(lead[-60:] + gap):
        return
    side = _from_to(reading, sentence, lead, gap) or _up_from(gap) or _higher_than(gap)
    if side is not None and (other.value - one.value) * side[0] < 0:
        yield _finding(reading, sentence, side[1], f"{one.text} and {other.text}", (one.start, other.end))


def _lead(sentence: Sentence, one: Mention) -> str:
    """What stands before a figure, as far back as words may speak of it."""
    return sentence.text[max(one.start - 120, 0) : one.start]


def _finding(reading: Reading, sentence: Sentence, words: str, figures: str, places: tuple[int, int]) -> Finding:
    start, end = places
    lead = sentence.text[:start]
    begin = max(lead.rfind(words), lead.rfind(". ") + 1, lead.rfind(", ") + 1, start - 80, 0)
    return reading.find(
        "claim-own-figures", sentence.spot, f"The words say '{words}', but the figures beside them, {figures}, do not.",
        "Correct the words or the figures.", sentence.text[begin:end].strip(),
        key=re.sub(r"\d", "", f"{words}: {' '.join(lead.split()[-6:])}")[:80],
    )  # fmt: skip


def _from_to(reading: Reading, sentence: Sentence, lead: str, gap: str) -> Side | None:
    """Something went "from A to B", or "to A from B": which way the word before says."""
    forth = _FROM.search(lead) and _TO.search(gap)
    # Between the two nothing else may move: "fell to 463, but rose in September from 460".
    back = _TO.search(lead) and _FROM.search(gap) and not re.search("[.;]", gap) and not _MOVES.search(gap)
    if not forth and not back:
        return None
    side = _moved(reading, sentence, lead)
    return (side[0] if forth else -side[0], side[1]) if side is not None else None


def _moved(reading: Reading, sentence: Sentence, lead: str) -> Side | None:
    """Which way the last word of movement before a figure says, if nothing parts them."""
    before = lead[-70:]
    told = list(_MOVES.finditer(before))
    if not told or re.search(r"[.;]|\b(?:and|but|while)\b", before[told[-1].end() :]):
        return None
    way = _way(reading, sentence, told[-1])
    return (way, told[-1].group()) if way else None


def _way(reading: Reading, sentence: Sentence, told: re.Match[str]) -> int:
    if told["up"] or told["down"]:
        return 1 if told["up"] else -1
    good = {polarity(reading, one) for one in reading.about(sentence) if one.unit == "percent"}
    if good not in ({"high"}, {"low"}):
        return 0
    return 1 if (good == {"high"}) == bool(told["good"]) else -1


def _up_from(gap: str) -> Side | None:
    """A figure that is "up from" another one."""
    found = _UP_FROM.fullmatch(gap)
    return (-1 if found["way"] == "up" else 1, f"{found['way']} from") if found else None


def _higher_than(gap: str) -> Side | None:
    """A figure that "is higher than" another, told in one breath."""
    found = _THAN.search(gap)
    if not found or _STOP.search(gap) or len(found["to"].split()) > 6:
        return None
    return (-1, found["up"]) if found["up"] else (1, found["down"])
