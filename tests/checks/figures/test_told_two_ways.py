"""Changes, blanks, signs, totals of spans and mixed rules in tables; names and short forms that are told two ways."""

from __future__ import annotations

import pytest

from paperwork.checks.ratings import by_rule as scorecard_ratings
from paperwork.checks.ratings import travel
from paperwork.checks.totals import totals, units
from paperwork.checks.words import blanks, names, residue, spellings

from ..papers import found, quotes

MONEY = (
    "Service | Budget | Forecast | Variance\nOlder people | 48.6 | 51.2 | +2.6\nLearning | 41.3 | 42.1 | +0.8\n"
    "Mental health | 9.4 | 9.2 | -0.2\nPhysical | 12.5 | 12.9 | {last}\n"
)


@pytest.mark.parametrize("last", ["+0.4", "+0.5"])
def test_a_change_that_is_the_difference_but_for_rounding_is_left_alone(last: str) -> None:
    assert not found(travel.changes, MONEY.format(last=last))


@pytest.mark.parametrize("head", ["Variance", "Change", "Difference", "Movement"])
def test_a_change_that_is_not_the_difference_of_its_row_is_an_error(head: str) -> None:
    (finding,) = found(travel.changes, MONEY.format(last="+1.4").replace("Variance", head))
    assert finding.certain
    assert finding.quote == "Physical +1.4"
    assert "+0.4" in finding.message


def test_a_column_that_is_no_difference_in_most_rows_is_left_alone() -> None:
    text = "Area | Jan | Feb | Change since 2020\nA | 10 | 12 | 5\nB | 20 | 22 | 9\nC | 5 | 8 | 3\nD | 6 | 9 | 3"
    assert not found(travel.changes, text)


CHANGES = "Area | June | September | Change\nNorth | 198 | 204 | +6\nCentral | 240 | 231 | -9\nSouth | 171 | 168 | -3\n"


def test_a_total_of_changes_that_are_up_and_down_is_their_sum() -> None:
    assert quotes(totals.rows, f"{CHANGES}Total | 609 | 603 | -8") == ["Total -8"]
    assert not found(totals.rows, f"{CHANGES}Total | 609 | 603 | -6")


MONTHS = "Month | Asked | Issued\nJanuary | 62 | 41\nFebruary | 58 | 38\nMarch | 71 | 44\nJanuary to March | {total}"


def test_a_row_named_by_the_span_of_all_rows_above_is_their_total() -> None:
    assert quotes(totals.rows, MONTHS.format(total="191 | 133")) == ["January to March 133"]
    assert not found(totals.rows, MONTHS.format(total="191 | 123"))
    assert not found(totals.rows, MONTHS.format(total="64 | 41"))


SHARES = (
    "Measure | 2024 | 2025 | Target\nPlans | 39% | 53% | 60%\nAdvice | 41% | 55% | 70%\nReviews | 66% | 70% | 85%\n"
    "Visits | 49% | 53% | 75%\nMoves | 92% | 97% | 100%\nMediation | 70% | {now} | 70%"
)


def test_a_cell_whose_row_and_column_have_the_sign_that_it_lacks_is_an_error() -> None:
    assert quotes(units.percent_lost, SHARES.format(now="73")) == ["Mediation 73"]
    assert not found(units.percent_lost, SHARES.format(now="73%"))
    assert not found(units.percent_lost, SHARES.format(now="73").replace("70% | 73 | 70%", "70 | 73 | 70"))


COMPARED = (
    "Measure | Q1 24/25 | Q2 24/25 | Target | Similar councils | England\nAsked | 88% | 90% | 90% | 84% | 81%\n"
    "Met | 94% | 95% | 95% | {blank} | 94%\nClosed | 67% | 65% | 80% | {none} | n/a\n"
    "Seen | 90% | 91% | 92% | 90% | 91%\nTold | 80% | 81% | 82% | 80% | 81%"
)


def test_the_one_blank_of_a_table_that_prints_what_it_has_not_is_an_error() -> None:
    (finding,) = found(blanks.values_blank, COMPARED.format(blank="", none="n/a"))
    assert finding.certain
    assert finding.quote == "Met"
    assert not found(blanks.values_blank, COMPARED.format(blank="95%", none="n/a"))
    assert not found(blanks.values_blank, COMPARED.format(blank="", none=""))
    assert not found(blanks.values_blank, COMPARED.format(blank="", none="80%").replace("n/a", "66%"))


MIXED = (
    "A measure is Green where it is at its target or better. It is Amber where a percentage is worse than its target "
    "by no more than five percentage points, or any other figure by no more than 10% of the target. Otherwise it is "
    "Red.\nArea | People | Share | Target | Rating\nNorth | 282 | 25% | 28% | Amber\nEast | 241 | 24% | 28% | Amber\n"
    "South | 318 | 26% | 28% | Amber\nWest | 219 | {west}"
)


@pytest.mark.parametrize(
    ("west", "wrong"),
    [
        ("21% | 28% | Amber", True), ("21% | 28% | Red", False), ("23% | 28% | Amber", False),
        ("23% | 28% | Red", False), ("25% | 28% | Red", True),
    ],
)  # fmt: skip
def test_a_rule_for_percentages_and_one_for_all_else_are_read_apart(west: str, wrong: bool) -> None:
    assert bool(found(scorecard_ratings.ratings_by_rule, MIXED.format(west=west))) is wrong


BY_YEARS = (
    "Green means that the target has been met, Amber that we are no more than ten percentage points below it, and Red "
    "that we are further off. The arrow shows whether the figure for 2025 is higher or lower than that for 2024.\n"
    "Measure | 2024 | 2025 | Target | RAG | Direction\nPlans | 39% | 53% | 60% | Amber | ↑\n"
    "Reviews | 66% | 70% | 85% | Red | ↑\nVisits | 49% | 53% | 75% | Red | ↑\nHealth | 80% | 78% | 90% | {health}\n"
)


def test_columns_of_plain_years_are_values_of_years() -> None:
    right = BY_YEARS.format(health="Red | ↓")
    assert not found(scorecard_ratings.ratings_by_rule, right)
    assert not found(travel.directions, right)
    assert quotes(scorecard_ratings.ratings_by_rule, BY_YEARS.format(health="Amber | ↓")) == ["Health Amber"]
    assert quotes(travel.directions, BY_YEARS.format(health="Red | ↑")) == ["Health ↑"]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Home First began.\nThe Home First service grew.\nSince June the Homes First team has four staff.", True),
        ("The Family Hub opened on Monday.\nThe Family Hub closed on Friday.\nThe Familys Hub is ours.", True),
        ("We run Home First here.\nThey say Homes First there.", False),
    ],
)
def test_a_name_whose_first_word_is_with_and_without_its_s_is_found(text: str, sure: bool) -> None:
    (finding,) = found(names.first_words_two_ways, text)
    assert finding.certain is sure


@pytest.mark.parametrize(
    "text",
    [
        "Home First began.\nHome First grew.",
        "# Homes First\nThe Home First service grew.\nHome First began.",
        "The Director of Homes Officer left.\nThe Home Officer stays.",
        "The Town Planning team came.\nThe Towns Fund paid.",
    ],
)
def test_names_of_other_words_are_left_alone(text: str) -> None:
    assert not found(names.first_words_two_ways, text)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("The Multi-Agency Safeguarding Hub (MASH) decides.\nThe Multi-Agency Support Hub (MASH) grew.", True),
        ("An Independent Reviewing Officer (IRO) sees it.\nThe Independent Review Officers (IROs) met.", True),
        ("The Youth Justice Service (YJS) met.\nThe Youth Justice System (YJS) is slow.", True),
        ("The Integrated Care Board (ICB) pays.\nInformal Cabinet Briefings (ICB) are held.", False),
        ("We write education, health and care (EHC) plans.\nAn Education, Health and Social Care plan was made.", True),
    ],
)
def test_a_short_form_spelt_out_in_two_ways_is_found(text: str, sure: bool) -> None:
    (finding,) = found(spellings.spelt_out_two_ways, text)
    assert finding.certain is sure


@pytest.mark.parametrize(
    "text",
    [
        "The Integrated Care Board (ICB) pays.\nIntegrated care boards (ICBs) pay.",
        "A child in need (CIN) plan is made.\nChildren in need (CIN) are seen.",
        "We write education, health and care (EHC) plans.\nEducation, health and social care partners met.",
        "We write education, health and care (EHC) plans.\nAn education, health and care plan was made.",
        "The figure (CIN) fell.\nThe share (CIN) rose.",
    ],
)
def test_a_short_form_spelt_out_in_one_way_is_left_alone(text: str) -> None:
    assert not found(spellings.spelt_out_two_ways, text)


PROMISE = "The Board will see the results of this work in its report for Quarter 4."


@pytest.mark.parametrize(
    ("first", "words", "sure"),
    [
        ("Front door", PROMISE, True),
        ("Front door", "The Council will review its use of locums in January 2026.", True),
        ("Summary", PROMISE, False),
        ("Recommendations", PROMISE, False),
        ("Front door", "The work of the two teams is being looked at by all.", False),
    ],
)
def test_a_promise_with_its_date_in_two_parts_is_an_error(first: str, words: str, sure: bool) -> None:
    (finding,) = found(residue.sentences_twice, f"# {first}\nIt is so. {words}\n# Staffing\nAll is well. {words}")
    assert finding.certain is sure
