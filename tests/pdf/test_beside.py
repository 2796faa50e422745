"""Text beside floating pictures: which lines are shorter, where they start, and what stands under the picture."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from paperwork.model.blocks import Block, Paragraph, Span
from paperwork.model.look import PageSetup, ParagraphLook, PictureLook, SpanLook
from paperwork.pdf import render
from paperwork.pdf.layout import lay_out
from paperwork.pdf.ops import Art, Fill, Words
from paperwork.pdf.pages import Page

from . import tagged
from .drafts import WORDS, draft, paragraph, picture, table, texts

# Text is 400 points wide, from 50 to 450, and 300 high.
PAGE = PageSetup(width=500, height=400, top=50, bottom=50, left=50, right=50, header=20, footer=20)


def anchored(text: str, width: float = 100.0, height: float = 60.0, **said: object) -> Paragraph:
    """A paragraph that begins where a picture of that size is anchored."""
    look = PictureLook(floating=True, wrap="square", **said)  # type: ignore[arg-type]
    square = replace(picture(width, height), look=look)
    return Paragraph((Span("", picture=square, look=SpanLook()), Span(text, look=SpanLook())), look=ParagraphLook())


def drawn(*blocks: Block) -> list[Page]:
    return lay_out(draft(*blocks, page=PAGE)).pages


def art(page: Page) -> Art:
    return next(op for op in page.sheet.ops if isinstance(op, Art))


def lines(page: Page) -> dict[float, tuple[float, float]]:
    """Where the words of each line start and end, by its baseline."""
    found: dict[float, tuple[float, float]] = {}
    for op in page.sheet.ops:
        if isinstance(op, Words) and op.text.strip():
            start, end = found.get(op.y, (op.x, op.x))
            found[op.y] = min(start, op.x), max(end, op.x + op.width - (3.33 if op.text.endswith(" ") else 0.0))
    return found


def beside(page: Page) -> list[tuple[float, float]]:
    shown = art(page)
    return [ends for y, ends in lines(page).items() if shown.y < y <= shown.y + shown.height]


def under(page: Page) -> list[tuple[float, float]]:
    shown = art(page)
    return [ends for y, ends in lines(page).items() if y > shown.y + shown.height + 14.0]


def test_text_stands_right_of_a_picture_on_the_left_and_under_it_runs_from_edge_to_edge() -> None:
    (page,) = drawn(anchored(WORDS * 6, distances=(0.0, 9.0, 0.0, 9.0)))
    assert len(beside(page)) == 4
    assert all(start == pytest.approx(159.0) for start, _ in beside(page))
    assert all(start == pytest.approx(50.0) for start, _ in under(page))


def test_text_stands_left_of_a_picture_on_the_right() -> None:
    (page,) = drawn(anchored(WORDS * 6, align="right", distances=(0.0, 9.0, 0.0, 9.0)))
    assert all(start == 50.0 and end <= 341.1 for start, end in beside(page))
    assert max(end for _, end in under(page)[:-1]) > 400.0


def test_text_reads_on_across_a_picture_in_the_middle() -> None:
    (page,) = drawn(anchored(WORDS * 6, align="center"))
    words = [op for op in page.sheet.ops if isinstance(op, Words) and art(page).y < op.y <= art(page).y + 60.0]
    assert {op.x < 200.0 for op in words} == {True, False}
    assert not [op for op in words if op.text.strip() and op.x < 300.0 and op.x + op.width > 204.0]


@pytest.mark.parametrize(("side", "left", "right"), [("left", 50.0, 250.0), ("right", 350.0, 450.0)])
def test_text_keeps_to_the_side_that_the_picture_leaves_it(side: str, left: float, right: float) -> None:
    (page,) = drawn(anchored(WORDS * 6, left=200.0, side=side))
    assert all(left <= start and end <= right + 0.1 for start, end in beside(page))


def test_of_two_sides_the_larger_may_be_asked_for() -> None:
    (page,) = drawn(anchored(WORDS * 6, left=200.0, side="largest"))
    assert all(end <= 250.1 for _, end in beside(page))


def test_the_paragraphs_that_follow_stand_beside_it_as_well() -> None:
    (page,) = drawn(anchored("One."), paragraph(WORDS), paragraph(WORDS * 4))
    assert len(beside(page)) == 4
    assert all(start == pytest.approx(150.0) for start, _ in beside(page))


def test_where_there_is_less_than_an_inch_text_stands_under_the_picture() -> None:
    (page,) = drawn(anchored(WORDS * 2, width=340.0))
    assert beside(page) == []
    assert [start for start, _ in lines(page).values()] == pytest.approx([50.0] * len(lines(page)))


def test_a_table_stands_under_the_picture() -> None:
    (page,) = drawn(anchored("One.", height=100.0), table([["Measure", "Actual"]], headers=0))
    cell = next(op for op in page.sheet.ops if isinstance(op, Words) and op.text.startswith("Measure"))
    assert cell.y > art(page).y + 100.0


def test_a_picture_that_the_page_has_no_room_for_goes_to_the_next_with_its_paragraph_and_the_heading_above_it() -> None:
    above = [paragraph("Above.") for _ in range(17)]
    pages = drawn(*above, paragraph("Heading", keep_next=True), anchored(WORDS * 2, height=120.0))
    first, second = (" ".join(op.text for op in page.sheet.ops if isinstance(op, Words)) for page in pages)
    assert "Heading" not in first
    assert second.startswith("Heading")
    assert art(pages[1]).y > 50.0


def test_the_rest_of_a_paragraph_has_whole_lines_on_the_next_page() -> None:
    pages = drawn(anchored(WORDS * 40, height=290.0))
    assert all(start == pytest.approx(150.0) for start, _ in beside(pages[0]))
    assert {start for start, _ in lines(pages[1]).values()} == {50.0}


def test_a_picture_taller_than_a_page_and_a_table_end() -> None:
    pages = drawn(paragraph("Above."), anchored("One.", height=900.0), table([["A", "B"]] * 40), paragraph(WORDS))
    assert sum(isinstance(op, Art) for page in pages for op in page.sheet.ops) == 1


def test_no_word_is_lost_or_out_of_order() -> None:
    numbered = " ".join(f"word{number}" for number in range(600))
    for said in ({}, {"align": "center"}, {"align": "right"}, {"left": 90.0, "top": 30.0}):
        data = render(draft(paragraph("Above."), anchored(numbered, height=150.0, **said), page=PAGE))
        assert "".join(texts(data)).split()[1:] == numbered.split()


def test_the_figure_stays_where_it_is_anchored_in_the_tags() -> None:
    found = tagged.read(render(draft(paragraph("Above."), anchored(WORDS * 6), paragraph("Below."), page=PAGE)))
    (figure,) = found.root.find("Figure")
    left, _, right, _ = (float(edge) for edge in figure.said["BBox"].split())
    assert (left, right) == pytest.approx((50.0, 150.0), abs=0.01)


def test_a_page_may_break_beside_a_picture() -> None:
    pages = drawn(anchored("One."), paragraph("\f"), paragraph("Two."))
    assert [art(pages[0]).x, len(pages)] == [50.0, 2]
    assert lines(pages[1])


@pytest.mark.parametrize("wrap", ["square", "none"])
def test_the_ground_of_a_paragraph_lies_under_what_floats_in_it(wrap: str) -> None:
    look = PictureLook(floating=True, wrap=wrap)  # type: ignore[arg-type]
    shown = Span("", picture=replace(picture(), look=look), look=SpanLook())
    shaded = ParagraphLook(shading="#ffffff")
    (page,) = drawn(Paragraph((shown, Span(WORDS, look=SpanLook())), look=shaded), paragraph(WORDS, shading="#eeeeee"))
    kinds = [type(op) for op in page.sheet.ops if isinstance(op, Art | Fill)]
    assert kinds == [Fill, Fill, Art]
