"""Comparators that belong to another row are found."""

from __future__ import annotations

from paperwork.checks.totals.copied import copied, smaller_whole

from ..papers import found

TABLE = """
# Care
Measure | Sep-21 | Oct-21 | Target | Ours 20/21 | Statistical neighbours | South East | England
Rate of children in care per 10,000 | 99 | 104 | 89 | 95 | 97 | 53 | 67
Number of children in care | 514 | 530 | 456 | 95 | 97 | 53 | {england}
Percentage of children seen in six weeks | 60% | 58% | 100% | 95 | 97 | 53 | {seen}
Number of children accommodated under section 20 | 61 | 60 | 40 | 16 | 12 | 14 | {twenty}
Average caseload number | 19 | 18 | 17 | 18 | 17 | 16 | 16
"""


def paper(england: str = "80,850", seen: str = "67", twenty: str = "11") -> str:
    return TABLE.format(england=england, seen=seen, twenty=twenty)


def test_a_percentage_with_the_comparators_of_a_rate_is_found_at_the_percentage() -> None:
    (finding,) = found(copied, paper())
    assert (finding.check, finding.certain) == ("comparators-copied", True)
    assert finding.key == "Percentage of children seen in six weeks"


def test_a_number_and_its_rate_may_have_the_same_ones() -> None:
    rows = [line for line in paper().splitlines() if "seen in six weeks" not in line]
    assert found(copied, "\n".join(rows)) == []


def test_fewer_in_england_than_in_the_council_is_found() -> None:
    (finding,) = found(smaller_whole, paper())
    assert finding.check == "comparator-unit"
    assert "11 is given for England, and 60 for the council alone" in finding.message


def test_a_whole_that_is_larger_is_not_nor_an_average() -> None:
    assert found(smaller_whole, paper(twenty="12,400")) == []
    assert found(smaller_whole, paper(twenty="N/A")) == []
