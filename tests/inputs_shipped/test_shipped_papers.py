"""The papers that come with the program can be read, keep their promises, and use all that stands in boilerplate."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.inputs import read
from paperwork.measures import work_out
from paperwork.model.measures import Missing
from paperwork.model.supplied import Inputs

WORKSPACE = Path(__file__).parents[2]
PAPERS = sorted(path.parent for path in (WORKSPACE / "inputs").glob("*/*/paper.yaml"))
REBUILT = [WORKSPACE / "inputs" / "north-east-lincolnshire" / name for name in ("scrutiny-2023-02", "scrutiny-2022-11")]
WEXCOMBE = WORKSPACE / "inputs" / "wexcombe"


@pytest.fixture(scope="module")
def wexcombe() -> Inputs:
    return read(WEXCOMBE / "scrutiny-2025-11")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: f"{paper.parent.name}/{paper.name}")
def test_a_shipped_paper_lacks_nothing(paper: Path) -> None:
    inputs = read(paper)
    assert [str(finding) for finding in inputs.findings] == []
    assert all(section.prose for section in inputs.sections if section.rule.mandatory)
    pages = [page for priority in inputs.brief.priorities for page in priority.pages]
    assert all(question.answer for page in pages for question in page.questions)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: f"{paper.parent.name}/{paper.name}")
def test_a_shipped_paper_only_has_findings_about_what_was_published(paper: Path) -> None:
    findings = work_out(read(paper)).findings
    assert {finding.check for finding in findings} <= {"published-as"}


def test_every_boilerplate_file_is_used() -> None:
    prose = "".join(path.read_text(encoding="utf-8") for path in (WORKSPACE / "inputs").rglob("*.md"))
    assert [path.name for path in (WORKSPACE / "boilerplate").glob("*.md") if f'"{path.name}"' not in prose] == []


@pytest.mark.parametrize("paper", REBUILT, ids=lambda paper: paper.name)
def test_each_picture_whose_numbers_are_lost_is_in_the_list_of_sources(paper: Path) -> None:
    sources = (WORKSPACE / "docs" / "sources.md").read_text(encoding="utf-8")
    brief = read(paper).brief
    said = [line for priority in brief.priorities for line in priority.not_published]
    said += [line for priority in brief.priorities for page in priority.pages for line in page.not_published]
    assert said
    assert [line for line in said if line not in sources] == []


@pytest.mark.parametrize("paper", REBUILT, ids=lambda paper: paper.name)
def test_each_thing_published_otherwise_is_in_the_list_of_sources(paper: Path) -> None:
    sources = (WORKSPACE / "docs" / "sources.md").read_text(encoding="utf-8")
    published = read(paper).brief.published_as
    rows = [f"| `{one.measure}.{one.fact}` | {one.text} |" for one in published]
    assert [row for row in rows if row not in sources] == []


def test_the_invented_council_says_that_it_is_invented(wexcombe: Inputs) -> None:
    assert wexcombe.council.invented
    assert "invented" in wexcombe.council.name


def test_the_invented_council_shows_every_kind_of_measure(wexcombe: Inputs) -> None:
    measures = wexcombe.book.measures
    assert {measure.unit for measure in measures} == {"number", "rate", "percent"}
    assert {measure.polarity for measure in measures} == {"high", "low", "range"}
    assert {measure.period_type for measure in measures} == {"snapshot", "in_month", "in_year", "projected"}
    tolerances = [measure.tolerance for measure in measures if measure.tolerance]
    kinds = {(one.lower is not None, one.upper is not None, one.worse_by is not None) for one in tolerances}
    assert kinds == {(True, True, False), (True, False, False), (False, True, False), (False, False, True)}
    assert any(measure.comparators for measure in measures)
    assert any(measure.accumulate for measure in measures)


def test_the_invented_council_shows_every_kind_of_missing_value_and_zero(wexcombe: Inputs) -> None:
    values = {seen.period.label: seen.value for seen in wexcombe.observations if seen.measure == "induction"}
    assert set(Missing) - set(values.values()) == {Missing.BLANK, Missing.HIDDEN}
    assert [month in values for month in ("Nov-24", "Dec-24", "Jan-25")] == [True, False, True]
    assert 0 in values.values()


def test_the_invented_council_has_thirteen_months_counts_quarters_and_small_numbers(wexcombe: Inputs) -> None:
    results = work_out(wexcombe).by_id
    assert len(results["contacts"].series) == 13
    assert results["cp_visits"].fact("numerator").known
    assert {point.period.kind for point in results["leavers_17_18"].series} == {"quarter"}
    assert 2 in [seen.value for seen in wexcombe.observations if seen.measure == "cp_two_years"]


def test_the_invented_council_has_measures_of_every_rating(wexcombe: Inputs) -> None:
    assert {result.rag for result in work_out(wexcombe).by_id.values()} == {"Green", "Amber", "Red", ""}


def test_the_exempt_example_gives_its_reasons() -> None:
    exemption = read(WEXCOMBE / "exempt-2025-11").brief.exemption
    assert exemption is not None
    assert [number for number, _ in exemption.paragraphs] == [1, 2]
    assert "outweighs" in exemption.public_interest
