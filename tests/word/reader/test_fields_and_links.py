"""Fields, links, bookmarks and controls keep their words and say what they are."""

from __future__ import annotations

import pytest

from paperwork.model.blocks import Paragraph, Region, block_text, flattened

from .specimens import Parts, blocks, control, draft, field, p, paragraph, r, span, tbl, tc, tr

LINK = Parts(relations={"rId9": ("hyperlink", "https://example.org/a")})


def said(spans) -> list[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    return [(at.text, at.field, at.href) for at in spans]


def test_a_field_is_a_span_with_its_instruction_and_its_result() -> None:
    found = paragraph(p(r("Page ") + field("PAGE", "3") + r(" of ") + field("NUMPAGES  \\* MERGEFORMAT", "9")))
    assert said(found.spans) == [
        ("Page ", "", ""),
        ("3", "PAGE", ""),
        (" of ", "", ""),
        ("9", "NUMPAGES \\* MERGEFORMAT", ""),
    ]


def test_a_page_number_without_a_result_still_stands_in_its_place() -> None:
    assert said(paragraph(p(r("p") + field("PAGE"))).spans) == [("p", "", ""), ("", "PAGE", "")]
    assert said(paragraph(p('<w:fldSimple w:instr=" PAGE "/>')).spans) == [("", "PAGE", "")]


def test_a_page_number_in_runs_of_several_looks_is_one_span() -> None:
    result = r("1") + r("2", "<w:b/>")
    assert said(paragraph(p(f'<w:fldSimple w:instr="PAGE">{result}</w:fldSimple>')).spans) == [("12", "PAGE", "")]


def test_two_page_numbers_side_by_side_stay_two() -> None:
    assert len(paragraph(p(field("PAGE", "1") + field("PAGE", "1"))).spans) == 2


@pytest.mark.parametrize(
    ("instruction", "href"),
    [
        ('HYPERLINK "https://example.org/x y"', "https://example.org/x y"),
        ('HYPERLINK \\l "part"', "#part"),
        ('HYPERLINK "https://example.org" \\l "part" \\o "a tip" \\t "_blank"', "https://example.org#part"),
        ("REF _Ref1 \\h", "#_Ref1"),
        ("PAGEREF _Toc1 \\h", "#_Toc1"),
        ("REF _Ref1", ""),
        ('HYPERLINK "C:\\\\papers\\\\a.pdf"', "C:\\papers\\a.pdf"),
    ],
)
def test_fields_lead_where_they_say(instruction: str, href: str) -> None:
    assert span(p(field(instruction, "here"))).href == href


def test_links_lead_outside_and_inside() -> None:
    outside = '<w:hyperlink r:id="rId9">' + r("out") + "</w:hyperlink>"
    both = '<w:hyperlink r:id="rId9" w:anchor="b">' + r("both") + "</w:hyperlink>"
    inside = '<w:hyperlink w:anchor="b">' + r("in") + r("side") + "</w:hyperlink>"
    found = paragraph(p(outside + both + inside), parts=LINK).spans
    assert [(at.text, at.href) for at in found] == [
        ("out", "https://example.org/a"), ("both", "https://example.org/a#b"), ("inside", "#b")
    ]  # fmt: skip


def test_a_contents_list_keeps_its_words_links_and_page_references() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3" \\h</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    entry = '<w:hyperlink w:anchor="_Toc1">' + r("Risks") + "<w:r><w:tab/></w:r>" + field("PAGEREF _Toc1 \\h", "4")
    entry += "</w:hyperlink>"
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    found = blocks(p(begin + entry), p(entry), p(end), p("after"))
    assert [block_text(block) for block in found] == ["Risks\t4", "Risks\t4", "", "after"]
    assert said(found[1].spans) == [
        ("Risks\t", 'TOC \\o "1-3" \\h', "#_Toc1"),
        ("4", "PAGEREF _Toc1 \\h", "#_Toc1"),
    ]
    assert found[3].spans[0].field == ""


def test_an_entry_inside_its_page_reference_stands_before_it() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    entry = field("PAGEREF _Toc1 \\h", "Risks</w:t><w:tab/><w:t>4")
    found = paragraph(p(begin + entry + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')).spans
    assert [(at.text, at.field) for at in found] == [("Risks\t", "TOC"), ("4", "PAGEREF _Toc1 \\h")]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert [block_text(block) for block in blocks(p(begin + r("a")), p("b"))] == ["a", "b"]


def test_an_end_without_a_begin_is_harmless() -> None:
    assert block_text(paragraph(p('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("a")))) == "a"


def test_instructions_and_index_entries_are_not_printed() -> None:
    assert block_text(paragraph(p(r("a") + field('XE "apple"') + field('SET x "hidden"', "hidden") + r("b")))) == "ab"


def test_form_fields_show_their_choice() -> None:
    tick = "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
    entries = "<w:listEntry w:val='Red'/><w:listEntry w:val='Amber'/>"
    chosen = f"<w:ffData><w:ddList><w:result w:val='1'/>{entries}</w:ddList></w:ffData>"
    marks = "".join(
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText>{name}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for data, name in ((tick, "FORMCHECKBOX"), (chosen, "FORMDROPDOWN"))
    )
    assert block_text(paragraph(p(marks))) == "☒Amber"


def test_bookmarks_name_the_paragraph_that_they_begin_in_or_before() -> None:
    start = '<w:bookmarkStart w:id="1" w:name="{}"/>'
    found = blocks(
        start.format("before") + p(start.format("_pw_0123456789ab") + start.format("_GoBack") + r("a")),
        tbl(tr(tc(p(start.format("cell") + r("b"))))),
        p("c"),
    )
    assert found[0].anchors == ("before", "_pw_0123456789ab")
    assert found[1].rows[0].cells[0].blocks[0].anchors == ("cell",)
    assert found[2].anchors == ()


def test_our_controls_become_regions_with_their_owners() -> None:
    found = blocks(
        control("paperwork:section/risks", p("a")),
        control("paperwork:measure/cin/months", tbl(tr("x", "y"))),
        control("paperwork:measure/cin/q2", p("b")),
        control("paperwork:measure/cin/notes", p("c")),
        control("paperwork:measure/cin/lead", p("e")),
        control("paperwork:priority/a/summary", p("d")),
    )
    assert [(at.tag.removeprefix("paperwork:"), at.owner) for at in found if isinstance(at, Region)] == [
        ("section/risks", "author"),
        ("measure/cin/months", "data"),
        ("measure/cin/q2", "author"),
        ("measure/cin/notes", "author"),
        ("measure/cin/lead", "author"),
        ("priority/a/summary", "data"),
    ]


def test_controls_of_others_are_opened() -> None:
    found = blocks(control("theirs", p("a") + control("", p("b"))), p(control("theirs", r("c"))))
    assert [block_text(block) for block in found] == ["a", "b", "c"]


def test_controls_around_rows_and_cells_are_opened() -> None:
    cell = control("x", tc("a"))
    found = blocks(tbl(control("y", f"<w:tr>{cell}{tc('b')}</w:tr>")))[0]
    assert block_text(found) == "a\tb"


def test_a_fact_in_a_sentence_is_named() -> None:
    inside = r("There were ") + control("paperwork:fact/cin_visits/actual", r("8") + r("4")) + r(".")
    found = paragraph(p(inside)).spans
    assert [(at.text, at.fact) for at in found] == [("There were ", ""), ("84", "cin_visits.actual"), (".", "")]


def test_a_region_that_a_section_break_cuts_stands_in_both_sections() -> None:
    cut = p("a", "<w:sectPr/>")
    found = draft(control("paperwork:section/x", cut + p("b")), "<w:sectPr/>")
    assert [[block_text(at) for at in section.blocks] for section in found.sections] == [["a"], ["b"]]
    assert [block.tag for block in found.blocks] == ["paperwork:section/x"] * 2


def test_a_regions_words_are_in_reading_order() -> None:
    found = blocks(p("a"), control("paperwork:section/x", p("b")), p("c"))
    assert [block_text(at) for at in flattened(found)] == ["a", "b", "c"]


def test_untouched_gaps_are_marked_by_their_character_style() -> None:
    styles = '<w:style w:type="character" w:styleId="G"><w:name w:val="Gap"/></w:style>'
    gap = r("[To be written]", '<w:rStyle w:val="G"/>')
    found = blocks(p(gap), p(gap + r(" and more")), parts=Parts(styles=styles))
    assert [block.role for block in found if isinstance(block, Paragraph)] == ["gap", "body"]
