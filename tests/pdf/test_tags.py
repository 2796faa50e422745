"""The structure tree: what a screen reader is told, in which order, and that nothing is left out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.model.blocks import Block, Heading, Paragraph, Picture, Row, Span, Table
from paperwork.model.look import Label, PageSetup, ParagraphLook, PictureLook, RowLook, SpanLook, TableLook
from paperwork.model.paper import Draft, Properties
from paperwork.pdf import render

from .drafts import WORDS, cell, draft, heading, item, paragraph, picture, span, squeezed, table
from .tagged import Node, Tagged, read
from .verapdf import failed_rules

LINKED = Span("the plan", href="https://example.org/plan", look=SpanLook(colour="#0000ff", underline=True))
SMALL = PageSetup(width=300, height=220, top=40, bottom=40, left=40, right=40, header=15, footer=15)


def tagged(*blocks: Block, **more: object) -> Tagged:
    found = read(render(draft(*blocks, **more)))  # type: ignore[arg-type]
    assert found.faults == []
    return found


def only(root: Node, role: str) -> Node:
    (found,) = root.find(role)
    return found


def everything() -> Draft:
    """A draft with a little of all that is tagged."""
    linked = Paragraph(
        (span("See "), LINKED, span(" and page "), Span("1", field="PAGEREF risks")), look=ParagraphLook()
    )
    noted = Paragraph((span("Claim"), Span("1", note="n", look=SpanLook(vertical="super"))), look=ParagraphLook())
    rows = [["Measure", "Actual"], *([f"m{n}", str(n)] for n in range(30))]
    inline = Paragraph((span("Inline "), Span("", picture=picture(), look=SpanLook())), look=ParagraphLook())
    foot = {"default": (Paragraph((span("Page "), Span("1", field="PAGE")), look=ParagraphLook()),)}
    return draft(
        heading("Paper"), paragraph(WORDS * 3), linked, noted, heading("Risks", 2, "risks"), item("one"), item("in", 1),
        item("two"), table(rows), inline, picture(), paragraph(""), heading("End", 2), paragraph(WORDS),
        footers=foot, notes={"n": (paragraph("The note"),)}, page=SMALL,
    )  # fmt: skip


def test_headings_and_paragraphs_stand_one_after_another() -> None:
    assert tagged(heading("A"), paragraph("b"), heading("C", 2), paragraph("d")).root.outline == "Document(H1 P H2 P)"


def test_no_level_of_heading_is_skipped_and_the_first_is_the_highest() -> None:
    roles = tagged(heading("A", 3), heading("B", 6), heading("C", 1), heading("D", 9)).root.outline
    assert roles == "Document(H1 H2 H1 H2)"


def test_the_number_of_a_heading_is_read_with_it() -> None:
    numbered = Heading(1, (span("Risks"),), look=ParagraphLook(label=Label("1.", SpanLook())))
    assert squeezed(only(tagged(numbered).root, "H1").words) == "1.Risks"


def test_items_make_a_list_and_deeper_ones_a_list_inside() -> None:
    root = tagged(item("a"), item("b", 1), item("c", 1), item("d"), paragraph("e"), item("f")).root
    part = "LI(Lbl LBody(P L(LI(Lbl LBody(P)) LI(Lbl LBody(P)))))"
    assert root.outline == f"Document(L({part} LI(Lbl LBody(P))) P L(LI(Lbl LBody(P))))"


def test_a_table_has_a_head_with_the_scope_of_its_cells_and_a_body_with_rows_named_by_their_first() -> None:
    root = tagged(table([["Measure", "Actual"], ["Referrals", "119"]])).root
    assert root.outline == "Document(Table(THead(TR(TH(P) TH(P))) TBody(TR(TH(P) TD(P)))))"
    assert [node.said["Scope"] for node in root.find("TH")] == ["/Column", "/Column", "/Row"]


def test_cells_say_how_far_they_span() -> None:
    rows = (
        Row((cell("wide", across=2),), look=RowLook(header=True)),
        Row((cell("a", down=2), cell("b"))),
        Row((cell("c"),)),
    )
    root = tagged(Table(rows, header_columns=0, look=TableLook((90.0, 90.0)))).root
    assert only(root, "TH").said["ColSpan"] == "2"
    assert root.find("TD")[0].said["RowSpan"] == "2"


def test_an_empty_cell_is_still_a_cell() -> None:
    assert len(tagged(table([["a", ""], ["", "d"]])).root.find("TR")[1].kids) == 2


def test_header_rows_are_read_once_however_often_they_are_shown() -> None:
    rows = [["Measure", "Actual"], *([f"m{n}", str(n)] for n in range(60))]
    found = tagged(table(rows))
    assert found.root.words.count("Measure") == 1
    assert "".join(found.artifacts).count("Measure") == 1


def test_headers_and_footers_are_not_read() -> None:
    found = tagged(
        paragraph("body"), headers={"default": (paragraph("top"),)}, footers={"default": (paragraph("foot"),)}
    )
    assert squeezed(found.root.words) == "body"
    assert squeezed("".join(found.artifacts)) == "topfoot"


def test_a_picture_says_what_it_shows_and_where_it_is() -> None:
    said = only(tagged(picture(alt="Referrals fell")).root, "Figure").said
    assert said["Alt"] == "Referrals fell"
    assert [float(edge) for edge in said["BBox"].split()] == pytest.approx(
        [72.0, 841.9 - 132, 172.0, 841.9 - 72], abs=0.1
    )


def test_a_picture_without_words_gets_none_invented() -> None:
    assert "Alt" not in only(tagged(picture(alt="")).root, "Figure").said


def test_a_picture_that_only_decorates_is_not_read() -> None:
    plain = picture()
    decorative = Picture(plain.raster, "", 50.0, 50.0, look=PictureLook(decorative=True))
    assert tagged(decorative, paragraph("a")).root.outline == "Document(P)"


def test_a_picture_in_a_sentence_is_read_in_its_place() -> None:
    spans = (span("before "), Span("", picture=picture(), look=SpanLook()), span(" after"))
    root = tagged(Paragraph(spans, look=ParagraphLook())).root
    text = only(root, "P")
    assert [kid if isinstance(kid, str) else kid.role for kid in text.kids] == ["before ", "Figure", " after "]


def test_a_link_stands_between_the_words_around_it_and_leads_where_it_says() -> None:
    found = tagged(Paragraph((span("See "), LINKED, span(".")), look=ParagraphLook()))
    assert [kid if isinstance(kid, str) else (kid.role, kid.words) for kid in only(found.root, "P").kids] == [
        "See ",
        ("Link", "the plan"),
        ". ",
    ]
    (annotation,) = found.pdf.pages[0].obj.Annots
    assert str(annotation.A.URI) == "https://example.org/plan"
    assert str(annotation.Contents) == "the plan"


def test_a_link_over_two_lines_is_one_link_with_two_places() -> None:
    long = Span("a link " * 30, href="https://example.org", look=SpanLook())
    found = tagged(Paragraph((long,), look=ParagraphLook()))
    assert len(found.root.find("Link")) == 1
    assert len(found.pdf.pages[0].obj.Annots) == 3


def test_a_page_number_in_the_contents_leads_to_its_heading() -> None:
    entry = Paragraph((span("Risks "), Span("9", field="PAGEREF risks")), look=ParagraphLook())
    found = tagged(entry, heading("Risks", 1, "risks"))
    (annotation,) = found.pdf.pages[0].obj.Annots
    assert "/Dest" in annotation or "/A" in annotation
    assert only(found.root, "Link").words.strip() == "1"


def test_a_link_to_a_place_that_is_not_there_is_plain_text() -> None:
    found = tagged(Paragraph((Span("gone", href="#nowhere", look=SpanLook()),), look=ParagraphLook()))
    assert "/Annots" not in found.pdf.pages[0].obj
    assert found.root.words.strip() == "gone"


def test_a_footnote_is_read_with_the_text_that_refers_to_it() -> None:
    noted = Paragraph((span("Claim"), Span("1", note="n", look=SpanLook(vertical="super"))), look=ParagraphLook())
    root = tagged(noted, paragraph("next"), notes={"n": (paragraph("The note"),)}).root
    assert root.outline == "Document(P(Reference Note(P)) P)"
    assert only(root, "Note").words.strip() == "The note"


def test_endnotes_stand_after_the_text() -> None:
    noted = Paragraph(
        (span("Claim"), Span("i", note="endnote-1", look=SpanLook(vertical="super"))), look=ParagraphLook()
    )
    found = tagged(noted, paragraph("last"), notes={"endnote-1": (paragraph("The note"),)})
    shown = [found.marks[mark].strip() for mark in sorted(found.marks)]
    assert shown == ["Claim", "i", "last", "The note"]


def test_words_in_another_language_say_so() -> None:
    root = tagged(Paragraph((span("Hello "), span("bore da", language="cy-GB")), look=ParagraphLook())).root
    assert only(root, "Span").said["Lang"] == "cy-GB"


def test_english_of_another_country_is_no_other_language() -> None:
    assert tagged(Paragraph((span("Hello", language="en-US"),), look=ParagraphLook())).root.outline == "Document(P)"


def test_words_are_not_joined_where_lines_end() -> None:
    words = tagged(paragraph(WORDS * 5)).root.words
    assert words.split() == (WORDS * 5).split()


def test_the_words_of_the_tree_are_those_of_the_draft_in_order() -> None:
    rows = "MeasureActual" + "".join(f"m{n}{n}" for n in range(30))
    expected = f"Paper{WORDS * 3}See the plan and page 2Claim1The noteRisks•one•in•two{rows}InlineEnd{WORDS}"
    found = read(render(everything()))
    assert found.faults == []
    assert squeezed(found.root.words) == squeezed(expected)


@pytest.mark.needs_java
def test_verapdf_finds_nothing_against_pdf_ua(tmp_path: Path) -> None:
    file = tmp_path / "everything.pdf"
    file.write_bytes(render(everything()))
    assert failed_rules(file) == {}


@pytest.mark.needs_java
def test_verapdf_finds_the_picture_without_words(tmp_path: Path) -> None:
    file = tmp_path / "silent.pdf"
    file.write_bytes(render(draft(heading("A"), picture(alt=""), properties=Properties(title="T"))))
    assert set(failed_rules(file)) == {"7.3-1"}


def test_the_caption_before_a_table_is_the_tables_own() -> None:
    said = Paragraph((span("Referrals"),), role="caption", look=ParagraphLook())
    root = tagged(said, table([["a", "b"], ["c", "d"]]), paragraph("after")).root
    assert [kid.role for kid in only(root, "Table").kids if isinstance(kid, Node)] == ["Caption", "THead", "TBody"]


def test_a_caption_stays_the_tables_when_the_layout_needs_a_second_pass() -> None:
    said = Paragraph((span("Referrals"),), role="caption", look=ParagraphLook())
    numbers = Paragraph((span("see "), Span("9", field="PAGEREF end")), look=ParagraphLook())
    root = tagged(numbers, said, table([["a", "b"], ["c", "d"]]), paragraph("after", "end")).root
    assert root.outline.count("Caption") == 1
    assert squeezed(root.words) == "see1Referralsabcdafter"


def test_the_entries_of_a_contents_list_stand_in_one() -> None:
    entry = Paragraph((span("Risks\t"), Span("9", field="PAGEREF end")), look=ParagraphLook(style="TOC 1"))
    root = tagged(heading("Contents"), entry, entry, paragraph("after", "end")).root
    assert root.outline == "Document(H1 TOC(TOCI(P(Link)) TOCI(P(Link))) P)"


def test_a_contents_list_is_known_by_its_field_where_its_style_is_another() -> None:
    entry = Paragraph((Span("Risks\t", field='TOC \\o "1-3"'), Span("9", field="PAGEREF end")), look=ParagraphLook())
    assert tagged(entry, paragraph("after", "end")).root.outline == "Document(TOC(TOCI(P(Link))) P)"


def test_quotations_side_by_side_are_one_and_end_where_other_text_stands() -> None:
    quotes = [paragraph("said", style="Quote"), paragraph("and said", style="Intense Quote")]
    found = tagged(*quotes, paragraph("by the panel"), paragraph("again", style="Quote"), item("item"))
    assert found.root.outline == "Document(BlockQuote(P P) P BlockQuote(P) L(LI(Lbl LBody(P))))"
    assert [quote.words for quote in found.root.find("BlockQuote")] == ["said and said ", "again "]


def test_quotations_stay_together_when_page_numbers_are_settled_again() -> None:
    page = Paragraph((span("page "), Span("9", field="PAGE")), look=ParagraphLook(style="Quote"))
    found = tagged(paragraph("before", style="Quote"), page, paragraph("after", style="Quote"))
    assert found.root.outline == "Document(BlockQuote(P P P))"
