"""Sections, headers, footers, notes and what a file says of itself."""

from __future__ import annotations

import pytest

from paperwork.model.blocks import Opaque, block_text
from paperwork.model.look import Line, LineNumbers
from paperwork.model.paper import Draft

from .specimens import A4, Parts, docx, draft, field, inline, p, pic, png, r


def header(words: str, tag: str = "hdr") -> bytes:
    return f"<w:{tag} NAMES>{p(words)}</w:{tag}>".encode()


FURNITURE = Parts(
    others={
        "word/h1.xml": header("one"),
        "word/h2.xml": header("two"),
        "word/f1.xml": header(r("Page ") + field("PAGE", "1"), "ftr"),
    },
    relations={"h1": ("header", "h1.xml"), "h2": ("header", "h2.xml"), "f1": ("footer", "f1.xml")},
)


def reference(id: str, kind: str = "default", of: str = "header") -> str:
    return f'<w:{of}Reference w:type="{kind}" r:id="{id}"/>'


def section(inside: str) -> str:
    return f"<w:sectPr>{inside}</w:sectPr>"


def headers(found: Draft) -> list[dict[str, str]]:
    return [
        {kind: " ".join(block_text(block) for block in blocks) for kind, blocks in at.headers.items()}
        for at in found.sections
    ]


def test_a_section_says_its_page() -> None:
    said = (
        '<w:type w:val="continuous"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="-1440" w:right="720" w:bottom="360" w:left="1000" w:header="400" w:footer="500" '
        'w:gutter="100"/>'
        '<w:pgNumType w:fmt="lowerRoman" w:start="3"/><w:cols w:num="2" w:space="400"/><w:vAlign w:val="center"/>'
        "<w:titlePg/>"
    )
    page = draft(p("x"), section(said)).sections[0].page
    assert (page.width, page.height) == pytest.approx((841.9, 595.3))
    assert (page.top, page.right, page.bottom, page.left, page.header, page.footer) == (72, 36, 18, 55, 20, 25)
    assert (page.start, page.first_number, page.number_format) == ("continuous", 3, "lowerRoman")
    assert (page.columns, page.column_space, page.vertical, page.different_first) == ((0.0, 0.0), 20.0, "center", True)


def test_columns_of_their_own_widths_say_them() -> None:
    said = '<w:cols w:equalWidth="0" w:num="2"><w:col w:w="2000" w:space="100"/><w:col w:w="4000"/></w:cols>'
    assert draft(p("x"), section(said)).sections[0].page.columns == (100.0, 200.0)


def test_a_file_without_sections_is_one_on_words_own_page() -> None:
    (only,) = draft(p("x")).sections
    assert (only.page.width, only.page.height) == (612.0, 792.0)


def test_each_section_has_its_blocks_and_hands_its_headers_on() -> None:
    found = draft(
        p("a"),
        p("b", section(A4 + reference("h1"))),
        p("c", section(A4)),
        p("d"),
        section(A4 + reference("h2") + reference("h1", "first")),
        parts=FURNITURE,
    )
    assert [[block_text(block) for block in at.blocks] for at in found.sections] == [["a", "b"], ["c"], ["d"]]
    assert headers(found) == [{"default": "one"}, {"default": "one"}, {"default": "two", "first": "one"}]


def test_footers_hold_page_numbers() -> None:
    found = draft(p("x"), section(reference("f1", of="footer")), parts=FURNITURE).sections[0]
    (only,) = found.footers["default"]
    assert [(at.text, at.field) for at in only.spans] == [("Page ", ""), ("1", "PAGE")]


def test_page_numbers_go_on_or_start_anew_even_at_nought() -> None:
    found = draft(
        p("a", section("")), p("b", section('<w:pgNumType w:start="0"/>')), section('<w:pgNumType w:start="7"/>')
    )
    assert [at.page.first_number for at in found.sections] == [None, 0, 7]


def test_default_tabs_stand_as_far_apart_as_the_settings_say() -> None:
    assert draft(p("x"), parts=Parts(settings='<w:defaultTabStop w:val="400"/>')).tab_every == 20.0
    assert draft(p("x")).tab_every == 36.0


def test_odd_and_even_pages_may_differ() -> None:
    assert draft(p("x"), parts=Parts(settings="<w:evenAndOddHeaders/>")).even_and_odd
    assert not draft(p("x")).even_and_odd


def test_tabs_tied_to_the_margins_stand_there() -> None:
    tab = '<w:r><w:ptab w:relativeTo="margin" w:alignment="{}" w:leader="none"/></w:r>'
    found = draft(p(r("a") + tab.format("center") + r("b") + tab.format("right") + r("c")), section(A4))
    (block,) = found.blocks
    assert block_text(block) == "a\tb\tc"
    assert [(tab.at, tab.align) for tab in block.look.tabs] == [
        (pytest.approx(225.65), "center"),
        (pytest.approx(451.3), "right"),
    ]


def note(id: int, words: str, kind: str = "footnote") -> str:
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{id}">{p(mark + r(" " + words))}</w:{kind}>'


def refer(id: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{id}"{more}/></w:r>'


def test_notes_are_numbered_as_they_are_referred_to() -> None:
    parts = Parts(footnotes=note(1, "first") + note(2, "second") + note(3, "never"), endnotes=note(1, "end", "endnote"))
    found = draft(p(r("a") + refer(2) + r("b") + refer(1) + refer(1, "endnote")), parts=parts)
    spans = found.blocks[0].spans
    assert [(at.text, at.note) for at in spans] == [
        ("a", ""), ("1", "footnote-2"), ("b", ""), ("2", "footnote-1"), ("i", "endnote-1")
    ]  # fmt: skip
    assert {key: block_text(blocks[0]) for key, blocks in found.notes.items()} == {
        "footnote-2": "1 second",
        "footnote-1": "2 first",
        "endnote-1": "i end",
    }


def test_a_note_with_a_mark_of_its_own_takes_no_number() -> None:
    body = p(refer(1, more=' w:customMarkFollows="1"') + r("*") + refer(2))
    found = draft(body, parts=Parts(footnotes=note(1, "starred") + note(2, "numbered")))
    assert block_text(found.blocks[0]) == "*1"


def test_a_file_says_what_it_is() -> None:
    core = (
        b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Visits</dc:title><dc:creator>A. Clerk</dc:creator>'
        b"</cp:coreProperties>"
    )
    custom = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        b'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        b'<property name="Committee"><vt:lpwstr>Scrutiny</vt:lpwstr></property></Properties>'
    )
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="cy-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    parts = Parts(styles=styles, others={"docProps/core.xml": core, "docProps/custom.xml": custom})
    said = draft(p("x"), parts=parts).properties
    assert (said.title, said.author, said.committee, said.language) == ("Visits", "A. Clerk", "Scrutiny", "cy-GB")


def test_a_file_that_says_no_language_is_british_english() -> None:
    assert draft(p("x")).properties.language == "en-GB"


def test_a_header_that_is_not_there_is_empty() -> None:
    found = draft(p("x"), section(reference("h9")), parts=FURNITURE)
    assert headers(found) == [{}]
    assert docx(p("x"))


def test_page_borders_line_numbers_and_column_lines_are_read() -> None:
    frame = '<w:pgBorders w:offsetFrom="page" w:display="firstPage"><w:top w:val="double" w:sz="8" w:space="24"/>'
    numbers = '<w:lnNumType w:countBy="5" w:start="2" w:distance="200" w:restart="newSection"/>'
    unequal = (
        '<w:cols w:num="2" w:sep="1" w:equalWidth="0"><w:col w:w="2000" w:space="300"/><w:col w:w="3000"/></w:cols>'
    )
    page = draft(p("a"), f"<w:sectPr>{A4}{frame}</w:pgBorders>{numbers}{unequal}</w:sectPr>").sections[0].page
    assert page.borders == {"top": Line(1.0, "#000000", "double", 24.0)}
    assert (page.borders_from, page.borders_on) == ("page", "first")
    assert page.line_numbers == LineNumbers(5, 3, 10.0, "section")
    assert (page.columns, page.gaps, page.rule) == ((100.0, 150.0), (15.0, 0.0), True)


def test_settings_say_of_margins_that_they_face_and_of_notes_where_they_start_again() -> None:
    said = (
        "<w:mirrorMargins/><w:footnotePr><w:numFmt w:val='lowerLetter'/><w:numRestart w:val='eachPage'/></w:footnotePr>"
    )
    said += '<w:endnotePr><w:pos w:val="sectEnd"/></w:endnotePr>'
    found = draft(p("a"), f"<w:sectPr>{A4}</w:sectPr>", parts=Parts(settings=said))
    assert found.sections[0].page.mirrored
    assert found.sections[0].page.notes_by_page == "lowerLetter"
    assert found.endnotes_by_section


def test_a_dropped_capital_joins_the_words_that_it_begins() -> None:
    capital = p("T", '<w:framePr w:dropCap="drop" w:lines="2"/>')
    (block,) = draft(capital, p("he panel", '<w:jc w:val="both"/>'), f"<w:sectPr>{A4}</w:sectPr>").blocks
    assert block_text(block) == "The panel"
    assert (block.look.dropped, block.look.align) == (2, "justify")  # type: ignore[union-attr]


def test_a_framed_page_number_stands_beside_the_words_of_its_footer() -> None:
    framed = p(field("PAGE", "1"), '<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="right" w:y="1"/>')
    footer = f"<w:ftr NAMES>{framed}{p('Words')}</w:ftr>".encode()
    parts = Parts(relations={"f": ("footer", "f.xml")}, others={"word/f.xml": footer})
    found = draft(p("a"), f'<w:sectPr><w:footerReference w:type="default" r:id="f"/>{A4}</w:sectPr>', parts=parts)
    box, words = found.sections[0].footers["default"]
    assert isinstance(box, Opaque)
    assert box.look is not None
    assert (box.look.floating, block_text(words)) == (True, "Words")
    assert box.blocks[0].look.align == "right"  # type: ignore[union-attr]


def test_a_note_with_a_mark_of_its_author_keeps_it() -> None:
    said = '<w:footnote w:id="2"><w:p><w:r><w:t>* said</w:t></w:r></w:p></w:footnote>'
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    found = draft(p(r("a") + mark), f"<w:sectPr>{A4}</w:sectPr>", parts=Parts(footnotes=said))
    assert [(span.text, span.note) for span in found.blocks[0].spans] == [  # type: ignore[union-attr]
        ("a", ""),
        ("*", "footnote-2"),
    ]


def test_a_column_break_is_no_page_break() -> None:
    broken = '<w:r><w:t>a</w:t><w:br w:type="column"/><w:t>b</w:t><w:br w:type="page"/></w:r>'
    assert block_text(draft(p(broken), f"<w:sectPr>{A4}</w:sectPr>").blocks[0]) == "a\vb\f"


def test_notes_of_notes_are_read_and_numbered_after_those_of_the_text() -> None:
    inner = f'<w:footnote w:id="1">{p(r("see") + refer(3))}</w:footnote>'
    found = draft(p(r("a") + refer(1) + refer(2)), parts=Parts(footnotes=inner + note(2, "two") + note(3, "three")))
    assert {key: block_text(blocks[0]) for key, blocks in found.notes.items()} == {
        "footnote-1": "see3",
        "footnote-2": "2 two",
        "footnote-3": "3 three",
    }


FOUR = Parts(footnotes=note(1, "a") + note(2, "b") + note(3, "c"), endnotes=note(1, "d", "endnote"))


def marks(first: str = "", second: str = "", settings: str = "") -> list[str]:
    """The marks of two notes of one section, and of a footnote and an endnote of the next."""
    body = [p(refer(1) + refer(2), f"<w:sectPr>{A4}{first}</w:sectPr>"), p(refer(3) + refer(1, "endnote"))]
    parts = Parts(footnotes=FOUR.footnotes, endnotes=FOUR.endnotes, settings=settings)
    found = draft(*body, f"<w:sectPr>{A4}{second}</w:sectPr>", parts=parts)
    return [span.text for block in found.blocks for span in block.spans]  # type: ignore[union-attr]


def test_notes_are_numbered_as_their_section_says_or_else_as_the_file_says() -> None:
    start = '<w:{}Pr><w:numStart w:val="3"/></w:{}Pr>'
    anew = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    assert marks() == ["1", "2", "3", "i"]
    assert marks(first=start.format("footnote", "footnote")) == ["3", "4", "5", "i"]
    assert marks(settings=start.format("endnote", "endnote")) == ["1", "2", "3", "iii"]
    assert marks(settings=anew) == ["1", "2", "1", "i"]
    assert marks(second=anew.replace("<w:numR", '<w:numFmt w:val="upperRoman"/><w:numR')) == ["1", "2", "I", "i"]
    assert marks(second='<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>') == ["1", "2", "3", "1"]


@pytest.mark.parametrize(
    ("ending", "counts"),
    [
        ("", [2, 1]),
        ('<w:bookmarkStart w:id="7" w:name="here"/><w:bookmarkEnd w:id="7"/>', [3, 1]),
        (r("end"), [3, 1]),
    ],
    ids=["empty", "with-a-bookmark", "with-words"],
)
def test_an_empty_paragraph_that_only_ends_a_section_takes_no_room(ending: str, counts: list[int]) -> None:
    found = draft(p("a"), p("b"), p(ending, section(A4)), p("c"), section(A4))
    assert [len(at.blocks) for at in found.sections] == counts


def test_a_section_of_nothing_but_an_empty_paragraph_has_it() -> None:
    found = draft(p("", section(A4)), p("c"), section(A4))
    assert [len(at.blocks) for at in found.sections] == [1, 1]


def test_what_is_anchored_where_a_section_ends_is_kept() -> None:
    parts = Parts(others={"word/media/a.png": png()}, relations={"png": ("image", "media/a.png")})
    found = draft(p("a"), p(inline(pic("png")), section(A4)), p("c"), section(A4), parts=parts)
    assert len(found.sections[0].blocks) == 2


def test_a_mark_that_leads_nowhere_takes_the_next_note_that_no_mark_leads_to_and_a_finding_says_so() -> None:
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    parts = Parts(footnotes=separator + note(50, "third") + note(2, "second") + note(40, "first"))
    found = draft(p(refer(1) + refer(2) + refer(3) + refer(4)), parts=parts)
    words = {key: block_text(blocks[0]).strip("1234 ") for key, blocks in found.notes.items()}
    assert words == {"footnote-1": "first", "footnote-2": "second", "footnote-3": "third"}
    (finding,) = found.findings
    assert finding.message.startswith("3 footnote marks")
