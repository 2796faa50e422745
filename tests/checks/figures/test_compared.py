"""Figures of England, regions and councils alike in sentences, beside the table's column for them."""

from __future__ import annotations

import pytest

from paperwork.checks.figures.compared import comparators, longer

from ..papers import found, quotes

PAPER = """
# Reablement
Measure | Q2 24/25 | Q3 24/25 | Target | Comparator group | England
No support needed after reablement | 70% | 73% | 72% | 75% | 78%
Older people at home after 91 days | 83% | 81% | 84% | 83% | 84%
Median wait in days | 33 | 30 | 28 | 34 | 36
{said}
"""


@pytest.mark.parametrize(
    "said",
    [
        "Although that is our best result, it is below the comparator group (76%) and England (78%).",
        "No support was needed after reablement for 73%; the comparator group is at 76%.",
        "At 73% we are below England (79%).",
        "The share at home after 91 days is 81%, and England averages 85%.",
        # It is no older figure of the row, since the sentence has the newest.
        "Older people at home after 91 days are at 81%, below the comparator group (85%).",
        "No support needed after reablement is at 73%, higher than England (70%).",
    ],
)
def test_a_figure_of_others_that_is_not_the_tables_is_found(said: str) -> None:
    (finding,) = found(comparators, PAPER.format(said=said))
    assert (finding.check, finding.certain) == ("figure-of-others", True)


@pytest.mark.parametrize(
    "said",
    [
        "It is below the comparator group (75%) and England (78%).",
        "At 73% we are below England, which was at 76% in 2023/24.",
        "At 73% we are five points below England (78%).",
        "Nationally 12% of people wait for a carer.",
        "Ofsted says that England is at 60% for something else.",
    ],
)
def test_those_of_the_table_of_other_times_and_of_other_things_are_not(said: str) -> None:
    assert quotes(comparators, PAPER.format(said=said)) == []


@pytest.mark.parametrize(
    "said",
    [
        "At 30 days the median wait is longer than in the comparator group (34 days).",
        "Our rate of 53% is lower than that of England (46%), as it was.",
        "It now takes 12 weeks, fewer than in the region (9 weeks).",
    ],
)
def test_more_than_another_figure_that_is_larger_is_found(said: str) -> None:
    (finding,) = found(longer, said)
    assert finding.certain


@pytest.mark.parametrize(
    "said",
    [
        "At 30 days the median wait is shorter than in the comparator group (34 days).",
        "There were 64, which is 12 more than in the same months of 2024 (52).",
        "At 53% it was not lower than in England (46%).",
        "It takes 12 weeks, longer than in the region (34%).",
    ],
)
def test_what_is_so_or_of_two_kinds_is_not(said: str) -> None:
    assert quotes(longer, said) == []
