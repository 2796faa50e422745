"""Pieces of a drawing, and how they become a block once the words inside them are read."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Block, DrawnPart, Heading, ListItem, Paragraph

from ..values import Element

_INVISIBLE = frozenset({"", "#000000"})


class Piece(Struct, frozen=True):
    """A part of a drawing, and where its words stand in the file, if they are not read yet.

    `words` is the colour of words that have none of their own.
    """

    part: DrawnPart
    content: Element | None = None
    words: str = ""

    @property
    def has_words(self) -> bool:
        """Whether there are words in it, or may be."""
        return self.content is not None or bool(self.part.blocks or self.part.chain)


Reader = Callable[[float, Element], tuple[Block, ...]]


def opened(pieces: tuple[Piece, ...], read: Reader) -> tuple[DrawnPart, ...]:
    """The parts of a drawing with their words read; `read` takes a width and the element of the words."""
    return tuple(_opened(piece, read) for piece in pieces)


def _opened(piece: Piece, read: Reader) -> DrawnPart:
    if piece.content is None:
        return piece.part
    part = piece.part
    width = part.height if part.turned else part.width
    blocks = read(max(width - part.insets[1] - part.insets[3], 12.0), piece.content)
    return replace(part, blocks=tuple(_coloured(block, _ink(piece)) for block in blocks))


def _ink(piece: Piece) -> str:
    """The colour of words without one: the shape's own, or white on a dark fill."""
    fill = next((outline.fill for outline in piece.part.outlines if outline.fill and outline.opacity > 0.5), "")
    if piece.words:
        return piece.words
    if not fill:
        return ""
    red, green, blue = (int(fill[at : at + 2], 16) for at in (1, 3, 5))
    return "#ffffff" if 0.299 * red + 0.587 * green + 0.114 * blue < 100 else ""


def _coloured(block: Block, ink: str) -> Block:
    if ink in _INVISIBLE or not isinstance(block, Paragraph | Heading | ListItem):
        return block
    spans = tuple(
        replace(span, look=replace(span.look, colour=ink)) if span.look and not span.look.colour else span
        for span in block.spans
    )
    return replace(block, spans=spans)


def words_of(parts: tuple[DrawnPart, ...]) -> tuple[Block, ...]:
    """All blocks of some parts, in order."""
    return tuple(block for part in parts for block in part.blocks)
