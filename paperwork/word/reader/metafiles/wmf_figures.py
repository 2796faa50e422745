"""Records of WMF that draw figures: lines, polygons, boxes, ellipses and arcs. Their numbers stand last first."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from functools import partial

from ..shapes.paths import Point
from . import figures
from .device import colour_of
from .emf_figures import MOST_COUNTED
from .figures import ArcKind
from .player import Player


def _points(record: bytes, at: int, count: int) -> list[Point]:
    values = struct.unpack_from(f"<{count * 2}h", record, at)
    return list(zip(values[::2], values[1::2], strict=True))


def _polygon(player: Player, record: bytes, closed: bool) -> None:
    figures.polygon(player, _points(record, 2, struct.unpack_from("<H", record)[0]), closed)


def _polygons(player: Player, record: bytes) -> None:
    (runs,) = struct.unpack_from("<H", record)
    counts = struct.unpack_from(f"<{runs}H", record, 2)
    if sum(counts) > MOST_COUNTED:
        raise ValueError
    parted, at = [], 2 + 2 * runs
    for count in counts:
        parted.append(_points(record, at, count))
        at += 4 * count
    figures.polygons(player, parted)


def _move(player: Player, record: bytes) -> None:
    y, x = struct.unpack_from("<hh", record)
    player.move_to(x, y)


def _line(player: Player, record: bytes) -> None:
    y, x = struct.unpack_from("<hh", record)
    player.draw_to([(x, y)])


def _box(record: bytes, at: int = 0) -> figures.Box:
    bottom, right, top, left = struct.unpack_from("<4h", record, at)
    return left, top, right, bottom


def _ellipse(player: Player, record: bytes) -> None:
    figures.ellipse(player, _box(record))


def _rectangle(player: Player, record: bytes) -> None:
    figures.rectangle(player, _box(record))


def _rounded(player: Player, record: bytes) -> None:
    high, wide = struct.unpack_from("<hh", record)
    figures.rounded(player, _box(record, 4), wide, high)


def _arc(player: Player, record: bytes, kind: ArcKind) -> None:
    y2, x2, y1, x1 = struct.unpack_from("<4h", record)
    figures.arc(player, _box(record, 8), (x1, y1), (x2, y2), kind)


def _dot(player: Player, record: bytes) -> None:
    colour, y, x = struct.unpack_from("<Ihh", record)
    player.fill_box(player.box(x, y, 1, 1), colour_of(colour))


RECORDS: Mapping[int, Callable[[Player, bytes], None]] = {
    0x0213: _line,
    0x0214: _move,
    0x0324: partial(_polygon, closed=True),
    0x0325: partial(_polygon, closed=False),
    0x0418: _ellipse,
    0x041B: _rectangle,
    0x041F: _dot,
    0x0538: _polygons,
    0x061C: _rounded,
    0x0817: partial(_arc, kind="arc"),
    0x081A: partial(_arc, kind="pie"),
    0x0830: partial(_arc, kind="chord"),
}
