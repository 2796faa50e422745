"""Figures that a Word file sets out in rows and columns: its tables, and lines whose words are parted by tabs.

In: the spots of a file. Out: its `Grid`s: heads, and rows of cells as text, with the spot that each stands at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from paperwork.checks.spots import Spot
from paperwork.model.blocks import Paragraph, Row, Table, text_of
from paperwork.model.periods import LATEST, Period, month

from .dating import NO_YEAR as NO_YEAR
from .dating import dated
from .numbers import mentions

_NUMBER = re.compile(r"^(?P<sign>[-−+])?£?(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?) ?(?P<percent>%)?\*?$")
_BOUND = re.compile(
    r"(?P<before>(?:at (?:least|most)|up to|no(?:t)? more than|no (?:fewer|less) than|min(?:imum)?\.?|max(?:imum)?\.?|"
    r"under|over|below|above|(?:less|more|fewer) than|[<>≤≥]=?) ?)?(?P<value>[-−+]?£?\d[\d,.]* ?%?)"
    r"(?P<after> ?(?:or (?:lower|less|fewer|below|under|higher|more|above|over|better)|and (?:over|above|below|under)|"
    r"min(?:imum)?|max(?:imum)?|\+))?",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"least|min|over|above|(?<!no )(?<!not )more than|no (?:fewer|less)|higher|or more|better|[>≥+]")
_FRACTION = re.compile(r"^(?P<value>[\d,]+) ?/ ?(?P<other>[\d,]+)$")
_HEAD = 30
_DATA = re.compile(r"(?:data|figures|performance|position) (?:to|at|as at|up to)|period(?: covered)?", re.IGNORECASE)
# What numbers the rows of a table and names nothing: H1, M10, 4.
_REF = re.compile(r"[A-Z]{1,4}[-. ]?\d{1,3}[a-z]?|\d{1,2}\.?")
_LATEST = re.compile(r"^(?:latest|current)\b", re.IGNORECASE)


class Grid(Struct, frozen=True):
    """Rows of cells under heads, all as text; every row has as many cells as there are heads.

    `above` are rows over the heads. `spot` is where it begins, `caption` the line before it, `heading` what it stands
    under. `refs` are the codes before its rows (H1, M10), which stand in the rows' first cells as well; `whens` what
    time each row is of, where the rows and not the columns are of times.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spot: int
    spots: tuple[int, ...]
    caption: str = ""
    heading: str = ""
    above: tuple[tuple[str, ...], ...] = ()
    refs: tuple[str, ...] = ()
    whens: tuple[Period | None, ...] = ()

    def at(self, row: int) -> int:
        """The spot at which a row stands: in a table that of the table."""
        return self.spots[row] if row < len(self.spots) else self.spot


class Figure(Struct, frozen=True):
    """A cell that is a number: its value, how many decimals it is given to, whether it has a percent sign."""

    value: Decimal
    decimals: int = 0
    percent: bool = False


def figure(text: str) -> Figure | None:
    """What a cell says as a number; None where it is none, or more than one."""
    found = _NUMBER.match(" ".join(text.split()))
    if not found:
        return None
    value = Decimal(found["value"].replace(",", ""))
    signed = -value if found["sign"] in ("-", "−") else value
    return Figure(signed, len(found["value"].partition(".")[2]), bool(found["percent"]))


def bound(text: str) -> tuple[Figure, Literal["high", "low", ""]] | None:
    """A target that says which side of it is good: 95% or higher, at most 18, ≤ 20. None where it is no number."""
    said = " ".join(text.split())
    found = _BOUND.fullmatch(said)
    value = figure(found["value"]) if found else None
    if found is None or value is None:
        return None
    side = f"{found['before'] or ''} {found['after'] or ''}".lower()
    if not side.strip():
        return value, ""
    return value, "high" if _AT_LEAST.search(side) else "low"


def fraction(text: str) -> tuple[Decimal, Decimal] | None:
    """The two numbers of a cell such as 121/128."""
    found = _FRACTION.match(" ".join(text.split()))
    return (Decimal(found["value"].replace(",", "")), Decimal(found["other"].replace(",", ""))) if found else None


def period(head: str) -> Period | None:
    """The month, quarter, year or "Latest" that a column head names; None where it names none, or says more."""
    said = " ".join(head.replace("‑", "-").split()).removesuffix("(next)").strip()
    if _LATEST.match(said) and len(said) <= 30:
        return LATEST
    found = mentions(said)
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(said)
    if not whole:
        return None
    if found[0].kind == "date" and found[0].day:
        return month(found[0].day.year, found[0].day.month)
    return found[0].period if found[0].kind in ("month", "quarter", "year") else None


def grids(spots: Sequence[Spot]) -> tuple[Grid, ...]:
    """Every grid of a file in reading order, those with a single column or row among them left out."""
    found = [*_of_tables(spots), *_of_tabs(spots)]
    paper = _day_of(spots)
    wide = (_with_years(grid, paper) for grid in found if len(grid.heads) > 1 and grid.rows)
    return tuple(sorted(wide, key=lambda grid: grid.spot))


def _day_of(spots: Sequence[Spot]) -> date | None:
    """The first day that the head of a paper tells, one to which its data go before others."""
    first = [spot.words for spot in spots[:_HEAD]]
    told = [text for at, text in enumerate(first) if _DATA.search(text) or (at and _DATA.fullmatch(first[at - 1]))]
    days = (mention.day for text in (*told, *first) for mention in reversed(mentions(text)) if mention.day)
    return next(days, None)


def _of_tables(spots: Sequence[Spot]) -> Iterator[Grid]:
    for at, spot in enumerate(spots):
        if isinstance(spot.block, Table):
            rows = [(at, cells) for cells in _squared(spot.block.rows)]
            for part in _split(rows):
                if grid := _grid([_plain(cells) for _, cells in part], at, (), spot):
                    yield grid


def _squared(rows: Sequence[Row]) -> Iterator[list[str]]:
    """The rows with a text for each column: a merged cell's stands in each column and row that it covers."""
    falling: dict[int, tuple[int, str]] = {}
    for row in rows:
        line: list[str] = []
        for cell in row.cells:
            _fill(line, falling)
            for _ in range(max(cell.across, 1)):
                if cell.down > 1:
                    falling[len(line)] = (cell.down - 1, cell.text)
                line.append(cell.text)
        _fill(line, falling)
        yield line


def _fill(line: list[str], falling: dict[int, tuple[int, str]]) -> None:
    while len(line) in falling:
        left, text = falling.pop(len(line))
        if left > 1:
            falling[len(line)] = (left - 1, text)
        line.append(text)


def _of_tabs(spots: Sequence[Spot]) -> Iterator[Grid]:
    run: list[tuple[int, list[str]]] = []
    for at, spot in enumerate((*spots, Spot(Paragraph(())))):
        text = text_of(spot.spans)
        if "\t" in text and not spot.in_table and not spot.in_contents and not spot.in_note:
            run.append((at, text.split("\t")))
            continue
        for part in _split(run):
            cells = [_plain(one) for _, one in part]
            if len(part) > 1 and (grid := _grid(cells, part[0][0], [one for one, _ in part], spots[part[0][0]])):
                yield grid
        run = []


def _split(run: list[tuple[int, list[str]]]) -> list[list[tuple[int, list[str]]]]:
    """The tables that follow each other in a run of lines: one begins where heads stand between rows with figures."""
    found: list[list[tuple[int, list[str]]]] = [[]]
    for at, line in enumerate(run):
        after = run[at + 1][1] if at + 1 < len(run) else []
        if _has_figures(after) and _are_heads(line[1]) and any(_has_figures(one) for _, one in found[-1]):
            found.append([])
        found[-1].append(line)
    return found


def _are_heads(cells: Sequence[str]) -> bool:
    """Whether a row names columns: months, or words longer than those that stand for a number (N/A, TBC)."""
    named = any(period(cell) is not None or re.search("[A-Za-z]{4}", cell) for cell in cells[1:])
    return named and not _has_figures(cells)


def _has_figures(cells: Sequence[str]) -> bool:
    return any(figure(cell) is not None for cell in cells[1:])


def _plain(cells: Sequence[str]) -> list[str]:
    return [" ".join(cell.replace("\u00ad", "").split()) for cell in cells]


def _grid(rows: list[list[str]], at: int, spots: Sequence[int], first: Spot) -> Grid | None:
    if not rows:
        return None
    wide = max(len(row) for row in rows)
    squared = [tuple(row) + ("",) * (wide - len(row)) for row in rows]
    top = _head_row(squared)
    lines = tuple(spots[top + 1 :]) if spots else ()
    made = Grid(squared[top], tuple(squared[top + 1 :]), at, lines, first.after, first.heading, tuple(squared[:top]))
    return _with_refs(made) if _has_refs(made) else made


def _with_years(grid: Grid, paper: date | None) -> Grid:
    """The grid with years for what its heads or its rows name without one."""
    about = (*(" ".join(row) for row in grid.above), grid.heading, grid.caption)
    heads = dated(grid.heads, about, paper)
    whens = () if any(map(_is_when, heads[1:])) else dated([row[0] for row in grid.rows], about, paper)
    return replace(grid, heads=heads, whens=tuple(period(one) for one in whens))


def _has_refs(grid: Grid) -> bool:
    """Whether the first column numbers the rows, and the second has their names."""
    if len(grid.heads) < 3:
        return False
    coded = sum(bool(_REF.fullmatch(row[0])) for row in grid.rows)
    named = sum(bool(re.search("[A-Za-z]{3}", row[1])) and not _is_when(row[1]) for row in grid.rows)
    least = max(2, len(grid.rows) - 1)
    return coded >= least and named >= least and not _is_when(grid.heads[1])


def _is_when(text: str) -> bool:
    return period(text) is not None


def _with_refs(grid: Grid) -> Grid:
    """The grid with each code and the name behind it in one cell."""
    rows = tuple((f"{row[0]} {row[1]}".strip(), *row[2:]) for row in grid.rows)
    return replace(grid, heads=grid.heads[1:], rows=rows, refs=tuple(row[0] for row in grid.rows))


def _head_row(rows: Sequence[tuple[str, ...]]) -> int:
    """Which row has the heads: the first that names two periods at the least, where one of the first three does."""
    for at, row in enumerate(rows[:3]):
        named = [column for column, cell in enumerate(row) if period(cell) is not None]
        # Days in a row of a plan are no heads: those of the row after it stand under them.
        after = rows[at + 1] if at + 1 < len(rows) else ()
        if len(named) > 1 and not (after and all(period(after[column]) is not None for column in named)):
            return at
    return 0
