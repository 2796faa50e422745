"""Shares of a whole beside the numbers that they are shares of."""

from __future__ import annotations

import pytest

from paperwork.checks.totals.wholes import wholes

from ..papers import found

NEEDS = """
Need | Plans | Share
Autism | 978 | {autism}
Social and emotional | 612 | 21%
Speech | 574 | 20%
Learning | 266 | 9%
Other | 444 | 15%
All | 2,874 | 100%
"""
OUTCOMES = """
Outcome | Appeals
Conceded | {conceded}
Agreed | 11 (19%)
Withdrawn | 9 (16%)
Decided | 13 (23%)
Total | {total} (100%)
"""


@pytest.mark.parametrize(
    ("table", "right", "wrong", "quote"),
    [
        (NEEDS, {"autism": "34%"}, {"autism": "43%"}, "Autism 43%"),
        (OUTCOMES, {"conceded": "24 (42%)", "total": "57"}, {"conceded": "24 (24%)"}, "Conceded 24 (24%)"),
        (OUTCOMES, {"conceded": "24 (42%)", "total": "57"}, {"total": "75"}, "Total 75 (100%)"),
    ],
)
def test_the_one_share_or_whole_that_does_not_go_with_the_others_is_found(
    table: str, right: dict[str, str], wrong: dict[str, str], quote: str
) -> None:
    (finding,) = found(wholes, table.format(**{**right, **wrong}))
    assert (finding.check, finding.certain, finding.quote) == ("share-of-whole", True, quote)
    assert found(wholes, table.format(**right)) == []


def test_a_share_that_was_made_to_fit_a_hundred_is_let_be() -> None:
    assert found(wholes, NEEDS.format(autism="35%")) == []


def test_percentages_of_something_else_are_no_shares() -> None:
    table = """
    Team | Cases | In time
    North | 62 | 81%
    South | 58 | 77%
    East | 71 | 100%
    West | 49 | 90%
    All | 240 | 86%
    """
    assert found(wholes, table) == []
