"""Links and bookmarks of an appendix's PDF: web and mail addresses, and places in the file itself; nothing that acts.

In: pages as the file has them. Out: links by page, bookmarks as a tree, and how much else was found and left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from paperwork.model.addresses import is_public

from .pieces import Bookmark, Box, SourceLink, Target
from .structure import ObjectId

MOST_BOOKMARKS, DEEPEST = 5_000, 12
_VIEWS = {"XYZ": 3, "Fit": 0, "FitH": 1, "FitV": 1, "FitR": 4, "FitB": 0, "FitBH": 1, "FitBV": 1}
_WORDS = 500


class Targets:
    """Finds the places that a PDF's links name, directly or by a name."""

    def __init__(self, pdf: Pdf, pages: Mapping[ObjectId, int]) -> None:
        self.pages = pages
        self.count = len(pages)
        self._named = dict(_named(pdf))

    def of(self, said: object) -> Target | None:
        """The place; None where it is none in this file."""
        if isinstance(said, String | Name):
            said = self._named.get(str(said))
        if isinstance(said, Dictionary):
            said = said.get("/D")
        if not isinstance(said, Array) or not len(said):
            return None
        page = self._page(said[0])
        return None if page is None else Target(page, _view(list(said)[1:6]))

    def _page(self, said: object) -> int | None:
        if isinstance(said, Dictionary):
            return self.pages.get(said.objgen)
        return said if isinstance(said, int) and 0 <= said < self.count else None


def _named(pdf: Pdf) -> Iterator[tuple[str, object]]:
    old = pdf.Root.get("/Dests")
    if isinstance(old, Dictionary):
        yield from ((str(key), value) for key, value in old.items())
    names = pdf.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    if isinstance(tree, Dictionary):
        yield from ((str(key), value) for key, value in NameTree(tree).items())


def _view(said: Sequence[object]) -> tuple[str | float | None, ...]:
    name = str(said[0])[1:] if said and isinstance(said[0], Name) else ""
    if name not in _VIEWS:
        return ("Fit",)
    numbers = [float(one) if isinstance(one, int | Decimal) else None for one in said[1 : 1 + _VIEWS[name]]]
    return (name, *numbers, *[None] * (_VIEWS[name] - len(numbers)))


def links_of(page: Object, targets: Targets, left_out: Counter[str]) -> Iterator[tuple[ObjectId, SourceLink]]:
    """The links of a page with their own ids; what else is pinned to it is counted."""
    for annotation in page.get("/Annots", ()):
        if not isinstance(annotation, Dictionary):
            continue
        kind = str(annotation.get("/Subtype", ""))
        link = _link(annotation, targets) if kind == "/Link" else None
        if link is not None:
            yield annotation.objgen, link
        elif kind == "/Link":
            left_out["link that leads to no page, web or mail address"] += 1
        else:
            left_out["field or mark that shows nothing"] += 1


def _link(annotation: Object, targets: Targets) -> SourceLink | None:
    box = box_of(annotation.get("/Rect"))
    action = annotation.get("/A", Dictionary())
    action = action if isinstance(action, Dictionary) else Dictionary()
    kind = str(action.get("/S", ""))
    uri = str(action.get("/URI", "")) if kind == "/URI" else ""
    target = targets.of(action.get("/D") if kind == "/GoTo" else annotation.get("/Dest"))
    is_address = is_public(uri)
    if box is None or not (is_address or target):
        return None
    said = annotation.get("/Contents")
    words = str(said).strip()[:_WORDS] if isinstance(said, String) else ""
    leads = uri if is_address else f"Page {target.page + 1} of the appendix" if target else ""
    return SourceLink(box, uri if is_address else "", target, words or leads, _corners(annotation.get("/QuadPoints")))


def _corners(said: object) -> tuple[float, ...]:
    numbers = tuple(float(one) for one in said if isinstance(one, int | Decimal)) if isinstance(said, Array) else ()
    return numbers if len(numbers) % 8 == 0 and len(numbers) <= 800 else ()


def box_of(said: object) -> Box | None:
    """A rectangle with its corners in order; None where it is none."""
    if not isinstance(said, Array) or len(said) != 4 or not all(isinstance(one, int | Decimal) for one in said):
        return None
    x1, y1, x2, y2 = (float(one) for one in said)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def bookmarks_of(pdf: Pdf, targets: Targets) -> list[Bookmark]:
    """The bookmarks of a PDF, no more than 5,000, none in two places."""
    outlines = pdf.Root.get("/Outlines")
    first = outlines.get("/First") if isinstance(outlines, Dictionary) else None
    return _bookmarks(first, targets, set(), 0)


def _bookmarks(item: object, targets: Targets, seen: set[ObjectId], depth: int) -> list[Bookmark]:
    found: list[Bookmark] = []
    while isinstance(item, Dictionary) and item.objgen not in seen and len(seen) < MOST_BOOKMARKS:
        seen.add(item.objgen)
        action = item.get("/A")
        is_leap = isinstance(action, Dictionary) and action.get("/S") == Name.GoTo
        target = targets.of(action.get("/D") if isinstance(action, Dictionary) and is_leap else item.get("/Dest"))
        kids = _bookmarks(item.get("/First"), targets, seen, depth + 1) if depth < DEEPEST else []
        title = " ".join(str(item.get("/Title", "")).split())[:_WORDS]
        found += [Bookmark(title, target, kids)] if title and target else kids
        item = item.get("/Next")
    return found
