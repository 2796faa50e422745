"""Questions without answers, labels without values and blanks among figures are found; what says why is not."""

from __future__ import annotations

import pytest

from paperwork.checks.reading import reading_of
from paperwork.checks.words import blanks

from ...pdf.drafts import draft, table
from ..papers import found, quotes

QUESTIONS = """
# {title}
Measure | Apr-23 | May-23 | June-23
{title} | 586 | 597 | 636
## What is working well?
{well}
## What are we worried about?
{worried}
"""


def pages(*answers: tuple[str, str]) -> str:
    titles = ("Contacts", "Referrals", "Assessments", "Plans")
    return "\n".join(
        QUESTIONS.format(title=title, well=well, worried=worried)
        for title, (well, worried) in zip(titles, answers, strict=False)
    )


def test_a_question_that_is_answered_elsewhere_and_not_here_is_an_error() -> None:
    text = pages(("Visits are made in time.", "Staff leave."), ("", "Staff leave us."), ("All is timely.", "Not much."))
    (finding,) = found(blanks.unanswered, text)
    assert (finding.quote, finding.certain) == ("What is working well?", True)
    assert finding.place.heading == "Referrals"


def test_a_question_with_none_for_an_answer_is_answered() -> None:
    assert not found(blanks.unanswered, pages(("Good.", "None."), ("N/A", "None."), ("Fine.", "No concerns.")))


def test_a_question_answered_by_a_list_or_a_table_is_answered() -> None:
    table = "Action | Who\nTrain staff | Managers"
    assert not found(blanks.unanswered, pages(("Good.", "- Staff leave"), ("Well.", table), ("Fine.", "Nothing.")))


def test_a_question_that_figures_answer_on_most_pages_is_answered_by_them() -> None:
    page = "# {name}\n## What the data tells us\nMeasure | Apr-23 | May-23\n{name} | 40 | 41\n## Analysis\nAll is well."
    text = "\n".join(page.format(name=name) for name in ("Visits", "Plans", "Reviews"))
    said = "# Homes\n## What the data tells us\nThere are four homes in the county.\n## Analysis\nAll is well here."
    assert not found(blanks.unanswered, f"{text}\n{said}")


def test_in_a_paper_without_headings_the_next_pages_targets_are_no_answer() -> None:
    page = "Target {target}% Monthly\nMeasure | Apr-23 | May-23\n{name} | 40 | 41\nWhat is working well?\n{answer}"
    text = "\n".join(
        page.format(target=target, name=name, answer=answer)
        for target, name, answer in (
            (85, "Visits", "Visits are made in time and managers look at them daily."),
            (90, "Reviews", ""),
            (95, "Assessments", "Assessments are made in time and managers look at them daily."),
        )
    )
    (finding,) = found(blanks.unanswered, text)
    assert finding.certain
    assert "41" in finding.message


def test_a_heading_with_nothing_under_it_is_possible() -> None:
    text = "# Context\nThe panel has asked for a report on the work of the service.\n# Risk\n# Finance\nNo impact."
    (finding,) = found(blanks.unanswered, text)
    assert (finding.quote, finding.certain) == ("Risk", False)


@pytest.mark.parametrize(
    "text",
    [
        "# Context\nThe panel has asked for a report on the service.\n# Priorities\n## Contacts\nNo impact.",
        "# 1. Context\nThe panel has asked for a report on the service.\n# 2. Risk\n# 2.1 Strategic risk\nNone.",
        "# IMPROVEMENT REPORT\n# Improvement report\nThe panel has asked for a report on the work of the service.",
        "# Context\nThe panel has asked for a report on the service.\n# Placements\nKind | Count\nFoster | 4",
        "# Contact\nThe panel has asked for a report on the service.\n# THE DIRECTOR\n# Report\nAll wards.",
        "",
    ],
)
def test_a_heading_with_parts_a_table_a_title_or_a_name_is_not_empty(text: str) -> None:
    assert not found(blanks.unanswered, text)


def test_a_label_without_its_value_is_an_error_where_two_others_have_theirs() -> None:
    text = "# A\nTolerance 800-1200\n# B\nTolerance 5-10\n# C\nTolerance\nGood = Bigger is better\n# D\nTolerance 5%"
    (finding,) = found(blanks.labels_alone, text)
    assert (finding.certain, finding.place.heading) == (True, "C")
    assert "'Tolerance 800-1200'" in finding.message


def test_a_label_without_its_value_is_possible_where_one_other_has_it() -> None:
    text = "# A\nTolerance 800-1200\n# B\nTolerance\nGood = Bigger is better\n# C\nTolerance Good = Bigger is better"
    assert [finding.certain for finding in found(blanks.labels_alone, text)] == [False, False]


def test_a_label_that_lacks_its_value_on_most_pages_is_told_of_once() -> None:
    pages = "\n".join(f"# Page {at}\nTolerance\nGood = Bigger is better" for at in range(6))
    (finding,) = found(blanks.labels_alone, f"# A\nTolerance 80\n# B\nTolerance 90\n{pages}")
    assert "here and in 5 other places" in finding.message


def test_a_label_with_its_value_on_the_next_line_is_let_be() -> None:
    assert not found(blanks.labels_alone, "# A\nTolerance 80\n# B\nTolerance 90\n# C\nTolerance\n85 to 90")


HEADS = """
# Implications
## Legal
There are no direct legal implications for the council.
## {empty}
## Financial
The forecast overspend is met from the reserve this year.
## Climate
{climate}
# Appendix A
All of the terms that are used here are listed."""


def test_a_heading_with_nothing_under_it_is_an_error_where_those_beside_it_have_text() -> None:
    text = HEADS.format(empty="Equality", climate="The new homes use half the heat of the old ones.")
    (finding,) = found(blanks.unanswered, text)
    assert (finding.quote, finding.certain) == ("Equality", True)


@pytest.mark.parametrize(
    ("empty", "climate"),
    [
        ("Equality", ""),
        ("Annex to the finances", "The new homes use half the heat of the old ones."),
        ("Write to: us@council.org", "The new homes use half the heat of the old ones."),
    ],
)
def test_a_heading_that_parts_others_or_is_one_of_several_empty_ones_is_possible(empty: str, climate: str) -> None:
    findings = found(blanks.unanswered, HEADS.format(empty=empty, climate=climate))
    assert findings
    assert not any(finding.certain for finding in findings)


@pytest.mark.parametrize(
    "text",
    [
        "Tolerance 800-1200\nTarget not set",
        "Target\nMeasure | Mar-24\nVisits | 90",
        "Tolerance\nTolerance",
        "Targets are set each spring, and this one is 90%.",
    ],
)
def test_a_label_that_says_something_or_never_has_a_value_is_left_alone(text: str) -> None:
    assert not found(blanks.labels_alone, text)


def test_a_line_of_the_front_sheet_without_its_value_is_possible() -> None:
    front = table([["Date", "27/02/2023"], ["Report of", ""], ["Subject", "Services"], ["Status", "Open"]])
    (finding,) = blanks.labels_alone(reading_of(draft(front), "paper.docx"))
    assert (finding.quote, finding.certain) == ("Report of", False)


def test_a_front_sheet_that_is_filled_in_is_left_alone() -> None:
    assert not quotes(blanks.labels_alone, "Date | 27/02/2023\nReport of | The Director\nStatus | Open")


KINDS = "Provider | Children\nOwn | 287\nPrivate | 186\nParents | 56\nVoluntary | 15\nOther councils | {last}"


def test_the_one_blank_of_a_column_of_kinds_is_an_error() -> None:
    blank = [[*row.split(" | "), ""][:2] for row in KINDS.format(last="").split("\n")]
    (finding,) = blanks.values_missing(reading_of(draft(table(blank)), "paper.docx"))
    assert (finding.quote, finding.certain) == ("Other councils", True)


def test_a_column_that_is_filled_or_says_why_not_is_left_alone() -> None:
    assert not found(blanks.values_missing, KINDS.format(last="9"))
    assert not found(blanks.values_missing, KINDS.format(last="-"))
    rows = [[*row.split(" | "), ""][:2] for row in KINDS.replace("Other councils", "Total").format(last="").split("\n")]
    assert not list(blanks.values_missing(reading_of(draft(table(rows)), "paper.docx")))


def test_a_blank_in_a_table_by_months_is_left_alone() -> None:
    rows = [["Measure", "Apr-23", "May-23"], *([name, "4", "5"] for name in "abcde"), ["Visits", "", "4"]]
    assert not list(blanks.values_missing(reading_of(draft(table(rows)), "paper.docx")))
