"""One sum of money in two sentences with two figures."""

from __future__ import annotations

import pytest

from paperwork.checks.figures.echoes import echoes

from ..papers import found

COUNCIL = "The forecast is an overspend of £340,000, which is too much."
FIRST = "We expect to spend £22.9m on placements, an overspend of £4.2m on placements or 23%."


def sums(first: str, other: str) -> list[tuple[str, bool]]:
    text = f"# Summary\n{first}\n# Recommendations\n{other}"
    return [(one.check, one.certain) for one in found(echoes, text)]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (FIRST, "Members note the forecast overspend of £4.4m on placements."),
        (COUNCIL, "The forecast overspend of £430,000 will be met from reserves."),
        ("The deficit will be £29.1m in March.", "The greatest risk is a deficit of £29.7m by next March."),
        ("There is a shortfall of £1.2 million on transport.", "A £2.1 million shortfall on transport is the next."),
    ],
)
def test_a_sum_that_is_told_twice_with_two_figures_is_found(first: str, other: str) -> None:
    assert sums(first, other) == [("sum-twice", True)]


def test_what_it_is_on_may_stand_in_the_sentence_before() -> None:
    first = "Home to school transport is paid for by the general fund. The budget is £8.4m, an overspend of £1.2m."
    assert sums(first, "The fourth is transport, where we see an overspend of £2.1m.") == [("sum-twice", True)]
    assert sums(first, "The fourth is transport, where we see an overspend of £1.9m.") == [("sum-twice", False)]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (FIRST, "Members note the forecast overspend of £4.2m on placements."),
        (FIRST, "Members note the forecast overspend of £4.24m on placements."),
        (FIRST, "Members note the overspend of £1.1m on transport."),
        (FIRST, "At quarter 1 an overspend of £3.6m on placements was reported."),
        (FIRST, "The underspend of £0.3m on placements in homes of our own is welcome."),
        (FIRST, "Last year there was an overspend of £2.2m on placements."),
        (COUNCIL, "Environment has an overspend of £90,000 on waste."),
    ],
)
def test_other_sums_other_times_and_rounded_ones_are_not(first: str, other: str) -> None:
    assert sums(first, other) == []
