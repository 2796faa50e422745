"""Those who came and left, between what there was and what there is."""

from __future__ import annotations

import pytest

from paperwork.checks.sums import flows

from ..papers import found


@pytest.mark.parametrize(
    "said",
    [
        "Permanent staff have increased from 105 to 116 since March: 24 people joined and 14 left.",
        "There were 158 households in temporary accommodation when the quarter began. We placed a further 63 and "
        "50 left, giving 177 households at the end of September.",
        "The quarter opened with 64 children; 40 started, 54 were closed and 59 remained open at the end of December.",
        "In September 24 plans began and 33 ended, which takes the 279 at the end of August to 272.",
        "In the second quarter 46 came in and 39 left, which explains the eight more than the 519 at the end of June.",
    ],
)
def test_numbers_that_came_and_left_and_do_not_lead_to_what_there_is_are_an_error(said: str) -> None:
    (finding,) = found(flows.flows, said)
    assert finding.certain
    assert finding.quote in said


@pytest.mark.parametrize(
    "said",
    [
        "Permanent staff have increased from 105 to 116 since March: 24 people joined and 13 left. In the second "
        "quarter alone 14 started and six left.",
        "There were 158 households in temporary accommodation when the quarter began. We placed a further 63 and "
        "50 left, giving 171 households at the end of September.",
        "The quarter opened with 64 children; 40 started, 45 were closed and 59 remained open at the end of December.",
        "In September 24 plans began and 31 ended, which takes the 279 at the end of August to 272.",
        "In the second quarter 46 came in and 39 left, which explains the seven more than the 519 at the end of June.",
        "Across the quarter 40 children came in and 31 left.",
        "The rate stood at 4.8 for every thousand households in the city, of which there are about 68,500; the "
        "England rate was 4.7 in June 2024.",
        "Four had been, 36 started and 20 left.",
    ],
)
def test_numbers_that_lead_from_what_there_was_to_what_there_is_are_left_alone(said: str) -> None:
    assert not found(flows.flows, said)


@pytest.mark.parametrize(("left", "wrong"), [("55", 1), ("45", 0)])
def test_those_who_came_may_be_told_in_the_sentence_before(left: str, wrong: int) -> None:
    said = (
        "Sixty-four appeals were lodged, 12 more than in 2024. There were 38 open at the start of January and 57 have "
        f"been closed since, leaving {left} open at the end of September."
    )
    assert len(found(flows.flows, said)) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("In the year 148 children came into care and 162 left, which leaves 468, a reduction of 16 or 3%.", True),
        ("In the year 148 children came into care and 162 left, which leaves 468, a reduction of 14 or 3%.", False),
        ("In the year 148 children came into care and 162 left, which leaves 468, a reduction on the 482.", False),
    ],
)
def test_the_difference_that_coming_and_leaving_make_is_held_to_what_is_said_of_it(said: str, wrong: bool) -> None:
    assert bool(found(flows.flows, said)) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Fourteen were approved and 19 left, so that the number of households increased to 126 by March.", True),
        ("Fourteen were approved and 19 left, so that the number of households fell to 126 by March.", False),
        ("Twenty were approved and 16 left, so that the number of households dropped to 135 by March.", True),
        ("Twenty were approved and 16 left, so that the number of households rose to 135 by March.", False),
    ],
)
def test_a_number_is_not_said_to_increase_where_more_left_than_came(said: str, wrong: bool) -> None:
    told = found(flows.flows, f"We began the year with 131 approved households. {said}")
    assert [finding.check for finding in told] == ["flow-words"] * wrong
