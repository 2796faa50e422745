"""Sentences that name a row, or a column, of a table near them, held against its figures.

"The number in independent special schools has grown from 214 to 234", where that row goes from 214 to 241. What stands
in the row, or follows from it by a plain sum, is right; what is almost there, and nowhere else, was typed wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts
from ..reading.pointing import Cell, Line
from ..reading.subjects import role_of
from .pinning import bears, fits, is_cell, is_of_other_time, is_of_others, is_printed, is_repeated

_HINT = "Look the figure up, and print the same in both places."
_FROM = re.compile(r"\bfrom(?: the| a| about| around)* ?$", re.IGNORECASE)
_TO = re.compile(r"^[^.;]{0,40}?\bto(?: the| a| just| only| about)* ?$", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:rang\w+|between|varie[sd]|var(?:y|ying)|anywhere|everything)\b", re.IGNORECASE)
_STANDS = re.compile(
    r"(?:\b(?:to|at|is|are|was|were|of|with|had|has|have|reached|totall?ed|,)|\()"
    r"(?: now| only| just| still| currently)* ?$",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(
    r"^(?:[ -](?:\w+ ){0,2}?(?:more|fewer|less|higher|lower|up|down|above|below|over|under|rise|fall|drop|increase|"
    r"decrease|reduction|better|worse|points?|times|out of|of|ago|longer|shorter|each|per|a (?:day|week|month|year))\b)"
    r"|^(?:st|nd|rd|th)\b|^ ?/",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|up|down|rose|fell|dropped|of|gained|lost)(?: (?:a|an|another|some|just|only))? ?$", re.IGNORECASE
)
_MOVED = re.compile(
    r"\b(?:recover\w*|r[io]se\w*|rising|f[ae]ll\w*|increas\w*|decreas\w*|reduc\w*|drop\w*|declin\w*|improv\w*|worsen\w*|"
    r"gr[eo]wn?|climb\w*|slipp\w*|up|down|gain\w*|los[te]\w*)\b",
    re.IGNORECASE,
)
_UP = re.compile(r"\b(?:r[io]se\w*|rising|increas\w*|gr[eo]wn?|climb\w*|up)\b", re.IGNORECASE)
_DOWN = re.compile(r"\b(?:f[ae]ll\w*|decreas\w*|reduc\w*|drop\w*|declin\w*|down)\b", re.IGNORECASE)
_BACK = re.compile(r"\brecover\w*\b.*\bafter (?:the|an?|last year['’]s) (?:fall|drop|dip|decline)\b", re.IGNORECASE)
# What a table's figures are counted in, by the power of ten.
_UNITS = {0: "", 3: " (in thousands of pounds)", 6: " (in millions of pounds)"}
_LONG = 3
_NEAR = Decimal("0.1")


def said(reading: Reading) -> Iterator[Finding]:
    """A number that is said of a row, or a column, and is none of its figures, but almost one of them."""
    for sentence, lines in _pointed(reading):
        told = dict(_ends(reading, sentence, lines))
        rows = [line for line in lines if line.is_row]
        if rows and len({line.at for line in rows}) == len(rows):
            for one, finding in _almost(reading, sentence, rows):
                told.setdefault(one, finding)
            for one, finding in _scaled(reading, sentence, rows):
                told.setdefault(one, finding)
        yield from told.values()


def _scaled(reading: Reading, sentence: Sentence, rows: Sequence[Line]) -> Iterator[tuple[Amount, Finding]]:
    """A sum of money that has all digits of one of the row that is named, and is ten or a hundred times it, or less."""
    for one in amounts(sentence.text):
        long = one.unit == "£" and len(digits_of(one).strip("0")) >= _LONG and not is_printed(reading, one)
        if not long or is_of_others(sentence.text[max(0, one.start - 50) : one.end + 20]):
            continue
        money = [(line, cell) for line in rows for cell in line.cells if cell.money and cell.value]
        near = [each for each in money if _is_shifted(one.value, abs(each[1].value))]
        if len(near) == 1 and not any(bears(line, one) for line in rows):
            yield one, row_finding(reading, sentence, one, *near[0], certain=True)


def _is_shifted(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts are the same digits, in other powers of ten."""
    first, second = one.normalize(), other.normalize()
    return one != other and first.as_tuple().digits == second.as_tuple().digits


def _ends(reading: Reading, sentence: Sentence, lines: Sequence[Line]) -> Iterator[tuple[Amount, Finding]]:
    """One end of a change that stands in a row that the words name, and the other nowhere in its table."""
    for first, last in pairwise(amounts(sentence.text)):
        if _is_change(sentence, first, last):
            for one, other in ((first, last), (last, first)):
                meant = [line for line in lines if _at(line, one)]
                if len({line.at for line in meant}) != 1 or any(bears(line, other) for line in lines):
                    continue
                near = _nearest(meant, other, one)
                if near and _shape(other, near) and not _is_short(one) and not _is_of_table(reading, meant[0], other):
                    yield other, row_finding(reading, sentence, other, meant[0], near, certain=len(meant) == 1)
                    break


def _pointed(reading: Reading) -> Iterator[tuple[Sentence, tuple[Line, ...]]]:
    for sentence in reading.sentences:
        if any(not one.word for one in amounts(sentence.text)) and (lines := reading.pointed(sentence)):
            yield sentence, lines


def _is_change(sentence: Sentence, first: Amount, last: Amount) -> bool:
    text = sentence.text
    gap = text[first.end : last.start]
    if not (_FROM.search(text[: first.start]) and _TO.search(gap)) or _RANGE.search(text[: first.start]):
        return False
    plain = first.unit == last.unit and not (first.hedge or last.hedge or first.unit == "points")
    return plain and not is_of_others(text[max(0, first.start - 60) : last.end + 30])


def _is_short(one: Amount) -> bool:
    """Whether a number is so short that it may stand anywhere."""
    return len(re.sub(r"\D", "", one.text).strip("0")) < 2


def _at(line: Line, one: Amount) -> bool:
    return any(is_cell(one, cell) for cell in line.cells)


def _is_of_table(reading: Reading, line: Line, one: Amount) -> bool:
    """Whether a number stands elsewhere in the tables of its part of the paper."""
    here = reading.lines_here.get(reading.titles[line.grid.spot], ())
    return any(_at(other, one) for other in here if other.is_row)


def _nearest(lines: Sequence[Line], wrong: Amount, right: Amount) -> Cell | None:
    """The figure of some lines that a number is nearest to, beside the one that is right."""
    cells = [cell for line in lines for cell in line.cells if fits(wrong, cell) and not is_cell(right, cell)]
    return min(cells, key=lambda cell: abs(abs(cell.value) - wrong.value), default=None)


def _shape(one: Amount, cell: Cell) -> bool:
    """Whether a number is almost a figure: as long, and within a tenth of it, or with the same digits."""
    said, printed = digits_of(one), _plain(cell.text)
    value = abs(cell.value)
    alike = one.places == cell.figure.decimals and len(said) == len(printed)
    return alike and (abs(one.value - value) <= _NEAR * value or sorted(said) == sorted(printed))


def digits_of(one: Amount) -> str:
    """The digits of a number as they are written."""
    return _plain(one.text)


def _plain(text: str) -> str:
    """The digits of a number, without its point."""
    return re.sub(r"\D", "", text)


def _almost(reading: Reading, sentence: Sentence, rows: Sequence[Line]) -> Iterator[tuple[Amount, Finding]]:
    """A number that has all digits but one, or all in another order, of a figure of the one row that is named."""
    for one in amounts(sentence.text):
        if _may_be(reading, sentence, one, rows) and not any(bears(line, one) for line in rows):
            own = [(line, cell) for line in rows for cell in own_cells(line)]
            near = [each for each in own if fits(one, each[1]) and almost_of(one, each[1])]
            if len(near) == 1:
                yield one, row_finding(reading, sentence, one, *near[0], certain=_is_stated(sentence, one))


def own_cells(line: Line) -> list[Cell]:
    """The figures of a row that are its own: no targets, and none of others."""
    return [
        cell
        for cell in line.cells
        if role_of(line.grid.heads[cell.column]) not in ("target", "comparator", "milestone")
    ]


def _may_be(reading: Reading, sentence: Sentence, one: Amount, rows: Sequence[Line]) -> bool:
    """Whether a number is long enough, typed as a figure of its own, and stands nowhere else in the paper."""
    if one.word or one.hedge or one.scaled or _RANGE.search(sentence.text) or len(digits_of(one)) < _LONG:
        return False
    text = sentence.text
    if not _STANDS.search(text[: one.start]) or _NO_FIGURE.match(text[one.end :]):
        return False
    if is_of_others(text[max(0, one.start - 50) : one.end + 20]) or is_of_other_time(sentence, rows):
        return False
    return not is_printed(reading, one) and not is_repeated(reading, one)


def almost_of(one: Amount, cell: Cell) -> bool:
    """Whether a number is a figure with one digit changed, or two that have changed places, and near it."""
    if one.places != cell.figure.decimals or not _is_digit_off(digits_of(one), _plain(cell.text)):
        return False
    turned = sorted(digits_of(one)) == sorted(_plain(cell.text))
    return turned or abs(one.value - abs(cell.value)) <= _NEAR * abs(cell.value)


_SAYS_SO = re.compile(r"\b(?:to|at|is|are|was|were|stood at|stands at|reached)(?: now| only| just)* ?$", re.IGNORECASE)


def _is_stated(sentence: Sentence, one: Amount) -> bool:
    """Whether the words leave no doubt that a number is the measure's own."""
    return one.unit == "%" and _SAYS_SO.search(sentence.text[: one.start]) is not None


def row_finding(reading: Reading, sentence: Sentence, one: Amount, line: Line, cell: Cell, *, certain: bool) -> Finding:
    """What is said of a number that is none of a row's."""
    where = _where(line, cell)
    printed = f"{cell.text}{_UNITS[cell.scale]}{where}"
    message = f"{one.text} is said of '{line.name}', and stands nowhere there; the table has {printed}."
    quote = sentence.part(one.start, one.end, 40, 20)
    about = f"{line.name[:40]}: {one.text}"
    return reading.find("figure-not-row", sentence.spot, message, _HINT, quote, certain=certain, key=about)


def _where(line: Line, cell: Cell) -> str:
    name = line.grid.heads[cell.column] if line.is_row else line.grid.rows[cell.row][0]
    return f" for {name}" if name else ""


def steps(reading: Reading) -> Iterator[Finding]:
    """A row is said to have moved by so much as no two of its figures lie apart, and two almost do."""
    for sentence, lines in _pointed(reading):
        rows = [line for line in lines if line.is_row]
        for one in amounts(sentence.text) if len(rows) == 1 else ():
            text, before = sentence.text, sentence.text[: one.start]
            long = one.places or len(digits_of(one)) >= _LONG
            if one.hedge or one.word or not long or one.unit not in ("points", "") or not _BY.search(before):
                continue
            if _MOVED.search(before[-60:]) and not is_of_others(text[max(0, one.start - 70) : one.end + 30]):
                yield from _of_step(reading, sentence, one, rows[0])


def _side(text: str, end: int) -> int:
    """1 where words say that a figure went up, -1 where down, 0 where either may be."""
    before = text[max(0, end - 40) : end]
    up = bool(_UP.search(before)) or bool(_BACK.search(text))
    return up - bool(_DOWN.search(before))


def _of_step(reading: Reading, sentence: Sentence, one: Amount, line: Line) -> Iterator[Finding]:
    cells = [cell for cell in line.cells if cell.percent == (one.unit == "points")]
    own, side = {id(cell) for cell in own_cells(line)}, _side(sentence.text, one.start)
    steps = [
        (abs(a.value - b.value), a, b)
        for a, b in combinations(cells, 2)
        if not (side and id(a) in own and id(b) in own) or (b.value - a.value) * side >= 0
    ]
    if any(abs(step - one.value) <= one.half + a.half + b.half for step, a, b in steps) or is_of_other_time(
        sentence, [line]
    ):
        return
    slips = [
        (step, a, b)
        for step, a, b in steps
        if step and {id(a), id(b)} <= own and _is_digit_off(digits_of(one), _plain(f"{step:.{one.places}f}"))
    ]
    if slips:
        step, a, b = slips[0]
        message = (
            f"'{line.name}' is said to have moved by {one.text}; no two of its figures lie so far apart. From "
            f"{a.text} to {b.text} it is {step:f}."
        )
        quote = sentence.part(one.start, one.end, 40, 2)
        about = f"{line.name[:40]}: {one.text}"
        yield reading.find("step-not-row", sentence.spot, message, _HINT, quote, certain=len(slips) == 1, key=about)


def _is_digit_off(said: str, right: str) -> bool:
    """Whether two figures differ in one digit, or in the order of two."""
    differ = [at for at in range(len(said)) if said[at] != right[at]] if len(said) == len(right) else []
    return len(differ) == 1 or (len(differ) == 2 and differ[1] - differ[0] == 1 and sorted(said) == sorted(right))


CHECKS = (said, steps)
