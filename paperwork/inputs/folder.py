"""A paper's folder to its `Inputs`: every file read, every name settled, every finding gathered.

What is malformed stops the run, all of it told at once. What is missing is a warning among the findings.
"""

from __future__ import annotations

from pathlib import Path

from ..model.findings import Finding, PaperworkError, Place
from ..model.measures import Observation
from ..model.supplied import Inputs, SuppliedTable
from . import workspace as places
from .data import Observations, no_table
from .gaps import report_gaps
from .known import Known
from .published_cells import as_published
from .reading import Reading, told
from .sheets import Sheets
from .table_counts import counting_children
from .tables import table_of
from .written import DataFile, Written, written_in

_EXAMPLE = "A paper is a folder that holds paper.yaml, in its council's folder under inputs/."


def read(folder: Path, *, keeps: bool = False) -> Inputs:
    """Everything that the paper in a folder is made from; where it `keeps`, what stands as it stood is not read anew.

    Raises PaperworkError with every error in its files (exit status 1), or with exit status 2 where one of them can't
    be read at all, the folder is no paper's or no workspace is around it.
    """
    folder = _paper_folder(folder)
    reading = Reading(places.find(folder))
    if folder.parent.parent != reading.workspace / "inputs":
        message, hint = "The folder does not stand under inputs/ and its council's folder.", _EXAMPLE
        raise PaperworkError(Finding("no-paper", Place(reading.name(folder)), message, hint), exit_status=2)
    cache = places.cache_of(reading.workspace) / "inputs" if keeps else None
    return _inputs(folder, written_in(folder, reading, cache), reading)


def _paper_folder(folder: Path) -> Path:
    """The folder itself, absolute; a paper.yaml stands for the folder that it is in."""
    path = folder.resolve()
    path = path.parent if path.name == "paper.yaml" else path
    if not path.is_dir():
        message, hint = "There is no such folder.", _EXAMPLE
    elif not (path / "paper.yaml").is_file():
        message, hint = "The folder holds no paper.yaml.", _EXAMPLE
    else:
        return path
    raise PaperworkError(Finding("no-paper", Place(str(folder)), message, hint), exit_status=2)


def _inputs(folder: Path, written: Written, reading: Reading) -> Inputs:
    """What was written with what the data say; raises PaperworkError where anything in either is wrong."""
    known = Known(written.measures, written.book_name, settles=written.book is not None)
    sheets = Sheets(reading)
    tables = _tables(folder, written, sheets, reading)
    observations = _observations(folder, written.data, sheets, known, reading)
    council, rules, book = written.council, written.rules, written.book
    if reading.failed or council is None or rules is None or book is None:
        raise reading.failure()
    report_gaps(written, book, observations, reading)
    return Inputs(
        reading.workspace,
        folder,
        council,
        book,
        observations,
        tables,
        written.brief,
        rules,
        written.front,
        reading.sources,
        written.publish_by,
        tuple(told(reading.findings)),
        written.carried,
    )


def _observations(
    folder: Path, files: tuple[DataFile, ...], sheets: Sheets, known: Known, reading: Reading
) -> tuple[Observation, ...]:
    observations = Observations(known, reading)
    seen: set[tuple[str, str]] = set()
    for data in files:
        path = reading.path(folder, data.file, data.place)
        grids = sheets.of(path, data.sheet, data.sheet_place) if path else ()
        again = [grid for grid in grids if (grid.file, grid.sheet) in seen]
        if again:
            message = f"{again[0].whole} is read already."
            reading.error("said-twice", data.place, message, "Name each sheet, or each whole file, once.")
            continue
        seen |= {(grid.file, grid.sheet) for grid in grids}
        taken = [observations.read(grid) for grid in grids]
        if grids and not any(taken):
            message = f"No table of measures was found in {data.file}."
            reading.error("no-table", data.place, message, no_table(iter(grids)))
    return observations.all


def _tables(folder: Path, written: Written, sheets: Sheets, reading: Reading) -> dict[str, SuppliedTable]:
    tables: dict[str, SuppliedTable] = {}
    for asked, at in written.tables:
        path = reading.path(folder, asked.file, at.file)
        grids = sheets.of(path, asked.sheet, at.sheet) if path else ()
        table = table_of(asked, grids[0], at.whole, reading) if grids else None
        if table:
            table = counting_children(table, asked, at.counts, reading)
            tables[asked.id] = as_published(table, asked.published_as, at.published_as, reading)
    return tables
