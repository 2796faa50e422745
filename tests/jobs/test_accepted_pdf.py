"""The PDF of a draft in which something is wrong: stopped, unless somebody accepts what can be accepted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from paperwork.cli import app
from paperwork.jobs.build import build
from paperwork.jobs.check_draft import check_draft
from paperwork.jobs.check_paper import check_paper
from paperwork.jobs.pdf import pdf
from paperwork.model.findings import PaperworkError
from paperwork.word.reader import read
from tests.workspace import DATA, PAPER_FOLDER, make_workspace

from .checked import DRAFT, GAP_ID, WORRIES, accept, edit
from .in_word import Opened, made, paragraph, run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose paper accepted the gap when its draft was built."""
    root = make_workspace(tmp_path_factory.mktemp("built"))
    accept(root, GAP_ID)
    build(root / PAPER_FOLDER)
    return root


@pytest.fixture
def workspace(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(built, tmp_path / "w")
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


def stopped(file: Path) -> list[str]:
    with pytest.raises(PaperworkError) as caught:
        pdf(file)
    assert not file.with_suffix(".pdf").exists()
    return [finding.id for finding in caught.value.findings]


def test_a_draft_keeps_what_was_accepted_when_it_was_written(workspace: Path) -> None:
    stamp = read((workspace / DRAFT).read_bytes(), "draft.docx").stamp
    assert stamp is not None
    assert [(one.id, one.reason, one.who) for one in stamp.accepted] == [
        (GAP_ID, "It is said at the meeting.", "The Director")
    ]


def test_what_is_accepted_does_not_stop_the_pdf_and_is_told_of(workspace: Path) -> None:
    done = CliRunner().invoke(app, ["pdf", str(edit(workspace))])
    assert done.exit_code == 0
    assert (workspace / DRAFT).with_suffix(".pdf").exists()
    assert "accepted: panel-2025-02.docx" in done.stderr
    assert "Accepted: It is said at the meeting (The Director)." in done.stderr


def test_the_paper_as_it_is_now_goes_before_the_stamp(workspace: Path) -> None:
    edit(workspace)
    accept(workspace)
    assert stopped(workspace / DRAFT) == [GAP_ID]
    accept(workspace, GAP_ID)
    assert pdf(workspace / DRAFT).written


def test_away_from_its_paper_the_stamp_says_what_is_accepted(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailed = Path(shutil.copy(edit(workspace), tmp_path / "mailed.docx"))
    monkeypatch.chdir(tmp_path)
    (accepted,) = [one.accepted for one in pdf(mailed).findings if one.check == "gap"]
    assert accepted is not None
    assert accepted.who == "The Director"


@pytest.mark.parametrize("broken", ["accept: [", "accept: yes", "accept:\n  - {id: x}\n  - y\n  - [z]\n", "- one"])
def test_a_paper_yaml_that_is_broken_stops_nothing_but_what_it_no_longer_accepts(workspace: Path, broken: str) -> None:
    edit(workspace)
    (workspace / PAPER_FOLDER / "paper.yaml").write_text(broken, encoding="utf-8")
    unreadable = broken in ("accept: [", "- one")
    assert pdf(workspace / DRAFT).written if unreadable else stopped(workspace / DRAFT) == [GAP_ID]


def test_another_gap_stops_it_still_with_its_page(workspace: Path) -> None:
    edit(workspace, doing="[To be written: what else]")
    with pytest.raises(PaperworkError) as caught:
        pdf(workspace / DRAFT)
    (finding,) = caught.value.findings
    assert finding.id == "gap:What are we doing about it?"
    assert finding.place.page > 1


def test_a_tracked_change_stops_it_whoever_accepts_it(workspace: Path) -> None:
    draft = Opened(workspace / DRAFT)
    draft.write(WORRIES, paragraph(made("ins", run("Snow."), id="7", author="A", date="2025-02-01T00:00:00Z")))
    (id,) = stopped(draft.save())
    accept(workspace, id)
    assert stopped(workspace / DRAFT) == [id]


FEW = "Of them, two children moved away."


def test_few_children_told_of_in_words_stop_it_until_somebody_answers_for_it(workspace: Path) -> None:
    edit(workspace, FEW)
    accept(workspace)
    (id,) = stopped(workspace / DRAFT)
    assert id == "small-number-in-prose:What are we worried about?/two children"
    accept(workspace, id)
    assert pdf(workspace / DRAFT).written


def test_a_sentence_with_the_mark_of_a_hidden_number_stops_it_until_somebody_answers_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace(tmp_path, data=DATA.replace("196", "3"))
    (draft,) = build(root / PAPER_FOLDER).written
    monkeypatch.chdir(root)
    (id,) = stopped(draft)
    assert id == "hidden-in-prose:What's working well?/There are {plans.actual} plans, of"
    assert [one.id for one in check_paper(root / PAPER_FOLDER).findings if one.check == "hidden-in-prose"] == [id]
    assert id in {one.id for one in check_draft(draft).findings}
    accept(root, id.replace("'", "''"))
    assert pdf(draft).written


def test_a_paper_that_prints_small_numbers_may_tell_of_few_children_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace(tmp_path)
    paper = root / PAPER_FOLDER / "paper.yaml"
    printed = "disclosure: {how: as-published, reason: As it was printed., who: The Director}\n"
    paper.write_text(f"{paper.read_text(encoding='utf-8')}\n{printed}", encoding="utf-8")
    build(root / PAPER_FOLDER)
    monkeypatch.chdir(root)
    assert pdf(edit(root, FEW)).written
