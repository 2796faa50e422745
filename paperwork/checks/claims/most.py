"""A row that is said to have the highest or the lowest of a column, held against the other rows of its table.

"West has the highest average caseload", where East has; "East has the highest average caseload at 18.0", where it has
19.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from paperwork.checks.ratings.scorecards import is_total
from paperwork.checks.reading import Grid, Reading, Sentence
from paperwork.checks.reading.grids import Figure, figure, period
from paperwork.model.findings import Finding

from .saying import sentences
from .states import may_be_of

_HIGH, _LOW = "highest|largest|greatest|most|biggest", "lowest|smallest|fewest|least"
_FIGURE = r"(?:,? (?:at|with|of) |,? \()(?P<{}>\d[\d,]*(?:\.\d+)?)(?![\d,.]*\d| ?(?:out )?of\b)"
_CLAIM = re.compile(
    rf"^(?:(?:however|overall|currently|now),? )?(?:the )?(?P<row>[^,;:.()]{{2,50}}?) (?:has|have) the "
    rf"(?:(?P<high>{_HIGH})|(?P<low>{_LOW})) (?P<what>[^,;:.()\d]{{3,60}}?)(?:{_FIGURE.format('figure')}%?\)?)?"
    rf"(?:,? and (?P<other>[^,;:.()]{{2,50}}?) the (?:(?P<up>{_HIGH})|(?P<down>{_LOW}))"
    rf"(?:{_FIGURE.format('value')}%?\)?)?)?(?=\W*$|[,;(])",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:after|apart|except\w*|bar|besides|other than|excluding|second|third|not|n't|if|would|could|may|might|among|"
    r"since|used to|until|last|previous\w*|ago)\b",
    re.IGNORECASE,
)
# What tells no column from another, and what needs a noun behind it.
_SMALL = frozenset(["the", "a", "an", "of", "in", "per", "number", "numbers", "our", "its", "total", "all", "number"])
_BARE = frozenset(("average", "mean", "median", "total", "rate", "number", "%", "percentage", "share"))
_ROWS, _STEM = 3, 4


class Most(Struct, frozen=True):
    """A row that is said to have the most (1) or the least (-1), the figure that is said of it, and the words."""

    row: str
    side: int
    said: str
    words: str


def most(reading: Reading) -> Iterator[Finding]:
    """A row that is said to have the most or the least of a column, where another row has more or less."""
    for sentence in sentences(reading):
        found = _CLAIM.search(sentence.text)
        dated = any(one.kind in ("month", "quarter", "year", "date") for one in sentence.mentions)
        if found is None or dated or _NOT.search(sentence.text):
            continue
        columns = list(_columns(reading, sentence, found))
        if len(columns) == 1:
            for claim in _said(found):
                yield from _held(reading, sentence, claim, *columns[0])


def _said(found: re.Match[str]) -> Iterator[Most]:
    words = " ".join(found.group().split())
    yield Most(found["row"], 1 if found["high"] else -1, found["figure"] or "", words)
    if found["other"]:
        yield Most(found["other"], 1 if found["up"] else -1, found["value"] or "", words)


def _columns(reading: Reading, sentence: Sentence, found: re.Match[str]) -> Iterator[tuple[Grid, int]]:
    """The columns that may be meant: of tables with such a row, those whose head is what is said."""
    for grid in reading.grids:
        if may_be_of(reading, grid, sentence) and any(_plain(row[0]) == _plain(found["row"]) for row in grid.rows):
            for column in range(1, len(grid.heads)):
                if period(grid.heads[column]) is None and _is_meant(grid, column, found["what"]):
                    yield grid, column


def _is_meant(grid: Grid, column: int, what: str) -> bool:
    """Whether some words are those of a column's head; a head such as Average is of what the table is about."""
    own, said = set(_words(grid.heads[column])), set(_words(what))
    if not own or not own <= said:
        return False
    about = {word[:_STEM] for word in _words(f"{grid.caption} {grid.heading} {' '.join(grid.heads)}")}
    return said == own or (own <= _BARE and {word[:_STEM] for word in said - own} <= about)


def _words(text: str) -> list[str]:
    plain = re.findall(r"%|[a-z]+(?:-[a-z]+)*", text.lower())
    return [word for word in plain if word not in _SMALL or word in _BARE]


def _held(reading: Reading, sentence: Sentence, claim: Most, grid: Grid, column: int) -> Iterator[Finding]:
    rows = [(row[0], row[column]) for at, row in enumerate(grid.rows) if not is_total(grid, at) and row[0]]
    figures = [(name, cell, one) for name, cell in rows if (one := figure(cell)) is not None]
    own = [each for each in figures if _plain(each[0]) == _plain(claim.row)]
    if len(figures) != len(rows) or len(rows) < _ROWS or len(own) != 1:
        return
    name, cell, value = own[0]
    beyond = [each for each in figures if (each[2].value - value.value) * claim.side > 0]
    if beyond:
        top = max(beyond, key=lambda each: each[2].value * claim.side)
        yield _finding(reading, sentence, claim, f"{name} has {cell}, and {top[0]} has {top[1]}")
    elif claim.said and _differs(claim.said, value):
        yield _finding(reading, sentence, claim, f"{name} has {cell}")


def _differs(said: str, value: Figure) -> bool:
    told = figure(said)
    return told is not None and told.value != round(value.value, told.decimals)


def _finding(reading: Reading, sentence: Sentence, claim: Most, against: str) -> Finding:
    message = f"The words say '{claim.words}', but by the table {against}."
    hint = "Correct the words or the figures."
    return reading.find("claim-superlative", sentence.spot, message, hint, claim.words, key=claim.words[:80])


def _plain(name: str) -> str:
    return re.sub(r"\W+|\b(?:the|team)\b", " ", name.lower()).strip()


CHECKS = (most,)
