"""A tagged PDF read back, independently of the code that wrote it: its tree with the words under each element."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from .drafts import decoder

PAINTING = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "Do", "sh", "'", '"'}


@dataclass
class Node:
    """An element: its role, its kids in order, and what it says of itself (Alt, Scope ...)."""

    role: str
    kids: list[Node | str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.words for kid in self.kids)

    @property
    def outline(self) -> str:
        """The roles as one line: Document(H1 P(Link))."""
        inner = " ".join(kid.outline for kid in self.kids if isinstance(kid, Node))
        return f"{self.role}({inner})" if inner else self.role

    def find(self, role: str) -> list[Node]:
        found = [self] if self.role == role else []
        return found + [node for kid in self.kids if isinstance(kid, Node) for node in kid.find(role)]


@dataclass
class Tagged:
    """A PDF's marks by page and number, its tree, and what is wrong with it."""

    pdf: pikepdf.Pdf
    marks: dict[tuple[int, int], str] = field(default_factory=dict)
    roles: dict[tuple[int, int], str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    artifacts: list[str] = field(default_factory=list)
    annotations: set[tuple[int, int]] = field(default_factory=set)
    root: Node = field(default_factory=lambda: Node(""))


def read(data: bytes) -> Tagged:
    """Read a PDF and audit it: `faults` says all that is not as it should be."""
    tagged = Tagged(pikepdf.open(io.BytesIO(data)))
    for number, page in enumerate(tagged.pdf.pages):
        _read_page(tagged, number, page)
    pages = {page.obj.objgen: number for number, page in enumerate(tagged.pdf.pages)}
    seen: list[tuple[int, int]] = []
    (document,) = list(tagged.pdf.Root.StructTreeRoot.K)
    tagged.root = _node(tagged, document, pages, seen)
    if sorted(seen) != sorted(tagged.marks):
        tagged.faults.append("the marks in the tree are not those on the pages")
    _check_parents(tagged)
    return tagged


def _read_page(tagged: Tagged, number: int, page: pikepdf.Page) -> None:
    maps = {name: decoder(font) for name, font in page.resources.get("/Font", {}).items()}
    decode: dict[int, str] = {}
    open_mark: str | tuple[int, int] | None = None
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            if open_mark is not None:
                tagged.faults.append(f"page {number}: a mark in a mark")
            open_mark = _opened(tagged, number, operands)
        elif name == "EMC":
            open_mark = None
        elif name == "Tf":
            decode = maps[str(operands[0])]
        elif name in PAINTING and open_mark is None:
            tagged.faults.append(f"page {number}: {name} outside any mark")
        if name == "Tj":
            said = "".join(decode.get(code, "?") for code in bytes(operands[0]))
            if isinstance(open_mark, tuple):
                tagged.marks[open_mark] += said
            else:
                tagged.artifacts.append(said)


def _opened(tagged: Tagged, number: int, operands: list[pikepdf.Object]) -> str | tuple[int, int]:
    if str(operands[0]) == "/Artifact":
        return "artifact"
    mark = (number, int(operands[1]["/MCID"]))
    if mark in tagged.marks:
        tagged.faults.append(f"mark {mark} twice")
    tagged.marks[mark] = ""
    tagged.roles[mark] = str(operands[0])[1:]
    return mark


def _node(
    tagged: Tagged, element: pikepdf.Object, pages: dict[tuple[int, int], int], seen: list[tuple[int, int]]
) -> Node:
    made = Node(str(element.S)[1:], said=_said(element))
    for kid in element.get("/K", ()):
        if isinstance(kid, int):
            made.kids.append(_marked(tagged, (pages[element.Pg.objgen], kid), made.role, seen))
        elif kid.get("/Type") == "/MCR":
            made.kids.append(_marked(tagged, (pages[kid.Pg.objgen], int(kid.MCID)), made.role, seen))
        elif kid.get("/Type") == "/OBJR":
            tagged.annotations.add(kid.Obj.objgen)
        else:
            if kid.P.objgen != element.objgen:
                tagged.faults.append(f"{kid.S} does not know its parent")
            made.kids.append(_node(tagged, kid, pages, seen))
    return made


def _said(element: pikepdf.Object) -> dict[str, str]:
    """Its own entries and its attributes, as text."""
    found = {name[1:]: str(element[name]) for name in ("/Alt", "/Lang", "/ID", "/ActualText") if name in element}
    for attributes in element.get("/A", ()):
        for name, value in attributes.items():
            listed = isinstance(value, pikepdf.Array)
            found[name[1:]] = " ".join(str(part) for part in value) if listed else str(value)
    return found


def _marked(tagged: Tagged, mark: tuple[int, int], role: str, seen: list[tuple[int, int]]) -> str:
    seen.append(mark)
    if tagged.roles.get(mark) != role:
        tagged.faults.append(f"mark {mark} is {tagged.roles.get(mark)}, its element is {role}")
    return tagged.marks.get(mark, "")


def _numbers(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    nums = list(tree.Nums)
    yield from zip(nums[::2], nums[1::2], strict=True)


def _check_parents(tagged: Tagged) -> None:
    """The way back: from each page's marks and each link to its element."""
    parents = dict(_numbers(tagged.pdf.Root.StructTreeRoot.ParentTree))
    links = set()
    for number, page in enumerate(tagged.pdf.pages):
        elements = list(parents[int(page.obj.StructParents)])
        roles = [tagged.roles[number, mark] for mark in range(len(elements))]
        if [str(element.S)[1:] for element in elements] != roles:
            tagged.faults.append(f"page {number}: the parent tree names other elements than the marks")
        if page.obj.get("/Tabs") != "/S":
            tagged.faults.append(f"page {number}: no tab order")
        for annotation in page.obj.get("/Annots", ()):
            links.add(annotation.objgen)
            if str(parents[int(annotation.StructParent)].S) != "/Link" or not str(annotation.Contents):
                tagged.faults.append(f"page {number}: a link that its element does not know")
    if links != tagged.annotations:
        tagged.faults.append("the links in the tree are not those on the pages")
