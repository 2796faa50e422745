"""Links written as annotations: an address outside, or a place inside the document, with the words they stand on.

Bookmarks are written here too, none deeper than one level below the one before.
"""

from __future__ import annotations

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from .marks import Marks
from .tags import Elem

Box = tuple[float, float, float, float]


class Linker(Struct):
    """Writes the links of a document. `places` are the names that a link inside it may lead to.

    In a `turned` drawing none are written: places there are not the page's.
    """

    canvas: Canvas
    marks: Marks
    places: frozenset[str]
    turned: bool = False
    level: int = 0

    def outline(self, title: str, place: str, level: int) -> None:
        """Write a bookmark; level 1 is the highest."""
        self.level = min(level, self.level + 1)
        self.canvas.addOutlineEntry(title, place, level=self.level - 1)

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
