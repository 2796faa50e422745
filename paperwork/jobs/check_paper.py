"""Check a paper: what is wrong with its folder, and would be in what its draft says. Nothing is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from paperwork.checks.small_numbers.prose import MARKED
from paperwork.jobs.accepting import marked, needless
from paperwork.jobs.deadlines import notice_for, still_to_be_met
from paperwork.jobs.foreseeing import foreseen
from paperwork.jobs.knowing import Known, knowledge, known
from paperwork.model.paper import Outcome


def check_paper(folder: Path, *, at: date | None = None) -> Outcome:
    """Everything found in a paper's folder; raises PaperworkError where that stops a build.

    `at` is a day on which it is asked whether the paper can still be published in time.
    """
    paper = known(folder)
    said = foreseen(paper.paper, knowledge(paper))
    # What both find goes by the id that it will have in the Word file.
    twice = {(one.check, one.quote) for one in said if one.quote} | {
        (MARKED, one.place.heading) for one in said if one.check == MARKED
    }
    own = (one for one in paper.findings if not {(one.check, one.quote), (one.check, one.place.heading)} & twice)
    in_time = still_to_be_met(_brief_of(paper), notice_for(paper.inputs), at)
    found = (*own, *said, *in_time.findings)
    return Outcome(
        notes=in_time.notes, findings=(*marked(found, paper.accepted), *needless(found, paper.accepted, whole=False))
    )


def _brief_of(paper: Known) -> str:
    return f"{paper.inputs.folder.relative_to(paper.inputs.workspace).as_posix()}/paper.yaml"
