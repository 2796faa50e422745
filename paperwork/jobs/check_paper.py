"""Check a paper: what is wrong with its folder, and with what the draft built from it would say. Nothing is written."""

from __future__ import annotations

from pathlib import Path

from paperwork import __version__
from paperwork.checks.proof import proved
from paperwork.checks.reading import reading_of
from paperwork.inputs.workspace import cache_of
from paperwork.jobs.accepting import distinct, marked, needless
from paperwork.jobs.knowing import Known, known, knowledge
from paperwork.model.findings import Finding
from paperwork.model.paper import Outcome
from paperwork.paper.charts import draw
from paperwork.word.reader import read
from paperwork.word.writer import write


def check_paper(folder: Path) -> Outcome:
    """Everything found in a paper's folder, and in its words; raises PaperworkError where that stops a build."""
    paper = known(folder)
    found = distinct((*paper.findings, *_said(paper)))
    return Outcome(findings=(*marked(found, paper.accepted), *needless(found, paper.accepted)))


def _said(paper: Known) -> tuple[Finding, ...]:
    """What a proof-reader finds in the draft that these inputs give."""
    drawn = draw(paper.paper, cache_of(paper.inputs.workspace) / "charts")
    name = f"{paper.inputs.folder.name}.docx"
    draft = read(write(drawn, __version__), name)
    return proved(reading_of(draft, name, knowledge(paper)))
