"""Changes in prose, in any order of words and in any unit, worked out again."""

from __future__ import annotations

import pytest

from paperwork.checks.sums import arithmetic, moves
from paperwork.model.findings import Finding

from ..papers import found


def _all(text: str) -> list[Finding]:
    return [finding for check in moves.CHECKS for finding in found(check, text)]


@pytest.mark.parametrize(
    "said",
    [
        "Between August and September contacts went up by 191, from 1,096 to 1,267, an increase of 16%.",
        "Sickness absence has fallen from 9.1 to 8.8 days per full-time equivalent, a reduction of 0.4 days in "
        "the quarter and of 0.6 days since this time last year.",
        "Twenty-nine of them took part, which at 63% is above the target of 60%. Participation has risen by six "
        "percentage points since Q2, when it was 58%, and by eight since the same quarter last year.",
        "Current tenant arrears fell by £52,000 in the quarter, from £918,000 to £876,000, a reduction of 4.6%.",
        "Current tenant arrears fell from £918,000 to £876,000, a reduction of £52,000.",
        "Calls halved, from 38 in Q2 to 29, after the patrols began.",
        "The number of reoffences fell by just over a quarter, from 179 to 152.",
        "Numbers rose by a third, from 120 to 140.",
        "There were 418 incidents, 76 fewer than the 504 of the quarter before.",
        "Waits came down by nine days, from 41 days to 30 days.",
        "Plans rose to 285 from 268, an increase of twenty-seven.",
        "The bill doubled, from £1.2m to £1.9m.",
        "A rise of 12 points, from 49% to 69%.",
        "There was a 10% drop in calls, from 200 to 150.",
    ],
)
def test_a_change_that_its_two_figures_do_not_make_is_an_error(said: str) -> None:
    (finding,) = _all(said)
    assert finding.certain
    assert finding.quote in said


@pytest.mark.parametrize(
    "said",
    [
        "Between August and September contacts went up by 171, from 1,096 to 1,267, an increase of 16%. Compared "
        "with April the rise is a more modest 7%.",
        "Twenty-nine of them took part, which at 63% is above the target of 60%. Participation has risen by five "
        "percentage points since Q2, when it was 58%, and by eight since the same quarter last year.",
        "Current tenant arrears fell by £42,000 in the quarter, from £918,000 to £876,000, a reduction of 4.6%.",
        "Calls halved, from 38 in Q2 to 19, after the patrols began.",
        "The cohort itself has shrunk by 18, or 13%, and the number of reoffences by just over a quarter, from "
        "179 to 132.",
        "Their hours went up from 18.2 at the start to 21.4 at the end, a gain of 3.2 hours (18%), and the best "
        "result.",
        "There were 418 incidents in the quarter, 86 fewer than in Q2 (a drop of 17%) and six fewer than in the "
        "same quarter last year.",
        "Harbour was five up on a year ago, when it recorded 96.",
        "Average time is 26.1 days, down from 27.8 in the first quarter and more than three days quicker than a "
        "year ago (29.4).",
        "In the latest quarter the rolling count went from 28 to 26, a fall of 7%, with five new entrants between "
        "October and December compared with seven in the same three months of 2024.",
        "Collection has almost doubled since Q1, when it stood at 28.9%.",
        "Officers used 14 dispersal orders, against 22 in Q2.",
        "The number in bed and breakfast has grown fastest, by eight to 38, which is 27% up on June.",
        "We moved 3 staff up from 2 teams to 3 teams. It rose 4% from 2 to 3 on target.",
        "The gap between us and Wales, which was 3.2 percentage points for 2022/23, has narrowed to 1.2 points.",
        "We raised the target by 10 in April, from 140 to 150.",
        "Spending rose from £1.2 million to £1.9 million, an increase of £0.7 million.",
        "Spending rose from £1.2 million to £1.9 million, an increase of £660,000.",
    ],
)
def test_a_change_that_is_right_or_is_of_something_else_is_left_alone(said: str) -> None:
    assert not _all(said)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Referrals tripled from 30 to 60 and contacts tripled from 10 to 30.", "'tripled'"),
        ("Referrals doubled from 30 to 60 and contacts doubled from 10 to 30.", "'doubled'"),
        ("Plans and reviews rose from 120 to 126 and from 88 to 91, increases of 6 and 3 or 12 in all.", ""),
        (
            "It fell from 100 to 90 in the first half and from 90 to 81 in the second, a fall of 18 over the year.",
            "'18'",
        ),
        ("Lets rose from 120 to 150 and re-lets from 40 to 38, and all of them rose by 26 from 160 to 188.", "'26'"),
    ],
)
def test_each_clause_is_held_against_its_own_two_figures(said: str, words: str) -> None:
    told = [one for check in (*moves.CHECKS, *arithmetic.CHECKS) for one in found(check, said)]
    assert [words in finding.message for finding in told] == ([True] if words else [])
