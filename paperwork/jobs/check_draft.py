"""Check a draft: what is wrong with a Word file as it stands. Nothing is written."""

from __future__ import annotations

from pathlib import Path

from paperwork.checks.draft import accessible, gaps
from paperwork.jobs.given import bytes_of
from paperwork.model.paper import Outcome
from paperwork.word.reader import read


def check_draft(file: Path) -> Outcome:
    """Everything found in a Word file; raises PaperworkError (exit status 2) where it can't be read at all."""
    draft = read(bytes_of(file), file.name)
    return Outcome(findings=(*draft.findings, *gaps(draft, file.name), *accessible(draft, file.name)))
