"""What a paper hides and its Word file prints: [c] typed over, or a draft that is older than the hiding.

What a draft hid when it was written is known from its stamp, and needs no data. With the paper's folder, what the data
hide now is looked for as well. No finding says what the number is, but for the words of the file that it quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from paperwork.model.blocks import Block, Region, Table
from paperwork.model.findings import Finding
from paperwork.model.measures import Missing, Result
from paperwork.model.periods import Period
from paperwork.model.tags import fact_tag

from ..reading import Reading, Subject
from ..reading.known import names
from ..reading.subjects import Reported
from ..reading.words import key, numbers_in

HIDDEN = Missing.HIDDEN.value
_HINT = f"Put {HIDDEN} back, or refresh the draft; docs/measures.md says what is hidden and why."
_MARK = re.compile(r"⟦[^⟦⟧]*⟧")
_MERGED = re.compile(r"^⟦\d+x\d+⟧")
_IN_CELL = re.compile(r"(?:p|h\d+|l\d+[#*]) ")
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
# What tells no more than that it is few.
_BOUND = re.compile(
    r"(?:[<≤]|fewer than|less than|under|up to|no more than|at most) ?\d+%?|[01] ?(?:to|-|–) ?\d+%?", re.IGNORECASE
)
# A rating tells on which side of a target a number lies, an arrow on which side of the one before.
_RATING = re.compile(r"[↑↓→]|\b(?:red|amber|green|up|down|improv\w+|worsen\w+|risen|fallen|no change)\b", re.IGNORECASE)
Rows = Sequence[Sequence[str]]


class _Cell(Struct, frozen=True):
    """A cell that a table hides: its row by its label and which of that label it is, its column, and what it said."""

    label: str
    nth: int
    column: int
    head: str
    wide: int
    said: str

    def is_broken(self, text: str) -> bool:
        """Whether it says a number now where it hid one; `[c] / 128` hides the one and says the other."""
        kept = text == self.said or (self.said != HIDDEN and text.count(HIDDEN) >= self.said.count(HIDDEN))
        return not kept and _tells(text)


def tables(reading: Reading) -> Iterator[Finding]:
    """A cell that the draft hid when it was written, or that the paper's own tables hide now, and that has a number."""
    told: set[tuple[int, str, str]] = set()
    for table, hidden in (*_of_stamp(reading), *_of_tables(reading)):
        spot = _spot(reading, table)
        rows = _rows(table)
        for cell, text in _printed(rows, hidden):
            if (spot, cell.label, cell.head) not in told:
                told.add((spot, cell.label, cell.head))
                yield _finding(reading, spot, cell.label, cell.head, text)
    yield from _of_measures(reading, told)


def _finding(reading: Reading, spot: int, label: str, head: str, text: str) -> Finding:
    where = f"{label}, {head}" if head else label
    message = f"{where}: {_message(text)}"
    key = f"{label[:50]}.{head[:30]}"
    return reading.find("hidden-printed", spot, message, _HINT, f"{label} {text}".strip(), key=key)


def _message(said: str) -> str:
    if says_a_number(said):
        return f"'{said}' is printed, where a number of children is hidden."
    return f"'{said}' is printed, where that is hidden, as it may tell a number of children."


def says_a_number(text: str) -> bool:
    """Whether a cell that should hide a number has one: not where it says no more than fewer than so many."""
    return _NUMBER.search(text) is not None and not _BOUND.fullmatch(text.strip())


def _tells(text: str) -> bool:
    """Whether a cell that should hide something says it: a number, a rating, or which way it went."""
    return says_a_number(text) or _RATING.search(text) is not None


def _printed(rows: Rows, hidden: Sequence[_Cell]) -> Iterator[tuple[_Cell, str]]:
    """The hidden cells that say a number in these rows, and what."""
    for cell in hidden:
        own = [row for row in rows if row and row[0] == cell.label]
        row = own[cell.nth] if cell.nth < len(own) else ()
        column = cell.column if len(row) == cell.wide else _column(rows, cell.head)
        if 0 <= column < len(row) and cell.is_broken(row[column]):
            yield cell, row[column]


def _column(rows: Rows, head: str) -> int:
    """Where the one column of that head stands; -1 where none does, or several."""
    heads = list(rows[0]) if rows else []
    return heads.index(head) if head and heads.count(head) == 1 else -1


def _hidden(rows: Rows) -> list[_Cell]:
    """The cells of some rows that are hidden."""
    found = []
    for at, row in enumerate(rows):
        nth = sum(1 for above in rows[:at] if above and above[0] == row[0]) if row else 0
        for column, text in enumerate(row):
            if column and HIDDEN in text:
                head = rows[0][column] if len(rows[0]) == len(row) else ""
                found.append(_Cell(row[0], nth, column, head, len(row), text))
    return found


def _rows(table: Table) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]


def _of_stamp(reading: Reading) -> Iterator[tuple[Table, list[_Cell]]]:
    """Each table of a part that held hidden cells when it was written, with those of the table in its place."""
    stamp = reading.draft.stamp
    for region in _regions(reading.draft.blocks) if stamp else ():
        said = stamp.regions[region.tag].text if stamp and region.tag in stamp.regions else ""
        if HIDDEN in said:
            hidden, now = [_hidden(rows) for rows in stamped(said)], list(_tables(region.blocks))
            # Where a table came or went, each may be the one that held them.
            whole = [cell for cells in hidden for cell in cells]
            yield from zip(now, hidden if len(hidden) == len(now) else [whole] * len(now), strict=True)


def _regions(blocks: Sequence[Block]) -> Iterator[Region]:
    for block in blocks:
        if isinstance(block, Region):
            yield block
            yield from _regions(block.blocks)


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    return (block for block in blocks if isinstance(block, Table))


def stamped(text: str) -> Iterator[Rows]:
    """The tables of a text in normal form, as a stamp has it, each as its rows."""
    rows: list[list[str]] = []
    for line in (*text.split("\n"), ""):
        if line.startswith("| "):
            cells = line.removeprefix("| ").removesuffix(" |").split(" | ")
            rows.append([" ".join(_words(cell).split()) for cell in cells])
        elif rows:
            yield rows
            rows = []


def _words(cell: str) -> str:
    said = _MERGED.sub("", cell).replace("⟦bar⟧", "|").replace("⟦br⟧", " ").replace("⟦tab⟧", " ")
    return " ".join(_MARK.sub("", _IN_CELL.sub("", line, count=1)) for line in said.split("⟦/⟧"))


def _of_tables(reading: Reading) -> Iterator[tuple[Table, list[_Cell]]]:
    """Each table of the file that is one of the paper's own, with what is hidden of it by the data as they are now."""
    if reading.knowledge is None:
        return
    given = reading.knowledge.inputs.tables.values()
    for spot in reading.spots:
        if isinstance(spot.block, Table) and spot.block.rows:
            heads = [cell.text for cell in spot.block.rows[0].cells]
            same = [one for one in given if list(one.heads) == heads]
            meant = [one for one in same if one.caption in spot.after] or same
            if len(meant) == 1:
                yield spot.block, _hidden([meant[0].heads, *meant[0].rows])


def _of_measures(reading: Reading, told: set[tuple[int, str, str]]) -> Iterator[Finding]:
    """A value of a measure and month, in whatever table, that the data hide now."""
    for subject in reading.subjects if reading.knowledge else ():
        for one in (*subject.printed, *((subject.actual,) if subject.actual else ())):
            head = _head(reading, one)
            at = (reading.grids[one.grid].spot if one.grid >= 0 else one.spot, subject.name, head)
            if at not in told and one.grid >= 0 and _is_hidden(reading, subject, one.when):
                yield _finding(reading, one.spot, subject.name, head, one.text)
        yield from _of_ratings(reading, subject, told)


def _of_ratings(reading: Reading, subject: Subject, told: set[tuple[int, str, str]]) -> Iterator[Finding]:
    """A rating or a direction of a measure's row in a summary that the data hide now."""
    one = subject.actual
    grid = reading.grids[one.grid] if one is not None and one.grid >= 0 else None
    if one is None or grid is None:
        return
    for name, said in (("rag", subject.rag), ("direction", subject.arrow)):
        head = next((grid.heads[at] for at, cell in enumerate(grid.rows[one.row]) if at and cell == said), "")
        if _RATING.search(said) and (grid.spot, subject.name, head) not in told and _hides_fact(reading, subject, name):
            yield _finding(reading, subject.spot, subject.name, head, said)


def _hides_fact(reading: Reading, subject: Subject, name: str) -> bool:
    meant = _meant(reading, subject)
    return bool(meant) and all(one.facts[name].value is Missing.HIDDEN for one in meant)


def _head(reading: Reading, one: Reported) -> str:
    return reading.grids[one.grid].heads[one.column] if one.grid >= 0 else ""


def _is_hidden(reading: Reading, subject: Subject, when: Period | None) -> bool:
    """Whether all that goes by a subject's name in the book is hidden for a month; without one, its value now."""
    meant = _meant(reading, subject)
    return bool(meant) and all(_hides(one, when) for one in meant)


def _meant(reading: Reading, subject: Subject) -> list[Result]:
    """The results of the data that go by a subject's name, and are of its unit."""
    assert reading.knowledge is not None
    results = reading.knowledge.results.by_id.values()
    return [one for one in results if one.measure.unit == subject.unit and _goes_by(one, subject)]


def _goes_by(result: Result, subject: Subject) -> bool:
    said = names(result)
    if any(name.lower() == subject.name.lower() for name in said):
        return True
    return any(key(name) == subject.key and numbers_in(name) == numbers_in(subject.name) for name in said)


def _hides(result: Result, when: Period | None) -> bool:
    facts = [point.fact for point in (*result.series, *result.months) if point.period == when]
    facts += [result.facts["actual"]] if when is None else []
    return any(fact.value is Missing.HIDDEN for fact in facts)


def facts(reading: Reading) -> Iterator[Finding]:
    """A live figure that was hidden when the draft was written, or is now, and that somebody typed a number over."""
    for sentence in reading.sentences:
        for start, end, name in sentence.facts:
            said = sentence.text[start:end].strip()
            if _is_hidden_fact(reading, name) and _tells(said):
                message = _message(said)
                quote = sentence.text[max(0, start - 40) : end + 20].strip()
                key = f"{reading.titles[sentence.spot]}/{said}"
                yield reading.find("hidden-printed", sentence.spot, message, _HINT, quote, key=key)


def _is_hidden_fact(reading: Reading, name: str) -> bool:
    stamp = reading.draft.stamp
    written = stamp.regions[fact_tag(name)].text if stamp and fact_tag(name) in stamp.regions else ""
    return written == HIDDEN or is_hidden_now(reading, name)


def is_hidden_now(reading: Reading, name: str) -> bool:
    """Whether the data hide a fact now; False where they are not known, or there is no such fact."""
    try:
        return reading.knowledge is not None and reading.knowledge.results.fact(name).value is Missing.HIDDEN
    except KeyError:
        return False


def _spot(reading: Reading, table: Table) -> int:
    return next((at for at, spot in enumerate(reading.spots) if spot.block is table), 0)


CHECKS = (tables, facts)
