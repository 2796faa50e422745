"""A draft laid out: passes until page numbers agree. In: a `Draft`. Out: a `Layout` (pages, numbers, findings).

Nothing here writes a PDF, so that asking on which page a bookmark falls loads nothing that does.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from paperwork.model.findings import Finding
from paperwork.model.paper import Draft

from .fonts import Fonts
from .numbers import Numbers
from .pages import Page, Paginator, furnish, numbers_of
from .setter import Setter
from .tags import Elem

PASSES = 4


class Layout(Struct):
    """A draft on its pages. `root` is the structure tree, to be filled while the pages are painted."""

    pages: list[Page]
    numbers: Numbers
    root: Elem
    findings: tuple[Finding, ...] = ()


def lay_out(draft: Draft) -> Layout:
    """Lay a draft out, pass after pass, until its fields show the page numbers that it has."""
    setter = _setter(draft)
    pages, root = _settled(draft, setter)
    furnish(pages, setter, draft.background)
    return Layout(pages, setter.numbers, root, setter.fonts.findings)


def page_numbers(draft: Draft) -> Mapping[str, str]:
    """The label of the page on which each bookmark falls."""
    setter = _setter(draft)
    _settled(draft, setter)
    labels = setter.numbers.labels
    return {name: label for name, label in labels.items() if not name.startswith(("heading-", "block-"))}


def _setter(draft: Draft) -> Setter:
    return Setter(Fonts(), language=draft.properties.language, tab_every=max(draft.tab_every, 1.0))


def _settled(draft: Draft, setter: Setter) -> tuple[list[Page], Elem]:
    """The pages of the last pass and what stands on them in the tags; the setter has their numbers."""
    for _ in range(PASSES):
        setter.start_pass()
        root = Elem("Document")
        pages = Paginator(draft, setter, root).run()
        numbers = numbers_of(pages)
        settled = numbers == setter.numbers
        setter.numbers = numbers
        if settled or not setter.has_page_fields:
            break
    return pages, root
