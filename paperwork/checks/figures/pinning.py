"""What a number in a sentence may have to do with a row of a table: its figure, or a plain sum of its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from ..reading import Reading, Sentence
from ..reading.amounts import Amount, amounts
from ..reading.pointing import Cell, Line
from ..reading.words import key

_OTHERS = re.compile(
    r"\b(?:england|wales|scotland|national\w*|region\w*|neighbours?|target\w*|goals?|benchmark|average|median|standard|"
    r"plan to|should|could|would|will|aims?|aiming|expect\w*|forecast\w*|project\w*|estimat\w*|if|unless|excluding|"
    r"except|without|reported|given as|restated|revised|published|quoted|rather than|not)\b",
    re.IGNORECASE,
)


def is_of_others(text: str) -> bool:
    """Whether some words speak of others, of a target, or of what may be."""
    return _OTHERS.search(text) is not None


def fits(one: Amount, cell: Cell) -> bool:
    """Whether a number may be of the kind of a cell: percentages both, counts, or money."""
    if cell.percent or one.unit == "%":
        return cell.percent and one.unit == "%"
    return one.unit != "£" or cell.money


def is_cell(one: Amount, cell: Cell) -> bool:
    """Whether a number is a cell's, as far as both are rounded."""
    return fits(one, cell) and abs(one.value - abs(cell.value)) <= max(one.half, cell.half)


def is_printed(reading: Reading, one: Amount) -> bool:
    """Whether a number stands in any table of the paper."""
    return one.value in reading.printed or any(
        is_cell(one, cell) for line in reading.lines if line.is_row for cell in line.cells
    )


def is_repeated(reading: Reading, one: Amount) -> bool:
    """Whether the number is said again, there or elsewhere."""
    said = one.text.split(" ")[0]
    alike = [
        each
        for other in reading.sentences
        if said in other.text
        for each in amounts(other.text)
        if each.value == one.value and each.unit == one.unit
    ]
    return len(alike) > 1


def bears(line: Line, one: Amount) -> bool:
    """Whether a number is one of a line's, or follows from them: a difference, a sum, an average."""
    cells = [cell for cell in line.cells if fits(one, cell)]
    if any(is_cell(one, cell) for cell in cells):
        return True
    for a, b in combinations(cells, 2):
        room = max(one.half, a.half + b.half)
        made = (abs(abs(a.value) - abs(b.value)), abs(a.value) + abs(b.value))
        if any(abs(one.value - each) <= room for each in made):
            return True
    values = [cell.value for cell in cells if not cell.percent]
    made_of_all = [sum(values[:at], Decimal(0)) for at in range(2, len(values) + 1)]
    made_of_all += [made_of_all[-1] / len(values)] if made_of_all else []
    return any(abs(one.value - each) <= one.half for each in made_of_all)


def is_of_other_time(sentence: Sentence, rows: Sequence[Line]) -> bool:
    """Whether a time is named that the table has nothing of."""
    heads = {word for line in rows for text in (*line.grid.heads, line.name, line.grid.caption) for word in key(text)}
    told = " ".join(" ".join((*line.grid.heads, line.name, line.grid.caption)) for line in rows)
    times = [one for one in sentence.mentions if one.kind in ("month", "quarter", "year", "date")]
    return any(one.text not in told and not key(one.text) & heads for one in times)
