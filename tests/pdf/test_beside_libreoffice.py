"""Beside LibreOffice: the same Word file gives the same pages, and nearly always the same lines."""

from __future__ import annotations

import difflib
import html
import io
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from PIL import Image

from paperwork.pdf import render
from paperwork.word.reader import read

SENTENCES = (
    "The panel considered the report of the Director of Children’s Services, which set out how the improvement plan "
    "(agreed in 2022-23) had progressed; 84% of visits and/or assessments were in time, against a target of 90%. "
    "Well-known pressures – agency staff, placements – remained: £1,234,567 was spent."
)
WORDS = SENTENCES.split()
WORD = re.compile(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">(.*)</word>')


def said(count: int, start: int = 0) -> str:
    return " ".join(WORDS[(start + n) % len(WORDS)] for n in range(count))


def styled() -> Any:
    """An empty Word file in Arial on A4."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for style in document.styles:
        properties = getattr(style, "element", None)
        fonts = properties.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") if properties is not None else None
        if fonts is not None:
            fonts.attrib.clear()
    document.styles["Normal"].font.name = "Arial"
    return document


def prose() -> Any:
    """Headings, paragraphs of every alignment, lists, tabs."""
    document = styled()
    document.add_heading("Improvement plan", 1)
    for number, align in enumerate([*WD_ALIGN_PARAGRAPH][:4] * 3):
        paragraph = document.add_paragraph(said(60 + 11 * number, number))
        paragraph.alignment = align
        paragraph.paragraph_format.line_spacing = (1.0, 1.15, 1.5, Pt(17))[number % 4]
        paragraph.paragraph_format.first_line_indent = Cm(number % 3 - 1)
        paragraph.paragraph_format.left_indent = Cm(1)
        if number % 5 == 0:
            document.add_heading(said(4, number), 2)
    for number in range(6):
        document.add_paragraph(said(18 + number, number), style="List Bullet")
        document.add_paragraph(said(25, number), style="List Number 2")
    tabbed = document.add_paragraph("Left\tright\t1.25\tmiddle")
    for at, align in ((6, WD_TAB_ALIGNMENT.RIGHT), (9, WD_TAB_ALIGNMENT.DECIMAL), (13, WD_TAB_ALIGNMENT.CENTER)):
        tabbed.paragraph_format.tab_stops.add_tab_stop(Cm(at), align)
    return document


def tables() -> Any:
    """A table over pages with a repeated header, merges, tall rows, and rows that may not split."""
    document = styled()
    table = document.add_table(rows=1, cols=4)
    table.style = "Table Grid"
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, text in zip(table.rows[0].cells, ("Measure", "Actual", "Target", "Rating"), strict=True):
        cell.text = text
    for number in range(40):
        cells = table.add_row().cells
        for cell, text in zip(cells, (said(3 + number % 9, number), str(number), "90%", "Amber"), strict=True):
            cell.text = text
            cell.paragraphs[0].paragraph_format.space_after = Pt(3 * (number % 2))
        if number % 6 == 0:
            table.rows[-1].height, table.rows[-1].height_rule = Cm(1.4), WD_ROW_HEIGHT_RULE.AT_LEAST
            cells[3].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        if number % 7 == 3:
            cells[1].merge(cells[2])
        if number % 2:
            table.rows[-1]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    document.add_paragraph(said(30))
    return document


def pictures() -> Any:
    """Pictures between and in lines."""
    document = styled()
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), "#12436d").save(stream, "PNG")
    for number in range(6):
        document.add_paragraph(said(40, number))
        document.add_picture(stream, width=Cm(9))
        document.add_paragraph(said(6, number), style="Caption")
        inline = document.add_paragraph(said(5))
        inline.add_run().add_picture(stream, width=Cm(2))
        inline.add_run(said(30, number))
    for frame in document.element.iter(qn("wp:inline")):
        # LibreOffice takes what is not said for an eighth of an inch, Word for nothing.
        for side in "TRBL":
            frame.set(f"dist{side}", "0")
    return document


def lines(pdf: Path) -> tuple[int, list[str]]:
    """How many pages a PDF has, and the words of each line from the top of the first page down, without bullets."""
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    pages = told.split("<page ")[1:]
    return len(pages), [line for page in pages for line in _page_lines(page)]


def _page_lines(page: str) -> list[str]:
    rows: dict[float, list[tuple[float, str]]] = {}
    for x, top, bottom, word in WORD.findall(page):
        middle = (float(top) + float(bottom)) / 2
        row = next((known for known in rows if abs(known - middle) < 2.5), middle)
        rows.setdefault(row, []).append((float(x), html.unescape(word)))
    joined = ["".join(word for _, word in sorted(rows[row])) for row in sorted(rows)]
    return [re.sub("[•\uf0b7]", "", line) for line in joined]


def by_libreoffice(file: Path) -> Path:
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return file.with_suffix(".pdf")


@pytest.mark.needs_soffice
@pytest.mark.needs_poppler
def beside() -> Any:
    """Pictures that text runs beside: left, right, in the middle, lower than their paragraph, and in a list."""
    document = styled()
    for number, (across, down) in enumerate(((0, 0), (11, 0), (5.5, 0), (0, 1.5), (11, 3))):
        document.add_paragraph(said(40, number))
        style = "List Bullet" if number == 4 else "Normal"
        floated(document.add_paragraph(said(60, number), style=style), across, down)
        for more in range(3):
            document.add_paragraph(said(35, number + more), style=style)
    return document


def floated(paragraph: Any, across: float, down: float) -> None:
    """Anchor a picture of 4 by 3 cm to a paragraph, so far from its column's edge and its own top."""
    run = paragraph.add_run()
    stream = io.BytesIO()
    Image.new("RGB", (60, 45), "#12436d").save(stream, "PNG")
    run.add_picture(stream, Cm(4), Cm(3))
    inline = run._r.find(f".//{qn('wp:inline')}")
    wrap = '<wp:wrapSquare wrapText="bothSides"/>'
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="114300" distR="114300" simplePos="0" '
        'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{Cm(across)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{Cm(down)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{Cm(4)}" cy="{Cm(3)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}</wp:anchor>'
    )
    anchor.extend([inline.find(qn("wp:docPr")), inline.find(qn("a:graphic"))])
    inline.getparent().replace(inline, anchor)


@pytest.mark.parametrize("make", [prose, tables, pictures, beside], ids=lambda make: make.__name__)
def test_pages_and_lines_are_those_of_libreoffice(make: Any, tmp_path: Path) -> None:
    file, ours = tmp_path / "paper.docx", tmp_path / "ours.pdf"
    make().save(str(file))
    ours.write_bytes(render(read(file.read_bytes(), file.name)))
    their_pages, their_lines = lines(by_libreoffice(file))
    our_pages, our_lines = lines(ours)
    assert our_pages == their_pages
    matcher = difflib.SequenceMatcher(None, their_lines, our_lines, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    assert same >= 0.97 * len(their_lines)
