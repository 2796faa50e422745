"""A refresh of a draft that no longer holds what has changed: it says what it can't follow, by the printed headings."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from paperwork.jobs.build import build
from paperwork.jobs.harvest import harvest
from paperwork.jobs.refresh import refresh
from paperwork.model.paper import Outcome
from tests.workspace import COMMENTARY, DATA, PAPER, PAPER_FOLDER, make_workspace

from .in_word import Element, Opened, W

AT = date(2025, 3, 3)
DRAFT = Path("outputs/elmshire/panel-2025-02.docx")
NEWER = DATA.replace("205,196", "205,188").replace("91", "87")
NOTHING = "Nothing has changed in the inputs since this draft was last built or refreshed."
TAGS = ("paperwork:", "measure/", "section/", "fact/", "priority/", "measure,", "section,", "priority,")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("built"))
    build(root / PAPER_FOLDER)
    return root


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    root = tmp_path / "workspace"
    shutil.copytree(built, root)
    with_data(root, NEWER)
    return root


def with_data(root: Path, data: str) -> None:
    (root / "inputs/elmshire/data.csv").write_text(data, encoding="utf-8")


def after(root: Path, edit: Callable[[Opened], object]) -> Outcome:
    """A refresh after something was done to the draft; nothing that it tells names a tag."""
    opened = Opened(root / DRAFT)
    edit(opened)
    opened.save()
    done = refresh(root / DRAFT, at=AT)
    assert not [line for line in told(done) for tag in TAGS if tag in line]
    return done


def told(done: Outcome) -> list[str]:
    """Every line of an outcome."""
    return [*done.notes, *map(str, done.findings), *(one.place.heading for one in done.findings)]


def gone(opened: Opened, *tags: str) -> None:
    for tag in tags:
        for one in opened.controls(tag):
            remove(one)


def remove(one: Element) -> None:
    above = one.getparent()
    assert above is not None
    above.remove(one)


def empty(opened: Opened) -> None:
    for one in list(opened.body)[:-1]:
        opened.body.remove(one)


def unframe(opened: Opened) -> None:
    """What a program does that knows neither content controls nor hidden bookmarks."""
    for control in list(opened.body.iter(f"{W}sdt")):
        for one in control.iterchildren(f"{W}sdtContent"):
            for inner in list(one):
                control.addprevious(inner)
        remove(control)
    unmark(opened)


def unmark(opened: Opened) -> None:
    """Deletes every bookmark."""
    for mark in ("bookmarkStart", "bookmarkEnd"):
        for one in list(opened.body.iter(f"{W}{mark}")):
            remove(one)


def test_a_draft_that_was_emptied_is_not_told_that_nothing_has_changed(workspace: Path) -> None:
    done = after(workspace, empty)
    assert not done.written
    assert NOTHING not in done.notes
    (line,) = [note for note in done.notes if "Deleted in the draft" in note]
    assert "Number of plans and Rate of plans" in line
    assert "Visits in time" in line
    assert "Executive summary" not in line
    assert "Changed since then: data.csv." in done.notes


def test_parts_that_have_lost_their_frames_are_named_and_it_is_an_error_where_nothing_else_can_be_done(
    workspace: Path,
) -> None:
    done = after(workspace, unframe)
    assert not done.written
    assert NOTHING not in done.notes
    (finding,) = [one for one in done.findings if one.check == "refresh-lost"]
    assert finding.stops
    assert "Number of plans and Rate of plans" in finding.message
    assert "Deleted in the draft" not in "".join(done.notes)


def test_what_changed_in_deleted_parts_alone_is_told(workspace: Path) -> None:
    with_data(workspace, DATA.replace("plans,210", "plans,212"))
    done = after(
        workspace, lambda one: gone(one, "measure/plans/months", "measure/plans/charts", "priority/safety/charts")
    )
    assert not done.written
    (line,) = [note for note in done.notes if "Deleted in the draft" in note]
    assert "Number of plans and Rate of plans (months, charts)" in line


def test_an_answer_that_was_deleted_and_whose_figure_alone_changed_is_told(workspace: Path) -> None:
    done = after(workspace, lambda one: gone(one, "measure/visits/q1"))
    assert done.written
    assert any("Visits in time (What's working well?)" in note for note in done.notes)


def test_a_figure_that_lost_its_frame_alone_is_told_where_its_number_stands_there_still(workspace: Path) -> None:
    def unframe_figure(opened: Opened) -> None:
        opened.unwrap("fact/visits/actual")
        unmark(opened)

    done = after(workspace, unframe_figure)
    (finding,) = [one for one in done.findings if one.check == "refresh-lost"]
    assert "Visits in time (value)" in finding.message
    assert not finding.stops


def test_a_sentence_that_its_author_wrote_without_the_figure_is_no_loss(workspace: Path) -> None:
    done = after(workspace, lambda one: one.write("measure/visits/q1", "Visits go well."))
    assert not [one for one in done.findings if one.check == "refresh-lost"]


def test_inputs_that_changed_without_changing_the_draft_are_named(workspace: Path) -> None:
    with_data(workspace, DATA)
    (workspace / PAPER_FOLDER / "commentary.md").write_text(f"<!-- Look again. -->\n{COMMENTARY}", encoding="utf-8")
    done = after(workspace, lambda one: None)
    assert not done.written
    assert NOTHING not in done.notes
    assert any(note.startswith("Changed since then: commentary.md.") for note in done.notes)


def test_what_was_harvested_is_in_the_draft_already(workspace: Path) -> None:
    with_data(workspace, DATA)
    opened = Opened(workspace / DRAFT)
    opened.replace("measure/visits/q2", "Winter.", "Winter, again.")
    opened.save()
    harvest(workspace / DRAFT)
    done = refresh(workspace / DRAFT, at=AT)
    assert not done.written
    assert "the draft says already" in done.notes[0]


def test_the_same_inputs_are_nothing_new_whatever_the_draft_has_lost(workspace: Path) -> None:
    with_data(workspace, DATA)
    assert after(workspace, empty).notes == (NOTHING,)


def test_an_edited_page_that_the_paper_no_longer_has_is_told_in_one_line_as_one_that_stays(workspace: Path) -> None:
    folder = workspace / PAPER_FOLDER
    page = "      - {id: visits, measures: [visits]}\n"
    (folder / "paper.yaml").write_text(PAPER.replace(page, ""), encoding="utf-8")
    (folder / "commentary.md").write_text(COMMENTARY[: COMMENTARY.index("# visits")], encoding="utf-8")
    done = after(workspace, lambda one: one.replace("measure/visits/q2", "Winter.", "Winter, and Own words."))
    named = [note for note in done.notes if "Visits in time" in note and not note.startswith("Updated")]
    assert named == ["No longer in the paper, but edited, so all of it stays, with a comment: Visits in time."]
    assert not [note for note in done.notes if "both stand there" in note]


def test_new_text_that_stands_in_a_comment_alone_is_not_said_to_stand_beside_the_old(workspace: Path) -> None:
    def merge(opened: Opened) -> None:
        row = list(opened.part("measure/visits/months").iter(f"{W}tr"))[1]
        remove(list(row.iterchildren(f"{W}tc"))[-1])

    done = after(workspace, merge)
    (line,) = [note for note in done.notes if note.startswith("Edited")]
    assert "both stand there" not in line
    assert "a comment tells the new" in line
    assert "Visits in time: months" in line


def test_words_that_stand_beside_a_persons_are_said_to(workspace: Path) -> None:
    (workspace / PAPER_FOLDER / "commentary.md").write_text(COMMENTARY.replace("Winter.", "Spring."), encoding="utf-8")
    done = after(workspace, lambda one: one.replace("measure/visits/q2", "Winter.", "Winters."))
    (line,) = [note for note in done.notes if note.startswith("Edited")]
    assert "both stand there" in line
    assert line.endswith("Visits in time: What are we worried about?.")
