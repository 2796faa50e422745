"""Ratings, arrows and targets are held against the row of the table that they stand in."""

from __future__ import annotations

import pytest

from paperwork.checks.ratings import rows as table_ratings

from ..papers import found

TABLE = """
A measure is rated Amber if it is worse than its target by no more than 10% of that target, and Red if by more.
Measure | Good is | Q1 24/25 | Q2 24/25 | Q3 24/25 | Target | RAG | DoT
Duties ended with a home (%) | High | 36 | 35 | {duties} | 40 | {rating} | ↓
Repairs done on time (%) | High | 89 | 91 | 92 | 93 | Amber | ↑
Average days to let a home | Low | 36 | 31 | 29 | 28 | Amber | ↓
Rent collected (%) | High | 97.4 | 98.0 | 98.3 | 98.0 | Green | {rent}
A home stood empty for 29 days before it was let. The target is {target} days.
"""
RIGHT = {"duties": "34", "rating": "Red", "rent": "↑", "target": "28"}


@pytest.mark.parametrize("check", table_ratings.CHECKS, ids=lambda check: check.__name__)
def test_a_table_that_agrees_with_itself_is_left_alone(check) -> None:  # type: ignore[no-untyped-def]
    assert not found(check, TABLE.format(**RIGHT))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"rating": "Amber"}, "by more than 10% of it"),
        ({"duties": "38", "rating": "Red"}, "within 10% of its target, 40"),
        ({"duties": "42", "rating": "Amber"}, "better than its target, 40"),
    ],
)
def test_a_rating_that_the_key_and_its_row_disprove_is_an_error(changed: dict[str, str], why: str) -> None:
    (finding,) = found(table_ratings.ratings_of_rows, TABLE.format(**(RIGHT | changed)))
    assert finding.certain
    assert why in finding.message


@pytest.mark.parametrize("rating", ["Amber", "Red"])
def test_a_rating_that_rounding_may_bear_out_is_left_alone(rating: str) -> None:
    assert not found(table_ratings.ratings_of_rows, TABLE.format(**(RIGHT | {"duties": "36", "rating": rating})))


def test_a_tolerance_in_its_own_column_is_what_a_row_is_rated_by() -> None:
    head = "Measure | Actual | Target | Tolerance | RAG"
    table = head + "\nVisits in time (%) | 72 | 85 | {} | Amber\nPlans | 3 | 3 | - | Green"
    (finding,) = found(table_ratings.ratings_of_rows, table.format("down to 75"))
    assert "below its tolerance, 75" in finding.message
    assert not found(table_ratings.ratings_of_rows, table.format("down to 70"))


def test_an_arrow_against_the_quarters_of_its_row_is_an_error() -> None:
    (finding,) = found(table_ratings.arrows_of_rows, TABLE.format(**(RIGHT | {"rent": "↓"})))
    assert finding.certain
    assert "98.0 became 98.3" in finding.message


def test_arrows_that_mostly_go_against_the_values_mean_something_else() -> None:
    text = TABLE.format(**RIGHT).replace("↑", "x").replace("↓", "↑").replace("x", "↓")
    assert not found(table_ratings.arrows_of_rows, text)


def test_a_target_behind_a_value_that_its_row_has_otherwise_is_an_error() -> None:
    (finding,) = found(table_ratings.targets_of_values, TABLE.format(**(RIGHT | {"target": "26"})))
    assert (finding.quote, finding.certain) == ("The target is 26 days", True)
