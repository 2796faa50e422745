"""A digest in a draft tells nothing of what is hidden: nobody can try numbers until it fits."""

from __future__ import annotations

import hashlib
from itertools import product
from pathlib import Path

import pytest

from paperwork.jobs.build import build
from paperwork.jobs.changes import changes
from paperwork.jobs.disclosing import printable
from paperwork.jobs.receipt import receipt
from paperwork.model.changes import Changes, Receipt
from paperwork.word.stamp import stamp_of
from tests.workspace import BOOK, COUNCIL, DATA, PAPER, PAPER_FOLDER, make_workspace

DATA_FILE = "inputs/elmshire/data.csv"
BOOK_FILE = "inputs/elmshire/measures.yaml"
FEW = DATA.replace("plans,210,205,196", "plans,210,205,{few}")
ROUNDS = COUNCIL + "disclosure: {method: round}\n"
BASED = BOOK.replace("    targets: {Mar-25: 200}\n", "    targets: {Mar-25: 200}\n    baseline: {value: %s}\n")
AS_PUBLISHED = "disclosure: {how: as-published, reason: It was printed so, who: The director}\n"
TABLED = "tables:\n  - {id: kinds, caption: Kinds of plans, file: ../kinds.csv, counts: [Children]}\npriorities:\n"


def digests(root: Path, **changed: str) -> dict[str, str]:
    sources = printable(make_workspace(root, **changed) / PAPER_FOLDER).inputs.sources
    return {one.path: one.sha256 for one in sources}


@pytest.mark.parametrize("council", [COUNCIL, ROUNDS], ids=["hidden", "rounded"])
def test_every_hidden_number_gives_the_same_digests(council: str, tmp_path: Path) -> None:
    told = [digests(tmp_path / few, data=FEW.format(few=few), council=council) for few in "12"]
    assert told[0] == told[1]


def test_a_number_that_is_printed_gives_another_digest_of_its_own_file_alone(tmp_path: Path) -> None:
    before, after = (digests(tmp_path / few, data=DATA.replace("196", few)) for few in ("196", "197"))
    assert {path for path in before if before[path] != after[path]} == {DATA_FILE}


def test_no_try_of_a_row_fits_a_digest_of_the_draft(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, data=FEW.format(few=3))
    (draft,) = build(root / PAPER_FOLDER).written
    stamp = stamp_of(draft.read_bytes(), draft.name)
    assert stamp is not None
    told = {one.sha256 for one in stamp.sources}
    tries = product((209, 210), (204, 205), range(12))
    texts = (DATA.replace("plans,210,205,196", f"plans,{','.join(map(str, row))}") for row in tries)
    assert [text for text in texts if hashlib.sha256(text.encode()).hexdigest() in told] == []


def test_a_paper_that_hides_nothing_keeps_the_sums_of_its_files(tmp_path: Path) -> None:
    data = FEW.format(few=3)
    told = digests(tmp_path, data=data, paper=PAPER + AS_PUBLISHED)
    assert told[DATA_FILE] == hashlib.sha256(data.encode()).hexdigest()


def test_a_hidden_baseline_is_not_told_by_the_digest_of_its_book(tmp_path: Path) -> None:
    hidden = [digests(tmp_path / few, book=BASED % few) for few in "35"]
    assert hidden[0] == hidden[1]
    shown = [digests(tmp_path / many, book=BASED % many) for many in ("222", "223")]
    assert {path for path in shown[0] if shown[0][path] != shown[1][path]} == {BOOK_FILE}


def test_what_a_published_paper_printed_of_a_hidden_number_is_not_told_by_the_digest_of_paper_yaml(
    tmp_path: Path,
) -> None:
    said = "published_as:\n  - {{measure: plans, fact: actual, as: '{few}', reason: A slip, who: The director}}\n"
    told = [digests(tmp_path / few, data=FEW.format(few=3), paper=PAPER + said.format(few=few)) for few in ("2", "4")]
    assert told[0] == told[1]


def test_a_hidden_cell_of_a_table_is_not_told_by_the_digest_of_its_file(tmp_path: Path) -> None:
    told = []
    for few, others in ((3, 47), (4, 46)):
        root = make_workspace(tmp_path / str(few), paper=PAPER.replace("priorities:\n", TABLED, 1))
        (root / "inputs/elmshire/kinds.csv").write_text(f"Kind,Children\nFew,{few}\nMore,{others}\n", encoding="utf-8")
        told.append({one.path: one.sha256 for one in printable(root / PAPER_FOLDER).inputs.sources})
    assert told[0]["inputs/elmshire/kinds.csv"] != told[1]["inputs/elmshire/kinds.csv"]
    root = make_workspace(tmp_path / "5", paper=PAPER.replace("priorities:\n", TABLED, 1))
    (root / "inputs/elmshire/kinds.csv").write_text("Kind,Children\nFew,5\nMore,46\n", encoding="utf-8")
    again = {one.path: one.sha256 for one in printable(root / PAPER_FOLDER).inputs.sources}
    assert again == told[1]


def test_a_hidden_number_that_changes_is_no_change_and_the_receipt_says_what_its_digests_are_of(tmp_path: Path) -> None:
    root = make_workspace(tmp_path, data=FEW.format(few=3))
    (draft,) = build(root / PAPER_FOLDER).written
    (root / DATA_FILE).write_text(FEW.format(few=4), encoding="utf-8")
    told = changes(draft).told
    assert isinstance(told, Changes)
    assert (told.inputs, told.facts) == ((), ())
    done = receipt(draft)
    assert isinstance(done.told, Receipt)
    assert (done.told.hides, "not of the file" in done.notes[-1]) == (5, True)
