"""Cells of a table that a published paper printed otherwise: what it printed takes their place, and both are kept."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..model.findings import Place
from ..model.supplied import PublishedCell, SuppliedTable
from .names import did_you_mean, folded, listed
from .reading import Reading
from .written import Printed


def as_published(
    table: SuppliedTable, said: Sequence[Printed], places: Sequence[Place], reading: Reading
) -> SuppliedTable:
    """The table with each of those cells as printed; a row or column that it lacks, and a cell said twice, is an error.

    A row goes by the text of its first cell, a column by the head that is printed over it.
    """
    for keys, place in zip(said, places, strict=True):
        row = _at(keys.row, [texts[0] for texts in table.rows], "row", place, reading)
        column = _at(keys.column, table.heads, "column", place, reading)
        if row is not None and column is not None:
            table = _printed(table, (row, column), keys, place, reading)
    return table


def _printed(table: SuppliedTable, at: tuple[int, int], keys: Printed, place: Place, reading: Reading) -> SuppliedTable:
    row, column = at
    names = table.rows[row][0], table.heads[column]
    if names in [(one.row, one.column) for one in table.published]:
        message = f"'{names[1]}' of '{names[0]}' is said twice."
        reading.error("said-twice", place, message, "Keep one of the two.")
    cell = PublishedCell(*names, keys.as_, table.rows[row][column], keys.reason, keys.who, place)
    texts = [list(line) for line in table.rows]
    texts[row][column] = keys.as_
    return replace(table, rows=tuple(map(tuple, texts)), published=(*table.published, cell))


def _at(name: str, known: Sequence[str], kind: str, place: Place, reading: Reading) -> int | None:
    """Where the one row or column of that name stands; None, with a finding, where there is none, or several."""
    found = [at for at, words in enumerate(known) if folded(words) == folded(name)]
    if len(found) == 1:
        return found[0]
    if found:
        message, hint = f"The table has {len(found)} {kind}s '{name}'.", f"Tell the {kind}s apart by their names."
    else:
        message = f"The table has no {kind} '{name}'."
        hint = did_you_mean(name, known, f"Its {kind}s are {listed(known)}.")
    reading.error(f"unknown-{kind}", place, message, hint)
    return None
