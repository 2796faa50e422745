"""A figure that is plainly said of a row of months is one of the row's; what is said of anything else is left alone."""

from __future__ import annotations

import pytest

from paperwork.checks.figures import agreement, plainly

from ..papers import found

PAPER = """
# Performance report
## Summary
Measure | Apr-25 | May-25 | Jun-25 | Jul-25 | Aug-25 | Sep-25 | Target | England
Referrals | 312 | 298 | 325 | 341 | 227 | 306 | 300 | -
Re-referral rate | 22% | 24% | 21% | 20% | 23% | 19% | 20% | 21%
Children in care | 455 | 460 | 466 | 472 | 477 | 480 | 465 | -
Visits on time | 95% | 96% | 94% | 93% | 92% | 91% | 95% | -
Care leavers in suitable accommodation | 88% | 88% | 90% | 89% | 91% | 92% | 90% | 88%
Team | Referrals
North | 140
South | 166
## Commentary
{}
"""
WRONG = [
    ("There were 490 children in care at the end of September 2025.", "480 for Sept-25"),
    ("There were 477 children in care in September.", "480 for Sept-25"),
    ("490 children were in care in September.", "480 for Sept-25"),
    ("Children in care stood at 490.", "480 for Sept-25"),
    ("Children in care is 490.", "480 for Sept-25"),
    ("We received 316 referrals in September 2025.", "306 for Sept-25"),
    ("Referrals in August were 306.", "227 for Aug-25"),
    ("Care leavers in suitable accommodation increased to 95%, above the target of 90%.", "92% for Sept-25"),
    ("Referrals increased from 237 in August to 306 in September.", "227 for Aug-25"),
    ("Referrals fell from 341 in July to 237 in August.", "227 for Aug-25"),
    ("Children in care rose in September, from 472 to 480.", "477 for Aug-25"),
    ("The re-referral rate fell from 23% to 18%.", "19% for Sept-25"),
]
RIGHT = [
    "There were 480 children in care at the end of September 2025.",
    "Children in care rose in September, from 477 to 480.",
    "The number of children in care rose from 455 to 480 in September.",
    "Referrals increased from 227 in August to 306 in September.",
    "In August referrals were 227.",
    "There were 306 referrals in September, of which 20 came from schools.",
    # Another time.
    "There were 452 children in care a year ago.",
    "There were 452 children in care in September 2024.",
    "There were 486 children in care on 12 October 2025.",
    "There were 461 children in care in mid-June 2025.",
    "In the six months to September 2025 there were 1,809 referrals.",
    "Referrals rose from 290 last August to 306.",
    "Children in care rose from 440 in September 2024 to 480.",
    # Some of them, others, or another thing.
    "There were 490 children in care with a plan.",
    "There were 465 children in care in the North.",
    "In the North there were 470 children in care.",
    "Children in care were 470, excluding those on remand.",
    "Children in care stood at 474 (a provisional figure).",
    "Children in care were 482, but two of them are over 18.",
    "There were 47 children in care aged 16 to 17.",
    "There were 290 new referrals in September.",
    "There were 290 referrals from schools in September.",
    "There were 310 re-referrals in September.",
    "Visits on time to children under five were 94% in September.",
    "60 of the 306 referrals were repeat referrals.",
    "There were 310 referrals each week.",
    "Nationally the re-referral rate is 22% and rising.",
    "Children in care were forecast to be 474.",
    "If ten more came, children in care would stand at 490.",
    "The average of referrals was 301.",
    "Children in care per worker is 17.",
    "Referrals were about 300 in September.",
]


@pytest.mark.parametrize(("said", "right"), WRONG)
def test_a_figure_that_the_row_does_not_have_is_an_error(said: str, right: str) -> None:
    (finding,) = [*found(plainly.plainly, PAPER.format(said)), *found(agreement.prose, PAPER.format(said))]
    assert finding.certain
    assert f"the paper's own table has {right}." in finding.message


@pytest.mark.parametrize("said", RIGHT)
def test_what_is_right_or_said_of_another_time_or_group_is_left_alone(said: str) -> None:
    assert not [one for one in found(plainly.plainly, PAPER.format(said)) if one.certain]


def test_an_older_figure_that_is_said_to_be_so_now_is_possibly_wrong() -> None:
    (finding,) = found(plainly.plainly, PAPER.format("Visits on time are at 93%."))
    assert not finding.certain
    assert "93% was its figure for July-25" in finding.message
    assert not found(plainly.plainly, PAPER.format("Visits on time are at 91%."))


def test_a_figure_under_the_heading_of_a_team_may_be_the_teams() -> None:
    text = PAPER.replace("## Commentary", "## North team").format("Referrals were 290 in September.")
    assert not found(plainly.plainly, text)
