"""Text that runs up or down its cell: laid out along the cell's height, then turned a quarter."""

from __future__ import annotations

from msgspec.structs import replace

from .flow import Filled, Whole
from .ops import Sheet, Turned
from .paragraphs import LaidParagraph

LONGEST = 180.0


class LaidTurned(Whole, frozen=True):
    """Things laid out for a length, to be drawn turned in a cell of that width."""

    filled: Filled
    up: bool
    width: float
    height: float

    @property
    def least(self) -> float:
        """It is whole."""
        return self.height

    def cut(self) -> LaidTurned:
        """No longer than its longest line."""
        lines = [line.width for _, item in self.filled.placed if isinstance(item, LaidParagraph) for line in item.lines]
        return replace(self, height=min(self.height, max(lines, default=0.0) + 1.0))

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw it, in the middle of the cell's width."""
        inner = Sheet(self.height, 0.0)
        self.filled.place(0.0, 0.0, inner)
        slack = max(0.0, (self.width - self.filled.height) / 2)
        corner = (x + slack, y + self.height) if self.up else (x + self.width - slack, y)
        sheet.add(*(target for target in inner.targets))
        sheet.add(Turned(*corner, self.up, inner))
