"""Lines of a table that run on: the year so far, what is open at the end, changes since the month before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.checks.totals.running import running

from ..papers import found

CASES = """
Month | Opened | Closed | Open at end
January | 62 | 41 | 217
February | 58 | 38 | 237
March | 71 | 44 | {march}
April | 49 | {closed} | 277
May | 66 | 43 | 300
June | 74 | 47 | {june}
"""
SO_FAR = """
Measure | Apr-25 | May-25 | Jun-25 | Jul-25 | Aug-25 | Sep-25
In the month | 62 | 58 | 71 | 49 | 66 | 74
Year to date | 62 | 120 | 191 | {july} | 306 | 380
"""
CHANGES = """
At the end of | Plans | Change
March 2024 | 2,184 | n/a
June 2024 | 2,301 | +117
September 2024 | 2,389 | {change}
December 2024 | 2,574 | +185
March 2025 | 2,690 | +116
June 2025 | 2,811 | +121
"""


@pytest.mark.parametrize(
    ("table", "right", "wrong", "worked"),
    [
        (CASES, {"march": "264", "closed": "36", "june": "327"}, {"march": "246"}, "264"),
        (CASES, {"march": "264", "closed": "36", "june": "327"}, {"june": "317"}, "327"),
        (SO_FAR, {"july": "240"}, {"july": "204"}, "240"),
        (CHANGES, {"change": "+88"}, {"change": "+98"}, "88"),
    ],
)
def test_a_figure_that_does_not_follow_from_the_one_before_is_found(
    table: str, right: dict[str, str], wrong: dict[str, str], worked: str
) -> None:
    (finding,) = found(running, table.format(**{**right, **wrong}))
    assert (finding.check, finding.certain) == ("running-on", True)
    assert f"it is {worked}" in finding.message
    assert found(running, table.format(**right)) == []


def test_a_sum_of_the_year_begins_anew() -> None:
    table = """
    Measure | Jan-25 | Feb-25 | Mar-25 | Apr-25 | May-25 | Jun-25 | Jul-25
    In the month | 62 | 58 | 71 | 49 | 66 | 74 | 81
    Year to date | 662 | 720 | 791 | 49 | 115 | 189 | 270
    """
    assert found(running, table) == []


def test_changes_worked_out_before_rounding_are_let_be() -> None:
    table = """
    12 months to | Rate | Change
    December | 232 | -
    March | 225 | -7
    June | 211 | -14
    September | 196 | -14
    December 2025 | 182 | -14
    """
    assert found(running, table) == []


@given(st.lists(st.lists(st.integers(1, 999), min_size=3, max_size=3), min_size=5, max_size=12))
def test_figures_that_do_not_run_on_are_left_alone(figures: list[list[int]]) -> None:
    lines = [f"Row {at} | {' | '.join(map(str, row))}" for at, row in enumerate(figures)]
    assert found(running, "\n".join(["Name | One | Two | Three", *lines])) == []


def test_what_is_open_follows_from_what_was_open_with_those_that_came_and_without_those_that_left() -> None:
    table = """
    Type | Open 30 September | Started | Closed | Open 31 December
    Prevention | 28 | 21 | 18 | {now}
    Out of court | 22 | 14 | 19 | 17
    Court orders | 14 | 5 | 8 | 11
    All | 64 | 40 | 45 | 59
    """
    (finding,) = found(running, table.format(now="13"))
    assert (finding.certain, finding.quote) == (True, "Prevention 13")
    assert found(running, table.format(now="31")) == []
