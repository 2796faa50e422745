"""Records of WMF that write text, in the alphabet of its font."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from .letters import decoded, shade, write
from .player import Player

_OPAQUE, _CLIPPED = 2, 4


def _text(player: Player, record: bytes) -> None:
    (count,) = struct.unpack_from("<H", record)
    y, x = struct.unpack_from("<hh", record, 2 + count + count % 2)
    write(player, decoded(record[2 : 2 + count], player.state.font.charset), (x, y))


def _placed_text(player: Player, record: bytes) -> None:
    y, x, count, options = struct.unpack_from("<hhHH", record)
    at = 8
    if options & (_OPAQUE | _CLIPPED):
        box = struct.unpack_from("<4h", record, at)
        at += 8
        if options & _OPAQUE:
            shade(player, box)
    if at + count > len(record):
        raise ValueError
    data = record[at : at + count]
    write(player, decoded(data, player.state.font.charset), (x, y), _steps(record, at + count + count % 2, count))


def _steps(record: bytes, at: int, count: int) -> tuple[float, ...]:
    return struct.unpack_from(f"<{count}h", record, at) if at + 2 * count <= len(record) else ()


RECORDS: Mapping[int, Callable[[Player, bytes], None]] = {0x0521: _text, 0x0A32: _placed_text}
