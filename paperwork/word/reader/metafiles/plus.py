"""Plays EMF+, the records inside comments of an EMF, of files that say what they draw in no other way.

In: the bytes of comments, one after another. Out: figures, words and pictures on the easel of a player of its own,
which measures in dots of the same device. Records as in MS-EMFPLUS.
"""

from __future__ import annotations

import copy
import struct
from collections.abc import Iterator, Mapping

from msgspec import Struct

from . import plus_device, plus_figures, plus_texts
from .player import Player
from .plus_device import Plus, PlusRecord

_MARK = b"EMF+"
_HEAD, _TO_DEVICE = 0x4001, 0x4004
_DUAL = 1
_LEFT_OUT = {
    0x4013: "filled regions",
    0x4016: "smooth curves",
    0x4017: "smooth curves",
    0x4018: "smooth curves",
}
RECORDS: Mapping[int, PlusRecord] = {**plus_device.RECORDS, **plus_figures.RECORDS, **plus_texts.RECORDS}


class Comments(Struct):
    """The comments of a metafile. Where they say all that it draws, plain records count only where they hand over."""

    plus: Plus | None = None
    hands_over: bool = False

    @property
    def silent(self) -> bool:
        """Whether plain records draw nothing by now."""
        return self.plus is not None and not self.hands_over

    def play(self, player: Player, record: bytes) -> bool:
        """Play a comment. Says whether all of it could be played."""
        size = struct.unpack_from("<I", record, 8)[0] if len(record) >= 16 else 0
        if record[12:16] != _MARK or size < 4:
            return True
        whole = True
        for kind, flags, data in _records(record[16 : 12 + size]):
            if kind == _HEAD and not flags & _DUAL and self.plus is None:
                self.plus = _beginning(player)
            if self.plus is not None:
                self.hands_over = kind == _TO_DEVICE
                whole = _played(self.plus, kind, flags, data) and whole
        return whole


def _records(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The kinds, the flags and the bodies of records."""
    at = 0
    while at + 12 <= len(data):
        kind, flags, size, inside = struct.unpack_from("<HHII", data, at)
        if size < 12:
            return
        yield kind, flags, data[at + 12 : at + 12 + inside]
        at += size


def _beginning(player: Player) -> Plus:
    state = copy.copy(player.state)
    state.mode, state.opaque, state.even = 1, False, True
    plus = Plus(Player(player.easel, state, player.whole))
    plus.settle()
    return plus


def _played(plus: Plus, kind: int, flags: int, data: bytes) -> bool:
    if kind in _LEFT_OUT:
        plus.player.easel.undrawn.add(_LEFT_OUT[kind])
    play = RECORDS.get(kind)
    if play is None or plus.player.easel.full:
        return True
    try:
        play(plus, flags, data)
    except (struct.error, OverflowError, ValueError, ZeroDivisionError):
        return False
    return True
