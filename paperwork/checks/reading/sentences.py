"""The sentences of a Word file's prose, each with its numbers and with where it stands.

Headings, contents lists and tables are no prose; items of lists are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from paperwork.checks.spots import Spot
from paperwork.model.blocks import Heading, ListItem, Paragraph, text_of

from .numbers import Mention, mentions

_END = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[A-Z0-9\"'“‘(£])")
_SHORT = re.compile(
    r"\b(?:ave|approx|e\.g|i\.e|no|nos|vs|sec|para|paras|mr|mrs|ms|dr|st|inc|etc|resp|incl|cllr|[A-Z])\.$",
    re.IGNORECASE,
)


# A number before a paragraph, typed by hand: 2.1, 2.1. or 2), after a dash or none.
_LABEL = re.compile(r"\s*(?:[-•*]\s*)?(?:\d{1,2}(?:\.\d{1,2}){1,2}[.)]?|\(?\d{1,2}[.)])\s*(?=[A-Z'\"“‘])")


class Sentence(Struct, frozen=True):
    """A sentence: its text, its numbers (places are in the text), the spot and the page it stands on, its live facts.

    `facts` has, for each run of text that shows a live fact, where it begins and ends, and the fact's name. `before` is
    what the same paragraph says before it.
    """

    text: str
    spot: int
    page: int
    mentions: tuple[Mention, ...]
    facts: tuple[tuple[int, int, str], ...] = ()
    before: str = ""

    def part(self, start: int, end: int, before: int | None = None, behind: int | None = None) -> str:
        """What stands between two places, with so many letters before and behind where that is told; no word is cut."""
        first = start if before is None else self.text.rfind(" ", 0, max(0, start - before)) + 1
        last = end if behind is None else self.text.find(" ", end + behind)
        return self.text[first : last if last > 0 else None].strip()

    def fact_at(self, mention: Mention) -> str:
        """The live fact that a number shows; empty where it was typed."""
        return next((name for start, end, name in self.facts if start <= mention.start < end), "")


def of(spot: Spot, at: int, page: int) -> Iterator[Sentence]:
    """The sentences of a paragraph, or of an item of a list."""
    text = text_of(spot.spans).replace("\u00a0", " ").replace("\n", " ").replace("\t", " ")
    facts = tuple(_facts(spot))
    label = _LABEL.match(text)
    for start, end in _parts(text, label.end() if label else 0):
        said = text[start:end]
        inside = tuple((first - start, last - start, name) for first, last, name in facts if start <= first < end)
        yield Sentence(said, at, page, mentions(said), inside, text[:start])


def is_prose(spot: Spot) -> bool:
    """Whether a spot holds words that say something, and is no heading, cell, note or entry of a contents list."""
    return (
        isinstance(spot.block, Paragraph | ListItem) and not spot.in_table and not spot.in_contents and bool(spot.words)
    )


def is_heading(spot: Spot) -> bool:
    """Whether it is a heading with words."""
    return isinstance(spot.block, Heading) and bool(spot.words)


def _facts(spot: Spot) -> Iterator[tuple[int, int, str]]:
    at = 0
    for span in spot.spans:
        if span.fact:
            yield at, at + len(span.text), span.fact
        at += len(span.text)


def _parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end, from the end of its number on."""
    for end in _END.finditer(text, start):
        if _SHORT.search(text[start : end.start()]):
            continue
        yield start, end.start()
        start = end.end()
    if text[start:].strip():
        yield start, len(text)


def repeated(headings: Sequence[str]) -> frozenset[str]:
    """Headings that stand in a file three times or more: fixed questions, which begin no page."""
    said = [heading.lower().strip(" ?:") for heading in headings]
    return frozenset(one for one in said if said.count(one) > 2)
