"""Papers of invented councils, written by people who had not seen the checks, with errors planted in them.

How many were found at first sight, before any rule was made for what they hold, stands in `benchmarks/README.md`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proofreading.rod import Proof, proof_of_file, stands, sure

FOLDER = Path(__file__).parent / "unseen"
PAPERS = sorted(path.stem for path in FOLDER.glob("*.docx"))


@pytest.fixture(scope="module")
def proofs() -> dict[str, Proof]:
    return {name: proof_of_file(FOLDER / f"{name}.docx", FOLDER / "labels" / f"{name}.yaml") for name in PAPERS}


@pytest.mark.parametrize("name", PAPERS)
def test_every_labels_words_stand_in_the_paper(name: str, proofs: dict[str, Proof]) -> None:
    proof = proofs[name]
    assert [label.quote for label in proof.labelled.labels if not stands(label, proof.lines)] == []


def test_of_the_findings_that_are_certain_nine_in_ten_are_right(proofs: dict[str, Proof]) -> None:
    right = [proof.right(one, certain=True) for proof in proofs.values() for one in proof.findings if sure(one)]
    assert right
    assert sum(right) >= 0.9 * len(right)


def test_of_the_errors_that_are_certain_seven_in_ten_are_found(proofs: dict[str, Proof]) -> None:
    labels = [(proof, label) for proof in proofs.values() for label in proof.labelled.labels if label.certain]
    assert sum(proof.found(label, certain=True) for proof, label in labels) >= 0.7 * len(labels)
