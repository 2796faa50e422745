"""Numbers said of a row of a table near them, held against that row."""

from __future__ import annotations

import pytest

from paperwork.checks.figures.cells_said import pinned
from paperwork.checks.figures.changes_told import changes
from paperwork.checks.figures.lines_said import said, steps
from paperwork.checks.proof import proved

from ..papers import found, read

TAUGHT = """
# Where they are taught
Where they are taught | January 2025 | 30 September 2025
Mainstream school | 1,096 | 1,168
Resourced provision | 188 | 206
Independent special school | 214 | 241
College | 261 | 287
"""
UPTAKE = """
# Vaccination
Uptake, % | 2022/23 | 2023/24 | 2024/25 | England 2024/25
6-in-1 at 12 months | 92.4 | 92.1 | 91.7 | 91.3
HPV, girls in Year 9 | 78.4 | 74.5 | 75.9 | 72.9
Flu, 2 and 3 year olds | 45.6 | 47.2 | 48.8 | 43.6
Flu, 65 and over | 81.0 | 79.4 | 76.8 | 74.9
"""
COHORTS = """
# Reoffending
Cohort | Children | Reoffended | Reoffences
April to June | 34 | 12 | 41
July to September | 31 | 11 | 36
October to December | 29 | 9 | 30
"""
INVITED = """
# Health Checks
Period | Invited | Received
H1 2023/24 | 4,320 | 1,642
H1 2024/25 | 4,806 | 1,985
H1 2025/26 | 5,940 | 2,673
"""


@pytest.mark.parametrize(
    ("words", "wrong", "right", "table"),
    [
        (TAUGHT + "The number in independent special schools has grown from 214 to {}.", "234", "241", "241"),
        (TAUGHT + "The number in independent special schools has grown from {} to 241.", "224", "214", "214"),
        (UPTAKE + "Uptake of the 6-in-1 vaccine has drifted down to {}.", "91.9%", "91.7%", "91.7"),
        (UPTAKE + "For flu, 65 and over, uptake is {} now.", "78.6%", "76.8%", "76.8"),
    ],
)
def test_a_number_that_is_almost_one_of_its_row_is_found(words: str, wrong: str, right: str, table: str) -> None:
    assert found(said, words.format(right)) == []
    (finding,) = found(said, words.format(wrong))
    assert (finding.check, finding.certain) == ("figure-not-row", True)
    assert f"the table has {table}" in finding.message


@pytest.mark.parametrize(
    "words",
    [
        # What follows from the row by a plain sum.
        "Independent special schools have 27 more, and 455 in both counts together.",
        # Others, targets, what may be, other times.
        "The number in independent special schools should have grown from 214 to 234.",
        "In 2019 the number in independent special schools had been 244.",
        # Hedged, and of another table's part of the paper.
        "The number in independent special schools has grown from about 210 to about 234.",
        "The number in independent special schools ranges from 214 to 234.",
    ],
)
def test_what_is_not_said_of_the_row_as_it_stands_is_left_alone(words: str) -> None:
    assert found(said, TAUGHT + words) == []


MONEY = """
# Money
Heading (£000) | Budget | Forecast | Variance
Independent special schools | 10,600 | 14,710 | +4,110
Alternative provision | 2,140 | 2,395 | +255
"""


@pytest.mark.parametrize("right", ["£4.11m", "£4,110,000", "£4.1 million", "£14.7m"])
def test_an_amount_with_the_digits_of_its_row_in_another_power_of_ten_is_found(right: str) -> None:
    words = "Independent special schools account for {} of this."
    (finding,) = found(said, MONEY + words.format("£411,000"))
    assert (finding.check, finding.certain) == ("figure-not-row", True)
    assert "+4,110 (in thousands of pounds)" in finding.message
    assert found(said, MONEY + words.format(right)) == []


def test_another_part_of_the_paper_is_not_meant_unless_it_points_to_the_table() -> None:
    words = "\n# Elsewhere\nUptake of the 6-in-1 vaccine has drifted down to 91.9%."
    assert found(said, UPTAKE + words) == []


def test_a_number_whose_row_and_column_are_named_must_be_the_cell() -> None:
    words = "In the group of October to December there were 29 children, of whom {} reoffended."
    (finding,) = found(pinned, COHORTS + words.format(11))
    assert (finding.check, finding.certain) == ("figure-not-cell", True)
    assert "the table has 9 there, under Reoffended" in finding.message
    assert found(pinned, COHORTS + words.format(9)) == []
    assert found(pinned, COHORTS + "From October to December 11 reoffended with a knife, of 29 children.") == []


def test_points_that_no_two_figures_of_the_row_are_apart_are_found() -> None:
    words = "HPV uptake among girls in Year 9 has recovered by {} percentage points after the fall of 2023/24."
    (finding,) = found(steps, UPTAKE + words.format("2.4"))
    assert (finding.check, finding.certain) == ("step-not-row", True)
    assert found(steps, UPTAKE + words.format("1.4")) == []


@pytest.mark.parametrize("share", ["19%", "32%"])
def test_a_percentage_of_a_change_that_the_table_bears_out_is_worked_out_again(share: str) -> None:
    words = "Invitations rose by 1,134 on H1 of last year, an increase of {}."
    (finding,) = found(changes, INVITED + words.format(share))
    assert (finding.check, finding.certain) == ("change-not-table", True)
    assert found(changes, INVITED + words.format("24%")) == []
    # No two figures lie so far apart: nothing is known of the change.
    assert found(changes, INVITED + words.format(share).replace("1,134", "1,143")) == []


def test_a_number_that_a_check_of_its_meaning_tells_of_is_told_of_once() -> None:
    words = "Of the cohorts, October to December had 231 children."
    table = COHORTS.replace("| 29 |", "| 213 |")
    checks = [finding.check for finding in proved(read(table + words)) if "231" in finding.quote]
    assert checks == ["figure-swapped"]
