"""Dates and periods are read as people write them, and refused where they could mean something else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.inputs.dates import UnclearError, date_of, looks_like_period, period_of
from paperwork.model.periods import LATEST, LONG_MONTHS, Period, month

JANUARY, Q4, YEAR = month(2023, 1), Period("quarter", 2021, 4), Period("year", 2021)
PERIODS = {
    JANUARY: (
        "Jan-23", "Jan 23", "jan-2023", "January 2023", "JAN-23", "Jan.23", "Jan'23", "Jan - 23", "Jan- 23", "Jan–23",
        "31/01/2023", "1/1/2023", "31-01-2023", "31.01.2023", "2023-01-31", "2023-01-01 00:00:00", "31 January 2023",
        "31st Jan 2023", "01/2023", "2023-01", "Jan 2022-23", "  Jan-23  ",
    ),
    month(2023, 6): ("June-23", "Jun-23", "June 2023"),
    month(2023, 9): ("Sept-23", "Sep-23", "September 2023", "Sept 2023-24"),
    Q4: ("Q4 2021-22", "Q4 21/22", "Q4 2021/22", "2021-22 Q4", "Quarter 4 2021-22", "Qtr 4 2021-22", "q4, 2021/2022"),
    YEAR: ("2021-22", "2021/22", "2021/2022", "21/22", "2021–22"),
    Period("year", 2011): ("2011-12",),
    LATEST: ("Latest", "latest", "Current"),
}  # fmt: skip
NO_PERIODS = (
    "", "Janury-23", "22-Nov", "Nov", "2022", "2021-23", "13/2023", "31/02/2023", "Q5 2021-22", "Q4", "Q4 2022",
    "Target", "Jan-1823", "1861", "84%", "Nov-22 (provisional)",
)  # fmt: skip


@pytest.mark.parametrize(("text", "period"), [(text, period) for period, texts in PERIODS.items() for text in texts])
def test_a_period_is_read_as_people_write_it(text: str, period: Period) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize("text", NO_PERIODS)
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(UnclearError):
        period_of(text)


@settings(deadline=None)
@given(st.integers(1950, 2099), st.integers(1, 12))
def test_every_month_is_read_back_from_its_labels_and_any_of_its_days(year: int, number: int) -> None:
    period = month(year, number)
    assert period_of(period.long_label) == period
    assert period_of(f"{LONG_MONTHS[number - 1]} {year}") == period
    assert period_of(f"{period.end:%d/%m/%Y}") == period
    if year >= 2000:
        assert period_of(period.label) == period


@settings(deadline=None)
@given(st.integers(2000, 2098), st.integers(1, 4))
def test_every_quarter_and_year_is_read_back_from_its_label(year: int, number: int) -> None:
    for period in (Period("quarter", year, number), Period("year", year)):
        assert period_of(period.label) == period


@pytest.mark.parametrize(
    "text", ["27/02/2023", "2023-02-27", "27 February 2023", "27-2-2023", "27/02/23", "27th Feb 2023"]
)
def test_a_day_is_read_day_first(text: str) -> None:
    assert date_of(text) == date(2023, 2, 27)


@pytest.mark.parametrize("text", ["02/27/2023", "29/02/2023", "soon", "27/02", "0/1/2023", "27/02/0023", ""])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UnclearError):
        date_of(text)


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    refusal: UnclearError | None = None
    try:
        period_of(text)
    except UnclearError as error:
        refusal = error
    assert refusal is None or (refusal.message and refusal.hint)


def test_a_head_that_was_meant_as_a_month_is_told_from_one_that_was_not() -> None:
    assert all(map(looks_like_period, ("22-Nov", "Janury 25", "Nov-2", "Sepp-22")))
    assert not any(map(looks_like_period, ("Target", "Notes", "Mar", "Rate per 10,000", "2022")))
