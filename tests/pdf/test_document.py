"""What a PDF says of itself, its bookmarks, its fonts, and what is found while it is made."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pikepdf
import pytest

from paperwork.model.blocks import Heading
from paperwork.model.look import Label, ParagraphLook, SpanLook
from paperwork.model.paper import Properties
from paperwork.pdf import page_numbers, render
from paperwork.pdf.layout import lay_out

from .drafts import WORDS, draft, heading, paragraph, span

FULL = Properties(
    title="Improvement & more",
    subject="Children's services",
    author="The Director",
    keywords="scrutiny, February",
    committee="Scrutiny Panel",
    date="27 February 2023",
    status="Open",
    council="Wexcombe Borough Council",
)


def opened(*blocks: object, **more: object) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render(draft(*blocks, **more))))  # type: ignore[arg-type]


def test_the_properties_of_the_paper_are_those_of_the_pdf() -> None:
    with opened(paragraph("a"), properties=FULL) as pdf:
        said = {str(key)[1:]: str(value) for key, value in pdf.docinfo.items()}
    assert said == {
        "Title": "Improvement & more",
        "Subject": "Children's services",
        "Author": "Wexcombe Borough Council",
        "Keywords": "scrutiny, February",
        "Committee": "Scrutiny Panel",
        "Date": "27 February 2023",
        "Status": "Open",
        "Council": "Wexcombe Borough Council",
        "Producer": "paperwork",
    }


def test_the_same_stands_in_xmp_with_the_claim_to_be_accessible() -> None:
    with opened(paragraph("a"), properties=FULL) as pdf:
        root = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())
    said = {element.tag.rpartition("}")[2]: "".join(element.itertext()).strip() for element in root.iter()}
    assert said["title"] == "Improvement & more"
    assert said["creator"] == "Wexcombe Borough Council"
    assert said["Committee"] == "Scrutiny Panel"
    assert said["language"] == "en-GB"
    assert said["part"] == "1"


def test_the_title_is_shown_and_the_language_said() -> None:
    with opened(paragraph("a")) as pdf:
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)


def test_no_person_is_named_as_the_author() -> None:
    with opened(paragraph("a"), properties=Properties(title="T", author="A. Typist")) as pdf:
        assert "/Author" not in pdf.docinfo
        assert b"Typist" not in pdf.Root.Metadata.read_bytes()


@pytest.mark.parametrize("said", ["English", "", "en_GB", "not a language"])
def test_what_is_no_language_is_taken_as_british_english(said: str) -> None:
    with opened(paragraph("a"), properties=Properties(title="T", language=said)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"


def test_a_paper_without_a_title_takes_its_first_heading() -> None:
    assert str(opened(heading("The plan"), properties=Properties()).docinfo.Title) == "The plan"


def test_headings_are_bookmarks_under_each_other_with_their_numbers() -> None:
    numbered = Heading(2, (span("Risks"),), look=ParagraphLook(label=Label("2.", SpanLook())))
    with opened(heading("Paper"), numbered, paragraph(WORDS), heading("End")).open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["Paper", "End"]
        assert [entry.title for entry in outline.root[0].children] == ["2. Risks"]


def test_every_font_is_embedded_as_a_subset_that_says_its_characters() -> None:
    pdf = opened(heading("Bold"), paragraph("plain"))
    fonts = list(pdf.pages[0].resources.Font.values())
    assert len(fonts) == 2
    for font in fonts:
        assert "+LiberationSans" in str(font.BaseFont)
        assert "/FontFile2" in font.FontDescriptor
        assert "/ToUnicode" in font


def test_bookmarks_give_the_labels_of_their_pages() -> None:
    blocks = [paragraph("one", "first"), paragraph("two", "second", page_break_before=True)]
    assert page_numbers(draft(*blocks)) == {"first": "1", "second": "2"}


def test_a_bookmark_is_on_the_page_where_the_words_of_its_paragraph_begin() -> None:
    blocks = [paragraph("one"), paragraph("\ftwo", "second"), paragraph("\f", "third")]
    assert page_numbers(draft(*blocks)) == {"second": "2", "third": "2"}


def test_a_family_that_is_not_shipped_is_found_once() -> None:
    made = draft(*(paragraph("x") for _ in range(3)), *(heading("y") for _ in range(2)))
    assert lay_out(made).findings == ()
    other = [type(paragraph("x"))((span("x", font="Garamond"),), look=ParagraphLook()) for _ in range(3)]
    (finding,) = lay_out(draft(*other)).findings
    assert "Garamond" in finding.message
    assert finding.severity == "warning"


def test_the_bytes_do_not_follow_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(draft(paragraph("Words.")))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert render(draft(paragraph("Words."))) == first
