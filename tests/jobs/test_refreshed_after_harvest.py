"""A draft that was filled in, harvested, and refreshed with the words that its own files now have: no word twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from paperwork.jobs.harvest import harvest
from paperwork.jobs.new import new
from paperwork.jobs.refresh import refresh
from paperwork.model.revision import WHOLE
from paperwork.word.normal import regions
from paperwork.word.reader import read
from tests.workspace import REPOSITORY

from .in_word import Opened, W, words
from .living import AT

PAPER = "inputs/wexcombe/committee-2026-03"
HEAD = ("Children and Families Policy Committee", "Tuesday 24 March 2026", "More homes")
RISK = "section/risk"
RISKS = ("Carers may leave us early.", "Costs may rise with pay.", "The site may close.")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a committee report that is begun, its head and sections empty."""
    root = tmp_path_factory.mktemp("begun") / "workspace"
    for folder in ("templates", "boilerplate", "inputs/wexcombe"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    (root / "outputs").mkdir()
    new("committee-report", root / PAPER)
    return root


@pytest.fixture
def word(begun: Path, tmp_path: Path) -> Opened:
    shutil.copytree(begun, tmp_path / "workspace")
    return Opened(tmp_path / "workspace" / "outputs" / "wexcombe" / "committee-2026-03.docx")


def filled(word: Opened) -> None:
    """The draft with its head and its risks typed, and harvested into files that nobody knows to be harvested."""
    gaps = [one for one in word.body.iter(f"{W}p") if words(one)][1:4]
    for gap, said in zip(gaps, HEAD, strict=True):
        first, *others = gap.iter(f"{W}t")
        first.text = said
        for text in others:
            text.text = ""
    word.write(RISK, *RISKS)
    harvest(word.save())
    (word.file.parents[2] / PAPER / "harvested.json").unlink()


def texts(file: Path) -> dict[str, str]:
    return {tag: one.text for tag, one in regions(read(file.read_bytes(), file.name)).items()}


def change(word: Opened, name: str, before: str, after: str) -> None:
    file = word.file.parents[2] / PAPER / name
    said = file.read_text(encoding="utf-8")
    assert said.count(before) == 1
    file.write_text(said.replace(before, after), encoding="utf-8")


def refreshed(word: Opened) -> Path:
    written = refresh(word.file, at=AT).written
    return written[0] if written else word.file


def test_a_head_and_sections_that_were_typed_and_harvested_stand_once(word: Opened) -> None:
    filled(word)
    file = refreshed(word)
    assert texts(file)[WHOLE] == texts(word.file)[WHOLE]
    assert texts(file)[f"paperwork:{RISK}"] == texts(word.file)[f"paperwork:{RISK}"]
    assert not [one for one in read(file.read_bytes(), file.name).comments if "Keep one" in one]


def test_a_line_of_the_head_that_is_another_in_the_file_clashes_alone(word: Opened) -> None:
    filled(word)
    change(word, "paper.yaml", "subject: More homes", "subject: Fewer places far away")
    file = refreshed(word)
    frame = texts(file)[WHOLE]
    assert [frame.count(said) for said in HEAD] == [texts(word.file)[WHOLE].count(said) for said in HEAD]
    (comment,) = read(file.read_bytes(), file.name).comments
    assert "'More homes'" in comment
    assert "'Fewer places far away'" in comment


def test_a_paragraph_that_is_another_in_the_file_clashes_alone_until_it_is_settled_there(word: Opened) -> None:
    filled(word)
    change(word, "front-sheet.md", RISKS[1], "Costs might go up with wages.")
    file = refreshed(word)
    due = [RISKS[0], RISKS[1], "Costs might go up with wages.", RISKS[2]]
    assert texts(file)[f"paperwork:{RISK}"].split("\n") == [f"p {said}" for said in due]
    (comment,) = read(file.read_bytes(), file.name).comments
    assert f"Written here: '{RISKS[1]}'." in comment
    change(word, "front-sheet.md", "Costs might go up with wages.", RISKS[1])
    settled = refresh(file, at=AT).written[0]
    assert texts(settled)[f"paperwork:{RISK}"].split("\n") == [f"p {said}" for said in RISKS]
    assert not read(settled.read_bytes(), settled.name).comments
