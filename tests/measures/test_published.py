"""What a published paper printed stands in the paper, and the computed value beside it in the findings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from paperwork.model.measures import Missing, PublishedAs, Results

from .build import measure, months, published, results

NUMBER = measure("cla_number", name="Number of CLA", targets={"Mar-23": 515, "Sept-23": 485}, upper=620)
RATE = measure("cla_rate", "rate", rate_of="cla_number", name="Rate of CLA")
DATA = months("cla_number", {"Nov-22": 629, "Dec-22": 620, "Jan-23": 606, "Latest": 595})


def printed(*overrides: PublishedAs, **more: Any) -> Results:
    return results([NUMBER, RATE], DATA, published_as=overrides, **more)


def test_a_published_latest_value_is_printed_in_table_and_prose() -> None:
    made = printed(published("cla_rate", "latest", "172")).by_id["cla_rate"]
    assert (made.fact("latest").text, made.fact("latest").with_unit) == ("172", "172 per 10,000")
    assert made.fact("latest").value == Decimal(172)
    assert made.fact("latest").computed == "173"
    assert made.months[-1].fact.text == "172"


def test_each_difference_is_a_finding_with_both_values_the_reason_and_who() -> None:
    (finding,) = printed(published("cla_rate", "latest", "172")).findings
    assert finding.check == "published-as"
    assert finding.severity == "warning"
    assert finding.message == "Rate of CLA: latest is printed as '172'; the rules give '173'."
    assert finding.hint == "The reason given: The paper shows it (A paper)."
    assert str(finding.place) == "paper.yaml, line 9"
    assert finding.id == "published-as:cla_rate.latest"


def test_a_published_rating_is_printed_and_the_computed_one_kept() -> None:
    made = printed(published("cla_number", "rag", "Red")).by_id["cla_number"]
    assert (made.rag, made.fact("rag").text, made.fact("rag").computed) == ("Red", "Red", "Amber")


def test_a_published_direction_turns_the_arrow_and_its_word() -> None:
    made = printed(published("cla_number", "direction", "up")).by_id["cla_number"]
    assert (made.direction, made.fact("direction").text, made.polarity_word) == ("up", "↑ up", "worsening")
    assert made.fact("direction").computed == "↓ down"


def test_a_published_actual_is_printed_everywhere_that_month_stands() -> None:
    made = printed(published("cla_number", "actual", "607")).by_id["cla_number"]
    assert made.fact("actual").text == "607"
    assert [point.fact.text for point in made.months] == ["629", "620", "607", "595"]
    assert [point.fact.text for point in made.series] == ["629", "620", "607"]


def test_a_published_earlier_month_is_printed_as_previous_too() -> None:
    made = printed(published("cla_number", "actual", "621", "Dec-22")).by_id["cla_number"]
    assert made.fact("previous").text == "621"
    assert [point.fact.text for point in made.months] == ["629", "621", "606", "595"]
    assert made.fact("actual").text == "606"


def test_ratings_changes_and_pairs_go_by_the_computed_values() -> None:
    plain, told = printed(), printed(published("cla_number", "actual", "9999"))
    for fact in ("cla_number.rag", "cla_number.change", "cla_number.gap", "cla_rate.actual", "cla_rate.rag"):
        assert told.fact(fact) == plain.fact(fact)
    assert told.by_id["cla_number"].rag == plain.by_id["cla_number"].rag


def test_a_published_target_is_printed_for_its_milestone() -> None:
    made = printed(published("cla_rate", "target", "150", "Mar-23"), published("cla_rate", "target", "142", "Sept-23"))
    assert [fact.text for _, fact in made.by_id["cla_rate"].milestones] == ["150", "142"]
    assert made.fact("cla_rate.target").text == "150"
    assert [finding.id for finding in made.findings] == [
        "published-as:cla_rate.target.Mar-23", "published-as:cla_rate.target.Sept-23",
    ]  # fmt: skip


def test_a_published_target_without_a_milestone_is_the_next_ones() -> None:
    made = printed(published("cla_rate", "target", "150")).by_id["cla_rate"]
    assert made.fact("target").text == made.milestones[0][1].text == "150"


def test_a_published_tolerance_is_printed() -> None:
    made = printed(published("cla_rate", "tolerance", "136 to 181")).by_id["cla_rate"]
    assert (made.tolerance_text, made.tolerance_by_default) == ("136 to 181", False)


def test_a_published_absence_is_an_absence() -> None:
    made = printed(published("cla_rate", "latest", "N/A")).by_id["cla_rate"]
    assert made.fact("latest").value is Missing.NOT_APPLICABLE
    assert made.fact("latest").with_unit == "N/A"


def test_a_published_percentage_may_be_written_with_its_sign() -> None:
    visits = measure("a", "percent")
    made = results([visits], months("a", {"Jan-23": 84}), published_as=[published("a", "actual", "85%")])
    assert (made.fact("a.actual").text, made.fact("a.actual").with_unit) == ("85", "85%")


@pytest.mark.parametrize(
    ("fact", "text"),
    [("actual", "606"), ("rag", "Amber"), ("direction", "down"), ("tolerance", "up to 620"), ("change", "14")],
)
def test_what_the_rules_give_anyway_need_not_be_said(fact: str, text: str) -> None:
    made = printed(published("cla_number", fact, text))
    (finding,) = made.findings
    assert finding.check == "published-as-needless"
    assert made.by_id == printed().by_id


@pytest.mark.parametrize(
    ("id", "fact", "text"),
    [("cla", "actual", "1"), ("cla_number", "rag", "Purple"), ("cla_number", "direction", "sideways"),
     ("cla_number", "colour", "1")],
)  # fmt: skip
def test_what_fits_nothing_is_a_finding_and_changes_nothing(id: str, fact: str, text: str) -> None:
    made = printed(published(id, fact, text))
    (finding,) = made.findings
    assert finding.check == "published-as-unused"
    assert made.by_id == printed().by_id


def test_a_month_that_the_paper_does_not_show_is_a_finding() -> None:
    (finding,) = printed(published("cla_number", "actual", "1", "Jan-20")).findings
    assert finding.check == "published-as-unused"


def test_a_published_rating_of_none_is_not_rated() -> None:
    made = printed(published("cla_number", "rag", "Not rated")).by_id["cla_number"]
    assert (made.rag, made.fact("rag").text) == ("", "Not rated")
