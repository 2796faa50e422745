"""Names written in two ways are found; two names, and what grammar explains, are not."""

from __future__ import annotations

import pytest

from paperwork.checks.words import names

from ..papers import found


def test_a_measure_called_by_the_same_words_but_for_an_ending_is_an_error() -> None:
    text = (
        "# Rate of children leaving care project in year\nAll is well.\n"
        "# Rate of children leaving care per 10,000 projected in year\nAll is well."
    )
    (finding,) = found(names.labels_two_ways, text)
    assert finding.certain
    assert "'care project in year' here is 'care projected in year' elsewhere" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "We mean to complete the visits in time.\nWe managed to completed visits before.",
        "# Share of all assessments complete in time\nAll is well.\n# Share of all assessments completed in time\nYes.",
        "# Rate of care project in year\nWell.\n# Children leaving projected in year\nWell.",
    ],
)
def test_sentences_and_words_that_are_right_in_both_forms_are_left_alone(text: str) -> None:
    assert not found(names.labels_two_ways, text)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("# Right Help at the Right Time\nYes.\n# Right Help Right Time\nYes.\n# Right Help Right Time\nNo.", True),
        ("The Safe and Strong Families Programme began.\nThe Safe Strong Families Programme grew.", True),
        ("The Director of Adult Social Care came.\nThe Director for Adult Social Care came.", False),
    ],
)
def test_a_long_name_with_other_small_words_is_found(text: str, *, sure: bool) -> None:
    (finding,) = found(names.small_words_two_ways, text)
    assert finding.certain is sure


@pytest.mark.parametrize(
    "text",
    [
        "The Health and Care Board met.\nThe Health Care Board met.",
        "The Safe & Strong Families Programme began.\nThe Safe and Strong Families Programme grew.",
        "Right Help, Right Time, Right Place is one.\nRight Help Right Time Right Person is another.",
    ],
)
def test_short_names_and_signs_for_and_are_left_alone(text: str) -> None:
    assert not found(names.small_words_two_ways, text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Initial Child Protections Panels sit.\nAn Initial Child Protection Panel sits.", "Initial Child Protection"),
        ("The Safeguarding Adult Board met.\nAsk the Safeguarding Adults Board.", "Safeguarding Adult"),
        ("The Social Workers Academy began.\nThe Social Worker Academy grew.", "Social Worker"),
    ],
)  # fmt: skip
def test_a_name_with_another_plural_inside_is_an_error(text: str, wrong: str) -> None:
    (finding,) = found(names.plurals_two_ways, text)
    assert finding.certain
    assert wrong in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "The National Health Service Act applies.\nThe National Health Services Act applies.",
        "A Child Protection Conference is held.\nChild Protection Conferences are held.",
        "The Housing Service Board met.\nThe Care Services Board met.",
    ],
)
def test_laws_and_plurals_at_the_end_are_left_alone(text: str) -> None:
    assert not found(names.plurals_two_ways, text)


def test_a_name_with_its_words_swapped_is_possible() -> None:
    text = "Service | Posts\nFamily Safeguarding | 4\nWe know that the Safeguarding Families service is full."
    (finding,) = found(names.words_swapped, text)
    assert not finding.certain
    assert "'Safeguarding Families'" in finding.message


def test_a_longer_name_swaps_no_words() -> None:
    assert not found(names.words_swapped, "The Adult Services Team met.\nThe Services Adult Social Care met.")


def test_a_numbered_thing_in_letters_and_figures_is_possible() -> None:
    text = "Stage 1 complaints rose.\nThere were 40 at Stage 1.\nStage One replies are checked."
    (finding,) = found(names.numbers_two_ways, text)
    assert not finding.certain
    assert "'Stage One' here is 'Stage 1' elsewhere (1 to 2 times)" in finding.message


@pytest.mark.parametrize("text", ["Stage 1 rose.\nStage Two fell.", "Level 2 rose.\nAt level two of the car park."])
def test_other_numbers_and_small_letters_are_left_alone(text: str) -> None:
    assert not found(names.numbers_two_ways, text)


def test_a_short_form_in_small_letters_before_the_same_word_is_an_error() -> None:
    text = "We work with SLIP partners.\nThe SLIP partners came.\nA review by our slip partners is done."
    (finding,) = found(names.short_forms_in_small_letters, text)
    assert finding.certain
    assert "'slip partners' here is 'SLIP partners' elsewhere (1 to 2 times)" in finding.message


@pytest.mark.parametrize(
    "text", ["SEND children wait.\nWe aim to send children home.", "The PIP team came.\nA pip in the apple fell."]
)
def test_a_word_that_is_spelt_as_a_short_form_is_left_alone(text: str) -> None:
    assert not found(names.short_forms_in_small_letters, text)


def test_a_name_that_lost_its_capital_before_a_short_form_is_an_error() -> None:
    text = "There will be a power BI report.\nAn interactive Power BI dashboard helps."
    (finding,) = found(names.capitals_of_names_lost, text)
    assert finding.certain
    assert "'power BI' here is 'Power BI'" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Average SW caseload | 4\nAll | 5\nThe average SW caseload fell.",
        "The PSW came.\nWe asked the PSW.\nThey met with The PSW.",
        "The council CEO came.\nWe asked one Council CEO.",
        "Our local BI reports grow.\nThe Power BI report and the local BI report came.",
    ],
)
def test_titles_and_posts_are_left_alone(text: str) -> None:
    assert not found(names.capitals_of_names_lost, text)
