"""Small numbers of children that an author typed are told of, and numbers of other things are not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from paperwork.checks import run
from paperwork.checks.small_numbers.few import told_in
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
        "2 of 11 children with a placement order are older than ten.",
        "Two of the eleven children live far away.",
        "2 out of 11 children waited.",
        "A single child was placed in an unregistered home.",
        "Just a single young person is in custody.",
        "Children missing from care: 3",
        "Number of children without a school place: 2.",
        "Care leavers in prison – 4",
        "Of 67 children all but one were seen.",
        "All but two of the children were seen.",
        "We visited all but three children.",
        "There are two (2) children in such homes.",
        "There were 3 adoptions in the year.",
        "The court made two special guardianship orders.",
        "A sibling group of three moved.",
        "Only one is a girl: of the young people, most are older.",
        "Of the 12 young people, 3 are unaccompanied.",
        "Two had a special guardianship order.",
        "98% of 67 children were seen.",
        "4 per cent of the 120 young people waited.",
        "Of the 67 children, 98% were seen in time.",
        "A pair of brothers live at WX0004.",
        "A couple of children were moved.",
        "Two sisters have been placed together.",
        "We placed twins in one home.",
        "The triplets are well.",
        "Twin boys came into care.",
        "The only child at WX0004 is settled.",
        "The only young person in custody has been seen.",
        "The last girl in our home moved.",
        "The three residents of WX0004 went on holiday.",
        "All three residents in the home are at school.",
        "A 15-year-old girl at WX0004 has been excluded.",
        "One 12 year old was placed far away.",
        "A girl aged 15 was excluded.",
        "A boy of 12 ran away.",
        "Of those with an order all but three are under ten.",
        "Of these, 4 are aged 10 to 17.",
        "Of the eight children in secure homes, three children in four go home.",
        "Two children in three homes waited.",
        "Roedd dau blentyn mewn llety diogel.",
        "Dim ond un plentyn a symudodd.",
        "Cafodd tri o blant eu mabwysiadu.",
        "Mae 2 o'r plant yn aros.",
        "Roedd pum person ifanc ar goll.",
        "Symudodd tair merch i gartref arall.",
        "Daeth efeilliaid i'n gofal.",
        "Yr unig blentyn yn WX0004 yw hi.",
        "Mae pâr o frodyr yn byw yno.",
        "Gwaharddwyd merch 15 oed.",
        "Aeth bachgen 12 mlwydd oed ar goll.",
        "Mae'r tri phreswylydd yn y cartref yn yr ysgol.",
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
        "Three children in four live in a family.",
        "Two in five children missed a lesson.",
        "One in seven young people waits.",
        "Three in ten children, two children in five, and four out of five young people said so.",
        "Four children in every five attend.",
        "A pair of reviews looked at children's plans.",
        "A couple of teams visit children.",
        "The borough is twinned; a twin room.",
        "Three residents of the ward spoke.",
        "The building is a 15-year-old school for children.",
        "15-year-olds are seen each month.",
        "A child aged 16 or over may choose.",
        "A child of 10 or more is asked.",
        "The only child protection plan, the only children's home.",
        "Of the visits, two are over ten days late, and 3 are under 5%.",
        "Only child benefit is counted.",
        "Each child aged 5 to 9 has a place.",
        "Mae plentyn 16 oed neu hŷn yn cael dewis.",
        "Three posts for two years help families.",
        "Two visits to each child.",
        "There are 3 fewer children in our care.",
        "A single child protection plan was reviewed.",
        "Two child protection conferences were late.",
        "Three children's services directors met.",
        "All but one measure is Green for children in care.",
        "Children have lived in all but one of the homes.",
        "All but one of the homes for children are good.",
        "2 out of 10 children wait.",
        "98% of 1,200 children were seen.",
        "50% of 67 children were seen; 100% of 12 children have a plan.",
        "2% of 300 children waited.",
        "Children's homes: 3",
        "Meetings with children: 4",
        "Children under 5: 12",
        "Visits to children: 3 weeks late.",
        "Two adoption panels and three adoption agencies met.",
        "Of the five recommendations, three were adopted.",
        "Children live in four homes; two are good.",
        "Mae dau gartref plant yn y sir.",
        "Mae un o gartrefi plant y sir yn dda.",
        "Mae un plentyn ym mhob deg yn aros.",
        "Gwelwyd pob plentyn, a'r un plentyn eto.".replace("a'r", "yr"),
        "Plant dan 5 oed: gwasanaethau plant y sir.",
        "See section 2 children, table 3 children.",
        "Between 2-3 children each year, on average 1.5 children.",
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
