"""On which page words of a draft stand, without a PDF being made. In: a draft. Out: its `Standing`.

Pages are counted from 1 as a PDF viewer counts them, whatever number is printed on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from paperwork.model.paper import Draft

from .layout import lay_out
from .ops import Op, Sheet, Turned, Words
from .pages import Page
from .wording import letters

_QUOTED = 40


class Standing(Struct, frozen=True):
    """The page on which each bookmark of a draft falls, the number printed on it, and the letters of each page."""

    pages: Mapping[str, int]
    labels: Mapping[str, str]
    said: tuple[str, ...]

    def page_of(self, bookmark: str, quote: str) -> int:
        """The page on which the quoted words stand, in a paragraph that begins at a bookmark; 0 where neither is known.

        Where the paragraph runs on, the words may stand on the page after that on which it begins.
        """
        words, first = letters(quote)[:_QUOTED], self.pages.get(bookmark, 0)
        if not first:
            found = [number for number, page in enumerate(self.said, 1) if words and words in page]
            return found[0] if len(found) == 1 else 0
        near = (number for number in (first, first + 1) if words and words in "".join(self.said[number - 1 : number]))
        return next(near, first)


def standing(draft: Draft) -> Standing:
    """Where a draft's bookmarks and words stand, once it is laid out."""
    layout = lay_out(draft)
    names = [(target.name, number) for number, page in enumerate(layout.pages, 1) for target in page.sheet.targets]
    return Standing(dict(reversed(names)), layout.numbers.labels, tuple(map(_letters, layout.pages)))


def _letters(page: Page) -> str:
    return letters("".join(op.text for op in _words(page.sheet)))


def _words(sheet: Sheet) -> Iterator[Words]:
    ops: Iterable[Op] = sheet.ops
    for op in ops:
        if isinstance(op, Words):
            yield op
        elif isinstance(op, Turned):
            yield from _words(op.sheet)
