"""Tables for these tests: counts in a grid, with a row and a column of totals and a column of shares."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from paperwork.disclosure import Disclosed, Published, disclosed
from paperwork.measures import work_out
from paperwork.model.supplied import Council, DisclosureRule, Inputs, SuppliedTable
from tests.measures import build as make

Grid = Sequence[Sequence[int]]


def percent(top: int, bottom: int) -> str:
    """As a sheet with one decimal shows it."""
    if not bottom:
        return "0.0%"
    tenths = (Fraction(top * 1000, bottom) + Fraction(1, 2)).__floor__()
    return f"{tenths // 10}.{tenths % 10}%"


def table(
    grid: Grid, *, across: bool = True, down: bool = True, shares: bool = False, id: str = "homes"
) -> SuppliedTable:
    """The grid as a table, its last column and its last row their totals where it has those."""
    rows = [list(row) for row in grid]
    rows = [[*row, sum(row)] if across else row for row in rows]
    total = [sum(column) for column in zip(*rows, strict=True)]
    rows += [total] if down else []
    texts = [[f"{one:,}" for one in row] for row in rows]
    if shares:
        texts = [[*line, percent(row[-1], total[-1])] for line, row in zip(texts, rows, strict=True)]
    heads = [f"Part {number + 1}" for number in range(len(grid[0]))]
    heads += ["All"] if across else []
    heads += ["Share"] if shares else []
    names = [f"Row {number + 1}" for number in range(len(grid))] + (["Total"] if down else [])
    return SuppliedTable(
        id="homes",
        caption="Children in homes",
        heads=("Kind", *heads),
        rows=tuple((name, *line) for name, line in zip(names, texts, strict=True)),
        numeric=(False, *(True for _ in heads)),
        total_row=down,
    )


def paper_of(*tables: SuppliedTable, threshold: int = 5, method: str = "suppress") -> Inputs:
    """An open paper of these tables and nothing else."""
    given = make.inputs([], [])
    rule = DisclosureRule(threshold, method)  # type: ignore[arg-type]
    council = Council("A council", "AC", "england", (), given.council.worse_by, disclosure=rule)
    return replace(given, council=council, tables={one.id: one for one in tables})


def printed(given: Inputs, before: Published | None = None) -> Disclosed:
    """What the paper prints."""
    return disclosed(given, work_out(given), before)


def cells(made: Disclosed) -> list[tuple[str, ...]]:
    """A table's cells as they are printed, without its heads and its names of rows."""
    return [row[1:] for row in made.inputs.tables["homes"].rows]
