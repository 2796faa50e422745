"""Tables that count how many measures are Green, Amber and Red, held against the one table that rates so many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from paperwork.checks.ratings.scorecards import is_total
from paperwork.checks.reading import Grid, Reading
from paperwork.checks.reading.grids import figure, period
from paperwork.model.findings import Finding

from .saying import joined
from .states import COLOURS, Held, held, state_of

_LEAST = 3


def ratings_counted(reading: Reading) -> Iterator[Finding]:
    """A table counts other numbers of Red, Amber and Green than the one table that rates so many rows has."""
    rated = list(held(reading, COLOURS))
    for grid in reading.grids if rated else ():
        for row, counts in _counts(grid):
            fit = [one for one in rated if one.grid is not grid and _rated(one) == sum(counts.values()) >= _LEAST]
            if len(fit) == 1 and (wrong := _wrong(fit[0], counts)):
                yield _finding(reading, grid, row, fit[0], wrong, counts)


def _counts(grid: Grid) -> Iterator[tuple[int, Mapping[str, int]]]:
    """The row that counts all that are rated now, by colour: that for all, else the last period's, or the only one."""
    columns = {colour: at for at, head in enumerate(grid.heads) if at and (colour := state_of(head, COLOURS))}
    if len(columns) > 1:
        for row in _of_now(grid):
            counts = {colour: figure(grid.rows[row][at]) for colour, at in columns.items()}
            if all(one is not None for one in counts.values()):
                yield row, {colour: int(one.value) for colour, one in counts.items() if one is not None}
        return
    rows = {colour: at for at, row in enumerate(grid.rows) if (colour := state_of(row[0], COLOURS))}
    if len(rows) > 1 and len(grid.heads) == 2:
        cells = {colour: figure(grid.rows[at][1]) for colour, at in rows.items()}
        if all(one is not None and not one.percent for one in cells.values()):
            yield min(rows.values()), {colour: int(one.value) for colour, one in cells.items() if one is not None}


def _of_now(grid: Grid) -> list[int]:
    totals = [row for row in range(len(grid.rows)) if is_total(grid, row)]
    dated = [(when.end, row) for row, cells in enumerate(grid.rows) if (when := period(cells[0]))]
    if totals and not dated:
        return totals if len(totals) == 1 else []
    if len(dated) == len(grid.rows):
        return [max(dated)[1]]
    return [0] if len(grid.rows) == 1 else []


def _rated(table: Held) -> int:
    return sum(bool(state) for _, state in table.rows)


def _wrong(table: Held, counts: Mapping[str, int]) -> list[str]:
    """The colours whose count is off by more than the ratings that are doubted could make."""
    off = {colour: abs(len(table.named(colour)) - count) for colour, count in counts.items()}
    return [colour for colour, by in off.items() if by] if max(off.values()) > table.vague else []


def _finding(
    reading: Reading, grid: Grid, row: int, table: Held, wrong: list[str], counts: Mapping[str, int]
) -> Finding:  # fmt: skip
    said = joined([f"{counts[colour]} {colour.capitalize()}" for colour in wrong])
    has = joined([f"{len(table.named(colour))} {colour.capitalize()}" for colour in wrong])
    name = re.sub(r"\s+", " ", grid.rows[row][0])
    where = table.grid.caption[:60] or table.grid.heads[0]
    message = f"{name}: this table counts {said}; the ratings of {where} are {has}."
    hint = "Count the ratings again."
    return reading.find("count-twice", grid.at(row), message, hint, f"{name} {' '.join(grid.rows[row][1:])}", key=name)


CHECKS = (ratings_counted,)
