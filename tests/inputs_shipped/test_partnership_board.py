"""What Devon's paper of 9 January 2024 prints, against what was published: bullets, paragraphs, form and table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paperwork.jobs.build import build
from paperwork.model.blocks import Block, Heading, ListItem, Paragraph, Table, block_text, flattened
from paperwork.model.paper import Draft
from paperwork.word.reader import read

PAPER = Path(__file__).parents[2] / "inputs" / "devon" / "partnership-board-2024-01"
PUBLISHED = """
Volume of Activity
Contacts to children's social care (per 10,000) – 439
Number of referrals – 599
% of referrals which are repeat referrals – 22%
Initial Assessments completed in the period (per 10,000) – 466
Section 47 enquiries (per 10,000) – 201
ICPCs (per 10,000) – 51
Rate of children in need at point in time (per 10,000) – 259
Children who are the subject of a child protection plan at period end (per 10,000) – 36
Children looked after at period end (per 10,000) – 61

Process
Conversion contact to referral – 31%
Conversion contact to Assessment – 19%
% initial assessments with outcome Case to Close – 59%
% of initial assessments completed in 45 days – 79%
% S47s that progress to ICPC – 8%
% ICPCs completed within 15 days of S47 – 77%
% of children subject to CPP for 2 years plus – 0%
% children starting a CP plan who have been subject to a previous CP plan – 38%
CiC starts (per 10,000) – 20
CiC ends (per 10,000) – 25

Impact
% of CIN with an up to date visit – 89%
% of CP with an up to date visit – 89%
% of CIC with an up to date visit – 89%
% of CEP with an up to date visit – measure being developed
% children who had three or more placements in the year – 15%
% of CIC with an up to date health assessment – 83%
% of CIC with a permanence plan – 98%
Number of under 16s in unregistered accommodation – 9
% Care Leavers in Touch – 93%
% Care Leavers in Touch (17-18 years old) – 84%
% Care Leavers in Touch (19-21 years old) – 96%
% Care Leavers in suitable Accommodation – 82%
% Care Leavers in suitable Accommodation (17-18 years old) – 78%
% Care Leavers in suitable Accommodation (19-21 years old) – 85%
% Care Leavers in EET – 41%
% Care Leavers in EET (17-18 years old) – 46%
% Care Leavers in EET (19-21 years old) – 42%
% of Pathway plans up to date – 86%

Audit
% of audits with feedback from families – around 30%

Staffing
Agency Rate % of QSW (FTE) against Permanent Establishment – 48%
Average caseloads – 17
Supervisions overdue – 10.2%
"""
# The numbers of each numbered paragraph, in the order in which the paper here has them. S47 is a name.
NUMBERS = {
    "1.1": "",
    "1.2": "10,000",
    "1.3": "",
    "1.4": "2023",
    "2.1": "",
    "2.2": "10,000",
    "2.3": "",
    "2.4": "",
    "3.1": "",
    "3.2": "8% 30%",
    "3.3": "45 2023 15 38% 24%",
    "3.4": "2023 61 10,000 900 20 25",
    "4.1": "",
    "4.2": "90% 3",
    "4.3": "",
    "4.4": "3 12 15% 16 2024 16",
    "4.5": "4",
    "4.6": "83% 90%",
    "4.7": "18 24 17 18 19 21 93% 17 18",
    "4.8": "",
    "4.9": "89%",
    "5.1": "2024",
    "5.2": "22% 30% 80% 2024",
    "6.1": "",
    "6.2": "2023 47% 10% 2024 2023 10 8 2024",
    "6.3": "",
    "6.4": "4,316 10%",
}
GIVEN = {
    "Number of referrals": ["[x]", "[x]", "599", "[x]", "599"],
    "Children looked after at period end (per 10,000)": ["[x]", "[x]", "61", "[x]", "approximately 900"],
    "% S47s that progress to ICPC": ["[x]", "[x]", "8%", "30% plus", "[x]"],
    "% children starting a CP plan who have been subject to a previous CP plan": ["[x]", "[x]", "38%", "24%", "[x]"],
    "% of CEP with an up to date visit": ["[x]", "[x]", "TBC", "[x]", "[x]"],
    "% of CIC with an up to date health assessment": ["[x]", "[x]", "83%", "90%", "[x]"],
    "Number of under 16s in unregistered accommodation": ["[x]", "[x]", "9", "[x]", "9"],
    "% of audits with feedback from families": ["22%", "80%", "around 30%", "[x]", "[x]"],
    "Agency Rate % of QSW (FTE) against Permanent Establishment": ["47%", "[x]", "48%", "[x]", "[x]"],
    "Supervisions overdue": ["[x]", "[x]", "10.2%", "[x]", "[x] / 4,316"],
}


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    (word,) = build(PAPER, out=tmp_path_factory.mktemp("devon")).written
    return read(word.read_bytes(), word.name)


def said(block: Block) -> str:
    return block_text(block).replace("\u00a0", " ")


def label(block: Heading | Paragraph) -> str:
    return block.look.label.text if block.look and block.look.label else ""


def sections(draft: Draft) -> dict[str, list[Block]]:
    """The blocks under each numbered heading."""
    found: dict[str, list[Block]] = {}
    for block in flattened(draft.blocks):
        if isinstance(block, Heading):
            under = found.setdefault(f"{label(block)} {said(block)}".strip(), [])
        elif found:
            under.append(block)
    return found


def published() -> dict[str, list[str]]:
    parts = (part.split("\n") for part in PUBLISHED.strip().split("\n\n"))
    return {head: bullets for head, *bullets in parts}


def test_the_sections_are_those_published_with_their_numbers(draft: Draft) -> None:
    assert list(sections(draft)) == [
        "Children and Families Improvement Partnership Board",
        "1 Context",
        "2 Volume of Activity",
        "3 Process",
        "4 Impact",
        "5 Audit",
        "6 Staffing",
        "Link to Improvement Plan outcomes for children and families",
        "Attached table: performance measures",
    ]


@pytest.mark.parametrize("number", range(2, 7))
def test_the_bullets_are_those_published(number: int, draft: Draft) -> None:
    head, bullets = list(published().items())[number - 2]
    here = sections(draft)[f"{number} {head}"]
    assert [said(block) for block in here if isinstance(block, ListItem)] == bullets


def test_the_numbered_paragraphs_are_those_published_with_their_numbers(draft: Draft) -> None:
    numbers = {}
    for block in flattened(draft.blocks):
        if isinstance(block, Paragraph) and re.fullmatch(r"\d\.\d", label(block)):
            found = re.findall(r"(?<![S\d,.])\d[\d,]*(?:\.\d+)?%?(?!\d)", said(block))
            numbers[label(block)] = " ".join(one.rstrip(",") for one in found)
    assert numbers == NUMBERS


def test_the_form_says_who_reports_what_is_asked_and_what_is_recommended(draft: Draft) -> None:
    form = next(block for block in flattened(draft.blocks) if isinstance(block, Table))
    rows = {row.cells[0].text: row.cells[1].text for row in form.rows}
    assert (form.header_rows, form.header_columns) == (0, 1)
    assert rows["Date"] == "9 January 2024"
    assert rows["Board Member and Organisation"] == (
        "Steve Liddicott, Interim Deputy Director, Children's Health and Wellbeing"
    )
    assert rows["Ask of Board"].split("\n") == [
        "☐\tDecision needed by the Board",
        "☒\tInformation to update the Board",
        "☒\tMonitoring on performance by the Board",
    ]
    assert rows["Information or Decision detail"].startswith("Action: To provide an update")
    assert "(IPB) can be assured" in rows["Recommendation"]


def test_the_attached_table_has_every_measure_and_what_the_paper_gives_of_it(draft: Draft) -> None:
    *_, attached = (block for block in flattened(draft.blocks) if isinstance(block, Table))
    head, *rows = ([cell.text for cell in row.cells] for row in attached.rows)
    assert head == ["Measure", "Baseline", "Target", "Nov-23", "Comparators", "Actual numbers"]
    values = {name: cells for name, *cells in rows}
    bullets = [bullet.split(" – ") for under in published().values() for bullet in under]
    assert set(values) == {name for name, _ in bullets}
    shown = {name: value for name, value in bullets if name not in GIVEN}
    assert {name: values[name] for name in GIVEN} == GIVEN
    assert {name: values[name] for name in shown} == {
        name: ["[x]", "[x]", value, "[x]", "[x]"] for name, value in shown.items()
    }


def test_its_notes_say_what_rates_divide_by_and_what_is_not_given(draft: Draft) -> None:
    notes = " ".join(said(one) for one in sections(draft)["Attached table: performance measures"])
    assert "[x]: not given." in notes
    assert "per 10,000 of 147,500 children aged 0 to 17 (implied by" in notes
    assert "TBC: the measure is being developed." in notes
    assert "does not hold the table that was attached" in notes


def test_the_links_to_the_plan_stand_as_published(draft: Draft) -> None:
    here = sections(draft)["Link to Improvement Plan outcomes for children and families"]
    assert [said(block) for block in here if said(block).strip()] == [
        "Change:",
        "Children and young people have their voices heard, and their experiences are understood",
        "Leadership:",
        "Children and young people in our care, or leaving our care, are healthy, feel safe "
        "and reach their full potential.",
    ]


def test_nobody_is_named_but_the_board_member(draft: Draft) -> None:
    words = " ".join(said(block) for block in flattened(draft.blocks))
    assert "Riddell" not in words
    assert words.count("Liddicott") == 1
