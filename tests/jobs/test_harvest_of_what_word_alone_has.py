"""What Word has and a text file has not is told with a hint that fits it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from paperwork.jobs.build import build
from paperwork.jobs.harvest import harvest
from tests.workspace import PAPER_FOLDER, make_workspace

from .in_word import Element, Opened, made, paragraph, run
from .test_harvested_and_refreshed import BOX

SUMMARY = "section/summary"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("built"))
    build(root / PAPER_FOLDER)
    return root


@pytest.fixture
def word(ready: Path, tmp_path: Path) -> Opened:
    shutil.copytree(ready, tmp_path / "workspace")
    return Opened(tmp_path / "workspace" / "outputs" / "elmshire" / "panel-2025-02.docx")


def text_box() -> Element:
    return etree.fromstring(BOX)


def inner_link() -> Element:
    return made("hyperlink", run("see below"), anchor="_Toc1")


def footnote() -> Element:
    return made("r", made("footnoteReference", id="2"))


HINTS: list[tuple[Callable[[], Element], str]] = [
    (text_box, "Type its words among those of the part, and harvest again."),
    (
        inner_link,
        "Link to an address of the web or of mail, or leave the words without a link.",
    ),
    (footnote, "Write what it says into the sentence, and harvest again."),
]


@pytest.mark.parametrize(("put_in", "hint"), HINTS, ids=[one.__name__ for one, _ in HINTS])
def test_the_hint_fits_what_stays_in_the_draft(word: Opened, put_in: Callable[[], Element], hint: str) -> None:
    word.paragraphs(SUMMARY)[0].append(put_in())
    found = [one for one in harvest(word.save()).findings if one.check == "left-in-draft"]
    assert [one.hint for one in found] == [hint]


@pytest.mark.parametrize("where", ["superscript", "subscript"])
def test_raised_and_lowered_words_are_told(word: Opened, where: str) -> None:
    two = run("2")
    two[0].append(made("vertAlign", val=where))
    word.part(SUMMARY).append(paragraph(run("Ten m"), two, run(" of it.")))
    (finding,) = harvest(word.save()).findings
    assert (finding.check, finding.quote, finding.place.heading) == ("superscript", "2", "Executive summary")


def test_words_struck_through_twice_are_told(word: Opened) -> None:
    word.paragraphs(SUMMARY)[0].append(run(" Not so.", "dstrike"))
    assert [one.check for one in harvest(word.save()).findings] == ["struck-through"]
