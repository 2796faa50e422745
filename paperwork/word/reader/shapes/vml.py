"""Shapes of VML, the older markup: rectangles, ovals, lines, and the commonest kinds of `v:shape`, as pieces."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import DrawnPart
from paperwork.model.look import Line

from ..paints import Paint, Pattern
from ..placing import vml_style
from ..values import OFFICE, Element, V, local, points, rgb, said_on
from .drawing import outlined
from .dress import Dress
from .opened import Piece
from .paths import Path, polyline
from .presets import preset_paths

_KINDS = {
    "rect": "rect", "roundrect": "roundRect", "oval": "ellipse", "line": "line", "arc": "curvedConnector3",
    "polyline": "", "shape": "", "curve": "curvedConnector3",
}  # fmt: skip
# The numbers of the shape types that Word makes most (`#_x0000_t13`).
_TYPES = {
    "1": "rect", "2": "roundRect", "3": "ellipse", "4": "diamond", "5": "triangle", "6": "rtTriangle",
    "7": "parallelogram", "9": "hexagon", "11": "plus", "12": "star5", "13": "rightArrow", "15": "homePlate",
    "20": "line", "22": "can", "32": "straightConnector1", "34": "bentConnector3", "38": "curvedConnector3",
    "55": "chevron", "61": "wedgeRectCallout", "62": "wedgeRoundRectCallout", "66": "leftArrow", "67": "downArrow",
    "68": "upArrow", "69": "leftRightArrow", "70": "upDownArrow", "87": "leftBrace", "88": "rightBrace",
    "109": "rect", "110": "diamond", "176": "flowChartAlternateProcess", "202": "rect",
}  # fmt: skip
_NAMES = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000", "blue": "#0000ff", "gray": "#808080",
    "yellow": "#ffff00", "silver": "#c0c0c0", "navy": "#000080", "maroon": "#800000", "teal": "#008080",
    "window": "#ffffff", "windowtext": "#000000",
}  # fmt: skip
_OFF = frozenset({"f", "false", "0"})
_VERTICAL = {"middle": "center", "bottom": "bottom", "middle-center": "center", "bottom-center": "bottom"}
_ENDS = {"block": "triangle", "classic": "stealth", "open": "arrow", "diamond": "diamond", "oval": "oval"}


class _Space(Struct, frozen=True):
    """How the measures inside a group become points: factors and offsets; outside of groups there are none."""

    across: float = 0.0
    down: float = 0.0
    x: float = 0.0
    y: float = 0.0


def vml_parts(element: Element) -> tuple[Piece, ...]:
    """The pieces of a `v:` shape or group, measured from its own corner."""
    return tuple(_pieces(element, _Space(), outermost=True))


def _pieces(element: Element, space: _Space, outermost: bool = False) -> Iterator[Piece]:
    if local(element) == "group":
        inner = _inner(element, space, outermost)
        for part in element:
            yield from _pieces(part, inner)
    elif local(element) in _KINDS:
        yield _piece(element, _placed(element, space, outermost), space)


def _placed(element: Element, space: _Space, outermost: bool) -> DrawnPart:
    style = vml_style(element)
    if space.across:
        left, top, width, height = (points(style.get(name, ""), 1.0) for name in ("left", "top", "width", "height"))
        return DrawnPart(
            space.x + left * space.across, space.y + top * space.down, width * space.across, height * space.down
        )
    width, height = points(style.get("width", ""), 1.0), points(style.get("height", ""), 1.0)
    left, top = (0.0, 0.0) if outermost else (points(style.get("left", ""), 1.0), points(style.get("top", ""), 1.0))
    return DrawnPart(left, top, width, height)


def _inner(group: Element, space: _Space, outermost: bool) -> _Space:
    place = _placed(group, space, outermost)
    wide, high = _two(group.get("coordsize", ""), 1000.0)
    left, top = _two(group.get("coordorigin", ""), 0.0)
    across, down = place.width / (wide or 1.0), place.height / (high or 1.0)
    return _Space(across or 1e-9, down or 1e-9, place.x - left * across, place.y - top * down)


def _two(text: str, usual: float) -> tuple[float, float]:
    one, _, other = text.partition(",")
    return points(one.strip(), 1.0, usual), points(other.strip(), 1.0, usual)


def _piece(element: Element, part: DrawnPart, space: _Space) -> Piece:
    if local(element) == "line":
        part, paths = _line(element, space)
    else:
        found = preset_paths(_kind(element), part.width, part.height, {})
        paths = tuple(path.moved((1.0, 0.0, 0.0, 1.0, part.x, part.y)) for path in found)
    dress = _dress(element)
    outlines = tuple(outline for path in paths for outline in outlined(path, dress))
    content = next((at for at in element.iter() if local(at) == "txbxContent"), None)
    box = next(element.iterchildren(f"{{{V}}}textbox"), None)
    part = replace(part, outlines=outlines, insets=_insets(box))
    chain, link = _link(element, content)
    style = vml_style(element)
    turn = vml_style(box).get("mso-layout-flow-alt", "") if box is not None else ""
    return Piece(
        replace(
            part,
            vertical=_VERTICAL.get(style.get("v-text-anchor", ""), "top"),
            turned="up" if turn == "bottom-to-top" else "",
            fits=box is not None and not turn and said_on(vml_style(box).get("mso-fit-shape-to-text", "")),
            chain=chain,
            link=link,
        ),
        content,
    )


def _link(shape: Element, content: Element | None) -> tuple[str, int]:
    """The name of the chain in which a text box stands, that of its first box, and the number of its link from 0.

    Each box names the next; one that goes on from another has no words of its own.
    """
    pairs = [(_next(box), box.getparent()) for box in shape.getroottree().iter(f"{{{V}}}textbox")]
    before = {name: above for name, above in pairs if name and above is not None and name not in _names(above)}
    leads, count = shape in before.values(), 0
    while content is not None and not _has_words(shape) and count < len(pairs):
        above = next((before[name] for name in _names(shape) if name in before), None)
        if above is None:
            break
        shape, count = above, count + 1
    return (next(iter(_names(shape)), "") if count or leads else ""), count


def _has_words(shape: Element) -> bool:
    return any(local(part) in ("t", "drawing", "pict", "tbl") for part in shape.iter())


def _next(box: Element) -> str:
    """The name of the box in which the words of a text box go on."""
    return vml_style(box).get("mso-next-textbox", "").removeprefix("#")


def _names(shape: Element) -> list[str]:
    return [name for name in (shape.get("id"), shape.get(f"{{{OFFICE}}}spid")) if name]


def _line(element: Element, space: _Space) -> tuple[DrawnPart, tuple[Path, ...]]:
    """A line says its ends: in the measures of its group, or else its own corner counts as the drawing's."""
    left, top, width, height = line_box(element)
    if not space.across:
        space = _Space(1.0, 1.0, -left, -top)
    ends = [_two(element.get(name, ""), 0.0) for name in ("from", "to")]
    path = polyline(*((space.x + x * space.across, space.y + y * space.down) for x, y in ends))
    x, y = space.x + left * space.across, space.y + top * space.down
    return DrawnPart(x, y, width * space.across, height * space.down), (path,)


def line_box(element: Element) -> tuple[float, float, float, float]:
    """Where a `v:line` stands: its left and top, its width and height."""
    start, end = (_two(element.get(name, ""), 0.0) for name in ("from", "to"))
    return min(start[0], end[0]), min(start[1], end[1]), abs(end[0] - start[0]), abs(end[1] - start[1])


def _kind(element: Element) -> str:
    said = _KINDS.get(local(element), "")
    return said or _TYPES.get(element.get("type", "").rpartition("_t")[2], "rect")


def _dress(element: Element) -> Dress:
    stroke = next(element.iterchildren(f"{{{V}}}stroke"), None)
    fill = next(element.iterchildren(f"{{{V}}}fill"), None)
    is_filled = element.get("filled", "") not in _OFF and (fill is None or fill.get("on", "") not in _OFF)
    is_stroked = element.get("stroked", "") not in _OFF and (stroke is None or stroke.get("on", "") not in _OFF)
    line = Line(_weight(element), _colour(element.get("strokecolor", ""), "#000000"), _pattern(stroke))
    return Dress(
        Paint(_colour(element.get("fillcolor", ""), "#ffffff"), _opacity(fill)) if is_filled else Paint(),
        line if is_stroked else None,
        _ENDS.get("" if stroke is None else stroke.get("startarrow", ""), ""),
        _ENDS.get("" if stroke is None else stroke.get("endarrow", ""), ""),
    )


def vml_fill(element: Element) -> tuple[str, float]:
    """The colour that a shape is filled with, and how much of it shows."""
    fill = next(element.iterchildren(f"{{{V}}}fill"), None)
    return _colour(element.get("fillcolor", ""), "#c0c0c0"), _opacity(fill)


def _weight(element: Element) -> float:
    return min(points(element.get("strokeweight", ""), 1.0, 0.75) or 0.75, 100.0)


def _pattern(stroke: Element | None) -> Pattern:
    said = "" if stroke is None else stroke.get("dashstyle", "").lower()
    if said in ("", "solid"):
        return "single"
    return "dotted" if said.startswith("1 1") or (said.endswith("dot") and "dash" not in said) else "dashed"


def _opacity(fill: Element | None) -> float:
    said = "" if fill is None else fill.get("opacity", "")
    share = points(said.rstrip("f%"), 65536.0 if said.endswith("f") else 100.0 if said.endswith("%") else 1.0, 1.0)
    return min(max(share, 0.0), 1.0)


def _colour(text: str, usual: str) -> str:
    """`#rrggbb` of a VML colour: `red`, `#c00`, `#cc0000 [3204]`."""
    first = text.split("[")[0].strip().lower()
    if len(first) == 4 and first.startswith("#"):
        first = "#" + "".join(2 * digit for digit in first[1:])
    return rgb(first) or _NAMES.get(first, usual)


def _insets(box: Element | None) -> tuple[float, float, float, float]:
    """The insets of a text box: top, right, bottom, left; VML names the left one first."""
    said = [] if box is None else [part.strip() for part in box.get("inset", "").split(",")]
    usual = (7.2, 3.6, 7.2, 3.6)
    left, top, right, bottom = (
        points(said[at], 1.0, usual[at]) if at < len(said) and said[at] else usual[at] for at in range(4)
    )
    return top, right, bottom, left
