"""Numbers that another number of their sentence places in one row of a table, though no words name it in full.

"Went from 44.2% to 43.8%": only one row of the tables there has 43.8, and it has 44.1 beside it, and 44.2 stands
nowhere. A number of four digits needs no other: half of its row's words place it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts
from ..reading.pointing import Cell, Line, tables_named
from ..reading.words import key
from .lines_said import almost_of, digits_of, own_cells, row_finding
from .pinning import bears, fits, is_cell, is_of_others, is_printed, is_repeated

_JOINED = re.compile(
    r"^(?:[^.;]{0,40}?\b(?:from|to|against|compared (?:with|to)|up on|down on|than|after|following|where|when)\b"
    r"[^.;]{0,25}| ?\(|[^.;]{0,25}?\b(?:in|at|for) [^.;]{0,30}?(?:,| and| but) ?)$",
    re.IGNORECASE,
)
_THREE, _FOUR = 3, 4


def anchored(reading: Reading) -> Iterator[Finding]:
    """A number that is almost one of a row, and stands nowhere, beside one that stands in that row alone."""
    for sentence in reading.sentences:
        told = [one for one in amounts(sentence.text) if not one.word]
        wrong = [one for one in told if len(digits_of(one)) >= _THREE and not is_printed(reading, one)]
        rows = _rows(reading, sentence) if wrong else ()
        for one in wrong if rows else ():
            if one.hedge or is_of_others(sentence.text[max(0, one.start - 50) : one.end + 20]):
                continue
            if is_repeated(reading, one):
                continue
            for line, beside in _placed(sentence, one, told, rows):
                own = (cell for cell in own_cells(line) if beside is None or not is_cell(beside, cell))
                near = [cell for cell in own if _is_near(one, cell)]
                if near and not bears(line, one):
                    meant = min(near, key=partial(_distance, one))
                    yield row_finding(reading, sentence, one, line, meant, certain=True)
                    break


def _rows(reading: Reading, sentence: Sentence) -> tuple[Line, ...]:
    """The rows of the tables that a sentence refers to, else of its part of the paper, else of the paper."""
    told = tables_named(sentence.text, reading.grids)
    here = reading.lines_here.get(reading.titles[sentence.spot], ())
    among = [line for line in reading.lines if line.at in told] if told else here or reading.lines
    return tuple(line for line in among if line.is_row)


def _placed(
    sentence: Sentence, one: Amount, told: Sequence[Amount], rows: Sequence[Line]
) -> Iterator[tuple[Line, Amount | None]]:
    """The row that a number must be of: that of the number beside it, which is told, or half of its words are said."""
    said = key(f"{sentence.before} {sentence.text}")
    for first, last in pairwise([each for each in told if each.unit == one.unit]):
        other = last if one is first else first
        if one not in (first, last) or not _JOINED.match(sentence.text[first.end : last.start]):
            continue
        having = [line for line in rows if any(is_cell(other, cell) for cell in line.cells)]
        if len(digits_of(other)) >= _THREE and len(having) == 1 and having[0].words & said:
            yield having[0], other
    if len(digits_of(one)) >= _FOUR and not one.scaled:
        own = key(sentence.text)
        almost = [line for line in rows if any(_is_near(one, cell) for cell in line.cells)]
        if len(almost) == 1 and almost[0].words and 2 * len(almost[0].words & own) >= len(almost[0].words):
            yield almost[0], None


def _distance(one: Amount, cell: Cell) -> Decimal:
    return abs(abs(cell.value) - one.value)


def _is_near(one: Amount, cell: Cell) -> bool:
    return fits(one, cell) and almost_of(one, cell)


CHECKS = (anchored,)
