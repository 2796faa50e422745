"""Page numbers: what fields show, pass after pass, until the layout and its own numbers agree.

In: a field's instruction and where it stands. Out: its text. The first pass has only the texts that the file
carries; the layout that it gives has true numbers, with which the next pass is made.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from paperwork.model.counting import switched

from .ruling import Ruled, asked

PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF"}


class Where(Struct, frozen=True):
    """The page on which a field stands: its label, how many pages its section has, what rules it by style, and which
    section it is, from 1.
    """

    label: str = "1"
    section_pages: int = 1
    ruled: Mapping[str, Ruled] = {}
    section: int = 1


class Numbers(Struct):
    """The page label of each bookmark, the page of each block, the count of pages, and the marks of footnotes that are
    numbered page by page; empty before the first pass.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    blocks: Mapping[int, Where] = field(default_factory=dict)
    pages: int = 0
    notes: Mapping[str, str] = field(default_factory=dict)

    def text(self, instruction: str, stale: str, where: Where | None) -> str:
        """What a field shows; what the file says where it is no page field, or nothing is known yet."""
        words = instruction.split()
        name = words[0].upper() if words else ""
        if name == "PAGEREF" and len(words) > 1:
            return self.labels.get(words[1], stale)
        if name == "NUMPAGES" and self.pages:
            return _formed(str(self.pages), words)
        if where is None:
            return stale
        if name == "STYLEREF":
            return _ruling(instruction, where) or stale
        known = {"PAGE": where.label, "SECTIONPAGES": str(where.section_pages), "SECTION": str(where.section)}
        shown = known.get(name)
        return stale if shown is None else _formed(shown, words)


def _ruling(instruction: str, where: Where) -> str:
    ask = asked(instruction)
    if ask is None or ask.style not in where.ruled:
        return ""
    ruled = where.ruled[ask.style]
    said = ruled.last if ask.last else ruled.first
    return said.number if ask.number else said.words


def _formed(shown: str, words: list[str]) -> str:
    """A number as its field's own format switch (`\\* ROMAN`) has it."""
    return switched(int(shown), words) if "\\*" in words and shown.isdigit() else shown


def is_page_field(instruction: str) -> bool:
    """Whether the layout settles the field's text."""
    return instruction.split(maxsplit=1)[0].upper() in PAGE_FIELDS if instruction.strip() else False
