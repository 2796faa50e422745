"""Terms written in two ways, short forms that nobody spelt out, and slips of the pen are found; two words are not."""

from __future__ import annotations

import pytest

from paperwork.checks.words import terms

from ..papers import found, quotes


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("ASYE caseloads fell.\nThe ASYE target is met.\nAverage AYSE Caseload", "AYSE", "ASYE"),
        ("The number of CiN fell.\nMost CiN are seen.\nThere are 800 CIN.", "CIN", "CiN"),
    ],
)
def test_a_short_form_in_two_spellings_is_an_error_where_it_is_rarer(text: str, wrong: str, right: str) -> None:
    (finding,) = found(terms.short_forms_two_ways, text)
    assert finding.certain
    assert f"'{wrong}' here is '{right}' elsewhere" in finding.message
    assert wrong in finding.quote


@pytest.mark.parametrize(
    "text",
    [
        "CSC and CCS are two services.",
        "There are 5 CIN and 6 CINs.",
        "NUMBER OF CIN\nThe number of CiN fell.",
        "The multi-agency safeguarding arrangements panel (MASP) and the medical aid staff board (MASB) met.",
        "The single route placement (SRPX) and the special project register exchange (SPRX) are spelt out.",
    ],
)
def test_two_short_forms_of_two_things_are_left_alone(text: str) -> None:
    assert not found(terms.short_forms_two_ways, text)


def test_one_other_letter_in_a_long_form_is_possible() -> None:
    text = "CAMHS met.\nWe asked CAMHS.\nAsk CAMHS again.\nThen CAMHT came."
    (finding,) = found(terms.short_forms_two_ways, text)
    assert not finding.certain


def test_a_short_form_with_one_capital_is_found_after_an_article() -> None:
    text = "One of our PIP's team attends.\nWe invite a member of the Pip team to the meeting."
    (finding,) = found(terms.capitals_lost, text)
    assert finding.certain
    assert "'Pip' here is 'PIP'" in finding.message


def test_a_name_or_a_word_that_has_a_forms_letters_is_left_alone() -> None:
    assert not found(terms.capitals_lost, "SEND plans are late.\nThe Send team moved. Then Pip said so.\nPIP was paid.")


def test_a_noun_in_two_forms_before_one_word_is_an_error() -> None:
    text = "98% have a permanence plan.\nAll should have a permanency plan.\nA permanency plan may change."
    (finding,) = found(terms.nouns_two_ways, text)
    assert finding.certain
    assert "permanence plan" in finding.message


def test_two_nouns_before_two_words_are_left_alone() -> None:
    assert not found(
        terms.nouns_two_ways, "Permanence matters to us.\nA permanency plan is made; emergence is not emergency."
    )


def test_a_short_form_that_is_spelt_out_nowhere_is_possible() -> None:
    (finding,) = found(terms.never_spelt_out, "The CSRS team met.\nThe CSRS team agreed.")
    assert not finding.certain
    assert finding.quote == "The CSRS team met."


@pytest.mark.parametrize(
    "text",
    [
        "The child safety and review service (CSRS) met.\nThe CSRS agreed.",
        "CSRS: child safety and review service.\nThe CSRS agreed.",
        "The ICPC was held.\nAn ICPC is due.",
        "The CSRS team met.",
        "Our child safety review service met.\nThe CSRS agreed.\nCSRS it is.",
    ],
)
def test_a_short_form_that_is_spelt_out_known_or_used_once_is_left_alone(text: str) -> None:
    assert not found(terms.never_spelt_out, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We saw the the family.", "the the"),
        ("We plan for the our looked after children.", "the our"),
        ("Performance is good.. Audits go on.", ".."),
        ("We met partners (police and health to agree it.", "("),
    ],
)
def test_a_slip_is_possible(text: str, word: str) -> None:
    (finding,) = found(terms.doubled, text)
    assert not finding.certain
    assert f"'{word}'" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Wait... then go on.",
        "19% (181 of 963) were seen.",
        "We will: a) plan; b) act.",
        "1) Improve outcomes.",
        "What it is is known, and they had had a plan that that team made.",
        "The visits (some of which",
    ],
)
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    assert not quotes(terms.doubled, text)


def test_two_names_of_the_field_for_one_thing_are_possible() -> None:
    (finding,) = found(terms.one_thing_two_names, "The number of CLA fell.\nMost CiC are seen, and CLA are too.")
    assert not finding.certain
    assert finding.message == "'CiC' and 'CLA' are names for one thing (1, 2 times)."
    assert not found(terms.one_thing_two_names, "The number of CiC fell.\nMost CiC are seen.")
