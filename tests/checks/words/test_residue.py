"""What is left of the making of a paper is found: sentences twice, placeholders, headings and labels with nothing."""

from __future__ import annotations

import pytest

from paperwork.checks.reading import reading_of
from paperwork.checks.words import residue
from paperwork.model.blocks import Paragraph, Span
from paperwork.model.look import SpanLook

from ...pdf.drafts import draft
from ..papers import found

TWICE = "Re-registrations are lower than in the previous two years at a rate of 17%."


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


def test_a_short_sentence_twice_in_one_paragraph_or_the_next_is_an_error() -> None:
    text = "We check the numbers every year. They are small. We check the numbers every year."
    (finding,) = found(residue.sentences_twice, text)
    assert finding.certain
    assert "the same paragraph" in finding.message
    (finding,) = found(
        residue.sentences_twice, "We check the numbers every year.\nWe check the numbers every year. Fine."
    )
    assert finding.certain
    assert "the paragraph before" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "There are no changes. It is well. There are no changes.",
        "- The target was met this month.\n- The target was met this month.",
        "We check the numbers every year.\nAll is well.\nWe check the numbers every year.",
        "# Legal\nThere are none that we know.\n# Equality\nThere are none that we know.",
    ],
)
def test_a_short_sentence_said_again_of_another_thing_is_left_alone(text: str) -> None:
    assert not found(residue.sentences_twice, text)


@pytest.mark.parametrize(
    "text",
    [
        "In December, [x]% had one.",
        "It cost £[xx] a week.",
        "There were [X] children in May.",
        "Spending was £ million, against £1.2 million.",
        "We spent £m on homes.",
        "The rate fell to % in May.",
        "It is up from % a year ago.",
        "Of all visits [  ] % were late.",
        "The cost is £, which is low.",
    ],
)
def test_a_number_that_was_left_out_is_an_error(text: str) -> None:
    (finding,) = found(residue.left_in, text)
    assert (finding.check, finding.certain) == ("placeholder", True)


@pytest.mark.parametrize(
    "text",
    [
        "[x] Yes [ ] No",
        "All figures are in £ million.",
        "Budget (£ million) | 4\nAll | 5",
        "The rate as a % of all fell.",
        "It was £3 million, or 4 %, in May.",
        "See [1] and [note] for the rest.",
        "Each percentage point was hard won: % change is shown.",
    ],
)
def test_units_and_boxes_are_left_alone(text: str) -> None:
    assert not found(residue.left_in, text)


@pytest.mark.parametrize(
    "text",
    [
        "The service is launching We are launching its new hub.",
        "Managers are reviewing every case They are reviewing all plans too.",
        "The council has agreed funding The council has agreed a plan.",
    ],
)
def test_two_drafts_that_ran_together_are_an_error(text: str) -> None:
    (finding,) = found(residue.begun_again, text)
    assert finding.certain


@pytest.mark.parametrize(
    "text",
    [
        "The service is launching a hub. We are launching another.",
        "They told us: We are proud of the hub.",
        "It is a long road We are on now.",
        "She said “We are launching it” of the launching.",
    ],
)
def test_a_new_sentence_and_a_saying_are_left_alone(text: str) -> None:
    assert not found(residue.begun_again, text)


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("[Drafting note: check this figure with finance]", True),
        ("Report template, version 2: delete this line before publishing.", True),
        ("Guidance: set out the financial implications here.", False),
        ("Financial implications: to be completed by finance.", False),
        ("Author to confirm the number.", False),
        ("The number was … in May.", False),
        ("_____ children were seen.", False),
        ("This section should set out the risks.", False),
        ("See comment from finance.", False),
        ("Please describe the consultation that has taken place.", False),
        ("Maximum 200 words.", False),
        ("There were 40 (Finance to confirm) in May.", False),
    ],
)
def test_what_a_template_says_to_its_authors_is_told_of(text: str, certain: bool) -> None:
    (finding,) = found(residue.left_in, text)
    assert (finding.check, finding.certain) == ("placeholder", certain)


@pytest.mark.parametrize(
    "text",
    [
        "The plan is to be completed by March 2026.",
        "The work is to be completed by the end of May.",
        "Officers are to check each file.",
        "Signed: ____________ Date: __________",
        "The strategy should set out the risks.",
        "Answers of up to 500 words were given.",
        "Please see the appendix.",
        "The board asked the service to provide a plan.",
        "The action is for the team to complete by May.",
    ],
)
def test_what_a_paper_says_of_its_own_work_is_no_guidance(text: str) -> None:
    assert not found(residue.left_in, text)
