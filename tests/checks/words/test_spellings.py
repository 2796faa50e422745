"""Words in two spellings are found: in -er and -or, in -ise and -ize, with an inner capital and without."""

from __future__ import annotations

import pytest

from paperwork.checks.words import spellings

from ..papers import found


def test_a_name_without_its_inner_capital_is_an_error_where_it_is_rarer() -> None:
    text = "Homes are let by HomeBid.\nMost use HomeBid.\nHomebid applicants are told."
    (finding,) = found(spellings.names_two_ways, text)
    assert finding.certain
    assert "'Homebid' here is 'HomeBid' elsewhere" in finding.message
    assert finding.quote.startswith("Homebid applicants")


@pytest.mark.parametrize(
    "text",
    [
        "Homes are let by HomeBid.\nMost use HomeBid.",
        "Look at www.Homebid.org to use HomeBid, or write to us@Homebid.",
        "MacKay Road and Mackay Road are two.",
        "HOMEBID is a heading, and HomeBid is a name.",
    ],
)
def test_an_address_a_family_and_capitals_spell_nothing(text: str) -> None:
    assert not found(spellings.names_two_ways, text)


def test_a_word_in_two_spellings_behind_the_same_word_is_an_error() -> None:
    text = "Each has a personal adviser.\nTwo personal advisers came.\nA personal advisor tries again."
    (finding,) = found(spellings.endings_two_ways, text)
    assert finding.certain
    assert "'personal advisor' here is 'personal adviser' elsewhere (1 to 2 times)" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "An adviser came.\nTwo advisers came.\nThe board has an advisor too.",
        "We organised it.\nThey organised more.\nOne was organized by the trust.",
    ],
)
def test_a_word_in_two_spellings_is_else_possible(text: str) -> None:
    (finding,) = found(spellings.endings_two_ways, text)
    assert not finding.certain


@pytest.mark.parametrize(
    "text",
    [
        "The personal adviser and the other advisers met.",
        "The minor was seen with the miner.",
        "The World Health Organization helped us to make an organisation of it.",
        "We advise them, and they revised it for the size and the prize.",
    ],
)
def test_a_word_in_one_spelling_is_left_alone(text: str) -> None:
    assert not found(spellings.endings_two_ways, text)


@pytest.mark.parametrize(
    ("text", "wrong", "sure"),
    [
        ("% Childrens Disability | 4\nTeam | 5\nThe Children's Disability team came.", "Childrens Disability", True),
        ("The womens refuge is full.", "womens", True),
        ("We visit the childrens’ homes.", "childrens'", True),
        ("The Childrens Trust of the north came.", "Childrens", False),
        ("The Childrens Trust came.\nChildren’s homes are full.", "Childrens", True),
        ("The Director of Children Services.\nThe Children’s Services plan.", "Children Services", True),
    ],
)
def test_an_apostrophe_that_was_lost_is_found(text: str, wrong: str, *, sure: bool) -> None:
    (finding,) = found(spellings.apostrophes_lost, text)
    assert (finding.certain, wrong in finding.message) == (sure, True)


@pytest.mark.parametrize(
    "text",
    [
        "The Children Act and the Children’s Home.\nMens rea.\nwww.childrens.org and help@childrens-trust.org",
        "We give Children Services.",
        "Children Looked After and Children’s Services.",
    ],
)
def test_words_that_need_no_apostrophe_are_left_alone(text: str) -> None:
    assert not found(spellings.apostrophes_lost, text)


def test_you_people_is_young_people() -> None:
    (finding,) = found(spellings.you_people, "Young people came.\nWe see the most vulnerable you people first.")
    assert finding.certain
    assert "'you people' here is 'young people'" in finding.message


@pytest.mark.parametrize("text", ["Some you people came.", "Young people came.\nWe thank you people of the town."])
def test_you_people_is_let_be_where_it_may_be_meant(text: str) -> None:
    assert not found(spellings.you_people, text)


def test_a_letter_three_times_running_is_possible() -> None:
    (finding,) = found(spellings.letters_tripled, "The rolling rate fell.\nThe rollling rate rose.")
    assert not finding.certain


def test_a_tripled_letter_that_stands_in_no_other_word_is_let_be() -> None:
    assert not found(spellings.letters_tripled, "See iii and www and the rollling rate.")
