"""Words and tables that say how many rows are in a state, above a target, up or down, or over their budget."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from paperwork.checks.claims import rows, states, summaries
from paperwork.checks.reading import Reading
from paperwork.model.findings import Finding

from ..papers import found, quotes

PAPER = """
# Summary
{said}
# Milestones
Table 1: Programme milestones
Ref | Milestone | Due | Status
M1 | Front door opens | 30 April 2025 | Complete
M2 | Standards issued | 31 May 2025 | Complete
M3 | Dashboard in use | 31 August 2025 | Complete
M4 | Neglect strategy agreed | 30 September 2025 | Overdue
M5 | Team fully staffed | 31 October 2025 | On track
M6 | System upgraded | 31 December 2025 | At risk
M7 | Pledge refreshed | 31 March 2026 | On track
# Scorecard
Table 2: Corporate indicators
Ref | Indicator | Target | RAG | Direction
H1 | Re-let time | 25.0 | Amber | Improving
H2 | Rent collected | 98% | Green | Improving
H3 | Emergency repairs | 98% | Red | Worsening
H4 | Temporary accommodation | 150 | Red | Worsening
W1 | Recycling | 48% | Green | No change
# Risks
{there}
Table 3: Programme risks
Ref | Risk | Rating
R1 | Agency staff | Red
R2 | Upgrade slips | Red
R3 | Funding ends | Amber
R4 | Leaders leave | Green
"""


def said(words: str, there: str = "They are listed.") -> list[str]:
    """The words at fault in a small paper."""
    text = PAPER.format(said=words, there=there)
    return [*quotes(states.counts, text), *quotes(states.names, text)]


WRONG = [
    "Four of the seven milestones are complete, two are on track, one is at risk and one is overdue.",
    "Four out of seven milestones have been completed.",
    "Of the 7 milestones, 3 are complete and 3 on track.",
    "All seven milestones are on track.",
    "None of the seven milestones is overdue.",
    "Two of our seven milestones are at risk.",
    "Of the five indicators, two are Green, two are Amber and one is Red.",
    "Of the five indicators, two are Green, one is Amber and three are Red.",
    "Three of the five indicators are rated Red.",
    "Three of the five indicators are RAG-rated Green.",
    "Three risks are rated Red, one Amber and one Green.",
    "There are three Red risks, one Amber and none Green.",
    "Three of the five indicators are improving.",
    "Three of the five indicators have worsened.",
    "M4 and M6 are overdue.",
    "R3 is rated Red.",
    "One milestone is overdue (M6).",
    "The two Reds are emergency repairs and recycling.",
    "The Red indicators are emergency repairs and rent collected.",
]
RIGHT = [
    "Three of the seven milestones are complete, two are on track, one is at risk and one is overdue.",
    "Of the 7 milestones, 3 are complete and 2 on track.",
    "Of the five indicators, two are Green, one is Amber and two are Red.",
    "At Quarter 1 three of the five indicators were Red.",
    "In July three of the five indicators were Red, one Amber and one Green.",
    "Three of the five indicators will be Green.",
    "At least one of the seven milestones is overdue.",
    "All but one of the seven milestones are on track.",
    "Three of the six indicators are Red.",
    "Two of its five indicators are Amber.",
    "Two risks are rated Red, one Amber and one Green.",
    "Another three risks are rated Red.",
    "Two of the five indicators are improving, two have worsened and one is unchanged.",
    "M4 is overdue.",
    "R1 and R2 are Red.",
    "One milestone is overdue (M4).",
    "The two Reds are emergency repairs and temporary accommodation.",
    "The Red indicators are emergency repairs and the cost of hotels.",
    "If R3 is rated Red, the Board will meet.",
    "One milestone was due in September and is overdue.",
    # Of some of them, or of a part.
    "One of the Red indicators has improved.",
    "Three Red indicators are new.",
    "None of the five Reds has improved.",
    "Four risks are Red in the register of the hospital.",
    "During the period four milestones were completed.",
    "Two milestones were completed.",
    "Half of the five indicators are Red.",
    "Some of the five indicators are Amber.",
    "Not all five indicators are Green.",
    "Fewer than five indicators are Red.",
    "One in five indicators is Red.",
]


@pytest.mark.parametrize("words", WRONG)
def test_a_count_that_the_table_does_not_bear_out_is_an_error(words: str) -> None:
    assert len(said(words)) >= 1


@pytest.mark.parametrize("words", RIGHT)
def test_a_count_that_the_table_bears_out_or_that_is_of_another_time_is_none(words: str) -> None:
    assert not said(words)


def test_the_table_that_is_named_or_near_is_the_one_that_is_counted() -> None:
    assert not said("Two of the seven homes are complete.")
    assert said("Nothing to add.", "Three risks are rated Red, one Amber and one Green.")


def test_a_count_by_ratings_that_the_rule_doubts_is_left_alone() -> None:
    text = """
    # Scorecard
    Green: target met. Amber: up to five percentage points away. Red: more than five percentage points away.
    {words}
    Indicator | May 2025 | June 2025 | Target | RAG
    Visits on time | 88% | 86% | at least 90% | Red
    Plans up to date | 80% | 82% | at least 90% | Red
    Rent collected | 97% | 99% | at least 98% | Green
    """
    assert not found(states.counts, text.format(words="Of the three indicators, one is Red."))
    assert not found(states.counts, text.format(words="Of the three indicators, two are Red."))
    assert found(states.counts, text.format(words="Of the three indicators, three are Green."))


SUMMARY = """
# Summary
{summary}
# Scorecard
Indicator | Target | RAG
Re-let time | 25.0 | Amber
Rent collected | 98% | Green
Emergency repairs | 98% | Red
Recycling | 48% | Green
"""


@pytest.mark.parametrize(("summary", "wrong"), [
    ("Theme | Green | Amber | Red | Total\nHousing | 1 | 1 | 1 | 3\nWaste | 1 | 0 | 0 | 1\nAll | 2 | 1 | 1 | 4", False),
    ("Theme | Green | Amber | Red | Total\nHousing | 1 | 1 | 1 | 3\nWaste | 0 | 1 | 0 | 1\nAll | 1 | 2 | 1 | 4", True),
    ("Quarter | Green | Amber | Red\nQ1 2025/26 | 0 | 2 | 2\nQ2 2025/26 | 2 | 1 | 1", False),
    ("Quarter | Green | Amber | Red\nQ1 2025/26 | 2 | 1 | 1\nQ2 2025/26 | 1 | 1 | 2", True),
    ("Rating | Indicators\nGreen | 2\nAmber | 1\nRed | 1", False),
    ("Rating | Indicators\nGreen | 1\nAmber | 2\nRed | 1", True),
    # So many are rated in no table.
    ("Rating | Indicators\nGreen | 5\nAmber | 2\nRed | 1", False),
])  # fmt: skip
def test_a_table_of_counts_is_held_to_the_ratings(summary: str, wrong: bool) -> None:
    assert bool(found(summaries.ratings_counted, SUMMARY.format(summary=summary))) is wrong


ROWS = """
# Scorecard
Indicator | Q1 25/26 | Q2 25/26 | Target
Sickness days | 9.1 | 8.8 | 8.5
# Sickness
{words}
Directorate | Staff | Days lost | Days per FTE
Housing | 212.0 | 2,141 | 10.1
Environment | 248.0 | 2,356 | 9.5
Place | 96.5 | 666 | 6.9
Resources | 163.5 | 1,173 | 7.2
Council | 720.0 | 6,336 | 8.8
# Incidents
{words}
Ward | Q3 2024/25 | Q2 2025/26 | Q3 2025/26
Castle | 118 | 141 | 112
Harbour | 96 | 119 | 101
Penrhiw | 74 | 85 | 68
Tref | 63 | 72 | 66
Bryn | 41 | 47 | 38
Llan | 32 | 40 | 33
Total | 424 | 504 | 418
# Budget
{words}
Workstream | Budget | Forecast | Variance
Practice | 420 | 415 | -5
Workforce | 610 | 655 | +45
Systems | 350 | 372 | +22
Partnership | 120 | 108 | -12
Total | 1,500 | 1,550 | +50
"""


@pytest.mark.parametrize(("check", "words"), [
    (rows.sides, "Three of the four directorates are above the corporate target."),
    (rows.sides, "All four directorates are above the target."),
    (rows.sides, "One of the four directorates is below its target."),
    (rows.sides, "Three of the four directorates are above the council average."),
    (rows.moves, "Year on year, four of the six wards saw a fall."),
    (rows.moves, "Four of the six wards are down on a year ago, lower than a year ago."),
    (rows.moves, "Five of the six wards fell."),
    (rows.moves, "Two of the six wards recorded a rise over the year."),
    (rows.spending, "Three workstreams are forecast to overspend."),
    (rows.spending, "Three of the four workstreams are overspent."),
    (rows.spending, "One of the four workstreams is underspending."),
])  # fmt: skip
def test_a_count_of_figures_that_the_rows_contradict_is_an_error(
    check: Callable[[Reading], Iterator[Finding]], words: str
) -> None:
    assert found(check, ROWS.format(words=words))


@pytest.mark.parametrize("words", [
    "Two of the four directorates are above the corporate target.", "Two of the four directorates are below target.",
    "Two of the four directorates are above the council average.", "Two of the six directorates are above the target.",
    "Year on year, three of the six wards saw a fall.", "All six wards were down on the summer.",
    "Three of the six wards fell.", "All six wards fell.", "At least two of the six wards saw a fall.",
    "Two workstreams are forecast to overspend and two to underspend.", "Four wards had a rise in May.",
    "Three of the four directorates are above the national average.", "Three workstreams are under pressure.",
    "Four of the six wards saw a fall in complaints.", "Three of the four workstreams are under the same manager.",
    "Three workstreams will be over if nothing is done.", "Two of the four workstreams are over their limit of staff.",
])  # fmt: skip
def test_a_count_of_figures_that_the_rows_bear_out_is_none(words: str) -> None:
    text = ROWS.format(words=words)
    assert not [*found(rows.sides, text), *found(rows.moves, text), *found(rows.spending, text)]


NAMED = """
# Report
## Teams
Team | Cases | RAG
North | 210 | Amber
South | 180 | Green
East | 247 | Red
West | 160 | Green
## {}
{}
"""


@pytest.mark.parametrize(
    "words", ["South is rated Amber.", "North and West are Green.", "The East is still Amber, as before."]
)
def test_a_row_that_is_called_by_its_name_and_another_colour_is_an_error(words: str) -> None:
    assert quotes(states.names, NAMED.format("Commentary", words))


@pytest.mark.parametrize(
    "words",
    [
        "South is rated Green.",
        "South and West are Green.",
        "South is Amber for sickness.",
        "South was rated Amber in July.",
        "If South is Amber, the board will meet.",
        "South East is Amber.",
        "Neither South nor East is Amber.",
    ],
)
def test_a_row_of_its_own_colour_or_of_another_thing_is_none(words: str) -> None:
    assert not quotes(states.names, NAMED.format("Commentary", words))


def test_a_colour_under_a_heading_about_something_else_may_be_of_that() -> None:
    assert not quotes(states.names, NAMED.format("Sickness", "South is rated Amber."))
