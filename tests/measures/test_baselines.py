"""What a measure stood at when its plan began, and what its target is of."""

from __future__ import annotations

from decimal import Decimal

from paperwork.model.measures import Baseline, Missing

from .build import measure, months, result

DATA = months("a", {"Jan-23": 30})


def test_a_baseline_is_a_fact_in_the_measure_s_own_unit() -> None:
    begun = measure("a", "percent", "high", baseline=Baseline(Decimal(22), "April 2023"))
    assert result(begun, DATA).fact("baseline").with_unit == "22%"


def test_a_baseline_may_be_given_as_two_counts() -> None:
    begun = measure("a", "percent", "high", baseline=Baseline(Missing.BLANK, "", Decimal(11), Decimal(44)))
    assert result(begun, DATA).fact("baseline").with_unit == "25%"


def test_a_measure_without_a_baseline_has_none_to_show() -> None:
    assert not result(measure("a"), DATA).fact("baseline").known


def test_a_baseline_to_be_confirmed_says_so() -> None:
    begun = measure("a", baseline=Baseline(Missing.TO_BE_CONFIRMED))
    assert result(begun, DATA).fact("baseline").text == "TBC"


def test_a_target_of_a_month_says_so_with_its_unit() -> None:
    aimed = measure("a", targets={"Mar-23": 1400}, target_per="month")
    assert result(aimed, DATA).fact("target").with_unit == "1,400 per month"
    assert result(aimed, DATA).fact("target").text == "1,400"
