"""The shape of a draft is the same where its pages are, and another wherever they might not be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.jobs.build import build
from paperwork.pdf.breaks import breaks
from paperwork.pdf.fonts import face
from paperwork.word import archive
from paperwork.word.shape import shape
from tests.workspace import PAPER_FOLDER, make_workspace

MAIN = "word/document.xml"
OTHER_DIGITS = str.maketrans("0123456789", "9876543210")


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    (path,) = build(make_workspace(tmp_path_factory.mktemp("workspace")) / PAPER_FOLDER).written
    return archive.members(path.read_bytes(), path.name)


def shape_of(parts: dict[str, bytes], old: str = "", new: str = "", part: str = MAIN) -> str:
    text = parts[part].decode()
    assert old in text
    return shape(archive.packed({**parts, part: text.replace(old, new).encode()}))


def test_other_digits_in_the_text_keep_the_shape(parts: dict[str, bytes]) -> None:
    assert shape_of(parts, ">196<", ">205<") == shape_of(parts)


def test_digits_count_where_pairs_are_kerned(parts: dict[str, bytes]) -> None:
    kerned = {**parts, MAIN: parts[MAIN].replace(b"<w:rPr>", b'<w:rPr><w:kern w:val="2"/>', 1)}
    assert kerned[MAIN] != parts[MAIN]
    assert shape_of(kerned, ">196<", ">205<") != shape_of(kerned)


def test_another_alternative_text_keeps_the_shape(parts: dict[str, bytes]) -> None:
    (first, *_) = re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', parts[MAIN].decode())
    assert shape_of(parts, f'"{first}"', '"Another text, longer or shorter than the one before."') == shape_of(parts)


@pytest.mark.parametrize(
    ("old", "new"), [(">196<", ">1196<"), (">196<", ">1%6<"), ("Going on.", "Going off."), ('w:w="', 'w:w="1')]
)
def test_any_other_change_of_the_text_changes_the_shape(parts: dict[str, bytes], old: str, new: str) -> None:
    assert shape_of(parts, old, new) != shape_of(parts)


@pytest.mark.parametrize(("one", "other"), [("&#8211;", "&#8212;"), (' descr="a"', ' descr="b"'), ("&#48;", "&#49;")])
def test_what_only_looks_like_digits_or_an_alternative_text_counts(
    parts: dict[str, bytes], one: str, other: str
) -> None:
    assert shape_of(parts, ">196<", f">{one}<") != shape_of(parts, ">196<", f">{other}<")


@pytest.mark.parametrize("part", ["word/styles.xml", "word/numbering.xml", "word/settings.xml"])
def test_a_change_of_a_style_changes_the_shape(parts: dict[str, bytes], part: str) -> None:
    assert shape_of(parts, 'w:val="', 'w:val="1', part) != shape_of(parts)


def test_all_digits_are_of_one_width_in_every_face() -> None:
    for bold, italic in [(False, False), (True, False), (False, True), (True, True)]:
        assert len({face(bold, italic).widths[ord(digit)] for digit in "0123456789"}) == 1


@given(st.text("019 -/.,%£()ax\u2013\u00a0\n"))
def test_a_line_breaks_at_every_digit_alike(text: str) -> None:
    assert breaks(text) == breaks(text.translate(OTHER_DIGITS))


def test_a_draft_of_the_same_shape_has_the_same_page_numbers(tmp_path: Path) -> None:
    from paperwork.pdf import page_numbers
    from paperwork.word.reader import read

    (path,) = build(make_workspace(tmp_path) / PAPER_FOLDER).written
    parts = archive.members(path.read_bytes(), path.name)
    other = re.sub(
        r"(<w:t[^>]*>)([^<]*)", lambda found: found[1] + found[2].translate(OTHER_DIGITS), parts[MAIN].decode()
    )
    changed = archive.packed({**parts, MAIN: other.encode()})
    assert shape(changed) == shape(path.read_bytes())
    assert page_numbers(read(changed, "b")) == page_numbers(read(path.read_bytes(), "a"))
