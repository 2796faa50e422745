"""Fields that hold no result show what the file itself says they show; where only Word knows, a finding says so."""

from __future__ import annotations

import pytest

from paperwork.model.blocks import block_text, flattened
from paperwork.word.reader import renewed

from .specimens import Parts, draft, field, p, r

CORE = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The plan</dc:title><dc:subject>Homes</dc:subject>'
    b"<dc:creator>Someone</dc:creator><cp:keywords>one, two</cp:keywords></cp:coreProperties>"
)


def read(*body: str):  # type: ignore[no-untyped-def]
    return draft(*body, parts=Parts(others={"docProps/core.xml": CORE}))


def said(*body: str) -> list[str]:
    return [block_text(block) for block in flattened(read(*body).blocks)]


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        ("TITLE", "The plan"), ("SUBJECT \\* MERGEFORMAT", "Homes"), ("KEYWORDS", "one, two"),
        ('DOCPROPERTY "Title"', "The plan"), ("DOCPROPERTY Author", ""), ("AUTHOR", ""),
        ("MACROBUTTON NoMacro [Type the name here]", "[Type the name here]"), ('QUOTE "so it is"', "so it is"),
        ("EQ \\f(1,2)", "1/2"), ("EQ \\r(3,x)", "3√x"), ("EQ \\f(a+b,\\r(x))", "(a+b)/(√x)"),
        ("EQ \\b(\\f(n,k))", "(n/k)"),
        ("EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(ma),b)", "mab"), ("EQ (((", "((("), ("EQ", ""), ("= 2 + 2", ""),
        ("LISTNUM", "1)"), ("LISTNUM \\l 2 \\s 3", "c)"), ("LISTNUM NumberDefault \\l x", "1)"),
        ("LISTNUM \\l 99", "i."),
    ],
)  # fmt: skip
def test_a_field_without_a_result_shows_what_the_file_says(instruction: str, shown: str) -> None:
    assert said(p(r("[") + field(instruction) + r("]"))) == [f"[{shown}]"]


def test_numbers_of_paragraphs_and_lists_count_on() -> None:
    assert said(*(p(field("AUTONUM")) for _ in range(3))) == ["1.", "2.", "3."]
    assert said(p(field("AUTONUM")), p(field("AUTONUM \\* ROMAN"))) == ["1.", "II."]
    levels = ["LISTNUM", "LISTNUM \\l 2", "LISTNUM \\l 2", "LISTNUM", "LISTNUM \\l 2", "LISTNUM other"]
    assert said(*(p(field(level)) for level in levels)) == ["1)", "a)", "b)", "2)", "a)", "1)"]


def test_a_result_that_is_there_is_kept_and_one_that_is_empty_stays_empty() -> None:
    assert said(p(field("TITLE", "An older title"))) == ["An older title"]
    assert said(p('<w:fldSimple w:instr=" TITLE "/>' + r("."))) == ["."]


def test_a_reference_without_a_result_says_its_bookmarks_words() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="plan"/>' + r("The plan") + '<w:bookmarkEnd w:id="1"/>'
    found = renewed(read(p(mark), p(r("See ") + field("REF plan \\h") + r("."))), "a.docx")
    assert block_text(found.blocks[1]) == "See The plan."


def test_what_only_word_knows_is_found_and_so_is_a_typed_equation() -> None:
    checks = {at.check: at.message for at in read(p(r("a") + field("NUMWORDS")), p(field("EQ \\f(1,2)"))).findings}
    assert "NUMWORDS" in checks["empty-field"]
    assert "one line" in checks["equation-field"]


def test_fields_that_print_nothing_are_not_found() -> None:
    silent = ("XE entry", "TC entry", "SET a b", 'HYPERLINK "https://example.org"', "PAGE", "IF 1 = 1 a b", "")
    assert not read(*(p(r("a") + field(one)) for one in silent)).findings


def test_a_form_field_shows_the_words_that_it_begins_with() -> None:
    data = '<w:ffData><w:textInput><w:default w:val="type here"/></w:textInput></w:ffData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    asked = '<w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert said(p(begin + asked)) == ["type here"]
