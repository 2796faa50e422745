"""How a paper is read before it is checked: its tables as measures, its lines, and what its words are about."""

from __future__ import annotations

from ..papers import read


def values(text: str) -> dict[str, list[str]]:
    return {subject.name: [one.text for one in subject.values] for subject in read(text).subjects}


def test_quarters_without_a_year_are_in_their_order_and_take_the_year_told_near() -> None:
    text = "# Progress in 2024/25\nMeasure | Q4 | Q1 | Q2\nRepairs on time | 90% | 91% | 94%"
    (subject,) = read(text).subjects
    assert [one.when.label for one in subject.values if one.when] == ["Q4 2023-24", "Q1 2024-25", "Q2 2024-25"]
    (nameless,) = read("Measure | Q1 | Q2\nRepairs on time | 90% | 91%").subjects
    assert [one.when.label for one in nameless.values if one.when] == ["Q1", "Q2"]


def test_targets_in_a_table_of_their_own_go_to_the_measures_of_their_page() -> None:
    text = """
    # Plans
    Measure | Nov-22 | Dec-22
    Number of CP | 353 | 331
    Rate of CP | 102 | 96
    Target | Mar-23
    Number | 215
    Rate | 62
    """
    assert [subject.targets[0].text for subject in read(text).subjects] == ["215", "62"]


def test_measures_whose_names_differ_in_an_age_alone_stay_apart() -> None:
    text = """
    # Care leavers
    Measure | Mar-26 (next) | Tolerance
    Aged 17 to 18 in work | 75% | 5% worse
    Aged 19 to 21 in work | 65% | 5% worse
    Measure | Aug-25 | Sept-25
    Aged 17 to 18 in work | 70% | 71%
    Aged 19 to 21 in work | 60% | 61%
    """
    assert [subject.targets[0].text for subject in read(text).subjects] == ["75%", "65%"]


def test_rows_under_a_head_in_per_cent_are_percentages() -> None:
    text = "# Supervision in timescale (%)\nTeam | Jan-24 | Feb-24\nHarbour | 80 | 85\nAll teams | 82 | 86"
    assert {subject.unit for subject in read(text).subjects} == {"percent"}


def test_it_is_what_the_sentence_before_names() -> None:
    text = """
    # Report
    Measure | Jan-24 | Feb-24
    Children in care | 400 | 410
    Early help cases | 700 | 690
    # What we say
    The number of children in care is 410. It has risen.
    """
    paper = read(text)
    about = paper.about(paper.sentences[-1])
    assert [subject.name for subject in about] == ["Children in care"]


def test_a_line_that_ends_with_a_stop_is_a_sentence_as_well_as_a_figure() -> None:
    paper = read("# Homes\nInspectors judged homes in the north good (45%).\nHomes judged good – 45%")
    assert [sentence.text[-6:] for sentence in paper.sentences] == ["(45%)."]
    assert [one.actual.text for one in paper.subjects if one.actual] == ["45%", "45%"]
