"""A draft laid out: passes until page numbers agree. In: a `Draft`. Out: a `Layout` (pages, numbers, findings).

Nothing here writes a PDF, so that asking on which page a bookmark falls loads nothing that does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from paperwork.model.blocks import flattened, within
from paperwork.model.findings import Finding
from paperwork.model.paper import Draft

from .fonts import Fonts
from .given import GivenFonts
from .numbers import Numbers
from .pages import Page, Paginator, furnish, numbers_of
from .ruling import Ruling, wanted
from .setter import Setter
from .tags import Elem

PASSES = 4


class Layout(Struct):
    """A draft on its pages. `root` is the structure tree, to be filled while the pages are painted."""

    pages: list[Page]
    numbers: Numbers
    root: Elem
    fonts: Fonts
    faults: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found: fonts that others stand in for, those of drawings once they are painted, and faults."""
        return (*self.fonts.findings, *self.faults)


def lay_out(draft: Draft, fonts: Path | None = None) -> Layout:
    """Lay a draft out, pass after pass, until its fields show the page numbers that it has.

    `fonts` is a folder of fonts to be used beside those that ship.
    """
    setter = _setter(draft, Fonts(GivenFonts(fonts) if fonts else None))
    pages, root = _settled(draft, setter)
    furnish(pages, setter, draft.background)
    return Layout(pages, setter.numbers, root, setter.fonts, tuple(setter.table_faults.values()))


def page_numbers(draft: Draft) -> Mapping[str, str]:
    """The label of the page on which each bookmark falls."""
    setter = _setter(draft, Fonts())
    _settled(draft, setter)
    labels = setter.numbers.labels
    return {name: label for name, label in labels.items() if not name.startswith(("heading-", "block-"))}


def _setter(draft: Draft, fonts: Fonts) -> Setter:
    anew = any(section.page.notes_by_page for section in draft.sections)
    every = max(draft.tab_every, 1.0)
    language, ruling = draft.properties.language, Ruling(wanted(draft))
    return Setter(
        fonts, language=language, tab_every=every, renumbers=anew, ruling=ruling, places=frozenset(_anchors(draft))
    )


def _anchors(draft: Draft) -> Iterator[str]:
    for blocks in (draft.blocks, *draft.notes.values()):
        for block in within(blocks):
            yield from getattr(block, "anchors", ())


def _is_numbered(draft: Draft, note: str) -> bool:
    """Whether a note begins with its number; one with a mark of its author's does not count."""
    blocks = flattened(draft.notes.get(note, ()))
    return any(span.note == note and span.text for block in blocks for span in getattr(block, "spans", ()))


def _settled(draft: Draft, setter: Setter) -> tuple[list[Page], Elem]:
    """The pages of the last pass and what stands on them in the tags; the setter has their numbers."""
    for _ in range(PASSES):
        setter.start_pass()
        root = Elem("Document")
        pages = Paginator(draft, setter, root).run()
        numbers = numbers_of(pages, lambda note: not _is_numbered(draft, note))
        settled = numbers == setter.numbers
        setter.numbers = numbers
        if settled or not setter.has_page_fields:
            break
    return pages, root
