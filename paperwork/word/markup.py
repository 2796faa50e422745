"""The markup that the writer makes: namespaces, safe text, and small helpers over lxml.

Limits: a character that XML 1.0 cannot hold is refused; nothing else about a text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree
from msgspec.structs import replace

from paperwork.model.findings import Finding, PaperworkError, Place

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"

# What XML 1.0 cannot hold (section 2.2), and the C1 controls; tab and line break become elements of their own.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
# The merge undoes {_{ and its kin after rendering, in values as well: an escaped underscore stays what it is.
_MERGE_MARKS = re.compile(r"(?<=[{%])_(?=[{%])|(?<=[}%])_(?=[}%])")


@cache
def w(name: str) -> str:
    """The qualified name of a `w:` element or attribute."""
    return f"{{{W}}}{name}"


def escaped(text: str) -> str:
    """Text for an element or an attribute. Raises PaperworkError where it holds a control character."""
    if unfit := _UNFIT.search(text):
        raise PaperworkError(_control_character(text, unfit))
    return _MERGE_MARKS.sub("&#95;", text.translate(_ESCAPES))


def _control_character(text: str, found: re.Match[str]) -> Finding:
    return Finding(
        "control-character",
        Place(),
        f"The text holds a control character (U+{ord(found.group()):04X}), which a Word file cannot hold.",
        "Delete it from the input and type the place anew.",
        quote=_UNFIT.sub("�", text[max(0, found.start() - 20) : found.end() + 20]),
    )


def placed(finding: Finding, slot: str) -> Finding:
    """A finding about some text, with the slot or tag under which the text stands."""
    return replace(finding, place=Place(heading=slot), key=finding.key or slot)


def serialised(root: etree._Element) -> bytes:
    """A part's bytes, with the declaration that Word writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def elements(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Every `w:` element of those names, in document order, wherever it stands."""
    return root.iter(*map(w, names))


def value(element: etree._Element | None, path: str, attribute: str = "val") -> str:
    """The `w:` attribute of the element that a path of `w:` names leads to; empty where there is none."""
    found = below(element, path)
    return "" if found is None else found.get(w(attribute), "")


def below(element: etree._Element | None, path: str) -> etree._Element | None:
    """The element that a path of `w:` names leads to, by the first child of each name."""
    for tag in _steps(path):
        if element is None:
            return None
        element = next(element.iterchildren(tag), None)
    return element


def break_goes(section: etree._Element) -> bool:
    """Whether the break that ends a section is deleted, as a tracked change: the mark of its paragraph is."""
    return any(below(section.getparent(), f"rPr/{name}") is not None for name in ("del", "moveFrom"))


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(map(w, path.split("/")))


def words(element: etree._Element) -> str:
    """The words of an element: its `w:t`s joined."""
    return "".join(text.text or "" for text in elements(element, "t"))
