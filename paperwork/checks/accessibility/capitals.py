"""Words in capitals throughout, typed so or set so: slower to read for everyone, and spelt out by some voices.

In: the spots of a Word file. Out: warnings. Short names (NEET, CSC) are no words in capitals, nor is a single word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.model.findings import Finding

from ..spots import Spot

_CAPITALS = r"[^\W\d_a-z]++(?:['’][^\W\d_a-z]++)*+"
_RUN = re.compile(rf"(?<![\w'’]){_CAPITALS}(?:[\s,;:/&()–-]++{_CAPITALS})++")
_WORD = re.compile(r"[^\W\d_]+")
# A word so long is hardly a short name; and short names have no small words between them.
_LONG = 6
_SMALL_WORDS = frozenset(
    ["THE", "OF", "AND", "TO", "IN", "FOR", "IS", "ARE", "BY", "ON", "WITH", "FROM", "THAT", "WAS", "BE", "NOT", "OUR"]
)
_SAID_HINT = "Write it as a sentence is written; make it stand out by a heading style or by bold."


def typed(spots: tuple[Spot, ...]) -> Iterator[Finding]:
    """Runs of words typed in capitals."""
    for spot in spots:
        found = next((run.group() for run in _RUN.finditer(spot.words) if _is_shouted(run.group())), "")
        if found and not spot.in_contents:
            yield spot.find("capitals", f"Words are typed in capitals: '{found[:60]}'.", _SAID_HINT, found)


def _is_shouted(run: str) -> bool:
    """Whether a run of capitals is words, not a row of short names: two long words, or three with a small one."""
    words = _WORD.findall(run)
    small = _SMALL_WORDS.intersection(words)
    return sum(len(word) >= _LONG for word in words) > 1 or (len(words) > 2 and bool(small) and len(small) < len(words))


def dressed(spots: tuple[Spot, ...]) -> Iterator[Finding]:
    """Runs of words that are shown in capitals (Font, All caps)."""
    for spot in spots:
        said = "".join(span.text for span in spot.spans if span.look is not None and span.look.caps == "all")
        words = " ".join(said.split())
        if not spot.in_contents and words != words.upper() and _is_shouted(words.upper()):
            message = f"Words are set in capitals: '{words[:60]}'."
            hint = "Select them, or mend their style: Font, take out All caps."
            yield spot.find("capitals", message, hint, words)


CHECKS = (typed, dressed)
