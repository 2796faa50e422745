"""Lines in bold over a paper's parts are its headings, where its author used no styles."""

from __future__ import annotations

from paperwork.model.blocks import Heading

from ..papers import read

PAPER = """
**Improvement board**
**1. Summary**
Visits on time rose to 92% in September, which is above the target of 90%.
**Table 1: Visits by month**
Measure | Jul-25 | Aug-25 | Sep-25
Visits on time | 85% | 88% | 92%
**Target 90%**
**2. Children in care**
**What do the data tell us?**
There were 526 children in care at the end of September.
**Please note:**
The figures are provisional until the end of October.
"""


def headings(paper: str) -> list[str]:
    return [spot.words for spot in read(paper).spots if isinstance(spot.block, Heading)]


def test_short_bold_lines_are_headings_but_no_caption_figure_or_lead_in() -> None:
    assert headings(PAPER) == [
        "Improvement board", "1. Summary", "2. Children in care", "What do the data tell us?"
    ]  # fmt: skip


def test_what_follows_stands_under_them() -> None:
    reading = read(PAPER)
    said = {spot.words: title for spot, title in zip(reading.spots, reading.titles, strict=True)}
    assert said["There were 526 children in care at the end of September."] == "What do the data tell us?"
    assert next(grid.heading for grid in reading.grids) == "1. Summary"


def test_numbered_ones_stand_above_the_others() -> None:
    levels = {
        spot.words: spot.block.level for spot in read(PAPER).spots if isinstance(spot.block, Heading)
    }  # fmt: skip
    assert levels["1. Summary"] == levels["2. Children in care"] < levels["What do the data tell us?"]


def test_a_question_asked_on_every_page_stands_below_the_pages() -> None:
    pages = "".join(
        f"**{one}**\n**What the data tells us**\nThere is a lot to say of {one} this month.\n"
        for one in ("Visits", "Plans", "Reviews")
    )
    levels = {spot.words: spot.block.level for spot in read(pages).spots if isinstance(spot.block, Heading)}
    assert levels["Visits"] < levels["What the data tells us"]


def test_a_paper_with_headings_of_its_own_keeps_them_alone() -> None:
    styled = PAPER.replace("**1. Summary**", "# 1. Summary").replace("**2. Children in care**", "# 2. Children in care")
    styled = f"# Title\n{styled}"
    assert headings(styled) == ["Title", "1. Summary", "2. Children in care"]


def test_two_bold_lines_are_no_headings() -> None:
    assert headings("**Important**\nPlease read this.\n**Very important**\nAnd this as well.") == []
