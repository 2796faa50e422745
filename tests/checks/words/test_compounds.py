"""Compound words in two ways are found: joined and apart, with and without a hyphen; what grammar explains is not."""

from __future__ import annotations

import pytest

from paperwork.checks.words import compounds

from ..papers import found


@pytest.mark.parametrize(
    ("text", "rare", "often"),
    [
        ("Ongoing work helps.\nThe on-going work is ongoing.", "on-going", "Ongoing"),
        ("Send an e-mail.\nSend an email.\nThe email came.", "e-mail", "email"),
        (
            "Our workforce is stable.\nStabilise our work force and keep it.\nThe workforce grew.",
            "work force",
            "workforce",
        ),
        ("The caseload of each fell.\nThe case load is high.\nA caseload is too high.", "case load", "caseload"),
        (
            "A multi-agency team met.\nThe multiagency team met.\nMulti-agency work helps.",
            "multiagency",
            "multi-agency",
        ),
    ],
)
def test_a_word_in_two_ways_that_no_grammar_explains_is_an_error(text: str, rare: str, often: str) -> None:
    (finding,) = found(compounds.words_two_ways, text)
    assert finding.certain
    assert f"'{rare}' here is '{often}' elsewhere" in finding.message
    assert rare in finding.quote


@pytest.mark.parametrize(
    "text",
    [
        "Re-referrals rose.\nThe rereferrals of May fell.",
        "They talk of the front line.\nTwo frontline officers came.",
        "The team work with us.\nGood teamwork helps the team.",
        "Dear Jane\nThe on-going work is good.\nYours sincerely\nThe ongoing work is good.",
    ],
)
def test_a_word_in_two_ways_that_may_be_two_words_or_anothers_is_possible(text: str) -> None:
    (finding,) = found(compounds.words_two_ways, text)
    assert not finding.certain


@pytest.mark.parametrize(
    "text",
    [
        "A follow-up visit.\nTo follow up a visit.",
        "Every day counts.\nEveryday tasks.",
        "They may be late.\nMaybe they are.",
        "Step down is quick.\nA step-down plan.",
        "The Health and Wellbeing Board met.\nTheir well-being matters.",
        "Write to us@on-going.org about ongoing work.",
    ],
)
def test_words_that_are_rightly_apart_in_one_place_are_left_alone(text: str) -> None:
    assert not found(compounds.words_two_ways, text)


@pytest.mark.parametrize(
    "text",
    [
        "The in-year rate fell.\nBut the in year rate of last May was lower.",
        "Use in-house staff.\nThe in house staff were trained.",
        "Most have an up-to-date plan.\nAn up to date plan helps.",
        "The out-of-hours team came.\nThe out of hours team is small.",
        "We saw the end-of-year figures.\nThe end of year figure is not known.",
    ],
)
def test_a_compound_of_a_preposition_with_and_without_hyphen_before_one_noun_is_an_error(text: str) -> None:
    (finding,) = found(compounds.before_one_noun, text)
    assert finding.certain
    assert finding.check == "term-two-ways"


def test_another_compound_before_one_noun_is_possible() -> None:
    text = "The first time entrants fell.\nMost first-time entrants are boys.\nFirst time entrants rose."
    (finding,) = found(compounds.before_one_noun, text)
    assert not finding.certain
    assert "'first-time entrants' here is 'first time entrants'" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "The in-year rate fell.\nIt fell in year two.\nThe in year total rose.",
        "The in-year rate fell.\nMeasure | In year rate\nAll | 4",
        "A long-term plan.\nIn the long term plans change.",
    ],
)
def test_other_nouns_and_what_a_table_calls_a_measure_are_left_alone(text: str) -> None:
    assert not [one for one in found(compounds.before_one_noun, text) if one.certain]


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("The HealthyYou service began.\nMembers of Healthy You said so.", True),
        ("The HomeChoice scheme is open.\nWe run Home-Choice with them.", True),
        ("The Homechoice scheme is open.\nWe run Home Choice with them.", False),
        ("Measure | Score\nHealthyYou | 4\nMembers of Healthy You said so.", False),
    ],
)
def test_a_name_joined_and_apart_is_found(text: str, certain: bool) -> None:
    (finding,) = found(compounds.names_apart, text)
    assert (finding.check, finding.certain) == ("term-two-ways", certain)


@pytest.mark.parametrize(
    "text",
    [
        "The HealthyYou service began.\nA healthy you is what we want.",
        "The MacDonald family came.\nMac Donald is a firm.",
        "See www.HealthyYou.uk for it.\nMembers of Healthy You said so.",
    ],
)
def test_other_words_and_addresses_are_no_name_apart(text: str) -> None:
    assert not found(compounds.names_apart, text)


def test_a_name_with_a_hyphen_and_without_is_an_error() -> None:
    text = "The Multi-Agency Safeguarding Hub met.\nThe Multi Agency {last} met."
    (finding,) = found(compounds.names_hyphened, text.format(last="Safeguarding Hub"))
    assert finding.certain
    assert not found(compounds.names_hyphened, text.format(last="Team"))
