"""The same figure in two places, and a typed figure beside its table: what differs is found, what is rounded is not."""

from __future__ import annotations

import pytest

from paperwork.checks.figures import agreement

from ..papers import found

PAPER = """
# Priority A
Measure | Actual | Performance | DoT
CiN visits within timescales | {actual} | Amber | up
# CiN visits
Measure | Nov-22 | Dec-22 | Jan-23 | Latest
% CiN visits in timescale | 68% | 71% | 84% | 87%
# What is working?
{said}
"""


def paper(said: str = "", actual: str = "84%") -> str:
    return PAPER.format(said=said or "We go on.", actual=actual)


def test_a_summary_that_prints_another_figure_than_the_page_of_its_measure_is_an_error() -> None:
    (finding,) = found(agreement.twice, paper(actual="86%"))
    assert finding.certain
    assert finding.message.startswith("% CiN visits in timescale, Jan-23: 84% is printed here, and 86% under")


@pytest.mark.parametrize("actual", ["84%", "84", "84.4%"])
def test_the_same_figure_with_other_decimals_or_without_its_sign_is_no_difference(actual: str) -> None:
    assert not found(agreement.twice, paper(actual=actual))


def test_a_share_of_all_that_lies_outside_those_of_its_groups_is_possibly_wrong() -> None:
    text = """
    - % of leavers in work – 41%
    - % of leavers in work (17-18 years old) – 46%
    - % of leavers in work (19-21 years old) – 43%
    """
    (finding,) = found(agreement.parts, text)
    assert not finding.certain
    assert "outside its groups (46% and 43%)" in finding.message
    assert not found(agreement.parts, text.replace("41%", "44%"))


def test_a_line_with_a_figure_and_a_sentence_that_says_another_are_found() -> None:
    text = """
    # Impact
    - % of pathway plans up to date – 86%
    - % of care leavers in touch – 93%
    # What we do
    Currently, 89% of pathway plans are up to date. The rate of care leavers in touch is 93%.
    """
    (finding,) = found(agreement.prose, text)
    assert finding.certain
    assert finding.quote.startswith("Currently, 89%")
    assert "86%" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "At the end of January 680 children were in need.",
        "Currently we see 86% of CiN visits in timescale.",
    ],
)
def test_a_number_that_comes_first_and_is_nearly_the_figure_of_its_month_is_an_error(said: str) -> None:
    table = "# CiN\nMeasure | Dec-22 | Jan-23\nNumber of CiN | 778 | 673"
    (finding,) = found(agreement.prose, f"{paper(said)}\n{table}\n{said}" if "680" in said else paper(said))
    assert finding.certain


def test_the_end_of_a_month_is_the_end_of_its_quarter() -> None:
    table = "# Homes\nMeasure | Q1 | Q2 | Q3\nHouseholds in temporary accommodation | 301 | 318 | 329"
    said = "At the end of December {} households were in temporary accommodation."
    (finding,) = found(agreement.prose, f"{table}\n{said.format(339)}")
    assert "329" in finding.message
    assert not found(agreement.prose, f"{table}\n{said.format(329)}")


def test_a_number_that_comes_first_and_is_far_from_the_figure_counts_something_else() -> None:
    table = "# CiN\nMeasure | Dec-22 | Jan-23\nNumber of CiN | 778 | 673"
    assert not found(agreement.prose, f"{table}\nAt the end of January 12 children in need were in hospital.")


def test_a_figure_of_another_month_is_called_stale() -> None:
    (finding,) = found(agreement.prose, paper("In January CiN visits in timescale were at 71%."))
    assert finding.check == "figure-stale"
    assert finding.certain
    assert "71% was its figure for Dec-22" in finding.message


@pytest.mark.parametrize(
    "said",
    [
        "CiN visits in timescale are now at 84%.",
        "CiN visits in timescale are at about 85%.",
        "CiN visits in timescale were at 68% in November and are at 84% in January.",
        "In England 90% of CiN visits are in timescale.",
        "The target for CiN visits in timescale is 85%.",
        "CiN visits in timescale rose by 13 percentage points.",
        "CiN visits in timescale should be at 90% by March.",
        "CiN visits in timescale are now at 87%.",
        "Last year CiN visits in timescale were at 60%.",
        "In two teams CiN visits in timescale are at 50%.",
        "Visits to 12 schools are planned, and 30% of staff are new.",
    ],
)
def test_what_is_right_rounded_or_said_of_something_else_is_left_alone(said: str) -> None:
    assert not found(agreement.prose, paper(said))


NORTH_AND_SOUTH = """
# Performance
## {first}
Measure | Jul-25 | Aug-25
Referrals | 60 | 70
Visits in time | 90% | 91%
## {second}
Measure | Jul-25 | Aug-25
Referrals | 80 | 75
Visits in time | 85% | 88%
"""


@pytest.mark.parametrize(
    ("first", "second"), [("North", "South"), ("Boys", "Girls"), ("Target", "Actual"), ("Validated", "Provisional")]
)
def test_two_headings_that_part_tables_make_their_measures_two(first: str, second: str) -> None:
    assert not found(agreement.twice, NORTH_AND_SOUTH.format(first=first, second=second))


def test_the_part_of_a_measure_that_a_tables_head_names_is_not_the_whole() -> None:
    text = """
    # Children in care
    Measure | Jul-25 | Aug-25 | Sep-25
    Children in care | 310 | 305 | 301
    # By age
    Children in care aged 0-4 | Jul-25 | Aug-25 | Sep-25
    Children in care | 60 | 58 | 57
    """
    assert not found(agreement.twice, text)


def test_one_figure_that_two_tables_have_in_common_and_that_differs_is_possibly_wrong() -> None:
    text = "# {}\nMeasure | Jul-25 | Aug-25\nReferrals | 60 | 70\n# {}\nMeasure | Aug-25 | Sep-25\nReferrals | 90 | 81"
    (finding,) = found(agreement.twice, text.format("North", "South"))
    assert not finding.certain
    (finding,) = found(agreement.twice, text.format("Referrals", "Referrals"))
    assert finding.certain


def test_one_figure_that_differs_in_two_tables_that_else_agree_is_an_error() -> None:
    text = NORTH_AND_SOUTH.format(first="Summary", second="Front door")
    text = text.replace("80 | 75", "60 | 75").replace("85% | 88%", "90% | 91%")
    (finding,) = found(agreement.twice, text)
    assert finding.certain
    assert finding.message == "Referrals, Aug-25: 75 is printed here, and 70 under 'Summary' (Referrals)."


TOLD = """
# Performance
Performance to September 2025
Measure | Target | Jul-25 | Aug-25 | Sept-25
Number of children in care | 300 | 310 | 305 | 301
% Reviews in timescale | 90% | 88% | 91% | 93%
% Visits in timescale | 95% | 94% | 90% | 86%
{}
"""
OF_ANOTHER_THING = (
    "The rate of children in care is 75 per 10,000.",
    "The number of children in care per social worker is 12.",
    "The number of children in care who had a dental check was 240.",
    "The number of children in care placed out of area is 75, up from 70.",
    "The average age of children in care is 11.",
    "Visits in timescale for children in care alone were 91% in September.",
    "Reviews in timescale for children under five were 96% in September, above the average.",
    "If the 20 late records are counted, visits in timescale are 92%.",
    "Excluding the new team, visits in timescale are now 89%.",
    "As at 20 October, the number of children in care stands at 298.",
    "By 6 October visits in timescale are at 92%.",
    "A year ago the number of children in care was 340.",
    "The number of children in care is 6 per foster home.",
)


@pytest.mark.parametrize("said", OF_ANOTHER_THING)
def test_a_number_of_some_of_a_measure_or_of_another_day_or_unit_is_not_its_figure(said: str) -> None:
    assert not found(agreement.prose, TOLD.format(said))


@pytest.mark.parametrize(
    "said",
    [
        "The number of children in care is 303.",
        "The total number of children in care is now 303.",
        "At the end of September the number of children in care was 303.",
        "Reviews in timescale were 96% in September.",
        "Visits in timescale in September were 91%, below target.",
        "Performance for visits in timescale is 89%.",
    ],
)
def test_a_number_of_the_whole_measure_that_is_none_of_its_figures_is_an_error(said: str) -> None:
    (finding,) = found(agreement.prose, TOLD.format(said))
    assert finding.certain


def test_a_number_of_a_measure_with_a_word_too_many_is_possibly_wrong_where_it_is_near() -> None:
    (finding,) = found(agreement.prose, TOLD.format("Visits in timescale in Harbourside were 84% in September."))
    assert not finding.certain
    assert not found(agreement.prose, TOLD.format("Visits in timescale in Harbourside were 54% in September."))


RATE = """
# Performance
Measure | Jul-25 | Aug-25 | Sep-25
Referrals | 341 | 227 | 306
Re-referral rate | 20% | 23% | 19%
Care leavers in suitable accommodation | 89% | 91% | 92%
{}
"""


@pytest.mark.parametrize("said", ["The re-referral rate is 28%.", "The re-referral rate was 18% in September."])
def test_a_percentage_that_is_called_a_rate_is_held_against_its_row(said: str) -> None:
    (finding,) = found(agreement.prose, RATE.format(said))
    assert finding.certain
    assert finding.message.endswith("of Re-referral rate; the paper's own table has 19% for Sept-25.")


@pytest.mark.parametrize(
    "said",
    [
        "The re-referral rate is 19%.",
        "The re-referral rate among under-fives was 26% in September.",
        "The re-referral rate is 17% for under-fives.",
        "The re-referral rate is 17%, if repeat contacts are left out.",
        "Care leavers in suitable accommodation is 95% when those in custody are left out.",
        "In total 3,710 referrals were received in the year to September 2025.",
        "In the nine months to September the number of referrals was 2,615.",
        "The number of referrals was 1,120 over the last four months.",
        "The total number of referrals since April 2024 is 4,410.",
    ],
)
def test_a_rate_of_some_and_a_count_over_a_span_of_months_are_no_months_figures(said: str) -> None:
    assert not found(agreement.prose, RATE.format(said))


def test_what_a_meeting_was_once_told_is_possibly_wrong_at_the_most() -> None:
    said = "In August the panel was told that 89% of care leavers were in suitable accommodation."
    (finding,) = found(agreement.prose, RATE.format(said))
    assert not finding.certain
