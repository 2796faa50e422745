"""Tables that rate what they list: which column holds the values, targets, tolerances, ratings and directions.

In: a `Reading`. Out: a `Card` for each such table. A column is known by its head and by what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from paperwork.model.periods import LATEST, Period

from ..reading import Grid, Reading
from ..reading.grids import NO_YEAR, Figure, figure, period
from ..reading.polarity import Told, by_name, stated, told

COLOURS = ("Green", "Amber", "Red")
_COLOUR = re.compile(r"^\W*(red|amber|green)\W*$", re.IGNORECASE)
_LETTER = {"R": "Red", "A": "Amber", "G": "Green"}
_UNRATED = re.compile(
    r"^\W*(?:n/?a|not .*|none|no .*|blue|gr[ea]y|white|tbc|monitor\w*.*|contextual|data only|\.\.)?\W*$", re.IGNORECASE
)
_CODE = re.compile(r"^(?:[A-Z]{1,4}[-. ]?\d{1,3}(?:\.\d+)?[a-z]?|\d{1,3}(?:\.\d+)*[.)]?)$")
_BEFORE = re.compile(r"\b(?:previous|prior|last|earlier|before|old|was)\b", re.IGNORECASE)
_NOT_NOW = re.compile(rf"{_BEFORE.pattern}|forecast|year[- ]end|outlook|project|target", re.IGNORECASE)
_NOW = re.compile(
    r"^(?:actual|result|current|latest|now|this (?:month|quarter|period|year)|performance|outturn|value)\b", re.I
)
_NO_VALUE = re.compile(
    r"target|toler|forecast|project|aim|goal|budget|england|national|neighbour|average|region|change|varia|differ|"
    r"numerator|denominator|population|threshold|profile|plan",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d")
_TARGET = re.compile(r"\btargets?\b(?! date)", re.IGNORECASE)
_TOLERANCE = re.compile(
    r"\btolerance\b|^(?:minimum |the )?floor\b|\b(?:amber|red) (?:threshold|limit|trigger|floor)\b", re.IGNORECASE
)
_GOOD = re.compile(
    r"\b(?:good|polarity|better|preferred|desired|aim(?: to)?|higher or lower|high or low|want(?:ed)?)\b", re.IGNORECASE
)
_HIGH = re.compile(
    r"^\W*(?:\bhigh\w*|\bbigger|\blarger|\bmore\b|\bmaximi\w+|\bincreas\w+|\bup\b|[↑▲⬆]|\+)", re.IGNORECASE
)
_LOW = re.compile(
    r"^\W*(?:\blow\w*|\bsmaller|\bfewer|\bless\b|\bminimi\w+|\b(?:de|re)(?:creas|duc)\w+|\bdown\b|[↓▼⬇])", re.I
)
_MOST = re.compile(
    r"\b(?:or|and) (?:lower|below|under|fewer|less)|\b(?:at most|no more than|not more than|maximum|max|up to|below|"
    r"under|(?<!no )(?<!not )(?:fewer|less|lower) than|no higher than)\b|[≤<]",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:or|and) (?:higher|above|over|more|greater)|\b(?:at least|no (?:less|fewer|lower) than|not less than|minimum|"
    r"min|above|over|(?<!no )(?<!not )(?:more|higher|greater) than)\b|[≥>]|\d ?%?\+$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\d.,])(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d])")
_AGAINST = re.compile(
    r"\btarget (?:is|was|of|for all[^.;]{0,20} is) (?P<value>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)", re.I
)
_TOTAL = re.compile(r"^\W*(?:all\b|(?:grand |sub-?)?totals?\b|overall|combined|council\b)|.*\btotal$", re.IGNORECASE)
GOOD_UP, GOOD_DOWN = "high", "low"


class Card(Struct, frozen=True):
    """A table that rates: its grid, and the columns by number; -1 where there is none, `values` oldest first.

    `told` is what the paper's sentences say is good; `target` the one that they name for all rows, if no column does.
    """

    grid: Grid
    values: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    tolerance: int = -1
    good: int = -1
    rating: int = -1
    told: tuple[Told, ...] = ()
    target: Decimal | None = None

    def cell(self, row: int, column: int) -> str:
        """What a cell says; nothing where there is no such column."""
        return self.grid.rows[row][column] if column >= 0 else ""

    def rated(self, row: int) -> str:
        """The colour of a row; empty where it has none."""
        return colour(self.cell(row, self.rating))


def cards(reading: Reading) -> Iterator[Card]:
    """Every grid with values by period or one that is the actual; it may lack the rest."""
    said = told(one.text for one in reading.sentences)
    for grid in reading.grids:
        values, target = value_columns(grid), None
        if not values and rating_column(grid) > 0:
            values, target = _by_a_note(reading, grid)
        if values:
            yield Card(
                grid, values, tuple(_headed(grid, _TARGET, _has_number)), _one(_headed(grid, _TOLERANCE, _has_number)),
                _one(_headed(grid, _GOOD, _is_way)), rating_column(grid), said, target,
            )  # fmt: skip


def _by_a_note(reading: Reading, grid: Grid) -> tuple[tuple[int, ...], Decimal | None]:
    """The one column of percentages of a table whose ratings go by a target that the words right beside it name."""
    percents = [at for at, head in enumerate(grid.heads) if at and ("%" in head or all(_percents(grid, at)))]
    after = next((spot for spot in reading.spots[grid.spot + 1 :] if spot.words and not spot.in_table), None)
    beside = [spot.words for spot in (*reading.spots[max(0, grid.spot - 1) : grid.spot], after) if spot is not None]
    found = {number["value"] for words in beside for number in _AGAINST.finditer(words)}
    if len(percents) != 1 or len(found) != 1 or not _filled(grid, percents[0]):
        return (), None
    return (percents[0],), Decimal(found.pop())


def rating_column(grid: Grid) -> int:
    """The one column of colours that is of now; -1 where there is none, or more than one."""
    found = [at for at in range(1, len(grid.heads)) if _are_colours([row[at] for row in grid.rows])]
    now = [at for at in found if not _NOT_NOW.search(grid.heads[at]) and period(grid.heads[at]) is None]
    return now[0] if len(now) == 1 else -1


def _are_colours(cells: Sequence[str]) -> bool:
    told = [cell for cell in cells if not _UNRATED.match(cell)]
    return bool(told) and all(colour(cell) for cell in told)


def colour(cell: str) -> str:
    """Red, Amber or Green, as a cell says it; R, A and G too."""
    found = _COLOUR.match(cell)
    return found[1].capitalize() if found else _LETTER.get(cell.strip(), "")


def value_columns(grid: Grid) -> tuple[int, ...]:
    """The columns with a measure's values, oldest first: those of periods, else that of now after one of before."""
    dated = [(when, at) for at, head in enumerate(grid.heads) if at and (when := _when(grid, at, head))]
    if dated:
        return tuple(at for _, at in (sorted(dated, key=lambda one: one[0].end) if _comparable(dated) else dated))
    years = sorted(
        (head, at) for at, head in enumerate(grid.heads) if at and _YEAR.fullmatch(head) and _filled(grid, at)
    )
    if len({head for head, _ in years}) == len(years) > 1:
        return tuple(at for _, at in years)
    heads = [(at, head) for at, head in enumerate(grid.heads) if at and not _NO_VALUE.search(head)]
    now = [at for at, head in heads if _NOW.match(head) and _filled(grid, at)]
    before = [at for at, head in heads if _BEFORE.search(head) and _filled(grid, at)]
    return (*before, *now) if len(now) == 1 and len(before) < 2 else _beside_target(grid, heads)


def _beside_target(grid: Grid, heads: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """The one column of percentages of a table whose only target is a percentage in every row."""
    targets = _headed(grid, _TARGET, _has_number)
    if len(targets) != 1 or not all(_percents(grid, targets[0])):
        return ()
    found = [at for at, _ in heads if at not in targets and any(_percents(grid, at))]
    return tuple(found) if len(found) == 1 and found[0] < targets[0] and all(_percents(grid, found[0])) else ()


def _percents(grid: Grid, at: int) -> list[bool]:
    """For each cell of a column, whether it is a percentage."""
    return [one is not None and one.percent for row in grid.rows for one in (figure(row[at]),)]


def _when(grid: Grid, at: int, head: str) -> Period | None:
    found = period(head)
    if found is None or found == LATEST or not _filled(grid, at):
        return None
    return found


def _comparable(dated: Sequence[tuple[Period, int]]) -> bool:
    return len({when.kind for when, _ in dated}) == 1 and all(when.year > NO_YEAR for when, _ in dated)


def _filled(grid: Grid, at: int) -> bool:
    return any(figure(row[at]) for row in grid.rows)


def _headed(grid: Grid, pattern: re.Pattern[str], fits: re.Pattern[str] | None = None) -> list[int]:
    cells = [at for at, head in enumerate(grid.heads) if at and pattern.search(head)]
    return [at for at in cells if fits is None or any(fits.search(row[at]) for row in grid.rows)]


_has_number, _is_way = re.compile(r"\d"), re.compile(f"{_HIGH.pattern}|{_LOW.pattern}", re.IGNORECASE)


def _one(found: Sequence[int]) -> int:
    return found[0] if len(found) == 1 else -1


def good(card: Card, row: int) -> str:
    """Which way is good for a row, by its column, the words of its target or its tolerance; empty if they differ."""
    said = {one for one in (_by_word(card, row), _by_target(card, row), _by_tolerance(card, row)) if one}
    if said:
        return said.pop() if len(said) == 1 else ""
    name = f"{card.grid.caption} {card.grid.heads[card.values[-1]]} " if card.target is not None else ""
    name += name_of(card.grid, row)
    percent = "%" in f"{name} {card.cell(row, card.values[-1])}"
    return stated(name, card.told) or by_name(name, percent=percent)


def _by_word(card: Card, row: int) -> str:
    cell = card.cell(row, card.good)
    return GOOD_UP if _HIGH.search(cell) else GOOD_DOWN if _LOW.search(cell) else ""


def _by_target(card: Card, row: int) -> str:
    said = {way for at in card.targets if (way := way_of(card.cell(row, at)))}
    return said.pop() if len(said) == 1 else ""


def way_of(target: str) -> str:
    """Which way is good by the words of a target: "195 or lower", "at least 90%"."""
    low, high = _MOST.search(target), _LEAST.search(target)
    return "" if bool(low) == bool(high) else GOOD_DOWN if low else GOOD_UP


def _by_tolerance(card: Card, row: int) -> str:
    target, bound = target_of(card, row), bound_of(card, row)
    if target is None or bound is None or bound == target:
        return ""
    return GOOD_UP if bound < target else GOOD_DOWN


def target_of(card: Card, row: int) -> Decimal | None:
    """The one target of a row, whatever words stand with it, or of all rows; None where there are none, or two."""
    found = {value for at in card.targets if (value := number(card.cell(row, at))) is not None}
    return card.target if not card.targets else found.pop() if len(found) == 1 else None


def bound_of(card: Card, row: int) -> Decimal | None:
    """The value at which a row's tolerance ends; None where it is a distance, or not near the target."""
    said, target = card.cell(row, card.tolerance), target_of(card, row)
    value = number(said)
    apart = re.search(r"[±+]|\bpoints?\b|\bpp\b|\bof\b|\bwithin\b", said)
    if value is None or target is None or apart or abs(value - target) * 2 > abs(target):
        return None
    return value


def number(text: str) -> Decimal | None:
    """The only number that a text has."""
    found = _NUMBER.findall(text)
    return Decimal(found[0].replace(",", "")) if len(found) == 1 else None


def now(card: Card, row: int) -> Figure | None:
    """The newest value of a row."""
    return figure(card.cell(row, card.values[-1]))


def name_of(grid: Grid, row: int) -> str:
    """What a row is called: its code, if it has one, and its name."""
    cells = grid.rows[row]
    named = f"{cells[0]} {cells[1]}" if is_code(cells[0]) and len(cells) > 1 else cells[0]
    return f"{ref} {named}" if (ref := ref_of(grid, row)) and not named.startswith(ref) else named


def ref_of(grid: Grid, row: int) -> str:
    """The code of a row, such as R3 or 2.1; empty where it has none."""
    refs: tuple[str, ...] = getattr(grid, "refs", ())
    if row < len(refs) and refs[row]:
        return refs[row]
    return grid.rows[row][0].strip() if is_code(grid.rows[row][0]) else ""


def is_code(cell: str) -> bool:
    """Whether a cell is a code: H1, KPI 12, 3.2."""
    return _CODE.match(cell.strip()) is not None


def is_total(grid: Grid, row: int) -> bool:
    """Whether a row is the one for all others."""
    return _TOTAL.match(grid.rows[row][0]) is not None
