"""A draft that Word opened and saved, word for word the same, is refreshed and harvested as the one that was built."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from paperwork.jobs.build import build
from paperwork.jobs.harvest import harvest
from paperwork.jobs.refresh import refresh
from paperwork.word import archive
from paperwork.word.normal import document_fingerprint
from paperwork.word.patch.settling import settled
from paperwork.word.reader import read
from tests.workspace import REPOSITORY

from . import edits
from .living import AT, Element, drafted, edited, renewed, texts_of
from .saved_by_word import saved

PAPERS = (
    "north-east-lincolnshire/scrutiny-2023-02",
    "southampton/improvement-board-2021-11",
)
EDITS = (
    edits.none,
    edits.words_in_a_sentence,
    edits.rewrite_round_a_fact,
    edits.figure_of_a_cell,
    edits.overtype_a_fact,
    edits.resize_a_chart,
    edits.tracked_by_a_person,
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("month", ["figures", "all"])
def test_a_refresh_comes_to_the_same_with_word_in_between(edit: Callable[[Element], None], month: str) -> None:
    draft = edited(edit)
    due, found = (renewed(one, month) for one in (draft, saved(draft)))
    assert due.parts is not None
    assert found.parts is not None
    first, second = (texts_of(archive.packed(settled(one, accept=True))) for one in (due.parts, found.parts))
    assert second == first
    assert found.findings == due.findings


def test_what_word_writes_back_is_another_file_with_the_same_words() -> None:
    again = saved(drafted())
    assert archive.members(again, "x")["word/document.xml"] != archive.members(drafted(), "x")["word/document.xml"]
    first, second = (read(one, "x") for one in (drafted(), again))
    assert document_fingerprint(second) == document_fingerprint(first)


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_is_renewed_and_nothing_harvested_from_a_paper_that_word_only_saved(name: str, tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    for folder in ("templates", "boilerplate", "inputs"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    (root / "outputs").mkdir()
    folder = root / "inputs" / name
    draft = next(one for one in build(folder).written if one.suffix == ".docx")
    draft.write_bytes(saved(draft.read_bytes()))
    assert refresh(draft, at=AT).written == ()
    before = {one: one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}
    assert harvest(draft).written == ()
    assert {one: one.read_bytes() for one in before} == before
