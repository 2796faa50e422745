"""A page of a priority: its tables and charts, what its published form lost, and the fixed questions answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from paperwork.model.blocks import Block, Region
from paperwork.model.paper import Slots
from paperwork.model.supplied import PageBrief, Question

from . import tags
from .chart_kinds import charts
from .material import Material, region
from .prose import gap, notes, said
from .tables.milestones import milestones
from .tables.months import months
from .tables.supplied import tables
from .tables.targets import targets

# What is worked out for a page: a part of its tag, the slot of the same name, and what makes it.
PARTS: Mapping[str, Callable[[PageBrief, Material], tuple[Block, ...]]] = {
    "targets": targets,
    "months": months,
    "milestones": milestones,
    "charts": charts,
    "tables": tables,
    "not_published": lambda page, _: notes(page.not_published),
}


def page(brief: PageBrief, material: Material) -> Slots:
    """The tree that a template's loop over a priority's pages walks."""
    worked_out = {
        part: region(tags.measure(brief.id, part), "data", make(brief, material)) for part, make in PARTS.items()
    }
    return {
        "title": brief.title,
        "new_page": brief.new_page,
        **worked_out,
        "notes": region(tags.measure(brief.id, "notes"), "author", said(brief.notes, material.results)),
        "questions": tuple(
            _question(question, tags.measure(brief.id, f"q{number}"), material)
            for number, question in enumerate(brief.questions, 1)
        ),
    }


def _question(question: Question, tag: str, material: Material) -> Slots:
    """A fixed question and its answer; a visible gap where nothing is written yet."""
    answer = said(question.answer, material.results) or (gap(question.text),)
    return {"question": question.text, "answer": Region(tag, "author", answer)}
