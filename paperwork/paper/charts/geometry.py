"""Places on a chart, in points from the bottom left corner: boxes, and where labels go so that none overlap.

In go boxes and wanted places, out come places. Pure arithmetic: nothing is drawn or measured here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

from msgspec import Struct
from msgspec.structs import replace

Point = tuple[float, float]
Segment = tuple[Point, Point]
# What a label keeps between itself and a line or the next label, in points.
_AIR = 2.0
# What a line between a point and its label costs; a line through the label costs several times as much.
_PARTED = 12.0


class Box(Struct, frozen=True):
    """An upright rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right, in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top, in points."""
        return self.top - self.bottom

    @property
    def centre(self) -> Point:
        """Its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def inset(self, left: float = 0, bottom: float = 0, right: float = 0, top: float = 0) -> Box:
        """The box with each side moved inwards."""
        return Box(self.left + left, self.bottom + bottom, self.right - right, self.top - top)

    def shared(self, other: Box) -> float:
        """The area that two boxes share, in square points."""
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(across, 0.0) * max(up, 0.0)

    def outside(self, other: Box) -> float:
        """How far it sticks out of the other box, in points, all sides added."""
        sides = (other.left - self.left, other.bottom - self.bottom, self.right - other.right, self.top - other.top)
        return sum(max(side, 0.0) for side in sides)

    def within(self, segment: Segment) -> float:
        """The length of a line that runs through the box, in points (Liang and Barsky's clipping)."""
        (x, y), (to_x, to_y) = segment
        start, end = 0.0, 1.0
        for step, room in (
            (x - to_x, x - self.left),
            (to_x - x, self.right - x),
            (y - to_y, y - self.bottom),
            (to_y - y, self.top - y),
        ):
            if step == 0:
                if room < 0:
                    return 0.0
            elif step < 0:
                start = max(start, room / step)
            else:
                end = min(end, room / step)
        return max(end - start, 0.0) * hypot(to_x - x, to_y - y)


class Crowd(Struct, frozen=True):
    """What labels must keep clear of: the room they have, boxes already taken, and lines already drawn."""

    room: Box
    boxes: tuple[Box, ...] = ()
    lines: tuple[Segment, ...] = ()

    def with_box(self, box: Box) -> Crowd:
        """The crowd with one more box taken."""
        return replace(self, boxes=(*self.boxes, box))

    def with_line(self, line: Segment) -> Crowd:
        """The crowd with one more line drawn."""
        return replace(self, lines=(*self.lines, line))

    def cost(self, box: Box) -> float:
        """How badly a label in this box would clash: 0 where it is clear of everything."""
        clash = sum(box.inset(left=-_AIR, right=-_AIR).shared(other) for other in self.boxes)
        aired = box.inset(-_AIR, -_AIR, -_AIR, -_AIR)
        crossed = sum(aired.within(line) for line in self.lines)
        return 4 * clash + 6 * crossed + 100 * box.outside(self.room)

    def best(self, places: Sequence[Box], point: Point) -> Box:
        """The first of the places for a point's label that is clear, or the one that is least bad.

        A line between the point and its label is bad too, but less so than one through the label.
        """
        clear = (place for place in places if not self._badness(place, point))
        return next(clear, None) or min(places, key=lambda place: self._badness(place, point))

    def _badness(self, place: Box, point: Point) -> float:
        return self.cost(place) + _PARTED * self._between(place, point)

    def _between(self, place: Box, point: Point) -> int:
        """How many lines lie between a label and its point, above or below it."""
        low, high = sorted((point[1] + 1, place.bottom)) if place.bottom > point[1] else (place.top, point[1] - 1)
        lead = Box(point[0] - 0.5, low, point[0] + 0.5, high)
        return sum(lead.within(line) > 0 for line in self.lines) if high > low else 0


# How many of the places that `beside` gives touch the point.
NEAR = 12


def beside(point: Point, width: float, height: float, gap: float, up_first: bool = True) -> tuple[Box, ...]:
    """Places for a label of a point, best first: above or below, then the corners, the sides and further off."""
    x, y = point
    up, down = (1, -1) if up_first else (-1, 1)
    offsets = [(0, up), (0, down), (0.5, up), (-0.5, up), (0.5, down), (-0.5, down)]
    near = [_at(x + aside * width, y, width, height, gap, side) for aside, side in offsets]
    bottoms = [y - height / 2 + slid for slid in (0, -3, 3)]
    lefts = (x + gap, x - gap - width)
    level = [Box(left, bottom, left + width, bottom + height) for bottom in bottoms for left in lefts]
    far = [_at(x, y, width, height, gap + more, side) for more in (6, 12) for side in (up, down)]
    return (*near, *level, *far)


def _at(x: float, y: float, width: float, height: float, gap: float, side: int) -> Box:
    bottom = y + gap if side > 0 else y - gap - height
    return Box(x - width / 2, bottom, x + width / 2, bottom + height)


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Centres for labels above one another, as near as can be to those wanted, that overlap nowhere.

    They stay between `low` and `high` where there is room for all, and keep the order of the wanted centres.
    Pools of touching labels are centred on the mean of what their members want.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    pools: list[list[int]] = []
    for index in order:
        pools.append([index])
        while len(pools) > 1 and _touch(pools[-2], pools[-1], wanted, heights, low, high):
            last = pools.pop()
            pools[-1].extend(last)
    centres = [0.0] * len(wanted)
    for pool in pools:
        at = _bottom(pool, wanted, heights, low, high)
        for index in pool:
            centres[index] = at + heights[index] / 2
            at += heights[index]
    return tuple(centres)


def _touch(
    one: list[int], other: list[int], wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> bool:
    top = _bottom(one, wanted, heights, low, high) + _total(one, heights)
    return top > _bottom(other, wanted, heights, low, high)


def _bottom(pool: list[int], wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> float:
    total, before, sum_of_bottoms = _total(pool, heights), 0.0, 0.0
    for index in pool:
        sum_of_bottoms += wanted[index] - heights[index] / 2 - before
        before += heights[index]
    return max(min(sum_of_bottoms / len(pool), high - total), low)


def _total(pool: Iterable[int], heights: Sequence[float]) -> float:
    return sum(heights[index] for index in pool)
