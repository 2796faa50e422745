"""Headers and footers as texts of a draft: `paperwork:paper/footer_default_1` is the footer that begins in section 1.

A section has those of the one before it unless it says otherwise; only where one says something else does a text begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from paperwork.model.blocks import Block
from paperwork.model.paper import Draft

from . import archive
from .markup import R, break_goes, elements, w

_PREFIX = "paperwork:paper/"
_KINDS = ("header", "footer")
InForce = Mapping[tuple[str, str], str]


def is_furniture(tag: str) -> bool:
    """Whether a tag is that of a header or a footer."""
    return tag.startswith(tuple(f"{_PREFIX}{kind}_" for kind in _KINDS))


def stories(draft: Draft) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Each header and footer of a draft that begins somewhere, by its tag."""
    before: Mapping[tuple[str, str], tuple[Block, ...]] = {}
    for number, section in enumerate(draft.sections, 1):
        now = {("header", kind): blocks for kind, blocks in section.headers.items()}
        now |= {("footer", kind): blocks for kind, blocks in section.footers.items()}
        for (story, kind), blocks in now.items():
            if before.get((story, kind)) != blocks:
                yield f"{_PREFIX}{story}_{kind}_{number}", blocks
        before = now


def part_of(tag: str, in_force: list[InForce]) -> str:
    """The part that holds a header or footer; empty where there is none."""
    story, kind, number = tag.removeprefix(_PREFIX).split("_")
    at = int(number) - 1 if number.isdecimal() else -1
    return in_force[at].get((story, kind), "") if 0 <= at < len(in_force) else ""


def in_force(parts: Mapping[str, bytes], main: str, root: etree._Element) -> list[InForce]:
    """The header and footer parts of each section of a document, in order."""
    leads = archive.relations(parts, main)
    found: list[InForce] = []
    now: dict[tuple[str, str], str] = {}
    for section in elements(root, "sectPr"):
        parent = section.getparent()
        if (parent is not None and parent.tag == w("sectPrChange")) or break_goes(section):
            continue
        for said in elements(section, *(f"{kind}Reference" for kind in _KINDS)):
            kind = etree.QName(said).localname.removesuffix("Reference")
            if target := leads.get(said.get(f"{{{R}}}id", "")):
                now[kind, said.get(w("type"), "default")] = target
        found.append(dict(now))
    return found
