"""A paper's folder to what may be printed of it: read, worked out, and small numbers of children taken out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from paperwork.disclosure import Published, disclosed
from paperwork.inputs import read
from paperwork.inputs.earlier import earlier_than
from paperwork.measures import work_out
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.measures import Results
from paperwork.model.supplied import Inputs

# How many earlier papers are looked at for what they have printed: a year of monthly ones.
_MOST = 12


class Printable(Struct, frozen=True):
    """Inputs and results without the numbers that may not be shown, and every finding on the way to them."""

    inputs: Inputs
    results: Results
    findings: tuple[Finding, ...]


def printable(folder: Path, *, keeps: bool = False) -> Printable:
    """What may be printed of the paper in a folder; where it `keeps`, what stands as it stood is not read anew.

    Raises PaperworkError where its inputs can't be read or contradict themselves.
    """
    inputs = read(folder, keeps=keeps)
    results = work_out(inputs)
    found: list[Finding] = []
    before = _before(inputs, keeps, found) if inputs.brief.suppresses else Published()
    done = disclosed(inputs, results, before)
    return Printable(done.inputs, done.results, (*inputs.findings, *results.findings, *found, *done.findings))


def _before(inputs: Inputs, keeps: bool, found: list[Finding]) -> Published:
    """What the council's earlier papers have printed, the oldest first; a finding for one that can't be read."""
    published = Published()
    for folder in reversed(earlier_than(inputs.folder, _MOST)):
        try:
            for earlier in _public(folder, keeps):
                published = disclosed(earlier, work_out(earlier), published).published
        except PaperworkError:
            found.append(_unread(inputs, folder))
    return published


def _public(folder: Path, keeps: bool) -> Iterator[Inputs]:
    """The inputs of a paper that the public has seen; nothing where it is exempt."""
    inputs = read(folder, keeps=keeps)
    if inputs.brief.suppresses or inputs.brief.disclosure.how:
        yield inputs


def _unread(inputs: Inputs, folder: Path) -> Finding:
    message = f"The earlier paper {folder.name} can't be read, so it is not known what it has printed."
    hint = "Run paperwork check on it; until then look yourself for small numbers that the two tell together."
    place = Place(f"{inputs.folder.relative_to(inputs.workspace).as_posix()}/paper.yaml")
    return Finding("earlier-unread", place, message, hint, "warning", key=folder.name)
