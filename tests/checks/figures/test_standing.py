"""A figure and a target in one sentence, and the targets that a sentence gives."""

from __future__ import annotations

import pytest

from paperwork.checks.figures.standing import standing, targets_said

from ..papers import found, quotes

SCORECARD = """
# Scorecard
Ref | Indicator | Good is | Q1 25/26 | Q2 25/26 | Target
W2 | Missed bins per 100,000 | Low | 71 | 58 | 60
H2 | Rent collected | High | 98.1% | 98.4% | 98.0%
S1 | Supervision held | High | 82% | 86% | 90%
A1 | Suitable homes at the end of an order | High | 97% | 96% | 95%
# {title}
{said}
"""


@pytest.mark.parametrize(
    "said",
    [
        "At 12.0 hours the group remains above its target of 13.",
        "It stands at 92%, which is below the target of 90%.",
        "Agency workers fill 20% of posts, which meets our target of 18% or lower for the half year.",
        "The average was 26.1 days, inside the target of 25 days or fewer.",
        "We reached 84%, in line with our target of 90% or higher.",
        "Performance of 97% exceeds the 98% target.",
    ],
)
def test_a_figure_on_the_other_side_of_its_target_than_is_said_is_found(said: str) -> None:
    (finding,) = found(standing, said)
    assert (finding.check, finding.certain) == ("claim-target-beside", True)


@pytest.mark.parametrize(
    "said",
    [
        "At 12.0 hours the group remains below its target of 13.",
        "It stands at 92%, which is above the target of 90%.",
        "At 92.4% we are in line with the target of 92% or higher.",
        "It has risen to 86%, four percentage points short of its target of 90%.",
        "It has risen by 4%, to a little below its target of 90%.",
        "Of 40 audits 12 were above the target of 35 days.",
        "We reached 84%, in line with our target of 90%.",
        "We were at 95% in June, but are now below our target of 90%.",
        "It was 95% last year and would fall below the target of 90%.",
        "It has not been above 80%, the target of 85% is far off.",
    ],
)
def test_what_is_so_or_may_be_is_not(said: str) -> None:
    assert quotes(standing, said) == []


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Missed bins (W2)", "They came down from 71 to 58, against our target of 65."),
        ("Supervision", "It has risen each month but is still short of its 93% target."),
        ("Summary", "Rent collected was above its target of 97.0%."),
        ("Summary", "The result, 96%, is just short of our target of 98% and compares with 97% in the quarter before."),
    ],
)
def test_a_target_that_is_not_the_tables_is_found(title: str, said: str) -> None:
    (finding,) = found(targets_said, SCORECARD.format(title=title, said=said))
    assert (finding.check, finding.certain) == ("target-not-table", True)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Missed bins (W2)", "They came down to 58, against our target of 60."),
        ("Supervision", "The target was 85% until June."),
        ("Supervision", "The national target of 80% was met."),
        ("Supervision", "We propose a target of 92%."),
        ("Rent", "We are close to the target of 98%."),
        ("Recommendations", "The target of 70% is for schools to settle."),
    ],
)
def test_the_tables_target_and_those_of_others_or_other_times_are_not(title: str, said: str) -> None:
    assert quotes(targets_said, SCORECARD.format(title=title, said=said)) == []


MONTHS = """
# Summary
Measure | Jul-25 | Aug-25 | Sep-25 | Target
Re-referral rate | 20% | 23% | 19% | 20%
Children in care | 472 | 477 | 480 | 465
# Commentary
{said}
"""


def test_a_measure_whose_name_tells_which_side_is_good_is_outside_its_target_on_the_other() -> None:
    said = "The re-referral rate reduced to 19% in September, which is {} the target of 20%."
    (finding,) = found(standing, MONTHS.format(said=said.format("outside")))
    assert (finding.check, finding.certain) == ("claim-target-beside", True)
    assert not found(standing, MONTHS.format(said=said.format("within")))


def test_a_target_beside_a_figure_that_is_plainly_of_a_row_is_the_rows() -> None:
    said = "Children in care are now 480, against a target of {}."
    (finding,) = found(targets_said, MONTHS.format(said=said.format(475)))
    assert (finding.check, finding.certain) == ("target-not-table", True)
    assert not found(targets_said, MONTHS.format(said=said.format(465)))
