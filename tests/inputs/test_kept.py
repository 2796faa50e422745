"""What people wrote is kept: a paper read again is the paper read afresh, whatever has changed in between."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from paperwork.inputs import read
from paperwork.inputs.workspace import papers
from paperwork.model.findings import PaperworkError
from tests.workspace import BOOK, COMMENTARY, DATA, PAPER, PAPER_FOLDER, REPOSITORY, make_workspace

COUNCIL = PAPER_FOLDER.parent
READERS = {"pydantic", "yaml", "markdown_it", "holidays"}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w")


def write(root: Path, file: Path, text: str) -> None:
    (root / file).write_text(text, encoding="utf-8", newline="\n")


def kept_of(root: Path) -> list[Path]:
    folder = root / "outputs" / ".cache" / "inputs"
    return sorted(folder.iterdir()) if folder.exists() else []


def loaded_by_reading(root: Path) -> set[str]:
    """The modules that are loaded when a paper has been read in a process of its own."""
    code = "import sys; from pathlib import Path; from paperwork.inputs import read; "
    code += "read(Path(sys.argv[1]), keeps=True); print(*sys.modules)"
    command = [sys.executable, "-c", code, str(root / PAPER_FOLDER)]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda root: None,
    "a value": lambda root: write(root, COUNCIL / "data.csv", DATA.replace("196", "197")),
    "the book": lambda root: write(root, COUNCIL / "measures.yaml", BOOK.replace("title: ", "title: New ", 1)),
    "the commentary": lambda root: write(root, PAPER_FOLDER / "commentary.md", COMMENTARY + "\nMore words.\n"),
    "no commentary": lambda root: (root / PAPER_FOLDER / "commentary.md").unlink(),
    "no front sheet": lambda root: (root / PAPER_FOLDER / "front-sheet.md").unlink(),
    "months": lambda root: write(root, PAPER_FOLDER / "paper.yaml", PAPER.replace("months: 3", "months: 4")),
    "a template": lambda root: shutil.copy(
        root / "templates" / "partnership-board.docx", root / "templates" / "improvement-scrutiny.docx"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_paper_read_again_is_the_paper_read_afresh(workspace: Path, change: str) -> None:
    first = read(workspace / PAPER_FOLDER, keeps=True)
    assert first == read(workspace / PAPER_FOLDER)
    CHANGES[change](workspace)
    assert read(workspace / PAPER_FOLDER, keeps=True) == read(workspace / PAPER_FOLDER)


def test_a_file_that_was_not_there_is_read_when_it_comes(workspace: Path) -> None:
    sheet = workspace / PAPER_FOLDER / "front-sheet.md"
    words = sheet.read_bytes()
    sheet.unlink()
    assert "nothing-written" in {finding.check for finding in read(workspace / PAPER_FOLDER, keeps=True).findings}
    sheet.write_bytes(words)
    again = read(workspace / PAPER_FOLDER, keeps=True)
    assert again == read(workspace / PAPER_FOLDER)
    assert any(section.prose for section in again.sections)


def test_boilerplate_is_read_when_it_changes(workspace: Path) -> None:
    write(workspace, PAPER_FOLDER / "commentary.md", COMMENTARY + '\n{% include "own.md" %}\n')
    write(workspace, Path("boilerplate/own.md"), "Old words.\n")
    before = read(workspace / PAPER_FOLDER, keeps=True)
    write(workspace, Path("boilerplate/own.md"), "New words.\n")
    after = read(workspace / PAPER_FOLDER, keeps=True)
    assert after == read(workspace / PAPER_FOLDER)
    assert after.brief != before.brief


def test_warnings_are_told_again(workspace: Path) -> None:
    (workspace / PAPER_FOLDER / "commentary.md").unlink()
    told = read(workspace / PAPER_FOLDER, keeps=True).findings
    assert told
    assert read(workspace / PAPER_FOLDER, keeps=True).findings == told


def test_a_faulty_paper_is_not_kept_and_is_told_of_each_time(workspace: Path) -> None:
    write(workspace, COUNCIL / "measures.yaml", BOOK.replace("unit: percent", "unit: per cent"))
    for _ in range(2):
        with pytest.raises(PaperworkError, match="per cent"):
            read(workspace / PAPER_FOLDER, keeps=True)
    assert kept_of(workspace) == []


def test_faulty_data_are_told_of_beside_what_is_kept(workspace: Path) -> None:
    read(workspace / PAPER_FOLDER, keeps=True)
    write(workspace, COUNCIL / "data.csv", DATA.replace("196", "19b"))
    with pytest.raises(PaperworkError) as kept:
        read(workspace / PAPER_FOLDER, keeps=True)
    with pytest.raises(PaperworkError) as afresh:
        read(workspace / PAPER_FOLDER)
    assert kept.value.findings == afresh.value.findings


def test_a_damaged_file_is_written_anew(workspace: Path) -> None:
    plain = read(workspace / PAPER_FOLDER, keeps=True)
    (kept,) = kept_of(workspace)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1])
    assert read(workspace / PAPER_FOLDER, keeps=True) == plain
    assert kept.read_bytes() == whole


def test_reading_alone_leaves_nothing_behind(workspace: Path) -> None:
    read(workspace / PAPER_FOLDER)
    assert list((workspace / "outputs").iterdir()) == []


def test_where_the_data_alone_have_changed_no_reader_of_words_is_loaded(workspace: Path) -> None:
    assert loaded_by_reading(workspace) >= READERS
    write(workspace, COUNCIL / "data.csv", DATA.replace("196", "197"))
    assert loaded_by_reading(workspace).isdisjoint(READERS)


def test_every_shipped_paper_is_the_same_read_again(tmp_path: Path) -> None:
    for folder in ("inputs", "templates", "boilerplate"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    (tmp_path / "outputs").mkdir()
    for folder in papers(tmp_path):
        afresh = read(folder, keeps=True)
        assert read(folder, keeps=True) == afresh
    assert len(kept_of(tmp_path)) == len(papers(tmp_path))
