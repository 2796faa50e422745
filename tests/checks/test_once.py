"""One wrong sentence gives one finding, the most telling of those that several checks make of its two figures."""

from __future__ import annotations

import pytest

from paperwork.checks.proof import proved

from .papers import read

PAPER = """
# Performance
Measure | Jul-25 | Aug-25 | Sep-25 | Target | England
Re-referral rate | 20% | 23% | 19% | 20% | 21%
Children in care | 472 | 477 | 480 | 465 | -
{}
"""


@pytest.mark.parametrize(
    ("said", "check"),
    [
        ("The re-referral rate of 19% is higher than England (21%).", "claim-comparator"),
        ("Children in care are now 480 and remain below the target of 465.", "claim-target"),
    ],
)
def test_two_figures_that_several_checks_find_wrong_are_told_of_once(said: str, check: str) -> None:
    assert [finding.check for finding in proved(read(PAPER.format(said)))] == [check]


def test_two_wrong_sentences_of_one_paragraph_are_both_told_of() -> None:
    said = "The re-referral rate of 19% is higher than England (21%). Children in care are 480, below target (465)."
    assert {one.check for one in proved(read(PAPER.format(said)))} == {"claim-comparator", "claim-target"}
