"""Headers that name the heading which rules their page change from page to page."""

from __future__ import annotations

from paperwork.model.blocks import Paragraph, Span
from paperwork.model.look import Label, ParagraphLook, SpanLook
from paperwork.pdf import render

from .drafts import draft, heading, paragraph, texts


def header(instruction: str, stale: str = "stale") -> dict[str, tuple[Paragraph, ...]]:
    return {"default": (Paragraph((Span(stale, field=instruction, look=SpanLook()),), look=ParagraphLook()),)}


def chapter(text: str, number: str = "", *, starts: bool = True, style: str = "heading 1"):  # type: ignore[no-untyped-def]
    label = Label(number, SpanLook()) if number else None
    return heading(text, 1, style=style, page_break_before=starts, label=label)


def shown(instruction: str, *blocks) -> list[str]:  # type: ignore[no-untyped-def]
    data = render(draft(*blocks, headers=header(instruction)))
    return [page.partition("|")[0].strip() for page in texts(data)]


def test_a_header_names_the_first_heading_of_its_page_else_the_last_before_it_else_the_next() -> None:
    four = (
        paragraph("|nothing rules this"),
        paragraph("|", page_break_before=True), chapter("Demand", starts=False), chapter("Placements", starts=False),
        paragraph("|goes on", page_break_before=True),
        paragraph("|", page_break_before=True), chapter("Risks", starts=False),
    )  # fmt: skip
    assert shown('STYLEREF "Heading 1" \\* MERGEFORMAT', *four) == ["Demand", "Demand", "Placements", "Risks"]
    assert shown("STYLEREF 1", *four) == ["Demand", "Demand", "Placements", "Risks"]
    assert shown('STYLEREF "heading 1" \\l', *four) == ["Demand", "Placements", "Placements", "Risks"]


def test_a_header_gives_the_number_of_the_heading_where_it_asks_for_it() -> None:
    two = (paragraph("|"), chapter("Demand", "1.", starts=False), paragraph("|", page_break_before=True))
    assert shown("STYLEREF 1 \\n", *two) == ["1", "1"]
    assert shown("STYLEREF 1 \\n", paragraph("|"), chapter("Risks", "2.1", starts=False)) == ["2.1"]


def test_a_style_that_rules_nothing_leaves_what_the_file_says() -> None:
    assert shown('STYLEREF "Chapter"', paragraph("|"), chapter("Demand", starts=False)) == ["stale"]
    assert shown('STYLEREF "Chapter"', paragraph("|"), paragraph("Called", style="Chapter")) == ["Called"]


def test_a_heading_without_words_rules_nothing() -> None:
    assert shown("STYLEREF 1", paragraph("|"), chapter(" ", starts=False), chapter("Demand", starts=False)) == [
        "Demand"
    ]


def test_such_a_field_in_the_text_keeps_what_it_says() -> None:
    field = Paragraph((Span("as it was", field="STYLEREF 1", look=SpanLook()),), look=ParagraphLook())
    assert "as it was" in texts(render(draft(chapter("Demand", starts=False), field)))[0]
