"""A part that is named among a whole, and larger than it: "60 posts, including 64 posts for social workers"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from paperwork.model.findings import Finding

from ..reading import Reading
from ..reading.amounts import amounts
from .moves import NOT_SAID
from .proportions import around

_HINT = "Look up the whole and its part."
_WORDS = r"(?: [A-Za-z'’-]+)"
_INCLUDING = re.compile(rf"{_WORDS}{{1,6}}?,? (?:including|among them|of which|of whom) (?:the )?")
_NOUN = re.compile(r" ([a-z'’-]+)")


def larger_among(reading: Reading) -> Iterator[Finding]:
    """A part that is more than the whole before it; certain where both are called the same."""
    for sentence in reading.sentences:
        text = sentence.text
        for whole, part in pairwise(amounts(text)):
            if part.value <= whole.value or not (whole.is_count and part.is_count) or NOT_SAID.search(text):
                continue
            if _INCLUDING.fullmatch(text[whole.end : part.start]) is None:
                continue
            nouns = [found[1] if (found := _NOUN.match(text, one.end)) else "" for one in (whole, part)]
            sure = bool(nouns[0]) and nouns[0] == nouns[1]
            message = f"{part.text} is told as a part of {whole.text}, and is larger."
            quote = around(text, whole.start, part.end)
            yield reading.find("part-larger", sentence.spot, message, _HINT, quote, certain=sure)


CHECKS = (larger_among,)
