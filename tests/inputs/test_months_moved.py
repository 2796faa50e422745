"""Months in words and in names move on; days are never made up, and all other words stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.inputs.starting import months
from paperwork.model.periods import LONG_MONTHS, Period, month


@pytest.mark.parametrize(
    ("words", "by", "moved"),
    [
        ("February 2023", 1, "March 2023"),
        ("Progress to December 2025", 1, "Progress to January 2026"),
        ("September 2024 to September 2025", 2, "November 2024 to November 2025"),
        ("Jan-23 and Sept-23", 1, "Feb-23 and Oct-23"),
        ("May 2025", 1, "June 2025"),
        ("Quarter 2 of the plan", 3, "Quarter 2 of the plan"),
        ("30 September 2025", 1, None),
        ("Case audits, July to September 2025", 1, None),
        ("what may happen", 1, "what may happen"),
    ],
)
def test_words_move_on_or_are_left_to_a_person(words: str, by: int, moved: str | None) -> None:
    assert months.moved_words(words, by) == moved


@pytest.mark.parametrize(
    ("name", "moved"),
    [
        ("../data/performance-2023-12.xlsx", "../data/performance-2024-01.xlsx"),
        ("performance_202301.csv", "performance_202302.csv"),
        ("Return Jan-23.xlsx", "Return Feb-23.xlsx"),
        ("return-january-2023.csv", "return-february-2023.csv"),
        ("../measures-2025.yaml", "../measures-2025.yaml"),
        ("return-20230131.csv", "return-20230131.csv"),
        ("marches-12.csv", "marches-12.csv"),
    ],
)
def test_names_of_files_move_on(name: str, moved: str) -> None:
    assert months.moved_name(name, 1) == moved


@pytest.mark.parametrize(
    ("period", "by", "moved"),
    [
        (month(2025, 12), 1, month(2026, 1)),
        (Period("quarter", 2025, 4), 3, Period("quarter", 2026, 1)),
        (Period("quarter", 2025, 2), 1, Period("quarter", 2025, 2)),
        (Period("year", 2025), 12, Period("year", 2026)),
    ],
)
def test_a_period_moves_on_once_the_next_of_its_kind_is_over(period: Period, by: int, moved: Period) -> None:
    assert months.moved_period(period, by) == moved


@given(st.sampled_from(LONG_MONTHS), st.integers(2001, 2098), st.integers(-24, 24))
def test_there_and_back_is_where_it_began(name: str, year: int, by: int) -> None:
    words = f"Position at {name} {year}"
    there = months.moved_words(words, by)
    assert there is not None
    assert months.moved_words(there, -by) == words


@given(st.text(st.characters(categories=["Ll", "Zs"]), max_size=30))
def test_words_without_a_year_never_change(words: str) -> None:
    assert months.moved_words(words, 1) == words
