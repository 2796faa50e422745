"""Links written as annotations: an address outside, or a place inside the document, with the words they stand on."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from .marks import Marks
from .tags import Elem

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Linker:
    """Writes the links of a document. `places` are the names that a link inside it may lead to.

    In a `turned` drawing none are written: places there are not the page's.
    """

    canvas: Canvas
    marks: Marks
    places: frozenset[str]
    turned: bool = False

    def add(self, href: str, elem: Elem | None, box: Box, words: str) -> None:
        """Write a link over a rectangle (left, bottom, right, top), if it leads somewhere and its text is tagged."""
        home = elem.within("Link") if elem else None
        if home is None or self.turned or box[2] <= box[0]:
            return
        if not href.startswith("#"):
            self.canvas.linkURL(href, box, thickness=0)
        elif href[1:] in self.places:
            self.canvas.linkRect("", href[1:], box, thickness=0)
        else:
            return
        self.marks.link(home, words.strip() or href)
