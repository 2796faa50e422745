"""Check a paper: what is wrong with its folder, and would be in what its draft says. Nothing is written."""

from __future__ import annotations

from pathlib import Path

from paperwork.checks.small_numbers.prose import MARKED
from paperwork.jobs.accepting import marked, needless
from paperwork.jobs.foreseeing import foreseen
from paperwork.jobs.knowing import knowledge, known
from paperwork.model.paper import Outcome


def check_paper(folder: Path) -> Outcome:
    """Everything found in a paper's folder; raises PaperworkError where that stops a build."""
    paper = known(folder)
    said = foreseen(paper.paper, knowledge(paper))
    # What both find goes by the id that it will have in the Word file.
    twice = {(one.check, one.quote) for one in said if one.quote} | {
        (MARKED, one.place.heading) for one in said if one.check == MARKED
    }
    own = (one for one in paper.findings if not {(one.check, one.quote), (one.check, one.place.heading)} & twice)
    found = (*own, *said)
    return Outcome(findings=(*marked(found, paper.accepted), *needless(found, paper.accepted, whole=False)))
