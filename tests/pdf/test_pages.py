"""Pages: what stands on which, what keeps together, and what fields say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from paperwork.model.blocks import Cell, Opaque, Paragraph, Region, Row, Span, Table
from paperwork.model.look import Line, LineNumbers, PageSetup, ParagraphLook, PictureLook, RowLook, SpanLook, TableLook
from paperwork.model.paper import Draft, DraftSection, Properties
from paperwork.pdf import page_numbers, render
from paperwork.pdf.layout import lay_out
from paperwork.pdf.ops import Art, Fill, Stroke, Words
from paperwork.pdf.pages import Page

from .drafts import WORDS, cell, draft, heading, item, paragraph, picture, span, squeezed, table, texts

# A page with room for exactly ten lines of 12 points.
SHORT = PageSetup(width=400, height=100 + 138, top=50, bottom=50, left=50, right=50, header=20, footer=20)


def pages(*blocks: object, page: PageSetup = SHORT, **more: object) -> list[str]:
    """The words of each page, headers and footers first."""
    return words_of(draft(*blocks, page=page, **more))  # type: ignore[arg-type]


def words_of(of: Draft) -> list[str]:
    found = []
    for page in lay_out(of).pages:
        said = "".join(op.text for op in page.sheet.ops if isinstance(op, Words))
        found.append(" ".join(said.split()))
    return found


def lines(count: int, start: int = 1, **look: object) -> list[Paragraph]:
    return [paragraph(f"[{number}]", **look) for number in range(start, start + count)]


def field(instruction: str, stale: str = "?", href: str = "") -> Span:
    return Span(stale, field=instruction, href=href, look=SpanLook())


def footer(*spans: Span) -> dict[str, tuple[Paragraph, ...]]:
    return {"default": (Paragraph(spans, look=ParagraphLook()),)}


def test_ten_lines_fill_the_page_and_the_eleventh_starts_the_next() -> None:
    assert [page.count("[") for page in pages(*lines(11))] == [10, 1]


def test_what_a_wider_line_adds_below_its_letters_may_lie_below_the_foot_of_the_page() -> None:
    assert [page.count("[") for page in pages(*lines(8, line=1.5))] == [7, 1]
    long = paragraph("a\nb\nc\nd\ne\nf\ng\nh\ni\nj", line=1.5)
    assert pages(long) == ["a b c d e f g", "h i j"]


def test_a_border_below_a_paragraph_stays_on_its_page() -> None:
    ruled = paragraph("[7]", line=1.5, borders={"bottom": Line(0.5)})
    assert "[7]" not in pages(*lines(6, line=1.5), ruled)[0]


def test_of_the_spaces_between_two_paragraphs_the_larger_counts() -> None:
    first, second = paragraph("one", after=10.0), paragraph("two", before=20.0)
    (page,) = lay_out(draft(first, second)).pages
    one, two = (op.y for op in page.sheet.ops if isinstance(op, Words) and op.text in ("one", "two"))
    assert two - one == pytest.approx(13.8 + 20.0)


def test_neighbours_of_one_style_close_up_where_they_are_told_to() -> None:
    items = [paragraph(text, after=10.0, contextual=True, style="List") for text in ("one", "two")]
    (page,) = lay_out(draft(*items)).pages
    one, two = (op.y for op in page.sheet.ops if isinstance(op, Words) and op.text in ("one", "two"))
    assert two - one == pytest.approx(13.8)


def test_a_heading_goes_to_the_page_of_the_text_it_heads() -> None:
    found = pages(*lines(8), heading("Risks", before=0.0, after=0.0), paragraph(WORDS * 2))
    assert "Risks" in found[1]


def test_a_heading_stays_where_two_lines_of_its_text_fit() -> None:
    found = pages(*lines(6), heading("Risks", before=0.0, after=0.0), paragraph(WORDS * 4))
    assert "Risks" in found[0]


def test_a_paragraph_that_keeps_its_lines_is_not_parted() -> None:
    kept = paragraph(WORDS * 2, keep_lines=True)
    assert "panel" not in pages(*lines(8), kept)[0]


def test_no_single_line_is_left_at_the_foot_or_carried_to_the_top_of_a_page() -> None:
    five = paragraph("a\nb\nc\nd\ne")
    assert pages(*lines(9), five)[0].endswith("[9]")
    assert pages(*lines(6), five)[1] == "d e"


def test_without_widow_control_a_paragraph_parts_anywhere() -> None:
    assert pages(*lines(6), paragraph("a\nb\nc\nd\ne", widow_control=False))[1] == "e"


def test_a_paragraph_may_start_a_page() -> None:
    found = pages(paragraph("one"), paragraph("two", page_break_before=True))
    assert found == ["one", "two"]


def test_a_page_break_parts_a_paragraph() -> None:
    assert pages(paragraph("one\ftwo")) == ["one", "two"]


def test_a_paragraph_of_nothing_but_a_page_break_leaves_no_empty_line() -> None:
    found = lay_out(draft(paragraph("one"), paragraph("\f"), paragraph("two"), page=SHORT)).pages
    two = next(op for op in found[1].sheet.ops if isinstance(op, Words))
    assert two.y == pytest.approx(50 + 11.26, abs=0.1)


def test_a_table_may_start_a_page() -> None:
    first = Cell((paragraph("two", page_break_before=True),))
    found = Table((Row((first, cell("three"))), Row((cell("four"), cell("five")))), look=TableLook((150.0, 150.0)))
    assert pages(paragraph("one"), found) == ["one", "two three four five"]


def test_a_page_break_at_the_end_of_a_full_page_makes_no_empty_page() -> None:
    assert [page.count("[") for page in pages(*lines(10), paragraph("\f"), *lines(1, 11))] == [10, 1]


def test_space_before_is_dropped_where_a_page_breaks_by_itself_but_not_after_a_break_that_was_set() -> None:
    by_itself = lay_out(draft(*lines(10), paragraph("next", before=20.0), page=SHORT)).pages[1]
    set_break = lay_out(draft(paragraph("one\f"), paragraph("next", before=20.0), page=SHORT)).pages[1]
    tops = [next(op.y for op in page.sheet.ops if isinstance(op, Words)) for page in (by_itself, set_break)]
    assert tops[1] - tops[0] == pytest.approx(20.0)


def test_page_fields_show_the_page_and_the_count_of_pages() -> None:
    foot = footer(span("Page "), field("PAGE"), span(" of "), field("NUMPAGES"))
    said = [page.split("[")[0].strip() for page in pages(*lines(21), footers=foot)]
    assert said == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]


def test_a_reference_shows_the_page_its_bookmark_is_on_though_it_comes_later() -> None:
    contents = Paragraph((span("Risks "), field("PAGEREF risks \\h", "99")), look=ParagraphLook())
    found = pages(contents, *lines(25), paragraph("The risks", "risks"))
    assert found[0].startswith("Risks 3")
    assert page_numbers(draft(contents, *lines(25), paragraph("The risks", "risks"), page=SHORT)) == {"risks": "3"}


def test_a_reference_to_nothing_keeps_what_the_file_says() -> None:
    assert pages(Paragraph((field("PAGEREF gone", "7"),), look=ParagraphLook())) == ["7"]


def test_the_page_in_the_text_itself_is_known() -> None:
    here = Paragraph((span("here: "), field("PAGE")), look=ParagraphLook())
    assert pages(*lines(12), here)[1].endswith("here: 2")


def sections(*setups: PageSetup, footers: dict[str, tuple[Paragraph, ...]]) -> Draft:
    return Draft(
        tuple(DraftSection(setup, (paragraph(f"s{n}"),), {}, footers) for n, setup in enumerate(setups)), Properties()
    )


def test_a_section_may_number_its_pages_anew_and_in_its_own_way() -> None:
    roman = replace(SHORT, number_format="lowerRoman", first_number=3)
    foot = footer(field("PAGE"), span("/"), field("SECTIONPAGES"))
    assert words_of(sections(SHORT, roman, SHORT, footers=foot)) == ["1/1 s0", "iii/1 s1", "4/1 s2"]


def test_a_field_says_in_which_section_it_stands() -> None:
    foot = footer(field("SECTION", "9"))
    assert words_of(sections(SHORT, SHORT, footers=foot)) == ["1 s0", "2 s1"]


def test_a_section_has_its_own_page_size() -> None:
    wide = replace(SHORT, width=700.0)
    found = lay_out(sections(SHORT, wide, footers={})).pages
    assert [page.sheet.width for page in found] == [400.0, 700.0]


def test_a_continuous_section_goes_on_below() -> None:
    assert len(words_of(sections(SHORT, replace(SHORT, start="continuous"), footers={}))) == 1


def test_a_section_that_starts_on_an_odd_page_leaves_one_empty() -> None:
    assert words_of(sections(SHORT, replace(SHORT, start="odd_page"), footers={})) == ["s0", "", "s1"]


def test_first_and_even_pages_have_their_own_headers() -> None:
    heads = {kind: (paragraph(kind + " "),) for kind in ("default", "first", "even")}
    made = draft(*lines(31), page=replace(SHORT, different_first=True), headers=heads, even_and_odd=True)
    assert [page.split(" ")[0] for page in words_of(made)] == ["first", "even", "default", "even"]


def test_a_tall_header_pushes_the_text_down() -> None:
    heads = {"default": tuple(lines(4))}
    assert pages(*lines(10, 11), headers=heads)[0].count("[") < 4 + 10


def test_columns_fill_one_after_the_other() -> None:
    two = replace(SHORT, columns=(140.0, 140.0), column_space=20.0)
    assert [page.count("[") for page in pages(*lines(21), page=two)] == [20, 1]


def test_a_footnote_stands_on_the_page_that_refers_to_it() -> None:
    refers = Paragraph((span("claim"), Span("1", note="a", look=SpanLook(vertical="super"))), look=ParagraphLook())
    notes = {"a": (paragraph("The note."),)}
    found = pages(*lines(7), refers, *lines(3, 9), notes=notes)
    assert "The note." in found[0]
    assert [page.count("[") for page in found] == [7, 3]


def test_header_rows_stand_again_on_every_page_of_a_table() -> None:
    rows = [["Measure", "Actual"], *([f"[{n}]", "1"] for n in range(20))]
    found = pages(table(rows))
    assert len(found) > 2
    assert all(page.startswith("Measure") for page in found)
    assert sum(page.count("[") for page in found) == 20


def test_a_row_that_may_not_split_goes_to_the_next_page_whole() -> None:
    tall = Row((cell("a\nb\nc\nd\ne"), cell("x")), look=RowLook(may_split=False))
    rows = (*(Row((cell(f"[{n}]"), cell("y"))) for n in range(6)), tall)
    found = pages(Table(rows, header_rows=0, look=TableLook((150.0, 150.0))))
    assert found[1].startswith("a b c d e")


def test_a_row_that_may_split_does() -> None:
    tall = Row((cell("a\nb\nc\nd\ne\nf"), cell("x")), look=RowLook(may_split=True))
    rows = (*(Row((cell(f"[{n}]"), cell("y")), look=RowLook()) for n in range(6)), tall)
    found = pages(Table(rows, header_rows=0, look=TableLook((150.0, 150.0))))
    assert "a b" in found[0]
    assert "e f" in found[1]


def test_a_row_taller_than_a_page_is_parted_whatever_it_says() -> None:
    tall = Row((cell("\n".join(f"[{n}]" for n in range(25))),), look=RowLook(may_split=False))
    found = pages(Table((tall,), header_rows=0, look=TableLook((300.0,))))
    assert sum(page.count("[") for page in found) == 25


def test_a_cell_over_several_rows_takes_their_room() -> None:
    rows = (Row((cell("tall\nb\nc\nd", down=2), cell("one"))), Row((cell("two"),)))
    (page,) = lay_out(draft(Table(rows, look=TableLook((100.0, 100.0))))).pages
    places = {op.text: (op.x, op.y) for op in page.sheet.ops if isinstance(op, Words)}
    assert places["two"][0] == places["one"][0] > places["tall"][0]
    assert places["one"][1] < places["two"][1]


def test_a_cell_over_several_columns_puts_the_next_one_beyond_it() -> None:
    rows = (Row((cell("wide", across=2), cell("end"))), Row((cell("a"), cell("b"), cell("c"))))
    (page,) = lay_out(draft(Table(rows, look=TableLook((100.0, 100.0, 100.0))))).pages
    places = {op.text: op.x for op in page.sheet.ops if isinstance(op, Words)}
    assert places["end"] == places["c"]


def test_a_cell_parted_with_its_rows_loses_no_line() -> None:
    many = "\n".join(f"[{n}]" for n in range(14))
    rows = (Row((cell(many, down=15), cell("0"))), *(Row((cell(str(n)),)) for n in range(1, 15)))
    found = pages(Table(rows, header_rows=0, look=TableLook((100.0, 100.0))))
    assert len(found) == 2
    assert sum(page.count("[") for page in found) == 14


@pytest.mark.parametrize("place", ["top", "center", "bottom"])
def test_text_stands_in_its_cell_as_it_is_told(place: str) -> None:
    rows = (Row((cell("x", vertical=place),), look=RowLook(height=100.0, height_rule="exact")),)
    (page,) = lay_out(draft(Table(rows, look=TableLook((100.0,))))).pages
    y = next(op.y for op in page.sheet.ops if isinstance(op, Words))
    assert y == pytest.approx({"top": 72 + 11.76, "center": 72 + 54.6, "bottom": 72 + 97.5}[place], abs=0.6)


def test_a_table_in_a_cell_is_laid_out_in_it() -> None:
    inner = Table((Row((cell("inside"),)),), look=TableLook((80.0,)))
    outer = Table((Row((Cell((inner, paragraph(""))), cell("beside"))),), look=TableLook((100.0, 100.0)))
    assert "inside" in pages(outer)[0]


def test_a_picture_wider_than_the_column_is_made_smaller() -> None:
    (page,) = lay_out(draft(picture(1000.0, 500.0))).pages
    art = next(op for op in page.sheet.ops if isinstance(op, Art))
    assert art.width == pytest.approx(451.3)
    assert art.height == pytest.approx(451.3 / 2)


def test_a_picture_in_a_line_makes_it_as_tall_as_itself() -> None:
    inline = Paragraph((span("see "), Span("", picture=picture(50.0, 40.0), look=SpanLook())), look=ParagraphLook())
    (page,) = lay_out(draft(inline, paragraph("next"))).pages
    see, following = (op.y for op in page.sheet.ops if isinstance(op, Words) and op.text.strip() in ("see", "next"))
    assert following - see > 13.0
    assert see > 72 + 39.9


def test_what_is_not_known_keeps_its_words() -> None:
    assert pages(Opaque("Words of a shape", "text box")) == ["Words of a shape"]


def test_regions_are_opened() -> None:
    assert pages(Region("paperwork:section/risks", "author", (paragraph("inside"),))) == ["inside"]


def test_hidden_text_never_reaches_the_page() -> None:
    secret = Paragraph((span("seen"), span("secret", hidden=True)), look=ParagraphLook())
    assert pages(secret) == ["seen"]


def test_the_pdf_shows_every_word_in_order() -> None:
    blocks = [heading("One"), paragraph(WORDS * 9), item("first"), item("deeper", 1), table([["a", "b"], ["c", "d"]])]
    shown = squeezed("".join(texts(render(draft(*blocks)))))
    assert shown == squeezed("One" + WORDS * 9 + "•first•deeperabcd")


def test_the_same_draft_gives_the_same_bytes() -> None:
    blocks = [heading("One"), paragraph(WORDS * 9), picture(), table([["a", "b"], ["c", "d"]])]
    assert render(draft(*blocks)) == render(draft(*blocks))


def test_an_empty_draft_is_one_empty_page() -> None:
    assert texts(render(draft())) == [""]


def test_a_text_box_keeps_its_blocks_in_the_text() -> None:
    box = Opaque("a b", "text box", (paragraph("a"), paragraph("b")))
    assert pages(paragraph("before"), box, paragraph("after")) == ["before a b after"]


def test_a_floating_picture_stands_at_its_place_and_takes_no_room() -> None:
    seal = replace(
        picture(40.0, 40.0), look=PictureLook(floating=True, from_x="page", from_y="page", left=300.0, top=9.0)
    )
    anchored = Paragraph((span("one"), Span("", picture=seal, look=SpanLook())), look=ParagraphLook())
    (page,) = lay_out(draft(anchored, paragraph("two"))).pages
    art = next(op for op in page.sheet.ops if isinstance(op, Art))
    one, two = (op.y for op in page.sheet.ops if isinstance(op, Words) and op.text in ("one", "two"))
    assert (art.x, art.y) == (300.0, 9.0)
    assert two - one == pytest.approx(13.8)


def test_a_floating_picture_stands_right_of_the_margin_where_it_is_told_to() -> None:
    seal = replace(picture(40.0, 40.0), look=PictureLook(floating=True, from_x="margin", align="right"))
    (page,) = lay_out(draft(seal)).pages
    art = next(op for op in page.sheet.ops if isinstance(op, Art))
    assert art.x == pytest.approx(595.3 - 72.0 - 40.0)


def test_what_text_should_run_around_stands_beside_it_in_a_cell() -> None:
    square = replace(picture(100.0, 50.0), look=PictureLook(floating=True, wrap="square", align="right"))
    anchored = Paragraph((Span("", picture=square, look=SpanLook()), span("one")), look=ParagraphLook())
    only = Table((Row((Cell((anchored,)),)),), look=TableLook((300.0,)))
    (page,) = lay_out(draft(only)).pages
    one = next(op for op in page.sheet.ops if isinstance(op, Words))
    art = next(op for op in page.sheet.ops if isinstance(op, Art))
    assert art.y < one.y < art.y + art.height
    assert art.x + art.width == pytest.approx(72.0 + 300.0 - 5.4)


def test_text_that_runs_up_its_cell_takes_its_height_and_is_all_there() -> None:
    made = draft(Table((Row((cell("upright words", turned="up"), cell("beside"))),), look=TableLook((40.0, 200.0))))
    assert "upright words" in "".join(texts(render(made)))
    (page,) = lay_out(made).pages
    assert not any(isinstance(op, Words) and "upright" in op.text for op in page.sheet.ops)


def test_text_may_stand_in_the_middle_of_its_page() -> None:
    (page,) = lay_out(draft(paragraph("title"), page=replace(SHORT, vertical="center"))).pages
    title = next(op for op in page.sheet.ops if isinstance(op, Words))
    assert title.y == pytest.approx(50 + 69 - 6.9 + 11.26, abs=0.2)


def test_columns_end_level_where_a_section_goes_on_below_them() -> None:
    two = replace(SHORT, columns=(0.0, 0.0), column_space=20.0)
    after = DraftSection(replace(SHORT, start="continuous"), (paragraph("below"),))
    made = Draft((DraftSection(two, tuple(lines(6))), after), Properties())
    (page,) = lay_out(made).pages
    places = {op.text: (op.x, op.y) for op in page.sheet.ops if isinstance(op, Words)}
    assert places["[4]"][1] == places["[1]"][1]
    assert places["below"][1] == pytest.approx(places["[3]"][1] + 13.8, abs=6.1)


def test_header_rows_that_fill_the_page_are_not_repeated() -> None:
    tall = Row((cell("\n".join(f"[{n}]" for n in range(15))),), look=RowLook(header=True))
    rows = (tall, *(Row((cell(f"({n})"),)) for n in range(3)))
    found = " ".join(pages(Table(rows, look=TableLook((300.0,)))))
    assert found.count("[") == 15
    assert found.count("(") == 3


def test_rows_that_keep_with_the_next_go_together() -> None:
    kept = Cell((paragraph("kept", keep_next=True),))
    rows = (
        *(Row((cell(f"[{n}]"),), look=RowLook(may_split=False)) for n in range(8)),
        Row((kept,)),
        Row((cell("last\nlast"),), look=RowLook(may_split=False)),
    )
    found = pages(Table(rows, header_rows=0, look=TableLook((300.0,))))
    assert "kept" in found[1]


def noted(text: str, key: str) -> Paragraph:
    return Paragraph((span(text), Span("9", note=key, look=SpanLook())), look=ParagraphLook())


def note_of(key: str, text: str) -> tuple[Paragraph, ...]:
    return (Paragraph((Span("9", note=key, look=SpanLook()), span(f" {text}")), look=ParagraphLook()),)


def test_a_footnote_longer_than_its_page_goes_on_over_the_next_and_loses_no_word() -> None:
    notes = {"footnote-1": note_of("footnote-1", WORDS * 12)}
    found = pages(noted("text", "footnote-1"), *lines(3), notes=notes)
    assert len(found) > 2
    assert sum(page.count("comment on it.") for page in found) == 12


def test_a_footnote_begins_on_the_page_of_its_mark_though_it_ends_on_the_next() -> None:
    notes = {"footnote-1": note_of("footnote-1", WORDS * 3)}
    first, second = pages(*lines(6), noted("text", "footnote-1"), lines(1, 7)[0], notes=notes)
    assert "text9 9 The panel" in first
    assert "comment on it." in second


def test_footnotes_that_start_again_on_each_page_are_numbered_so() -> None:
    notes = {f"footnote-{n}": note_of(f"footnote-{n}", "said") for n in (1, 2, 3)}
    marked = [noted(f"[{n}]", f"footnote-{n}") for n in (1, 2, 3)]
    body = (marked[0], marked[1], *lines(5, 4), Paragraph((span("\f"),), look=ParagraphLook()), marked[2])
    found = pages(*body, page=replace(SHORT, notes_by_page="lowerLetter"), notes=notes)
    assert "[1]a [2]b" in found[0]
    assert "a said b said" in found[0]
    assert "[3]a" in found[1]


def test_a_paragraph_with_a_page_number_and_a_footnote_is_tagged_once() -> None:
    both = Paragraph((field("PAGEREF here"), Span("1", note="footnote-1", look=SpanLook())))
    both = replace(both, anchors=("here",), look=ParagraphLook())
    data = render(draft(both, notes={"footnote-1": note_of("footnote-1", "said")}))
    assert texts(data)[0].startswith("11")


def test_a_column_break_goes_to_the_next_column_and_a_page_break_to_the_next_page() -> None:
    columns = replace(SHORT, columns=(0.0, 0.0))
    assert pages(paragraph("one\v"), paragraph("two"), page=columns) == ["one two"]
    assert pages(paragraph("one\f"), paragraph("two"), page=columns) == ["one", "two"]


def drawn(setup: PageSetup, *blocks: object) -> list[Page]:
    return lay_out(draft(*blocks, page=setup)).pages  # type: ignore[arg-type]


def test_page_borders_frame_the_pages_that_they_are_asked_for() -> None:
    box = {"top": Line(space=24.0), "left": Line(space=24.0)}
    framed = replace(SHORT, borders=box, borders_from="page", borders_on="first")
    first, second = drawn(framed, *lines(11))
    strokes = [op for op in first.sheet.ops if isinstance(op, Stroke)]
    assert [(op.x1, op.y1) for op in strokes] == [(24.25, 24.25), (24.25, 24.25)]
    assert not [op for op in second.sheet.ops if isinstance(op, Stroke)]


def test_lines_are_numbered_beside_the_text_and_outside_the_tags() -> None:
    setup = replace(SHORT, line_numbers=LineNumbers(every=2, distance=10.0))
    (page,) = drawn(setup, *lines(2), paragraph("plain", uncounted=True), *lines(3, 3))
    numbers = [op for op in page.sheet.ops if isinstance(op, Words) and op.elem is None and op.text.isdigit()]
    assert [op.text for op in numbers] == ["2", "4"]
    assert all(op.x + op.width == pytest.approx(40.0) for op in numbers)


def test_mirrored_margins_change_sides_on_even_pages() -> None:
    setup = replace(SHORT, left=80.0, right=20.0, mirrored=True)
    starts = [next(op.x for op in page.sheet.ops if isinstance(op, Words)) for page in drawn(setup, *lines(11))]
    assert starts == [80.0, 20.0]


def test_columns_may_have_a_line_between_them_and_gaps_of_their_own() -> None:
    setup = replace(SHORT, columns=(100.0, 120.0), gaps=(40.0,), rule=True)
    (page,) = drawn(setup, paragraph("one\v"), paragraph("two"))
    (line,) = (op for op in page.sheet.ops if isinstance(op, Stroke))
    assert line.x1 == 50.0 + 100.0 + 20.0
    assert next(op.x for op in page.sheet.ops if isinstance(op, Words) and op.text == "two") == 190.0


def test_a_dropped_capital_reaches_down_beside_the_lines_that_follow_it() -> None:
    letter, rest = span("T", size=36.0), span("he panel. " + WORDS * 3)
    (page,) = drawn(PageSetup(), Paragraph((letter, rest), look=ParagraphLook(dropped=3)))
    said = [op for op in page.sheet.ops if isinstance(op, Words) and op.text.strip()]
    assert said[0].text == "T"
    assert [op.x > 72.0 for op in said[1:5]] == [True, True, True, False]
    assert said[0].y == pytest.approx(said[3].y)


def test_a_mirrored_table_has_its_first_column_on_the_right() -> None:
    rows = (Row((cell("one"), cell("two"))),)
    (page,) = drawn(SHORT, Table(rows, look=TableLook((100.0, 50.0), mirrored=True)))
    places = {op.text: op.x for op in page.sheet.ops if isinstance(op, Words)}
    assert places["one"] > places["two"]


def test_the_ground_of_a_page_lies_under_all_else() -> None:
    (page,) = lay_out(replace(draft(paragraph("one")), background="#ffeedd")).pages
    assert isinstance(page.sheet.ops[0], Fill)
    assert page.sheet.ops[0].colour == "#ffeedd"


def test_endnotes_may_stand_at_the_end_of_their_section() -> None:
    notes = {f"endnote-{n}": note_of(f"endnote-{n}", f"end {n}") for n in (1, 2)}
    sections = tuple(DraftSection(SHORT, (noted(f"text {n}", f"endnote-{n}"),)) for n in (1, 2))
    made = Draft(sections, Properties(title="A paper"), notes=notes)
    assert ["end 1" in page for page in words_of(made)] == [False, True]
    assert ["end 1" in page for page in words_of(replace(made, endnotes_by_section=True))] == [True, False]


def test_a_page_number_takes_the_form_that_its_field_asks_for() -> None:
    assert pages(paragraph("one"), page=SHORT, footers=footer(field("PAGE \\* ROMAN"), field(" NUMPAGES"))) == [
        "I1 one"
    ]


def test_paragraphs_part_on_a_full_page_that_is_to_be_filled_but_not_on_the_last() -> None:
    def heights(vertical: str) -> list[list[float]]:
        laid = lay_out(draft(*lines(14), page=replace(SHORT, height=247.0, vertical=vertical))).pages
        return [[op.y for op in page.sheet.ops if isinstance(op, Words) and op.text.strip()] for page in laid]

    (plain, last), (full, after) = heights("top"), heights("both")
    assert full[0] == plain[0]
    assert full[-1] > plain[-1]
    gaps = [below - above for above, below in pairwise(full)]
    assert gaps == pytest.approx([gaps[0]] * len(gaps), abs=0.01)
    assert after == last


@pytest.mark.parametrize(("text", "count"), [("all\f", 2), ("one\ftwo", 2), ("one\ftwo\f", 3), ("all", 1)])
def test_a_file_that_ends_in_a_page_break_ends_on_an_empty_page(text: str, count: int) -> None:
    assert len(pages(paragraph(text))) == count
    assert len(pages(paragraph(text[:2]), paragraph(text[2:]))) == count
