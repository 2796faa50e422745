"""Tables that are no measures: what their sheet shows, the columns asked for, and totals that add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.inputs.published_cells import as_published
from paperwork.inputs.reading import Reading
from paperwork.inputs.schema import PublishedCellKeys, TableKeys
from paperwork.inputs.tables import table_of
from paperwork.model.findings import Place
from paperwork.model.supplied import SuppliedTable
from tests.inputs.sheets import csv_text, grid_of, workbook

HOMES = [
    ["Children's homes"],
    ["Code", "Inspected", "Beds", "Placed", "Share"],
    ["SC1", date(2022, 8, 17), 4, 1, 0.25],
    ["SC2", date(2022, 10, 11), 10, 4, 0.4],
    ["SC3", "TBC", "N/A", "-", None],
]


def percent(sheet: Worksheet) -> None:
    for row in (3, 4):
        sheet[f"E{row}"].number_format = "0%"


def made(source: str | bytes, **keys: Any) -> tuple[SuppliedTable | None, list[str]]:
    said = TableKeys.model_validate({"id": "homes", "caption": "Homes", "file": "homes.xlsx", **keys})
    reading = Reading(Path("/"))
    table = table_of(said, grid_of(source), Place("paper.yaml", 9), reading)
    return table, [str(finding) for finding in reading.findings]


def table(source: str | bytes, **keys: Any) -> SuppliedTable:
    """The table, which must give no finding."""
    found, findings = made(source, **keys)
    assert findings == []
    assert found is not None
    return found


def told(rows: Sequence[Sequence[Any]], change: Callable[[Worksheet], object] = percent, **keys: Any) -> list[str]:
    return made(workbook(rows, change), **keys)[1]


def test_a_table_knows_the_days_that_its_cells_name() -> None:
    rows = [["What", "From", "To"], ["Testing", date(2021, 11, 1), "16 December 2021"], ["Live", "31/01/2022", "-"]]
    days = ((None, date(2021, 11, 1), date(2021, 12, 16)), (None, date(2022, 1, 31), None))
    assert table(workbook(rows)).days == days
    written = [rows[0], ["Testing", "01/11/2021", "16th December 2021"], ["Live", "2022-01-31", "-"]]
    assert table(csv_text(written)).days == days


def test_a_month_a_fraction_and_a_total_name_no_day() -> None:
    rows = [["What", "When", "How many"], ["A", "Nov-21", "1/2"], ["B", "Q3 2021-22", 4]]
    made = table(workbook(rows), columns=["What", "When"])
    assert made.days == ((None, None), (None, None))
    counted = table(workbook([["Home", "Opened", "Beds"], ["A", date(2021, 11, 1), 4]]), total=["Beds"])
    assert counted.days == ((None, date(2021, 11, 1), None), (None, None, None))


def test_a_table_shows_what_its_sheet_shows() -> None:
    homes = table(workbook(HOMES, percent))
    assert homes.heads == ("Code", "Inspected", "Beds", "Placed", "Share")
    assert homes.rows == (
        ("SC1", "17/08/2022", "4", "1", "25%"),
        ("SC2", "11/10/2022", "10", "4", "40%"),
        ("SC3", "TBC", "N/A", "-", ""),
    )
    assert homes.numeric == (False, False, True, True, True)
    assert homes.total_row is False


def test_columns_stand_in_the_order_and_under_the_heads_asked_for() -> None:
    homes = table(workbook(HOMES, percent), columns=["Placed", {"from": "code", "as": "Home"}])
    assert homes.heads == ("Placed", "Home")
    assert homes.rows[0] == ("1", "SC1")


def test_a_total_is_added_up_and_passes_over_what_is_no_number() -> None:
    homes = table(workbook(HOMES, percent), columns=["Code", "Beds", "Placed"], total=["Beds", "Placed"])
    assert homes.rows[-1] == ("Total", "14", "5")
    assert homes.total_row is True
    assert homes.numeric == (False, True, True)


def test_a_total_is_exact_and_keeps_the_commas_of_its_column() -> None:
    rows = csv_text([["Team", "Cases", "Hours"], ["A", "1,234", "0.1"], ["B", "2", "0.2"]])
    assert table(rows, total=["Cases", "Hours"]).rows[-1] == ("Total", "1,236", "0.3")


def test_heads_of_two_rows_become_one() -> None:
    periods = [["Programme", "2021-22", "2022-23", ""], ["", "Q4", "Q1", "Q2"], ["Visits", 1, 2, 3]]
    assert table(csv_text(periods)).heads == ("Programme", "Q4 2021-22", "Q1 2022-23", "Q2 2022-23")
    ages = [["Status", "Age", None], [None, "0 to 9", "10 to 17"], ["In care", 1, 2]]
    spanned = workbook(ages, lambda sheet: (sheet.merge_cells("B1:C1"), sheet.merge_cells("A1:A2")))
    assert table(spanned, total=["Age: 0 to 9"]).heads == ("Status", "Age: 0 to 9", "Age: 10 to 17")


def test_hidden_rows_and_columns_stay_out_and_are_named() -> None:
    def hide(sheet: Worksheet) -> None:
        percent(sheet)
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[4].hidden = True

    homes, findings = made(workbook(HOMES, hide), total=["Beds"])
    assert homes is not None
    assert homes.heads == ("Code", "Beds", "Placed", "Share")
    assert [row[0] for row in homes.rows] == ["SC1", "SC3", "Total"]
    assert homes.rows[-1][1] == "4"
    assert findings == [
        "data.xlsx, cell Data: Hidden columns are left out: Inspected. "
        "To print one, unhide it or name it under 'columns'.",
        "data.xlsx, cell Data: Hidden rows are left out: 4. To print them, unhide them.",
    ]


def test_a_hidden_column_is_printed_where_it_is_named() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["B"].hidden = True

    assert table(workbook(HOMES, hide), columns=["Code", "Inspected"]).rows[0] == ("SC1", "17/08/2022")


WITH_TOTAL = [["Team", "Cases"], ["A", 1], ["B", 2], ["Total", 3]]


def test_a_total_of_the_sheets_own_is_kept_and_known() -> None:
    teams = table(workbook(WITH_TOTAL))
    assert (teams.rows[-1], teams.total_row) == (("Total", "3"), True)


@pytest.mark.parametrize(
    ("rows", "keys", "finding"),
    [
        (WITH_TOTAL, {"total": ["Cases"]},
         "data.xlsx, cell Data!A4: The sheet has a row of totals of its own, and 'total' asks for another. "
         "Delete the row, or leave 'total' out."),
        ([*WITH_TOTAL[:3], ["Total", 4]], {},
         "data.xlsx, cell Data!B4: The total 4 is not what the column adds up to, 3. "
         "Mend it, or delete the row and ask for 'total'."),
        (HOMES, {"total": ["Share"]},
         "data.xlsx, cell Data!E3: '25%' can't be added up. Leave this column out of 'total', or mend the cell."),
        (HOMES, {"total": ["Code"]},
         "data.xlsx, cell Data!A3: 'SC1' can't be added up. Leave this column out of 'total', or mend the cell."),
        (HOMES, {"total": ["Bed"]}, "paper.yaml, line 9: The table has no column 'Bed'. Did you mean 'Beds'?"),
        (HOMES, {"columns": ["Manager"]},
         "paper.yaml, line 9: The table has no column 'Manager'. "
         "Its columns are Code, Inspected, Beds, Placed and Share."),
        ([["Alone"], ["x"]], {}, "paper.yaml, line 9: There is no table in data.xlsx, cell Data. "
         "Give it a row of heads with two columns or more."),
        ([["Team", "Cases"], ["A", "=1+1"]], {},
         "data.xlsx, cell Data!B2: The formula in this cell has no stored value. "
         "Open the workbook in Excel, mend the cell, and save it."),
    ],
)  # fmt: skip
def test_what_may_go_wrong_in_a_table_is_said(rows: list[list[Any]], keys: dict[str, Any], finding: str) -> None:
    change = percent if rows is HOMES else lambda sheet: None
    assert finding in told(rows, change, **keys)


CATEGORIES = [["Category", "Count"], ["Secure", 1], ["Other", 4]]
SAID = {"row": "Total", "column": "Count", "as": "558", "reason": "The parts add up to 5", "who": "paper of June 2023"}


def printed(*cells: dict[str, str], **keys: Any) -> tuple[SuppliedTable, list[str]]:
    """The table of categories with those cells as published, and what was found."""
    given = table(workbook(CATEGORIES), **keys)
    said = [PublishedCellKeys.model_validate(cell) for cell in cells]
    reading = Reading(Path("/"))
    told = as_published(given, said, [Place("paper.yaml", 20 + at) for at in range(len(said))], reading)
    return told, [str(finding) for finding in reading.findings]


def test_a_cell_is_printed_as_published_and_keeps_what_its_parts_give() -> None:
    categories, findings = printed(SAID, total=["Count"])
    assert findings == []
    assert categories.rows == (("Secure", "1"), ("Other", "4"), ("Total", "558"))
    (cell,) = categories.published
    assert (cell.row, cell.column, cell.text, cell.computed) == ("Total", "Count", "558", "5")
    assert (cell.reason, cell.who, cell.place) == (
        "The parts add up to 5",
        "paper of June 2023",
        Place("paper.yaml", 20),
    )


def test_a_cell_as_published_goes_by_the_head_that_is_printed() -> None:
    columns = [{"from": "Category", "as": "Kind"}, {"from": "Count", "as": "Children"}]
    categories, findings = printed({**SAID, "row": "secure", "column": "children", "as": "2"}, columns=columns)
    assert findings == []
    assert categories.rows[0] == ("Secure", "2")
    assert "no column 'Count'" in printed({**SAID, "row": "Secure"}, columns=columns)[1][0]


def test_a_cell_as_published_that_is_not_there_is_told_with_the_nearest() -> None:
    [row] = printed({**SAID, "row": "Totals"}, total=["Count"])[1]
    assert "paper.yaml, line 20: The table has no row 'Totals'. Did you mean 'Total'?" in row
    [column] = printed({**SAID, "column": "Number"}, total=["Count"])[1]
    assert "The table has no column 'Number'." in column
    assert "Its columns are Category and Count." in column


def test_a_cell_as_published_is_said_once_and_of_one_row() -> None:
    [twice] = printed(SAID, {**SAID, "as": "559"}, total=["Count"])[1]
    assert "line 21: 'Count' of 'Total' is said twice." in twice
    rows = [["Kind", "Count"], ["Other", 1], ["Other", 2]]
    reading = Reading(Path("/"))
    keys = [PublishedCellKeys.model_validate({**SAID, "row": "Other"})]
    as_published(table(workbook(rows)), keys, [Place("paper.yaml", 20)], reading)
    assert "The table has 2 rows 'Other'." in str(reading.findings[0])
