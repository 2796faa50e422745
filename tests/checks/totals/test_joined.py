"""Two tables with the same rows, held against each other."""

from __future__ import annotations

import pytest

from paperwork.checks.totals.joined import joined

from ..papers import found

TWO = """
# One
Ward | Children | Plans
North | 1,204 | 62
South | 1,377 | 58
East | 1,422 | 71
West | 1,150 | 49
Town | 1,302 | 66
# Two
Ward | Plans | Rate per 10,000
North | 62 | 515
South | 58 | 421
East | {plans} | {rate}
West | 49 | 426
Town | 66 | 507
"""


@pytest.mark.parametrize(
    ("plans", "rate", "check", "quote"),
    [("17", "499", "tables-differ", "East 17"), ("71", "599", "row-rate", "East 71 1,422 599")],
)
def test_the_one_row_that_differs_between_two_tables_is_found(plans: str, rate: str, check: str, quote: str) -> None:
    (finding,) = found(joined, TWO.format(plans=plans, rate=rate))
    assert (finding.check, finding.certain, finding.quote) == (check, True, quote)
    assert found(joined, TWO.format(plans="71", rate="499")) == []


def test_tables_of_two_times_may_differ() -> None:
    text = TWO.format(plans="73", rate="513").replace("# One", "# Plans in 2023").replace("# Two", "# Plans in 2024")
    assert [one.check for one in found(joined, text)] == []
