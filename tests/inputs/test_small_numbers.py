"""What councils, books, tables and papers say of small numbers, and what is said where it makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.inputs import read
from paperwork.model.findings import PaperworkError
from paperwork.model.supplied import Disclosure, DisclosureRule, Inputs
from tests.workspace import PAPER_FOLDER, make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def add(workspace: Path, name: str, text: str) -> None:
    path = workspace / name
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


COUNCIL, PAPER = "inputs/elmshire/council.yaml", f"{PAPER_FOLDER}/paper.yaml"


def given(workspace: Path) -> Inputs:
    return read(workspace / PAPER_FOLDER)


def refused(workspace: Path) -> list[str]:
    with pytest.raises(PaperworkError) as error:
        given(workspace)
    return [str(finding) for finding in error.value.findings]


def test_one_to_five_are_hidden_in_an_open_paper_that_says_nothing(workspace: Path) -> None:
    inputs = given(workspace)
    assert inputs.council.disclosure == DisclosureRule(5, "suppress")
    assert (inputs.brief.disclosure, inputs.brief.suppresses) == (Disclosure(), True)
    assert {measure.counts for measure in inputs.book.measures} == {"children"}


def test_a_council_says_how_far_small_goes_and_how_it_is_dealt_with(workspace: Path) -> None:
    add(workspace, COUNCIL, "disclosure: {threshold: 4, method: round}\n")
    assert given(workspace).council.disclosure == DisclosureRule(4, "round")


@pytest.mark.parametrize("threshold", [0, 1, 21])
def test_a_threshold_that_hides_nothing_or_nearly_all_is_refused(workspace: Path, threshold: int) -> None:
    add(workspace, COUNCIL, f"disclosure: {{threshold: {threshold}}}\n")
    (message,) = refused(workspace)
    assert "the highest number that is hidden is from 2 to 20" in message


def test_a_paper_prints_small_numbers_with_a_reason_and_a_name(workspace: Path) -> None:
    add(workspace, PAPER, "disclosure: {how: as-published, reason: It was published so, who: The director}\n")
    said = given(workspace).brief
    assert (said.disclosure.reason, said.disclosure.who, said.suppresses) == (
        "It was published so",
        "The director",
        False,
    )


@pytest.mark.parametrize(
    "said", ["as-published", "{how: as-published, reason: It was}", "{how: as-published, who: Me}"]
)
def test_without_either_it_does_not(workspace: Path, said: str) -> None:
    add(workspace, PAPER, f"disclosure: {said}\n")
    (message,) = refused(workspace)
    assert "Small numbers are to be printed, and it is not said why, or who decided it." in message


def test_an_exempt_paper_may_hide_them_too(workspace: Path) -> None:
    path = workspace / PAPER
    exempt = "status: exempt\nexempt_paragraphs: [1]\npublic_interest: Few children"
    path.write_text(path.read_text(encoding="utf-8").replace("status: open", exempt), encoding="utf-8")
    assert not given(workspace).brief.suppresses
    add(workspace, PAPER, "disclosure: suppress\n")
    assert given(workspace).brief.suppresses


@pytest.mark.parametrize(
    ("counts", "columns"),
    [("", ()), ("children", ()), ("other", (False, False, False)), ("[Placed]", (False, False, True))],
)
def test_a_table_says_which_of_its_columns_count_children(
    workspace: Path, counts: str, columns: tuple[bool, ...]
) -> None:
    assert tabled(workspace, counts).tables["homes"].counts == columns


def test_a_column_that_the_table_lacks_is_refused(workspace: Path) -> None:
    with pytest.raises(PaperworkError, match=r"The table has no column 'Place'\. Did you mean 'Placed'\?"):
        tabled(workspace, "[Place]")


def tabled(workspace: Path, counts: str) -> Inputs:
    (workspace / "inputs/elmshire/homes.csv").write_text("Home,Beds,Children\nA,4,3\nB,5,4\n", encoding="utf-8")
    said = f", counts: {counts}" if counts else ""
    columns = "[Home, Beds, {from: Children, as: Placed}]"
    table = f"tables:\n  - {{id: homes, caption: Homes, file: ../homes.csv, columns: {columns}{said}}}\n"
    add(workspace, PAPER, table)
    return given(workspace)
