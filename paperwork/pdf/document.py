"""A draft laid out and written as a PDF: passes until page numbers agree, then painting, tagging and describing.

In: a `Draft`. Out: a `Layout` (pages, numbers, findings), or the bytes of the PDF.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf

from paperwork.model.blocks import Heading, Picture, flattened, text_of
from paperwork.model.findings import Finding, Place
from paperwork.model.paper import Draft

from .fonts import Fonts
from .metadata import describe
from .numbers import Numbers
from .pages import Page, Paginator, furnish, numbers_of
from .paint import paint
from .setter import Setter
from .tags import Elem
from .tree import tag

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
    setter = Setter(Fonts(), language=draft.properties.language, tab_every=max(draft.tab_every, 1.0))
    for _ in range(PASSES):
        setter.start_pass()
        root = Elem("Document")
        pages = Paginator(draft, setter, root).run()
        numbers = numbers_of(pages)
        settled = numbers == setter.numbers
        setter.numbers = numbers
        if settled or not setter.has_page_fields:
            break
    furnish(pages, setter)
    return Layout(pages, numbers, root, setter.fonts.findings)


@dataclass(frozen=True)
class Rendered:
    """A PDF, and what was found while it was made: fonts and characters that others stand in for, lost pictures."""

    data: bytes
    findings: tuple[Finding, ...]


def rendered(draft: Draft) -> Rendered:
    """The PDF of a draft, tagged, with its findings: same draft, same bytes."""
    layout = lay_out(draft)
    painted = paint(layout.pages)
    out = BytesIO()
    with Pdf.open(BytesIO(painted.data)) as pdf:
        tag(pdf, layout.root, painted.marks)
        describe(pdf, draft.properties, _title(draft))
        # ReportLab's id follows the environment (SOURCE_DATE_EPOCH); the one that is made here follows the bytes.
        del pdf.trailer["/ID"]
        pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate, min_version="1.7")
    unread = (_unread(page, picture) for page, picture in painted.unread)
    return Rendered(out.getvalue(), (*layout.findings, *unread))


def render(draft: Draft) -> bytes:
    """The PDF of a draft, tagged: same draft, same bytes."""
    return rendered(draft).data


def _unread(page: int, picture: Picture) -> Finding:
    kind = picture.kind.upper() or "unknown"
    message = f"A picture ({kind}) can't be shown; an empty frame stands in its place."
    hint = "Put it in again as PNG, JPEG or SVG."
    return Finding("pdf-picture", Place(page=page), message, hint, severity="warning", quote=picture.alt[:120])


def page_numbers(draft: Draft) -> Mapping[str, str]:
    """The label of the page on which each bookmark falls."""
    labels = lay_out(draft).numbers.labels
    return {name: label for name, label in labels.items() if not name.startswith(("heading-", "block-"))}


def _title(draft: Draft) -> str:
    """What stands for the title of a file that has none: its first heading."""
    headings = (block for block in flattened(draft.blocks) if isinstance(block, Heading))
    return next((" ".join(text_of(heading.spans).split()) for heading in headings), "") or "Untitled"
