"""Drawings of an office program laid out: their words set in type over all that they show besides.

In: a drawing's parts, measured from its corner. Out: a `LaidDrawing` that stands in the text, or floats.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from paperwork.model.blocks import DrawnPart, Picture
from paperwork.model.look import PictureLook

from .flow import Filled, Laid, Whole
from .ops import Art, Sheet
from .places import left_of, on_page
from .tags import Elem
from .turned import LaidTurned

# Words that would have less room than this for their lines are set as text.
LEAST_ROOM = 14.0


class PlacedWords(Struct, frozen=True):
    """Words set in type, and where they stand in their drawing."""

    x: float
    y: float
    words: Filled | LaidTurned

    @property
    def items(self) -> Iterator[Laid]:
        """The words as things of a column."""
        filled = self.words.filled if isinstance(self.words, LaidTurned) else self.words
        return (item for _, item in filled.placed)

    @property
    def notes(self) -> tuple[str, ...]:
        """The ids of the footnotes that they refer to."""
        return tuple(note for item in self.items for note in item.notes)

    @property
    def bottom(self) -> float:
        """How far down they reach."""
        return self.y + self.words.height


def is_pictured(part: DrawnPart) -> bool:
    """Whether a picture stands in a part that is more than its decoration."""
    return part.picture is not None and not (part.picture.look and part.picture.look.decorative)


def room_of(part: DrawnPart) -> float:
    """How wide lines may be in a part: along its height, where they are turned."""
    top, right, bottom, left = part.insets
    return part.height - top - bottom if part.turned else part.width - left - right


def height_of(part: DrawnPart) -> float:
    """How high the lines of a part may stand over each other."""
    top, right, bottom, left = part.insets
    return part.width - left - right if part.turned else part.height - top - bottom


def placed_words(part: DrawnPart, words: Filled) -> PlacedWords:
    """The words of a part inside its insets: at its top, its middle or its foot, or turned a quarter."""
    top, right, bottom, left = part.insets
    if part.turned:
        room = max(part.width - left - right, 1.0), max(part.height - top - bottom, 1.0)
        return PlacedWords(part.x + left, part.y + top, LaidTurned(words, part.turned == "up", *room))
    slack = max(0.0, part.height - top - bottom - words.height)
    down = {"center": slack / 2, "bottom": slack}.get(part.vertical, 0.0)
    return PlacedWords(part.x + left, part.y + top + down, words)


def fitting(part: DrawnPart, words: tuple[PlacedWords, ...]) -> tuple[tuple[PlacedWords, ...], float]:
    """The words of a part that is as high as they are, and its height."""
    top, _, bottom, _ = part.insets
    moved = tuple(PlacedWords(placed.x, part.y + top, placed.words) for placed in words)
    return moved, max((placed.bottom for placed in moved), default=part.y + top) + bottom


class LaidDrawing(Whole, frozen=True):
    """A drawing with words: `under` is all of it that is no words, `elem` the figure that this makes, if any.

    `look` says how far to the right it stands, unless that is settled.
    """

    under: Picture
    words: tuple[PlacedWords, ...]
    width: float
    room: float
    elem: Elem | None = None
    look: PictureLook | None = None

    @property
    def look_of_it(self) -> PictureLook:
        """How it stands on its page."""
        return self.look or PictureLook()

    @property
    def wide(self) -> float:
        """The drawing's width."""
        return self.width

    @property
    def height(self) -> float:
        """As high as it is drawn, or as its words reach."""
        return max([self.under.height, *(words.bottom for words in self.words)])

    @property
    def least(self) -> float:
        """It is whole."""
        return self.height

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw it in the column, or at its place."""
        if self.look is not None and self.look.floating:
            x = on_page(left_of(self.look, self.width, x, self.room, sheet), self.width, sheet.width)
        elif self.look is not None:
            slack = self.room - self.width
            x += {"center": slack / 2, "right": slack}.get(self.look.align, self.look.left)
        sheet.add(Art(x, y, self.under.width, self.under.height, self.under, self.elem))
        for placed in self.words:
            placed.words.place(x + placed.x, y + placed.y, sheet)
