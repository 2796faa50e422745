"""Whether the words of a PDF's tags are those of the draft, in the same order.

In: a draft, and a tree read back. Out: where the two part, in words; empty where they agree. White space, signs, the
case of letters and the page numbers that fields show do not count, and scripts that run from right to left are counted
letter by letter, since a PDF holds them in the order in which they are drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct, field

from paperwork.model.blocks import (
    Appendix,
    Block,
    Chart,
    Heading,
    ListItem,
    Opaque,
    Paragraph,
    Region,
    Span,
    Table,
    text_of,
    within,
)
from paperwork.model.paper import Draft

from .numbers import is_page_field
from .tagged import Node

_ANY = "\0"
_MOST_DIGITS = 40
# A long word of hardly any letters is parted where its lines end, and its parts look alike.
_FEW = 3
_INLINE = {"Span", "Link", "Reference"}
_WITH_WORDS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption"}
_AROUND = ".,;:!?()[]'\"‘’“”"
_NO_WORD = re.compile(r"[\W_]+")
_TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def letters(text: str) -> str:
    """A text's letters and digits alone, in one case and without their accents."""
    plain = text.upper().casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
    return _NO_WORD.sub("", plain)


def seen_text(block: Paragraph | Heading | ListItem) -> str:
    """The words of a paragraph that are not hidden."""
    hidden = block.look is not None and block.look.mark.hidden
    return "".join(span.text for span in block.spans if not (span.look.hidden if span.look else hidden))


def difference(draft: Draft, root: Node) -> str:
    """Where the words of the tree leave those of the draft; empty where they do not."""
    expected = [letters(piece) for piece in _Reader(draft).text().split(_ANY)]
    shown = letters("".join(_shown(root)))
    if _TURNED.search(shown):
        if Counter(_TURNED.findall("".join(expected))) != Counter(_TURNED.findall(shown)):
            return "letters of a script that runs from right to left are not all there"
        expected, shown = [_TURNED.sub("", piece) for piece in expected], _TURNED.sub("", shown)
    return _compared(expected, shown)


def joined_words(draft: Draft, root: Node) -> set[str]:
    """Words that the tags run together though white space parts them in the draft: where a line ends, say."""
    known: set[str] = set()
    pairs: set[str] = set()
    for text in _Reader(draft).paragraphs():
        words = [letters(word) for word in text.split()]
        known.update(words)
        pairs.update(one + other for one, other in pairwise(words) if one and other)
    shown = {word for node in root.all() if node.role in _WITH_WORDS for word in "".join(_own(node)).split()}
    said = {letters(word) for word in shown if word.strip(_AROUND).isalnum()}
    return {word for word in (said & pairs) - known if word.isascii() and len(set(word)) > _FEW}


def _own(node: Node) -> Iterator[str]:
    """A paragraph's own words, without those of the blocks and pictures in it."""
    for kid in node.kids:
        if isinstance(kid, str):
            yield kid
        elif kid.role in _INLINE:
            yield from _own(kid)
        else:
            yield " "


def _compared(expected: list[str], shown: str) -> str:
    """Every place where the text may have got to is kept, since a piece may look like the number before it."""
    places, furthest = {0}, 0
    for number, piece in enumerate(expected):
        room = _MOST_DIGITS if number else 0
        places = {end for at in places for end in _ends(piece, shown, at, room)}
        if not places:
            return _parted(piece, shown[furthest:])
        furthest = min(places)
    left = len(shown) - max(places)
    if left <= (_MOST_DIGITS if not expected[-1] and len(expected) > 1 else 0):
        return ""
    return f"the tags go on where the file ends: '{shown[-left:][:60]}'"


def _ends(piece: str, shown: str, start: int, room: int) -> Iterator[int]:
    at = shown.find(piece, start, start + len(piece) + room)
    while at >= 0:
        yield at + len(piece)
        at = shown.find(piece, at + 1, start + len(piece) + room)


def _parted(piece: str, shown: str) -> str:
    pairs = zip(piece, shown, strict=False)
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(piece), len(shown)))
    start = max(0, same - 20)
    return f"the file says '{piece[start : same + 40]}', the tags say '{shown[start : same + 40]}'"


def _shown(node: Node) -> Iterator[str]:
    """The words of the tree in order, without those in pictures; what an element says for its signs counts for them."""
    if node.role == "Figure":
        return
    spoken = node.source.get("/ActualText") if node.role == "Span" else None
    if spoken is not None:
        if letters(node.words):
            yield str(spoken)
        return
    for kid in node.kids:
        if isinstance(kid, str):
            yield kid
        else:
            yield from _shown(kid)


class _Reader(Struct):
    """Reads a draft's words in the order in which they are to be heard: notes where they are first referred to."""

    draft: Draft
    met: set[str] = field(default_factory=set)
    later: list[str] = field(default_factory=list)

    @property
    def renumbers(self) -> bool:
        """Whether notes are numbered page by page, and not as the file says."""
        return any(section.page.notes_by_page for section in self.draft.sections)

    def text(self) -> str:
        """All of them, with a mark where a page number stands."""
        return "".join(self._blocks(self.draft.blocks))

    def paragraphs(self) -> Iterator[str]:
        """The text of each paragraph by itself, without labels."""
        every = (self.draft.blocks, *self.draft.notes.values())
        for block in (block for blocks in every for block in within(blocks)):
            if isinstance(block, Paragraph | Heading | ListItem):
                yield text_of(block.spans)

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph() | Heading() | ListItem():
                if block.look and block.look.label:
                    yield block.look.label.text
                hidden = block.look is not None and block.look.mark.hidden
                outside, self.later = self.later, []
                for span in block.spans:
                    if not (span.look.hidden if span.look else hidden):
                        yield from self._span(span)
                yield from self.later
                self.later = outside
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from self._blocks(cell.blocks)
            case Region():
                yield from self._blocks(block.blocks)
            case Opaque() if block.blocks:
                yield from self._blocks(block.blocks)
            case Opaque():
                yield block.text
            case Chart():
                yield block.alt
            case Appendix():
                yield block.title

    def _span(self, span: Span) -> Iterator[str]:
        if span.picture is None:
            is_number = is_page_field(span.field) if span.field else bool(span.note and span.text and self.renumbers)
            yield _ANY if is_number else span.text
        if span.note and span.note not in self.met:
            self.met.add(span.note)
            noted = self._blocks(self.draft.notes.get(span.note, ()))
            # A note whose mark the text itself prints is heard after its paragraph.
            if span.text:
                yield from noted
            else:
                self.later.extend(noted)
