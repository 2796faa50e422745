"""Sentences that name a row and, right behind a number, the column that it is of: "in July 25 were issued in time".

"October to December 2023, 29 children, of whom 11 reoffended", where the column Reoffended has 9 in that row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts
from ..reading.pointing import Cell, Line, cells_of
from ..reading.words import key
from .pinning import bears, fits, is_cell, is_of_other_time, is_of_others

_HINT = "Look the figure up, and print the same in both places."
_NEXT = re.compile(
    r"^ (?:of (?:them|these|those) )?(?:were |was |had been |have been |had |have )?(?P<word>[A-Za-z][\w'’-]+)"
)
# Words that make what is counted some of it only.
_SOME = re.compile(
    r"^ (?:(?!in\b)(?:of|for|from|among|amongst|aged|by|who|whom|whose|that|which|with|without|per|to|under|over|on|at|"
    r"between|against|than|more|fewer|less|higher|lower|a|each|every)\b|in (?:which|need|each|every|total))",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:another|further|extra|additional|other|only other|new|more than|fewer than|less than|some|first|last|next|"
    r"remaining|at least|up to|by|increase of|rise of|fall of|drop of|gap of|every|per|each|out of|of the|of its|"
    r"of our)(?: the| a)? ?$",
    re.IGNORECASE,
)
_NEAR = 4


def pinned(reading: Reading) -> Iterator[Finding]:
    """A number whose row and column are both named, and which is not the figure that stands there."""
    for sentence in reading.sentences:
        numbers = [one for one in amounts(sentence.text) if not one.unit and not one.hedge]
        lines = reading.pointed(sentence) if numbers else ()
        for one in numbers if lines else ():
            row = _row(sentence, one, lines)
            if row is None or is_of_other_time(sentence, (row,)):
                continue
            if (cell := _cell(sentence, one, row)) and _is_wrong(one, cell, row):
                yield _finding(reading, sentence, one, row, cell)


def _row(sentence: Sentence, one: Amount, lines: Sequence[Line]) -> Line | None:
    """The one row that is named, or that is named before a number where the others are behind it."""
    rows = [line for line in lines if line.is_row]
    before = sentence.text[: one.start]
    first = [line for line in rows if line.named(key(before), before)] if len(rows) > 1 else rows
    return first[0] if len(first) == 1 else None


def _cell(sentence: Sentence, one: Amount, row: Line) -> Cell | None:
    """The cell of a row whose column has the word that stands right behind a number, where only one has it."""
    text = sentence.text
    found = _NEXT.match(text[one.end :])
    if not found or _PART.search(text[: one.start]) or _SOME.match(text[one.end + found.end() :]):
        return None
    if is_of_others(text[max(0, one.start - 60) : one.end + found.end() + 20]):
        return None
    word = key(found["word"])
    heads = row.grid.heads
    columns = [at for at in range(1, len(heads)) if word and word <= key(heads[at])]
    exact = [at for at in columns if key(heads[at]) == word]
    column = (exact if len(exact) == 1 else columns) if len(exact) == 1 or len(columns) == 1 else []
    return next((cell for cell in row.cells if cell.column in column), None)


def _is_wrong(one: Amount, cell: Cell, row: Line) -> bool:
    if not fits(one, cell) or is_cell(one, cell) or bears(row, one):
        return False
    beside = [each for each in _column(row, cell) if is_cell(one, each)]
    value = abs(cell.value)
    near = abs(one.value - value) * _NEAR <= value
    return bool(beside) or near or sorted(one.text.replace(",", "")) == sorted(cell.text.replace(",", ""))


def _column(row: Line, cell: Cell) -> Sequence[Cell]:
    """The cells right above and below a cell."""
    return [one for one in cells_of(row.grid) if one.column == cell.column and abs(one.row - cell.row) == 1]


def _finding(reading: Reading, sentence: Sentence, one: Amount, row: Line, cell: Cell) -> Finding:
    message = (
        f"{one.text} is said of '{row.name}'; the table has {cell.text} there, under {row.grid.heads[cell.column]}."
    )
    quote = sentence.part(one.start, one.end, 40, 20)
    about = f"{row.name[:40]}: {one.text}"
    return reading.find("figure-not-cell", sentence.spot, message, _HINT, quote, key=about)


CHECKS = (pinned,)
