"""Two versions of one text: where a draft and its inputs were both edited, somebody must still choose."""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.model.blocks import block_text
from paperwork.model.findings import Finding, Place
from paperwork.model.measures import Results
from paperwork.model.revision import TO_SETTLE
from paperwork.model.supplied import Inputs, Prose

HINT = "Keep one of the two, and delete the lines in brackets."


def unsettled(inputs: Inputs, _results: Results) -> Iterator[Finding]:
    """A warning for each section, and each text of a page, in which two versions stand beside each other."""
    for prose, place in _texts(inputs):
        if any(block_text(block).startswith(f"[{TO_SETTLE}:") for block in prose):
            message = "Two versions of a text stand here, one from the draft and one from the file."
            yield Finding("to-settle", place, message, HINT, "warning", key=f"{place.heading} {place.line}".strip())


CHECKS = (unsettled,)


def _texts(inputs: Inputs) -> Iterator[tuple[Prose, Place]]:
    for section in inputs.sections:
        yield section.prose, section.place
    for page in [page for priority in inputs.brief.priorities for page in priority.pages]:
        yield (*page.lead, *page.notes), Place("commentary.md", heading=page.title)
        yield from ((question.answer, question.place) for question in page.questions)
