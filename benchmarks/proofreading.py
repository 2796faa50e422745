"""How much of what is known to be wrong the proof-reader finds: `python benchmarks/proofreading.py [FOLDER...]`.

Builds the labelled papers and checks each with its data (`paperwork check FILE --paper FOLDER`, as a job in this
process), or checks the Word files of a folder that is named, against themselves alone, with the labels in its folder
`labels` (a file `000a.docx` goes with `000.yaml`). Prints for each class how many errors are known, found and missed,
and for each paper and over all the recall and precision of errors that are certain, and of those that may be.
`tests/proofreading/rod.py` says when a finding is taken for an error. `--misses` lists what was missed and what was
said wrongly. `--planted` plants errors into a paper of the invented council instead, one at a time, and prints a line
each (`tests/proofreading/planting.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

REPOSITORY = Path(__file__).parents[1]
sys.path.insert(0, str(REPOSITORY))

from tests.proofreading.planting import results  # noqa: E402
from tests.proofreading.rod import Label, Proof, labelled_papers, proof_of_file, proof_of_paper, sure  # noqa: E402


def main(arguments: Sequence[str]) -> None:
    """Print the tables, for the papers or for the folders named."""
    if "--planted" in arguments:
        print("\n".join(planted()))
        return
    folders = [Path(one) for one in arguments if not one.startswith("--")]
    proofs = [proof for folder in folders for proof in of_folder(folder)] if folders else of_papers()
    print("\n".join(table_of_papers(proofs)), "\n", sep="")
    print("\n".join(table_of_classes(proofs)))
    if "--misses" in arguments:
        print("", *(line for proof in proofs for line in misses(proof)), sep="\n")


def planted() -> Iterator[str]:
    """A line an error that is planted, and one of all: what finds it, as certain or as possible."""
    with TemporaryDirectory() as out:
        told = list(results(Path(out)))
    for error, found in told:
        how = ("certain" if sure(found[0]) else "possible") if found else "missed"
        typed = " (typed)" if error.typed else ""
        yield f"| {how} | {error.kind} | {error.words} → {error.becomes}{typed} | {found[0].check if found else ''} |"
    met = [sure(found[0]) for _, found in told if found]
    yield f"Planted {len(told)}; found as certain {sum(met)}, as possible {len(met) - sum(met)}."


def of_papers() -> list[Proof]:
    """The proofs of the repository's labelled papers."""
    with TemporaryDirectory() as out:
        return [proof_of_paper(path, Path(out)) for path in labelled_papers()]


def of_folder(folder: Path) -> list[Proof]:
    """The proofs of a folder's Word files."""
    return [
        proof_of_file(file, labels)
        for file in sorted(folder.glob("*.docx"))
        if (labels := _labels(folder / "labels", file.stem))
    ]


def _labels(folder: Path, stem: str) -> Path | None:
    return next((path for end in (len(stem), -1) if (path := folder / f"{stem[:end]}.yaml").exists()), None)


def table_of_papers(proofs: Sequence[Proof]) -> Iterator[str]:
    """A row a paper: errors that are certain, found, findings, right, and both shares; the same of those possible."""
    heads = ["paper", "certain errors", "found", "recall", "certain findings", "right", "precision"]
    yield f"| {' | '.join([*heads, 'possible errors', 'found', 'possible findings', 'right'])} |"
    yield "| --- |" + " --- |" * 10
    for proof in proofs:
        yield row(proof.name + (" (held out)" if proof.labelled.held_out else ""), [proof])
    tuned = [proof for proof in proofs if not proof.labelled.held_out]
    if 1 < len(tuned) < len(proofs):
        yield row("all but the one held out", tuned)
    if len(proofs) > 1:
        yield row("all", proofs)


def row(name: str, proofs: Sequence[Proof]) -> str:
    """A row of the table of papers."""
    certain, found = known(proofs, certain=True)
    claimed, right = said(proofs, certain=True)
    cells = (name, certain, found, share(found, certain), claimed, right, share(right, claimed))
    return f"| {' | '.join(map(str, (*cells, *known(proofs, certain=False), *said(proofs, certain=False))))} |"


def known(proofs: Iterable[Proof], *, certain: bool) -> tuple[int, int]:
    """How many errors are known, and how many of them are found."""
    labels = [(proof, label) for proof in proofs for label in proof.labelled.labels if label.certain is certain]
    return len(labels), sum(proof.found(label, certain=certain) for proof, label in labels)


def said(proofs: Iterable[Proof], *, certain: bool) -> tuple[int, int]:
    """How many findings there are that claim to be certain, or do not, and how many of them are right."""
    findings = [(proof, one) for proof in proofs for one in proof.findings if sure(one) is certain]
    return len(findings), sum(proof.right(one, certain=certain) for proof, one in findings)


def share(part: int, whole: int) -> str:
    """A share with two places; a dash where there is nothing."""
    return f"{part / whole:.2f}" if whole else "-"


def table_of_classes(proofs: Sequence[Proof]) -> Iterator[str]:
    """A row a class: errors that are certain, found as certain, found as possible only; and those that may be."""
    yield "| class | certain errors | found | found as possible | missed | possible errors | found | missed |"
    yield "| --- |" + " --- |" * 7
    labels = sorted(((label.kind, proof, label) for proof in proofs for label in proof.labelled.labels), key=_kind)
    for kind, group in groupby(labels, key=_kind):
        yield _class(kind, [(proof, label) for _, proof, label in group])


def _kind(one: tuple[str, Proof, Label]) -> str:
    return one[0]


def _class(kind: str, labels: Sequence[tuple[Proof, Label]]) -> str:
    certain = [(proof, label) for proof, label in labels if label.certain]
    possible = [(proof, label) for proof, label in labels if not label.certain]
    found = sum(proof.found(label, certain=True) for proof, label in certain)
    hinted = sum(proof.found(label, certain=False) for proof, label in certain) - found
    seen = sum(proof.found(label, certain=False) for proof, label in possible)
    cells = (len(certain), found, hinted, len(certain) - found - hinted, len(possible), seen, len(possible) - seen)
    return f"| {kind} | " + " | ".join(map(str, cells)) + " |"


def misses(proof: Proof) -> Iterator[str]:
    """What was missed in a paper, and what was said that is no error that is known."""
    yield f"\n## {proof.name}"
    for label in sorted(proof.labelled.labels, key=lambda one: (not one.certain, one.kind)):
        if not proof.found(label, certain=label.certain):
            how = "found as possible only" if proof.found(label, certain=False) else "missed"
            sort = "certain" if label.certain else "possible"
            place = " / ".join(part for part in (label.heading, label.row) if part)
            yield f"- {how} ({sort}, {label.kind}): {place}: “{label.quote}”: {label.why}"
    for finding in proof.findings:
        if not proof.right(finding, certain=sure(finding)):
            near = "possible by its label" if proof.right(finding, certain=False) else "false alarm"
            sort = "certain" if sure(finding) else "possible"
            yield f"- {near} ({sort}, {finding.check}): {finding.place.heading}: “{finding.quote}”: {finding.message}"


if __name__ == "__main__":
    main(sys.argv[1:])
