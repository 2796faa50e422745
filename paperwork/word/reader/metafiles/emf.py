"""Plays enhanced metafiles (EMF): a table from each record's number to what it does. Records as MS-EMF has them.

In: the bytes, and the size of the picture in points. Out: the player, when all that is whole has been played.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping

from . import emf_bitmaps, emf_figures, emf_paths, emf_state, emf_texts
from .clips import Clip
from .device import State
from .easel import Easel
from .player import Player, hair
from .plus import Comments
from .shown import finish

MOST_RECORDS = 500_000
_END, _COMMENT = 14, 70
_EXACT_HEAD = 108
# Within this of the picture's edge, in points, what is drawn is not cut off: lines have their width.
_SLACK = 1.0
Play = Callable[[Player, bytes], None]
RECORDS: Mapping[int, Play] = {
    **emf_state.RECORDS,
    **emf_figures.RECORDS,
    **emf_paths.RECORDS,
    **emf_texts.RECORDS,
    **emf_bitmaps.RECORDS,
}
_LEFT_OUT = {53: "areas flooded with colour", 73: "areas turned to their opposite colours"}


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a metafile that are whole, with their numbers, up to its end."""
    at = 0
    for _ in range(MOST_RECORDS):
        if at + 8 > len(data):
            return
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8 or at + size > len(data):
            return
        yield kind, data[at : at + size]
        if kind == _END:
            return
        at += size


def player_of(data: bytes, size: tuple[float, float]) -> Player:
    """A player for a metafile, which puts its frame into a picture of that size."""
    bounds, frame = struct.unpack_from("<4i", data, 8), struct.unpack_from("<4i", data, 24)
    pixels, lengths = struct.unpack_from("<2i", data, 72), _lengths(data)
    clip = Clip((-_SLACK, -_SLACK, size[0] + _SLACK, size[1] + _SLACK))
    inch = [dots * 25_400 / long if long > 0 < dots else 96.0 for dots, long in zip(pixels, lengths, strict=True)]
    across, left = _along(frame[0], frame[2], bounds[0], bounds[2], inch[0], size[0])
    down, top = _along(frame[1], frame[3], bounds[1], bounds[3], inch[1], size[1])
    sheet = (across, 0.0, 0.0, down, -left * across, -top * down)
    state = State(clip, sheet=sheet, inch=(inch[0], inch[1]), hair=hair(across))
    return Player(Easel(), state, whole=clip)


def _lengths(data: bytes) -> tuple[int, int]:
    """The device's width and height in thousandths of a millimetre; heads of old files have them in millimetres."""
    wide, high = struct.unpack_from("<2i", data, 80)
    if struct.unpack_from("<I", data, 4)[0] >= _EXACT_HEAD:
        exact = struct.unpack_from("<2i", data, 100)
        # Some programs leave there what means nothing.
        if abs(exact[0] - wide * 1000) <= 1000 and abs(exact[1] - high * 1000) <= 1000:
            return exact
    return wide * 1000, high * 1000


def _along(start: int, end: int, first: int, last: int, inch: float, size: float) -> tuple[float, float]:
    """How many points a dot of the device has, and at which dot the picture begins. Frames are in 1/2540 of an inch."""
    if end > start:
        return size * 2540 / (end - start) / inch, start * inch / 2540
    return size / max(last - first, 1), float(first)


def play(data: bytes, size: tuple[float, float]) -> tuple[Player, bool]:
    """Play a metafile. Also says whether it is torn: its end is missing, or records of it are too short."""
    player, comments, torn, kind = player_of(data, size), Comments(), False, 0
    for kind, record in records(data):
        if kind == _COMMENT:
            torn = not comments.play(player, record) or torn
        elif not comments.silent or kind in emf_state.RECORDS:
            torn = not played(player, RECORDS.get(kind), record) or torn
        if kind in _LEFT_OUT and not comments.silent:
            player.easel.undrawn.add(_LEFT_OUT[kind])
        if player.easel.full:
            break
    finish(player)
    return player, torn or kind != _END


def played(player: Player, play: Play | None, record: bytes) -> bool:
    """Whether a record could be played: not where it is shorter than it says, or its numbers make no sense."""
    if play is None:
        return True
    try:
        play(player, record)
    except (struct.error, OverflowError, ValueError, ZeroDivisionError):
        return False
    return True
