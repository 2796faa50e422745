"""Cells that a spreadsheet spoilt."""

from __future__ import annotations

import pytest

from paperwork.checks.totals import spoilt

from ..papers import found, quotes

ROWS = """
# Scorecard
Measure | Apr 2025 | May 2025 | Jun 2025 | Jul 2025
Letters answered ({sign}) | {letters}
Parcels returned | 0.4 | 0.5 | 0.25 | 12
"""


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "######"])
def test_what_a_formula_leaves_in_place_of_a_value_is_an_error(error: str) -> None:
    (finding,) = found(spoilt.errors, ROWS.format(sign="%", letters=f"80 | 81 | {error} | 84"))
    assert finding.certain
    assert finding.quote == f"Letters answered (%) {error}"
    assert error in found(spoilt.errors, f"The rate was {error} in June, and 4 in May.")[0].quote


@pytest.mark.parametrize("said", ["80 | 81 | n/a | 84", "80 | 81 | - | 84", "80 | 81 | #1 | 84"])
def test_what_says_that_there_is_no_value_is_no_error_of_a_formula(said: str) -> None:
    assert found(spoilt.errors, ROWS.format(sign="%", letters=said)) == []


def test_a_percentage_as_a_part_of_one_among_others_per_hundred_is_an_error() -> None:
    text = ROWS.format(sign="%", letters="80 | 81 | 0.83 | 84")
    assert quotes(spoilt.parts_of_one, text) == ["Letters answered (%) 0.83"]


@pytest.mark.parametrize(
    ("sign", "letters"),
    [
        ("%", "80 | 81 | 83 | 84"),
        ("%", "0.80 | 0.81 | 0.83 | 0.84"),
        ("number", "80 | 81 | 0.83 | 84"),
        ("%", "2.1 | 1.4 | 0.83 | 1.2"),
        ("%", "80 | 81 | 0.08 | 84"),
    ],
)
def test_what_may_well_be_so_small_is_let_be(sign: str, letters: str) -> None:
    assert found(spoilt.parts_of_one, ROWS.format(sign=sign, letters=letters)) == []
