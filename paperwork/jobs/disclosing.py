"""A paper's folder to what may be printed of it: read, worked out, and small numbers of children taken out.

What the council's earlier papers have printed is kept, as long as nothing in the council's folder changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from paperwork.disclosure import Published, disclosed
from paperwork.inputs import read
from paperwork.inputs.workspace import cache_of, relative
from paperwork.measures import work_out
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.keeping import digest_of, keep, kept, makers
from paperwork.model.measures import Results
from paperwork.model.supplied import Inputs

# How many earlier papers are looked at for what they have printed: a year of monthly ones.
_MOST = 12
_MAKERS = ("model/*.py", "inputs/**/*.py", "measures/*.py", "disclosure/*.py")
_PACKAGES = ("pydantic", "pyyaml", "openpyxl")


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
    """What the council's earlier papers have printed; a finding for one that can't be read."""
    if not keeps:
        return _published(inputs, keeps, found, [])
    path = cache_of(inputs.workspace) / "published" / _name(inputs)
    if (published := kept(path, Published)) is None:
        files: list[str] = []
        published = _published(inputs, keeps, found, files)
        if not found and all(file.startswith(_hashed(inputs)) for file in files):
            keep(path, published)
    return published


def _hashed(inputs: Inputs) -> tuple[str, ...]:
    """Where the files lie that decide what is kept; words and Word files decide nothing about numbers."""
    return f"{relative(inputs.workspace, inputs.folder.parent)}/", "templates/", "boilerplate/"


def _name(inputs: Inputs) -> str:
    """The hash of all that decides what earlier papers have printed: the council's files, the rules of templates."""
    council = (path for path in inputs.folder.parent.rglob("*") if path.is_file())
    files = sorted([*council, *(inputs.workspace / "templates").glob("*.yaml")])
    said = (f"{relative(inputs.workspace, path)} {digest_of(path.read_bytes())}" for path in files)
    return digest_of("\n".join([makers(_MAKERS, _PACKAGES), str(inputs.folder), *said]).encode())


def _published(inputs: Inputs, keeps: bool, found: list[Finding], files: list[str]) -> Published:
    """What the earlier papers have printed, the oldest first; `files` are those that they were read from."""
    published = Published()
    for folder in reversed(_earlier(inputs.folder)):
        try:
            for earlier in _public(folder, keeps):
                files += [source.path for source in earlier.sources]
                published = disclosed(earlier, work_out(earlier), published).published
        except PaperworkError:
            found.append(_unread(inputs, folder))
    return published


def _earlier(folder: Path) -> tuple[Path, ...]:
    """The folders of earlier papers: what reads YAML is loaded only where they are not known."""
    found: tuple[Path, ...] = import_module("paperwork.inputs.earlier").earlier_than(folder, _MOST)
    return found


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
