"""Records of WMF that set the state: the window, colours, tools, clips; and those that save it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from .device import Brush, Font, Tool, Unused, colour_of, pen_of
from .emf_state import brush_of, mixed, scaled
from .letters import decoded
from .player import Player

_OPAQUE, _WINDING, _BOLD, _SYMBOLS = 2, 2, 550, 2


def _window(player: Player, record: bytes) -> None:
    y, x = struct.unpack_from("<hh", record)
    player.state.window = (x, y)
    player.moved()


def _window_size(player: Player, record: bytes) -> None:
    high, wide = struct.unpack_from("<hh", record)
    player.state.window_size = (wide, high)
    player.moved()


def _shift_window(player: Player, record: bytes) -> None:
    y, x = struct.unpack_from("<hh", record)
    player.state.window = (player.state.window[0] + x, player.state.window[1] + y)
    player.moved()


def _scale_window(player: Player, record: bytes) -> None:
    y_under, y_over, x_under, x_over = struct.unpack_from("<4h", record)
    player.state.window_size = scaled(player.state.window_size, (x_over, x_under, y_over, y_under))
    player.moved()


def _set(name: str, value: Callable[[int], object], form: str = "<H") -> Callable[[Player, bytes], None]:
    def play(player: Player, record: bytes) -> None:
        setattr(player.state, name, value(struct.unpack_from(form, record)[0]))

    return play


def _save(player: Player, _: bytes) -> None:
    player.save()


def _restore(player: Player, record: bytes) -> None:
    player.restore(struct.unpack_from("<h", record)[0])


def _select(player: Player, record: bytes) -> None:
    (number,) = struct.unpack_from("<H", record)
    player.select(number)


def _delete(player: Player, record: bytes) -> None:
    player.tools.pop(struct.unpack_from("<H", record)[0], None)


def _keep(player: Player, tool: Tool) -> None:
    """Put a tool into the first free place of the table."""
    free = next(number for number in range(len(player.tools) + 1) if number not in player.tools)
    player.keep(free, tool)


def _pen(player: Player, record: bytes) -> None:
    style, width, _, colour = struct.unpack_from("<HhhI", record)
    _keep(player, pen_of(style, width, colour_of(colour)))


def _brush(player: Player, record: bytes) -> None:
    kind, colour = struct.unpack_from("<HI", record)
    _keep(player, brush_of(kind, colour_of(colour), player))


def _pattern(player: Player, _: bytes) -> None:
    """A brush with a pattern, as the colour half-way between those of text and of what lies behind it."""
    _keep(player, Brush(mixed(player.state.colour, player.state.back)))


def _font(player: Player, record: bytes) -> None:
    height, width, turn, _, weight, italic, under, strike, charset = struct.unpack_from("<5h4B", record)
    named = record[18:50].partition(b"\0")[0]
    name = decoded(named, charset if charset != _SYMBOLS else 0)
    flags = weight > _BOLD, bool(italic), bool(under), bool(strike)
    _keep(player, Font(name, height, width, turn / 10, *flags, charset))


def _other(player: Player, _: bytes) -> None:
    """A palette or a region: it takes a place in the table, and draws nothing."""
    _keep(player, Unused())


def _clip_within(player: Player, record: bytes) -> None:
    bottom, right, top, left = struct.unpack_from("<4h", record)
    player.state.clip = player.state.clip.within(player.box(left, top, right - left, bottom - top))


def _clip_without(player: Player, record: bytes) -> None:
    bottom, right, top, left = struct.unpack_from("<4h", record)
    player.state.clip = player.state.clip.without(player.box(left, top, right - left, bottom - top))


def _clip_region(player: Player, _: bytes) -> None:
    """Regions are hardly ever set in such files but to nothing, which lets all be seen again."""
    player.state.clip = player.whole


RECORDS: Mapping[int, Callable[[Player, bytes], None]] = {
    0x001E: _save,
    0x0127: _restore,
    0x0102: _set("opaque", lambda value: value == _OPAQUE),
    0x0104: _set("mixing", int),
    0x0106: _set("even", lambda value: value != _WINDING),
    0x012E: _set("align", int),
    0x0201: _set("back", lambda value: colour_of(value, "#ffffff"), "<I"),
    0x0209: _set("colour", colour_of, "<I"),
    0x020B: _window,
    0x020C: _window_size,
    0x020F: _shift_window,
    0x0410: _scale_window,
    0x012D: _select,
    0x01F0: _delete,
    0x02FA: _pen,
    0x02FC: _brush,
    0x02FB: _font,
    0x00F7: _other,
    0x06FF: _other,
    0x0142: _pattern,
    0x01F9: _pattern,
    0x0415: _clip_without,
    0x0416: _clip_within,
    0x012C: _clip_region,
}
