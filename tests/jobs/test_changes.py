"""What changed since a draft was written, against its inputs and against other drafts; and what it was made from."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from paperwork import __version__
from paperwork.cli import app
from paperwork.inputs import read as read_inputs
from paperwork.jobs.build import build
from paperwork.jobs.changes import changes
from paperwork.jobs.disclosing import printable
from paperwork.jobs.receipt import receipt
from paperwork.jobs.refresh import refresh
from paperwork.measures import work_out
from paperwork.model.changes import Changes, Receipt
from paperwork.model.findings import PaperworkError
from paperwork.model.paper import Outcome
from paperwork.word.reader import read
from paperwork.word.stamp import stamped
from tests.word.office import converted
from tests.word.reader.specimens import docx, p
from tests.workspace import BOOK, COMMENTARY, DATA, PAPER_FOLDER, REPOSITORY, make_workspace

from .in_word import Opened, made, paragraph, run

PAPER = PAPER_FOLDER.as_posix()
NOTHING = "Nothing has changed: neither inputs, nor facts, nor text."


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("built"))
    build(root / PAPER_FOLDER)
    return root


@pytest.fixture
def workspace(ready: Path, tmp_path: Path) -> Path:
    shutil.copytree(ready, tmp_path / "workspace")
    return tmp_path / "workspace"


@pytest.fixture
def draft(workspace: Path) -> Path:
    return workspace / "outputs" / "elmshire" / "panel-2025-02.docx"


def council_file(draft: Path, name: str) -> Path:
    return draft.parents[2] / "inputs" / "elmshire" / name


def with_new_data(draft: Path) -> Path:
    council_file(draft, "data.csv").write_text(DATA.replace("196", "190").replace("91", "93"), encoding="utf-8")
    return draft


def edited(draft: Path) -> Path:
    word = Opened(draft)
    word.replace("section/summary", "Words about", "New words on")
    word.replace("measure/plans/months", "205", "209")
    word.replace("fact/plans/actual", "196", "240")
    word.remove(word.controls("section/aims")[0]) if word.controls("section/aims") else None
    return word.save(draft.with_name("edited.docx"))


def paper_of(draft: Path) -> Path:
    return draft.parents[2] / PAPER_FOLDER


def told(outcome: Outcome) -> Changes:
    assert isinstance(outcome.told, Changes)
    assert outcome.written == ()
    return outcome.told


def test_a_draft_that_has_just_been_built_has_nothing_to_tell(draft: Path) -> None:
    found = changes(draft)
    assert (told(found).any, found.findings) == (False, ())
    assert found.notes[-1] == NOTHING


def test_every_fact_that_new_data_change_is_told_once_with_its_input(draft: Path) -> None:
    folder = paper_of(draft)
    before = work_out(read_inputs(folder))
    found = told(changes(with_new_data(draft)))
    after = work_out(read_inputs(folder))
    due = {
        (id, name): (one.facts[name].with_unit, after.by_id[id].facts[name].with_unit)
        for id, one in before.by_id.items()
        for name in one.facts
        if one.facts[name].with_unit != after.by_id[id].facts[name].with_unit
    }
    named = {(one.measure, one.fact): (one.was, one.now) for one in found.facts}
    assert len(named) == len(found.facts)
    assert {key: pair for key, pair in named.items() if not key[1].startswith("at_")} == due
    assert named["visits", "at_2025_01"] == named["visits", "actual"] == ("91%", "93%")
    (file,) = found.inputs
    assert (file.path, file.kind, file.saved) == ("inputs/elmshire/data.csv", "data", date.today().isoformat())
    assert all(file in one.files for one in found.facts)


def test_the_lines_name_measures_as_printed_and_no_tag(draft: Path) -> None:
    lines = changes(with_new_data(draft)).notes
    assert "  Visits in time" in lines
    assert "    value: was 91%, is 93% (data.csv)" in lines
    assert "    gap to the target: was 1 percentage point, is 3 percentage points (data.csv, measures.yaml)" in lines
    assert not any("paperwork:" in line or "January 2025:" in line for line in lines)


def test_a_target_that_changed_comes_from_the_book(draft: Path) -> None:
    council_file(draft, "measures.yaml").write_text(BOOK.replace("Mar-25: 90", "Mar-25: 95"), encoding="utf-8")
    outcome = changes(draft)
    found = {one.fact: one for one in told(outcome).facts}
    assert (found["target"].was, found["target"].now, found["rag"].now) == ("90%", "95%", "Amber")
    assert [file.path for file in found["target"].files] == ["inputs/elmshire/measures.yaml"]
    assert "Inputs that changed (no data among them):" in outcome.notes


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("inputs/elmshire/council.yaml", "rules"),
        (f"{PAPER}/commentary.md", "words"),
        ("templates/improvement-scrutiny.yaml", "rules"),
    ],
)
def test_a_change_of_words_or_rules_is_no_change_of_data(draft: Path, file: str, kind: str) -> None:
    path = draft.parents[2] / file
    path.write_bytes(path.read_bytes() + b"\n")
    found = told(changes(draft))
    assert ([(one.path, one.kind) for one in found.inputs], found.facts) == ([(file, kind)], ())


def test_an_input_that_came_and_one_that_went_are_told(draft: Path) -> None:
    paper = draft.parents[2] / PAPER_FOLDER / "paper.yaml"
    paper.write_text(paper.read_text(encoding="utf-8").replace("../data.csv", "../newer.csv"), encoding="utf-8")
    council_file(draft, "data.csv").rename(council_file(draft, "newer.csv"))
    found = {one.path.rpartition("/")[2]: one for one in told(changes(draft)).inputs}
    assert found["data.csv"].now == "" == found["newer.csv"].was
    assert found["data.csv"].was == found["newer.csv"].now
    assert set(found) == {"data.csv", "newer.csv", "paper.yaml"}


def test_what_people_changed_is_told_under_its_heading(draft: Path) -> None:
    outcome = changes(edited(draft))
    found = {(one.heading, one.kind): one for one in told(outcome).texts}
    assert {one.by for one in found.values()} == {"people"}
    (words,) = found["Executive summary", "edited"].edits
    assert (words.was, words.now, words.after) == ("Words about", "New words on", "executive summary.")
    (cell,) = found["Number of plans and Rate of plans: months", "edited"].edits
    assert (cell.was, cell.now, cell.where) == ("205", "209", "row 'Number of plans', column 'Dec-24'")
    (figure,) = found["Number of plans and Rate of plans: What's working well?", "typed over"].edits
    assert (figure.was, figure.now) == ("196", "240")
    assert ("Contribution to our aims", "deleted") in found
    assert "    was 'Words about', is 'New words on' (before 'executive summary.')" in outcome.notes


def test_tracked_changes_of_people_count_as_accepted_and_that_is_said(draft: Path) -> None:
    word = Opened(draft)
    about = {"id": "9001", "author": "A Person", "date": "2025-02-20T00:00:00Z"}
    word.paragraphs("measure/visits/q2")[0].append(made("ins", run(" And ice."), **about))
    outcome = changes(word.save())
    assert [(edit.was, edit.now) for one in told(outcome).texts for edit in one.edits] == [("", "And ice.")]
    assert outcome.notes[-1] == "Tracked changes that nobody has settled yet, read as accepted: 1."


def test_controls_that_someone_took_away_hide_nothing(draft: Path) -> None:
    word = Opened(draft)
    word.replace("measure/visits/q2", "Winter.", "Winter, and the flu.")
    word.unwrap("measure/visits/q2")
    (change,) = told(changes(word.save())).texts
    assert (change.heading, change.kind) == ("Visits in time: What are we worried about?", "edited")


@pytest.mark.needs_soffice
def test_what_libreoffice_does_in_saving_is_no_change(draft: Path, tmp_path: Path) -> None:
    converted(edited(draft), "docx", tmp_path / "saved")
    before, after = (
        told(changes(edited(draft))),
        told(changes(tmp_path / "saved" / "edited.docx", paper=paper_of(draft))),
    )
    assert {(one.heading, one.kind) for one in after.texts} == {(one.heading, one.kind) for one in before.texts}


def test_two_builds_are_compared_from_stamp_to_stamp(draft: Path, workspace: Path) -> None:
    (again,) = build(with_new_data(draft).parents[2] / PAPER_FOLDER, out=workspace / "outputs" / "again").written
    against_inputs, between = told(changes(draft)), told(changes(draft, again))
    assert between.facts == tuple(
        replace(one, files=tuple(replace(file, saved="") for file in one.files)) for one in against_inputs.facts
    )
    assert {one.by for one in between.texts} == {"build"}
    assert "Visits in time: months" in {one.heading for one in between.texts}
    assert told(changes(again, again)).any is False
    assert {(one.now, one.was) for one in told(changes(again, draft)).facts} == {
        (one.was, one.now) for one in between.facts
    }


def test_an_author_s_new_answer_comes_by_the_build_with_its_words(draft: Path, workspace: Path) -> None:
    (folder := workspace / PAPER_FOLDER).joinpath("commentary.md").write_text(
        COMMENTARY.replace("Winter.", "Ice."), encoding="utf-8"
    )
    (again,) = build(folder, out=workspace / "outputs" / "again").written
    outcome = changes(draft, again)
    assert outcome.notes[-3:] == (
        "Text that the build gives otherwise:",
        "  Visits in time: What are we worried about?",
        "    was 'Winter', is 'Ice' (before '.')",
    )


def test_a_refreshed_draft_tells_only_what_people_changed(draft: Path) -> None:
    person = told(changes(edited(draft))).texts
    (newer,) = refresh(with_new_data(draft).with_name("edited.docx"), at=date(2025, 3, 1)).written
    found = told(changes(newer))
    assert (found.inputs, found.facts) == ((), ())
    assert {(one.heading, one.kind) for one in found.texts} == {(one.heading, one.kind) for one in person}
    between = told(changes(newer.with_name("edited.docx"), newer))
    assert {one.measure for one in between.facts} == {"plans", "plans_rate", "visits"}


def test_a_stamp_that_kept_no_facts_is_compared_by_its_sentences_and_that_is_said(draft: Path) -> None:
    given = read(draft.read_bytes(), draft.name).stamp
    assert given is not None
    draft.write_bytes(stamped(draft.read_bytes(), replace(given, measures={})))
    assert told(changes(draft)).any is False
    outcome = changes(with_new_data(draft))
    assert [(one.name, one.fact, one.was, one.now) for one in told(outcome).facts] == [
        ("Number of plans", "actual", "196", "190"),
        ("Visits in time", "actual", "91%", "93%"),
    ]
    assert [finding.check for finding in outcome.findings] == ["stamp-older"]


def test_words_of_a_strange_stamp_do_nothing_on_a_screen(draft: Path) -> None:
    given = read(draft.read_bytes(), draft.name).stamp
    assert given is not None
    sources = tuple(replace(one, path=f"\u202e\x9b2J{one.path}") for one in given.sources)
    measures = {id: replace(one, name="\u202e" + "x" * 9_999) for id, one in given.measures.items()}
    strange = replace(given, sources=sources, measures=measures, at="\x9b1m", program="0.0")
    draft.write_bytes(stamped(draft.read_bytes(), strange))
    lines = [*changes(draft).notes, *receipt(draft).notes]
    assert all(line.isprintable() and len(line) < 1_000 for line in lines)


@pytest.mark.parametrize("job", [changes, receipt])
def test_a_file_that_is_no_draft_of_ours_is_refused(job: Callable[[Path], Outcome], tmp_path: Path) -> None:
    (file := tmp_path / "other.docx").write_bytes(docx(p("Words.")))
    with pytest.raises(PaperworkError) as caught:
        job(file)
    assert [one.check for one in caught.value.findings] == ["no-stamp"]
    with pytest.raises(PaperworkError) as caught:
        job(tmp_path / "nothing.docx")
    assert caught.value.exit_status == 2


def test_a_receipt_is_read_from_the_file_alone(draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (apart := tmp_path / "apart").mkdir()
    monkeypatch.chdir(apart)
    file = Path(shutil.copy(draft, apart / "emailed.docx"))
    sources = printable(draft.parents[2] / PAPER_FOLDER).inputs.sources
    shutil.rmtree(draft.parents[2])
    found = receipt(file).told
    assert isinstance(found, Receipt)
    assert (found.paper, found.program, found.at, found.as_written) == (PAPER, __version__, "2025-02-27", True)
    assert {(one.path, one.sha256) for one in found.inputs} == {(one.path, one.sha256) for one in sources}


def test_a_receipt_says_whether_the_file_was_edited_since(draft: Path) -> None:
    found = receipt(edited(draft)).told
    assert isinstance(found, Receipt)
    assert found.as_written is False


def test_what_is_typed_gives_lines_or_json(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(with_new_data(draft).parents[2])
    name = "outputs/elmshire/panel-2025-02.docx"
    shown = CliRunner().invoke(app, ["changes", name])
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "\n    value: was 91%, is 93% (data.csv)\n" in shown.stdout
    record = json.loads(CliRunner().invoke(app, ["changes", name, "--json"]).stdout)
    (found,) = record["changes"]
    assert set(found) == {"was", "now", "inputs", "facts", "texts", "tracked"}
    (fact,) = [one for one in found["facts"] if (one["measure"], one["fact"]) == ("visits", "actual")]
    assert (fact["name"], fact["was"], fact["now"], fact["source"]) == (
        "Visits in time", "91%", "93%", "inputs/elmshire/data.csv, line 3",
    )  # fmt: skip
    assert [(len(file["was"]), len(file["now"])) for file in fact["files"]] == [(64, 64)]
    shutil.copy(name, "copy.docx")
    record = json.loads(CliRunner().invoke(app, ["receipt", name, name, "copy.docx", "--json"]).stdout)
    assert [one["paper"] for one in record["receipts"]] == [PAPER, PAPER]


def test_two_drafts_and_a_folder_are_a_misuse(draft: Path) -> None:
    done = CliRunner().invoke(app, ["changes", str(draft), str(draft), "--paper", "x"])
    assert (done.exit_code, "need no paper's folder" in done.stderr) == (2, True)


def test_a_shipped_paper_tells_of_one_cell_of_its_data(tmp_path: Path) -> None:
    for folder in ("inputs/southampton", "templates", "boilerplate"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    (tmp_path / "outputs").mkdir()
    paper = tmp_path / "inputs/southampton/improvement-board-2021-11"
    (draft,) = build(paper).written
    data = tmp_path / "inputs/southampton/data/performance-2021-10.csv"
    lines = data.read_text(encoding="utf-8").splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("Number of Early Help"))
    lines[at] = lines[at].replace("264", "271")
    data.write_text("\n".join(lines) + "\n", encoding="utf-8")
    word = Opened(draft)
    word.body.insert(len(word.body) - 1, paragraph("Own words at the end."))
    found = told(changes(word.save(), paper=paper))
    assert [one.path.rpartition("/")[2] for one in found.inputs] == ["performance-2021-10.csv"]
    assert {one.measure for one in found.facts} == {"eh_assessments"}
    assert ("264", "271") in {(one.was, one.now) for one in found.facts}
    (text,) = found.texts
    assert [(edit.was, edit.now) for edit in text.edits] == [("", "Own words at the end.")]


def test_a_receipt_in_the_paper_is_renewed_with_the_inputs_and_with_nothing_else(tmp_path: Path) -> None:
    for folder in ("inputs/wexcombe", "templates", "boilerplate"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    (tmp_path / "outputs").mkdir()
    (draft,) = build(tmp_path / "inputs/wexcombe/committee-2025-12").written
    assert refresh(draft, at=date(2026, 1, 1)).written == ()
    council = tmp_path / "inputs/wexcombe/council.yaml"
    before, after = (hashlib.sha256(data).hexdigest() for data in (council.read_bytes(), council.read_bytes() + b"#\n"))
    council.write_bytes(council.read_bytes() + b"#\n")
    (newer,) = refresh(draft, at=date(2026, 1, 1)).written
    (text,) = told(changes(draft, newer)).texts
    assert (text.tag, text.by) == ("paperwork:paper/receipt", "build")
    assert [(edit.was.replace(" ", ""), edit.now.replace(" ", "")) for edit in text.edits] == [
        (before[:12], after[:12])
    ]
