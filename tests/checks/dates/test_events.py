"""One event with two dates is found, in a paper and beside an earlier one; two events are left alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from paperwork.checks.dates import events
from paperwork.checks.reading import Earlier

from ..figures.test_data import knowledge
from ..papers import found

JUDGED = "Services were judged to be inadequate by Ofsted in October 2022."


@pytest.mark.parametrize(
    "other",
    [
        "This is the fourth visit since the authority was judged inadequate in October 2021.",
        "In October 2021 Ofsted judged the services to be inadequate.",
    ],
)
def test_one_event_with_two_dates_is_possible(other: str) -> None:
    (finding,) = found(events.events_dated_twice, f"{JUDGED}\n{other}")
    assert not finding.certain
    assert "October 2021" in finding.message + finding.quote


@pytest.mark.parametrize(
    "other",
    [
        "Services have been judged to be inadequate by Ofsted since October 2022.",
        "The fostering agency was judged good in May 2023.",
        "The plan was published in March 2023, and the strategy was published in June 2023.",
        "Numbers rose in May 2022 and fell in June 2022.",
        "Homes were inspected on 5/1/2022, 5/9/2022, 11/10/2022 and 21/11/2022.",
    ],
)
def test_one_date_or_two_events_are_left_alone(other: str) -> None:
    assert not found(events.events_dated_twice, f"{JUDGED}\n{other}")


def test_an_event_that_an_earlier_paper_dates_otherwise_is_possible() -> None:
    before = knowledge()
    known = replace(before, earlier=(Earlier("scrutiny", before.inputs, before.results),))
    text = "This is the fourth visit since the authority was judged inadequate in October 2021."
    (finding,) = found(events.events_dated_twice, text, known)
    assert not finding.certain
    assert "the earlier paper scrutiny" in finding.message
    assert not found(events.events_dated_twice, text.replace("2021", "2022"), known)
