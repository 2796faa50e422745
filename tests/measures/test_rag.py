"""Rating: the validated value against the next milestone, on its bad side only, on unrounded numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .build import measure, months, result, results, seen

VALUES = st.decimals(min_value=-1000, max_value=1000, places=2)
TARGETS = st.decimals(min_value=1, max_value=1000, places=2)
SHARES = st.decimals(min_value=0, max_value=1, places=2)
RANK = {"Green": 0, "Amber": 1, "Red": 2}


def rag(polarity: str, value: Any, target: Any, share: Any = "0.2", **more: Any) -> str:
    made = measure("a", "number", polarity, targets={"Mar-23": target}, **more)  # type: ignore[arg-type]
    return result(made, [seen("a", "Jan-23", value)], worse_by=share).rag


@pytest.mark.parametrize(
    ("value", "expected"), [("99.9", "Green"), ("100", "Green"), ("100.1", "Amber"), ("120", "Amber"), ("120.1", "Red")]
)
def test_where_low_is_good_green_ends_at_the_target_and_amber_at_the_councils_tolerance(
    value: str, expected: str
) -> None:
    assert rag("low", value, 100) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("100.1", "Green"), ("100", "Green"), ("99.9", "Amber"), ("80", "Amber"), ("79.9", "Red")]
)
def test_where_high_is_good_it_is_the_other_way_round(value: str, expected: str) -> None:
    assert rag("high", value, 100) == expected


def test_a_value_that_only_rounds_to_its_target_is_not_green() -> None:
    made = result(measure("a", "percent", "high", targets={"Mar-23": 85}), [seen("a", "Jan-23", "84.6")])
    assert (made.fact("actual").text, made.rag) == ("85", "Amber")


def test_a_declared_bound_goes_before_the_councils_tolerance() -> None:
    assert rag("low", 109, 100, upper=110) == "Amber"
    assert rag("low", 111, 100, upper=110) == "Red"
    assert rag("high", 84, 90, lower=85) == "Red"


def test_a_bound_on_the_good_side_says_nothing() -> None:
    assert rag("low", 40, 100, lower=80) == "Green"
    assert rag("low", 115, 100, lower=80) == "Amber"


def test_a_measure_may_declare_a_share_of_its_own() -> None:
    assert rag("low", 111, 100, worse_by="0.1") == "Red"
    assert rag("low", 110, 100, worse_by="0.1") == "Amber"


def test_a_target_of_nought_leaves_no_room() -> None:
    assert [rag("low", value, 0) for value in (0, 1)] == ["Green", "Red"]


def test_a_target_below_nought_is_stretched_to_its_bad_side() -> None:
    assert [rag("low", value, -100) for value in (-100, -80, -79)] == ["Green", "Amber", "Red"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(780, "Green"), (920, "Green"), (779, "Amber"), (921, "Amber"), (624, "Amber"), (623, "Red"), (1105, "Red")],
)
def test_a_range_is_green_inside_its_bounds_and_amber_a_share_beyond_them(value: int, expected: str) -> None:
    assert rag("range", value, 850, lower=780, upper=920) == expected


def test_a_range_without_bounds_is_as_wide_as_the_tolerance() -> None:
    assert [rag("range", value, 100) for value in (79, 80, 120, 121, 144, 145)] == [
        "Amber", "Green", "Green", "Amber", "Amber", "Red",
    ]  # fmt: skip


def test_no_target_means_no_rating_and_a_word_that_says_so() -> None:
    made = result(measure("a"), [seen("a", "Jan-23", 5)])
    assert made.rag == ""
    assert made.fact("rag").text == "Not rated"
    assert made.fact("target").text == "Not set"
    assert not made.fact("target").known


def test_the_latest_value_is_never_rated() -> None:
    visits = measure("a", "percent", "high", targets={"Mar-23": 85})
    made = result(visits, months("a", {"Jan-23": 84, "Latest": 87}))
    assert (made.rag, made.fact("latest").with_unit) == ("Amber", "87%")


@pytest.mark.parametrize(
    ("as_at", "milestone"),
    [("Jan-23", "March 2023"), ("Mar-23", "March 2023"), ("Apr-23", "September 2023"), ("May-24", "March 2024")],
)
def test_a_value_is_rated_against_the_next_milestone_and_after_the_last_against_that(
    as_at: str, milestone: str
) -> None:
    made = measure("a", targets={"Mar-24": 787, "Mar-23": 1000, "Sept-23": 875})
    assert result(made, [seen("a", as_at, 900)], as_at=as_at).fact("milestone").text == milestone


def test_a_count_since_april_is_rated_against_its_share_of_the_target() -> None:
    starts = measure("a", "number", "low", "in_year", targets={"Mar-23": 169})
    assert result(starts, [seen("a", "Jan-23", 140)]).rag == "Green"  # 169 x 10 / 12 is 140.8
    assert result(starts, [seen("a", "Jan-23", 141)]).rag == "Amber"
    assert result(starts, [seen("a", "Jan-23", 141)]).fact("target").text == "169"


def test_a_target_for_september_counts_by_the_months_to_september() -> None:
    starts = measure("a", "number", "low", "in_year", targets={"Sept-23": 60})
    assert [result(starts, [seen("a", "June-23", value)], as_at="June-23").rag for value in (30, 31, 37)] == [
        "Green", "Amber", "Red",
    ]  # fmt: skip


def test_bounds_of_a_count_since_april_are_taken_in_proportion_too() -> None:
    starts = measure("a", "number", "low", "in_year", targets={"Mar-23": 120}, upper=132)
    assert [result(starts, [seen("a", "Sept-22", value)], as_at="Sept-22").rag for value in (60, 66, 67)] == [
        "Green", "Amber", "Red",
    ]  # fmt: skip


def test_a_lower_bound_of_a_count_since_april_is_taken_in_proportion() -> None:
    leavers = measure("a", "number", "high", "in_year", targets={"Mar-23": 120}, lower=108)
    assert [result(leavers, [seen("a", "Sept-22", value)], as_at="Sept-22").rag for value in (60, 54, 53)] == [
        "Green", "Amber", "Red",
    ]  # fmt: skip


def test_a_rating_says_what_it_goes_by() -> None:
    starts = measure("a", "number", "low", "in_year", targets={"Mar-23": 169})
    assert result(starts, [seen("a", "Jan-23", 139)]).fact("rag").source == (
        "against 140.8, the target for March 2023 in proportion to the months elapsed; Amber to 169.0"
    )
    for polarity, words in (("high", "Amber to 80.0"), ("range", "Green from 80.0 to 120.0")):
        made = result(measure("a", "number", polarity, targets={"Mar-23": 100}), [seen("a", "Jan-23", 1)])  # type: ignore[arg-type]
        assert made.fact("rag").source == f"against 100.0, the target for March 2023; {words}"


def test_an_in_year_percentage_is_not_taken_in_proportion() -> None:
    made = measure("a", "percent", "high", "in_year", targets={"Mar-23": 90})
    assert result(made, [seen("a", "Apr-22", 90)], as_at="Apr-22").rag == "Green"


def test_a_number_may_take_the_rating_of_its_rate() -> None:
    number = measure("a_number", "number", "low", "in_year", rag_follows="a_rate", targets={"Mar-23": 10})
    rate = measure("a_rate", "rate", "low", "projected", targets={"Mar-23": 49}, rate_of="a_number")
    made = results([number, rate], months("a_number", {"Jan-23": 139}))
    assert (made.by_id["a_number"].rag, made.by_id["a_rate"].rag) == ("Green", "Green")
    assert made.fact("a_number.rag").text == "Green"
    assert made.fact("a_number.rag").source == "takes the rating of a_rate"


def test_measures_that_follow_each_other_in_a_ring_do_not_hang() -> None:
    ring = [measure("a", rag_follows="b", targets={"Mar-23": 1}), measure("b", rag_follows="a")]
    assert results(ring, months("a", {"Jan-23": 1})).by_id["a"].rag == ""


@settings(max_examples=50)
@given(value=VALUES, target=TARGETS, share=SHARES)
def test_low_and_high_mirror_each_other(value: Decimal, target: Decimal, share: Decimal) -> None:
    mirrored = 2 * target - value
    assert rag("low", value, target, share) == rag("high", mirrored, target, share)


@settings(max_examples=50)
@given(value=VALUES, target=TARGETS, share=SHARES, times=st.integers(1, 1000))
def test_a_rating_does_not_hang_on_the_unit(value: Decimal, target: Decimal, share: Decimal, times: int) -> None:
    for polarity in ("low", "high", "range"):
        assert rag(polarity, value, target, share) == rag(polarity, value * times, target * times, share)


@settings(max_examples=50)
@given(value=VALUES, worse=st.decimals(min_value=0, max_value=500, places=2), target=TARGETS, share=SHARES)
def test_a_worse_value_is_never_rated_better(value: Decimal, worse: Decimal, target: Decimal, share: Decimal) -> None:
    for polarity, sign in (("low", 1), ("high", -1)):
        assert RANK[rag(polarity, value, target, share)] <= RANK[rag(polarity, value + sign * worse, target, share)]


@settings(max_examples=50)
@given(target=TARGETS, near=VALUES, far=st.decimals(min_value=0, max_value=500, places=2), share=SHARES)
def test_a_value_farther_from_the_middle_of_a_range_is_never_rated_better(
    target: Decimal, near: Decimal, far: Decimal, share: Decimal
) -> None:
    out = 1 if near >= 0 else -1
    assert (
        RANK[rag("range", target + near, target, share)] <= RANK[rag("range", target + near + out * far, target, share)]
    )


@settings(max_examples=50)
@given(count=st.integers(0, 3000), goal=st.integers(1, 3000), population=st.integers(1, 10**6), share=SHARES)
def test_a_rate_is_rated_as_the_count_it_is_made_of(count: int, goal: int, population: int, share: Decimal) -> None:
    number = measure("a_number", targets={"Mar-23": goal})
    rate = measure("a_rate", "rate", rate_of="a_number")
    made = results([number, rate], months("a_number", {"Jan-23": count}), population=population, worse_by=share)
    assert made.by_id["a_number"].rag == made.by_id["a_rate"].rag
