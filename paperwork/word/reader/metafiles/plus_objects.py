"""Objects of EMF+: brushes, pens, paths, fonts, formats of text and pictures, read from the bytes that hold them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from msgspec import Struct

from ..shapes.paths import Point
from .bitmaps import Dib, rgba
from .device import Brush, Font, Pattern, Pen
from .emf_state import mixed

_CLOSES, _CURVE, _START = 0x80, 3, 0
_SHORT, _PACKED = 0x4000, 0x1000
_DASHES: dict[int, Pattern] = {1: "dashed", 2: "dotted", 3: "dashed", 4: "dashed", 5: "dashed"}
# What a pen may say, in the order in which it says it, and how many bytes each takes; less than none is a list.
_OF_PEN = ((1, 24), (2, 4), (4, 4), (8, 4), (16, 4), (32, 4), (64, 4), (128, 4), (256, -4), (512, 4), (1024, -4),
           (2048, -1), (4096, -1))  # fmt: skip
_DASHED = 32
_COMPRESSED, _RGB24, _RGB32, _ARGB, _PARGB = 1, 0x00021808, 0x00022009, 0x0026200A, 0x000E200B
_MOST_POINTS = 200_000


class PlusPath(Struct, frozen=True):
    """The points of a path, each with its kind."""

    points: tuple[Point, ...]
    kinds: bytes


class PlusFormat(Struct, frozen=True):
    """Where text stands in its box: 0 is its start, 1 its middle, 2 its end; across, then down."""

    across: int = 0
    down: int = 0


class PlusImage(Struct, frozen=True):
    """A picture's file, empty for what is no bitmap, and its size in pixels where it is known."""

    file: bytes
    size: tuple[int, int] = (0, 0)


PlusObject = Brush | Pen | PlusPath | Font | PlusFormat | PlusImage


def brush_of_colour(value: int) -> Brush:
    """A brush of a colour as EMF+ writes it: opaqueness in the highest byte, then red, green and blue."""
    alpha = value >> 24
    return Brush(f"#{value & 0xFFFFFF:06x}" if alpha else "", alpha / 255 or 1.0)


def _brush(data: bytes) -> Brush:
    kind, first = struct.unpack_from("<II", data, 4)
    if kind == 1:
        fore, back = struct.unpack_from("<II", data, 12)
        return _between(fore, back)
    if kind == 3:
        return brush_of_colour(struct.unpack_from("<I", data, 16)[0])
    if kind == 4:
        return _between(*struct.unpack_from("<II", data, 32))
    return brush_of_colour(first) if kind == 0 else Brush("#c0c0c0")


def _between(one: int, other: int) -> Brush:
    """The brush half-way between two colours."""
    first, second = (Brush(f"#{value & 0xFFFFFF:06x}", (value >> 24) / 255) for value in (one, other))
    opacity = (first.opacity + second.opacity) / 2
    return Brush(mixed(first.colour, second.colour) if opacity else "", opacity or 1.0)


def _pen(data: bytes) -> Pen:
    flags, _, width = struct.unpack_from("<IIf", data, 8)
    at, pattern = 20, _DASHES.get(0, "single")
    for flag, size in _OF_PEN:
        if not flags & flag:
            continue
        if flag == _DASHED:
            pattern = _DASHES.get(struct.unpack_from("<I", data, at)[0], "single")
        at += size if size > 0 else 4 - size * struct.unpack_from("<I", data, at)[0]
    brush = _brush(data[at:])
    return Pen(brush.colour, width, pattern, rounded=False)


def _path(data: bytes) -> PlusPath:
    count, flags = struct.unpack_from("<II", data, 4)
    if count > _MOST_POINTS or flags & _PACKED:
        raise ValueError
    return PlusPath(tuple(points_in(data, 12, count, bool(flags & _SHORT))), data[12 + _size(flags) * count :][:count])


def _size(flags: int) -> int:
    return 4 if flags & _SHORT else 8


def points_in(data: bytes, at: int, count: int, short: bool) -> list[Point]:
    """Points, of whole numbers of 16 bits or of fractions."""
    if count > min(len(data), _MOST_POINTS):
        raise ValueError
    values = struct.unpack_from(f"<{count * 2}{'h' if short else 'f'}", data, at)
    return list(zip(values[::2], values[1::2], strict=True))


def _image(data: bytes) -> PlusImage:
    (kind,) = struct.unpack_from("<I", data, 4)
    if kind != 1:
        return PlusImage(b"")
    wide, high, row, form, packed = struct.unpack_from("<iiiII", data, 8)
    if packed == _COMPRESSED:
        return PlusImage(data[28:])
    if form not in (_RGB24, _RGB32, _ARGB, _PARGB) or row <= 0 or row * high > len(data) or min(wide, high) <= 0:
        raise ValueError
    depth = 24 if form == _RGB24 else 32
    head = struct.pack("<IiiHHIIiiII", 40, wide, -high, 1, depth, 0, 0, 0, 0, 0, 0)
    even = (wide * depth + 31) // 32 * 4
    rows = (data[28 + at * row : 28 + at * row + even].ljust(even, b"\0") for at in range(high))
    dib = Dib(head, b"".join(rows))
    return PlusImage(rgba(dib) if form in (_ARGB, _PARGB) else dib.file, (wide, high))


def _font(data: bytes) -> Font:
    size, unit, style, _, count = struct.unpack_from("<fIiII", data, 4)
    name = data[24 : 24 + 2 * min(count, 64)].decode("utf-16-le", "replace").partition("\0")[0]
    height = -abs(size) * {3: 96 / 72, 4: 96.0, 5: 96 / 300, 6: 96 / 25.4}.get(unit, 1.0)
    flags = (bool(style & flag) for flag in (1, 2, 4, 8))
    return Font(name, height, 0.0, 0.0, *flags)


def _format(data: bytes) -> PlusFormat:
    across, down = struct.unpack_from("<II", data, 12)
    return PlusFormat(across, down)


READERS: Mapping[int, Callable[[bytes], PlusObject]] = {
    1: _brush,
    2: _pen,
    3: _path,
    5: _image,
    6: _font,
    7: _format,
}
