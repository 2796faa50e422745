"""Sections that a merge has left without anything in them are taken out, so that no empty page is printed.

A template that breaks sections round a page inside a loop leaves an empty one between two such pages, and at the end of
the document where the last page is one. What stands in no section of its own then takes that of what stands before it.
"""

from __future__ import annotations

from lxml import etree

from ..markup import elements, w

_BREAK = f"{w('pPr')}/{w('sectPr')}"


def drop_empty(body: etree._Element) -> None:
    """Takes out every section between whose breaks nothing stands; at the end, the last section is the one before."""
    for block in list(body):
        if _only_breaks(block) and _ends_section(block.getprevious()):
            body.remove(block)
    last = body[-1] if len(body) else None
    before = None if last is None else last.getprevious()
    if last is not None and last.tag == w("sectPr") and before is not None and _only_breaks(before):
        _replace(last, before)


def _replace(last: etree._Element, before: etree._Element) -> None:
    """The section that a paragraph of nothing else ends takes the place of the document's last one."""
    section = before.find(_BREAK)
    body = before.getparent()
    if section is not None and body is not None:
        body.replace(last, section)
        body.remove(before)


def _ends_section(block: etree._Element | None) -> bool:
    """Whether a section ends with that block; so does the nothing before the first block."""
    return block is None or block.find(_BREAK) is not None


def _only_breaks(block: etree._Element | None) -> bool:
    """Whether a block is a paragraph that ends a section and says nothing."""
    return block is not None and block.find(_BREAK) is not None and next(elements(block, "r", "sdt"), None) is None
