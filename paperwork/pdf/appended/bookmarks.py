"""The bookmarks of an appendix, put under that of the paper's heading before it.

In: a PDF with its own bookmarks, and where an appendix's pages stand. Out: the same PDF with those that lead there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from .drawing import Matrix, destination
from .pieces import Bookmark

Places = Mapping[int, tuple[int, Matrix]]


def add_bookmarks(pdf: Pdf, bookmarks: list[Bookmark], first: int, places: Places) -> None:
    """Adds the bookmarks that lead to `places` (from a page's number to its page here) under the one before `first`."""
    standing = list(_standing(bookmarks, places))
    above = _before(pdf, first) if standing else None
    if above is None:
        return
    count = _write(pdf, above, standing, places)
    said = int(above.get("/Count", 0))
    above.Count = said + count if said > 0 else said - count
    at = above
    while said > 0 and "/Parent" in at:
        at = at.Parent
        at.Count = int(at.get("/Count", 0)) + count


def _standing(bookmarks: list[Bookmark], places: Places) -> Iterator[Bookmark]:
    for one in bookmarks:
        kids = list(_standing(one.kids, places))
        if one.target and one.target.page in places:
            yield Bookmark(one.title, one.target, kids)
        else:
            yield from kids


def _before(pdf: Pdf, first: int) -> Object | None:
    """The last bookmark, in order, that leads to a page no later than `first`."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found = None
    for item in _items(pdf.Root.get("/Outlines")):
        if _page(pdf, item, pages) <= first:
            found = item
    return found


def _items(holder: Object | None) -> Iterator[Object]:
    item = None if holder is None else holder.get("/First")
    while item is not None:
        yield item
        yield from _items(item)
        item = item.get("/Next")


def _page(pdf: Pdf, item: Object, pages: Mapping[tuple[int, int], int]) -> int:
    said = item.get("/Dest")
    if isinstance(said, Name | String):
        said = pdf.Root.get("/Dests", Dictionary()).get(f"/{str(said).lstrip('/')}")
    if isinstance(said, Dictionary):
        said = said.get("/D")
    return pages.get(said[0].objgen, len(pages)) if isinstance(said, Array) else len(pages)


def _write(pdf: Pdf, parent: Object, bookmarks: list[Bookmark], places: Places) -> int:
    """Writes bookmarks last among those under a parent, closed; gives how many are there to be seen."""
    before = parent.get("/Last")
    for one in bookmarks:
        assert one.target is not None
        page, matrix = places[one.target.page]
        home = destination(pdf.pages[page].obj, one.target, matrix)
        made = pdf.make_indirect(Dictionary(Title=String(one.title), Parent=parent, Dest=home))
        if before is None:
            parent.First = made
        else:
            made.Prev, before.Next = before, made
        if one.kids:
            made.Count = -_write(pdf, made, one.kids, places)
        parent.Last = before = made
    return len(bookmarks)
