"""What is drawn on a page, settled to the point: text, fills, strokes, pictures and the places that links lead to.

Places are in points from the page's top left corner; the painter turns them over. `elem` is where a thing stands in
the tags; what has none is an artifact.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.blocks import Picture
from paperwork.model.look import Line as Border

from .inks import Ink
from .tags import Elem


class Words(Struct, frozen=True):
    """Characters of one ink from `x` on along a baseline; `gap` widens each space, `width` is their whole width."""

    x: float
    y: float
    text: str
    ink: Ink
    elem: Elem | None
    width: float
    gap: float = 0.0


class Fill(Struct, frozen=True):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class Stroke(Struct, frozen=True):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    line: Border


class Art(Struct, frozen=True):
    """A picture, its top left corner at x and y."""

    x: float
    y: float
    width: float
    height: float
    picture: Picture
    elem: Elem | None
    href: str = ""


class Target(Struct, frozen=True):
    """A place with a name, for links and page numbers; `outline` is the level of a heading that is listed, or 0."""

    y: float
    name: str
    title: str = ""
    outline: int = 0


class Turned(Struct, frozen=True):
    """A drawing turned a quarter, its own top left corner at x and y: text that runs up or down."""

    x: float
    y: float
    up: bool
    sheet: Sheet


Op = Words | Fill | Stroke | Art | Target | Turned


class Sheet(Struct):
    """The drawing of one page, in the order in which it is painted, and where its text's margins are."""

    width: float
    height: float
    top: float = 0.0
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    ops: list[Op] = field(default_factory=list)

    def add(self, *ops: Op) -> None:
        """Draw on top of what is there."""
        self.ops.extend(ops)

    @property
    def targets(self) -> list[Target]:
        """The named places on the page."""
        return [op for op in self.ops if isinstance(op, Target)]


def artifact(ops: list[Op], kind: Elem | None = None) -> list[Op]:
    """The same drawing outside the tags: what a screen reader is not to read again."""
    return [_artifact(op, kind) for op in ops if not isinstance(op, Target)]


def _artifact(op: Op, kind: Elem | None) -> Op:
    if isinstance(op, Turned):
        return replace(op, sheet=replace(op.sheet, ops=artifact(op.sheet.ops, kind)))
    return replace(op, elem=kind) if isinstance(op, Words | Art) else op
