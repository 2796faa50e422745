"""A draft is led back to its paper by its stamp, which is believed only as far as it can be proved."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from paperwork.jobs.belonging import living, paper_of
from paperwork.jobs.build import build
from paperwork.jobs.changes import changes as compare
from paperwork.jobs.check_draft import check_draft
from paperwork.jobs.harvest import harvest
from paperwork.jobs.refresh import refresh
from paperwork.model.changes import Changes
from paperwork.model.findings import Finding, PaperworkError
from paperwork.model.paper import Outcome, Stamp
from paperwork.word import archive
from paperwork.word.reader import read
from paperwork.word.stamp import stamped
from tests.workspace import COMMENTARY, PAPER_FOLDER, make_workspace


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(make_workspace(tmp_path_factory.mktemp("workspace")) / PAPER_FOLDER).written[0]


@pytest.fixture
def stamp(built: Path) -> Stamp:
    return living(built).stamp


def refresh_now(file: Path, *, paper: Path | None = None) -> Outcome:
    return refresh(file, at=date(2025, 3, 3), paper=paper)


def refused(file: Path) -> PaperworkError:
    with pytest.raises(PaperworkError) as caught:
        living(file)
    return caught.value


def not_found(file: Path, stamp: Stamp, named: Path | None = None) -> Finding:
    with pytest.raises(PaperworkError) as caught:
        paper_of(file, stamp, named)
    (finding,) = caught.value.findings
    assert finding.hint
    return finding


def test_a_draft_leads_to_the_folder_it_was_built_from(built: Path, stamp: Stamp) -> None:
    assert paper_of(built, stamp) == built.parents[2] / PAPER_FOLDER


def test_a_draft_that_stands_in_no_workspace_is_led_home_from_where_the_command_is_typed(
    built: Path, stamp: Stamp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built.parents[2] / "templates")
    assert paper_of(tmp_path / "emailed.docx", stamp) == built.parents[2] / PAPER_FOLDER


def test_outside_every_workspace_the_folder_is_asked_for(
    stamp: Stamp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    finding = not_found(tmp_path / "emailed.docx", stamp)
    assert (finding.check, "--paper" in finding.hint) == ("workspace", True)


def test_a_paper_that_moved_is_told_with_where_it_may_be_now(tmp_path: Path) -> None:
    file = build(make_workspace(tmp_path) / PAPER_FOLDER).written[0]
    (tmp_path / "inputs" / "other").mkdir()
    (tmp_path / PAPER_FOLDER).rename(tmp_path / "inputs" / "other" / PAPER_FOLDER.name)
    finding = not_found(file, living(file).stamp)
    assert finding.check == "paper-gone"
    assert finding.hint.endswith("Did you mean inputs/other/panel-2025-02?")


def test_a_folder_that_is_named_stands_for_the_one_in_the_stamp(built: Path, stamp: Stamp) -> None:
    folder = built.parents[2] / PAPER_FOLDER
    gone = replace(stamp, paper="inputs/elmshire/panel-2024-02")
    assert paper_of(built, gone, folder) == folder
    assert paper_of(built, gone, folder / "paper.yaml") == folder


@pytest.mark.parametrize("named", ["nowhere", "outputs"])
def test_a_folder_that_is_named_must_hold_a_paper(built: Path, stamp: Stamp, named: str) -> None:
    assert not_found(built, stamp, built.parents[2] / named).check == "no-paper"


@pytest.mark.parametrize("said", ["../../elsewhere", "/etc", "C:/papers", "inputs/../../x", "a\0b", ""])
def test_a_stamp_that_leads_out_of_the_workspace_is_refused(built: Path, stamp: Stamp, said: str) -> None:
    assert not_found(built, replace(stamp, paper=said)).check == "unsafe-path"


@pytest.mark.parametrize("said", [".", "outputs", "inputs", "inputs/elmshire", "inputs/elmshire/none"])
def test_a_stamp_that_names_no_paper_of_the_workspace_is_refused(built: Path, stamp: Stamp, said: str) -> None:
    assert not_found(built, replace(stamp, paper=said)).check == "paper-gone"


def test_a_stamps_words_are_told_short_and_harmless(built: Path, stamp: Stamp) -> None:
    finding = not_found(built, replace(stamp, paper="inputs/\x1b[2J" + "x" * 5000))
    assert len(finding.message) < 200
    assert finding.message.isprintable()


def test_a_file_without_a_stamp_belongs_to_no_paper(built: Path, tmp_path: Path) -> None:
    file = tmp_path / "bare.docx"
    with zipfile.ZipFile(built) as parts, zipfile.ZipFile(file, "w") as bare:
        for name in parts.namelist():
            bare.writestr(name, b"<x/>" if b"urn:paperwork:stamp:1" in parts.read(name) else parts.read(name))
    error = refused(file)
    assert ([one.check for one in error.findings], error.exit_status) == (["no-stamp"], 1)


def test_a_stamp_of_a_newer_program_is_refused(built: Path, stamp: Stamp, tmp_path: Path) -> None:
    file = tmp_path / "newer.docx"
    file.write_bytes(stamped(built.read_bytes(), replace(stamp, program="99.0")))
    assert [one.check for one in refused(file).findings] == ["stamp-newer"]


def test_files_of_other_kinds_are_refused(tmp_path: Path, built: Path) -> None:
    macros = io.BytesIO()
    plain, holding = (f"application/vnd.{kind}.main+xml".encode() for kind in (
        "openxmlformats-officedocument.wordprocessingml.document", "ms-word.document.macroEnabled"))  # fmt: skip
    with zipfile.ZipFile(built) as parts, zipfile.ZipFile(macros, "w") as changed:
        for name in parts.namelist():
            changed.writestr(name, parts.read(name).replace(plain, holding))
    odt = io.BytesIO()
    with zipfile.ZipFile(odt, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    others = {
        "draft.doc": b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"),
        "draft.docm": macros.getvalue(),
        "draft.odt": odt.getvalue(),
        "draft.pdf": b"%PDF-1.7",
        "draft.docx": b"",
    }
    for name, data in others.items():
        (tmp_path / name).write_bytes(data)
        error = refused(tmp_path / name)
        assert (error.exit_status, bool(error.findings[0].hint)) == (2, True), name
    assert refused(tmp_path / "nowhere.docx").exit_status == 2


def test_a_draft_that_is_open_is_read_as_it_was_saved_with_a_warning(built: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(built.read_bytes())
    assert living(file).findings == ()
    (tmp_path / "~$report.docx").write_bytes(b"")
    (warning,) = living(file).findings
    assert (warning.check, warning.severity) == ("input-open", "warning")
    assert living(file).draft == read(built.read_bytes(), file.name)


def another_paper(built: Path, tmp_path: Path, name: str = "panel-2025-03") -> tuple[Path, Path]:
    """A copy of the workspace with a second paper: its draft, and the other paper's folder."""
    root = tmp_path / "workspace"
    shutil.copytree(built.parents[2], root)
    other = (root / PAPER_FOLDER).with_name(name)
    shutil.copytree(root / PAPER_FOLDER, other)
    return root / built.relative_to(built.parents[2]), other


@pytest.mark.parametrize("job", [refresh_now, harvest, compare], ids=["refresh", "harvest", "changes"])
def test_another_papers_folder_is_not_taken_while_the_drafts_own_is_there(
    built: Path, tmp_path: Path, job: Callable[..., Outcome]
) -> None:
    draft, other = another_paper(built, tmp_path)
    with pytest.raises(PaperworkError) as caught:
        job(draft, paper=other)
    (finding,) = caught.value.findings
    assert finding.check == "another-paper"
    assert PAPER_FOLDER.as_posix() in finding.message


@pytest.mark.parametrize("job", [refresh_now, harvest], ids=["refresh", "harvest"])
def test_a_folder_whose_paper_is_gone_under_its_old_name_is_taken_with_a_warning(
    built: Path, tmp_path: Path, job: Callable[..., Outcome]
) -> None:
    draft, other = another_paper(built, tmp_path)
    shutil.rmtree(other.with_name(PAPER_FOLDER.name))
    done = job(draft, paper=other)
    assert [one.severity for one in done.findings if one.check == "paper-renamed"] == ["warning"]


def test_a_draft_of_another_template_is_not_taken(built: Path, tmp_path: Path) -> None:
    draft, other = another_paper(built, tmp_path)
    shutil.rmtree(other.with_name(PAPER_FOLDER.name))
    templates = other.parents[2] / "templates"
    for ending in ("docx", "yaml"):
        shutil.copy(templates / f"improvement-scrutiny.{ending}", templates / f"second.{ending}")
    paper = other / "paper.yaml"
    paper.write_text(paper.read_text(encoding="utf-8").replace("improvement-scrutiny", "second"), encoding="utf-8")
    with pytest.raises(PaperworkError) as caught:
        refresh_now(draft, paper=other)
    assert caught.value.findings[0].check == "another-paper"


def test_a_renamed_folder_is_no_change_of_its_inputs(built: Path, tmp_path: Path) -> None:
    draft, other = another_paper(built, tmp_path)
    shutil.rmtree(other.with_name(PAPER_FOLDER.name))
    told = compare(draft, paper=other).told
    assert isinstance(told, Changes)
    assert told.inputs == ()
    (other / "commentary.md").write_text(COMMENTARY.replace("Winter.", "Spring."), encoding="utf-8")
    told = compare(draft, paper=other).told
    assert isinstance(told, Changes)
    assert [(one.path.rpartition("/")[2], bool(one.was)) for one in told.inputs] == [("commentary.md", True)]


def test_a_check_against_another_paper_warns_and_says_which_figures_that_one_lacks(built: Path, tmp_path: Path) -> None:
    draft, other = another_paper(built, tmp_path)
    book = other.parent / "measures.yaml"
    own = book.read_text(encoding="utf-8")
    (other.parent / "other.yaml").write_text(own.replace("    targets: {Mar-25: 200}\n", ""), encoding="utf-8")
    paper = other / "paper.yaml"
    paper.write_text(paper.read_text(encoding="utf-8").replace("../measures.yaml", "../other.yaml"), encoding="utf-8")
    for words in ("commentary.md",):
        text = (other / words).read_text(encoding="utf-8")
        text = text.replace(", of a target of {{ plans.target }}", "").replace(" in {{ plans.milestone }}", "")
        (other / words).write_text(text, encoding="utf-8")
    found = check_draft(draft, paper=other).findings
    assert "another-paper" in {one.check for one in found}
    assert not [one.message for one in found if "give ." in one.message]
    assert [one for one in found if "This paper has no such figure." in one.message]


@pytest.mark.parametrize("ending", ["pdf", "doc", "docm", ""])
def test_a_draft_under_a_name_of_another_kind_is_not_refreshed(built: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / (f"panel.{ending}" if ending else "panel")
    file.write_bytes(built.read_bytes())
    with pytest.raises(PaperworkError) as caught:
        refresh_now(file, paper=built.parents[2] / PAPER_FOLDER)
    assert [one.check for one in caught.value.findings] == ["ending"]
    assert list(tmp_path.iterdir()) == [file]


def test_a_draft_that_is_damaged_is_named(built: Path, tmp_path: Path) -> None:
    draft, _ = another_paper(built, tmp_path)
    parts = archive.members(draft.read_bytes(), draft.name)
    main = parts["word/document.xml"]
    draft.write_bytes(archive.packed({**parts, "word/document.xml": main[: len(main) // 2]}))
    for job in (refresh_now, harvest, compare):
        with pytest.raises(PaperworkError) as caught:
            job(draft)
        assert caught.value.findings[0].place.file == draft.name
