"""The receipt of a paper: every input that was read, what it gives, and the beginning of its SHA-256."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from paperwork import __version__
from paperwork.inputs import read
from paperwork.measures import work_out
from paperwork.model.blocks import Region, Table, text_of
from paperwork.paper import compose
from tests.workspace import PAPER_FOLDER, REPOSITORY, make_workspace


def receipt(folder: Path) -> Table:
    inputs = read(folder)
    region = compose(inputs, work_out(inputs)).slots["receipt"]
    assert isinstance(region, Region)
    (table,) = region.blocks
    assert (region.tag, region.owner, isinstance(table, Table)) == ("paperwork:paper/receipt", "data", True)
    return table  # type: ignore[return-value]


def given_by(table: Table) -> dict[str, str]:
    return {row.cells[0].text: row.cells[1].text for row in table.rows[1:]}


def test_each_input_has_a_row_with_the_beginning_of_its_hash(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path) / PAPER_FOLDER
    rows = receipt(folder).rows
    assert [cell.text for cell in rows[0].cells] == ["Input", "What it gives", "SHA-256, first 12 digits"]
    digest = hashlib.sha256((folder / "paper.yaml").read_bytes()).hexdigest()
    hashes = {row.cells[0].text: row.cells[2].text.replace("\u00a0", "") for row in rows[1:]}
    assert hashes["panel-2025-02/paper.yaml"] == digest[:12]
    assert len(hashes) == len(rows) - 1 == len(read(folder).sources)


def test_it_says_what_each_input_gives(tmp_path: Path) -> None:
    assert given_by(receipt(make_workspace(tmp_path) / PAPER_FOLDER)) == {
        "council.yaml": "The council, and its population",
        "data.csv": "Values of 2 measures",
        "measures.yaml": "Measures, targets and tolerances",
        "panel-2025-02/commentary.md": "Words about the measures",
        "panel-2025-02/front-sheet.md": "Words of the front sheet",
        "panel-2025-02/paper.yaml": "The paper itself: its meeting, its pages",
        "templates/improvement-scrutiny.docx": "Template",
        "templates/improvement-scrutiny.yaml": "Rules of the template",
    }


def test_its_note_names_the_program_and_the_meeting_and_no_day_of_building(tmp_path: Path) -> None:
    note = text_of(receipt(make_workspace(tmp_path) / PAPER_FOLDER).note)
    assert note.startswith(f"Made by paperwork {__version__} for the meeting of 27 February 2025.")


@pytest.mark.parametrize("paper", ["north-east-lincolnshire/improvement-board-2023-06", "wexcombe/year-2025-11"])
def test_tables_appendices_and_standing_words_are_named_as_such(paper: str) -> None:
    given = given_by(receipt(REPOSITORY / "inputs" / paper))
    assert "Other words" not in given.values()
    kinds = {said.partition(":")[0] for said in given.values()}
    assert {"Appendix"} <= kinds
    assert kinds & {"Table", "Tables"}
