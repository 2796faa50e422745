"""The labels are errors that stand in the built papers, and the proof-reader finds enough of them."""

from __future__ import annotations

import pytest

from tests.proofreading.kinds import KINDS
from tests.proofreading.rod import Label, Line, Proof, labelled_papers, proof_of_paper, stands, sure

PAPERS = labelled_papers()


@pytest.fixture(scope="module")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Proof]:
    out = tmp_path_factory.mktemp("papers")
    return {path.stem: proof_of_paper(path, out) for path in PAPERS}


@pytest.mark.parametrize("name", [path.stem for path in PAPERS])
def test_every_labels_words_stand_in_the_built_paper(name: str, proofs: dict[str, Proof]) -> None:
    proof = proofs[name]
    assert [label.quote for label in proof.labelled.labels if not stands(label, proof.lines)] == []


@pytest.mark.parametrize("name", [path.stem for path in PAPERS])
def test_every_label_stands_under_its_heading(name: str, proofs: dict[str, Proof]) -> None:
    proof = proofs[name]
    assert [label.quote for label in proof.labelled.labels if not under(label, proof.lines)] == []


def test_every_class_says_which_checks_are_fit_for_it(proofs: dict[str, Proof]) -> None:
    assert {label.kind for proof in proofs.values() for label in proof.labelled.labels} <= set(KINDS)


def test_one_paper_is_held_out(proofs: dict[str, Proof]) -> None:
    assert [name for name, proof in proofs.items() if proof.labelled.held_out] == ["improvement-board-2021-11"]


def test_of_the_errors_that_are_certain_four_in_five_are_found(proofs: dict[str, Proof]) -> None:
    found = [proof.found(label, certain=True) for proof in tuned(proofs) for label in certain(proof)]
    assert sum(found) >= 0.8 * len(found)


def test_of_the_findings_that_are_certain_four_in_five_are_right(proofs: dict[str, Proof]) -> None:
    right = [proof.right(one, certain=True) for proof in tuned(proofs) for one in proof.findings if sure(one)]
    assert right
    assert sum(right) >= 0.8 * len(right)


def under(label: Label, lines: tuple[Line, ...]) -> bool:
    return any(label.heading.lower() in heading.lower() for line in stands(label, lines) for heading in line.headings)


def certain(proof: Proof) -> list[Label]:
    return [label for label in proof.labelled.labels if label.certain]


def tuned(proofs: dict[str, Proof]) -> list[Proof]:
    return [proof for proof in proofs.values() if not proof.labelled.held_out]
