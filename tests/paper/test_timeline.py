"""Dated milestones of a supplied table: what is shown, what is heard, and what cannot be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from paperwork.model.blocks import Chart
from paperwork.model.findings import PaperworkError
from paperwork.model.supplied import SuppliedTable

from . import builders as make
from .reading import charts, composed, first_page

HEADS = ("Milestone", "From", "To")
TESTING = ("Testing", "01/11/2021", "16 December 2021")
LIVE = ("Live", "31/01/2022", "-")
DAYS = {
    "01/11/2021": date(2021, 11, 1),
    "16 December 2021": date(2021, 12, 16),
    "31/01/2022": date(2022, 1, 31),
}


def supplied(*rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> SuppliedTable:
    days = tuple(tuple(DAYS.get(text) for text in row) for row in rows)
    return SuppliedTable("plan", "Milestones", heads, rows, (False,) * len(heads), days=days)


def drawn(*tables: SuppliedTable) -> list[Chart]:
    page = make.page(measures=(), tables=tuple(table.id for table in tables), charts=("timeline",))
    inputs = make.inputs(make.brief(make.priority(page, summary=())), tables=tables)
    return charts(first_page(composed(inputs))["charts"])


def test_each_row_is_a_milestone_with_its_first_and_its_last_day_in_the_table_s_order() -> None:
    (chart,) = drawn(supplied(LIVE, TESTING))
    assert [series.name for series in chart.series] == ["From", "To"]
    assert [point.label for point in chart.series[0].points] == ["Live", "Testing"]
    days = [[point.value for point in series.points] for series in chart.series]
    assert days == [
        [Decimal(date(2022, 1, 31).toordinal()), Decimal(date(2021, 11, 1).toordinal())],
        [None, Decimal(date(2021, 12, 16).toordinal())],
    ]


def test_dates_are_shown_and_heard_as_the_table_prints_them() -> None:
    (chart,) = drawn(supplied(TESTING, LIVE))
    assert [point.text for point in chart.series[0].points] == ["01/11/2021 to 16 December 2021", "31/01/2022"]
    assert chart.alt == "Timeline: Milestones. Testing, 01/11/2021 to 16 December 2021. Live, 31/01/2022."


def test_a_day_that_is_the_first_and_the_last_is_said_once() -> None:
    (chart,) = drawn(supplied(("Live", "31/01/2022", "31/01/2022")))
    assert chart.series[0].points[0].text == "31/01/2022"


def test_one_column_of_dates_is_enough_and_names_may_stand_after_it() -> None:
    (chart,) = drawn(supplied(("31/01/2022", "Live"), heads=("When", "What")))
    assert [(point.label, point.text) for point in chart.series[0].points] == [("Live", "31/01/2022")]


@pytest.mark.parametrize(
    ("first", "last", "text"), [("TBC", "", "TBC"), ("", "", "Not given"), ("31/01/2022", "TBC", "31/01/2022 to TBC")]
)
def test_a_milestone_whose_date_is_not_settled_says_what_its_table_says(first: str, last: str, text: str) -> None:
    (chart,) = drawn(supplied(TESTING, ("Review", first, last)))
    assert chart.series[0].points[1].text == text
    assert chart.alt.endswith(f"Review, {text[:1].lower() + text[1:]}.")


def test_each_table_with_dates_has_its_own_timeline() -> None:
    other = SuppliedTable("beds", "Beds", ("Home", "Beds"), (("One", "4"),), (False, True), days=((None, None),))
    assert [chart.title for chart in drawn(supplied(TESTING), other)] == ["Milestones"]


def test_it_is_as_high_as_its_rows() -> None:
    (few,), (many,) = drawn(supplied(TESTING)), drawn(supplied(*[TESTING] * 15))
    assert few.height < 100 < 300 < many.height


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (supplied(("Testing", "soon", "later")), "needs a table with a column of names and one of dates"),
        (supplied(("Testing", "31/02/2024", "TBC")), "cannot tell when '31/02/2024' is, under 'From'"),
        (
            supplied(("Testing", "05/02/0024", ""), ("Live", "30 Febuary 2024", "")),
            "cannot tell when '30 Febuary 2024'",
        ),
        (supplied(TESTING, ("Live", "when ready", "")), "cannot tell when 'when ready' is, under 'From'"),
        (supplied(("01/11/2021", "31/01/2022"), heads=("From", "To")), "needs a table"),
        (supplied((*TESTING, "31/01/2022"), heads=(*HEADS, "Reviewed")), "more columns of dates"),
        (supplied(("Testing", "31/01/2022", "01/11/2021")), "'Testing', which ends before it begins"),
        (supplied(*[TESTING] * 25), "24 milestones at most"),
    ],
)
def test_a_table_that_cannot_be_one_stops_the_run_and_says_why(table: SuppliedTable, why: str) -> None:
    with pytest.raises(PaperworkError, match=why) as stopped:
        drawn(table)
    assert {finding.check for finding in stopped.value.findings} == {"chart-kind"}


def test_a_date_that_is_none_is_told_alone() -> None:
    with pytest.raises(PaperworkError) as stopped:
        drawn(supplied(TESTING, ("Live", "Spring 2022", "Feb-22")))
    assert len(stopped.value.findings) == 2
    assert "needs a table" not in str(stopped.value)


def test_a_page_without_a_table_has_none() -> None:
    with pytest.raises(PaperworkError, match="needs a table"):
        drawn()
