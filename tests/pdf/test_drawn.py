"""Drawings are shown with their words as tagged text in place; what they show besides is a figure or decoration."""

from __future__ import annotations

from paperwork.model.blocks import Block, DrawnPart, Opaque, Outline, Paragraph, Picture, Span, WordArt, block_text
from paperwork.model.look import Line, PictureLook
from paperwork.pdf import render

from . import tagged
from .drafts import draft, paragraph, picture

RECT = Outline("M0 0L150 0L150 60L0 60Z", "#1f4e79", Line(1.0, "#c00000"))


def box(*words: str, alt: str = "", look: PictureLook | None = None, height: float = 60.0, turned: str = "") -> Opaque:
    """A rectangle with paragraphs in it."""
    blocks = tuple(paragraph(text) for text in words)
    part = DrawnPart(0, 0, 150, height, (RECT,), blocks=blocks, vertical="center", turned=turned)  # type: ignore[arg-type]
    text = "\n".join(block_text(block) for block in blocks)
    return Opaque(text, "text box", blocks, 150.0, height, look or PictureLook(), (part,), alt)


def read(*blocks: Block) -> tagged.Tagged:
    found = tagged.read(render(draft(*blocks)))
    assert found.faults == []
    return found


def test_words_of_a_shape_are_paragraphs_and_its_outline_is_decoration() -> None:
    found = read(paragraph("Above."), box("Approve the plan."), paragraph("Below."))
    assert found.root.outline == "Document(P Div(P) P)"
    assert [node.words.strip() for node in found.root.find("P")] == ["Above.", "Approve the plan.", "Below."]


def test_a_shape_with_words_and_an_alternative_text_keeps_both() -> None:
    found = read(box("Approve the plan.", alt="A blue box"))
    assert found.root.outline == "Document(Figure Div(P))"
    assert found.root.find("Figure")[0].said["Alt"] == "A blue box"


def test_a_shape_takes_its_room_in_the_text_and_a_floating_one_takes_none() -> None:
    lines = [paragraph(f"Line {at}.") for at in range(44)]
    pages = [len(read(*lines, other).pdf.pages) for other in (paragraph("End."), box("In the text.", height=140.0))]
    floating = box("Over it.", look=PictureLook(floating=True, from_y="page", top=20.0), height=140.0)
    assert [*pages, len(read(*lines, floating).pdf.pages)] == [1, 2, 1]


def test_words_that_no_page_holds_in_their_shape_are_set_as_text() -> None:
    found = read(box(*(f"Paragraph {at}." for at in range(90))))
    assert len(found.pdf.pages) > 1
    assert "Paragraph 89." in found.root.words


def test_words_that_run_up_are_kept() -> None:
    assert "Upwards" in read(box("Upwards", turned="up")).root.words


def test_a_drawing_without_words_is_a_figure_and_one_that_decorates_is_none() -> None:
    def shown(alt: str, decorative: bool) -> Block:
        look = PictureLook(decorative=decorative)
        drawing = Picture(b"", alt, 150, 60, kind="drawing", look=look, parts=(DrawnPart(0, 0, 150, 60, (RECT,)),), extent=(150, 60))  # fmt: skip  # noqa: E501
        return Paragraph((Span("", picture=drawing),))

    assert read(shown("A box", False)).root.find("Figure")[0].said["Alt"] == "A box"
    assert read(shown("", True)).root.find("Figure") == []


def test_a_watermark_is_stretched_words_in_place() -> None:
    art = DrawnPart(0, 0, 300, 80, art=WordArt("DRAFT", opacity=0.5, degrees=315.0))
    look = PictureLook(floating=True, from_x="margin", align="center", from_y="margin", align_y="center", behind=True)
    mark = Picture(b"", "DRAFT", 300, 80, kind="drawing", look=look, parts=(art,), extent=(300, 80))
    found = read(Paragraph((Span("Text.", look=None), Span("", picture=mark))))
    assert found.root.find("Figure")[0].words == "DRAFT"


def test_a_picture_among_words_is_a_figure_and_a_drawing_that_decorates_is_none() -> None:
    words = box("Approve the plan.")
    shown = DrawnPart(0, 0, 40, 40, picture=picture())
    mixed = Opaque(words.text, "text box", words.blocks, 150.0, 60.0, PictureLook(), (shown, *words.parts))
    assert read(mixed).root.outline == "Document(Figure Div(P))"
    assert read(box("Approve.", alt="A box", look=PictureLook(decorative=True))).root.outline == "Document(Div(P))"
