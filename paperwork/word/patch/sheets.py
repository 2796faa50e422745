"""Sheets from which all goes: the section's break is deleted as well, tracked, so that no empty page is printed.

Word shows that as a deleted section break: its paragraph's mark is deleted. A break stays where somebody's words stand
in its section, and where the next section would lose headers or footers that it has from this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..markup import below, elements, w
from . import joining, walking
from .tracking import AUTHOR, Tracker
from .walking import Element

_FURNITURE = tuple(map(w, ("headerReference", "footerReference")))


def follow(body: Element, tracker: Tracker) -> None:
    """Deletes the break of each section of a body from which we have deleted everything."""
    found = list(_sections(body))
    for (blocks, section), (_, following) in pairwise(found):
        if _goes(blocks) and _furniture(section) <= _furniture(following):
            tracker.delete_break(blocks[-1])


def _sections(body: Element) -> Iterator[tuple[list[Element], Element]]:
    """The blocks of each section, that with its break last, and its properties; the body's last section as well."""
    blocks: list[Element] = []
    for block in body:
        blocks.append(block)
        section = block if block.tag == w("sectPr") else below(block, "pPr/sectPr")
        if section is not None:
            yield blocks, section
            blocks = []


def _goes(blocks: list[Element]) -> bool:
    """Whether we have deleted something of a section, and nothing is left in it."""
    ours = any(one.get(w("author")) == AUTHOR for block in blocks for one in block.iter(*walking.REMOVED))
    return ours and not any(joining.says(block) or _has_more(block) for block in blocks)


def _has_more(block: Element) -> bool:
    """Whether a block holds rows that nobody has deleted, or another section's break."""
    inner = any(one is not below(block, "pPr/sectPr") for one in elements(block, "sectPr"))
    return inner or any(below(row, "trPr/del") is None for row in elements(block, "tr"))


def _furniture(section: Element) -> set[tuple[str, str]]:
    """The kinds of headers and footers that a section names of its own."""
    return {(str(one.tag), one.get(w("type"), "default")) for one in section.iter(*_FURNITURE)}
