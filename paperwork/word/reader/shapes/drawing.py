"""Shapes, groups and canvases of DrawingML, and the shapes of diagrams, made into pieces at their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import DrawnPart, Outline, Picture
from paperwork.model.look import PictureLook

from ..paints import NO_PAINT, Paint, fill_of
from ..theme import Theme
from ..values import A, Element, emu, local, points, said_on, whole
from .custom import custom_paths
from .dress import Dress, dress_of
from .heads import head_outlines
from .opened import Piece
from .paths import SAME, Matrix, Path, after, applied, turned
from .presets import preset_paths
from .texts import paragraphs_of

_SHAPES = frozenset({"wsp", "sp", "cxnSp"})
_GROUPS = frozenset({"wgp", "grpSp", "wpc", "spTree", "lockedCanvas"})
_VERTICAL = {"ctr": "center", "b": "bottom"}
_TURNS = {"vert270": "up", "vert": "down", "eaVert": "down"}
Pictured = Callable[[Element, float, float], Picture | None]


class Space(Struct, frozen=True):
    """How a group's inner measures become points: factors, offsets, and the turns of the groups around."""

    across: float = 1 / 12700
    down: float = 1 / 12700
    x: float = 0.0
    y: float = 0.0
    matrix: Matrix = SAME


class Place(Struct, frozen=True):
    """A box in points, before its turn and the turns of the groups around it."""

    x: float
    y: float
    width: float
    height: float
    degrees: float = 0.0
    flip_x: bool = False
    flip_y: bool = False
    matrix: Matrix = SAME

    @property
    def whole(self) -> Matrix:
        """The matrix that puts what is drawn in the box from (0, 0) where it stands."""
        own = turned(self.width, self.height, self.degrees, self.flip_x, self.flip_y)
        return after(after(own, (1.0, 0.0, 0.0, 1.0, self.x, self.y)), self.matrix)


class _Walker(Struct, frozen=True):
    theme: Theme
    pictured: Pictured

    def pieces(self, element: Element, space: Space, place: Place | None, fill: Paint) -> Iterator[Piece]:
        """The pieces of a shape, a picture, or a group; `place` is that of the outermost one."""
        name = local(element)
        if name in _GROUPS:
            yield from self._group(element, space, place, fill)
        elif name in _SHAPES:
            yield from self._shape(element, place or _placed(_properties(element), space), fill)
        elif name in ("pic", "graphicFrame"):
            yield from self._picture(
                element, place or _placed(_properties(element) if name == "pic" else element, space)
            )
        elif name not in ("grpSpPr", "txbxContent"):
            for part in element:
                yield from self.pieces(part, space, place, fill)

    def _group(self, element: Element, space: Space, place: Place | None, fill: Paint) -> Iterator[Piece]:
        about = next((part for part in element if local(part) in ("grpSpPr", "bg")), None)
        frame = None if about is None else about.find(f"{{{A}}}xfrm")
        own = fill_of(about, self.theme) or fill
        inner = _inner(frame, place or _placed(about, space)) if frame is not None or place else space
        for part in element:
            if isinstance(part.tag, str):
                yield from self.pieces(part, inner, None, own)

    def _shape(self, element: Element, place: Place, group: Paint) -> Iterator[Piece]:
        properties = _properties(element)
        style = next((part for part in element if local(part) == "style"), None)
        dress = dress_of(properties, style, self.theme, group)
        paths = [path.moved(place.whole) for path in _paths(properties, place.width, place.height)]
        if filling := self._filling(properties, place, paths):
            yield filling
            dress = replace(dress, fill=NO_PAINT)
        outlines = tuple(outline for path in paths for outline in outlined(path, dress))
        part = replace(_box(place), outlines=outlines)
        content = next((at for at in element.iter() if local(at) == "txbxContent"), None)
        body = next((at for at in element if local(at) in ("bodyPr", "txBody")), None)
        part, link = _worded(part, body, place), _link(element)
        part = replace(part, chain=link.chain, link=link.link)
        if body is not None and local(body) == "txBody":
            part = _frame_of_words(part, element)
            part = replace(part, blocks=paragraphs_of(body, self.theme, dress.words))
        yield Piece(part, content, dress.words)

    def _filling(self, properties: Element | None, place: Place, paths: list[Path]) -> Piece | None:
        """The picture that fills a shape, seen through its outline; none where it has none that can be shown."""
        fill = None if properties is None else properties.find(f"{{{A}}}blipFill")
        seen = " ".join(path.data for path in paths if path.filled)
        if fill is None or not seen:
            return None
        picture = self.pictured(fill, place.width, place.height)
        if picture is None or not (picture.raster or picture.svg or picture.parts):
            return None
        look = PictureLook(crop=_cropped(fill), rotation=place.degrees, decorative=True)
        return Piece(replace(_box(place), picture=replace(picture, alt="", look=look), clip=(seen,)))

    def _picture(self, element: Element, place: Place) -> Iterator[Piece]:
        picture = self.pictured(element, place.width, place.height)
        if picture is not None:
            yield Piece(replace(_box(place), picture=picture))


def drawn_parts(
    element: Element, size: tuple[float, float], theme: Theme, pictured: Pictured, scale: bool = True
) -> tuple[Piece, ...]:
    """The pieces of what is drawn in an element, in the order in which they lie over each other.

    `size` is that of the whole, in points; without `scale` measures are taken as they are. `pictured` reads a picture.
    """
    place = Place(0.0, 0.0, *size) if scale else None
    first = next((at for at in element.iter() if local(at) in (*_SHAPES, *_GROUPS, "pic")), None)
    if first is None:
        return ()
    if place is not None:
        place = _turned_as_said(first, place)
    return tuple(_Walker(theme, pictured).pieces(first, Space(), place, NO_PAINT))


class Link(Struct, frozen=True):
    """Where a text box stands in a chain of them: the chain's name, and the number of its link from 0."""

    chain: str = ""
    link: int = 0


def _link(shape: Element) -> Link:
    """A shape's place in a chain: its words carry a number, by which later boxes name them."""
    for part in shape:
        id = part.get("id", "")
        if id and local(part) in ("txbx", "linkedTxbx"):
            return Link(f"story {id}", whole(part.get("seq", "")))
    return Link()


def _properties(element: Element) -> Element | None:
    return next((part for part in element if local(part) in ("spPr", "grpSpPr")), None)


def _turned_as_said(element: Element, place: Place) -> Place:
    """The outermost shape's own turn; its size is that of its frame, which lies about it after the turn."""
    about = _properties(element)
    frame = None if about is None else about.find(f"{{{A}}}xfrm")
    if frame is None:
        return place
    degrees = points(frame.get("rot", ""), 60_000.0) % 360
    flips = said_on(frame.get("flipH", "")), said_on(frame.get("flipV", ""))
    return replace(place, degrees=degrees, flip_x=flips[0], flip_y=flips[1])


def _placed(about: Element | None, space: Space) -> Place:
    frame = None if about is None else next((part for part in about if local(part) == "xfrm"), None)
    if frame is None:
        return Place(space.x, space.y, 0.0, 0.0, matrix=space.matrix)
    x, y = _pair(frame, "off", "x", "y")
    width, height = _pair(frame, "ext", "cx", "cy")
    return Place(
        x * space.across + space.x,
        y * space.down + space.y,
        width * space.across,
        height * space.down,
        points(frame.get("rot", ""), 60_000.0) % 360,
        said_on(frame.get("flipH", "")),
        said_on(frame.get("flipV", "")),
        space.matrix,
    )


def _pair(frame: Element, name: str, one: str, other: str) -> tuple[float, float]:
    found = frame.find(f"{{{A}}}{name}")
    if found is None:
        return 0.0, 0.0
    return emu(found.get(one)) * 12700, emu(found.get(other)) * 12700


def _inner(frame: Element | None, place: Place) -> Space:
    """The measures inside a group that stands at a place."""
    if frame is None or frame.find(f"{{{A}}}chExt") is None:
        return Space(x=place.x, y=place.y, matrix=place.matrix)
    left, top = _pair(frame, "chOff", "x", "y")
    wide, high = _pair(frame, "chExt", "cx", "cy")
    across = place.width / wide if wide else 1 / 12700
    down = place.height / high if high else 1 / 12700
    own = turned(place.width, place.height, place.degrees, place.flip_x, place.flip_y)
    there, back = (1.0, 0.0, 0.0, 1.0, place.x, place.y), (1.0, 0.0, 0.0, 1.0, -place.x, -place.y)
    matrix = after(after(after(back, own), there), place.matrix)
    return Space(across, down, place.x - left * across, place.y - top * down, matrix)


def _cropped(fill: Element) -> tuple[float, float, float, float]:
    """What a filling picture has cut off, as shares of its left, top, right and bottom; or reaches over its shape."""
    sides = [
        [0.0 if at is None else points(at.get(side, ""), 100_000.0) for side in "ltrb"]
        for at in (fill.find(f"{{{A}}}srcRect"), fill.find(f"{{{A}}}stretch/{{{A}}}fillRect"))
    ]
    cut, over = sides[0], [min(side, 0.0) for side in sides[1]]
    wide, high = 1.0 - over[0] - over[2], 1.0 - over[1] - over[3]
    left, top, right, bottom = (
        max(own, 0.0) - out / whole for own, out, whole in zip(cut, over, (wide, high, wide, high), strict=True)
    )
    return left, top, right, bottom


def _paths(properties: Element | None, width: float, height: float) -> tuple[Path, ...]:
    if properties is None:
        return ()
    for geometry in properties:
        if local(geometry) == "prstGeom":
            return preset_paths(geometry.get("prst", ""), width, height, dict(_adjusted(geometry)))
        if local(geometry) == "custGeom":
            return custom_paths(geometry, width, height) or preset_paths("rect", width, height, {})
    return ()


def _adjusted(geometry: Element) -> Iterator[tuple[str, float]]:
    for guide in geometry.iter(f"{{{A}}}gd"):
        kind, _, value = guide.get("fmla", "").partition(" ")
        if kind == "val":
            yield guide.get("name", ""), points(value, 100_000.0)


def outlined(path: Path, dress: Dress) -> Iterator[Outline]:
    """The outline of a path in a dress, with the heads of its line; nothing where neither is seen."""
    fill = dress.fill.colour if path.filled else ""
    line = dress.line if path.stroked else None
    if fill or line:
        yield Outline(path.data, fill, line, dress.fill.opacity)
    if line and path.ends and not path.filled:
        yield from head_outlines(path, line, dress.head, dress.tail)


def _box(place: Place) -> DrawnPart:
    """A part at a place: its box without a turn, about the middle that it has after all turns."""
    x, y = applied(place.whole, (place.width / 2, place.height / 2))
    return DrawnPart(x - place.width / 2, y - place.height / 2, place.width, place.height)


def _worded(part: DrawnPart, body: Element | None, place: Place) -> DrawnPart:
    """A part with the insets, the vertical place and the turn of its words; only quarter turns turn words."""
    about = body
    if body is not None and local(body) == "txBody":
        about = body.find(f"{{{A}}}bodyPr")
    said = {} if about is None else {str(name): str(value) for name, value in about.attrib.items()}
    insets = tuple(
        emu(said[name]) if name in said else usual
        for name, usual in (("tIns", 3.6), ("rIns", 7.2), ("bIns", 3.6), ("lIns", 7.2))
    )
    quarter = {90: "down", 270: "up"}.get(round(place.degrees)) or _TURNS.get(said.get("vert", ""), "")
    if quarter and round(place.degrees) in (90, 270):
        middle = (part.x + part.width / 2, part.y + part.height / 2)
        part = replace(
            part, x=middle[0] - part.height / 2, y=middle[1] - part.width / 2, width=part.height, height=part.width
        )
    return replace(
        part,
        insets=(insets[0], insets[1], insets[2], insets[3]),
        vertical=_VERTICAL.get(said.get("anchor", ""), "top"),
        turned=quarter,
        fits=about is not None and not quarter and any(local(at) == "spAutoFit" for at in about),
    )


def _frame_of_words(part: DrawnPart, element: Element) -> DrawnPart:
    """Diagrams give their words a box of their own, in the measures of the shape's."""
    frame = next((at for at in element if local(at) == "txXfrm"), None)
    if frame is None or part.turned:
        return part
    x, y = (value / 12700 for value in _pair(frame, "off", "x", "y"))
    width, height = (value / 12700 for value in _pair(frame, "ext", "cx", "cy"))
    return replace(part, x=x, y=y, width=width, height=height) if width else part
