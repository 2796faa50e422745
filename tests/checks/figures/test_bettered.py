"""Better and worse, beside two figures of which it is known which way is good."""

from __future__ import annotations

import pytest

from paperwork.checks.figures.bettered import bettered

from ..papers import found, quotes

PAPER = """
# Scorecard
Measure | Good is | Q1 25/26 | Q2 25/26
Appeals allowed | Low | 33% | 36%
Visits on time | High | 88% | 84%
# Planning
{said}
"""


@pytest.mark.parametrize(
    "said",
    [
        "At 36%, this is an improvement on the 33% we reported in Q1.",
        "At 36% it is better than the 33% of the quarter before.",
        "Visits improved from 88% to 84% over the summer.",
        "We want this number to be as low as possible, and the change from 64 to 91 is a welcome improvement.",
        "Lower is better. Waiting times worsened from 18.0 days on average in June, that is from 18 to 16.",
    ],
)
def test_figures_that_went_the_other_way_are_found(said: str) -> None:
    (finding,) = found(bettered, PAPER.format(said=said))
    assert (finding.check, finding.certain) == ("claim-better", True)


@pytest.mark.parametrize(
    "said",
    [
        "At 36%, this is worse than the 33% we reported in Q1.",
        "Visits have worsened from 88% to 84%.",
        "Visits should improve from 84% to 88% by March.",
        "Nothing improved when the number of lines in use went from 12 to 14.",
        "At 36% of appeals and 33% of cases we hope for better.",
    ],
)
def test_what_is_so_hoped_for_or_unknown_is_not(said: str) -> None:
    assert quotes(bettered, PAPER.format(said=said)) == []
