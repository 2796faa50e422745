"""What people type in Word that no text file can hold stays in the draft, is told, and makes no word come twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from paperwork.jobs.build import build
from paperwork.jobs.changes import changes
from paperwork.jobs.harvest import harvest
from paperwork.jobs.refresh import refresh
from paperwork.model.paper import Outcome
from paperwork.word.normal import regions
from paperwork.word.reader import read
from tests.workspace import FRONT_SHEET, PAPER_FOLDER, make_workspace

from .in_word import Opened, made, paragraph, run, words

AT = date(2025, 3, 3)
SUMMARY = "section/summary"
BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict>'
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:100pt;height:50pt"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>Own box</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("built"))
    build(root / PAPER_FOLDER)
    return root


@pytest.fixture
def word(ready: Path, tmp_path: Path) -> Opened:
    """The workspace's draft, open in Word."""
    shutil.copytree(ready, tmp_path / "workspace")
    return Opened(tmp_path / "workspace" / "outputs" / "elmshire" / "panel-2025-02.docx")


def front_sheet(word: Opened) -> str:
    return (word.file.parents[2] / PAPER_FOLDER / "front-sheet.md").read_text(encoding="utf-8")


def said(file: Path) -> str:
    return regions(read(file.read_bytes(), file.name))[f"paperwork:{SUMMARY}"].text


def spaced_words(word: Opened) -> None:
    word.replace(SUMMARY, "summary.", "summary. One more sentence. ")


def spaced_paragraph(word: Opened) -> None:
    word.part(SUMMARY).append(paragraph(" Own words. ", like=word.paragraphs(SUMMARY)[0]))


def empty_paragraphs(word: Opened) -> None:
    like = word.paragraphs(SUMMARY)[0]
    word.part(SUMMARY).extend([paragraph(one, like=like) for one in ("", "Own words.", "")])


def anew(word: Opened) -> None:
    word.write(SUMMARY, "Ends with a space ", "", " Next")


def boxed(word: Opened) -> None:
    word.paragraphs(SUMMARY)[0].append(etree.fromstring(BOX))
    word.part(SUMMARY).append(paragraph("Own words.", like=word.paragraphs(SUMMARY)[0]))


EDITS: list[Callable[[Opened], None]] = [spaced_words, spaced_paragraph, empty_paragraphs, anew, boxed]


@pytest.mark.parametrize("edit", EDITS)
def test_a_draft_that_was_harvested_says_the_same_when_it_is_refreshed(word: Opened, edit: Callable[..., None]) -> None:
    edit(word)
    word.save()
    before = said(word.file)
    harvest(word.file)
    taken = front_sheet(word)
    assert taken != FRONT_SHEET
    written = refresh(word.file, at=AT).written
    assert [said(file) for file in written] in ([], [before])
    assert not [one for file in written for one in read(file.read_bytes(), file.name).comments]
    for file in written:
        harvest(file)
    assert front_sheet(word) == taken


def checks(outcome: Outcome) -> list[str]:
    return [finding.check for finding in outcome.findings]


def test_the_words_of_a_box_stay_in_the_draft_with_a_warning(word: Opened) -> None:
    boxed(word)
    outcome = harvest(word.save())
    assert checks(outcome) == ["left-in-draft"]
    assert "Own box" in outcome.findings[0].message
    assert "Own box" not in front_sheet(word)
    assert "Own words." in front_sheet(word)


def struck(word: Opened) -> None:
    word.paragraphs(SUMMARY)[0].extend([run(" Own five is agreed", "strike"), run(" Own four.")])


def test_words_that_are_struck_through_are_told(word: Opened) -> None:
    struck(word)
    outcome = harvest(word.save())
    (finding,) = outcome.findings
    assert (finding.check, finding.quote) == ("struck-through", "Own five is agreed")
    assert finding.place.heading == "Executive summary"


def test_where_words_were_struck_through_something_has_changed(word: Opened) -> None:
    for one in list(word.part(SUMMARY).iter("{*}r")):
        one.insert(0, made("rPr", made("strike")))
    found = changes(word.save())
    text = words(word.part(SUMMARY))
    assert f"    struck through: '{text}'" in found.notes
    assert not [line for line in found.notes if "Nothing has changed" in line]


def test_hidden_text_stays_in_the_draft_with_a_warning(word: Opened) -> None:
    word.paragraphs(SUMMARY)[0].append(run(" Own secret", "vanish"))
    outcome = harvest(word.save())
    assert [(one.check, one.quote) for one in outcome.findings] == [("hidden-left", "Own secret")]
    assert "secret" not in front_sheet(word)


def test_no_break_spaces_in_a_figure_are_not_typed_over_it(word: Opened) -> None:
    fact = word.controls("fact/visits/actual")[0]
    text = next(fact.iter("{*}t"))
    text.text = f"{text.text}\u00a0"
    assert "fact-typed-over" not in checks(harvest(word.save()))
    assert not [line for line in changes(word.file).notes if "typed over" in line]


def test_words_typed_before_a_gap_are_taken_without_it_and_a_torn_gap_is_told(word: Opened) -> None:
    word.write(SUMMARY, "")
    harvest(word.save())
    (again,) = build(word.file.parents[2] / PAPER_FOLDER, out=word.file.parent / "again").written
    gap = Opened(again)
    first = next(gap.part(SUMMARY).iter("{*}t"))
    first.text = f"Own words. {first.text}"
    harvest(gap.save())
    assert "# Executive summary\n\nOwn words.\n" in front_sheet(word)
    assert "To be written" not in front_sheet(word)
