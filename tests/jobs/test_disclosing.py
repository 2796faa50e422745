"""What may be printed of a paper, its council's earlier papers considered."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.jobs.disclosing import printable
from paperwork.jobs.knowing import knowledge, known
from paperwork.jobs.new import new
from paperwork.model.measures import Missing
from tests.workspace import PAPER_FOLDER, make_workspace

NEXT = "inputs/elmshire/panel-2025-03"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A council whose February paper shows that a count since April stands at 40; the data of March leave that out."""
    workspace = make_workspace(tmp_path)
    council = workspace / "inputs/elmshire"
    started = "  - {id: started, name: Started, unit: number, polarity: low, period_type: in_year}\n"
    book = (council / "measures.yaml").read_text(encoding="utf-8")
    (council / "measures.yaml").write_text(book + started, encoding="utf-8")
    (council / "data.csv").write_text("measure,Jan-25\nplans,196\nstarted,40\n", encoding="utf-8")
    (council / "new.csv").write_text("measure,Feb-25\nplans,190\nstarted,43\n", encoding="utf-8")
    paper = (workspace / PAPER_FOLDER / "paper.yaml").read_text(encoding="utf-8")
    later = paper.replace("as_at: Jan-25", "as_at: Feb-25").replace("27/02/2025", "27/03/2025")
    (workspace / NEXT).mkdir()
    (workspace / NEXT / "paper.yaml").write_text(later.replace("../data.csv", "../new.csv"), encoding="utf-8")
    return workspace


def actual(workspace: Path, *, keeps: bool = False) -> object:
    return printable(workspace / NEXT, keeps=keeps).results.by_id["started"].fact("actual").value


def test_a_count_is_held_against_what_an_earlier_paper_printed(workspace: Path) -> None:
    assert actual(workspace) is Missing.HIDDEN


def test_what_earlier_papers_printed_is_kept_and_found_again_when_their_data_change(workspace: Path) -> None:
    first = actual(workspace, keeps=True)
    (kept,) = (workspace / "outputs/.cache/published").iterdir()
    assert (first, actual(workspace, keeps=True)) == (Missing.HIDDEN, Missing.HIDDEN)
    data = workspace / "inputs/elmshire/data.csv"
    data.write_text(data.read_text(encoding="utf-8").replace("started,40", "started,30"), encoding="utf-8")
    assert actual(workspace, keeps=True) == 43
    assert kept in (workspace / "outputs/.cache/published").iterdir()


def test_an_exempt_paper_has_printed_nothing(workspace: Path) -> None:
    paper = workspace / PAPER_FOLDER / "paper.yaml"
    exempt = "status: exempt\nexempt_paragraphs: [1]\npublic_interest: Few children"
    paper.write_text(paper.read_text(encoding="utf-8").replace("status: open", exempt), encoding="utf-8")
    assert actual(workspace) == 43


def test_an_earlier_paper_that_cannot_be_read_is_told_of(workspace: Path) -> None:
    paper = workspace / PAPER_FOLDER / "paper.yaml"
    paper.write_text(paper.read_text(encoding="utf-8").replace("../data.csv", "../none.csv"), encoding="utf-8")
    findings = printable(workspace / NEXT).findings
    assert [one.key for one in findings if one.check == "earlier-unread"] == ["panel-2025-02"]


def test_the_paper_that_follows_one_that_printed_small_numbers_hides_them(workspace: Path) -> None:
    paper = workspace / PAPER_FOLDER / "paper.yaml"
    said = "disclosure: {how: as-published, reason: It was published so, who: The director}\n"
    paper.write_text(paper.read_text(encoding="utf-8") + said, encoding="utf-8")
    folder = workspace / "inputs/elmshire/panel-2025-04"
    told = new("improvement-scrutiny", folder, earlier=workspace / PAPER_FOLDER).findings
    assert "disclosure" not in (folder / "paper.yaml").read_text(encoding="utf-8")
    assert "disclosure" in [one.key for one in told]


def test_what_an_earlier_paper_hid_is_hidden_from_the_proof_reader_of_the_next(workspace: Path) -> None:
    data = workspace / "inputs/elmshire/data.csv"
    data.write_text(data.read_text(encoding="utf-8").replace("started,40", "started,4"), encoding="utf-8")
    (earlier,) = knowledge(known(workspace / NEXT)).earlier
    started = earlier.results.by_id["started"]
    assert started.fact("actual").value is Missing.HIDDEN
    assert [point.fact.value for point in started.series if point.fact.known] == []
