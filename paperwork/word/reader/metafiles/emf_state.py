"""Records of EMF that set the state: how units are measured, colours, tools, clips; and those that save it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping

from ..shapes.paths import SAME, Matrix, Path, Step, after, applied
from .clips import Clip, Corners, bounds_of
from .device import Brush, Font, Pen, colour_of, pen_of
from .player import Player

_OPAQUE, _WINDING, _CLOCKWISE = 2, 2, 2
_INTERSECT, _COPY = 1, 5
_MOST_BOXES = 2000
_HOLLOW, _HATCHED = 1, 2
_GEOMETRIC = 0x00010000
_BOLD = 550


def _ints(record: bytes, count: int, at: int = 8) -> tuple[int, ...]:
    return struct.unpack_from(f"<{count}i", record, at)


def _matrix(record: bytes) -> Matrix:
    return struct.unpack_from("<6f", record, 8)


def _measure(name: str) -> Callable[[Player, bytes], None]:
    """What sets a pair of measures: a place or a size of the window or the viewport."""

    def play(player: Player, record: bytes) -> None:
        setattr(player.state, name, struct.unpack_from("<2i", record, 8))
        player.moved()

    return play


def _scale_viewport(player: Player, record: bytes) -> None:
    size = player.state.viewport_size
    player.state.viewport_size = scaled(size, _ints(record, 4))
    player.moved()


def _scale_window(player: Player, record: bytes) -> None:
    player.state.window_size = scaled(player.state.window_size, _ints(record, 4))
    player.moved()


def scaled(size: tuple[float, float], shares: tuple[int, ...]) -> tuple[float, float]:
    """A size times shares: numerator and denominator across, then down."""
    return size[0] * shares[0] / (shares[1] or 1), size[1] * shares[2] / (shares[3] or 1)


def _mode(player: Player, record: bytes) -> None:
    (player.state.mode,) = _ints(record, 1)
    player.moved()


def _world(player: Player, record: bytes) -> None:
    player.state.world = _matrix(record)
    player.moved()


def _change_world(player: Player, record: bytes) -> None:
    (how,) = _ints(record, 1, 32)
    own, new = player.state.world, _matrix(record)
    player.state.world = {1: SAME, 2: after(new, own), 3: after(own, new), 4: new}.get(how, own)
    player.moved()


def _set(name: str, value: Callable[[int], object]) -> Callable[[Player, bytes], None]:
    def play(player: Player, record: bytes) -> None:
        setattr(player.state, name, value(struct.unpack_from("<I", record, 8)[0]))

    return play


def _save(player: Player, _: bytes) -> None:
    player.save()


def _restore(player: Player, record: bytes) -> None:
    player.restore(_ints(record, 1)[0])


def _select(player: Player, record: bytes) -> None:
    player.select(struct.unpack_from("<I", record, 8)[0])


def _delete(player: Player, record: bytes) -> None:
    player.tools.pop(struct.unpack_from("<I", record, 8)[0], None)


def _pen(player: Player, record: bytes) -> None:
    number, style, width, _, colour = struct.unpack_from("<IIiiI", record, 8)
    player.keep(number, pen_of(style, width, colour_of(colour)))


def _wide_pen(player: Player, record: bytes) -> None:
    style, width, kind, colour = struct.unpack_from("<IIII", record, 28)
    pen = pen_of(style, width if style & _GEOMETRIC else 0, colour_of(colour))
    player.keep(struct.unpack_from("<I", record, 8)[0], Pen("") if kind == _HOLLOW else pen)


def _brush(player: Player, record: bytes) -> None:
    number, kind, colour = struct.unpack_from("<III", record, 8)
    player.keep(number, brush_of(kind, colour_of(colour), player))


def brush_of(kind: int, colour: str, player: Player) -> Brush:
    """A brush of a kind, as the published formats number them; hatches are filled with a paler colour."""
    if kind == _HATCHED:
        return Brush(mixed(colour, player.state.back))
    return Brush("" if kind == _HOLLOW else colour)


def mixed(one: str, other: str) -> str:
    """The colour half-way between two."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{(first + second) // 2:02x}" for first, second in pairs)


def _pattern(player: Player, record: bytes) -> None:
    """A brush with a pattern of two colours, as the colour half-way between them."""
    colour = mixed(player.state.colour, player.state.back)
    player.keep(struct.unpack_from("<I", record, 8)[0], Brush(colour))


def _font(player: Player, record: bytes) -> None:
    number, height, width, turn, _, weight, italic, under, strike, charset = struct.unpack_from("<I5i4B", record, 8)
    name = record[40:104].decode("utf-16-le", "replace").partition("\0")[0]
    player.keep(
        number,
        Font(name, height, width, turn / 10, weight > _BOLD, bool(italic), bool(under), bool(strike), charset),
    )


def _clip_within(player: Player, record: bytes) -> None:
    left, top, right, bottom = _ints(record, 4)
    player.state.clip = player.state.clip.within(player.box(left, top, right - left, bottom - top))


def _clip_without(player: Player, record: bytes) -> None:
    left, top, right, bottom = _ints(record, 4)
    player.state.clip = player.state.clip.without(player.box(left, top, right - left, bottom - top))


def _clip_region(player: Player, record: bytes) -> None:
    size, how = struct.unpack_from("<II", record, 8)
    if how == _COPY:
        player.state.clip = player.whole
    if size and how in (_COPY, _INTERSECT):
        player.state.clip = within_boxes(player.state.clip, boxes_of(record, 16), player.state.sheet)


def boxes_of(record: bytes, at: int) -> list[Corners]:
    """The boxes that make a region: its bounds alone, where they are many."""
    _, _, count, _, *bounds = struct.unpack_from("<8i", record, at)
    if not 0 < count <= _MOST_BOXES:
        return [(bounds[0], bounds[1], bounds[2], bounds[3])]
    return [struct.unpack_from("<4i", record, at + 32 + 16 * number) for number in range(count)]


def within_boxes(clip: Clip, boxes: list[Corners], matrix: Matrix) -> Clip:
    """A clip within any of some boxes, which a matrix puts into points."""
    placed = [bounds_of([applied(matrix, box[:2]), applied(matrix, box[2:])]) for box in boxes]
    if len(placed) == 1:
        return clip.within(placed[0])
    return clip.through(Path(tuple(step for box in placed for step in outline_of(box))).data)


def outline_of(box: Corners) -> list[Step]:
    """The path round a box."""
    left, top, right, bottom = box
    return [("M", ((left, top),)), ("L", ((right, top), (right, bottom), (left, bottom))), ("Z", ())]


RECORDS: Mapping[int, Callable[[Player, bytes], None]] = {
    9: _measure("window_size"),
    10: _measure("window"),
    11: _measure("viewport_size"),
    12: _measure("viewport"),
    17: _mode,
    18: _set("opaque", lambda value: value == _OPAQUE),
    19: _set("even", lambda value: value != _WINDING),
    20: _set("mixing", int),
    22: _set("align", int),
    24: _set("colour", colour_of),
    25: _set("back", lambda value: colour_of(value, "#ffffff")),
    29: _clip_without,
    30: _clip_within,
    31: _scale_viewport,
    32: _scale_window,
    33: _save,
    34: _restore,
    35: _world,
    36: _change_world,
    37: _select,
    38: _pen,
    39: _brush,
    40: _delete,
    57: _set("clockwise", lambda value: value == _CLOCKWISE),
    75: _clip_region,
    82: _font,
    93: _pattern,
    94: _pattern,
    95: _wide_pen,
}
