"""What the shipped inputs of February 2023 work out to, against every number, rating and arrow that was published."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.inputs import read
from paperwork.measures import work_out
from paperwork.model.measures import Result, Results
from paperwork.model.periods import LATEST

from .published import Printed, printed

PAPER = Path(__file__).parents[2] / "inputs" / "north-east-lincolnshire" / "scrutiny-2023-02"
MONTHS = ("Nov-22", "Dec-22", "Jan-23")
MILESTONES = ("Mar-23", "Sept-23", "Mar-24")
# Where the paper prints what the rules do not give, and what they do give.
DIFFERENCES = {
    ("icpc_timely", "direction"): "no change",
    ("referrals_number", "direction"): "up",
    ("rereferrals", "direction"): "no change",
    ("rereferrals", "rag"): "Red",
    ("assessments", "direction"): "no change",
    ("cla_number", "rag"): "Amber",
    ("cla_rate", "rag"): "Amber",
    ("cla_rate", "latest"): "173",
    ("starts_number", "rag"): "Green",
    ("starts_rate", "rag"): "Green",
}


@pytest.fixture(scope="module")
def results() -> Results:
    return work_out(read(PAPER))


def plain(text: str) -> str:
    return text.replace(",", "")


def months_of(result: Result) -> dict[str, str]:
    return {point.period.label: plain(point.fact.text) for point in result.months}


@pytest.mark.parametrize("line", printed(), ids=lambda line: line.measure)
def test_the_months_are_those_published(line: Printed, results: Results) -> None:
    shown = months_of(results.by_id[line.measure])
    assert tuple(shown[month] for month in MONTHS) == line.months
    assert shown.get(LATEST.label, "") == line.latest


def test_what_a_page_does_not_print_of_its_measures_is_not_said(results: Results) -> None:
    on_a_page = [result for result in results.by_id.values() if not result.measure.in_tables_only]
    assert {one.measure.id for one in on_a_page if one.measure.frequency == ""} == {
        "starts_number", "starts_rate", "leavers_number", "leavers_rate", "sw_caseload", "asye_caseload",
    }  # fmt: skip
    assert {one.measure.frequency for one in on_a_page} == {"", "Monthly"}
    assert [one.measure.id for one in on_a_page if one.good_text == "Not stated"] == ["eh_cases"]
    assert {one.good_text for one in on_a_page} == {"Bigger is better", "within Target range", "Not stated"}


@pytest.mark.parametrize("line", printed(), ids=lambda line: line.measure)
def test_the_targets_are_those_published(line: Printed, results: Results) -> None:
    result = results.by_id[line.measure]
    targets = {period.label: plain(fact.text) for period, fact in result.milestones}
    assert tuple(targets.get(milestone, "") for milestone in MILESTONES) == line.targets
    assert plain(result.fact("target").text) == (line.targets[0] or "Not set")


@pytest.mark.parametrize("line", printed(), ids=lambda line: line.measure)
def test_the_actual_rating_and_arrow_are_those_published(line: Printed, results: Results) -> None:
    result = results.by_id[line.measure]
    assert plain(result.fact("actual").text) == line.months[-1]
    assert (result.rag, result.direction) == (line.rating, line.arrow)


def test_the_tolerances_are_those_published(results: Results) -> None:
    assert [results.by_id[id].tolerance_text.replace(",", "") for id in ("cin_number", "cin_rate")] == [
        "800 to 1200",
        "232 to 348",
    ]


def test_the_rate_of_open_cases_in_prose_is_the_published_one(results: Results) -> None:
    assert results.fact("open_cases_rate.actual").with_unit == "540 per 10,000"


def test_what_the_rules_do_not_give_is_marked_with_what_they_give(results: Results) -> None:
    marked = {
        (id, name): fact.computed
        for id, result in results.by_id.items()
        for name, fact in result.facts.items()
        if fact.published
    }
    assert {key: computed.split(" ", 1)[-1] for key, computed in marked.items()} == DIFFERENCES


def test_the_referrals_since_april_differ_by_the_months_published(results: Results) -> None:
    to_date = {point.period.label: point.fact for point in results.by_id["referrals_to_date"].series}
    assert [plain(to_date[month].text) for month in MONTHS] == ["2482", "2601", "2759"]
    assert all(fact.implied for fact in to_date.values())


def test_nothing_later_than_the_paper_is_charted(results: Results) -> None:
    assert all(point.period <= results.as_at for result in results.by_id.values() for point in result.series)
