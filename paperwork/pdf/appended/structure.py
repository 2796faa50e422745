"""The tags of an appendix's PDF, read into branches: roles resolved to standard ones, classes to attributes.

A tree that is no tree (an element in two places, too deep, too large) is refused as a whole, and with it all tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, String

from paperwork.model.findings import NOWHERE, Finding, PaperworkError

from .pieces import Branch, Joint, SourceMark

DEEPEST, MOST, HIGHEST_MARK = 120, 400_000, 200_000
_NAMES = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu "
    "WT WP Figure Formula Form"
)
STANDARD = frozenset(_NAMES.split())
# What PDF 2.0 knows beside them, and what may not stand inside another document.
_OTHERWISE = {
    "Document": "Sect", "DocumentFragment": "Sect", "Title": "P", "FENote": "Note", "Aside": "Div", "Em": "Span",
    "Strong": "Span", "Sub": "Span", "Form": "Div", "Annot": "Span",
}  # fmt: skip
_INLINE = {"P", "Span", "Link", "Lbl", "Quote", "Reference", "Code", "H", "H1", "H2", "H3", "H4", "H5", "H6"}
_TEXTS = ("Alt", "ActualText", "E", "Lang")
_LANGUAGE = re.compile(r"^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$")

ObjectId = tuple[int, int]


class StructureReader:
    """Reads a tree of tags. `pages` and `joints` say where pages and links stand; `unknown` has roles of no kind."""

    def __init__(self, root: Object, pages: Mapping[ObjectId, int], joints: Mapping[ObjectId, Joint]) -> None:
        self.root, self.pages, self.joints = root, pages, joints
        self.roles = _dictionary(root.get("/RoleMap"))
        self.classes = _dictionary(root.get("/ClassMap"))
        self.unknown: set[str] = set()
        self._seen: set[ObjectId] = set()
        self._taken: set[tuple[int, int, ObjectId]] = set()
        self._count = 0

    def read(self) -> Branch:
        """The whole tree in one section. Raises PaperworkError where it is no tree."""
        top = Branch("Sect")
        self._fill(top, self.root, None, 0)
        only = top.kids[0] if len(top.kids) == 1 else None
        return only if isinstance(only, Branch) and only.role == "Sect" else top

    def _fill(self, branch: Branch, element: Object, page: int | None, depth: int) -> None:
        for kid in _kids(element):
            if isinstance(kid, int):
                self._mark(branch, page, kid)
            elif isinstance(kid, Dictionary):
                self._object(branch, kid, page, depth)

    def _object(self, branch: Branch, kid: Object, page: int | None, depth: int) -> None:
        kind = kid.get("/Type")
        if kind == Name.MCR:
            number = kid.get("/MCID")
            stream = kid.get("/Stm")
            at = self._page(kid, page)
            self._mark(branch, at, number if isinstance(number, int) else -1, stream)
        elif kind == Name.OBJR:
            joint = self.joints.get(kid.Obj.objgen) if "/Obj" in kid else None
            if joint is not None and (-1, joint.page, (joint.number, 0)) not in self._taken:
                self._taken.add((-1, joint.page, (joint.number, 0)))
                branch.kids.append(joint)
        elif isinstance(kid.get("/S"), Name):
            branch.kids.append(self._element(kid, branch.role, page, depth + 1))

    def _mark(self, branch: Branch, page: int | None, number: int, stream: Object | None = None) -> None:
        if page is None or not 0 <= number <= HIGHEST_MARK:
            return
        key = (page, number, (0, 0) if stream is None else stream.objgen)
        if key not in self._taken:
            self._taken.add(key)
            branch.kids.append(SourceMark(page, number, stream))

    def _page(self, holder: Object, page: int | None) -> int | None:
        said = holder.get("/Pg")
        return self.pages.get(said.objgen) if isinstance(said, Dictionary) else page

    def _element(self, element: Object, above: str, page: int | None, depth: int) -> Branch:
        self._count += 1
        if depth > DEEPEST or self._count > MOST or element.objgen in self._seen:
            raise _no_tree()
        if element.is_indirect:
            self._seen.add(element.objgen)
        made = Branch(self._role(element, above))
        made.says = {name: str(element[f"/{name}"]) for name in _TEXTS if isinstance(element.get(f"/{name}"), String)}
        if not _LANGUAGE.match(made.says.get("Lang", "en")):
            del made.says["Lang"]
        made.attributes = list(self._attributes(element))
        id = element.get("/ID")
        made.id = bytes(id).decode("latin-1") if isinstance(id, String) else ""
        self._fill(made, element, self._page(element, page), depth)
        return made

    def _role(self, element: Object, above: str) -> str:
        said = str(element.get("/S", ""))[1:]
        role, steps = said, 0
        while role not in STANDARD and f"/{role}" in self.roles and steps < DEEPEST:
            role, steps = str(self.roles[f"/{role}"])[1:], steps + 1
        if role in _OTHERWISE:
            return _OTHERWISE[role]
        if role in STANDARD:
            return role
        self.unknown.add(said)
        return "H6" if re.fullmatch(r"H\d+", role) else "Span" if above in _INLINE else "Div"

    def _attributes(self, element: Object) -> Iterator[Object]:
        named = element.get("/C")
        for name in [named] if isinstance(named, Name) else _listed(named):
            yield from self._plain_ones(self.classes.get(str(name)) if isinstance(name, Name) else None)
        yield from self._plain_ones(element.get("/A"))

    def _plain_ones(self, said: object) -> Iterator[Object]:
        for one in [said] if isinstance(said, Dictionary) else _listed(said):
            if isinstance(one, Dictionary) and isinstance(one.get("/O"), Name):
                yield Dictionary({str(key): value for key, found in one.items() if (value := plain(found)) is not None})


def _no_tree() -> PaperworkError:
    return PaperworkError(
        Finding("appendix-tags", NOWHERE, "The tags of an appendix form no tree.", severity="warning")
    )


def plain(value: object, depth: int = 0) -> object | None:
    """A value made anew, where it is a number, a name, a text or a list of them; None for all else."""
    match value:
        case bool() | int() | Decimal():
            return value
        case Name():
            return Name(str(value))
        case String():
            return String(bytes(value))
        case Array() if depth < 4:
            parts = [plain(one, depth + 1) for one in value]
            return None if None in parts else Array(parts)
        case _:
            return None


def marks_of(branch: Branch) -> Iterator[SourceMark]:
    """Every mark under a branch, in order."""
    for kid in branch.kids:
        if isinstance(kid, SourceMark):
            yield kid
        elif isinstance(kid, Branch):
            yield from marks_of(kid)


def all_of(branch: Branch) -> Iterator[Branch]:
    """A branch and every one under it, in order."""
    yield branch
    for kid in branch.kids:
        if isinstance(kid, Branch):
            yield from all_of(kid)


def _kids(element: Object) -> Iterator[object]:
    kids = element.get("/K")
    yield from kids if isinstance(kids, Array) else () if kids is None else (kids,)


def _listed(value: object) -> Iterator[object]:
    yield from value if isinstance(value, Array) else ()


def _dictionary(value: object) -> Object:
    return value if isinstance(value, Dictionary) else Dictionary()
