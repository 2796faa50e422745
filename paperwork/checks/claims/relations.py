"""The words that set something against a target or a tolerance: just below target, has met, within tolerance.

In: a clause. Out: what it says, as claims of how something `Held`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from paperwork.model.periods import LONG_MONTHS

from .clauses import Clause, asserted

Relation = Literal["above", "below", "on", "misses", "within", "outside", "near"]
_HOW = (
    r"(?P<how>(?:(?:only|still|currently|now|slightly|marginally|just|well|far|significantly|considerably|"
    r"substantially|much|a little|somewhat|comfortably|very|all|both|also|back|again|consistently|already|yet) )*)"
)
_BETWEEN = (
    r"(?:(?:the|our|its|their|this|that|agreed|incremental|interim|improvement|plan|annual|monthly|year[- ]end|local|"
    r"own|national|council's|internal|set|new|revised|march|september|june|december|april|mar|sept?|dec|jun|apr|"
    r"\d{2,4}|\d+(?:\.\d+)?%|lower|upper|range|stretch|corporate|service|statutory|next|current|final|first|mar-\d+|"
    r"sept?-\d+)[ -]){0,6}"
)
_REACH = r"meet(?:ing)?|met|reach(?:ed|ing)?|achiev(?:e|ed|ing)|on|at|hit"
_WORDS: tuple[tuple[Relation, str], ...] = (
    ("near", r"close to|near(?:ly)?(?: at)?|approaching|almost (?:at|on)"),
    ("misses", rf"miss(?:es|ed|ing)?|off|(?:not|n't|yet to|failing to|fails? to) (?:yet |currently )?(?:{_REACH})"),
    ("above", r"exceeds|exceed|exceeded|exceeding|surpass(?:es|ed|ing)?"),
    ("on", r"on|at|meets?|meeting|met|(?:reached|achieved|hit)|achieving|reaching|in line with|on track with"),
    ("outside", r"outside(?: of)?"),
    ("within", r"within|inside|in the middle of|(?:at|towards) the (?:higher|upper|lower|top|bottom) end of"),
    ("below", r"below|under|lower than|short of|less than|fewer than"),
    ("above", r"above|over|higher than|greater than|in excess of|more than"),
)
_ACTIVE = rf"(?P<object>{_BETWEEN}(?:targets?|tolerances?)(?: range| level)?)\b"
_WAS = r"(?:has|have|is|are|was|were|being)(?: now| also| all| both| already| \w+ly)?(?: been| being)?(?: \w+ly)?"
_PASSIVE = rf"\b(?P<how>)(?P<object>targets?\b[^,;]{{0,60}}?)\b{_WAS}"
_CLAIMS: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    *((one, re.compile(rf"\b{_HOW}(?:{words}) {_ACTIVE}", re.IGNORECASE)) for one, words in _WORDS),
    ("on", re.compile(rf"{_PASSIVE} (?:met|achieved|reached|hit)\b", re.IGNORECASE)),
    ("above", re.compile(rf"{_PASSIVE} (?:exceeded|surpassed)\b", re.IGNORECASE)),
    ("misses", re.compile(rf"{_PASSIVE} (?:missed|not met)\b", re.IGNORECASE)),
)
_MONTH = "|".join(month.lower() for month in LONG_MONTHS)
# What a target is of, told after it: the target for visits; not the target for March.
_OF = re.compile(
    rf"\b(?:for|in|of) (?!(?:{_MONTH})\b|\w{{3,4}}[ -]\d\d|(?:the |this |next )?(?:year|month|improvement|quarter)|"
    r"us\b|most|some|much|the (?:first|second|third)|all\b|\d)(?:the |our )?(?P<what>[a-z][^,.;]*)",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:the |our )?(?:we|it|they|performance|council|authority|service)?", re.IGNORECASE)


class Held(Struct, frozen=True):
    """A claim about a target: the relation, its words, its places in the clause, the phrase for what is spoken of.

    `how` are its adverbs, `mark` the words for the target; `back` is what is said before, to which it may point.
    """

    relation: Relation
    words: str
    how: str
    start: int
    end: int
    mark: str
    phrase: str
    back: str = ""


def claims(clause: Clause) -> Iterator[Held]:
    """What a clause says of a target or a tolerance."""
    taken: list[tuple[int, int]] = []
    for relation, pattern in _CLAIMS:
        for found in pattern.finditer(clause.text):
            start, end = found.span()
            if any(start < last and end > first for first, last in taken):
                continue
            taken.append((start, end))
            # What fell "to well below target" is below it.
            to = relation in ("above", "below") and clause.text[:start].endswith(" to ")
            before = start - 3 if to else start
            if relation == "misses" or asserted(clause, before):
                yield _held(clause, found, relation)


def _held(clause: Clause, found: re.Match[str], relation: Relation) -> Held:
    mark = found["object"].lower()
    passive = mark.startswith("target") and found.group().lower().startswith("target")
    phrase, back = ("", "") if passive else clause.phrase(found.start())
    phrase = re.sub(r"^.*\b(?:resulted|resulting) in\b", "", phrase, flags=re.IGNORECASE).strip()
    of = _OF.search(found["object"]) if passive else _OF.match(clause.text[found.end() :].removeprefix(" set").lstrip())
    if of and _NOBODY.fullmatch(phrase):
        phrase = of["what"].strip()
    return Held(
        relation, found.group().strip(), found["how"].strip().lower(), found.start(), found.end(), mark,
        "" if phrase.lower() in ("the", "our", "its") else phrase, back,
    )  # fmt: skip
