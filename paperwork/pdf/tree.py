"""The structure tree written into a PDF: elements, their marks and links, and the way back from marks to elements.

In: the painted PDF, the tree and its marks. Out: the same PDF, tagged (ISO 32000-1, 14.7). Elements in which nothing
was painted are left out, but for the cells and rows of tables, whose count must stay regular.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from msgspec import Struct, field
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from paperwork.model.languages import language_code

from .marks import Marks
from .tags import Annotation, Elem, Mark

# Tables stand in tables eighty deep in files that are read, and each has four elements.
sys.setrecursionlimit(max(sys.getrecursionlimit(), 10_000))
KEPT_EMPTY = {"Document", "TR", "TD", "TH"}


def tag(pdf: Pdf, root: Elem, marks: Marks) -> None:
    """Write the tree into the PDF."""
    writer = _Writer(pdf, marks)
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree.K = Array([writer.element(root, tree)])
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(list(writer.parents()))))
    tree.ParentTreeNextKey = writer.next_key
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _filled(elem: Elem) -> bool:
    return elem.role in KEPT_EMPTY or any(not isinstance(kid, Elem) or _filled(kid) for kid in elem.kids)


class _Writer(Struct, dict=True):
    """Writes elements, remembering where each was written."""

    pdf: Pdf
    marks: Marks
    written: dict[int, Object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pages = [page.obj for page in self.pdf.pages]
        self.next_key = len(self.pages)

    def element(self, elem: Elem, parent: Object) -> Object:
        """Write one element and all in it."""
        made = self.pdf.make_indirect(Dictionary({"/Type": Name.StructElem, "/S": Name("/" + elem.role), "/P": parent}))
        self.written[id(elem)] = made
        home = next((kid.page for kid in elem.kids if isinstance(kid, Mark)), None)
        if home is not None:
            made.Pg = self.pages[home]
        kids = [self._kid(kid, made, home) for kid in elem.kids if not isinstance(kid, Elem) or _filled(kid)]
        if kids:
            made.K = Array(kids)
        for name, value in elem.own.items():
            if said := language_code(value) if name == "Lang" else value:
                made[f"/{name}"] = String(said)
        attributes = list(_attributes(elem))
        if attributes:
            made.A = Array(attributes)
        return made

    def _kid(self, kid: Elem | Mark | Annotation, made: Object, home: int | None) -> Object | int:
        match kid:
            case Elem():
                return self.element(kid, made)
            case Mark():
                if kid.page == home:
                    return kid.number
                return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)
            case Annotation():
                page = self.pages[kid.page]
                return Dictionary(Type=Name.OBJR, Pg=page, Obj=page.Annots[kid.number])

    def parents(self) -> Iterator[Object | int]:
        """The parent tree: for each page its elements by mark, then for each link its element."""
        for number, (page, marks) in enumerate(zip(self.pages, self.marks.pages, strict=True)):
            page.StructParents = number
            page.Tabs = Name.S
            yield number
            yield self.pdf.make_indirect(Array([self.written[id(elem)] for elem in marks.elems]))
        for page, marks in zip(self.pages, self.marks.pages, strict=True):
            for annotation, link in zip(page.get("/Annots", ()), marks.links, strict=True):
                annotation.Contents = String(link.words)
                annotation.F = 4
                annotation.StructParent = self.next_key
                yield self.next_key
                yield self.written[id(link.elem)]
                self.next_key += 1


def _attributes(elem: Elem) -> Iterator[Object]:
    if elem.table:
        said = Dictionary(O=Name.Table)
        for name, value in elem.table.items():
            said[f"/{name}"] = value if isinstance(value, int) else _named(name, value)
        yield said
    if elem.box:
        box = Array([round(edge, 2) for edge in elem.box])
        yield Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
    if elem.role == "L":
        yield Dictionary(O=Name.List, ListNumbering=Name("/" + ("Decimal" if elem.ordered else "Disc")))


def _named(name: str, value: str) -> Object:
    return Name(f"/{value}") if name == "Scope" else String(value)
