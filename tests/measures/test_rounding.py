"""A number is rounded once, half up, from what it exactly is."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.measures import Missing

from .build import measure, result, seen

DECIMALS = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False, allow_infinity=False)


def shown(value: str | Decimal, decimals: int = 0) -> str:
    return result(measure("a", decimals=decimals), [seen("a", "Jan-23", value)]).fact("actual").text


@pytest.mark.parametrize(
    ("value", "text"),
    [("0.5", "1"), ("1.5", "2"), ("2.5", "3"), ("2.4999", "2"), ("-0.5", "−1"), ("-0.4", "0"), ("0", "0")],
)
def test_a_half_goes_away_from_zero(value: str, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [("999.4", "999"), ("999.5", "1,000"), ("1090", "1,090"), ("1234567", "1,234,567")]
)
def test_thousands_have_commas(value: str, text: str) -> None:
    assert shown(value) == text


def test_a_measure_may_show_decimals_and_always_shows_as_many() -> None:
    assert [shown(value, 1) for value in ("16", "15.25", "15.249")] == ["16.0", "15.3", "15.2"]


@settings(max_examples=50)
@given(value=DECIMALS, decimals=st.integers(0, 3))
def test_the_text_is_the_value_rounded_half_up(value: Decimal, decimals: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=40))
    assert Decimal(shown(value, decimals).replace(",", "").replace("−", "-")) == expected


@settings(max_examples=50)
@given(top=st.integers(0, 10**6), bottom=st.integers(1, 10**6))
def test_a_percentage_is_rounded_from_its_counts_and_not_from_a_rounded_number(top: int, bottom: int) -> None:
    made = result(measure("a", "percent"), [seen("a", "Jan-23", numerator=top, denominator=bottom)])
    exact = Fraction(100 * top, bottom)
    assert 0 <= Fraction(Decimal(made.fact("actual").text.replace(",", ""))) - exact + Fraction(1, 2) <= 1
    assert made.fact("actual").with_unit == made.fact("actual").text + "%"


def test_a_percentage_comes_from_its_counts_where_they_are_given() -> None:
    made = result(measure("a", "percent"), [seen("a", "Jan-23", numerator=121, denominator=128)])
    assert made.fact("actual").text == "95"
    assert (made.fact("numerator").text, made.fact("denominator").text) == ("121", "128")
    assert made.fact("actual").source == "121 of 128, data.csv, line 2"


def test_a_percentage_of_nobody_is_not_applicable() -> None:
    made = result(measure("a", "percent"), [seen("a", "Jan-23", numerator=0, denominator=0)])
    assert made.fact("actual").value is Missing.NOT_APPLICABLE
    assert made.fact("actual").with_unit == "N/A"


@pytest.mark.parametrize("missing", list(Missing))
def test_each_kind_of_missing_value_stays_what_it_is(missing: Missing) -> None:
    made = result(measure("a", "percent", targets={"Mar-23": 5}), [seen("a", "Jan-23", missing)])
    assert made.fact("actual").value is missing
    assert made.fact("actual").text == missing.value
    assert not made.fact("actual").known
    assert made.rag == ""


def test_zero_is_a_number() -> None:
    assert result(measure("a"), [seen("a", "Jan-23", 0)]).fact("actual").known
