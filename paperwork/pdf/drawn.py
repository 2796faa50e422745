"""Drawings of an office program: their outlines and words-as-pictures drawn as vectors, their words set in type.

In: a drawing's parts, measured from its corner. Out: marks of a `Drawing`, and a `LaidDrawing` that stands in the text
or floats. All outlines and pictures lie under all words.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from paperwork.model.blocks import DrawnPart, Outline, Picture, WordArt
from paperwork.model.look import PictureLook

from .colours import number
from .flow import Filled, Laid, NoteHeight
from .ops import Art, Sheet
from .places import left_of, on_page
from .svg import Label, Shape
from .svgpath import path_operators
from .tags import Elem
from .transforms import SAME, times, transform
from .turned import LaidTurned
from .vector import text_width

DASHES = {"dashed": "4 3", "dotted": "1 2"}
# How high capitals are and how far their feet hang, in shares of the type size: what fills the box of word art.
CAP, ART_SIZE = 0.73, 100.0
# Words that would have less room than this for their lines are set as text.
LEAST_ROOM = 14.0


def marks_of(part: DrawnPart) -> Iterator[Shape | Label]:
    """What a part shows but for its pictures and its words."""
    for outline in part.outlines:
        yield Shape(path_operators(outline.path), _style(outline), SAME)
    if part.art and part.art.text.strip():
        yield _art(part, part.art)


def _style(outline: Outline) -> dict[str, str]:
    style = {"fill": outline.fill or "none", "stroke": "none", "fill-opacity": number(outline.opacity)}
    if outline.line:
        style |= {"stroke": outline.line.colour, "stroke-width": number(outline.line.width)}
        style |= {"stroke-dasharray": _dashes(outline)} if outline.line.pattern in DASHES else {}
    return style


def _dashes(outline: Outline) -> str:
    width = max(outline.line.width if outline.line else 1.0, 0.5)
    lengths = DASHES[outline.line.pattern if outline.line else "dashed"].split()
    return " ".join(number(float(length) * width) for length in lengths)


def _art(part: DrawnPart, art: WordArt) -> Label:
    """Words stretched to their box's width and height, then turned about its middle."""
    width = text_width(art.text, art.bold, ART_SIZE) or 1.0
    across, down = part.width / width, part.height / (ART_SIZE * CAP)
    fitted = transform(f"scale({across} {down})")
    middle = part.x + part.width / 2, part.y + part.height / 2
    moved = transform(f"translate({part.x} {part.y + part.height})")
    turned = transform(f"rotate({art.degrees} {middle[0]} {middle[1]})")
    style = {"font-size": number(ART_SIZE), "font-weight": "bold" if art.bold else "normal", "fill": art.colour}
    return Label(art.text, 0.0, 0.0, style | {"fill-opacity": number(art.opacity)}, times(times(fitted, moved), turned))


class PlacedWords(Struct, frozen=True):
    """Words set in type, and where they stand in their drawing."""

    x: float
    y: float
    words: Filled | LaidTurned

    @property
    def bottom(self) -> float:
        """How far down they reach."""
        return self.y + self.words.height


def room_of(part: DrawnPart) -> float:
    """How wide lines may be in a part: along its height, where they are turned."""
    top, right, bottom, left = part.insets
    return part.height - top - bottom if part.turned else part.width - left - right


def placed_words(part: DrawnPart, words: Filled) -> PlacedWords:
    """The words of a part inside its insets: at its top, its middle or its foot, or turned a quarter."""
    top, right, bottom, left = part.insets
    if part.turned:
        room = max(part.width - left - right, 1.0), max(part.height - top - bottom, 1.0)
        return PlacedWords(part.x + left, part.y + top, LaidTurned(words, part.turned == "up", *room))
    slack = max(0.0, part.height - top - bottom - words.height)
    down = {"center": slack / 2, "bottom": slack}.get(part.vertical, 0.0)
    return PlacedWords(part.x + left, part.y + top + down, words)


class LaidDrawing(Struct, frozen=True):
    """A drawing with words: `under` is all of it that is no words, `elem` the figure that this makes, if any.

    `look` says how far to the right it stands, where text keeps clear of it.
    """

    under: Picture
    words: tuple[PlacedWords, ...]
    width: float
    room: float
    elem: Elem | None = None
    look: PictureLook | None = None
    before: float = 0.0
    after: float = 0.0
    style: str = ""
    keep_next: bool = False
    break_before: bool = False
    notes: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """As high as it is drawn, or as its words reach."""
        return max([self.under.height, *(words.bottom for words in self.words)])

    @property
    def least(self) -> float:
        """It is whole."""
        return self.height

    def split(self, room: float, note_height: NoteHeight, force: bool) -> tuple[Laid | None, Laid | None]:  # noqa: ARG002
        """It is never parted."""
        return (self, None) if force else (None, self)

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw it in the column, or at its place."""
        if self.look is not None:
            x = on_page(left_of(self.look, self.width, x, self.room, sheet), self.width, sheet.width)
        sheet.add(Art(x, y, self.under.width, self.under.height, self.under, self.elem))
        for placed in self.words:
            placed.words.place(x + placed.x, y + placed.y, sheet)
