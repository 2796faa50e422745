"""Pages of appendices put in the places of their pictures, with their tags, links and bookmarks, in a finished PDF.

In: a tagged PDF whose page pictures are not drawn, and where each page goes. Out: the same PDF with the true pages. The
paper's own page objects stay, so that all that leads to them still does; only what is on them changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from .bookmarks import add_bookmarks
from .branches import section_of
from .drawing import SAME, Matrix, destination, draw, matrix_of, moved, moved_points
from .pieces import Branch, Joint, SourceLink, SourceMark, Target
from .placing import Standing, runs

_HEADING = re.compile(r"/H([1-6])$")
_PARAGRAPHS = {"/P", "/Span", "/Div"}


def graft(pdf: Pdf, standings: Sequence[Standing]) -> None:
    """Puts every page in its place."""
    grafter = _Grafter(pdf, standings)
    for number, run in enumerate(runs(standings), 1):
        grafter.bring(run, number)
    grafter.end()


class _Grafter:
    """Writes into one PDF; `parents` is the way back from marks and links to their elements."""

    def __init__(self, pdf: Pdf, standings: Sequence[Standing]) -> None:
        self.pdf = pdf
        self.tree = pdf.Root.StructTreeRoot
        nums = iter(self.tree.ParentTree.Nums)
        self.parents: dict[int, Object] = {int(key): value for key, value in zip(nums, nums, strict=True)}
        self.homes: dict[tuple[int, int], Object] = {}
        for one in standings:
            self.homes.setdefault((id(one.source), one.number), pdf.pages[one.page].obj)

    def next_key(self) -> int:
        """A number for the way back that is not yet taken."""
        return max(self.parents, default=-1) + 1

    def bring(self, run: list[Standing], number: int) -> None:
        """Puts one run of pages in, and its tags where the first picture stood in the tree."""
        source = run[0].source
        figures = [self.parents[int(self.pdf.pages[one.page].obj.StructParents)][0] for one in run]
        above = _level_before(self.tree.K[0], figures[0])
        writer = _RunWriter(self, run, f"a{number}-")
        for one in run:
            writer.page(one)
        parent, at = _place_of(figures[0])
        made = writer.element(section_of(run, source, above), parent)
        parent.K.insert(at, made)
        for figure in figures:
            _remove(figure)
        writer.end()
        places = {one.number: (one.page, matrix_of(one)) for one in run}
        add_bookmarks(self.pdf, source.bookmarks, run[0].page, places)

    def end(self) -> None:
        """Writes the way back."""
        self.tree.ParentTree.Nums = Array([part for key in sorted(self.parents) for part in (key, self.parents[key])])
        self.tree.ParentTreeNextKey = self.next_key()


class _RunWriter(Struct, dict=True):
    """Writes the pages of one run and the elements in them."""

    grafter: _Grafter
    run: list[Standing]
    prefix: str
    annotations: dict[Joint, Object] = field(default_factory=dict)
    marked: dict[int, dict[int, Object]] = field(default_factory=dict)
    streams: dict[tuple[int, int], tuple[Object, dict[int, Object]]] = field(default_factory=dict)
    notes: int = 0

    def __post_init__(self) -> None:
        self.pdf = self.grafter.pdf
        self.places = {one.number: self.pdf.pages[one.page].obj for one in self.run}
        self.matrices = {one.number: matrix_of(one) for one in self.run}

    def page(self, one: Standing) -> None:
        """Draws a true page, with its links."""
        page = self.places[one.number]
        draw(self.pdf, page, one)
        self._annotate(one, page, one.source.pages[one.number].links)

    def _annotate(self, one: Standing, page: Object, links: list[SourceLink]) -> None:
        made = [(at, self._link(one, link)) for at, link in enumerate(links)]
        kept = [(at, annotation) for at, annotation in made if annotation is not None]
        for at, annotation in kept:
            self.annotations[Joint(one.number, at)] = annotation
        if kept:
            page.Annots = Array([annotation for _, annotation in kept])

    def _link(self, one: Standing, link: SourceLink) -> Object | None:
        matrix = self.matrices[one.number]
        said = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array(moved(matrix, link.box)), Border=Array([0, 0, 0]), F=4,
            Contents=String(link.words),
        )  # fmt: skip
        if link.corners:
            said.QuadPoints = Array(moved_points(matrix, link.corners))
        if link.uri:
            said.A = Dictionary(S=Name.URI, URI=String(link.uri))
        elif link.target and (home := self._home(one, link.target)) is not None:
            said.Dest = home
        else:
            return None
        return self.pdf.make_indirect(said)

    def _home(self, one: Standing, target: Target) -> Object | None:
        page = self.places.get(target.page) or self.grafter.homes.get((id(one.source), target.page))
        return None if page is None else destination(page, target, self.matrices.get(target.page, SAME))

    def element(self, branch: Branch, parent: Object) -> Object:
        """Writes one element and all in it."""
        joints = [kid for kid in branch.kids if isinstance(kid, Joint)]
        role = "Span" if branch.role == "Link" and not any(one in self.annotations for one in joints) else branch.role
        made = self.pdf.make_indirect(Dictionary({"/Type": Name.StructElem, "/S": Name(f"/{role}"), "/P": parent}))
        home = next((kid.page for kid in branch.kids if isinstance(kid, SourceMark)), None)
        if home is not None:
            made.Pg = self.places[home]
        kids = [written for kid in branch.kids if (written := self._kid(kid, made, home)) is not None]
        if kids:
            made.K = Array(kids)
        for name, text in branch.says.items():
            made[f"/{name}"] = String(text)
        self._describe(branch, made, home)
        return made

    def _describe(self, branch: Branch, made: Object, home: int | None) -> None:
        matrix = SAME if home is None else self.matrices[home]
        attributes = [self._attribute(one, matrix) for one in branch.attributes]
        if attributes:
            made.A = Array(attributes)
        if branch.id or branch.role == "Note":
            self.notes += 1
            made.ID = String(self.prefix + (branch.id or f"note-{self.notes}"))

    def _attribute(self, said: Object, matrix: Matrix) -> Object:
        """An attribute, its ids led to their new names, its box to its new place."""
        made = Dictionary({str(key): value for key, value in said.items()})
        headers = made.get("/Headers")
        if isinstance(headers, Array):
            made.Headers = Array([String(self.prefix + bytes(one).decode("latin-1")) for one in headers])
        box = made.get("/BBox")
        if isinstance(box, Array) and len(box) == 4 and matrix != SAME:
            low, bottom, high, top = (float(one) for one in box)
            made.BBox = Array(moved(matrix, (low, bottom, high, top)))
        return made

    def _kid(self, kid: Branch | SourceMark | Joint, made: Object, home: int | None) -> Object | int | None:
        match kid:
            case Branch():
                return self.element(kid, made)
            case Joint():
                return self._joint(kid, made)
            case SourceMark():
                return self._mark(kid, made, home)

    def _joint(self, joint: Joint, made: Object) -> Object | None:
        annotation = self.annotations.get(joint)
        if annotation is None or "/StructParent" in annotation:
            return None
        annotation.StructParent = self.grafter.next_key()
        self.grafter.parents[annotation.StructParent] = made
        return Dictionary(Type=Name.OBJR, Pg=self.places[joint.page], Obj=annotation)

    def _mark(self, mark: SourceMark, made: Object, home: int | None) -> Object | int:
        if mark.stream is not None:
            return self._inner_mark(mark, mark.stream, made)
        self.marked.setdefault(mark.page, {})[mark.number] = made
        if mark.page == home:
            return mark.number
        return Dictionary(Type=Name.MCR, Pg=self.places[mark.page], MCID=mark.number)

    def _inner_mark(self, mark: SourceMark, stream: Object, made: Object) -> Object:
        """A mark in a drawing that has its own numbers."""
        copied, marks = self.streams.setdefault(stream.objgen, (self.pdf.copy_foreign(stream), {}))
        marks[mark.number] = made
        return Dictionary(Type=Name.MCR, Pg=self.places[mark.page], Stm=copied, MCID=mark.number)

    def end(self) -> None:
        """Writes the way back from the marks of the pages and drawings to their elements."""
        for number, page in self.places.items():
            self.grafter.parents[int(page.StructParents)] = self._listed(self.marked.get(number, {}))
        for copied, marks in self.streams.values():
            copied.StructParents = self.grafter.next_key()
            self.grafter.parents[int(copied.StructParents)] = self._listed(marks)

    def _listed(self, marks: Mapping[int, Object]) -> Object:
        return self.pdf.make_indirect(Array([marks.get(at) for at in range(max(marks, default=-1) + 1)]))


def _level_before(root: Object, figure: Object) -> int:
    """The level of the last heading before an element; 0 where there is none."""
    level, pending = 0, [root]
    while pending:
        at = pending.pop()
        if at.objgen == figure.objgen:
            break
        heading = _HEADING.match(str(at.get("/S", "")))
        level = int(heading[1]) if heading else level
        pending += reversed([kid for kid in at.get("/K", ()) if isinstance(kid, Dictionary) and "/S" in kid])
    return level


def _place_of(figure: Object) -> tuple[Object, int]:
    """Where a section goes that takes the place of an element: in what holds its paragraph, right behind that."""
    at, parent = figure, figure.P
    while str(parent.S) in _PARAGRAPHS:
        at, parent = parent, parent.P
    return parent, _index(parent, at) + 1


def _remove(element: Object) -> None:
    """Takes an element out of the tree, with the paragraph that held nothing else."""
    parent = element.P
    del parent.K[_index(parent, element)]
    if not len(parent.K) and str(parent.S) in _PARAGRAPHS:
        _remove(parent)


def _index(parent: Object, element: Object) -> int:
    kids = list(parent.K)
    return next(at for at, kid in enumerate(kids) if isinstance(kid, Dictionary) and kid.objgen == element.objgen)
