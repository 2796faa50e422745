"""Marked content: which element each stretch of a page's operators belongs to, and which are artifacts.

In: the elements in the order in which they are painted. Out: the operators that open and close sequences, and for
each page the elements by the numbers of their marks.
"""

from __future__ import annotations

from msgspec import Struct, field

from .tags import Annotation, Elem, Mark


class Link(Struct):
    """A link annotation: the element that it belongs to, and the words it stands on."""

    elem: Elem
    words: str


class PageMarks(Struct):
    """The marks of one page: elements by number, and the links in order."""

    elems: list[Elem] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


class Marks(Struct):
    """The marks of all pages."""

    pages: list[PageMarks] = field(default_factory=list)

    def start_page(self) -> None:
        """Go to the next page."""
        self.pages.append(PageMarks())

    def open(self, elem: Elem | None) -> str:
        """The operator that opens a sequence of an element, or of an artifact where there is none."""
        if elem is None:
            return "/Artifact BMC"
        if elem.role == "Artifact":
            said = " ".join(f"/{name} {value}" for name, value in elem.own.items())
            return f"/Artifact <<{said}>> BDC"
        page = self.pages[-1]
        number = len(page.elems)
        page.elems.append(elem)
        elem.mark(Mark(len(self.pages) - 1, number))
        return f"/{elem.role} <</MCID {number}>> BDC"

    def link(self, elem: Elem, words: str) -> None:
        """Note a link annotation of the page."""
        page = self.pages[-1]
        elem.mark(Annotation(len(self.pages) - 1, len(page.links)))
        page.links.append(Link(elem, words))
