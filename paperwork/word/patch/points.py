"""Where words are put into a paragraph: a point between what stands there, which moves on with what is put in."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from ..markup import w
from .places import Element, Line
from .splitting import UnfollowedError, part_holders, part_runs, top_of
from .walking import plain

_PARAGRAPH, _PROPERTIES = w("p"), w("pPr")


class Point(Struct):
    """A place in a paragraph: after an element in it, or where the paragraph begins."""

    paragraph: Element
    after: Element | None = None

    def insert(self, made: Element) -> None:
        """Puts an element in; the point then stands after it."""
        if self.after is not None:
            self.after.addnext(made)
        else:
            self.paragraph.insert(int(self.paragraph.find(_PROPERTIES) is not None), made)
        self.after = made


def before_character(line: Line, at: int) -> Point:
    """The point before a character of a line, after that before it."""
    if at == 0:
        return at_start_of(line)
    part_runs(line, at)
    before, after = line.atoms[at - 1].run, line.atoms[at].run
    part_holders(before, after)
    return _after(before)


def at_end_of(line: Line) -> Point:
    """The point after the last character of a line."""
    if not line.open:
        raise UnfollowedError
    return _after(line.atoms[-1].run) if line.atoms else at_start_of(line)


def at_start_of(line: Line) -> Point:
    """The point before the first character of a line, inside the bookmarks that begin there."""
    if not line.open:
        raise UnfollowedError
    if not line.atoms:
        begun = [one for one in line.element if one.tag in (w("bookmarkStart"), w("commentRangeStart"))]
        return Point(line.element, begun[-1] if begun else None)
    top = top_of(line.atoms[0].run)
    before = top.getprevious()
    paragraph = _paragraph_of(top)
    if top.getparent() is not paragraph:
        top = _child_of(paragraph, top)
        before = top.getprevious()
    return Point(paragraph, None if before is None or before.tag == _PROPERTIES else before)


def _after(run: Element) -> Point:
    top = top_of(run)
    return Point(_paragraph_of(top), top)


def _paragraph_of(element: Element) -> Element:
    return next(element.iterancestors(_PARAGRAPH))


def _child_of(paragraph: Element, element: Element) -> Element:
    while (parent := element.getparent()) is not None and parent is not paragraph:
        element = parent
    return element


def split_at(point: Point, like: Element) -> Point:
    """Parts a paragraph: what stands before the point ends in a new one, with the properties of another paragraph.

    The point is then where the old paragraph begins.
    """
    old = point.paragraph
    if point.after is not None and point.after.getparent() is not old:
        raise UnfollowedError
    made = etree.Element(_PARAGRAPH)
    properties = like.find(_PROPERTIES)
    if properties is not None:
        made.append(plain(properties))
    moved = [one for one in old if one.tag != _PROPERTIES]
    cut = 0 if point.after is None else moved.index(point.after) + 1
    made.extend(moved[:cut])
    old.addprevious(made)
    return Point(old)
