"""Rows that break what the columns of a table have to do with each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.checks.totals.columns import columns
from paperwork.checks.totals.totals import rows

from ..papers import found

UPTAKE = """
Ward | Invited | Received | Uptake %
Avonhurst | 790 | 371 | 47.0
Brackley | 680 | 299 | 44.0
Castle End | 830 | 345 | 41.6
Dunmere | 640 | 326 | 50.9
Marsh Lane | 810 | 353 | {uptake}
All | 3,750 | 1,694 | 45.2
"""
SPARE = """
Area | Capacity | On roll | Spare places
North | 6,120 | 5,700 | 420
Town | 6,510 | 5,918 | {spare}
South | 3,570 | 2,999 | 571
East | 2,480 | 2,273 | 207
West | 1,900 | 1,811 | 89
"""
RATES = """
Ward | Population | Admissions | Per 100,000
Avonhurst | 24,800 | 129 | 520
Brackley | 21,300 | 117 | {rate}
Castle End | 26,100 | 201 | 770
Dunmere | 19,700 | 73 | 371
Eastgate | 27,500 | 231 | 840
"""
SCORES = """
Risk | Likelihood | Impact | Score
Staff | 3 | 4 | 12
System | 4 | 4 | 16
Homes | 5 | 4 | 20
Partners | 3 | 3 | 9
Audit | 2 | 4 | {score}
Leaders | 2 | 3 | 6
"""


@pytest.mark.parametrize(
    ("table", "check", "right", "wrong"),
    [
        (UPTAKE, "row-share", "43.6", "46.3"),
        (SPARE, "row-sum", "592", "529"),
        (RATES, "row-rate", "549", "594"),
        (SCORES, "row-sum", "8", "10"),
    ],
)
def test_the_one_row_that_breaks_what_all_others_keep_is_found(table: str, check: str, right: str, wrong: str) -> None:
    name = table.split("{")[1].split("}")[0]
    (finding,) = found(columns, table.format(**{name: wrong}))
    assert (finding.check, finding.severity, finding.certain) == (check, "error", True)
    assert f"is {right}" in finding.message
    assert found(columns, table.format(**{name: right})) == []


def test_what_was_rounded_keeps_the_relation() -> None:
    assert found(columns, UPTAKE.format(uptake="43.6").replace("47.0", "47").replace("45.2", "45")) == []


def test_three_rows_are_too_few_to_tell() -> None:
    assert found(columns, "\n".join(SPARE.format(spare="529").strip().splitlines()[:4])) == []


@given(st.lists(st.lists(st.integers(1, 999), min_size=4, max_size=4), min_size=4, max_size=12))
def test_columns_that_have_nothing_to_do_with_each_other_are_left_alone(figures: list[list[int]]) -> None:
    lines = [f"Row {at} | {' | '.join(map(str, row))}" for at, row in enumerate(figures)]
    assert len(found(columns, "\n".join(["Name | One | Two | Three | Four", *lines]))) <= 1


MONTHS = """
Measure | Apr-25 | May-25 | Jun-25 | Jul-25 | Aug-25 | Sep-25
Plans due | 187 | 164 | 191 | 172 | 158 | 203
Plans issued in time | 131 | 121 | 129 | {issued} | 117 | 158
% in time | 70.1 | 73.8 | 67.5 | 69.8 | 74.1 | 77.8
"""


def test_a_month_that_breaks_what_the_rows_of_a_table_keep_is_found() -> None:
    (finding,) = found(columns, MONTHS.format(issued="102"))
    assert (finding.check, finding.certain, finding.quote) == ("row-share", True, "% in time 69.8")
    assert "Jul-25" in finding.message
    assert found(columns, MONTHS.format(issued="120")) == []


def test_rows_that_hardly_move_tell_nothing_of_each_other() -> None:
    table = """
    Posts | Apr-25 | May-25 | Jun-25 | Jul-25 | Aug-25
    Posts | 12 | 12 | 12 | 12 | 13
    Vacant | 3 | 3 | 3 | 3 | 3
    Filled | 9 | 9 | 9 | 9 | 9
    """
    assert found(columns, table) == []


def test_a_total_that_is_wrong_is_told_of_once() -> None:
    table = """
    Setting | Quit dates set | Four-week quits | Quit rate %
    Specialist team | 318 | 178 | 56.0
    GP practices | 171 | 74 | 43.3
    Pharmacies | 133 | 53 | 39.8
    Maternity | 58 | 34 | 58.6
    Hospital | 62 | 32 | 51.6
    Total | {total} | 371 | 50.0
    """
    assert [one.check for one in found(rows, table.format(total="724"))] == ["total-wrong"]
    assert found(columns, table.format(total="724")) == []
