"""A draft is led back to its paper by its stamp, which is believed only as far as it can be proved."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from paperwork.jobs.belonging import living, paper_of
from paperwork.jobs.build import build
from paperwork.model.findings import Finding, PaperworkError
from paperwork.model.paper import Stamp
from paperwork.word.reader import read
from paperwork.word.stamp import stamped
from tests.workspace import PAPER_FOLDER, make_workspace


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(make_workspace(tmp_path_factory.mktemp("workspace")) / PAPER_FOLDER).written[0]


@pytest.fixture
def stamp(built: Path) -> Stamp:
    return living(built).stamp


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
