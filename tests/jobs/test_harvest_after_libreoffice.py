"""A draft that LibreOffice saved twice, and nobody typed in, has nothing to give, and is refreshed as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from paperwork.jobs.build import build
from paperwork.jobs.harvest import harvest
from paperwork.model.paper import Outcome
from paperwork.word import archive
from paperwork.word.patch.settling import settled
from tests.word.office import converted
from tests.workspace import FRONT_SHEET, PAPER_FOLDER, REPOSITORY, make_workspace

from . import edits
from .in_word import Element, Opened, W, paragraph
from .living import edited, renewed, texts_of

SUMMARY = "section/summary"
PARAGRAPHS = ("The first thing that the panel hears.", "A second paragraph of it.", "And the last of them.")
WRITTEN = FRONT_SHEET.replace("Words about executive summary.", "\n\n".join(PARAGRAPHS))
NOTHING = Outcome(notes=("The paper's text files say already what the draft says.",))


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("built"), front_sheet=WRITTEN)
    build(root / PAPER_FOLDER)
    return root


@pytest.fixture
def word(ready: Path, tmp_path: Path) -> Opened:
    shutil.copytree(ready, tmp_path / "workspace")
    return Opened(tmp_path / "workspace" / "outputs" / "elmshire" / "panel-2025-02.docx")


def front_sheet(word: Opened) -> str:
    return (word.file.parents[2] / PAPER_FOLDER / "front-sheet.md").read_text(encoding="utf-8")


def torn(word: Opened) -> list[Element]:
    """The paragraphs of the summary, without their control and with their bookmark in the last one alone."""
    blocks = word.paragraphs(SUMMARY)
    start = next(blocks[0].iterchildren(f"{W}bookmarkStart"))
    word.unwrap(SUMMARY)
    blocks[-1].insert(1, start)
    return blocks


def test_a_part_whose_bookmark_has_its_last_paragraph_alone_is_whole(word: Opened) -> None:
    torn(word)
    assert harvest(word.save()) == NOTHING


def test_what_was_edited_in_such_a_part_is_taken_and_nothing_else(word: Opened) -> None:
    torn(word)
    for text in word.body.iter(f"{W}t"):
        text.text = (text.text or "").replace("the panel hears", "the panel hears now")
    assert harvest(word.save()).findings == ()
    assert front_sheet(word) == WRITTEN.replace("the panel hears", "the panel hears now")


def test_words_deleted_in_such_a_part_go_from_the_file(word: Opened) -> None:
    word.remove(torn(word)[1])
    assert harvest(word.save()).findings == ()
    assert front_sheet(word) == WRITTEN.replace(f"{PARAGRAPHS[1]}\n\n", "")


def elsewhere(word: Opened, blocks: list[Element]) -> None:
    word.body.insert(0, blocks[0])


def in_another_part(word: Opened, blocks: list[Element]) -> None:
    word.part("section/aims").append(blocks[0])


def elsewhere_and_edited(word: Opened, blocks: list[Element]) -> None:
    word.remove(blocks[0])
    word.body.insert(0, paragraph("The first thing that this panel hears."))


@pytest.mark.parametrize("moved", [elsewhere, in_another_part, elsewhere_and_edited], ids=lambda one: one.__name__)
def test_nothing_is_taken_from_a_part_whose_beginning_stands_elsewhere(
    word: Opened, moved: Callable[[Opened, list[Element]], None]
) -> None:
    moved(word, torn(word))
    outcome = harvest(word.save())
    (finding,) = [one for one in outcome.findings if one.check == "part-torn"]
    assert (finding.severity, finding.place.heading) == ("warning", "Executive summary")
    assert all(one in front_sheet(word) for one in PARAGRAPHS)


def by_libreoffice_twice(file: Path, folder: Path) -> None:
    for _ in range(2):
        converted(file, "docx", folder)
        shutil.copy(folder / file.name, file)


@pytest.mark.needs_soffice
@pytest.mark.parametrize("name", ["small", "wexcombe/committee-2025-12"])
def test_a_harvest_after_libreoffice_saved_twice_takes_nothing(name: str, ready: Path, tmp_path: Path) -> None:
    root = ready if name == "small" else REPOSITORY
    for folder in ("inputs", "templates", "boilerplate"):
        shutil.copytree(root / folder, tmp_path / folder)
    (tmp_path / "outputs").mkdir()
    (draft,) = build(tmp_path / (PAPER_FOLDER if name == "small" else f"inputs/{name}")).written
    by_libreoffice_twice(draft, tmp_path / "saved")
    assert harvest(draft) == NOTHING


@pytest.mark.needs_soffice
@pytest.mark.parametrize("edit", [edits.none, edits.words_in_a_sentence], ids=lambda edit: edit.__name__)
def test_a_refresh_after_libreoffice_saved_twice_comes_to_the_same(
    edit: Callable[[Element], None], tmp_path: Path
) -> None:
    draft = edited(edit)
    file = tmp_path / "draft.docx"
    file.write_bytes(draft)
    by_libreoffice_twice(file, tmp_path / "saved")
    due, found = (renewed(one, "figures") for one in (draft, file.read_bytes()))
    assert due.parts is not None
    assert found.parts is not None
    first, second = (texts_of(archive.packed(settled(one, accept=True))) for one in (due.parts, found.parts))
    assert second == first
    assert found.findings == ()
