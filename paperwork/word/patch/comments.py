"""Comments by the program, put beside those that a draft has: its text, the range that it is on, and its mark.

The range never begins or ends inside a link, a control or a tracked change, but before or after it: LibreOffice 7.4
moves bookmarks where a comment stands in a control.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from .. import archive
from ..markup import elements, serialised, value, w
from .tracking import AUTHOR, Tracker
from .walking import Element

INITIALS = "pw"
_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_EMPTY = b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_REFERENCE, _TEXT = ("character", "annotation reference"), ("paragraph", "annotation text")
# Word's own looks of the two: small marks, and text of 10 points.
_STYLES = {
    _REFERENCE: ("CommentReference", {"sz": "16", "szCs": "16"}),
    _TEXT: ("CommentText", {"sz": "20", "szCs": "20"}),
}


def by_people(parts: Mapping[str, bytes], main: str) -> frozenset[str]:
    """The ids of the comments of a file that are not the program's own."""
    roots = (archive.root(parts, name) for name in archive.related(parts, main, "comments"))
    return frozenset(one.get(w("id"), "") for root in roots for one in root if one.get(w("author")) != AUTHOR)


class Comments:
    """Adds comments to a file's members, whose document is `main`; their text is written at once."""

    def __init__(self, parts: dict[str, bytes], main: str, tracker: Tracker) -> None:
        self._parts, self._main, self._tracker = parts, main, tracker

    def add(self, text: str, first: Element, last: Element) -> None:
        """A comment on all from one element of the document to another: runs, paragraphs, tables or controls.

        Each line of the text is a paragraph.
        """
        name = self._part()
        root = archive.root(self._parts, name)
        id = self._free_id(root)
        reference, style = self._style(_REFERENCE), self._style(_TEXT)
        root.append(self._comment(id, text, reference, style))
        self._parts[name] = serialised(root)
        self._mark(id, first, last)

    def _mark(self, id: str, first: Element, last: Element) -> None:
        _put_start(first, etree.Element(w("commentRangeStart"), {w("id"): id}))
        mark = _run(self._style(_REFERENCE), etree.Element(w("commentReference"), {w("id"): id}))
        _put_end(last, [etree.Element(w("commentRangeEnd"), {w("id"): id}), mark])

    def repeat(self, id: str, first: Element, last: Element) -> None:
        """A comment of the file said once more, by whoever made it, on something else."""
        name = self._part()
        root = archive.root(self._parts, name)
        comment = next((one for one in root if one.get(w("id")) == id), None)
        if comment is None:
            return
        made = deepcopy(comment)
        made.set(w("id"), self._free_id(root))
        for paragraph in elements(made, "p"):
            paragraph.attrib.pop(_PARAGRAPH, "")
        root.append(made)
        self._parts[name] = serialised(root)
        self._mark(made.get(w("id"), ""), first, last)

    def _part(self) -> str:
        """The name of the part that holds the comments, made where there is none."""
        found = archive.related(self._parts, self._main, "comments")
        if found:
            return found[0]
        name = posixpath.join(posixpath.dirname(self._main), "comments.xml")
        archive.add(self._parts, name, _EMPTY, _TYPE)
        archive.relate(self._parts, self._main, name, _KIND)
        return name

    def _free_id(self, root: Element) -> str:
        taken = {one.get(w("id")) for one in root}
        return next(id for id in iter(self._tracker.id, "") if id not in taken)

    def _comment(self, id: str, text: str, reference: str, style: str) -> Element:
        about = {w("id"): id, w("author"): AUTHOR, w("date"): self._tracker.date, w("initials"): INITIALS}
        made = etree.Element(w("comment"), about)
        for at, line in enumerate(text.split("\n")):
            paragraph = etree.SubElement(made, w("p"))
            if style:
                properties = etree.SubElement(paragraph, w("pPr"))
                etree.SubElement(properties, w("pStyle"), {w("val"): style})
            if at == 0:
                paragraph.append(_run(reference, etree.Element(w("annotationRef"))))
            said = etree.Element(w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
            said.text = line
            paragraph.append(_run("", said))
        return made

    def _style(self, kind: tuple[str, str]) -> str:
        """The id of the style of a name, made where the draft lacks it; empty where the draft has no styles at all."""
        found = archive.related(self._parts, self._main, "styles")
        if not found:
            return ""
        root = archive.root(self._parts, found[0])
        styles = list(elements(root, "style"))
        known = (one for one in styles if (one.get(w("type")), value(one, "name").lower()) == kind)
        has = next(known, None)
        if has is None:
            has = _made_style(kind, styles)
            root.append(has)
            self._parts[found[0]] = serialised(root)
        return has.get(w("styleId"), "")


def _made_style(kind: tuple[str, str], styles: list[Element]) -> Element:
    id, look = _STYLES[kind]
    taken = {one.get(w("styleId")) for one in styles}
    free = next(name for name in (id, *(f"{id}{number}" for number in range(2, 1000))) if name not in taken)
    made = etree.Element(w("style"), {w("type"): kind[0], w("styleId"): free})
    etree.SubElement(made, w("name"), {w("val"): kind[1]})
    defaults = (one for one in styles if one.get(w("type")) == kind[0] and one.get(w("default")) in ("1", "true", "on"))
    for default in defaults:
        etree.SubElement(made, w("basedOn"), {w("val"): default.get(w("styleId"), "")})
    etree.SubElement(made, w("uiPriority"), {w("val"): "99"})
    run = etree.SubElement(made, w("rPr"))
    for name, said in look.items():
        etree.SubElement(run, w(name), {w("val"): said})
    return made


def _run(style: str, content: Element) -> Element:
    made = etree.Element(w("r"))
    if style:
        properties = etree.SubElement(made, w("rPr"))
        etree.SubElement(properties, w("rStyle"), {w("val"): style})
    made.append(content)
    return made


def _put_start(first: Element, mark: Element) -> None:
    """Before an element of a paragraph, or at the start of the first paragraph of a block."""
    if (outer := _in_line(first)) is not None:
        outer.addprevious(mark)
    elif (paragraph := next(elements(first, "p"), None)) is not None:
        paragraph.insert(int(paragraph.find(w("pPr")) is not None), mark)


def _put_end(last: Element, marks: list[Element]) -> None:
    """After an element of a paragraph, or at the end of the last paragraph of a block."""
    if (outer := _in_line(last)) is not None:
        for mark in reversed(marks):
            outer.addnext(mark)
    elif paragraphs := [one for one in elements(last, "p") if next(one.iterancestors(w("r")), None) is None]:
        paragraphs[-1].extend(marks)


def _in_line(element: Element) -> Element | None:
    """The paragraph's own child that an element is or stands in; None for a block."""
    for one in (element, *element.iterancestors()):
        parent = one.getparent()
        if one.tag == w("p"):
            return None
        if parent is not None and parent.tag == w("p"):
            return one
    return None
