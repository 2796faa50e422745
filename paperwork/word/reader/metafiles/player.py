"""Plays the records of a metafile: the state they set, the path they gather, and what they put on the easel.

Both kinds of metafile, and EMF+ too, play on this; where their records differ, their own tables know.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct, field

from paperwork.model.blocks import Outline
from paperwork.model.look import Line

from ..shapes.paths import Point, Step, applied
from .bitmaps import Dib
from .clips import Clip, Corners, bounds_of
from .device import STOCK, Brush, Font, Pen, State, Tool
from .easel import Easel

_MOST_SAVED, _MOST_TOOLS = 256, 65_536
_NOTHING, _BLACK, _WHITE = 11, 1, 16
_THICKEST = 2000.0
# The thinnest lines: one dot of the device, but never so thin that they are not seen, nor thicker than on a screen.
_HAIR, _DOT = 0.25, 0.75
T = TypeVar("T")


class Held(Struct, frozen=True):
    """A mask that the next bitmap in its box may be seen through."""

    box: Corners
    dib: Dib
    crop: Corners


class Player(Struct):
    """A metafile being played. `path` is what records gather between the beginning and the end of a path."""

    easel: Easel
    state: State
    whole: Clip
    saved: list[State] = field(default_factory=list)
    tools: dict[int, Tool] = field(default_factory=dict)
    path: list[Step] | None = None
    gathered: list[Step] = field(default_factory=list)
    mask: Held | None = None

    def point(self, x: float, y: float) -> Point:
        """A place of the metafile's own units in points."""
        return applied(self.state.matrix, (x, y))

    def box(self, x: float, y: float, width: float, height: float) -> Corners:
        """A box of the metafile's own units in points; that round it, where it is turned."""
        return bounds_of([self.point(x, y), self.point(x + width, y), self.point(x, y + height), self.point(x + width, y + height)])  # noqa: E501 # fmt: skip

    @property
    def scale(self) -> float:
        """How many points a unit has, on the whole."""
        a, b, c, d, _, _ = self.state.matrix
        return math.sqrt(abs(a * d - b * c))

    def save(self) -> None:
        """Keep the state, to be brought back later."""
        if len(self.saved) < _MOST_SAVED:
            self.saved.append(copy.copy(self.state))

    def restore(self, back: int) -> None:
        """Bring a state back: the one saved last is -1, the one saved first 1."""
        at = len(self.saved) + back if back < 0 else back - 1
        if 0 <= at < len(self.saved):
            self.state = copy.copy(self.saved[at])
            del self.saved[at:]

    def keep(self, number: int, tool: Tool) -> None:
        """Put a tool into the table."""
        if len(self.tools) < _MOST_TOOLS:
            self.tools[number] = tool

    def select(self, number: int) -> None:
        """Take a tool up: one of the table, or one that every machine has."""
        tool = STOCK.get(number & 0x7FFFFFFF) if number & 0x80000000 else self.tools.get(number)
        match tool:
            case Pen():
                self.state.pen = tool
            case Brush():
                self.state.brush = tool
            case Font():
                self.state.font = tool

    def moved(self) -> None:
        """Note that the window, the viewport or the world has changed."""
        self.state.known = None

    def line(self) -> Line | None:
        """The pen's line in points; none where it draws nothing."""
        pen = self.state.pen
        if not pen.colour:
            return None
        width = pen.width * self.scale
        # A width that is no number is no wider either.
        width = min(width, _THICKEST) if width > self.state.hair else self.state.hair
        return Line(round(width, 3), self._mixed(pen.colour), pen.pattern)

    def _mixed(self, colour: str) -> str:
        return {_BLACK: "#000000", _WHITE: "#ffffff"}.get(self.state.mixing, colour)

    def figure(self, steps: list[Step], filled: bool, stroked: bool = True) -> None:
        """Draw a figure with the pen and the brush; between the ends of a path, make it part of that."""
        if self.path is not None:
            self.easel.points += sum(len(run) for _, run in steps)
            self.path += steps if not self.easel.full else []
        elif self.state.mixing != _NOTHING:
            fill = self._mixed(self.state.brush.colour) if filled and self.state.brush.colour else ""
            line = self.line() if stroked else None
            even, clear = self.state.even and bool(fill), self.state.brush.opacity if fill else 1.0
            dress = Outline("", fill, line, clear, even=even, rounded=self.state.pen.rounded)
            self.easel.outline(steps, self.state.clip, dress)

    def may_look(self, dib: Dib) -> bool:
        """Whether the pixels of a bitmap may be looked at one by one."""
        return self.easel.may_look(dib.size[0] * dib.size[1])

    def fill_box(self, box: Corners, colour: str) -> None:
        """Fill a box in points."""
        left, top, right, bottom = box
        steps: list[Step] = [("M", ((left, top),)), ("L", ((right, top), (right, bottom), (left, bottom))), ("Z", ())]
        self.easel.outline(steps, self.state.clip, Outline("", colour))

    def draw_to(self, points: Iterable[Point], curved: bool = False) -> None:
        """Draw on from where the pen is, in lines or in curves of three points each, and leave it at the end."""
        given = list(points)
        if curved:
            given = given[: len(given) // 3 * 3]
        if not given:
            return
        run = tuple(self.point(*one) for one in given)
        begun = [("M", (self.point(*self.state.at),))] if not self.path or self.path[-1][0] == "Z" else []
        self.figure([*begun, *steps_of(run, curved)], filled=False)
        self.state.at = given[-1]

    def move_to(self, x: float, y: float) -> None:
        """Put the pen down somewhere."""
        self.state.at = (x, y)
        if self.path is not None:
            self.path.append(("M", (self.point(x, y),)))


def hair(dot: float) -> float:
    """The width in points of the thinnest line, where a dot of the device is so wide."""
    return min(max(abs(dot), _HAIR), _DOT)


def steps_of(points: tuple[Point, ...], curved: bool = False) -> list[Step]:
    """Straight lines or curves through points, without a move to the first."""
    if not curved:
        return [("L", points)]
    return [("C", points[at : at + 3]) for at in range(0, len(points) - 2, 3)]
