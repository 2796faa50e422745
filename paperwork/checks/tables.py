"""The rules of tables that are no measures: a cell that is printed otherwise than its own parts give is told of."""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.model.findings import Finding
from paperwork.model.measures import Results
from paperwork.model.supplied import Inputs, PublishedCell, SuppliedTable

_CHECK = "published-as"


def differences(inputs: Inputs, _results: Results) -> Iterator[Finding]:
    """Each cell that a published paper printed otherwise, with what its table gives; and each that is alike."""
    for table in inputs.tables.values():
        for cell in table.published:
            yield _finding(table, cell)


def _finding(table: SuppliedTable, cell: PublishedCell) -> Finding:
    name, key = f"{table.caption}: {cell.column} of {cell.row}", f"{table.id}.{cell.row}.{cell.column}"
    if cell.text == cell.computed:
        message = f"{name} is {cell.text} by the table as well."
        return Finding(
            f"{_CHECK}-needless", cell.place, message, "Take the published_as entry out.", "warning", key=key
        )
    given = f"'{cell.computed}'" if cell.computed else "nothing"
    message = f"{name} is printed as '{cell.text}'; the table gives {given}."
    hint = f"The reason given: {cell.reason.rstrip('.')} ({cell.who})."
    return Finding(_CHECK, cell.place, message, hint, "warning", quote=cell.text, key=key)


CHECKS = (differences,)
