"""A Word file's tables beside the data of its paper: what was typed over is found, and what was restated."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from paperwork.checks.figures import agreement, data
from paperwork.checks.reading import Earlier, Knowledge, reading_of
from paperwork.inputs import read
from paperwork.measures import work_out
from paperwork.model.blocks import Paragraph, Span
from paperwork.model.look import PageSetup
from paperwork.model.paper import Draft, DraftSection, Properties

from ..papers import found

REPOSITORY = Path(__file__).parents[3]
PAPER = REPOSITORY / "inputs" / "north-east-lincolnshire" / "scrutiny-2023-02"
TABLES = """
# Number of CiN, Rate of CiN
Measure | Mar-23 (next) | Sept-23 | Tolerance
Number of CiN | {target} | 875 | 800 to 1,200
Measure | Nov-22 | Dec-22 | Jan-23 | Latest
Number of CiN | 959 | 778 | {actual} | 716
{said}
"""


@cache
def knowledge() -> Knowledge:
    inputs = read(PAPER)
    return Knowledge(inputs, work_out(inputs))


def paper(target: str = "1,000", actual: str = "673", said: str = "We go on.") -> str:
    return TABLES.format(target=target, actual=actual, said=said)


def test_a_table_that_says_what_the_data_say_has_no_findings() -> None:
    assert not [finding for check in data.CHECKS for finding in found(check, paper(), knowledge())]


def test_a_cell_that_was_typed_over_is_an_error() -> None:
    (finding,) = found(data.cells, paper(actual="637"), knowledge())
    assert finding.certain
    assert finding.message == "Number of CiN, Jan-23: 637 is printed. The data give 673."


def test_a_target_that_is_not_the_books_is_an_error() -> None:
    (finding,) = found(data.targets, paper(target="900"), knowledge())
    assert finding.message == "Number of CiN, Mar-23: 900 is printed. The measures book has 1,000."


def test_a_figure_in_prose_is_held_against_the_data_of_a_measure_that_no_table_shows() -> None:
    wrong = paper(said="In January the permanent workforce stood at 68%.")
    (finding,) = found(agreement.prose, wrong, knowledge())
    assert finding.certain
    assert "66%" in finding.message
    assert not found(agreement.prose, wrong.replace("68%", "66%"), knowledge())


@pytest.mark.parametrize("check", [data.cells, data.targets, data.restated])
def test_without_the_papers_data_nothing_is_said(check: object) -> None:
    assert not found(check, paper(actual="1"))  # type: ignore[arg-type]


def test_a_figure_that_an_earlier_paper_printed_otherwise_is_named() -> None:
    now = knowledge()
    before = next(result for result in now.results.by_id.values() if result.measure.name == "Number of CiN")
    changed = tuple(
        replace(point, fact=replace(point.fact, text="700", with_unit="700"))
        if point.period.label == "Dec-22"
        else point
        for point in before.months
    )
    results = replace(now.results, by_id={before.measure.id: replace(before, months=changed)})
    both = Knowledge(now.inputs, now.results, (Earlier("scrutiny-2023-01", now.inputs, results),))
    (finding,) = found(data.restated, paper(), both)
    assert not finding.certain
    assert finding.message == f"{before.measure.name}, Dec-22: 778 here, and 700 in the paper scrutiny-2023-01."


def test_a_live_figure_that_is_not_what_the_data_give_is_an_error() -> None:
    now = knowledge()
    name = next(id for id, result in now.results.by_id.items() if result.measure.name == "Number of CiN")
    for said, errors in (("671", 1), ("673", 0)):
        draft = Draft((DraftSection(PageSetup(), (sentence(said, f"{name}.actual"),)),), Properties())
        found = list(data.live(reading_of(draft, "paper.docx", now)))
        assert len(found) == errors
        assert all("The data give 673" in finding.message for finding in found)


def sentence(said: str, fact: str) -> Paragraph:
    return Paragraph((Span("There are "), Span(said, fact=fact), Span(" children in need.")))
