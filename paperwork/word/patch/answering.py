"""Comments that somebody has answered, as Word keeps what answers what: which they are, and how they are resolved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from lxml import etree

from .. import archive
from ..markup import elements, serialised, w
from .withdrawing import said_in

_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ID, _PARENT, _DONE = f"{_W15}paraId", f"{_W15}paraIdParent", f"{_W15}done"
_YES = ("1", "true", "on")


def answered(parts: Mapping[str, bytes], author: str, said: Collection[str]) -> frozenset[str]:
    """Which of the comments by an author that say some texts, their spaces single, have an answer."""
    above = {one.get(_PARENT) for root in _threads(parts).values() for one in root}
    return frozenset(text for text, ids in _known(parts, author, said) if ids & above)


def resolved(parts: dict[str, bytes], author: str, said: Collection[str]) -> bool:
    """Marks the comments by an author that say some texts as resolved; False where all of them are so already."""
    ids = set[str | None]().union(*(known for _, known in _known(parts, author, said)))
    changed = False
    for name, root in _threads(parts).items():
        open_ones = [one for one in root if one.get(_ID) in ids and one.get(_DONE) not in _YES]
        for one in open_ones:
            one.set(_DONE, "1")
        if open_ones:
            parts[name] = serialised(root)
            changed = True
    return changed


def _threads(parts: Mapping[str, bytes]) -> dict[str, etree._Element]:
    main = archive.main_part(parts)
    return {name: archive.root(parts, name) for name in archive.related(parts, main, "commentsExtended")}


def _known(
    parts: Mapping[str, bytes], author: str, said: Collection[str]
) -> Iterator[tuple[str, frozenset[str | None]]]:
    """The texts of an author's comments, with the ids of their paragraphs, by which threads name them."""
    for name in archive.related(parts, archive.main_part(parts), "comments"):
        for comment in archive.root(parts, name):
            text = said_in(comment)
            if comment.get(w("author")) == author and text in said:
                yield text, frozenset(at.get(_PARAGRAPH) for at in elements(comment, "p")) - {None}
