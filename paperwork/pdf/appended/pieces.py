"""What is taken of an appendix's PDF: its pages, its tags, its links and its bookmarks, as plain things.

Whatever is not named here stays behind: scripts, forms, attached files, what the file says of people and programs.
"""

from __future__ import annotations

from msgspec import Struct, field
from pikepdf import Object, Pdf

from paperwork.model.findings import Finding

Box = tuple[float, float, float, float]


class Target(Struct, frozen=True):
    """A place in the PDF: a page, counted from 0, and the view of it, a name with numbers."""

    page: int
    view: tuple[str | float | None, ...] = ("Fit",)


class SourceLink(Struct, frozen=True):
    """A link on a page: where it stands, an address or a place, and the words that say where it leads."""

    box: Box
    uri: str
    target: Target | None
    words: str
    corners: tuple[float, ...] = ()


class SourceMark(Struct, frozen=True):
    """A marked sequence by its page and number; in a drawing of its own (`stream`) where it stands in one."""

    page: int
    number: int
    stream: Object | None = None


class Joint(Struct, frozen=True):
    """A link's place in the tags: its page, and its number among the links of the page."""

    page: int
    number: int


class Branch(Struct, eq=False):
    """An element of the tags, its role a standard one; `says` are its texts (Alt, Lang), `attributes` dictionaries."""

    role: str
    kids: list[Branch | SourceMark | Joint] = field(default_factory=list)
    says: dict[str, str] = field(default_factory=dict)
    attributes: list[Object] = field(default_factory=list)
    id: str = ""


class Bookmark(Struct):
    """A bookmark with those below it; one without a place only holds them."""

    title: str
    target: Target | None
    kids: list[Bookmark] = field(default_factory=list)


class SourcePage(Struct, dict=True):
    """A page: its own object, what it shows (left, bottom, right, top) turned by `rotation`, its resources and links.

    One that is not `tagged` has no place in the tags of its file. `said` are the words of what was pinned to it.
    """

    source: Object
    box: Box
    rotation: int
    resources: Object
    streams: list[Object]
    links: list[SourceLink] = field(default_factory=list)
    tagged: bool = False
    said: str = ""


class Source(Struct, dict=True):
    """A PDF as it is brought in; `tree` is None where it has no tags. `unkept` says why it makes the whole no PDF/A."""

    title: str
    name: str
    pdf: Pdf
    pictures: tuple[str, ...]
    pages: list[SourcePage] = field(default_factory=list)
    tree: Branch | None = None
    bookmarks: list[Bookmark] = field(default_factory=list)
    language: str = ""
    findings: list[Finding] = field(default_factory=list)
    unkept: str = ""
