"""Numbers beside their rates: the one pair of a paper that no population fits is found, whatever the population is."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.checks.totals import rates

from ..papers import found

PAPER = """
# Children in need
Measure | Nov-22 | Dec-22 | Jan-23 | Latest
Number of CiN | 959 | 778 | 673 | 716
Rate of CiN | 278 | 226 | 195 | 208
Target | Mar-23 | Sept-23
Number | 1000 | 875
Rate | 290 | 254
# Children in care
Tolerance 500-600
Tolerance {tolerance}
Measure | Nov-22 | Dec-22 | Jan-23 | Latest
Number of CiC | 629 | 620 | 606 | 595
Rate of CiC | 183 | 180 | 176 | {latest}
Target | Mar-23 | Sept-23
Number | 515 | 485
Rate | {target} | 141
"""
RIGHT = {"latest": "173", "target": "149", "tolerance": "145-174"}


def paper(**other: str) -> str:
    return PAPER.format(**{**RIGHT, **other})


def test_a_paper_whose_numbers_and_rates_agree_has_no_findings() -> None:
    assert not [finding for check in rates.CHECKS for finding in found(check, paper())]


def test_a_value_whose_rate_is_not_its_own_is_an_error() -> None:
    (finding,) = found(rates.numbers_and_rates, paper(latest="172"))
    assert finding.certain
    assert "595 (Number of CiC, Latest) is a rate of 173" in finding.message


def test_a_target_whose_rate_is_not_its_own_is_an_error() -> None:
    (finding,) = found(rates.targets_and_rates, paper(target="165"))
    assert "515" in finding.message
    assert "165 is printed" in finding.message


def test_a_tolerance_whose_rates_are_of_other_numbers_is_an_error() -> None:
    (finding,) = found(rates.tolerances_and_rates, paper(tolerance="131 - 174"))
    assert finding.message == "The tolerance 500 of Number of CiC is a rate of 145; 131 is given for it."


def test_counts_of_months_beside_a_rate_for_the_year_so_far_are_not_held_against_it() -> None:
    text = (
        paper()
        + """
    # Referrals
    Measure | Apr-23 | May-23 | June-23
    Number of referrals | 127 | 174 | 250
    Rate of referrals (projected in year) | 442 | 524 | 639
    """
    )
    assert not found(rates.numbers_and_rates, text)


@settings(deadline=None)
@given(st.integers(20_000, 400_000), st.lists(st.integers(150, 4_000), min_size=8, max_size=8))
def test_numbers_with_their_rounded_rates_are_never_found_wrong(population: int, numbers: list[int]) -> None:
    rated = [(Decimal(n) * 10_000 / population).quantize(Decimal(1), ROUND_HALF_UP) for n in numbers]
    months = "Nov-22 | Dec-22 | Jan-23 | Feb-23"
    text = "\n".join(
        f"# Measure {name}\nMeasure | {months}\nNumber of {name} | {' | '.join(map(str, numbers[at : at + 4]))}\n"
        f"Rate of {name} | {' | '.join(map(str, rated[at : at + 4]))}"
        for name, at in (("plans", 0), ("visits", 4))
    )
    assert not [finding for check in rates.CHECKS for finding in found(check, text)]


def test_a_target_of_no_month_is_held_to_its_rate_unless_it_is_next_to_it() -> None:
    rows = (
        "# Plans",
        "Measure | Target | Nov-22 | Dec-22 | Jan-23 | Feb-23 | Mar-23",
        "Number of plans | 235 | 250 | 258 | 256 | 243 | 239",
    )
    for rate, wrong in ((54, 1), (56, 0), (57, 0)):
        text = "\n".join((*rows, f"Rate of plans per 10,000 | {rate} | 61 | 63 | 62 | 59 | 58"))
        findings = found(rates.targets_and_rates, text)
        assert [finding.quote for finding in findings] == [str(rate)] * wrong
