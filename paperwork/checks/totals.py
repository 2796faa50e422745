"""Totals that their own parts do not give: rows of a table over its total, lines over a "Combined total"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from paperwork.model.blocks import ListItem, Paragraph
from paperwork.model.findings import Finding

from .reading import Grid, Reading
from .reading.grids import Figure, figure
from .reading.subjects import role_of, unit_of
from .shares import nearest, possible

_TOTAL = re.compile(
    r"^(?:grand |overall |combined |sub-?)?totals?\b|^(?:overall|combined|all (?:children|cases|teams|services))$", re.I
)
_LINE = re.compile(
    r"^(?P<name>[^\d%(]{2,60}?)[\s:–-]*(?:\d+(?:\.\d+)? ?%)?\s*"
    r"\((?P<part>\d[\d,]*) ?(?:/|of|out of) ?(?P<whole>\d[\d,]*)\)\W*$"
)
_BASE = re.compile(
    r"^(?:total )?(?:number|no\.?|count|total)\b.*|.*\b(?:asked|audited|sample|base|cohort|responses)\b.*",
    re.IGNORECASE,
)
_HINT = "One of them is wrong, or a part is missing: look at the data."


def rows(reading: Reading) -> Iterator[Finding]:
    """A total under a column of numbers that is not their sum."""
    for grid in reading.grids:
        across = _wrong_across(grid)
        for at, column in across:
            yield _of_row(reading, grid, at, column)
        for at, cells in enumerate(grid.rows):
            # A row's total that is wrong makes its column's wrong as well: it is told of once.
            if at > 1 and _TOTAL.match(cells[0]):
                for column in range(1, len(grid.heads)):
                    if column not in {wrong for _, wrong in across}:
                        yield from _of_column(reading, grid, at, column)


def _of_column(reading: Reading, grid: Grid, at: int, column: int) -> Iterator[Finding]:
    start = next((above + 1 for above in range(at - 1, -1, -1) if _TOTAL.match(grid.rows[above][0])), 0)
    above = [row[column] for row in grid.rows[start:at]]
    total, parts = figure(grid.rows[at][column]), [figure(text) for text in above]
    if total is None or len(parts) < 2 or total.percent or any(part is not None and part.percent for part in parts):
        return
    known = sum((part.value for part in parts if part is not None), Decimal(0))
    if known == total.value or not any(part is not None for part in parts):
        return
    unknown = [grid.rows[start + row][0] for row, part in enumerate(parts) if part is None]
    quote = f"{grid.rows[at][0]} {grid.rows[at][column]}"
    key = f"{grid.caption[:40]}.{grid.heads[column][:20]}"
    if len(unknown) == 1 and known < total.value:
        left = total.value - known
        message = f"{quote}: the parts given add up to {known}, so that {unknown[0][:80]} would be {left}."
        hint = "Give the number, or say why there is none."
        yield reading.find("total-incomplete", grid.at(at), message, hint, quote, certain=False, key=key)
    elif not unknown and _adds(parts, total.value):
        message = f"{quote}: the numbers above it add up to {known}."
        yield reading.find("total-wrong", grid.at(at), message, _HINT, quote, key=key)


def _wrong_across(grid: Grid) -> list[tuple[int, int]]:
    """Rows, with the column of totals, whose total is not the sum of their cells; none where hardly any row adds up."""
    totals = [at for at, head in enumerate(grid.heads) if at > 2 and _TOTAL.match(head)]
    if len(totals) != 1:
        return []
    column = totals[0]
    rows = [at for at in range(len(grid.rows)) if _counts(grid.rows[at][1 : column + 1])]
    wrong = [at for at in rows if _summed(grid.rows[at][1:column]) != _summed(grid.rows[at][column : column + 1])]
    return [(at, column) for at in wrong] if 3 * len(wrong) <= len(rows) else []


def _counts(cells: tuple[str, ...]) -> bool:
    found = [figure(cell) for cell in cells]
    return len(cells) > 2 and all(one is not None and not one.percent for one in found)


def _summed(cells: tuple[str, ...]) -> Decimal:
    return sum((one.value for cell in cells if (one := figure(cell)) is not None), Decimal(0))


def _of_row(reading: Reading, grid: Grid, at: int, column: int) -> Finding:
    cells = grid.rows[at]
    message = f"{cells[0]}: its numbers add up to {_summed(cells[1:column])}, and {cells[column]} stands under Total."
    key = f"{grid.caption[:40]}.{cells[0][:40]}"
    return reading.find("total-wrong", grid.at(at), message, _HINT, f"{cells[0]} {cells[column]}", key=key)


def _adds(parts: list[Figure | None], total: Decimal) -> bool:
    """Whether a total may be meant as a sum at all: an average lies among its parts, a sum does not."""
    values = [part.value for part in parts if part is not None]
    return not min(values) <= total <= max(values) or total == 0


def lines(reading: Reading) -> Iterator[Finding]:
    """Lines such as "CLA 85% (121/128)", and one after them that says it is all of them together and is not."""
    run: list[tuple[int, str, Decimal, Decimal]] = []
    for at, spot in enumerate(reading.spots):
        for text in "".join(span.text for span in spot.spans).split("\n") if _may_be_line(spot.block) else [""]:
            found = _LINE.match(text.strip())
            if found is None:
                run = run if not spot.words else []
                continue
            one = (at, text.strip(), _number(found["part"]), _number(found["whole"]))
            if _TOTAL.match(found["name"].strip()) and len(run) > 1:
                yield from _of_lines(reading, run, one)
                run = []
            else:
                run.append(one)


def _may_be_line(block: object) -> bool:
    return isinstance(block, Paragraph | ListItem)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _of_lines(
    reading: Reading, run: list[tuple[int, str, Decimal, Decimal]], total: tuple[int, str, Decimal, Decimal]
) -> Iterator[Finding]:
    for which, words in ((2, "parts"), (3, "wholes")):
        known = sum((line[which] for line in run), Decimal(0))
        if known != total[which]:
            message = (
                f"'{total[1]}': the {words} of the {len(run)} lines above add up to {known}, not to {total[which]}."
            )
            yield reading.find("total-wrong", total[0], message, _HINT, total[1], key=f"{total[1]}.{words}")


def bases(reading: Reading) -> Iterator[Finding]:
    """A percentage in a table that no whole number out of the base in the same table can give."""
    for grid in reading.grids:
        counts = [at for at, row in enumerate(grid.rows) if _BASE.match(row[0]) and unit_of(row[0], ()) == "number"]
        shares = [at for at, row in enumerate(grid.rows) if row[0].startswith(("%", "Percentage", "Proportion"))]
        if len(counts) == 1 and len(shares) > 1:
            for at in shares:
                for column in range(1, len(grid.heads)):
                    yield from _of_cell(reading, grid, at, counts[0], column)


def _of_cell(reading: Reading, grid: Grid, at: int, base: int, column: int) -> Iterator[Finding]:
    whole, share = figure(grid.rows[base][column]), figure(grid.rows[at][column])
    if whole is None or share is None or not 0 < whole.value <= 100 or role_of(grid.heads[column]) == "target":
        return
    if possible(share.value, share.decimals, whole.value):
        return
    quote = f"{grid.rows[at][0][:60]} {grid.heads[column]} {grid.rows[at][column]}"
    near = nearest(share.value, whole.value, share.decimals)
    message = f"{grid.rows[at][column]} of {grid.rows[base][column]} ({grid.heads[column]}) can't be: {near}."
    key = f"{grid.rows[at][0][:40]}.{grid.heads[column]}"
    yield reading.find("percentage-impossible", grid.at(at), message, _HINT, quote, key=key)


def shares(reading: Reading) -> Iterator[Finding]:
    """Percentages of one whole, one under another, that do not add up to 100 by more than rounding can make."""
    for grid in reading.grids:
        named = [
            at
            for at, row in enumerate(grid.rows)
            if re.match(r"(?:%|percentage|proportion) of (?P<of>\w+)", row[0], re.IGNORECASE)
        ]
        heads = {
            re.sub(r"\b(?:that are|who are|which are|graded|rated)\b.*", "", grid.rows[at][0].lower()) for at in named
        }
        if len(named) < 3 or len(heads) != 1:
            continue
        for column in range(1, len(grid.heads)):
            parts = [figure(grid.rows[at][column]) for at in named]
            if all(part is not None and part.percent for part in parts):
                total = sum((part.value for part in parts if part), Decimal(0))
                if abs(total - 100) > Decimal(len(parts)) / 2:
                    message = f"The {len(parts)} shares for {grid.heads[column]} add up to {total}%."
                    quote = f"{grid.rows[named[0]][0][:60]} {grid.heads[column]}"
                    yield reading.find("shares-sum", grid.at(named[0]), message, _HINT, quote, certain=False)


CHECKS = (rows, lines, bases, shares)
