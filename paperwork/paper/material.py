"""What a paper is composed from, with the few look-ups that every part of it needs."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from paperwork.model.blocks import Block, Owner, Region
from paperwork.model.findings import Place
from paperwork.model.measures import Result, Results
from paperwork.model.supplied import Inputs, PageBrief, Prose

from .words import worded


class Material(Struct, frozen=True):
    """The inputs and the results of one paper."""

    inputs: Inputs
    results: Results

    def results_of(self, measures: tuple[str, ...]) -> tuple[Result, ...]:
        """The results of those measures, in that order; KeyError where one was not worked out."""
        return tuple(self.results.by_id[id] for id in measures)

    def word(self, key: str, **parts: str) -> str:
        """A fixed wording, the template's own where it sets one, with its {parts} filled in."""
        return worded(self.inputs.template.words, key, **parts)

    @property
    def rounds(self) -> bool:
        """Whether the paper prints numbers of children rounded to 5."""
        return self.inputs.brief.suppresses and self.inputs.council.disclosure.method == "round"

    @property
    def pages(self) -> Iterator[PageBrief]:
        """Every page of the paper, priority after priority."""
        return (page for priority in self.inputs.brief.priorities for page in priority.pages)

    @property
    def prose(self) -> Iterator[tuple[Prose, Place]]:
        """Every run of prose that an author wrote for this paper, with its place."""
        for section in self.inputs.sections:
            yield section.prose, section.place
        for page in self.pages:
            yield page.lead, page.place
            yield page.notes, page.place
            yield from ((question.answer, question.place) for question in page.questions)


def region(tag: str, owner: Owner, blocks: tuple[Block, ...]) -> Region | bool:
    """The blocks under their tag; False where there are none, so that a template can leave the place out."""
    return Region(tag, owner, blocks) if blocks else False
