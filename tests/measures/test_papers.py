"""Ratings and arrows of two published papers, 61 measures, against the rule."""

from __future__ import annotations

import pytest

from .build import POPULATION, results
from .papers import FEBRUARY, JUNE, JUNE_POPULATION, Printed


def name(case: Printed) -> str:
    return case.id


def rated(case: Printed, as_at: str, population: int) -> tuple[str, str]:
    made = results(case.measures, case.data, as_at=as_at, population=population).by_id[case.id]
    return made.rag or "none", made.direction


@pytest.mark.parametrize("case", FEBRUARY, ids=name)
def test_a_measure_of_february_is_rated_and_pointed_by_the_rule(case: Printed) -> None:
    assert rated(case, "Jan-23", POPULATION) == (case.by_rule, case.arrow)


@pytest.mark.parametrize("case", JUNE, ids=name)
def test_a_measure_of_june_is_rated_and_pointed_by_the_rule(case: Printed) -> None:
    assert rated(case, "June-23", JUNE_POPULATION) == (case.by_rule, case.arrow)


def test_the_rule_gives_what_was_printed_for_all_but_seven_of_fifty_six_ratings() -> None:
    printed = [case for case in FEBRUARY + JUNE if case.printed != "none"]
    other = [case.id for case in printed if case.by_rule != case.printed]
    assert len(printed) == 56
    assert sorted(other) == [
        "cla_number", "cla_rate", "rereferrals", "starts_number", "starts_number", "starts_rate", "supervision_b",
    ]  # fmt: skip
