"""Plays the older metafiles (WMF): a table from each record's number to what it does. Records as MS-WMF has them.

In: the bytes, and the size of the picture in points. Out: the player, when all that is whole has been played. The
window on the drawing, whichever its records set, is spread over the whole picture.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping

from . import wmf_bitmaps, wmf_figures, wmf_state, wmf_texts
from .clips import Clip
from .device import State
from .easel import Easel
from .emf import MOST_RECORDS, played
from .player import Player, hair
from .shown import finish

PLACEABLE = b"\xd7\xcd\xc6\x9a"
_END, _WINDOW, _WINDOW_SIZE = 0, 0x020B, 0x020C
_SLACK = 1.0
_USUAL = (300.0, 200.0)
_FREE, _DOT, _SMALL = 8, 0.75, 1.0
_LEFT_OUT = {0x0548: "areas flooded with colour", 0x0419: "areas flooded with colour"}
Play = Callable[[Player, bytes], None]
RECORDS: Mapping[int, Play] = {
    **wmf_state.RECORDS,
    **wmf_figures.RECORDS,
    **wmf_texts.RECORDS,
    **wmf_bitmaps.RECORDS,
}


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a metafile that are whole, with their numbers, up to its end."""
    at = 22 if data.startswith(PLACEABLE) else 0
    at += 2 * int.from_bytes(data[at + 2 : at + 4], "little")
    for _ in range(MOST_RECORDS):
        if at + 6 > len(data):
            return
        size, kind = struct.unpack_from("<IH", data, at)
        if size < 3 or at + 2 * size > len(data):
            return
        yield kind, data[at + 6 : at + 2 * size]
        if kind == _END:
            return
        at += 2 * size


def own_size(data: bytes) -> tuple[float, float]:
    """The size in points that a metafile says it has; a usual one where it does not."""
    if not data.startswith(PLACEABLE) or len(data) < 22:
        return _USUAL
    left, top, right, bottom, inch = struct.unpack_from("<4hH", data, 6)
    wide, high = abs(right - left) * 72 / (inch or 1440), abs(bottom - top) * 72 / (inch or 1440)
    return max(wide, _SMALL), max(high, _SMALL)


def player_of(data: bytes, size: tuple[float, float]) -> Player:
    """A player for a metafile, which puts its window into a picture of that size."""
    clip = Clip((-_SLACK, -_SLACK, size[0] + _SLACK, size[1] + _SLACK))
    wide, high = own_size(data)
    state = State(clip, fills=size, mode=_FREE, hair=hair(_DOT * min(size[0] / wide, size[1] / high)))
    left, top, right, bottom = _window(data)
    state.window, state.window_size = (left, top), (right - left or 1.0, bottom - top or 1.0)
    return Player(Easel(), state, whole=clip)


def _window(data: bytes) -> tuple[float, float, float, float]:
    """The window that a metafile sets first, or the bounds in its head."""
    first = {kind: struct.unpack_from("<hh", record) for kind, record in reversed(_windows(data))}
    if _WINDOW_SIZE in first:
        (y, x), (high, wide) = first.get(_WINDOW, (0, 0)), first[_WINDOW_SIZE]
        return x, y, x + wide, y + high
    if data.startswith(PLACEABLE) and len(data) >= 22:
        return struct.unpack_from("<4h", data, 6)
    return 0.0, 0.0, 1000.0, 1000.0


def _windows(data: bytes) -> list[tuple[int, bytes]]:
    return [(kind, record) for kind, record in records(data) if kind in (_WINDOW, _WINDOW_SIZE) and len(record) >= 4]


def play(data: bytes, size: tuple[float, float]) -> tuple[Player, bool]:
    """Play a metafile. Also says whether it is torn: its end is missing, or records of it are too short."""
    player, torn, kind = player_of(data, size), False, -1
    for kind, record in records(data):
        torn = not played(player, RECORDS.get(kind), record) or torn
        if kind in _LEFT_OUT:
            player.easel.undrawn.add(_LEFT_OUT[kind])
        if player.easel.full:
            break
    finish(player)
    return player, torn or kind != _END
