"""A figure and the target beside it: "at 12.0 it is above its target of 13", "20%, which meets our 18% or lower".

Both stand in the sentence, so that nothing else need be known; where the target is of a measure that the paper's tables
give one target alone, it is held against that too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from paperwork.model.findings import Finding

from ..claims.figures import polarity
from ..reading import Mention, Reading, Sentence, Subject
from ..reading.subjects import Side
from .agreement import same
from .plain import said_plainly

_HINT = "Look both figures up, and correct the words or the figure."
_TARGET_OF = re.compile(
    r"\b(?:target|standard|limit|ceiling|goal)(?: level| figure)?(?: of| at| is| being)? ?\(?"
    r"(?:at least |no more than |under |over )?$",
    re.IGNORECASE,
)
_ITS_TARGET = re.compile(r"[- ]?(?:day |week |hour |minute |month )?(?:or (?P<side>\w+) )?target\b", re.IGNORECASE)
_OR = re.compile(
    r" ?(?:days?|weeks?|hours?|minutes?|months?)? ?or (?:(?P<low>lower|less|fewer|under|below)|"
    r"(?P<high>higher|more|over|above|better))\b",
    re.IGNORECASE,
)
_UP = r"above|over|exceed(?:s|ed|ing)?|higher than|more than|greater than|in excess of|beyond|on the right side of"
_DOWN = r"below|under|short of|lower than|less than|fewer than"
_RELATION = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<met>meets?|met|meeting|reach(?:es|ed)|inside|within|"
    r"achiev(?:es|ed)|hits?|in line with|better than|ahead of)|(?P<missed>miss(?:es|ed)|outside|worse than|behind))\b"
    r"[^,;.]{0,30}$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|n't|no longer|never|until|had been|having been|would|should|could|will|may|might|if|aim\w*|to be|"
    r"expect\w*|forecast\w*|plan\w*|project\w*|points?|pp|years?|was|were|previous\w*|last|from|by)\b|\d of \d",
    re.IGNORECASE,
)
# By how much something is over or under its target: "0.6 above the target of 16".
_DISTANCE = re.compile(rf" ?(?:[a-z]+ )?(?:{_UP}|{_DOWN})\b", re.IGNORECASE)
_BREAK = re.compile(r"[;.]|, (?:but|while|whereas|although|and)\b")
_NEAR = 90


class Standing(Struct, frozen=True):
    """A figure, the target that it is held against, and what is said of the two."""

    figure: Mention
    target: Mention
    words: str
    relation: str


def standing(reading: Reading) -> Iterator[Finding]:
    """A figure is said to be above, below or within the target beside it, and is not."""
    for sentence in reading.sentences:
        for one in _told(sentence):
            if _is_so(one, _good(reading, sentence, one)) is False:
                message = f"{one.figure.text} is said to be '{one.words}' the target of {one.target.text}, and is not."
                quote = sentence.part(one.figure.start, one.target.end, behind=2)
                key = re.sub(r"\d", "", quote)[:80]
                yield reading.find("claim-target-beside", sentence.spot, message, _HINT, quote, key=key)


def _told(sentence: Sentence) -> Iterator[Standing]:
    figures = [one for one in sentence.mentions if one.value is not None and one.kind in ("number", "percent", "span")]
    for one, other in pairwise(figures):
        gap = sentence.text[one.end : other.start]
        if len(gap) > _NEAR or one.word or one.points or other.points or not _alike(one, other):
            continue
        if _DISTANCE.match(gap) and 2 * (one.value or 0) < (other.value or 0):
            continue
        before = _before(sentence.text, gap, other)
        found = _RELATION.search(before) if before is not None else None
        if found and before is not None and not _DENIED.search(gap) and not _BREAK.search(gap):
            relation = next(name for name, text in found.groupdict().items() if text)
            yield Standing(one, other, found[relation], relation)


def _before(text: str, gap: str, target: Mention) -> str | None:
    """What stands between a figure and the words for its target; None where the second figure is no target."""
    if found := _TARGET_OF.search(gap):
        return gap[: found.start()] + " "
    return re.sub(r"\b(?:its|our|the|their) $", "", gap) if _ITS_TARGET.match(text[target.end :]) else None


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two figures are of one kind: percentages both, or counts, or times of one unit."""
    units = [_unit(each) for each in (one, other)]
    return one.kind == other.kind or ("" in units and "percent" not in (one.kind, other.kind))


def _unit(one: Mention) -> str:
    return re.sub(r"[\d.,\s-]", "", one.text).rstrip("s") if one.kind == "span" else ""


def _is_so(one: Standing, good: Side) -> bool | None:
    """Whether what is said is so; None where that hangs on which side is good, and nothing tells it."""
    figure, target = one.figure.value or Decimal(0), one.target.value or Decimal(0)
    if same(figure, one.figure.decimals, target, one.target.decimals):
        return True
    if one.relation in ("up", "down"):
        return (figure > target) is (one.relation == "up")
    if not good:
        return None
    met = (figure > target) is (good == "high")
    return met if one.relation == "met" else not met


def _good(reading: Reading, sentence: Sentence, one: Standing) -> Side:
    """Which side of a target is good: as the words behind it say, or the table of the one measure with that target."""
    if found := _OR.match(sentence.text[one.target.end :]):
        return "low" if found["low"] else "high"
    sides = {subject.good or polarity(reading, subject) or "" for subject in _having(reading, one.target)}
    side = sides.pop() if len(sides) == 1 else ""
    return side if side in ("high", "low") else ""


def _having(reading: Reading, target: Mention) -> list[Subject]:
    return [one for one in reading.subjects if one.target is not None and one.target.value == target.value]


def targets_said(reading: Reading) -> Iterator[Finding]:
    """A part about one measure gives it another target than the paper's own table does."""
    for sentence in reading.sentences:
        for one in sentence.mentions:
            if one.value is not None and one.kind in ("number", "percent", "span") and _is_target(sentence, one):
                yield from _other_target(reading, sentence, one)


def _is_target(sentence: Sentence, one: Mention) -> bool:
    lead = sentence.text[max(0, one.start - 60) : one.start]
    told = bool(_TARGET_OF.search(lead)) or bool(_ITS_TARGET.match(sentence.text[one.end :]))
    return told and not _CHANGED.search(sentence.text[max(0, one.start - 35) : one.end + 35])


_CHANGED = re.compile(
    r"\b(?:previous\w*|former\w*|last year|until|raised|lowered|tightened|changed|increased|reduced|"
    r"will be|proposed?|new|next|by (?:march|april|20\d\d)|national|england|wales|scotland|government|dfe|region\w*|"
    r"monthly|quarterly|year[- ]end|interim|stretch|milestone|profile|half[- ]year|in-year|then|for 20\d\d)\b",
    re.IGNORECASE,
)


def _other_target(reading: Reading, sentence: Sentence, one: Mention) -> Iterator[Finding]:
    unit = "percent" if one.kind == "percent" else "number"
    here = [each for each in reading.here(sentence) if each.target is not None and each.unit == unit]
    named = [each for each in reading.named(sentence) if each.target is not None and each.unit == unit]
    named = named or _plainly(reading, sentence, unit) or _pinned(reading, sentence, unit)
    meant = named or here
    if len({each.key for each in meant}) != 1 or (subject := meant[0]).target is None or one.value is None:
        return
    own = {mark.value for mark in subject.targets}
    if same(one.value, one.decimals, subject.target.value, subject.target.decimals) or one.value in own:
        return
    # Where it is not named, another measure may be meant.
    if not named and _having(reading, one):
        return
    message = f"The target of {subject.name} is said to be {one.text}; the paper's own table has {subject.target.text}."
    quote = sentence.part(one.start, one.end, 40, 2)
    key = f"{subject.name[:40]}.{one.text}"
    yield reading.find(
        "target-not-table", sentence.spot, message, "Print the same target in both places.", quote, key=key
    )


def _plainly(reading: Reading, sentence: Sentence, unit: str) -> list[Subject]:
    """The measure whose own figure the sentence tells first."""
    first = next(
        (one for one in sentence.mentions if one.value is not None and one.kind in ("number", "percent")), None
    )
    told = said_plainly(reading, sentence, first) if first is not None else None
    return [one for one in told.subjects if one.target is not None and one.unit == unit] if told else []


def _pinned(reading: Reading, sentence: Sentence, unit: str) -> list[Subject]:
    """The measure that has two of a sentence's figures as its newest two."""
    said = {one.value for one in sentence.mentions if one.kind == ("percent" if unit == "percent" else "number")}
    told = [one for one in reading.subjects if one.unit == unit and one.target is not None and len(one.values) > 1]
    return [one for one in told if {value.value for value in one.values[-2:]} <= said]


CHECKS = (standing, targets_said)
