"""The direction of text: the Unicode bidirectional algorithm, by python-bidi's steps of it.

In: a paragraph's text and its own direction. Out: a level for each character (odd ones run from right to left), and the
order in which stretches of a line stand from left to right. Limits: isolates are taken for plain marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from unicodedata import bidirectional

from bidi import algorithm

_EXPLICIT = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_PLAIN = str.maketrans(dict.fromkeys(_EXPLICIT[5:], "\u200b"))


def levels(text: str, rtl: bool) -> list[int]:
    """The level of each character of a paragraph."""
    base = 1 if rtl else 0
    # What Unicode has not given out yet has no direction: it is taken for a letter from the left.
    plain = "".join(one if bidirectional(one) else "x" for one in text.translate(_PLAIN))
    found = [base] * len(text)
    start = 0
    # A line break and a tab end a stretch: each is as the paragraph is.
    for part in plain.replace("\n", "\t").replace("\f", "\t").replace("\v", "\t").split("\t"):
        for at, level in _levels_of(part, base):
            found[start + at] = level
        start += len(part) + 1
    return found


def _levels_of(text: str, base: int) -> list[tuple[int, int]]:
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for at, character in enumerate(storage["chars"]):
        character["at"] = at
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [(character["at"], character["level"]) for character in storage["chars"]]


def visual(levels_of: Sequence[int]) -> list[int]:
    """The places of stretches in the order in which they stand from left to right (rule L2)."""
    order = list(range(len(levels_of)))
    for level in range(max(levels_of, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels_of[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order
