"""Through what a metafile's drawing is seen: a box, outlines within it, and boxes left out. Places are in points."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ..shapes.paths import Path, Point, Step, polygon

Corners = tuple[float, float, float, float]
# More outlines and boxes than this are not seen through at once.
_MOST, _MOST_HOLES = 8, 1000


class Clip(Struct, frozen=True):
    """A box (left, top, right, bottom), outlines all of which hide what lies outside them, and boxes that hide it."""

    box: Corners
    paths: tuple[str, ...] = ()
    holes: tuple[Corners, ...] = ()

    def within(self, other: Corners) -> Clip:
        """The same, and no more of it than lies in another box."""
        left, top = max(self.box[0], other[0]), max(self.box[1], other[1])
        right, bottom = min(self.box[2], other[2]), min(self.box[3], other[3])
        return replace(self, box=(left, top, max(left, right), max(top, bottom)))

    def without(self, other: Corners) -> Clip:
        """The same but for what lies in another box."""
        return replace(self, holes=(*self.holes, other)[:_MOST_HOLES])

    def through(self, path: str) -> Clip:
        """The same, seen through an outline as well."""
        return replace(self, paths=(*self.paths, path)[-_MOST:])

    def hides(self, bounds: Corners) -> bool:
        """Whether nothing of a thing within some bounds can be seen."""
        left, top, right, bottom = self.box
        return bounds[0] > right or bounds[2] < left or bounds[1] > bottom or bounds[3] < top

    def seen(self, bounds: Corners) -> tuple[str, ...]:
        """The outlines that things within some bounds must be seen through."""
        left, top, right, bottom = self.box
        inside = left <= bounds[0] and top <= bounds[1] and bounds[2] <= right and bounds[3] <= bottom
        if self.holes:
            return (Path(tuple(self._around_holes())).data, *self.paths)
        return self.paths if inside else (polygon(*_round(self.box)).data, *self.paths)

    def _around_holes(self) -> Iterator[Step]:
        """The box, and the other way round each box that is left out of it."""
        yield from polygon(*_round(self.box)).steps
        for hole in self.holes:
            inner = Clip(self.box).within(hole).box
            yield from polygon(*_round(inner)[::-1]).steps


def _round(box: Corners) -> tuple[Point, ...]:
    left, top, right, bottom = box
    return (left, top), (right, top), (right, bottom), (left, bottom)


def bounds_of(points: list[Point]) -> Corners:
    """The box round some points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)
