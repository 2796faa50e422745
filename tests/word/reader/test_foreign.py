"""Other documents inside a file, and equations: their words stand in place."""

from __future__ import annotations

import pytest

from paperwork.model.blocks import Opaque, Paragraph, Table, block_text

from .specimens import Parts, docx, draft, field, p, paragraph, r, tbl, tr

CHUNK = '<w:altChunk r:id="c"/>'


def said(name: str, data: bytes) -> list[str]:
    parts = Parts(relations={"c": ("aFChunk", name)}, others={f"word/{name}": data})
    return [block_text(block) for block in draft(p("before"), CHUNK, p("after"), parts=parts).blocks]


def test_an_embedded_word_file_stands_in_place_with_its_looks() -> None:
    inner = docx(p("inside", '<w:jc w:val="center"/>'), tbl(tr("x", "y")))
    parts = Parts(relations={"c": ("aFChunk", "c.docx")}, others={"word/c.docx": inner})
    found = draft(p("before"), CHUNK, p("after"), parts=parts)
    _, inside, table, _ = found.blocks
    assert isinstance(inside, Paragraph)
    assert inside.look is not None
    assert inside.look.align == "center"
    assert isinstance(table, Table)
    assert [finding.check for finding in found.findings] == ["embedded-document"]


def test_a_tracked_change_of_an_embedded_word_file_does_not_pass_unseen() -> None:
    inner = docx(p('<w:del w:id="1"><w:r><w:delText>secret</w:delText></w:r></w:del>' + r("kept")))
    parts = Parts(relations={"c": ("aFChunk", "c.docx")}, others={"word/c.docx": inner})
    found = draft(CHUNK, parts=parts)
    assert "tracked-change" in [finding.check for finding in found.findings]
    assert block_text(found.blocks[0]) == "kept"


def test_an_embedded_web_page_gives_its_paragraphs_and_none_of_its_scripts() -> None:
    page = b"<html><head><title>t</title><style>p{}</style></head><body><h1>Head</h1><p>a <b>b</b> &amp; c<br>d</p>"
    page += b"<script>no()</script><ul><li>one</li><li>two</li></ul></body></html>"
    assert said("c.html", page) == ["before", "Head", "a b & c", "d", "one", "two", "after"]


@pytest.mark.parametrize(
    "how", ["hidden", "style='Display: none'", "style='mso-hide:all'", "style='visibility:hidden'"]
)
def test_what_an_embedded_web_page_hides_is_not_read(how: str) -> None:
    assert said("c.html", f"<p>a<span {how}>secret</span> b</p><div {how}><p>secret</p></div>".encode()) == [
        "before",
        "a b",
        "after",
    ]


def test_embedded_plain_text_gives_its_lines_and_rich_text_a_finding() -> None:
    assert said("c.txt", b"one\ntwo\n") == ["before", "one", "two", "after"]
    parts = Parts(relations={"c": ("aFChunk", "c.rtf")}, others={"word/c.rtf": b"{\\rtf1 words}"})
    found = draft(CHUNK, parts=parts)
    assert isinstance(found.blocks[0], Opaque)
    assert "it is not read" in found.findings[0].message


def m(name: str, *inside: str) -> str:
    return f"<m:{name}>{''.join(inside)}</m:{name}>"


def x(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("equation", "words"),
    [
        (m("acc", m("accPr", '<m:chr m:val="&#x302;"/>'), m("e", x("x"))), "x\u0302"),
        (m("func", m("fName", x("sin")), m("e", x("x"))), "sin x"),
        (m("func", m("fName", m("limLow", m("e", x("lim")), m("lim", x("n→0")))), m("e", x("x"))), "lim_(n→0) x"),
        (m("eqArr", m("e", x("x=1")), m("e", x("y=2"))), "x=1; y=2"),
        (m("bar", m("e", x("xy"))), "xy\u0305"),
    ],
)
def test_an_equation_is_one_line_of_text_and_known_as_one(equation: str, words: str) -> None:
    (span,) = paragraph(p(f"<m:oMath>{equation}</m:oMath>")).spans
    assert (span.text, span.equation) == (words, True)


def test_a_symbol_field_without_a_result_shows_its_symbol() -> None:
    assert paragraph(p(field("SYMBOL 183 \\f Symbol"))).spans[0].text == "•"


def test_a_field_whose_end_is_deleted_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
    ended = '<w:del w:id="1"><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    ended += '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
    assert [block_text(block) for block in draft(p(begin + ended + r("a")), p("b")).blocks] == ["a", "b"]


@pytest.mark.parametrize(("keyword", "check"), [("DATE", "date-field"), ("AUTHOR", "author-field")])
def test_a_clock_and_a_person_in_a_field_are_told_once(keyword: str, check: str) -> None:
    found = draft(p(field(keyword, "x")), p(field(keyword, "x")))
    assert [finding.check for finding in found.findings] == [check]
    assert [finding.check for finding in draft(p(field(keyword))).findings] == ["empty-field"]


@pytest.mark.parametrize(
    ("instruction", "checks"),
    [
        ('DOCPROPERTY "Last saved by"', ["docproperty-field"]),
        ("INFO Author", ["info-field"]),
        ("FILENAME \\p", ["filename-field"]),
        ("FILENAME", []),
        ("DOCPROPERTY Title", []),
    ],
)
def test_fields_that_print_a_name_or_folders_are_told(instruction: str, checks: list[str]) -> None:
    assert [finding.check for finding in draft(p(field(instruction, "x"))).findings] == checks


def test_a_break_that_stands_in_no_run_is_one() -> None:
    assert block_text(draft(p(r("a") + '<w:br w:type="page"/>' + r("b") + "<w:br/>" + r("c"))).blocks[0]) == "a\fb\nc"


def test_a_reference_that_leads_nowhere_is_told() -> None:
    (finding,) = draft(p(field("REF a", "Error! Reference source not found."))).findings
    assert finding.check == "reference"


def test_a_style_separator_runs_two_paragraphs_together() -> None:
    first = p(r("Head. "), "<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
    assert [block_text(block) for block in draft(first, p("Body")).blocks] == ["Head. Body"]


def test_a_subdocument_is_told_of() -> None:
    (finding,) = draft(p('<w:subDoc r:id="x"/>' + r("a"))).findings
    assert finding.check == "embedded-document"
