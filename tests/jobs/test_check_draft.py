"""A Word file checked: against its own paper where that is found, each finding in its place, accepted ones marked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from paperwork.cli import app
from paperwork.inputs.acceptances import accepted_in
from paperwork.jobs.build import build
from paperwork.jobs.check_draft import check_draft
from paperwork.jobs.check_paper import check_paper
from paperwork.jobs.knowing import knowledge, known
from paperwork.jobs.refresh import refresh
from paperwork.model.findings import Finding, PaperworkError
from paperwork.pdf import rendered
from paperwork.word.reader import read
from tests.word.reader.specimens import docx, p
from tests.workspace import DATA, PAPER, PAPER_FOLDER, make_workspace

from .checked import DRAFT, GAP, GAP_ID, WORRIES, accept, edit
from .in_word import Opened, made, paragraph, run

Edited = Callable[..., Path]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("built"))
    build(root / PAPER_FOLDER)
    return root


@pytest.fixture
def workspace(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(built, tmp_path / "w")
    monkeypatch.chdir(tmp_path / "w")
    return tmp_path / "w"


@pytest.fixture
def edited(workspace: Path) -> Edited:
    return lambda *words: edit(workspace, *words)


def gaps(file: Path, **given: Path) -> list[Finding]:
    return [one for one in check_draft(file, **given).findings if one.check == "gap"]


def checks(file: Path, **given: Path) -> set[str]:
    return {one.check for one in check_draft(file, **given).findings}


def as_json(*words: str) -> tuple[int, list[dict[str, Any]]]:
    done = CliRunner().invoke(app, ["check", *words, "--json"])
    return done.exit_code, json.loads(done.stdout)["findings"]


class TestWhereAFindingStands:
    def test_it_names_page_heading_and_paragraph_and_quotes_the_words(self, workspace: Path, edited: Edited) -> None:
        (gap,) = gaps(edited())
        assert (gap.place.heading, gap.quote) == ("What are we worried about?", GAP)
        draft = read((workspace / DRAFT).read_bytes(), "draft.docx")
        assert gap.place.page == rendered(draft).audit.page_of(GAP) > 1
        assert gap.place.paragraph > 1
        (later,) = gaps(edited("Snow.", f"Nothing. {GAP}"))
        assert later.place.paragraph == gap.place.paragraph + 2

    def test_paragraphs_are_counted_from_1_with_those_of_cells(self, tmp_path: Path) -> None:
        cell = "<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>"
        rows = "".join(f"<w:tr>{cell % one}{cell % two}</w:tr>" for one, two in (("A", "B"), ("[x]", "2")))
        file = tmp_path / "typed.docx"
        file.write_bytes(docx(p("One."), f"<w:tbl>{rows}</w:tbl>", p(f"Seven: {GAP}")))
        assert [one.place.paragraph for one in gaps(file)] == [6]

    def test_words_on_a_later_page_are_placed_on_it(self, tmp_path: Path) -> None:
        file = tmp_path / "typed.docx"
        lines = [p(f"Line {number}.") for number in range(150)]
        file.write_bytes(docx(*lines[:75], p(GAP), *lines[75:]))
        (gap,) = gaps(file)
        assert (gap.place.paragraph, gap.place.page) == (76, 2)

    def test_a_paragraph_that_runs_on_has_its_last_words_on_the_next_page(self, tmp_path: Path) -> None:
        file = tmp_path / "typed.docx"
        file.write_bytes(docx(p("Words and words. " * 500 + GAP)))
        (gap,) = gaps(file)
        assert (gap.place.paragraph, gap.place.page) == (1, 2)

    def test_the_same_words_twice_are_two_findings_in_two_places(self, tmp_path: Path) -> None:
        file = tmp_path / "typed.docx"
        file.write_bytes(docx(p(GAP), p("Words."), p(f"{GAP} and {GAP}"), p(GAP)))
        assert [one.place.paragraph for one in gaps(file)] == [1, 3, 3, 4]
        assert len({one.id for one in gaps(file)}) == 4

    def test_two_findings_of_one_kind_under_one_heading_have_ids_of_their_own(self, edited: Edited) -> None:
        found = [one.id for one in gaps(edited(f"{GAP} and {GAP}", GAP))]
        assert found == [GAP_ID, f"{GAP_ID}#2", "gap:What are we doing about it?"]

    def test_ids_stay_the_same_after_a_refresh(self, workspace: Path, edited: Edited) -> None:
        before = {one.id for one in check_draft(edited(f"{GAP} and {GAP}")).findings}
        (workspace / "inputs/elmshire/data.csv").write_text(DATA.replace("196", "188"), encoding="utf-8")
        (new,) = refresh(workspace / DRAFT, at=date(2025, 3, 3)).written
        after = {one.id for one in check_draft(new).findings if one.check != "tracked-change"}
        assert before <= after
        assert not any("docx" in id for id in after)


class TestWhatItIsHeldAgainst:
    def test_a_draft_of_ours_finds_its_own_paper(self, workspace: Path) -> None:
        assert "checked-alone" not in checks(workspace / DRAFT)
        accept(workspace, "gap:Nowhere")
        assert "accept-needless" in checks(workspace / DRAFT)

    def test_one_whose_paper_is_gone_is_held_against_itself_and_says_so(
        self, workspace: Path, edited: Edited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shutil.copy(edited(), tmp_path / "mailed.docx")
        monkeypatch.chdir(tmp_path)
        assert {"checked-alone", "gap"} <= checks(tmp_path / "mailed.docx")
        assert "checked-alone" not in checks(tmp_path / "mailed.docx", paper=workspace / PAPER_FOLDER)

    def test_one_whose_papers_inputs_are_faulty_says_so_and_is_checked_all_the_same(
        self, workspace: Path, edited: Edited
    ) -> None:
        (workspace / "inputs/elmshire/data.csv").write_text(DATA.replace("205", "2o5"), encoding="utf-8")
        (alone,) = [one for one in check_draft(edited()).findings if one.check == "checked-alone"]
        assert "data.csv" in alone.message
        assert alone.severity == "warning"
        assert len(gaps(workspace / DRAFT)) == 1

    def test_a_strangers_file_is_held_against_itself_without_a_word(self, tmp_path: Path) -> None:
        file = tmp_path / "typed.docx"
        file.write_bytes(docx(p("Dear all.")))
        assert not checks(file) & {"checked-alone", "gap"}

    def test_a_folder_that_is_named_and_is_no_paper_ends_with_2(self, workspace: Path) -> None:
        with pytest.raises(PaperworkError) as caught:
            check_draft(workspace / DRAFT, paper=workspace / "templates")
        assert caught.value.exit_status == 2

    def test_earlier_papers_of_the_council_are_known_the_newest_first(self, workspace: Path) -> None:
        folder = workspace / PAPER_FOLDER
        for name, month in (("panel-2024-12", "Nov-24"), ("panel-2025-01", "Dec-24"), ("panel-2025-03", "Feb-25")):
            shutil.copytree(folder, folder.with_name(name))
            (folder.with_name(name) / "paper.yaml").write_text(
                PAPER.replace("as_at: Jan-25", f"as_at: {month}"), encoding="utf-8"
            )
        shutil.copytree(folder, folder.with_name("broken"))
        (folder.with_name("broken") / "paper.yaml").write_text("as_at: [", encoding="utf-8")
        told = knowledge(known(folder))
        assert [one.name for one in told.earlier] == ["panel-2025-01", "panel-2024-12"]
        assert told.earlier[0].inputs.brief.as_at.label == "Dec-24"
        assert told.earlier[0].results.by_id["plans"].facts["actual"].text == "205"


class TestAccepting:
    def test_an_accepted_finding_stays_listed_and_no_longer_counts(self, workspace: Path, edited: Edited) -> None:
        file = str(edited())
        assert as_json(file)[0] == 1
        accept(workspace, GAP_ID)
        status, found = as_json(file)
        (gap,) = [one for one in found if one["id"] == GAP_ID]
        assert status == 0
        assert gap["accepted"] == {"reason": "It is said at the meeting.", "who": "The Director"}
        assert gap["severity"] == "error"
        assert all("accepted" not in one for one in found if one["id"] != GAP_ID)

    def test_only_the_finding_of_that_id_is_accepted(self, workspace: Path, edited: Edited) -> None:
        accept(workspace, GAP_ID)
        assert [bool(one.accepted) for one in gaps(edited(f"{GAP} and {GAP}"))] == [True, False]

    def test_an_entry_that_matches_nothing_is_a_warning_at_its_line(self, workspace: Path) -> None:
        accept(workspace, GAP_ID)
        (idle,) = [one for one in check_draft(workspace / DRAFT).findings if one.check == "accept-needless"]
        assert (idle.severity, idle.place.file) == ("warning", f"{PAPER_FOLDER.as_posix()}/paper.yaml")
        assert idle.place.line > 1

    def test_what_is_wrong_in_the_folder_is_accepted_in_the_same_way(self, workspace: Path) -> None:
        commentary = workspace / PAPER_FOLDER / "commentary.md"
        commentary.write_text(commentary.read_text(encoding="utf-8").partition("# visits")[0], encoding="utf-8")
        paper = workspace / PAPER_FOLDER / "paper.yaml"
        accept(workspace, "no-page:visits")
        text = paper.read_text(encoding="utf-8")
        paper.write_text(text.replace("      - {id: visits, measures: [visits]}\n", ""), encoding="utf-8")
        (unshown,) = [one for one in check_paper(paper.parent).findings if one.check == "no-page"]
        assert unshown.accepted is not None
        assert "accept-needless" not in checks(workspace / DRAFT)
        again = [one for one in build(paper.parent, force=True).findings if one.check == "no-page"]
        assert [one.accepted is not None for one in again] == [True]

    def test_what_is_printed_otherwise_on_purpose_is_accepted_with_it(self, workspace: Path) -> None:
        paper = workspace / PAPER_FOLDER / "paper.yaml"
        entry = (
            "published_as:\n  - {measure: visits, fact: rag, as: Red, reason: So it was., who: The Director,"
            " accept: ['rag-not-rule:Visits in time']}\n"
        )
        text = paper.read_text(encoding="utf-8")
        paper.write_text(entry.partition(", accept")[0] + "}\n" + text, encoding="utf-8")
        build(paper.parent, force=True)
        (rated,) = [one for one in check_draft(workspace / DRAFT).findings if one.check == "rag-not-rule"]
        assert (rated.id, rated.accepted) == ("rag-not-rule:Visits in time", None)
        paper.write_text(entry + text, encoding="utf-8")
        found = check_draft(workspace / DRAFT).findings
        (accepted,) = [one.accepted for one in found if one.id == rated.id]
        assert accepted is not None
        assert (accepted.reason, accepted.who) == ("So it was.", "The Director")
        assert "accept-needless" not in {one.check for one in found}
        # A PDF reads the paper's acceptances by themselves.
        assert [one.id for one in accepted_in(paper.parent)] == [rated.id]
        table = (
            "tables:\n  - {id: t, published_as: [{row: A, column: B, as: C, reason: R, who: W, accept: [one:two]}]}\n"
        )
        paper.write_text(table, encoding="utf-8")
        assert [(one.id, one.who, one.place.line) for one in accepted_in(paper.parent)] == [("one:two", "W", 2)]

    def test_what_would_leave_the_building_cannot_be_accepted(self, workspace: Path, edited: Edited) -> None:
        draft = Opened(workspace / DRAFT)
        draft.write(WORRIES, paragraph(made("ins", run("Snow."), id="7", author="A", date="2025-02-01T00:00:00Z")))
        draft.save()
        (leak,) = [one for one in check_draft(workspace / DRAFT).findings if one.check == "tracked-change"]
        accept(workspace, leak.id)
        found = check_draft(workspace / DRAFT).findings
        assert [one.accepted for one in found if one.check == "tracked-change"] == [None]
        assert "accept-refused" in {one.check for one in found}


def test_nothing_is_written(workspace: Path, edited: Edited) -> None:
    edited()
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    CliRunner().invoke(app, ["check", str(DRAFT)])
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before
