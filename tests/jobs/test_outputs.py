"""Files are written whole or not at all, and never over one that is open or edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.jobs.outputs import guard, note, open_by_someone, write_whole
from paperwork.model.findings import PaperworkError

PAPER = "inputs/elmshire/panel-2025-02"


def test_a_file_is_written_with_its_folders_and_nothing_beside_it(tmp_path: Path) -> None:
    (path,) = write_whole({tmp_path / "a" / "b" / "paper.docx": b"words"})
    assert path.read_bytes() == b"words"
    assert [found.name for found in path.parent.iterdir()] == ["paper.docx"]


def test_a_file_that_cannot_be_replaced_stays_and_the_message_says_so(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").mkdir()
    with pytest.raises(PaperworkError, match=r"paper\.docx: The file could not be written .*Close it"):
        write_whole({tmp_path / "paper.docx": b"words"})
    assert [found.name for found in tmp_path.iterdir()] == ["paper.docx"]


def test_where_the_second_file_cannot_be_written_the_first_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_bytes(b"old")
    (tmp_path / "paper.pdf").mkdir()
    with pytest.raises(PaperworkError, match=r"paper\.pdf: The file could not be written"):
        write_whole({tmp_path / "paper.docx": b"new", tmp_path / "paper.pdf": b"new"})
    assert (tmp_path / "paper.docx").read_bytes() == b"old"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["paper.docx", "paper.pdf"]


def test_a_folder_that_is_a_file_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "folder").write_bytes(b"no folder")
    with pytest.raises(PaperworkError, match="could not be written"):
        write_whole({tmp_path / "folder" / "paper.docx": b"words"})


@pytest.mark.parametrize("owner", ["~$paper.docx", "~$per.docx", ".~lock.paper.docx#"])
def test_the_file_that_word_or_libreoffice_keeps_beside_an_open_one_is_seen(tmp_path: Path, owner: str) -> None:
    (tmp_path / "paper.docx").write_bytes(b"words")
    (tmp_path / owner).write_bytes(b"")
    assert open_by_someone(tmp_path / "paper.docx") == owner
    with pytest.raises(PaperworkError, match="is open in Word or LibreOffice"):
        guard(tmp_path / "paper.docx", PAPER, force=True)


def test_a_file_that_is_not_there_needs_no_guard(tmp_path: Path) -> None:
    assert guard(tmp_path / "paper.docx", PAPER) is None


def test_a_folder_of_the_files_name_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").mkdir()
    with pytest.raises(PaperworkError, match="could not be written"):
        guard(tmp_path / "paper.docx", PAPER)


def test_something_that_is_not_ours_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_bytes(b"somebody's notes")
    with pytest.raises(PaperworkError, match="no draft that paperwork wrote"):
        guard(tmp_path / "paper.docx", PAPER)


def test_force_keeps_a_copy_under_a_free_name(tmp_path: Path) -> None:
    (tmp_path / "paper.docx").write_bytes(b"second")
    (tmp_path / "paper (kept 1).docx").write_bytes(b"first")
    assert guard(tmp_path / "paper.docx", PAPER, force=True) == tmp_path / "paper (kept 2).docx"
    assert (tmp_path / "paper (kept 1).docx").read_bytes() == b"first"
    assert (tmp_path / "paper (kept 2).docx").read_bytes() == b"second"


def test_a_draft_is_known_again_by_its_bytes_for_its_own_paper_alone(tmp_path: Path) -> None:
    notes, path = tmp_path / "notes", tmp_path / "paper.docx"
    note(notes, PAPER, b"as written")
    path.write_bytes(b"as written")
    assert guard(path, PAPER, notes=notes) is None
    with pytest.raises(PaperworkError):
        guard(path, f"{PAPER}-other", notes=notes)
    path.write_bytes(b"as edited")
    with pytest.raises(PaperworkError):
        guard(path, PAPER, notes=notes)


def test_a_damaged_note_is_no_note(tmp_path: Path) -> None:
    notes, path = tmp_path / "notes", tmp_path / "paper.docx"
    note(notes, PAPER, b"as written")
    for kept in notes.iterdir():
        kept.write_bytes(b"\xff\xfe")
    path.write_bytes(b"as written")
    with pytest.raises(PaperworkError):
        guard(path, PAPER, notes=notes)
