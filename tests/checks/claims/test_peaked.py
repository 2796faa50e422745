"""A month that is called the highest, or the lowest, of a row."""

from __future__ import annotations

import pytest

from paperwork.checks.claims.peaked import peaked

from ..papers import found

TABLE = """
# Front door
Measure | Aug-23 | Sep-23 | Oct-23 | Nov-23
Number of children on a plan | 305 | 300 | 310 | 321
Number of referrals | 140 | 150 | 140 | 130
"""


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("The number of referrals peaked in November.", "Sept-23"),
        ("The number of referrals was at its highest in October 2023.", "Sept-23"),
        ("The number of children on a plan reached its peak of 310 in October.", "Nov-23"),
        ("The number of children on a plan was at its lowest in August.", "Sept-23"),
        ("Referrals were highest in October (140) and lowest in November (130).", "Sept-23"),
        ("Referrals were highest in September (150) and lowest in October (140).", "Nov-23"),
    ],
)
def test_a_month_that_another_goes_beyond_is_an_error(said: str, other: str) -> None:
    (finding,) = found(peaked, TABLE + said)
    assert finding.certain
    assert f"; {other} has" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "The number of referrals peaked in September.",
        "The number of referrals peaked in November 2022.",
        "The number of referrals peaked in June.",
        "The number of referrals has not peaked in November.",
        "The number of visits peaked in November.",
        "The number of children on a plan was at its lowest in September.",
        "Referrals were highest in September (150) and lowest in November (130).",
        "Referrals from schools were highest in October.",
        "Referrals were highest in October among the under-fives.",
    ],
)
def test_a_month_that_is_the_highest_or_is_not_in_the_table_is_left_alone(said: str) -> None:
    assert not found(peaked, TABLE + said)
