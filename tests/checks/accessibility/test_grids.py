"""Tables that who hears them cell by cell can follow, and those that nobody can."""

from __future__ import annotations

import pytest

from paperwork.checks.accessibility import grids
from paperwork.checks.draft import accessible
from paperwork.checks.spots import spots
from paperwork.model.blocks import Cell, Paragraph, Picture, Row, Table
from paperwork.model.findings import Finding

from .test_listening import file, grid, heading, text

HEAD = ["Measure", "May", "June"]


def found(table: Table) -> list[Finding]:
    seen = spots(file(heading("A"), table))
    return [finding for check in grids.CHECKS for finding in check(seen)]


def checks(table: Table) -> list[str]:
    return [finding.check for finding in found(table)]


def joined(*cells: Cell) -> Table:
    head = grid(HEAD, header=True)
    return Table((*head.rows, Row(cells), Row((Cell((text("b"),)), Cell((text("1"),)), Cell((text("2"),))))))


def test_a_table_with_a_header_row_and_a_word_in_every_cell_is_right() -> None:
    assert checks(grid(HEAD, ["Plans", "0", "[x]"], ["Visits", "12", "None"], header=True)) == []


def test_an_empty_cell_is_named_by_its_row_and_its_column() -> None:
    (finding,) = found(grid(HEAD, ["Plans", "", "3"], ["Visits", "12", "13"], header=True))
    assert finding.check == "table-empty-cell"
    assert "row 'Plans', column 'May'" in finding.message


def test_a_head_without_a_word_is_an_empty_cell_too() -> None:
    assert checks(grid(["", "May", "June"], ["Plans", "1", "2"], header=True)) == ["table-empty-cell"]


@pytest.mark.parametrize("name", ["Total", "Grand total", "All children"])
def test_what_does_not_add_up_may_be_left_out_of_a_total(name: str) -> None:
    assert checks(grid(HEAD, ["Plans", "1", "2"], [name, "1", ""], header=True)) == []


def test_a_picture_is_no_empty_cell() -> None:
    cell = Cell((Picture(b"", "An arrow that points up", 9, 9),))
    table = grid(HEAD, header=True)
    assert checks(Table((*table.rows, Row((Cell((text("a"),)), cell, cell))))) == []


def test_a_blank_row_and_a_blank_column_are_told_once_each_and_not_cell_by_cell() -> None:
    table = grid(["Measure", "", "June"], ["Plans", "", "3"], ["", "", ""], ["Visits", "", "2"], header=True)
    (finding,) = found(table)
    assert finding.check == "table-blank"
    assert "a blank row and a blank column" in finding.message


def test_merged_cells_of_the_body_are_a_guess_and_name_the_first() -> None:
    (finding,) = found(joined(Cell((text("Priority A"),), across=3)))
    assert (finding.check, finding.certain) == ("table-merged", False)
    assert "'Priority A'" in finding.message


def test_a_cell_under_one_that_spans_rows_stands_in_its_own_column() -> None:
    rows = (
        *grid(HEAD, header=True).rows,
        Row((Cell((text("Plans"),), down=2), Cell((text("1"),)), Cell((text("2"),)))),
        Row((Cell((text("3"),)), Cell((Paragraph(()),)))),
    )
    (message,) = (one.message for one in found(Table(rows)) if one.check == "table-empty-cell")
    assert "column 'June'" in message


def test_a_form_of_names_and_values_and_a_table_of_one_row_need_no_heads() -> None:
    assert checks(grid(["Date", "3 May"], ["Ward", "All"], columns=1)) == []
    assert checks(grid(["a", "b", "c"])) == []


def test_the_checks_of_tables_are_among_those_of_every_word_file() -> None:
    told = accessible(file(heading("A"), grid(HEAD, ["Plans", "", "3"], header=True)), "paper.docx")
    assert [finding.check for finding in told] == ["table-empty-cell"]
