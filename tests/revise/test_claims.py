"""What report authors say of a figure's course, level, record and marks: doubted against its months, and only then."""

from __future__ import annotations

from decimal import Decimal

import pytest

from paperwork.model.periods import month
from paperwork.model.revision import Remark, Standing
from paperwork.revise import Movement, doubted, plan
from paperwork.revise.times import way

PART = "paperwork:measure/care/q1"
FACT = "paperwork:fact/care/"
NOW, BEFORE, TARGET, ENGLAND, SIMILAR, LATEST = (
    f"⟦{FACT}{name}⟧" for name in ("actual", "previous", "target", "england", "neighbours", "latest")
)
# Twelve months to October 2025; the November that is new comes after them.
FALLING = (330, 335, 340, 338, 334, 333, 330, 326, 322, 319, 315, 311)
RISING = (292, 287, 280, 282, 286, 289, 292, 296, 300, 303, 307, 311)
# Down since January, but for June.
BROKEN = (330, 335, 340, 338, 334, 333, 330, 332, 322, 319, 315, 311)
LEVEL = (330, 335, 340, 338, 334, 333, 330, 326, 311, 311, 311, 311)


def care(run: tuple[int, ...], last: int, good: str, newest: int = 0) -> Movement:
    """How the number of children in care stands: its months, with a target of 300, England at 280, others at 320."""
    went = {1: "up", -1: "down", 0: "same"}[way(Decimal(run[-1]), Decimal(last))]
    better = {"up": "high", "down": "low"}.get(went)
    quality = "no change" if better is None else "improving" if better == good else "worsening"
    rag = "Green" if (last >= 300 if good == "high" else last <= 300) else "Red"
    values = {"actual": last, "previous": run[-1], "target": 300, "england": 280, "neighbours": 320, "latest": newest}
    shown = {name: str(value) for name, value in values.items()}
    series = tuple((month(2024, 11).shifted(at), Decimal(value)) for at, value in enumerate((*run, last)))
    return Movement(
        "Number of children in care", frozenset([went, quality, rag]), f"{went}, {quality}, {rag}",
        little=abs(last - run[-1]) * 20 <= run[-1], series=series, shown=shown, good=good,
        values={name: Decimal(value) for name, value in values.items()},
        others={"england": "England", "neighbours": "Similar councils"}, crossed=frozenset(["target"]),
    )  # fmt: skip


def doubts(said: str, movement: Movement) -> list[str]:
    """The comments on a paragraph in which the number of children in care has changed."""
    named = ("actual", "previous", "target", "england", "neighbours", "latest")
    values = {name: movement.shown[name] for name in named if f"{FACT}{name}⟧" in said}
    base = {PART: f"p {said}", **{f"{FACT}{name}": "7" for name in values}}
    new = {PART: f"p {said}", **{f"{FACT}{name}": text for name, text in values.items()}}
    draft = [Standing(tag, 1, text) for tag, text in base.items()]
    found = doubted(plan(base, draft, new), draft, {"care": movement})
    return [step.text for change in found.changes for step in change.steps if isinstance(step, Remark)]


# What is said, the months before, the new month that bears it, and one that does not. More children are worse.
SAID = (
    # Movement
    (f"The number has fallen every month since January, to {NOW}.", FALLING, 305, 320),
    (f"The number has fallen every month since January, to {NOW}.", FALLING, 305, 311),
    (f"Since January the number has fallen each month, to {NOW}.", FALLING, 305, 320),
    (f"The number has fallen since January, to {NOW}.", FALLING, 320, 345),
    (f"The number has fallen month on month, to {NOW}.", FALLING, 305, 320),
    (f"The number has crept up to {NOW}.", RISING, 320, 305),
    (f"The number continues to climb, to {NOW}.", RISING, 320, 305),
    (f"Numbers continue to rise and now stand at {NOW}.", RISING, 320, 305),
    (f"The number is edging down, with {NOW} in November.", FALLING, 305, 320),
    (f"Numbers have come down again: {NOW}.", FALLING, 305, 320),
    (f"We have seen a further fall, to {NOW}.", FALLING, 305, 320),
    (f"The downward trend continues, with {NOW} children in care.", FALLING, 305, 320),
    (f"Numbers are on an upward trend and stand at {NOW}.", RISING, 320, 305),
    (f"A steady increase brings the number to {NOW}.", RISING, 320, 305),
    (f"The number jumped by 9 to {NOW}.", RISING, 320, 305),
    (f"The number is back up to {NOW}.", FALLING, 320, 305),
    (f"The number is back down to {NOW}.", RISING, 305, 320),
    (f"The number stands at {NOW}, down from {BEFORE} last month.", FALLING, 305, 320),
    (f"The number rose from {BEFORE} to {NOW}.", RISING, 320, 305),
    (f"The number has dropped from 330 in May to {NOW}.", FALLING, 320, 345),
    (f"There are {NOW} children in care, fewer than a year ago.", FALLING, 320, 345),
    (f"There are {NOW} children in care, more than in March.", RISING, 305, 270),
    (f"Compared with March the number is lower, at {NOW}.", FALLING, 320, 345),
    (f"Over the last six months the number has fallen to {NOW}.", FALLING, 315, 345),
    (f"Year on year the number is down by 20 to {NOW}.", FALLING, 320, 345),
    (f"Numbers have eased to {NOW}.", FALLING, 305, 320),
    (f"The number is no longer rising: {NOW}.", RISING, 305, 320),
    (f"The number did not fall: it is {NOW}.", FALLING, 320, 305),
    (f"The number has not risen; it is {NOW}.", RISING, 311, 320),
    # Runs
    (f"The number dropped for a third month running, to {NOW}.", (*RISING[:-2], 302, 301), 299, 320),
    (f"The number has fallen for eleven months in a row, to {NOW}.", (340, *FALLING[3:], 310), 305, 320),
    (f"The number has fallen for ten months in a row, to {NOW}.", FALLING, 305, 311),
    (f"This is the tenth consecutive month of decrease, with {NOW}.", FALLING, 305, 320),
    (f"For the first time in five months the number rose, to {NOW}.", FALLING, 320, 305),
    (f"The number rose for the first time since January, to {NOW}.", FALLING, 320, 305),
    (f"This is the first increase in 6 months, to {NOW}.", FALLING, 320, 305),
    # Level
    (f"The number is unchanged at {NOW}.", FALLING, 311, 312),
    (f"The number remains broadly stable at {NOW}.", FALLING, 315, 345),
    (f"The number is level with last month at {NOW}.", FALLING, 311, 320),
    (f"The number has hardly moved, at {NOW}.", FALLING, 312, 345),
    (f"There was little change: {NOW} children are in care.", FALLING, 312, 345),
    (f"The number has levelled off at {NOW}.", FALLING, 311, 345),
    (f"The number is holding steady at {NOW}.", FALLING, 312, 345),
    (f"The number has not changed since August: it is {NOW}.", LEVEL, 311, 320),
    # Targets
    (f"At {NOW} the number is above the target of {TARGET}.", FALLING, 305, 298),
    (f"We remain above our target, with {NOW} children.", FALLING, 305, 298),
    (f"We remain above our target of {TARGET} for March.", FALLING, 305, 298),
    (f"At {NOW} the number is now below target for the first time.", FALLING, 298, 305),
    (f"At {NOW} the number is now below target for the first time.", FALLING, 298, 300),
    (f"The number is no longer above our target: {NOW}.", FALLING, 298, 305),
    (f"The number, {NOW}, is still short of the target.", FALLING, 305, 290),
    (f"At {NOW} we have met our target.", FALLING, 298, 305),
    (f"The target of {TARGET} has been met, with {NOW}.", FALLING, 299, 305),
    (f"We have missed our target, with {NOW}.", FALLING, 305, 298),
    (f"The target has not been met: there are {NOW}.", FALLING, 305, 298),
    (f"The number has fallen below 310, to {NOW}.", FALLING, 305, 320),
    (f"The number is still above 300, at {NOW}.", FALLING, 305, 298),
    (f"The measure is rated Red, at {NOW}.", FALLING, 305, 298),
    # Others
    (f"At {NOW} we are above the England average of {ENGLAND}.", FALLING, 305, 270),
    (f"At {NOW} we are below similar councils ({SIMILAR}).", FALLING, 305, 330),
    (f"At {NOW} we are still higher than statistical neighbours.", (*FALLING, 330), 325, 305),
    (f"At {NOW} the number is higher than in England, though lower than in similar councils.", FALLING, 305, 270),
    (f"We are in line with similar councils, at {NOW}.", FALLING, 315, 250),
    (f"We are no longer above similar councils: {NOW}.", FALLING, 305, 330),
    # Records
    (f"At {NOW} the number is at its highest since March.", RISING, 320, 305),
    (f"The number, {NOW}, remains the highest since March.", RISING, 320, 305),
    (f"The number is at its lowest level this year: {NOW}.", FALLING, 305, 320),
    (f"At {NOW} the number is the lowest in twelve months.", FALLING, 305, 320),
    (f"Care is at a record high, with {NOW} children.", RISING, 320, 305),
    (f"The number has reached a new peak of {NOW}.", RISING, 320, 305),
    (f"This is our worst performance this year, with {NOW}.", RISING, 320, 305),
    (f"This is the best result this year: {NOW}.", FALLING, 305, 320),
    (f"There are fewer children in care than at any time in the past year: {NOW}.", FALLING, 305, 320),
    (f"The number is the lowest on record, at {NOW}.", FALLING, 270, 320),
    # Quality
    (f"There is a steady improvement, to {NOW}.", FALLING, 305, 320),
    (f"Performance continues to improve, with {NOW}.", FALLING, 305, 320),
    (f"Performance is getting worse: {NOW}.", RISING, 320, 305),
    (f"There has been a deterioration, to {NOW}.", RISING, 320, 305),
    (f"Performance is better than in March, at {NOW}.", FALLING, 320, 345),
)  # fmt: skip


@pytest.mark.parametrize(("said", "run", "bears", "against"), SAID)
def test_what_is_said_of_a_figure_is_doubted_in_a_month_that_does_not_bear_it_alone(
    said: str, run: tuple[int, ...], bears: int, against: int
) -> None:
    assert not doubts(said, care(run, bears, "low"))
    assert len(doubts(said, care(run, against, "low"))) == 1


# Words that hold whatever the new month gives, or of which its figures say nothing.
HOLDS = (
    f"There are {NOW} children in care. It compares with 340 in January.",
    f"{NOW} children are in care, which compares with {BEFORE} in October.",
    f"The number was highest in January, at 340, and is {NOW} now.",
    f"In January, when numbers were at their highest, we opened a home; there are {NOW} now.",
    f"The highest priority is given to the {NOW} children in care.",
    f"Most of the {NOW} children live with foster carers.",
    f"Of the {NOW} children in care, 40 are under 5 and 90 are above 16.",
    f"We expect the number to fall below our target by March; it is {NOW}.",
    f"If the number rises above {NOW}, the target will be missed.",
    f"Our target is to be below {TARGET} by March; we are at {NOW}.",
    f"The number of children in care was {NOW}. Staff turnover is at its lowest.",
    f"The number may yet fall: {NOW}.",
    f"{NOW} children are in care, the second highest number of any council in the region.",
    f"The number fell in June but rose in July; it is {NOW}.",
    f"Numbers are no longer rising so fast: {NOW} children are in care.",
    f"Thanks to a new cohort, and to fewer agency teams, visits to {NOW} children were made.",
    f"Two homes were closed last year, and {NOW} children are in care.",
    f"The number has fallen since the last inspection, to {NOW}.",
    f"Over the last five years the number has fallen, to {NOW}.",
    f"Mae {NOW} o blant mewn gofal; mae'r nifer wedi gostwng ers mis Ionawr.",
    f"Mae'r nifer wedi codi i {NOW}, ac yn uwch na'r targed.",
    f"Ni fu newid: mae {NOW} o blant mewn gofal, i lawr o {BEFORE}.",
)


@pytest.mark.parametrize("said", HOLDS)
@pytest.mark.parametrize("last", [298, 311, 345])
def test_what_says_nothing_of_the_new_month_is_left_alone(said: str, last: int) -> None:
    assert doubts(said, care(FALLING, last, "low")) == []


def test_a_comment_says_how_the_figure_stands_to_what_the_words_hold_it_against() -> None:
    (said,) = doubts(f"We remain above our target, with {NOW} children.", care(FALLING, 298, "low"))
    assert said == "Look at 'above our target': Number of children in care is now 298, and the target is 300."


def test_a_comment_says_for_how_long_it_is_so_by_now() -> None:
    (said,) = doubts(f"The number has fallen for nine months in a row, to {NOW}.", care(FALLING, 305, "low"))
    assert "'fallen … nine months in a row'" in said
    assert said.endswith("down, improving, Red for 10 months in a row.")


def test_a_comment_names_words_without_the_figures_among_them() -> None:
    (said,) = doubts(f"The target of {TARGET} has been met, with {NOW}.", care(FALLING, 305, "low"))
    assert said.startswith("Look at 'target of … has been met'")


def test_words_beside_the_newest_value_are_held_to_that_one() -> None:
    said = f"By the middle of December the number had come down to {LATEST}."
    assert not doubts(said, care(FALLING, 320, "low", newest=310))
    assert len(doubts(said, care(FALLING, 305, "low", newest=310))) == 1


@pytest.mark.parametrize(("good", "last"), [("high", 320), ("low", 305)])
def test_what_is_better_goes_by_what_is_good_for_the_measure(good: str, last: int) -> None:
    run = RISING if good == "high" else FALLING
    assert not doubts(f"This is the best result this year: {NOW}.", care(run, last, good))
    assert doubts(f"This is the worst result this year: {NOW}.", care(run, last, good))
