"""A number typed over [c], or printed before the data hid it, is found, stops the PDF, and is never said."""

from __future__ import annotations

import shutil
from copy import deepcopy
from pathlib import Path

import pytest

from paperwork.checks.totals import totals
from paperwork.jobs.build import build
from paperwork.jobs.check_draft import check_draft
from paperwork.jobs.pdf import pdf
from paperwork.model.findings import Finding, PaperworkError
from tests.jobs.in_word import Opened
from tests.workspace import COMMENTARY, DATA, PAPER, PAPER_FOLDER, make_workspace

from ..papers import found

DRAFT = Path("outputs/elmshire/panel-2025-02.docx")
FEW = DATA.replace("196", "3")
KINDS = "inputs/elmshire/kinds.csv"
SAID = "hidden-in-prose:Number of plans and Rate of plans/There are {plans.actual} plans, of"
ACCEPTED = f"accept:\n  - {{id: '{SAID}', reason: Nothing else is said., who: The Director}}\n"
TABLED = ACCEPTED + PAPER.replace(
    "priorities:\n",
    "tables:\n  - {id: kinds, caption: Kinds of plans, file: ../kinds.csv, total: [Children]}\npriorities:\n",
).replace("measures: [visits]}\n", "measures: [visits]}\n      - {id: kinds, title: Kinds, tables: [kinds]}\n")
ANSWERS = (
    COMMENTARY
    + "\n# kinds\n\n"
    + "".join(
        f"## {question}\n\nWe go on.\n\n"
        for question in ("What's working well?", "What are we worried about?", "What are we doing about it?")
    )
)
MONTHS, TABLE = "measure/plans/months", "measure/kinds/tables"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("built"), data=FEW, paper=TABLED, commentary=ANSWERS)
    (root / KINDS).write_text("Kind,Children\nFirst,3\nSecond,7\nThird,40\nFourth,50\n", encoding="utf-8")
    build(root / PAPER_FOLDER)
    return root


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "w")
    return tmp_path / "w"


def typed(workspace: Path, tag: str, number: str, nth: int = 0) -> Path:
    """The draft with a number typed over one of the hidden cells of a part."""
    word = Opened(workspace / DRAFT)
    cells = [text for text in word.part(tag).iter() if text.text == "[c]"]
    cells[nth].text = number
    return word.save()


def told(file: Path) -> list[Finding]:
    return [one for one in check_draft(file).findings if one.check == "hidden-printed"]


def away(file: Path, folder: Path) -> Path:
    """The draft where nothing is known of its paper."""
    (folder / "away").mkdir()
    return Path(shutil.copy(file, folder / "away" / file.name))


def test_a_draft_that_nobody_typed_into_prints_nothing_hidden(workspace: Path) -> None:
    assert told(workspace / DRAFT) == []


def test_a_draft_whose_newest_values_are_hidden_becomes_a_pdf(workspace: Path, tmp_path: Path) -> None:
    assert pdf(away(workspace / DRAFT, tmp_path)).written


@pytest.mark.parametrize("number", ["3", "12", "3 children", "three", "[c] 3"])
def test_a_number_typed_over_a_hidden_month_is_an_error_with_the_data_and_without(
    workspace: Path, tmp_path: Path, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = typed(workspace, MONTHS, number)
    monkeypatch.chdir(tmp_path)
    for one in (file, away(file, tmp_path)):
        (finding,) = told(one)
        assert (finding.certain, finding.severity) == (True, "error")
        assert finding.id == "hidden-printed:Number of plans.Jan-25"
        assert finding.message == (
            f"Number of plans, Jan-25: '{number}' is printed, where a number of children is hidden."
        )


@pytest.mark.parametrize("said", ["↑ up, worsening", "Improving", "Red"])
def test_a_rating_or_an_arrow_typed_over_a_hidden_one_is_an_error(workspace: Path, tmp_path: Path, said: str) -> None:
    # The second cell of the summary's first row that is hidden is its direction.
    file = typed(workspace, "priority/safety/summary", said, 1)
    for one in (file, away(file, tmp_path)):
        (finding,) = told(one)
        assert finding.id == "hidden-printed:Number of plans.DoT"
        assert f"'{said}' is printed, where that is hidden" in finding.message


def test_a_direction_that_the_data_hide_now_is_told_of(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, data=DATA, paper=PAPER, commentary=ANSWERS.split("# kinds")[0])
    build(root / PAPER_FOLDER)
    (root / "inputs/elmshire/data.csv").write_text(FEW, encoding="utf-8")
    assert "hidden-printed:Number of plans.DoT" in [one.id for one in told(root / DRAFT)]


@pytest.mark.parametrize("words", ["[c]", "fewer than 5", "<5", "1 to 5", "not shown"])
def test_words_that_keep_it_hidden_are_no_finding(workspace: Path, words: str) -> None:
    assert told(typed(workspace, MONTHS, words)) == []


def test_a_number_typed_over_a_hidden_cell_stops_the_pdf_wherever_the_draft_is(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = away(typed(workspace, TABLE, "7", 1), tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PaperworkError) as caught:
        pdf(file)
    assert [one.id for one in caught.value.findings if one.stops] == ["hidden-printed:Second.Children"]


def test_a_row_that_was_moved_and_a_column_that_was_added_hide_nothing_from_it(workspace: Path) -> None:
    typed(workspace, TABLE, "7", 1)
    word = Opened(workspace / DRAFT)
    rows = [row for row in word.part(TABLE).iter() if row.tag.endswith("}tr")]
    rows[-1].addnext(rows[2])
    for row in rows:
        cells = [cell for cell in row if cell.tag.endswith("}tc")]
        cells[-1].addprevious(deepcopy(cells[0]))
    assert [one.id for one in told(word.save())] == ["hidden-printed:Second.Children"]


def test_a_live_figure_that_is_hidden_and_typed_over_is_an_error(workspace: Path, tmp_path: Path) -> None:
    word = Opened(workspace / DRAFT)
    word.replace("fact/plans/actual", "[c]", "3")
    file = word.save()
    (finding,) = told(file)
    assert "There are 3 plans" in finding.quote
    assert [one.id for one in told(away(file, tmp_path))] == [finding.id]


def test_an_old_draft_that_prints_what_the_data_now_hide_is_told_of(tmp_path: Path) -> None:
    data = DATA.replace("196", "9")
    root = make_workspace(tmp_path, data=data, paper=TABLED, commentary=ANSWERS)
    (root / KINDS).write_text("Kind,Children\nFirst,8\nSecond,7\nThird,40\nFourth,50\n", encoding="utf-8")
    build(root / PAPER_FOLDER)
    assert told(root / DRAFT) == []
    (root / KINDS).write_text("Kind,Children\nFirst,3\nSecond,7\nThird,40\nFourth,50\n", encoding="utf-8")
    (root / "inputs/elmshire/data.csv").write_text(FEW, encoding="utf-8")
    ids = {one.id for one in told(root / DRAFT)}
    assert {"hidden-printed:Number of plans.Jan-25", "hidden-printed:First.Children"} <= ids
    said = "\n".join(f"{one.message} {one.hint}" for one in check_draft(root / DRAFT).findings)
    assert "data give 3" not in said


def test_a_hidden_part_that_a_total_gives_away_is_told_of_and_not_worked_back() -> None:
    table = "Kind | Children\nFirst | {hidden}\nSecond | 7\nThird | 40\nTotal | 51"
    for mark in ("[c]", "*", "<5", "c"):
        (finding,) = found(totals.rows, table.format(hidden=mark))
        assert (
            finding.message == "Total 51: First is hidden, and can be worked back from the total and the other parts."
        )
        assert "4" not in finding.message.replace("51", "")
    (finding,) = found(totals.rows, table.format(hidden="n/a"))
    assert finding.message.endswith("First would be 4.")
