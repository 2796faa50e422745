"""Percentages and shares in words beside the counts that they are of, however they are put."""

from __future__ import annotations

import pytest

from paperwork.checks.sums import proportions, worded_shares
from paperwork.model.findings import Finding

from ..papers import found


def _all(text: str) -> list[Finding]:
    return [finding for check in (*proportions.CHECKS, *worded_shares.CHECKS) for finding in found(check, text)]


@pytest.mark.parametrize(
    "said",
    [
        "In the first quarter there were 18 in 98 audits (18%); in the second there were 13 in 104 (16%).",
        "We re-let 124 homes in the quarter, 45 of them (26%) in September.",
        "Of 612 fly-tips reported, 563 were cleared in three working days (82%).",
        "Five of the 14 appeals decided in the quarter were allowed. At 46%, this is an improvement on the 33% we "
        "reported in Q1.",
        "Of 186 requests due in the quarter, 169 were answered within 20 working days. At 81% the result is the "
        "same as in Q1.",
        "In August 45% of the 28 audits had it, and in September it was 20 of 40, exactly half.",
        "Almost two thirds of complaints (47%) were upheld.",
        "Nine of the 59 children open on 31 December (25%) chose Welsh.",
        "Two in five of the children (33%) reoffended.",
        "Just over half (45%) of indicators now meet their target.",
        "Over a third of the audits (10 of 40) were there.",
        "There were 46 victims. Twenty-nine of them took part, which at 73% is above the target of 60%.",
        "The Bureau made 38 decisions in the quarter, 30 of them within 20 working days. At 89% this is two "
        "points down on Q2.",
        "Only three of the 59 open cases (15%) were from there.",
        "In all 36% of children, almost half, had moved.",
        "At the end 22 of 23 children were in suitable accommodation. The result, 86%, is just over our target.",
        "Eight out of ten (62%) said so.",
        "Two in five of the children in the 2023/24 cohort went on to reoffend within a year, down from 37.0% for "
        "2022/23.",
        "We re-let 45 (46%) of the 124 homes in September.",
        "In all 57% of the 212 complaints (100) were upheld.",
        "About 57% (100) of the 212 complaints were late. Then 57% (100) of the 212 complaints were upheld.",
        "Feedback came in 29 of the 60 audits, a little over a third.",
        "Half of the 40 audits (14) were good.",
        "There were 40 audits. 25 of them (50%) were good.",
        "There were 18, almost half of the 60, who left.",
    ],
)
def test_a_share_that_the_counts_beside_it_do_not_give_is_an_error(said: str) -> None:
    (finding,) = _all(f"{said} Members noted it.")
    assert finding.certain
    assert finding.quote in said


@pytest.mark.parametrize(
    "said",
    [
        "In the first quarter there were 18 in 98 audits (18%); in the second there were 13 in 104 (13%).",
        "We re-let 124 homes in the quarter, 45 of them (36%) in September.",
        "We answered 212 Stage 1 complaints in the quarter, 178 of them within ten working days (84%).",
        "Five of the 14 appeals decided in the quarter were allowed. At 36%, this is worse than the 33% we "
        "reported in Q1.",
        "Of 186 requests due in the quarter, 169 were answered within 20 working days. At 91% the result is the "
        "same as in Q1.",
        "Just over half (55%) of indicators now meet their target.",
        "Nearly nine in ten assessments (87%) were finished in time. Nearly two in three are households with children.",
        "Housing holds half of all the Reds, although it has only a quarter of the indicators.",
        "Bed and breakfast now accounts for a little over one in five placements (22%).",
        "We prevented or relieved homelessness in 59% of cases closed (124 of 210), up two points since Q1.",
        "More than half of the late jobs (46) were electrical.",
        "In housing the share was just over half (53%), in planning a little under three in ten (29%).",
        "Harbour and Castle has just over a third of all entrants (35%) with a little over a fifth of the children.",
        "Prevention now makes up more than half of all open work (31 of 59, or 53%), compared with 44% at the end "
        "of September.",
        "Of the 44 children who finished a programme in the first half of 2024/25, 38 (86%) had not become "
        "entrants 12 months later.",
        "Nineteen children were referred for an assessment and 17 were seen within five working days (89%).",
        "The target is 90% of the 28 audits.",
        "Waste answered 53 of its 58 complaints in time (91%), and revenues and benefits answered 22 of 24.",
        "Agency workers now fill 32 of the 160 posts, or 20%. As a share of those in post the figure is 21.6%.",
        "Family Safeguarding had half of the four grades, and over a third of the audits (14 of 40).",
        "The 26 children were aged between 12 and 17, and 21 were boys. Half (13) were 15 or 16.",
        "In September conferences for 42 children were held, ten more than in August, and those for 34 of them "
        "(81%) were in time. In July it was 25 of 32, or 78%. For the year to date the figure is 82%, better than "
        "the 79% of our neighbours.",
        "Half of those audited were good (50%).",
        "Feedback was returned by 20 of those who took part, and 19 (95%) said they were satisfied.",
    ],
)
def test_a_share_that_is_right_or_of_something_else_is_left_alone(said: str) -> None:
    assert not _all(said)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Of the three homes rated inadequate, 50% have a new manager.", 1),
        ("Of our seven teams, only 40% are full.", 1),
        ("Of the three homes rated inadequate, 67% have a new manager.", 0),
        ("Of the three homes rated inadequate, 50% of the beds are empty.", 0),
        ("Of the three targets, 50% is the hardest to meet.", 0),
    ],
)
def test_a_percentage_of_a_few_told_in_words_is_one_that_a_whole_number_gives(said: str, wrong: int) -> None:
    assert len(found(proportions.of_a_few, f"# Homes\n{said}")) == wrong
