"""What was spent against what was planned, with the difference told behind; and changes told behind both figures."""

from __future__ import annotations

import pytest

from paperwork.checks.sums import against, moves, was_and_is
from paperwork.model.findings import Finding

from ..papers import found

CHECKS = (*against.CHECKS, *moves.CHECKS, *was_and_is.CHECKS)


def _all(text: str) -> list[Finding]:
    return [finding for check in CHECKS for finding in found(check, text)]


@pytest.mark.parametrize(
    "said",
    [
        "Spend is £4.2m against a budget of £3.9m, £0.5m over.",
        "Spend is £420,000 against a budget of £390,000, £50,000 over budget.",
        "Spend of £420,000 is £50,000 above the budget of £390,000.",
        "The forecast is £4.25m against a budget of £3.90m, an overspend of £0.45m.",
        "We made 412 visits against a target of 400, 15 over.",
        "Open cases went up from 2,393 to 2,466, 51 more than before.",
        "From 66 the rate is down to 61, 7 lower.",
        "Open cases, which were 2,393 in August, are 2,466 now: 51 more.",
    ],
)
def test_a_difference_that_the_two_figures_do_not_make_is_an_error(said: str) -> None:
    (finding,) = _all(said)
    assert (finding.check, finding.certain) == ("change-wrong", True)


@pytest.mark.parametrize(
    "said",
    [
        "Spend is £4.2m against a budget of £3.9m, £0.3m over.",
        "Spend is £4.2m against a budget of £3.9m, £0.4m over.",
        "Spend is about £4.2m against a budget of £3.9m, £0.5m over.",
        "Spend of £420,000 is £30,000 above the budget of £390,000.",
        "We made 412 visits against a target of 400, 15 more than last year.",
        "Spend would be £4.2m against a budget of £3.9m, £0.5m over.",
        "It costs £420 against a budget of £390,000, an overspend of £0.5m elsewhere.",
        "Open cases went up from 2,393 to 2,466, 73 more than before.",
        "Open cases went up from 2,393 to 2,466, 151 more than a year ago.",
        "Cases were 40 in May and 50 in June, 12 more than a year before.",
        "Girls were 40 and boys 50, 6 more than last year.",
    ],
)
def test_a_difference_that_is_right_or_is_of_something_else_is_left_alone(said: str) -> None:
    assert not _all(said)
