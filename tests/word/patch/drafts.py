"""Small drafts to be marked, settled and read: a body of markup as parts by name, and what a reader reads in them."""

from __future__ import annotations

import re
from datetime import date

from lxml import etree

from paperwork.word import archive
from paperwork.word.markup import serialised, w
from paperwork.word.normal import normal_form, regions
from paperwork.word.patch.tracking import Tracker, next_id
from paperwork.word.reader import read

from ..reader.specimens import NAMES, Parts, docx

MAIN = "word/document.xml"
Element = etree._Element


def opened(*body: str, parts: Parts | None = None) -> tuple[dict[str, bytes], Element]:
    """The parts of a small Word file, and the root of its document."""
    members = archive.members(docx(*body, "<w:sectPr/>", parts=parts), "draft.docx")
    return members, archive.root(members, MAIN)


def tracker(root: Element) -> Tracker:
    return Tracker(date(2023, 6, 1), next_id([root]))


def closed(parts: dict[str, bytes], root: Element) -> dict[str, bytes]:
    """The parts with the document as it is now."""
    return {**parts, MAIN: serialised(root)}


def said(parts: dict[str, bytes]) -> str:
    """What a reader reads in a file's body, in normal form."""
    return normal_form(read(archive.packed(parts), "draft.docx").blocks)


def all_said(parts: dict[str, bytes]) -> dict[str, str]:
    """What a reader reads in a file's body, and under each tag in it."""
    draft = read(archive.packed(parts), "draft.docx")
    return {"": normal_form(draft.blocks)} | {tag: one.text for tag, one in regions(draft).items()}


def made(markup: str) -> Element:
    """An element of markup."""
    return etree.fromstring(f"<w:x {NAMES}>{markup}</w:x>")[0]


def body(root: Element) -> Element:
    found = root.find(w("body"))
    assert found is not None
    return found


def shown(element: Element) -> str:
    """Markup without namespaces, authors and dates."""
    text = etree.tostring(element, encoding="unicode")
    text = re.sub(r' xmlns:\w+="[^"]*"', "", text)
    for gone in (' w:author="paperwork"', ' w:date="2023-06-01T00:00:00Z"', ' xml:space="preserve"'):
        text = text.replace(gone, "")
    return text
