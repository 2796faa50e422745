"""Beside LibreOffice: paragraphs have the same numbers, through tables and text boxes, and so do pages."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from paperwork.pdf import render
from paperwork.word.reader import read
from tests.word.office import converted
from tests.word.reader.specimens import A4, Parts, docx, level, lists, num, p, r, tbl, tc, tr

WORD = re.compile(r"(\S+)\s+here(\d+)")


def printed(data: bytes, folder: Path) -> tuple[list[str], list[str]]:
    """The number before each `here1`, `here2` ... in our PDF and in LibreOffice's, in that order."""
    file = folder / "numbers.docx"
    file.write_bytes(data)
    converted(file, "pdf", folder / "theirs")
    (folder / "ours.pdf").write_bytes(render(read(data, file.name)))
    return labels(folder / "ours.pdf"), labels(folder / "theirs" / "numbers.pdf")


def labels(pdf: Path) -> list[str]:
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    found = {int(at): label for label, at in WORD.findall(text)}
    return [found[at] for at in sorted(found)]


class Body:
    """Numbered paragraphs, each with a word that tells it from the others."""

    def __init__(self) -> None:
        self.count = 0

    def item(self, at: int, id: int = 1) -> str:
        self.count += 1
        return p(r(f"here{self.count}"), num(at, id))

    def items(self, *levels: int, id: int = 1) -> str:
        return "".join(self.item(at, id) for at in levels)


def boxed(inside: str) -> str:
    style = "position:absolute;margin-left:250pt;margin-top:0;width:150pt;height:40pt"
    return p(f'<w:r><w:pict><v:shape style="{style}"><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>'
             "</v:shape></w:pict></w:r>" + r("anchor"))  # fmt: skip


@pytest.mark.needs_soffice
@pytest.mark.needs_poppler
def test_lists_count_as_in_libreoffice(tmp_path: Path) -> None:
    legal = level(1, "%1.%2", "decimal"), level(2, "%1.%2.%3", "lowerLetter")
    anew = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{id}"><w:abstractNumId w:val="1"/>{more}</w:num>'
        for id, more in ((1, ""), (2, ""), (3, anew.format(0, 1)), (4, anew.format(0, 7)))
    )
    at = Body()
    body = at.items(0, 1, 2, 2, 1, 2, 0, 1, 2)
    body += tbl(tr(tc(at.items(0, 1)), tc(at.items(1, 0))), tr(tc(at.items(1)), tc(at.items(2, 2))))
    body += at.items(1, 0) + at.items(0, 1, id=2) + at.items(0, 0, 1, id=3) + at.items(0, 1, 1, id=4) + at.items(0, 1)
    body += at.items(0, id=3)
    whole = lists(level(0, "%1.", "upperRoman"), *legal, nums=nums)
    ours, theirs = printed(docx(body, f"<w:sectPr>{A4}</w:sectPr>", parts=Parts(numbering=whole)), tmp_path)
    assert ours == theirs
    assert len(ours) == at.count


@pytest.mark.needs_soffice
@pytest.mark.needs_poppler
def test_a_list_goes_on_past_a_text_box_as_in_libreoffice(tmp_path: Path) -> None:
    at = Body()
    body = at.items(0, 0) + boxed(p("in the box")) + at.items(0)
    ours, theirs = printed(
        docx(body, f"<w:sectPr>{A4}</w:sectPr>", parts=Parts(numbering=lists(level(0, "%1.")))), tmp_path
    )
    assert ours == theirs == ["1.", "2.", "3."]


@pytest.mark.needs_soffice
@pytest.mark.needs_poppler
@pytest.mark.parametrize("format", ["decimalZero", "lowerRoman", "upperLetter", "ordinal"])
def test_number_formats_are_those_of_libreoffice(format: str, tmp_path: Path) -> None:
    at = Body()
    body = "".join(at.items(0) for _ in range(28))
    whole = lists(level(0, "%1", format))
    ours, theirs = printed(docx(body, f"<w:sectPr>{A4}</w:sectPr>", parts=Parts(numbering=whole)), tmp_path)
    assert ours == theirs
