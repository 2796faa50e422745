"""Words that claim something about a measure: what its figures contradict is found, what they bear is left alone."""

from __future__ import annotations

import pytest

from paperwork.checks.claims import CHECKS
from paperwork.checks.reading import Earlier, Knowledge
from paperwork.measures import work_out
from paperwork.model.findings import Finding
from tests.measures.build import inputs, measure, months

from ..papers import read

PAPER = """
# Priority A
## Children in need
Target 800
Tolerance 720-880
Measure | Apr-23 | May-23 | June-23
Number of CiN | 735 | 788 | 807
Rate of CiN | 222 | 239 | 244
Targets | Sept-23 | Mar-24
Number | 800 | 780
Rate | 242 | 236
### Commentary
{need}
## CP visits in time
Target 90%
Lower tolerance 85%
Good = Bigger is better
Measure | Apr-23 | May-23 | June-23 | Latest
% CP visits within timescale | 78 | 89 | 91 | 93
Target | Sept-23 | Mar-24
% | 90 | 95
### Commentary
{visits}
## Children in care
Measure | Apr-23 | May-23 | June-23 | Latest
Number of CiC | 620 | 612 | 606 | 601
Rate of CiC | 180 | 178 | 176 | 175
Targets | Sept-23 | Mar-24
Number | 515 | 500
Rate | 149 | 145
### Commentary
{care}
## Re-referrals
Measure | Apr-23 | May-23 | June-23
% of re-referrals | 22 | 25 | 24
Targets | Sept-23 | Mar-24
% | 20 | 18
### Commentary
{again}
## Supervision
Target 80%
% supervision in time | Apr-23 | May-23 | June-23
% All services | 65 | 58 | 67
% Front door | 49 | 46 | 59
% Children in care | 95 | 71 | 69
% Disability | 72 | 80 | 95
% New Start | 81 | 82 | 88
Targets | Sept-23 | Mar-24
% | 80 | 90
### Commentary
{teams}
## Children starting to be looked after (cumulative in year)
Measure | Apr-23 | May-23 | June-23
Number of CiC starts (cumulative in year) | 7 | 19 | 42
### Commentary
{starts}
"""
PAGES = ("need", "visits", "care", "again", "teams", "starts")


def claims(page: str, said: str, knowledge: Knowledge | None = None) -> list[Finding]:
    """What is found of a sentence on one page of a small paper."""
    reading = read(PAPER.format(**{name: said if name == page else "Nothing to add." for name in PAGES}), knowledge)
    return [finding for check in CHECKS for finding in check(reading)]


WRONG = [
    # Which way it went.
    ("need", "Numbers of CIN have reduced over the last three months.", "claim-direction"),
    ("need", "The number of children in need fell in June.", "claim-direction"),
    ("need", "The number of CiN has fallen since last month.", "claim-direction"),
    ("need", "CiN numbers have been steadily decreasing since April 2023.", "claim-direction"),
    ("need", "Although there is a reduction in the number of CIN, demand is high.", "claim-direction"),
    ("need", "There has been a further decrease in CiN numbers this month.", "claim-direction"),
    ("need", "We have seen a slight decrease from last month.", "claim-direction"),
    ("need", "There are now fewer children in need than in May.", "claim-direction"),
    ("need", "The number of CiN continues to fall.", "claim-direction"),
    ("need", "CiN numbers have dropped for the second month in a row.", "claim-direction"),
    ("need", "The number of CiN is lower than last month.", "claim-direction"),
    ("need", "The number of children in need is unchanged from last month.", "claim-direction"),
    ("visits", "CP visit timeliness has worsened over the last month.", "claim-direction"),
    ("visits", "CP visit timeliness dropping significantly over June.", "claim-direction"),
    ("visits", "Performance has deteriorated since April.", "claim-direction"),
    ("visits", "CP visits have become less timely.", "claim-direction"),
    ("care", "Children in Care numbers have steadily increased over the last 2 months.", "claim-direction"),
    ("care", "The number of looked after children continues to rise.", "claim-direction"),
    ("care", "CLA numbers are rising month on month.", "claim-direction"),
    ("again", "The re-referral rate has improved since April 2023.", "claim-direction"),
    ("again", "Re-referral performance worsened in June.", "claim-direction"),
    ("teams", "Supervisions have worsened since last month.", "claim-direction"),
    ("teams", "Supervision timeliness for the Front door team has fallen since last month.", "claim-direction"),
    ("need", "The number of CiN stands at 807, lower than in May.", "claim-direction"),
    ("visits", "There has been a month on month deterioration.", "claim-direction"),
    ("again", "Re-referrals rose by one percentage point in June.", "claim-direction"),
    # Targets and tolerances.
    ("need", "The number of CiN stands at 807, higher than in May, and below the September target.", "claim-target"),
    ("need", "Although above target, the number of CiN is outside tolerance.", "claim-target"),
    ("visits", "The target was narrowly met in May.", "claim-target"),
    ("need", "The number of CiN remains below the target set for September 2023.", "claim-target"),
    ("need", "It has risen, but it continues to be below targets.", "claim-target"),
    ("need", "The number of CiN is now outside tolerance.", "claim-target"),
    ("need", "We remain under our target of 800 for September 2023.", "claim-target"),
    ("visits", "We are currently just below the improvement plan target.", "claim-target"),
    ("visits", "CP visits missed the target in June.", "claim-target"),
    ("need", "The review has led to a fall in open work to well below our target of 800.", "claim-target"),
    ("visits", "Performance is below the lower tolerance.", "claim-target"),
    ("care", "The number of children in care is below target.", "claim-target"),
    ("again", "Re-referrals are meeting the target.", "claim-target"),
    ("again", "The target of 20% has been met.", "claim-target"),
    ("teams", "Supervisions for Disability and New Start teams are below target.", "claim-target"),
    # Others.
    ("care", "The rate of children in care is lower than comparators (SN 98 per 10,000).", "claim-comparator"),
    ("care", "Children in Care numbers are far below the stat neighbours' rate of 98 per 10,000.", "claim-comparator"),
    ("again", "Re-referrals are lower than comparators (SN 18%, England 22%).", "claim-comparator"),
    ("need", "At 244 per 10,000 we are above the stat neighbour rate of 250 per 10,000.", "claim-comparator"),
    ("care", "The rate of CLA is 176 per 10,000, well below England (70) and SN (98).", "claim-comparator"),
    # A sentence's own figures.
    ("starts", "Attendance at reviews fell from 60% to 75%.", "claim-own-figures"),
    ("starts", "Caseloads in the team have gone down from 17 to 18.", "claim-own-figures"),
    ("starts", "In the survey 69% felt listened to, down from 49% last quarter.", "claim-own-figures"),
    ("starts", "The completion rate of 72% is higher than the 91% outturn for 2021-22.", "claim-own-figures"),
    ("visits", "There was an improvement from 91% to 89% in the visits made on time.", "claim-own-figures"),
    # Highest, lowest, first.
    ("care", "The number of children in care is at its highest level since April 2023.", "claim-superlative"),
    ("need", "CiN numbers are at their lowest for 2 months.", "claim-superlative"),
    ("need", "We have seen our first increase in CiN numbers in 3 months.", "claim-superlative"),
    # How many.
    ("teams", "There are four teams who are currently below target.", "claim-count"),
    ("teams", "All teams are above target.", "claim-count"),
    ("teams", "None of the teams is above target.", "claim-count"),
    ("teams", "All four teams have improved since last month.", "claim-count"),
    ("teams", "There has been an improvement across all teams this month.", "claim-count"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "said", "check"), WRONG)
def test_words_that_the_figures_contradict_are_an_error(page: str, said: str, check: str) -> None:
    found = claims(page, said)
    assert check in [one.check for one in found]
    (finding,) = [one for one in found if one.check == check][:1]
    assert (finding.certain, finding.severity) == (True, "error")
    assert finding.quote in said


RIGHT = [
    ("need", "Numbers of CIN have increased over the last three months."),
    ("need", "The number of CiN has gone up steadily since April."),
    ("need", "There are more children in need than in May."),
    ("need", "The rate of children in need rose from 239 to 244 in June."),
    ("need", "It remains within tolerance, though above the target of 800."),
    ("need", "The number of CiN is close to target."),
    ("need", "The number of CiN stands at 807, higher than in May, and above the September target."),
    ("need", "Although above target, the number of CiN is within tolerance."),
    ("need", "There were 57 new CiN plans, fewer than in May."),
    ("care", "The rate of children in care is 176 per 10,000, significantly above England (70) and SN (98)."),
    ("visits", "Timeliness has improved in each of the last two months, to 91%, up from 89% in May."),
    ("teams", "The Front door team has improved but remains below target."),
    ("need", "NEL is still below the stat neighbour rate of 250 per 10,000 CiN."),
    ("need", "CiN numbers are at their highest for 2 months."),
    ("need", "The number of CiN has risen for the second month in a row."),
    ("visits", "CP visit timeliness has improved for a second month."),
    ("visits", "We are now just above the improvement plan target."),
    ("visits", "The target set for September 2023 has been met."),
    ("visits", "Performance was below target in April."),
    ("visits", "Performance remains stable."),
    ("visits", "Performance is above target but below the 95% that we want by March 2024."),
    ("care", "Children in care numbers have steadily reduced over the last 2 months."),
    ("care", "The number of children in care remains above target, and is far above comparators (SN 98 per 10,000)."),
    ("care", "CLA numbers are at their lowest level since April 2023."),
    ("care", "The number of CLA fell for the second month in a row, to 606."),
    ("again", "Re-referrals are higher than comparators. (SN 18%, England 22%)."),
    ("again", "The re-referral rate fell slightly in June, from 25% to 24%."),
    ("again", "Re-referrals are still above target."),
    ("teams", "Supervisions have improved since last month."),
    ("teams", "Disability and New Start teams are above target, the other two are below."),
    ("teams", "Two teams are below target."),
    ("teams", "There are three teams whose supervision improved this month."),
    ("teams", "Supervisions for the Front door and Children in care teams are still below target."),
]  # fmt: skip


@pytest.mark.parametrize(("page", "said"), RIGHT)
def test_words_that_the_figures_bear_are_left_alone(page: str, said: str) -> None:
    assert claims(page, said) == []


# As councils write; each on a page where a claim of its words about the page's own measure would be wrong.
UNPROVABLE = [
    # Plans, hopes, conditions, denials.
    ("need", "Key elements of the plan are to reduce the number of children in need."),
    ("need", "We aim to reduce the number of CiN by March 2024."),
    ("need", "The number of CiN should reduce as the front door embeds."),
    ("need", "If the number of CiN falls below target we will review thresholds."),
    ("need", "Unless CiN numbers fall, caseloads will rise."),
    ("need", "We expect the number of children in need to be below target by September."),
    ("need", "The number of CiN has not reduced as we had hoped."),
    ("need", "CiN numbers are no longer falling."),
    ("need", "Work is under way so that the number of CiN is below target by March 2024."),
    ("need", "We need to ensure that CiN numbers are reduced safely."),
    ("need", "There is a risk that the number of CiN has fallen because cases were not recorded."),
    ("need", "Have CiN numbers fallen?"),
    ("need", "Once the number of CiN is below target, the second team will close."),
    ("need", "The ambition is that numbers are below the England average."),
    ("need", "We are confident that CiN numbers will be reduced and brought below target."),
    ("need", "Managers are working to reduce CiN numbers."),
    ("need", "The team was created to help reduce the number of CiN."),
    ("need", "After reducing in 2022, the number of CiN was steady for a year."),
    # Other things.
    ("need", "The number of CiN visits has fallen."),
    ("need", "The number of CiN assessments completed has reduced since last month."),
    ("need", "Requests for CiN plans have reduced for a second month."),
    ("need", "Referrals to the virtual school have fallen this month."),
    ("need", "Partners' understanding of CiN thresholds has reduced demand."),
    ("need", "Demand at the front door has reduced."),
    ("need", "The reduction in agency staff has had an impact on children in need."),
    ("need", "Fewer complaints were received from families of children in need."),
    ("need", "The proportion of CiN with a disability has fallen."),
    ("need", "The number of CiN open for more than two years has reduced."),
    ("need", "CiN cases held by agency workers have dropped."),
    ("need", "The number of CiN in the north of the borough is below target."),
    ("need", "Reduced caseloads mean that children in need are seen more often."),
    ("need", "The reduced number of teams has simplified the journey of children in need."),
    ("need", "Quality of CiN planning has improved and drift has reduced."),
    ("need", "Step-down from child protection to CiN has decreased."),
    ("need", "Work with families in need has reduced the number of repeat incidents."),
    ("need", "The average length of a CiN plan has fallen."),
    ("need", "Fewer than ten of our children in need live outside the area."),
    ("need", "Closures of CiN plans have fallen behind."),
    ("visits", "Recording of CP visits dropped in quality."),
    ("visits", "Increased demand has meant that some visits were late."),
    ("visits", "The number of visits has fallen because there are fewer plans."),
    ("visits", "The quality of visits has declined."),
    ("visits", "Visits by the family support service are below target."),
    ("visits", "We are below target for return home interviews."),
    ("visits", "Sickness is down and agency use has fallen."),
    ("visits", "Overdue CP visits have fallen."),
    ("visits", "Unannounced visits have reduced since last month."),
    ("care", "The number of children in care placed at a distance has increased."),
    ("care", "Children in care with three or more placements have increased."),
    ("care", "The number of foster carers has increased."),
    ("care", "The cost of placements for children in care continues to rise."),
    ("care", "Sufficiency pressures for children in care have increased this month."),
    ("care", "Unaccompanied children in care have increased since last month."),
    ("care", "The increase in children in care last winter is well known."),
    ("care", "Participation of children in care has increased."),
    ("care", "Placement stability for children in care has increased."),
    ("care", "Health assessments for children in care rose this month."),
    ("care", "The number of children in care aged 16 and over has gone up."),
    ("care", "More children in care now live with family."),
    ("care", "Children entering care have risen."),
    ("again", "The in-month re-referral rate has dropped back down to 17%."),
    ("again", "Re-referrals within six months are below target."),
    ("again", "Referrals have reduced."),
    ("again", "Repeat requests for support are lower than the England average."),
    ("teams", "The teams have increased the number of reflective sessions."),
    ("teams", "All teams have a new manager."),
    ("teams", "Two teams moved to the civic centre and caseloads are below target."),
    ("teams", "All teams were reminded of the target."),
    ("teams", "All teams have a plan to meet the target."),
    ("need", "The service is on track to meet the target of 780 by March 2024."),
    ("teams", "Three teams are taking part in the pilot, which is above our expectations."),
    ("teams", "One team is to be closed."),
    ("teams", "Performance has improved in all teams but one."),
    ("teams", "All but one team improved."),
    ("teams", "Every team now has a tracker, and performance has improved."),
    ("need", "There has been a reduction in the number of CiN open over 12 months."),
    # Other times.
    ("need", "Before the pandemic the number of CiN was falling."),
    ("need", "The number of CiN had been reducing until an increase this month."),
    ("need", "CiN numbers fell in 2021-22."),
    ("need", "CiN numbers have reduced week on week."),
    ("need", "The number of CiN has reduced since the inspection."),
    ("need", "The number of CiN is lower than at this point last year."),
    ("need", "CiN numbers dipped in the first week of July."),
    ("need", "The number of CiN fell in August 2022."),
    ("need", "The number of children in need is lower than it was in 2019."),
    ("visits", "CP visit timeliness dropped over Christmas."),
    ("visits", "Timeliness was below target for most of last year."),
    ("visits", "The visits were below target until May."),
    ("care", "The number of children in care rose sharply in 2022."),
    ("care", "Numbers of children in care had increased over the previous three years."),
    ("care", "The number of children in care increased in March 2020."),
    ("care", "The number of CLA is higher than two years ago."),
    ("starts", "Children starting to be looked after have reduced this month."),
    ("starts", "The number of CiC starts has fallen compared with last month."),
    ("starts", "The rate of entrants has dropped."),
    # Figures that are not a claim's own.
    ("starts", "The team grew by 3 posts, and moved from 2 offices to 1."),
    ("starts", "The meeting moved from 5 to 4 o'clock."),
    ("starts", "We plan to increase the share from 60% to 75%, and cut waiting from 10 days to 5."),
    ("starts", "We spoke to 40 families, up from last year, and 30 professionals."),
    ("starts", "An increase of 5 would take us from 40 to 35 below the limit."),
    ("starts", "The service is available from 9 to 5, and use has increased."),
    ("starts", "The 10% fall takes spending from £60 to £54."),
    ("starts", "It is more than 50% of the 40% target set by the board."),
    ("starts", "5 of the 6 homes are good, which is above the 4 of last year."),
    ("starts", "Children aged 5 to 15 were asked, and increases from 4 to 6 hours were agreed."),
    ("starts", "Of 20 audits 12 were good, higher than the 55% before."),
]  # fmt: skip


@pytest.mark.parametrize(("page", "said"), UNPROVABLE)
def test_words_that_cannot_be_judged_by_the_figures_are_left_alone(page: str, said: str) -> None:
    assert claims(page, said) == []


POSSIBLE = [
    ("visits", "We are still below 92%, but above the target of 92%.", ""),
    ("need", "The number of CiN is close to the target of 400.", "claim-target"),
    ("visits", "The number of visits continues to be above target.", ""),
    ("visits", "Performance continues to be above target.", "claim-target"),
    ("again", "The re-referral rate has steadily increased since April 2023.", "claim-steady"),
    ("again", "Re-referral performance is similar to comparators (SN 40%).", "claim-comparator"),
    ("visits", "Performance has not been stable.", ""),
    ("teams", "Supervision performance in the Front door team remains stable.", "claim-direction"),
]


@pytest.mark.parametrize(("page", "said", "check"), POSSIBLE)
def test_words_that_the_figures_make_doubtful_are_a_warning(page: str, said: str, check: str) -> None:
    found = claims(page, said)
    assert [(one.check, one.certain) for one in found] == ([(check, False)] if check else [])


LATER = """
# Visits in time
Good = Bigger is better
Measure | Apr-23 | May-23 | June-23 | Latest
% visits in time | 88 | 86 | 91 | {latest}
Target | Sept-23
% | 90
## How are we doing?
{said}
"""


@pytest.mark.parametrize(
    "said", ["We are currently just above target.", "Performance is on target.", "The target is met."]
)
def test_what_only_the_latest_value_contradicts_is_a_warning(said: str) -> None:
    def found(latest: int) -> list[bool]:
        reading = read(LATER.format(latest=latest, said=said))
        return [finding.certain for check in CHECKS for finding in check(reading)]

    assert found(92) == []
    assert found(80) == [False]


@pytest.mark.parametrize("said", ["Performance has worsened.", "Performance has fallen."])
def test_a_claim_that_the_latest_value_bears_is_left_alone(said: str) -> None:
    for latest, certain in ((92, [True]), (85, [])):
        reading = read(LATER.format(latest=latest, said=said))
        assert [finding.certain for check in CHECKS for finding in check(reading)] == certain


TONE = """
# Contacts that go to early help
Measure | Apr-23 | May-23 | June-23
% of contacts to early help | 12 | 9 | 11
Targets | Sept-23 | Mar-24
% | 26 | 30
## What's working well?
{well}
## What are we worried about?
{worry}
## What are we doing about it?
{doing}
"""


def toned(well: str = "", worry: str = "", doing: str = "") -> list[str]:
    reading = read(TONE.format(well=well or "Nothing.", worry=worry or "Nothing.", doing=doing or "Nothing."))
    return [finding.check for check in CHECKS for finding in check(reading)]


def test_news_under_the_wrong_question_is_a_warning() -> None:
    low = "The % of contacts progressing to early help has remained low due to better thresholds."
    rose = "The percentage of contacts to early help rose in June."
    assert toned(well=low) == toned(worry=rose) == ["claim-tone"]
    assert toned(worry=low) == toned(well=rose) == toned(doing=low) == []
    assert toned(well=f"Although {low[0].lower()}{low[1:]}") == []


def test_the_highest_since_a_month_is_held_against_what_only_the_data_have() -> None:
    open_cases = measure("open_cases", "number", "low", name="All open cases")
    values = {"Oct-22": 2100, "Nov-22": 2180, "Dec-22": 1956, "Jan-23": 1861, "Feb-23": 1800, "Mar-23": 1790,
              "Apr-23": 1803, "May-23": 1879, "June-23": 1966}  # fmt: skip
    given = inputs([open_cases], months("open_cases", values))
    paper = """
    # All open cases
    Measure | Apr-23 | May-23 | June-23
    All open cases | 1803 | 1879 | 1966
    ## How are we doing?
    The number of open cases is at its highest level since {month}.
    """

    def found(month: str, knowledge: Knowledge | None) -> list[str]:
        reading = read(paper.format(month=month), knowledge)
        return [finding.check for check in CHECKS for finding in check(reading)]

    knowledge = Knowledge(given, work_out(given))
    assert found("December 2022", knowledge) == ["claim-superlative"]
    assert found("November 2022", knowledge) == found("December 2022", None) == []
    assert found("October 2022", knowledge) == ["claim-superlative"]
    earlier = inputs([open_cases], months("open_cases", {"Nov-22": 2180, "Dec-22": 1956}))
    now = inputs([open_cases], months("open_cases", {"Apr-23": 1803, "May-23": 1879, "June-23": 1966}))
    both = Knowledge(now, work_out(now), (Earlier("january", earlier, work_out(earlier)),))
    assert found("December 2022", both) == ["claim-superlative"]


def test_good_and_bad_go_by_the_book_where_it_is_known() -> None:
    paper = """
    # Plans
    Measure | Apr-23 | May-23 | June-23
    Number of plans | 40 | 44 | 48
    ## How are we doing?
    Performance has worsened.
    """
    for polarity, checks in (("low", []), ("high", ["claim-direction"]), ("range", [])):
        plans = measure("plans", "number", polarity, name="Number of plans")
        given = inputs([plans], months("plans", {"Apr-23": 40, "May-23": 44, "June-23": 48}))
        reading = read(paper, Knowledge(given, work_out(given)))
        assert [finding.check for check in CHECKS for finding in check(reading)] == checks


def test_a_finding_says_what_the_words_say_and_what_the_table_says() -> None:
    (finding,) = claims("need", "We saw more work, but the number of CiN fell in June.")
    assert finding.quote == "the number of CiN fell in June."
    assert finding.message == "The words say 'fell', but 'Number of CiN' is 788 in May-23 and 807 in June-23."
    assert finding.place.heading == "Children in need"
    assert finding.id == "claim-direction:Number of CiN: fell"
