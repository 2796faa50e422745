"""A Word file typed by hand, from its bytes to its findings: each fault is found in it, and none in a sound one."""

from __future__ import annotations

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from PIL import Image

from paperwork.checks.draft import accessible, carried
from paperwork.word.reader import read, renewed

_BOX = (
    "<w:r {0}><w:drawing><wp:inline><wp:extent cx='3000000' cy='600000'/><wp:docPr id='77' name='Box 1'/><a:graphic>"
    "<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:spPr><a:xfrm>"
    "<a:off x='0' y='0'/><a:ext cx='3000000' cy='600000'/></a:xfrm><a:prstGeom prst='rect'/><a:solidFill>"
    "<a:srgbClr val='12436D'/></a:solidFill></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:rPr>"
    "<w:color w:val='FFFFFF'/><w:sz w:val='24'/></w:rPr><w:t>White words in a dark box</w:t></w:r></w:p>"
    "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
_SHAPE = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
_FIELD = (
    '<w:p {0}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r>'
    '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{1}</w:t></w:r><w:r>'
    '<w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def picture(document: Any, alt: str = "") -> None:
    data = io.BytesIO()
    Image.new("RGB", (40, 20), "#12436d").save(data, "PNG")
    data.seek(0)
    document.add_picture(data)
    document.paragraphs[-1].runs[-1]._r.find(".//{*}docPr").set("descr", alt)


def table(document: Any, *rows: list[str], header: bool = True) -> Any:
    made = document.add_table(len(rows), len(rows[0]))
    for row, said in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, said, strict=True):
            cell.text = text
    if header:
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return made


def filled(cell: Any, colour: str) -> None:
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(shade))


def link(document: Any, words: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    id = document.part.relate_to("https://example.org", kind, is_external=True)
    run = f"<w:r><w:t>{words}</w:t></w:r>"
    document.add_paragraph()._p.append(parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{id}">{run}</w:hyperlink>'))


def sound() -> Any:
    """A paper as it should be, of all the kinds that the faults are of."""
    document = Document()
    document.core_properties.title = "Performance report to the Children's Board, June 2023"
    document.core_properties.author = "Wexcombe Council"
    for name in ("Normal", "Heading 1", "Heading 2"):
        document.styles[name].font.size, document.styles[name].font.color.rgb = Pt(12), RGBColor(0, 0, 0)
    thumbnail = next(one for one in document.part.package.rels.values() if one.reltype.endswith("/thumbnail"))
    document.part.package.rels.pop(thumbnail.rId)
    document.add_heading("Report", 1)
    document.element.body.insert(1, parse_xml(_FIELD.format(nsdecls("w"), "Report")))
    document.add_paragraph("The panel is asked to note the performance of the service.")
    picture(document, "Visits in time rose from May to June")
    made = table(document, ["Measure", "June", "Rating"], ["Plans", "12", "Red"], ["Visits", "9", "Green"])
    filled(made.cell(1, 2), "FFC7CE")
    filled(made.cell(2, 2), "C6EFCE")
    link(document, "the improvement plan")
    document.add_paragraph()._p.append(parse_xml(_BOX.format(f"{nsdecls('w', 'wp', 'a')} {_SHAPE}")))
    return document


def checks(document: Any) -> list[str]:
    data = io.BytesIO()
    document.save(data)
    draft = renewed(read(data.getvalue(), "paper.docx"), "paper.docx")
    found = (*draft.findings, *accessible(draft, "paper.docx"), *carried(draft, "paper.docx"))
    return sorted({finding.check for finding in found})


def test_nothing_is_said_of_a_sound_file() -> None:
    assert checks(sound()) == []


def _run(document: Any, said: str) -> Any:
    return document.add_paragraph().add_run(said)


def _merged(document: Any) -> None:
    made = table(document, ["Measure", "May", "June"], ["Plans", "1", "2"], ["Visits", "3", "4"])
    made.cell(1, 1).merge(made.cell(1, 2)).text = "1"


def _shaded(document: Any) -> None:
    made = table(document, ["Measure", "May", "June"], ["Plans", "1", "2"], ["Visits", "3", "4"])
    filled(made.cell(1, 1), "FF0000")
    filled(made.cell(2, 2), "00B050")


def _stale(document: Any) -> None:
    document.add_heading("A heading that nobody listed", 2)


def _commented(document: Any) -> None:
    document.add_comment(document.add_paragraph("Words").runs, text="Why?", author="paperwork", initials="p")


def _changed(document: Any) -> None:
    new = f'<w:ins {nsdecls("w")} w:id="901" w:author="paperwork"><w:r><w:t>new</w:t></w:r></w:ins>'
    document.add_paragraph()._p.append(parse_xml(new))


FAULTS = {
    "alt-missing": picture,
    "alt-poor": lambda document: picture(document, "chart_final.png"),
    "capitals": lambda document: document.add_paragraph("THE PANEL IS ASKED TO NOTE THE REPORT."),
    "colour-alone": _shaded,
    "colour-words": lambda document: document.add_paragraph("Those below target are shown in red."),
    "comment": _commented,
    "contents": _stale,
    "contrast": lambda document: setattr(_run(document, "Pale").font.color, "rgb", RGBColor(0xAA, 0xAA, 0xAA)),
    "hidden-text": lambda document: setattr(_run(document, "Secret").font, "hidden", True),
    "link-text": lambda document: link(document, "Click here"),
    "personal-data": lambda document: setattr(document.core_properties, "author", "Jane Smith"),
    "small-type": lambda document: setattr(_run(document, "Small words").font, "size", Pt(9)),
    "table-blank": lambda document: table(document, ["Measure", "May", "June"], ["", "", ""], ["Plans", "1", "2"]),
    "table-empty-cell": lambda document: table(document, ["Measure", "May", "June"], ["Plans", "", "2"]),
    "table-header": lambda document: table(document, ["Measure", "May", "June"], ["Plans", "1", "2"], header=False),
    "table-merged": _merged,
    "title-missing": lambda document: setattr(document.core_properties, "title", ""),
    "tracked-change": _changed,
    "unseen-text": lambda document: setattr(_run(document, "White").font.color, "rgb", RGBColor(0xFF, 0xFF, 0xFF)),
}


@pytest.mark.parametrize("check", sorted(FAULTS))
def test_a_fault_put_into_a_sound_file_is_found_and_nothing_else(check: str) -> None:
    document = sound()
    FAULTS[check](document)
    assert checks(document) == [check]


def test_a_skipped_level_is_found_in_a_file_whose_contents_list_has_it() -> None:
    document = sound()
    document.add_heading("Far below", 3)
    document.styles["Heading 3"].font.size, document.styles["Heading 3"].font.color.rgb = Pt(12), RGBColor(0, 0, 0)
    assert checks(document) == ["contents", "heading-skipped"]
