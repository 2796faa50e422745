"""What a metafile draws with: pens, brushes and fonts, and the state that its records set, save and bring back.

Lengths are in the metafile's own units; `State.matrix` puts them into points from the drawing's top left corner.
"""

from __future__ import annotations

import math
from typing import Literal

from msgspec import Struct

from ..shapes.paths import SAME, Matrix, after
from .clips import Clip

Pattern = Literal["single", "double", "dashed", "dotted"]
_DASHES: dict[int, Pattern] = {1: "dashed", 2: "dotted", 3: "dashed", 4: "dashed", 7: "dashed", 8: "dotted"}
_NO_PEN = 5
# Units of the mapping modes in inches: tenths and hundredths of a millimetre, of an inch, and twentieths of a point.
_FIXED = {2: 1 / 254, 3: 1 / 2540, 4: 1 / 100, 5: 1 / 1000, 6: 1 / 1440}
_AS_IT_IS, _ALIKE, _FREE = 1, 7, 8


class Pen(Struct, frozen=True):
    """A line's colour (empty for none), width and pattern; its ends and corners."""

    colour: str = "#000000"
    width: float = 0.0
    pattern: Pattern = "single"
    rounded: bool = True


class Brush(Struct, frozen=True):
    """What areas are filled with; no colour for nothing."""

    colour: str = "#ffffff"
    opacity: float = 1.0


class Font(Struct, frozen=True):
    """A font. A height below nothing is the type's, one above it the whole line's; `degrees` run anticlockwise."""

    name: str = "Arial"
    height: float = -12.0
    width: float = 0.0
    degrees: float = 0.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    charset: int = 0


class Unused(Struct, frozen=True):
    """A palette or a region, which draws nothing."""


Tool = Pen | Brush | Font | Unused
STOCK: dict[int, Tool] = {
    0: Brush("#ffffff"), 1: Brush("#c0c0c0"), 2: Brush("#808080"), 3: Brush("#404040"), 4: Brush("#000000"),
    5: Brush(""), 6: Pen("#ffffff"), 7: Pen(), 8: Pen(""), 10: Font("Courier New"), 11: Font("Courier New"), 12: Font(),
    13: Font(), 14: Font(), 16: Font("Courier New"), 17: Font("Tahoma"), 18: Brush(), 19: Pen(),
}  # fmt: skip


class State(Struct):
    """The state of the device. `sheet` puts the device's own units into points; `inch` is how many of them an inch has.

    Where `fills` is said, the window on the drawing is always spread over all of it, whatever the viewport says. `hair`
    is the width of the thinnest line in points.
    """

    clip: Clip
    sheet: Matrix = SAME
    inch: tuple[float, float] = (96.0, 96.0)
    fills: tuple[float, float] | None = None
    hair: float = 0.5
    pen: Pen = Pen()
    brush: Brush = Brush()
    font: Font = Font()
    colour: str = "#000000"
    back: str = "#ffffff"
    opaque: bool = True
    align: int = 0
    even: bool = True
    mixing: int = 13
    clockwise: bool = False
    at: tuple[float, float] = (0.0, 0.0)
    world: Matrix = SAME
    mode: int = _AS_IT_IS
    window: tuple[float, float] = (0.0, 0.0)
    window_size: tuple[float, float] = (1.0, 1.0)
    viewport: tuple[float, float] = (0.0, 0.0)
    viewport_size: tuple[float, float] = (1.0, 1.0)
    known: Matrix | None = None

    @property
    def matrix(self) -> Matrix:
        """What puts a place of the metafile's own units into points."""
        if self.known is None:
            self.known = after(self.world, after(self._page(), self.sheet))
        return self.known

    def _page(self) -> Matrix:
        across, down = self._scale()
        x, y = (0.0, 0.0) if self.fills else self.viewport
        return across, 0.0, 0.0, down, x - self.window[0] * across, y - self.window[1] * down

    def _scale(self) -> tuple[float, float]:
        if self.fills:
            return self.fills[0] / (self.window_size[0] or 1.0), self.fills[1] / (self.window_size[1] or 1.0)
        if self.mode in _FIXED:
            return self.inch[0] * _FIXED[self.mode], -self.inch[1] * _FIXED[self.mode]
        if self.mode not in (_ALIKE, _FREE):
            return 1.0, 1.0
        across = self.viewport_size[0] / (self.window_size[0] or 1.0)
        down = self.viewport_size[1] / (self.window_size[1] or 1.0)
        if self.mode == _ALIKE:
            least = min(abs(across), abs(down))
            return math.copysign(least, across), math.copysign(least, down)
        return across, down


def colour_of(value: int, usual: str = "#000000") -> str:
    """A colour as metafiles write it (red in the lowest byte); what names a place in a palette is the usual one."""
    if value >> 24 == 1:
        return usual
    return f"#{value & 255:02x}{value >> 8 & 255:02x}{value >> 16 & 255:02x}"


def pen_of(style: int, width: float, colour: str) -> Pen:
    """A pen of a style, as the published formats number them."""
    kind = style & 15
    rounded = not style & 0x0F00 and not style & 0xF000
    return Pen("" if kind == _NO_PEN else colour, abs(width), _DASHES.get(kind, "single"), rounded)
