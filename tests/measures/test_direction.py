"""Direction of travel: the sign of the change, with a word for what it means."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.model.measures import Result

from .build import measure, months, result

VALUES = st.decimals(min_value=0, max_value=1000, places=3)


def moved(before: object, after: object, polarity: str = "low", **more: object) -> Result:
    made = measure("a", "number", polarity, **more)  # type: ignore[arg-type]
    return result(made, months("a", {"Dec-22": str(before), "Jan-23": str(after)}))


@pytest.mark.parametrize(
    ("before", "after", "text", "words"),
    [(119, 158, "↑ up", "up"), (778, 673, "↓ down", "down"), (22, 22, "→ no change", "no change")],
)
def test_an_arrow_is_the_sign_of_the_change_and_has_a_word_beside_it(
    before: int, after: int, text: str, words: str
) -> None:
    fact = moved(before, after).fact("direction")
    assert (fact.text, fact.with_unit) == (text, words)


@pytest.mark.parametrize(
    ("polarity", "before", "after", "word"),
    [
        ("low", 119, 158, "worsening"), ("low", 158, 119, "improving"), ("low", 5, 5, "no change"),
        ("high", 71, 84, "improving"), ("high", 84, 71, "worsening"), ("high", 5, 5, "no change"),
    ],
)  # fmt: skip
def test_the_word_goes_by_which_way_is_good(polarity: str, before: int, after: int, word: str) -> None:
    assert moved(before, after, polarity).polarity_word == word


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [(700, 760, "improving"), (760, 700, "worsening"), (1000, 930, "improving"), (860, 900, "worsening"),
     (830, 870, "no change"), (790, 760, "worsening")],
)  # fmt: skip
def test_in_a_range_nearer_is_better_whichever_way_it_goes(before: int, after: int, word: str) -> None:
    assert moved(before, after, "range", targets={"Mar-23": 850}, lower=780, upper=920).polarity_word == word


def test_in_a_range_without_a_target_neither_way_is_good() -> None:
    assert moved(1, 2, "range").polarity_word == ""


def test_unrounded_values_decide_a_tie_of_printed_ones() -> None:
    made = moved("72.4", "71.6")
    assert [point.fact.text for point in made.months[1:]] == ["72", "72"]
    assert made.direction == "down"


def test_without_an_earlier_value_there_is_no_direction() -> None:
    made = result(measure("a"), months("a", {"Jan-23": 5}))
    assert (made.direction, made.polarity_word) == ("", "")
    assert made.fact("direction").text == "No comparison"
    assert not made.fact("direction").known


def test_a_count_since_april_is_not_compared_with_last_years() -> None:
    made = result(measure("a", period_type="in_year"), months("a", {"Mar-22": 160, "Apr-22": 12}), as_at="Apr-22")
    assert made.direction == ""
    assert not made.fact("change").known
    assert made.fact("previous").text == "160"


def test_a_count_since_april_only_rises_and_so_neither_improves_nor_worsens() -> None:
    made = result(measure("a", period_type="in_year"), months("a", {"Dec-22": 133, "Jan-23": 139}))
    assert (made.direction, made.polarity_word) == ("up", "")


def test_an_in_year_percentage_is_compared_across_april() -> None:
    made = result(measure("a", "percent", "high", "in_year"), months("a", {"Mar-22": 60, "Apr-22": 70}), as_at="Apr-22")
    assert made.direction == "up"


@settings(max_examples=40)
@given(before=VALUES, after=VALUES)
def test_going_back_turns_the_arrow_and_the_other_polarity_turns_the_word(before: Decimal, after: Decimal) -> None:
    there, back = moved(before, after), moved(after, before)
    assert {there.direction, back.direction} in ({"up", "down"}, {"same"})
    words = {there.polarity_word, moved(before, after, "high").polarity_word}
    assert words in ({"improving", "worsening"}, {"no change"})
