"""What must hold of every paper that the repository ships, in Word and in PDF."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from paperwork.checks.draft import blocking
from paperwork.model.blocks import Heading, Paragraph, Picture, Span, Table, block_text, flattened, text_of
from paperwork.model.paper import Draft
from paperwork.pdf import page_numbers
from tests.pdf import tagged
from tests.pdf.drafts import squeezed
from tests.word import office, sdk, validity

from .conftest import Built

# The right margin of the shipped templates' pages, in points.
MARGIN = 62.35
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(word: Path, name: str) -> bytes:
    with zipfile.ZipFile(word) as package:
        return package.read(name)


def spans(draft: Draft) -> Iterator[Span]:
    for block in flattened(draft.blocks):
        if isinstance(block, Paragraph | Heading):
            yield from block.spans


def test_nothing_stops_its_pdf(built: Built) -> None:
    assert blocking(built.draft, built.word.name) == ()


@pytest.mark.needs_node
def test_the_open_xml_validator_finds_no_error(built: Built, tmp_path: Path) -> None:
    assert sdk.errors(built.word.read_bytes(), tmp_path) == []


def test_our_own_checks_of_the_word_file_find_no_fault(built: Built) -> None:
    assert validity.faults(built.word.read_bytes()) == []


@pytest.mark.needs_soffice
def test_libreoffice_opens_it_and_sees_the_same_headings(built: Built, tmp_path: Path) -> None:
    office.converted(built.word, "txt:Text (encoded):UTF8", tmp_path)
    seen = squeezed((tmp_path / f"{built.word.stem}.txt").read_text(encoding="utf-8-sig"))
    for block in flattened(built.draft.blocks):
        if isinstance(block, Heading):
            assert squeezed(block_text(block)) in seen


def test_no_program_is_told_to_ask_about_updating_fields(built: Built) -> None:
    assert b"updateFields" not in part(built.word, "word/settings.xml")


def test_the_contents_list_holds_the_pages_of_our_own_pdf(built: Built) -> None:
    pages = page_numbers(built.draft)
    entries = [span for span in spans(built.draft) if span.field.strip().startswith("PAGEREF")]
    assert bool(entries) is built.lists_contents
    for entry in entries:
        assert entry.text == pages[entry.field.split()[1]]


def test_a_heading_stands_in_the_pdf_on_the_page_that_the_contents_list_says(built: Built) -> None:
    pages = page_numbers(built.draft)
    with pikepdf.open(built.pdf) as file, file.open_outline() as outline:
        titles = {_unnumbered(item.title) for item in _items(outline.root)}
        numbered = {str(number) for number in range(1, len(file.pages) + 1)}
    listed = {
        text_of(block.spans): pages[anchor]
        for block in flattened(built.draft.blocks)
        if isinstance(block, Heading)
        for anchor in block.anchors
        if anchor.startswith("_Toc")
    }
    assert bool(listed) is built.lists_contents
    assert set(listed.values()) <= numbered
    assert {squeezed(title) for title in listed} <= {squeezed(title) for title in titles}


def _unnumbered(title: str) -> str:
    """A heading without the number that Word gives it."""
    return re.sub(r"^[\d.]+\s", "", title)


def _items(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _items(item.children)


def test_every_picture_says_what_it_shows_or_that_it_decorates(built: Built) -> None:
    pictures = [block for block in flattened(built.draft.blocks) if isinstance(block, Picture)]
    pictures += [span.picture for span in spans(built.draft) if span.picture]
    assert pictures
    for picture in pictures:
        decorates = picture.look is not None and picture.look.decorative
        assert decorates or len(picture.alt.split()) > 3


def test_every_table_has_a_header_row_that_repeats_and_rows_that_stay_whole(built: Built) -> None:
    tables = [block for block in flattened(built.draft.blocks) if isinstance(block, Table)]
    assert tables
    for table in tables:
        assert table.header_rows == 1 or table.header_columns == 1
        assert all(row.look is not None and not row.look.may_split for row in table.rows)


def test_every_control_of_ours_has_its_hidden_bookmark_beside_it(built: Built) -> None:
    root = etree.fromstring(part(built.word, "word/document.xml"))
    controls = [tag for tag in root.iter(f"{W}tag") if tag.get(f"{W}val", "").startswith("paperwork:")]
    names = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    assert len(controls) > 10
    assert len([name for name in names if name and re.fullmatch(r"_pw_[0-9a-f]{12}", name)]) >= len(
        {tag.get(f"{W}val") for tag in controls}
    )


def test_its_properties_name_the_committee_the_date_and_the_status(built: Built) -> None:
    said = built.draft.properties
    assert said.title
    assert said.committee
    assert said.date
    assert said.status
    assert said.language == "en-GB"
    with pikepdf.open(built.pdf) as file:
        information = {str(key): str(value) for key, value in file.docinfo.items()}
        assert str(file.Root.Lang) == "en-GB"
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    assert information["/Title"] == said.title
    assert {said.committee, said.date, said.status} <= set(information.values())


@pytest.mark.needs_java
def test_its_pdf_passes_all_rules_of_pdf_ua(built: Built) -> None:
    from tests.pdf import verapdf

    assert verapdf.failed_rules(built.pdf) == {}


def test_every_mark_of_its_pdf_stands_in_the_tree_and_the_words_are_the_drafts(built: Built) -> None:
    read = tagged.read(built.pdf.read_bytes())
    # The headings of a PDF that is brought in stand lower in the tags than its own marks say.
    assert [fault for fault in read.faults if " says H" not in fault] == []
    words = squeezed(read.root.words)
    at = 0
    for text in _texts(built.draft):
        found = words.find(text, at)
        assert found >= 0, f"not in order, or not there: {text[:80]}"
        at = found + len(text)


def _texts(draft: Draft) -> Iterator[str]:
    for block in flattened(draft.blocks):
        if isinstance(block, Table):
            yield from (squeezed(cell.text) for row in block.rows for cell in row.cells)
        elif not isinstance(block, Picture) and not any(span.field for span in getattr(block, "spans", ())):
            yield squeezed(block_text(block).replace("\f", ""))


@pytest.mark.needs_poppler
def test_each_landscape_page_has_its_number_at_its_own_right_margin(built: Built) -> None:
    with pikepdf.open(built.pdf) as file:
        wide = [at for at, page in enumerate(file.pages, 1) if page.mediabox[2] > page.mediabox[3]]
        count = len(file.pages)
    turned = any(section.page.width > section.page.height for section in built.draft.sections)
    assert bool(wide) is turned
    assert turned or built.word.stem not in ("year-2025-11", "improvement-board-2021-11")
    for number in wide:
        width, words = _placed(built.pdf, number)
        last = [right for right, word in words if word == str(count)][-1]
        assert f"Page {number} of {count}" in " ".join(word for _, word in words)
        assert abs(width - last - MARGIN) < 1


def _placed(pdf: Path, page: int) -> tuple[float, list[tuple[float, str]]]:
    """The width of a page, and its words, each with its right edge."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"]
    found = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    width = re.search(r'<page width="([\d.]+)"', found)
    assert width
    words = re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</word>', found)
    return float(width[1]), [(float(right), word) for right, word in words]
