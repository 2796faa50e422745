"""Colour that alone says something is found; colour beside a word, and colour that only dresses, are not."""

from __future__ import annotations

import pytest

from paperwork.checks.accessibility import colour
from paperwork.checks.spots import spots
from paperwork.model.blocks import Block, Cell, Picture, Row, Table
from paperwork.model.findings import Finding
from paperwork.model.look import CellLook, RowLook
from paperwork.model.plots import Plot, PlotGroup, PlotSeries

from .test_listening import file, text

RED, AMBER, GREEN = "#ff0000", "#ffc000", "#00b050"
PALE_RED, PALE_GREEN = "#ffc7ce", "#c6efce"


def found(*blocks: Block) -> list[Finding]:
    seen = spots(file(*blocks))
    return [finding for check in colour.CHECKS for finding in check(seen)]


def cell(said: str, fill: str = "", ink: str = "") -> Cell:
    return Cell((text(said, colour=ink or "#000000"),), look=CellLook(shading=fill))


def table(*rows: list[Cell]) -> Table:
    head = Row((cell("Measure"), cell("June"), cell("Rating")), look=RowLook(header=True))
    return Table((head, *(Row(tuple(row)) for row in rows)))


def test_a_cell_with_nothing_but_a_fill_is_colour_alone() -> None:
    (finding,) = found(table([cell("Plans"), cell("12"), cell("", RED)], [cell("Visits"), cell("9"), cell("", RED)]))
    assert (finding.check, finding.certain) == ("colour-alone", True)
    assert "an empty cell of 'Plans' is red" in finding.message


@pytest.mark.parametrize(("one", "other"), [(RED, GREEN), (AMBER, GREEN), (PALE_RED, PALE_GREEN)])
def test_a_rating_told_by_the_shading_behind_a_number_is_colour_alone(one: str, other: str) -> None:
    rows = [cell("Plans"), cell("12", one), cell("1")], [cell("Visits"), cell("9", other), cell("2")]
    (finding,) = found(table(*rows))
    assert finding.certain
    assert "in 2 cells" in finding.message


def test_numbers_in_red_and_green_ink_are_colour_alone() -> None:
    rows = [cell("Plans"), cell("12", ink=RED), cell("1")], [cell("Visits"), cell("9", ink="#00703c"), cell("2")]
    assert [finding.check for finding in found(table(*rows))] == ["colour-alone"]


def test_one_number_in_red_among_others_is_a_guess() -> None:
    rows = [cell("Plans"), cell("12", RED), cell("1")], [cell("Visits"), cell("9"), cell("2")]
    assert [finding.certain for finding in found(table(*rows))] == [False]


@pytest.mark.parametrize("word", ["Red", "R", "Off track", "Below target", "Not met"])
def test_a_word_beside_the_colour_tells_it(word: str) -> None:
    rows = [cell("Plans"), cell("12", RED), cell(word)], [cell("Visits"), cell("9", GREEN), cell("Green")]
    assert found(table(*rows)) == []


def test_colour_that_dresses_whole_rows_or_columns_says_nothing() -> None:
    banded = table([cell("Plans", GREEN), cell("1", GREEN), cell("", GREEN)], [cell("a"), cell("2"), cell("b")])
    assert found(banded) == []
    column = table([cell("Plans", GREEN), cell("1"), cell("c")], [cell("", GREEN), cell("2"), cell("b")])
    assert found(column) == []


@pytest.mark.parametrize(("said", "name"), [
    ("#ff0000", "red"), ("#d4351c", "red"), ("#f47738", "amber"), ("#ffbf00", "amber"), ("#00703c", "green"),
    ("#c6efce", "green"), ("#12436d", ""), ("#ffffff", ""), ("#808080", ""), ("#000000", ""), ("", ""), ("red", ""),
])  # fmt: skip
def test_the_colours_of_ratings_are_known_pale_and_dark(said: str, name: str) -> None:
    assert colour.tint(said) == name


@pytest.mark.parametrize("said", [
    "Measures below target are shown in red.",
    "The red line is last year.",
    "New actions are highlighted in yellow.",
    "Figures in bold green have improved.",
])  # fmt: skip
def test_a_sentence_that_sends_readers_to_a_colour_is_a_guess(said: str) -> None:
    (finding,) = found(text(said))
    assert (finding.check, finding.certain) == ("colour-words", False)


@pytest.mark.parametrize("said", [
    "Three measures are Red and two are Amber.",
    "The measure moved from Amber to Green.",
    "A green paper on reform is shown at Annex B.",
    "The service remains in Red.",
])  # fmt: skip
def test_a_rating_in_words_is_no_colour(said: str) -> None:
    assert found(text(said)) == []


def test_a_pale_series_of_a_chart_is_a_guess() -> None:
    series = PlotSeries("Target", (1.0, 2.0), fill="#ffe699"), PlotSeries("Actual", (1.0, 2.0), fill="#12436d")
    picture = Picture(b"", "Visits rose", 9, 9, plot=Plot((PlotGroup("column", series),), fill="#ffffff"))
    (finding,) = found(picture)
    assert (finding.check, finding.quote) == ("chart-contrast", "Target")
