"""Files that python-docx and LibreOffice made are read with all their words, in order, and a plain save is no edit."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm, Pt

from paperwork.model.blocks import Block, Heading, ListItem, Table, block_text
from paperwork.model.paper import Draft
from paperwork.word.normal import document_fingerprint, normal_form
from paperwork.word.reader import read

from ..office import converted
from .specimens import png

PAGE = """
<html lang="en-GB"><head><title>Visits</title></head><body>
<h1>Visits</h1><p>They <b>rose</b> in <i>March</i>, as <a href="https://example.org/">the plan</a> says.</p>
<ol><li>First<ol type="a"><li>inner</li></ol></li><li>Second</li></ol>
<table border="1"><tr><th>Month</th><th>Visits</th></tr><tr><td>March</td><td>84</td></tr></table>
<p>The end.</p></body></html>
"""


def words(found: tuple[Block, ...]) -> list[str]:
    return " ".join(block_text(block) for block in found).split()


def by_python_docx() -> bytes:
    document = Document()
    document.add_heading("Visits", 0)
    document.add_heading("Risks", 1)
    paragraph = document.add_paragraph("They ")
    paragraph.add_run("rose").bold = True
    paragraph.add_run(" in March.").font.size = Pt(16)
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two", style="List Number")
    table = document.add_table(2, 2, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 0).text = "a"
    document.add_picture(io.BytesIO(png()), width=Cm(2))
    document.sections[0].footer.paragraphs[0].text = "footer"
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def saved_by_libreoffice(data: bytes, name: str, folder: Path) -> Draft:
    (folder / name).write_bytes(data)
    converted(folder / name, "docx:MS Word 2007 XML", folder / "out")
    return read((folder / "out" / f"{Path(name).stem}.docx").read_bytes(), "saved.docx")


def test_a_file_by_python_docx() -> None:
    found = read(by_python_docx(), "x.docx")
    assert words(found.blocks) == ["Visits", "Risks", "They", "rose", "in", "March.", "one", "two", "wide", "a"]
    assert normal_form(found.blocks).split("\n")[:5] == [
        "p Visits",
        "h1 Risks",
        "p They ⟦b⟧rose⟦/b⟧ in March.",
        "l0* one",
        "l0# two",
    ]
    assert found.blocks[3].look.label.text == "•"
    table = found.blocks[5]
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].across == 2
    assert set(table.rows[0].cells[0].look.borders) == {"top", "right", "bottom", "left"}
    assert found.blocks[6].spans[0].picture.width == pytest.approx(56.7, abs=0.1)
    assert block_text(found.sections[0].footers["default"][0]) == "footer"
    assert found.findings == ()


@pytest.mark.needs_soffice
def test_a_file_by_libreoffice(tmp_path: Path) -> None:
    found = saved_by_libreoffice(PAGE.encode(), "page.html", tmp_path)
    assert "".join(words(found.blocks)) == (
        "VisitsTheyroseinMarch,astheplansays.FirstinnerSecondMonthVisitsMarch84Theend."
    )
    heading = found.blocks[0]
    assert isinstance(heading, Heading)
    items = [block for block in found.blocks if isinstance(block, ListItem)]
    assert [(item.level, item.ordered, item.look.label.text) for item in items] == [
        (0, True, "1."),
        (1, True, "a."),
        (0, True, "2."),
    ]
    spans = [span for block in found.blocks[1:2] for span in block.spans]
    assert [span.text for span in spans if span.bold] == ["rose"]
    assert [span.text for span in spans if span.italic] == ["March"]
    assert {span.href for span in spans} == {"", "https://example.org/"}


@pytest.mark.needs_soffice
def test_a_save_by_libreoffice_is_no_edit(tmp_path: Path) -> None:
    data = by_python_docx()
    before, after = read(data, "x.docx"), saved_by_libreoffice(data, "x.docx", tmp_path)
    assert normal_form(after.blocks) == normal_form(before.blocks)
    assert document_fingerprint(after) == document_fingerprint(before)
