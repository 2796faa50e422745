"""A tagged PDF read back, independently of the code that wrote it: its tree, with the words under each element.

In: the bytes of a PDF. Out: a `Tagged`; its `faults` say in words where marks, tree and links do not agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from msgspec import Struct, field
from pikepdf import Array, Object, Pdf

from .codes import Codes
from .marked import MarkedPage, marked_page

Mark = tuple[int, int]


class Node(Struct, eq=False):
    """An element: its role, its kids in order (elements and words), and the PDF's own object."""

    role: str
    source: Object
    kids: list[Node | str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All words under it, in order."""
        return "".join(kid if isinstance(kid, str) else kid.words for kid in self.kids)

    @property
    def nodes(self) -> Iterator[Node]:
        """The elements in it, without what is deeper."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    @property
    def said(self) -> dict[str, str]:
        """Its own entries and its attributes, as text."""
        named = ("/Alt", "/Lang", "/ID", "/ActualText")
        found = {name[1:]: str(self.source[name]) for name in named if name in self.source}
        for attributes in self.source.get("/A", ()):
            for name, value in attributes.items():
                listed = isinstance(value, Array)
                found[name[1:]] = " ".join(str(part) for part in value) if listed else str(value)
        return found

    def find(self, role: str) -> list[Node]:
        """The elements of a role, itself among them, in order."""
        return [node for node in self.all() if node.role == role]

    def all(self) -> Iterator[Node]:
        """It, and every element under it, in order."""
        pending = [self]
        while pending:
            node = pending.pop()
            yield node
            pending.extend(kid for kid in reversed(node.kids) if isinstance(kid, Node))


class Tagged(Struct, dict=True):
    """A PDF's pages of marks, its tree, and what is wrong with how they fit."""

    pdf: Pdf
    pages: list[MarkedPage]
    root: Node | None = None
    faults: list[str] = field(default_factory=list)
    links: set[tuple[int, int]] = field(default_factory=set)
    seen: dict[Mark, tuple[int, int]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many marks stand on the pages."""
        return sum(len(page.roles) for page in self.pages)


def read_back(data: bytes) -> Tagged:
    """Read a PDF, follow its tree to every mark and link, and every mark and link back to the tree."""
    pdf = Pdf.open(BytesIO(data))
    known: dict[tuple[int, int], Codes] = {}
    tagged = Tagged(pdf, [marked_page(page, known) for page in pdf.pages])
    for number, page in enumerate(tagged.pages, 1):
        tagged.faults += [f"page {number}: {fault}" for fault in page.faults]
    if "/StructTreeRoot" not in pdf.Root:
        tagged.faults.append("there is no tree of tags")
        return tagged
    _Walk(tagged).walk()
    _check_parents(tagged)
    return tagged


class _Walk:
    """Follows the tree down to the marks."""

    def __init__(self, tagged: Tagged) -> None:
        self.tagged = tagged
        self.pages = {page.obj.objgen: number for number, page in enumerate(tagged.pdf.pages)}

    def walk(self) -> None:
        """Read the tree from its root, and say which marks it does not reach."""
        top = self.tagged.pdf.Root.StructTreeRoot
        kids = list(_kids(top))
        if len(kids) != 1 or kids[0].get("/S") != "/Document":
            self.tagged.faults.append("the tree does not begin with one Document")
        for kid in kids[:1]:
            self.tagged.root = self._node(kid, top)
        for number, page in enumerate(self.tagged.pages):
            lost = [mark for mark in page.roles if (number, mark) not in self.tagged.seen]
            if lost:
                self.tagged.faults.append(f"page {number + 1}: {len(lost)} marks stand nowhere in the tree")

    def _node(self, element: Object, parent: Object) -> Node:
        made = Node(str(element["/S"])[1:], element)
        if "/P" not in element or element["/P"].objgen != parent.objgen:
            self.tagged.faults.append(f"an element ({made.role}) does not know its parent")
        for kid in _kids(element):
            if isinstance(kid, int):
                made.kids.append(self._mark(made, element.get("/Pg"), kid))
            else:
                self._object(made, element, kid)
        return made

    def _object(self, made: Node, element: Object, kid: Object) -> None:
        kind = kid.get("/Type")
        if kind == "/MCR":
            made.kids.append(self._mark(made, kid.get("/Pg", element.get("/Pg")), int(kid["/MCID"])))
        elif kind == "/OBJR":
            self.tagged.links.add(kid["/Obj"].objgen)
        else:
            made.kids.append(self._node(kid, element))

    def _mark(self, node: Node, page: Object | None, mark: int) -> str:
        number = -1 if page is None else self.pages.get(page.objgen, -1)
        role = self.tagged.pages[number].roles.get(mark) if number >= 0 else None
        if role is None:
            self.tagged.faults.append(f"the tree names a mark ({mark}) that stands on no page")
            return ""
        if (number, mark) in self.tagged.seen:
            self.tagged.faults.append(f"page {number + 1}: mark {mark} stands in the tree twice")
        if role != node.role:
            self.tagged.faults.append(f"page {number + 1}: mark {mark} says {role}, its element {node.role}")
        self.tagged.seen[number, mark] = node.source.objgen
        return self.tagged.pages[number].words.get(mark, "")


def _kids(element: Object) -> Iterator[Object]:
    kids = element.get("/K")
    if kids is not None:
        yield from kids if isinstance(kids, Array) else (kids,)


def _check_parents(tagged: Tagged) -> None:
    """The way back: from each page's marks and each link to its element."""
    parents = dict(_numbers(tagged.pdf.Root.StructTreeRoot.get("/ParentTree")))
    links: set[tuple[int, int]] = set()
    for number, page in enumerate(tagged.pdf.pages):
        where = f"page {number + 1}"
        if not _leads_back(tagged, number, parents.get(int(page.obj.get("/StructParents", -1)))):
            tagged.faults.append(f"{where}: the way back from its marks does not lead to their elements")
        if page.obj.get("/Tabs") != "/S":
            tagged.faults.append(f"{where}: the tab key does not follow the tags")
        for annotation in page.obj.get("/Annots", ()):
            links.add(annotation.objgen)
            if not _is_sound(annotation, parents):
                tagged.faults.append(f"{where}: a link and its element do not know each other")
    if links != tagged.links:
        tagged.faults.append("the links in the tree are not those on the pages")


def _leads_back(tagged: Tagged, number: int, elements: Object | None) -> bool:
    marks = tagged.pages[number].roles
    if elements is None or not isinstance(elements, Array) or len(elements) < len(marks):
        return not marks
    listed = [element.objgen for element in elements]
    return all(mark < len(listed) and listed[mark] == tagged.seen.get((number, mark), listed[mark]) for mark in marks)


def _is_sound(annotation: Object, parents: dict[int, Object]) -> bool:
    element = parents.get(int(annotation.get("/StructParent", -1)))
    is_link = element is not None and element.get("/S") == "/Link"
    return is_link and bool(str(annotation.get("/Contents", "")))


def _numbers(tree: Object | None) -> Iterator[tuple[int, Object]]:
    if tree is not None:
        nums = iter(tree.get("/Nums", ()))
        yield from ((int(key), value) for key, value in zip(nums, nums, strict=True))
