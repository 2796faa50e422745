"""Words that say of how many rows a figure is above a target, rose or fell, or is over its budget.

A count is held against the table of the section that has so many rows, the row for all of them left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from paperwork.checks.ratings.scorecards import cards, is_total, now, target_of, value_columns
from paperwork.checks.reading import Grid, Reading, Sentence
from paperwork.checks.reading.grids import figure, period
from paperwork.checks.reading.words import key
from paperwork.model.findings import Finding

from .counting import BY, EXCEPT, NOT_ALL
from .saying import joined, sentences

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = r"\d{1,2}|" + "|".join(_NUMBERS[1:])
_AMONG = (
    rf"\b(?:(?P<all>all|both)(?: of)?(?: the| our| these)?(?: (?P<every>{_NUMBER}))?|"
    rf"(?P<none>none|no)(?: of)?(?: the| our)?(?: (?P<some>{_NUMBER}))?|"
    rf"(?P<n>{_NUMBER})(?: (?:out )?of(?: the| our| these)? (?P<m>{_NUMBER}))?) "
    r"(?P<what>[a-z]+(?: [a-z]+)?)"
)
_OWN_MARK = (
    r"(?:the|their|its|our)(?: (?!national|england|english|welsh|scottish|regional|uk|statistical|neighbour)[a-z-]+)? "
    r"(?P<mark>targets?|ceiling|standard|average|figure|mean)"
)
_SIDE = re.compile(
    rf"{_AMONG} (?:is|are|was|were|remain\w*|stands?)(?: now| still| currently| also)? (?P<side>above|over|higher than|"
    rf"below|under|lower than|short of|at or above|at or below) {_OWN_MARK}\b",
    re.IGNORECASE,
)
_WENT = re.compile(
    rf"{_AMONG} (?:(?:have |has )?(?:saw|seen|had|recorded|showed|shown|reported|experienced) "
    r"(?:an? |the )?(?:small |further |slight )?(?P<noun>fall|drop|decrease|reduction|decline|rise|increase|"
    r"growth)s?\b|(?:have |has )?(?P<verb>fell|fallen|dropped|decreased|rose|risen|increased|grew|grown|(?:went|gone) "
    r"(?:up|down))\b|(?:were|are|was|is) (?P<way>up|down|higher|lower)\b)",
    re.IGNORECASE,
)
_SPENT = re.compile(
    rf"{_AMONG} (?:(?:is|are|was|were|will be)? ?(?:now |currently )?(?:forecast(?:ing|s)?|expected|projected|"
    r"projecting|predicted|likely)? ?(?:to )?(?:be |an? )?)"
    r"(?P<side>overspend\w*|underspend\w*|overspent|underspent|"
    r"(?:over|under)(?=\W*$|[.,;]| and\b| by\b| budget| spent))\b"
    r"(?! the| their| its| our| \d)",
    re.IGNORECASE,
)
_DOWN = re.compile(r"fall|drop|decrea|reduc|declin|fell|down|lower", re.IGNORECASE)
_YEAR = re.compile(
    r"\byear[- ]on[- ]year\b|\bover the year\b|"
    r"\b(?:than|since|on|from|as) (?:a year (?:ago|earlier|before)|(?:the same \w+ )?last year)\b",
    re.I,
)
_STEP = re.compile(
    r"\b(?:on|since|than|from|in|over|compared with) (?:the )?(?:previous|last|prior) (?:quarter|month|period)\b|"
    r"\bquarter[- ]on[- ]quarter\b|\bmonth[- ]on[- ]month\b|\b(?:on|in|over) the (?:quarter|month)\b",
    re.IGNORECASE,
)
_BUDGET, _FORECAST = re.compile(r"\bbudget\b", re.I), re.compile(r"\b(?:forecast|outturn|projected|projection)\b", re.I)
_UNSURE = re.compile(
    r"\b(?:will|would|should|could|might|aim|if|whether|had|which|these|those|other|further|more|another)\b", re.I
)
_TARGET_NEAR = re.compile(
    r"(?P<one>\d+(?:\.\d+)?)[ -]?(?:%|[a-z]+)?[ -]targets?\b|\btargets? (?:of|is|was) (?P<two>\d+(?:\.\d+)?)", re.I
)
_HINT = "Correct the count or the table; better, name them."


class Tally(Struct, frozen=True):
    """How many rows are said to be so, in which words, of how many if that is told, and what the rows are called."""

    count: int | None
    among: int | None
    what: str
    words: str


def sides(reading: Reading) -> Iterator[Finding]:
    """So many rows are said to be above the target or the average, and the column that has it counts others."""
    for sentence, found, tally in _tallies(reading, _SIDE):
        for grid, rows in _tables(reading, sentence, tally):
            counts = _counts(reading, sentence, grid, rows, found)
            if len({len(names) for names in counts}) == 1 and len(counts[0]) != _count(tally, rows):
                yield _finding(reading, sentence, tally, counts[0], len(rows))
            break


def _counts(
    reading: Reading, sentence: Sentence, grid: Grid, rows: Sequence[tuple[str, ...]], found: re.Match[str]
) -> list[list[str]]:
    """The rows that are on the side that is said, by each column that can be meant."""
    return [
        _beyond(rows, column, mark, found["side"].lower())
        for column in range(1, len(grid.heads))
        for mark in _marks(reading, sentence, grid, column, found["mark"].lower())
    ]


def _marks(reading: Reading, sentence: Sentence, grid: Grid, column: int, mark: str) -> Iterator[Decimal]:
    """What a column's rows are held against: its figure for all, or the target of the measure with that figure."""
    totals = [figure(row[column]) for at, row in enumerate(grid.rows) if is_total(grid, at)]
    if len(totals) != 1 or totals[0] is None or "target" in grid.heads[column].lower():
        return
    whole = totals[0].value
    if mark not in ("target", "targets", "ceiling", "standard"):
        parts = [value.value for row in grid.rows if (value := figure(row[column]))]
        # A sum lies above all its parts; a mean among them.
        yield from [whole] if max(parts) > whole else []
        return
    here = reading.titles[sentence.spot]
    near = " ".join(one.text for one in reading.sentences if reading.titles[one.spot] == here)
    said = {Decimal(found["one"] or found["two"]) for found in _TARGET_NEAR.finditer(near)}
    told = set(_targets(reading, whole))
    meant = told & said if len(told) > 1 else told
    if len(meant) == 1:
        yield meant.pop()


def _targets(reading: Reading, whole: Decimal) -> Iterator[Decimal]:
    """The targets of the measures whose newest value is the one for all rows."""
    for card in cards(reading):
        for row in range(len(card.grid.rows)):
            value, target = now(card, row), target_of(card, row)
            if value and value.value == whole and target is not None:
                yield target


def _beyond(rows: Sequence[tuple[str, ...]], column: int, mark: Decimal, side: str) -> list[str]:
    up = bool(re.match(r"above|over|higher|at or above", side))
    values = [(row[0], value.value) for row in rows if (value := figure(row[column]))]
    return [
        name
        for name, value in values
        if (value > mark if up else value < mark) or (side.startswith("at or") and value == mark)
    ]


def moves(reading: Reading) -> Iterator[Finding]:
    """So many rows are said to have risen or fallen, and no two periods that may be compared have so many."""
    for sentence, found, tally in _tallies(reading, _WENT):
        if not found["all"] and BY.match(after := sentence.text[found.end() :]) and not _YEAR.match(after.strip()):
            continue
        down = bool(_DOWN.search(found["noun"] or found["verb"] or found["way"]))
        wrong: list[tuple[list[str], int]] = []
        for grid, rows in _tables(reading, sentence, tally):
            columns = _compared(grid, sentence) if _is_of(reading, grid, sentence, found.end()) else []
            held = [_moved(rows, before, columns[-1], down=down) for before in columns[:-1]]
            if any(names is None or len(names) == _count(tally, rows) for names in held):
                wrong = []
                break
            wrong += [(held[-1] or [], len(rows))] if held else []
        yield from (_finding(reading, sentence, tally, *one) for one in wrong[:1])


def _is_of(reading: Reading, grid: Grid, sentence: Sentence, end: int) -> bool:
    """Whether what rose or fell, where it is told ("a fall in incidents"), is what a table is of."""
    found = re.match(r" (?:in|of) (?:the |their |its )?(?P<what>[a-z][a-z -]+)", sentence.text[end:], re.IGNORECASE)
    # The line before a table may be the one that is judged.
    caption = "" if sentence.text in grid.caption else grid.caption
    title = f"{reading.titles[grid.spot]} {caption} {' '.join(grid.heads)}"
    return found is None or not key(found["what"]) or bool(key(found["what"]) & key(title))


def _compared(grid: Grid, sentence: Sentence) -> list[int]:
    """The columns that may be compared with the last of a table, and the last: a year or a step before, if told."""
    columns = list(value_columns(grid))
    if len(columns) < 2:
        return []
    whens = {at: period(grid.heads[at]) for at in columns}
    last = whens[columns[-1]]
    if _YEAR.search(sentence.text) and last is not None:
        ago = (last.year - 1, last.number)
        return [*(at for at in columns[:-1] if (one := whens[at]) and (one.year, one.number) == ago), columns[-1]]
    return columns[-2:] if _STEP.search(sentence.text) else columns


def _moved(rows: Sequence[tuple[str, ...]], before: int, after: int, *, down: bool) -> list[str] | None:
    steps = [(row[0], figure(row[before]), figure(row[after])) for row in rows]
    if any(one is None or two is None for _, one, two in steps):
        return None
    way = -1 if down else 1
    return [name for name, one, two in steps if one and two and (two.value - one.value) * way > 0]


def spending(reading: Reading) -> Iterator[Finding]:
    """So many rows are said to be over or under their budget, and their forecasts say otherwise."""
    for sentence, found, tally in _tallies(reading, _SPENT):
        over = found["side"].lower().startswith("over")
        for grid, rows in _tables(reading, sentence, tally):
            budget = [at for at, head in enumerate(grid.heads) if at and _BUDGET.search(head)]
            forecast = [at for at, head in enumerate(grid.heads) if at and _FORECAST.search(head)]
            if len(budget) == len(forecast) == 1 and budget != forecast:
                held = _moved(rows, budget[0], forecast[0], down=not over)
                if held is not None and len(held) != _count(tally, rows):
                    yield _finding(reading, sentence, tally, held, len(rows))
            break


def _tallies(reading: Reading, pattern: re.Pattern[str]) -> Iterator[tuple[Sentence, re.Match[str], Tally]]:
    for sentence in sentences(reading):
        for found in pattern.finditer(sentence.text):
            before, after = sentence.text[: found.start()], sentence.text[found.end() :]
            dated = any(one.kind in ("month", "quarter", "date", "year") for one in sentence.mentions)
            if dated or NOT_ALL.search(before) or EXCEPT.match(after) or _UNSURE.search(f"{before} {found.group()}"):
                continue
            yield sentence, found, _tally(found)


def _tally(found: re.Match[str]) -> Tally:
    among = found["every"] or found["some"] or found["m"] or ("two" if (found["all"] or "").lower() == "both" else "")
    count = None if found["all"] else 0 if found["none"] else _number(found["n"])
    return Tally(count, _number(among) if among else None, found["what"], " ".join(found.group().split()))


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS.index(said.lower())


def _count(tally: Tally, rows: Sequence[tuple[str, ...]]) -> int:
    return len(rows) if tally.count is None else tally.count


def _tables(reading: Reading, sentence: Sentence, tally: Tally) -> Iterator[tuple[Grid, list[tuple[str, ...]]]]:
    """The tables of the section whose rows are what is counted, by their number or their name, the nearest first."""
    for grid in sorted(reading.grids, key=lambda one: abs(one.spot - sentence.spot)):
        rows = [row for at, row in enumerate(grid.rows) if not is_total(grid, at) and row[0]]
        named = bool(key(tally.what) & key(grid.heads[0]))
        here = reading.titles[grid.spot] == reading.titles[sentence.spot]
        if here and len(rows) > 1 and (tally.among == len(rows) if tally.among else named):
            yield grid, rows


def _finding(reading: Reading, sentence: Sentence, tally: Tally, held: list[str], among: int) -> Finding:
    named = f": {joined(held)}" if held and len(held) < 9 else ""
    message = f"The words say '{tally.words}', but by the table that is so of {len(held)} of {among}{named}."
    return reading.find("claim-count", sentence.spot, message, _HINT, tally.words, key=tally.words)


CHECKS = (sides, moves, spending)
