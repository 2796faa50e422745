"""Tracked changes are read as accepted, comments and hidden text do not pass unseen, and no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from paperwork.model.blocks import Block, Opaque, Table, block_text, flattened

from .specimens import NAMES, Parts, blocks, control, draft, field, inline, p, r, tbl, tc, tr


def ins(inside: str) -> str:
    return f'<w:ins w:id="1" w:author="x">{inside}</w:ins>'


def gone(words: str) -> str:
    return f'<w:del w:id="2" w:author="x"><w:r><w:delText>{words}</w:delText></w:r></w:del>'


MARK_DELETED = '<w:rPr><w:del w:id="3" w:author="x"/></w:rPr>'


def said(*body: str) -> list[str]:
    return [block_text(block) for block in blocks(*body)]


def test_insertions_stay_and_deletions_go_and_the_place_is_named() -> None:
    found = draft(p(r("a") + ins(r("b")) + gone("c") + r("d")))
    assert block_text(found.blocks[0]) == "abd"
    (finding,) = found.findings
    assert (finding.check, finding.severity, finding.quote) == ("tracked-change", "error", "b")
    assert "inserted text and deleted text" in finding.message


def test_a_deleted_paragraph_mark_joins_two_paragraphs_in_the_look_of_the_second() -> None:
    found = draft(p(r("a "), MARK_DELETED), p("b", '<w:jc w:val="center"/>'), p("c"))
    assert [block_text(block) for block in found.blocks] == ["a b", "c"]
    assert found.blocks[0].look.align == "center"


def test_a_paragraph_deleted_whole_leaves_nothing() -> None:
    assert said(p("a"), p(gone("b"), MARK_DELETED), p("c")) == ["a", "c"]


def test_a_deleted_mark_before_a_table_or_at_the_end_loses_no_words() -> None:
    assert said(p("a", MARK_DELETED), tbl(tr("t")), p("b", MARK_DELETED)) == ["a", "t", "b"]


def test_moved_text_stands_where_it_was_moved_to() -> None:
    moved = '<w:moveFrom w:id="1"><w:r><w:t>x</w:t></w:r></w:moveFrom>', f'<w:moveTo w:id="2">{r("x")}</w:moveTo>'
    assert said(p(moved[0] + r("a")), p(moved[1] + r("b"))) == ["a", "xb"]


def test_deleted_rows_and_cells_go_and_inserted_ones_stay() -> None:
    kept = tr("a", props='<w:ins w:id="1"/>')
    found = draft(tbl(kept, tr("b", props='<w:del w:id="2"/>'), tr("c", tc("d", '<w:cellDel w:id="3"/>'))))
    assert block_text(found.blocks[0]) == "a\nc"
    assert [finding.check for finding in found.findings] == ["tracked-change"] * 3


@pytest.mark.parametrize(
    "body",
    [
        p(r("a", '<w:b/><w:rPrChange w:id="1"/>')),
        p("a", '<w:pPrChange w:id="1"><w:pPr/></w:pPrChange>'),
        p("a", '<w:rPr><w:ins w:id="1"/></w:rPr>'),
    ],
)
def test_changes_of_format_are_named_as_well(body: str) -> None:
    assert [finding.check for finding in draft(body).findings] == ["tracked-change"]


MARK = 'w:id="1" w:author="x"'
ANYWHERE = {
    "an inserted cell": tbl(tr("a", tc("b", f"<w:cellIns {MARK}/>"))),
    "merged cells": tbl(tr("a", tc("b", f'<w:cellMerge {MARK} w:vMerge="cont"/>'))),
    "a cell's look": tbl(tr(tc("a", f"<w:tcPrChange {MARK}><w:tcPr/></w:tcPrChange>"))),
    "a row's look": tbl(tr("a", props=f"<w:trPrChange {MARK}><w:trPr/></w:trPrChange>")),
    "a table's look": tbl(tr("a"), props=f"<w:tblPrChange {MARK}><w:tblPr/></w:tblPrChange>"),
    "a table's grid": tbl(tr("a")).replace("</w:tblGrid>", f"<w:tblGridChange {MARK}/></w:tblGrid>"),
    "a page": p("a") + f"<w:sectPr><w:sectPrChange {MARK}><w:sectPr/></w:sectPrChange></w:sectPr>",
    "a section's page": p("a", f"<w:sectPr><w:sectPrChange {MARK}><w:sectPr/></w:sectPrChange></w:sectPr>"),
    "a number": p("a", f'<w:numPr><w:numId w:val="1"/><w:ins {MARK}/></w:numPr>'),
    "an old number": p("a", f"<w:numPr><w:numberingChange {MARK}/></w:numPr>"),
    "a moved mark": p("a", f"<w:rPr><w:moveTo {MARK}/></w:rPr>"),
    "inserted paragraphs": f"<w:ins {MARK}>{p('a')}</w:ins>",
    "deleted paragraphs": p("a") + f"<w:del {MARK}>{p('b')}</w:del>",
    "rows moved away": tbl(f"<w:moveFrom {MARK}>{tr('b')}</w:moveFrom>", tr("a")),
    "a control": f"<w:customXmlInsRangeStart {MARK}/>{control('theirs', p('a'))}",
    "an equation's words": p(f"<m:oMath><w:ins {MARK}><m:r><m:t>a</m:t></m:r></w:ins></m:oMath>"),
    "an equation's look": p(f"<m:oMath><m:r><w:rPr><w:rPrChange {MARK}/></w:rPr><m:t>a</m:t></m:r></m:oMath>"),
    "a text box": p(inline(f"<wps:wsp><w:txbxContent>{p(ins(r('a')))}</w:txbxContent></wps:wsp>")),
}


@pytest.mark.parametrize("body", ANYWHERE.values(), ids=ANYWHERE)
def test_a_change_is_named_once_wherever_it_stands(body: str) -> None:
    found = draft(body)
    assert [(finding.check, finding.severity) for finding in found.findings] == [("tracked-change", "error")]
    assert words_of(found.blocks) in (["a"], ["a", "b"])


def test_a_change_in_the_older_form_of_a_drawing_is_named_once() -> None:
    box = f"<w:txbxContent>{p('a', '<w:pPrChange><w:pPr/></w:pPrChange>')}</w:txbxContent>"
    old = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    new = inline(f"<wps:wsp>{box}</wps:wsp>")
    both = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    found = draft(p(f"<mc:AlternateContent>{both}</mc:AlternateContent>"))
    assert [finding.check for finding in found.findings] == ["tracked-change"]


def test_changes_in_a_deleted_row_are_named_by_the_row() -> None:
    inside = p(gone("b"), MARK_DELETED)
    found = draft(tbl(tr("a"), tr(tc(inside), props='<w:del w:id="2"/>')))
    assert [finding.quote for finding in found.findings] == ["b"]


@pytest.mark.parametrize(
    "unseen",
    [
        "<w:del w:id='1'><m:r><m:t>b</m:t></m:r></w:del>",
        "<m:r><w:del w:id='1'/><m:t>b</m:t></m:r>",
        "<m:r><w:rPr><w:del w:id='1'/></w:rPr><m:t>b</m:t></m:r>",
        "<m:r><w:rPr><w:vanish/></w:rPr><m:t>b</m:t></m:r>",
    ],
)
def test_what_is_deleted_or_hidden_in_an_equation_is_left_out_and_named(unseen: str) -> None:
    found = draft(p(f"<m:oMath><m:r><m:t>a</m:t></m:r>{unseen}</m:oMath>"))
    assert block_text(found.blocks[0]) == "a"
    assert [finding.check for finding in found.findings] in (["tracked-change"], ["hidden-text"])


def test_a_plain_file_has_no_findings() -> None:
    assert draft(p("a"), tbl(tr("b"))).findings == ()


def test_comments_are_named_with_their_words_and_place() -> None:
    comments = f'<w:comment w:id="7" w:author="x">{p("Is this right?")}</w:comment>'
    found = draft(
        p("Risks", '<w:outlineLvl w:val="0"/>'),
        p(r("a") + '<w:r><w:commentReference w:id="7"/></w:r>'),
        parts=Parts(comments=comments),
    )
    assert found.comments == ("Is this right?",)
    (finding,) = found.findings
    assert (finding.check, finding.severity, finding.quote) == ("comment", "error", "Is this right?")
    assert (finding.place.heading, finding.place.paragraph) == ("Risks", 2)


def test_a_comment_that_stands_nowhere_is_named_too() -> None:
    found = draft(p("a"), parts=Parts(comments=f'<w:comment w:id="7">{p("Stray")}</w:comment>'))
    assert [(finding.check, finding.quote) for finding in found.findings] == [("comment", "Stray")]


def test_hidden_text_is_left_out_and_named() -> None:
    found = draft(p(r("a") + r("secret", "<w:vanish/>") + r("b")))
    assert block_text(found.blocks[0]) == "ab"
    assert [(finding.check, finding.quote) for finding in found.findings] == [("hidden-text", "secret")]


def test_a_paragraph_hidden_whole_is_not_there() -> None:
    assert said(p("a"), p(r("x", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>"), p("b")) == ["a", "b"]


def test_special_characters_are_text() -> None:
    inside = "<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:br/><w:tab/><w:cr/><w:br w:type='page'/></w:r>"
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Arial" w:char="00E9"/></w:r>'
    assert said(p(inside + symbol)) == ["a\u2011\u00ad\n\t\n\f✓é"]


def test_text_in_wrappers_is_kept() -> None:
    wrapped = f"<w:smartTag>{r('a')}</w:smartTag><w:customXml>{r('b')}</w:customXml><w:dir>{r('c')}</w:dir>"
    ruby = f"<w:r><w:ruby><w:rt>{r('e')}</w:rt><w:rubyBase>{r('d')}</w:rubyBase></w:ruby></w:r>"
    assert said(f"<w:customXml>{p(wrapped + ruby)}</w:customXml>") == ["abcd (e)"]


def test_an_equation_is_read_as_one_line() -> None:
    def t(words: str) -> str:
        return f"<m:r><m:t>{words}</m:t></m:r>"

    fraction = f"<m:f><m:num>{t('a+b')}</m:num><m:den>{t('c')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{t('x')}</m:e><m:sup>{t('2')}</m:sup></m:sSup>"
    root = f"<m:rad><m:deg/><m:e>{t('y')}</m:e></m:rad>"
    total = (
        f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{t("i")}</m:sub><m:sup/><m:e>{t("z")}</m:e></m:nary>'
    )
    inside = f"<m:oMathPara><m:oMath>{fraction}{t('=')}{power}{root}{total}</m:oMath></m:oMathPara>"
    assert said(p(inside)) == ["(a+b)/c=x^2√y∑_i z"]


def test_an_embedded_document_is_named_in_its_place() -> None:
    found = draft(p("a"), '<w:altChunk r:id="x"/>', p("b"))
    assert isinstance(found.blocks[1], Opaque)
    assert [finding.check for finding in found.findings] == ["embedded-document"]


WORD = st.text("abcdefgh", min_size=1, max_size=5)
RUN = WORD.map(lambda word: r(f" {word}"))
BOX = WORD.map(lambda word: inline(f"<wps:wsp xmlns:wps='x'><w:txbxContent>{p(r(word))}</w:txbxContent></wps:wsp>"))
PIECE = st.one_of(
    RUN,
    RUN.map(ins),
    RUN.map(lambda run: control("theirs", run)),
    RUN.map(lambda run: control("paperwork:fact/a/b", run)),
    RUN.map(lambda run: f'<w:hyperlink w:anchor="x">{run}</w:hyperlink>'),
    WORD.map(lambda word: field("REF x", f" {word}")),
    WORD.map(lambda word: f'<w:fldSimple w:instr="DATE">{r(" " + word)}</w:fldSimple>'),
    RUN.map(lambda run: f"<w:smartTag>{run}</w:smartTag>"),
    RUN.map(lambda run: f"<w:unknown>{run}</w:unknown>"),
)
LINE = st.lists(PIECE, max_size=4).map("".join)
MARKS = st.sampled_from(["", "", "", MARK_DELETED, "<w:sectPr/>", '<w:outlineLvl w:val="1"/>'])
PARAGRAPH = st.tuples(LINE, MARKS).map(lambda both: p(*both))
BLOCKS = st.recursive(
    PARAGRAPH,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join).map(lambda inside: control("paperwork:section/a", inside)),
        st.lists(inner, min_size=1, max_size=3).map("".join).map(lambda inside: control("theirs", inside)),
        st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=3).map(
            lambda rows: tbl(*(tr(*(tc(cell.replace("<w:sectPr/>", "") + p()) for cell in row)) for row in rows))
        ),
    ),
    max_leaves=8,
)


def words_of(found: tuple[Block, ...]) -> list[str]:
    said: list[str] = []
    for block in flattened(found):
        if isinstance(block, Table):
            said += [word for row in block.rows for cell in row.cells for word in words_of(cell.blocks)]
        else:
            said += block_text(block).split()
    return said


@given(st.lists(BLOCKS, max_size=5))
@settings(max_examples=50, deadline=None)
def test_every_word_is_read_and_in_order(body: list[str]) -> None:
    whole = "".join(body)
    root = etree.fromstring(f"<x {NAMES}>{whole}</x>")
    written = "".join(root.itertext("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))
    assert "".join(words_of(blocks(whole))) == written.replace(" ", "")


@given(BOX, RUN, RUN)
@settings(max_examples=20, deadline=None)
def test_words_of_a_box_follow_those_of_its_paragraph(box: str, before: str, after: str) -> None:
    found = blocks(p(before + box + after))
    assert [type(block).__name__ for block in found] == ["Paragraph", "Opaque"]
    assert len(words_of(found)) == 3
