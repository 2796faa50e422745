"""The shipped paper of November 2022, as composed, against what was published: numbers, charts, key and front sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from paperwork.inputs import read
from paperwork.measures import work_out
from paperwork.model.blocks import Chart, Region, Table, block_text
from paperwork.model.measures import Results
from paperwork.model.paper import Paper
from paperwork.paper import compose

from . import published_in_november as published

FOLDER = Path(__file__).parents[2] / "inputs" / "north-east-lincolnshire" / "scrutiny-2022-11"
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@pytest.fixture(scope="module")
def results() -> Results:
    return work_out(read(FOLDER))


@pytest.fixture(scope="module")
def paper(results: Results) -> Paper:
    return compose(read(FOLDER), results)


def slots_of(paper: Paper) -> dict[str, Any]:
    return dict(paper.slots)


def pages_of(paper: Paper, title: str = "") -> Iterator[dict[str, Any]]:
    for priority in slots_of(paper)["priorities"]:
        if title in ("", priority["title"]):
            yield from priority["pages"]


def charts_of(paper: Paper, title: str = "") -> list[Chart]:
    regions = [page["charts"] for page in pages_of(paper, title) if page["charts"]]
    return [block for region in regions for block in region.blocks if isinstance(block, Chart)]


def rows_of(region: Region) -> tuple[tuple[str, ...], ...]:
    (table,) = (block for block in region.blocks if isinstance(block, Table))
    return tuple(tuple(cell.text for cell in row.cells) for row in table.rows)


def plain(text: str) -> str:
    return text.replace(",", "").replace("%", "")


def narrative(paper: Paper) -> list[str]:
    (section,) = slots_of(paper)["parts"]["narrative"]
    assert section["heading"] == "Performance Report Narrative for DCS Update"
    return [block_text(block) for block in section["body"].blocks]


def test_the_front_sheet_has_every_published_section_in_its_order(paper: Paper) -> None:
    slots = slots_of(paper)
    assert [f"{one['number']} {one['heading']}".strip() for one in slots["sections"]] == [*published.FRONT_SHEET]
    head = [slots[name] for name in ("meeting", "date", "report_of", "subject", "status")]
    assert head == [
        "Children and Lifelong Learning Scrutiny Panel",
        "17/11/2022",
        "Janice Spencer, Director of Children's Services",
        "Children's Services Improvement",
        "Open",
    ]
    contact = block_text(slots["sections"][-1]["body"])
    assert contact == "Claire White, Head of Practice, Performance and Quality"


def test_the_control_of_the_document_is_the_published_one(paper: Paper) -> None:
    lines = slots_of(paper)["forms"]["control"]
    assert [(line["label"], line["value"]) for line in lines] == [
        ("Date", "3 November 2022"),
        ("Version No.", "1"),
        ("Author", "Claire White, Head of PPQ"),
    ]


def test_the_narrative_has_a_bullet_for_each_that_was_published(paper: Paper) -> None:
    assert len(narrative(paper)) == len(published.NARRATIVE)


@pytest.mark.parametrize("at", range(len(published.NARRATIVE)))
def test_a_bullet_says_the_published_numbers_and_no_other(paper: Paper, at: int) -> None:
    said = [number.replace(",", "") for number in NUMBER.findall(narrative(paper)[at])]
    assert sorted(said) == sorted(published.NARRATIVE[at].split())


@pytest.mark.parametrize("measure", published.MONTHS)
def test_the_months_are_those_published(measure: str, results: Results) -> None:
    shown = {point.period.label: point.fact for point in results.by_id[measure].months}
    texts = [plain(shown[label].text) if label in shown else "" for label in ("Aug-22", "Sept-22", "Latest")]
    assert [text if text.strip("-") else "." for text in texts] == published.MONTHS[measure].split()


@pytest.mark.parametrize("measure", published.QUARTERS)
def test_the_quarters_are_those_published(measure: str, results: Results) -> None:
    shown = {point.period.label: point.fact for point in results.by_id[measure].months}
    texts = [plain(shown[label].text) for label in ("Q1 2022-23", "Q2 2022-23")]
    assert [text if text.strip("-") else "." for text in texts] == published.QUARTERS[measure].split()


def test_no_other_measure_has_a_value_but_the_rate_that_is_worked_out(results: Results) -> None:
    known = {id for id, one in results.by_id.items() if any(point.fact.known for point in (*one.series, *one.months))}
    asked = {"asked_first", "asked_second", "asked"}
    assert known == {*published.MONTHS, *published.QUARTERS, *asked, "cla_rate"}


def test_the_targets_are_those_published(results: Results) -> None:
    aimed = {id: one.fact("target").with_unit for id, one in results.by_id.items() if one.milestones}
    assert aimed == published.TARGETS


def test_the_children_asked_are_those_published_with_their_totals(paper: Paper, results: Results) -> None:
    page = next(page for page in pages_of(paper) if page["title"] == "Children asked")
    assert rows_of(page["tables"]) == published.ASKED
    assert results.fact("asked.actual").text == published.ASKED[-1][-1]


@pytest.mark.parametrize(
    ("title", "titles"),
    [
        ("Demand Management", published.DEMAND),
        ("Effectiveness of Service Delivery and Compliance", published.EFFECTIVENESS),
    ],
)
def test_every_published_chart_is_there(paper: Paper, title: str, titles: tuple[str, ...]) -> None:
    assert set(titles) <= {chart.title for chart in charts_of(paper, title)}


def test_the_answers_have_six_charts_and_the_workforce_three(paper: Paper) -> None:
    assert [len(charts_of(paper, title)) for title in ("Voice of our Children", "Workforce")] == [6, 3]


def test_a_chart_without_values_says_so_and_others_draw_the_published_ones(paper: Paper, results: Results) -> None:
    charts = charts_of(paper)
    drawn = {
        chart.title
        for chart in charts
        if any(point.value is not None for series in chart.series for point in series.points)
    }
    titles = {one.measure.chart_title for one in results.by_id.values() if one.series and one.measure.chart_title}
    assert drawn == titles
    assert all("No values published." in chart.alt for chart in charts if chart.title not in drawn)


def test_published_targets_are_drawn_as_lines(paper: Paper) -> None:
    lines = {chart.title: line.text for chart in charts_of(paper) for line in chart.lines}
    assert lines == {
        "% CIN visits in timescales at month end": "Target Sept-22 (82%)",
        "% New Futures supervisions in timescales at month end": "Target Sept-22 (70%)",
        "% who see their SW regularly": "Target Sept-22 (80%)",
    }


def test_the_key_of_the_ratings_stands_before_demand_and_before_effectiveness(paper: Paper) -> None:
    priorities = slots_of(paper)["priorities"]
    keyed = [(at, page["rag_key"]) for at, one in enumerate(priorities) for page in one["pages"][:1] if page["rag_key"]]
    assert [at for at, _ in keyed] == [0, 1]
    assert [rows_of(region)[1:] for _, region in keyed] == [published.KEY, published.KEY]


def test_what_the_published_numbers_do_not_give_is_marked_with_what_they_give(results: Results) -> None:
    marked = {
        fact.name: (fact.text, fact.computed)
        for one in results.by_id.values()
        for fact in one.facts.values()
        if fact.published
    }
    assert marked == {
        "open_cases.change": ("51", "73"),
        "open_cases.change_percent": ("2", "3"),
        "happy_home.actual": ("98", "99"),
    }
    assert results.fact("happy_home.actual").implied
