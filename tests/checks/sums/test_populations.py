"""Rates in prose, worked out by the population that the paper states."""

from __future__ import annotations

import pytest

from paperwork.checks.sums import populations
from paperwork.model.findings import Finding

from ..papers import found


def _all(text: str) -> list[Finding]:
    return [finding for check in populations.CHECKS for finding in found(check, text)]


@pytest.mark.parametrize(
    "said",
    [
        "Children in care have edged up. With 84,600 children aged 0 to 17 in the county, 526 is a rate of 64 per "
        "10,000. The England rate was 70 at the last count.",
        "Missed bins came down sharply, from 71 per 100,000 collections to 58, against our target of 65. Crews "
        "missed 1,191 bins out of about 1.93 million collections. The bad first quarter followed.",
        "There are 42,300 children in the borough. At the end of March 405 were looked after, a rate of 98 per 10,000.",
    ],
)
def test_a_rate_that_its_number_and_the_population_do_not_give_is_an_error(said: str) -> None:
    (finding,) = _all(said)
    assert finding.check == "rate-said"
    assert finding.certain
    assert finding.quote in said


@pytest.mark.parametrize(
    "said",
    [
        "Children in care have edged up. With 84,600 children aged 0 to 17 in the county, 526 is a rate of 62 per "
        "10,000. The England rate was 70 at the last count.",
        "Missed bins came down sharply, from 71 per 100,000 collections to 58, against our target of 65. Crews "
        "missed 1,119 bins out of about 1.93 million collections. The bad first quarter followed.",
    ],
)
def test_a_rate_that_is_right_or_of_somewhere_else_is_left_alone(said: str) -> None:
    assert not _all(said)


def test_a_target_in_children_that_is_not_its_rate_is_an_error() -> None:
    told = "Rates per 100,000 use the estimate of 14,250 children aged 10 to 17 throughout."
    said = "Our target of 195 is the equivalent of no more than 31 children in a year."
    (finding,) = _all(f"{told}\n{said}")
    assert finding.check == "rate-target"
    assert "27.8" in finding.message
    assert not _all(f"{told}\n{said.replace('31', '28')}")
    assert not _all(said)


def test_a_rate_is_worked_out_by_the_one_population_of_the_paper_and_by_none_where_there_are_two() -> None:
    told = "Rates use the estimate of 14,250 children aged 10 to 17 throughout."
    said = "There were 26 in the year to December 2025, which is a rate of 128 per 100,000 children aged 10 to 17."
    (finding,) = _all(f"{told}\n{said}")
    assert "182" in finding.message
    assert not _all(f"{told}\nThe estimate of 20,300 children aged 10 to 17 is that of the county.\n{said}")
    assert not _all(f"{told}\n{said.replace('128', '182')}")


@pytest.mark.parametrize(
    "said",
    [
        "There were 97 admissions of people aged 65 and over to a home between April and September, equivalent to "
        "{rate} per 100,000 of the population of that age (31,200, ONS mid-2024).",
        "There were 97 admissions. That is a rate of {rate} per 100,000 of the 31,200 aged 65 and over in the borough.",
        "There were 97 admissions. It is equal to {rate} people for every 100,000 of the 31,200 aged over 65.",
    ],
)
def test_a_rate_is_worked_out_by_the_population_in_brackets_or_behind_it(said: str) -> None:
    (finding,) = _all(said.format(rate=301))
    assert "311" in finding.message
    assert not _all(said.format(rate=311))


def test_a_rate_of_the_sentence_before_is_that_of_its_last_count_alone() -> None:
    rate = "That is a rate of 31.1 per 10,000 of the 31,200 aged over 65."
    assert not _all(f"There were 97 admissions, up by 14. {rate}")
    assert not _all(f"There were 97 admissions in England. {rate.replace('31.1', '24')}")
