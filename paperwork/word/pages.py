"""The page numbers of a contents list: a Word file and its bookmarks' pages in, the file with them filled in out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from . import archive
from .markup import elements, serialised, w


def with_pages(data: bytes, pages: Mapping[str, str]) -> bytes:
    """The file with the result of each `PAGEREF` field set to the page of the bookmark that it names.

    A bookmark that `pages` does not name keeps what its field showed. Nothing else of the file changes.
    """
    parts = archive.members(data, "draft")
    name = archive.main_part(parts)
    root = archive.root(parts, name)
    for field in _fields(root):
        target = field.target
        if target in pages:
            field.show(pages[target])
    parts[name] = serialised(root)
    return archive.packed(parts, tight=False)


class _Field:
    """The runs of one `PAGEREF` field: its instruction, and its result between its marks."""

    def __init__(self, begin: etree._Element) -> None:
        self.instruction = ""
        self.separate: etree._Element | None = None
        self.result: list[etree._Element] = []
        self._read(begin)

    def _read(self, begin: etree._Element) -> None:
        for run in begin.itersiblings(w("r")):
            mark = run.find(w("fldChar"))
            kind = "" if mark is None else mark.get(w("fldCharType"), "")
            if kind == "end":
                return
            if kind == "separate":
                self.separate = run
            elif self.separate is None:
                self.instruction += "".join(text.text or "" for text in elements(run, "instrText"))
            else:
                self.result.append(run)

    @property
    def target(self) -> str:
        """The bookmark that it names; empty for any other field."""
        said = self.instruction.split()
        return said[1] if len(said) > 1 and said[0].upper() == "PAGEREF" else ""

    def show(self, page: str) -> None:
        """Puts a page number in the place of its result."""
        if self.separate is None:
            return
        for run in self.result:
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)
        run = etree.Element(w("r"))
        etree.SubElement(run, w("t")).text = page
        self.separate.addnext(run)


def _fields(root: etree._Element) -> Iterator[_Field]:
    """Every field that begins somewhere, in document order."""
    for mark in list(elements(root, "fldChar")):
        run = mark.getparent()
        if mark.get(w("fldCharType")) == "begin" and run is not None:
            yield _Field(run)
