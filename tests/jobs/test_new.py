"""A paper is begun: empty and filled in through Word alone, or next month's from this month's, its words marked."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from paperwork.cli import app
from paperwork.inputs import read
from paperwork.jobs.build import build
from paperwork.jobs.check_paper import check_paper
from paperwork.jobs.harvest import harvest
from paperwork.jobs.new import new
from paperwork.jobs.pdf import pdf
from paperwork.jobs.refresh import refresh
from paperwork.model.blocks import block_text
from paperwork.model.findings import PaperworkError
from paperwork.model.paper import Outcome
from paperwork.word import archive
from paperwork.word.normal import regions
from paperwork.word.reader import read as read_draft
from tests.jobs.in_word import Opened, W, words
from tests.word.validity import faults
from tests.workspace import BOOK, DATA, PAPER, REPOSITORY, make_workspace

TEMPLATES = sorted(path.stem for path in (REPOSITORY / "templates").glob("*.yaml"))
SHIPPED = sorted(path.parent.relative_to(REPOSITORY) for path in REPOSITORY.glob("inputs/*/*/paper.yaml"))
PANEL, NEXT = Path("inputs/elmshire/panel-2025-02"), Path("inputs/elmshire/panel-2025-03")
W14, W15 = (f"{{http://schemas.microsoft.com/office/word/20{year}/wordml}}" for year in (10, 12))
THREADS = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
MARKS = [f"{W}comment{part}" for part in ("RangeStart", "RangeEnd", "Reference")]
DRAFT = Path("outputs/elmshire/panel-2025-03.docx")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def texts(draft: Path) -> Mapping[str, str]:
    return {tag: one.text for tag, one in regions(read_draft(draft.read_bytes(), draft.name)).items()}


def comments(draft: Path) -> tuple[str, ...]:
    return read_draft(draft.read_bytes(), draft.name).comments


def checks(outcome: Outcome) -> list[str]:
    return [finding.check for finding in outcome.findings]


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def followed(workspace: Path, **options: str) -> Outcome:
    return new("improvement-scrutiny", workspace / NEXT, earlier=workspace / PANEL, **options)


def edited(path: Path, before: str, after: str) -> None:
    said = path.read_text(encoding="utf-8")
    assert said.count(before) == 1, (before, said)
    path.write_text(said.replace(before, after), encoding="utf-8", newline="\n")


def deleted(word: Opened, said: str) -> None:
    """Deletes the comments that say something, with their marks, and saves the draft."""
    parts = archive.members(word.save().read_bytes(), word.file.name)
    root, body = (archive.root(parts, f"word/{part}.xml") for part in ("comments", "document"))
    for comment in [one for one in root if said in words(one)]:
        for mark in [one for one in body.iter(*MARKS) if one.get(f"{W}id") == comment.get(f"{W}id")]:
            word.remove(mark)
        word.remove(comment)
    changed = {"word/comments.xml": etree.tostring(root), "word/document.xml": etree.tostring(body)}
    word.file.write_bytes(archive.packed(parts | changed, tight=False))


def unmarked(path: Path, begins: str) -> None:
    """Takes the lines of a paper.yaml that begin so."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    left = [line for line in lines if not line.strip().startswith(begins)]
    assert len(left) < len(lines)
    path.write_text("".join(left), encoding="utf-8", newline="\n")


def replied(file: Path, to: str, said: str) -> None:
    """Answers a comment, as Word keeps an answer."""
    parts = archive.members(file.read_bytes(), file.name)
    root = archive.root(parts, "word/comments.xml")
    asked = next(one for one in root if to in words(one))
    last = list(asked.iter(f"{W}p"))[-1]
    last.set(f"{W14}paraId", "0A0A0A0A")
    answer = etree.SubElement(root, f"{W}comment", {f"{W}id": "9000", f"{W}author": "A. Person"})
    paragraph = etree.SubElement(answer, f"{W}p", {f"{W14}paraId": "0B0B0B0B"})
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = said
    threads = etree.Element(f"{W15}commentsEx")
    etree.SubElement(threads, f"{W15}commentEx", {f"{W15}paraId": "0A0A0A0A"})
    etree.SubElement(threads, f"{W15}commentEx", {f"{W15}paraId": "0B0B0B0B", f"{W15}paraIdParent": "0A0A0A0A"})
    name, kind = "word/commentsExtended.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts["word/comments.xml"] = etree.tostring(root)
    archive.add(parts, name, etree.tostring(threads), f"{kind}.commentsExtended+xml")
    archive.relate(parts, "word/document.xml", name, THREADS)
    file.write_bytes(archive.packed(parts, tight=False))


class TestAnEmptyPaper:
    @pytest.mark.parametrize("said", ["templates/improvement-scrutiny.docx", "./templates/improvement-scrutiny"])
    def test_a_template_may_be_named_by_its_file(self, workspace: Path, said: str) -> None:
        assert [path.name for path in new(said, workspace / NEXT).written][-1] == "panel-2025-03.docx"

    @pytest.mark.parametrize("template", TEMPLATES)
    def test_it_builds_at_once_with_each_template_and_shows_what_is_missing(
        self, workspace: Path, template: str
    ) -> None:
        done = new(template, workspace / NEXT)
        assert [path.name for path in done.written] == [
            "paper.yaml", "front-sheet.md", "commentary.md", "panel-2025-03.docx",
        ]  # fmt: skip
        assert not [finding for finding in done.findings if finding.severity == "error"]
        inputs = read(workspace / NEXT)
        said = "\n".join(block_text(block) for block in read_draft((workspace / DRAFT).read_bytes(), "d").blocks)
        for section in inputs.sections:
            assert section.prose == ()
            assert f"[To be written: {section.rule.heading}]" in said or not section.rule.mandatory
        assert inputs.brief.date is None
        assert {"meeting", "date", "report_of", "subject"} <= set(inputs.brief.unset)
        assert not set(inputs.template.forms) - set(inputs.brief.forms)

    def test_a_pdf_is_not_made_of_its_gaps(self, workspace: Path) -> None:
        new("improvement-scrutiny", workspace / NEXT)
        with pytest.raises(PaperworkError) as stopped:
            pdf(workspace / DRAFT)
        quotes = {finding.quote for finding in stopped.value.findings}
        assert {"[To be written: Day of the meeting]", "[To be written: Name of who signs]"} <= quotes

    def test_what_is_typed_into_its_gaps_in_word_is_what_the_next_build_says(self, workspace: Path) -> None:
        new("improvement-scrutiny", workspace / NEXT)
        word = Opened(workspace / DRAFT)
        gaps = [tag for tag, text in texts(workspace / DRAFT).items() if "[To be written:" in text]
        gaps = [tag for tag in gaps if ":section/" in tag or tag.rpartition("/")[2] in ("q1", "q2", "q3")]
        for number, tag in enumerate(gaps):
            word.write(tag.removeprefix("paperwork:"), f"Words {number} of the author.", "And *more* of them.")
        filled = texts(word.save())
        assert len(gaps) == 13 + 2 * 3
        harvest(workspace / DRAFT)
        again = build(workspace / NEXT, out=workspace / "again")
        built = texts(again.written[0])
        assert {tag: built[tag] for tag in gaps} == {tag: filled[tag] for tag in gaps}
        front = (workspace / NEXT / "front-sheet.md").read_text(encoding="utf-8")
        assert "<!-- What the report holds and what it shows, in a short paragraph. -->" in front

    def test_the_day_and_the_data_come_into_the_form_that_was_filled_in_by_a_refresh(self, workspace: Path) -> None:
        new("improvement-scrutiny", workspace / NEXT)
        word = Opened(workspace / DRAFT)
        word.write("section/summary", "A summary by its author.")
        word.save()
        edited(workspace / NEXT / "paper.yaml", "date: TBC", "date: 27/03/2025")
        edited(workspace / NEXT / "paper.yaml", "data: []", "data: [../data.csv]")
        done = refresh(workspace / DRAFT, at=date(2025, 3, 20))
        now = texts(done.written[0])
        assert "| p Date | p 27/03/2025 |" in now["paperwork:paper/whole"]
        assert "196" in now["paperwork:measure/plans/months"]
        assert now["paperwork:section/summary"] == "p A summary by its author."

    def test_its_pages_are_those_of_the_book_a_number_with_its_rate(self, workspace: Path) -> None:
        new("improvement-scrutiny", workspace / NEXT)
        (priority,) = read(workspace / NEXT).brief.priorities
        assert [page.measures for page in priority.pages] == [("plans", "plans_rate"), ("visits",)]

    def test_the_month_is_that_before_the_folders_own_or_the_one_that_is_said(self, workspace: Path) -> None:
        new("improvement-scrutiny", workspace / NEXT)
        assert read(workspace / NEXT).brief.as_at.label == "Feb-25"
        new("improvement-scrutiny", workspace / "inputs/elmshire/homes", as_at="Q4 2024-25")
        assert read(workspace / "inputs/elmshire/homes").brief.as_at.label == "Q4 2024-25"

    @pytest.mark.parametrize("template", TEMPLATES)
    def test_a_new_council_is_begun_as_well_and_said_to_be(self, workspace: Path, template: str) -> None:
        done = new(template, workspace / "inputs/new-shire/report-2025-03")
        council = workspace / "inputs/new-shire"
        assert (council / "council.yaml", council / "measures.yaml") == done.written[3:5]
        assert done.written[5].name == "report-2025-03.docx"
        assert read(council / "report-2025-03").council.name == "New Shire"
        places = [finding.place.file for finding in done.findings if finding.check == "to-look-at"]
        assert {"inputs/new-shire/council.yaml", "inputs/new-shire/measures.yaml"} <= set(places)

    def test_twice_is_the_same_byte_for_byte(self, tmp_path: Path) -> None:
        both = [make_workspace(tmp_path / name) for name in ("one", "two")]
        for each in both:
            new("partnership-board", each / NEXT)
        one, two = (files_of(each / NEXT) | {"draft": (each / DRAFT).read_bytes()} for each in both)
        assert one == two


class TestTheNextMonth:
    def test_the_period_moves_on_and_no_day_is_made_up(self, workspace: Path) -> None:
        edited(workspace / PANEL / "paper.yaml", "as_at: Jan-25", "as_at: Jan-25\nlatest: 14 February 2025  # so far")
        done = followed(workspace)
        text = (workspace / NEXT / "paper.yaml").read_text(encoding="utf-8")
        assert "as_at: Feb-25\nlatest: TBC  # so far\n" in text
        assert "date: TBC  # last time: 27/02/2025\n" in text
        assert "period_words: March 2025\n" in text
        assert checks(done).count("not-set") == 2

    def test_months_without_data_are_gaps_in_its_tables(self, workspace: Path) -> None:
        followed(workspace)
        assert "[x]" in texts(workspace / DRAFT)["paperwork:measure/plans/months"]
        assert "no-data" in checks(check_paper(workspace / NEXT))

    def test_each_carried_text_is_marked_until_someone_touches_it(self, workspace: Path) -> None:
        followed(workspace)
        assert len(comments(workspace / DRAFT)) == 13 + 2 * 3
        assert checks(check_paper(workspace / NEXT)).count("carried") == 13 + 2
        edited(workspace / NEXT / "front-sheet.md", "Words about executive summary.", "New words.")
        edited(workspace / NEXT / "commentary.md", "Nothing new.", "Something new.")
        assert checks(check_paper(workspace / NEXT)).count("carried") == 12 + 2
        build(workspace / NEXT)
        left = comments(workspace / DRAFT)
        assert len(left) == 12 + 5
        assert not [text for text in left if "Executive summary" in text]

    def test_building_again_does_not_pile_comments_up(self, workspace: Path) -> None:
        followed(workspace)
        before = (workspace / DRAFT).read_bytes()
        build(workspace / NEXT)
        assert (workspace / DRAFT).read_bytes() == before

    def test_a_pdf_waits_until_they_are_settled(self, workspace: Path) -> None:
        followed(workspace)
        with pytest.raises(PaperworkError) as stopped:
            pdf(workspace / DRAFT)
        assert "comment" in [finding.check for finding in stopped.value.findings]

    def test_harvest_clears_what_was_edited_and_what_had_its_comment_deleted(self, workspace: Path) -> None:
        followed(workspace)
        word = Opened(workspace / DRAFT)
        word.replace("section/summary", "Words about", "New words on")
        deleted(word, "Contribution to our aims")
        done = harvest(workspace / DRAFT)
        text = (workspace / NEXT / "paper.yaml").read_text(encoding="utf-8")
        assert "front-sheet/summary" not in text
        assert "front-sheet/aims" not in text
        assert text.count("front-sheet/") == 11
        assert "Contribution to our aims (no longer marked as carried)" in " ".join(done.notes)
        assert harvest(workspace / DRAFT).written == ()

    def test_harvest_takes_the_whole_key_away_with_the_last_text(self, workspace: Path) -> None:
        before = followed(workspace)
        word = Opened(workspace / DRAFT)
        deleted(word, "")
        harvest(workspace / DRAFT)
        text = (workspace / NEXT / "paper.yaml").read_text(encoding="utf-8")
        assert "arried" not in text
        assert "carried" not in checks(check_paper(workspace / NEXT))
        assert before.written

    def test_a_refresh_takes_the_comment_from_words_that_were_looked_at(self, workspace: Path) -> None:
        followed(workspace)
        word = Opened(workspace / DRAFT)
        word.replace("section/summary", "Words about", "New words on")
        word.save()
        edited(workspace / NEXT / "commentary.md", "Nothing new.", "Something new.")
        unmarked(workspace / NEXT / "paper.yaml", "front-sheet/aims:")
        done = refresh(workspace / DRAFT, at=date(2025, 4, 1))
        left = comments(done.written[0])
        gone = ("Executive summary", "Contribution to our aims")
        assert len(left) == len(comments(workspace / DRAFT)) - 3
        assert not [text for text in left if any(f"({title})" in text for title in gone)]
        (note,) = [one for one in done.notes if one.startswith("Looked at since")]
        assert all(title in note for title in gone)
        assert not refresh(done.written[0], at=date(2025, 4, 1)).written

    def test_after_a_harvest_a_refresh_takes_it_from_a_draft_that_has_nothing_else_new(self, workspace: Path) -> None:
        followed(workspace)
        word = Opened(workspace / DRAFT)
        word.replace("section/summary", "Words about", "New words on")
        word.save()
        harvest(workspace / DRAFT)
        dry = refresh(workspace / DRAFT, at=date(2025, 4, 1), dry_run=True)
        assert (dry.written, "Executive summary" in dry.notes[0]) == ((), True)
        done = refresh(workspace / DRAFT, at=date(2025, 4, 1))
        assert len(comments(done.written[0])) == len(comments(workspace / DRAFT)) - 1
        assert texts(done.written[0]) == texts(workspace / DRAFT)
        assert "Nothing else in the draft has changed." in done.notes

    def test_a_comment_that_somebody_answered_stays_resolved(self, workspace: Path) -> None:
        followed(workspace)
        replied(workspace / DRAFT, "(Executive summary)", "Still true, says the team manager.")
        word = Opened(workspace / DRAFT)
        word.replace("section/summary", "Words about", "New words on")
        word.save()
        done = refresh(workspace / DRAFT, at=date(2025, 4, 1))
        left = comments(done.written[0])
        assert len(left) == len(comments(workspace / DRAFT))
        assert "Still true, says the team manager." in left
        assert any("has an answer, so it stays, marked as resolved: Executive summary" in one for one in done.notes)
        threads = archive.members(done.written[0].read_bytes(), "new.docx")["word/commentsExtended.xml"]
        assert [one.get(f"{W15}done") for one in etree.fromstring(threads)] == ["1", None]
        assert not refresh(done.written[0], at=date(2025, 4, 1)).written

    def test_a_comment_of_a_person_that_only_begins_so_stays(self, workspace: Path) -> None:
        followed(workspace)
        replied(workspace / DRAFT, "(Executive summary)", "Carried forward from panel-2025-02: why?")
        unmarked(workspace / NEXT / "paper.yaml", "front-sheet/")
        done = refresh(workspace / DRAFT, at=date(2025, 4, 1))
        assert "Carried forward from panel-2025-02: why?" in comments(done.written[0])

    def test_a_refresh_adds_no_comments_of_its_own_for_them(self, workspace: Path) -> None:
        followed(workspace)
        edited(workspace / "inputs/elmshire/data.csv", "Jan-25\nplans,210,205,196\nvisits,85,88,91",
               "Jan-25,Feb-25\nplans,210,205,196,190\nvisits,85,88,91,92")  # fmt: skip
        done = refresh(workspace / DRAFT, at=date(2025, 3, 20))
        assert sorted(comments(done.written[0])) == sorted(comments(workspace / DRAFT))

    def test_standing_text_stays_an_include_and_is_not_marked(self, workspace: Path) -> None:
        edited(workspace / PANEL / "front-sheet.md", "Words about monitoring comments.",
               '{% include "monitoring-comments.md" %}')  # fmt: skip
        followed(workspace)
        assert "monitoring:" not in (workspace / NEXT / "paper.yaml").read_text(encoding="utf-8")
        assert '{% include "monitoring-comments.md" %}' in (workspace / NEXT / "front-sheet.md").read_text()

    def test_what_was_said_of_the_earlier_paper_alone_is_left_behind(self, workspace: Path) -> None:
        with (workspace / PANEL / "paper.yaml").open("a", encoding="utf-8") as paper:
            paper.write("# What it printed.\npublished_as:\n  - measure: visits\n    fact: rag\n    as: Amber\n"
                        "    reason: why\n    who: us\n\n# The forms.\nforms:\n"
                        "  control: {version_date: 3 November 2022, version: '1', author: Us}\n")  # fmt: skip
        followed(workspace)
        text = (workspace / NEXT / "paper.yaml").read_text(encoding="utf-8")
        assert "published_as" not in text
        assert "What it printed" not in text
        assert "# The forms.\nforms:\n  control: {version_date: \"\", version: '1', author: Us}\n" in text

    def test_what_was_accepted_in_the_earlier_paper_is_left_behind_and_told_of(self, workspace: Path) -> None:
        with (workspace / PANEL / "paper.yaml").open("a", encoding="utf-8") as paper:
            paper.write("\naccept:\n  - {id: 'no-page:visits', reason: Not this month, who: The analyst}\n")
        assert len(read(workspace / PANEL).brief.accepted) == 1
        done = followed(workspace)
        assert read(workspace / NEXT).brief.accepted == ()
        assert "no-page" not in (workspace / NEXT / "paper.yaml").read_text(encoding="utf-8")
        assert [one.message for one in done.findings if "accepted" in one.message] == [
            "Findings accepted in the earlier paper were left out: 1."
        ]

    def test_a_value_used_twice_moves_on_in_both_places(self, workspace: Path) -> None:
        for page, said in (("plans, plans_rate]", "&at Dec-24"), ("[visits]", "*at")):
            edited(workspace / PANEL / "paper.yaml", f"{page}}}", f"{page}, as_at: {said}}}")
        followed(workspace)
        (priority,) = read(workspace / NEXT).brief.priorities
        assert [str(page.as_at and page.as_at.label) for page in priority.pages] == ["Jan-25", "Jan-25"]

    def test_what_a_table_printed_otherwise_is_left_behind_as_well(self, workspace: Path) -> None:
        (workspace / "inputs/elmshire/homes.csv").write_text("Home,Beds\nA,2\n", encoding="utf-8")
        cell = "{row: A, column: Beds, as: '3', reason: why, who: us}"
        tables = (
            f"tables:\n  - id: homes\n    caption: Homes\n    file: ../homes.csv\n    published_as:\n      - {cell}\n"
        )
        with (workspace / PANEL / "paper.yaml").open("a", encoding="utf-8") as paper:
            paper.write(tables)
        assert read(workspace / PANEL).tables["homes"].published
        followed(workspace)
        assert not read(workspace / NEXT).tables["homes"].published

    def test_files_of_the_next_month_are_taken_where_they_are_there(self, workspace: Path) -> None:
        council = workspace / "inputs/elmshire"
        (council / "data.csv").rename(council / "figures-2025-01.csv")
        (council / "more-jan-25.csv").write_text("measure,Dec-23\nplans,1\n", encoding="utf-8")
        (council / "figures-2025-02.csv").write_text(DATA.replace("Nov-24,Dec-24,Jan-25", "Dec-24,Jan-25,Feb-25"))
        edited(workspace / PANEL / "paper.yaml", "data: [../data.csv]",
               "data:\n  - {file: ../figures-2025-01.csv}  # all\n  - ../more-jan-25.csv")  # fmt: skip
        done = followed(workspace)
        text = (workspace / NEXT / "paper.yaml").read_text(encoding="utf-8")
        assert "  - {file: ../figures-2025-02.csv}  # all\n  - ../more-jan-25.csv\n" in text
        kept = [finding.message for finding in done.findings if "more-jan-25" in finding.message]
        assert kept == ["../more-jan-25.csv bears an earlier month, and there is no ../more-feb-25.csv: it was kept."]

    def test_measures_that_no_page_shows_are_offered_a_line_each_that_may_be_uncommented(self, workspace: Path) -> None:
        book = BOOK + "  - {id: reviews, name: Reviews in time, unit: percent, polarity: high, period_type: snapshot}\n"
        (workspace / "inputs/elmshire/measures.yaml").write_text(book, encoding="utf-8")
        done = followed(workspace)
        assert "In the book and on no page, offered in paper.yaml: Reviews in time." in done.notes
        edited(workspace / NEXT / "paper.yaml", "# - {measures: [reviews]}", "- {measures: [reviews]}")
        (priority,) = read(workspace / NEXT).brief.priorities
        assert [page.id for page in priority.pages] == ["plans", "visits", "reviews"]

    def test_months_apart_are_those_of_the_folders_names_or_as_it_is_said(self, workspace: Path) -> None:
        later = workspace / "inputs/elmshire/panel-2025-06"
        new("improvement-scrutiny", later, earlier=workspace / PANEL)
        assert (read(later).brief.as_at.label, read(later).brief.period_words) == ("May-25", "June 2025")
        named = workspace / "inputs/elmshire/spring"
        new("improvement-scrutiny", named, earlier=workspace / PANEL, as_at="Mar-25")
        assert (read(named).brief.as_at.label, read(named).brief.period_words) == ("Mar-25", "April 2025")

    def test_a_comparator_that_is_gone_is_an_error_and_the_folder_stays_to_be_mended(self, workspace: Path) -> None:
        edited(workspace / PANEL / "commentary.md", "Winter.", "England has {{ visits.england }}.")
        done = followed(workspace)
        assert [
            "'visits' has no fact 'england'." in one.message for one in done.findings if one.severity == "error"
        ] == [True]
        assert (workspace / NEXT / "paper.yaml").exists()
        assert not (workspace / DRAFT).exists()

    @pytest.mark.parametrize("paper", SHIPPED, ids=str)
    def test_every_shipped_paper_has_a_next_one_that_builds(self, tmp_path: Path, paper: Path) -> None:
        for folder in ("templates", "boilerplate", f"inputs/{paper.parts[1]}"):
            shutil.copytree(REPOSITORY / folder, tmp_path / folder)
        (tmp_path / "outputs").mkdir()
        inputs = read(tmp_path / paper)
        later = tmp_path / paper.parent / "next"
        done = new(inputs.template.name, later, earlier=tmp_path / paper)
        assert done.written[-1].name == "next.docx"
        assert not [finding for finding in done.findings if finding.severity == "error"]
        now = read(later)
        assert now.brief.as_at == inputs.brief.as_at.shifted(1)
        assert (now.brief.date, now.brief.published_as, now.publish_by) == (None, (), None)
        assert [page.id for one in now.brief.priorities for page in one.pages] == [
            page.id for one in inputs.brief.priorities for page in one.pages
        ]
        assert len(comments(done.written[-1])) == len(now.carried) > 0
        assert faults(done.written[-1].read_bytes()) == []


def test_the_day_of_the_meeting_may_come_later_in_a_paper_whose_sheets_turn(tmp_path: Path) -> None:
    paper = Path("inputs/wexcombe/year-2025-11")
    for folder in ("templates", "boilerplate", "inputs/wexcombe"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    (tmp_path / "outputs").mkdir()
    done = new("improvement-scrutiny", tmp_path / paper.parent / "next", earlier=tmp_path / paper)
    edited(tmp_path / paper.parent / "next" / "paper.yaml", "date: TBC", "date: 09/12/2025")
    refreshed = texts(refresh(done.written[-1], at=date(2025, 11, 1)).written[0])
    footers = [said for tag, said in refreshed.items() if "footer_default" in tag and "Page" in said]
    assert len(footers) > 2
    assert all("9 December 2025" in said for said in footers)


CASES = {
    "an unknown template": (["improvement-scrutny", str(NEXT)], 1, "Did you mean 'improvement-scrutiny'?"),
    "a folder that is taken": (["improvement-scrutiny", str(PANEL)], 2, "There is something there already"),
    "a folder taken in other letters": (
        ["improvement-scrutiny", "inputs/elmshire/Panel-2025-02"], 2, "There is something there already",
    ),
    "a folder at another depth": (["improvement-scrutiny", "inputs/panel-2025-03"], 2, "under inputs/"),
    "a folder elsewhere": (["improvement-scrutiny", "outputs/elmshire/panel-2025-03"], 2, "under inputs/"),
    "a name with a colon": (["improvement-scrutiny", "inputs/elmshire/a:b-2025-03"], 2, "every system"),
    "a device's name": (["improvement-scrutiny", "inputs/elmshire/CON"], 2, "every system"),
    "a name that ends in a dot": (["improvement-scrutiny", "inputs/elmshire/a-2025-03."], 2, "every system"),
    "a name that is too long": (["improvement-scrutiny", f"inputs/elmshire/{'a' * 300}"], 2, "can't be used"),
    "a council's name": (["improvement-scrutiny", "inputs/aux/panel-2025-03"], 2, "every system"),
    "no month anywhere": (["improvement-scrutiny", "inputs/elmshire/panel"], 2, "which month"),
    "a month that is none": (["improvement-scrutiny", str(NEXT), "--as-at", "soon"], 2, "--as-at"),
    "no month but latest": (["improvement-scrutiny", str(NEXT), "--as-at", "Latest"], 2, "--as-at"),
    "an earlier paper that is none": (
        ["improvement-scrutiny", str(NEXT), "--from", "inputs/elmshire"], 2, "holds no paper.yaml",
    ),
    "an earlier paper that is not there": (
        ["improvement-scrutiny", str(NEXT), "--from", "inputs/elmshire/none"], 2, "There is no such folder.",
    ),
    "an earlier paper of another council": (
        ["improvement-scrutiny", "inputs/other/panel-2025-03", "--from", str(PANEL)], 2, "another council",
    ),
    "another template": (["committee-report", str(NEXT), "--from", str(PANEL)], 1, "made with improvement-scrutiny"),
    "a month before": (
        ["improvement-scrutiny", "inputs/elmshire/panel-2024-12", "--from", str(PANEL)], 2, "before the one",
    ),
}  # fmt: skip
FAULTS = {
    "no YAML": ("template: 'improvement", 2),
    "a missing key": (PAPER.replace("as_at: Jan-25\n", ""), 1),
    "a value that would be left behind": (
        f"{PAPER}published_as:\n  - {{measure: visits, fact: rag, as: Red, reason: x, who: &us us}}\nauthor: *us\n", 1,
    ),
}  # fmt: skip


class TestWhatIsRefused:
    """Findings, an exit status, and nothing written."""

    @pytest.mark.parametrize("case", CASES)
    def test_it_is_said_and_nothing_is_written(
        self, workspace: Path, monkeypatch: pytest.MonkeyPatch, case: str
    ) -> None:
        typed, status, said = CASES[case]
        before = files_of(workspace)
        monkeypatch.chdir(workspace)
        done = CliRunner().invoke(app, ["new", *typed])
        assert (done.exit_code, said in done.stderr) == (status, True), done.output
        assert files_of(workspace) == before
        assert sorted(path.name for path in (workspace / "inputs").iterdir()) == ["elmshire"]

    @pytest.mark.parametrize("fault", FAULTS)
    def test_an_earlier_paper_that_cannot_be_carried_on(self, workspace: Path, fault: str) -> None:
        said, status = FAULTS[fault]
        (workspace / PANEL / "paper.yaml").write_text(said, encoding="utf-8")
        with pytest.raises(PaperworkError) as stopped:
            followed(workspace)
        assert stopped.value.exit_status == status
        assert not (workspace / NEXT).exists()

    def test_a_book_that_cannot_be_read_is_said_and_not_written_over(self, workspace: Path) -> None:
        (workspace / "inputs/elmshire/measures.yaml").write_text("title: 'Measures", encoding="utf-8")
        before = files_of(workspace)
        with pytest.raises(PaperworkError) as stopped:
            new("improvement-scrutiny", workspace / NEXT)
        assert (stopped.value.exit_status, files_of(workspace)) == (2, before)

    def test_outside_of_a_workspace(self, tmp_path: Path) -> None:
        with pytest.raises(PaperworkError) as stopped:
            new("improvement-scrutiny", tmp_path / "inputs/elmshire/panel-2025-03")
        assert stopped.value.exit_status == 2
        assert files_of(tmp_path) == {}
