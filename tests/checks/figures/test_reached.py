"""A figure that something has come to, held against the row of its part that it must be of."""

from __future__ import annotations

import pytest

from paperwork.checks.figures.reached import reached

from ..papers import found

TABLE = """
# Workforce
Measure | Apr-25 | May-25 | Jun-25
Agency social workers | 12 | 10 | 8
Permanent social workers | 40 | 41 | 42
Posts vacant (%) | 9% | 8% | 7%
"""


@pytest.mark.parametrize(
    "said",
    [
        "The use of agency staff has reduced to 7 workers.",
        "Agency use has fallen to seven.",
        "We are now down to nine agency staff.",
        "The vacancy level has come down to 6% of posts.",
    ],
)
def test_a_figure_that_is_none_of_its_rows_is_possible(said: str) -> None:
    (finding,) = found(reached, TABLE + said)
    assert not finding.certain
    assert "the last figure of" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "The use of agency staff has reduced to 8 workers.",
        "The use of agency staff has reduced from 12 to 10 workers.",
        "The wait has fallen to 7 weeks.",
        "Agency staff should have reduced to 7 workers.",
        "In 2023 the use of agency staff had reduced to 7 workers.",
        "The use of agency staff has reduced to about 7 workers.",
        "The use of agency staff has reduced to 3 workers in one team.",
        "Our staff has grown to 7 workers.",
    ],
)
def test_a_figure_of_the_row_or_of_something_else_is_left_alone(said: str) -> None:
    assert not found(reached, TABLE + said)
