"""What a paper says in words that Green, Amber and Red mean: how far from its target a measure may be for each.

In: a `Reading`. Out: its `Rule`s, each with where it stands. "Within 5%" of a percentage may be meant in points or as
a share of the target; a rule has both then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from ..reading import Reading
from ..reading.numbers import WORDS
from .scorecards import COLOURS

Measure = Literal["met", "tolerance", "share", "points", "either", "mixed"]
_WORD_NUMBERS = {word: at for at, word in enumerate(WORDS)} | {"fifteen": 15, "twenty": 20}
_COLOUR = re.compile(r"\b(Red|Amber|Green|RED|AMBER|GREEN)\b")
_DEFINES = re.compile(
    r"\s*(?:\([^)]{0,12}\)|rating|status|rated)?\s*(?:[:=–—(-]|\b(?:is|are|means?|if|where|when|shows?|indicates?|"
    r"denotes?|for|will be|applies|that (?:the|an?|we|it|they|performance))\b)",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"\b(?:at|on|above|over|exceed\w*|meet\w*|met|hit\w*|achiev\w*|reach\w*|better than|in line with|ahead of|"
    r"as good as)\b[^.;]{0,40}\btargets?\b|\btargets?\b[^.;]{0,25}\b(?:met|achieved|reached|exceeded|hit|bettered)\b",
    re.IGNORECASE,
)
_SIZE = rf"(?P<size>\d+(?:\.\d+)?|{'|'.join(_WORD_NUMBERS)})"
_POINTS = re.compile(
    rf"\b{_SIZE}[ -]?(?:percentage[ -]points?|%[ -]?points?|per ?cent(?:age)?[ -]points?|points?\b|pp\b|ppts?\b)", re.I
)
_SHARE = re.compile(
    rf"\b(?:by )(?:[a-z]+ ){{0,4}}?{_SIZE} ?(?:%|per ?cent) of (?:the |its |that )?target|"
    rf"\b{_SIZE.replace('size', 'other')} ?(?:%|per ?cent) of the target(?:'s)? (?:value|figure)",
    re.IGNORECASE,
)
_EITHER = re.compile(rf"\b{_SIZE} ?(?:%|per ?cent\b)", re.IGNORECASE)
# What is said of percentages alone, and of all else beside them.
_OF_OTHERS = re.compile(
    rf"\bpercentages?\b.*\b(?:other|else|counts?|numbers?|rates?)\b[^.;]*?\b{_SIZE} ?(?:%|per ?cent\b)(?! ?points?)",
    re.I,
)
_FOR_OTHERS = re.compile(
    rf"\b{_SIZE} ?(?:%|per ?cent\b)(?! ?points?)[^.;]{{0,25}}\bfor (?:(?:an?|any|all|the|whole) )*"
    r"(?:other|count|number|rate)",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:otherwise|in all other cases|anything (?:else|worse)|everything else|all others?)\b", re.I
)
_TOLERANCE = re.compile(r"\btolerances?\b", re.IGNORECASE)
_RISK = re.compile(
    r"\blikelihood\b|\bimpact\b|\bscores?\b|\bspen[dt]|\bbudget\b|\bproject\b|\bmilestone", re.IGNORECASE
)
_NEAR = 12


class Limit(Struct, frozen=True):
    """How far from its target a measure may be and have a colour: not at all, within the tolerance, or so much.

    `others` is the share for what is no percentage, where the paper has both.
    """

    measure: Measure
    size: Decimal = Decimal(0)
    others: Decimal = Decimal(0)


class Rule(Struct, frozen=True):
    """How far is Green, how far Amber, and at which spot it is said; None where the paper does not say for sure."""

    green: Limit | None
    amber: Limit | None
    spot: int


def rules(reading: Reading) -> tuple[Rule, ...]:
    """Every rule of a paper that tells of two of the three colours."""
    found = [rule for said, spot in _keys(reading) if (rule := _rule(said, spot))]
    return tuple(dict.fromkeys(found))


def rule_for(reading: Reading, every: Sequence[Rule], spot: int) -> Rule | None:
    """The rule that a table goes by: that of its section, else the only one; None where it can't be told."""
    near = [one for one in every if reading.titles[one.spot] == reading.titles[spot]] or list(every)
    alike = {(one.green, one.amber) for one in near}
    return near[0] if len(alike) == 1 else None


def _keys(reading: Reading) -> Iterator[tuple[dict[str, str], int]]:
    """What is said of each colour: in one paragraph, in paragraphs near each other, or in the rows of a table."""
    run: dict[str, str] = {}
    first = 0
    for at, words in _lines(reading):
        said = _said(words)
        if not said:
            continue
        if set(said) & set(run) or at - first > _NEAR:
            run = {}
        first = first if run else at
        run |= said
        if len(run) == len(COLOURS) - 1 and "Red" not in run and _OTHERWISE.search(words):
            run["Red"] = ""
        if len(run) == len(COLOURS):
            yield dict(run), first
            run = {}


def _lines(reading: Reading) -> Iterator[tuple[int, str]]:
    keys = {grid.spot: grid for grid in reading.grids}
    for at, spot in enumerate(reading.spots):
        if at in keys and len(keys[at].heads) < 5:
            for row in (keys[at].heads, *keys[at].rows):
                yield at, f"{row[0]}: {' '.join(row[1:])}" if _COLOUR.fullmatch(row[0].strip()) else ""
        elif _COLOUR.search(spot.words) and not (spot.in_table or spot.in_contents or _RISK.search(spot.words)):
            yield at, spot.words


def _said(words: str) -> dict[str, str]:
    """What a line says of each colour that it defines, the first time."""
    found: dict[str, str] = {}
    places = list(_COLOUR.finditer(words))
    ends = [*(place.start() for place in places[1:]), len(words)]
    for place, end in zip(places, ends, strict=False):
        text = words[place.end() : end]
        colour = place[1].capitalize()
        if colour not in found and _DEFINES.match(text):
            found[colour] = re.split(r"\.(?:\s|$)", text)[0]
    return found if any(_speaks(text) for text in found.values()) else {}


def _speaks(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_MEETS, _TOLERANCE, _POINTS, _EITHER))


def _rule(said: dict[str, str], spot: int) -> Rule | None:
    amber, red = _limits(said["Amber"]), _limits(said["Red"])
    green = _green(said["Green"], amber)
    worst = _outer(amber, red)
    return Rule(green, worst, spot) if green or worst else None


def _green(text: str, amber: Sequence[Limit]) -> Limit | None:
    own = _limits(text)
    if own:
        return own[0] if len(own) == 1 and own[0].measure != "tolerance" else None
    if len(amber) > 1:
        return None
    return Limit("met") if _MEETS.search(text) else None


def _outer(amber: Sequence[Limit], red: Sequence[Limit]) -> Limit | None:
    """Where Amber ends and Red begins; None where the two do not say the same."""
    if len(red) > 1 or not (amber or red):
        return None
    ends = [max(amber, key=lambda one: one.size)] if amber else []
    if ends and red and (ends[0].size != red[0].size):
        return None
    both = [*ends, *red]
    # What one of the two says in more words than the other holds of both.
    return next((one for one in both if one.measure != "either"), both[0])


def _limits(text: str) -> list[Limit]:
    if _TOLERANCE.search(text) and not re.search(r"\d", text):
        return [Limit("tolerance")]
    points, others = _POINTS.search(text), _OF_OTHERS.search(text) or _FOR_OTHERS.search(text)
    if points and others:
        return [Limit("mixed", _size(points), _size(others))]
    ways: tuple[tuple[Measure, re.Pattern[str]], ...] = (("points", _POINTS), ("share", _SHARE), ("either", _EITHER))
    for measure, pattern in ways:
        if found := list(pattern.finditer(text)):
            return [Limit(measure, _size(one)) for one in found]
    return []


def _size(found: re.Match[str]) -> Decimal:
    said = (found.groupdict().get("size") or found.groupdict().get("other") or "0").lower()
    return Decimal(_WORD_NUMBERS[said]) if said in _WORD_NUMBERS else Decimal(said)
