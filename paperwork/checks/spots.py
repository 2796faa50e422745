"""A Word file walked through for the checks: each block with the heading it stands under and what is behind it.

In: a `Draft`. Out: its `Spot`s in reading order, those of cells, text boxes and notes among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import (
    Block,
    Cell,
    DrawnPart,
    Heading,
    ListItem,
    Opaque,
    Paragraph,
    Region,
    Span,
    Table,
    text_of,
)
from paperwork.model.findings import Finding, Place
from paperwork.model.paper import Draft

MOST = 5
# What is fainter than this does not hide what is behind it.
_SEEN_THROUGH = 0.5
WHITE = "#ffffff"
Texted = Paragraph | Heading | ListItem


class Spot(Struct, frozen=True, dict=True):
    """A block and where it stands. `behind` is the colour under it, `after` the words of the paragraph before it.

    `number` counts the file's paragraphs from 1, those of cells among them; a table has that of its first.
    What is `worked_out` was put there from the data, and nobody typed it.
    """

    block: Block
    heading: str = ""
    in_table: bool = False
    in_note: bool = False
    behind: str = WHITE
    after: str = ""
    number: int = 0
    worked_out: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its runs of text; none where it is no paragraph."""
        return self.block.spans if isinstance(self.block, Paragraph | Heading | ListItem) else ()

    @property
    def in_contents(self) -> bool:
        """Whether it is an entry of a contents list: in its field, or in the styles TOC 1, TOC 2 and so on."""
        look = self.block.look if isinstance(self.block, Paragraph) else None
        listed = any(span.field.split(" ")[0].upper() == "TOC" for span in self.spans)
        return listed or (look is not None and look.style.lower().startswith("toc "))

    @cached_property
    def words(self) -> str:
        """Its text on one line."""
        return " ".join(text_of(self.spans).split())

    def find(self, check: str, message: str, hint: str, quote: str = "", *, certain: bool = True) -> Finding:
        """A warning about it, of which something is quoted, so that it can be found in Word."""
        place = Place(heading=self.heading, paragraph=self.number)
        return Finding(check, place, message, hint, "warning", certain, quote[:120], key=quote[:60])


def spots(draft: Draft) -> tuple[Spot, ...]:
    """All spots of a file's body and notes, but for the empty beginnings of regions."""
    walk = _Walk(draft.background or WHITE)
    found = list(walk.through(draft.blocks, Spot(Paragraph(()), behind=walk.paper)))
    for blocks in draft.notes.values():
        found.extend(walk.through(blocks, Spot(Paragraph(()), walk.heading, in_note=True, behind=walk.paper)))
    return tuple(found)


def margins(draft: Draft) -> tuple[Spot, ...]:
    """The spots of the headers and footers of a file, each text once; they stand in no paragraph that is counted."""
    found: dict[str, Spot] = {}
    for section in draft.sections:
        for name, parts in (("Header", section.headers), ("Footer", section.footers)):
            for blocks in parts.values():
                for spot in _Walk(draft.background or WHITE).through(blocks, Spot(Paragraph(()))):
                    found.setdefault(spot.words, replace(spot, heading=name, number=0))
    return tuple(spot for words, spot in found.items() if words)


class _Walk:
    def __init__(self, paper: str) -> None:
        self.paper, self.heading, self.after, self.number = paper, "", "", 1

    def through(self, blocks: Sequence[Block], inside: Spot) -> Iterator[Spot]:
        for block in blocks:
            spot = replace(inside, block=block, heading=self.heading, after=self.after, number=self.number)
            if isinstance(block, Region):
                # A part of the author's own may stand in one of the data's, and the other way round.
                yield from self.through(block.blocks, replace(inside, worked_out=block.owner == "data"))
                continue
            if isinstance(block, Heading) and spot.words:
                self.heading = spot.words
            yield spot
            self.after = spot.words or self.after
            self.number += isinstance(block, Paragraph | Heading | ListItem)
            if isinstance(block, Opaque):
                yield from self._boxes(block, inside)
            elif isinstance(block, Table):
                for cell in cells(block):
                    shade = (cell.look.shading if cell.look else "") or inside.behind
                    yield from self.through(cell.blocks, replace(inside, in_table=True, behind=shade))

    def _boxes(self, drawing: Opaque, inside: Spot) -> Iterator[Spot]:
        """The words of a drawing, each over the colour that it was filled with."""
        if not drawing.parts:
            yield from self.through(drawing.blocks, inside)
        for at, part in ((at, part) for at, part in enumerate(drawing.parts) if part.blocks):
            yield from self.through(part.blocks, replace(inside, behind=_fill(drawing.parts[: at + 1], inside.behind)))


def _fill(parts: Sequence[DrawnPart], behind: str) -> str:
    """The colour behind the last of some parts of a drawing: its own, or that of one under it; empty over a picture."""
    last = parts[-1]
    middle = last.x + last.width / 2, last.y + last.height / 2
    for part in reversed(parts):
        if part.x <= middle[0] <= part.x + part.width and part.y <= middle[1] <= part.y + part.height:
            fills = [outline.fill for outline in part.outlines if outline.fill and outline.opacity > _SEEN_THROUGH]
            if fills or part.picture:
                return "" if part.picture else fills[-1]
    return behind


def cells(table: Table) -> Iterator[Cell]:
    """The cells of a table, row by row."""
    return (cell for row in table.rows for cell in row.cells)


def few(found: Iterator[Finding], name: str) -> Iterator[Finding]:
    """The first findings of a check with the file's name, and how many more there are: nobody reads five hundred."""
    every = [replace(finding, place=replace(finding.place, file=name)) for finding in found]
    yield from every[:MOST]
    more = len(every) - MOST
    if more > 0:
        first = every[0]
        where = f"{more} more place{'s' if more > 1 else ''}"
        message = f"The same ({first.check}) is found in {where}."
        yield replace(first, place=Place(name), message=message, quote="", key="more")
