"""Where the pictures of an appendix's pages stand in a paper that is laid out, and which pages take their places.

A picture is known by its bytes. One that someone has changed, cropped, turned, or put something over stays what it is:
the true page would show what it no longer shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import Picture
from paperwork.model.findings import Finding
from paperwork.model.look import PictureLook

from ..ops import Art, Op, Turned, Words
from ..ops import Target as Named
from ..pages import Page
from ..tags import FOOTER, HEADER
from . import faults
from .opening import picture_hash
from .pieces import Box, Source

_SAID = re.compile(r"(?P<title>.*), page (?P<number>\d+) of \d+\. (?P<words>.*)", re.DOTALL)
_NOTHING = b'<svg viewBox="0 0 1 1"><path d="M0 0L1 1" fill="none" stroke="none"/></svg>'
WORDLESS = "No words can be read on this page"


class Standing(Struct, frozen=True):
    """A page of a PDF on a page of the paper, both counted from 0; `box` is its picture's, where more stands there."""

    page: int
    source: Source
    number: int
    alt: str
    box: Box | None

    @property
    def words(self) -> str:
        """The page's words, as its picture said them; empty where it has none, or someone has described it anew."""
        said = _SAID.fullmatch(self.alt)
        return "" if said is None or said["words"].startswith(WORDLESS) else said["words"]


def claimed(pages: Sequence[Page], sources: Sequence[Source]) -> tuple[list[Standing], list[Finding]]:
    """The pages that take the place of their pictures, which are no longer drawn; and those that can't, as findings."""
    known = _Known(sources)
    found, findings = list[Standing](), list[Finding]()
    for index, page in enumerate(pages):
        for at, art, source, number in list(known.on(page)):
            if known.is_changed(art.picture, source):
                findings.append(_left(source, number, "a picture that has been changed"))
            elif not _is_alone(page.sheet.ops, at):
                findings.append(_left(source, number, "a picture with something else on its page"))
            else:
                found.append(_standing(index, page, at, source, number))
                page.sheet.ops[at] = replace(art, picture=replace(art.picture, raster=b"", svg=_NOTHING))
    return found, findings


class _Known:
    """Tells the pictures of pages; of pages that look alike, the next one that has not been met."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        self.last: dict[int, int] = {}
        self.hashes: dict[int, str] = {}

    def on(self, page: Page) -> Iterator[tuple[int, Art, Source, int]]:
        """The pictures of pages on a page: their places among what is drawn, their sources and numbers."""
        for at, op in enumerate(page.sheet.ops if self.sources else ()):
            is_figure = isinstance(op, Art) and op.elem is not None and op.elem.role == "Figure"
            if is_figure and isinstance(op, Art) and (found := self._of(op.picture)):
                yield at, op, *found

    def is_changed(self, picture: Picture, source: Source) -> bool:
        """Whether a picture no longer shows its page as it was drawn."""
        look = picture.look or PictureLook()
        return any(look.crop) or bool(look.rotation) or self._hash(picture) not in source.pictures

    def _of(self, picture: Picture) -> tuple[Source, int] | None:
        said = _SAID.fullmatch(picture.alt)
        for order, source in enumerate(self.sources):
            number = self._number(source, picture, said, self.last.get(order, -1))
            if number is not None:
                self.last[order] = number
                return source, number
        return None

    def _number(self, source: Source, picture: Picture, said: re.Match[str] | None, last: int) -> int | None:
        hashed = self._hash(picture)
        named = int(said["number"]) - 1 if said and said["title"] == source.title else -1
        alike = [at for at, one in enumerate(source.pictures[: len(source.pages)]) if one == hashed]
        if alike:
            return named if named in alike else next((at for at in alike if at > last), alike[0])
        return named if 0 <= named < len(source.pages) else None

    def _hash(self, picture: Picture) -> str:
        key = id(picture.raster)
        if key not in self.hashes:
            self.hashes[key] = picture_hash(picture.raster)
        return self.hashes[key]


def _is_alone(ops: Sequence[Op], at: int) -> bool:
    """Whether nothing of the paper's own stands beside a picture, and nothing at all over it."""
    over = [op for op in ops[at + 1 :] if not isinstance(op, Named)]
    beside = (op for op in ops[:at] if isinstance(op, Words | Art | Turned))
    return not over and all(not isinstance(op, Turned) and op.elem in (None, HEADER, FOOTER) for op in beside)


def _standing(index: int, page: Page, at: int, source: Source, number: int) -> Standing:
    art, sheet = page.sheet.ops[at], page.sheet
    assert isinstance(art, Art)
    is_marked = any(not isinstance(op, Named) for op in sheet.ops[:at])
    low = sheet.height - art.y - art.height
    box = (art.x, low, art.x + art.width, low + art.height) if is_marked or not _fills(art, page) else None
    return Standing(index, source, number, art.picture.alt, box)


def _fills(art: Art, page: Page) -> bool:
    """Whether a picture takes up its page, as it does unless someone has made it smaller."""
    return art.width >= 0.9 * page.sheet.width and art.height >= 0.9 * page.sheet.height


def _left(source: Source, number: int, what: str) -> Finding:
    said = f"has {what}, page {number + 1}: it stays, since the true page would show what it does not show."
    return faults.finding(
        source, "appendix-picture", said, "Look at it in the Word file, and leave it so if it is meant."
    )


def runs(standings: Sequence[Standing]) -> list[list[Standing]]:
    """Pages of one PDF that follow each other in it and in the paper, in the paper's order."""
    found: list[list[Standing]] = []
    for one in standings:
        last = found[-1][-1] if found else None
        if last and last.source is one.source and last.number < one.number and last.page + 1 == one.page:
            found[-1].append(one)
        else:
            found.append([one])
    return found
