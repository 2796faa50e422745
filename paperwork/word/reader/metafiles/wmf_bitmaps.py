"""Records of WMF that show bitmaps, or fill boxes with the brush. Their numbers stand last first."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from .bitmaps import dib_of
from .player import Player
from .shown import Shown, show

_COPY = 0x00CC0020
_BARE = 18


def _fill(player: Player, record: bytes) -> None:
    mixing, high, wide, y, x = struct.unpack_from("<I4h", record)
    show(player, Shown((x, y, wide, high), (0, 0, 0, 0), None, mixing))


def _transfer(player: Player, record: bytes) -> None:
    if len(record) <= _BARE:
        mixing, _, _, _, high, wide, y, x = struct.unpack_from("<I7h", record)
        show(player, Shown((x, y, wide, high), (0, 0, 0, 0), None, mixing))
        return
    mixing, top, left, high, wide, y, x = struct.unpack_from("<I6h", record)
    show(player, Shown((x, y, wide, high), (left, top, wide, high), dib_of(record[16:]), mixing))


def _stretched(player: Player, record: bytes) -> None:
    mixing, *numbers = struct.unpack_from("<I8h", record)
    _shown(player, mixing, numbers, record[20:])


def _stretch(player: Player, record: bytes) -> None:
    mixing, _, *numbers = struct.unpack_from("<IH8h", record)
    _shown(player, mixing, numbers, record[22:])


def _shown(player: Player, mixing: int, numbers: list[int], data: bytes) -> None:
    part_high, part_wide, top, left, high, wide, y, x = numbers
    show(player, Shown((x, y, wide, high), (left, top, part_wide, part_high), dib_of(data), mixing))


def _to_device(player: Player, record: bytes) -> None:
    _, _, _, top, left, high, wide, y, x = struct.unpack_from("<3H6h", record)
    show(player, Shown((x, y, wide, high), (left, top, wide, high), dib_of(record[18:]), _COPY))


RECORDS: Mapping[int, Callable[[Player, bytes], None]] = {
    0x061D: _fill,
    0x0940: _transfer,
    0x0B41: _stretched,
    0x0D33: _to_device,
    0x0F43: _stretch,
}
