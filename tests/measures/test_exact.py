"""Numbers stay exact on their way through the working table: fractions in columns of objects, and never a float."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.measures.table import NUMBERS, over, pivoted, since_april, tidy
from paperwork.model.measures import Missing, Observation

from .build import measure, period, seen

MEASURES = {one.id: one for one in (measure("a"), measure("b", "percent"))}
APRIL = period("Apr-22")
NUMBER = st.decimals(0, 10_000, places=3)
VALUES = st.one_of(NUMBER, st.sampled_from([Missing.BLANK, Missing.TO_BE_CONFIRMED]))


@st.composite
def observations(draw: st.DrawFn) -> list[Observation]:
    found = []
    for id in MEASURES:
        for step in draw(st.sets(st.integers(0, 23), max_size=6)):
            counts = draw(st.sampled_from([(), ("numerator",), ("numerator", "denominator")]))
            found.append(seen(id, APRIL.shifted(step).label, draw(VALUES), **{name: draw(NUMBER) for name in counts}))
    return found


def kinds(table: pd.DataFrame) -> set[type]:
    return {type(number) for name in NUMBERS for number in table[name]}


@settings(max_examples=50, deadline=None)
@given(observations())
def test_no_float_is_in_the_working_table_nor_in_what_is_made_of_it(data: list[Observation]) -> None:
    table = tidy(data, MEASURES)
    for made in (table, since_april(table)):
        assert kinds(made) <= {Fraction, Missing, type(None)}
        periods = [APRIL.shifted(step) for step in range(24)]
        for name in MEASURES:
            figures = over(pivoted(made, MEASURES, periods)[name], periods)
            assert {type(figure.value) for figure in figures} <= {Fraction, Missing}


def test_tenths_are_added_up_without_the_noise_of_binary_arithmetic() -> None:
    data = [seen("a", APRIL.shifted(step).label, "0.1") for step in range(3)]
    assert list(since_april(tidy(data, MEASURES))["value"]) == [Fraction(1, 10), Fraction(2, 10), Fraction(3, 10)]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 99)), min_size=1, max_size=12))
def test_a_share_since_april_is_the_one_sum_over_the_other_to_the_last_digit(counts: list[tuple[int, int]]) -> None:
    data = [
        seen("b", APRIL.shifted(step).label, numerator=top, denominator=bottom)
        for step, (top, bottom) in enumerate(counts)
    ]
    share = Fraction(sum(top for top, _ in counts) * 100, sum(bottom for _, bottom in counts))
    assert since_april(tidy(data, MEASURES))["value"].iloc[-1] == share


def test_a_month_that_is_missing_is_there_as_nothing_and_not_left_out() -> None:
    data = [seen("a", "Apr-22", 1), seen("a", "June-22", 3)]
    periods = [APRIL.shifted(step) for step in range(3)]
    figures = over(pivoted(tidy(data, MEASURES), MEASURES, periods)["a"], periods)
    assert [figure.value for figure in figures] == [Fraction(1), Missing.BLANK, Fraction(3)]


@pytest.mark.parametrize("digits", ["0.1234567890123456789", "123456789012345678901234567890"])
def test_a_number_keeps_every_digit_that_was_given(digits: str) -> None:
    (value,) = tidy([seen("a", "Apr-22", digits)], MEASURES)["value"]
    assert value == Fraction(Decimal(digits))
