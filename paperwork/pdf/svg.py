"""A reader of the SVG that charts are drawn in: paths, rectangles, circles, lines, words, groups, uses and clips.

In: the bytes of an SVG file. Out: a `Drawing` of shapes and labels in the file's own coordinates, or None where the
file holds anything beyond the subset (gradients, patterns, filters, images, style sheets): then the raster stands in.
Entities are refused, and so are files deeper than 256 elements, larger than 20 MB, or of over 100,000 marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.etree import ElementTree

from msgspec import Struct, field

from .svgpath import path_operators
from .transforms import NUMBER, SAME, Matrix, times, transform

Style = Mapping[str, str]
Clip = tuple[tuple[str, Matrix], ...]
DEEPEST, LARGEST, MOST = 256, 20_000_000, 100_000
SILENT = {"metadata", "title", "desc"}
NOT_INHERITED = {"opacity", "clip-path", "transform"}
PLAIN = {
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "opacity", "fill-opacity", "stroke-opacity", "fill-rule", "clip-rule", "clip-path", "font",
    "font-size", "font-family", "font-weight", "font-style", "text-anchor", "display", "visibility",
}  # fmt: skip


class Shape(Struct, frozen=True):
    """An outline as PDF operators, with its style; `clip` are the outlines it is seen through."""

    outline: str
    style: Style
    matrix: Matrix
    clip: Clip = ()


class Label(Struct, frozen=True):
    """Words at a point."""

    text: str
    x: float
    y: float
    style: Style
    matrix: Matrix


class Drawing(Struct, frozen=True):
    """What an SVG file shows: the window on its coordinates (left, top, width, height), and its marks in order."""

    window: tuple[float, float, float, float]
    marks: tuple[Shape | Label, ...]


@lru_cache(maxsize=64)
def read_svg(data: bytes) -> Drawing | None:
    """The drawing in an SVG file, or None where it is none, or uses more than the subset."""
    if len(data) > LARGEST or b"<!ENTITY" in data:
        return None
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return None
    reader = _Reader(root)
    marks = tuple(reader.marks(root, {}, SAME, (), 0)) if _name(root) == "svg" else ()
    window = _window(root)
    return Drawing(window, marks) if marks and window and not reader.unknown else None


def _window(root: ElementTree.Element) -> tuple[float, float, float, float] | None:
    box = [float(part) for part in NUMBER.findall(root.get("viewBox", ""))]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[0], box[1], box[2], box[3]
    width, height = _figure(root.get("width", "")), _figure(root.get("height", ""))
    return (0.0, 0.0, width, height) if width > 0 and height > 0 else None


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _figure(text: str | None, default: float = 0.0) -> float:
    found = NUMBER.match((text or "").strip())
    return float(found.group()) if found else default


class _Reader(Struct):
    """Walks the tree. `unknown` says that something was met that it does not draw."""

    root: ElementTree.Element
    unknown: bool = False
    met: int = 0
    named: dict[str, ElementTree.Element] = field(default_factory=dict)
    common: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for element in self.root.iter():
            if "id" in element.attrib:
                self.named[element.attrib["id"]] = element
            if _name(element) == "style":
                self._sheet(element.text or "")

    def _sheet(self, text: str) -> None:
        """A style sheet: one rule for everything is known, no other."""
        found = re.fullmatch(r"\s*\*\s*\{([^}]*)\}\s*", text)
        self.unknown = self.unknown or (bool(text.strip()) and not found)
        self.common.update(_declarations(found.group(1)) if found else {})

    def marks(
        self, element: ElementTree.Element, above: Style, matrix: Matrix, clip: Clip, deep: int
    ) -> Iterator[Shape | Label]:
        """The marks of an element and all in it."""
        name = _name(element)
        self.met += 1
        self.unknown = self.unknown or deep > DEEPEST or self.met > MOST
        # Nothing of a drawing that is not understood is drawn; one whose parts use each other would never end.
        if self.unknown:
            return
        if not name or name in SILENT or name in ("defs", "style", "clipPath"):
            return
        style = self._style(element, above)
        if style.get("display") == "none":
            return
        matrix = times(transform(element.get("transform", "")), matrix)
        clip = (*clip, *self._clip(style, matrix))
        yield from self._inside(name, element, style, matrix, clip, deep)

    def _inside(
        self,
        name: str,
        element: ElementTree.Element,
        style: Style,
        matrix: Matrix,
        clip: Clip,
        deep: int,
    ) -> Iterator[Shape | Label]:
        if name in ("svg", "g", "a"):
            for kid in element:
                yield from self.marks(kid, style, matrix, clip, deep + 1)
        elif name == "use":
            yield from self._use(element, style, matrix, clip, deep)
        elif name == "text":
            yield from self._words(element, style, matrix)
        elif (outline := _outline(name, element)) is not None:
            if not _is_hidden(style):
                yield Shape(outline, style, matrix, clip)
        else:
            self.unknown = True

    def _style(self, element: ElementTree.Element, above: Style) -> dict[str, str]:
        own = {name: value for name, value in element.attrib.items() if name in PLAIN}
        own |= _declarations(element.get("style", ""))
        self.unknown = self.unknown or any(_needs_more(name, value) for name, value in own.items())
        if "font" in own:
            own |= _font(own.pop("font"))
        inherited = {name: value for name, value in above.items() if name not in NOT_INHERITED}
        if "opacity" in own:
            inherited["shade"] = str(_figure(own["opacity"], 1.0) * float(inherited.get("shade", "1")))
        return {**self.common, **inherited, **own}

    def _use(
        self,
        element: ElementTree.Element,
        style: Style,
        matrix: Matrix,
        clip: Clip,
        deep: int,
    ) -> Iterator[Shape | Label]:
        href = element.get("href") or element.get("{http://www.w3.org/1999/xlink}href") or ""
        target = self.named.get(href.lstrip("#"))
        if target is None:
            self.unknown = True
            return
        moved = (1.0, 0.0, 0.0, 1.0, _figure(element.get("x")), _figure(element.get("y")))
        yield from self.marks(target, style, times(moved, matrix), clip, deep + 1)

    def _words(self, element: ElementTree.Element, style: Style, matrix: Matrix) -> Iterator[Label]:
        if not _is_seen(style):
            return
        x, y = _figure(element.get("x")), _figure(element.get("y"))
        parts = [element, *(kid for kid in element if _name(kid) == "tspan")]
        placed = any("x" in part.attrib or "y" in part.attrib for part in parts[1:])
        self.unknown = self.unknown or len(parts) != len(element) + 1 or any("dy" in part.attrib for part in parts)
        styles = [self._style(part, style) for part in parts]
        if not placed:
            seen = (_is_seen(worn) for worn in styles[1:])
            kids = (
                "".join(kid.itertext() if shown else ()) + (kid.tail or "")
                for kid, shown in zip(element, seen, strict=True)
            )
            yield Label(_spaced((element.text or "") + "".join(kids)), x, y, style, matrix)
            return
        for part, worn in zip(parts, styles, strict=True):
            at = (_figure(part.get("x"), x), _figure(part.get("y"), y))
            if _is_seen(worn):
                yield Label(_spaced(part.text or ""), *at, worn, matrix)

    def _clip(self, style: Style, matrix: Matrix) -> Iterator[tuple[str, Matrix]]:
        found = re.fullmatch(r"url\(['\"]?#([^'\")]+)['\"]?\)", style.get("clip-path", ""))
        if not found:
            return
        for kid in self.named.get(found.group(1), ()):
            outline = _outline(_name(kid), kid)
            if outline is None:
                self.unknown = True
            else:
                yield outline, times(transform(kid.get("transform", "")), matrix)


def _is_hidden(style: Style) -> bool:
    return style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse")


def _is_seen(style: Style) -> bool:
    """Whether words of a style are there to be seen: neither hidden, nor without any colour."""
    inked = [style.get("fill", "black") != "none" and _figure(style.get("fill-opacity"), 1.0) > 0]
    inked += [style.get("stroke", "none") != "none" and _figure(style.get("stroke-opacity"), 1.0) > 0]
    return any(inked) and float(style.get("shade", "1")) > 0 and not _is_hidden(style)


def _needs_more(name: str, value: str) -> bool:
    """Whether a declaration asks for what is not drawn here: gradients, masks, filters."""
    return (name in ("fill", "stroke") and "url(" in value) or name in ("mask", "filter", "marker-end", "marker-start")


def _declarations(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";") if ":" in part)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _font(text: str) -> dict[str, str]:
    """The parts of a `font` shorthand: style and weight words, size, family."""
    found = re.match(r"(.*?)([\d.]+)(?:px|pt)?(?:/\S+)?\s+(.+)$", text)
    if not found:
        return {}
    said = {"font-size": found.group(2), "font-family": found.group(3)}
    words = found.group(1).split()
    slant = [word for word in words if word in ("italic", "oblique")]
    weight = [word for word in words if word not in ("italic", "oblique", "normal", "small-caps")]
    return said | ({"font-style": slant[0]} if slant else {}) | ({"font-weight": weight[0]} if weight else {})


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _outline(name: str, element: ElementTree.Element) -> str | None:
    if name == "path":
        return path_operators(element.get("d", ""))
    if name == "rect":
        x, y, width, height = (_figure(element.get(key)) for key in ("x", "y", "width", "height"))
        rounded = element.get("rx") or element.get("ry")
        return None if rounded else path_operators(f"M{x} {y}h{width}v{height}h{-width}z")
    if name == "line":
        x1, y1, x2, y2 = (_figure(element.get(key)) for key in ("x1", "y1", "x2", "y2"))
        return path_operators(f"M{x1} {y1}L{x2} {y2}")
    if name in ("polyline", "polygon"):
        return path_operators(f"M{element.get('points', '')}{'z' if name == 'polygon' else ''}")
    if name in ("circle", "ellipse"):
        return _ellipse(element)
    return None


def _ellipse(element: ElementTree.Element) -> str:
    x, y = _figure(element.get("cx")), _figure(element.get("cy"))
    rx = _figure(element.get("r") or element.get("rx"))
    ry = _figure(element.get("r") or element.get("ry"))
    return path_operators(f"M{x - rx} {y}a{rx} {ry} 0 1 0 {2 * rx} 0a{rx} {ry} 0 1 0 {-2 * rx} 0z")
