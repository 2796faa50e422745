"""Pages that a paper refers to, against the pages on which what it names stands."""

from __future__ import annotations

import pytest

from paperwork.checks.words.pagination import pages_referred_to
from paperwork.jobs.proofreading import proofread
from paperwork.model.findings import Finding

from ..papers import read

BODY = """
# Improvement report
{said}
## The plan for staffing
We set out what we plan here.
Table 3: posts by team
## Risks and issues
The risks are few.
## Appendix A: audits
The audits are listed.
"""
# The page of each paragraph of it, by its number.
PAGES = dict(enumerate((1, 1, 2, 2, 3, 4, 5, 6, 6), 1))


def _found(said: str) -> list[Finding]:
    return list(pages_referred_to(read(BODY.format(said=said)), lambda at: (PAGES.get(at, 0), ""), 6))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("The risks and issues are on page 3.", "'Risks and issues', which stands on page 4"),
        ("Turn to the plan for staffing (page 7).", "'The plan for staffing', which stands on page 2"),
        ("Table 3 on page 5 has the posts.", "'Table 3: posts by team', which stands on page 3"),
        ("Appendix A (pages 3 to 4) lists the audits.", "'Appendix A: audits', which stands on page 6"),
        ("The detail is on page 14.", "the paper has 6 pages"),
    ],
)
def test_a_page_that_does_not_hold_what_is_named_is_possible(said: str, words: str) -> None:
    assert [(words in one.message, one.certain) for one in _found(said)] == [(True, False)]


@pytest.mark.parametrize(
    "said",
    [
        "The risks and issues are on page 4, and run to page 5.",
        "The plan for staffing stands on pages 2 and 3.",
        "Table 3 on page 3 has the posts.",
        "The risks are told on page 3.",
        "As page 14 of the inspectors' letter says, it is late.",
        "The Ofsted letter says so (page 14).",
        "This is page 14 of 20.",
        "Table 9 on page 5 is not in this file.",
    ],
)
def test_a_page_that_holds_it_or_is_of_something_else_is_left_alone(said: str) -> None:
    assert not _found(said)


def test_the_pages_are_those_of_our_own_layout() -> None:
    filler = "\n".join(
        f"Sentence number {at} of the report says a little about its own part of the work." for at in range(90)
    )
    text = f"# Report\nThe next steps are on page {{page}}.\n{filler}\n## The next steps\nWe go on."
    drafts = {page: read(text.format(page=page)).draft for page in (1, 2, 3, 4, 5, 6)}
    found = {
        page: [one for one in proofread(draft, "x").findings if one.check == "wrong-page"]
        for page, draft in drafts.items()
    }
    right = [page for page, findings in found.items() if not findings]
    assert len(right) == 1
    assert right[0] > 1
