"""What was taken back in the draft after a harvest goes from the text files with the next, and nothing else does."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from paperwork.jobs.build import build
from paperwork.jobs.harvest import harvest
from paperwork.jobs.refresh import refresh
from paperwork.jobs.remembering import FILE
from paperwork.word import archive
from paperwork.word.normal import regions
from paperwork.word.reader import read
from tests.workspace import FRONT_SHEET, PAPER_FOLDER, make_workspace

from .in_word import Opened, made, paragraph, run

SETTINGS = "word/settings.xml"
AT = date(2025, 3, 3)
SUMMARY = "section/summary"
AS_BUILT = "Words about executive summary."
OTHER = "Words about background papers."
SAYS_ALREADY = "The paper's text files say already what the draft says."


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


def front_sheet(workspace: Path) -> str:
    return (workspace / PAPER_FOLDER / "front-sheet.md").read_text(encoding="utf-8")


def change(workspace: Path, before: str, after: str) -> None:
    """Edits the front sheet by hand."""
    path = workspace / PAPER_FOLDER / "front-sheet.md"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def summary(file: Path) -> str:
    return regions(read(file.read_bytes(), file.name))[f"paperwork:{SUMMARY}"].text


def says(draft: Path, *paragraphs: str) -> Path:
    """The draft, saved with these words in its summary."""
    word = Opened(draft)
    word.write(SUMMARY, *paragraphs)
    return word.save()


def test_words_taken_back_in_the_draft_go_from_the_file(workspace: Path, draft: Path) -> None:
    harvest(says(draft, f"{AS_BUILT} Wrong claim."))
    assert "Wrong claim." in front_sheet(workspace)
    outcome = harvest(says(draft, AS_BUILT))
    assert front_sheet(workspace) == FRONT_SHEET
    assert outcome.notes == (
        "Harvested into front-sheet.md: Executive summary",
        "Taken back in the draft, and so out of front-sheet.md: Executive summary ('Wrong claim.')",
    )
    assert harvest(draft).notes == (SAYS_ALREADY,)


def test_a_refresh_brings_no_word_back_that_was_taken_back(workspace: Path, draft: Path) -> None:
    harvest(says(draft, f"{AS_BUILT} Wrong claim."))
    says(draft, AS_BUILT)
    change(workspace, OTHER, "New words.")
    (path,) = refresh(draft, at=AT).written
    assert summary(path) == f"p {AS_BUILT}"
    harvest(path)
    assert "Wrong claim." not in front_sheet(workspace)


def test_a_second_edit_is_taken_as_well_and_so_is_what_is_left_of_the_first(workspace: Path, draft: Path) -> None:
    harvest(says(draft, AS_BUILT, "First.", "Second."))
    harvest(says(draft, AS_BUILT, "Second.", "Third."))
    assert f"{AS_BUILT}\n\nSecond.\n\nThird.\n" in front_sheet(workspace)
    assert "First." not in front_sheet(workspace)


def test_what_was_changed_by_hand_since_stays(workspace: Path, draft: Path) -> None:
    harvest(says(draft, AS_BUILT, "Costs may rise.", "The site may close."))
    change(workspace, "Costs may rise.", "Costs might go up.")
    outcome = harvest(says(draft, AS_BUILT, "Costs may rise."))
    assert outcome.findings == ()
    assert f"{AS_BUILT}\n\nCosts might go up.\n\n#" in front_sheet(workspace)
    (path,) = refresh(draft, at=AT).written
    assert summary(path) == f"p {AS_BUILT}\np Costs might go up."
    assert read(path.read_bytes(), path.name).comments == ()


def test_what_was_put_back_in_the_draft_comes_back_in_the_file(workspace: Path, draft: Path) -> None:
    harvest(says(draft, ""))
    assert AS_BUILT not in front_sheet(workspace)
    harvest(says(draft, AS_BUILT))
    assert front_sheet(workspace).replace("\n", "") == FRONT_SHEET.replace("\n", "")


def test_words_typed_over_a_gap_and_taken_back_leave_the_gap(workspace: Path, draft: Path) -> None:
    change(workspace, AS_BUILT, "")
    (gap,) = build(workspace / PAPER_FOLDER, force=True).written
    before, empty = gap.read_bytes(), front_sheet(workspace)
    harvest(says(gap, "Own words."))
    assert "Own words." in front_sheet(workspace)
    gap.write_bytes(before)
    assert refresh(gap, at=AT, dry_run=True).notes[0].startswith("The inputs have changed, but the draft says already")
    assert harvest(gap).notes[1].endswith("Executive summary ('Own words.')")
    assert front_sheet(workspace).replace("\n", "") == empty.replace("\n", "")


def test_the_copies_of_two_colleagues_never_undo_each_others_words(workspace: Path, draft: Path) -> None:
    one, other = (draft.with_name(f"{name}.docx") for name in ("one", "other"))
    for copy in (one, other):
        shutil.copy(draft, copy)
    harvest(says(one, AS_BUILT, "Of the one."))
    harvest(says(other, "Of the other.", AS_BUILT))
    both = front_sheet(workspace)
    assert f"Of the other.\n\n{AS_BUILT}\n\nOf the one.\n" in both
    for copy in (one, other, draft):
        assert harvest(copy).written == ()
    assert front_sheet(workspace) == both
    harvest(says(one, AS_BUILT))
    assert f"Of the other.\n\n{AS_BUILT}\n\n#" in front_sheet(workspace)


def saved_in_word(file: Path, *sittings: str) -> Path:
    """The draft with the numbers that Word gives the sittings in which it was edited."""
    parts = archive.members(file.read_bytes(), file.name)
    root = archive.root(parts, SETTINGS)
    root.append(made("rsids", *(made("rsid", val=one) for one in sittings)))
    file.write_bytes(archive.packed({**parts, SETTINGS: etree.tostring(root)}, tight=False))
    return file


def test_a_colleagues_copy_saved_over_ones_own_undoes_nothing(workspace: Path, draft: Path) -> None:
    as_built = draft.read_bytes()
    harvest(saved_in_word(says(draft, AS_BUILT, "Of the one."), "00AA0001", "00AA0002"))
    draft.write_bytes(as_built)
    harvest(saved_in_word(says(draft, "Of the other.", AS_BUILT), "00BB0001"))
    assert f"Of the other.\n\n{AS_BUILT}\n\nOf the one.\n" in front_sheet(workspace)
    draft.write_bytes(as_built)
    harvest(saved_in_word(says(draft, AS_BUILT), "00BB0001", "00BB0002"))
    assert f"{AS_BUILT}\n\nOf the one.\n" in front_sheet(workspace)
    assert "Of the other." not in front_sheet(workspace)


def test_a_draft_that_is_built_anew_starts_afresh(workspace: Path, draft: Path) -> None:
    as_built = draft.read_bytes()
    harvest(says(draft, f"{AS_BUILT} Own words."))
    change(workspace, f"{AS_BUILT} Own words.", AS_BUILT)
    (path,) = build(workspace / PAPER_FOLDER, force=True).written
    assert path.read_bytes() == as_built
    change(workspace, AS_BUILT, f"{AS_BUILT} Own words.")
    outcome = harvest(path)
    assert outcome.written == ()
    assert outcome.notes == (
        "The draft has nothing new for the paper's text files.",
        "Where nothing new was typed, the paper's files say something else than the draft: Executive summary. "
        "A build or a refresh brings their words into a draft; delete them in the file if they are not wanted.",
    )


def test_an_old_draft_under_another_name_undoes_nothing(workspace: Path, draft: Path) -> None:
    harvest(says(draft, f"{AS_BUILT} Own words."))
    old = shutil.copy(draft, draft.with_name("old.docx"))
    build(workspace / PAPER_FOLDER, force=True)
    taken = front_sheet(workspace)
    assert harvest(old).notes == (SAYS_ALREADY,)
    harvest(says(old, AS_BUILT))
    assert front_sheet(workspace) == FRONT_SHEET
    assert taken != FRONT_SHEET


def test_where_nothing_is_remembered_nothing_is_undone_and_the_part_is_named(workspace: Path, draft: Path) -> None:
    harvest(says(draft, f"{AS_BUILT} Wrong claim."))
    (workspace / PAPER_FOLDER / FILE).unlink()
    taken = front_sheet(workspace)
    outcome = harvest(says(draft, AS_BUILT))
    assert outcome.written == ()
    assert "say something else than the draft: Executive summary. A build or a refresh" in outcome.notes[1]
    assert front_sheet(workspace) == taken


def test_what_is_settled_for_the_file_is_not_asked_again(workspace: Path, draft: Path) -> None:
    change(workspace, AS_BUILT, "Words of the file.")
    assert [one.check for one in harvest(says(draft, "Words of the draft.")).findings] == ["to-settle"]
    assert [one.check for one in harvest(draft).findings] == ["to-settle"]
    text = front_sheet(workspace)
    change(
        workspace, text[text.index("[To be settled") : text.rindex("lines in brackets.]") + 19], "Words of the file."
    )
    outcome = harvest(draft)
    assert (outcome.written, outcome.findings) == ((), ())
    (path,) = refresh(draft, at=AT).written
    assert summary(path) == "p Words of the file."


def test_what_the_draft_alone_can_hold_stays_in_it(workspace: Path, draft: Path) -> None:
    word = Opened(says(draft, AS_BUILT, "Own words. "))
    table = made(
        "tbl", made("tblPr"), made("tblGrid", made("gridCol", w="900")), made("tr", made("tc", paragraph("A")))
    )
    word.part(SUMMARY).extend([table, paragraph(run("Bold", "b"))])
    harvest(word.save())
    before = summary(draft)
    change(workspace, OTHER, "New words.")
    (path,) = refresh(draft, at=AT).written
    assert summary(path) == before


def test_a_copy_that_nobody_edited_is_renewed_beside_the_one_that_was_harvested(workspace: Path, draft: Path) -> None:
    word = Opened(draft)
    control = word.controls(SUMMARY)[0]
    control.addnext(Opened(draft).controls(SUMMARY)[0])
    word.write(SUMMARY, "Own words.")
    harvest(word.save())
    assert "Own words." in front_sheet(workspace)
    (path,) = refresh(draft, at=AT).written
    assert summary(path) == "p Own words.\np Own words."


def test_a_copy_that_a_refresh_makes_is_known_as_well(workspace: Path, draft: Path) -> None:
    harvest(says(draft, f"{AS_BUILT} Wrong claim."))
    (copy,) = refresh(draft, at=AT, out=draft.with_name("copy.docx")).written
    harvest(says(copy, AS_BUILT))
    assert front_sheet(workspace) == FRONT_SHEET


def test_a_dry_run_remembers_nothing(workspace: Path, draft: Path) -> None:
    harvest(says(draft, f"{AS_BUILT} Own words."), dry_run=True)
    assert not (workspace / PAPER_FOLDER / FILE).exists()


def test_nothing_is_remembered_of_a_draft_that_nobody_edited(workspace: Path, draft: Path) -> None:
    harvest(draft)
    assert not (workspace / PAPER_FOLDER / FILE).exists()


def test_the_same_harvest_gives_the_same_memory_wherever_the_workspace_stands(ready: Path, tmp_path: Path) -> None:
    found = []
    for name in ("one", "other"):
        shutil.copytree(ready, tmp_path / name)
        harvest(says(tmp_path / name / "outputs" / "elmshire" / "panel-2025-02.docx", "Own words."))
        found.append((tmp_path / name / PAPER_FOLDER / FILE).read_bytes())
    assert found[0] == found[1]
    assert str(tmp_path).encode() not in found[0]


BROKEN = {
    "damaged": b'{"drafts": [',
    "foreign": b'{"name": "something else"}',
    "not text": b"\xff\xfe\x00",
    "too deep": b'{"drafts": ' + b"[" * 100_000,
    "too large": b'{"about": "' + b"a" * 5_000_000 + b'"}',
    "of other kinds": b'{"drafts": [{"draft": 1, "stamp": [], "parts": "all"}]}',
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_memory_that_is_not_as_we_write_it_counts_as_none(workspace: Path, draft: Path, broken: bytes) -> None:
    (workspace / PAPER_FOLDER / FILE).write_bytes(broken)
    assert harvest(draft).notes == (SAYS_ALREADY,)
    harvest(says(draft, f"{AS_BUILT} Own words."))
    assert harvest(says(draft, AS_BUILT)).notes[-1].endswith("('Own words.')")


def test_a_memory_that_was_made_up_harms_no_line_that_it_does_not_know(workspace: Path, draft: Path) -> None:
    harvest(says(draft, f"{AS_BUILT} Own words."))
    memory = workspace / PAPER_FOLDER / FILE
    text = memory.read_text(encoding="utf-8").replace('"parts": {', '"parts": {"paperwork:../../x": "p \\u27e6/b",')
    memory.write_text(text.replace('"frames": {', '"frames": {"paperwork:paper/whole": {"999999": "p \\u0007"}'))
    taken = front_sheet(workspace)
    assert harvest(draft).written == ()
    assert refresh(draft, at=AT, dry_run=True).written == ()
    assert front_sheet(workspace) == taken


@pytest.mark.parametrize("linked", [True, False], ids=["a link", "a folder"])
def test_what_is_no_plain_file_is_left_alone_and_told(workspace: Path, draft: Path, linked: bool) -> None:
    memory, elsewhere = workspace / PAPER_FOLDER / FILE, workspace / "elsewhere.json"
    elsewhere.write_bytes(b"{}")
    memory.symlink_to(elsewhere) if linked else memory.mkdir()
    outcome = harvest(says(draft, f"{AS_BUILT} Own words."))
    assert [one.check for one in outcome.findings] == ["not-remembered"]
    assert "Own words." in front_sheet(workspace)
    assert elsewhere.read_bytes() == b"{}"
