"""Records of EMF that draw figures: lines, polygons and curves (places of 16 bits too), boxes, arcs, gradients."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from functools import partial

from ..shapes.paths import Path, Point
from . import figures
from .device import colour_of
from .emf_state import boxes_of, outline_of
from .figures import ArcKind
from .player import Player

_BANDS = 32
MOST_COUNTED = 500_000
_MOVE, _LINE, _CURVE, _CLOSES = 6, 2, 4, 1


def _points(record: bytes, at: int, count: int, short: bool) -> list[Point]:
    values = struct.unpack_from(f"<{_count(record, count) * 2}{'h' if short else 'i'}", record, at)
    return list(zip(values[::2], values[1::2], strict=True))


def _count(record: bytes, count: int) -> int:
    """A count that a record may say; more than it has room for makes no sense, and more than enough is too much."""
    if count > min(len(record), MOST_COUNTED):
        raise ValueError
    return count


def _given(record: bytes, short: bool) -> list[Point]:
    return _points(record, 28, struct.unpack_from("<I", record, 24)[0], short)


def _polygon(player: Player, record: bytes, closed: bool, short: bool) -> None:
    figures.polygon(player, _given(record, short), closed)


def _polygons(player: Player, record: bytes, closed: bool, short: bool) -> None:
    runs, total = struct.unpack_from("<II", record, 24)
    counts = struct.unpack_from(f"<{_count(record, runs)}I", record, 32)
    points = _points(record, 32 + 4 * runs, _count(record, min(total, sum(counts))), short)
    parted, at = [], 0
    for count in counts:
        parted.append(points[at : at + count])
        at += count
    figures.polygons(player, parted, closed)


def _curves(player: Player, record: bytes, short: bool) -> None:
    figures.curve(player, _given(record, short))


def _draw_to(player: Player, record: bytes, curved: bool, short: bool) -> None:
    player.draw_to(_given(record, short), curved)


def _mixed_run(player: Player, record: bytes, short: bool) -> None:
    """Lines and curves, each point with its kind."""
    points = _given(record, short)
    kinds = record[28 + (4 if short else 8) * len(points) :]
    waiting: list[Point] = []
    for point, kind in zip(points, kinds, strict=False):
        if kind & 6 == _CURVE:
            waiting = [*waiting, point]
            if len(waiting) == 3:
                player.draw_to(waiting, curved=True)
                waiting = []
        elif kind & 6 == _LINE:
            player.draw_to([point])
        else:
            player.move_to(*point)


def _move(player: Player, record: bytes) -> None:
    player.move_to(*struct.unpack_from("<2i", record, 8))


def _line(player: Player, record: bytes) -> None:
    player.draw_to([struct.unpack_from("<2i", record, 8)])


def _box(record: bytes) -> figures.Box:
    return struct.unpack_from("<4i", record, 8)


def _ellipse(player: Player, record: bytes) -> None:
    figures.ellipse(player, _box(record))


def _rectangle(player: Player, record: bytes) -> None:
    figures.rectangle(player, _box(record))


def _rounded(player: Player, record: bytes) -> None:
    figures.rounded(player, _box(record), *struct.unpack_from("<2i", record, 24))


def _arc(player: Player, record: bytes, kind: ArcKind) -> None:
    x1, y1, x2, y2 = struct.unpack_from("<4i", record, 24)
    figures.arc(player, _box(record), (x1, y1), (x2, y2), kind)


def _angle_arc(player: Player, record: bytes) -> None:
    x, y, radius, start, sweep = struct.unpack_from("<iiIff", record, 8)
    figures.angle_arc(player, (x, y), radius, start, sweep)


def _dot(player: Player, record: bytes) -> None:
    x, y, colour = struct.unpack_from("<iiI", record, 8)
    player.fill_box(player.box(x, y, 1, 1), colour_of(colour))


def _region(player: Player, record: bytes, at: int) -> None:
    """Fill a region with the brush, or with one of the table."""
    brush = player.state.brush
    if at > 28:
        player.select(struct.unpack_from("<I", record, 28)[0])
    path = Path(tuple(step for box in boxes_of(record, at) for step in outline_of(box))).moved(player.state.matrix)
    player.figure(list(path.steps), filled=True, stroked=False)
    player.state.brush = brush


def _gradient(player: Player, record: bytes) -> None:
    corners, count, mode = struct.unpack_from("<III", record, 24)
    known = [struct.unpack_from("<ii4H", record, 36 + 16 * at) for at in range(_count(record, corners))]
    size = 3 if mode == 2 else 2
    for at in range(_count(record, count)):
        chosen = struct.unpack_from(f"<{size}I", record, 36 + 16 * corners + 4 * size * at)
        if max(chosen) < corners and not player.easel.full:
            _shaded(player, [known[one] for one in chosen], down=mode == 1)


def _shaded(player: Player, corners: list[tuple[int, ...]], down: bool) -> None:
    """A box in bands from one corner's colour to the other's; a triangle in the colour between its corners'."""
    if len(corners) == 3:
        brush, pen = player.state.brush, player.state.pen
        player.state.brush, player.state.pen = type(brush)(_colour(corners, 0.5)), type(pen)("")
        figures.polygon(player, [(one[0], one[1]) for one in corners])
        player.state.brush, player.state.pen = brush, pen
        return
    (x1, y1, *_), (x2, y2, *_) = corners
    for band in range(_BANDS):
        start, share = band / _BANDS, 1 - band / _BANDS
        left, top = (x1, y1 + (y2 - y1) * start) if down else (x1 + (x2 - x1) * start, y1)
        wide, high = ((x2 - x1), (y2 - y1) * share) if down else ((x2 - x1) * share, (y2 - y1))
        player.fill_box(player.box(left, top, wide, high), _colour(corners, (band + 0.5) / _BANDS))


def _colour(corners: list[tuple[int, ...]], share: float) -> str:
    first, last = corners[0], corners[-1]
    parts = (int(first[at] + (last[at] - first[at]) * share) >> 8 for at in (2, 3, 4))
    return "#" + "".join(f"{part & 255:02x}" for part in parts)


RECORDS: Mapping[int, Callable[[Player, bytes], None]] = {
    2: partial(_curves, short=False),
    3: partial(_polygon, closed=True, short=False),
    4: partial(_polygon, closed=False, short=False),
    5: partial(_draw_to, curved=True, short=False),
    6: partial(_draw_to, curved=False, short=False),
    7: partial(_polygons, closed=False, short=False),
    8: partial(_polygons, closed=True, short=False),
    15: _dot,
    27: _move,
    41: _angle_arc,
    42: _ellipse,
    43: _rectangle,
    44: _rounded,
    45: partial(_arc, kind="arc"),
    46: partial(_arc, kind="chord"),
    47: partial(_arc, kind="pie"),
    54: _line,
    55: partial(_arc, kind="on"),
    56: partial(_mixed_run, short=False),
    71: partial(_region, at=32),
    72: partial(_region, at=40),
    74: partial(_region, at=28),
    85: partial(_curves, short=True),
    86: partial(_polygon, closed=True, short=True),
    87: partial(_polygon, closed=False, short=True),
    88: partial(_draw_to, curved=True, short=True),
    89: partial(_draw_to, curved=False, short=True),
    90: partial(_polygons, closed=False, short=True),
    91: partial(_polygons, closed=True, short=True),
    92: partial(_mixed_run, short=True),
    118: _gradient,
}
