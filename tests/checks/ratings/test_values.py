"""Ratings, arrows and targets are held against what the paper itself prints; what may be so is left alone."""

from __future__ import annotations

import pytest

from paperwork.checks.ratings import keys as rating_keys
from paperwork.checks.ratings import values as ratings

from ..figures.test_data import knowledge
from ..papers import found, quotes

SUMMARY = """
# Priority A
Measure | Actual | Performance | DoT
Visits in time | {visits} | {visits_rag} | {visits_arrow}
Number of plans | {plans} | {plans_rag} | {plans_arrow}
Number of referrals | 158 | Green | ↑
Reviews in time | 97 | Green | ↓
"""
PAGES = """
# Visits in time
{visits_line}
Measure | Nov-22 | Dec-22 | Jan-23
% of visits in time | 68 | {visits_before} | {visits}
Target | Mar-23 | Sept-23
% | 85 | 90
Visits are made in time, and managers look at them daily.
# Number of plans
{plans_line}
Measure | Nov-22 | Dec-22 | Jan-23
Number of plans | 353 | {plans_before} | {plans}
Targets | Mar-23 | Sept-23
Number | 275 | 225
{plans_said}
# Number of referrals
Measure | Nov-22 | Dec-22 | Jan-23
Number of referrals | 191 | 119 | 158
Fewer contacts became referrals, and we keep looking at them.
# Reviews in time
Measure | Nov-22 | Dec-22 | Jan-23
% of reviews in time | 97 | 98 | 97
Reviews stay timely because they are planned ahead each month.
"""
RIGHT = {
    "visits": "84", "visits_before": "71", "visits_rag": "Amber", "visits_arrow": "↑",
    "visits_line": "Target 85% Lower tolerance 80% Good = bigger is better",
    "plans": "315", "plans_before": "331", "plans_rag": "Red", "plans_arrow": "↓",
    "plans_line": "Target 275 Tolerance 250-300 Good = within Target range",
    "plans_said": "Plans have come down, because fewer conferences were asked for.",
}  # fmt: skip


def paper(**changed: str) -> str:
    return (SUMMARY + PAGES).format(**(RIGHT | changed))


@pytest.mark.parametrize("check", [*ratings.CHECKS, *rating_keys.CHECKS[:1]], ids=lambda check: check.__name__)
def test_a_paper_that_agrees_with_itself_is_left_alone(check) -> None:  # type: ignore[no-untyped-def]
    assert not found(check, paper())


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"visits": "78"}, "below its tolerance, 80"),
        ({"visits": "87", "visits_rag": "Red"}, "better than its target, 85"),
        ({"visits": "83", "visits_rag": "Red"}, "within its tolerance, 80"),
        ({"plans_line": "Target 275 Upper tolerance 300", "plans_rag": "Amber"}, "above its tolerance, 300"),
    ],
)
def test_a_rating_that_the_page_disproves_is_an_error(changed: dict[str, str], why: str) -> None:
    (finding,) = found(ratings.ratings_by_page, paper(**changed))
    assert finding.certain
    assert why in finding.message
    assert finding.quote.endswith(changed.get("visits_rag", changed.get("plans_rag", "Amber")))


def test_a_rating_where_good_is_a_range_may_go_by_another_rule() -> None:
    (finding,) = found(ratings.ratings_by_page, paper(plans_rag="Green"))
    assert not finding.certain


def test_a_green_short_of_its_target_is_possible() -> None:
    (finding,) = found(ratings.ratings_by_page, paper(visits="83", visits_rag="Green"))
    assert not finding.certain
    assert "below its target, 85" in finding.message


def test_no_rating_is_certain_to_be_wrong_where_the_paper_has_a_key_with_numbers() -> None:
    key = "Green: on target. Amber: within 10% of target. Red: more than 10% from target."
    (finding,) = found(ratings.ratings_by_page, f"{paper(visits='78')}\n{key}")
    assert not finding.certain


@pytest.mark.parametrize(
    "changed",
    [
        {"visits": "85", "visits_rag": "Green"},
        {"visits": "85", "visits_rag": "Amber"},
        {"visits": "80", "visits_rag": "Red"},
        {"visits": "78", "visits_line": "Target 85%"},
        {"plans_rag": "Green", "plans_line": "Target 275 Tolerance"},
    ],
)
def test_a_rating_on_a_bound_or_without_a_rule_is_left_alone(changed: dict[str, str]) -> None:
    assert not found(ratings.ratings_by_page, paper(**changed))


SHARE = """
# Summary
Measure | Actual | RAG
Number of plans | {value} | Red
# Number of plans
Measure | Mar-23 (next) | Tolerance | Good is
Number of plans | 515 | 20% worse | within Target range
We go on.
Measure | Dec-22 | Jan-23
Number of plans | 620 | {value}
"""


def test_a_red_within_the_share_that_is_allowed_is_an_error_whichever_way_is_good() -> None:
    (finding,) = found(ratings.ratings_by_page, SHARE.format(value="606"))
    assert finding.certain
    assert "within 20% of its target, 515" in finding.message
    assert not found(ratings.ratings_by_page, SHARE.format(value="640"))


def test_a_rating_of_what_counts_up_over_the_year_is_left_alone() -> None:
    text = paper(plans_rag="Green", plans_line="Target 275 Upper tolerance 300")
    assert found(ratings.ratings_by_page, text)
    assert not found(ratings.ratings_by_page, text.replace("Number of plans", "Number of plans (cumulative in year)"))


def test_a_rating_without_a_target_is_an_error() -> None:
    text = paper(visits_line="Target - not set").replace("Target | Mar-23 | Sept-23\n% | 85 | 90\n", "")
    (finding,) = found(ratings.ratings_by_page, text)
    assert finding.check == "rag-without-target"
    assert finding.certain


def test_two_ratings_of_one_measure_are_an_error() -> None:
    text = "# Summary\nMeasure | Actual | RAG\nVisits in time | 84 | Amber\n# Visits in time\n"
    page = "Measure | Dec-22 | Jan-23 | RAG\nVisits in time | 71 | 84 | {rag}"
    (finding,) = found(ratings.ratings_twice, text + page.format(rag="Red"))
    assert finding.certain
    assert not found(ratings.ratings_twice, text + page.format(rag="Amber"))


def test_an_arrow_against_the_values_is_an_error_where_the_others_go_with_them() -> None:
    (finding,) = found(ratings.arrows, paper(plans_arrow="↑"))
    assert finding.certain
    assert "331 became 315" in finding.message


def test_an_arrow_on_equal_values_may_show_what_rounding_hides() -> None:
    (finding,) = found(ratings.arrows, paper(visits_before="84"))
    assert not finding.certain


def test_where_most_arrows_go_against_the_values_they_mean_something_else() -> None:
    text = paper(visits_arrow="↓", plans_arrow="↑").replace("158 | Green | ↑", "158 | Green | ↓")
    assert not found(ratings.arrows, text)


def test_a_sentence_that_names_another_rating_is_possible() -> None:
    (finding,) = found(ratings.said_in_prose, paper(plans_said="The number of plans is rated Green this month."))
    assert not finding.certain
    assert not found(ratings.said_in_prose, paper(plans_said="The number of plans is rated Red this month."))


def test_a_red_measure_without_words_is_possible() -> None:
    (finding,) = found(ratings.without_words, paper(plans_said=""))
    assert (finding.quote, finding.certain) == ("Number of plans", False)


def test_a_green_measure_needs_no_words() -> None:
    assert not found(ratings.without_words, paper(plans_said="", plans_rag="Green"))


def test_a_target_over_a_table_that_has_another_is_an_error() -> None:
    (finding,) = found(ratings.targets_on_page, paper(visits_line="Target 96% Monthly"))
    assert finding.certain
    assert finding.quote == "Target 96%"
    assert "85, 90" in finding.message


def test_a_target_in_days_is_none_of_a_table_of_percentages() -> None:
    assert not found(ratings.targets_on_page, paper(visits_line="Target 10 working days"))


def test_a_target_of_a_later_milestone_is_left_alone() -> None:
    assert not found(ratings.targets_on_page, paper(visits_line="Target 90% Monthly"))


def test_a_target_in_a_sentence_that_no_table_has_is_possible() -> None:
    (finding,) = found(ratings.targets_said, paper(plans_said="The number of plans is above the target of 270 we set."))
    assert (finding.quote, finding.certain) == ("target of 270", False)
    assert not found(ratings.targets_said, paper(plans_said="The number of plans is above the target of 275 we set."))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Measure | Nov-22 | Dec-22 | Jan-23\nVisits in time | 68% | 71 | 84", "Visits in time"),
        (
            "Measure | Actual | RAG\n% visits | 29 | Red\n% reviews | 11 | Red\n% plans in time | 68% | Red",
            "% plans in time 68%",
        ),
    ],
)
def test_percentages_with_and_without_their_sign_are_possible(text: str, quote: str) -> None:
    assert quotes(ratings.mixed, text) == [quote]


def test_numbers_and_percentages_of_two_measures_stand_in_one_column() -> None:
    text = "Measure | Actual | RAG\nNumber of plans | 29 | Red\nRate of plans | 11 | Red\n% visits in time | 68% | Red"
    assert not found(ratings.mixed, text)


def test_a_measure_of_the_summary_without_a_page_is_possible() -> None:
    text = paper()
    cut = text[: text.index("# Number of referrals\n")] + text[text.index("# Reviews in time\n") :]
    assert quotes(ratings.not_on_a_page, cut) == ["Number of referrals"]


KEY = "RAG | Description\nRed | {red}\nAmber | {amber}\nGreen | {green}"


@pytest.mark.parametrize(
    ("red", "amber", "green", "said"),
    [
        ("more than 20% from target", "within 10% of target", "+/- 2% of target", "nothing between 10 and 20"),
        ("below 80%", "from 85% to 90%", "more than 90%", "nothing between 80 and 85"),
        ("below 80%", "from 85% to 90%", "95% or more", "nothing between 90 and 95"),
        ("more than 10% worse than target", "up to 15% worse than target", "on target", "both Amber and Red"),
    ],
)
def test_bands_of_a_key_that_do_not_meet_are_an_error(red: str, amber: str, green: str, said: str) -> None:
    finding = found(rating_keys.gaps_between_bands, KEY.format(red=red, amber=amber, green=green))[0]
    assert finding.certain
    assert said in finding.message


@pytest.mark.parametrize(
    ("red", "amber", "green"),
    [
        ("more than 10% from target", "within 10% of target", "on target or better"),
        ("below 85%", "85% to 94%", "95% or more"),
        ("more than 20%", "more than 10% and up to 20%", "within 10%"),
        ("needs action at once", "is being watched by managers", "is on track"),
        (">10%", "5-10%", "<5%"),
    ],
)
def test_bands_that_meet_or_say_no_number_are_left_alone(red: str, amber: str, green: str) -> None:
    assert not found(rating_keys.gaps_between_bands, KEY.format(red=red, amber=amber, green=green))


def test_a_key_in_a_sentence_is_read_too() -> None:
    text = "Green: on target. Amber: within 10% of target. Red: more than 20% from target."
    assert len(found(rating_keys.gaps_between_bands, text)) == 1


def test_colours_and_arrows_that_nothing_explains_are_possible() -> None:
    assert [(one.key, one.certain) for one in found(rating_keys.colours_unexplained, paper())] == [
        ("rating", False),
        ("arrows", False),
    ]
    key = "Green: on target or better. Amber: within tolerance. Red: beyond it.\nDirection of travel: since last month."
    assert not found(rating_keys.colours_unexplained, paper() + key)
    said = "Green is shown where the target is met, Amber where it is near.\nArrows compare with last month."
    assert not found(rating_keys.colours_unexplained, paper() + said)


@pytest.mark.parametrize(("printed", "wrong"), [("Green", True), ("Red", False)])
def test_a_rating_that_the_data_do_not_give_is_an_error(printed: str, wrong: bool) -> None:
    text = f"# Summary\nMeasure | Actual | Performance\nNumber of CP | 315 | {printed}"
    assert [finding.certain for finding in found(ratings.ratings_by_data, text, knowledge())] == [True] * wrong


def test_a_rating_that_a_published_paper_prints_on_purpose_is_possible() -> None:
    text = "# Summary\nMeasure | Actual | Performance\nNumber of CLA | 606 | Red"
    (finding,) = found(ratings.ratings_by_data, text, knowledge())
    assert not finding.certain
    assert "it is Amber" in finding.message


def test_without_the_data_no_rating_is_held_against_them() -> None:
    assert not found(ratings.ratings_by_data, "Measure | Actual | Performance\nNumber of CP | 315 | Green")


TIED = """
# Summary
Measure | Actual | DoT
Number of CiN | 673 | ↓
{name} | {value} | ↓
# Number of CiN
Measure | Dec-22 | Jan-23
Number of CiN | 778 | 673
# {name}
Measure | Dec-22 | Jan-23
{name} | {value} | {value}
"""


def test_an_arrow_on_equal_values_that_the_data_bear_out_is_left_alone() -> None:
    moved = TIED.format(name="Number of CP", value="315")
    assert found(ratings.arrows, moved)
    assert not found(ratings.arrows, moved, knowledge())


def test_an_arrow_on_equal_values_that_was_only_published_so_is_possible() -> None:
    (finding,) = found(ratings.arrows, TIED.format(name="ICPC held in Timescale", value="72%"), knowledge())
    assert not finding.certain


def test_green_short_of_the_target_is_an_error_where_the_paper_says_what_green_is() -> None:
    line = "Target 85% Tolerance down to 75% Good = bigger is better"
    text = paper(visits="81", visits_rag="Green", visits_line=line)
    (likely,) = found(ratings.ratings_by_page, text)
    assert not likely.certain
    (sure,) = found(ratings.ratings_by_page, f"{text}\nA measure is Green where it is at its target or better.")
    assert sure.certain
    assert "below its target, 85" in sure.message


def test_a_tolerance_up_or_down_to_a_bound_is_what_a_page_rates_by() -> None:
    (finding,) = found(ratings.ratings_by_page, paper(visits="74", visits_line="Target 85%. Tolerance down to 80%."))
    assert finding.certain
    assert "below its tolerance, 80" in finding.message


RATES = """
Measure | Actual | Performance | DoT
Number of plans | 229 | Red | ↑
Rate of plans | 54 | Red | ↑
Number of referrals | 158 | Green | ↑
Reviews in time | 97 | Green | ↓
Number of visits | 20 | Green | ↑
# Plans
Measure | Sep-22 | Oct-22 | Nov-22 | Dec-22 | Jan-23
{number} | 205 | 210 | 214 | 221 | 229
Rate of plans | 48 | 50 | 50 | 55 | 54
# Referrals
Measure | Nov-22 | Dec-22 | Jan-23
Number of referrals | 191 | 119 | 158
# Reviews
Measure | Nov-22 | Dec-22 | Jan-23
% of reviews in time | 97 | 98 | 97
# Visits
Measure | Nov-22 | Dec-22 | Jan-23
Number of visits | 17 | 18 | 20
"""


@pytest.mark.parametrize(("number", "certain"), [("Number of plans", False), ("Number of teams", True)])
def test_an_arrow_against_a_rate_that_is_not_its_numbers_is_possible(number: str, certain: bool) -> None:
    (finding,) = found(ratings.arrows, RATES.format(number=number))
    assert finding.certain is certain
