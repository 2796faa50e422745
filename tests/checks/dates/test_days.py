"""Days that can't be are found: no such day, another weekday, the past as to come, ranges from their upper end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.checks.dates import days, ranges, spans
from paperwork.model.periods import LONG_MONTHS

from ..papers import found, quotes

OF = "Date: 30 November 2021\n"


@pytest.mark.parametrize(
    "day", ["31 June 2021", "30 February", "29 February 2021", "31st September 2022", "13/13/2021"]
)
def test_a_day_that_there_is_not_is_an_error(day: str) -> None:
    (finding,) = found(days.no_such_day, f"The review was finished on {day} by the team.")
    assert (finding.quote, finding.certain) == (day, True)


@pytest.mark.parametrize(
    "text",
    [
        "The review ended on 29 February 2024.",
        "There were 68 in June, up from the 60 of May.",
        "It is dated 31/12/2021.",
        "As paragraph 3.13.12 says, and 1.0.10.",
    ],
)
def test_a_day_that_there_is_and_what_is_no_day_is_left_alone(text: str) -> None:
    assert not found(days.no_such_day, text)


def test_a_day_of_a_cell_that_there_is_not_is_an_error() -> None:
    (finding,) = found(
        days.no_such_day, "Action | Due\nAgree a protocol | 31 November 2024\nOpen a line | 30 June 2024"
    )
    assert (finding.quote, finding.certain) == ("31 November 2024", True)


def test_a_day_with_its_month_first_is_possible_and_a_version_is_none() -> None:
    (finding,) = found(days.no_such_day, "It was printed on 4/26/2012 at noon.")
    assert (finding.quote, finding.certain) == ("4/26/2012", False)
    assert not found(days.no_such_day, "It runs on version 15.0.4420 of the system.\nBuild 15.0.2020 is older.")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Each month between 40 and 25 children come into care.", "between 40 and 25 children"),
        ("A stay lasts between 14 and 9 months.", "between 14 and 9 months"),
        ("The target is 850, with a tolerance for the year (920-780).", "(920-780"),
        ("Plans: 850 (920-780) tolerance", "920-780) tolerance"),
    ],
)
def test_a_range_in_words_or_in_brackets_from_its_upper_end_is_an_error(text: str, quote: str) -> None:
    (finding,) = found(ranges.reversed_ranges, text)
    assert finding.certain
    assert quote in finding.quote or finding.quote in quote


@pytest.mark.parametrize(
    "text",
    [
        "Each month between 25 and 40 children come into care.",
        "The difference between 40 and 25 children is large.",
        "It has varied between 93% and 86% this year.",
        "The hub is open between 9 and 5 most days.",
        "We counted between 2,019 and 2,345 contacts.",
        "The target is 850, with a tolerance (780-920).",
    ],
)
def test_a_range_in_order_and_two_figures_that_make_none_are_left_alone(text: str) -> None:
    assert not found(ranges.reversed_ranges, text)


def test_what_was_done_on_a_day_after_the_paper_is_an_error() -> None:
    text = "Date: 14 May 2024\nThe adviser visited the county on {} and found that the front door was safe."
    (finding,) = found(days.past_to_come, text.format("17 July 2024"))
    assert finding.certain
    assert finding.quote == "visited the county on 17 July 2024"
    assert not found(days.past_to_come, text.format("17 April 2024"))


@pytest.mark.parametrize(
    "said",
    [
        "The review will be completed on 17 July 2024.",
        "We expect that the visit planned by those who visited us before is on 17 July 2024.",
        "The board met to agree a visit on 17 July 2024.",
        "The lease ends on 17 July 2024.",
    ],
)
def test_what_is_to_be_done_after_the_paper_is_left_alone(said: str) -> None:
    assert not found(days.past_to_come, f"Date: 14 May 2024\n{said}")


def test_a_weekday_that_the_date_has_not_is_an_error() -> None:
    (finding,) = found(days.other_weekday, "The board meets on Tuesday 1 November 2021.")
    assert finding.certain
    assert "is a Monday, not a Tuesday" in finding.message


def test_a_date_without_a_year_is_read_in_the_years_round_the_meeting() -> None:
    assert not found(days.other_weekday, f"{OF}It begins on Monday the 1st Nov.")
    (last_year,) = found(days.other_weekday, f"{OF}It begins on Sunday the 1st Nov.")
    assert not last_year.certain
    (never,) = found(days.other_weekday, f"{OF}It begins on Friday the 1st Nov.")
    assert never.certain


@settings(deadline=None)
@given(st.dates(date(2015, 1, 1), date(2030, 12, 31)))
def test_a_right_weekday_is_never_found(day: date) -> None:
    text = f"We met on {day:%A} {day.day} {LONG_MONTHS[day.month - 1]} {day.year}."
    assert not found(days.other_weekday, text)
    wrong = day + timedelta(days=1)
    assert found(days.other_weekday, text.replace(f"{day:%A}", f"{wrong:%A}"))


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Workshops are being launched in January 2021.", True),
        ("The audit will be finished by March 2021.", True),
        ("The audit will be finished by November 2021.", False),
        ("Dear Director\nThe audit will be finished by March 2021.", False),
        ("The board agreed that the audit will be finished by March 2021.", False),
    ],
)
def test_what_is_to_come_before_the_paper_is_found(text: str, certain: bool) -> None:
    (finding,) = found(days.past_to_come, f"{OF}{text}")
    assert finding.certain is certain


@pytest.mark.parametrize(
    "text",
    [
        "The audit will be finished by January 2022.",
        "This will be compared with the outturn in March 2021.",
        "We will report in March on performance in September 2021.",
        "It will go on as it has since June 2021.",
        "The plan was launched in January 2021.",
        "The plan was due to be launched in January 2022.",
    ],
)
def test_what_comes_later_or_was_in_its_time_is_left_alone(text: str) -> None:
    assert not found(days.past_to_come, f"{OF}{text}")


def test_what_was_arranged_for_a_later_day_may_be_to_come() -> None:
    (finding,) = found(days.past_to_come, f"{OF}A visit has been arranged on 12 March 2022.")
    assert not finding.certain


def test_what_is_told_as_past_after_the_paper_is_an_error() -> None:
    (finding,) = found(days.past_to_come, f"{OF}The plan was agreed in March 2022.")
    assert finding.certain


@pytest.mark.parametrize(
    "text",
    [
        "Tolerance 300-250",
        "Tolerance 91 – 76",
        "Tolerance 1,200-800",
        "Aged 18-16 they leave.",
        "They came from the 28th to 3rd November.",
        "From March 2021 to January 2021 numbers fell.",
        "Between 12 May 2023 and 3 April 2023 it rose.",
    ],
)
def test_a_range_from_its_upper_end_is_an_error(text: str) -> None:
    (finding,) = found(ranges.reversed_ranges, text)
    assert finding.certain
    assert finding.quote in text


def test_two_ranges_of_one_line_are_two_errors() -> None:
    assert quotes(ranges.reversed_ranges, "Tolerance 300-250 Tolerance 91-76") == [
        "Tolerance 300-250",
        "Tolerance 91-76",
    ]


def test_a_range_that_nothing_calls_one_is_possible() -> None:
    (finding,) = found(ranges.reversed_ranges, "It went 300-250 in the month.")
    assert not finding.certain


@pytest.mark.parametrize(
    "text",
    [
        "Tolerance 250-300",
        "In 2021-22 it fell.",
        "It fell from 300 to 250.",
        "Open 9-5 each day.",
        "Call 0161 618-8524 or ext 555-123.",
        "Due 31-12-2022.",
        "From November to April numbers rose.",
        "They came from the 3rd to 28th November.",
        "From 28 November to 3 December they came.",
    ],
)
def test_ranges_in_order_and_what_is_no_range_are_left_alone(text: str) -> None:
    assert not found(ranges.reversed_ranges, text)


def test_months_that_their_ends_do_not_make_are_an_error() -> None:
    (finding,) = found(spans.span_of_months, "From April to September, in 4 months, the number rose by ten.")
    assert finding.certain
    assert "5 or 6 months" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "From April to September, in 6 months, the number rose.",
        "From April to September, in five months, the number rose.",
        "Over the past 12 months, from November 2020 to October 2021, it rose.",
        "In the last six months it rose from 20 to 30.",
    ],
)
def test_months_that_their_ends_make_are_left_alone(text: str) -> None:
    assert not found(spans.span_of_months, text)


def test_a_meeting_on_a_sunday_is_possible() -> None:
    (finding,) = found(days.meeting_day, "Date: 28 November 2021\nThe board meets.")
    assert not finding.certain
    assert "Sunday" in finding.message


def test_what_is_to_start_in_a_month_that_is_over_is_an_error() -> None:
    (finding,) = found(days.past_to_come, "Date: 17 January 2022\nThe new model is to start in September 2021.")
    assert finding.certain
    assert not found(days.past_to_come, "Date: 17 January 2022\nThe work that is to blame began in September 2021.")
