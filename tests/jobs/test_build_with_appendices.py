"""A paper with a letter is built whole, and its letter stays what it was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

from paperwork.jobs.build import build
from paperwork.jobs.pdf import pdf
from paperwork.model.findings import PaperworkError
from paperwork.word.reader import read
from tests.pdf.drafts import texts
from tests.word.letters import letter, report
from tests.word.office import converted
from tests.word.test_appendices import LOOP
from tests.word.test_appendices_refused import inserted
from tests.workspace import PAPER, PAPER_FOLDER, make_workspace

KEYS = "appendices: [{id: letter, title: Monitoring visit letter, file: ../visit.docx}]\n"


def workspace(root: Path, data: bytes) -> Path:
    make_workspace(root, paper=PAPER + KEYS)
    (root / "inputs" / "elmshire" / "visit.docx").write_bytes(data)
    with_loop(root / "templates" / "improvement-scrutiny.docx")
    return root


def with_loop(template: Path) -> None:
    """Puts the loop of the appendices at the end of a template, unless it has one."""
    with zipfile.ZipFile(template) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"].decode()
    end = text.rindex("<w:sectPr>")
    if "appendices" not in text:
        parts["word/document.xml"] = (text[:end] + "".join(LOOP) + text[end:]).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    template.write_bytes(buffer.getvalue())


def test_the_draft_and_its_pdf_end_with_the_letter(tmp_path: Path) -> None:
    word, pdf = build(workspace(tmp_path, letter()) / PAPER_FOLDER, with_pdf=True).written
    draft = read(word.read_bytes(), word.name)
    assert draft.stamp is not None
    assert "paperwork:appendix/letter" in draft.stamp.regions
    pages = texts(pdf.read_bytes())
    assert "Appendix: Monitoring visit letter" in pages[-3]
    assert "Monitoring visit" in pages[-2]
    assert "Yours sincerely" in pages[-1]


def test_words_of_the_letter_that_look_like_a_gap_are_none(tmp_path: Path) -> None:
    def marked(document: object) -> None:
        document.add_paragraph("[To be written: by the inspector]")  # type: ignore[attr-defined]

    assert len(build(workspace(tmp_path, letter(marked)) / PAPER_FOLDER, with_pdf=True).written) == 2


def test_a_letter_that_is_refused_leaves_nothing_written(tmp_path: Path) -> None:
    root = workspace(tmp_path, letter(inserted))
    with pytest.raises(PaperworkError) as refused:
        build(root / PAPER_FOLDER)
    assert [one.place.file for one in refused.value.findings] == ["inputs/elmshire/visit.docx"]
    assert not list((root / "outputs").rglob("*.docx"))


@pytest.mark.needs_soffice
def test_a_pdfs_true_pages_are_in_the_papers_pdf_also_where_libreoffice_saved_the_draft(tmp_path: Path) -> None:
    root = workspace(tmp_path, letter())
    keys = KEYS.replace("]", ", {id: findings, title: The findings, file: ../findings.pdf}]")
    (root / PAPER_FOLDER / "paper.yaml").write_text(PAPER + keys, encoding="utf-8")
    (root / "inputs" / "elmshire" / "findings.pdf").write_bytes(report())
    made = build(root / PAPER_FOLDER, with_pdf=True)
    assert "appendix-untagged" in [finding.check for finding in made.findings]
    word, its_pdf = made.written
    converted(word, "docx", tmp_path / "saved")
    (again,) = pdf(tmp_path / "saved" / word.name).written
    for file in (its_pdf, again):
        with pikepdf.open(file) as opened:
            shown = b"".join(page.obj.Contents[1].read_bytes() for page in list(opened.pages)[-2:])
        assert b"(Page 1 of the inspectorate's findings" in shown
        assert b"(Page 2 of the inspectorate's findings" in shown
