"""Records of EMF that show bitmaps: where, which part of them, and how they are mixed with what lies under them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from functools import partial

from .bitmaps import Dib, blended, keyed
from .clips import Corners, bounds_of
from .device import colour_of
from .player import Player
from .shown import Shown, place, show

_COPY = 0x00CC0020
_SEE_THROUGH = 1


def _dib(record: bytes, at: int) -> Dib | None:
    head_at, head_size, bits_at, bits_size = struct.unpack_from("<IIII", record, at)
    if not bits_size or not head_size:
        return None
    if head_size < 12 or head_at + head_size > len(record) or bits_at + bits_size > len(record):
        raise ValueError
    return Dib(record[head_at : head_at + head_size], record[bits_at : bits_at + bits_size])


def _box(record: bytes) -> Corners:
    return struct.unpack_from("<4i", record, 24)


def _transfer(player: Player, record: bytes, stretched: bool) -> None:
    (mixing,), source = struct.unpack_from("<I", record, 40), struct.unpack_from("<2i", record, 44)
    dib = _dib(record, 84)
    box = _box(record)
    part = struct.unpack_from("<2i", record, 100) if stretched and dib else box[2:]
    show(player, Shown(box, (*source, part[0], part[1]), dib, mixing))


def _stretch(player: Player, record: bytes) -> None:
    x, y, *part, wide, high = struct.unpack_from("<2i4i24x2i", record, 24)
    (mixing,) = struct.unpack_from("<I", record, 68)
    dib = _dib(record, 48)
    show(player, Shown((x, y, wide, high), _from_top(dib, part), dib, mixing))


def _from_top(dib: Dib | None, part: list[int]) -> Corners:
    """A part of a bitmap that is measured from its foot, measured from its top."""
    x, y, wide, high = part
    return (x, dib.size[1] - y - high, wide, high) if dib and high > 0 else (x, y, wide, high)


def _to_device(player: Player, record: bytes) -> None:
    x, y, *part = struct.unpack_from("<6i", record, 24)
    dib = _dib(record, 48)
    show(player, Shown((x, y, part[2], part[3]), _from_top(dib, part), dib, _COPY))


def _blend(player: Player, record: bytes) -> None:
    dib, opacity, kind = _dib(record, 84), record[42], record[43]
    if dib:
        file = blended(dib, opacity, bool(kind & _SEE_THROUGH)) if player.may_look(dib) else dib.file
        place(player, file, player.box(*_box(record)), (0.0, 0.0, 0.0, 0.0))


def _keyed(player: Player, record: bytes) -> None:
    dib, colour = _dib(record, 84), colour_of(struct.unpack_from("<I", record, 40)[0])
    if dib:
        file = keyed(dib, colour) if player.may_look(dib) else dib.file
        place(player, file, player.box(*_box(record)), (0.0, 0.0, 0.0, 0.0))


def _slanted(player: Player, record: bytes) -> None:
    """A bitmap in a box on a slant, shown upright in the box round it."""
    x1, y1, x2, y2, x3, y3 = struct.unpack_from("<6i", record, 24)
    dib = _dib(record, 96)
    corners = ((x1, y1), (x2, y2), (x3, y3), (x2 + x3 - x1, y2 + y3 - y1))
    if dib:
        place(player, dib.file, bounds_of([player.point(*one) for one in corners]), (0.0, 0.0, 0.0, 0.0))


RECORDS: Mapping[int, Callable[[Player, bytes], None]] = {
    76: partial(_transfer, stretched=False),
    77: partial(_transfer, stretched=True),
    78: partial(_transfer, stretched=False),
    79: _slanted,
    80: _to_device,
    81: _stretch,
    114: _blend,
    116: _keyed,
}
