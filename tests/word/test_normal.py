"""The normal form sees what a person changed, and nothing that Word or LibreOffice change by themselves."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Cell, Heading, ListItem, Opaque, Paragraph, Picture, Region, Row, Span, Table
from paperwork.model.look import ParagraphLook, SpanLook
from paperwork.model.paper import Draft
from paperwork.word.normal import document_fingerprint, fingerprint, normal_form, regions
from paperwork.word.reader import read

from .reader.specimens import Parts, control, docx, draft, field, lists, num, p, r, style, tbl, tc, tr
from .reader.specimens import level as list_level


def form(*body: str, parts: Parts | None = None) -> str:
    return normal_form(draft(*body, parts=parts).blocks)


def document(*body: str, parts: Parts | None = None) -> str:
    return document_fingerprint(draft(*body, parts=parts))


def test_each_kind_of_block_is_a_line() -> None:
    blocks = (
        Heading(2, (Span("Risks"),)),
        Paragraph((Span("One "), Span("two", bold=True), Span(" three", italic=True))),
        ListItem((Span("item"),), 1, ordered=True),
        ListItem((Span("mark"),)),
        Table((Row((Cell((Paragraph((Span("a"),)), Paragraph((Span("b|"),)))), Cell((), across=2))),)),
        Opaque("words", "chart"),
        Region("paperwork:section/x", "author", (Paragraph((Span("inside"),)),)),
    )
    assert normal_form(blocks).split("\n") == [
        "h2 Risks",
        "p One ⟦b⟧two⟦/b⟧ ⟦i⟧three⟦/i⟧",
        "l1# item",
        "l0* mark",
        "| p a⟦/⟧p b⟦bar⟧ | ⟦2x1⟧ |",
        "o words",
        "⟦paperwork:section/x⟧",
    ]


def test_breaks_tabs_and_the_marks_own_brackets_are_escaped() -> None:
    assert normal_form((Paragraph((Span("a\nb\tc\f⟦b⟧"),)),)) == "p a⟦br⟧b⟦tab⟧c⟦lb⟧b⟦rb⟧"


def test_links_carry_their_address_and_pictures_their_bytes_and_words() -> None:
    picture = Picture(b"1", "A crest", 1, 1)
    line = normal_form(
        (Paragraph((Span("see ", href=""), Span("here", href="https://a.b"), Span("", picture=picture))),)
    )
    assert re.fullmatch(r"p see ⟦a https://a\.b⟧here⟦/a⟧⟦img:[0-9a-f]{64} A crest⟧", line)


@pytest.mark.parametrize(
    "noise",
    [
        '<w:p w:rsidR="00A1"><w:r w:rsidRPr="00B2"><w:t xml:space="preserve">Visits </w:t></w:r>'
        + r("rose")
        + "</w:p>",
        '<w:p><w:proofErr w:type="spellStart"/>' + r("Visits rose") + '<w:proofErr w:type="spellEnd"/></w:p>',
        p(r("Visits ", '<w:lang w:val="en-US"/>') + r("rose")),
        p(r("Visits rose") + '<w:bookmarkStart w:id="1" w:name="_x"/><w:bookmarkEnd w:id="1"/>'),
        p("Visits rose", '<w:spacing w:after="400"/><w:jc w:val="center"/>'),
        p(r("Visits ") + "<w:r><w:lastRenderedPageBreak/></w:r>" + r("rose")),
        p(r("Visits ") + '<w:r><w:br w:type="page"/></w:r>' + r("rose")),
        p(r("Visits rose") + r("", "<w:b/>")),
        p(r("Visits", '<w:color w:val="FF0000"/>') + r(" ", "<w:b/>") + r("rose", '<w:sz w:val="30"/>')),
        control("someone's", p("Visits rose")),
    ],
)
def test_noise_is_no_edit(noise: str) -> None:
    assert form(noise) == form(p("Visits rose"))
    assert document(noise) == document(p("Visits rose"))


@pytest.mark.parametrize(
    "edit",
    [
        p("Visits fell"),
        p("Visits rose "),
        p(r("Visits ") + r("rose", "<w:b/>")),
        p(r("Visits ") + r("rose", "<w:i/>")),
        p("Visits rose", '<w:outlineLvl w:val="0"/>'),
        p("Visits rose") + p(),
        p("Visits") + p("rose"),
        p('<w:hyperlink w:anchor="x">' + r("Visits rose") + "</w:hyperlink>"),
        tbl(tr("Visits rose")),
        p(r("Visits rose") + field("REF x", "")) + p("y"),
    ],
)
def test_an_edit_is_one(edit: str) -> None:
    assert form(edit) != form(p("Visits rose"))
    assert document(edit) != document(p("Visits rose"))


def test_bold_of_a_style_is_no_emphasis_and_bold_over_it_is_none_either() -> None:
    bold = Parts(styles=style("Strong_text", "<w:b/>"))
    assert form(p("a", style="Strong_text"), parts=bold) == form(p("a"))
    assert form(p(r("a", "<w:b/>"), style="Strong_text"), parts=bold) == form(p("a"))


def test_bold_words_joined_by_a_plain_space_are_as_bold_as_one_run() -> None:
    assert form(p(r("a", "<w:b/>") + r(" ") + r("b", "<w:b/>"))) == form(p(r("a b", "<w:b/>")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (field("PAGE", "1"), field("PAGE \\* MERGEFORMAT", "7")),
        (field("PAGEREF _Toc1 \\h", "1"), field("PAGEREF _Toc99 \\h", "7")),
        (field("REF total \\h", "84"), '<w:fldSimple w:instr=" REF total ">' + r("99") + "</w:fldSimple>"),
        (field("SEQ Table \\* ARABIC", "1"), field("SEQ Table", "2")),
        (field("PAGE", "1"), field("PAGE")),
    ],
)
def test_results_of_fields_are_no_edit(one: str, other: str) -> None:
    assert form(p(r("x") + one)) == form(p(r("x") + other))


def test_a_field_that_asks_for_something_else_is_an_edit() -> None:
    assert form(p(field("REF total", "84"))) != form(p(field("REF other", "84")))


def test_what_a_person_types_into_a_form_field_is_text() -> None:
    assert form(p(field("FORMTEXT", "Jane"))) == form(p("Jane"))


def contents(*entries: str) -> str:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3" \\h</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    lines = [r(f"{words}\t") + field(f"PAGEREF _Toc{at}", "3") for at, words in enumerate(entries)]
    lines[0] = begin + lines[0]
    return "".join(p(line) for line in lines) + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def test_a_contents_list_renewed_by_word_is_no_edit() -> None:
    assert form(contents("Risks", "Visits") + p("x")) == form(contents("Risks", "Visits", "More") + p("x"))


def test_automatic_numbers_are_no_edit_but_a_bullet_turned_number_is() -> None:
    def listed(format: str, text: str) -> str:
        return form(p("a", num()), parts=Parts(numbering=lists(list_level(0, text, format))))

    assert listed("decimal", "%1.") == listed("lowerRoman", "(%1)")
    assert listed("decimal", "%1.") != listed("bullet", "o")


FACT = control("paperwork:fact/cin_visits/actual", r("84"))
SENTENCE = control("paperwork:measure/cin_visits/q1", p(r("There were ") + FACT + r(".")))


def test_a_new_value_and_a_rewritten_sentence_are_different_changes() -> None:
    before = regions(draft(SENTENCE))
    new_value = regions(draft(SENTENCE.replace("84", "91")))
    rewritten = regions(draft(SENTENCE.replace("There were ", "We made ")))
    question, fact = "paperwork:measure/cin_visits/q1", "paperwork:fact/cin_visits/actual"
    assert before[question].text == "p There were ⟦paperwork:fact/cin_visits/actual⟧."
    assert before[fact].text == "84"
    assert new_value[question] == before[question]
    assert new_value[fact] != before[fact]
    assert rewritten[question] != before[question]
    assert rewritten[fact] == before[fact]


def test_the_document_sees_the_value_of_a_fact_and_not_its_control() -> None:
    assert document(SENTENCE) != document(SENTENCE.replace("84", "91"))
    assert document(SENTENCE) == document(p("There were 84."))


def test_regions_are_found_in_cells_in_regions_and_in_headers() -> None:
    inner = control("paperwork:priority/a/summary", p("inner"))
    cell = tbl(tr(tc(control("paperwork:measure/x/notes", p("in a cell")))))
    header = f"<w:hdr NAMES>{control('paperwork:paper/exempt', p('head'))}</w:hdr>".encode()
    parts = Parts(others={"word/h.xml": header}, relations={"h": ("header", "h.xml")})
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    found = regions(draft(control("paperwork:section/a", p("outer") + inner), cell, section, parts=parts))
    assert {tag.removeprefix("paperwork:"): stamped.text for tag, stamped in found.items()} == {
        "section/a": "p outer\n⟦paperwork:priority/a/summary⟧",
        "priority/a/summary": "p inner",
        "measure/x/notes": "p in a cell",
        "paper/exempt": "p head",
        "paper/whole": "⟦paperwork:section/a⟧\n| ⟦paperwork:measure/x/notes⟧ |",
        "paper/header_default_1": "⟦paperwork:paper/exempt⟧",
    }


def test_a_region_cut_by_a_section_break_is_one() -> None:
    cut = control("paperwork:section/a", p("a", "<w:sectPr/>") + p("b"))
    assert regions(draft(cut))["paperwork:section/a"].text == "p a\np b"


def test_a_fact_that_stands_twice_with_two_values_has_both() -> None:
    found = regions(draft(p(FACT + r(" and ") + FACT), p(FACT.replace("84", "85"))))
    assert found["paperwork:fact/cin_visits/actual"].text == "84\n85"


def test_an_edit_in_a_header_a_note_or_a_comment_is_an_edit_of_the_document() -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'

    def edited(header: str = "h", footnote: str = "n", comment: str = "c") -> str:
        parts = Parts(
            footnotes=f'<w:footnote w:id="1">{p(footnote)}</w:footnote>',
            comments=f'<w:comment w:id="1">{p(comment)}</w:comment>',
            others={"word/h.xml": f"<w:hdr NAMES>{p(header)}</w:hdr>".encode()},
            relations={"h": ("header", "h.xml")},
        )
        section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
        return document(p(r("x") + note), section, parts=parts)

    assert len({edited(), edited(header="H"), edited(footnote="N"), edited(comment="C")}) == 4
    assert edited() == edited()


def test_looks_never_count() -> None:
    plain = Paragraph((Span("a", look=None),))
    dressed = Paragraph((Span("a", look=SpanLook(size=30)),), look=ParagraphLook(align="right"), anchors=("x",))
    assert fingerprint((plain,)) == fingerprint((dressed,))


def test_a_draft_read_twice_is_the_same() -> None:
    data = docx(SENTENCE, tbl(tr("a", "b")))
    first, second = read(data, "a.docx"), read(data, "b.docx")
    assert document_fingerprint(first) == document_fingerprint(second)
    assert isinstance(first, Draft)


WORDS = st.text("ab ⟦⟧\n\t|", min_size=1, max_size=4)
SPANS = st.lists(st.builds(Span, WORDS, st.booleans(), st.booleans(), st.sampled_from(["", "#x"])), max_size=4).map(
    tuple
)


def spread(spans: tuple[Span, ...]) -> list[tuple[str, bool, bool, str]]:
    """Every mark by itself with its dress; spaces bear none."""
    return [
        (mark, at.bold and not mark.isspace(), at.italic and not mark.isspace(), at.href)
        for at in spans
        for mark in at.text
    ]


@given(SPANS, SPANS)
@settings(max_examples=80)
def test_what_reads_differently_never_looks_the_same(one: tuple[Span, ...], other: tuple[Span, ...]) -> None:
    if normal_form((Paragraph(one),)) == normal_form((Paragraph(other),)):
        assert spread(one) == spread(other)


@given(SPANS, st.integers(0, 3))
@settings(max_examples=50)
def test_splitting_a_run_never_changes_the_form(spans: tuple[Span, ...], at: int) -> None:
    split = tuple(
        Span(text, span.bold, span.italic, span.href)
        for span in spans
        for text in (span.text[:at], span.text[at:])
        if text
    )
    assert normal_form((Paragraph(split),)) == normal_form((Paragraph(spans),))
