"""Numbers in prose that are almost those of the paper's own tables: digits that changed places, last year's figure.

A number that stands nowhere else in a file, beside the words of a cell whose number has the same digits in another
order, was typed wrong. "A year ago" and its like are held against the table where it goes so far back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from paperwork.model.findings import Finding
from paperwork.model.periods import Period

from ..claims.meant import ALL_ROWS
from ..reading import Grid, Mention, Reading, Sentence, Subject
from ..reading.grids import Figure, figure, period
from ..reading.subjects import Reported
from ..reading.words import key
from .agreement import same, stands_at

_HINT = "Look the figure up, and print the right one."
_KINDS = ("number", "percent", "money")
_LEAST, _LONG = 2, 3
_NO_VALUE = re.compile(r"tolerance|\brank|year of birth|postcode", re.IGNORECASE)
_OVER = re.compile(r"varian|over|under|forecast|budget|total|cost|spend|£", re.IGNORECASE)
_THOUSANDS = re.compile(r"£ ?0?00s?|£k|thousand", re.IGNORECASE)
# What stands behind a number and is no thing: "128 were new", "182 have left".
_NO_THING = frozenset({"were", "have", "been", "will", "would", "could", "left", "came", "went", "said", "took", "made",
                       "more", "fewer", "less", "from", "with", "within", "that", "this"})  # fmt: skip


class Cell(Struct, frozen=True):
    """A figure in a table, with what stands round it."""

    grid: Grid
    row: int
    column: int
    figure: Figure
    thousands: bool

    @property
    def label(self) -> str:
        """What its row is called."""
        return self.grid.rows[self.row][0]

    @property
    def head(self) -> str:
        """What its column is called."""
        return self.grid.heads[self.column]

    @property
    def digits(self) -> str:
        """The digits of its figure; in full where the table is in thousands."""
        return _digits(abs(self.figure.value)) + ("000" if self.thousands else "")


def _digits(value: Decimal) -> str:
    return re.sub(r"[^\d.]", "", f"{value:f}").lstrip("0")


def _cells(reading: Reading) -> Iterator[Cell]:
    for grid in reading.grids:
        for row, cells in enumerate(grid.rows):
            for column in range(1, len(cells)):
                if (found := figure(cells[column])) is not None:
                    told = f"{grid.caption} {grid.heads[column]} {grid.heads[0]}"
                    yield Cell(grid, row, column, found, bool(_THOUSANDS.search(told)))


def swapped(reading: Reading) -> Iterator[Finding]:
    """A number that stands nowhere else, and beside its words in a table one with two digits the other way round."""
    cells = [cell for cell in _cells(reading) if len(cell.digits) >= _LEAST]
    printed = Counter(cell.digits for cell in cells)
    said = Counter(_digits(one.value) for sentence in reading.sentences for one in sentence.mentions if one.value)
    turned: dict[str, list[Cell]] = {}
    for cell in cells:
        turned.setdefault("".join(sorted(cell.digits)), []).append(cell)
    for sentence in reading.sentences:
        for one in sentence.mentions:
            digits = _digits(one.value) if one.value and _may_be_typed(sentence, one) else ""
            if len(digits) < _LEAST or printed[digits] or said[digits] > 1 or _is_borne_out(sentence, one):
                continue
            near = [cell for cell in turned.get("".join(sorted(digits)), []) if _is_turned(digits, cell.digits)]
            if meant := next((cell for cell in near if _is_of(reading, sentence, one, cell)), None):
                yield _swapped(reading, sentence, one, meant)


def _may_be_typed(sentence: Sentence, one: Mention) -> bool:
    return one.kind in _KINDS and not (one.word or one.points or sentence.fact_at(one))


def said_swapped(reading: Reading) -> Iterator[Finding]:
    """A number of some things that another sentence gives with two digits the other way round: three or more digits."""
    told = [
        (sentence, one, _digits(one.value), things)
        for sentence in reading.sentences
        for one in sentence.mentions
        if one.value and _may_be_typed(sentence, one) and (things := _things(sentence, one))
    ]
    printed = {cell.digits for cell in _cells(reading)}
    often = Counter(digits for _, _, digits, _ in told)
    for sentence, one, digits, things in told:
        if len(digits.strip("0")) < _LONG or digits in printed or often[digits] > 1:
            continue
        others = [each for each in told if _is_turned(digits, each[2]) and each[3] == things and each[0] != sentence]
        if others and (often[others[0][2]] > 1 or sentence.spot > others[0][0].spot):
            message = (
                f"{one.text} {things} here, and {others[0][1].text} elsewhere: two digits may have changed places."
            )
            key_ = f"{things}.{one.text}"
            yield reading.find(
                "figure-swapped", sentence.spot, message, _HINT, sentence.part(one.start, one.end, 40, 20), key=key_
            )


def _things(sentence: Sentence, one: Mention) -> str:
    """What a number counts: the word behind it."""
    found = re.match(r" ([a-z][a-z'’-]{3,})", sentence.text[one.end :])
    return found[1] if found and found[1] not in _NO_THING else ""


def _is_borne_out(sentence: Sentence, one: Mention) -> bool:
    """Whether a percentage beside it is that of another number out of this one: it is no slip then."""
    others = [
        each.value for each in sentence.mentions if each.kind in ("number", "fraction") and each.value is not None
    ]
    shares = [each for each in sentence.mentions if each.kind == "percent" and each.value is not None]
    base = one.value or Decimal(0)
    return any(
        base and value < base and same(100 * value / base, share.decimals, share.value or Decimal(0), share.decimals)
        for value in others
        for share in shares
    )


def _is_turned(one: str, other: str) -> bool:
    """Whether two neighbouring digits have changed places."""
    differ = [at for at in range(len(one)) if one[at] != other[at]] if len(one) == len(other) else []
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    return one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]


def _is_of(reading: Reading, sentence: Sentence, one: Mention, cell: Cell) -> bool:
    """Whether a sentence speaks of a cell: it has the words of its row, or of all rows and of its column."""
    if (one.kind == "percent") != (cell.figure.percent or "%" in cell.head) or _NO_VALUE.search(cell.head):
        return False
    said = key(sentence.text)
    row, head = key(cell.label), key(cell.head)
    total = bool(ALL_ROWS.search(cell.label)) or not row
    about = key(f"{sentence.text} {reading.titles[sentence.spot]}")
    named = bool(head & said or key(cell.grid.caption) & about) if total else 2 * len(row & said) >= len(row)
    named = named and _fits(one, cell, said | key(sentence.before))
    if len(re.sub("000$", "", cell.digits)) >= _LONG:
        return named
    # Two digits are soon alike: more of the row must be said.
    others = {abs(each.value) for text in cell.grid.rows[cell.row][1:] if (each := figure(text)) is not None}
    told = {mention.value for mention in sentence.mentions if mention.value is not None}
    near = reading.titles[sentence.spot] == reading.titles[cell.grid.spot]
    return named and near and (len(others & told) > 1 or (bool(row) and row <= said))


def _fits(one: Mention, cell: Cell, said: frozenset[str]) -> bool:
    """Whether a column may be meant: one of a time, one whose head is said or says nothing; no change of a count."""
    head = key(cell.head)
    timed = period(cell.head) is not None or not head or bool(head & said)
    signed = cell.grid.rows[cell.row][cell.column][:1] in "+-−"
    return timed or (one.kind == "money" and bool(_OVER.search(cell.head))) if not signed else one.kind == "money"


def _swapped(reading: Reading, sentence: Sentence, one: Mention, cell: Cell) -> Finding:
    where = f"{cell.label}, {cell.head}".strip(", ")
    message = (
        f"{one.text} stands nowhere else in the paper; {cell.grid.rows[cell.row][cell.column]} stands in the table for "
        f"'{where}'. Two digits may have changed places."
    )
    return reading.find(
        "figure-swapped",
        sentence.spot,
        message,
        _HINT,
        sentence.part(one.start, one.end, 40, 20),
        key=f"{where[:60]}.{one.text}",
    )


_YEAR_AGO = re.compile(
    r"\W{0,3}(?:\w+ ){0,2}?(?:a year (?:ago|earlier|before)|(?:at |in )?the same (?:point|time|quarter|month|period) "
    r"(?:last year|a year (?:ago|earlier)|(?:of|in) (?:last year|20\d\d(?:[-/]\d\d)?))|this time last year)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\W{0,3}(?:in |at )?the (?:(?:last|previous|preceding) (?P<one>quarter|month)|(?P<two>quarter|month) before)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\W{0,3}(?:\w+ )?(?:more|fewer|less|higher|lower|better|worse|above|below|up|down|than)\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:england|wales|scotland|national\w*|region\w*|neighbour\w*|target\w*|average|median|benchmark|reported as|"
    r"given as|restated|revised|published as)\b",
    re.IGNORECASE,
)


def then(reading: Reading) -> Iterator[Finding]:
    """What a figure is said to have been a year ago, or the quarter before, is not what the table has for then."""
    for sentence in reading.sentences:
        figures = [one for one in sentence.mentions if one.kind in ("number", "percent") and one.value is not None]
        figures = [one for one in figures if not one.word and not one.points]
        for now, before in pairwise(figures):
            gap = sentence.text[now.end : before.start]
            if now.kind == before.kind and not before.about and len(gap) < 60 and not _OTHERS.search(gap):
                yield from _then(reading, sentence, now, before)


def _then(reading: Reading, sentence: Sentence, now: Mention, before: Mention) -> Iterator[Finding]:
    after = sentence.text[before.end :]
    back = None if _MORE.match(after) else _back(after)
    subjects = [one for one in _spoken_of(reading, sentence) if back and _is_at(one, now)]
    if back is None or len({one.key for one in subjects}) != 1 or before.value is None:
        return
    subject = subjects[0]
    held = _at(subject, back)
    if held is None or same(before.value, before.decimals, held.value, held.decimals):
        return
    when = held.when.label if held.when else ""
    message = f"{subject.name} is said to have been {before.text}; the paper's own table has {held.text} for {when}."
    key = f"{subject.name[:40]}.{before.text}"
    yield reading.find(
        "figure-then", sentence.spot, message, _HINT, sentence.part(before.start, before.end, 40, 20), key=key
    )


def _back(after: str) -> Mapping[str, int] | None:
    """How many periods back some words go, by the kind of the period; None where they say nothing of it."""
    if _YEAR_AGO.match(after):
        return {"month": 12, "quarter": 4, "year": 1}
    found = _BEFORE.match(after)
    kind = (found["one"] or found["two"]).lower() if found else ""
    return {kind: 1} if kind else None


def _spoken_of(reading: Reading, sentence: Sentence) -> tuple[Subject, ...]:
    return reading.named(sentence) or reading.here(sentence)


def _is_at(subject: Subject, now: Mention) -> bool:
    """Whether a measure stands at a figure that is not nought."""
    return bool(now.value and subject.values and stands_at(subject.values[-1], subject, now))


def _at(subject: Subject, back: Mapping[str, int]) -> Reported | None:
    last = subject.values[-1].when
    steps = back.get(last.kind, 0) if last is not None else 0
    period: Period | None = last.shifted(-steps) if last is not None and steps else None
    return next((one for one in subject.values if period is not None and one.when == period), None)


CHECKS = (swapped, said_swapped, then)
