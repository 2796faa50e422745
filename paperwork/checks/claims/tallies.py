"""Words that say how many rows have one of something: all four areas had at least one, none of the five had any.

The rows are those of the nearest table under the same heading or the one after it that has so many of them; a row of
totals is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.checks.reading import Grid, Reading, Sentence
from paperwork.checks.reading.grids import figure
from paperwork.checks.reading.numbers import WORDS, number_of
from paperwork.checks.reading.words import key
from paperwork.model.findings import Finding

from .clauses import Clause, asserted, clauses
from .counting import EXCEPT, NOT_ALL
from .meant import ALL_ROWS
from .saying import joined, sentences

_NUMBER = r"\d{1,2}|" + "|".join(WORDS[1:])
_AMONG = (
    rf"\b(?:(?P<all>all|both|each)(?: of)?(?: the| our| these)?|(?P<none>none) of(?: the| our| these)?|"
    rf"(?:only |just )?(?P<count>{_NUMBER}) (?:out )?of(?: the| our| these)?) "
    rf"(?P<among>{_NUMBER}) (?P<what>[a-z]+(?: [a-z]+)?)"
)
_HAD = re.compile(
    rf"{_AMONG} (?:had|have|has) (?P<least>at least one|one or more|an?|any) (?P<which>[^,;.]{{3,60}})", re.IGNORECASE
)


def of_rows(reading: Reading) -> Iterator[Finding]:
    """So many of so many rows are said to have one of something, and the table counts others."""
    for sentence in sentences(reading):
        for clause in clauses(sentence.text):
            for found in _HAD.finditer(clause.text):
                if _said_now(sentence, clause, found):
                    yield from _told(reading, sentence, clause, found)


def _said_now(sentence: Sentence, clause: Clause, found: re.Match[str]) -> bool:
    """Whether so many, and no more or fewer, are said to be so, and not of another time."""
    before, after = sentence.text[: clause.start + found.start()], clause.text[found.end() :]
    dated = any(one.kind in ("date", "month", "quarter", "year") for one in sentence.mentions)
    return not dated and asserted(clause, found.start()) and not NOT_ALL.search(before) and not EXCEPT.match(after)


def _told(reading: Reading, sentence: Sentence, clause: Clause, found: re.Match[str]) -> Iterator[Finding]:
    among = number_of(found["among"])
    said = among if found["all"] else 0 if found["none"] else number_of(found["count"])
    tables = _tables(reading, sentence, among, found["what"])
    counts = [(held, rows) for grid, rows in tables if (held := _having(grid, rows, found)) is not None]
    # Where another table bears the count, that one may be meant.
    if counts and all(len(held) != said for held, _ in counts):
        yield _finding(reading, sentence, clause, found, counts[0])


def _tables(
    reading: Reading, sentence: Sentence, among: int, what: str
) -> Iterator[tuple[Grid, tuple[tuple[str, ...], ...]]]:
    """The tables with so many rows, the nearest first: on the page, or with a head or title that names the things."""
    for grid in sorted(reading.grids, key=lambda one: abs(one.spot - sentence.spot)):
        rows = tuple(row for row in grid.rows if not ALL_ROWS.search(row[0]) and any(row[1:]))
        title = key(f"{reading.titles[grid.spot]} {grid.caption} {' '.join(grid.heads)}")
        near = reading.titles[grid.spot] == reading.titles[sentence.spot]
        if len(rows) == among and (near or key(what) & title):
            yield grid, rows


def _having(grid: Grid, rows: tuple[tuple[str, ...], ...], found: re.Match[str]) -> list[str] | None:
    """The rows with more than nought in the one column whose head is said; None where a row has no figure there."""
    said = key(found["which"])
    columns = [at for at, head in enumerate(grid.heads) if at and (name := key(head)) and name <= said]
    if len(columns) != 1:
        return None
    cells = [(figure(row[columns[0]]), row[0]) for row in rows]
    if any(one is None or one.percent for one, _ in cells):
        return None
    return [name for one, name in cells if one is not None and one.value > 0]


def _finding(
    reading: Reading, sentence: Sentence, clause: Clause, found: re.Match[str],
    table: tuple[list[str], tuple[tuple[str, ...], ...]],
) -> Finding:  # fmt: skip
    held, rows = table
    words = " ".join(found.group().split())
    named = f": {joined(held)}" if held else ""
    return reading.find(
        "claim-count", sentence.spot,
        f"The words say '{words}', but by the table that is so of {len(held)} of {len(rows)}{named}.",
        "Correct the count or the table.", clause.said, key=words[:80],
    )  # fmt: skip
