"""Tables of measures: tidy or wide, CSV or workbook, they are read the same, and nothing in them is lost unsaid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.inputs.reading import decoded
from paperwork.model.findings import Place
from paperwork.model.measures import Missing, Value
from paperwork.model.periods import LATEST, Period, month
from tests.inputs.sheets import Rows, csv_text, observed, said, values, workbook

NOV, DEC, JAN = month(2022, 11), month(2022, 12), month(2023, 1)
WIDE = [["Measure", "Nov-22", "Dec-22", "Jan-23"], ["plans", 210, "1,205", "N/A"], ["Visits in time", "85%", 88, 0]]
READ: dict[tuple[str, Period], Value] = {
    ("plans", NOV): Decimal(210),
    ("plans", DEC): Decimal(1205),
    ("plans", JAN): Missing.NOT_APPLICABLE,
    ("visits", NOV): Decimal(85),
    ("visits", DEC): Decimal(88),
    ("visits", JAN): Decimal(0),
}


def test_a_wide_table_is_read_from_either_kind_of_file() -> None:
    assert values(csv_text(WIDE)) == values(workbook(WIDE)) == READ


def test_a_tidy_table_is_read_from_either_kind_of_file() -> None:
    tidy = [["measure", "period", "value"]]
    tidy += [[name, period.label, str(cell)] for (name, period), cell in zip(READ, WIDE_CELLS, strict=True)]
    assert values(csv_text(tidy)) == values(workbook(tidy)) == READ


WIDE_CELLS = [cell for row in WIDE[1:] for cell in row[1:]]
CELLS = st.one_of(
    st.integers(-(10**6), 10**6).map(str),
    st.integers(0, 10**6).map(lambda number: f"{number:,}"),
    st.decimals(0, 10**6, places=2).map(str),
    st.sampled_from(["N/A", "TBC", "-", "", "0", "n/a", "–", "12/34"]),
)
MONTHS = st.lists(st.tuples(st.integers(2015, 2030), st.integers(1, 12)), min_size=1, max_size=6, unique=True)


@settings(max_examples=40, deadline=None)
@given(MONTHS, st.data())
def test_the_same_values_tidy_or_wide_in_csv_or_workbook_give_the_same_observations(
    months: list[tuple[int, int]], data: st.DataObject
) -> None:
    periods = [month(*one) for one in months]
    table = {name: [data.draw(CELLS) for _ in periods] for name in ("plans", "referrals")}
    wide = [["measure", *(period.label for period in periods)], *([name, *cells] for name, cells in table.items())]
    tidy = [["measure", "period", "value"]]
    tidy += [
        [name, period.label, cell] for name, cells in table.items() for period, cell in zip(periods, cells, strict=True)
    ]
    read = [
        [(one.measure, one.period, one.value, one.numerator, one.denominator) for one in observed(source)[0]]
        for source in (csv_text(wide), csv_text(tidy), workbook(wide), workbook(tidy))
    ]
    assert read[0] == read[1] == read[2] == read[3]
    assert len(read[0]) == sum(cell != "" for cells in table.values() for cell in cells)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_csv_file_is_read_however_windows_saved_it(delimiter: str, encoding: str, ending: str) -> None:
    rows = [["Measure", "Nov-22", "Dec–22"], ["Number of plans", "1,210", "–"]]
    data = csv_text(rows, delimiter).replace("\n", ending).encode(encoding)
    assert values(decoded(data)) == {("plans", NOV): Decimal(1210), ("plans", DEC): Missing.DASH}


def test_a_csv_file_may_name_its_delimiter_as_excel_does() -> None:
    found, _ = observed("sep=|\nmeasure|Nov-22\nplans|1,210\n")
    assert [(one.value, one.place) for one in found] == [(Decimal(1210), Place("data.csv", 3))]


def test_each_value_says_where_it_stands() -> None:
    in_csv, _ = observed('measure,Nov-22\n"plans",210\n\nvisits,"85"\n')
    in_workbook, _ = observed(workbook([["A title"], [], *WIDE]))
    assert [str(one.place) for one in in_csv] == ["data.csv, line 2", "data.csv, line 4"]
    assert [str(one.place) for one in in_workbook][:3] == [
        f"data.xlsx, cell Data!{cell}" for cell in ("B4", "C4", "D4")
    ]


def test_titles_may_stand_above_the_heads_and_notes_below() -> None:
    rows = [["Performance, January 2023"], ["Validated"], [], *WIDE, [], ["Source: the case system"]]
    assert values(csv_text(rows)) == values(workbook(rows)) == READ


def test_a_column_headed_latest_or_current_is_the_latest() -> None:
    for head in ("Latest", "current"):
        assert values(f"measure,Nov-22,{head}\nplans,210,208\n")["plans", LATEST] == Decimal(208)


def test_heads_may_be_dates_of_any_day_of_the_month() -> None:
    rows = [["Measure", date(2022, 11, 1), date(2022, 12, 31), "31/01/2023"], *WIDE[1:]]
    assert values(workbook(rows)) == READ


def test_heads_may_stand_in_two_rows_merged_or_not() -> None:
    rows = [["", "2021-22", "2022-23", ""], ["Measure", "Q4", "Q1", "Q2"], ["plans", 1, 2, 3]]

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("C1:D1")

    quarters = [Period("quarter", 2021, 4), Period("quarter", 2022, 1), Period("quarter", 2022, 2)]
    expected = {("plans", quarter): Decimal(number) for number, quarter in enumerate(quarters, 1)}
    assert values(csv_text(rows)) == values(workbook(rows)) == values(workbook(rows, merge)) == expected


def test_months_may_stand_under_their_year() -> None:
    for year in ("2022", "2022-23"):
        assert values(f",{year},\nMeasure,Nov,Dec\nplans,210,205\n") == {
            ("plans", NOV): Decimal(210),
            ("plans", DEC): Decimal(205),
        }


def test_years_and_quarters_may_stand_beside_months() -> None:
    assert set(values("measure,2021-22,Q1 2022-23,Nov-22\nplans,1,2,3\n")) == {
        ("plans", Period("year", 2021)),
        ("plans", Period("quarter", 2022, 1)),
        ("plans", NOV),
    }


def test_a_second_table_may_stand_under_the_first() -> None:
    rows = "Measure,Nov-22\nplans,210\n,\nWorkforce,Dec-22\nplans,205\n"
    assert values(rows) == {("plans", NOV): Decimal(210), ("plans", DEC): Decimal(205)}


def test_a_tidy_measure_may_be_merged_over_its_rows() -> None:
    rows = [["Measure", "Period", "Value"], ["plans", "Nov-22", 210], [None, "Dec-22", 205]]
    assert values(workbook(rows, lambda sheet: sheet.merge_cells("A2:A3"))) == {
        ("plans", NOV): Decimal(210),
        ("plans", DEC): Decimal(205),
    }


def test_a_tidy_row_carries_its_counts_flags_and_note() -> None:
    heads = "measure,period,numerator,denominator,provisional,implied,note\n"
    (one,), findings = observed(heads + "visits,Nov-22,121,128,yes,,By hand\n")
    assert (one.value, one.numerator, one.denominator) == (Missing.BLANK, Decimal(121), Decimal(128))
    assert (one.provisional, one.implied, one.note, findings) == (True, False, "By hand", [])


def test_counts_may_be_written_as_a_fraction() -> None:
    (one,), _ = observed("measure,Nov-22\nvisits,121/128\n")
    assert (one.value, one.numerator, one.denominator) == (Missing.BLANK, Decimal(121), Decimal(128))


def test_a_percentage_is_what_its_cell_shows() -> None:
    def as_percent(sheet: Worksheet) -> None:
        sheet["B2"].number_format = "0%"
        sheet["C2"].number_format = "0.00%"

    rows = [["Measure", "Nov-22", "Dec-22", "Jan-23"], ["visits", 0.84, 0.8425, 84]]
    assert list(values(workbook(rows, as_percent)).values()) == [Decimal(84), Decimal("84.25"), Decimal(84)]


def test_binary_noise_is_no_part_of_a_number() -> None:
    rows = [["Measure", "Nov-22", "Dec-22"], ["plans", 0.1 + 0.2, 1.1 * 3]]
    assert list(values(workbook(rows)).values()) == [Decimal("0.3"), Decimal("3.3")]


MONTHS_HINT = "Write a month as Jan-23, a quarter as Q4 2021-22, a financial year as 2021-22."
SAID = {
    "measure,Nov-22\nvisits,0.84\n": "line 2: 0.84 is read as 0.84%. "
    "If 84% is meant, give the cell a percent format or write the % sign.",
    "measure,Nov-22,Target\nplans,210,200\n": "line 1: The column headed 'Target' is not read: its head is no period. "
    + MONTHS_HINT,
    "measure,period,value,numerater\nplans,Nov-22,210,3\n": "line 1: The column headed 'numerater' is not read. "
    "Did you mean 'numerator'?",
    "measure,period,value\nplans,Nov,210\n": "line 2: 'Nov' is no month, quarter or financial year. " + MONTHS_HINT,
    "measure,period,value,provisional\nplans,Nov-22,210,perhaps\n": "line 2: 'perhaps' is neither yes nor no. "
    "Write yes, or leave the cell blank.",
    "measure,period,numerator\nplans,Nov-22,N/A\n": "line 2: 'N/A' is no count. Write digits, or leave the cell blank.",
    "measure,period,value,numerator\nvisits,Nov-22,121/128,121\n": "line 2: The counts are given twice: 121/128, "
    "and in columns of their own. Keep one of the two.",
}


@pytest.mark.parametrize(("rows", "told"), SAID.items())
def test_what_may_go_wrong_in_a_table_is_said(rows: str, told: str) -> None:
    assert said(rows) == [f"data.csv, {told}"]


def test_the_same_measure_and_period_in_two_files_is_said_with_both_places() -> None:
    assert said("measure,Nov-22\nplans,210\n", workbook([["measure", "30/11/2022"], ["Number of plans", 211]])) == [
        "data.xlsx, cell Data!B2: 'plans' is given twice for Nov-22: 211 here, 210 in data.csv, line 2. "
        "Keep one of the two."
    ]


def test_hidden_rows_and_columns_are_read_and_named() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    found, findings = observed(workbook(WIDE, hide))
    assert {(one.measure, one.period): one.value for one in found} == READ
    assert [str(finding) for finding in findings] == [
        f"data.xlsx, cell Data: {what} is hidden in this sheet, and read all the same. "
        "Delete what should not be read, or unhide it."
        for what in ("Row 2", "Column B")
    ]


def test_a_hidden_column_that_is_not_read_is_not_named() -> None:
    rows = [["measure", "period", "value", "by"], ["plans", "Nov-22", 1, "Ann"]]

    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["D"].hidden = True

    assert ["hidden" in line for line in said(workbook(rows, hide))] == [False]


def test_a_tick_of_a_spreadsheet_is_no_number() -> None:
    (told,) = said(workbook([["Measure", "Nov-22"], ["plans", True]]))
    assert "'TRUE' is no number" in told


def test_a_formula_without_a_value_and_one_that_fails_are_named_by_their_cell() -> None:
    rows = [["Measure", "Nov-22", "Dec-22"], ["plans", "=100+110", "#DIV/0!"]]
    assert said(workbook(rows, lambda sheet: setattr(sheet["C2"], "data_type", "e"))) == [
        "data.xlsx, cell Data!B2: The formula in this cell has no stored value. "
        "Open the workbook in Excel, mend the cell, and save it.",
        "data.xlsx, cell Data!C2: The formula in this cell gives #DIV/0!. "
        "Open the workbook in Excel, mend the cell, and save it.",
    ]


def test_a_value_that_excel_took_for_a_date_is_named() -> None:
    rows = [["Measure", "Nov-22"], ["plans", date(2022, 12, 13)]]
    assert said(workbook(rows)) == [
        "data.xlsx, cell Data!B2: '13/12/2022' is a date, not a value. "
        "Excel turns some values into dates: type it again."
    ]


def test_a_head_that_shows_no_year_is_doubted() -> None:
    rows = [["Measure", date(2026, 11, 22)], ["plans", 210]]
    found, (doubt,) = observed(workbook(rows, lambda sheet: setattr(sheet["B1"], "number_format", "d-mmm")))
    assert found[0].period == month(2026, 11)
    assert (doubt.severity, doubt.certain) == ("warning", False)
    assert "shows a day without a year (22/11/2026), and is read as November 2026" in doubt.message


SERIALS = ["Measure", 44895, 44926, 44957]


@pytest.mark.parametrize("kind", [csv_text, workbook])
def test_heads_that_show_the_numbers_of_days_stop_the_run_and_say_which_days(
    kind: Callable[[Rows], str | bytes],
) -> None:
    rows = [["Performance"], SERIALS, ["plans", 1, 2, 3]]
    told = said(kind(rows))
    assert [line.partition(": ")[2] for line in told] == [
        f"The head '{number}' is the number of a day, {day}. Format the cells as dates in Excel."
        for number, day in ((44895, "30/11/2022"), (44926, "31/12/2022"), (44957, "31/01/2023"))
    ]
    assert "2" in told[0].partition(": ")[0]


def test_they_do_so_beside_heads_that_are_read() -> None:
    (told,) = said(workbook([["Measure", 44895, "Latest"], ["plans", 1, 2]]))
    assert told.startswith("data.xlsx, cell Data!B1: The head '44895' is the number of a day, 30/11/2022.")


def test_a_period_that_shows_the_number_of_a_day_says_which_day() -> None:
    (told,) = said(csv_text([["measure", "period", "value"], ["plans", 44895, 1]]))
    assert told == "data.csv, line 2: '44895' is the number of a day, 30/11/2022. Format the cells as dates in Excel."


@pytest.mark.parametrize("number", [36525, 73051, 448950])
def test_other_numbers_are_the_numbers_of_no_day(number: int) -> None:
    (told,) = said(workbook([["Measure", "Nov-22", number], ["plans", 1, 2]]))
    assert f"The column headed '{number}' is not read" in told


@pytest.mark.parametrize("row", [["plans", 44895, 44926], ["All", 44895, 44897], ["All", 44895], ["All", 44895, 3]])
def test_a_row_of_values_is_not_taken_for_a_row_of_days(row: list[object]) -> None:
    with pytest.raises(AssertionError, match="no table of measures"):
        observed(csv_text([["What", "Here", "There"], row]))
