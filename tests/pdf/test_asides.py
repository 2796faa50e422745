"""Text beside floating boxes, frames and tables, as beside pictures: in the body, in cells, and beside headers."""

from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace

from paperwork.model.blocks import Block, Cell, DrawnPart, Opaque, Outline, Paragraph, Row, Span, Table
from paperwork.model.look import CellLook, FrameLook, PageSetup, ParagraphLook, PictureLook, SpanLook, TableLook
from paperwork.pdf import render
from paperwork.pdf.layout import lay_out
from paperwork.pdf.ops import Words
from paperwork.pdf.pages import Page

from . import tagged
from .drafts import WORDS, draft, heading, paragraph, picture, table

# Text is 400 points wide, from 50 to 450, and 300 high.
PAGE = PageSetup(width=500, height=400, top=50, bottom=50, left=50, right=50, header=20, footer=20)
RECT = Outline("M0 0L100 0L100 60L0 60Z", "#dddddd")


def place(wrap: str = "square", **said: object) -> PictureLook:
    return PictureLook(floating=True, wrap=wrap, **said)  # type: ignore[arg-type]


def box(look: PictureLook, words: str = "Boxed.", size: tuple[float, float] = (100.0, 60.0), **said: object) -> Opaque:
    """A text box that is anchored in the paragraph before it."""
    blocks = (paragraph(words),)
    part = DrawnPart(0, 0, *size, (RECT,), blocks=blocks, **said)  # type: ignore[arg-type]
    return Opaque(words, "text box", blocks, *size, look, (part,), anchored=True)


def floating(rows: list[list[str]], width: float = 100.0, **said: object) -> Table:
    """A table that floats where it is anchored, in the paragraph after it."""
    columns = tuple(width / len(rows[0]) for _ in rows[0])
    made = table(rows, headers=0)
    return replace(made, look=TableLook(columns, fixed=True, floating=place(**said)))  # type: ignore[arg-type]


def framed(words: str, width: float = 100.0, **said: object) -> Block:
    return paragraph(words, frame=FrameLook(place(**said), width))  # type: ignore[arg-type]


def drawn(*blocks: Block, **more: object) -> list[Page]:
    return lay_out(draft(*blocks, page=PAGE, **more)).pages


def found(page: Page) -> dict[str, tuple[float, float]]:
    """Where the first of each run of words stands."""
    places: dict[str, tuple[float, float]] = {}
    for op in page.sheet.ops:
        if isinstance(op, Words) and op.text.strip():
            places.setdefault(op.text.strip(), (op.x, op.y))
    return places


def starts(page: Page, without: str) -> list[tuple[float, float]]:
    """Where each line of the running text starts: its height, and how far to the right."""
    words = [op for op in page.sheet.ops if isinstance(op, Words) and op.text.strip() and op.text.strip() != without]
    lines: dict[float, float] = {}
    for op in words:
        lines[op.y] = min(op.x, lines.get(op.y, op.x))
    return sorted(lines.items())


def test_text_runs_beside_a_text_box_from_the_line_where_its_paragraph_begins() -> None:
    (page,) = drawn(paragraph("Above.", after=0.0), paragraph(WORDS * 6), box(place()))
    lines = starts(page, "Boxed.")
    assert lines[0][1] == 50.0
    assert [x for _, x in lines[1:7]] == [150.0] * 5 + [50.0]


def test_a_box_that_text_runs_under_stands_as_far_below_the_top_of_its_paragraph_as_it_says() -> None:
    (page,) = drawn(paragraph(WORDS * 6, "", after=12.0), box(place("none", top=30.0)), paragraph("Below."))
    (plain,) = drawn(paragraph(WORDS * 6, "", after=12.0), paragraph("Below."))
    assert found(page)["Below."] == found(plain)["Below."]
    assert found(page)["Boxed."][1] == pytest.approx(50.0 + 30.0 + 3.6 + 11.3, abs=0.1)


def test_what_floats_between_two_paragraphs_does_not_add_to_the_space_between_them() -> None:
    spaced = paragraph("Above.", after=12.0), paragraph("Below.", before=10.0)
    (page,) = drawn(*spaced, box(place("none", top=100.0)))
    assert found(page)["Below."] == found(drawn(*spaced)[0])["Below."]


def test_text_stands_above_and_below_what_is_to_have_none_beside_it() -> None:
    (page,) = drawn(paragraph(WORDS * 6), box(place("top_bottom", top=30.0, left=100.0)))
    lines = starts(page, "Boxed.")
    gaps = [round(low[0] - high[0]) for high, low in itertools.pairwise(lines)]
    assert sorted(gaps)[-2:] == [14, 76]
    assert all(x == 50.0 for _, x in lines)


def test_an_empty_paragraph_stands_under_what_leaves_no_room_beside_it() -> None:
    (page,) = drawn(paragraph(""), box(place("top_bottom")), paragraph("Below."))
    assert found(page)["Below."][1] > 50.0 + 60.0 + 13.0


def test_text_runs_beside_a_table_that_floats() -> None:
    (page,) = drawn(paragraph("Above."), floating([["One", "Two"]] * 4, distances=(0, 9, 0, 0)), paragraph(WORDS * 8))
    first = next(op for op in page.sheet.ops if isinstance(op, Words) and op.text.startswith("The panel"))
    assert first.x == pytest.approx(159.0)
    assert first.y == pytest.approx(found(page)["One"][1], abs=1.0)
    assert starts(page, "")[-1][1] == 50.0


def test_a_table_stands_at_the_height_of_the_page_that_it_says() -> None:
    (page,) = drawn(floating([["One", "Two"]], from_y="page", top=200.0), paragraph(WORDS))
    assert found(page)["One"][1] == pytest.approx(200.0 + 11.4, abs=1.0)


def test_a_table_that_does_not_fit_on_its_page_stands_in_the_text_and_goes_on() -> None:
    rows = [[f"Row {at}", "Two"] for at in range(34)]
    pages = drawn(paragraph("Above."), floating(rows, 200.0), paragraph("Below."))
    assert len(pages) == 2
    assert {f"Row {at}" for at in range(34)} <= found(pages[0]).keys() | found(pages[1]).keys()
    assert found(pages[1])["Below."][1] > found(pages[1])["Row 33"][1]


def test_two_tables_that_float_at_one_place_stand_one_under_another() -> None:
    (page,) = drawn(floating([["One", "x"]]), floating([["Two", "y"]]), paragraph(WORDS * 4))
    assert found(page)["Two"][1] > found(page)["One"][1] + 12.0


def test_neighbours_in_one_frame_stand_in_it_together_beside_the_text() -> None:
    (page,) = drawn(framed("Framed one."), framed("Framed two."), paragraph(WORDS * 8))
    (_, first), (x, second) = found(page)["Framed one."], found(page)["Framed two."]
    assert x == 50.0
    assert second > first
    beside = [left for height, left in starts(page, "") if first <= height <= second and left > 50.0]
    assert len(starts(page, "")) > 4
    assert all(left == pytest.approx(150.0) for left in beside)
    assert any(op.x == 150.0 for op in page.sheet.ops if isinstance(op, Words))


def test_a_frame_without_a_width_is_as_wide_as_its_longest_line() -> None:
    (page,) = drawn(framed("Short.", 0.0, align="right"), paragraph(WORDS * 6))
    x, _ = found(page)["Short."]
    word = next(op for op in page.sheet.ops if isinstance(op, Words) and op.text.strip() == "Short.")
    assert x + word.width == pytest.approx(450.0, abs=4.0)


def test_a_frame_without_a_width_has_room_for_the_pictures_of_its_line() -> None:
    shown = Span("", picture=picture(60.0, 10.0), look=SpanLook())
    words = Span(" Important note", look=SpanLook())
    frame = FrameLook(place("top_bottom"))
    (page,) = drawn(Paragraph((shown, words), look=ParagraphLook(frame=frame)), paragraph("Text."))
    framed_lines = {op.y for op in page.sheet.ops if isinstance(op, Words) and op.text.strip() not in ("", "Text.")}
    assert len(framed_lines) == 1


def test_headings_in_frames_are_headings_still() -> None:
    framed_heading = heading("In a frame", frame=FrameLook(place(), 120.0))
    tags = tagged.read(render(draft(framed_heading, paragraph(WORDS), page=PAGE)))
    assert tags.faults == []
    assert tags.root.outline == "Document(H1 P)"


def test_text_of_a_cell_runs_beside_what_floats_in_it_and_the_cell_holds_both() -> None:
    inside = (paragraph(WORDS), box(place(), size=(100.0, 90.0)))
    cells = Table((Row((Cell(inside, look=CellLook()),)),), look=TableLook((300.0,), fixed=True))
    (page,) = drawn(cells, paragraph("Below."))
    assert starts(page, "Boxed.")[0][1] == pytest.approx(50.0 + 5.4 + 100.0)
    assert found(page)["Below."][1] == pytest.approx(50.0 + 90.0 + 11.0, abs=2.0)


def test_text_of_each_page_runs_beside_what_floats_in_its_header() -> None:
    header = (paragraph("Header."), box(place(from_x="page", left=50.0, from_y="page", top=20.0), size=(100, 100)))
    pages = drawn(*(paragraph(WORDS * 3) for _ in range(12)), headers={"default": header})
    assert len(pages) > 1
    for page in pages:
        lines = [(y, x) for y, x in starts(page, "Boxed.") if y > 50.0]
        assert all(x == (150.0 if y - 11.3 < 120.0 else 50.0) for y, x in lines)


@pytest.mark.parametrize("width", [100.0, 500.0])
def test_what_floats_in_a_footer_never_holds_up_the_text(width: float) -> None:
    footer = (paragraph("Footer."), box(place(from_x="page", from_y="page", top=60.0), size=(width, 330.0)))
    rows = table([[WORDS, WORDS]] * 12)
    pages = drawn(rows, paragraph("End."), footers={"default": footer})
    assert len(pages) < 12
    assert "End." in found(pages[-1])


def test_a_box_that_fits_is_as_high_as_its_words() -> None:
    def below(**said: object) -> float:
        wide = box(place("top_bottom"), size=(100.0, 90.0), **said)
        return found(drawn(paragraph("Beside."), wide)[0])["Beside."][1]

    assert below() - below(fits=True) == pytest.approx(90.0 - 7.2 - 13.8, abs=1.0)


def test_a_box_in_line_stands_as_its_paragraph_would() -> None:
    look = PictureLook(align="right", distances=(24.0, 0.0, 0.0, 0.0))
    (page,) = drawn(paragraph("Above.", after=0.0), replace(box(look), anchored=False))
    x, y = found(page)["Boxed."]
    assert x == pytest.approx(350.0 + 7.2)
    assert y > found(page)["Above."][1] + 24.0


def test_a_paragraph_keeps_its_style_beside_a_float() -> None:
    dressed = replace(paragraph(WORDS * 4), look=ParagraphLook(left=20.0))
    (page,) = drawn(dressed, box(place()))
    assert [x for _, x in starts(page, "Boxed.")][-1] == 70.0
