"""Frames laid out: paragraphs that stand beside the text, or between its lines.

In: what stands in a frame, and the frame's look. Out: a `LaidAside`. Limits: a frame is never lower than its text, and
one that is higher than a page is set in the text.
"""

from __future__ import annotations

from paperwork.model.blocks import Block, Heading, ListItem, Opaque, Paragraph, Picture, Table
from paperwork.model.look import FrameLook, PictureLook

from .flow import Filled, Laid, Whole, stack
from .ops import Sheet
from .pictures import LaidFloat
from .places import left_of, on_page
from .spans import Context
from .table_words import words_of


class LaidAside(Whole, frozen=True):
    """Things one under another, so wide and so high, at a place in a column that is `room` wide."""

    content: Filled
    wide: float
    height: float
    room: float
    look_of_it: PictureLook

    @property
    def least(self) -> float:
        """It is whole."""
        return self.height

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw it as far to the right as its look says."""
        left = on_page(left_of(self.look_of_it, self.wide, x, self.room, sheet), self.wide, sheet.width)
        self.content.place(left, y, sheet)


def longest_line(blocks: tuple[Block, ...], context: Context) -> float:
    """The width of some blocks' longest line, with the pictures in it."""
    return max([1.0, *(words_of((block,), context)[1] + _pictured(block) for block in blocks)])


def _pictured(block: Block) -> float:
    """The width of the pictures that stand in a line."""
    spans = block.spans if isinstance(block, Paragraph | Heading | ListItem) else ()
    shown = [span.picture for span in spans if span.picture]
    return sum(picture.width for picture in shown if not (picture.look and picture.look.floating))


def frame_of(block: Block) -> FrameLook | None:
    """The frame that a block stands in."""
    return block.look.frame if isinstance(block, Paragraph | Heading | ListItem) and block.look else None


def framed(laid: list[Laid], frame: FrameLook, wide: float, room: float, most: float) -> list[Laid]:
    """What was laid out for a frame, as it stands in a column that is `room` wide."""
    content = stack(laid)
    high = max(content.height - (content.last.after if content.last else 0.0), frame.height)
    notes = tuple(content.notes)
    if frame.place.wrap == "none":
        return [
            LaidFloat(content=content, size=(wide, high), look=frame.place, width=room, inset=(0.0, 0.0), notes=notes)
        ]
    return laid if high > most else [LaidAside(content, wide, high, room, frame.place, notes=notes)]


def keeps_clear(block: Block) -> bool:
    """Whether text has to keep clear of something that is anchored in a block, or of the block."""
    match block:
        case Paragraph() | Heading() | ListItem():
            pictures = (span.picture for span in block.spans if span.picture)
            return bool(block.look and block.look.frame) or any(_wraps(picture.look) for picture in pictures)
        case Picture() | Opaque():
            return _wraps(block.look)
        case Table():
            return bool(block.look and block.look.floating)
    return False


def _wraps(look: PictureLook | None) -> bool:
    return look is not None and look.floating and look.wrap != "none"
