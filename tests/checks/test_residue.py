"""What is left of the making of a paper is found: sentences twice, placeholders, headings and labels with nothing."""

from __future__ import annotations

import pytest

from paperwork.checks import residue
from paperwork.checks.reading import reading_of
from paperwork.model.blocks import Paragraph, Span
from paperwork.model.look import SpanLook

from ..pdf.drafts import draft, table
from .papers import found, quotes

TWICE = "Re-registrations are lower than in the previous two years at a rate of 17%."
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


def test_a_sentence_that_stands_twice_on_a_page_is_an_error() -> None:
    (finding,) = found(residue.sentences_twice, f"# Plans\n{TWICE}\nNumbers have gone up. {TWICE}")
    assert finding.certain
    assert finding.severity == "error"
    assert finding.quote == TWICE


def test_a_sentence_that_stands_on_two_pages_may_be_meant() -> None:
    (finding,) = found(residue.sentences_twice, f"# Plans\n{TWICE}\n# Visits\n{TWICE}")
    assert not finding.certain
    assert "under 'Plans'" in finding.message


def test_a_sentence_that_differs_in_capitals_and_stops_alone_is_the_same() -> None:
    (finding,) = found(residue.sentences_twice, f"# Plans\n{TWICE}\nNow {TWICE}\n{TWICE.upper()[:-1]}")
    assert finding.certain


def test_a_sentence_that_stands_often_on_a_page_is_a_form_of_words() -> None:
    (finding,) = found(residue.sentences_twice, f"# Actions\n- {TWICE}\n- {TWICE}\n- {TWICE}")
    assert not finding.certain
    assert "3 times" in finding.message


@pytest.mark.parametrize(
    "text", ["No impact.\nNo impact.", "Service performance is good.\n# Plans\nService performance is good."]
)
def test_short_sentences_may_stand_twice(text: str) -> None:
    assert not found(residue.sentences_twice, f"# Visits\n{text}")


def test_a_long_sentence_with_a_word_changed_is_possibly_a_copy() -> None:
    first = (
        "There is a new process for step-down between the front door and early help which is working better for all."
    )
    (finding,) = found(residue.sentences_nearly_twice, f"# A\n{first}\n# B\n{first.replace('better', 'well')}")
    assert not finding.certain
    assert "under 'A'" in finding.message


def test_two_sentences_with_other_figures_are_no_copies() -> None:
    text = "In the {} quarter the percentage of visits to children in need that were made in time was {} of all visits."
    assert not found(residue.sentences_nearly_twice, f"{text.format('first', '80%')}\n{text.format('last', '91%')}")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The rate is XX% this month.", "XX%"),
        ("It was agreed on [insert date] by the board.", "[insert date]"),
        ("Report of {{ report_of }}", "{{ report_of }}"),
        ("{% if exempt %} Not for publication", "{% if exempt %}"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
        ("For decision / information (delete as appropriate)", "delete as appropriate"),
        ("Click or tap here to enter text.", "Click or tap here to enter text"),
        ("Contact: <name of officer>", "<name of officer>"),
        ("It costs £x in all.", "£x"),
        ("Meeting: dd/mm/yyyy", "dd/mm/yyyy"),
        ("[To be written]", "[To be written]"),
    ],
)
def test_a_placeholder_is_an_error(text: str, quote: str) -> None:
    (finding,) = found(residue.left_in, text)
    assert (finding.quote, finding.certain) == (quote, True)


@pytest.mark.parametrize(
    "text",
    [
        "The outturn is TBC.",
        "Commentary to follow.",
        "Data to be added.",
        "[Guidance on risk goes here]",
        "See <the plan here>",
    ],
)
def test_what_says_that_it_is_still_to_come_is_possible(text: str) -> None:
    (finding,) = found(residue.left_in, text)
    assert not finding.certain


@pytest.mark.parametrize(
    "text",
    [
        "Children under 5 (<5) are not shown, nor those over 90 (>90).",
        "Part XX of the Act applies.",
        "X / Y, where X is the number of children represented.",
        "[x]: not given.",
        "[To be written: Context]",
        "Write to <clerk@elmshire.gov.uk> for a copy.",
        "TBC: to be confirmed.",
        "Insert the catheter, said the nurse.",
        "The name, date and title are printed.",
    ],
)
def test_what_only_looks_like_a_placeholder_is_left_alone(text: str) -> None:
    assert not found(residue.left_in, text)


def test_tbc_in_a_table_is_a_value() -> None:
    assert not found(residue.left_in, "Measure | Target\nVisits | TBC\nPlans | 20")


def test_highlighted_words_are_told_of() -> None:
    marked = Paragraph((Span("Figures ", look=SpanLook()), Span("to check", look=SpanLook(shading="#ffff00"))))
    (finding,) = residue.highlighted(reading_of(draft(marked), "paper.docx"))
    assert (finding.quote, finding.certain) == ("to check", False)


def test_words_on_a_pale_ground_are_not_highlighted() -> None:
    shaded = Paragraph((Span("Plain words", look=SpanLook(shading="#f2f2f2")),))
    assert not list(residue.highlighted(reading_of(draft(shaded), "paper.docx")))


def test_a_question_that_is_answered_elsewhere_and_not_here_is_an_error() -> None:
    text = pages(("Visits are made in time.", "Staff leave."), ("", "Staff leave us."), ("All is timely.", "Not much."))
    (finding,) = found(residue.unanswered, text)
    assert (finding.quote, finding.certain) == ("What is working well?", True)
    assert finding.place.heading == "Referrals"


def test_a_question_with_none_for_an_answer_is_answered() -> None:
    assert not found(residue.unanswered, pages(("Good.", "None."), ("N/A", "None."), ("Fine.", "No concerns.")))


def test_a_question_answered_by_a_list_or_a_table_is_answered() -> None:
    table = "Action | Who\nTrain staff | Managers"
    assert not found(residue.unanswered, pages(("Good.", "- Staff leave"), ("Well.", table), ("Fine.", "Nothing.")))


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
    (finding,) = found(residue.unanswered, text)
    assert finding.certain
    assert "41" in finding.message


def test_a_heading_with_nothing_under_it_is_possible() -> None:
    text = "# Context\nThe panel has asked for a report on the work of the service.\n# Risk\n# Finance\nNo impact."
    (finding,) = found(residue.unanswered, text)
    assert (finding.quote, finding.certain) == ("Risk", False)


@pytest.mark.parametrize(
    "text",
    [
        "# Context\nThe panel has asked for a report on the service.\n# Priorities\n## Contacts\nNo impact.",
        "# IMPROVEMENT REPORT\n# Improvement report\nThe panel has asked for a report on the work of the service.",
        "# Context\nThe panel has asked for a report on the service.\n# Placements\nKind | Count\nFoster | 4",
        "# Contact\nThe panel has asked for a report on the service.\n# THE DIRECTOR\n# Report\nAll wards.",
        "",
    ],
)
def test_a_heading_with_parts_a_table_a_title_or_a_name_is_not_empty(text: str) -> None:
    assert not found(residue.unanswered, text)


def test_a_label_without_its_value_is_possible_and_told_once() -> None:
    text = "# A\nTolerance 800-1200\n# B\nTolerance\nGood = Bigger is better\n# C\nTolerance Good = Bigger is better"
    (finding,) = found(residue.labels_alone, text)
    assert not finding.certain
    assert "in 1 other place" in finding.message
    assert "Tolerance 800-1200" in finding.message


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
    assert not found(residue.labels_alone, text)


def test_a_line_of_the_front_sheet_without_its_value_is_possible() -> None:
    front = table([["Date", "27/02/2023"], ["Report of", ""], ["Subject", "Services"], ["Status", "Open"]])
    (finding,) = residue.labels_alone(reading_of(draft(front), "paper.docx"))
    assert (finding.quote, finding.certain) == ("Report of", False)


def test_a_front_sheet_that_is_filled_in_is_left_alone() -> None:
    assert not quotes(residue.labels_alone, "Date | 27/02/2023\nReport of | The Director\nStatus | Open")


KINDS = "Provider | Children\nOwn | 287\nPrivate | 186\nParents | 56\nVoluntary | 15\nOther councils | {last}"


def test_the_one_blank_of_a_column_of_kinds_is_an_error() -> None:
    blank = [[*row.split(" | "), ""][:2] for row in KINDS.format(last="").split("\n")]
    (finding,) = residue.values_missing(reading_of(draft(table(blank)), "paper.docx"))
    assert (finding.quote, finding.certain) == ("Other councils", True)


def test_a_column_that_is_filled_or_says_why_not_is_left_alone() -> None:
    assert not found(residue.values_missing, KINDS.format(last="9"))
    assert not found(residue.values_missing, KINDS.format(last="-"))


def test_a_blank_in_a_table_by_months_is_left_alone() -> None:
    rows = [["Measure", "Apr-23", "May-23"], *([name, "4", "5"] for name in "abcde"), ["Visits", "", "4"]]
    assert not list(residue.values_missing(reading_of(draft(table(rows)), "paper.docx")))
