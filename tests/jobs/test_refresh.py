"""The job of a refresh, on a small workspace: where it writes, when it writes nothing, and what it says of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from paperwork.cli import app
from paperwork.jobs.belonging import living
from paperwork.jobs.build import build
from paperwork.jobs.changes import changes
from paperwork.jobs.harvest import harvest
from paperwork.jobs.refresh import refresh
from paperwork.jobs.stamping import stamp
from paperwork.model.findings import PaperworkError
from paperwork.model.paper import Outcome
from paperwork.word import archive
from paperwork.word.normal import regions
from paperwork.word.patch.settling import settled, unsettled
from paperwork.word.reader import read
from tests.word import papers
from tests.workspace import COMMENTARY, DATA, PAPER_FOLDER, make_workspace

from .in_word import Opened
from .living import drafted

AT = date(2025, 3, 3)
DRAFT = Path("outputs/elmshire/panel-2025-02.docx")
NEWER = DATA.replace("205,196", "205,188").replace("91", "87")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("built"))
    build(root / PAPER_FOLDER)
    return root


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    """A workspace with its draft, into which a sentence was typed, and newer data."""
    root = tmp_path / "workspace"
    shutil.copytree(built, root)
    opened = Opened(root / DRAFT)
    opened.replace("measure/visits/q2", "Winter.", "Winter, and Own words.")
    opened.save()
    with_data(root, NEWER)
    return root


def with_data(root: Path, data: str) -> None:
    (root / "inputs/elmshire/data.csv").write_text(data, encoding="utf-8")


def files(root: Path) -> dict[str, bytes]:
    """Every file of a workspace but for what is kept to save work."""
    found = (path for path in sorted(root.rglob("*")) if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def words_of(file: Path) -> dict[str, str]:
    """What a refreshed draft says once its changes are accepted, by tag."""
    parts = settled(archive.members(file.read_bytes(), file.name), accept=True)
    return {tag: one.text for tag, one in regions(read(archive.packed(parts), file.name)).items()}


def refused(root: Path, file: Path, out: Path | None = None) -> PaperworkError:
    """The error of a refresh that must not write anything."""
    before = files(root)
    with pytest.raises(PaperworkError) as caught:
        refresh(file, at=AT, out=out)
    assert files(root) == before
    assert all(one.hint for one in caught.value.findings)
    return caught.value


def test_it_writes_the_next_version_beside_the_draft_and_leaves_all_else_alone(workspace: Path) -> None:
    before = files(workspace)
    done = refresh(workspace / DRAFT, at=AT)
    (written,) = done.written
    assert written == workspace / "outputs/elmshire/panel-2025-02 v2.docx"
    assert {name: data for name, data in files(workspace).items() if name in before} == before
    said = words_of(written)
    assert said["paperwork:fact/plans/actual"] == "188"
    assert "Winter, and Own words." in said["paperwork:measure/visits/q2"]


def test_the_next_version_is_one_that_nothing_has_yet(workspace: Path) -> None:
    second = refresh(workspace / DRAFT, at=AT).written[0]
    taken = second.with_name("panel-2025-02 v3.docx")
    taken.write_bytes(b"something else")
    with_data(workspace, DATA.replace("196", "170"))
    assert refresh(second, at=AT).written[0].name == "panel-2025-02 v4.docx"
    assert refresh(workspace / DRAFT, at=AT).written[0].name == "panel-2025-02 v5.docx"
    assert taken.read_bytes() == b"something else"


def test_twice_is_the_same_as_once(workspace: Path) -> None:
    second = refresh(workspace / DRAFT, at=AT).written[0]
    before = files(workspace)
    again = refresh(second, at=date(2025, 4, 4))
    assert not again.written
    assert files(workspace) == before
    assert again.notes == ("Nothing has changed in the inputs since this draft was last built or refreshed.",)


def test_with_nothing_new_a_copy_is_written_only_where_a_name_is_given_for_it(workspace: Path) -> None:
    with_data(workspace, DATA)
    assert not refresh(workspace / DRAFT, at=AT).written
    (copy,) = refresh(workspace / DRAFT, at=AT, out=workspace / "copy.docx").written
    assert copy.read_bytes() == (workspace / DRAFT).read_bytes()


def test_newer_data_come_into_a_draft_whose_changes_nobody_has_settled(workspace: Path) -> None:
    second = refresh(workspace / DRAFT, at=AT).written[0]
    with_data(workspace, DATA.replace("196", "170"))
    third = refresh(second, at=AT).written[0]
    said = words_of(third)
    assert said["paperwork:fact/plans/actual"] == "170"
    assert "Own words" in said["paperwork:measure/visits/q2"]
    # What is rejected now is the last change alone.
    left = settled(archive.members(third.read_bytes(), third.name), accept=False)
    assert regions(read(archive.packed(left), third.name))["paperwork:fact/plans/actual"].text == "188"


def test_the_draft_can_be_built_on_as_if_it_had_been_built_so(workspace: Path) -> None:
    second = refresh(workspace / DRAFT, at=AT).written[0]
    stamp = living(second).stamp
    assert stamp.paper == PAPER_FOLDER.as_posix()
    assert stamp.at == AT.isoformat()
    assert stamp.regions["paperwork:fact/plans/actual"].text == "188"


def test_a_dry_run_says_the_same_and_writes_nothing(workspace: Path) -> None:
    before = files(workspace)
    dry = refresh(workspace / DRAFT, at=AT, dry_run=True)
    assert not dry.written
    assert files(workspace) == before
    done = refresh(workspace / DRAFT, at=AT)
    assert (dry.notes, dry.findings) == (done.notes, done.findings)


def test_the_changes_bear_the_day_that_is_asked_for_and_the_same_day_gives_the_same_bytes(workspace: Path) -> None:
    one = refresh(workspace / DRAFT, at=AT, out=workspace / "one.docx").written[0]
    other = refresh(workspace / DRAFT, at=AT, out=workspace / "other.docx").written[0]
    assert one.read_bytes() == other.read_bytes()
    parts = archive.members(one.read_bytes(), one.name)
    assert unsettled(parts)
    assert b'w:author="paperwork" w:date="2025-03-03T00:00:00Z"' in parts["word/document.xml"]


def test_it_never_writes_over_a_file(workspace: Path) -> None:
    taken = workspace / "taken.docx"
    taken.write_bytes(b"mine")
    assert refused(workspace, workspace / DRAFT, out=taken).findings[0].check == "output-taken"
    assert refused(workspace, workspace / DRAFT, out=workspace / DRAFT).findings[0].check == "output-taken"


def test_a_folder_may_be_named_for_it(workspace: Path) -> None:
    (workspace / "for the panel").mkdir()
    (written,) = refresh(workspace / DRAFT, at=AT, out=workspace / "for the panel").written
    assert written == workspace / "for the panel" / "panel-2025-02 v2.docx"


def test_which_inputs_have_changed_is_told_and_whether_any_of_them_is_data(workspace: Path) -> None:
    assert "Changed since then: data.csv." in refresh(workspace / DRAFT, at=AT, dry_run=True).notes
    with_data(workspace, DATA)
    commentary = workspace / PAPER_FOLDER / "commentary.md"
    commentary.write_text(COMMENTARY.replace("Nothing new.", "Nothing."), encoding="utf-8")
    (note,) = [one for one in refresh(workspace / DRAFT, at=AT, dry_run=True).notes if one.startswith("Changed")]
    assert note == "Changed since then: commentary.md. No data are among them: only words, rules or the template."


def test_the_folder_of_a_paper_that_was_renamed_can_be_named(workspace: Path) -> None:
    folder = workspace / PAPER_FOLDER
    moved = folder.rename(folder.with_name("panel-renamed"))
    assert refused(workspace, workspace / DRAFT).findings[0].check == "paper-gone"
    assert refresh(workspace / DRAFT, at=AT, paper=moved).written


def no_template(root: Path) -> None:
    for file in (root / "templates").iterdir():
        if file.is_file():
            file.unlink()


def broken_data(root: Path) -> None:
    with_data(root, DATA.replace("85", "about 85"))


def unknown_fact(root: Path) -> None:
    (root / PAPER_FOLDER / "commentary.md").write_text(COMMENTARY.replace("plans.target", "plans.nothing"))


def broken_paper(root: Path) -> None:
    (root / PAPER_FOLDER / "paper.yaml").write_text("template: [\n", encoding="utf-8")


@pytest.mark.parametrize("fault", [no_template, broken_data, unknown_fact, broken_paper], ids=lambda one: one.__name__)
def test_inputs_that_cannot_be_built_from_leave_everything_as_it_was(
    workspace: Path, fault: Callable[[Path], None]
) -> None:
    fault(workspace)
    refused(workspace, workspace / DRAFT)


@pytest.mark.parametrize("ending", [".doc", ".docm", ".odt", ".pdf"])
def test_other_files_in_its_place_are_refused_by_what_they_are(workspace: Path, ending: str) -> None:
    data = {".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), ".pdf": b"%PDF-1.7\n"}
    file = workspace / f"draft{ending}"
    file.write_bytes(data.get(ending) or archive.packed({"mimetype": b"application/vnd.oasis.opendocument.text"}))
    assert refused(workspace, file).exit_status == 2


def changed_stamp(file: Path, before: bytes, after: bytes) -> None:
    """Forges a draft's stamp."""
    parts = archive.members(file.read_bytes(), file.name)
    forged = {name: data.replace(before, after) for name, data in parts.items() if name.startswith("customXml/")}
    assert forged.items() - parts.items()
    file.write_bytes(archive.packed({**parts, **forged}))


def test_a_stamp_that_somebody_has_changed_is_no_stamp(workspace: Path) -> None:
    changed_stamp(workspace / DRAFT, b"panel-2025-02", b"panel-2025-03")
    assert refused(workspace, workspace / DRAFT).findings[0].check == "no-stamp"


def test_a_tag_that_somebody_has_forged_changes_nothing_but_is_read_as_text(workspace: Path) -> None:
    opened = Opened(workspace / DRAFT)
    for tag in opened.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tag"):
        for key, said in tag.attrib.items():
            if said == "paperwork:measure/visits/q2":
                tag.set(key, "paperwork:measure/../../etc/⟦x⟧")
    opened.save()
    (written,) = refresh(workspace / DRAFT, at=AT).written
    text = b"".join(archive.members(written.read_bytes(), written.name)["word/document.xml"].split())
    assert b"andOwnwords." in text


def test_a_draft_that_is_open_in_word_is_told_of_and_refreshed_as_it_was_last_saved(workspace: Path) -> None:
    draft = workspace / DRAFT
    draft.with_name(f"~${draft.name[2:]}").write_bytes(b"")
    done: Outcome = refresh(draft, at=AT)
    assert done.written
    assert "input-open" in {one.check for one in done.findings}


def typed(*words: str) -> tuple[int, str]:
    ran = CliRunner().invoke(app, ["refresh", *words])
    return ran.exit_code, ran.output


def test_the_command_says_what_it_wrote_and_exits_with_0(workspace: Path) -> None:
    code, said = typed(str(workspace / DRAFT), "--at", "2025-03-03")
    assert code == 0
    assert "panel-2025-02 v2.docx" in said
    assert "figures in sentences" in said


def test_the_command_exits_with_2_where_a_file_cannot_be_read_and_1_where_it_is_no_draft(workspace: Path) -> None:
    assert typed(str(workspace / "nothing.docx"))[0] == 2
    other = workspace / "other.docx"
    shutil.copy(workspace / "templates" / "improvement-scrutiny.docx", other)
    code, said = typed(str(other))
    assert code == 1
    assert "no stamp" in said


def test_the_command_takes_no_day_that_there_is_not(workspace: Path) -> None:
    before = files(workspace)
    assert typed(str(workspace / DRAFT), "--at", "2025-02-31")[0] == 2
    assert files(workspace) == before


def test_a_word_that_no_longer_goes_with_its_figure_has_a_comment(workspace: Path) -> None:
    opened = Opened(workspace / DRAFT)
    opened.replace("measure/visits/q1", "Visits stand at ", "There are fewer visits: ")
    opened.save()
    with_data(workspace, DATA.replace("91", "95"))
    (written,) = refresh(workspace / DRAFT, at=AT).written
    comments = read(written.read_bytes(), written.name).comments
    assert "Look at 'fewer': Visits in time is now up, improving, Green." in comments


def test_a_date_that_says_nothing_is_no_date(workspace: Path) -> None:
    before = files(workspace)
    code, said = typed(str(workspace / DRAFT), "--at", "")
    assert code == 2
    assert "--at with nothing is no date" in said
    assert files(workspace) == before


def test_a_draft_that_is_given_twice_is_refreshed_once(workspace: Path) -> None:
    code, said = typed(str(workspace / DRAFT), str(workspace / DRAFT), "--at", "2025-03-03")
    assert code == 0
    assert [path.name for path in (workspace / DRAFT).parent.glob("* v*.docx")] == ["panel-2025-02 v2.docx"]
    assert said.count("Wrote") == 1


def test_of_several_drafts_each_is_named_above_what_is_said_of_it(workspace: Path) -> None:
    with_data(workspace, DATA)
    second = workspace / "outputs" / "elmshire" / "second.docx"
    shutil.copy(workspace / DRAFT, second)
    code, said = typed(str(workspace / DRAFT), str(second))
    assert code == 0
    lines = said.splitlines()
    for name in (DRAFT.name, second.name):
        (at,) = [at for at, line in enumerate(lines) if line.endswith(f"{name}:")]
        assert lines[at + 1] == "  Nothing has changed in the inputs since this draft was last built or refreshed."
    checked = CliRunner().invoke(app, ["check", str(workspace / DRAFT), str(second)]).output.splitlines()
    assert sum(line.endswith(f"{DRAFT.name}:") for line in checked) == 1


def test_a_gap_that_stays_since_its_value_was_rejected_is_filled_by_the_next_refresh(workspace: Path) -> None:
    word = Opened(workspace / DRAFT)
    word.replace("fact/plans/actual", "196", "[x]")
    with_data(workspace, DATA)
    found = refresh(word.save(workspace / DRAFT), at=AT)
    assert "No input has changed: what is new stands in the place of gaps." in found.notes
    assert words_of(found.written[0])["paperwork:fact/plans/actual"] == "196"


def rejected(workspace: Path) -> Path:
    """A refreshed draft all of whose changes somebody rejected."""
    second = refresh(workspace / DRAFT, at=AT).written[0]
    parts = settled(archive.members(second.read_bytes(), second.name), accept=False)
    second.write_bytes(archive.packed(parts))
    return second


def test_a_figure_whose_change_was_rejected_stays_and_is_called_what_an_earlier_version_had(workspace: Path) -> None:
    second = rejected(workspace)
    told = [one for one in refresh(second, at=AT).notes if one.startswith("Kept as an earlier version had it: ")]
    assert any("'196'; the inputs say '188'" in one for one in told)
    assert any("months: row 'Number of plans'" in one and "the inputs say '188'" in one for one in told)
    assert not any("Left as it was edited" in one and "figure" in one for one in refresh(second, at=AT).notes)


def test_a_rejected_figure_is_still_known_for_one_after_the_next_refresh(workspace: Path) -> None:
    second = rejected(workspace)
    with_data(workspace, NEWER.replace("87", "86"))
    third = refresh(second, at=AT).written[0]
    assert words_of(third)["paperwork:fact/plans/actual"] == "196"
    assert any("'196'; the inputs say '188'" in one for one in refresh(third, at=AT).notes)


def test_harvest_and_changes_do_not_call_a_rejected_figure_typed(workspace: Path) -> None:
    second = rejected(workspace)
    found = harvest(second, dry_run=True).findings
    assert not any(one.check == "fact-typed-over" for one in found)
    (kept,) = (one for one in found if one.check == "figure-kept" and one.quote == "196")
    assert "'196' is kept as an earlier version had it; '188' was written there since" in kept.message
    assert any("kept as an earlier version had it: '196'; '188' was written" in one for one in changes(second).notes)


@pytest.mark.parametrize(("was", "now", "earlier"), [("7", "9", "7"), ("7", "[c]", ""), ("[c]", "9", "")])
def test_nothing_is_remembered_of_a_figure_that_hides_a_small_number(was: str, now: str, earlier: str) -> None:
    draft, paper = read(drafted(), "draft.docx"), replace(papers.paper(), hides=5)
    tag = "paperwork:fact/small/actual"
    before = stamp(paper, draft, {}, {tag: was})
    assert stamp(paper, draft, {}, {tag: now}, before).regions[tag].earlier == earlier
