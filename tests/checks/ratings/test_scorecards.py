"""Tables that rate, score or follow up what they list, held against the paper's own rules."""

from __future__ import annotations

import pytest

from paperwork.checks.ratings import by_rule as scorecard_ratings
from paperwork.checks.ratings import keys as rating_keys
from paperwork.checks.ratings import scores, statuses, travel

from ..papers import found, quotes

CARD = """
# Scorecard
{key}
Ref | Indicator | Good is | Q2 24/25 | Q1 25/26 | Q2 25/26 | Target | Tolerance | RAG | Direction
H1 | Average re-let time (days) | Low | 29.4 | 27.8 | {relet} | 25.0 | 28.0 | {rating} | Improving
H2 | Rent collected | High | 97.6% | 98.1% | 98.4% | 98.0% | 97.0% | Green | {rent}
H3 | Emergency repairs | High | 96.2% | 94.8% | 93.5% | 98.0% | 95.0% | Red | Worsening
H4 | Households in hotels | Low | 142 | 158 | 171 | 150 | 165 | Red | {hotels}
W1 | Waste recycled | High | 46.8% | 48.9% | 47.3% | 48.0% | 46.0% | Amber | Worsening
W2 | Missed bins per 100,000 | Low | 62 | 71 | 58 | 60 | 70 | Green | Improving
"""
BY_TOLERANCE = [
    "Green: the result is on target or better. Amber: the result is worse than target but no worse than the tolerance. "
    "Red: the result is worse than the tolerance.",
    "Green means the target was met. Amber means worse than target and within the tolerance. Red means outside the "
    "tolerance.",
    "A measure is Green if it is at or better than its target, Amber if it misses it but stays within tolerance and "
    "Red if it is outside its tolerance.",
    "- Green – target met or exceeded\n- Amber – target missed, inside the tolerance\n- Red – outside the tolerance",
    "Colour | What it means\nGreen | Target met\nAmber | Target missed, within tolerance\nRed | Beyond the tolerance\n"
    "The table follows.",
    # What nobody states, most of the rows keep.
    "The indicators are these.",
]


def card(**changed: str) -> str:
    """The scorecard, right but for what is changed."""
    right = {"key": BY_TOLERANCE[0], "relet": "26.1", "rating": "Amber", "rent": "Improving", "hotels": "Worsening"}
    return CARD.format(**(right | changed))


@pytest.mark.parametrize("key", BY_TOLERANCE)
@pytest.mark.parametrize(
    ("relet", "rating"), [("26.1", "Green"), ("26.1", "Red"), ("24.0", "Amber"), ("28.6", "Amber")]
)
def test_a_rating_that_its_tolerance_does_not_give_is_certainly_wrong(key: str, relet: str, rating: str) -> None:
    (finding,) = found(scorecard_ratings.ratings_by_rule, card(key=key, relet=relet, rating=rating))
    assert finding.certain
    assert finding.quote == f"H1 Average re-let time (days) {rating}"


@pytest.mark.parametrize("key", BY_TOLERANCE)
@pytest.mark.parametrize(
    ("relet", "rating"),
    [("26.1", "Amber"), ("24.0", "Green"), ("28.6", "Red"), ("25.0", "Green"), ("25.0", "Amber"), ("28.0", "Red")],
)
def test_a_rating_that_rounding_may_have_made_is_right(key: str, relet: str, rating: str) -> None:
    assert not found(scorecard_ratings.ratings_by_rule, card(key=key, relet=relet, rating=rating))


SIMPLE = """
# Scorecard
{key}
Measure | Q1 2025/26 | Q2 2025/26 | Target | RAG
Entrants per 100,000 | 196 | {entrants} | 195 or lower | {first}
Visits on time | 88% | {visits} | {target} | {second}
Hours a week | 20.6 | 24.0 | at least 25.0 | Amber
"""
BY_SHARE = [
    "Key. Green: at target or better. Amber: worse than target by up to 10% of the target. Red: worse than target "
    "by more than 10%.",
    "Green is on target or better; Amber is worse by no more than 10% of its target; Red is anything worse.",
]
BY_POINTS = [
    "Green: target met. Amber: up to five percentage points away from target. Red: more than five percentage points "
    "away.",
    "Green = target achieved. Amber = within 5 percentage points of target. Red = more than 5 percentage points off.",
    "Green where the target is met, Amber where it is missed by 5 points or fewer, Red where it is missed by more.",
]


def simple(key: str, entrants: str, first: str, visits: str, second: str, target: str = "95% or higher") -> str:
    """A scorecard whose targets say which way is good."""
    return SIMPLE.format(key=key, entrants=entrants, first=first, visits=visits, second=second, target=target)


@pytest.mark.parametrize("key", BY_SHARE)
def test_a_share_of_the_target_rates_whatever_its_unit(key: str) -> None:
    check = scorecard_ratings.ratings_by_rule
    assert quotes(check, simple(key, "182", "Green", "89%", "Red")) == ["Visits on time Red"]
    assert quotes(check, simple(key, "240", "Amber", "89%", "Amber")) == ["Entrants per 100,000 Amber"]
    assert quotes(check, simple(key, "182", "Amber", "84%", "Amber")) == [
        "Entrants per 100,000 Amber", "Visits on time Amber",
    ]  # fmt: skip
    assert not quotes(check, simple(key, "200", "Amber", "84%", "Red", "≥ 95%"))
    assert not quotes(check, simple(key, "195", "Green", "95%", "Amber", "at least 95%"))


@pytest.mark.parametrize("key", BY_POINTS)
@pytest.mark.parametrize("target", ["90%", "90% or more", "at least 90%", "≥ 90%"])
def test_points_rate_percentages(key: str, target: str) -> None:
    check = scorecard_ratings.ratings_by_rule
    assert quotes(check, simple(key, "182", "Green", "86%", "Red", target)) == ["Visits on time Red"]
    assert quotes(check, simple(key, "182", "Green", "82%", "Amber", target)) == ["Visits on time Amber"]
    assert not quotes(check, simple(key, "182", "Green", "86%", "Amber", target))
    assert not quotes(check, simple(key, "182", "Green", "82%", "Red", target))


def test_within_five_per_cent_is_read_both_ways() -> None:
    key = "Green: on target. Amber: within 10% of target. Red: more than 10% away from target."
    check = scorecard_ratings.ratings_by_rule
    assert not quotes(check, simple(key, "182", "Green", "86%", "Red", "at least 95.4%"))
    assert not quotes(check, simple(key, "182", "Green", "86%", "Amber", "at least 95.4%"))
    assert quotes(check, simple(key, "182", "Green", "83%", "Amber", "at least 95.4%")) == ["Visits on time Amber"]


def test_two_keys_with_other_limits_rate_nothing() -> None:
    keys = f"{BY_POINTS[0]}\n{BY_SHARE[0]}"
    assert not quotes(scorecard_ratings.ratings_by_rule, simple(keys, "182", "Red", "86%", "Red"))


def test_what_counts_up_over_a_year_is_rated_only_where_it_is_there_already() -> None:
    text = simple(BY_SHARE[0], "182", "Green", "{}", "{}").replace("Visits on time", "Tax collected (cumulative)")
    check = scorecard_ratings.ratings_by_rule
    assert not quotes(check, text.format("56%", "Green"))
    assert quotes(check, text.format("97%", "Amber")) == ["Tax collected (cumulative) Amber"]


def test_a_part_of_the_year_is_not_certainly_far_from_its_target() -> None:
    text = """
    Green: target met. Amber: within 10% of the target. Red: more than 10% of the target away.
    Measure | Q1 2025/26 | Q2 2025/26 | {target} | RAG
    Homes built | 40 | 85 | at least 200 | Amber
    Visits made | 93 | 97 | at least 95 | Green
    Calls taken | 50 | 52 | at least 50 | Green
    """
    assert not found(scorecard_ratings.ratings_by_rule, text.format(target="Target for the year"))
    (finding,) = found(scorecard_ratings.ratings_by_rule, text.format(target="Target"))
    assert not finding.certain


@pytest.mark.parametrize(("rent", "hotels", "wrong"), [
    ("Worsening", "Worsening", "H2 Rent collected Worsening"),
    ("Improving", "Improving", "H4 Households in hotels Improving"),
])  # fmt: skip
def test_a_direction_goes_by_what_is_good(rent: str, hotels: str, wrong: str) -> None:
    assert quotes(travel.directions, card(rent=rent, hotels=hotels)) == [wrong]


def test_a_direction_that_some_earlier_value_bears_out_is_right() -> None:
    assert not quotes(travel.directions, card())
    # It got worse on the quarter and better on the year: which is compared is not said.
    assert not quotes(travel.directions, card().replace("Amber | Worsening", "Amber | Improving"))
    told = "The direction compares each result with the previous quarter."
    wrong = card(key=told).replace("Amber | Worsening", "Amber | Improving")
    assert quotes(travel.directions, wrong) == ["W1 Waste recycled Improving"]


RISKS = """
# Risks
{key}
Ref | Risk | Likelihood | Impact | Score | July score | Rating | Trend
R1 | Dependence on agency staff | 3 | 4 | 12 | 16 | {first} | ↓
R2 | Upgrade slips again | 4 | 4 | 16 | 12 | Red | ↑
R3 | Not enough placements | 5 | 4 | {score} | 20 | Red | →
R4 | Audit changes nothing | 2 (Unlikely) | 4 (Major) | 8 | 12 | Amber | {trend}
R5 | Senior leaders leave | 2 | 3 | 6 | 9 | Green | ↓
"""
KEYS = [
    "Risks are scored as likelihood times impact, each from 1 to 5. Green: 1 to 6. Amber: 8 to 12. Red: 15 to 25.",
    "Scores of 15 or more are Red, 8-12 are Amber and 6 or less are Green.",
    "Risk scores: Red 15+, Amber (8–12), Green (1–6). Scores are the impact times the likelihood.",
    "Score | Rating\n1 to 6 | Green\n8 to 12 | Amber\n15 to 25 | Red\nThe risks follow.",
]


def risks(key: str = KEYS[0], first: str = "Amber", score: str = "20", trend: str = "↓") -> str:
    """A register of risks, right but for what is changed."""
    return RISKS.format(key=key, first=first, score=score, trend=trend)


def test_a_score_is_the_product_of_what_stands_beside_it() -> None:
    assert quotes(scores.scores, risks(score="10")) == ["R3 Not enough placements 10"]
    assert not quotes(scores.scores, risks())
    added = risks().replace("| 12 | 16", "| 7 | 16").replace("| 16 | 12", "| 8 | 12").replace("| 6 | 9", "| 5 | 9")
    assert not quotes(scores.scores, added)


@pytest.mark.parametrize("key", KEYS)
def test_a_risk_is_rated_by_its_score(key: str) -> None:
    assert quotes(scores.score_ratings, risks(key, first="Red")) == ["R1 Dependence on agency staff Red"]
    assert not quotes(scores.score_ratings, risks(key))
    # The product says that the score is wrong, so the rating may be right.
    assert not quotes(scores.score_ratings, risks(key, score="12"))


def test_the_trend_of_a_risk_goes_by_its_scores() -> None:
    assert quotes(scores.trends, risks(trend="↑")) == ["R4 Audit changes nothing ↑"]
    assert not quotes(scores.trends, risks())
    better = (
        risks(trend="↑").replace("| Amber | ↓", "| Amber | ↑").replace("Red | ↑", "Red | ↓").replace("n | ↓", "n | ↑")
    )
    assert not quotes(scores.trends, better)


def test_nothing_lies_between_two_products_that_follow_each_other() -> None:
    assert not quotes(rating_keys.gaps_between_bands, risks())
    assert quotes(rating_keys.gaps_between_bands, risks(KEYS[0].replace("8 to 12", "10 to 12")))
    assert quotes(rating_keys.gaps_between_bands, "Green: 1 to 6. Amber: 8 to 12. Red: 15 to 25.")


PLAN = """
# Action plan
{key}
{caption}
Ref | Action | Due | Status
A1 | Workshops with schools | 31 July 2025 | Complete
A2 | Confirm testing window | {late} | {one}
A3 | Clinics in each locality | {due} | {two}
A4 | Business case | 30 January 2026 | Not started
"""


def plan(
    due: str = "31 October 2025", two: str = "On track", late: str = "30 September 2025", one: str = "Overdue",
    key: str = "", caption: str = "Table 7: Action plan at 7 October 2025",
) -> str:  # fmt: skip
    """An action plan, right but for what is changed."""
    return PLAN.format(due=due, two=two, late=late, one=one, key=key or "The actions are these.", caption=caption)


@pytest.mark.parametrize("status", ["On track", "Not started", "In progress", "Open", "Under way"])
@pytest.mark.parametrize("caption", [
    "Table 7: Action plan at 7 October 2025", "Progress as at 7 October 2025", "Position at 07/10/2025",
])  # fmt: skip
def test_what_was_due_is_overdue_or_done(status: str, caption: str) -> None:
    (finding,) = found(statuses.statuses, plan("19 September 2025", status, caption=caption))
    assert finding.certain
    assert "A3 Clinics in each locality" in finding.quote


def test_without_overdue_among_its_words_a_paper_may_mean_something_else() -> None:
    check = statuses.statuses
    (finding,) = found(check, plan("19 September 2025", "In progress", one="Complete"))
    assert not finding.certain
    (finding,) = found(check, plan("August 2025", "On track", one="Complete"))
    assert finding.certain
    key = "Overdue: the due date has passed and the work is not done."
    (finding,) = found(check, plan("19 September 2025", "In progress", one="Complete", key=key))
    assert finding.certain


def test_an_overdue_action_is_not_due_in_time_to_come() -> None:
    (finding,) = found(statuses.statuses, plan("30 November 2025", "Overdue"))
    assert finding.certain


@pytest.mark.parametrize("changed", [
    {}, {"due": "19 September 2025", "two": "Complete"}, {"due": "October 2025"}, {"due": "ongoing"},
    {"due": "19 September 2025", "two": "On track (new date 1 December)"},
    {"caption": "Table 7: Action plan", "due": "1 May 2025"},
    {"due": "7 October 2025"}, {"caption": "Table 7: Actions due up to 31 March 2026"},
])  # fmt: skip
def test_a_status_that_its_day_allows_is_right(changed: dict[str, str]) -> None:
    assert not found(statuses.statuses, plan(**changed))


MILESTONES = """
# Milestones
Ref | Milestone | Due | Forecast | Status
M6 | Neglect strategy agreed | 30 September 2025 | 30 November 2025 | Overdue
M7 | Pledge refreshed | 31 March 2026 | 31 March 2026 | On track
M8 | Team staffed | 31 March 2026 | 31 March 2026 | On track
{said}
"""


@pytest.mark.parametrize(("said", "certain"), [
    ("The strategy (M6) went to partners. It will be agreed by 31 October 2025.", True),
    ("The strategy (M6) will be agreed by 31 October 2025.", True),
    ("M7 is due on 31 May 2026.", True),
    ("M7 is now forecast for 30 April 2026.", True),
    ("M8 is slow. It will be complete by 30 April 2026.", True),
    ("The strategy (M6) will be looked at again on 31 October 2025.", False),
])  # fmt: skip
def test_a_day_that_the_plan_has_not_is_told_of_its_milestone(said: str, certain: bool) -> None:
    (finding,) = found(statuses.days_said, MILESTONES.format(said=said))
    assert finding.certain is certain


@pytest.mark.parametrize("said", [
    "The strategy (M6) went to partners. It will be agreed by 30 November 2025.", "M7 is due on 31 March 2026.",
    "For M6, the survey of partners will be complete by 15 October 2025.", "It will be agreed by 31 October 2025.",
    "M6 and M7 were looked at. It will be agreed by 31 October 2025.", "M9 is due on 31 May 2026.",
])  # fmt: skip
def test_a_day_of_the_plan_or_of_something_else_is_right(said: str) -> None:
    assert not found(statuses.days_said, MILESTONES.format(said=said))


def test_what_is_forecast_after_it_is_due_is_not_on_track() -> None:
    text = """
    # Milestones
    On track: expected by the due date. At risk: expected after it.
    Table 1: Milestones at 7 October 2025
    Milestone | Due | Completed or forecast | Status
    Front door opens | 30 April 2025 | 28 April 2025 | Complete
    Dashboard in use | 31 December 2025 | {forecast} | {status}
    Pledge refreshed | 31 March 2026 | 31 March 2026 | On track
    """
    (finding,) = found(statuses.statuses, text.format(forecast="28 February 2026", status="On track"))
    assert finding.certain
    (finding,) = found(statuses.statuses, text.format(forecast="28 November 2025", status="Complete"))
    assert finding.certain
    assert not found(statuses.statuses, text.format(forecast="28 February 2026", status="At risk"))
    assert not found(statuses.statuses, text.format(forecast="28 November 2025", status="On track"))


SAID = """
# Scorecard
Green: at the target or better. Amber: worse than the target by up to five percentage points. Red: worse by more than
five percentage points. {said}
Measure | Aug 2025 | Sep 2025 | Target | RAG | Arrow
Letters answered (%) | 93 | 88 | 95 | {letters} | {arrow}
Parcels returned (%) | 21 | {parcels} | 22 | Amber | ↑
Trains at the platform (%) | 80 | 82 | 80 | Green | ↑
Bridges painted (%) | 80 | 71 | 80 | Red | ↓
"""
LOWER = "A lower figure is better for parcels; for all the others a higher figure is better."


@pytest.mark.parametrize(
    "said",
    [
        LOWER,
        "Higher is better for letters, trains and bridges. For parcels, lower is better.",
        "For parcels returned, a smaller value is good; for all other measures a larger value is good.",
    ],
)
@pytest.mark.parametrize(("letters", "parcels"), [("Amber", "24"), ("Red", "21"), ("Green", "24")])
def test_which_way_is_good_is_taken_from_the_papers_own_sentence(said: str, letters: str, parcels: str) -> None:
    told = quotes(
        scorecard_ratings.ratings_by_rule, SAID.format(said=said, letters=letters, parcels=parcels, arrow="↓")
    )
    wrong = ["Letters answered (%) " + letters] * (letters != "Red") + ["Parcels returned (%) Amber"] * (
        parcels == "21"
    )
    assert told == wrong


def test_where_no_sentence_tells_which_way_is_good_a_rating_that_one_way_gives_is_let_be() -> None:
    told = quotes(scorecard_ratings.ratings_by_rule, SAID.format(said="", letters="Red", parcels="24", arrow="↓"))
    assert told == []


@pytest.mark.parametrize(("arrow", "wrong"), [("↑", True), ("↓", False)])
def test_an_arrow_is_held_against_its_values_under_the_head_arrow(arrow: str, wrong: bool) -> None:
    said = f"{LOWER} The arrow shows which way the value moved between August and September."
    told = quotes(travel.directions, SAID.format(said=said, letters="Red", parcels="24", arrow=arrow))
    assert told == ["Letters answered (%) ↑"] * wrong


def test_an_arrow_compares_the_two_months_that_the_words_name() -> None:
    text = """
# Scorecard
The arrow shows which way the value moved between August and September.
Measure | Jul 2025 | Aug 2025 | Sep 2025 | Arrow
Letters answered (%) | 80 | 93 | 88 | ↑
Parcels returned (%) | 23 | 21 | 24 | ↑
Trains at the platform (%) | 81 | 80 | 82 | ↑
Bridges painted (%) | 75 | 80 | 71 | ↓
"""
    assert quotes(travel.directions, text) == ["Letters answered (%) ↑"]
    assert quotes(travel.directions, text.replace("between August and September", "over time")) == []


@pytest.mark.parametrize(
    ("target", "value", "wrong"),
    [("No more than 15%", "18%", True), ("No more than 15%", "14%", False), ("Not less than 15%", "18%", False)],
)
def test_a_target_in_words_says_which_side_of_it_is_good(target: str, value: str, wrong: bool) -> None:
    text = f"""
# Pledges
Green means that the target was met. Amber means within five percentage points of it. Red means that it was missed by
more than five percentage points.
Pledge | Target | Actual | Rating
Bridges closed | {target} | {value} | Green
Letters answered | At least 80% | 82% | Green
Parcels kept | At least 90% | 88% | Amber
Trains held up | No more than 10% | 21% | Red
"""
    assert bool(quotes(scorecard_ratings.ratings_by_rule, text)) == wrong


@pytest.mark.parametrize(("north", "wrong"), [("Red", False), ("Amber", True)])
@pytest.mark.parametrize("note", ["RAG as in the key above, against the target of 75%.", "The target is 75%."])
def test_a_target_that_only_the_words_under_a_table_name_is_that_of_its_rows(
    north: str, wrong: bool, note: str
) -> None:
    text = f"""
# Reviews
Green: the target is met. Amber: it is missed by no more than 10% of the target. Red: it is missed by more than 10% of
the target.
Team | People | Reviewed in time | % reviewed in time | RAG
North | 612 | 379 | 62 | {north}
South | 548 | 389 | 71 | Amber
East | 534 | 406 | 76 | Green
West | 503 | 272 | 54 | Red
{note}
"""
    told = quotes(scorecard_ratings.ratings_by_rule, text)
    assert told == [f"North {north}"] * wrong


@pytest.mark.parametrize("other", ["within 5% of it for a number", "by 5% for all other measures", "5% for counts"])
def test_a_tolerance_in_points_for_percentages_and_in_per_cent_for_numbers_is_read_so(other: str) -> None:
    text = f"""
# Scorecard
Green: target met or bettered. Amber: within five percentage points of target, or {other}. Red: further off.
Measure | Good is | Aug 2025 | Sep 2025 | Target | RAG
Parcels | Low | 250 | 258 | 250 | Amber
Letters | Low | 470 | 480 | 465 | Amber
Trains (%) | High | 80 | 76 | 80 | Amber
Bridges (%) | High | 80 | 81 | 80 | Green
"""
    assert quotes(scorecard_ratings.ratings_by_rule, text) == []
