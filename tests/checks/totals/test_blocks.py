"""Rows and columns that are sums of those beside them, though nothing calls them totals."""

from __future__ import annotations

import pytest

from paperwork.checks.totals.blocks import blocks

from ..papers import found

ROLL = """
Year group | 2023 | 2024 | 2025
Year 5 | 2,590 | 2,561 | 2,537
Year 6 | 2,604 | 2,588 | 2,566
Primary | 5,194 | 5,149 | {primary}
Year 7 | 2,488 | 2,512 | 2,497
Year 8 | 2,451 | 2,479 | 2,508
Year 9 | 2,406 | 2,447 | 2,471
Secondary | 7,345 | {secondary} | 7,476
Special | 486 | 512 | 541
All pupils | 13,025 | 13,099 | 13,120
"""
FIRST = """
Area | Homes | Lets | Repairs
The borough | 1,204 | {lets} | 6,018
North | 402 | 131 | 2,006
South | 377 | 119 | 1,990
West | 425 | 140 | 2,022
"""


@pytest.mark.parametrize(
    ("table", "right", "wrong", "worked"),
    [
        (ROLL, {"primary": "5,103", "secondary": "7,438"}, {"secondary": "7,348"}, "7438"),
        (ROLL, {"primary": "5,103", "secondary": "7,438"}, {"primary": "5,130"}, "5103"),
        (FIRST, {"lets": "390"}, {"lets": "380"}, "390"),
    ],
)
def test_a_sum_that_is_none_in_one_column_alone_is_found(
    table: str, right: dict[str, str], wrong: dict[str, str], worked: str
) -> None:
    (finding,) = found(blocks, table.format(**{**right, **wrong}))
    assert (finding.check, finding.certain) == ("sum-of-rows", True)
    assert f"add up to {worked}" in finding.message
    assert found(blocks, table.format(**right)) == []


def test_a_whole_with_some_that_no_row_has_is_only_possible() -> None:
    """Admissions of people whose ward is not known stand in no ward."""
    table = """
    Ward | Population | Admissions
    North | 24,810 | 129
    South | 21,322 | 117
    West | 26,107 | 201
    The borough | 72,239 | 452
    """
    (finding,) = found(blocks, table)
    assert not finding.certain


def test_a_rate_for_all_is_no_sum() -> None:
    table = """
    Ward | Invited | Received | Uptake
    North | 790 | 371 | 47.0
    South | 680 | 299 | 44.0
    West | 830 | 345 | 41.6
    The borough | 2,300 | 1,015 | 44.1
    """
    assert found(blocks, table) == []
    assert (
        found(blocks, "Some rows overlap and are counted once only.\n" + ROLL.format(primary="1", secondary="2")) == []
    )


def test_a_year_that_is_the_sum_of_its_quarters_is_known_by_another_year() -> None:
    table = """
    Year | Q1 | Q2 | Q3 | Q4 | Year total
    2023/24 | 9 | 8 | 10 | 9 | 36
    2024/25 | 8 | 9 | 7 | 8 | {total}
    """
    assert [one.quote for one in found(blocks, table.format(total="31"))] == ["2024/25 31"]
    assert found(blocks, table.format(total="32")) == []
