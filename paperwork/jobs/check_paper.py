"""Check a paper: what is wrong with its folder. Nothing is written."""

from __future__ import annotations

from pathlib import Path

from paperwork.jobs.accepting import marked
from paperwork.jobs.knowing import known
from paperwork.model.paper import Outcome


def check_paper(folder: Path) -> Outcome:
    """Everything found in a paper's folder; raises PaperworkError where that stops a build."""
    paper = known(folder)
    return Outcome(findings=marked(paper.findings, paper.accepted))
