"""What the writer writes the reader reads: an author's prose comes back word for word, mark for mark."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.blocks import Block, Heading, ListItem, Paragraph, Span
from paperwork.model.paper import Properties
from paperwork.word.normal import document_fingerprint, normal_form, regions
from paperwork.word.pages import with_pages
from paperwork.word.reader import read
from paperwork.word.stamp import stamped
from paperwork.word.writer import write

from .office import converted
from .papers import items, paper, section, slots
from .test_stamp import STAMP
from .validity import faults
from .written import Written

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), include_characters="\n\t"),
    min_size=1,
    max_size=12,
)
PLAIN = st.builds(Span, WORDS, st.booleans(), st.booleans())
LINKED = st.builds(
    Span, WORDS, st.booleans(), href=st.sampled_from(["https://example.org/a?b=1&c=2", "mailto:a@example.org"])
)
FACT = st.builds(
    Span, st.sampled_from(["84%", "1,240", "fell", "[x]"]), fact=st.sampled_from(["a.actual", "b_c.change"])
)
# Headings are bold in their style, so that a bold word in one is no emphasis.
TITLES = st.lists(st.builds(Span, WORDS, italic=st.booleans()), min_size=1, max_size=3).map(tuple)
SPANS = st.lists(PLAIN | LINKED | FACT, min_size=1, max_size=5).map(tuple)
BLOCKS = st.lists(
    st.builds(Paragraph, SPANS)
    | st.builds(Heading, st.integers(1, 4), TITLES)
    | st.builds(ListItem, SPANS, st.integers(0, 2), st.booleans()),
    min_size=1,
    max_size=5,
).map(tuple)


@settings(max_examples=30, deadline=None)
@given(BLOCKS)
def test_an_authors_prose_comes_back_as_it_was_written(blocks: tuple[Block, ...]) -> None:
    data = write(paper(given=slots(sections=(section("aims", "Aims", *blocks),), priorities=())), "0.1.0")
    assert faults(data) == []
    said = regions(read(data, "paper.docx"))
    assert said["paperwork:section/aims"].text == normal_form(blocks)


def test_every_region_is_found_again_under_its_tag() -> None:
    found = regions(read(write(paper(), "0.1.0"), "paper.docx"))
    assert {tag for tag in found if not tag.startswith("paperwork:fact/")} == {
        "paperwork:section/aims",
        "paperwork:section/background",
        "paperwork:section/contact",
        "paperwork:priority/a/summary",
        "paperwork:priority/a/charts",
        *(
            f"paperwork:measure/{page}/{part}"
            for page in ("visits", "plans")
            for part in ("targets", "months", "charts", "q1", "q2")
        ),
        *(f"paperwork:paper/{part}" for part in ("whole", "header_default_1", "footer_default_1")),
    }


def test_nothing_about_a_written_file_is_worth_a_finding() -> None:
    draft = read(write(paper(), "0.1.0"), "paper.docx")
    assert draft.findings == ()
    assert draft.comments == ()


def test_page_numbers_and_stamp_do_not_count_as_edits() -> None:
    data = write(paper(), "0.1.0")
    before = document_fingerprint(read(data, "paper.docx"))
    anchors = {anchor for block in read(data, "paper.docx").blocks for anchor in getattr(block, "anchors", ())}
    finished = stamped(with_pages(data, dict.fromkeys(anchors, "7")), STAMP)
    assert document_fingerprint(read(finished, "paper.docx")) == before
    assert read(finished, "paper.docx").stamp == STAMP


@pytest.mark.needs_soffice
def test_libreoffice_saves_it_without_a_word_or_a_mark_changed(tmp_path: Path) -> None:
    first = (
        Paragraph((Span("Bold", bold=True), Span(" and "), Span("a link", href="https://example.org/"), Span("."))),
        Paragraph((Span("Italic", italic=True), Span(" fell to "), Span("84%", fact="visits.actual"), Span("."))),
    )
    sections = (section("aims", "Aims", *first), section("risks", "Risks", *items("one", "two", ordered=True)))
    data = write(paper(given=slots(sections=sections)), "0.1.0")
    (tmp_path / "paper.docx").write_bytes(data)
    converted(tmp_path / "paper.docx", "docx", tmp_path / "out")
    saved = (tmp_path / "out" / "paper.docx").read_bytes()
    before, after = read(data, "paper.docx"), read(saved, "paper.docx")
    assert document_fingerprint(after) == document_fingerprint(before)
    assert {name for name in Written(data).bookmarks if name.startswith("_pw_")} <= set(Written(saved).bookmarks)


def test_the_files_properties_come_back() -> None:
    said = read(write(paper(subject="Improvement", keywords="a, b"), "0.1.0"), "paper.docx").properties
    assert said == Properties(
        title="Services – Scrutiny",
        subject="Improvement",
        author="Ann Other",
        keywords="a, b",
        committee="Scrutiny Panel",
        date="9 March 2026",
        status="Open",
        council="Wexcombe Council",
    )
