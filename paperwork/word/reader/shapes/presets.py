"""The commonest preset shapes of DrawingML as paths: a name, a size and adjustments in, paths in points out."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from .paths import Path, Point, arc, ellipse, polygon, polyline, rounded

Adjusted = Mapping[str, float]
Maker = Callable[[float, float, Adjusted], tuple[Path, ...]]


def preset_paths(name: str, width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
    """The paths of a preset shape in a box of that size; its rectangle, where the name is not known."""
    return _MAKERS.get(name, _rectangle)(width, height, adjusted)


def is_line(name: str) -> bool:
    """Whether a preset shape is but a line, and holds nothing."""
    return name == "line" or ("Connector" in name and not name.startswith("flowChart"))


def _rectangle(width: float, height: float, _: Adjusted) -> tuple[Path, ...]:
    return (polygon((0, 0), (width, 0), (width, height), (0, height)),)


def _shares(*corners: Point) -> Maker:
    """A shape of straight sides, its corners as shares of the width and the height."""
    return lambda width, height, _: (polygon(*((x * width, y * height) for x, y in corners)),)


def _round(share: float, *corners: int) -> Maker:
    """A rectangle with round corners (all, or those of the given numbers)."""

    def made(width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
        given = adjusted.get("adj", adjusted.get("adj1", share))
        radius = min(max(given, 0.0), 0.5) * min(width, height)
        return (rounded(width, height, *(radius if at in (corners or range(4)) else 0.0 for at in range(4))),)

    return made


def _ellipse(width: float, height: float, _: Adjusted) -> tuple[Path, ...]:
    return (ellipse(0.0, 0.0, width, height),)


def _line(width: float, height: float, _: Adjusted) -> tuple[Path, ...]:
    return (polyline((0, 0), (width, height)),)


def _bent(width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
    middle = adjusted.get("adj1", 0.5) * width
    return (polyline((0, 0), (middle, 0), (middle, height), (width, height)),)


def _bent_once(width: float, height: float, _: Adjusted) -> tuple[Path, ...]:
    return (polyline((0, 0), (width, 0), (width, height)),)


def _curved(width: float, height: float, _: Adjusted) -> tuple[Path, ...]:
    handles = ((width / 2, 0.0), (width / 2, height), (width, height))
    return (Path((("M", ((0.0, 0.0),)), ("C", handles)), filled=False),)


def _triangle(width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
    return (polygon((width * adjusted.get("adj", 0.5), 0), (width, height), (0, height)),)


def _slanted(at_foot: bool) -> Maker:
    """A parallelogram, or a trapezoid that is wide at its foot."""

    def made(width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
        slope = min(adjusted.get("adj", 0.25) * min(width, height), width)
        right = width - slope
        if at_foot:
            return (polygon((slope, 0), (right, 0), (width, height), (0, height)),)
        return (polygon((slope, 0), (width, 0), (right, height), (0, height)),)

    return made


def _cut(share: float) -> Maker:
    """A shape with all corners cut off (hexagon and octagon)."""

    def made(width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
        cut = adjusted.get("adj", share) * min(width, height)
        down = cut if share > 0.26 else height / 2
        return (
            polygon(
                (cut, 0), (width - cut, 0), (width, down), (width, height - down), (width - cut, height), (cut, height),
                (0, height - down), (0, down),
            ),
        )  # fmt: skip

    return made


def _arrow(turn: str, both: bool = False) -> Maker:
    """A block arrow to one side, or to both."""

    def made(width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
        long, thick = (width, height) if turn in "rl" else (height, width)
        head = min(adjusted.get("adj2", 0.5) * min(width, height), long / 2 if both else long)
        half = adjusted.get("adj1", 0.5) * thick / 2
        low, high, middle = thick / 2 + half, thick / 2 - half, thick / 2
        tail = (
            [(head, low), (head, thick), (0.0, middle), (head, 0.0), (head, high)]
            if both
            else [(0.0, low), (0.0, high)]
        )
        points = [
            *tail,
            (long - head, high),
            (long - head, 0.0),
            (long, middle),
            (long - head, thick),
            (long - head, low),
        ]
        return (polygon(*(_facing(turn, point, long) for point in points)),)

    return made


def _facing(turn: str, point: Point, long: float) -> Point:
    x, y = point
    return {"r": (x, y), "l": (long - x, y), "d": (y, x), "u": (y, long - x)}[turn]


def _pointed(notched: bool) -> Maker:
    """A chevron, or a tag that ends in a point."""

    def made(width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
        point = min(adjusted.get("adj", 0.5) * min(width, height), width)
        right = width - point
        notch = [(point, height / 2)] if notched else []
        return (polygon((0, 0), (right, 0), (width, height / 2), (right, height), (0, height), *notch),)

    return made


def _plus(width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
    arm = adjusted.get("adj", 0.25) * min(width, height)
    x, y = width - arm, height - arm
    return (
        polygon(
            (arm, 0), (x, 0), (x, arm), (width, arm), (width, y), (x, y), (x, height), (arm, height), (arm, y), (0, y),
            (0, arm), (arm, arm),
        ),
    )  # fmt: skip


def _star(points: int, inner: float) -> Maker:
    def made(width: float, height: float, _: Adjusted) -> tuple[Path, ...]:
        corners = []
        for at in range(2 * points):
            reach = 0.5 if at % 2 == 0 else inner
            angle = math.pi * at / points
            corners.append((width * (0.5 + reach * math.sin(angle)), height * (0.5 - reach * math.cos(angle))))
        return (polygon(*corners),)

    return made


def _callout(round_corners: bool) -> Maker:
    """A box, and a tip that points out of it."""

    def made(width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
        tip = (width * (0.5 + adjusted.get("adj1", -0.20833)), height * (0.5 + adjusted.get("adj2", 0.625)))
        radius = 0.16667 * min(width, height) if round_corners else 0.0
        left, right = (0.15, 0.35) if tip[0] < width / 2 else (0.65, 0.85)
        foot = height if tip[1] > height / 2 else 0.0
        box = rounded(width, height, *(radius,) * 4)
        return (box, polygon((left * width, foot), tip, (right * width, foot)))

    return made


def _can(width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
    depth = adjusted.get("adj", 0.25) * min(width, height) / 2
    lid = ellipse(0.0, 0.0, width, 2 * depth)
    foot = arc((width / 2, height - depth), width / 2, depth, 0.0, 180.0)
    side = Path((("M", ((0.0, depth),)), ("L", ((width, depth),)), ("L", ((width, height - depth),)), *foot, ("Z", ())))
    return side, lid


def _donut(width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
    band = adjusted.get("adj", 0.25) * min(width, height)
    outer, inner = ellipse(0, 0, width, height), ellipse(band, band, width - 2 * band, height - 2 * band)
    # Run backwards, the inner ring is a hole.
    return (Path((*outer.steps, *inner.moved((1.0, 0.0, 0.0, -1.0, 0.0, height)).steps)),)


def _bracket(right: bool, curly: bool) -> Maker:
    def made(width: float, height: float, adjusted: Adjusted) -> tuple[Path, ...]:
        bend = min(adjusted.get("adj" if not curly else "adj1", 0.08333) * min(width, height), height / 4)
        near, far = (0.0, width) if right else (width, 0.0)
        middle, half = height / 2, (near + far) / 2
        if curly:
            points = [(near, 0.0), (half, bend), (half, middle - bend), (far, middle), (half, middle + bend)]
            points += [(half, height - bend), (near, height)]
        else:
            points = [(near, 0.0), (far, bend), (far, height - bend), (near, height)]
        return (polyline(*points),)

    return made


_MAKERS: dict[str, Maker] = {
    "roundRect": _round(0.16667), "flowChartAlternateProcess": _round(0.16667), "flowChartTerminator": _round(0.5),
    "round1Rect": _round(0.16667, 1), "round2SameRect": _round(0.16667, 0, 1), "round2DiagRect": _round(0.16667, 0, 2),
    "ellipse": _ellipse, "flowChartConnector": _ellipse, "cloud": _ellipse, "cloudCallout": _ellipse,
    "wedgeEllipseCallout": _ellipse,
    "line": _line, "straightConnector1": _line, "bentConnector2": _bent_once, "bentConnector3": _bent,
    "bentConnector4": _bent, "bentConnector5": _bent, "curvedConnector2": _curved, "curvedConnector3": _curved,
    "curvedConnector4": _curved, "curvedConnector5": _curved,
    "triangle": _triangle, "flowChartExtract": _triangle, "rtTriangle": _shares((0, 0), (1, 1), (0, 1)),
    "flowChartMerge": _shares((0, 0), (1, 0), (0.5, 1)),
    "diamond": _shares((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "flowChartDecision": _shares((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "pentagon": _shares((0.5, 0), (1, 0.382), (0.809, 1), (0.191, 1), (0, 0.382)),
    "flowChartManualInput": _shares((0, 0.2), (1, 0), (1, 1), (0, 1)),
    "flowChartManualOperation": _shares((0, 0), (1, 0), (0.8, 1), (0.2, 1)),
    "flowChartPreparation": _shares((0.2, 0), (0.8, 0), (1, 0.5), (0.8, 1), (0.2, 1), (0, 0.5)),
    "flowChartInputOutput": _shares((0.2, 0), (1, 0), (0.8, 1), (0, 1)),
    "flowChartOffpageConnector": _shares((0, 0), (1, 0), (1, 0.8), (0.5, 1), (0, 0.8)),
    "parallelogram": _slanted(at_foot=False), "trapezoid": _slanted(at_foot=True),
    "hexagon": _cut(0.25), "octagon": _cut(0.29289),
    "rightArrow": _arrow("r"), "leftArrow": _arrow("l"), "upArrow": _arrow("u"), "downArrow": _arrow("d"),
    "leftRightArrow": _arrow("r", both=True), "upDownArrow": _arrow("d", both=True),
    "notchedRightArrow": _arrow("r"), "stripedRightArrow": _arrow("r"),
    "chevron": _pointed(notched=True), "homePlate": _pointed(notched=False),
    "plus": _plus, "mathPlus": _plus, "star4": _star(4, 0.19), "star5": _star(5, 0.19), "star6": _star(6, 0.29),
    "star8": _star(8, 0.375), "star12": _star(12, 0.375), "irregularSeal1": _star(12, 0.35),
    "irregularSeal2": _star(14, 0.35),
    "wedgeRectCallout": _callout(round_corners=False), "wedgeRoundRectCallout": _callout(round_corners=True),
    "can": _can, "flowChartMagneticDisk": _can, "donut": _donut,
    "leftBracket": _bracket(right=False, curly=False), "rightBracket": _bracket(right=True, curly=False),
    "leftBrace": _bracket(right=False, curly=True), "rightBrace": _bracket(right=True, curly=True),
}  # fmt: skip
