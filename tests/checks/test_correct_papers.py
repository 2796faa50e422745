"""Small papers without an error, as different councils and officers type them: nothing in them is called certain.

Each says right things in the words of its own service: totals with their parts, rounded sums, shares, moves, targets.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from paperwork.checks.proof import proved

from .papers import read

PAPERS = {
    name: text
    for part in Path(__file__).with_name("correct_papers.txt").read_text("utf-8").split("=== ")[1:]
    for name, _, text in (part.partition("\n"),)
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_correct_paper_has_no_certain_finding(name: str) -> None:
    assert [finding.message for finding in proved(read(PAPERS[name])) if finding.certain] == []


SENTENCES = Path(__file__).with_name("correct_sentences.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_correct_sentence_of_several_clauses_has_no_certain_finding(sentence: str) -> None:
    assert [finding.message for finding in proved(read(f"# Report\n{sentence}")) if finding.certain] == []


WRONG = (
    ("budget monitoring", "Total | 22,761", "Total | 22,767"),
    ("capital programme", "All schemes | 23.3", "Total | 24.3"),
    (
        "workforce in children's social care",
        "has fallen in each month since July",
        "has risen in each month since July",
    ),
    ("homelessness", "- of which hotels | 23 | 18\nTotal | 287", "- of which hotels | 23 | 18\nTotal | 297"),
    ("housing repairs", "been above target for three months", "been below target for three months"),
    ("waste and streets", "from 61 to 55 per", "from 55 to 61 per"),
    ("children in care", "over the past year it has gone up by 14", "since July it has gone up"),
    ("children in care", "are above target, having been below", "are below target, having been above"),
    ("audits of practice", "15 of 23 audits (65%)", "15 of 23 audits (75%)"),
    ("youth justice", "Other | 27.6", "Other | 37.6"),
)


@pytest.mark.parametrize(("name", "right", "wrong"), WRONG)
def test_the_same_paper_with_an_error_has_one(name: str, right: str, wrong: str) -> None:
    assert right in PAPERS[name]
    assert [one for one in proved(read(PAPERS[name].replace(right, wrong))) if one.certain]
