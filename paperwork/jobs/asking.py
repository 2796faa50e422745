"""A paper written once more, with marks for what paper.yaml gives its head and its forms, and read back."""

from __future__ import annotations

from collections.abc import Mapping

from paperwork import __version__
from paperwork.jobs.undrawn import undrawn
from paperwork.measures import work_out
from paperwork.model.findings import PaperworkError
from paperwork.model.supplied import Inputs
from paperwork.paper import compose
from paperwork.paper.asked import Asked, asked
from paperwork.word.normal import regions
from paperwork.word.reader import read
from paperwork.word.writer import write


def marked(inputs: Inputs) -> tuple[Asked, Mapping[str, str]] | None:
    """The paper with its marks, and what its draft says under each tag; None where its inputs make no paper now."""
    try:
        found = asked(compose(inputs, work_out(inputs)), inputs)
        draft = read(write(undrawn(found.paper), __version__), inputs.folder.name)
    except PaperworkError:
        return None
    return found, {tag: one.text for tag, one in regions(draft).items()}
