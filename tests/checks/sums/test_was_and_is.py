"""Changes between what was and what is, where no "from A to B" tells the two."""

from __future__ import annotations

import pytest

from paperwork.checks.sums import was_and_is
from paperwork.model.findings import Finding

from ..papers import found


def _all(text: str) -> list[Finding]:
    return [finding for check in was_and_is.CHECKS for finding in found(check, f"# Numbers\n{text}")]


@pytest.mark.parametrize(
    "said",
    [
        "The list stood at 812 a year ago and is now 598, a fall of 224.",
        "The share closed in time was 72% a year ago and has dropped by 5 percentage points, to 65%.",
        "There were 212 complaints last year; this year there were 190, a fall of 32.",
        "We had 212 last year; this year 190, a fall of 32.",
        "There are 30 open cases, down by 8 from 42.",
        "In May the rate was 61% and it is now 58%, a fall of five points.",
        "Rent arrears were £410,000 at the end of March and are now £365,000, a reduction of £55,000.",
        "It was 48 in the previous quarter and has since risen by 12, to 66.",
        "There were 90 visits in June and there were 75 in July, down by 25.",
        "We have 46 carers, up 8 on last year's 41.",
    ],
)
def test_a_change_that_is_not_what_lies_between_was_and_is_is_an_error(said: str) -> None:
    (finding,) = _all(said)
    assert finding.certain
    assert finding.check == "change-wrong"


@pytest.mark.parametrize(
    "said",
    [
        "The list stood at 812 a year ago and is now 598, a fall of 214.",
        "The list stood at 812 a year ago and is now 598, a fall of 26%.",
        "The share closed in time was 72% a year ago and has dropped by 7 percentage points, to 65%.",
        "There are 34 open cases, down by 8 from 42.",
        "There are 30 cases in 12 homes, down by 8 from 42.",
        "It was 48 in the previous quarter and should have risen by 12, to 66.",
        "The list stood at about 812 a year ago and is now 598, a fall of 224.",
        "There were 212 complaints last year and 190 compliments, a fall of 32.",
        "It was 72% a year ago for boys and 65% for girls, a gap of 9 points.",
    ],
)
def test_a_change_that_is_right_or_is_of_something_else_is_let_be(said: str) -> None:
    assert _all(said) == []


@pytest.mark.parametrize(("points", "wrong"), [(15, True), (13, False)])
def test_what_is_set_off_by_commas_is_what_is(points: int, wrong: bool) -> None:
    said = f"Eighty-seven of them, or 64%, were on time, up {points} percentage points from 51% the year before."
    assert bool(_all(said)) == wrong
