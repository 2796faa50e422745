"""Sub-totals that are named after the rows of another."""

from __future__ import annotations

import pytest

from paperwork.checks.totals.named import subtotals_named

from ..papers import found

TABLE = """
Placement | Children | Cost
In-house fostering | 120 | 400
Agency fostering | 80 | 600
{first} | 200 | 1,000
Children's homes | 20 | 800
Secure homes | 2 | 100
{second} | 22 | 900
Grand total | 222 | 1,900
"""


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        ("Sub-total: fostering", "Sub-total: fostering", ["Sub-total: fostering"]),
        ("Total homes", "Total fostering", ["Total homes", "Total fostering"]),
        ("Homes sub-total", "Sub-total residential", ["Homes sub-total"]),
        ("Sub-total: fostering", "Sub-total: residential", []),
        ("Total family placements", "Total homes", []),
        ("Subtotal", "Subtotal", []),
    ],
)
def test_a_sub_total_named_after_other_rows_is_an_error(first: str, second: str, wrong: list[str]) -> None:
    findings = found(subtotals_named, TABLE.format(first=first, second=second))
    assert [(one.quote, one.certain) for one in findings] == [(name, True) for name in wrong]


def test_all_in_something_and_all_not_in_it_are_two_names() -> None:
    text = """
# Activity
Activity | Younger | Older
University | 2 | 11
Employment | 12 | 38
All in EET | 14 | 49
Not in EET: illness | 4 | 19
Not in EET: other | 10 | 22
All not in EET | 14 | 41
"""
    assert found(subtotals_named, text) == []
