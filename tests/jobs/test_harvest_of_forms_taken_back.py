"""A box unticked again, a line emptied again: after a second harvest paper.yaml says what it said before the first."""

from __future__ import annotations

from pathlib import Path

from paperwork.jobs.build import build
from paperwork.jobs.harvest import harvest
from paperwork.jobs.refresh import refresh
from paperwork.word.reader import read

from .in_word import Opened, W, words
from .living import AT
from .test_harvest_of_forms import (
    COMMITTEE,
    board,
    checks,
    committee,
    day_of_the_meeting,
    harvested,
    paper_yaml,
    ready,
    said_by,
    set_to,
    tick,
    type_over,
    workspace,
)

__all__ = ["board", "committee", "ready", "workspace"]
WARDS, MEETING = "[To be written: Wards affected]", "[To be written: Name of the meeting]"


def test_a_box_that_is_unticked_again_goes_out_of_the_list(board: Opened) -> None:
    before = paper_yaml(board).read_bytes()
    tick(board, "Decision needed by the Board", "☒")
    harvested(board)
    tick(board, "Decision needed by the Board", "☐")
    outcome, changed = harvested(board)
    assert changed == ["-   ask: [decision, information, monitoring]", "+   ask: [information, monitoring]"]
    assert outcome.notes[1] == ("Taken back in the draft, and so out of paper.yaml: Decision needed by the Board")
    assert paper_yaml(board).read_bytes() == before
    assert harvest(board.file).notes == ("The paper's text files say already what the draft says.",)


def test_a_refresh_ticks_no_box_that_was_unticked_again(board: Opened) -> None:
    tick(board, "Decision needed by the Board", "☒")
    harvested(board)
    tick(board, "Decision needed by the Board", "☐")
    assert refresh(board.save(), at=AT).written == ()


def test_lines_that_are_emptied_again_are_still_to_be_written(committee: Opened) -> None:
    before = paper_yaml(committee).read_bytes()
    for gap, typed in ((WARDS, "Two of them"), (MEETING, "Children's Panel")):
        type_over(committee, gap, typed)
    day = day_of_the_meeting(committee)
    next(day.iter(f"{W}t")).text = "9 December 2025"
    harvested(committee)
    for gap, typed in ((WARDS, "Two of them"), (MEETING, "Children's Panel")):
        type_over(committee, typed, "" if gap == WARDS else gap)
    next(day.iter(f"{W}t")).text = ""
    outcome, _ = harvested(committee)
    assert checks(outcome) == []
    assert paper_yaml(committee).read_bytes() == before
    assert outcome.notes[1] == (
        "Taken back in the draft, and so out of paper.yaml: Name of the meeting ('Children's Panel'); "
        "Day of the meeting ('9 December 2025'); Wards affected ('Two of them')"
    )


def test_a_line_of_words_that_is_emptied_after_a_harvest_stays(committee: Opened) -> None:
    type_over(committee, "9 December 2025", "10 December 2025")
    harvested(committee)
    type_over(committee, "10 December 2025", "")
    outcome, changed = harvested(committee)
    assert (changed, checks(outcome)) == ([], ["emptied"])


def test_a_line_that_is_typed_anew_after_a_harvest_is_taken_anew(committee: Opened) -> None:
    type_over(committee, WARDS, "Two of them")
    harvested(committee)
    type_over(committee, "Two of them", "Three of them")
    outcome, changed = harvested(committee)
    assert changed == ["-     wards: Two of them  # or which", "+     wards: Three of them  # or which"]
    assert checks(outcome) == []


def test_a_day_that_was_harvested_takes_the_form_of_the_template_with_the_next_refresh(committee: Opened) -> None:
    next(day_of_the_meeting(committee).iter(f"{W}t")).text = "9/12/25"
    harvested(committee)
    (new,) = refresh(committee.file, at=AT).written
    assert "9/12/25" not in said_by(new)
    assert read(new.read_bytes(), new.name).comments == ()


def test_lines_that_paper_yaml_says_otherwise_than_the_draft_are_named(committee: Opened) -> None:
    set_to(committee, "meeting: TBC", "meeting: Scrutiny Board")
    outcome, changed = harvested(committee)
    assert changed == []
    assert "say something else than the draft: Name of the meeting. A build or a refresh" in outcome.notes[1]


def test_a_line_taken_back_from_a_draft_that_is_built_anew_is_told_as_its_own(committee: Opened) -> None:
    type_over(committee, WARDS, "Two of them")
    harvested(committee)
    workspace: Path = committee.file.parents[2]
    (path,) = build(workspace / COMMITTEE, force=True).written
    word = Opened(path)
    assert [one for one in word.body.iter(f"{W}p") if words(one) == "Two of them"]
    type_over(word, "Two of them", "")
    outcome, changed = harvested(word)
    assert (changed, checks(outcome)) == ([], ["emptied"])
