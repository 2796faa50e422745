"""One event with two dates is found, in a paper and beside an earlier one; two events are left alone."""

from __future__ import annotations

import pytest

from paperwork.checks import events

from .papers import found

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
