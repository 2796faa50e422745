"""The text of an appendix made fit to stand in a paper: no controls, no names that could clash, nothing left over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from lxml import etree

from ...markup import elements, w
from ...package import Element
from ...reader.values import OFFICE, V
from .. import finishing
from . import fields
from .guard import ADDRESSES, LEFT_BEHIND

_WRAPPED = ("customXml", "smartTag")
_GONE = (
    "proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "divId", "commentRangeEnd", "customXmlPr",
    "smartTagPr", "sdtPr", "sdtEndPr", "pgBordersRef", *LEFT_BEHIND,
)  # fmt: skip


def bookmarks_of(roots: Iterable[Element], label: str) -> dict[str, str]:
    """New names for the bookmarks of some parts, the same in every build, such as no other document has."""
    names = (one.get(w("name"), "") for root in roots for one in elements(root, "bookmarkStart"))
    return {name: f"_ap_{_hash(f'{label}/{name}')[:12]}" for name in names if name}


def _hash(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def clean(root: Element, bookmarks: Mapping[str, str], label: str) -> None:
    """Opens controls, renames bookmarks, freezes fields, and drops what only Word's own life with the file needs."""
    for control in list(elements(root, "sdt")):
        content = control.find(w("sdtContent"))
        control[:] = list(content) if content is not None else []
        fields.opened(control)
    for name in (*_WRAPPED, *_GONE):
        for one in list(elements(root, name)):
            if name in _WRAPPED:
                fields.opened(one)
            else:
                _remove(one)
    for drawn in root.iter(f"{{{V}}}*"):
        _disarm(drawn)
    fields.settle(root, bookmarks)
    _lead(root, bookmarks)
    _mark(root, bookmarks, label)
    finishing.tidy(root)
    finishing.fill_shells(root)


def _disarm(drawn: Element) -> None:
    """Takes from a drawing of the old kind what it would fetch, and addresses that are none of the web or of mail."""
    drawn.attrib.pop("src", "")
    for name in ("href", f"{{{OFFICE}}}href"):
        if not drawn.get(name, "").lower().startswith(ADDRESSES):
            drawn.attrib.pop(name, "")


def _lead(root: Element, bookmarks: Mapping[str, str]) -> None:
    """Links inside the appendix to the new names; one that leads nowhere is text."""
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for link in list(elements(root, "hyperlink")):
        for name in ("tgtFrame", "docLocation"):
            link.attrib.pop(w(name), "")
        anchor = link.get(w("anchor"), "")
        if link.get(relation):
            continue
        if anchor in bookmarks:
            link.set(w("anchor"), bookmarks[anchor])
        else:
            fields.opened(link)


def _mark(root: Element, bookmarks: Mapping[str, str], label: str) -> None:
    """New names for bookmarks in the text; those of headers and notes lead nowhere, and go."""
    is_body = root.tag == w("document")
    for mark in list(elements(root, "bookmarkStart", "bookmarkEnd")):
        name = mark.get(w("name"), "")
        if not is_body or (mark.tag == w("bookmarkStart") and name not in bookmarks):
            _remove(mark)
            continue
        mark.set(w("id"), f"{label}-{mark.get(w('id'), '')}")
        if name:
            mark.set(w("name"), bookmarks[name])


def without_unused(root: Element) -> None:
    """Takes out the bookmarks that nothing in the appendix leads to."""
    used = {link.get(w("anchor"), "") for link in elements(root, "hyperlink")}
    said = " ".join(one.text or "" for one in elements(root, "instrText"))
    said += " ".join(one.get(w("instr"), "") for one in elements(root, "fldSimple"))
    gone = [
        one
        for one in elements(root, "bookmarkStart")
        if one.get(w("name"), "") not in used and one.get(w("name"), "") not in said
    ]
    ids = {one.get(w("id"), "") for one in gone}
    for one in [*gone, *(end for end in elements(root, "bookmarkEnd") if end.get(w("id"), "") in ids)]:
        _remove(one)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def is_block(element: Element) -> bool:
    """Whether something is a block of the body."""
    return isinstance(element.tag, str) and etree.QName(element).localname in ("p", "tbl")
