"""Page numbers are kept by the shape of a draft: nothing that is kept changes a draft, and damage does no harm."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from paperwork.jobs.build import build
from tests.workspace import DATA, PAPER_FOLDER, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def built(workspace: Path) -> bytes:
    (path,) = build(workspace / PAPER_FOLDER).written
    return path.read_bytes()


def kept(workspace: Path) -> list[Path]:
    return sorted((workspace / "outputs" / ".cache" / "pages").iterdir())


def give(workspace: Path, last: str) -> None:
    data = workspace / PAPER_FOLDER.parent / "data.csv"
    data.write_text(DATA.replace("196", last), encoding="utf-8")


@pytest.mark.parametrize("last", ["197", "1196", "96"])
def test_after_a_value_has_changed_the_draft_is_the_same_as_one_made_afresh(workspace: Path, last: str) -> None:
    built(workspace)
    give(workspace, last)
    warm = built(workspace)
    shutil.rmtree(workspace / "outputs" / ".cache")
    assert built(workspace) == warm


def test_a_value_of_as_many_digits_needs_no_other_pages(workspace: Path) -> None:
    built(workspace)
    before = kept(workspace)
    give(workspace, "197")
    built(workspace)
    assert kept(workspace) == before
    give(workspace, "1197")
    built(workspace)
    assert len(kept(workspace)) == len(before) + 1


@pytest.mark.parametrize("damage", [b"", b"no digest", b"0" * 64 + b"\n{}"])
def test_a_damaged_file_is_not_believed(workspace: Path, damage: bytes) -> None:
    cold = built(workspace)
    for path in kept(workspace):
        path.write_bytes(damage)
    assert built(workspace) == cold
