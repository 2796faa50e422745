"""Live facts in prose: shown with their unit, remembered by name, and found out where they have no value."""

from __future__ import annotations

from paperwork.model.blocks import Cell, Heading, ListItem, Paragraph, Region, Row, Span, Table
from paperwork.model.findings import Place
from paperwork.model.measures import Missing
from paperwork.model.supplied import Block, Prose, Question, Section, SectionRule

from . import builders as make
from .reading import composed, first_page, slots

ACTUAL = Span("{{ visits.actual }}", bold=True, fact="visits.actual")
TARGET = Span("{{ visits.target }}", fact="visits.target")


def body(*blocks: Block) -> Prose:
    made = slots(composed(make.inputs(sections=(make.section(prose=blocks),))))
    region = made["sections"][0]["body"]
    assert isinstance(region, Region)
    return region.blocks


def test_a_live_fact_shows_its_value_with_its_unit_and_keeps_its_name_and_emphasis() -> None:
    assert body(Paragraph((ACTUAL,))) == (Paragraph((Span("84%", bold=True, fact="visits.actual"),)),)


def test_live_facts_are_filled_in_wherever_prose_may_hold_them() -> None:
    shown = Span("84%", bold=True, fact="visits.actual")
    inside = Paragraph((ACTUAL,))
    assert body(
        Heading(3, (ACTUAL,)), ListItem((ACTUAL,)), Table((Row((Cell((inside,)),)),)), Region("t", "author", (inside,))
    ) == (
        Heading(3, (shown,)),
        ListItem((shown,)),
        Table((Row((Cell((Paragraph((shown,)),)),)),)),
        Region("t", "author", (Paragraph((shown,)),)),
    )


def test_words_that_are_no_fact_stay_as_written() -> None:
    assert body(*make.prose("Plain {words}.")) == make.prose("Plain {words}.")


def test_a_fact_without_a_value_prints_a_mark_and_is_a_finding_with_its_place() -> None:
    place = Place("front-sheet.md", 12, heading="Risks")
    section = Section(SectionRule("risks", "Risks"), (Paragraph((TARGET,)),), place)
    paper = composed(make.inputs(sections=(section,)))
    assert slots(paper)["sections"][0]["body"].blocks == (Paragraph((Span("[x]", fact="visits.target"),)),)
    (finding,) = paper.findings
    assert (finding.place, finding.severity) == (place, "warning")
    assert "visits.target" in finding.message


def test_a_value_that_is_not_applicable_has_nothing_to_say_in_a_sentence() -> None:
    missing = make.fact("visits.target", Missing.NOT_APPLICABLE)
    section = make.section(prose=(Paragraph((TARGET,)),))
    paper = composed(make.inputs(sections=(section,)), make.results(make.result(facts={"target": missing})))
    assert [finding.check for finding in paper.findings] == ["fact-without-value"]


def test_facts_in_answers_and_notes_are_filled_in_and_checked_too() -> None:
    question = Question("What's working well?", (Paragraph((ACTUAL, TARGET)),))
    page = make.page(questions=(question,), notes=(ListItem((TARGET,)),))
    paper = composed(make.inputs(make.brief(make.priority(page))))
    assert first_page(paper)["questions"][0]["answer"].blocks[0].spans[0].text == "84%"
    assert first_page(paper)["notes"].blocks[0].spans[0].text == "[x]"
    assert len(paper.findings) == 2


def test_a_paper_whose_facts_all_have_values_has_no_findings() -> None:
    assert composed(make.inputs(sections=(make.section(prose=(Paragraph((ACTUAL,)),)),))).findings == ()
