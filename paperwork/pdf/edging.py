"""What stands around a page's text and is no part of it: page borders, rules between columns, numbers beside lines.

In: a page's set-up and what was put on it. Out: what to draw, outside the tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from paperwork.model.look import Line as Border
from paperwork.model.look import LineNumbers, PageSetup

from .flow import Filled
from .fonts import Fonts
from .inks import ink_of
from .ops import Op, Stroke, Words
from .paragraphs import LaidParagraph

RULE = Border(0.5)
SIDES = ("top", "right", "bottom", "left")


def page_borders(setup: PageSetup, *, first: bool) -> Iterator[Op]:
    """The frame of a page, where its section has one; `first` says that it is the section's first page."""
    borders = setup.borders or {}
    if not borders or setup.borders_on == ("not_first" if first else "first"):
        return
    left, top, right, bottom = _frame(setup)
    ends = {
        "top": (left, top, right, top),
        "right": (right, top, right, bottom),
        "bottom": (left, bottom, right, bottom),
        "left": (left, top, left, bottom),
    }
    for side in SIDES:
        if side in borders:
            yield Stroke(*ends[side], borders[side])


def _frame(setup: PageSetup) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a page's frame."""
    top, right, bottom, left = (_space(setup, side) for side in SIDES)
    if setup.borders_from == "page":
        return left, top, setup.width - right, setup.height - bottom
    return (
        setup.left - left,
        abs(setup.top) - top,
        setup.width - setup.right + right,
        setup.height - abs(setup.bottom) + bottom,
    )


def _space(setup: PageSetup, side: str) -> float:
    line = (setup.borders or {}).get(side)
    return line.space + line.width / 2 if line else 0.0


def column_rules(columns: list[tuple[float, float]], top: float, bottom: float) -> Iterator[Op]:
    """A line in the middle between each two columns, given by left edge and width."""
    for (left, width), (following, _) in pairwise(columns):
        middle = (left + width + following) / 2
        yield Stroke(middle, top, middle, bottom, RULE)


class LineCounter(Struct):
    """Counts the lines of the text, section after section; those in tables and of notes do not count."""

    fonts: Fonts
    count: int = 0

    def begin(self, numbers: LineNumbers | None, *, page: bool) -> None:
        """Start a page, or else a section."""
        if numbers is not None and numbers.restart == ("page" if page else "section"):
            self.count = numbers.first - 1

    def beside(self, filled: Filled, numbers: LineNumbers | None, x: float, y: float) -> Iterator[Op]:
        """The numbers of the lines in a column whose text starts there."""
        if numbers is None:
            return
        for down, item in filled.placed:
            if isinstance(item, LaidParagraph) and not item.look.uncounted:
                yield from self._paragraph(item, numbers, x, y + down)

    def _paragraph(self, item: LaidParagraph, numbers: LineNumbers, x: float, y: float) -> Iterator[Op]:
        ink = ink_of(item.look.mark, self.fonts)
        for baseline in item.baselines:
            self.count += 1
            if self.count % max(numbers.every, 1) == 0:
                text = str(self.count)
                width = sum(ink.face.widths.get(ord(digit), 0.0) for digit in text) * ink.size / 1000
                yield Words(x - numbers.distance - width, y + baseline, text, ink, None, width)
