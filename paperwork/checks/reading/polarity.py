"""Which way of a measure is good, where no column tells: what a paper says of its measures in a sentence, and the
words of a measure's name.

"A lower figure is better for re-referrals; for all the others a higher figure is better."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from .words import key

Side = Literal["high", "low", ""]
_HIGH = re.compile(
    r"timel|in time|time-?scale|within (?:\w+ )?\d+ (?:working |calendar |school )?(?:day|hour|week|month)s?|permanent|"
    r"up to date|suitable accommodation|\beet\b|education, (?:work|employment)|in touch|supervision|review|visit|"
    r"health assessment|dental|immunis|attendance|attainment|stability|allocated within|seen within|feel safe|happy|"
    r"satisf|participat",
    re.IGNORECASE,
)
_LOW = re.compile(
    r"re-?referral|repeat referral|caseload|agency|vacanc|turnover|sickness|overdue|unallocated|missing|waiting|"
    r"unregistered|three or more placements|3 or more placements|3\+ placements|complaint|absence|exclusion|"
    r"more than \d+ (?:cases|miles)|late\b",
    re.IGNORECASE,
)
_LESS, _MORE = "lower|smaller|fewer|less|low", "higher|bigger|larger|more|greater|high"
_SIDE = rf"\b(?:(?P<low>{_LESS})|(?P<high>{_MORE}))(?: (?:figure|value|number|percentage|score|rate|result|one)s?)?"
_GOOD = r" (?:is|are) (?:better|good|preferable)"
_FOR = re.compile(rf"{_SIDE}{_GOOD} (?:for|in|on|with) (?P<of>(?:(?!, (?:and )?(?:higher|lower)\b)[^;.])+)", re.I)
_OF = re.compile(rf"\b(?:for|in|on) (?P<of>[^;.]{{3,90}}?),? (?:a |the )?{_SIDE}{_GOOD}", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:others?|rest|remain\w+|everything else|all else|otherwise)\b", re.IGNORECASE)
_EVERY = re.compile(r"^\W*(?:all|every|each)(?: of)?(?: the| these| our)? (?:measure|indicator|figure|kpi)s?\W*$", re.I)


class Told(Struct, frozen=True):
    """What a sentence says is good: of measures with these words, or of all that no other sentence names."""

    side: Side
    words: frozenset[str]

    @property
    def of_others(self) -> bool:
        """Whether it is said of all other measures."""
        return not self.words


def by_name(said: str, *, percent: bool) -> Side:
    """Which way is good by the words of a measure's name; empty where they do not tell, or tell both."""
    low, high = bool(_LOW.search(said)), percent and bool(_HIGH.search(said))
    return "" if low == high else "low" if low else "high"


def told(sentences: Iterable[str]) -> tuple[Told, ...]:
    """What some sentences say is good, of named measures and of all others."""
    return tuple(dict.fromkeys(one for sentence in sentences if " is " in sentence or " are " in sentence
                               for one in _told(sentence)))  # fmt: skip


def _told(sentence: str) -> Iterator[Told]:
    for pattern in (_FOR, _OF):
        for found in pattern.finditer(sentence):
            side: Side = "low" if found["low"] else "high"
            if _OTHERS.search(found["of"]) or _EVERY.match(found["of"]):
                yield Told(side, frozenset())
                continue
            for one in re.split(r",| and | or ", found["of"]):
                if words := key(one):
                    yield Told(side, words)


def stated(name: str, every: Iterable[Told]) -> Side:
    """Which way is good of a measure by what a paper says; empty where it says nothing of it, or both."""
    every, said = tuple(every), key(name)
    named = {one.side for one in every if not one.of_others and one.words <= said}
    sides = named or {one.side for one in every if one.of_others}
    return sides.pop() if len(sides) == 1 else ""
