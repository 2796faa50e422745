"""The PDF that a draft carries for the pictures of its pages: it stays unharmed, or the reader says that it is gone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from paperwork.model.blocks import Paragraph, Picture, Region, Span
from paperwork.model.paper import Carried
from paperwork.word import archive
from paperwork.word.carried import found, lost, to_xml
from paperwork.word.reader import read
from paperwork.word.writer import write

from .letters import report
from .office import converted
from .test_appendices import AFTER, TITLE
from .test_pdf_appendices import pictures, with_report

PART = "customXml/item1.xml"


def draft(folder: Path) -> bytes:
    return write(with_report(folder, report(3), AFTER), "0.1.0")


def test_a_draft_carries_its_pdf_and_knows_the_picture_of_each_page(tmp_path: Path) -> None:
    read_back = read(draft(tmp_path), "draft.docx")
    (carried,) = read_back.carried
    assert (carried.tag, carried.title, carried.name) == ("paperwork:appendix/report", TITLE, "findings.pdf")
    assert carried.data == report(3)
    shown = [picture for section in read_back.sections for picture in pictures(section)]
    assert [hashlib.sha256(picture.raster).hexdigest() for picture in shown] == list(carried.pictures)


@pytest.mark.needs_soffice
def test_libreoffice_keeps_the_pdf_and_the_pictures_when_it_saves_the_file(tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(draft(tmp_path))
    converted(tmp_path / "draft.docx", "docx", tmp_path / "out")
    saved = read((tmp_path / "out" / "draft.docx").read_bytes(), "draft.docx")
    (carried,) = saved.carried
    assert carried.data == report(3)
    shown = [picture for section in saved.sections for picture in pictures(section)]
    assert [hashlib.sha256(picture.raster).hexdigest() for picture in shown] == list(carried.pictures)


def test_a_large_one_comes_back_as_it_was() -> None:
    data = bytes(range(256)) * 80_000
    one = Carried("paperwork:appendix/report", "Größe & <mass>", "a.pdf", data, ("a" * 64,))
    assert found([to_xml(one)]) == (one,)


@pytest.mark.parametrize("harm", [b"sha256=", b"<appendix:bytes>"], ids=["its hash", "its bytes"])
def test_one_that_was_tampered_with_is_not_taken_and_that_is_said(harm: bytes, tmp_path: Path) -> None:
    parts = archive.members(draft(tmp_path), "draft.docx")
    at = parts[PART].index(harm) + len(harm) + 8
    parts[PART] = parts[PART][:at] + (b"A" if parts[PART][at : at + 1] != b"A" else b"B") + parts[PART][at + 1 :]
    changed = read(archive.packed(parts), "draft.docx")
    assert changed.carried == ()
    (finding,) = changed.findings
    assert (finding.check, finding.severity) == ("appendix-carried", "warning")
    assert TITLE in finding.message


def test_where_a_person_took_the_pictures_out_nothing_is_missed() -> None:
    body = Region("paperwork:appendix/report", "data", (Paragraph((Span("See the report."),)),))
    assert lost([body], []) == ()
    other = Picture(b"", "A picture of the panel", 9.0, 9.0)
    assert lost([Region(body.tag, "data", (Paragraph((Span("", picture=other),)),))], []) == ()
