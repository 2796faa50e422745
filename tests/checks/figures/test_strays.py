"""Numbers in prose whose digits changed places, and what is said of a year ago, are held against the tables."""

from __future__ import annotations

import pytest

from paperwork.checks.figures.strays import said_swapped, swapped, then

from ..papers import found, quotes

TABLES = """
# Care
Measure | Apr-25 | May-25 | June-25
Children in care | 512 | 519 | 526
Visits on time | 84% | 88% | 92%
# Caseload
Type | Open 1 April | Started | Closed | Open 30 June
Prevention | 28 | 21 | 18 | 31
Court orders | 36 | 19 | 27 | 28
All | 64 | 40 | 45 | 59
# Money
Table 3: Forecast by workstream (£000)
Workstream | Budget | Forecast | Variance
Workforce | 610 | 655 | +45
Total | 1,500 | 1,840 | +340
# {title}
{said}
"""


def swaps(said: str, title: str = "Summary") -> list[str]:
    return quotes(swapped, TABLES.format(title=title, said=said))


@pytest.mark.parametrize(
    "said",
    [
        "There were 562 children in care at the end of June.",
        "The number of children in care stands at 562.",
        "The forecast overspend of £430,000 will be met from reserves.",
        "We expect a total variance of £430,000.",
    ],
)
def test_a_number_whose_digits_changed_places_is_found_wherever_it_stands(said: str) -> None:
    (quote,) = swaps(said)
    assert quote in said


def test_it_is_certain_and_names_the_cell() -> None:
    (finding,) = found(swapped, TABLES.format(title="Summary", said="There were 562 children in care."))
    assert (finding.check, finding.severity, finding.certain) == ("figure-swapped", "error", True)
    assert "526 stands in the table for 'Children in care, June-25'" in finding.message


def test_of_two_digits_more_of_the_row_must_be_said_in_the_same_part() -> None:
    row = "The quarter opened with 64 children; 40 started, 54 were closed and 59 remained."
    assert len(swaps(row, "Caseload")) == 1
    assert swaps(row) == []
    assert swaps("We trained 54 people, and 12 cases were closed.", "Caseload") == []


@pytest.mark.parametrize(
    "said",
    [
        "There were 526 children in care.",
        "There are 625 places in homes of our own.",
        "We spent £562 on stationery.",
        "In care, 562 reviews were held. Of the 562 reviews most were on time.",
        "A further 265 children in care moved twice.",
    ],
)
def test_other_numbers_are_not(said: str) -> None:
    assert swaps(said) == []


def test_a_number_that_another_sentence_has_the_other_way_round_is_found_at_the_second() -> None:
    text = "There are 412,000 adults in the county.\n# Notes\nRates are of the 421,000 adults that live here."
    assert quotes(said_swapped, text) == ["Rates are of the 421,000 adults that live here."]
    assert quotes(said_swapped, text.replace("421,000 adults", "421,000 pounds")) == []
    assert quotes(said_swapped, text.replace("421,000", "423,000")) == []


YEAR = """
# Scorecard
Ref | Indicator | Q2 24/25 | Q1 25/26 | Q2 25/26
F2 | Business rates collected | 55.1% | 29.4% | 56.0%
# {title}
{said}
"""


@pytest.mark.parametrize(
    "said",
    [
        "Business rates collected stood at 56.0%, against 55.4% a year ago.",
        "Business rates collected reached 56.0%, up from 55.4% at the same point last year.",
        "We stand at 56.0%, compared with 55.4% in the same quarter of 2024/25.",
        "It was 56.0%; this compares with 24.9% in the previous quarter.",
    ],
)
def test_what_is_said_of_a_year_or_a_quarter_ago_is_held_against_the_table(said: str) -> None:
    (finding,) = found(then, YEAR.format(title="Business rates (F2)", said=said))
    assert (finding.check, finding.certain) == ("figure-then", True)


@pytest.mark.parametrize(
    "said",
    [
        "Business rates collected stood at 56.0%, against 55.1% a year ago.",
        "Business rates collected stood at 56.0%, against around 55% a year ago.",
        "We stand at 56.0%; England stood at 58.0% a year ago.",
        "It was 56.0%, and 29% in the previous quarter.",
        "Council tax is at 61.0%, against 60.2% a year ago.",
    ],
)
def test_what_is_right_rounded_or_of_others_is_not_found(said: str) -> None:
    assert found(then, YEAR.format(title="Business rates (F2)", said=said)) == []


def test_a_number_that_a_percentage_beside_it_bears_out_is_no_slip() -> None:
    assert swaps("Of the 562 children in care 281 (50%) live with relatives.") == []
    assert len(swaps("Of the 562 children in care 263 (50%) live with relatives.")) == 1


@pytest.mark.parametrize(("things", "wrong"), [("visits were", True), ("were", False), ("have been", False)])
def test_a_number_is_held_against_one_elsewhere_of_the_same_things(things: str, wrong: bool) -> None:
    said = f"By July 128 {things} made in the quarter.\nIn the year before 182 {things} made by then."
    assert bool(quotes(said_swapped, said)) == wrong
