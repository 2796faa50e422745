"""Parts and their whole in prose: larger than it, or adding up to something else, in figures and in words."""

from __future__ import annotations

import pytest

from paperwork.checks.sums import others, parts
from paperwork.model.findings import Finding

from ..papers import found


def _all(text: str) -> list[Finding]:
    return [finding for check in (*parts.CHECKS, *others.CHECKS) for finding in found(check, text)]


@pytest.mark.parametrize(
    "said",
    [
        "Permanent staff have increased since March. Of the six leavers, four went to neighbouring authorities "
        "and three retired. Exit interviews were held.",
        "Seven of the 12 milestones are complete, four are on track, one is at risk and one is overdue.",
        "We re-let 124 homes in the quarter, 45 of them (36%) in September. Of those 124, 131 needed major works "
        "such as a new kitchen.",
        "Of the 17 children open on an out of court disposal, 19 are boys and most are 14 or 15.",
        "We contacted 46 victims who had been offered it. Twenty-nine of them took part. The other 17 of the 49 "
        "victims offered it either declined or did not reply.",
        "In the quarter 46 of 48 managers were trained; the other three are on long-term leave.",
        "Of the 88 leavers in the 12 months, 61 resigned, 15 retired and 10 left for other reasons.",
        "31 decisions were late, of which 12 waited for a consultee and the remaining 18 for a case officer.",
        "Of the 22 re-audits done so far, 19 had moved up at least one grade and four had not.",
        "Of 186 requests due in the quarter, 196 were answered within 20 working days.",
        "Thirteen of the 12 schools replied.",
        "Out of 40 children reviewed, 42 had a plan.",
        "There are 20 indicators, of which 11 are Green, six are Amber and four are Red.",
        "Of the 20 indicators, 11 are Green, five are Amber and three are Red.",
        "The 38 complaints, of which 40 were upheld, came from tenants.",
        "Of the 14 placements ended, eight went home, four moved to kin and three went to residential care.",
    ],
)
def test_parts_that_their_whole_does_not_bear_out_are_an_error(said: str) -> None:
    (finding,) = _all(said)
    assert finding.certain
    assert finding.quote in said


@pytest.mark.parametrize(
    "said",
    [
        "Of the six leavers, four went to neighbouring authorities and two retired.",
        "Six of the 12 milestones are complete, four are on track, one is at risk and one is overdue.",
        "The 26 children were aged between 12 and 17, and 21 were boys. Half (13) were 15 or 16. Ten had already "
        "been known to early help, eight to social services and the remaining eight to neither.",
        "Of the 22 re-audits done so far, 19 had moved up at least one grade and three had not.",
        "Three of the ten actions are complete, two have not started, and the rest are under way or overdue.",
        "46 of 48 managers have now been trained; the other two are on long-term leave.",
        "Of the eight late decisions, five waited for a police disclosure and three for a parent to attend.",
        "Of the 29, 18 chose indirect reparation such as a letter, and 11 met the child. The other 17 of the 46 "
        "victims offered it either declined or did not reply. We had 29 of them.",
        "Of 1,246 emergency jobs raised, 1,165 were done in time and 81 were late.",
        "Of the 37 families called in September 31 answered and 4 asked for more help.",
        "One of the four has since moved, and for two more a move was agreed in January.",
        "Of the 12 children, 40 visits were made.",
        "Fourteen newly qualified workers started between January and March, of whom nine had been students with us.",
        "Five of the nine were in college, two in work and two were not in anything.",
        "Of the 11 reviews, one was late by 12 days and two by 20 days.",
    ],
)
def test_parts_that_make_their_whole_or_need_not_are_left_alone(said: str) -> None:
    assert not _all(said)


@pytest.mark.parametrize(
    "said",
    [
        "Of the 26 children, 21 were boys and 13 were aged 15 or 16.",
        "Of the 30 families, 20 attended a group and 15 had a visit at home.",
    ],
)
def test_parts_of_two_kinds_at_once_may_be_more_than_all(said: str) -> None:
    assert [finding.certain for finding in _all(said)] == [False]


@pytest.mark.parametrize(
    ("said", "wrong", "right"),
    [
        (
            "We had {} complaints: 40 were upheld, 20 were not upheld and six were withdrawn. All were heard.",
            "64",
            "66",
        ),
        ("There were {} audits. Of these, 20 were good, 12 required improvement and eight inadequate.", "38", "40"),
        ("The two teams closed 30 and 25 cases, {} in all. Both were late.", "65", "55"),
        ("Three schools had 12, 15 and 9 exclusions, a total of {}. All are in the city.", "38", "36"),
    ],
)
def test_a_whole_that_is_told_before_or_after_its_parts_is_held_against_them(said: str, wrong: str, right: str) -> None:
    (finding,) = _all(said.format(wrong))
    assert finding.certain
    assert finding.quote in said.format(wrong)
    assert not _all(said.format(right))


def test_fractions_in_a_row_are_no_parts_of_one_another() -> None:
    """Each has a whole of its own."""
    assert not _all(
        "We agreed to assess in 377 of the 536 cases decided (70%): 131 of 187 in the first quarter, 129 of 186 in the "
        "second and 117 of 163 in the third."
    )


@pytest.mark.parametrize(
    "said",
    ["We filled 25 of the 20 planned.", "We ran 25 of the 20 sessions planned.", "We saw 24 of the 20 expected."],
)
def test_more_may_be_done_than_was_planned(said: str) -> None:
    assert not _all(said)


@pytest.mark.parametrize(
    "said",
    [
        "The 56 entrants comprised 30 boys and 24 girls.",
        "The 56 entrants were made up of 30 boys and 24 girls.",
        "All 56 children consisted of 30 boys and 24 girls.",
    ],
)
def test_what_a_whole_comprises_adds_up_to_it(said: str) -> None:
    (finding,) = _all(said)
    assert finding.certain


@pytest.mark.parametrize(("part", "wrong"), [(26, True), (16, False)])
def test_what_some_of_them_are_is_held_to_the_number_that_begins_the_sentence(part: int, wrong: bool) -> None:
    told = _all(f"Twenty-two children were kept in at least once; {part} of them were of secondary age.")
    assert [finding.check for finding in told] == ["part-larger"] * wrong


@pytest.mark.parametrize(
    "said",
    [
        "12 homes with many rooms, 15 of them empty, were visited.",
        "12 families have children, 15 of them under five.",
        "12 families have children; 15 of them were under five.",
        "12 families were given toys; 15 of them were broken.",
        "Three sites closed, four of them for good reasons of cost.",
    ],
)
def test_of_them_may_be_of_others_than_those_counted(said: str) -> None:
    assert not _all(said)
