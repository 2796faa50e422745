"""A PDF brought in as an appendix: a picture a page, as large as its page, whose words are its alternative text."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from paperwork.model.blocks import Appendix, Paragraph, Picture, Region, block_text, flattened
from paperwork.model.findings import PaperworkError
from paperwork.model.paper import Draft, DraftSection, Paper
from paperwork.word.reader import read
from paperwork.word.writer import left_out, write

from . import sdk
from .letters import letter, report
from .papers import bare, line, paper, with_body
from .test_appendices import AFTER, LOOP, TITLE
from .validity import faults

NAME = "inputs/elmshire/letters/findings.pdf"


def with_report(folder: Path, data: bytes, after: str = "", **changes: object) -> Paper:
    body = Region("paperwork:appendix/report", "data", (Appendix(data, "pdf", TITLE, NAME),))
    slots = bare(appendices=({"title": TITLE, "body": body},), **changes)
    return paper(with_body(folder, line("{{ meeting }}") + line("{{p exempt_reason }}") + "".join(LOOP) + after), slots)


def draft(folder: Path, data: bytes, after: str = "", **changes: object) -> Draft:
    return read(write(with_report(folder, data, after, **changes), "0.1.0"), "draft.docx")


def pictures(section: DraftSection) -> list[Picture]:
    found: list[Picture] = []
    for block in flattened(section.blocks):
        spans = block.spans if isinstance(block, Paragraph) else ()
        found += [span.picture for span in spans if span.picture]
        found += [block] if isinstance(block, Picture) else []
    return found


def sheets(*sizes: tuple[float, float]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for size in sizes:
        canvas.setPageSize(size)
        canvas.drawString(20, 20, "Words")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def locked(owner: str, user: str) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(report())) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner=owner, user=user))
    return buffer.getvalue()


def test_each_page_is_a_picture_on_a_page_of_its_size_with_its_words_as_alternative_text(tmp_path: Path) -> None:
    before, upright, turned, after = draft(tmp_path, report(3), AFTER).sections
    assert (round(upright.page.width), round(upright.page.height)) == (595, 842)
    assert (round(turned.page.width), round(turned.page.height)) == (842, 595)
    assert [len(pictures(one)) for one in (before, upright, turned, after)] == [0, 1, 2, 0]
    for section in (upright, turned):
        for picture in pictures(section):
            assert 0.98 < picture.width / section.page.width <= 1
            assert 0.98 < picture.height / section.page.height < 1
    said = [picture.alt for section in (upright, turned) for picture in pictures(section)]
    assert said[1] == f"{TITLE}, page 2 of 3. Page 2 of the inspectorate's findings & figures"


def test_its_pages_have_neither_header_nor_footer_and_the_papers_own_return_after_it(tmp_path: Path) -> None:
    before, *pages, after = draft(tmp_path, report(), AFTER).sections
    for section in pages:
        for blocks in (*section.headers.values(), *section.footers.values()):
            assert "".join(block_text(one) for one in blocks) == ""
    words = [block_text(one) for one in before.footers["default"]]
    assert [block_text(one) for one in after.footers["default"]] == words
    assert "".join(words)


def test_the_picture_shows_the_page(tmp_path: Path) -> None:
    picture = pictures(draft(tmp_path, report()).sections[1])[0]
    image = Image.open(io.BytesIO(picture.raster)).convert("RGB")
    assert abs(image.width - 1654) <= 1
    # The report's box in dark red, 100 points right and 350 up.
    red, green, blue = image.getpixel((round(150 / 72 * 200), round((842 - 350) / 72 * 200)))  # type: ignore[misc]
    assert (red, green, blue) == (122, 31, 61)


@pytest.mark.parametrize("after", ["", AFTER], ids=["at the end", "with more after it"])
def test_the_word_file_is_valid_and_the_same_every_time(after: str, tmp_path: Path) -> None:
    made = with_report(tmp_path, report(3), after)
    assert faults(write(made, "0.1.0")) == []
    assert write(made, "0.1.0") == write(made, "0.1.0")


@pytest.mark.needs_node
def test_the_validator_of_the_open_xml_sdk_finds_nothing(tmp_path: Path) -> None:
    assert sdk.errors(write(with_report(tmp_path, report(3), AFTER), "0.1.0"), tmp_path) == []


def test_every_page_in_an_exempt_paper_is_marked_above_its_picture(tmp_path: Path) -> None:
    reason = Region(
        "paperwork:paper/exempt_reason",
        "data",
        (
            Paragraph(
                (),
            ),
        ),
    )
    slots = {"exempt": True, "exempt_reason": reason, "status_header": "NOT FOR PUBLICATION"}
    for section in draft(tmp_path, report(), **slots).sections[1:]:
        assert "NOT FOR PUBLICATION" in "".join(block_text(one) for one in section.headers["default"])
        (picture,) = pictures(section)
        assert picture.height <= section.page.height - section.page.top - section.page.bottom


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (locked("owner", "user"), "locked"),
        (locked("owner", ""), "locked"),
        (sheets(*[(200.0, 200.0)] * 201), "201 pages"),
        (sheets((4000.0, 4000.0)), "too large"),
        (report()[:300], "damaged"),
        (letter(), "no PDF"),
    ],
    ids=["locked", "rights held back", "too many pages", "too large a page", "cut short", "a Word file"],
)
def test_what_cannot_be_drawn_is_refused(data: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(PaperworkError) as refused:
        write(with_report(tmp_path, data), "0.1.0")
    (finding,) = refused.value.findings
    assert said in finding.message
    assert finding.place.file == NAME
    assert finding.hint


def test_a_page_without_words_is_a_warning_that_names_it(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(report(3))) as pdf:
        pdf.pages[1].Contents = pdf.make_stream(b"0 0 10 10 re f")
        pdf.save(buffer)
    made = with_report(tmp_path, buffer.getvalue())
    (warning,) = [one for one in left_out(made, ()) if one.check == "appendix-scanned"]
    assert warning.severity == "warning"
    assert "page 2:" in warning.message


def test_a_page_longer_than_word_has_any_is_made_to_fit(tmp_path: Path) -> None:
    section = draft(tmp_path, sheets((900.0, 2000.0))).sections[1]
    assert round(section.page.height) == 1584
    assert round(section.page.width) == 713
