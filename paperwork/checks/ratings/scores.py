"""Risks scored: whether likelihood times impact makes the score, and whether rating and trend go with it.

A check takes a `Reading`. A product is certain to be wrong only where most rows of the table are products.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Grid, Reading
from ..reading.grids import figure
from .scorecards import colour, name_of

_LIKELY = re.compile(r"\b(?:likelihood|probability|likely)\b|^L$", re.IGNORECASE)
_IMPACT = re.compile(r"\b(?:impact|severity|consequence)\b|^[IS]$", re.IGNORECASE)
_SCORE = re.compile(r"\bscore\b|\brating\b|\btotal\b|\blevel\b|\bexposure\b|^L ?[x×*] ?[IS]$", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:previous|prior|last|earlier|before|old|was|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|q[1-4])\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:target|inherent|gross|initial|original|residual|net|planned|appetite)\b", re.IGNORECASE)
_TREND = re.compile(r"\b(?:trend|direction|travel|change|movement|arrow|dot)\b", re.IGNORECASE)
_UP = re.compile(r"[↑▲⬆↗]|^(?:up|increas\w+|higher|ris\w+|risen)\b", re.IGNORECASE)
_DOWN = re.compile(r"[↓▼⬇↘]|^(?:down|decreas\w+|lower|fall\w+|reduc\w+)\b", re.IGNORECASE)
_SAME = re.compile(r"[→↔⇄➔=]|^(?:no change|same|static|unchanged|level|stable|steady)\b", re.IGNORECASE)
_BY_SCORE = re.compile(
    r"\b(?:arrows?|trend|direction)\b[^.]{0,60}\bscores?\b[^.]{0,40}\b(?:up|down|risen|fallen|increased|higher|changed)\b",
    re.IGNORECASE,
)
_LEVEL = (
    r"(?P<name>Green|Amber|Yellow|Red|(?:Very |very )?[Hh]igh|[Mm]edium|[Mm]oderate|(?:Very |very )?[Ll]ow|[Cc]ritical|"
    r"[Ee]xtreme|[Ss]evere)"
)
_SPAN = (
    r"(?P<low>\d{1,2})(?: ?(?:-|–|to) ?(?P<high>\d{1,2})|(?P<more> ?\+| (?:and|or) (?:above|more|over|higher))|"
    r"(?P<less> (?:and|or) (?:below|less|under|lower|fewer)))"
)
_BANDS = (
    re.compile(
        rf"\b{_LEVEL}\b(?: \([A-Z]\))?(?: risks?)?\s*(?:[:=–(-]|is|are|means?|covers|for)?\s*(?:an? )?(?:scores? )?"
        rf"(?:of |from )?{_SPAN}"
    ),
    re.compile(rf"{_SPAN} ?(?:[:=–(-]|is|are|means|rated|counts? as|\s)+ ?{_LEVEL}\b"),
)
_OF_SCORES = re.compile(r"\bscor|\blikelihood\b|\brisk", re.IGNORECASE)
_LEAST_ROWS = 3
_MOST_AGREE = Decimal("0.6")
_LOOK = "Work the score out again, and look which of the numbers is right."


class Triple(Struct, frozen=True):
    """The columns of likelihood, impact and their score in one table."""

    likely: int
    impact: int
    score: int


def scores(reading: Reading) -> Iterator[Finding]:
    """A score that is not the product of the likelihood and the impact beside it, where most of the others are."""
    for grid in reading.grids:
        for triple in triples(grid):
            rows = [(row, *_numbers(grid, row, triple)) for row in range(len(grid.rows))]
            known = [(row, one, two, score) for row, one, two, score in rows if one and two and score is not None]
            wrong = [one for one in known if one[1] * one[2] != one[3]]
            if len(known) >= _LEAST_ROWS and len(known) - len(wrong) >= len(known) * _MOST_AGREE:
                yield from (_no_product(reading, grid, *one) for one in wrong)


def triples(grid: Grid) -> Iterator[Triple]:
    """Each likelihood, impact and score that stand side by side, in this order or the first two turned round."""
    for at in range(1, len(grid.heads) - 2):
        one, two, score = grid.heads[at : at + 3]
        if _SCORE.search(score) and not _LIKELY.search(score):
            if _LIKELY.search(one) and _IMPACT.search(two):
                yield Triple(at, at + 1, at + 2)
            elif _IMPACT.search(one) and _LIKELY.search(two):
                yield Triple(at + 1, at, at + 2)


def _numbers(grid: Grid, row: int, triple: Triple) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    cells = grid.rows[row]
    return _lone(cells[triple.likely]), _lone(cells[triple.impact]), _lone(cells[triple.score])


def _lone(cell: str) -> Decimal | None:
    """The one whole number of a cell such as "4" or "4 (Likely)"."""
    found = re.findall(r"(?<![\d.])\d{1,2}(?![\d.])", cell)
    return Decimal(found[0]) if len(found) == 1 else None


def _no_product(reading: Reading, grid: Grid, row: int, one: Decimal, two: Decimal, score: Decimal) -> Finding:
    name = name_of(grid, row)
    message = f"{name}: {one} times {two} is {one * two}, and the score is {score}."
    return reading.find("score-figure", grid.at(row), message, _LOOK, f"{name} {score}", key=name)


def score_ratings(reading: Reading) -> Iterator[Finding]:
    """A risk's rating that is not the one that the paper's key gives to its score."""
    keys = {at: key for at, words in _lines(reading) if len(key := _bands(words)) > 1}
    doubted = {finding.key for finding in scores(reading)} if keys else set()
    for grid in reading.grids if keys else ():
        key, at, rating = _key_of(reading, keys, grid), score_column(grid), _rating_column(grid)
        if not key or at < 0 or rating < 0:
            continue
        known = [one for row in range(len(grid.rows)) if (one := _given(grid, row, key, (at, rating)))]
        wrong = [(row, by_key) for row, printed, by_key in known if printed != by_key]
        for row, by_key in wrong if len(wrong) * 2 <= len(known) else ():
            name, printed = name_of(grid, row), grid.rows[row][rating]
            if name not in doubted:
                message = f"{name} is {printed} with a score of {grid.rows[row][at]}; by the key it is {by_key}."
                hint = "Look which is right: the score, the rating or the key."
                yield reading.find("rag-not-score", grid.at(row), message, hint, f"{name} {printed}", key=name)


def _given(grid: Grid, row: int, key: Key, columns: tuple[int, int]) -> tuple[int, str, str] | None:
    """A row's rating as printed and as the key gives it; None where the key does not say one."""
    score, printed = _lone(grid.rows[row][columns[0]]), _level(grid.rows[row][columns[1]])
    given = [name for name, low, high in key if score is not None and low <= score <= high]
    if len(given) != 1 or printed not in {name for name, _, _ in key}:
        return None
    return row, printed.capitalize(), given[0].capitalize()


Key = tuple[tuple[str, Decimal, Decimal], ...]


def _key_of(reading: Reading, said: Mapping[int, Key], grid: Grid) -> Key:
    """The key of scores that a table goes by: each level with its ends; none where two keys differ."""
    near = [key for at, key in said.items() if reading.titles[at] == reading.titles[grid.spot]] or list(said.values())
    return near[0] if len(set(near)) == 1 else ()


def _lines(reading: Reading) -> Iterator[tuple[int, str]]:
    """The paragraphs that speak of scores, and tables of no more than three columns as one line."""
    tables = {grid.spot: grid for grid in reading.grids}
    for at, spot in enumerate(reading.spots):
        if at in tables:
            grid = tables[at]
            rows = [" : ".join(row) for row in (grid.heads, *grid.rows)] if len(grid.heads) < 4 else []
            yield at, "; ".join(rows)
        elif not spot.in_table and _OF_SCORES.search(f"{spot.words} {reading.titles[at]}"):
            yield at, spot.words


def _bands(words: str) -> Key:
    for pattern in _BANDS:
        found = [(one["name"].lower(), *_ends(one)) for one in pattern.finditer(words)]
        if len(found) > 1 and len({name for name, _, _ in found}) == len(found) and "%" not in words:
            return tuple(found)
    return ()


def _ends(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    low = Decimal(found["low"])
    if found["less"]:
        return Decimal(0), low
    return low, Decimal("Infinity") if found["more"] else Decimal(found["high"])


def score_column(grid: Grid) -> int:
    """The one column of scores that are of now; -1 where there is none, or more than one."""
    found = [at for at, head in enumerate(grid.heads) if at and _SCORE.search(head) and _are_numbers(grid, at)]
    now = [at for at in found if not _BEFORE.search(grid.heads[at])]
    current = [at for at in now if re.search(r"\b(?:current|now|residual|net)\b", grid.heads[at], re.I)]
    now = current if len(now) > 1 else [at for at in now if not re.search(r"\btarget\b", grid.heads[at], re.I)]
    return now[0] if len(now) == 1 else -1


def _are_numbers(grid: Grid, at: int) -> bool:
    cells = [row[at] for row in grid.rows if row[at].strip(" -–")]
    return bool(cells) and all(_lone(cell) is not None for cell in cells)


def _rating_column(grid: Grid) -> int:
    found = [at for at in range(1, len(grid.heads)) if _are_levels(grid, at) and not _BEFORE.search(grid.heads[at])]
    return found[0] if len(found) == 1 and not _OTHER.search(grid.heads[found[0]]) else -1


def _are_levels(grid: Grid, at: int) -> bool:
    cells = [row[at] for row in grid.rows if row[at].strip(" -–")]
    return bool(cells) and all(_level(cell) for cell in cells)


def _level(cell: str) -> str:
    """A colour or a level as a cell says it, in small letters; empty where it is none."""
    said = re.sub(r"\W+$|^\W+", "", cell).lower()
    return colour(cell).lower() or (said if re.fullmatch(_LEVEL, said.capitalize()) else "")


def trends(reading: Reading) -> Iterator[Finding]:
    """The arrow of a risk that goes another way than its score and the one before it."""
    for grid in reading.grids:
        at, before, arrow = score_column(grid), _score_before(grid), _arrows(grid)
        if min(at, before, arrow) < 0:
            continue
        rows = [(row, *_moved(cells[before], cells[at]), _way(cells[arrow])) for row, cells in enumerate(grid.rows)]
        known = [(row, way, said) for row, way, said in rows if way and said]
        wrong = [(row, way) for row, way, said in known if way != said]
        agree = len(known) - len(wrong)
        sure = any(_BY_SCORE.search(spot.words) for spot in reading.spots) or agree * 3 >= len(known) * 2 >= 6
        for row, _ in wrong if agree >= len(wrong) else ():
            yield _turned(reading, grid, row, (before, at, arrow), certain=sure)


def _score_before(grid: Grid) -> int:
    found = [
        at
        for at, head in enumerate(grid.heads)
        if at and _SCORE.search(head) and _BEFORE.search(head) and not _OTHER.search(head) and _are_numbers(grid, at)
    ]
    return found[0] if len(found) == 1 else -1


def _arrows(grid: Grid) -> int:
    found = [
        at
        for at, head in enumerate(grid.heads)
        if at and _TREND.search(head) and any(_way(row[at]) for row in grid.rows)
    ]
    return found[0] if len(found) == 1 else -1


def _moved(before: str, after: str) -> tuple[str]:
    one, two = figure(before), figure(after)
    if one is None or two is None:
        return ("",)
    return ("same" if one.value == two.value else "up" if two.value > one.value else "down",)


def _way(cell: str) -> str:
    ways = (("up", _UP), ("down", _DOWN), ("same", _SAME))
    found = [way for way, pattern in ways if pattern.search(cell.strip())]
    return found[0] if len(found) == 1 else ""


def _turned(reading: Reading, grid: Grid, row: int, columns: tuple[int, int, int], *, certain: bool) -> Finding:
    before, at, arrow = (grid.rows[row][column] for column in columns)
    name = name_of(grid, row)
    message = f"{name}: the trend says {_way(arrow)} ({arrow}), and the score went from {before} to {at}."
    hint = "Correct the arrow or the score; say what the arrow shows."
    return reading.find("arrow-not-score", grid.at(row), message, hint, f"{name} {arrow}", certain=certain, key=name)


CHECKS = (scores, score_ratings, trends)
