"""What remains of a whole, and what comes to each of several."""

from __future__ import annotations

import pytest

from paperwork.checks.sums import remainders
from paperwork.model.findings import Finding

from ..papers import found


def _all(text: str) -> list[Finding]:
    return [finding for check in remainders.CHECKS for finding in found(check, f"# Numbers\n{text}")]


@pytest.mark.parametrize(
    "said",
    [
        "Among psychologists 8.6 of 12.0 posts are filled, leaving 4.4 vacant.",
        "Of the 40 places, 25 are taken, leaving 12 free.",
        "We have 60 beds, of which 41 are in use, leaving 29.",
        "Twenty-one of the 24 posts are filled, which leaves four empty.",
        "Income of £340,000 less costs of £120,000 leaves £210,000 for next year.",
        "The grant of £1.4m less £0.9m spent leaves £0.8m.",
        "The team spent £9,120 over 12 weeks, or £860 a week.",
        "There were 1,240 calls over 4 weeks, an average of 410 a week.",
        "We made 96 visits in six months (an average of 12 a month).",
    ],
)
def test_a_remainder_or_an_average_that_its_figures_do_not_give_is_an_error(said: str) -> None:
    (finding,) = _all(said)
    assert finding.certain


@pytest.mark.parametrize(
    "said",
    [
        "Among psychologists 8.6 of 12.0 posts are filled, leaving 3.4 vacant.",
        "Among psychologists 8.6 of 12.0 posts are filled, leaving 3.5 vacant.",
        "12 of the 30 places are filled, leaving 10 free, and 8 that are kept for winter.",
        "12 of the 30 places are filled, leaving about 20 free.",
        "12 of the 30 places would be filled, leaving 10.",
        "Of the 40 places, 25 are taken and 3 kept, leaving 12 free.",
        "The grant of £1.4m less £0.9m spent leaves £0.5m.",
        "The team spent £9,120 over 12 weeks, or £760 a week.",
        "There were 1,240 calls over 7 weeks, an average of 180 a week.",
        "We made 96 visits in six months, an average of 4 a child.",
        "We made 96 visits in six months, or 2.1 a day.",
    ],
)
def test_what_is_right_or_rounded_or_of_something_else_is_let_be(said: str) -> None:
    assert _all(said) == []
