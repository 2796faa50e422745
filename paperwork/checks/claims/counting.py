"""Words that say how many: all six, three teams are below, both, none, all other teams improved.

In a table with a row for each team (or home, or age group) the rows are counted, the row for all of them left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from paperwork.checks.reading import Reading, Sentence, Subject
from paperwork.checks.reading.numbers import WORDS, mentions, number_of
from paperwork.checks.reading.words import key
from paperwork.model.findings import Finding
from paperwork.model.periods import LATEST, Period

from .clauses import Clause, asserted
from .directions import held_between, sign
from .figures import Run, run
from .meant import ALL_ROWS, known_by
from .movement import Moved, moved
from .relations import Held, claims
from .saying import joined, printed, sentences
from .targets import fitting, own_of
from .times import meant_period

_NUMBER = r"\d{1,2}|" + "|".join(WORDS[1:])
_WHAT = (
    r"(?:teams?|services|service areas|areas|localities|homes|age groups|groups|indicators|measures|units|districts)"
)
_COUNTED = re.compile(
    rf"\b(?:(?P<all>all|every|each|both|across all|in all)(?: of)?(?: the| our| these)?(?: (?P<of>{_NUMBER}))?|"
    rf"(?P<none>no|none of(?: the| our| these)?(?: (?:{_NUMBER}))?|neither of(?: the)?)|"
    rf"(?:only |just )?(?P<count>{_NUMBER})(?: (?:out )?of(?: the| our| these)?(?: (?P<among>{_NUMBER}))?)?)"
    rf"(?P<other> other)?(?: individual| remaining| social work)? (?P<what>{_WHAT})\b",
    re.IGNORECASE,
)
# "All but one", "nearly all", "in all teams except", "not all four", "half of the four", "one in four": not so many.
NOT_ALL = re.compile(
    r"\b(?:(?:all but|almost|nearly|about|around|up to|at least|more than|over|most|not|fewer than|less than|"
    rf"(?:{_NUMBER}) in) |(?:half|some|most|many|several|few|part|any|thirds?|quarters?|majority|minority|share) "
    r"(?:of )?(?:(?:all|the|our|these|those) )*)$",
    re.IGNORECASE,
)
EXCEPT = re.compile(r"\W*(?:but|except|bar|apart from|other than)\b", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|during) $", re.IGNORECASE)
# How many moved by so much is another count than how many moved.
BY = re.compile(r"\s*(?:by|(?:more|less|fewer) than|at least|over|under|up to)\b(?! the (?:same|end))", re.IGNORECASE)
# Something else begins to be spoken of.
_ANOTHER = re.compile(r",|\band\b", re.IGNORECASE)


class Counted(Struct, frozen=True):
    """Of how many rows something is said, of which, in which words and where; `whole` is the row for all of them."""

    count: int
    rows: tuple[Subject, ...]
    words: str
    start: int
    end: int
    whole: Subject | None = None


def counted(reading: Reading) -> Iterator[Finding]:
    """So many teams are said to be below a target, or to have improved, and the rows of the table say otherwise."""
    for sentence in sentences(reading):
        for found in _COUNTED.finditer(sentence.text):
            said = _said(reading, sentence, found, _rows(reading, sentence))
            start, end = found.span()
            if said and not NOT_ALL.search(sentence.text[:start]) and not EXCEPT.match(sentence.text[end:]):
                yield from _told(reading, sentence, found, said)


def _rows(reading: Reading, sentence: Sentence) -> tuple[Subject, ...]:
    """The rows of the page's one table of values, each of another team; none where the page has more tables."""
    here = [one for one in reading.here(sentence) if one.values]
    tables = {one.values[0].grid for one in here}
    names = {known_by(reading, one) for one in here}
    if len(tables) != 1 or len(names) != len(here) or len({one.unit for one in here}) != 1:
        return ()
    return tuple(here)


def _said(reading: Reading, sentence: Sentence, found: re.Match[str], every: tuple[Subject, ...]) -> Counted | None:
    """How many are said to be so, where the number of all of them, if it is told, is that of the rows."""
    rows = tuple(one for one in every if not ALL_ROWS.search(one.name))
    words = " ".join(found.group().split())
    if found["other"]:
        before = key(sentence.before) | key(sentence.text[: found.start()])
        rows = tuple(one for one in rows if not (known_by(reading, one) and known_by(reading, one) <= before))
    told = found["of"] or found["among"] or ("two" if (found["all"] or "").lower() == "both" else "")
    if len(rows) < 2 or (told and number_of(told) != len(rows)):
        return None
    if not found["count"]:
        return Counted(len(rows) if found["all"] else 0, rows, words, *found.span())
    whole = next((one for one in every if ALL_ROWS.search(one.name)), None)
    return Counted(number_of(found["count"]), rows, words, *found.span(), whole)


def _told(reading: Reading, sentence: Sentence, found: re.Match[str], said: Counted) -> Iterator[Finding]:
    """A finding where neither the last month nor what is newer gives the count that is said."""
    clause, claim = _claim(sentence, found)
    if claim is None or not asserted(clause, found.start()):
        return
    if isinstance(claim, Moved) and not found["all"] and BY.match(clause.text[claim.start + len(claim.words) :]):
        return
    last = _count(reading, claim, clause, said, newer=False)
    if last and said.count not in (*last, *_count(reading, claim, clause, said, newer=True)):
        yield _finding(reading, sentence, said, claim, last[0])


def _count(reading: Reading, claim: Held | Moved, clause: Clause, said: Counted, *, newer: bool) -> tuple[int, ...]:
    """Of how many rows the claim holds; also with the row for all, which may have been counted; none if not known."""
    holds = [_holds(reading, claim, clause, run(reading, one), newer=newer) for one in said.rows]
    if any(one is None for one in holds):
        return ()
    count = sum(bool(one) for one in holds)
    whole = said.whole is not None and _holds(reading, claim, clause, run(reading, said.whole), newer=newer)
    return (count, count + 1) if whole else (count,)


def _claim(sentence: Sentence, found: re.Match[str]) -> tuple[Clause, Held | Moved | None]:
    """What is said of those counted: the first claim after them in the sentence, or that which ends with them."""
    text = re.sub(r"\([^()]*\)", lambda one: " " * len(one.group()), sentence.text)
    clause = Clause(text, 0, sentence.text)
    after = re.search(r"[;:]|,? \b(?:but|although|while|whilst|however|despite|because|due to)\b", text[found.end() :])
    end = found.end() + after.start() if after else len(text)
    tail = Clause(text[:end], 0, sentence.text)
    held = [one for one in claims(tail) if one.start >= found.end()]
    going = [one for one in moved(tail) if one.start >= found.end()]
    if found["all"] and not held and not going:
        start = max(
            (
                one.end()
                for one in re.finditer(r"[;:.]|\b(?:but|although|while|whilst|however)\b", text[: found.start()])
            ),
            default=0,
        )
        going = [one for one in moved(Clause(text[:end], 0, sentence.text)) if start <= one.start < found.start()]
        going = [
            one
            for one in going
            if re.search(r"\b(?:across|in|for) (?:all|both|every|each)", text[found.start() - 8 : found.end()], re.I)
        ]
    first: list[Held | Moved] = sorted([*held, *going], key=lambda one: one.start)
    near = first and first[0].start - found.end() < 60 and not _ANOTHER.search(text[found.end() : first[0].start])
    return (clause, first[0]) if near and not _counted_again(text, found, first[0].start) else (clause, None)


def _counted_again(text: str, found: re.Match[str], start: int) -> bool:
    """Whether another count stands between those counted and the claim, which may be its."""
    return bool(_COUNTED.search(text, found.end(), max(start, found.end())))


def _holds(reading: Reading, claim: Held | Moved, clause: Clause, values: Run, *, newer: bool) -> bool | None:
    """Whether the claim holds of one row, in the last month or in what is newer; None where that is not known."""
    if isinstance(claim, Held):
        when = _in_month(clause, values)
        return fitting(reading, claim, values, when or (LATEST if newer else values.last), own_of(clause, claim))
    way = sign(reading, claim.way, values.subject)
    return held_between(values, clause, way, newer=newer) if way else None


def _in_month(clause: Clause, values: Run) -> Period | None:
    """The month that the words are of, where they name one that the table has: "in September"."""
    named = [one for one in mentions(clause.text) if one.kind == "month" and _IN.search(clause.text[: one.start])]
    if len(named) != 1 or values.last is None:
        return None
    return meant_period(named[0], values.last)


def _finding(reading: Reading, sentence: Sentence, said: Counted, claim: Held | Moved, count: int) -> Finding:
    words = f"{said.words} ... {' '.join(claim.words.split())}"
    rows = joined([_row(run(reading, one)) for one in said.rows])
    quote = sentence.text[min(said.start, claim.start) : max(said.end, claim.start + len(claim.words))].strip()
    return reading.find(
        "claim-count", sentence.spot,
        f"The words say '{words}', but by the table that is so of {count} of {len(said.rows)}: {rows}.",
        "Correct the count or the figures, or name the teams that are meant.", quote, key=words[:80],
    )  # fmt: skip


def _row(values: Run) -> str:
    shown = [printed(value, values) for one, value in values.by_period.items() if one in values.shown[-2:]]
    newest = f" (latest {printed(values.latest, values)})" if values.latest is not None else ""
    return f"'{values.subject.name}' {', '.join(shown)}{newest}"
