"""Check: what is wrong with a paper's folder or with a Word file. Nothing is written."""

from __future__ import annotations

from pathlib import Path

from paperwork.checks import run
from paperwork.checks.draft import gaps
from paperwork.inputs import read as read_inputs
from paperwork.measures import work_out
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Outcome
from paperwork.paper import compose
from paperwork.word.reader import read as read_word


def check(thing: Path) -> Outcome:
    """Everything found in a paper's folder or a Word file; raises PaperworkError where it can't be read at all."""
    return Outcome(findings=_folder(thing) if thing.is_dir() else _file(thing))


def _folder(folder: Path) -> tuple[Finding, ...]:
    inputs = read_inputs(folder)
    results = work_out(inputs)
    paper = compose(inputs, results)
    found = (*inputs.findings, *results.findings, *paper.findings, *run(inputs, results))
    return tuple(dict.fromkeys(found))


def _file(file: Path) -> tuple[Finding, ...]:
    try:
        data = file.read_bytes()
    except OSError as failure:
        message = f"The file could not be read ({failure.strerror})."
        finding = Finding("input", Place(file.name), message, "Check its name and folder.")
        raise PaperworkError(finding, exit_status=2) from failure
    draft = read_word(data, file.name)
    return (*draft.findings, *gaps(draft, file.name))
