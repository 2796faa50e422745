"""The grids of a data file, by its kind: a CSV file is one, a workbook has one a sheet."""

from __future__ import annotations

import csv
from pathlib import Path

from ..model.findings import Place
from . import grids
from .grids.grid import Grid
from .grids.text import read_text
from .names import did_you_mean, folded, listed
from .reading import Reading

_TEXTS = {".csv", ".tsv", ".txt"}
_WORKBOOKS = {".xlsx", ".xlsm"}


class Sheets:
    """Every data file of a paper, each read once however many tables name it.

    A hidden sheet is read where it is named, and not otherwise.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._read: dict[Path, tuple[Grid, ...]] = {}
        self._told: set[Path] = set()

    def of(self, path: Path, sheet: str, place: Place) -> tuple[Grid, ...]:
        """The grids of a file, or the one of the sheet named; nothing, with a finding, where it is not there."""
        if path not in self._read:
            self._read[path] = self._grids(path, place)
        found = self._read[path]
        if not sheet or not found:
            self._skipped(path, [grid for grid in found if grid.hidden])
            return tuple(grid for grid in found if not grid.hidden)
        chosen = tuple(grid for grid in found if folded(grid.sheet) == folded(sheet))
        if not chosen:
            names = [grid.sheet for grid in found if grid.sheet]
            others = f"Its sheets are {listed(names)}." if names else "A CSV file has no sheets: leave 'sheet' out."
            message = f"{path.name} has no sheet '{sheet}'."
            self._reading.error("unknown-sheet", place, message, did_you_mean(sheet, names, others))
        return chosen

    def _skipped(self, path: Path, hidden: list[Grid]) -> None:
        """Warns of hidden sheets that are not read, once for each file."""
        for grid in hidden if path not in self._told else ():
            hint = "Unhide it or name it under 'sheet' to have it read; delete it if it should not be."
            self._reading.warning("hidden-sheet", grid.whole, "This sheet is hidden, and is not read.", hint)
        self._told.add(path)

    def _grids(self, path: Path, place: Place) -> tuple[Grid, ...]:
        kind, name = path.suffix.lower(), self._reading.name(path)
        if kind in _TEXTS:
            text = self._reading.text(path)
            return () if text is None else self._csv(text, name)
        if kind in _WORKBOOKS:
            data = self._reading.data(path)
            return () if data is None else grids.read_workbook(data, name, self._reading)
        self._reading.error(
            "unknown-kind", place, f"{path.name}: a '{kind}' file is not read.", "Save it as .xlsx or .csv."
        )
        return ()

    def _csv(self, text: str, name: str) -> tuple[Grid, ...]:
        try:
            return (read_text(text, name),)
        except csv.Error:
            message = "A quotation mark in this file is opened and never closed, or closes too early."
            self._reading.error("bad-csv", Place(name), message, "Open it in Excel and save it again as CSV.")
            return ()
