"""Pies and doughnuts: slices clockwise from the top, with their labels inside where they fit, else outside."""

from __future__ import annotations

import math

from msgspec import Struct

from paperwork.model.look import Line
from paperwork.model.plots import Plot, PlotGroup, PlotSeries

from .pencil import Box, Pencil, high, wide, wrapped
from .wording import point_text

LEAST_SHARE, MOST_LABEL, WIDE_LABEL = 0.28, 0.28, 56.0


class Slice(Struct, frozen=True):
    """A slice of a ring: its number, its angles in radians clockwise from the top, its label and colour."""

    at: int
    start: float
    end: float
    text: str
    fill: str

    @property
    def middle(self) -> float:
        """The angle halfway."""
        return (self.start + self.end) / 2


class Ring(Struct, frozen=True):
    """A ring round a point, from one radius to another."""

    x: float
    y: float
    inner: float
    outer: float

    def point(self, angle: float, radius: float) -> tuple[float, float]:
        """A point at an angle and a distance."""
        return self.x + radius * math.sin(angle), self.y - radius * math.cos(angle)


def draw_round(pencil: Pencil, plot: Plot, room: Box) -> None:
    """Draw the pie, or the rings of the doughnut, in the middle of the room."""
    pencil.bounds = room
    group = plot.groups[0]
    rings = group.series if group.kind == "doughnut" else group.series[:1]
    slices = [_slices(plot, group, series, max(room.width * MOST_LABEL, WIDE_LABEL)) for series in rings]
    radius = _radius(slices[-1], rings[-1], room)
    hole = radius * group.hole if group.kind == "doughnut" else 0.0
    x, y = room.x + room.width / 2, room.y + room.height / 2
    depth = (radius - hole) / len(rings)
    for number, (series, parts) in enumerate(zip(rings, slices, strict=True)):
        ring = Ring(x, y, hole + number * depth, hole + (number + 1) * depth)
        for part in parts:
            _draw(pencil, ring, part, series.line or Line(1.0, plot.fill or "#ffffff"))
    for number, (series, parts) in enumerate(zip(rings, slices, strict=True)):
        ring = Ring(x, y, hole + number * depth, hole + (number + 1) * depth)
        for part in sorted(parts, key=lambda part: part.start - part.end):
            _label(pencil, ring, part, series, number == len(rings) - 1)


def _slices(plot: Plot, group: PlotGroup, series: PlotSeries, width: float) -> list[Slice]:
    amounts = [abs(value or 0.0) for value in series.values]
    total = sum(amounts) or 1.0
    start, made = math.radians(group.angle), []
    for at, amount in enumerate(amounts):
        end = start + 2 * math.pi * amount / total
        category = plot.categories[at] if at < len(plot.categories) else str(at + 1)
        text = "\n".join(wrapped(point_text(series, at, category, amount / total), width, series.labels.style))
        if amount:
            made.append(Slice(at, start, end, text, series.fills.get(at, series.fill) or "#a6a6a6"))
        start = end
    return made


def _radius(parts: list[Slice], series: PlotSeries, room: Box) -> float:
    """As large as the room lets it be, with space for the labels that will stand outside."""
    radius = min(room.width, room.height) / 2
    for _ in range(3):
        outside = [part.text for part in parts if part.text and not _fits(part, series, radius * 0.65, radius)]
        style = series.labels.style
        across = max((wide(line, style) for text in outside for line in text.split("\n")), default=0.0)
        down = max((high(text.split("\n"), style) for text in outside), default=0.0)
        spare = 6.0 if outside else 0.0
        least = LEAST_SHARE * min(room.width, room.height)
        radius = max(least, min(room.width / 2 - across - spare, room.height / 2 - down - spare))
    return radius


def _fits(part: Slice, series: PlotSeries, at: float, outer: float) -> bool:
    """Whether a slice holds its label at that distance from the middle."""
    if series.labels.place == "outEnd":
        return False
    style, lines = series.labels.style, part.text.split("\n")
    width, height = max(wide(line, style) for line in lines), high(lines, style)
    angle = part.end - part.start
    chord = 2 * at * math.sin(min(angle, math.pi) / 2)
    turned = abs(math.sin(part.middle))
    across = width * (1 - turned) + height * turned
    along = width * turned + height * (1 - turned)
    return across <= chord * 0.95 and along <= 2 * (outer - at) * 0.95


def _draw(pencil: Pencil, ring: Ring, part: Slice, line: Line) -> None:
    whole = part.end - part.start > 2 * math.pi - 1e-6
    end = part.end - (1e-3 if whole else 0.0)
    large = int(end - part.start > math.pi)
    (ax, ay), (bx, by) = ring.point(part.start, ring.outer), ring.point(end, ring.outer)
    arc = f"M{ax:.3f} {ay:.3f}A{ring.outer:.3f} {ring.outer:.3f} 0 {large} 1 {bx:.3f} {by:.3f}"
    if ring.inner > 0:
        (cx, cy), (dx, dy) = ring.point(end, ring.inner), ring.point(part.start, ring.inner)
        arc += f"L{cx:.3f} {cy:.3f}A{ring.inner:.3f} {ring.inner:.3f} 0 {large} 0 {dx:.3f} {dy:.3f}z"
    else:
        arc += "z" if whole else f"L{ring.x:.3f} {ring.y:.3f}z"
    pencil.path(arc, part.fill, None if whole else line)


def _label(pencil: Pencil, ring: Ring, part: Slice, series: PlotSeries, outermost: bool) -> None:
    if not part.text:
        return
    style, lines = series.labels.style, part.text.split("\n")
    middle = ring.inner + (ring.outer - ring.inner) * (0.5 if ring.inner else 0.65)
    inside = _fits(part, series, middle, ring.outer) or not outermost
    if inside and pencil.label(part.text, [ring.point(part.middle, middle)], style, part.fill):
        return
    width, height = max(wide(line, style) for line in lines), high(lines, style)
    places = []
    for beyond in (3.0, 8.0, 14.0):
        for nudge in (0.0, 0.12, -0.12, 0.25, -0.25, 0.4, -0.4):
            x, y = ring.point(part.middle + nudge, ring.outer + beyond)
            places.append(
                (x + math.sin(part.middle + nudge) * width / 2, y - math.cos(part.middle + nudge) * height / 2)
            )
    pencil.label(part.text, places, style)
