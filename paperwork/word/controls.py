"""Content controls, the carriers of a draft's later life: one a region, one a fact in an author's sentence.

Each has a tag of at most 64 characters, the tag's key as its alias (what Word shows on its frame), an id that no other
control of the file has, and a hidden bookmark beside it as second carrier: LibreOffice 7.4 drops tags and keeps
bookmarks. Controls hold rich text, at block or run level only; plain-text ones, and those around cells and rows, are
mishandled by LibreOffice. None is locked: whoever owns the text may delete it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from paperwork.model.findings import Finding, PaperworkError, Place

from .markup import elements, escaped, value, w

PREFIX = "paperwork:"
LONGEST_TAG = 64
# What the names of our hidden bookmarks begin with.
HIDDEN = "_pw_"
_MOST = 0x7FFFFFFF
# A control that wraps a part of the document, as Word's own contents list and cover pages have it. LibreOffice 7.4 sets
# the first paragraph of any other block control without its character formats, and prints the codes of its links.
_DOCUMENT_PART = '<w:docPartObj><w:docPartGallery w:val="Quick Parts"/></w:docPartObj>'


def bookmark_name(tag: str, occurrence: int = 1) -> str:
    """The hidden bookmark of the nth control with a tag: `_pw_` and 12 hex digits, the same in every build.

    A fact may stand in several sentences; from the second on its place in the count is hashed as well.
    """
    named = tag if occurrence == 1 else f"{tag}#{occurrence}"
    return f"{HIDDEN}{_hash(named)[:12]}"


def _hash(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def block_control(tag: str, content: str, *, placeholder: bool = False) -> str:
    """The markup of a block-level control; a `placeholder` is replaced whole by what a person types into it."""
    return f"<w:sdt>{_properties(tag, placeholder, _DOCUMENT_PART)}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def inline_control(tag: str, runs: str) -> str:
    """The markup of a control inside a paragraph."""
    return f"<w:sdt>{_properties(tag)}<w:sdtContent>{runs}</w:sdtContent></w:sdt>"


def _properties(tag: str, placeholder: bool = False, kind: str = "") -> str:
    if len(tag) > LONGEST_TAG:
        raise PaperworkError(_too_long(tag))
    shown = "<w:showingPlcHdr/>" if placeholder else ""
    alias = escaped(tag.removeprefix(PREFIX))
    names = f'<w:alias w:val="{alias}"/><w:tag w:val="{escaped(tag)}"/>'
    return f'<w:sdtPr>{names}<w:id w:val="0"/>{shown}{kind}</w:sdtPr>'


def _too_long(tag: str) -> Finding:
    message = f"The tag '{tag}' has {len(tag)} characters; Word takes {LONGEST_TAG}."
    return Finding("tag", Place(heading=tag), message, "Give the measure or section a shorter id.", key=tag)


def ours(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The controls of ours under an element, with their tags, in document order."""
    for control in elements(root, "sdt"):
        tag = value(control, "sdtPr/tag")
        if tag.startswith(PREFIX):
            yield control, tag


def number(roots: list[etree._Element]) -> None:
    """Gives every control of some parts, ours or not, an id of its own that is the same in every build."""
    seen: Counter[str] = Counter()
    taken: set[int] = set()
    for root in roots:
        for control in elements(root, "sdt"):
            tag = value(control, "sdtPr/tag")
            seen[tag] += 1
            set_id(control, free_id(f"{tag}#{seen[tag]}", taken))


def free_id(text: str, taken: set[int]) -> int:
    """An id for a control that none of those taken has, the same for the same text; it is taken then."""
    id = int(_hash(text)[:8], 16) & _MOST
    while id == 0 or id in taken:
        id = (id + 1) & _MOST
    taken.add(id)
    return id


def set_id(control: etree._Element, id: int) -> None:
    """Gives a control its id."""
    properties = control.find(w("sdtPr"))
    if properties is None:
        properties = etree.Element(w("sdtPr"))
        control.insert(0, properties)
    element = properties.find(w("id"))
    if element is None:
        element = etree.SubElement(properties, w("id"))
    element.set(w("val"), str(id))


def add_bookmarks(body: etree._Element) -> None:
    """Puts the hidden bookmark beside each of our controls; ids are given later, with all other bookmarks'."""
    seen: Counter[str] = Counter()
    for control, tag in list(ours(body)):
        seen[tag] += 1
        name = bookmark_name(tag, seen[tag])
        content = control.find(w("sdtContent"))
        if content is not None and content.find(w("r")) is not None:
            _around(control, name)
        elif content is not None:
            _inside(content, name)


def _around(control: etree._Element, name: str) -> None:
    control.addprevious(_start(name))
    control.addnext(_end(name))


def _inside(content: etree._Element, name: str) -> None:
    """From the start of the first paragraph to the end of the last: bookmarks between blocks drift in LibreOffice."""
    paragraphs = list(elements(content, "p"))
    first, last = paragraphs[0], paragraphs[-1]
    first.insert(1 if first.find(w("pPr")) is not None else 0, _start(name))
    last.append(_end(name))


def _start(name: str) -> etree._Element:
    return etree.Element(w("bookmarkStart"), {w("name"): name})


def _end(name: str) -> etree._Element:
    # The name is a note to `number_bookmarks`, which takes it off again.
    return etree.Element(w("bookmarkEnd"), {w("name"): name})
