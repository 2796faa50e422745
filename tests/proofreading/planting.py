"""Errors planted into a paper that has none, one at a time, to measure the proof-reader on a paper that it never saw.

Each error of `planted.yaml` changes words of a sentence, or a cell, in a built Word file, as a person at the keyboard
would: a live figure is typed over where it stands. With `typed`, the whole paragraph is plain text. An error is found
where a check that is fit for its class says something that it does not say of the paper as built.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import msgspec
import yaml
from lxml import etree
from msgspec import Struct

from paperwork.jobs.build import build
from paperwork.jobs.check_draft import check_draft
from paperwork.model.findings import Finding

from .kinds import KINDS
from .rod import REPOSITORY, W, counted, sure

PLANTED = Path(__file__).parent / "planted.yaml"


class Planted(Struct, frozen=True, forbid_unknown_fields=True, rename={"kind": "class"}):
    """An error to plant: words that become others, in a paragraph, or in the cell of a row and a column."""

    kind: str
    words: str
    becomes: str
    under: str = ""
    row: str = ""
    column: str = ""
    typed: bool = False


class Plot(Struct, frozen=True):
    """A paper's folder, and the errors to plant in it."""

    folder: str
    errors: tuple[Planted, ...]


def plot() -> Plot:
    """What `planted.yaml` says."""
    return msgspec.convert(yaml.safe_load(PLANTED.read_text(encoding="utf-8")), Plot)


def results(out: Path) -> Iterator[tuple[Planted, tuple[Finding, ...]]]:
    """Each error, with the new findings that are fit for it; those that are certain stand first."""
    said = plot()
    folder = REPOSITORY / "inputs" / said.folder
    (clean,) = build(folder, out=out, force=True).written
    before = {(one.check, one.quote) for one in check_draft(clean, paper=folder).findings}
    for number, error in enumerate(said.errors):
        file = out / f"planted-{number}.docx"
        plant(clean, error, file)
        found = [one for one in counted(check_draft(file, paper=folder).findings) if fits(one, error)]
        new = [one for one in found if (one.check, one.quote) not in before]
        yield error, tuple(sorted(new, key=lambda one: not sure(one)))


def fits(finding: Finding, error: Planted) -> bool:
    """Whether a finding's check is one for the error's class."""
    return any(part in finding.check for part in KINDS[error.kind])


def plant(clean: Path, error: Planted, file: Path) -> None:
    """A copy of a Word file with an error; ValueError where the paper has not the words."""
    document = docx.Document(str(clean))
    places = _cells(document.element.body, error) if error.row else document.element.body.iter(f"{W}p")
    place = next((one for one in places if error.words in _text(one)), None)
    if place is None:
        raise ValueError(f"'{error.words}' stands nowhere in {clean.name}")
    _write(place, error)
    document.save(str(file))


def _cells(body: etree._Element, error: Planted) -> Iterator[etree._Element]:
    heading = ""
    for one in body.iter(f"{W}p", f"{W}tbl"):
        style = one.find(f"{W}pPr/{W}pStyle")
        if style is not None and str(style.get(f"{W}val")).startswith("Heading"):
            heading = _text(one)
        elif one.tag == f"{W}tbl" and error.under in heading:
            yield from _of_table([list(row.iter(f"{W}tc")) for row in one.iter(f"{W}tr")], error)


def _of_table(rows: list[list[etree._Element]], error: Planted) -> Iterator[etree._Element]:
    heads = [_text(cell) for cell in rows[0]]
    at = heads.index(error.column) if error.column in heads else None
    for row in rows:
        if at is not None and _text(row[0]) == error.row:
            yield from row[at].iter(f"{W}p")


def _write(place: etree._Element, error: Planted) -> None:
    nodes = list(place.iter(f"{W}t"))
    if error.typed:
        nodes[0].text = _text(place)
        for node in nodes[1:]:
            node.text = ""
    start, end, new = _difference(_text(place).index(error.words), error)
    at = 0
    for node in nodes:
        text = node.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        if low <= high and (start < at + len(text) or (start == end == at + len(text))) and end >= at:
            node.text, new = text[:low] + new + text[high:], ""
        at += len(text)


def _difference(at: int, error: Planted) -> tuple[int, int, str]:
    """Where the changed words begin and end in the paragraph, and what stands there now: whole words."""
    old, new = error.words.split(" "), error.becomes.split(" ")
    front = 0
    while front < min(len(old), len(new)) and old[front] == new[front]:
        front += 1
    back = 0
    while back < min(len(old), len(new)) - front and old[-1 - back] == new[-1 - back]:
        back += 1
    start = at + sum(len(word) + 1 for word in old[:front])
    gone, come = " ".join(old[front : len(old) - back]), " ".join(new[front : len(new) - back])
    if front and not gone:
        return start - 1, start - 1, f" {come}"
    return start, start + len(gone), come


def _text(one: etree._Element) -> str:
    return "".join(node.text or "" for node in one.iter(f"{W}t"))
