"""What keeps some people from reading a Word file's PDF: each fault is found, named and placed, and nothing else is."""

from __future__ import annotations

import pytest

from paperwork.checks.accessibility.legibility import contrast
from paperwork.checks.draft import accessible, blocking
from paperwork.model.blocks import (
    Block,
    Cell,
    DrawnPart,
    Heading,
    Opaque,
    Outline,
    Paragraph,
    Picture,
    Row,
    Span,
    Table,
)
from paperwork.model.look import CellLook, PageSetup, ParagraphLook, PictureLook, RowLook, SpanLook
from paperwork.model.paper import Draft, DraftSection, Properties

LONG = "The panel is asked to note the performance of children's services and to comment on it."


def text(said: str, **dress: object) -> Paragraph:
    return Paragraph((Span(said, look=SpanLook(**dress)),), look=ParagraphLook())  # type: ignore[arg-type]


def heading(said: str, level: int = 1) -> Heading:
    return Heading(level, (Span(said, look=SpanLook(bold=True)),), look=ParagraphLook())


def grid(*rows: list[str], header: bool = False, columns: int = 0) -> Table:
    made = tuple(
        Row(tuple(Cell((text(said),)) for said in row), look=RowLook(header=header and not number))
        for number, row in enumerate(rows)
    )
    return Table(made, header_rows=int(header), header_columns=columns)


def file(*blocks: Block, title: str = "A paper", **said: object) -> Draft:
    return Draft((DraftSection(PageSetup(), blocks),), Properties(title=title, **said))  # type: ignore[arg-type]


def found(*blocks: Block, **said: object) -> list[str]:
    return [finding.check for finding in accessible(file(*blocks, **said), "paper.docx")]  # type: ignore[arg-type]


def link(words: str) -> Paragraph:
    return Paragraph((Span(words, href="https://example.org", look=SpanLook()),), look=ParagraphLook())


FAULTS: dict[str, tuple[Block, ...]] = {
    "alt-missing": (heading("A"), Picture(b"", "", 10, 10)),
    "alt-poor": (heading("A"), Picture(b"", "chart_final2.png", 10, 10)),
    "heading-first": (heading("A", 2),),
    "heading-skipped": (heading("A"), heading("B", 3)),
    "heading-empty": (heading("A"), heading(" ", 2)),
    "heading-none": tuple(text(LONG) for _ in range(30)),
    "heading-by-hand": (heading("A"), Paragraph((Span("Risks", bold=True, look=SpanLook(bold=True)),)), text(LONG)),
    "table-header": (grid(["Month", "Number", "Rate"], ["May", "12", "3"]),),
    "table-in-table": (Table((Row((Cell((grid(["a"], header=True),)),)),)),),
    "link-text": (link("click here"),),
    "link-dead": (Paragraph((Span("the plan", href="#gone", look=SpanLook()),), anchors=("plan",)),),
    "link-local": (Paragraph((Span("the plan", href="file:///C:/papers/plan.docx", look=SpanLook()),)),),
    "list-by-hand": (text("- one"), text("- two")),
    "blank-paragraphs": (text("a"), *(Paragraph((), look=ParagraphLook()) for _ in range(4)), text("b")),
    "small-type": (text("small", size=9.0),),
    "contrast": (text("pale", colour="#aaaaaa"),),
    "unseen-text": (text("secret", colour="#ffffff"),),
}


@pytest.mark.parametrize("check", FAULTS)
def test_each_fault_is_found_and_no_other(check: str) -> None:
    assert found(*FAULTS[check]) == [check]


@pytest.mark.parametrize(
    "alt", ["image1", "Picture 3", "Chart", "A graph. Description automatically generated", "x.PNG"]
)
def test_an_alternative_text_that_says_nothing_is_found(alt: str) -> None:
    assert found(Picture(b"", alt, 10, 10)) == ["alt-poor"]


@pytest.mark.parametrize("words", [
    "here", "Read more", "https://example.org/a/long/address", "www.example.org", "Click here for the plan",
    "follow this link", "the plan (click here)", "this document",
])  # fmt: skip
def test_words_of_links_that_say_nothing_are_found(words: str) -> None:
    assert found(link(words)) == ["link-text"]


def test_words_that_ask_for_a_click_without_a_link_are_possibly_wrong() -> None:
    assert found(text("For more, click here.")) == ["link-text"]
    assert found(text("Press the button here, and they click at once.")) == []


def test_numbers_below_nought_are_no_list_typed_by_hand() -> None:
    assert found(text("-1.21"), text("-1.10"), text("-0.96")) == []
    assert found(text("–£4m"), text("–£3m")) == []
    assert found(text("-one"), text("-two")) == ["list-by-hand"]


def test_a_table_of_nothing_but_header_rows_has_none() -> None:
    rows = tuple(Row((Cell((text("May"),)),) * 3, look=RowLook(header=True)) for _ in range(2))
    assert found(Table(rows, header_rows=2)) == ["table-header"]


def test_a_reference_to_a_bookmark_that_is_not_there_is_found() -> None:
    named = Paragraph((Span("Risks", look=SpanLook()),), anchors=("Risks",))
    assert found(named, Paragraph((Span("3", field="PAGEREF risks \\h"),))) == []
    assert found(named, Paragraph((Span("3", field="PAGEREF costs"),))) == ["link-dead"]


def test_what_is_right_is_not_complained_of() -> None:
    arranged = Table((Row((Cell((text("a"),)), Cell((text("b"),), across=2)), look=RowLook()),), header_rows=0)
    assert found(
        heading("A"), text(LONG), heading("B", 2), heading("C", 3), heading("D", 1), link("the improvement plan"),
        Picture(b"", "Referrals fell from May on", 10, 10), Picture(b"", "", 10, 10, look=PictureLook(decorative=True)),
        grid(["Month", "Number", "Rate"], ["May", "12", "3"], header=True),
        grid(["Date", "3 May"], ["Ward", "All"], columns=1), arranged, text("- one alone"),
        text("twelve", size=12.0), text("dark", colour="#333333"),
    ) == []  # fmt: skip


def test_a_file_without_title_or_language_is_told_so() -> None:
    assert found(text("a"), title="", language_assumed=True) == ["title-missing", "language-missing"]


@pytest.mark.parametrize("title", ["Microsoft Word - report v3.docx", "Document1", "untitled", "paper_final.docx"])
def test_a_title_that_a_program_gave_says_nothing(title: str) -> None:
    assert found(text("a"), title=title) == ["title-missing"]
    assert found(text("a"), title="Report to the Board, June 2023") == []


def test_words_are_held_against_the_colour_of_their_cell() -> None:
    cell = Cell((text("Green", colour="#ffffff"),), look=CellLook(shading="#00703c"))
    assert found(Table((Row((cell,)),))) == []
    cell = Cell((text("Amber", colour="#ffffff"),), look=CellLook(shading="#f47738"))
    assert found(Table((Row((cell,)),))) == ["contrast"]


def box(*blocks: Paragraph, fill: str, over: tuple[DrawnPart, ...] = ()) -> Opaque:
    """A drawing with words over a part that has a fill."""
    shape = DrawnPart(0, 0, 200, 50, (Outline("M0 0L200 0L200 50L0 50Z", fill),) if fill else (), blocks=blocks)
    return Opaque("words", "text box", blocks, 200, 50, parts=(*over, shape))


def test_words_in_a_box_are_held_against_what_fills_it() -> None:
    assert found(box(text("White", colour="#ffffff"), fill="#12436d")) == []
    assert found(box(text("White", colour="#ffffff"), fill="")) == ["unseen-text"]
    assert found(box(text("Blue", colour="#2073bc"), fill="#12436d")) == ["contrast"]


def test_words_over_another_shape_or_a_picture_of_the_drawing_are_held_against_that() -> None:
    under = DrawnPart(0, 0, 200, 50, (Outline("M0 0L200 0L200 50L0 50Z", "#12436d"),))
    assert found(box(text("White", colour="#ffffff"), fill="", over=(under,))) == []
    photo = DrawnPart(0, 0, 200, 50, picture=Picture(b"", "A park", 200, 50))
    assert "unseen-text" not in found(box(text("White", colour="#ffffff"), fill="", over=(photo,)))


def test_words_near_a_picture_that_text_may_stand_on_are_a_guess() -> None:
    cover = Picture(b"", "A park", 500, 800, look=PictureLook(floating=True, behind=True))
    seen = accessible(file(cover, text("White", colour="#ffffff"), heading("A"), text("More", colour="#ffffff")), "a")
    assert [(one.check, one.quote, one.certain) for one in seen] == [
        ("unseen-text", "White", False),
        ("unseen-text", "More", True),
    ]


def test_large_type_may_be_paler() -> None:
    assert found(text("Title", colour="#808080", size=20.0)) == []
    assert found(text("title", colour="#808080", size=12.0)) == ["contrast"]


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#d4351c", "#ffffff") == pytest.approx(4.86, abs=0.01)


def test_words_too_small_to_see_are_told_of_as_words_that_nobody_sees() -> None:
    (finding,) = accessible(file(text("the secret", size=1.0)), "paper.docx")
    assert (finding.check, finding.quote) == ("unseen-text", "the secret")


def test_a_finding_names_its_heading_and_quotes_what_it_is_about() -> None:
    (finding,) = accessible(file(heading("Risks"), text("Before it."), Picture(b"", "", 1, 1)), "paper.docx")
    assert (finding.place.file, finding.place.heading, finding.quote) == ("paper.docx", "Risks", "Before it.")
    assert "after 'Before it.'" in finding.message


def test_the_same_fault_many_times_is_told_a_few_times_and_counted() -> None:
    many = accessible(file(heading("A"), *(link("here") for _ in range(500))), "paper.docx")
    assert len(many) == 6
    assert "495 more places" in many[-1].message


def test_only_where_it_is_to_be_strict_do_barriers_stop_a_pdf() -> None:
    poor = file(heading("A", 2))
    assert blocking(poor, "paper.docx") == ()
    (finding,) = blocking(poor, "paper.docx", strict=True)
    assert (finding.check, finding.severity) == ("heading-first", "error")
