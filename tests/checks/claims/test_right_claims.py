"""Right words that are easily read as wrong: of another time, of one row, of so many points, of two moves, of hours."""

from __future__ import annotations

import pytest

from paperwork.checks.claims import CHECKS
from paperwork.checks.claims.tone import tone
from paperwork.checks.dates import ranges

from ..papers import found, read

PAPER = """
# Performance
Performance to September 2025
Measure | Target | Jul-25 | Aug-25 | Sept-25
Number of children in care | 300 | 310 | 305 | 301
% Reviews in timescale | 90% | 88% | 91% | 93%
{}
"""
TEAMS = """
# Performance
## % Supervision in time
The target is 85%.
Team | Jul-25 | Aug-25 | Sept-25
North | 80% | 82% | 85%
South | 90% | 91% | 93%
East | 75% | 74% | 70%
All teams | 82% | 83% | 83%
{}
"""


def checks_found(paper: str, said: str) -> list[str]:
    reading = read(paper.format(said))
    return [finding.check for check in CHECKS for finding in check(reading) if finding.certain]


@pytest.mark.parametrize(
    "said",
    [
        "Over the past year the number of children in care has increased by 20.",
        "Over the last full year the number of children in care has increased.",
        "The number of children in care has increased over the last decade.",
        "Reviews in timescale are now above target, having been below it in July.",
        "Reviews in timescale are above target, after being below it in July.",
        "Reviews in timescale are above target (88% in July).",
        "Reviews in timescale are above target, up from 88% in July.",
        "The projected number fell from 493 in June to 463, but rose in September from 460.",
    ],
)
def test_words_of_another_time_are_not_held_to_the_last_months(said: str) -> None:
    assert not checks_found(PAPER, said)


@pytest.mark.parametrize(
    ("said", "check"),
    [
        ("The number of children in care has increased since July.", "claim-direction"),
        ("Reviews in timescale are now below target, having been above it in July.", "claim-target"),
        ("Reviews in timescale were above target in July.", "claim-target"),
        ("The number rose from 493 to 463.", "claim-own-figures"),
        ("The number rose to 463 in July from 493.", "claim-own-figures"),
    ],
)
def test_such_words_that_are_wrong_are_still_errors(said: str, check: str) -> None:
    assert check in checks_found(PAPER, said)


@pytest.mark.parametrize(
    "said",
    [
        "Supervision in time fell in East for the second month.",
        "Supervision in time rose in North and South.",
        "No team fell by more than five points.",
        "Two teams rose by more than two points.",
    ],
)
def test_words_of_one_team_or_of_so_many_points_are_held_to_those(said: str) -> None:
    assert not checks_found(TEAMS, said)


def test_words_of_one_team_that_its_row_contradicts_are_an_error() -> None:
    assert checks_found(TEAMS, "Supervision in time fell in North for the second month.") == ["claim-direction"]


@pytest.mark.parametrize(
    "said",
    [
        "Call between 9am and 5pm, or 10-4 on Fridays.",
        "Reading age 14-9",
        "A 60-40 split, an 80-20 rule and a 70-30 mix.",
        "Between 2024 and 2023 the number fell by 10.",
        "Between 40 and 30 fewer children came.",
        "2024-25",
        "2024\u201125",
        "Q4 2025-26 (next)",
        "Performance, quarter 2 of 2024-25 to quarter 2 of 2025-26",
    ],
)
def test_hours_shares_and_years_are_no_reversed_ranges(said: str) -> None:
    assert not list(ranges.reversed_ranges(read(said)))


@pytest.mark.parametrize("said", ["Children aged 14-9 came.", "The tolerance is 300-250.", "Between 40 and 30 homes."])
def test_ranges_from_their_upper_end_are_still_errors(said: str) -> None:
    (finding,) = ranges.reversed_ranges(read(said))
    assert finding.certain


def test_rows_called_number_and_rate_are_what_their_heading_names_and_no_row_of_that_name_elsewhere() -> None:
    text = """
    # Children in our care
    Measure | Jul-25 | Aug-25 | Sept-25
    Number | 320 | 315 | 311
    Rate | 71 | 70 | 69
    **What's working well?**
    The number of children in our care has fallen since July, to 311.
    # Supervision
    Supervision in timescale | Jul-25 | Aug-25 | Sept-25
    Front door | 90% | 91% | 92%
    Children in our care | 90% | 92% | 96%
    """
    assert not found(tone, text)
