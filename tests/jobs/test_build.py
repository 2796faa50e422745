"""A paper's folder becomes a Word draft and a PDF; bad input and edited drafts are left as they are."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pikepdf
import pytest

from paperwork.jobs.build import build
from paperwork.jobs.pdf import pdf
from paperwork.model.blocks import flattened
from paperwork.model.findings import PaperworkError
from paperwork.word.reader import read
from tests.workspace import DATA, FRONT_SHEET, PAPER, PAPER_FOLDER, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)


def edit(path: Path, words: str) -> None:
    document = docx.Document(str(path))
    document.add_paragraph(words)
    document.save(str(path))


def test_a_paper_is_written_under_its_council_with_its_folders_name(workspace: Path) -> None:
    outcome = build(workspace / PAPER_FOLDER, with_pdf=True)
    assert [path.relative_to(workspace).as_posix() for path in outcome.written] == [
        "outputs/elmshire/panel-2025-02.docx",
        "outputs/elmshire/panel-2025-02.pdf",
    ]


def test_a_folder_may_be_named_to_write_into(workspace: Path) -> None:
    outcome = build(workspace / PAPER_FOLDER, out=workspace / "elsewhere")
    assert files(workspace / "elsewhere") == ["panel-2025-02.docx"]
    assert files(workspace / "outputs") == []
    assert outcome.written == (workspace / "elsewhere" / "panel-2025-02.docx",)


def test_the_last_day_for_publication_is_said(workspace: Path) -> None:
    notes = build(workspace / PAPER_FOLDER).notes
    assert notes == (
        "Publish by Wednesday 19 February 2025: five clear days before the meeting on Thursday 27 February 2025.",
    )


def test_the_audit_of_the_pdf_is_told_as_it_is_for_any_word_file(workspace: Path) -> None:
    outcome = build(workspace / PAPER_FOLDER, with_pdf=True)
    (audited,) = pdf(outcome.written[0]).notes
    assert audited.startswith("Audited: ")
    assert audited in outcome.notes


def test_the_same_inputs_give_the_same_bytes(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = make_workspace(tmp_path_factory.mktemp("other"))
    first = build(workspace / PAPER_FOLDER, with_pdf=True).written
    second = build(other / PAPER_FOLDER, with_pdf=True).written
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_charts_kept_from_last_time_change_no_byte(workspace: Path) -> None:
    (first,) = build(workspace / PAPER_FOLDER).written
    cold = first.read_bytes()
    (again,) = build(workspace / PAPER_FOLDER).written
    assert again.read_bytes() == cold


def test_the_date_of_making_may_be_given(workspace: Path) -> None:
    (path,) = build(workspace / PAPER_FOLDER, at=date(2025, 3, 1)).written
    stamp = read(path.read_bytes(), path.name).stamp
    assert stamp is not None
    assert stamp.at == "2025-03-01"


def test_the_draft_says_in_its_stamp_what_it_was_made_from(workspace: Path) -> None:
    (path,) = build(workspace / PAPER_FOLDER).written
    stamp = read(path.read_bytes(), path.name).stamp
    assert stamp is not None
    assert stamp.paper == PAPER_FOLDER.as_posix()
    assert "inputs/elmshire/data.csv" in [source.path for source in stamp.sources]
    assert "paperwork:section/risks" in stamp.regions


def test_what_was_worked_out_stands_in_the_draft_and_in_its_pdf(workspace: Path) -> None:
    docx_path, pdf_path = build(workspace / PAPER_FOLDER, with_pdf=True).written
    words = "\n".join(str(block) for block in flattened(read(docx_path.read_bytes(), docx_path.name).blocks))
    for figure in ("196", "49", "91%", "Green"):
        assert figure in words
    with pikepdf.open(io.BytesIO(pdf_path.read_bytes())) as file:
        assert len(file.pages) >= 3


def test_a_draft_that_nobody_touched_is_built_anew(workspace: Path) -> None:
    build(workspace / PAPER_FOLDER)
    (workspace / "inputs/elmshire/data.csv").write_text(DATA.replace("196", "195"), encoding="utf-8")
    (path,) = build(workspace / PAPER_FOLDER).written
    assert "195" in str(read(path.read_bytes(), path.name).blocks)


def test_an_edited_draft_is_left_as_it_is(workspace: Path) -> None:
    (path,) = build(workspace / PAPER_FOLDER).written
    edit(path, "A sentence that a person wrote.")
    before = path.read_bytes()
    with pytest.raises(PaperworkError, match="has been edited since it was written"):
        build(workspace / PAPER_FOLDER)
    assert path.read_bytes() == before


def test_force_builds_over_an_edited_draft_and_keeps_it_beside(workspace: Path) -> None:
    (path,) = build(workspace / PAPER_FOLDER).written
    edit(path, "A sentence that a person wrote.")
    outcome = build(workspace / PAPER_FOLDER, force=True)
    kept = path.with_name("panel-2025-02 (kept 1).docx")
    assert outcome.notes[0] == "The edited draft is kept as panel-2025-02 (kept 1).docx."
    assert "A sentence that a person wrote." in str(read(kept.read_bytes(), kept.name).blocks)
    assert "A sentence that a person wrote." not in str(read(path.read_bytes(), path.name).blocks)


def test_another_papers_draft_is_not_written_over(workspace: Path) -> None:
    build(workspace / PAPER_FOLDER, out=workspace / "together")
    (workspace / PAPER_FOLDER.parent).rename(workspace / "inputs" / "oakshire")
    with pytest.raises(PaperworkError, match=r"draft of another paper \(inputs/elmshire/panel-2025-02\)"):
        build(workspace / "inputs" / "oakshire" / PAPER_FOLDER.name, out=workspace / "together")


def test_a_pdf_of_an_earlier_draft_is_named(workspace: Path) -> None:
    build(workspace / PAPER_FOLDER, with_pdf=True)
    assert "panel-2025-02.pdf was made from an earlier draft" in build(workspace / PAPER_FOLDER).notes[0]


def test_bad_input_gives_every_finding_and_writes_nothing(tmp_path: Path) -> None:
    workspace = make_workspace(
        tmp_path,
        paper=PAPER.replace("status: open", "staus: open").replace("27/02/2025", "31/02/2025"),
        data=DATA.replace("205", "2o5"),
    )
    with pytest.raises(PaperworkError) as caught:
        build(workspace / PAPER_FOLDER)
    said = str(caught.value)
    assert "staus" in said
    assert "status" in said
    assert "31/02/2025" in said
    assert "2o5" in said
    assert files(workspace / "outputs") == []


def test_a_missing_section_is_a_gap_in_the_draft_and_stops_its_pdf(tmp_path: Path) -> None:
    front_sheet = FRONT_SHEET.replace("Words about risks and opportunities.", "")
    workspace = make_workspace(tmp_path, front_sheet=front_sheet)
    outcome = build(workspace / PAPER_FOLDER, with_pdf=True)
    assert [path.suffix for path in outcome.written] == [".docx"]
    assert "[To be written: Risks and opportunities]" in str(read(outcome.written[0].read_bytes(), "x").blocks)
    with pytest.raises(PaperworkError, match=r"\[To be written: Risks and opportunities\]"):
        pdf(outcome.written[0])


def test_the_pdf_of_a_draft_that_is_open_is_made_and_the_clerk_is_told(workspace: Path) -> None:
    (path,) = build(workspace / PAPER_FOLDER).written
    (path.parent / f"~${path.name[2:]}").write_bytes(b"")
    (found,) = pdf(path).findings
    assert "the PDF holds what was last saved" in found.message


def test_the_pdf_of_an_edited_draft_says_what_the_draft_says(workspace: Path) -> None:
    (path,) = build(workspace / PAPER_FOLDER).written
    edit(path, "Zebras were added afterwards.")
    outcome = pdf(path)
    assert outcome.written == (path.with_suffix(".pdf"),)
    assert outcome.written[0].stat().st_size > 10_000
