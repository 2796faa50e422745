"""Check a paper: what is wrong with its folder. Nothing is written."""

from __future__ import annotations

from pathlib import Path

from paperwork.checks import run
from paperwork.inputs import read
from paperwork.measures import work_out
from paperwork.model.paper import Outcome
from paperwork.paper import compose


def check_paper(folder: Path) -> Outcome:
    """Everything found in a paper's folder; raises PaperworkError where that stops a build."""
    inputs = read(folder)
    results = work_out(inputs)
    paper = compose(inputs, results)
    found = (*inputs.findings, *results.findings, *paper.findings, *run(inputs, results))
    return Outcome(findings=tuple(dict.fromkeys(found)))
