"""Figures are read exactly, and the five ways of having none stay apart."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.inputs.dates import UnclearError
from paperwork.inputs.figures import Figure, count_of, figure_of, share_of
from paperwork.model.measures import Missing

FIGURES = {
    "1861": Figure(Decimal(1861)),
    "1,861": Figure(Decimal(1861)),
    "1,234,567.8": Figure(Decimal("1234567.8")),
    " 84.50 ": Figure(Decimal("84.50")),
    "84%": Figure(Decimal(84), percent=True),
    "68 %": Figure(Decimal(68), percent=True),
    "-3": Figure(Decimal(-3)),
    "−3": Figure(Decimal(-3)),
    ".5": Figure(Decimal("0.5")),
    "0": Figure(Decimal(0)),
    "0%": Figure(Decimal(0), percent=True),
    "121/128": Figure(Missing.BLANK, numerator=Decimal(121), denominator=Decimal(128)),
    "1,121 / 1,128": Figure(Missing.BLANK, numerator=Decimal(1121), denominator=Decimal(1128)),
    "": Figure(Missing.BLANK),
    "   ": Figure(Missing.BLANK),
    "-": Figure(Missing.DASH),
    "–": Figure(Missing.DASH),
    "—": Figure(Missing.DASH),
    "N/A": Figure(Missing.NOT_APPLICABLE),
    "n/a": Figure(Missing.NOT_APPLICABLE),
    "TBC": Figure(Missing.TO_BE_CONFIRMED),
}


@pytest.mark.parametrize(("text", "figure"), FIGURES.items())
def test_a_figure_is_read_as_people_write_it(text: str, figure: Figure) -> None:
    assert figure_of(text) == figure


@pytest.mark.parametrize(
    "text", ["21O", "1,86", "12,34,567", "£12", "<5", "*", "1e5", "nan", "84%%", "5 6", ".", "%", "1.2.3"]
)
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(UnclearError, match="is no number"):
        figure_of(text)


@settings(deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_any_number_is_kept_exactly_with_or_without_commas(number: Decimal) -> None:
    assert figure_of(f"{number:f}").value == number
    assert figure_of(f"{number:,f}").value == number
    assert figure_of(f"{number:f}%") == Figure(number, percent=True)


def test_five_ways_of_saying_nothing_are_five_values() -> None:
    assert len({figure_of(text).value for text in ("N/A", "TBC", "-", "", "0")}) == 5


def test_a_share_bears_its_sign_and_a_count_is_whole() -> None:
    assert share_of("20%") == Decimal("0.2")
    assert count_of("34,460") == 34460
    for wrong in ("0.2", "20", "x%"):
        with pytest.raises(UnclearError):
            share_of(wrong)
    for wrong in ("3.5", "-3", "three"):
        with pytest.raises(UnclearError):
            count_of(wrong)
