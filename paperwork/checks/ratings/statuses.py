"""Milestones and actions with a day and a status: whether the status can be so on the day that the table is of.

A check takes a `Reading`. It is certain where the paper's own key says what a status means, or where its table marks
others like it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from paperwork.model.findings import Finding
from paperwork.model.periods import date_words

from ..reading import Grid, Reading, Sentence
from ..reading.numbers import mentions
from .scorecards import name_of, ref_of

_DUE = re.compile(
    r"^(?:due|deadline|by when|when|timescale|target date|date due|completion date|baseline|planned|original)\b|"
    r"\bdue\b|\bdeadline\b|\btarget (?:completion )?date\b|\bplanned\b.*\bdate\b|\bcomplete by\b|\bbaseline\b",
    re.IGNORECASE,
)
_NEWER = re.compile(r"\b(?:revised|new|forecast|expected|extended|actual|completed)\b", re.IGNORECASE)
_FORECAST = re.compile(r"\b(?:forecast|expected|projected|anticipated)\b", re.IGNORECASE)
_STATUS = re.compile(r"^(?:status|progress|position|state|current status|stage|b?rag(?: status)?)$", re.IGNORECASE)
_DONE = r"complete[d]?|done|finished|achieved|met|delivered|closed|implemented|signed off"
_OPEN = re.compile(
    r"^\W*(?:on (?:track|schedule|target|time)|in progress|under ?way|not (?:yet )?started|open|ongoing|planned|"
    r"at risk|not due|not yet due|to start|progressing|started|live)\W*$",
    re.IGNORECASE,
)
_COMING = re.compile(r"^\W*(?:not (?:yet )?due|on (?:track|schedule|time))\W*$", re.IGNORECASE)
_LATE = re.compile(r"^\W*(?:overdue|past due)\W*$", re.IGNORECASE)
_COMPLETE = re.compile(rf"^\W*(?:{_DONE})\W*$", re.IGNORECASE)
_ON_TRACK = re.compile(r"^\W*on (?:track|schedule|time)\W*$", re.IGNORECASE)
_LATE_IS = re.compile(
    r"\bOverdue\b\W*(?:[:=–-]|means|is|if|where|when|shows)\W*[^.;]{0,60}\b(?:pass(?:ed|es)|gone|missed|past|before|late|"
    r"not (?:been )?(?:done|complete\w*|met|finished))\b",
    re.IGNORECASE,
)
_TRACK_IS = re.compile(
    r"\bOn (?:track|schedule)\b\W*(?:[:=–-]|means|is|if|where|when|shows)\W*[^.;]{0,60}\bby (?:the|its|their) "
    r"(?:due|target|planned|original|agreed)? ?(?:date|deadline)\b",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:as (?:at|of|on)|at|position on|status on|progress on)\W*$", re.IGNORECASE)
_REF = re.compile(r"\b[A-Z]{1,4}[-.]?\d{1,3}\b")
_REF_LAST = re.compile(rf"{_REF.pattern}\W*$")
_WILL = re.compile(
    r"\b(?:will be|will go|is (?:now )?(?:due|forecast|expected)(?: to be)?|to be)\b[a-z ]{0,40}? "
    r"(?:by|on|for) ",
    re.IGNORECASE,
)
_FINISHED = re.compile(rf"\b(?:{_DONE}|due|forecast|expected|ready|live|in place)\b", re.IGNORECASE)
_HINT = "Look which is right, the day or the status; an action whose day has passed is overdue, or has a new day."


class Plan(Struct, frozen=True):
    """A table of things to be done: its columns by number (-1 for none), and the day that it is of, if it says one."""

    grid: Grid
    due: int
    status: int
    forecast: int
    at: date | None


def statuses(reading: Reading) -> Iterator[Finding]:
    """A status that the day beside it rules out: on track after its day, overdue before it, done in time to come."""
    for plan in plans(reading):
        rows = [_row(plan, row) for row in range(len(plan.grid.rows))]
        late = any(one.due and plan.at and one.due < plan.at and _LATE.match(one.status) for one in rows)
        keyed = late or any(_LATE_IS.search(spot.words) for spot in reading.spots)
        for one in rows:
            if why := _past(one, plan):
                yield _of(reading, one, why, certain=keyed or bool(_COMING.match(one.status)))
            elif why := _too_late(one) or _too_early(one, plan) or _not_yet(one, plan):
                yield _of(reading, one, why, certain=not _too_late(one) or _says_track(reading))


class _Row(Struct, frozen=True):
    """A row of a plan: what it is called, its status, and its days as printed and as days."""

    name: str
    spot: int
    status: str
    due_said: str
    due: date | None
    forecast_said: str = ""
    forecast: date | None = None


def _row(plan: Plan, row: int) -> _Row:
    cells = plan.grid.rows[row]
    forecast = cells[plan.forecast] if plan.forecast >= 0 else ""
    return _Row(
        name_of(plan.grid, row), plan.grid.at(row), cells[plan.status].strip(),
        cells[plan.due], day_of(cells[plan.due]), forecast, day_of(forecast),
    )  # fmt: skip


def plans(reading: Reading) -> Iterator[Plan]:
    """Every table with a column of days by which something is due, and one of statuses."""
    for grid in reading.grids:
        status = [at for at, head in enumerate(grid.heads) if at and _STATUS.match(head.strip())]
        due = [at for at, head in enumerate(grid.heads) if at and _DUE.search(head) and _has_days(grid, at)]
        newer = [at for at, head in enumerate(grid.heads) if at and _NEWER.search(head) and _has_days(grid, at)]
        due = [at for at in due if at not in newer or len(due) == 1]
        moved = [at for at in newer if not re.search(r"forecast|expected|complet|actual", grid.heads[at], re.I)]
        if len(status) == 1 and len(due) == 1 and not moved:
            others = [at for at in newer if at != due[0]]
            yield Plan(grid, due[0], status[0], others[0] if len(others) == 1 else -1, day_of_table(reading, grid))


def _has_days(grid: Grid, at: int) -> bool:
    return any(day_of(row[at]) for row in grid.rows)


def day_of(cell: str) -> date | None:
    """The only day that a cell names, of a month the last; None where it names two, or says more."""
    days = [one for one in mentions(cell) if one.kind in ("date", "month")]
    if len(days) != 1 or len(cell.strip()) - len(days[0].text) > 3:
        return None
    return days[0].day or (days[0].period.end if days[0].kind == "month" and days[0].period else None)


def day_of_table(reading: Reading, grid: Grid) -> date | None:
    """The day that a table says it is of, in its caption, its heading or the rows above it: "at 7 October 2025"."""
    for words in (grid.caption, " ".join(" ".join(row) for row in grid.above), grid.heading, *_near(reading, grid)):
        days = [one.day for one in mentions(words) if one.day and _AT.search(words[: one.start])]
        if len(days) == 1 and (reading.day is None or days[0] <= reading.day):
            return days[0]
    return None


def _near(reading: Reading, grid: Grid) -> Iterator[str]:
    """The head of the status column's own words: "Status at 7 October 2025"; then the line above."""
    yield from grid.heads
    before = reading.spots[grid.spot - 1] if grid.spot else None
    if before is not None and len(before.words) < 120:
        yield before.words


def _past(one: _Row, plan: Plan) -> str:
    if not (one.due and plan.at and one.due < plan.at and _OPEN.match(one.status)):
        return ""
    return f"it was due on {one.due_said}, which had passed on {date_words(plan.at)}, and it is “{one.status}”"


def _too_late(one: _Row) -> str:
    late = one.due and one.forecast and one.forecast > one.due and _ON_TRACK.match(one.status)
    return f"it is “{one.status}” with {one.forecast_said} after {one.due_said}, when it is due" if late else ""


def _too_early(one: _Row, plan: Plan) -> str:
    early = one.due and plan.at and one.due > plan.at and _LATE.match(one.status)
    return (
        f"it is “{one.status}”, and is due on {one.due_said}, after {date_words(plan.at)}" if early and plan.at else ""
    )


def _not_yet(one: _Row, plan: Plan) -> str:
    soon = one.forecast and plan.at and one.forecast > plan.at and _COMPLETE.match(one.status)
    return f"it is “{one.status}” on {one.forecast_said}, after {date_words(plan.at)}" if soon and plan.at else ""


def _says_track(reading: Reading) -> bool:
    return any(_TRACK_IS.search(spot.words) for spot in reading.spots)


def _of(reading: Reading, one: _Row, why: str, *, certain: bool) -> Finding:
    quote = f"{one.name} {one.due_said} {one.status}"
    return reading.find("status-date", one.spot, f"{one.name}: {why}.", _HINT, quote, certain=certain, key=one.name)


def days_said(reading: Reading) -> Iterator[Finding]:
    """A day by which a sentence says that a milestone will be done, and that its row of the plan has not."""
    known = [(plan.grid, row, ref) for plan in plans(reading) for row in _rows(plan) if (ref := ref_of(plan.grid, row))]
    for sentence in reading.sentences if known else ():
        found = _WILL.search(sentence.text)
        days = [one for one in sentence.mentions if found and one.start >= found.end() - 1]
        day = days[0].day if days and found and days[0].start <= found.end() + 1 else None
        refs = set(_REF.findall(_whose(reading, sentence, found.start()))) if found and day else set[str]()
        rows = [(grid, row) for grid, row, ref in known if refs == {ref}]
        if found and day and len(rows) == 1 and day not in (has := _days(*rows[0])) and has:
            yield _said_otherwise(reading, sentence, found.group() + days[0].text, rows[0])


def _rows(plan: Plan) -> range:
    return range(len(plan.grid.rows))


def _whose(reading: Reading, sentence: Sentence, end: int) -> str:
    """The words with the code of what some words of a sentence are said of; those before it, where that is "it"."""
    before = sentence.text[:end]
    here = reading.by_spot[sentence.spot]
    at = here.index(sentence)
    if at and re.fullmatch(r"\s*(?:It|This)\s*", before):
        return here[at - 1].text
    # What a step on the way to it is called stands between a milestone and its verb.
    return before if _REF_LAST.search(before) else ""


def _days(grid: Grid, row: int) -> list[date]:
    return [day for cell in grid.rows[row][1:] if (day := day_of(cell))]


def _said_otherwise(reading: Reading, sentence: Sentence, words: str, row: tuple[Grid, int]) -> Finding:
    grid, at = row
    days = " and ".join(cell for cell in grid.rows[at][1:] if day_of(cell))
    name = name_of(grid, at)
    message = f"The words say of {name} “{words}”; its row in the table has {days}."
    # The words may be of a step on the way, unless they say what the milestone is.
    verb = re.search(r"(\w+) (?:by|on|for) \d", words)
    sure = bool(_FINISHED.search(words) or (verb and verb[1].lower() in name.lower().split()))
    hint = "Look which day is right, and print one."
    return reading.find("day-twice", sentence.spot, message, hint, words, certain=sure, key=name)


CHECKS = (statuses, days_said)
