"""Check a draft: what is wrong with a Word file, held against its paper's inputs where they are known.

Nothing is written but a copy with comments, where one is asked for.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from paperwork.jobs.accepting import marked, needless
from paperwork.jobs.annotating import annotate, new_file
from paperwork.jobs.belonging import paper_named, paper_of, still_there
from paperwork.jobs.given import bytes_of
from paperwork.jobs.proofreading import proofread
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Draft, Outcome
from paperwork.word.reader import read, renewed

if TYPE_CHECKING:
    from paperwork.jobs.knowing import Known


def check_draft(file: Path, *, paper: Path | None = None, out: Path | None = None, at: date | None = None) -> Outcome:
    """Everything found in a Word file, each in its place; what somebody accepts is marked so.

    It is held against the paper of the folder `paper`, else against that which its stamp names, else against itself
    alone. `out` is a new file for a copy with a comment at each finding; `at` a day on which it is asked whether the
    paper can still be published in time. Raises PaperworkError (exit status 2) where
    the file can't be read at all, and where a paper is named that can't be read.
    """
    target = new_file(out) if out else None
    data = bytes_of(file)
    draft = renewed(read(data, file.name), file.name)
    known, warnings = _paper(file, draft, paper)
    proof = proofread(draft, file.name, _knowing().knowledge(known) if known else None, at)
    findings = (*_judged(draft, proof.findings, known), *warnings)
    written = annotate(data, file.name, draft, findings, target) if target else ()
    return Outcome(written, findings, (proof.note, *proof.in_time))


def _judged(draft: Draft, found: tuple[Finding, ...], known: Known | None) -> tuple[Finding, ...]:
    if known is None:
        return marked(found, draft.stamp.accepted if draft.stamp else ())
    return (*marked(found, known.accepted), *needless((*found, *known.findings), known.accepted))


def _paper(file: Path, draft: Draft, named: Path | None) -> tuple[Known | None, tuple[Finding, ...]]:
    """The paper that a Word file belongs to; none, with a warning, where its stamp names one that can't be had."""
    if named is not None:
        folder = paper_named(named)
        return _known(folder), _of_another(file, draft, folder)
    if draft.stamp is None:
        return None, ()
    try:
        return _known(paper_of(file, draft.stamp)), ()
    except PaperworkError as error:
        return None, (_alone(file.name, error),)


def _of_another(file: Path, draft: Draft, named: Path) -> tuple[Finding, ...]:
    """A warning where a draft is held against another paper than its own."""
    if draft.stamp is None or named.as_posix().endswith(f"/{draft.stamp.paper}"):
        return ()
    said = draft.stamp.paper
    message = f"The draft is that of {said}, and is held against another paper, {named.name}."
    if still_there(file, draft.stamp, named) is None:
        message = f"The draft was built from {said}, which is gone, and is held against {named.name}."
    hint = "Figures that the two papers do not share are told as wrong. Leave out --paper to check it against its own."
    return (Finding("another-paper", Place(file.name), message, hint, "warning", key="file"),)


def _known(folder: Path) -> Known:
    found: Known = _knowing().known(folder)
    return found


def _knowing() -> ModuleType:
    """What reads a paper's folder: loaded only for a file that has one."""
    return import_module("paperwork.jobs.knowing")


def _alone(name: str, error: PaperworkError) -> Finding:
    first = error.findings[0]
    more = f" (and {len(error.findings) - 1} more)" if len(error.findings) > 1 else ""
    message = f"The file was checked against itself alone, because its paper could not be read: {first}{more}"
    hint = "Name the paper's folder with --paper, or mend it; paperwork check FOLDER lists what is wrong there."
    return Finding("checked-alone", Place(name), message, hint, "warning", key="file")
