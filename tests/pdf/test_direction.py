"""Text that runs from right to left: drawn as it is seen, tagged as it is read."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.look import SpanLook, Tab
from paperwork.pdf import render
from paperwork.pdf.direction import levels, visual
from paperwork.pdf.faces import face
from paperwork.pdf.families import DEJAVU
from paperwork.pdf.fonts import Fonts, boxes
from paperwork.pdf.inks import ink_of
from paperwork.pdf.joining import drawn
from paperwork.pdf.lines import Breaker, Line, Measure
from paperwork.pdf.runs import Runs

from .drafts import draft, paragraph
from .tagged import read
from .verapdf import failed_rules

HEBREW = "דוח הפאנל (טיוטה) לשנת 2023 כולל 84 יעדים, כפי שנקבע במועצת Wexcombe Council בישיבה האחרונה"
ARABIC = "السلام عليكم، هذا تقرير المجلس (مسودة) لعام 2023 ولا إله من الأهداف في Wexcombe Council أمس"


def set_lines(text: str, **measure: object) -> list[Line]:
    runs = Runs()
    fonts, ink = Fonts(), ink_of(SpanLook(size=10), Fonts())
    for part, shown in fonts.faced(text, ink.face):
        runs.add(part, ink_of(SpanLook(size=10), fonts) if shown is ink.face else type(ink)(shown, 10.0), None)
    return Breaker(runs, Measure(**({"width": 200.0} | measure))).lines()  # type: ignore[arg-type]


def seen(line: Line) -> str:
    """The words of a line from left to right, each as it is read."""
    return " ".join("".join(piece.text for piece in sorted(line.pieces, key=lambda piece: piece.x)).split())


@pytest.mark.parametrize(
    ("text", "rtl", "found"),
    [
        ("abc", False, [0, 0, 0]),
        ("אב", True, [1, 1]),
        ("אב 12", True, [1, 1, 1, 2, 2]),
        ("a אב b", False, [0, 0, 1, 1, 0, 0]),
        ("אב ab", True, [1, 1, 1, 2, 2]),
        ("א\tb", True, [1, 1, 2]),
    ],
)
def test_each_character_has_the_level_of_unicodes_algorithm(text: str, rtl: bool, found: list[int]) -> None:
    assert levels(text, rtl) == found


def test_stretches_are_turned_over_by_their_levels() -> None:
    assert visual([0, 0]) == [0, 1]
    assert visual([1, 2, 1]) == [2, 1, 0]
    assert visual([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]


@settings(max_examples=200)
@given(st.text(alphabet="ab אבג عرب 12.,(-)\t\n\u202b\u202c\u2067\u2069\u200f", max_size=40), st.booleans())
def test_any_text_has_a_level_for_each_character(text: str, rtl: bool) -> None:
    assert len(levels(text, rtl)) == len(text)


def test_a_latin_name_stands_left_of_the_hebrew_before_it() -> None:
    (line,) = set_lines("שלום Wexcombe עולם", rtl=True)
    assert re.findall("[א-ת]+|[a-zA-Z]+", seen(line)) == ["עולם", "Wexcombe", "שלום"]


def test_hebrew_in_an_english_line_stays_where_it_is() -> None:
    (line,) = set_lines("before שלום after")
    assert seen(line) == "before שלום after"


def test_a_line_from_right_to_left_starts_at_the_right_edge_and_its_indent() -> None:
    (line,) = set_lines("שלום", rtl=True, left=30.0, align="right")
    (piece,) = line.pieces
    assert piece.x + piece.width == pytest.approx(170.0)


@pytest.mark.parametrize(("align", "left"), [("left", True), ("right", False)])
def test_alignment_is_that_of_the_page(align: str, left: bool) -> None:
    (line,) = set_lines("שלום", rtl=True, align=align)
    (piece,) = line.pieces
    assert (piece.x == pytest.approx(0.0)) is left
    assert (piece.x + piece.width == pytest.approx(200.0)) is not left


def test_tab_stops_are_measured_from_the_right() -> None:
    (line,) = set_lines("א\tב", rtl=True, align="right", tabs=(Tab(100.0),))
    assert line.pieces[-1].x + line.pieces[-1].width == pytest.approx(100.0)


@settings(max_examples=100)
@given(st.text(alphabet="ab אבג عرب 12.,(-) ", max_size=60), st.booleans(), st.floats(30, 200))
def test_no_character_is_lost_and_no_piece_lies_on_another(text: str, rtl: bool, room: float) -> None:
    lines = set_lines(text, rtl=rtl, width=room)
    assert "".join("".join(piece.text for piece in line.pieces) for line in lines) == text
    for line in lines:
        placed = sorted((piece.x, piece.x + piece.width) for piece in line.pieces if piece.width)
        assert all(one[1] <= other[0] + 0.01 for one, other in pairwise(placed))


@settings(max_examples=200)
@given(st.text(max_size=20), st.booleans())
def test_any_character_at_all_has_a_level_beside_hebrew(text: str, rtl: bool) -> None:
    assert len(levels("א" + text, rtl)) == len(text) + 1


def test_a_character_that_unicode_has_not_given_out_has_a_level() -> None:
    assert levels("א\u0378\uffff", rtl=False) == [1, 0, 0]


def test_letters_that_no_face_has_are_drawn_as_boxes_whatever_their_place() -> None:
    rare = "\u0671\u06b5\u0698\u08a0\u067b\u067b"
    assert len(drawn(rare, boxes(bold=False))) == len(rare)


def test_arabic_letters_take_the_form_of_their_place() -> None:
    shown = face(family=DEJAVU)
    middle, alone = drawn("ببب", shown)[1], drawn("ب", shown)[0]
    assert middle.code != alone.code
    assert drawn("اب", shown)[1].code == alone.code or drawn("اب", shown)[1].advance == alone.advance
    assert [one.advance > 0 for one in drawn("لا", shown)] == [True, False]


@pytest.mark.parametrize("text", [HEBREW, ARABIC, f"English with {HEBREW} inside"])
def test_the_tags_say_the_words_in_the_order_in_which_they_are_read(text: str) -> None:
    pdf = read(render(draft(paragraph(text, rtl=text in (HEBREW, ARABIC)))))
    assert pdf.faults == []
    assert pdf.root.words.strip() == text


@pytest.mark.needs_poppler
@pytest.mark.parametrize("text", [HEBREW, ARABIC])
def test_words_can_be_copied(text: str, tmp_path: Path) -> None:
    file = tmp_path / "turned.pdf"
    file.write_bytes(render(draft(paragraph(text, rtl=True, align="right"))))
    said = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, text=True, encoding="utf-8")
    # Where a Latin word stands among Hebrew ones, poppler puts the space on its other side.
    assert re.sub(r"\W", "", said.stdout) == re.sub(r"\W", "", text)


@pytest.mark.needs_java
def test_a_page_in_hebrew_and_arabic_passes_all_rules_of_pdf_ua(tmp_path: Path) -> None:
    file = tmp_path / "turned.pdf"
    file.write_bytes(render(draft(*(paragraph(text, rtl=True, align="justify") for text in (HEBREW, ARABIC)))))
    assert failed_rules(file) == {}
