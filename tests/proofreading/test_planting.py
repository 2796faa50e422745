"""The errors to plant have their places in the invented paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.jobs.build import build
from tests.proofreading.kinds import KINDS
from tests.proofreading.planting import Planted, plant, plot
from tests.proofreading.rod import REPOSITORY, lines

PLOT = plot()


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (file,) = build(REPOSITORY / "inputs" / PLOT.folder, out=tmp_path_factory.mktemp("clean")).written
    return file


@pytest.mark.parametrize("error", PLOT.errors, ids=lambda error: f"{error.kind}-{PLOT.errors.index(error)}")
def test_an_error_changes_one_line_and_no_other(error: Planted, clean: Path, tmp_path: Path) -> None:
    plant(clean, error, tmp_path / "planted.docx")
    before, after = [[line.text for line in lines(file)] for file in (clean, tmp_path / "planted.docx")]
    changed = [(old, new) for old, new in zip(before, after, strict=False) if old != new]
    if not error.becomes:
        assert len(after) == len(before) - 1
    else:
        ((old, new),) = changed
        assert new in {changed_at(old, at, error) for at in range(len(old)) if old.startswith(error.words, at)}


def changed_at(text: str, at: int, error: Planted) -> str:
    return text[:at] + error.becomes + text[at + len(error.words) :]


def test_every_class_says_which_checks_are_fit_for_it() -> None:
    assert {error.kind for error in PLOT.errors} <= set(KINDS)


def test_words_that_stand_nowhere_can_not_be_changed(clean: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="stands nowhere"):
        plant(clean, Planted("total", "no such words", "others"), tmp_path / "planted.docx")
