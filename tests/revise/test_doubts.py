"""Words beside a figure that has changed: those that it no longer bears are doubted, and no others."""

from __future__ import annotations

import pytest

from paperwork.model.revision import Remark, Standing
from paperwork.revise import Movement, doubted, plan

PART = "paperwork:measure/care/q1"
CARE, RATE, CHANGE = (f"⟦paperwork:fact/{name}⟧" for name in ("care/actual", "care_rate/actual", "care/change"))
OTHER = "⟦paperwork:fact/visits/actual⟧"
VALUES = {
    "paperwork:fact/care/actual": "311",
    "paperwork:fact/care_rate/actual": "78",
    "paperwork:fact/care/change": "26",
    "paperwork:fact/visits/actual": "91%",
}
NAME = "Number of children in care"


def doubts(said: str, *states: str, little: bool = False, turned: bool = False, same: bool = False) -> list[str]:
    """The words that are doubted in a paragraph whose figures changed (or are the `same`), by how care stands now."""
    moved = Movement(NAME, frozenset(states), ", ".join(states), turned=turned, little=little)
    rate = Movement("Rate of children in care", frozenset(states), ", ".join(states), "care", turned, little)
    visits = Movement("Visits in time", frozenset(states), ", ".join(states))
    base = {PART: f"p {said}", **{tag: text for tag, text in VALUES.items() if tag in said}}
    new = base if same else {tag: text if tag == PART else f"{text}0" for tag, text in base.items()}
    draft = [Standing(tag, 1, text) for tag, text in base.items()]
    found = doubted(plan(base, draft, new), draft, {"care": moved, "care_rate": rate, "visits": visits})
    remarks = [step.text for change in found.changes for step in change.steps if isinstance(step, Remark)]
    return [one.split("'")[1] for one in remarks if one.startswith("Look at '")]


DOWN = (
    "fewer", "down by", "shrunk to", "halved to", "slipped to", "dipped to", "came down to", "went down to", "fell to",
    "is lower at", "decreased to", "reduced to", "has dropped to", "has been cut to", "plunged to", "eased to",
    "diminished to", "less than last month at", "smaller at", "a fall to", "a drop to", "a reduction to",
    "a decline to", "plummeted to", "tumbled to", "down to", "continue to fall, to", "is falling, with", "down from",
    "fewer than in March:", "has declined again to", "is below last month at", "contracted to",
    "saw a further reduction, to",
)  # fmt: skip
UP = (
    "rose to", "has risen to", "increased to", "has grown to", "climbed to", "is higher at", "went up to", "is up to",
    "is up from 300 to", "continue to rise, to", "jumped to", "a rise to", "an increase to", "larger at", "doubled to",
    "more than last month at", "is greater than in March, at", "soared to", "are rising, with",
    "is above last month at", "saw an increase to",
)  # fmt: skip
LEVEL = (
    "unchanged at", "remains the same at", "stable at", "steady at", "is unchanged:", "stayed the same:",
    "remained steady at", "has not changed:", "no change at", "is static at", "is the same as last month:",
)  # fmt: skip


@pytest.mark.parametrize("said", DOWN)
def test_words_of_falling_are_doubted_beside_a_figure_that_rose_and_not_beside_one_that_fell(said: str) -> None:
    assert doubts(f"Children in care {said} {CARE}.", "up")
    assert not doubts(f"Children in care {said} {CARE}.", "down")


@pytest.mark.parametrize("said", UP)
def test_words_of_rising_are_doubted_beside_a_figure_that_fell_and_not_beside_one_that_rose(said: str) -> None:
    assert doubts(f"Children in care {said} {CARE}.", "down")
    assert not doubts(f"Children in care {said} {CARE}.", "up")


@pytest.mark.parametrize("said", LEVEL)
@pytest.mark.parametrize("way", ["up", "down"])
def test_words_of_standing_still_are_doubted_beside_a_figure_that_moved(said: str, way: str) -> None:
    assert doubts(f"The number {said} {CARE}.", way)
    assert not doubts(f"The number {said} {CARE}.", "same")


@pytest.mark.parametrize("said", ["remained stable at", "is steady at", "stable at"])
def test_what_moved_but_little_may_be_called_stable_and_yet_not_the_same(said: str) -> None:
    assert not doubts(f"The number {said} {CARE}.", "up", little=True)
    assert doubts(f"The number is the same: {CARE}.", "up", little=True)


UNDOUBTED = (
    f"We have not increased the number above {CARE}.",
    f"We plan to reduce the number of children in care from {CARE}.",
    f"The number will rise or fall from {CARE}.",
    f"We expect the number to have fallen below {CARE} by May.",
    f"Increased demand and reduced hours led to {CARE} children in care.",
    f"More than 300 children are in care: {CARE}.",
    f"No fewer than {CARE} children are in care.",
    f"Fewer than half of {CARE} children moved.",
    f"Up to date plans were held for {CARE} children.",
    f"Of {CARE} children, some waited up to 12 weeks.",
    f"The {CARE} children are broken down by age in the annex.",
    f"There are {CARE} children in care, and workers follow up on each.",
    f"The number fell in May but has risen since then to {CARE}.",
    f"The same team works with {CARE} children.",
    f"At the same time {CARE} children were in care.",
    f"The number has fallen since April 2024 and stands at {CARE}.",
    f"The number has risen since April 2024 and stands at {CARE}.",
    f"There are {CARE} children, fewer than last year.",
    f"There are {CARE} children, more than a year ago.",
    f"Would {CARE} mean that fewer children are in care?",
    f"Our {CARE} children fall within three teams, and rise to the challenge.",
    f"A drop-in centre is open to {CARE} children.",
    f"More work is needed with {CARE} children.",
    f"Workers with a higher level of skill see {CARE} children.",
    f"We are steadily working with {CARE} children in stable homes.",
    f"If the number fell to {CARE}, we would close a home.",
    f"There are {CARE} children in care.",
)


@pytest.mark.parametrize("said", UNDOUBTED)
@pytest.mark.parametrize("way", ["up", "down"])
def test_words_that_claim_nothing_of_the_figure_are_left_alone(said: str, way: str) -> None:
    assert doubts(said, way) == []


def test_a_change_that_has_turned_is_doubted_though_its_size_is_the_same() -> None:
    said = f"There are {CHANGE} fewer children in our care."
    assert doubts(said, "up") == ["fewer"]
    assert doubts(said, "up", turned=True, same=True) == ["fewer"]
    assert not doubts(said, "up", same=True)


def test_a_number_and_its_rate_are_one_measure_and_two_measures_are_not() -> None:
    assert doubts(f"It fell to {CARE}, a rate of {RATE}.", "up") == ["fell"]
    assert not doubts(f"It fell to {CARE}, and visits to {OTHER}.", "up")


@pytest.mark.parametrize("lead", ["Fewer children are in our care.", "The number has fallen.", "This is a fall."])
def test_a_sentence_before_the_figure_that_speaks_of_it_is_read_with_it(lead: str) -> None:
    assert doubts(f"{lead} There were {CARE}.", "up")
    assert not doubts(f"{lead} There were {CARE}.", "down")


@pytest.mark.parametrize(
    "lead",
    ["Demand has fallen.", "Visits fell to 80% in May.", "Numbers fell. More workers came.", "The number fell:\np "],
)
def test_a_sentence_before_that_speaks_of_another_thing_is_not(lead: str) -> None:
    assert not doubts(f"{lead} There were {CARE}.", "up")


@pytest.mark.parametrize(
    ("said", "state", "word"),
    [
        ("improved to", "worsening", "improved"),
        ("is better at", "worsening", "better"),
        ("worsened to", "improving", "worsened"),
        ("is on target at", "Red", "on target"),
        ("missed the target at", "Green", "missed the target"),
    ],
)
def test_praise_and_targets_are_held_against_how_the_measure_stands(said: str, state: str, word: str) -> None:
    assert doubts(f"Care {said} {CARE}.", state) == [word]
    assert not doubts(f"Care has not {said} {CARE}.", state) or "not" in word
