"""A Word file with a comment at each place where something was found; its own words stay as they are.

A comment is on the words that it quotes, where they can be found in their paragraph and the markup bears it; else on
the paragraph; else on the heading over it; else on the first paragraph of the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from .. import archive
from ..annotations import SIGN
from ..markup import elements, serialised, w, words
from .comments import Comments
from .places import FACT, Atom, Line, line_of
from .splitting import UnfollowedError, part_runs
from .tracking import Tracker, next_id
from .walking import Element
from .withdrawing import withdraw_annotations

# What an XML file cannot hold.
_UNFIT = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIGNS = re.compile(r"[\W_]+")
_BOXES = (w("txbxContent"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
# The day of a comment in a file that does not say when it was written: the first that a Word file's archive can bear.
_SOME_DAY = date(1980, 1, 1)


class Note(Struct, frozen=True):
    """A comment to be made: its lines, its finding's id, and the words, the paragraph and the heading it is about.

    The paragraph is given by its text, and how many of the same text stand before it.
    """

    text: str
    id: str
    quote: str = ""
    paragraph: str = ""
    before: int = 0
    heading: str = ""


def annotated(data: bytes, name: str, notes: Sequence[Note], at: date | None) -> bytes:
    """The Word file with a comment for each note, in the place of those of an earlier check."""
    parts = archive.members(data, name)
    withdraw_annotations(parts)
    main = archive.main_part(parts)
    root = archive.root(parts, main)
    comments = Comments(parts, main, Tracker(at or _SOME_DAY, next_id([root])))
    places = _Places(root)
    for note in notes if places.all else ():
        first, last = places.of(note)
        comments.add(_UNFIT.sub(" ", f"{note.text}\n{SIGN}{note.id}"), first, last)
    parts[main] = serialised(root)
    return archive.packed(parts)


class _Places:
    """The paragraphs of a document by their letters, but for those of boxes, where Word takes no comments."""

    def __init__(self, root: Element) -> None:
        self.all = [one for one in elements(root, "p") if next(one.iterancestors(*_BOXES), None) is None]
        self.by_text: dict[str, list[Element]] = defaultdict(list)
        for paragraph in self.all:
            self.by_text[_letters("".join(text for text, _ in _told(line_of(paragraph))))].append(paragraph)

    @property
    def _first(self) -> Element:
        """The first paragraph that says something, if there is one."""
        return next((one for one in self.all if words(one).strip()), self.all[0])

    def of(self, note: Note) -> tuple[Element, Element]:
        """From which element to which a note's comment is to stand."""
        found = self.by_text.get(_letters(note.paragraph), []) if note.paragraph else []
        if found:
            paragraph = found[min(note.before, len(found) - 1)]
            return _quoted(paragraph, note.quote) or (paragraph, paragraph)
        heads = self.by_text.get(_letters(note.heading), []) if note.heading else []
        place = heads[-1] if heads else self._first
        return place, place


def _letters(text: str) -> str:
    return _SIGNS.sub("", text.casefold())


def _told(line: Line) -> Iterator[tuple[str, Atom]]:
    """The text of each character of a paragraph, a live fact's own words in its place."""
    for atom in line.atoms:
        yield (words(atom.run) if atom.character == FACT else atom.character), atom


def _quoted(paragraph: Element, quote: str) -> tuple[Element, Element] | None:
    """The runs in which the quoted words begin and end, once they stand in runs of their own."""
    line = line_of(paragraph)
    signs = [(sign, at) for at, (text, _) in enumerate(_told(line)) for sign in text if not sign.isspace()]
    sought = "".join(quote.split())
    start = "".join(sign for sign, _ in signs).find(sought) if sought else -1
    if start < 0:
        return None
    first, last = signs[start][1], signs[start + len(sought) - 1][1]
    try:
        part_runs(line, first)
        part_runs(line, last + 1)
    except UnfollowedError:
        return None
    return line.atoms[first].run, line.atoms[last].run
