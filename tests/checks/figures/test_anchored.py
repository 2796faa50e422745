"""Numbers that the number beside them places in one row of a table."""

from __future__ import annotations

import pytest

from paperwork.checks.figures.anchored import anchored

from ..papers import found

RESULTS = """
# Results
Phase and measure | 2023 | 2024 | 2025
Early years: good level of development | 66.1% | 67.0% | 68.4%
Key Stage 4: English and maths, grade 4 or above | 62.7% | 63.9% | 64.2%
Key Stage 4: English and maths, grade 5 or above | 43.5% | 44.1% | 43.8%
Children educated at home | 3,386 | 3,427 | 3,512
"""


@pytest.mark.parametrize(
    ("words", "wrong", "right"),
    [
        ("Grade 5 in maths went the other way, from {} to 43.8%.", "44.2%", "44.1%"),
        ("Early years stood at 68.4%, compared with {} the year before.", "76.0%", "67.0%"),
        ("Now {} children are educated at home.", "3,521", "3,512"),
    ],
)
def test_a_number_that_is_almost_one_of_the_row_beside_it_is_found(words: str, wrong: str, right: str) -> None:
    (finding,) = found(anchored, RESULTS + words.format(wrong))
    assert (finding.check, finding.certain) == ("figure-not-row", True)
    assert f"the table has {right}" in finding.message
    assert found(anchored, RESULTS + words.format(right)) == []


@pytest.mark.parametrize(
    "words",
    [
        # Nothing of the row is named, others are spoken of, it is said twice, it follows from the row.
        "Attendance went from 44.2% to 43.8%.",
        "Grade 5 in maths went to 43.8%, and in England from 44.2%.",
        "Grade 5 in maths went from 44.2% to 43.8%. The 44.2% is of boys alone.",
        "The number educated at home is 3,521 by the one count, and 3,521 by the other.",
        "The target for maths at grade 5 was moved from 44.2% to 43.8%.",
    ],
)
def test_what_may_be_of_something_else_is_left_alone(words: str) -> None:
    assert found(anchored, RESULTS + words) == []
