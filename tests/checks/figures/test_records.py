"""Claims of a run of values: the most of so many, the best since, every time one way."""

from __future__ import annotations

import pytest

from paperwork.checks.figures.records import each_time, records

from ..papers import found, quotes

PAPER = """
# Incidents
Table 7: Incidents by ward and quarter
Ward | Q3 24/25 | Q4 24/25 | Q1 25/26 | Q2 25/26 | Q3 25/26
Castle | 218 | 204 | 226 | 241 | 212
Harbour | 206 | 176 | 226 | 263 | 206
Total | 424 | 380 | 452 | 504 | 418
{incidents}
# Re-referrals
Measure | Apr-25 | May-25 | June-25 | July-25 | Aug-25 | Sept-25 | Target
Re-referrals within 12 months | 24% | 25% | 23% | 22% | 22% | 21% | 20% or lower
Assessments on time | 71% | 73% | 74% | 78% | 80% | 82% | 90% or higher
{months}
"""


def paper(incidents: str = "Nothing to say.", months: str = "Nothing to say.") -> str:
    return PAPER.format(incidents=incidents, months=months)


@pytest.mark.parametrize(
    "said",
    [
        "The figure of 418 is the lowest of the five quarters in Table 7.",
        "At 418 incidents it was the smallest number of the last five quarters.",
        "There were 418, the lowest total since Q3 2024/25.",
    ],
)
def test_the_lowest_of_so_many_quarters_is_held_against_all_of_them(said: str) -> None:
    (finding,) = found(records, paper(incidents=said))
    assert (finding.check, finding.certain) == ("claim-record", True)
    assert "380 (Q4 2024-25)" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "The figure of 418 is the lowest of the last three quarters.",
        "There were 504 in the summer, the highest of the five quarters.",
        "At 418 it is the lowest since Q4 2024/25.",
        "The 112 in schools were the lowest of the five quarters.",
        "It is the lowest of the six wards, as in most quarters.",
        "We aim to have the lowest number of the five quarters next time.",
    ],
)
def test_what_is_so_or_of_other_things_is_not_found(said: str) -> None:
    assert quotes(records, paper(incidents=said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "Re-referrals within 12 months have fallen every month since April.",
        "Re-referrals within 12 months fell month by month.",
        "Re-referrals within 12 months have dropped steadily each month this year.",
    ],
)
def test_a_step_the_other_way_is_found_for_certain(said: str) -> None:
    (finding,) = found(each_time, paper(months=said))
    assert (finding.check, finding.certain) == ("claim-every-time", True)
    assert "look at May-25" in finding.message


def test_a_step_that_rounding_may_hide_is_possible() -> None:
    (finding,) = found(each_time, paper(months="Re-referrals within 12 months have fallen every month since May."))
    assert (finding.severity, finding.certain) == ("warning", False)


@pytest.mark.parametrize(
    "said",
    [
        "Assessments on time have risen every month since April.",
        "Assessments on time improved month on month.",
        "Re-referrals within 12 months have not fallen every month.",
        "Nationally re-referrals within 12 months have fallen every month since April.",
        "Re-referrals within 12 months are looked at every month.",
    ],
)
def test_true_and_other_claims_are_not(said: str) -> None:
    assert quotes(each_time, paper(months=said)) == []


def test_what_went_both_ways_did_not_improve_every_time_whichever_way_is_good() -> None:
    table = "# Calls\nMeasure | Jul-25 | Aug-25 | Sep-25\nCalls by mobile | 40% | 38% | 43%\n"
    (finding,) = found(each_time, f"{table}Calls by mobile have improved every month since July.")
    assert finding.certain
    assert not found(each_time, f"{table}Calls by mobile have improved every month since August.")
