"""Tables of every shape are read as measures: codes before names, months down the side, targets said in words."""

from __future__ import annotations

import pytest

from paperwork.checks.reading import reading_of
from paperwork.checks.reading.grids import bound
from paperwork.model.blocks import Cell, Paragraph, Row, Span, Table
from paperwork.model.look import PageSetup
from paperwork.model.paper import Draft, DraftSection, Properties

from ..papers import read


def values(text: str) -> dict[str, list[tuple[str, str]]]:
    return {
        subject.name: [(one.when.label if one.when else "", one.text) for one in subject.values]
        for subject in read(text).subjects
    }


SCORECARD = """
# Scorecard
Ref | Indicator | Good is | Q1 25/26 | Q2 25/26 | Target | Tolerance | RAG
H1 | Average re-let time (days) | Low | 27.8 | 26.1 | 25.0 | 28.0 | Amber
H2 | Rent collected | High | 98.1% | 98.4% | 98.0% | 97.0% | Green
"""


def test_a_code_before_a_name_stands_with_it_and_is_no_word_of_it() -> None:
    relet, rent = read(SCORECARD).subjects
    assert (relet.name, rent.name) == ("H1 Average re-let time (days)", "H2 Rent collected")
    assert rent.key == {"rent", "collected"}
    assert read(SCORECARD).grids[0].refs == ("H1", "H2")


def test_a_table_of_one_column_is_read_as_well() -> None:
    draft = Draft((DraftSection(PageSetup(), (Table(tuple(_row(text) for text in ("A", "B", "C"))),)),), Properties())
    assert reading_of(draft, "paper.docx").grids == ()


def _row(text: str) -> Row:
    return Row((Cell((Paragraph((Span(text),)),)),))


def test_what_a_name_says_of_good_is_no_word_of_it() -> None:
    rows = "Carers waiting for a review (lower is better) | 143 | 96\nVisits (high is good) | 7 | 9"
    text = f"Measure | Apr-25 | May-25\n{rows}"
    waiting, visits = read(text).subjects
    assert (waiting.key, waiting.good) == ({"carer", "waiting", "review"}, "low")
    assert (visits.key, visits.good) == ({"visit"}, "high")


def test_a_table_with_targets_and_tolerances_beside_its_values_is_one_of_values() -> None:
    relet, rent = read(SCORECARD).subjects
    assert [one.text for one in relet.values] == ["27.8", "26.1"]
    assert (relet.target.text if relet.target else "", relet.tolerance, relet.good) == ("25.0", "28.0", "low")
    assert rent.good == "high"


@pytest.mark.parametrize(
    ("near", "months"),
    [
        ("Table 1: Key measures, 2025/26", ["Nov-25", "Dec-25", "Jan-26"]),
        ("Table 1: November 2025 to January 2026", ["Nov-25", "Dec-25", "Jan-26"]),
        ("Table 1: Key measures", []),
    ],
)
def test_months_without_a_year_take_that_which_is_told_near(near: str, months: list[str]) -> None:
    text = f"{near}\nMeasure | Nov | Dec | Jan\nChildren in care | 512 | 515 | 519"
    assert [label for label, _ in values(text).get("Children in care", [])] == months


def test_else_they_take_the_year_of_the_day_that_the_head_of_the_paper_tells() -> None:
    head = "Data to | 31 January 2026\nMeeting | 12 March 2026\n# Care\n"
    text = f"{head}Measure | 30 November | 31 January\nIn care | 5 | 9"
    assert values(text)["In care"] == [("Nov-25", "5"), ("Jan-26", "9")]


def test_months_down_the_side_make_each_column_a_measure() -> None:
    text = """
    # Re-lets
    Table 3: Homes re-let, July to September 2025
    Month | Homes re-let | Average days
    July | 41 | 27.4
    August | 38 | 26.0
    September | 45 | 25.0
    Quarter 2 | 124 | 26.1
    """
    assert values(text) == {
        "Homes re-let": [("July-25", "41"), ("Aug-25", "38"), ("Sept-25", "45")],
        "Average days: Homes re-let, July to September 2025": [
            ("July-25", "27.4"), ("Aug-25", "26.0"), ("Sept-25", "25.0")
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "value", "good"),
    [
        ("195 or lower", "195", "low"), ("95% or higher", "95", "high"), ("≤ 20%", "20", "low"),
        ("at least 90%", "90", "high"), ("no more than 18", "18", "low"), ("no fewer than 3", "3", "high"),
        ("90%+", "90", "high"), ("Max. 5", "5", "low"), ("under 10", "10", "low"), ("90%", "90", ""),
        ("1,400", "1400", ""),
    ],
)  # fmt: skip
def test_a_target_may_say_which_side_of_it_is_good(said: str, value: str, good: str) -> None:
    told = bound(said)
    assert told is not None
    assert (f"{told[0].value:f}", told[1]) == (value, good)


@pytest.mark.parametrize("said", ["Not set", "-", "", "TBC", "90% by March", "1400 per month"])
def test_what_is_no_number_is_no_target(said: str) -> None:
    assert bound(said) is None


def test_a_part_of_a_paper_is_about_the_rows_of_a_scorecard_that_its_heading_names() -> None:
    paper = read(
        f"{SCORECARD}\n# Re-lets (H1)\nThis is worse than it was.\n# Rent\nIt has gone up again.\n# Other\nWell."
    )
    told = {sentence.text: [one.name for one in paper.here(sentence)] for sentence in paper.sentences}
    assert told == {
        "This is worse than it was.": ["H1 Average re-let time (days)"],
        "It has gone up again.": ["H2 Rent collected"],
        "Well.": [],
    }


def test_the_day_of_a_paper_stands_beside_the_word_meeting() -> None:
    day = read("Board meeting | Tuesday 14 October 2025\nReport from | The director").day
    assert day is not None
    assert day.isoformat() == "2025-10-14"
