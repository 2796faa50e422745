"""Months counted in a sentence: a wrong count is found, a right one and one of something else are not."""

from __future__ import annotations

import pytest

from paperwork.checks.dates import spans

from ..papers import found


@pytest.mark.parametrize(
    "text",
    [
        "Since the start of the year numbers rose from 230 to 342 as at 3rd November 2022, a rise of 49% in 6 months.",
        "Since the start of this financial year numbers rose, to 342 on 3 November 2022. That is 49% in 6 months.",
        "Plans rose by a third from 1 May 2025 to 4 August 2025, in 5 months.",
    ],
)
def test_months_that_the_dates_do_not_give_are_an_error(text: str) -> None:
    (finding,) = found(spans.months, text)
    assert finding.certain
    assert finding.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "Since the start of this financial year numbers rose to 342 as at 3 November 2022, in 7 months.",
        "Plans rose from 1 May 2025 to 4 August 2025, in 3 months.",
        "Reviews at 3 November 2022 are held within 3 months of the start of a plan.",
        "Over the last 2 months, to 3 November 2022, visits fell.",
    ],
)
def test_months_that_are_right_or_of_something_else_are_left_alone(text: str) -> None:
    assert not found(spans.months, text)
