"""A letter as another body would send it, by python-docx: its styles bear a paper's names and look otherwise."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

FOOTNOTES = (
    f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    '</w:footnote><w:footnote w:id="2"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/>'
    "</w:r><w:r><w:t> Counted on the day of the visit.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
WORDS = "Leaders know the quality of practice well, and act where it falls short of what children need. " * 3


def crest() -> io.BytesIO:
    buffer = io.BytesIO()
    image = Image.new("RGB", (240, 80), "#7a1f3d")
    ImageDraw.Draw(image).ellipse((80, 5, 150, 75), fill="#f0c040")
    image.save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def field(paragraph: Any, instruction: str, shown: str) -> None:
    for kind in ("begin", "", "separate", None, "end"):
        run = paragraph.add_run(shown if kind is None else "")
        if kind == "":
            said = OxmlElement("w:instrText")
            said.text = f" {instruction} "
            run._r.append(said)
        elif kind is not None:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def dressed(document: Any) -> None:
    """The styles that have the paper's names and another look."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(10)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Liberation Serif")
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.3
    heading = document.styles["Heading 1"]
    heading.font.name, heading.font.size, heading.font.color.rgb = (
        "Liberation Serif",
        Pt(20),
        RGBColor(0x7A, 0x1F, 0x3D),
    )
    for level in (1, 2, 3):
        fonts = document.styles[f"Heading {level}"].element.rPr.rFonts
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        fonts.set(qn("w:ascii"), "Liberation Serif")
        fonts.set(qn("w:hAnsi"), "Liberation Serif")
    for style in document.styles:
        for fonts in style.element.iter(qn("w:rFonts")):
            for name in [one for one in fonts.attrib if one.endswith("Theme") or one.endswith("theme")]:
                del fonts.attrib[name]
                fonts.set(qn("w:ascii"), "Liberation Serif")
                fonts.set(qn("w:hAnsi"), "Liberation Serif")
    for fonts in document.styles.element.find(qn("w:docDefaults")).iter(qn("w:rFonts")):
        fonts.attrib.clear()
        fonts.set(qn("w:ascii"), "Liberation Serif")
        fonts.set(qn("w:hAnsi"), "Liberation Serif")


def furnished(document: Any) -> None:
    """A letterhead on the first page, a footer with numbers on all."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    section.top_margin, section.bottom_margin = Cm(3.5), Cm(2.2)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].add_run().add_picture(crest(), width=Cm(4))
    section.header.paragraphs[0].add_run("Inspectorate of Services, continued")
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.add_run("Page ")
        field(paragraph, "PAGE", "1")
        paragraph.add_run(" of ")
        field(paragraph, "NUMPAGES", "2")


def bookmarked(paragraph: Any, name: str, id: str) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), id)
    start.set(qn("w:name"), name)
    paragraph._p.insert(1, start)
    paragraph._p.append(end)


def linked(document: Any, paragraph: Any, text: str, address: str = "", anchor: str = "") -> None:
    link = OxmlElement("w:hyperlink")
    if address:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link.set(qn("r:id"), document.part.relate_to(address, kind, is_external=True))
    else:
        link.set(qn("w:anchor"), anchor)
    run = OxmlElement("w:r")
    said = OxmlElement("w:t")
    said.text = text
    run.append(said)
    link.append(run)
    paragraph._p.append(link)


def text(document: Any) -> None:
    document.add_paragraph("12 June 2023")
    dated = document.add_paragraph("Printed on ")
    field(dated, "DATE \\@ dd/MM/yyyy", "14/06/2023")
    document.add_heading("Monitoring visit", 1)
    document.add_paragraph(WORDS)
    document.add_heading("Findings", 3)
    cited = document.add_paragraph("The visit was the third since the judgement of 2021.")
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    cited.add_run()._r.append(reference)
    bookmarked(cited, "_pw_0123456789ab", "0")
    for words in ("The front door is timely.", "Plans are not always clear.", "Caseloads are lower."):
        document.add_paragraph(words, style="List Number")
    table = document.add_table(rows=1, cols=3, style="Light Grid Accent 1")
    for cell, words in zip(table.rows[0].cells, ("Area", "Was", "Is"), strict=True):
        cell.text = words
    for row in (("Assessments", "61%", "84%"), ("Visits", "70%", "88%")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_heading("Evaluation", 2)
    picture = document.add_picture(crest(), width=Cm(5))
    picture._inline.docPr.set("descr", "A seal in gold on red")
    leading = document.add_paragraph("See ")
    linked(document, leading, "the visit", anchor="_pw_0123456789ab")
    leading.add_run(" and ")
    linked(document, leading, "our pages", "https://example.org/inspection")
    controlled(document)
    for _ in range(7):
        document.add_paragraph(WORDS)
    document.add_paragraph("Yours sincerely")


def controlled(document: Any) -> None:
    """A control that bears a tag as a paper's own controls do."""
    document.element.body.insert(
        len(document.element.body) - 1,
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="paperwork:section/executive_summary"/><w:id w:val="5"/>'
            "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>Words in a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )


def letter(change: Callable[[Any], None] | None = None) -> bytes:
    """The bytes of a two-page letter; `change` has a say in the document before it is saved."""
    document = Document()
    dressed(document)
    furnished(document)
    text(document)
    if change:
        change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return with_part(buffer.getvalue(), "word/footnotes.xml", FOOTNOTES, NOTES, "footnotes")


def with_part(data: bytes, name: str, xml: str, content_type: str, kind: str) -> bytes:
    """A Word file with one more part, to which its document leads."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    parts[name] = xml.encode()
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    target = name.removeprefix("word/")
    relation = f'<Relationship Id="rId900" Type="{space}/{kind}" Target="{target}"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in parts.items():
            archive.writestr(one, content)
    return buffer.getvalue()


def report(pages: int = 2) -> bytes:
    """A PDF whose first page stands upright and whose others lie on their side."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for number in range(1, pages + 1):
        canvas.setPageSize(A4 if number == 1 else landscape(A4))
        canvas.setFont("Helvetica", 18)
        canvas.drawString(72, 500, f"Page {number} of the inspectorate's findings & figures")
        canvas.setFillColorRGB(0.48, 0.12, 0.24)
        canvas.rect(72, 300, 200, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
