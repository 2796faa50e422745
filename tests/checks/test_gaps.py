"""Where a draft still has a gap, and where it says on purpose that there is no number."""

from __future__ import annotations

import pytest

from paperwork.checks.draft import gaps
from paperwork.model.blocks import Block, Cell, Heading, Paragraph, ParagraphRole, Row, Span, Table
from paperwork.model.paper import Draft
from tests.pdf.drafts import draft


def said(text: str, role: ParagraphRole = "body") -> Paragraph:
    return Paragraph((Span(text),), role)


def in_cell(block: Block) -> Table:
    return Table((Row((Cell((said("Measure"),)),)), Row((Cell((block,)),))))


def found(*blocks: Block) -> list[str]:
    made: Draft = draft(Heading(2, (Span("Volume"),)), *blocks)
    return [finding.quote for finding in gaps(made, "board.docx")]


@pytest.mark.parametrize(
    "text",
    ["[To be written: Context]", "[Guidance: Why it comes here.]", "[x]", "[To be settled: the Word draft said:]"],
)
def test_a_gap_in_prose_is_found(text: str) -> None:
    assert found(said(f"There were {text} of them.")) == [text]


def test_a_cell_that_looks_like_a_gap_is_one() -> None:
    assert found(in_cell(said("[x]", "gap"))) == ["[x]"]


def test_a_mark_that_the_key_of_its_table_explains_is_none() -> None:
    assert found(in_cell(said("[x]")), in_cell(said("[x] / 4,316")), said("[x]: not given.", "note")) == []


def test_words_to_be_written_are_a_gap_in_any_cell() -> None:
    assert found(in_cell(said("[To be written: Recommendation]"))) == ["[To be written: Recommendation]"]


def test_a_gap_is_placed_under_its_heading() -> None:
    (gap,) = gaps(draft(Heading(2, (Span("Volume"),)), said("[x]")), "board.docx")
    assert (gap.place.heading, gap.severity) == ("Volume", "error")
