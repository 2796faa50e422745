"""What North East Lincolnshire's improvement report of June 2023 prints, against every number that was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from paperwork.checks import run
from paperwork.inputs import read
from paperwork.measures import work_out
from paperwork.model.blocks import Block, Heading, ListItem, Paragraph, Region, Span, Table, block_text, flattened
from paperwork.model.measures import Results
from paperwork.model.paper import Draft, Paper
from paperwork.model.periods import LATEST
from paperwork.model.supplied import Inputs
from paperwork.paper import compose
from paperwork.word.reader import read as read_word

from .improvement_plan_report import Printed, printed

COUNCIL = Path(__file__).parents[2] / "inputs" / "north-east-lincolnshire"
PAPER = COUNCIL / "improvement-board-2023-06"
LETTER = COUNCIL / "letters" / "monitoring-visit-2023-06.docx"
MONTHS = ("Apr-23", "May-23", "June-23")
MILESTONES = ("Sept-23", "Mar-24")
TOLERANCES = {
    "cin_number": "720 to 880", "cin_rate": "218 to 266", "cin_visits": "down to 85",
    "cp_number": "250 to 300", "cp_rate": "76 to 91", "cp_visits": "down to 85",
    "contacts": "800 to 1200", "rereferrals": "up to 28", "assessments": "down to 75",
    "cla_number": "500 to 600", "cla_rate": "136 to 181",
} | dict.fromkeys(("supervision_all", "supervision_cass", "supervision_cic", "supervision_cds",
                   "supervision_new_futures"), "down to 85")  # fmt: skip
BIGGER = {"cin_visits", "cp_visits", "cp_reviews"}
UNSAID = {
    "icpc_timely", "eh_cases", "open_cases", "referrals_number", "referrals_rate", "contacts_to_eh",
    "starts_number", "starts_rate", "leavers_number", "leavers_rate",
}  # fmt: skip
TABLES = {
    "placement_types": "3 242 6 76 92 6 1 1 56 41 1 25 5 3 558",
    "placement_categories": "25 1 56 8 4 1 27 156 14 162 6 558",
    "time_in_placement": "73 51 115 122 197 558",
    "provider_types": "287 186 56 15 - 5",
}
HOMES = [
    ("SC394101", "7 and 8 June 2023", "Requires Improvement", "Full"),
    ("SC477428", "5 January 2022", "Good", "Full"),
    ("SC069618", "5 September 2022", "Requires Improvement", "Full"),
    ("SC033127", "11 October 2022", "Good", "Full"),
    ("2563216", "9 to 10 May 2023", "Good", "Full"),
    ("2594189", "21 November 2022", "Requires Improvement", "Full"),
]
# The numbers of each page's answers as they are published.
NUMBERS = {
    "cin": "250 10000", "cin_visits": "", "cp": "17 57 27 10 2 47 2022 9 12", "cp_visits": "", "icpc": "47",
    "cp_reviews": "", "eh_cases": "2", "open_cases": "4 2022", "contacts": "", "contacts_to_eh": "",
    "referrals": "250 1182 21 667 10000", "rereferrals": "27 2 68 60", "assessments": "88.9 35 24 45 16 46 50 10 20",
    "cla": "36 2023 6 70 98 10000", "starts": "23", "leavers": "7 1 2 4 18 34 10000",
    "caseloads": "7 25 29 18 17 19", "permanent": "70", "supervisions": "", "homes": "", "fostering": "97 5 37",
}  # fmt: skip
DIFFERENCES = {("cp_rate", "latest"): "93", ("supervision_cic", "rag"): "Red"}


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    return read(PAPER)


@pytest.fixture(scope="module")
def results(inputs: Inputs) -> Results:
    return work_out(inputs)


@pytest.fixture(scope="module")
def paper(inputs: Inputs, results: Results) -> Paper:
    return compose(inputs, results)


@pytest.fixture(scope="module")
def pages(inputs: Inputs, paper: Paper) -> dict[str, Any]:
    """The slots of each page, by its id."""
    slots: Any = paper.slots["priorities"]
    return {
        brief.id: page
        for priority, made in zip(inputs.brief.priorities, slots, strict=True)
        for brief, page in zip(priority.pages, made["pages"], strict=True)
    }


@pytest.fixture(scope="module")
def letter() -> Draft:
    return read_word(LETTER.read_bytes(), LETTER.name)


def plain(text: str) -> str:
    return text.replace(",", "")


@pytest.mark.parametrize("line", printed(), ids=lambda line: line.measure)
def test_the_months_and_latest_are_those_published(line: Printed, results: Results) -> None:
    shown = {point.period.label: plain(point.fact.text) for point in results.by_id[line.measure].months}
    assert tuple(shown[month] for month in MONTHS) == line.months
    assert shown.get(LATEST.label, "").replace("Not given", "") == line.latest


@pytest.mark.parametrize("line", printed(), ids=lambda line: line.measure)
def test_the_targets_are_those_published(line: Printed, results: Results) -> None:
    targets = {period.label: plain(fact.text) for period, fact in results.by_id[line.measure].milestones}
    assert tuple(targets.get(milestone, "") for milestone in MILESTONES) == line.targets


@pytest.mark.parametrize("line", printed(), ids=lambda line: line.measure)
def test_the_actual_and_its_rating_are_those_published(line: Printed, results: Results) -> None:
    result = results.by_id[line.measure]
    assert plain(result.fact("actual").text) == line.months[-1]
    assert result.rag == line.rating


def test_the_tolerances_are_those_published(results: Results) -> None:
    declared = {id: one for id, one in results.by_id.items() if one.tolerance_text and not one.tolerance_by_default}
    assert {id: re.sub(r"[,%]", "", one.tolerance_text) for id, one in declared.items()} == TOLERANCES


def test_what_is_good_is_as_published_or_not_stated(inputs: Inputs, results: Results) -> None:
    rated = [page for priority in inputs.brief.priorities for page in priority.pages if "targets" in page.show]
    good = {id: results.by_id[id].good_text for page in rated for id in page.measures}
    assert {id for id, words in good.items() if words == "Bigger is better"} == BIGGER
    assert {id for id, words in good.items() if words == "Not stated"} == UNSAID
    assert set(good.values()) == {"Bigger is better", "Not stated", "within Target range"}


def test_the_summaries_list_the_measures_in_the_published_order(inputs: Inputs) -> None:
    summaries = [" ".join(priority.summary) for priority in inputs.brief.priorities]
    assert summaries == [
        "cin_number cin_rate cin_visits cp_number cp_rate icpc_timely cp_visits cp_reviews",
        "eh_cases open_cases contacts referrals_number referrals_rate contacts_to_eh rereferrals assessments",
        "cla_number cla_rate starts_number starts_rate leavers_number leavers_rate",
        "sw_caseload asye_caseload permanent supervision_all supervision_cass supervision_cic supervision_cds "
        "supervision_new_futures",
    ]


def test_the_tables_are_those_published(inputs: Inputs) -> None:
    assert {id: " ".join(row[-1] for row in inputs.tables[id].rows) for id in TABLES} == TABLES
    assert list(inputs.tables["homes"].rows) == HOMES


def test_the_totals_are_added_up_not_typed() -> None:
    assert "558" not in "".join(file.read_text("utf-8") for file in (COUNCIL / "data").glob("p*t-*2023-06.csv"))


def test_the_population_is_one_that_all_printed_rates_fit_and_is_said_to_be_implied(inputs: Inputs) -> None:
    (population,) = [one for one in inputs.council.population if one.year == inputs.book.population_year]
    assert population.implied
    fitting = [people for people in range(32900, 33200) if all(rate == per(count, people) for count, rate in rates())]
    assert fitting == list(range(33034, 33040))
    assert population.count in fitting


def rates() -> list[tuple[int, int]]:
    """Every count that a printed rate divides, as of a year, and the rate; CP's Latest, which fits none, left out."""
    by_id = {line.measure: (*line.months, line.latest, *line.targets) for line in printed()}
    pairs = [("cin_number", "cin_rate"), ("cp_number", "cp_rate"), ("cla_number", "cla_rate")]
    told = [(int(one), int(rate)) for number, of in pairs for one, rate in zip(by_id[number], by_id[of], strict=True)
            if one and (one, rate) != ("306", "92")]  # fmt: skip
    referred = [int(one) for one in by_id["referrals_number"][:3]]
    to_date = {
        "referrals_rate": [sum(referred[:month]) for month in (1, 2, 3)],
        "starts_rate": [int(one) for one in by_id["starts_number"][:3]],
        "leavers_rate": [int(one) for one in by_id["leavers_number"][:3]],
    }
    for of, counts in to_date.items():
        told += [(count * 12 // month, int(by_id[of][month - 1])) for month, count in enumerate(counts, 1)]
    return told


def per(count: int, people: int) -> int:
    """A rate per 10,000, rounded half up."""
    return (20_000 * count + people) // (2 * people)


def test_each_page_with_a_rate_says_that_its_population_is_implied(pages: dict[str, Any]) -> None:
    for page in ("cin", "cp", "referrals", "cla", "starts", "leavers"):
        (table,) = [block for block in pages[page]["months"].blocks if isinstance(block, Table)]
        assert "33,036 children aged 0 to 17 (implied by the rates printed" in "".join(span.text for span in table.note)


def test_what_the_rules_do_not_give_is_marked_with_what_they_give(inputs: Inputs, results: Results) -> None:
    marked = {
        (id, name): fact.computed
        for id, result in results.by_id.items()
        for name, fact in result.facts.items()
        if fact.published
    }
    assert {key: computed.split(" ", 1)[-1] for key, computed in marked.items()} == DIFFERENCES
    told = [str(finding) for finding in dict.fromkeys(run(inputs, results))]
    assert len(told) == 4
    assert sum("tolerance is printed as '136 to 181'; the rules give '151 to 182'" in line for line in told) == 1
    assert sum("Count of Total is printed as '558'; the table gives '460'" in line for line in told) == 1


@pytest.mark.parametrize("page", NUMBERS)
def test_a_pages_prose_has_the_published_numbers_and_types_no_other(page: str, pages: dict[str, Any]) -> None:
    answers = [block for question in pages[page]["questions"] for block in question["answer"].blocks]
    assert set(NUMBERS[page].split()) <= numbers(span.text for block in answers for span in spans(block))
    typed = numbers(span.text for block in answers for span in spans(block) if not span.fact)
    assert typed <= set(NUMBERS[page].split())


def test_every_page_that_asks_questions_is_compared(pages: dict[str, Any]) -> None:
    assert {id for id, page in pages.items() if page["questions"]} == set(NUMBERS)


def numbers(texts: Iterator[str]) -> set[str]:
    return {found for text in texts for found in re.findall(r"\d+(?:\.\d+)?", text.replace(",", ""))}


def spans(block: Block) -> Iterator[Span]:
    if isinstance(block, Paragraph | ListItem | Heading):
        yield from block.spans


def test_what_the_published_text_has_lost_is_said_where_it_stood(pages: dict[str, Any]) -> None:
    def lost(page: str) -> str:
        region = pages[page]["not_published"]
        assert isinstance(region, Region)
        return " ".join(block_text(block) for block in region.blocks)

    assert "Outcome of assessments: the published report shows a chart" in lost("outcomes")
    assert "lost their numbers" in lost("time_and_provider")
    assert "Beds and current placements" in lost("homes")


def test_the_fostering_page_shows_its_months_and_no_targets(pages: dict[str, Any]) -> None:
    assert pages["fostering"]["targets"] is False
    (table,) = [block for block in pages["fostering"]["months"].blocks if isinstance(block, Table)]
    assert [row.cells[-1].text for row in table.rows[1:]] == ["97%", "78%", "92%", "83%", "100%", "92%"]


def test_the_letter_has_the_published_parts_and_the_names_of_none_but_its_signer(letter: Draft) -> None:
    blocks = list(flattened(letter.blocks))
    assert [block_text(block) for block in blocks if isinstance(block, Heading)] == [
        "Monitoring visit to North East Lincolnshire children's services",
        "Areas covered by the visit",
        "Headline findings",
        "Findings and evaluation of progress",
    ]
    words = " ".join(block_text(block) for block in blocks)
    assert [block_text(block) for block in blocks][-2:] == ["Louise Hollick", "His Majesty's Inspector"]
    assert numbers(iter([words])) == {"21", "16", "17", "2023", "2021"}
    assert len([block for block in blocks if isinstance(block, ListItem)]) == 5
    assert not re.search(r"\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b", words), "a postcode"


def test_the_letter_is_an_appendix_of_the_report(paper: Paper) -> None:
    appendices: Any = paper.slots["appendices"]
    assert [appendix["title"] for appendix in appendices] == ["Monitoring visit letter of 21 June 2023, retold"]


def test_what_is_lost_and_what_is_published_otherwise_is_in_the_list_of_sources(inputs: Inputs) -> None:
    sources = (COUNCIL.parents[1] / "docs" / "sources.md").read_text(encoding="utf-8")
    lost = [line for priority in inputs.brief.priorities for page in priority.pages for line in page.not_published]
    rows = [f"| `{one.measure}.{one.fact}` | {one.text} |" for one in inputs.brief.published_as]
    rows += [f"| `{id}`, {one.column} of {one.row} | {one.text} | {one.computed} |"
             for id, table in inputs.tables.items() for one in table.published]  # fmt: skip
    assert (len(lost), len(rows)) == (3, 4)
    assert [line for line in (*lost, *rows) if line not in sources] == []
