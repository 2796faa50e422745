"""What Southampton's improvement report of November 2021 prints, against every number that was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from paperwork.inputs import read
from paperwork.measures import work_out
from paperwork.model.blocks import Block, Chart, ListItem, Region, Table, block_text, flattened
from paperwork.model.measures import Results
from paperwork.model.paper import Paper
from paperwork.paper import compose

from .improvement_report import Indicator, indicators

PAPER = Path(__file__).parents[2] / "inputs" / "southampton" / "improvement-board-2021-11"
MONTHS = ["Apr-21", "May-21", "June-21", "July-21", "Aug-21", "Sept-21", "Oct-21"]
KINDS = {"PERCENTAGE": "Percentage", "NUMBER": "Number", "RATE": "Rate"}
# What the published graphics print beside their bars, and what their own counts give.
FRACTIONS = {
    "clinic_assessment": [("Percentage of S47 NFA", "37% (14/38)")],
    "clinic_assessment_3_november": [("Percentage of S47 NFA", "42% (37/89)")],
    "pact_visits": [
        ("CLA with a visit within 6 weeks", "85% (121/128)"),
        ("CPP with a visit within 4 weeks", "70% (241/357)"),
        ("CIN with a visit within 4 weeks", "81% (476/547)"),
        ("Combined total", "76% (838/1032)"),
    ],
    "pact_plans": [
        ("CLA", "94% (118/128)"), ("CPP", "99% (337/357)"), ("CIN", "80% (341/547)"),
        ("Combined total", "89% (913/1032)"),
    ],
    "pact_supervisions": [
        ("CLA", "81% (104/128)"), ("CPP", "79% (281/357)"), ("CIN", "82% (449/547)"),
        ("Combined total", "81% (834/1032)"),
    ],
}  # fmt: skip
DIFFERENCES = {
    "cla_number_service.at_2021_09": "514", "cla_number_service.previous": "514",
    "pact_visits_cla.actual": "95", "pact_visits_cpp.actual": "68", "pact_visits_cin.actual": "87",
    "pact_visits.actual": "81",
    "pact_plans_cla.actual": "92", "pact_plans_cpp.actual": "94", "pact_plans_cin.actual": "62",
    "pact_plans.actual": "77", "pact_plans.numerator": "796",
}  # fmt: skip
# The numbers of each page's prose, in the order in which they are published; names such as Destination 22 (D22), S47
# and September's days left out.
NUMBERS = {
    "assessment": "352",
    "contact": "87.5% 160",
    "management": "65 81% 4 2022",
    "right_service": "19/20 20/21 2021 2022 19",
    "parenting": "10,000 3+ 1 2 3 4 2022",
    "framework": "2021 2022 2022",
    "assurance": "2021 70% 2021",
    "culture": "2022 1",
    "academy": "20 4 9 3 5 13",
    "care_director": "31 2022 1 5 20%",
    "business_support": "3 2 2021",
}


@pytest.fixture(scope="module")
def results() -> Results:
    return work_out(read(PAPER))


@pytest.fixture(scope="module")
def paper() -> Paper:
    inputs = read(PAPER)
    return compose(inputs, work_out(inputs))


@pytest.fixture(scope="module")
def pages(paper: Paper) -> dict[str, Any]:
    """The slots of each page, by its id."""
    told = read(PAPER).brief.priorities
    slots: Any = paper.slots["priorities"]
    return {
        brief.id: page
        for priority, made in zip(told, slots, strict=True)
        for brief, page in zip(priority.pages, made["pages"], strict=True)
    }


def blocks(page: Any, *parts: str) -> Iterator[Block]:
    regions = [page[part] for part in parts if isinstance(page[part], Region)]
    return flattened(tuple(regions))


def rows(page: Any, part: str) -> list[list[str]]:
    (table,) = [block for block in blocks(page, part) if isinstance(block, Table)]
    return [[cell.text.replace(",", "") for cell in row.cells] for row in table.rows]


def prose(page: Any) -> str:
    answers = [question["answer"] for question in page["questions"]]
    told = [*blocks(page, "lead", "notes"), *flattened(tuple(answers))]
    return "\n".join(map(block_text, told))


@pytest.mark.parametrize(("id", "printed"), indicators().items(), ids=list(indicators()))
def test_every_indicator_is_printed_as_published(
    id: str, printed: tuple[Indicator, ...], pages: dict[str, Any]
) -> None:
    _, *made = rows(pages[id], "indicators")
    assert [row[0] for row in made] == [one.name.replace(",", "") for one in printed]
    assert [row[1] for row in made] == [KINDS[one.kind] for one in printed]
    assert [tuple(row[2:]) for row in made] == [one.cells for one in printed]


def test_the_heads_are_the_published_ones_cut_short_with_their_long_names_in_the_note(pages: dict[str, Any]) -> None:
    heads = ["Indicator", "Outturn type", *MONTHS, "Target", "19/20", "20/21", "SN", "SE", "Eng"]
    assert rows(pages["parenting"], "indicators")[0] == heads
    (table,) = [block for block in blocks(pages["parenting"], "indicators") if isinstance(block, Table)]
    assert "".join(span.text for span in table.note).startswith(
        "19/20: Southampton 19/20. 20/21: Southampton 20/21. SN: Statistical neighbours. SE: South East. Eng: England."
    )
    assert rows(pages["assurance"], "indicators")[0] == ["Indicator", "Outturn type", *MONTHS[:6]]


def test_the_wide_tables_stand_on_landscape_pages_and_the_others_upright(pages: dict[str, Any]) -> None:
    wide = {id for id, page in pages.items() if page["wide"]}
    assert wide == {"assessment", "contact", "management", "right_service", "parenting"}
    assert all(pages[id]["upright_words"] for id in wide)


def test_training_clinics_and_milestones_are_those_published(pages: dict[str, Any]) -> None:
    assert rows(pages["framework"], "tables")[1:] == [
        ["Restorative Practice", "322"],
        ["Trauma Informed Practice", "309"],
    ]
    looked_at = {service: len(told.split(";")) for service, told in rows(pages["culture"], "tables")[1:]}
    assert looked_at == {"Assessment": 6, "PACT": 6, "CLA": 6, "Pathways": 5, "Permanence": 5}
    assert [row[1:] for row in rows(pages["care_director"], "tables")[1:]] == [
        ["01/11/2021", "16/12/2021"], ["03/01/2022", "28/01/2022"], ["27/01/2022"] * 2, ["31/01/2022"] * 2,
    ]  # fmt: skip
    (drawn,) = [block for block in blocks(pages["care_director"], "charts") if isinstance(block, Chart)]
    assert drawn.kind == "timeline"


@pytest.mark.parametrize(("id", "printed"), FRACTIONS.items())
def test_the_graphics_print_percentages_and_counts_as_published(
    id: str, printed: list[tuple[str, str]], pages: dict[str, Any]
) -> None:
    (chart,) = [block for block in blocks(pages[id], "charts") if isinstance(block, Chart)]
    assert chart.kind == "fractions"
    shown = [(point.label, point.text.replace(",", "")) for point in chart.series[0].points]
    assert shown == printed


def test_conferences_and_reviews_adjourned_are_those_published(pages: dict[str, Any]) -> None:
    bullets = [block_text(block) for block in blocks(pages["pact_adjourned"], "values") if isinstance(block, ListItem)]
    assert [bullet.split()[-1] for bullet in bullets] == ["8", "62", "69", "33"]


def test_the_review_is_green_and_has_its_seven_critical_actions(pages: dict[str, Any]) -> None:
    assert rows(pages["business_support"], "status") == [["Status", "Green"]]
    actions = [one for one in blocks(pages["business_support"], "lead") if isinstance(one, ListItem) and one.ordered]
    assert len(actions) == 7


@pytest.mark.parametrize(("id", "numbers"), NUMBERS.items(), ids=list(NUMBERS))
def test_the_prose_has_the_published_numbers_and_no_other(id: str, numbers: str, pages: dict[str, Any]) -> None:
    said = re.sub(r"Destination 22|D22|section \d+|[sS]47", "", prose(pages[id]))
    assert sorted(re.findall(r"\d+(?:[,./]\d+)*[%+]?", said)) == sorted(numbers.split())


def test_what_the_counts_do_not_give_is_marked_with_what_they_give(results: Results) -> None:
    marked: dict[str, str] = {}
    for result in results.by_id.values():
        facts = [*result.facts.values(), *(point.fact for point in result.months)]
        marked |= {fact.name: fact.computed for fact in facts if fact.published}
    months = {name for name in marked if ".at_2021_11" in name}
    assert {name: computed for name, computed in marked.items() if name not in months} == DIFFERENCES


def test_only_those_who_sign_or_wrote_the_report_are_named(paper: Paper) -> None:
    authors: Any = paper.slots["authors"]
    assert [author["name"] for author in authors] == [
        "Stuart Webb, Head of Quality Assurance",
        "Jo Feeney, Performance Manager",
    ]
    assert paper.slots["signed_name"] == "Steph Murray"
    folder = "\n".join(path.read_text(encoding="utf-8") for path in PAPER.glob("*.md"))
    assert not re.search(r"Lisa|Cherry|Alice|Webb|Feeney|Murray", folder)


def test_nothing_stands_in_the_paper_that_is_still_to_be_written(pages: dict[str, Any]) -> None:
    assert not [id for id, page in pages.items() if "[x]" in prose(page) or "[To be written" in prose(page)]
