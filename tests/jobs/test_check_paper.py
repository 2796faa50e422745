"""A paper's folder checked before there is a draft: what its draft would say is proof-read, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from paperwork.jobs.build import build
from paperwork.jobs.check_draft import check_draft
from paperwork.jobs.check_paper import check_paper
from paperwork.model.findings import Finding
from tests.workspace import COMMENTARY, FRONT_SHEET, PAPER_FOLDER, make_workspace

from .checked import accept

WRONG = "Visits went up from 80 to 90, an increase of 12."
Made = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return lambda **changed: make_workspace(tmp_path / "w", **changed)


def errors(workspace: Path) -> list[Finding]:
    return [one for one in check_paper(workspace / PAPER_FOLDER).findings if one.severity == "error"]


def test_a_wrong_sum_in_an_answer_is_told_of_where_its_author_wrote_it(made: Made) -> None:
    (wrong,) = errors(made(commentary=COMMENTARY.replace("Winter.", WRONG)))
    assert wrong.check == "change-wrong"
    assert wrong.place.file == f"{PAPER_FOLDER.as_posix()}/commentary.md"
    assert (wrong.place.line, wrong.place.heading, wrong.place.page) == (22, "Visits in time", 0)
    assert "12" in wrong.quote


def test_one_in_the_front_sheet_is_told_of_there(made: Made) -> None:
    (wrong,) = errors(made(front_sheet=FRONT_SHEET.replace("Words about executive summary.", WRONG)))
    assert wrong.place.file == f"{PAPER_FOLDER.as_posix()}/front-sheet.md"
    assert wrong.place.heading == "Executive summary"


def test_its_id_is_that_of_the_draft_so_that_one_entry_accepts_both(made: Made) -> None:
    workspace = made(commentary=COMMENTARY.replace("Winter.", WRONG))
    (wrong,) = errors(workspace)
    accept(workspace, wrong.id)
    (accepted,) = errors(workspace)
    assert not accepted.stops
    (draft,) = build(workspace / PAPER_FOLDER).written
    assert [one.stops for one in check_draft(draft).findings if one.id == wrong.id] == [False]


def test_what_the_folder_and_its_draft_both_tell_is_told_once(made: Made) -> None:
    workspace = made(commentary=COMMENTARY.replace("Winter.", "Of them, two children moved away."))
    found = check_paper(workspace / PAPER_FOLDER).findings
    assert [one.quote for one in found if one.check == "small-number-in-prose"] == ["two children"]


def test_an_entry_that_matches_nothing_may_be_one_of_the_word_file(made: Made) -> None:
    workspace = made()
    accept(workspace, "gap:Risks")
    (idle,) = [one for one in check_paper(workspace / PAPER_FOLDER).findings if one.check == "accept-needless"]
    assert not idle.certain
    assert idle.severity == "warning"


def test_nothing_is_written(made: Made) -> None:
    workspace = made(commentary=COMMENTARY.replace("Winter.", WRONG))
    before = sorted(workspace.rglob("*"))
    assert errors(workspace)
    assert sorted(workspace.rglob("*")) == before
