"""Claims whose measure, target or count stands in another sentence or table than the claim."""

from __future__ import annotations

import pytest

from paperwork.checks.claims import CHECKS
from paperwork.model.findings import Finding

from ..papers import read

PAPER = """
# Summary
## Table 1: The figures
Measure | Oct-23 | Nov-23 | Dec-23 | Jan-24 | Feb-24 | Mar-24 | Target | Stat. neighbours | England
Number of contacts | 2310 | 2184 | 1766 | 2402 | 2215 | 2128 | - | - | -
% assessments in 45 working days | 84 | 82 | 79 | 78 | 81 | 83 | 85 | 83 | 82
% with an up to date dental check | 86 | 85 | 84 | 85 | 87 | 89 | 95 | 90 | 89
% pathway plans up to date | 78 | 79 | 77 | 80 | 82 | 83 | 90 | - | -
Average days to a first visit | 9.4 | 9.1 | 8.8 | 8.0 | 7.6 | 7.2 | 7.0 | - | -
## Table 2: The year in quarters
Measure | Q1 24/25 | Q2 24/25 | Q3 24/25 | Target
Families in hotels over six weeks | 12 | 7 | 9 | 5
Rent collected (%) | 97.4 | 98.0 | 98.3 | 98.0
# The service
The measures for March are:
- Number of contacts – 2,128
- % assessments in 45 working days – 83%
{said}
# The Action Plan
{plan}
## Actions
No. | Action | Owner | Status
1 | Open a helpline | Manager | Complete
2 | Review the policy | Manager | Complete
3 | Lease more homes | Officer | On track
4 | Agree the funding | Officer | Delayed
5 | Train the staff | Officer | Complete
# Cases by team
Good = bigger is better.
Team | Jul-24 | Aug-24 | Sep-24
Front door | 40 | 41 | 42
Harbour | 36 | 37 | 38
{cases}
# Audit
The results by area are these:
Area | Audits | Good or better | Requires improvement | Inadequate
North | 24 | 11 | 10 | 3
East | 19 | 9 | 8 | 2
Disabled children | 8 | 5 | 3 | 0
Total | 51 | 25 | 21 | 5
{audit}
# Supervision
Target 85%. Good = bigger is better.
Team | Jul-24 | Aug-24 | Sep-24
Front door | 91 | 92 | 95
Harbour | 86 | 76 | 79
Disabled children | 90 | 87 | 88
All teams | 89 | 86 | 88
{teams}
"""


def claims(page: str, said: str) -> list[Finding]:
    """What is found of a sentence on one page of a small paper."""
    pages = {name: said if name == page else "Nothing to add." for name in ("said", "plan", "audit", "teams", "cases")}
    reading = read(PAPER.format(**pages))
    return [finding for check in CHECKS for finding in check(reading)]


WRONG = [
    # The figure is in the sentence, what it is of in the one before.
    ("said", "The timeliness of assessments has come back. At 83% it is now above our target.", "claim-target"),
    ("said", "Collection of rent is strong. At 98.3% it is just below its target.", "claim-target"),
    ("said", "First visits are quicker. At 7.2 the average is now below the target.", "claim-target"),
    # A page's one figure, and the months of it in a table elsewhere; quarters.
    ("said", "Contacts rose for the third month running in March.", "claim-direction"),
    ("said", "Nine families were in hotels over six weeks. Families in hotels fell in quarter 3.", "claim-direction"),
    ("said", "Families in hotels over six weeks have thus fallen for the second quarter running.", "claim-direction"),
    # How many rows of a table something is so of.
    ("plan", "Four of the five actions are complete.", "claim-count"),
    ("plan", "The plan has five actions. None of the five actions are delayed.", "claim-count"),
    ("plan", "All five actions are now on track.", "claim-count"),
    ("audit", "All three areas had at least one file that was judged inadequate.", "claim-count"),
    ("audit", "Only one of the three areas had a file judged inadequate.", "claim-count"),
    # A target that the words give; a month that they name.
    ("teams", "All three teams met the target of 85% in September.", "claim-count"),
    ("teams", "Only two of the three teams met the target of 85% in July.", "claim-count"),
    # The highest or lowest of all months.
    ("said", "It was 8.0 in January for first visits, which was the lowest point of the period.", "claim-superlative"),
    ("said", "Dental checks stood at 86% in October, the highest of the six months.", "claim-superlative"),
]
RIGHT = [
    ("said", "Dental checks stood at 84% in December, the lowest of the six months."),
    ("said", "Dental checks stood at 85% in January, the lowest of the three months."),
    ("said", "Dental checks stood at 85% in January, not the lowest of the six months."),
    ("said", "The timeliness of assessments has come back. At 83% it is still below our target."),
    ("said", "The timeliness of assessments has come back. At 81% it was, in February, above our own plan."),
    ("said", "Collection of rent is strong. At 98.3% it is just above its target."),
    ("said", "Pathway plans and assessments are alike. At 83% each they are above the target of last year."),
    ("said", "Contacts fell for the second month running in March."),
    ("said", "Contacts rose in January."),
    ("said", "Families in hotels over six weeks fell in quarter 2."),
    ("said", "Families in hotels over six weeks fell for the second month running."),
    ("teams", "All three teams met the target of 85% in July."),
    ("teams", "Two of the three teams met the target of 85% in September."),
    ("cases", "Both teams met the target of 85% for visits."),
    ("plan", "Three of the five actions are complete."),
    ("plan", "Two of the five actions were complete in June."),
    ("plan", "All but one of the five actions are complete."),
    ("plan", "Four of the five actions will be complete."),
    ("plan", "At least two of the five actions are complete."),
    ("plan", "Four of the six actions are complete."),
    ("audit", "Two of the three areas had at least one file that was judged inadequate."),
    ("audit", "All three areas had at least one file that was good or better."),
    ("audit", "All three areas had at least one file that needed more work."),
]


@pytest.mark.parametrize(("page", "said", "check"), WRONG)
def test_a_claim_that_the_figures_elsewhere_contradict_is_an_error(page: str, said: str, check: str) -> None:
    found = claims(page, said)
    assert [(one.check, one.severity, one.certain) for one in found] == [(check, "error", True)]


@pytest.mark.parametrize(("page", "said"), RIGHT)
def test_a_claim_that_the_figures_elsewhere_bear_is_left_alone(page: str, said: str) -> None:
    assert claims(page, said) == []
