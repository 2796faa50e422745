"""Records of EMF+ that write text: in a box, broken into lines there, or letter by letter."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import pairwise

from .device import Font
from .letters import write
from .plus_device import Plus, PlusRecord
from .plus_objects import PlusFormat, points_in

_CHARACTERS, _FIRST_ALONE = 1, 4
_MOST = 100_000
_MEAN, _LEADING, _SMALLEST_ROOM = 0.5, 1.2, 1.0
_TOP, _BASE, _ACROSS = 0, 24, {1: 6, 2: 2}


def _in_box(plus: Plus, flags: int, data: bytes) -> None:
    value, format, count = struct.unpack_from("<III", data)
    x, y, wide, high = struct.unpack_from("<4f", data, 12)
    if count > _MOST or not _take_up(plus, flags, value):
        return
    said = data[28 : 28 + 2 * count].decode("utf-16-le", "replace")
    chosen = plus.objects.get(format & 0xFF)
    about = chosen if isinstance(chosen, PlusFormat) else PlusFormat()
    step = abs(plus.player.state.font.height) * _LEADING
    lines = _lines(said, wide, abs(plus.player.state.font.height))
    plus.player.state.align = _TOP | _ACROSS.get(about.across, 0)
    x += wide * {1: 0.5, 2: 1.0}.get(about.across, 0.0)
    y += (high - step * len(lines)) * {1: 0.5, 2: 1.0}.get(about.down, 0.0) if high else 0.0
    for number, line in enumerate(lines):
        write(plus.player, line, (x, y + number * step))


def _lines(text: str, wide: float, size: float) -> list[str]:
    """Text in lines of about a width; how wide it is set is not known here."""
    room = int(wide / (size * _MEAN)) if wide > _SMALLEST_ROOM and size else 0
    lines: list[str] = []
    for paragraph in text.replace("\r", "").split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line and room and len(line) + 1 + len(word) > room * 1.15:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return lines


def _take_up(plus: Plus, flags: int, value: int) -> bool:
    """Take up the font and the colour of a record; False where there is none."""
    font, state = plus.objects.get(flags & 0xFF), plus.player.state
    brush = plus.brush(value, flags)
    if isinstance(font, Font):
        state.font = font
    state.colour, state.opaque = brush.colour or "#000000", False
    return bool(brush.colour)


def _by_letters(plus: Plus, flags: int, data: bytes) -> None:
    value, options, _, count = struct.unpack_from("<IIII", data)
    if count > _MOST or not _take_up(plus, flags, value):
        return
    if not options & _CHARACTERS:
        plus.player.easel.undrawn.add("words that are kept as numbers of letter shapes")
        return
    text = data[16 : 16 + 2 * count].decode("utf-16-le", "replace")
    at = 16 + 2 * count
    plus.player.state.align = _BASE
    _written(plus, text, points_in(data, at, 1 if options & _FIRST_ALONE else count, False))


def _written(plus: Plus, text: str, places: list[tuple[float, float]]) -> None:
    if len(places) == len(text) and any(one[1] != places[0][1] for one in places):
        for letter, one in zip(text, places, strict=True):
            write(plus.player, letter, one)
    elif places:
        steps = [other[0] - one[0] for one, other in pairwise(places)]
        last = sum(steps) / len(steps) if steps else 0.0
        write(plus.player, text, places[0], (*steps, last) if steps and min(steps) >= 0 else ())


RECORDS: Mapping[int, PlusRecord] = {0x401C: _in_box, 0x4036: _by_letters}
