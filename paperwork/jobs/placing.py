"""The findings of a Word file given their places in it: paragraphs counted from 1, and pages of our own layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

import paperwork.pdf as station
from paperwork.checks.spots import Spot, Texted, spots
from paperwork.model.blocks import Block, Region, Table
from paperwork.model.findings import Finding
from paperwork.model.paper import Draft

_NAME = "paperwork-paragraph-"


class Places(Struct, frozen=True, dict=True):
    """The places of one draft's paragraphs; it is laid out when a page is first asked for."""

    draft: Draft

    def of(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings with their paragraph and page, where these are known."""
        told: Counter[tuple[str, str, str]] = Counter()
        return tuple(self._with_page(self._with_paragraph(finding, told)) for finding in findings)

    @property
    def labels(self) -> Mapping[str, str]:
        """The number printed on the page on which each bookmark falls."""
        return self._standing.labels

    @property
    def count(self) -> int:
        """How many pages the draft has."""
        return len(self._standing.said)

    def page_of(self, paragraph: int) -> tuple[int, str]:
        """The page on which a paragraph stands, and the number printed on it; 0 and empty where it is not known."""
        name = f"{_NAME}{paragraph}"
        return self._standing.pages.get(name, 0), self._standing.labels.get(name, "")

    @cached_property
    def _texts(self) -> Mapping[int, Spot]:
        return {spot.number: spot for spot in spots(self.draft) if isinstance(spot.block, Texted)}

    @cached_property
    def _standing(self) -> station.Standing:
        names = {id(spot.block): f"{_NAME}{number}" for number, spot in self._texts.items()}
        return station.standing(_named(self.draft, names))

    def _with_paragraph(self, finding: Finding, told: Counter[tuple[str, str, str]]) -> Finding:
        """A finding that names no paragraph, with that which holds its words under its heading; else its heading's own.

        Of findings that are alike the second has the second place of the words, and so on.
        """
        place, words = finding.place, " ".join(finding.quote.split())
        if place.paragraph or not (words or place.heading):
            return finding
        alike = (finding.check, place.heading, words)
        here = [spot for spot in self._texts.values() if place.heading in ("", spot.heading, spot.words)]
        holding = [spot.number for spot in here for _ in range(spot.words.count(words) if words else 0)]
        heads = [spot.number for spot in here if place.heading and spot.words == place.heading]
        found = holding or heads[:1] or [0]
        number = found[min(told[alike], len(found) - 1)]
        told[alike] += 1
        return replace(finding, place=replace(place, paragraph=number))

    def _with_page(self, finding: Finding) -> Finding:
        place = finding.place
        page = place.page or self._standing.page_of(f"{_NAME}{place.paragraph}", finding.quote)
        return replace(finding, place=replace(place, page=page))


def _named(draft: Draft, names: Mapping[int, str]) -> Draft:
    """The draft with bookmarks in some of its paragraphs, by the identity of their blocks."""
    sections = tuple(replace(one, blocks=tuple(_marked(one.blocks, names))) for one in draft.sections)
    notes = {key: tuple(_marked(blocks, names)) for key, blocks in draft.notes.items()}
    return replace(draft, sections=sections, notes=notes)


def _marked(blocks: Iterable[Block], names: Mapping[int, str]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Texted) and id(block) in names:
            yield replace(block, anchors=(*block.anchors, names[id(block)]))
        elif isinstance(block, Region):
            yield replace(block, blocks=tuple(_marked(block.blocks, names)))
        elif isinstance(block, Table):
            yield _table(block, names)
        else:
            yield block


def _table(table: Table, names: Mapping[int, str]) -> Table:
    rows = (
        replace(row, cells=tuple(replace(cell, blocks=tuple(_marked(cell.blocks, names))) for cell in row.cells))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))
