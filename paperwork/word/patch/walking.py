"""What holds what in a Word file, as far as tracked changes ask: blocks, their neighbours, rows, properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import TypeAlias

from lxml import etree

from .. import archive
from ..markup import below, value, w

Element: TypeAlias = etree._Element

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# What a tracked change wraps, and what holds such things inside a paragraph.
RUNS = frozenset({w("r"), f"{{{_MATHS}}}oMath", f"{{{_MATHS}}}oMathPara"})
ADDED = frozenset(map(w, ("ins", "moveTo")))
REMOVED = frozenset(map(w, ("del", "moveFrom")))
RUN_HOMES = frozenset(map(w, ("hyperlink", "fldSimple", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")))
BLOCKS = frozenset(map(w, ("p", "tbl", "sdt", "customXml")))
BLOCK_HOMES = frozenset(map(w, ("sdtContent", "customXml", "body", "tc")))
_ROW_HOMES = frozenset(map(w, ("sdt", "sdtContent", "customXml")))
# The last children of a paragraph's properties, which belong to its mark, its section or its changes.
OF_MARK = (w("rPr"), w("sectPr"), w("pPrChange"))


_STORIES = ("header", "footer", "footnotes", "endnotes")


def stories(parts: Mapping[str, bytes]) -> list[str]:
    """The names of the parts whose text can be changed: the document, its headers, footers and notes."""
    main = archive.main_part(parts)
    return [main, *dict.fromkeys(name for kind in _STORIES for name in archive.related(parts, main, kind))]


def next_block(block: Element) -> Element | None:
    """The block after one in the same home; None where it is the last."""
    return next(block.itersiblings(*BLOCKS), None)


def previous_block(block: Element) -> Element | None:
    """The block before one in the same home; None where it is the first."""
    return next(block.itersiblings(*BLOCKS, preceding=True), None)


def rows(table: Element) -> Iterator[Element]:
    """The rows of a table, also those that a control holds, but not those of tables inside it."""
    for child in table:
        if child.tag == w("tr"):
            yield child
        elif child.tag in _ROW_HOMES:
            yield from rows(child)


def inside(home: Element) -> Iterator[Element]:
    """The paragraphs and the rows inside a cell, a row or the like, those of tables in it too; not those of boxes."""
    for child in home:
        if child.tag == w("tr"):
            yield child
        if child.tag == w("p"):
            yield child
        elif child.tag != w("sdtPr") and isinstance(child.tag, str):
            yield from inside(child)


def properties_of(paragraph: Element) -> Element:
    """The properties of a paragraph, made where it has none."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = etree.Element(w("pPr"))
        paragraph.insert(0, found)
    return found


def row_properties_of(row: Element) -> Element:
    """The properties of a table's row, made where it has none."""
    found = row.find(w("trPr"))
    if found is None:
        found = etree.Element(w("trPr"))
        row.insert(int(row.find(w("tblPrEx")) is not None), found)
    return found


def put_before(parent: Element, made: Element, *last: str) -> None:
    """Adds a child at the end of a parent, but before the first that has one of the names that end it by rule."""
    ends = (index for index, one in enumerate(parent) if one.tag in last)
    parent.insert(next(ends, len(parent)), made)


def plain(properties: Element | None) -> Element:
    """A copy of a paragraph's properties without those of its mark and its section, and without changes of them."""
    made = etree.Element(w("pPr"))
    made.extend(deepcopy(one) for one in ([] if properties is None else properties) if one.tag not in OF_MARK)
    return made


def properties_now(paragraph: Element) -> Element:
    """A paragraph's own properties as they are now, as a `w:pPr` that stands nowhere."""
    return plain(paragraph.find(w("pPr")))


def properties_before(paragraph: Element, author: str) -> Element:
    """The same as they were before a change by an author that is not settled yet."""
    change = change_of(paragraph, author)
    return properties_now(paragraph) if change is None else plain(change.find(w("pPr")))


def change_of(paragraph: Element, author: str = "") -> Element | None:
    """The change of a paragraph's properties that waits to be settled; with an author, only that one's."""
    found = below(paragraph, "pPr/pPrChange")
    return found if found is None or not author or found.get(w("author")) == author else None


def is_hidden(run: Element) -> bool:
    """Whether the words of a run are hidden: nobody sees them, and no text that is compared has them."""
    return below(run, "rPr/vanish") is not None and value(run, "rPr/vanish") not in ("0", "false")


def is_marked(paragraph: Element, kind: str, author: str = "") -> bool:
    """Whether the mark of a paragraph is inserted (`ins`) or deleted (`del`); with an author, by that one."""
    path = f"pPr/rPr/{kind}"
    return below(paragraph, path) is not None and (not author or value(paragraph, path, "author") == author)


def ends_section(paragraph: Element) -> bool:
    """Whether a section ends with a paragraph."""
    return below(paragraph, "pPr/sectPr") is not None
