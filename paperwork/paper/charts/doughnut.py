"""A doughnut: a ring of parts, each named beside it with its number in it (or beside it), the total in the middle.

How large the ring is does not depend on its labels, so that rings side by side are alike. A part of zero has no place
in the ring; it is named under it, and so is a part whose name is too wide to stand beside. More than five parts are
listed at the side instead. Parts are parted by white gaps, and pale ones are edged.
"""

from __future__ import annotations

from math import cos, pi, sin

from msgspec import Struct

from paperwork.model.blocks import Chart, ChartSeries

from .geometry import Box, Point, spread
from .key import draw_key, draw_list, key_height
from .letters import width_of, wrapped
from .pen import Pen
from .ring import ring_part
from .style import AXIS, LINE_HEIGHT, PAPER, TEXT_SIZE, colours, edge_of, text_on

_HOLE = 0.58
_LEAD = 8.0
# The most of the width that the ring's radius takes: "comparison" and the like then fit beside a ring of half a page.
_RING_SHARE = 0.22
# Up to so many parts are named beside the ring; more are listed next to it.
_BESIDE = 5
_NUMBER_SIZE = 11.0
_TOTAL_SIZE = 15.0
_ROW = TEXT_SIZE * LINE_HEIGHT


class Part(Struct, frozen=True):
    """A part of the ring, from one share of the whole turn to another (0 at the top, clockwise)."""

    name: str
    text: str
    fill: str
    start: float
    end: float

    @property
    def size(self) -> float:
        """Its share of the whole."""
        return self.end - self.start

    @property
    def words(self) -> str:
        """Its name and number, as a label outside the ring says them."""
        return f"{self.name} {self.text}".strip()

    @property
    def middle(self) -> float:
        """Where its label points; a whole ring is named at its right."""
        return (self.start + self.end) / 2 if self.size < 1 else 0.25


def draw(chart: Chart, pen: Pen, box: Box) -> None:
    """Draws the chart in the box."""
    parts = [part for part in _parts(chart) if part.size]
    foot = Foot.of(chart, box)
    room = foot.drawn(pen, box)
    radius = _radius(room)
    if len(parts) > _BESIDE:
        room = draw_list(pen, room, [part.words for part in parts], [part.fill for part in parts])
        radius = min(radius, room.width / 2 - 4)
    else:
        _draw_labels(pen, [part for part in parts if part not in foot.keyed], room, radius)
    _draw_ring(pen, parts, room.centre, radius)
    _draw_total(pen, chart.total, room.centre, radius * _HOLE)


def foot(chart: Chart, box: Box) -> float:
    """The height in points of what is written under the ring."""
    return Foot.of(chart, box).height


class Foot(Struct, frozen=True):
    """What is written under a ring: a key to the parts too wide to stand beside it, and the parts of zero, in lines."""

    keyed: tuple[Part, ...]
    lines: tuple[str, ...]
    height: float

    @classmethod
    def of(cls, chart: Chart, box: Box) -> Foot:
        """The foot that a chart's ring has in a box."""
        parts = _parts(chart)
        shown = [part for part in parts if part.size]
        beside = box.width / 2 - _radius(box) - _LEAD - 2
        keyed = [part for part in shown if len(shown) <= _BESIDE and _wider_than(part, beside)]
        lines = wrapped(", ".join(part.words for part in parts if not part.size), box.width)
        height = len(lines) * _ROW + sum(key_height(part.words, box.width) for part in keyed)
        return cls(tuple(keyed), lines, height)

    def drawn(self, pen: Pen, box: Box) -> Box:
        """Writes it along the bottom of a box; gives the box above it."""
        below = Box(box.left, box.bottom, box.right, box.bottom + self.height)
        for part in self.keyed:
            below = draw_key(pen, below, [part.words], [part.fill])
        pen.lines(below, self.lines, align=0.5)
        return box.inset(bottom=self.height)


def least_height(chart: Chart) -> float:
    """Room for a list of the parts, where there are too many to be named round the ring."""
    count = len(_parts(chart))
    return (count + 2) * (_ROW + 3) if count > _BESIDE else 0.0


def _draw_ring(pen: Pen, parts: list[Part], centre: Point, radius: float) -> None:
    """The parts, each with its number where that fits; an empty ring where there is none."""
    if not parts:
        pen.shape(ring_part(centre, radius, radius * _HOLE, 0, 1), PAPER, AXIS)
    for part in parts:
        pen.shape(ring_part(centre, radius, radius * _HOLE, part.start, part.end), part.fill, edge_of(part.fill))
        if _fits(part, radius):
            x, y = _spot(centre, radius * (1 + _HOLE) / 2, part.middle)
            pen.words((x, y - _NUMBER_SIZE * 0.36), part.text, _NUMBER_SIZE, True, text_on(part.fill), align=0.5)


def _parts(chart: Chart) -> list[Part]:
    named = _named(chart)
    whole = sum(float(point.value or 0) for series in named for point in series.points) or 1.0
    parts, turn = [], 0.0
    for series, fill in zip(named, colours(named), strict=True):
        point = series.points[0]
        end = turn + float(point.value or 0) / whole
        parts.append(Part(series.name, point.text, fill, turn, end))
        turn = end
    return parts


def _named(chart: Chart) -> tuple[ChartSeries, ...]:
    """A series a part; where one series holds several, its points take colours in turn."""
    if len(chart.series) != 1 or len(chart.series[0].points) == 1:
        return chart.series
    return tuple(ChartSeries(point.label, (point,)) for point in chart.series[0].points)


def _fits(part: Part, radius: float) -> bool:
    """Whether its number has room inside the ring, with air on all sides."""
    across = 2 * pi * radius * (1 + _HOLE) / 2 * part.size
    deep, width = radius * (1 - _HOLE), width_of(part.text, _NUMBER_SIZE, bold=True)
    return across >= max(width, _NUMBER_SIZE) + 3 and deep >= width + 4


def _wider_than(part: Part, room: float) -> bool:
    return any(width_of(word, bold=True) > room for word in part.name.split())


def _radius(box: Box) -> float:
    """The ring's radius by the size of its box, whatever is named beside it."""
    return max(min(box.height / 2 - 4, box.width * _RING_SHARE), 24.0)


def _spot(centre: Point, radius: float, turn: float) -> Point:
    angle = pi / 2 - 2 * pi * turn
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def _draw_labels(pen: Pen, parts: list[Part], room: Box, radius: float) -> None:
    """Labels in a column on each side of the ring, with a lead from each part to its label."""
    for right in (True, False):
        side = [part for part in parts if (part.middle < 0.5) == right]
        edge = room.centre[0] + (radius + _LEAD) * (1 if right else -1)
        column = Box(edge, room.bottom, room.right, room.top) if right else Box(room.left, room.bottom, edge, room.top)
        _draw_column(pen, side, column, radius, room.centre, right)


def _draw_column(pen: Pen, parts: list[Part], column: Box, radius: float, centre: Point, right: bool) -> None:
    names = [part.name if _fits(part, radius) else part.words for part in parts]
    texts = [wrapped(name, column.width - 2, bold=True) for name in names]
    middles = [part.middle for part in parts]
    heights = [len(lines) * _ROW + 2 for lines in texts]
    wanted = [_spot(centre, radius + 4, middle)[1] for middle in middles]
    at = spread(wanted, heights, column.bottom, column.top)
    for lines, middle, height, y in zip(texts, middles, heights, at, strict=True):
        near = column.left if right else column.right
        pen.line([_spot(centre, radius + 1, middle), _spot(centre, radius + 5, middle), (near, y)], AXIS, 0.75)
        box = Box(column.left + 2 * right, y - height / 2, column.right - 2 * (not right), y + height / 2 - 1)
        pen.lines(box, lines, bold=True, align=0 if right else 1)


def _draw_total(pen: Pen, total: str, centre: Point, hole: float) -> None:
    """The total's first word large, the rest under it."""
    first, _, rest = total.partition(" ")
    lines = wrapped(rest, hole * 1.85)
    height = _TOTAL_SIZE * LINE_HEIGHT * bool(first) + len(lines) * _ROW
    box = Box(centre[0], centre[1] - height / 2, centre[0], centre[1] + height / 2)
    if first:
        pen.lines(box, [first], _TOTAL_SIZE, bold=True, align=0.5)
        pen.lines(box.inset(top=_TOTAL_SIZE * LINE_HEIGHT), lines, align=0.5)
