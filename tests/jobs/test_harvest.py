"""What people typed into a draft in Word is found in the text files afterwards, and nothing else in them changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from paperwork.inputs import read as read_inputs
from paperwork.jobs.build import build
from paperwork.jobs.check_paper import check_paper
from paperwork.jobs.harvest import harvest
from paperwork.jobs.refresh import refresh
from paperwork.model.findings import PaperworkError
from paperwork.model.paper import Outcome
from paperwork.revise.plain import plain
from paperwork.word.normal import regions
from paperwork.word.reader import read
from tests.workspace import COMMENTARY, FRONT_SHEET, PAPER, PAPER_FOLDER, make_workspace

from .in_word import Opened, W, made, paragraph, run

NOTES = "These are provisional: see [the plan](https://example.org/plan)."
LEAD = f"# visits\n\n{NOTES}\n\n## Lead-in\n\n- One thing\n  - Under it\n- Another thing\n"
WRITTEN = COMMENTARY.replace("# visits\n", f"<!-- to be checked -->\n\n{LEAD}")
INCLUDED = FRONT_SHEET.replace(
    "Words about monitoring comments.", 'Mine.\n\n{% include "standing.md" %}\n\nMine too.'
).replace("Words about ward implications.", "")
STANDING = "Standing words.\n\nMore of them.\n"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("built"), commentary=WRITTEN, front_sheet=INCLUDED)
    (root / "boilerplate" / "standing.md").write_text(STANDING, encoding="utf-8")
    build(root / PAPER_FOLDER)
    return root


@pytest.fixture
def workspace(ready: Path, tmp_path: Path) -> Path:
    shutil.copytree(ready, tmp_path / "workspace")
    return tmp_path / "workspace"


@pytest.fixture
def word(workspace: Path) -> Opened:
    """The workspace's draft, open in Word."""
    return Opened(workspace / "outputs" / "elmshire" / "panel-2025-02.docx")


def front_sheet(word: Opened) -> str:
    return (word.file.parents[2] / PAPER_FOLDER / "front-sheet.md").read_text(encoding="utf-8")


def commentary(word: Opened) -> str:
    return (word.file.parents[2] / PAPER_FOLDER / "commentary.md").read_text(encoding="utf-8")


def harvested(word: Opened, **wishes: bool) -> Outcome:
    return harvest(word.save(), **wishes)


def checks(outcome: Outcome) -> list[str]:
    assert all(finding.severity == "warning" and finding.hint for finding in outcome.findings)
    return [finding.check for finding in outcome.findings]


def differences(word: Opened) -> list[str]:
    """The tags of all author's parts that a new build of the paper says otherwise than the draft."""
    (again,) = build(word.file.parents[2] / PAPER_FOLDER, out=word.file.parent / "again").written
    draft, new = (regions(read(path.read_bytes(), path.name)) for path in (word.file, again))
    parts = [tag for tag in draft if tag.startswith("paperwork:section/") or tag[-2:] in ("q1", "q2", "q3", "es", "ad")]
    return [tag for tag in parts if plain(draft[tag].text) != plain(new[tag].text if tag in new else "")]


def test_a_draft_that_nobody_edited_has_nothing_to_give(word: Opened) -> None:
    assert harvest(word.file) == Outcome(notes=("The paper's text files say already what the draft says.",))


def test_words_typed_into_a_section_go_under_its_heading(word: Opened) -> None:
    word.replace("section/summary", "Words about", "New words on")
    outcome = harvested(word)
    assert [path.name for path in outcome.written] == ["front-sheet.md"]
    assert outcome.notes == ("Harvested into front-sheet.md: Executive summary",)
    assert front_sheet(word) == INCLUDED.replace("Words about executive", "New words on executive")
    assert commentary(word) == WRITTEN
    assert differences(word) == []


def test_answers_notes_and_lead_ins_go_under_their_page(word: Opened) -> None:
    word.replace("measure/visits/q2", "Winter.", "Winter, and the flu.")
    word.replace("measure/visits/notes", "provisional", "final")
    word.replace("measure/visits/lead", "Another thing", "A third thing")
    outcome = harvested(word)
    changed = WRITTEN.replace("Winter.", "Winter, and the flu.").replace("provisional", "final")
    assert commentary(word) == changed.replace("Another thing", "A third thing")
    assert outcome.notes == (
        "Harvested into commentary.md: Visits in time: Lead-in; Visits in time; "
        "Visits in time: What are we worried about?",
    )
    assert differences(word) == []


def test_everything_that_markdown_has_comes_back_from_word(word: Opened) -> None:
    bullet, deeper, _ = word.paragraphs("measure/visits/lead")
    heading = word.controls("measure/visits/q1")[0].getprevious()
    word.write(
        "section/summary",
        "Plain words.",
        paragraph("A small heading", like=heading),
        paragraph(run("Bold", "b"), run(" and "), run("italic", "i"), run(", "), run("both", "b", "i")),
        paragraph("A bullet", like=bullet),
        paragraph("Deeper", like=deeper),
        "# 1. {{ not.live }} *as it stands*",
    )
    assert checks(harvested(word)) == []
    assert front_sheet(word) == INCLUDED.replace(
        "Words about executive summary.",
        "Plain words.\n\n#### A small heading\n\n**Bold** and *italic*, **_both_**\n\n- A bullet\n  - Deeper\n\n"
        "\\# 1. \\{\\{ not.live \\}\\} \\*as it stands\\*",
    )
    assert differences(word) == []


def test_a_live_fact_stays_live_while_words_round_it_change(word: Opened) -> None:
    word.replace("measure/plans/q1", " plans, of a target of ", " plans now. The target: ")
    assert checks(harvested(word)) == []
    assert "There are **{{ plans.actual }}** plans now. The target: {{ plans.target }}." in commentary(word)


def test_a_figure_that_was_typed_over_is_told_and_not_taken(word: Opened) -> None:
    word.replace("measure/plans/q1", "196", "204")
    outcome = harvested(word)
    (finding,) = outcome.findings
    assert (finding.check, finding.quote, outcome.written) == ("fact-typed-over", "204", ())
    assert "{{ plans.actual }}, which was '196'" in finding.message
    assert finding.place.heading == "Number of plans and Rate of plans: What's working well?"
    assert commentary(word) == WRITTEN


def test_a_figure_whose_control_was_taken_away_is_still_live(word: Opened) -> None:
    word.unwrap("fact/visits/actual")
    assert harvested(word).written == ()
    word.replace("measure/visits/q1", "Visits stand at ", "Visits now stand at ")
    assert checks(harvested(word)) == []
    assert "Visits now stand at {{ visits.actual }}." in commentary(word)


def test_words_in_the_place_of_a_figure_are_taken_and_told(word: Opened) -> None:
    word.write("measure/visits/q1", "Most visits are in time.")
    outcome = harvested(word)
    assert checks(outcome) == ["fact-not-live"]
    assert "{{ visits.actual }}" in outcome.findings[0].message
    assert "Most visits are in time." in commentary(word)


def test_a_figure_from_another_paper_comes_as_words(word: Opened) -> None:
    fact = word.controls("fact/visits/actual")[0]
    (name,) = fact.iter("{*}tag")
    next(fact.iter("{*}t")).text = "77%"
    name.set(name.keys()[0], "paperwork:fact/elsewhere/actual")
    outcome = harvested(word)
    assert sorted(checks(outcome)) == ["fact-not-live", "fact-unknown"]
    assert "Visits stand at 77%." in commentary(word)


def test_a_table_and_a_footnote_stay_in_the_draft(word: Opened) -> None:
    cell = made("tc", paragraph("A cell"))
    table = made("tbl", made("tblPr"), made("tblGrid", made("gridCol", w="900")), made("tr", cell))
    word.part("section/summary").append(table)
    outcome = harvested(word)
    (finding,) = outcome.findings
    assert (finding.check, finding.quote) == ("left-in-draft", "a table (A cell)")
    assert front_sheet(word) == INCLUDED


def test_a_gap_is_taken_once_it_is_typed_over(word: Opened) -> None:
    assert "To be written" in "".join(word.part("section/wards").itertext())
    word.write("section/wards", "None in particular.")
    assert checks(harvested(word)) == []
    assert front_sheet(word) == INCLUDED.replace(
        "# Ward implications\n\n\n", "# Ward implications\n\nNone in particular.\n\n"
    )
    assert differences(word) == []


def test_an_include_stays_while_its_words_do(word: Opened) -> None:
    word.replace("section/monitoring", "Mine.", "Mine, edited.")
    harvested(word)
    assert front_sheet(word) == INCLUDED.replace("Mine.", "Mine, edited.")
    assert differences(word) == []


def test_an_include_becomes_the_papers_own_words_once_they_are_edited(word: Opened) -> None:
    word.replace("section/monitoring", "More of them.", "More of them here.")
    harvested(word)
    own = "Standing words.\n\nMore of them here."
    assert front_sheet(word) == INCLUDED.replace('{% include "standing.md" %}', own)
    assert (word.file.parents[2] / "boilerplate" / "standing.md").read_text(encoding="utf-8") == STANDING
    assert differences(word) == []


def test_all_that_was_deleted_from_a_part_goes_with_a_warning(word: Opened) -> None:
    word.write("section/summary", "")
    assert checks(harvested(word)) == ["emptied"]
    assert front_sheet(word) == INCLUDED.replace("Words about executive summary.\n\n", "")


def change(word: Opened, name: str, before: str, after: str) -> None:
    """Edits one of the paper's own files while the draft is away."""
    path = word.file.parents[2] / PAPER_FOLDER / name
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_a_file_that_changed_meanwhile_keeps_its_own_changes(word: Opened) -> None:
    change(word, "front-sheet.md", "Mine.", "Mine since.")
    word.replace("section/monitoring", "Mine too.", "Mine too, in Word.")
    assert checks(harvested(word)) == []
    assert front_sheet(word) == INCLUDED.replace("Mine.", "Mine since.").replace("Mine too.", "Mine too, in Word.")


def test_what_was_changed_in_both_stands_there_twice_until_it_is_settled(word: Opened, workspace: Path) -> None:
    change(word, "front-sheet.md", "Words about executive summary.", "Words of the file.")
    word.replace("section/summary", "Words about executive summary.", "Words of the draft.")
    assert checks(harvested(word)) == ["to-settle"]
    both = (
        "[To be settled: the Word draft said:]\n\nWords of the draft.\n\n[To be settled: the text file said:]\n\n"
        "Words of the file.\n\n[To be settled: keep one of the two, and delete the lines in brackets.]"
    )
    assert front_sheet(word) == INCLUDED.replace("Words about executive summary.", both)
    assert "to-settle" in [finding.check for finding in check_paper(workspace / PAPER_FOLDER).findings]
    assert harvest(word.file).written == ()
    change(word, "front-sheet.md", both, "Words of the draft.")
    assert "to-settle" not in [finding.check for finding in check_paper(workspace / PAPER_FOLDER).findings]
    assert harvest(word.file).written == ()


def test_a_section_that_its_file_lost_comes_back_in_its_place(word: Opened) -> None:
    change(word, "front-sheet.md", "# Executive summary\n\nWords about executive summary.\n\n", "")
    word.replace("section/summary", "Words about", "New words on")
    assert checks(harvested(word)) == ["to-settle"]
    assert "aims.\n\n# Executive summary\n\n[To be settled" in front_sheet(word)
    assert "\n\nNew words on executive summary.\n\n" in front_sheet(word)


def test_the_first_words_of_a_paper_begin_its_files(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    for name in ("front-sheet.md", "commentary.md"):
        (root / PAPER_FOLDER / name).unlink()
    word = Opened(build(root / PAPER_FOLDER).written[0])
    word.write("section/summary", "It begins.")
    word.write("measure/visits/q3", "More visits.")
    word.write("measure/plans/q2", "Nothing.")
    assert checks(harvested(word)) == []
    assert front_sheet(word) == "# Executive summary\n\nIt begins.\n"
    assert commentary(word) == (
        "# plans\n\n## What are we worried about?\n\nNothing.\n\n"
        "# visits\n\n## What are we doing about it?\n\nMore visits.\n"
    )
    assert read_inputs(root / PAPER_FOLDER).sections[1].prose != ()


def test_numbered_paragraphs_are_plain_paragraphs_in_the_file(word: Opened) -> None:
    first = word.paragraphs("section/background")[0]
    first.addnext(paragraph("A second one.", like=first))
    assert checks(harvested(word)) == []
    assert "Words about background and issues.\n\nA second one.\n" in front_sheet(word)
    assert differences(word) == []


def test_in_a_dry_run_the_changes_are_shown_and_nothing_is_written(word: Opened) -> None:
    word.replace("section/summary", "Words about", "New words on")
    outcome = harvested(word, dry_run=True)
    assert outcome.written == ()
    assert outcome.notes == (
        "Would change front-sheet.md: Executive summary",
        "--- front-sheet.md",
        "+++ front-sheet.md (harvested)",
        "@@ -6,3 +6,3 @@",
        " ",
        "-Words about executive summary.",
        "+New words on executive summary.",
        " ",
    )
    assert front_sheet(word) == INCLUDED


def test_tracked_changes_are_taken_as_accepted_with_a_warning(word: Opened) -> None:
    about = {"id": "901", "author": "A Person", "date": "2025-02-01T00:00:00Z"}
    (first,) = word.paragraphs("section/summary")
    first.append(made("ins", run(" Inserted."), **about))
    outcome = harvested(word)
    assert checks(outcome) == ["unsettled"]
    assert "Words about executive summary. Inserted." in front_sheet(word)


def test_words_that_a_refresh_put_beside_a_persons_have_to_be_settled_first(word: Opened) -> None:
    word.replace("section/summary", "Words about", "My words on")
    word.save()
    change(word, "front-sheet.md", "Words about executive summary.", "Their words on executive summary.")
    changed = front_sheet(word)
    (path,) = refresh(word.file, at=date(2025, 2, 1)).written
    outcome = harvest(path)
    assert "unsettled" in checks(outcome)
    assert outcome.written == ()
    assert front_sheet(word) == changed


def test_a_part_that_is_gone_or_stands_twice_is_told_and_its_words_stay(word: Opened) -> None:
    word.remove(word.controls("section/summary")[0])
    first = word.controls("section/aims")[0]
    for name in ("One", "Another"):
        copy = Opened(word.file).controls("section/aims")[0]
        next(copy.iter("{*}t")).text = f"{name} copy."
        first.addnext(copy)
    word.remove(first)
    assert sorted(checks(harvested(word))) == ["part-gone", "part-twice"]
    assert front_sheet(word) == INCLUDED


def test_a_copy_that_nobody_edited_does_no_harm(word: Opened) -> None:
    control = word.controls("section/summary")[0]
    control.addprevious(Opened(word.file).controls("section/summary")[0])
    next(control.iter("{*}t")).text = "Edited."
    assert checks(harvested(word)) == []
    assert front_sheet(word) == INCLUDED.replace("Words about executive summary.", "Edited.")


def test_a_part_that_moved_is_still_followed(word: Opened) -> None:
    word.replace("section/summary", "Words about", "New words on")
    word.controls("section/contact")[0].addnext(word.controls("section/summary")[0])
    harvested(word)
    assert front_sheet(word) == INCLUDED.replace("Words about executive", "New words on executive")


def test_words_between_the_parts_are_told_and_stay_in_the_draft(word: Opened) -> None:
    word.controls("section/summary")[0].addnext(paragraph("Between two parts."))
    outcome = harvested(word)
    (finding,) = outcome.findings
    assert (finding.check, finding.quote, outcome.written) == ("outside", "Between two parts.", ())


def test_a_part_that_the_paper_no_longer_has_is_told(word: Opened, workspace: Path) -> None:
    word.replace("measure/visits/q2", "Winter.", "Winter, and the flu.")
    change(word, "paper.yaml", "      - {id: visits, measures: [visits]}\n", "")
    change(word, "commentary.md", WRITTEN[WRITTEN.index("# visits") :], "")
    outcome = harvested(word)
    assert checks(outcome) == ["no-such-part"]
    assert outcome.findings[0].place.heading == "Visits in time: What are we worried about?"
    assert outcome.written == ()


def test_a_paper_that_was_moved_is_named(word: Opened, workspace: Path) -> None:
    word.replace("section/summary", "Words about", "New words on")
    moved = workspace / "inputs" / "elmshire" / "panel-march"
    (workspace / PAPER_FOLDER).rename(moved)
    with pytest.raises(PaperworkError):
        harvested(word)
    assert [path.parent for path in harvest(word.file, paper=moved).written] == [moved]


def test_a_draft_that_is_open_is_read_as_it_was_saved(word: Opened) -> None:
    word.replace("section/summary", "Words about", "New words on")
    (word.file.parent / f"~${word.file.name[2:]}").write_bytes(b"")
    assert checks(harvested(word)) == ["input-open"]
    assert "New words on" in front_sheet(word)


def broken_inputs(folder: Path) -> None:
    (folder / "paper.yaml").write_text(PAPER.replace("visits", "vizits"), encoding="utf-8")


def linked_file(folder: Path) -> None:
    (folder / "front-sheet.md").rename(folder.parent / "kept.md")
    (folder / "front-sheet.md").symlink_to(folder.parent / "kept.md")


def unwritable_file(folder: Path) -> None:
    (folder / ".commentary.md.part").mkdir()


@pytest.mark.parametrize("fault", [broken_inputs, linked_file, unwritable_file])
def test_where_anything_stops_it_nothing_is_written(word: Opened, fault: Callable[[Path], None]) -> None:
    word.replace("section/summary", "Words about", "New words on")
    word.replace("measure/visits/q2", "Winter.", "Winter, and the flu.")
    fault(word.file.parents[2] / PAPER_FOLDER)
    with pytest.raises(PaperworkError) as caught:
        harvested(word)
    assert all(finding.hint for finding in caught.value.findings)
    assert (front_sheet(word), commentary(word)) == (INCLUDED, WRITTEN)


def test_a_file_keeps_its_line_ends_and_its_encoding(word: Opened) -> None:
    path = word.file.parents[2] / PAPER_FOLDER / "front-sheet.md"
    before = INCLUDED.replace("Words about", "Words –").replace("\n", "\r\n").encode("cp1252")
    path.write_bytes(before)
    word.replace("section/contact", "Words about", "New words on")
    change_back = before.replace("–".encode("cp1252"), b"about")
    path.write_bytes(change_back)
    harvested(word)
    assert path.read_bytes() == change_back.replace(b"Words about contact", b"New words on contact")


def test_a_large_heading_in_a_part_becomes_a_small_one_and_that_is_told(word: Opened) -> None:
    style = made("pPr", made("pStyle", val="Heading2"))
    word.part("section/summary").append(made("p", style, run("Why now")))
    outcome = harvested(word)
    (finding,) = outcome.findings
    assert (finding.check, finding.quote) == ("heading-level", "Why now")
    assert "### Why now" in front_sheet(word)
    assert not harvested(word).written


def test_words_typed_into_a_table_of_the_template_are_told(word: Opened) -> None:
    table = next(word.body.iterchildren(f"{W}tbl"))
    next(one for one in table.iter(f"{W}t") if one.text).text = "Own status"
    outcome = harvested(word)
    (finding,) = [one for one in outcome.findings if "Own status" in one.quote]
    assert (finding.check, outcome.written) == ("outside", ())
