"""Makes CSV files and workbooks for the tests, and reads what measures they give."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.inputs.data import Observations
from paperwork.inputs.grids.grid import Grid
from paperwork.inputs.grids.text import read_text
from paperwork.inputs.grids.workbook import read_workbook
from paperwork.inputs.known import Known
from paperwork.inputs.reading import Reading
from paperwork.model.findings import NOWHERE, Finding
from paperwork.model.measures import Measure, Observation, Value
from paperwork.model.periods import Period

Rows = Sequence[Sequence[Any]]
MEASURES = (
    Measure("plans", "Number of plans", "number", "low", "snapshot", NOWHERE),
    Measure("visits", "Visits in time", "percent", "high", "snapshot", NOWHERE),
    Measure("referrals", "Number of referrals", "number", "low", "in_month", NOWHERE),
)


def csv_text(rows: Rows, delimiter: str = ",") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return file.getvalue()


def workbook(rows: Rows = (), change: Callable[[Worksheet], object] | None = None) -> bytes:
    """A workbook of one sheet called Data; `change` may do more to the sheet, or to its workbook."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Data"
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def grids(data: bytes, reading: Reading | None = None) -> tuple[Grid, ...]:
    return read_workbook(data, "data.xlsx", reading or Reading(Path("/")))


def grid_of(source: str | bytes) -> Grid:
    return read_text(source, "data.csv") if isinstance(source, str) else grids(source)[0]


def observed(*sources: str | bytes) -> tuple[tuple[Observation, ...], list[Finding]]:
    """The observations of some files, and what was found in them."""
    reading = Reading(Path("/"))
    observations = Observations(Known(MEASURES, "measures.yaml"), reading)
    for source in sources:
        assert observations.read(grid_of(source)), "no table of measures"
    return observations.all, reading.findings


def values(*sources: str | bytes) -> dict[tuple[str, Period], Value]:
    """Each value by its measure and period; there must be no finding."""
    found, findings = observed(*sources)
    assert [str(finding) for finding in findings] == []
    return {(one.measure, one.period): one.value for one in found}


def said(*sources: str | bytes) -> list[str]:
    """What was found, a finding a line."""
    return [str(finding) for finding in observed(*sources)[1]]
