"""A draft laid out and written as a PDF: passes until page numbers agree, then the painting.

In: a `Draft`. Out: a `Layout` (pages, numbers, findings), or the bytes of the PDF.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paperwork.model.findings import Finding
from paperwork.model.paper import Draft

from .fonts import Fonts
from .numbers import Numbers
from .pages import Page, Paginator, furnish, numbers_of
from .paint import paint
from .setter import Setter
from .tags import Elem

PASSES = 4


@dataclass
class Layout:
    """A draft on its pages. `root` is the structure tree, to be filled while the pages are painted."""

    pages: list[Page]
    numbers: Numbers
    root: Elem
    findings: tuple[Finding, ...] = ()


def lay_out(draft: Draft) -> Layout:
    """Lay a draft out, pass after pass, until its fields show the page numbers that it has."""
    setter = Setter(Fonts())
    for _ in range(PASSES):
        root = Elem("Document")
        pages = Paginator(draft, setter, root).run()
        numbers = numbers_of(pages)
        settled = numbers == setter.numbers
        setter.numbers = numbers
        if settled or not setter.has_page_fields:
            break
    furnish(pages, setter)
    return Layout(pages, numbers, root, setter.fonts.findings)


def render(draft: Draft) -> bytes:
    """The PDF of a draft: same draft, same bytes."""
    return _painted(lay_out(draft), draft)


def _painted(layout: Layout, draft: Draft) -> bytes:
    return paint(layout.pages, layout.root, draft.properties)


def page_numbers(draft: Draft) -> Mapping[str, str]:
    """The label of the page on which each bookmark falls."""
    labels = lay_out(draft).numbers.labels
    return {name: label for name, label in labels.items() if not name.startswith(("heading-", "block-"))}
