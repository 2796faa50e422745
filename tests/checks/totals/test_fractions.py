"""Fractions in the cells of tables, with their percentages and totals."""

from __future__ import annotations

import pytest

from paperwork.checks.totals import fractions as table_fractions
from paperwork.model.findings import Finding

from ..papers import found


def _all(*rows: str) -> list[Finding]:
    text = "# Numbers\n" + "\n".join(rows)
    return [finding for check in table_fractions.CHECKS for finding in found(check, text)]


@pytest.mark.parametrize(
    "cell", ["498 / 715 (72%)", "498/715 (72%)", "498 of 715 (72%)", "72% (498/715)", "498 / 715 = 72%", "5/9 (58.0%)"]
)
def test_a_cell_whose_percentage_is_not_its_fraction_is_an_error(cell: str) -> None:
    (finding,) = _all("Phase | On time", f"Primary | {cell}", "Early | 117 / 150 (78%)")
    assert finding.certain
    assert (finding.check, finding.quote) == ("fraction-wrong", cell)


@pytest.mark.parametrize(
    "cell",
    ["498 / 715 (70%)", "498/715", "2024/25", "12/13", "70% (498/715)", "5/9 (55.6%)", "498 / 715 (n = 72)", "72%"],
)
def test_a_cell_that_is_right_or_no_fraction_is_let_be(cell: str) -> None:
    assert _all("Phase | On time", f"Primary | {cell}", "Early | 117 / 150 (78%)") == []


def test_a_share_that_was_cut_off_is_only_possibly_wrong() -> None:
    (finding,) = _all("Phase | On time", "Primary | 498 / 715 (69%)", "Early | 117 / 150 (78%)")
    assert not finding.certain


@pytest.mark.parametrize(("total", "wrong"), [("217 / 250", 1), ("207 / 260", 1), ("207 / 250", 0), ("300 / 400", 0)])
def test_a_total_of_fractions_adds_up_in_both_numbers_or_is_of_more_than_these(total: str, wrong: int) -> None:
    assert len(_all("Phase | On time", "Primary | 90 / 100", "Early | 117 / 150", f"All | {total}")) == wrong


@pytest.mark.parametrize(("total", "wrong"), [("30 / 45", 1), ("31 / 43", 1), ("31 / 45", 0)])
def test_a_total_at_the_end_of_a_row_adds_up_as_those_of_the_other_rows_do(total: str, wrong: int) -> None:
    rows = ("A | 4 / 5 | 6 / 7 | 10 / 12", "B | 3 / 5 | 5 / 7 | 8 / 12", f"C | 15 / 20 | 16 / 25 | {total}")
    assert len(_all("Step | Spring | Summer | Year to date", *rows)) == wrong
