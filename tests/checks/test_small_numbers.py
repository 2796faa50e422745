"""Small numbers of children that an author typed are told of, and numbers of other things are not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from paperwork.checks import run
from paperwork.checks.small_numbers import told_in
from paperwork.measures import work_out
from paperwork.model.blocks import Paragraph, Span
from paperwork.model.findings import Finding, Place
from paperwork.model.supplied import Disclosure, Inputs, Section, SectionRule
from tests.measures import build as make


@pytest.mark.parametrize(
    "text",
    [
        "Two children were placed far from home.",
        "In the month 1 child was adopted.",
        "Of the six, 3 young people went back to their families.",
        "There were four looked-after children without a school.",
        "Three of our care leavers have begun to study.",
        "Six children came into care, 1 of whom came alone.",
        "We know of only 2 disabled children in such homes.",
        "Of the children seen, two of them had waited.",
    ],
)
def test_a_small_number_of_children_is_told_of(text: str) -> None:
    assert len(list(told_in(text, 5))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Twelve children were placed far from home.",
        "Two of our four homes are good, and one is outstanding.",
        "We run 4 children's homes.",
        "Children under 5 are seen each month, and those over three teams.",
        "One count of children living in the borough serves for the year.",
        "Visits to 3.5 children a day, 5% of children, 1,204 children.",
        "Every plan for a child under five is reviewed by the second month.",
        "Option 2 children's offer; priority 1 children in need.",
        "One in three children waits for a month.",
        "Three posts for two years help families.",
        "Two visits to each child.",
        "There are 3 fewer children in our care.",
    ],
)
def test_other_numbers_are_not(text: str) -> None:
    assert list(told_in(text, 5)) == []


def test_the_threshold_is_the_councils() -> None:
    assert [found[0] for found in told_in("Five children moved.", 5)] == ["Five children"]
    assert list(told_in("Five children moved.", 4)) == []


def paper(text: str) -> Inputs:
    section = Section(
        SectionRule("risks", "Risks"), (Paragraph((Span(text),)),), Place("front-sheet.md", heading="Risks")
    )
    return replace(make.inputs([], []), sections=(section,))


def found(given: Inputs) -> list[Finding]:
    return [one for one in run(given, work_out(given)) if one.check == "small-number-in-prose"]


def test_it_is_a_possible_finding_with_its_place_and_its_words() -> None:
    (finding,) = found(paper("Two children moved."))
    assert (finding.severity, finding.certain, finding.quote) == ("warning", False, "Two children")
    assert finding.id == "small-number-in-prose:Risks/Two children"


def test_a_paper_that_may_print_small_numbers_is_told_of_none() -> None:
    given = paper("Two children moved.")
    exempt = replace(given, brief=replace(given.brief, status="exempt"))
    printed = replace(given, brief=replace(given.brief, disclosure=Disclosure("as-published", "Why", "Who")))
    assert (found(exempt), found(printed)) == ([], [])
