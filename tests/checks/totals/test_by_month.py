"""A target for each month against the target of a rate that counts up over the year."""

from __future__ import annotations

import pytest

from paperwork.checks.totals.by_month import targets_by_month

from ..papers import found

TABLE = """
# Front door
Measure | Apr-21 | May-21 | Jun-21 | Jul-21 | Aug-21 | Target
Number of referrals in the month | 336 | 445 | 342 | 355 | 291 | {target}
Rates of referrals per 10,000 | {rates} | 647
"""
RISING, MONTHLY = "64 | 152 | 219 | 288 | 345", "64 | 85 | 65 | 68 | 55"


def test_a_target_for_each_month_that_makes_another_rate_of_the_year_is_an_error() -> None:
    (finding,) = found(targets_by_month, TABLE.format(target="300 per month", rates=RISING))
    assert (finding.check, finding.certain) == ("rate-target", True)
    assert "3,600 a year, a rate of 702" in finding.message


@pytest.mark.parametrize(
    ("target", "rates"), [("277 per month", RISING), ("300 per month", MONTHLY), ("300", RISING), ("TBC", RISING)]
)
def test_targets_that_go_together_and_rates_of_single_months_are_left_alone(target: str, rates: str) -> None:
    assert not found(targets_by_month, TABLE.format(target=target, rates=rates))
