"""A row that is said to have the most or the least is held against the other rows of its table."""

from __future__ import annotations

import pytest

from paperwork.checks.claims.most import most

from ..papers import quotes

PAPER = """
# Report
## Teams
Team | Cases | Workers | Average
North | 210 | 12 | 17.5
South | 180 | 12 | 15.0
East | 247 | 13 | 19.0
West | 160 | 10 | 16.0
Total | 797 | 47 | 17.0
## {}
{}
"""
WRONG = [
    "West has the highest average caseload.",
    "East has the highest average caseload at 18.0.",
    "East has the highest average caseload at 19.0 and West the lowest at 16.0.",
    "The North team has the most cases, which worries us.",
    "South has the fewest workers (12).",
]
RIGHT = [
    "East has the highest average caseload.",
    "East has the highest average caseload at 19.0 and South the lowest at 15.0.",
    "East has the most cases.",
    "West has the fewest workers, at 10.",
    # Of something else, some of them, or another time.
    "West has the highest average age.",
    "West has the highest number of cases per worker.",
    "West has the highest sickness.",
    "North has the highest average caseload after East.",
    "Apart from East, North has the highest average caseload.",
    "North has the second highest average caseload.",
    "North had the highest average caseload in July.",
    "Of the two, North has the highest average caseload.",
    "North has the most cases of neglect.",
]


@pytest.mark.parametrize("said", WRONG)
def test_a_row_that_another_goes_beyond_or_with_another_figure_is_found(said: str) -> None:
    assert len(quotes(most, PAPER.format("Commentary", said))) == 1


@pytest.mark.parametrize("said", RIGHT)
def test_what_is_so_or_of_something_else_is_none(said: str) -> None:
    assert not quotes(most, PAPER.format("Commentary", said))


def test_under_a_heading_about_something_else_another_table_may_be_meant() -> None:
    assert not quotes(most, PAPER.format("Agency costs", "West has the most cases."))
