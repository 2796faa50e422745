"""The appendices of a paper as slots: titles in order, files whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.inputs import read
from paperwork.measures import work_out
from paperwork.model.blocks import Appendix
from paperwork.model.findings import PaperworkError
from paperwork.model.paper import Paper
from paperwork.paper import compose
from tests.workspace import PAPER, PAPER_FOLDER, make_workspace

KEYS = """\
appendices:
  - {id: letter, title: The inspectorate's letter, file: ../letters/visit.docx}
  - {id: figures, title: Figures, file: ../letters/FIGURES.PDF}
"""
LETTERS = Path("inputs/elmshire/letters")


def workspace(root: Path) -> Path:
    make_workspace(root, paper=PAPER + KEYS)
    (root / LETTERS).mkdir()
    (root / LETTERS / "visit.docx").write_bytes(b"a letter")
    (root / LETTERS / "FIGURES.PDF").write_bytes(b"figures")
    return root


def composed(root: Path) -> Paper:
    inputs = read(workspace(root) / PAPER_FOLDER)
    return compose(inputs, work_out(inputs))


def test_each_has_its_title_and_a_region_that_holds_its_file(tmp_path: Path) -> None:
    letter, figures = composed(tmp_path).slots["appendices"]  # type: ignore[misc,str-unpack]
    assert letter["title"] == "The inspectorate's letter"  # type: ignore[index,call-overload]
    body = letter["body"]  # type: ignore[index,call-overload]
    assert (body.tag, body.owner) == ("paperwork:appendix/letter", "data")
    assert body.blocks == (
        Appendix(b"a letter", "docx", "The inspectorate's letter", "inputs/elmshire/letters/visit.docx"),
    )
    assert figures["body"].blocks[0].kind == "pdf"  # type: ignore[index,call-overload]


def test_its_file_is_among_the_papers_sources(tmp_path: Path) -> None:
    paths = [source.path for source in composed(tmp_path).sources]
    assert {f"{LETTERS.as_posix()}/visit.docx", f"{LETTERS.as_posix()}/FIGURES.PDF"} <= set(paths)


def test_a_file_that_changes_after_it_was_read_stands_as_it_was_read(tmp_path: Path) -> None:
    inputs = read(workspace(tmp_path) / PAPER_FOLDER)
    (tmp_path / LETTERS / "visit.docx").write_bytes(b"another letter")
    letter, _ = compose(inputs, work_out(inputs)).slots["appendices"]  # type: ignore[misc,str-unpack]
    assert letter["body"].blocks[0].data == b"a letter"  # type: ignore[index,call-overload]


def test_a_paper_without_any_has_an_empty_loop(tmp_path: Path) -> None:
    inputs = read(make_workspace(tmp_path) / PAPER_FOLDER)
    assert compose(inputs, work_out(inputs)).slots["appendices"] == ()


def test_what_a_build_has_made_is_no_appendix(tmp_path: Path) -> None:
    workspace(tmp_path)
    (tmp_path / "outputs" / "elmshire").mkdir()
    (tmp_path / "outputs" / "elmshire" / "other.docx").write_bytes(b"a draft")
    more = "  - {id: made, title: Made, file: ../../../outputs/elmshire/other.docx}\n"
    (tmp_path / PAPER_FOLDER / "paper.yaml").write_text(PAPER + KEYS + more, encoding="utf-8")
    inputs = read(tmp_path / PAPER_FOLDER)
    with pytest.raises(PaperworkError) as told:
        compose(inputs, work_out(inputs))
    (finding,) = told.value.findings
    assert (finding.check, finding.place.line) == ("appendix-made", len(PAPER.splitlines()) + 4)
