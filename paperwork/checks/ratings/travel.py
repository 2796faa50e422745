"""The column of a scorecard that says whether a measure got better or worse, held against the values of its row.

A check takes a `Reading`. A direction is certain to be wrong only where it is so against every value that it may
compare; which these are, and whether arrows go by the figure or by what is good, the paper's own words tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from paperwork.model.findings import Finding

from ..reading import Grid, Reading
from ..reading.grids import figure, period
from ..totals.adding import rounded_to
from ..totals.totals import rows as totals_of_rows
from .rows import arrows_of_rows
from .scorecards import GOOD_UP, Card, cards, good, name_of

_HEAD = re.compile(r"\b(?:trend|direction|travel|change|movement|progress|arrows?|d\.?o\.?t)\b", re.IGNORECASE)
_BETTER = re.compile(r"^\W*(?:improv\w+|better|getting better)\W*$", re.IGNORECASE)
_WORSE = re.compile(r"^\W*(?:worse\w*|declin\w+|deteriorat\w+|getting worse|slipp\w+)\W*$", re.IGNORECASE)
_SAME = re.compile(
    r"^\W*(?:no change|(?:the )?same|static|unchanged|stable|steady|maintained|level)\W*$", re.IGNORECASE
)
_ROSE = re.compile(r"^(?:\W*(?:up|risen|rising|rise|increas\w+|higher)\W*|[↑▲⬆↗])$", re.IGNORECASE)
_FELL = re.compile(r"^(?:\W*(?:down|fallen|falling|fall|decreas\w+|lower)\W*|[↓▼⬇↘])$", re.IGNORECASE)
_LEVEL = re.compile(r"^[→↔⇄➔=]$")
_WAYS = (("better", _BETTER), ("worse", _WORSE), ("same", _SAME), ("up", _ROSE), ("down", _FELL), ("same", _LEVEL))
_ARROW = r"\b(?:arrows?|direction(?: of travel)?|trend)\b"
_OF_FIGURE = re.compile(
    rf"{_ARROW}[^.]{{0,60}}\b(?:figure|value|number|result)s?\b[^.]{{0,40}}\b(?:risen|fallen|gone up|rose|up or down|"
    r"increased|higher|moved|went|changed)\b|[↑▲⬆][^.]{0,25}\b(?:risen|increased?|rose|gone up|higher|increase)\b",
    re.IGNORECASE,
)
_SINCE_LAST = re.compile(
    r"\b(?:since|from|against|with|to|than|on) the (?:previous|last|preceding|prior) "
    r"(?:quarter|month|period|report|year)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|from) ([A-Z]\w+)(?: 20\d\d)? (?:and|to) ([A-Z]\w+)")
_NOT_WHETHER = re.compile(r",? not (?:whether|if)\b[^.]*", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:change|variance|difference|movement|gap|increase|over ?/ ?\(?under)", re.IGNORECASE)
_ENOUGH, _MOST_AGREE, _LITTLE = 3, Decimal("0.75"), 50
_HINT = "Look which is right: the direction or the values; say what it compares."


def directions(reading: Reading) -> Iterator[Finding]:
    """A direction that no two values of its row bear out."""
    told = {finding.key for finding in arrows_of_rows(reading)}
    for card in cards(reading):
        at = _column(card.grid)
        if at < 0 or len(card.values) < 2 or any(_HEAD.search(card.grid.heads[one]) for one in card.values):
            continue
        rows = [(row, _way(card.cell(row, at)), _moved(card, row, reading)) for row in range(len(card.grid.rows))]
        known = [(row, way, moved) for row, way, moved in rows if way and moved]
        wrong = [row for row, way, moved in known if way not in moved and card.grid.rows[row][0] not in told]
        if wrong and _go_by_values(len(wrong), len(known)):
            yield from (_finding(reading, card, row, at) for row in wrong)


def _go_by_values(wrong: int, known: int) -> bool:
    """Whether most of the directions are as the values have them."""
    return known >= _ENOUGH and known - wrong >= known * _MOST_AGREE


def _column(grid: Grid) -> int:
    found = [at for at, head in enumerate(grid.heads) if at and _HEAD.search(head) and _are_ways(grid, at)]
    return found[0] if len(found) == 1 else -1


def _are_ways(grid: Grid, at: int) -> bool:
    told = [row[at] for row in grid.rows if re.search(r"\w{2}|[^\w\s.–—-]", row[at])]
    return bool(told) and sum(bool(_way(cell)) for cell in told) >= len(told) - 1


def _way(cell: str) -> str:
    return next((way for way, pattern in _WAYS if pattern.match(cell.strip())), "")


def _moved(card: Card, row: int, reading: Reading) -> set[str]:
    """Which ways a row may be said to have gone, by every value before its last; none where it can't be told."""
    values = [figure(card.cell(row, at)) for at in card.values]
    if values[-1] is None or values[-2] is None:
        return set()
    said = _said(reading, card.grid)
    last = _SINCE_LAST.search(said) or _names_last(card, said)
    before = [values[-2]] if last and not re.search(r"\bexcept\b", said) else values[:-1]
    if any(one is None for one in before):
        return set()
    if values[-1].value == values[-2].value:
        # What is level as printed may have moved before it was rounded.
        return set()
    ways = {way for one in before if one is not None for way in _steps(one.value, values[-1].value)}
    return ways | {word for way in ways for word in _words(way, good(card, row), said)}


def _names_last(card: Card, said: str) -> bool:
    """Whether the words name the last two columns as what is compared: "between August and September"."""
    heads = [card.grid.heads[at] for at in card.values[-2:]]
    return any(
        all(word[:3].lower() in head.lower() for word, head in zip(found.groups(), heads, strict=True))
        for found in _BETWEEN.finditer(said)
    )


def _steps(before: Decimal, after: Decimal) -> Iterator[str]:
    """What a step may be called: one of no more than two in a hundred is level for some."""
    if before != after:
        yield "up" if after > before else "down"
    if abs(after - before) * _LITTLE <= abs(before):
        yield "same"


def _words(way: str, good_is: str, said: str) -> Iterator[str]:
    """What a step is called by what is good: better or worse; and by the arrows of a paper in which up is better."""
    if way == "same":
        return
    if not good_is:
        yield from ("better", "worse")
    better = (way == "up") == (good_is == GOOD_UP)
    yield "better" if better else "worse"
    if not _OF_FIGURE.search(said):
        yield "up" if better else "down"


def _said(reading: Reading, grid: Grid) -> str:
    """The sentences near a table that tell of its arrows or directions."""
    near = reading.spots[max(0, grid.spot - 6) : grid.spot + 500]
    title = reading.titles[grid.spot]
    words = " ".join(spot.words for at, spot in enumerate(near, max(0, grid.spot - 6)) if reading.titles[at] == title)
    told = [one for one in re.split(r"(?<=[.;])\s", words) if re.search(rf"{_ARROW}|[↑▲⬆]", one, re.IGNORECASE)]
    return _NOT_WHETHER.sub("", " ".join(told))


def _finding(reading: Reading, card: Card, row: int, at: int) -> Finding:
    said, name = card.cell(row, at), name_of(card.grid, row)
    values = " then ".join(f"{card.cell(row, one)} ({_head(card.grid.heads[one])})" for one in card.values[-3:])
    way = good(card, row)
    hint = f"; {way} is good" if way else ""
    message = f"{name}: the direction says “{said}”, and the row has {values}{hint}."
    return reading.find("direction-not-values", card.grid.at(row), message, _HINT, f"{name} {said}", key=name)


def _head(head: str) -> str:
    when = period(head)
    return when.label if when else head


def changes(reading: Reading) -> Iterator[Finding]:
    """A change that is not what two other columns of its row differ by, where it is in all other rows."""
    told = [finding for finding in totals_of_rows(reading) if finding.certain]
    for grid in reading.grids:
        heads = [at for at, head in enumerate(grid.heads) if at > 2 and _CHANGE.search(head) and "%" not in head]
        for column in heads if len(grid.rows) >= _ENOUGH else ():
            known = [column_of for column_of in _couples(grid, column) if len(column_of[1]) == 1]
            if len(known) == 1:
                (before, after), (at,) = known[0]
                wrong = _not_the_change(reading, grid, at, (before, after, column))
                # A total that is not the sum of its rows is told of once.
                if not any(one.place == wrong.place and one.quote.startswith(f"{grid.rows[at][0]} ") for one in told):
                    yield wrong


def _couples(grid: Grid, column: int) -> Iterator[tuple[tuple[int, int], list[int]]]:
    """Two neighbouring columns before a change, the older first, whose difference it is but for so many rows."""
    told_of = " ".join((*grid.heads, grid.caption, grid.heading))
    for at in range(1, column - 1):
        for before, after in ((at, at + 1), (at + 1, at)):
            fits = [_fits(told_of, [row[before], row[after], row[column]]) for row in grid.rows]
            told = [one for one in fits if one is not None]
            wrong = [row for row, one in enumerate(fits) if one is False]
            if len(told) > _ENOUGH and sum(told) >= _ENOUGH and sum(told) >= _MOST_AGREE * len(told):
                yield (before, after), wrong


def _fits(told: str, cells: Sequence[str]) -> bool | None:
    """Whether a change is the difference of two figures, as far as they are rounded; None where one is no figure."""
    figures = [one for cell in cells if (one := figure(cell)) is not None]
    if len(figures) < len(cells):
        return None
    before, after, change = figures
    return abs(after.value - before.value - change.value) <= rounded_to(figures, told) * len(cells) / 2


def _not_the_change(reading: Reading, grid: Grid, at: int, columns: tuple[int, int, int]) -> Finding:
    before, after, change = (grid.rows[at][column] for column in columns)
    name, head = name_of(grid, at), grid.heads[columns[2]]
    newer, older = figure(after), figure(before)
    apart = newer.value - older.value if newer and older else Decimal(0)
    message = (
        f"{name}: {grid.heads[columns[0]]} is {before} and {grid.heads[columns[1]]} {after}, a difference of "
        f"{apart:+,}; {change} is printed under {head}."
    )
    hint = "One of the three is wrong: look at the data."
    return reading.find("change-not-difference", grid.at(at), message, hint, f"{name} {change}", key=f"{name}.{head}")


CHECKS = (directions, changes)
