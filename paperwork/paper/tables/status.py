"""The status that a project gives itself: one line, its word on the colour of that rating."""

from __future__ import annotations

from paperwork.model.blocks import Column, Span, Table
from paperwork.model.supplied import PageBrief

from ..material import Material
from .cells import RATING_ROLES, cell, row
from .widths import UPRIGHT, Room

_LABEL, _RATING = 1.0, 3.0


def status(page: PageBrief, material: Material, _: Room = UPRIGHT) -> tuple[Table, ...]:
    """A table of one row, what it says and the rating; none where the page has no status."""
    if not page.status:
        return ()
    return (
        Table(
            rows=(row(cell(material.word("status"), "label"), cell(page.status, RATING_ROLES[page.status])),),
            header_rows=0,
            columns=(Column(_LABEL), Column(_RATING)),
            note=(Span(material.word("status_note")),),
            summary=f"{page.title}: {page.status}.",
        ),
    )
