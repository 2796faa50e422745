"""The device of EMF+: its objects, its world and page, what is saved, and the records that change them."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct, field

from ..shapes.paths import SAME, Matrix, Path, Step, after, applied
from .clips import Corners, bounds_of
from .device import Brush, Pen, State
from .emf_paths import box_of
from .player import Player
from .plus_objects import READERS, PlusObject, PlusPath, brush_of_colour

_GOES_ON, _COLOUR, _PREPENDED = 0x8000, 0x8000, 0x2000
_REPLACE, _INTERSECT = 0, 1
_MOST_OBJECT, _MOST_SAVED = 100_000_000, 256
# How many dots a unit of the page has, by its number: points, inches, 1/300 of an inch, millimetres.
_UNITS = {3: 96 / 72, 4: 96.0, 5: 96 / 300, 6: 96 / 25.4}
Kept = tuple[State, Matrix, float]


class Plus(Struct):
    """The device, and the player that draws for it. `page` is how many dots a unit has."""

    player: Player
    world: Matrix = SAME
    page: float = 1.0
    objects: dict[int, PlusObject] = field(default_factory=dict)
    saved: dict[int, Kept] = field(default_factory=dict)
    waiting: bytes = b""

    def settle(self) -> None:
        """Let the player measure as the world and the page say."""
        self.player.state.world = after(self.world, (self.page, 0.0, 0.0, self.page, 0.0, 0.0))
        self.player.moved()

    def brush(self, value: int, flags: int) -> Brush:
        """The brush that a record names, or that it brings as a colour."""
        found = brush_of_colour(value) if flags & _COLOUR else self.objects.get(value & 0xFF)
        return found if isinstance(found, Brush) else Brush("")

    def fill(self, brush: Brush, draw: Callable[[], None]) -> None:
        """Draw something with a brush and no pen."""
        self.player.state.brush, self.player.state.pen = brush, Pen("")
        draw()

    def stroke(self, number: int, draw: Callable[[], None]) -> None:
        """Draw something with a pen and no brush."""
        pen = self.objects.get(number & 0xFF)
        self.player.state.brush = Brush("")
        self.player.state.pen = pen if isinstance(pen, Pen) else Pen()
        draw()

    def path(self, number: int) -> list[Step]:
        """The steps of a path among the objects, in points."""
        path = self.objects.get(number & 0xFF)
        return steps_of(path, self.player.state.matrix) if isinstance(path, PlusPath) else []


PlusRecord = Callable[[Plus, int, bytes], None]


def steps_of(path: PlusPath, matrix: Matrix) -> list[Step]:
    """A path of points with kinds as steps, moved by a matrix."""
    steps: list[Step] = []
    waiting: list[tuple[float, float]] = []
    for point, kind in zip(path.points, path.kinds, strict=False):
        waiting.append(applied(matrix, point))
        if kind & 7 == 3 and len(waiting) < 3:
            continue
        steps.append(({0: "M", 3: "C"}.get(kind & 7, "L"), tuple(waiting)))
        waiting = []
        if kind & 0x80:
            steps.append(("Z", ()))
    return steps


def _object(plus: Plus, flags: int, data: bytes) -> None:
    """Read an object; one that goes on in further records says its whole size first."""
    if flags & _GOES_ON:
        plus.waiting = (plus.waiting + data[4:])[:_MOST_OBJECT]
        (whole,) = struct.unpack_from("<I", data)
        if len(plus.waiting) < whole:
            return
        data = b""
    data, plus.waiting = plus.waiting + data, b""
    reader = READERS.get(flags >> 8 & 0x7F)
    plus.objects.pop(flags & 0xFF, None)
    if reader:
        plus.objects[flags & 0xFF] = reader(data)


def _set_world(plus: Plus, _: int, data: bytes) -> None:
    plus.world = struct.unpack_from("<6f", data)
    plus.settle()


def _reset_world(plus: Plus, _: int, __: bytes) -> None:
    plus.world = SAME
    plus.settle()


def _change(plus: Plus, flags: int, data: bytes, matrix: Callable[[bytes], Matrix]) -> None:
    """Change the world by a matrix, before what it does by now or after."""
    new = matrix(data)
    plus.world = after(plus.world, new) if flags & _PREPENDED else after(new, plus.world)
    plus.settle()


def _given(data: bytes) -> Matrix:
    return struct.unpack_from("<6f", data)


def _shift(data: bytes) -> Matrix:
    return 1.0, 0.0, 0.0, 1.0, *struct.unpack_from("<2f", data)


def _scaling(data: bytes) -> Matrix:
    across, down = struct.unpack_from("<2f", data)
    return across, 0.0, 0.0, down, 0.0, 0.0


def _turn(data: bytes) -> Matrix:
    angle = math.radians(struct.unpack_from("<f", data)[0])
    return math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), 0.0, 0.0


def _page(plus: Plus, flags: int, data: bytes) -> None:
    # LibreOffice writes no scale here.
    (scale,) = struct.unpack_from("<f", data) if data else (1.0,)
    plus.page = (scale or 1.0) * _UNITS.get(flags & 0xFF, 1.0)
    plus.settle()


def _save(plus: Plus, _: int, data: bytes) -> None:
    (number,) = struct.unpack_from("<I", data)
    if len(plus.saved) < _MOST_SAVED:
        plus.player.save()
        plus.saved[number] = (plus.player.saved.pop(), plus.world, plus.page)


def _restore(plus: Plus, _: int, data: bytes) -> None:
    kept = plus.saved.pop(struct.unpack_from("<I", data)[0], None)
    if kept:
        plus.player.state, plus.world, plus.page = kept
        plus.settle()


def _all_seen(plus: Plus, _: int, __: bytes) -> None:
    plus.player.state.clip = plus.player.whole


def _clip(plus: Plus, flags: int, box: Corners | None, path: list[Step]) -> None:
    how, state = flags >> 8 & 15, plus.player.state
    if how == _REPLACE:
        state.clip = plus.player.whole
    if how in (_REPLACE, _INTERSECT):
        state.clip = state.clip.within(box) if box else state.clip.through(Path(tuple(path)).data)


def _clip_box(plus: Plus, flags: int, data: bytes) -> None:
    _clip(plus, flags, plus.player.box(*struct.unpack_from("<4f", data)), [])


def _clip_path(plus: Plus, flags: int, _: bytes) -> None:
    if steps := plus.path(flags):
        _clip(plus, flags, box_of(steps), steps)


def _cleared(plus: Plus, _: int, data: bytes) -> None:
    brush = brush_of_colour(struct.unpack_from("<I", data)[0])
    if brush.colour and brush.opacity == 1.0:
        plus.player.fill_box(bounds_of([plus.player.whole.box[:2], plus.player.whole.box[2:]]), brush.colour)


RECORDS: Mapping[int, PlusRecord] = {
    0x4008: _object,
    0x4009: _cleared,
    0x4025: _save,
    0x4026: _restore,
    0x4028: _save,
    0x4029: _restore,
    0x402A: _set_world,
    0x402B: _reset_world,
    0x402C: partial(_change, matrix=_given),
    0x402D: partial(_change, matrix=_shift),
    0x402E: partial(_change, matrix=_scaling),
    0x402F: partial(_change, matrix=_turn),
    0x4030: _page,
    0x4031: _all_seen,
    0x4032: _clip_box,
    0x4033: _clip_path,
}
