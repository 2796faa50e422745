"""Automatic numbers are counted as Word counts them, and dress their paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Heading, ListItem, Paragraph, block_text
from paperwork.model.counting import letters, roman, switched, written

from .specimens import Parts, blocks, draft, labels, level, lists, num, p, paragraph, style, tbl, tc, tr

LEGAL = (level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"), level(3, "(%4)", "lowerRoman"))
LIST = Parts(numbering=lists(*LEGAL))


def items(*levels: int) -> str:
    return "".join(p("x", num(at)) for at in levels)


def test_levels_count_on_and_begin_again_under_a_higher_one() -> None:
    found = labels(items(0, 1, 1, 2, 2, 0, 1, 2), parts=LIST)
    assert found == ["1.", "1.1", "1.2", "(a)", "(b)", "2.", "2.1", "(a)"]


def test_a_deeper_level_first_begins_those_above_it_as_well() -> None:
    assert labels(items(1, 0, 1), parts=LIST) == ["1.1", "2.", "2.1"]


def test_a_level_that_never_restarts_counts_on() -> None:
    never = Parts(numbering=lists(level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>')))
    assert labels(items(0, 1, 1, 0, 1), parts=never) == ["1.", "1)", "2)", "2.", "3)"]


def test_a_level_may_restart_only_under_a_much_higher_one() -> None:
    rule = level(2, "%3)", more='<w:lvlRestart w:val="1"/>')
    parts = Parts(numbering=lists(level(0, "%1."), level(1, "%1.%2"), rule))
    assert labels(items(0, 1, 2, 1, 2, 0, 2), parts=parts) == ["1.", "1.1", "1)", "1.2", "2)", "2.", "1)"]


def test_instances_of_a_list_count_on_together_unless_one_starts_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{id}"><w:abstractNumId w:val="1"/>{more}</w:num>'
        for id, more in ((1, ""), (2, ""), (3, anew.format(1)), (4, anew.format(7)))
    )
    body = "".join(p("x", num(0, id)) for id in (1, 1, 2, 3, 3, 4, 4))
    assert labels(body, parts=Parts(numbering=lists(*LEGAL, nums=nums))) == ["1.", "2.", "3.", "1.", "2.", "7.", "8."]


def test_an_instance_may_bring_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "Part %1", "upperRoman")}</w:lvlOverride>'
    nums = f'<w:num w:numId="1"><w:abstractNumId w:val="1"/>{own}</w:num>'
    assert labels(items(0, 0), parts=Parts(numbering=lists(*LEGAL, nums=nums))) == ["Part I", "Part II"]


def test_legal_levels_print_digits_only() -> None:
    legal = level(1, "%1.%2", "lowerLetter", "<w:isLgl/>"), level(2, "%1.%3", "decimalZero", "<w:isLgl/>")
    parts = Parts(numbering=lists(level(0, "%1", "upperRoman"), *legal))
    assert labels(items(0, 1, 2), parts=parts) == ["I", "1.1", "1.01"]


def test_a_list_through_a_list_style_is_the_list_that_the_style_names() -> None:
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Mine"/></w:abstractNum>'
    owned = f'<w:abstractNum w:abstractNumId="6"><w:styleLink w:val="Mine"/>{level(0, "%1)")}</w:abstractNum>'
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    assert labels(items(0, 0), parts=Parts(numbering=linked + owned + nums)) == ["1)", "2)"]


def test_headings_are_numbered_through_their_styles_by_level() -> None:
    numbering = lists(
        level(0, "%1", more='<w:pStyle w:val="Heading1"/>'), level(1, "%1.%2", more='<w:pStyle w:val="Heading2"/>')
    )
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    parts = Parts(styles=style("Heading1", para=numbered) + style("Heading2", para=numbered), numbering=numbering)
    body = p("a", style="Heading1") + p("b", style="Heading2") + p("c", style="Heading2")
    assert labels(body, parts=parts) == ["1", "1.1", "1.2"]
    assert all(isinstance(block, Heading) for block in blocks(body, parts=parts))


def test_a_paragraph_steps_out_of_its_styles_list() -> None:
    parts = Parts(styles=style("Item", para=num()), numbering=lists(*LEGAL))
    body = p("a", style="Item") + p("b", '<w:numPr><w:numId w:val="0"/></w:numPr>', style="Item") + p("c", style="Item")
    assert labels(body, parts=parts) == ["1.", "", "2."]


def test_text_numbered_in_many_levels_is_a_numbered_paragraph_and_a_simple_list_is_a_list() -> None:
    found = blocks(items(0, 1), parts=LIST)
    assert isinstance(found[0], ListItem)
    assert found[0].ordered
    assert isinstance(found[1], Paragraph)
    assert found[1].role == "numbered"


def test_text_on_the_list_of_the_headings_is_numbered_not_listed() -> None:
    parts = Parts(styles=style("Heading1", para=num()), numbering=lists(level(0, "%1"), level(1, "%2)")))
    found = blocks(p("a", style="Heading1"), p("b", num(1)), parts=parts)
    assert isinstance(found[1], Paragraph)
    assert found[1].role == "numbered"


@pytest.mark.parametrize(
    ("font", "text", "seen"),
    [("Symbol", "\uf0b7", "•"), ("Wingdings", "\uf0a7", "▪"), ("Courier New", "o", "o"), ("", "–", "–")],
)
def test_bullets_are_the_characters_that_readers_see(font: str, text: str, seen: str) -> None:
    dress = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    one = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{text}"/>{dress}</w:lvl>'
    found = blocks(items(0), parts=Parts(numbering=lists(one)))[0]
    assert isinstance(found, ListItem)
    assert not found.ordered
    assert found.look.label.text == seen
    assert found.look.label.look.font != "Symbol"


def test_a_list_indents_its_paragraph_under_what_the_paragraph_says_itself() -> None:
    indented = level(0, "%1.", more='<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>')
    parts = Parts(numbering=lists(indented), styles=style("List", para='<w:ind w:left="200"/>'))
    assert (found := paragraph_look(p("x", num(), style="List"), parts)).left == 36.0
    assert found.first == -18.0
    assert paragraph_look(p("x", num() + '<w:ind w:left="1000"/>', style="List"), parts).left == 50.0


def test_a_style_that_brings_its_own_list_says_its_own_indent() -> None:
    indented = level(0, "%1.", more='<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>')
    parts = Parts(numbering=lists(indented), styles=style("Item", para=num() + '<w:ind w:left="200"/>'))
    assert (look := paragraph_look(p("x", style="Item"), parts)).left == 10.0
    assert look.first == -18.0


def paragraph_look(body: str, parts: Parts):  # type: ignore[no-untyped-def]
    return blocks(body, parts=parts)[0].look


def test_a_label_is_dressed_by_its_level_over_the_paragraphs_mark() -> None:
    bold = level(0, "%1.", more="<w:rPr><w:b/></w:rPr><w:suff w:val='space'/><w:lvlJc w:val='right'/>")
    found = blocks(p("x", num() + '<w:rPr><w:sz w:val="40"/></w:rPr>'), parts=Parts(numbering=lists(bold)))[0]
    label = found.look.label
    assert (label.look.bold, label.look.size, label.follow, label.align) == (True, 20.0, "space", "right")


def test_deleted_paragraphs_and_bad_levels_do_not_upset_the_count() -> None:
    gone = p('<w:del w:id="1"><w:r><w:delText>y</w:delText></w:r></w:del>', num() + "<w:rPr><w:del w:id='2'/></w:rPr>")
    assert labels(items(0) + gone + items(0) + p("z", num(99)), parts=LIST)[:2] == ["1.", "2."]


def test_lists_in_table_cells_count_on() -> None:
    inside = tbl(tr(tc(items(0)), tc(items(0))))
    assert labels(items(0) + inside + items(0), parts=LIST)[-1] == "4."


def test_an_unknown_list_prints_nothing() -> None:
    assert paragraph(p("x", num(0, 77)), parts=LIST).look.label is None


@pytest.mark.parametrize(
    ("number", "format", "said"),
    [
        (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"), (7, "decimalZero", "07"), (21, "ordinal", "21st"), (112, "ordinal", "112th"),
        (21, "cardinalText", "Twenty-one"), (32, "ordinalText", "Thirty-second"), (20, "ordinalText", "Twentieth"),
        (5, "none", ""), (3, "decimalEnclosedCircle", "③"), (6, "chicago", "††"), (9, "thaiCounting", "9"),
        (0, "lowerLetter", "0"), (26, "hex", "1A"), (-3, "hex", "-3"), (29, "russianLower", "я"),
        (30, "russianUpper", "АА"),
        (20, "decimalEnclosedParen", "⒇"), (21, "decimalEnclosedFullstop", "21"), (3, "numberInDash", "- 3 -"),
        (100, "cardinalText", "100"), (5, "aiueo", "5"), (7, "ideographDigital", "7"), (2, "upperRomanx", "2"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_words_formats(number: int, format: str, said: str) -> None:
    assert written(number, format) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("PAGE", "21"), ("PAGE \\* MERGEFORMAT", "21"), ("PAGE \\* ROMAN", "XXI"), ("PAGE \\* roman", "xxi"),
        ("PAGE \\* alphabetic \\* MERGEFORMAT", "u"), ("PAGE \\* ALPHABETIC", "U"), ("PAGE \\* Arabic", "21"),
        ("PAGE \\* CardText", "twenty-one"), ("PAGE \\* CardText \\* Caps", "Twenty-one"), ("PAGE \\* Hex", "15"),
        ("PAGE \\* Ordinal", "21st"), ("PAGE \\* OrdText", "twenty-first"), ("PAGE \\* ArabicDash", "- 21 -"),
        ("PAGE \\* DollarText", "21"), ("PAGE \\*", "21"),
    ],
)  # fmt: skip
def test_a_fields_switch_says_how_its_number_is_written(words: str, said: str) -> None:
    assert switched(21, words.split()) == said


@given(st.integers(-50, 100_000), st.sampled_from(["russianLower", "hex", "chicago", "decimalEnclosedCircle"]))
@settings(max_examples=100)
def test_every_number_is_written_somehow(number: int, format: str) -> None:
    assert written(number, format)


@given(st.integers(1, 3999))
@settings(max_examples=100)
def test_roman_numerals_read_back(number: int) -> None:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [values[letter] for letter in roman(number)]
    assert sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True)) == number


@given(st.integers(1, 780))
@settings(max_examples=50)
def test_letters_repeat_one_letter(number: int) -> None:
    said = letters(number)
    assert (len(said) - 1) * 26 + ord(said[0]) - ord("a") + 1 == number


def test_a_number_that_is_hidden_is_left_out_and_named() -> None:
    hidden = level(0, "%1.").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    found = draft(p("a", num()), p("b", num()), parts=Parts(numbering=lists(hidden)))
    assert [getattr(block.look, "label", None) for block in found.blocks] == [None, None]
    assert [(finding.check, finding.quote) for finding in found.findings] == [("hidden-text", "1.")]


def test_a_number_before_a_style_separator_stands_before_the_words_that_run_on() -> None:
    first = p("Head. ", num() + "<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
    found = draft(first, p("Body"), p("Next", num()), parts=Parts(numbering=lists(level(0, "%1."))))
    assert [block_text(block) for block in found.blocks] == ["1. Head. Body", "Next"]
    assert found.blocks[1].look.label.text == "2."  # type: ignore[union-attr]
