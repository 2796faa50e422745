"""The workspace is found from anywhere inside it, and no name leads out of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from paperwork.inputs import read
from paperwork.inputs.workspace import find, inside, papers
from paperwork.model.findings import PaperworkError
from tests.workspace import PAPER_FOLDER, make_workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w").resolve()


def test_it_is_found_upwards_from_anywhere(root: Path) -> None:
    for start in (root, root / PAPER_FOLDER, root / PAPER_FOLDER / "paper.yaml", root / "templates"):
        assert find(start) == root


def test_outside_any_workspace_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(PaperworkError, match="paperwork init FOLDER") as caught:
        find(tmp_path)
    assert caught.value.exit_status == 2


def test_its_papers_are_the_folders_that_hold_a_paper(root: Path) -> None:
    other = root / "inputs/ashby/board-2025-01"
    other.mkdir(parents=True)
    (other / "paper.yaml").touch()
    (root / "inputs/ashby/data").mkdir()
    assert papers(root) == (other, root / PAPER_FOLDER)


@pytest.mark.parametrize("said", ["../data.csv", r"..\data.csv", "./../data.csv", "../new/../data.csv"])
def test_a_file_is_named_from_the_papers_folder_with_either_slash(root: Path, said: str) -> None:
    assert inside(root, root / PAPER_FOLDER, said) == root / "inputs/elmshire/data.csv"


@pytest.mark.parametrize(
    "said", ["../../../../x", "/etc/passwd", r"C:\x", "C:x", r"\\server\share", r"\x", "", "a\0b", "a" * 5000]
)
def test_a_name_that_leads_out_is_no_file(root: Path, said: str) -> None:
    assert inside(root, root / PAPER_FOLDER, said) is None


def test_a_paper_may_be_named_by_its_folder_or_its_file(root: Path) -> None:
    assert read(root / PAPER_FOLDER / "paper.yaml").folder == read(root / PAPER_FOLDER).folder == root / PAPER_FOLDER


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("inputs/elmshire/nothing", "There is no such folder."),
        ("inputs/elmshire", "The folder holds no paper.yaml."),
        ("stray", "The folder does not stand under inputs/ and its council's folder."),
    ],
)
def test_a_folder_that_is_no_papers_is_misuse(root: Path, folder: str, said: str) -> None:
    (root / "stray").mkdir()
    (root / "stray/paper.yaml").touch()
    with pytest.raises(PaperworkError, match=said) as caught:
        read(root / folder)
    assert caught.value.exit_status == 2


def test_finding_a_workspace_loads_nothing_heavy() -> None:
    code = "import sys, paperwork.inputs.workspace; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"yaml", "pydantic", "markdown_it", "holidays", "rapidfuzz", "openpyxl"}.isdisjoint(loaded)


def test_reading_a_paper_needs_no_library_of_tables() -> None:
    code = "import sys, paperwork.inputs.folder; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"pandas", "numpy", "openpyxl"}.isdisjoint(loaded)
