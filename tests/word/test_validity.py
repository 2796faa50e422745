"""The own checks would notice: each deliberate fault in a good file is found, and the good file has none."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from paperwork.word.writer import write

from .papers import paper
from .validity import faults

GOOD = write(paper(), "0.1.0")
Change = Callable[[str], str]


def broken(change: Change, part: str = "word/document.xml") -> bytes:
    """The good file with the text of one part changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(buffer, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            changed = change(data.decode()).encode() if name == part else data
            assert name != part or changed != data, "the fault was not put in"
            bad.writestr(name, changed)
    return buffer.getvalue()


def once(pattern: str, new: str) -> Change:
    return lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL)


def after_body(markup: str) -> Change:
    return lambda text: text.replace("<w:body>", f"<w:body>{markup}", 1)


def in_paragraph(markup: str) -> Change:
    return after_body(f"<w:p>{markup}</w:p>")


def a_control(content: str, about: str = "") -> str:
    return f'<w:sdt><w:sdtPr>{about}<w:id w:val="4711"/></w:sdtPr>{content}</w:sdt>'


FAULTS = {
    "empty control": once(r"<w:sdtContent>.*?</w:sdtContent>", "<w:sdtContent/>"),
    "long tag": once(r'<w:tag w:val="[^"]*"', f'<w:tag w:val="{"x" * 65}"'),
    "long alias": once(r'<w:alias w:val="[^"]*"', f'<w:alias w:val="{"x" * 65}"'),
    "plain-text control": after_body(a_control("<w:sdtContent><w:p/></w:sdtContent>", "<w:text/>")),
    "control around a cell or row": once(r"(<w:tr>.*?</w:tr>)", a_control(r"<w:sdtContent>\1</w:sdtContent>")),
    "block in an inline control": in_paragraph(a_control("<w:sdtContent><w:p/></w:sdtContent>")),
    "control inside a run": in_paragraph(f"<w:r>{a_control('<w:sdtContent><w:r/></w:sdtContent>')}</w:r>"),
    "text in a deletion": in_paragraph('<w:del w:id="9"><w:r><w:t>gone</w:t></w:r></w:del>'),
    "unpaired bookmark": once(r"<w:bookmarkEnd [^>]*>", ""),
    "unpaired commentRange": in_paragraph('<w:commentRangeStart w:id="7"/>'),
    "bookmark ends before it starts": in_paragraph(
        '<w:bookmarkEnd w:id="99"/><w:bookmarkStart w:id="99" w:name="late"/>'
    ),
    "row without cells": once(r"<w:tr>.*?</w:tr>", "<w:tr/>"),
    "cell without a paragraph at its end": once(r"(<w:tc>.*?)<w:p>.*?</w:p></w:tc>", r"\1</w:tc>"),
    "cells in a grid of": once(r"<w:gridCol [^>]*>", ""),
    "unclosed field": in_paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'),
    "field ends before it begins": in_paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    "empty run": in_paragraph("<w:r><w:t/></w:r>"),
    "text outside a run": in_paragraph("stray"),
    "double control id": lambda text: after_body(
        a_control("<w:sdtContent><w:p/></w:sdtContent>") + a_control("<w:sdtContent><w:p/></w:sdtContent>")
    )(text),
    "double bookmark id": in_paragraph(
        '<w:bookmarkStart w:id="0" w:name="second"/><w:bookmarkEnd w:id="0"/>',
    ),
    "double bookmark name": in_paragraph(
        '<w:bookmarkStart w:id="900" w:name="same"/><w:bookmarkEnd w:id="900"/>'
        '<w:bookmarkStart w:id="901" w:name="same"/><w:bookmarkEnd w:id="901"/>'
    ),
    "double picture id": lambda text: re.sub(r'(<wp:docPr id=")\d+', r"\g<1>7", text),
    "unknown style": once(r'<w:pStyle w:val="[^"]*"', '<w:pStyle w:val="Fancy"'),
    "unknown list": in_paragraph('<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr></w:pPr>'),
    "link to no bookmark": in_paragraph('<w:hyperlink w:anchor="nowhere"><w:r><w:t>x</w:t></w:r></w:hyperlink>'),
    "relationship that is not there": once(r'r:embed="rId\d+"', 'r:embed="rId9999"'),
}


def test_a_good_file_has_no_fault() -> None:
    assert faults(GOOD) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_deliberate_fault_is_found(fault: str) -> None:
    found = faults(broken(FAULTS[fault]))
    assert any(fault in line for line in found), found
