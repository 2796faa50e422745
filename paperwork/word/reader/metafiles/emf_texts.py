"""Records of EMF that write text: where, how far from letter to letter, and the box behind it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from functools import partial

from .letters import decoded, shade, write
from .player import Player

_OPAQUE, _GLYPHS, _NO_BOX, _SMALL, _PAIRS = 2, 16, 256, 512, 0x2000
_MOST = 100_000
_GLYPH_WORDS = "words that are kept as numbers of letter shapes"


def _text(player: Player, record: bytes, wide: bool, at: int = 36) -> None:
    """Write the text that an object in a record describes."""
    x, y, count, text_at, options, *box, steps_at = struct.unpack_from("<iiIII4iI", record, at)
    if options & _OPAQUE and not options & _NO_BOX:
        shade(player, (box[0], box[1], box[2], box[3]))
    if count > _MOST:
        raise ValueError
    if not count:
        return
    text = _said(player, _bytes(record, text_at, count * (2 if wide else 1)), wide)
    _written(player, text, (x, y), options, _steps(record, steps_at, count, options))


def _bytes(record: bytes, at: int, size: int) -> bytes:
    if at + size > len(record):
        raise ValueError
    return record[at : at + size]


def _said(player: Player, data: bytes, wide: bool) -> str:
    return data.decode("utf-16-le", "surrogatepass") if wide else decoded(data, player.state.font.charset)


def _written(player: Player, text: str, at: tuple[int, int], options: int, steps: tuple[float, ...]) -> None:
    if options & _GLYPHS:
        player.easel.undrawn.add(_GLYPH_WORDS)
    else:
        write(player, text, at, steps)


def _steps(record: bytes, at: int, count: int, options: int) -> tuple[float, ...]:
    """How far it is from each letter to the next; nothing where the record does not say."""
    numbers = count * 2 if options & _PAIRS else count
    if not at or at + 4 * numbers > len(record):
        return ()
    return struct.unpack_from(f"<{numbers}i", record, at)[:: 2 if options & _PAIRS else 1]


def _texts(player: Player, record: bytes, wide: bool) -> None:
    (count,) = struct.unpack_from("<I", record, 36)
    for number in range(min(count, len(record) // 40)):
        if not player.easel.full:
            _text(player, record, wide, 40 + 40 * number)


def _small(player: Player, record: bytes) -> None:
    """Text without steps, in bytes if it can be."""
    x, y, count, options = struct.unpack_from("<iiII", record, 8)
    start = 36 if options & _NO_BOX else 52
    if count > _MOST:
        raise ValueError
    if not options & _NO_BOX and options & _OPAQUE:
        shade(player, struct.unpack_from("<4i", record, 36))
    small = bool(options & _SMALL)
    text = _bytes(record, start, count * (1 if small else 2)).decode("latin-1" if small else "utf-16-le", "replace")
    _written(player, text, (x, y), options, ())


RECORDS: Mapping[int, Callable[[Player, bytes], None]] = {
    83: partial(_text, wide=False),
    84: partial(_text, wide=True),
    96: partial(_texts, wide=False),
    97: partial(_texts, wide=True),
    108: _small,
}
