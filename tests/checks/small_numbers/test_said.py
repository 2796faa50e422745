"""A number that a sentence says of a measure, or of a row, which its paper hides is told of, and stops the PDF."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from paperwork.checks.small_numbers import occupied, said
from paperwork.jobs.build import build
from paperwork.jobs.check_draft import check_draft
from paperwork.jobs.check_paper import check_paper
from paperwork.jobs.pdf import pdf
from paperwork.model.findings import PaperworkError
from paperwork.word import archive
from tests.jobs.in_word import Opened
from tests.workspace import REPOSITORY

from ..papers import found

SUMMARY = """
Measure | Actual | Performance
Visits in time | 93% | Amber
On a child protection plan for two years or more | [c] | [c]

# Visits and long plans
Measure | Mar-26 | Tolerance
Visits in time | 95% | down to 90%
Two years or more | 3 | 20% worse

Measure | Oct-24 | Aug-25 | Sept-25
Visits in time | 87% | 87% | 93%
Two years or more | 6 | [c] | [c]

{there}

# Legal status
Legal status | All ages | Aged 0 to 9 | Aged 10 to 17 | Share
Full care order | 210 | 84 | 126 | 67.5%
Accommodated by agreement | 45 | [c] | [c] | 14.5%
Placement order | 11 | [c] | [c] | 3.5%
Total | 311 | 132 | 179 | 100%

# Our own homes
Home | Judgement | Beds | Children placed
WX0001 | Good | 5 | [c]
WX0002 | Good | 4 | [c]
WX0004 | Outstanding | 3 | [c]
Total |  | 12 | [c]

{here}
"""


def told(sentence: str, there: str = "Winter.") -> list[str]:
    """The ids of what is found where a sentence stands on the last page of a paper, another on an earlier one."""
    paper = SUMMARY.format(here=sentence, there=there)
    return [one.check for check in (*said.CHECKS, *occupied.CHECKS) for one in found(check, paper)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The number on a child protection plan for two years or more is 2.",
        "On a plan for two years or more: 2.",
        "Two years or more: 2.",
        "On a child protection plan for two years or more – four",
        "The number on a child protection plan for two years or more fell to just three.",
        "Children accommodated by agreement: 36 are aged 10 to 17.",
    ],
)
def test_a_number_given_to_a_hidden_measure_by_its_name_is_an_error(sentence: str) -> None:
    assert told(sentence) == ["hidden-printed"]


@pytest.mark.parametrize(
    "sentence",
    [
        "1.3% of children on a plan have been on it for two years or more.",
        "The number on a plan for two years or more halved from four to two.",
        "We have 4 who were on a child protection plan for 2 years.",
        "A quarter of child protection plans of two years were ended.",
        "# Twelve on a plan for two years or more",
        "Of 11 children with a placement order 8 are under ten.",
        "Of those on a placement order 27% are aged 10 to 17.",
        "Of the 11 under a placement order all but three are under ten.",
        "One in eleven of those under a placement order is over ten.",
        "WX0004 has two children.",
        "WX0004: 3.",
        "The three residents of WX0004 went on holiday.",
        "There is a couple of boys at WX0001.",
        "In total 10 children live there.",
        "Three-quarters of those with a placement order are under ten.",
        "The target for child protection plans of two years or more was met.",
        "The number on a child protection plan for two years or more is now below our target.",
        "Mae dau yn byw yn WX0004.",
        "Of those accommodated by agreement thirty-six are aged 10 to 17.",
    ],
)
def test_any_number_said_of_what_is_hidden_is_a_possible_finding(sentence: str) -> None:
    assert told(sentence) == ["hidden-said"]


@pytest.mark.parametrize(
    "sentence",
    [
        "WX0004 has one empty bed and the others are full.",
        "The home with three beds is full.",
        "All of our homes are full.",
        "Every bed but one is taken.",
        "Our homes are at capacity.",
        "There is a vacancy at WX0001.",
        "Our homes have one space.",
        "Occupancy stands at 94%.",
        "Fifteen of the sixteen beds are in use.",
        "Our smallest home looks after as many children as it has beds.",
        "None of the beds is empty.",
        "Mae pob gwely'n llawn.",
        "Mae ein cartrefi i gyd yn llawn.",
        "Mae un gwely gwag yn WX0004.",
    ],
)
def test_words_that_fill_beds_beside_a_hidden_column_are_told_of(sentence: str) -> None:
    assert "occupancy-said" in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Two of our homes are good, and one is outstanding.",
        "Far fewer plans than a year ago have lasted two years.",
        "Fewer than ten were on a child protection plan for two years or more.",
        "Our target is 3 for those on a child protection plan for two years or more.",
        "In October 2024 there were 6 on a child protection plan for two years or more.",
        "Visits in time stand at 93%, and fewer children have been on a child protection plan for two years or more.",
        "[c] children were on a child protection plan for two years or more in September 2025.",
        "Section 3 and page 12 tell of the plans of two years or more.",
        "We looked on 3 September 2025 at each child protection plan of two years or more.",
        "Of those in care 11 have a placement order.",
        "WX0004 has three beds, and WX0001 5 beds.",
        "WX0004 was inspected on 9 July 2025 and is outstanding.",
        "The court has ordered reports in 14 cases; placement took 12 weeks.",
        "Two more years of support, and more plans, are in the budget of £2m.",
        "The full inspection of each home took three days.",
        "Full-time staff work at each home.",
        "Early help had places free.",
        "The panel will be in full.",
        "Our homes were full of music.",
        "WX0004 has 14 actions and two new managers.",
        "We hold two reviews a year for each placement order.",
    ],
)
def test_what_tells_no_number_of_it_is_no_finding(sentence: str) -> None:
    assert told(sentence) == []


def test_a_row_whose_name_is_slight_is_meant_on_its_own_page() -> None:
    assert told("Winter.", there="Of these, 2 have lasted two years.") == ["hidden-said"]
    assert told("2 posts for two years.") == []


@pytest.mark.parametrize(
    "sentence", ["Long plans: 2.", "Long-standing plans stand at 2.", "Just two long plans are left."]
)
def test_a_small_number_beside_the_words_of_its_heading_is_told_of(sentence: str) -> None:
    assert told("Winter.", there=sentence) == ["hidden-said"]
    assert told("Winter.", there="In August two teams had no manager, and visits slipped.") == []


def test_nothing_is_told_where_a_paper_hides_nothing() -> None:
    paper = SUMMARY.format(here="All of our homes are full. Two years or more: 2.", there="").replace("[c]", "12")
    assert [one for check in (*said.CHECKS, *occupied.CHECKS) for one in found(check, paper)] == []


PAPER = "inputs/wexcombe/scrutiny-2025-11"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shipped")
    for name in ("inputs/wexcombe", "templates", "boilerplate"):
        shutil.copytree(REPOSITORY / name, root / name)
    (root / "outputs").mkdir()
    (draft,) = build(root / PAPER).written
    return draft


def typed(draft: Path, old: str, new: str, folder: Path) -> Path:
    """The draft, away from its paper, with other words somewhere, wherever it keeps them."""
    parts = archive.members(draft.read_bytes(), draft.name)
    said = parts["word/document.xml"].decode("utf-8")
    assert old in said
    parts["word/document.xml"] = said.replace(old, new).encode("utf-8")
    file = folder / draft.name
    with zipfile.ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Far fewer plans than a year ago", "The number on a plan for two years or more is 2. Far fewer plans"),
        (">Legal status</w:t>", ">Legal status: 8 with a placement order are under ten</w:t>"),
        ("Homes are named by", "WX0004 has two. Homes are named by"),
        ("Homes are named by", "Two children live at home. Homes are named by"),
        (">Legal status</w:t>", ">Two boys adopted</w:t>"),
        ("Line chart: On a plan", "Three girls are on one. Line chart: On a plan"),
        ("Not shown, as a number is too small or would tell one: D", "It is 2 now. Not shown: D"),
    ],
)
def test_it_stops_the_pdf_wherever_it_is_typed(shipped: Path, tmp_path: Path, old: str, new: str) -> None:
    file = typed(shipped, old, new, tmp_path)
    with pytest.raises(PaperworkError) as caught:
        pdf(file)
    assert {one.check for one in caught.value.findings if one.stops} <= {
        "hidden-said",
        "hidden-printed",
        "small-number-in-prose",
    }


def test_the_draft_as_it_was_built_has_none(shipped: Path) -> None:
    ours = {"hidden-said", "hidden-printed", "occupancy-said", "small-number-in-prose"}
    assert ours & {one.check for one in check_draft(shipped).findings} == set()
    assert ours & {one.check for one in check_paper(shipped.parents[2] / PAPER).findings} == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("note: Homes are named by", "note: Three girls live in one. Homes are named by"),
        ("caption: Children's homes run", "caption: Two years or more, 2 children; homes run"),
        ("title: Legal status", "title: Legal status of two boys"),
    ],
)
def test_words_of_paper_yaml_are_read_like_all_others(shipped: Path, tmp_path: Path, old: str, new: str) -> None:
    shutil.copytree(shipped.parents[2], tmp_path / "w")
    file = tmp_path / "w" / PAPER / "paper.yaml"
    said = file.read_text(encoding="utf-8")
    assert old in said
    file.write_text(said.replace(old, new), encoding="utf-8")
    ours = {"hidden-said", "hidden-printed", "small-number-in-prose"}
    assert ours & {one.check for one in check_paper(file.parent).findings}
    (draft,) = build(file.parent).written
    with pytest.raises(PaperworkError) as caught:
        pdf(draft)
    assert ours & {one.check for one in caught.value.findings if one.stops}


def test_a_table_that_was_deleted_still_hides_what_it_hid(shipped: Path, tmp_path: Path) -> None:
    file = tmp_path / shipped.name
    shutil.copy(shipped, file)
    word = Opened(file)
    for tag in (
        "measure/visits/months",
        "measure/visits/charts",
        "priority/help/summary",
        "measure/legal_status/tables",
    ):
        (control,) = word.controls(tag)
        control.getparent().remove(control)
    word.replace(
        "measure/visits/q1", "Far fewer plans", "Two years or more: 2. Of 11 with a placement order 8 are small."
    )
    checks = [one.check for one in check_draft(word.save()).findings]
    assert "hidden-printed" in checks
    assert "hidden-said" in checks
