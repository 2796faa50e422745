"""The key of the ratings as a council prints it: each rating's word on its colour, and what it stands for."""

from __future__ import annotations

from paperwork.model.blocks import Column, Span, Table
from paperwork.model.supplied import PageBrief

from ..material import Material
from .cells import RATING_ROLES, cell, head_row, row
from .widths import UPRIGHT, Room

_HEADS = ("Rating", "Description")
_RATING, _DESCRIPTION = 1.0, 6.0


def rag_key(_: PageBrief, material: Material, __: Room = UPRIGHT) -> tuple[Table, ...]:
    """One table, a rating a row, in the order in which the book gives them; none where it gives none."""
    printed = material.inputs.book.rag_key
    if not printed:
        return ()
    return (
        Table(
            rows=(head_row(_HEADS), *(row(cell(rag, RATING_ROLES[rag]), words) for rag, words in printed.items())),
            caption=(Span(material.word("rag_key_caption")),),
            columns=(Column(_RATING), Column(_DESCRIPTION)),
            summary=f"{len(printed)} ratings, a row each, with what each stands for.",
        ),
    )
