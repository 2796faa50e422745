"""Totals that their own parts do not give: rows of a table over its total, lines over a "Combined total"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, takewhile

from msgspec import Struct

from paperwork.model.blocks import ListItem, Paragraph
from paperwork.model.findings import Finding

from ..reading import Grid, Reading
from ..reading.grids import Figure, figure
from ..reading.sentences import is_heading
from ..reading.subjects import role_of, unit_of
from ..reading.words import key
from ..sums.shares import nearest, possible
from .adding import amount, rounded_to, sums

_TOTAL = re.compile(
    r"^(?:grand |overall |combined |sub-?)?totals?\b|^(?:overall|combined|all (?:children|cases|teams|services))$", re.I
)
_LINE = re.compile(
    r"^(?P<name>[^\d%(]{2,60}?)[\s:–-]*(?:\d+(?:\.\d+)? ?%)?\s*"
    r"\((?P<part>\d[\d,]*) ?(?:/|of|out of) ?(?P<whole>\d[\d,]*)\)\W*$"
)
_BASE = re.compile(
    r"^(?:total )?(?:number|no\.?|count|total)\b.*|.*\b(?:asked|audited|sample|base|cohort|responses)\b.*",
    re.IGNORECASE,
)
# What totals are of, whatever the table: "Total spend", "Total people".
_PLAIN = key(
    "expenditure spend spending cost costs people staff posts fte wte households responses grand net gross sum"
)
# Where one may stand in two rows, or only some rows are shown, a total is not their sum.
_OVERLAP = re.compile(
    r"\bmore than (?:one|once)\b|\bcounted (?:only )?once\b|\bonce only\b|\bmultiple\b|\boverlap|\bdistinct\b|"
    r"\bunique\b|\b(?:not|n't) (?:sum|add)(?: up)? to (?:the )?(?:total|whole|100)|\ball that appl|"
    r"\b(?:several|two or more) (?:reasons|needs|answers)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:top|main|largest|biggest|highest|(?:most )?common(?:est)?|selected|key|five|ten) (?:\w+ )?"
    r"(?:reasons|sources|causes|categories|areas|wards|needs|types|groups|items|pressures|variances|factors)\b|"
    r"\b(?:examples?|excluding|not shown|not all)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\b(?:all )?(?:figures|numbers|totals|tables)\b[^.]{0,40}\b(?:rounded|rounding|nearest)\b", re.IGNORECASE
)
# So many paragraphs behind a table are its notes; so many columns none of which adds up hold no sums; a total so near.
_NOTES, _MANY, _NEAR = 3, 3, 10
# What stands for a number that may not be shown.
_WITHHELD = re.compile(
    r"\[?[cszxu]\]?|\*+|supp\w*\.?|hidden|(?:[<≤]|fewer than|less than|under|up to) ?\d+", re.IGNORECASE
)
_HINT = "One of them is wrong, or a part is missing: look at the data."


class Part(Struct, frozen=True):
    """A row over a total: its name, its cell as printed, and that as a figure."""

    name: str
    text: str
    figure: Figure | None


class Sum(Struct, frozen=True):
    """A column over one of its totals: the total as printed, its parts, and all that they may add up to."""

    quote: str
    total: Figure
    parts: tuple[Part, ...]
    sums: tuple[Decimal, ...]
    slack: Decimal

    @property
    def known(self) -> Decimal:
        """What the parts add up to in the plainest sense."""
        return self.sums[0]

    @property
    def fits(self) -> bool:
        """Whether the total is one of the sums, as far as rounding lets it be."""
        return any(abs(one - self.total.value) <= self.slack for one in self.sums)


def is_named_total(grid: Grid, row: int | None, column: int | None = None) -> bool:
    """Whether a row, or a column, is called a total."""
    return bool(_TOTAL.match(grid.rows[row][0] if row is not None else grid.heads[column or 0]))


def withheld_or_overlapping(reading: Reading, grid: Grid) -> bool:
    """Whether the words about a table say that its rows are not all there are, or overlap."""
    told = _told(reading, grid)
    return bool(_OVERLAP.search(told) or _SOME.search(told))


def _is_total(grid: Grid, at: int) -> bool:
    """Whether a row is a total by its name, or by the span of all rows above it: January to September."""
    name = grid.rows[at][0]
    if _TOTAL.match(name):
        return True
    ends = re.fullmatch(rf"{re.escape(grid.rows[0][0])}(?: to |[ ]?[-–—][ ]?){re.escape(grid.rows[at - 1][0])}", name)
    return at > 2 and at == len(grid.rows) - 1 and ends is not None


def rows(reading: Reading) -> Iterator[Finding]:
    """A total under a column of numbers that is not their sum."""
    for grid in reading.grids:
        told = _told(reading, grid)
        across = _wrong_across(grid, told)
        for at, column in across:
            yield _of_row(reading, grid, at, column)
        wrong = {column for _, column in across}
        for at, cells in enumerate(grid.rows):
            # A row's total that is wrong makes its column's wrong as well: it is told of once.
            if at > 1 and _is_total(grid, at) and not _OVERLAP.search(f"{cells[0]} {told}"):
                yield from _of_total(reading, grid, at, told, wrong)


def _told(reading: Reading, grid: Grid) -> str:
    """What the heads, the caption, the rows without figures and the lines behind a table say of its figures."""
    start = grid.at(len(grid.rows) - 1) + 1
    after = (one for one in islice(reading.spots, start, None) if not one.in_table)
    notes = takewhile(lambda one: not is_heading(one), islice(after, _NOTES))
    silent = (row[0] for row in grid.rows if not any(map(amount, row[1:])))
    rounded = (one.text for one in reading.sentences if "round" in one.text or "nearest" in one.text)
    lines = (text for text in rounded if _OF_ALL.search(text))
    above = (" ".join(row) for row in grid.above)
    return " | ".join((*grid.heads, grid.caption, grid.heading, *above, *silent, *(one.words for one in notes), *lines))


def _of_total(reading: Reading, grid: Grid, at: int, told: str, wrong: set[int]) -> Iterator[Finding]:
    found = {column: one for column in range(1, len(grid.heads)) if (one := _sum_of(grid, at, column, told))}
    full = [one for one in found.values() if all(part.figure for part in one.parts)]
    fitting = sum(one.fits for one in full)
    named = _TOTAL.match(grid.rows[at][0]) is not None
    sure = (
        (_of_these(grid, at) if named else fitting > 0)
        and not _SOME.search(told)
        and (len(full) == 1 or fitting > 0 or len(full) < _MANY)
    )
    for column, one in found.items():
        if column not in wrong and not one.fits:
            # A column of changes adds up as those that they are changes of do.
            yield from _of_column(reading, grid, at, column, one, sure=sure, signed=sure and fitting > 1)


def _sum_of(grid: Grid, at: int, column: int, told: str) -> Sum | None:
    """A column over a total; None where it may not be meant as a sum."""
    start = next((above + 1 for above in range(at - 1, -1, -1) if _TOTAL.match(grid.rows[above][0])), 0)
    total, parts = amount(grid.rows[at][column]), _parts(grid, start, at, column)
    figures = [one.figure for one in parts if one.figure is not None]
    if total is None or len(parts) < 2 or not figures or total.percent or any(one.percent for one in figures):
        return None
    unit = rounded_to([*figures, total], f"{told} {grid.heads[column]}")
    # Where totals of parts stand above it, it may be that of all of them.
    every = (*_sums(parts, unit), *(_sums(_parts(grid, 0, at, column), unit) if start else ()))
    return Sum(f"{grid.rows[at][0]} {grid.rows[at][column]}", total, parts, every, unit * len(figures) / 2)


def _parts(grid: Grid, start: int, end: int, column: int) -> tuple[Part, ...]:
    return tuple(Part(row[0], row[column], amount(row[column])) for row in grid.rows[start:end])


def _sums(parts: tuple[Part, ...], unit: Decimal) -> tuple[Decimal, ...]:
    known = [(one.name, one.figure.value) for one in parts if one.figure is not None]
    return sums([name for name, _ in known], [value for _, value in known], unit)


def _of_these(grid: Grid, at: int) -> bool:
    """Whether a total is of the rows above it: a "Total open cases" below contacts and referrals is another thing."""
    named = key(_TOTAL.sub("", grid.rows[at][0])) - _PLAIN
    about = key(" ".join((*grid.heads, grid.caption, grid.heading)))
    alike = sum(bool(named & key(row[0])) for row in grid.rows[:at])
    return not named or 2 * alike >= at or (named <= about and not alike)


def _of_column(
    reading: Reading, grid: Grid, at: int, column: int, one: Sum, *, sure: bool, signed: bool
) -> Iterator[Finding]:
    unknown = [part for part in one.parts if part.figure is None]
    key_ = f"{grid.caption[:40]}.{grid.heads[column][:20]}"
    if len(unknown) == 1 and one.known < one.total.value:
        message, hint = _missing(one, unknown[0])
        yield reading.find("total-incomplete", grid.at(at), message, hint, one.quote, certain=False, key=key_)
    elif not unknown and (_adds(one, sure=sure) or (signed and _is_signed(one))):
        message = f"{one.quote}: the numbers above it add up to {one.known}."
        yield reading.find("total-wrong", grid.at(at), message, _HINT, one.quote, certain=sure, key=key_)


def _missing(one: Sum, part: Part) -> tuple[str, str]:
    """What is said of a total one of whose parts has no figure, and what to do."""
    if _WITHHELD.fullmatch(part.text):
        # What is hidden is not worked back here: findings are sent on.
        message = f"{one.quote}: {part.name[:80]} is hidden, and can be worked back from the total and the other parts."
        return message, (
            "Hide another part, or the total, as well: docs/measures.md says which are hidden beside a small one."
        )
    message = (
        f"{one.quote}: the parts given add up to {one.known}, so that {part.name[:80]} would be "
        f"{one.total.value - one.known}."
    )
    return message, "Give the number, or say why there is none."


def _wrong_across(grid: Grid, told: str) -> list[tuple[int, int]]:
    """Rows, with the column of totals, whose total is not the sum of their cells; none where hardly any row adds up."""
    totals = [at for at, head in enumerate(grid.heads) if at > 2 and _TOTAL.match(head)]
    if len(totals) != 1 or _OVERLAP.search(f"{grid.heads[totals[0]]} {told}"):
        return []
    column = totals[0]
    rows = [at for at in range(len(grid.rows)) if _counts(grid.rows[at][1 : column + 1])]
    wrong = [at for at in rows if not _adds_across(grid, at, column, told) and not _OVERLAP.search(grid.rows[at][0])]
    return [(at, column) for at in wrong] if 3 * len(wrong) <= len(rows) else []


def _adds_across(grid: Grid, at: int, column: int, told: str) -> bool:
    cells = grid.rows[at][1 : column + 1]
    figures = [one for cell in cells if (one := figure(cell)) is not None]
    parts, total = figures[:-1], figures[-1]
    unit = rounded_to(figures, f"{told} {grid.rows[at][0]}")
    every = sums(grid.heads[1:column], [one.value for one in parts], unit)
    return any(abs(one - total.value) <= unit * len(parts) / 2 for one in every)


def _counts(cells: tuple[str, ...]) -> bool:
    found = [figure(cell) for cell in cells]
    return len(cells) > 2 and all(one is not None and not one.percent for one in found)


def _summed(cells: tuple[str, ...]) -> Decimal:
    return sum((one.value for cell in cells if (one := figure(cell)) is not None), Decimal(0))


def _of_row(reading: Reading, grid: Grid, at: int, column: int) -> Finding:
    cells = grid.rows[at]
    message = f"{cells[0]}: its numbers add up to {_summed(cells[1:column])}, and {cells[column]} stands under Total."
    key = f"{grid.caption[:40]}.{cells[0][:40]}"
    return reading.find("total-wrong", grid.at(at), message, _HINT, f"{cells[0]} {cells[column]}", key=key)


def _is_signed(one: Sum) -> bool:
    """Whether it is a column of changes: some are up and others down, and all say so."""
    values = [part.figure.value for part in one.parts if part.figure is not None]
    return min(values) < 0 < max(values) and all(part.text.startswith(("+", "-", "−", "0")) for part in one.parts)


def _adds(one: Sum, *, sure: bool) -> bool:
    """Whether a total may be meant as a sum at all: an average lies among its parts, a sum does not.

    One of which that is not sure is near what its parts add up to.
    """
    values = [part.figure.value for part in one.parts if part.figure is not None]
    total = one.total.value
    near = sure or abs(one.known - total) * _NEAR <= abs(total)
    return near and (not min(values) <= total <= max(values) or total == 0)


def lines(reading: Reading) -> Iterator[Finding]:
    """Lines such as "CLA 85% (121/128)", and one after them that says it is all of them together and is not."""
    run: list[tuple[int, str, Decimal, Decimal]] = []
    for at, spot in enumerate(reading.spots):
        for text in "".join(span.text for span in spot.spans).split("\n") if _may_be_line(spot.block) else [""]:
            found = _LINE.match(text.strip())
            if found is None:
                run = run if not spot.words else []
                continue
            one = (at, text.strip(), _number(found["part"]), _number(found["whole"]))
            if _TOTAL.match(found["name"].strip()) and len(run) > 1:
                yield from _of_lines(reading, run, one)
                run = []
            else:
                run.append(one)


def _may_be_line(block: object) -> bool:
    return isinstance(block, Paragraph | ListItem)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _of_lines(
    reading: Reading, run: list[tuple[int, str, Decimal, Decimal]], total: tuple[int, str, Decimal, Decimal]
) -> Iterator[Finding]:
    for which, words in ((2, "parts"), (3, "wholes")):
        known = sum((line[which] for line in run), Decimal(0))
        if known != total[which]:
            message = (
                f"'{total[1]}': the {words} of the {len(run)} lines above add up to {known}, not to {total[which]}."
            )
            yield reading.find("total-wrong", total[0], message, _HINT, total[1], key=f"{total[1]}.{words}")


def bases(reading: Reading) -> Iterator[Finding]:
    """A percentage in a table that no whole number out of the base in the same table can give."""
    for grid in reading.grids:
        counts = [at for at, row in enumerate(grid.rows) if _BASE.match(row[0]) and unit_of(row[0], ()) == "number"]
        shares = [at for at, row in enumerate(grid.rows) if row[0].startswith(("%", "Percentage", "Proportion"))]
        if len(counts) == 1 and len(shares) > 1:
            for at in shares:
                for column in range(1, len(grid.heads)):
                    yield from _of_cell(reading, grid, at, counts[0], column)


def _of_cell(reading: Reading, grid: Grid, at: int, base: int, column: int) -> Iterator[Finding]:
    whole, share = figure(grid.rows[base][column]), figure(grid.rows[at][column])
    if whole is None or share is None or not 0 < whole.value <= 100 or role_of(grid.heads[column]) == "target":
        return
    if possible(share.value, share.decimals, whole.value):
        return
    quote = f"{grid.rows[at][0][:60]} {grid.heads[column]} {grid.rows[at][column]}"
    near = nearest(share.value, whole.value, share.decimals)
    message = f"{grid.rows[at][column]} of {grid.rows[base][column]} ({grid.heads[column]}) can't be: {near}."
    key = f"{grid.rows[at][0][:40]}.{grid.heads[column]}"
    yield reading.find("percentage-impossible", grid.at(at), message, _HINT, quote, key=key)


def shares(reading: Reading) -> Iterator[Finding]:
    """Percentages of one whole, one under another, that do not add up to 100 by more than rounding can make."""
    for grid in reading.grids:
        named = [
            at
            for at, row in enumerate(grid.rows)
            if re.match(r"(?:%|percentage|proportion) of (?P<of>\w+)", row[0], re.IGNORECASE)
        ]
        heads = {
            re.sub(r"\b(?:that are|who are|which are|graded|rated)\b.*", "", grid.rows[at][0].lower()) for at in named
        }
        if len(named) < 3 or len(heads) != 1:
            continue
        for column in range(1, len(grid.heads)):
            parts = [figure(grid.rows[at][column]) for at in named]
            if all(part is not None and part.percent for part in parts):
                total = sum((part.value for part in parts if part), Decimal(0))
                if abs(total - 100) > Decimal(len(parts)) / 2:
                    message = f"The {len(parts)} shares for {grid.heads[column]} add up to {total}%."
                    quote = f"{grid.rows[named[0]][0][:60]} {grid.heads[column]}"
                    yield reading.find("shares-sum", grid.at(named[0]), message, _HINT, quote, certain=False)


CHECKS = (rows, lines, bases, shares)
