"""What people typed over the head of a draft and into its forms is in paper.yaml then; nothing else changes there."""

from __future__ import annotations

import shutil
from difflib import ndiff
from pathlib import Path

import pytest

from paperwork.inputs import read as read_inputs
from paperwork.jobs.build import build
from paperwork.jobs.harvest import harvest
from paperwork.jobs.new import new
from paperwork.jobs.refresh import refresh
from paperwork.model.paper import Outcome
from paperwork.paper.unset import WHAT
from paperwork.word.normal import normal_form, regions
from paperwork.word.reader import read
from tests.word.office import converted
from tests.workspace import REPOSITORY, make_workspace

from .in_word import Element, Opened, W, paragraph, words
from .living import AT

BOARD = "inputs/devon/partnership-board-2024-01"
COMMITTEE = "inputs/wexcombe/committee-2025-12"
PAPERS = (BOARD, COMMITTEE)
TEMPLATES = sorted(path.stem for path in (REPOSITORY / "templates").glob("*.yaml"))
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
UNSETTLED = (
    ("date: 09/12/2025", "date: TBC   # the panel's secretary knows"),
    ("report_of: Alex Marlowe, Director of Children's Services", "report_of: TBC"),
    ("    wards: All", '    wards: ""  # or which'),
    ("meeting: Children and Families Policy Committee", "meeting: TBC"),
)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two papers and their drafts; one of them is not settled yet."""
    root = tmp_path_factory.mktemp("forms") / "workspace"
    for folder in ("templates", "boilerplate", *(Path(paper).parent for paper in PAPERS)):
        shutil.copytree(REPOSITORY / folder, root / folder)
    (root / "outputs").mkdir()
    file = root / COMMITTEE / "paper.yaml"
    text = file.read_text(encoding="utf-8")
    for before, after in UNSETTLED:
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")
    for paper in PAPERS:
        build(root / paper)
    return root


@pytest.fixture
def workspace(ready: Path, tmp_path: Path) -> Path:
    shutil.copytree(ready, tmp_path / "workspace")
    return tmp_path / "workspace"


@pytest.fixture
def board(workspace: Path) -> Opened:
    return Opened(workspace / "outputs" / "devon" / "partnership-board-2024-01.docx")


@pytest.fixture
def committee(workspace: Path) -> Opened:
    return Opened(workspace / "outputs" / "wexcombe" / "committee-2025-12.docx")


def paper_yaml(word: Opened) -> Path:
    paper = BOARD if word.file.parent.name == "devon" else COMMITTEE
    return word.file.parents[2] / paper / "paper.yaml"


def set_to(word: Opened, before: str, after: str) -> None:
    """Writes something else in paper.yaml by hand."""
    file = paper_yaml(word)
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def type_over(word: Opened, before: str, after: str) -> None:
    """Types other words over a paragraph that says just this."""
    (found,) = [one for one in word.body.iter(f"{W}p") if words(one) == before]
    first, *others = found.iter(f"{W}t")
    first.text = after
    for text in others:
        text.text = ""


def tick(word: Opened, label: str, mark: str) -> None:
    """Clicks the box of a label, as Word does it."""
    (box,) = [
        one for one in word.body.iter(f"{W}sdt")
        if one.find(f"{W}sdtPr/{W14}checkbox") is not None and alias_of(one) == label
    ]  # fmt: skip
    (text,) = box.iter(f"{W}t")
    text.text = mark
    (checked,) = box.iter(f"{W14}checked")
    checked.set(f"{W14}val", "1" if mark == "☒" else "0")


def alias_of(control: Element) -> str:
    alias = control.find(f"{W}sdtPr/{W}alias")
    return "" if alias is None else alias.get(f"{W}val", "")


def harvested(word: Opened, **wishes: bool) -> tuple[Outcome, list[str]]:
    """A harvest of the saved draft, and the lines of paper.yaml that it changed, as a diff has them."""
    file = paper_yaml(word)
    before = file.read_text(encoding="utf-8").splitlines(keepends=True)
    outcome = harvest(word.save(), **wishes)
    after = file.read_text(encoding="utf-8").splitlines(keepends=True)
    return outcome, [line.rstrip("\n") for line in ndiff(before, after) if line[0] in "+-"]


def checks(outcome: Outcome) -> list[str]:
    assert all(finding.severity == "warning" and finding.hint for finding in outcome.findings)
    return [finding.check for finding in outcome.findings]


def test_a_ticked_box_goes_into_the_list_of_what_is_ticked(board: Opened) -> None:
    tick(board, "Decision needed by the Board", "☒")
    tick(board, "Monitoring on performance by the Board", "☐")
    outcome, changed = harvested(board)
    assert checks(outcome) == []
    assert changed == ["-   ask: [information, monitoring]", "+   ask: [decision, information]"]
    assert outcome.notes == (
        "Harvested into paper.yaml: Decision needed by the Board; Monitoring on performance by the Board",
    )
    assert harvested(board)[1] == []


def test_words_typed_over_a_line_of_a_form_stand_there_in_paper_yaml(board: Opened, committee: Opened) -> None:
    type_over(board, "Action: To provide an update on the Children's Social Care performance measures contained within "
              "the Improvement Plan", 'Action: to say "yes" # or no: [both]')  # fmt: skip
    assert harvested(board)[1][1:] == ['+     detail: "Action: to say \\"yes\\" # or no: [both]"']
    type_over(committee, "9 December 2025", "10 December 2025, 2pm")
    type_over(committee, "[To be written: Wards affected]", "All: north & south")
    outcome, changed = harvested(committee)
    assert checks(outcome) == []
    assert changed == [
        '-     wards: ""  # or which',
        '+     wards: "All: north & south"  # or which',
        "-   timetable: {policy_committee: 9 December 2025, cabinet: 16 December 2025}",
        '+   timetable: {policy_committee: "10 December 2025, 2pm", cabinet: 16 December 2025}',
    ]
    read_again = read_inputs(paper_yaml(committee).parent).brief.forms
    assert read_again["head"]["wards"] == "All: north & south"
    assert read_again["timetable"]["policy_committee"] == "10 December 2025, 2pm"


def test_what_was_still_to_be_settled_is_settled_by_typing_over_its_gap(committee: Opened) -> None:
    type_over(committee, "[To be written: Name of the meeting]", "Children’s Panel")
    type_over(committee, "[To be written: Whose report it is]", "A. Marlowe: Director")
    day = next(one for one in committee.body.iter(f"{W}p") if words(one) == "[To be written: Day of the meeting]")
    next(day.iter(f"{W}t")).text = "Tuesday 9th December, 2025"
    outcome, changed = harvested(committee)
    assert checks(outcome) == []
    assert changed == [
        "- meeting: TBC", '+ meeting: "Children’s Panel"',
        "- date: TBC   # the panel's secretary knows", "+ date: 09/12/2025   # the panel's secretary knows",
        "- report_of: TBC", '+ report_of: "A. Marlowe: Director"',
    ]  # fmt: skip
    assert outcome.notes == ("Harvested into paper.yaml: Name of the meeting; Day of the meeting; Whose report it is",)
    assert harvested(committee)[1] == []


def said_by(file: Path) -> str:
    """All that a draft says in its body, outside of its parts, and in its headers and footers."""
    found = regions(read(file.read_bytes(), file.name))
    return "\n".join(one.text for tag, one in found.items() if tag.startswith("paperwork:paper/"))


def day_of_the_meeting(word: Opened) -> Element:
    """The first place where the day of the meeting is printed."""
    return next(one for one in word.body.iter(f"{W}p") if words(one) == "[To be written: Day of the meeting]")


def test_a_refresh_after_a_harvest_brings_the_words_to_every_place_that_says_them(committee: Opened) -> None:
    type_over(committee, "[To be written: Name of the meeting]", "Children's Panel")
    next(day_of_the_meeting(committee).iter(f"{W}t")).text = "9 December 2025"
    assert said_by(committee.save()).count("9 December 2025") == 2
    harvested(committee)
    (new,) = refresh(committee.file, at=AT).written
    assert "To be written: Day" not in said_by(new)
    assert said_by(new).count("9 December 2025") == 4
    assert harvest(new).written == ()


def test_words_that_paper_yaml_sets_otherwise_stand_beside_those_in_the_draft(committee: Opened) -> None:
    type_over(committee, "[To be written: Name of the meeting]", "Children's Panel")
    type_over(committee, "[To be written: Wards affected]", "Two of them")
    set_to(committee, "meeting: TBC", "meeting: Scrutiny Board")
    set_to(committee, 'wards: ""', "wards: North ward")
    (new,) = refresh(committee.save(), at=AT).written
    said = read(new.read_bytes(), new.name)
    assert "h1 Children's Panel\nh1 Scrutiny Board\n" in normal_form(said.blocks)
    assert "| p Wards affected | p Two of them⟦/⟧p North ward |" in normal_form(said.blocks)
    assert ["Keep one of the two." in comment for comment in said.comments] == [True, True]
    before = paper_yaml(committee).read_bytes()
    outcome = harvest(new)
    assert outcome.written == ()
    assert paper_yaml(committee).read_bytes() == before
    assert [finding.place.heading for finding in outcome.findings] == ["Wards affected", ""]


def test_a_line_that_was_changed_in_both_is_told_with_both_and_nothing_is_written(committee: Opened) -> None:
    type_over(committee, "[To be written: Name of the meeting]", "Children's Panel")
    type_over(committee, "[To be written: Wards affected]", "Two of them")
    set_to(committee, "meeting: TBC", "meeting: Scrutiny Board")
    outcome, changed = harvested(committee)
    assert changed == ['-     wards: ""  # or which', "+     wards: Two of them  # or which"]
    (finding,) = outcome.findings
    assert finding.check == "to-settle"
    assert finding.place.heading == "Name of the meeting"
    assert "'Children's Panel'" in finding.message
    assert "'Scrutiny Board'" in finding.message


def test_the_same_words_in_both_are_no_question(committee: Opened) -> None:
    next(day_of_the_meeting(committee).iter(f"{W}t")).text = "9.12.2025"
    set_to(committee, "date: TBC", "date: 9 December 2025")
    outcome, changed = harvested(committee)
    assert changed == []
    assert checks(outcome) == []


@pytest.mark.parametrize("typed", ["early December", "31/02/2026", "Monday 9 December 2025"])
def test_a_day_that_is_none_is_told_and_not_written(committee: Opened, typed: str) -> None:
    next(day_of_the_meeting(committee).iter(f"{W}t")).text = typed
    outcome, changed = harvested(committee)
    assert changed == []
    assert checks(outcome) == ["bad-value"]
    assert typed in outcome.findings[0].message


def test_a_dry_run_says_what_would_change_and_writes_nothing(board: Opened) -> None:
    tick(board, "Decision needed by the Board", "☒")
    outcome, changed = harvested(board, dry_run=True)
    assert changed == []
    assert outcome.written == ()
    assert outcome.notes[0] == "Would change paper.yaml: Decision needed by the Board"
    assert "+  ask: [decision, information, monitoring]" in outcome.notes


def test_words_round_what_was_typed_are_still_told(committee: Opened) -> None:
    type_over(committee, "[To be written: Wards affected]", "Two of them")
    row = next(one for one in committee.body.iter(f"{W}tr") if "Two of them" in words(one))
    typed = next(row.iter(f"{W}p"))
    typed.addprevious(paragraph("Please check"))
    table = row.getparent()
    assert table is not None
    table.addnext(paragraph("Read this first."))
    outcome, changed = harvested(committee)
    assert changed == []
    assert checks(outcome) == ["outside", "outside"]


def test_several_lines_typed_into_a_form_are_one_in_paper_yaml_and_that_is_told(committee: Opened) -> None:
    type_over(committee, "[To be written: Wards affected]", "North | East")
    typed = next(one for one in committee.body.iter(f"{W}p") if words(one) == "North | East")
    typed.addnext(paragraph("and *South*", like=typed))
    outcome, changed = harvested(committee)
    assert changed[1] == '+     wards: "North | East and *South*"  # or which'
    assert checks(outcome) == ["one-line"]


def test_words_that_were_deleted_stay_in_paper_yaml(board: Opened) -> None:
    type_over(board, "9 January 2024", "")
    outcome, changed = harvested(board)
    assert changed == []
    assert checks(outcome) == ["emptied"]


def test_a_paper_yaml_that_is_a_link_is_not_written(committee: Opened) -> None:
    type_over(committee, "[To be written: Wards affected]", "Two of them")
    file = paper_yaml(committee)
    file.rename(file.with_name("other.yaml"))
    file.symlink_to("other.yaml")
    outcome, changed = harvested(committee)
    assert changed == []
    assert checks(outcome) == ["not-harvested"]


def test_a_title_of_its_own_is_one_line_more_in_paper_yaml(committee: Opened) -> None:
    type_over(committee, "More foster homes of our own", "Homes for more children")
    assert harvested(committee)[1] == [
        "- subject: More foster homes of our own", "+ subject: Homes for more children",
    ]  # fmt: skip


@pytest.mark.needs_soffice
def test_a_box_ticked_in_libreoffice_is_ticked_in_paper_yaml(board: Opened, tmp_path: Path) -> None:
    type_over(board, "9 January 2024", "16 January 2024")
    tick(board, "Decision needed by the Board", "☒")
    converted(board.save(), "docx", tmp_path / "saved")
    shutil.copy(tmp_path / "saved" / board.file.name, board.file)
    outcome, changed = harvested(Opened(board.file))
    assert changed == [
        "- date: 09/01/2024", "+ date: 16/01/2024",
        "-   ask: [information, monitoring]", "+   ask: [decision, information, monitoring]",
    ]  # fmt: skip
    assert checks(outcome) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_paper_is_filled_in_through_word_alone(tmp_path: Path, template: str) -> None:
    workspace = make_workspace(tmp_path)
    folder = workspace / "inputs" / "elmshire" / "panel-2025-03"
    (draft,) = [path for path in new(template, folder).written if path.suffix == ".docx"]
    word = Opened(draft)
    rules = read_inputs(folder).template.forms
    labels = [line.label for lines in rules.values() for line in lines if not line.box]
    typed = {f"[To be written: {title}]": f"Typed: {title}" for title in (*WHAT.values(), *labels)}
    typed[f"[To be written: {WHAT['date']}]"] = "Tuesday 4th March 2025"
    printed = set()
    for text in word.body.iter(f"{W}t"):
        if (gap := text.text or "") in typed:
            text.text = typed[gap]
            printed.add(gap)
    boxes = [line.label for lines in rules.values() for line in lines if line.box]
    for label in boxes:
        tick(word, label, "☒")
    outcome = harvest(word.save())
    assert checks(outcome) == []
    brief = read_inputs(folder).brief
    assert len(printed) >= 4
    assert {f"[To be written: {WHAT[key]}]" for key in brief.unset} & printed == set()
    for id, lines in rules.items():
        assert brief.forms[id] == {line.id: "yes" if line.box else f"Typed: {line.label}" for line in lines}
    assert harvest(draft).written == ()


def test_titles_that_are_alike_are_told_apart_by_their_places(tmp_path: Path) -> None:
    paper = "inputs/southampton/improvement-board-2021-11"
    for folder in ("templates", "boilerplate", "inputs/southampton"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    (tmp_path / "outputs").mkdir()
    word = Opened(build(tmp_path / paper).written[0])
    title = next(one for one in word.body.iter(f"{W}p") if words(one) == "Improvement Report")
    next(title.iter(f"{W}t")).text = "Improvement Report of 2021"
    next(text for text in word.body.iter(f"{W}t") if text.text == "Steph Murray").text = "Deputy Director"
    before = (tmp_path / paper / "paper.yaml").read_text(encoding="utf-8")
    outcome = harvest(word.save())
    assert outcome.notes == ("Harvested into paper.yaml: Title of the report; Name of who signs",)
    after = (tmp_path / paper / "paper.yaml").read_text(encoding="utf-8")
    changed = {"report_title: Improvement Report\n": "report_title: Improvement Report of 2021\n"}
    changed["signed_name: Steph Murray\n"] = "signed_name: Deputy Director\n"
    for line, new_line in changed.items():
        before = before.replace(f"\n{line}", f"\n{new_line}")
    assert after == before
