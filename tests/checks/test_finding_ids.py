"""The id of a finding is the same after a refresh: live facts stand in it by their names, not by what they show."""

from __future__ import annotations

from paperwork.checks.reading import reading_of
from paperwork.checks.sums import arithmetic
from paperwork.model.blocks import Paragraph, Span
from paperwork.model.look import PageSetup
from paperwork.model.paper import Draft, DraftSection, Properties


def ids(now: str) -> list[str]:
    said = (Span("Open cases rose from 2,393 to "), Span(now, fact="open_cases.actual"), Span(", an increase of 51."))
    draft = Draft((DraftSection(PageSetup(), (Paragraph(said),)),), Properties())
    reading = reading_of(draft, "paper.docx")
    return [finding.id for check in arithmetic.CHECKS for finding in check(reading)]


def test_a_live_fact_that_changed_leaves_the_id_as_it_was() -> None:
    assert ids("2,466") == ids("2,468") != []
    assert "{open_cases.actual}" in ids("2,466")[0]


def test_a_number_that_was_typed_stands_in_the_id() -> None:
    assert "51" in ids("2,466")[0]
