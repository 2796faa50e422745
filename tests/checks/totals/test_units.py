"""A percent sign that one cell lacks, and a rate that is per another number, are found; other units are not."""

from __future__ import annotations

import pytest

from paperwork.checks.totals import units

from ..papers import found

MONTHS = "Measure | Apr-24 | May-24 | Jun-24 | Jul-24 | Target\n{rows}"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (MONTHS.format(rows="Visits | 91% | 87% | 89 | 94% | 87"), "Visits 89"),
        (MONTHS.format(rows="Visits | 91% | 87% | 89% | 94% | 90\nPlans | 80% | 81% | 82% | 83% | 85%"), "Visits 90"),
        ("Area | Seen | Seen in time (%)\nA | 40 | 90%\nB | 50 | 80%\nC | 30 | 70\nD | 20 | 60%", "C 70"),
    ],
)
def test_the_one_cell_without_its_sign_is_an_error(text: str, quote: str) -> None:
    (finding,) = found(units.percent_lost, text)
    assert finding.certain
    assert finding.quote == quote


@pytest.mark.parametrize(
    "text",
    [
        MONTHS.format(rows="Visits | 91% | 87% | 89% | 94% | 87"),
        MONTHS.format(rows="Visits | 91% | 87 | 89 | 94% | 87"),
        MONTHS.format(rows="Visits | 91% | 87% | 412 | 94% | 87%"),
        "Measure | Share\nA | 90%\nB | 80%\nC | 70%\nD | 60%",
        "Area | Seen | Share\nA | 40 | 90%\nB | 50 | 80%\nC | 30 | none\nD | 20 | 60",
        "Measure | Q1 24/25 | Q2 24/25 | Target\nVisits | 40 | 45 | 50%",
    ],
)
def test_other_units_are_left_alone(text: str) -> None:
    assert not found(units.percent_lost, text)


RATES = """
Area | Children | Rate per 100,000
North | 10 | 232
South | 12 | 182
All rates are per 100,000 children.
{said}
"""


@pytest.mark.parametrize(
    "said",
    ["The south stood at 182 per 10,000 in May.", "At 182 per 10,000 children it is low.", "It is 182 per 1,000 now."],
)
def test_a_rate_that_is_per_another_number_than_in_its_table_is_an_error(said: str) -> None:
    (finding,) = found(units.rates_per_another, RATES.format(said=said))
    assert finding.certain
    assert "per 100,000 elsewhere" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "The south stood at 182 per 100,000 in May.",
        "The south stood at 64 per 10,000 in May.",
        "It was 182 per 10,000.\nPlans were 40 per 10,000.",
        "England has 182 per 10,000.",
        "There were 5 per 10,000 in 5 per 100,000.",
    ],
)
def test_another_rate_may_be_per_another_number(said: str) -> None:
    assert not found(units.rates_per_another, RATES.format(said=said))
