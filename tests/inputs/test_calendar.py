"""The last day for publication, in each nation's clear working days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.inputs.calendar import Calendar
from paperwork.model.jurisdictions import JURISDICTIONS, JurisdictionName

ENGLAND = Calendar("england")


@pytest.mark.parametrize(
    ("meeting", "publish_by"),
    [
        (date(2023, 2, 27), date(2023, 2, 17)),
        (date(2022, 11, 17), date(2022, 11, 9)),
        (date(2024, 1, 9), date(2023, 12, 29)),  # New Year's Day does not count
        (date(2023, 4, 12), date(2023, 3, 31)),  # nor Good Friday and Easter Monday
        (date(2022, 9, 22), date(2022, 9, 13)),  # nor the day of the Queen's funeral
    ],
)
def test_england_counts_five_clear_working_days(meeting: date, publish_by: date) -> None:
    assert ENGLAND.publish_by(meeting) == publish_by


def test_wales_and_scotland_count_three() -> None:
    meeting = date(2023, 2, 27)
    assert Calendar("wales").publish_by(meeting) == date(2023, 2, 21)
    assert Calendar("scotland").publish_by(meeting) == date(2023, 2, 21)


def test_scotland_keeps_its_own_bank_holidays() -> None:
    meeting = date(2023, 12, 5)  # St Andrew's Day is Thursday 30 November
    assert Calendar("scotland").publish_by(meeting) == date(2023, 11, 28)
    assert Calendar("wales").publish_by(meeting) == date(2023, 11, 29)


def test_a_council_may_add_a_day_or_work_on_one() -> None:
    meeting = date(2023, 2, 27)
    assert Calendar("england", also=(date(2023, 2, 20),)).publish_by(meeting) == date(2023, 2, 16)
    assert Calendar("scotland", not_kept=(date(2023, 11, 30),)).publish_by(date(2023, 12, 5)) == date(2023, 11, 29)


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.sampled_from(["england", "wales", "scotland"]))
def test_that_many_working_days_always_lie_between_publication_and_meeting(
    meeting: date, nation: JurisdictionName
) -> None:
    calendar = Calendar(nation)
    day = calendar.publish_by(meeting)
    between = [day + timedelta(days=step) for step in range(1, (meeting - day).days)]
    assert sum(map(calendar.works, between)) == JURISDICTIONS[nation].clear_days
    assert calendar.works(day)
