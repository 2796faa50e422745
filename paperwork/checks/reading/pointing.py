"""Which row, or which column, of which table some words of a paper mean, and what it says.

In: the grids of a file, and some text. Out: the `Line`s that the text names: a row by the words that tell it from the
other rows of its table ("flu, 65 and over"), a column by its head. Nothing of what the words mean is known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from .grids import Figure, Grid, figure
from .words import key

_NUMBER = re.compile(r"\d[\d,]*(?:[./]\d+)*")
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercentage\b", re.IGNORECASE)
_SCALES = (
    (re.compile(r"£ ?(?:0{3}|,000)s?|£ ?k\b|£ ?thousands?|\bthousands? of pounds", re.IGNORECASE), 3),
    (re.compile(r"£ ?m\b|£ ?millions?|\bmillions? of pounds", re.IGNORECASE), 6),
)
_TABLE = re.compile(r"\b(?P<name>(?:table|appendix|annex) [\dA-Z]{1,2})\b", re.IGNORECASE)
# In a table of so many rows, what half of them have in common tells none from the others.
_WIDE = 60
_LABEL = 60
_LONG_WORD = re.compile(r"[A-Za-z]{3,}")


class Cell(Struct, frozen=True):
    """A figure of a table: where it stands, as printed, whether it is a percentage, in what power of ten, in pounds."""

    row: int
    column: int
    text: str
    figure: Figure
    percent: bool
    scale: int = 0
    money: bool = False

    @property
    def value(self) -> Decimal:
        """What it stands for, in ones."""
        return self.figure.value.scaleb(self.scale)

    @property
    def half(self) -> Decimal:
        """Half of its last place, in ones."""
        return Decimal(1).scaleb(self.scale - self.figure.decimals) / 2


class Line(Struct, frozen=True):
    """A row of a table, or a column, with its figures; `words` and `numbers` tell it from others of the table."""

    at: int
    grid: Grid
    name: str
    words: frozenset[str]
    numbers: frozenset[str]
    cells: tuple[Cell, ...]
    is_row: bool

    def named(self, said: frozenset[str], text: str) -> bool:
        """Whether some text, with its words, has all that tells this line from others."""
        if not self.words:
            return len(self.name) > 3 and re.search(rf"(?<!\w){re.escape(self.name)}(?!\w)", text, re.I) is not None
        return self.words <= said and self.numbers <= numbers_said(text)


def numbers_said(text: str) -> frozenset[str]:
    """The numbers of a text, without commas."""
    return frozenset(found.replace(",", "") for found in _NUMBER.findall(text))


def labels(grid: Grid) -> tuple[str, ...]:
    """What the rows are called; where two begin with the same words, with those after them (Suspensions, Primary)."""
    first = Counter(row[0] for row in grid.rows)
    return tuple(row[0] if first[row[0]] < 2 else " ".join(_words(row)) for row in grid.rows)


def _words(cells: Sequence[str]) -> Iterator[str]:
    yield cells[0]
    for cell in cells[1:3]:
        if not cell[:1].isalpha() or len(cell) > _LABEL:
            return
        yield cell


def lines_of(grids: Sequence[Grid]) -> tuple[Line, ...]:
    """The rows and the columns of all tables, those with figures."""
    return tuple(line for at, grid in enumerate(grids) for line in _lines(at, grid))


def _lines(at: int, grid: Grid) -> Iterator[Line]:
    cells = cells_of(grid)
    wide = range(len(grid.rows)) if len(grid.rows) <= _WIDE else ()
    names = labels(grid)[: len(wide)]
    yield from _named(at, grid, names, [[one for one in cells if one.row == row] for row in wide], is_row=True)
    heads = list(grid.heads[1:]) if wide else []
    columns = [[one for one in cells if one.column == column] for column in range(1, len(grid.heads))] if wide else []
    yield from _named(at, grid, heads, columns, is_row=False)


def _named(
    at: int, grid: Grid, names: Sequence[str], cells: Sequence[Sequence[Cell]], *, is_row: bool
) -> Iterator[Line]:
    told = [(key(name), numbers_said(name)) for name in names]
    words = Counter(word for each, _ in told for word in each)
    for name, (own, numbers), figures in zip(names, told, cells, strict=True):
        telling = frozenset(word for word in own if 2 * words[word] <= len(names) or words[word] == 1)
        # Numbers tell it only from others of the same words.
        alone = sum(telling <= each for each, _ in told) < 2
        if figures and (own or len(name) > 3) and not _is_slight(name, telling):
            yield Line(at, grid, name, telling, frozenset() if alone else numbers, tuple(figures), is_row)


def _is_slight(name: str, telling: frozenset[str]) -> bool:
    """Whether one word is all that is left of a long name."""
    return len(telling) == 1 and len(_LONG_WORD.findall(name)) > 3


@lru_cache(maxsize=128)
def cells_of(grid: Grid) -> tuple[Cell, ...]:
    """The figures of a table."""
    return tuple(_cells(grid))


def _cells(grid: Grid) -> Iterator[Cell]:
    title = f"{grid.caption} {grid.heads[0]}"
    signs = any(_PERCENT.search(head) for head in grid.heads[1:]) or any(
        "%" in cell for row in grid.rows for cell in row
    )
    for row, texts in enumerate(grid.rows):
        for column in range(1, len(texts)):
            if (one := figure(texts[column])) is not None:
                about = f"{grid.heads[column]} {texts[0]}" + ("" if signs else f" {title}")
                percent = one.percent or _PERCENT.search(about) is not None
                scale, money = _scale(
                    f"{grid.heads[column]} | {title} | {' '.join(grid.above[-1:][0]) if grid.above else ''}"
                )
                pounds = money or "£" in f"{texts[column]}{grid.heads[column]}{texts[0]}"
                yield Cell(row, column, texts[column], one, percent, 0 if percent else scale, pounds and not percent)


def _scale(about: str) -> tuple[int, bool]:
    found = next((power for pattern, power in _SCALES if pattern.search(about)), 0)
    return found, bool(found) or "£" in about


def tables_named(text: str, grids: Sequence[Grid]) -> frozenset[int]:
    """The tables that a text refers to by number (Table 6), as their captions have it."""
    names = [found["name"].lower() for found in _TABLE.finditer(text)]
    return frozenset(
        at
        for at, grid in enumerate(grids)
        if any(re.match(rf"\W*{re.escape(name)}\b", grid.caption, re.IGNORECASE) for name in names)
    )
