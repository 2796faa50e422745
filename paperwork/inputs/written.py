"""What people wrote for a paper, in YAML, Markdown and a template: all of its inputs but for what the data say.

`Written` is one plain value, so that it can be kept: reading it takes loading pydantic, a reader of YAML and one of
Markdown, and most builds follow on a change of the data alone.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from ..model.findings import Finding, Place
from ..model.keeping import digest_of, keep, kept, makers
from ..model.measures import Measure
from ..model.supplied import Book, Brief, CarriedText, Council, Section, Source, TemplateRules
from .reading import Reading

_MAKERS = ("model/*.py", "inputs/**/*.py")
_PACKAGES = ("pydantic", "pyyaml", "markdown-it-py", "holidays")


class DataFile(Struct, frozen=True):
    """A data file that paper.yaml names, the one sheet of it that is wanted, and where it says so."""

    file: str
    sheet: str
    place: Place
    sheet_place: Place


class Column(Struct, frozen=True):
    """A column of a table by its head, and the head it is printed under."""

    from_: str
    as_: str


class Printed(Struct, frozen=True):
    """What a published paper printed in a cell of a table where its parts give something else."""

    row: str
    column: str
    as_: str
    reason: str
    who: str


class Table(Struct, frozen=True):
    """A table that is no measure, as paper.yaml asks for it."""

    id: str
    caption: str
    file: str
    sheet: str
    columns: tuple[Column, ...]
    total: tuple[str, ...]
    note: str
    published_as: tuple[Printed, ...]
    counts: tuple[str, ...]


class TablePlaces(Struct, frozen=True):
    """Where paper.yaml asks for a table, and where for parts of it."""

    whole: Place
    file: Place
    sheet: Place
    published_as: tuple[Place, ...]
    counts: Place


class Written(Struct, frozen=True):
    """What people wrote for a paper. Where a part is faulty it is None, and an error among the findings says why.

    `measures` are those of the book, of a faulty one those without fault. `as_at` is where paper.yaml says that.
    """

    council: Council | None
    rules: TemplateRules | None
    book: Book | None
    book_name: str
    measures: tuple[Measure, ...]
    brief: Brief
    front: tuple[Section, ...]
    publish_by: date | None
    data: tuple[DataFile, ...]
    tables: tuple[tuple[Table, TablePlaces], ...]
    as_at: Place
    carried: tuple[CarriedText, ...] = ()


class _Kept(Struct, frozen=True):
    """What was written, its warnings, the files that it was read from, and those that might have been there."""

    written: Written
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    absent: tuple[str, ...]


def written_in(folder: Path, reading: Reading, cache: Path | None) -> Written:
    """What people wrote in a paper's folder: as it is kept in `cache`, if all of its files stand as they stood.

    Raises PaperworkError where there is no making sense of paper.yaml at all.
    """
    if cache is None:
        return _read(folder, reading)
    path = cache / digest_of(f"{makers(_MAKERS, _PACKAGES)} {folder}".encode())
    found = kept(path, _Kept)
    if found and _stands(found, reading):
        reading.findings += found.findings
        return found.written
    written = _read(folder, reading)
    if not reading.failed:
        keep(path, _Kept(written, tuple(reading.findings), reading.sources, reading.absent))
    return written


def _read(folder: Path, reading: Reading) -> Written:
    written: Written = import_module(f"{__package__}.writing").read_written(folder, reading)
    return written


def _stands(found: _Kept, reading: Reading) -> bool:
    """Whether every file is as it was; if so, they are sources of this reading as well."""
    again = Reading(reading.workspace)
    for name in (source.path for source in found.sources):
        again.data(reading.workspace / name)
    if again.sources != found.sources or any((reading.workspace / name).exists() for name in found.absent):
        return False
    reading.take(again)
    return True
