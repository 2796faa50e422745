"""Reads the small workspace with something in it changed, and gives what was said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.inputs import read
from paperwork.model.findings import PaperworkError
from paperwork.model.supplied import Inputs
from tests import workspace

WORDS = {
    "council": workspace.COUNCIL,
    "book": workspace.BOOK,
    "data": workspace.DATA,
    "paper": workspace.PAPER,
    "front_sheet": workspace.FRONT_SHEET,
    "commentary": workspace.COMMENTARY,
}


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """One file of the small workspace with some words replaced; they must stand in it."""
    assert old in WORDS[file], f"{file} does not hold {old!r}"
    return {file: WORDS[file].replace(old, new, 1)}


def inputs_of(root: Path, **files: str) -> Inputs:
    """The inputs of the small workspace, with some of its files in other words."""
    return read(workspace.make_workspace(root, **files) / workspace.PAPER_FOLDER)


def errors_of(root: Path, **files: str) -> list[str]:
    """What stops the run, a finding a line."""
    return errors_at(workspace.make_workspace(root, **files))


def errors_at(root: Path) -> list[str]:
    """What stops the run in a workspace that is already made."""
    return [str(finding) for finding in failure_at(root).findings]


def failure_at(root: Path) -> PaperworkError:
    """What reading the paper of a workspace raises."""
    with pytest.raises(PaperworkError) as caught:
        read(root / workspace.PAPER_FOLDER)
    assert all(finding.severity == "error" for finding in caught.value.findings)
    return caught.value


def warnings_of(root: Path, **files: str) -> list[str]:
    """What is missing, a finding a line."""
    findings = inputs_of(root, **files).findings
    assert {finding.severity for finding in findings} <= {"warning"}
    return [str(finding) for finding in findings]
