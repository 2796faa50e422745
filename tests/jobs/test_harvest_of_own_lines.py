"""Prose of paper.yaml that stands in parts of its own: notes on what was not published, the public interest test."""

from __future__ import annotations

import shutil
from difflib import ndiff
from pathlib import Path

import pytest

from paperwork.inputs import read as read_inputs
from paperwork.jobs.build import build
from paperwork.jobs.harvest import harvest
from paperwork.jobs.refresh import refresh
from paperwork.model.paper import Outcome
from tests.workspace import REPOSITORY

from .in_word import Opened, W, paragraph, words
from .living import AT

EXEMPT = "inputs/wexcombe/exempt-2025-11"
BOARD = "inputs/southampton/improvement-board-2021-11"
SHARED = "inputs/north-east-lincolnshire/improvement-board-2023-06"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("own") / "workspace"
    for folder in ("templates", "boilerplate", "inputs"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    (root / "outputs").mkdir()
    for paper in (EXEMPT, BOARD, SHARED):
        build(root / paper)
    return root


@pytest.fixture
def workspace(ready: Path, tmp_path: Path) -> Path:
    shutil.copytree(ready, tmp_path / "workspace")
    return tmp_path / "workspace"


def opened(workspace: Path, paper: str) -> Opened:
    return Opened(workspace / f"{paper.replace('inputs', 'outputs')}.docx")


def harvested(word: Opened, folder: Path) -> tuple[Outcome, list[str]]:
    """A harvest of the saved draft, and the lines of paper.yaml that it changed."""
    file = folder / "paper.yaml"
    before = file.read_text(encoding="utf-8").splitlines(keepends=True)
    outcome = harvest(word.save(), paper=folder)
    after = file.read_text(encoding="utf-8").splitlines(keepends=True)
    return outcome, [line.rstrip("\n") for line in ndiff(before, after) if line[0] in "+-"]


def test_the_public_interest_test_is_harvested_and_taken_back(workspace: Path) -> None:
    word, folder = opened(workspace, EXEMPT), workspace / EXEMPT
    (last,) = [one for one in word.paragraphs("paper/exempt_reason") if words(one).startswith("Public interest test")]
    text = list(last.iter(f"{W}t"))[-1]
    was = text.text or ""
    text.text = f"{was} It is reviewed each year."
    before = read_inputs(folder).brief.exemption
    outcome, _ = harvested(word, folder)
    after = read_inputs(folder).brief.exemption
    assert before
    assert after
    assert after.public_interest == f"{before.public_interest} It is reviewed each year."
    assert outcome.findings == ()
    assert harvest(word.file).written == ()
    text.text = was
    outcome, _ = harvested(word, folder)
    assert read_inputs(folder).brief.exemption == before
    assert outcome.notes[1].startswith("Taken back in the draft, and so out of paper.yaml: ")
    assert refresh(word.file, at=AT).written == ()


def test_a_note_on_what_was_not_published_is_harvested(workspace: Path) -> None:
    word, folder = opened(workspace, BOARD), workspace / BOARD
    note = word.paragraphs("measure/academy/not_published")[-1]
    list(note.iter(f"{W}t"))[-1].text += " Own note."  # type: ignore[operator]
    outcome, changed = harvested(word, folder)
    assert outcome.findings == ()
    assert len(changed) == 2
    assert "Own note." in changed[1]


def test_a_note_more_and_one_that_others_share_are_told(workspace: Path) -> None:
    word, folder = opened(workspace, SHARED), workspace / SHARED
    shared, own = "priority/children_in_need/not_published", "measure/assessments_chart/not_published"
    tags = [tag for tag in (shared, own) if word.controls(tag)] or _notes(word)
    shared, own = tags[0], _notes(word)[-1]
    list(word.part(shared).iter(f"{W}t"))[-1].text += " Own note."  # type: ignore[operator]
    word.part(own).append(paragraph("Another note.", like=word.paragraphs(own)[0]))
    outcome, changed = harvested(word, folder)
    assert changed == []
    told = [one for one in outcome.findings if one.check == "not-from-text"]
    assert ["Own note." in told[0].message, "Another note." in told[1].message] == [True, True]
    assert all("'not_published'" in one.hint for one in told)


def _notes(word: Opened) -> list[str]:
    names = (one.get(f"{W}val", "") for one in word.body.iter(f"{W}tag"))
    return [name.removeprefix("paperwork:") for name in names if name.endswith("/not_published")]


def test_a_note_that_was_changed_in_both_is_told_with_both(workspace: Path) -> None:
    word, folder = opened(workspace, BOARD), workspace / BOARD
    note = list(word.paragraphs("measure/academy/not_published")[-1].iter(f"{W}t"))[-1]
    said, note.text = note.text or "", "Words of the draft."
    file = folder / "paper.yaml"
    text = file.read_text(encoding="utf-8")
    assert said in text
    file.write_text(text.replace(said, "Words of the file."), encoding="utf-8")
    outcome, changed = harvested(word, folder)
    assert changed == []
    (finding,) = [one for one in outcome.findings if one.check == "to-settle"]
    assert "'Words of the draft.'" in finding.message
    assert "'Words of the file.'" in finding.message
