"""Records of EMF+ that draw figures and pictures."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import partial

from ..shapes.paths import Point
from . import figures
from .clips import Corners, bounds_of
from .plus_device import Plus, PlusRecord
from .plus_objects import PlusImage, points_in
from .shown import place

_MOST = 100_000
_SHORT, _CLOSED = 0x4000, 0x2000
_WHOLE = (0.0, 0.0, 0.0, 0.0)


def _boxes(flags: int, data: bytes, at: int, count: int) -> Iterator[Corners]:
    """Boxes (left, top, right, bottom) that are written with their sizes."""
    size, form = (8, "<4h") if flags & _SHORT else (16, "<4f")
    for number in range(min(count, len(data) // size, _MOST)):
        x, y, wide, high = struct.unpack_from(form, data, at + number * size)
        yield x, y, x + wide, y + high


def _fill_boxes(plus: Plus, flags: int, data: bytes) -> None:
    value, count = struct.unpack_from("<II", data)
    for box in _boxes(flags, data, 8, count):
        plus.fill(plus.brush(value, flags), partial(figures.rectangle, plus.player, box))


def _draw_boxes(plus: Plus, flags: int, data: bytes) -> None:
    for box in _boxes(flags, data, 4, struct.unpack_from("<I", data)[0]):
        plus.stroke(flags, partial(figures.rectangle, plus.player, box))


def _fill_polygon(plus: Plus, flags: int, data: bytes) -> None:
    value, count = struct.unpack_from("<II", data)
    points = points_in(data, 8, count, bool(flags & _SHORT))
    plus.fill(plus.brush(value, flags), partial(figures.polygon, plus.player, points))


def _draw_lines(plus: Plus, flags: int, data: bytes) -> None:
    points = points_in(data, 4, struct.unpack_from("<I", data)[0], bool(flags & _SHORT))
    plus.stroke(flags, partial(figures.polygon, plus.player, points, bool(flags & _CLOSED)))


def _draw_curves(plus: Plus, flags: int, data: bytes) -> None:
    points = points_in(data, 4, struct.unpack_from("<I", data)[0], bool(flags & _SHORT))
    plus.stroke(flags, partial(figures.curve, plus.player, points))


def _fill_round(plus: Plus, flags: int, data: bytes) -> None:
    for box in _boxes(flags, data, 4, 1):
        brush = plus.brush(struct.unpack_from("<I", data)[0], flags)
        plus.fill(brush, partial(figures.ellipse, plus.player, box))


def _draw_round(plus: Plus, flags: int, data: bytes) -> None:
    for box in _boxes(flags, data, 0, 1):
        plus.stroke(flags, partial(figures.ellipse, plus.player, box))


def _fill_slice(plus: Plus, flags: int, data: bytes) -> None:
    value, start, sweep = struct.unpack_from("<Iff", data)
    for box in _boxes(flags, data, 12, 1):
        plus.fill(plus.brush(value, flags), partial(figures.part_of_ellipse, plus.player, box, start, sweep, "pie"))


def _draw_slice(plus: Plus, flags: int, data: bytes, kind: figures.ArcKind) -> None:
    start, sweep = struct.unpack_from("<ff", data)
    for box in _boxes(flags, data, 8, 1):
        plus.stroke(flags, partial(figures.part_of_ellipse, plus.player, box, start, sweep, kind))


def _fill_path(plus: Plus, flags: int, data: bytes) -> None:
    brush = plus.brush(struct.unpack_from("<I", data)[0], flags)
    plus.fill(brush, partial(plus.player.figure, plus.path(flags), filled=True))


def _draw_path(plus: Plus, flags: int, data: bytes) -> None:
    plus.stroke(struct.unpack_from("<I", data)[0], partial(plus.player.figure, plus.path(flags), filled=False))


def _picture(plus: Plus, flags: int, data: bytes) -> None:
    for box in _boxes(flags, data, 24, 1):
        corners = [plus.player.point(*box[:2]), plus.player.point(*box[2:])]
        _placed(plus, flags, struct.unpack_from("<4f", data, 8), corners)


def _picture_on_points(plus: Plus, flags: int, data: bytes) -> None:
    """A picture in a box on a slant, shown upright in the box round it."""
    first, right, down = points_in(data, 28, 3, bool(flags & _SHORT))
    last = right[0] + down[0] - first[0], right[1] + down[1] - first[1]
    corners: list[Point] = [plus.player.point(*one) for one in (first, right, down, last)]
    _placed(plus, flags, struct.unpack_from("<4f", data, 8), corners)


def _placed(plus: Plus, flags: int, part: Corners, corners: list[Point]) -> None:
    image = plus.objects.get(flags & 0xFF)
    if isinstance(image, PlusImage) and image.file:
        place(plus.player, image.file, bounds_of(corners), _crop(image.size, part))
    else:
        plus.player.easel.undrawn.add("pictures inside it")


def _crop(size: tuple[int, int], part: Corners) -> Corners:
    """The shares of a picture that are cut off, where its size is known."""
    x, y, wide, high = part
    if not all(size) or min(wide, high) <= 0:
        return _WHOLE
    cut = x / size[0], y / size[1], 1 - (x + wide) / size[0], 1 - (y + high) / size[1]
    # Programs ask for half a pixel more on each side.
    return (cut[0], cut[1], cut[2], cut[3]) if min(cut) >= 0 and max(cut) < 1 else _WHOLE


RECORDS: Mapping[int, PlusRecord] = {
    0x400A: _fill_boxes,
    0x400B: _draw_boxes,
    0x400C: _fill_polygon,
    0x400D: _draw_lines,
    0x400E: _fill_round,
    0x400F: _draw_round,
    0x4010: _fill_slice,
    0x4011: partial(_draw_slice, kind="pie"),
    0x4012: partial(_draw_slice, kind="arc"),
    0x4014: _fill_path,
    0x4015: _draw_path,
    0x4019: _draw_curves,
    0x401A: _picture,
    0x401B: _picture_on_points,
}
