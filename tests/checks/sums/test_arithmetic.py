"""Sums in sentences: a wrong one is found with what it should be, a right or a rounded one is left alone."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.checks.sums import arithmetic, parts, proportions, shares

from ..papers import found, quotes


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Open cases rose from 2,393 to 2,466, an increase of 51.", "73"),
        (
            "Open cases increased from 2393 on 31st August to 2466 on 30th September (an increase of 73 cases, 2%).",
            "3.1%",
        ),
        ("Visits in time went up from 49% to 69%, an increase of 15 percentage points.", "20 percentage points"),
        ("Numbers have risen from 230 to currently 342. This represents an increase of 59%.", "48.7%"),
        ("There were 100 plans, which fell from 100 to 80 in May and then came down to 60 (a reduction of 30).", "20"),
        ("Contacts fell from 200 to 150, a drop of 40%.", "25.0%"),
    ],
)
def test_a_change_that_is_not_the_difference_of_its_figures_is_an_error(sentence: str, right: str) -> None:
    (finding,) = found(arithmetic.changes, sentence)
    assert finding.severity == "error"
    assert right in finding.message
    assert finding.quote in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Open cases rose from 2,393 to 2,466, an increase of 73 (3%).",
        "Visits in time went up from 49% to 69%, an increase of 20 percentage points.",
        "Visits in time went up from 50% to 60%, an increase of 20%.",
        "Numbers have risen from 230 to currently 342, an increase of 49%.",
        "Numbers rose from 230 to 342, an increase of about 50%.",
        "We moved staff from 2 teams to 3 teams, and there was an increase of 40 visits to families elsewhere.",
        "The meeting ran from 2 to 4 on 5 May.",
        "Children aged from 5 to 15 were asked, an increase on last year.",
        "Caseloads fell from 22 to 17. In May there were 30 more referrals.",
    ],
)
def test_a_change_that_is_right_or_is_of_something_else_is_left_alone(sentence: str) -> None:
    assert not found(arithmetic.changes, sentence)


def test_a_percentage_that_is_not_the_fraction_beside_it_is_an_error() -> None:
    (finding,) = found(shares.fractions, "In PACT, CLA 85% (121/128).")
    assert finding.certain
    assert finding.message.startswith("121/128 is 95%")
    assert finding.quote == "85% (121/128)"


@pytest.mark.parametrize(
    "sentence",
    [
        "CLA 95% (121/128).",
        "250 of the 1182 (21%) contacts became referrals.",
        "Almost 90% (85/96) were seen.",
        "In 2 of 3 teams 40% left.",
    ],
)
def test_a_fraction_that_makes_its_percentage_is_left_alone(sentence: str) -> None:
    assert not found(shares.fractions, sentence)


def test_a_percentage_that_was_cut_off_is_only_possibly_wrong() -> None:
    (finding,) = found(shares.fractions, "Seen in time: 54% (12/22).")
    assert not finding.certain


@settings(deadline=None)
@given(st.integers(1, 400), st.data())
def test_no_rounded_percentage_of_a_fraction_is_ever_found_wrong(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    percent = (Decimal(part) / whole * 100).quantize(Decimal(1), ROUND_HALF_UP)
    assert not found(shares.fractions, f"Of all plans, {percent}% ({part}/{whole}) are up to date.")
    assert shares.possible(percent, 0, Decimal(whole))


def test_a_percentage_that_no_number_of_children_can_give_is_an_error() -> None:
    said = "98% of children are happy where they live, although the sample is of 67 children."
    (finding,) = found(shares.impossible, said)
    assert finding.message == "98% of 67 can't be: 65 is 97% and 66 is 99%."
    assert not found(shares.impossible, said.replace("98%", "97%"))


def test_a_part_larger_than_its_whole_is_an_error() -> None:
    assert quotes(parts.larger, "We have seen 85 of the 60 children.")
    assert not found(parts.larger, "We have seen 60 of the 85 children, and 24/7 cover is in place.")


def test_parts_that_do_not_add_up_to_what_is_said_before_them_may_be_wrong_and_are_where_they_nearly_do() -> None:
    said = "Of the 7 children, 1 was adopted, 2 had an order granted and 4 turned 18, 1 of whom stayed."
    assert not found(parts.sums, said)
    (near,) = found(parts.sums, said.replace("4 turned", "5 turned"))
    (far,) = found(parts.sums, said.replace("4 turned", "6 turned"))
    assert (near.certain, far.certain) == (True, False)


@pytest.mark.parametrize(
    "said",
    [
        "In July it was 25 of 32, or 74%.",
        "412 of the 468 children with a plan (91%) were seen.",
        "Of the 1,204 tenants who replied 867 (76%) were content.",
        "We saw 91% of children (412 of 468).",
    ],
)
def test_a_share_is_found_wrong_however_it_is_put(said: str) -> None:
    wrong = [*found(shares.fractions, said), *found(proportions.given, said)]
    assert [finding.certain for finding in wrong] == [True]


@pytest.mark.parametrize(
    "said",
    [
        "In July it was 25 of 32, or 78%.",
        "412 of the 468 children with a plan (88%) were seen.",
        "Of the 1,204 tenants who replied 867 (72%) were content, and 90% of all would stay.",
        "Of these 7 are new, which is 30% more.",
    ],
)
def test_a_share_that_is_right_however_it_is_put_is_left_alone(said: str) -> None:
    assert not [*found(shares.fractions, said), *found(proportions.given, said)]


def test_a_part_counted_out_of_fewer_is_an_error() -> None:
    said = "Of the 15 children who came into care 19 were under the age of ten."
    assert quotes(parts.larger, said)
    assert not found(parts.larger, said.replace("19", "9"))
    assert not found(parts.sums, "Of the 229 children 206 had been seen within ten working days.")


def test_a_share_of_all_that_their_number_cannot_give_is_an_error() -> None:
    assert quotes(shares.impossible, "Of the 19 audits in the east 49% were good or better.")
    assert not found(shares.impossible, "Of the 19 audits in the east 47% were good or better.")


def test_a_change_beside_the_figure_that_it_is_held_against_is_worked_out_again() -> None:
    said = "There were 819 contacts, against 801 a month earlier: an increase of 18, or 3.2%."
    (finding,) = found(arithmetic.changes, said)
    assert "2.2%" in finding.message
    assert not found(arithmetic.changes, said.replace("3.2%", "2.2%"))


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("We agreed in 17 of 40 cases: 9 of 20 in May and 8 of 20 in June.", 0),
        ("We agreed in 19 of 40 cases: 9 of 20 in May and 8 of 20 in June.", 1),
        ("We agreed in 17 of 44 cases (39%): 9 of 20 in May and 8 of 20 in June.", 1),
        ("We agreed in 30 of 90 cases: 9 of 20 in May and 8 of 20 in June.", 0),
    ],
)
def test_fractions_listed_make_the_one_that_is_said_of_them_all(said: str, wrong: int) -> None:
    assert len(found(shares.lists, f"# Cases\n{said}")) == wrong


def test_a_change_is_of_the_move_right_before_it_also_where_that_is_in_money() -> None:
    said = "The figure has eased from 54 to 51, yet the average price went from £5,240 to 5,610, a rise of 7%."
    assert not found(arithmetic.changes, said)
