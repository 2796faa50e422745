"""Styles, themes and direct formatting give each run and paragraph its look."""

from __future__ import annotations

import io
import zipfile

import pytest

from paperwork.model.blocks import Heading, Paragraph
from paperwork.word.reader import read

from .specimens import Parts, blocks, docx, p, paragraph, r, span, style, tbl, tc, tr, zipped

NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr>{}</w:rPr></w:style>'
)


def test_a_file_without_styles_is_times_at_ten_points() -> None:
    look = span(p("Hello")).look
    assert look is not None
    assert (look.font, look.size, look.bold) == ("Times New Roman", 10.0, False)


def test_defaults_then_the_default_style_then_the_named_one_then_the_run_say_the_size() -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
    sized = Parts(styles=defaults + NORMAL.format('<w:sz w:val="24"/>') + style("Big", '<w:sz w:val="30"/>'))
    found = blocks(
        p("a"), p("b", style="Big"), p(r("c", '<w:sz w:val="50"/>'), style="Big"), p("d", style="None"), parts=sized
    )
    assert [block.spans[0].look.size for block in found] == [12.0, 15.0, 25.0, 12.0]


def test_a_style_takes_what_it_does_not_say_from_what_it_builds_on() -> None:
    parts = Parts(styles=style("Base", "<w:i/>", '<w:ind w:left="400"/>') + style("Child", "<w:b/>", on="Base"))
    found = paragraph(p("x", style="Child"), parts=parts)
    assert found.spans[0].look.italic
    assert found.spans[0].look.bold
    assert found.look.left == 20.0


def test_styles_that_build_on_each_other_in_a_ring_are_still_read() -> None:
    parts = Parts(styles=style("A", "<w:b/>", on="B") + style("B", "<w:i/>", on="A"))
    assert span(p("x", style="A"), parts=parts).look.bold


@pytest.mark.parametrize(
    ("paragraph_bold", "character_bold", "direct", "bold", "emphasis"),
    [
        (False, False, "", False, False),
        (True, False, "", True, False),
        (False, True, "", True, True),
        (True, True, "", False, True),
        (True, False, "<w:b/>", True, False),
        (True, False, '<w:b w:val="0"/>', False, True),
        (False, False, "<w:b/>", True, True),
        (True, True, "<w:b/>", True, False),
    ],
)
def test_bold_toggles_between_styles_and_emphasis_is_what_stands_out(
    paragraph_bold: bool, character_bold: bool, direct: str, bold: bool, emphasis: bool
) -> None:
    parts = Parts(
        styles=style("P", "<w:b/>" if paragraph_bold else "")
        + style("C", "<w:b/>" if character_bold else "", kind="character")
    )
    found = span(p(r("x", f'<w:rStyle w:val="C"/>{direct}'), style="P"), parts=parts)
    assert (found.look.bold, found.bold) == (bold, emphasis)


def test_fonts_and_colours_come_from_the_theme() -> None:
    theme = (
        '<a:themeElements><a:clrScheme name="x"><a:accent1><a:srgbClr val="336699"/></a:accent1></a:clrScheme>'
        '<a:fontScheme name="x"><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme>'
        "</a:themeElements>"
    )
    run = '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Arial"/><w:color w:val="000000" w:themeColor="accent1"/>'
    look = span(p(r("x", run)), parts=Parts(theme=theme)).look
    assert (look.font, look.colour) == ("Calibri", "#336699")


def test_a_theme_colour_is_tinted_and_shaded() -> None:
    lighter = span(p(r("x", '<w:color w:val="auto" w:themeColor="text1" w:themeTint="80"/>'))).look.colour
    darker = span(p(r("x", '<w:color w:val="auto" w:themeColor="background1" w:themeShade="BF"/>'))).look.colour
    assert (lighter, darker) == ("#7f7f7f", "#bfbfbf")


def test_every_dress_of_a_run_is_read() -> None:
    look = span(
        p(
            r(
                "x",
                '<w:u w:val="single"/><w:strike/><w:color w:val="FF0000"/><w:highlight w:val="yellow"/><w:caps/>'
                '<w:vertAlign w:val="superscript"/><w:spacing w:val="20"/><w:position w:val="6"/>'
                '<w:lang w:val="cy-GB"/>',
            )
        )
    ).look
    assert (look.underline, look.strike, look.colour, look.shading) == (True, True, "#ff0000", "#ffff00")
    assert (look.caps, look.vertical, look.spacing, look.raised, look.language) == ("all", "super", 1.0, 3.0, "cy-GB")


def test_every_dress_of_a_paragraph_is_read() -> None:
    look = paragraph(
        p(
            "x",
            '<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:widowControl w:val="0"/>'
            '<w:pBdr><w:bottom w:val="double" w:sz="8" w:space="1" w:color="00FF00"/></w:pBdr>'
            '<w:shd w:val="clear" w:fill="EEEEEE"/>'
            '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
            '<w:spacing w:before="120" w:after="240" w:line="360" w:lineRule="auto"/>'
            '<w:ind w:left="720" w:right="200" w:hanging="360"/><w:contextualSpacing/><w:jc w:val="both"/>',
        )
    ).look
    assert look.keep_next
    assert look.keep_lines
    assert look.page_break_before
    assert not look.widow_control
    assert look.contextual
    assert (look.before, look.after, look.line, look.line_rule) == (6.0, 12.0, 1.5, "auto")
    assert (look.left, look.right, look.first, look.align) == (36.0, 10.0, -18.0, "justify")
    assert (look.tabs[0].at, look.tabs[0].align, look.tabs[0].leader) == (450.0, "right", ".")
    assert (look.borders["bottom"].width, look.borders["bottom"].pattern) == (1.0, "double")
    assert look.shading == "#eeeeee"


def test_a_tab_of_a_style_is_cleared_by_the_paragraph() -> None:
    parts = Parts(
        styles=style("T", para='<w:tabs><w:tab w:val="left" w:pos="100"/><w:tab w:val="left" w:pos="200"/></w:tabs>')
    )
    look = paragraph(p("x", '<w:tabs><w:tab w:val="clear" w:pos="100"/></w:tabs>', style="T"), parts=parts).look
    assert [tab.at for tab in look.tabs] == [10.0]


def test_a_heading_is_what_has_an_outline_level_by_its_style_or_its_style_by_name() -> None:
    parts = Parts(styles=style("Heading2") + style("Part", para='<w:outlineLvl w:val="2"/>') + style("Title"))
    found = blocks(
        p("a", style="Heading2"), p("b", style="Part"), p("c", '<w:outlineLvl w:val="0"/>'), p("d", style="Title"),
        p("e", '<w:outlineLvl w:val="9"/>', style="Part"), parts=parts,
    )  # fmt: skip
    assert [block.level if isinstance(block, Heading) else 0 for block in found] == [2, 3, 1, 0, 0]
    assert isinstance(found[3], Paragraph)
    assert found[3].look.style == "Title"


def test_styles_give_paragraphs_their_roles() -> None:
    named = ["Caption", "Note", "Numbered_paragraph", "Body_Text"]
    found = blocks(*(p("x", style=name) for name in named), parts=Parts(styles="".join(style(name) for name in named)))
    assert [block.role for block in found] == ["caption", "note", "numbered", "body"]


def test_a_strict_file_reads_like_any_other() -> None:
    with zipfile.ZipFile(io.BytesIO(docx(p("x", '<w:ind w:left="1in"/>')))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    main = members["word/document.xml"]
    members["word/document.xml"] = main.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read(zipped(members), "x.docx").blocks[0].look.left == 72.0


def test_east_asian_and_right_to_left_words_take_their_own_fonts() -> None:
    fonts = '<w:rFonts w:ascii="Arial" w:eastAsia="MS Mincho" w:cs="David"/>'
    found = [span(p(r(text, fonts))).look.font for text in ("word", "漢字", "שלום")]
    assert found == ["Arial", "MS Mincho", "David"]


def test_words_in_a_symbol_font_become_the_characters_they_look_like() -> None:
    found = span(p(r("ab", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')))
    assert (found.text, found.look.font) == ("αβ", "Times New Roman")


def test_table_text_takes_the_table_styles_font_under_its_own() -> None:
    styled = style("Grid", '<w:sz w:val="16"/>', '<w:spacing w:after="0"/>', kind="table")
    defaults = "<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after='200'/></w:pPr></w:pPrDefault></w:docDefaults>"
    found = blocks(
        tbl(tr(tc("x"), tc("y")), props='<w:tblStyle w:val="Grid"/>'), p("z"), parts=Parts(styles=defaults + styled)
    )
    inside = found[0].rows[0].cells[0].blocks[0]
    assert (inside.look.after, inside.spans[0].look.size) == (0.0, 8.0)
    assert found[1].look.after == 10.0


def test_of_two_default_styles_the_last_one_counts() -> None:
    one, two = (style(id, f'<w:sz w:val="{size}"/>') for id, size in (("One", 20), ("Two", 40)))
    styles = "".join(at.replace("<w:style ", '<w:style w:default="1" ', 1) for at in (one, two))
    assert span(p(r("a")), parts=Parts(styles=styles)).look.size == 20.0
