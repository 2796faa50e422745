"""The PDF of a paper with appendices: every page there, tagged, no heading level skipped, PDF/UA clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.model.blocks import Appendix, Region
from paperwork.pdf import rendered
from paperwork.word.reader import read
from paperwork.word.writer import write
from tests.word.letters import letter, report
from tests.word.papers import bare, paper
from tests.word.test_appendices import AFTER, TITLE, template

from .drafts import texts
from .verapdf import failed_rules


def made(folder: Path) -> bytes:
    files = {
        "letter": Appendix(letter(), "docx", TITLE, "letter.docx"),
        "report": Appendix(report(), "pdf", TITLE, "r.pdf"),
    }
    slots = bare(
        appendices=tuple(
            {"title": TITLE, "body": Region(f"paperwork:appendix/{id}", "data", (one,))} for id, one in files.items()
        )
    )
    data = write(paper(template(folder, AFTER), slots), "0.1.0")
    return rendered(read(data, "draft.docx")).data


def test_every_page_of_every_appendix_is_there_in_order(tmp_path: Path) -> None:
    pages = texts(made(tmp_path))
    assert len(pages) == 8
    said = ["Words.", TITLE, "Monitoring visit", "Yours sincerely", TITLE, "?", "?", "Last words"]
    for page, words in zip(pages, said, strict=True):
        assert words in page


def test_the_pages_of_the_letter_carry_the_papers_numbers_in_its_own_footer(tmp_path: Path) -> None:
    pages = texts(made(tmp_path))
    assert "Page 3 of 8" in pages[2]
    assert "Page 4 of 8" in pages[3]


@pytest.mark.needs_java
def test_it_is_pdf_ua_but_for_the_font_that_the_report_does_not_hold(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(made(tmp_path))
    assert failed_rules(file) == {"7.21.4.1-1": 1}
