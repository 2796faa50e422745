"""Records of EMF that gather a path, and draw it or see through it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from functools import partial

from ..shapes.paths import Path, Step
from .clips import Corners, bounds_of
from .player import Player

_COPY, _INTERSECT = 5, 1
_ALIKE = 0.01


def _begin(player: Player, _: bytes) -> None:
    player.path, player.gathered = [], []


def _end(player: Player, _: bytes) -> None:
    player.gathered, player.path = player.path or [], None


def _close(player: Player, _: bytes) -> None:
    if player.path:
        player.path.append(("Z", ()))


def _drop(player: Player, _: bytes) -> None:
    player.gathered, player.path = [], None


def _draw(player: Player, _: bytes, filled: bool, stroked: bool) -> None:
    steps, player.gathered, player.path = player.gathered, [], None
    player.figure(steps, filled, stroked)


def _see_through(player: Player, record: bytes) -> None:
    (how,) = struct.unpack_from("<I", record, 8)
    steps, player.gathered = player.gathered, []
    if how == _COPY:
        player.state.clip = player.whole
    if steps and how in (_COPY, _INTERSECT):
        box, clip = box_of(steps), player.state.clip
        player.state.clip = clip.within(box) if box else clip.through(Path(tuple(steps)).data)


def box_of(steps: list[Step]) -> Corners | None:
    """The box that a path goes round, where it goes round one and nothing else."""
    points = [point for letter, run in steps for point in run if letter in "ML"]
    if any(letter == "C" for letter, _ in steps) or [letter for letter, _ in steps].count("M") != 1:
        return None
    box = bounds_of(points)
    corners = {(round(x / _ALIKE), round(y / _ALIKE)) for x, y in points}
    edges = {(round(x / _ALIKE), round(y / _ALIKE)) for x in box[::2] for y in box[1::2]}
    return box if corners == edges and len(points) in (4, 5) else None


RECORDS: Mapping[int, Callable[[Player, bytes], None]] = {
    59: _begin,
    60: _end,
    61: _close,
    62: partial(_draw, filled=True, stroked=False),
    63: partial(_draw, filled=True, stroked=True),
    64: partial(_draw, filled=False, stroked=True),
    67: _see_through,
    68: _drop,
}
