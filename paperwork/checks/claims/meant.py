"""Which measure some words of a paper mean.

In: a phrase such as "numbers of CP", and the sentence it is from. Out: the `Subject`s meant, none where that is not
plain: "requests for ICPCs" is another thing than "ICPCs held in time", though both have the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from paperwork.checks.reading import Reading, Sentence, Subject
from paperwork.checks.reading.words import key

Verdict = TypeVar("Verdict")
# What may stand in a phrase without making it another measure.
_EMPTY = """
    performance compliance level volume figure trend progress received recorded reported known team service still
    now also again however currently their ours we have seen see continue overall both across locality authority
    council monthly validated published statutory unvalidated within individual other combined position picture
    score result part both population held open annualised projected numbers values value data indicator kpi slightly
    progress progressing leading going becoming in-month in-year
    year-to-date significant significantly slight small marginal further steady good positive encouraging
"""
ALLOWED = frozenset(key(_EMPTY)) | frozenset(_EMPTY.split())
_GENERIC = re.compile(
    r"^(?:(?:the|our|this|these|overall|current|in|month|monthly|both|all|validated|latest) )*(?:it|they|this|these|"
    r"that|we|performance|numbers?|figures?|rates?|percentages?|measures?|totals?|compliance|timeliness|levels?|"
    r"results?|position|which|is|outturn)?$",
    re.IGNORECASE,
)
# A row for all teams together.
ALL_ROWS = re.compile(r"^\W*(?:all\b|total|overall|combined|council)|\b(?:total|overall|combined)\W*$", re.IGNORECASE)
_POINTS_BACK = re.compile(r"^(?:it|they|this|these|that|which|both)$", re.IGNORECASE)
_BASIS = re.compile(
    r"\b(?:in[- ]month|in[- ]year|rolling|annualised|projected|year[- ]to[- ]date|ytd|cumulative|12[- ]month)\b", re.I
)
_SO_FAR = ("year to date", "ytd", "rolling", "cumulative")
_SHARE = re.compile(
    r"%|per ?cent|percentage|proportion|share|rate|timel|compliance|performance|timescale|coverage|in time", re.I
)
_PERCENTAGE = re.compile(r"%|\bper ?cent|percentage|proportion|\bshare\b", re.IGNORECASE)
_RATE = re.compile(r"\brates?\b|per 10,000", re.IGNORECASE)
_NUMBER = re.compile(r"\bnumbers?\b|\bfewer\b|\bmore\b", re.IGNORECASE)


def meant(
    reading: Reading, sentence: Sentence, phrase: str, *, counts: bool = False, back: str = "", basis: bool = True
) -> tuple[Subject, ...]:
    """The subjects that a phrase means: a number and its rate both, or rows of one table; none where in doubt.

    `counts`: what is said fits a number or a rate better than a percentage, which must then be named as one. `back` is
    what the sentence says before the clause, to which "it" or "which" points. Without `basis` in-month and in-year
    figures of a thing are taken for the same.
    """
    said = " ".join(phrase.replace("’", "'").strip(" ,.").split())
    here = reading.here(sentence)
    if _POINTS_BACK.match(said):
        said = back.strip() if key(back) else re.split(r"(?<=[.!?])\s+", sentence.before.rstrip())[-1]
        found = _pointed(reading, said, here)
    else:
        found = _alone(reading, here) if _GENERIC.match(said) else _named(reading, said, here)
        found = found or _carried_on(reading, sentence, said)
    found = tuple(_with_months(reading, one) for one in found)
    if counts and not (_SHARE.search(said) or _GENERIC.match(said)):
        found = tuple(one for one in found if one.unit != "percent")
    return tuple(one for one in _of_kind(found, said) if not basis or _same_basis(reading, one, sentence.text))


def _named(reading: Reading, said: str, here: tuple[Subject, ...]) -> tuple[Subject, ...]:
    words = key(said)
    if not words:
        return ()
    for among in (here, tuple(one for one in reading.subjects if one.values), reading.subjects):
        inside = [(one, name) for one in among if (name := known_by(reading, one)) and name <= words]
        whole = [(one, name) for one, name in inside if not any(name < other for _, other in inside)]
        told = frozenset[str]().union(*(name for _, name in whole), *(around(reading, one) for one, _ in whole))
        if whole and not words - told - ALLOWED and len({one.page for one, _ in whole}) == 1:
            return tuple(one for one, _ in whole)
    return _shortly(reading, here, words)


def _carried_on(reading: Reading, sentence: Sentence, said: str) -> tuple[Subject, ...]:
    """What the sentence before in the paragraph names in full, where a phrase has two of its words and no other."""
    in_order = reading.by_spot[sentence.spot]
    at = in_order.index(sentence)
    words = key(said) - ALLOWED
    if at == 0 or len(words) < 2:
        return ()
    named = tuple(one for one in reading.named(in_order[at - 1]) if words <= known_by(reading, one))
    return named if len({known_by(reading, one) for one in named}) == 1 else ()


def _with_months(reading: Reading, subject: Subject) -> Subject:
    """A measure of which a page tells one figure alone, as the file's one table of its months has it."""
    if subject.values or not subject.key:
        return subject
    others = [one for one in reading.subjects if one.values and (one.key, one.unit) == (subject.key, subject.unit)]
    return others[0] if len(others) == 1 and subject.actual is not None else subject


def known_by(reading: Reading, subject: Subject) -> frozenset[str]:
    """The words of a subject's name; of a row that is only Number or Rate those of its heading."""
    return subject.key or key(_heading(reading, subject))


def around(reading: Reading, subject: Subject) -> frozenset[str]:
    """The words of the heading and of the table's corner that a subject stands under."""
    corners = [reading.grids[value.grid].heads[0] for value in subject.values[:1] if value.grid >= 0]
    return key(" ".join((_heading(reading, subject), *corners)))


def _heading(reading: Reading, subject: Subject) -> str:
    return reading.titles[subject.spot] if subject.spot >= 0 else ""


def _shortly(reading: Reading, here: tuple[Subject, ...], words: frozenset[str]) -> tuple[Subject, ...]:
    """A page's one measure by some of its words: "contacts" for "contacts to the front door"."""
    kinds = {known_by(reading, one) for one in here}
    telling = words - ALLOWED
    if len(kinds) != 1:
        # The measure itself, of a table with a row for each team.
        return _overall(here) if telling and all(telling <= around(reading, one) for one in here) else ()
    (name,) = kinds
    return here if telling and telling <= name and 2 * len(telling) >= len(name) else ()


def _pointed(reading: Reading, said: str, here: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """What "it" means: the page's measure that was named before, or its one measure where nothing was said before."""
    if not said:
        return _alone(reading, here)
    words = key(said)
    return tuple(one for one in here if (name := known_by(reading, one)) and name <= words)


def _alone(reading: Reading, here: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """The page's one measure; of one in rows by team the row for all."""
    return here if len({known_by(reading, one) for one in here}) == 1 else _overall(here)


def _overall(here: tuple[Subject, ...]) -> tuple[Subject, ...]:
    found = tuple(one for one in here if ALL_ROWS.search(one.name))
    return found if len(found) == 1 else ()


def narrowed(reading: Reading, found: tuple[Subject, ...], said: str) -> tuple[Subject, ...]:
    """What is meant where words speak of a row for all, and name another row of its table: "fell in East"."""
    whole = [one for one in found if ALL_ROWS.search(one.name)]
    if len(whole) != 1 or len(found) != 1 or not whole[0].printed:
        return found
    grid, words = whole[0].printed[0].grid, key(said)
    rows = (one for one in reading.subjects if one.printed and one.printed[0].grid == grid and one not in found)
    named = tuple(one for one in rows if one.key and one.key <= words)
    return named or found


def _of_kind(found: tuple[Subject, ...], said: str) -> tuple[Subject, ...]:
    """Of a number and its rate the one that is named as such, where one is."""
    if _PERCENTAGE.search(said):
        found = tuple(one for one in found if one.unit == "percent")
    rates = tuple(one for one in found if one.unit == "rate")
    numbers = tuple(one for one in found if one.unit == "number")
    if rates and _RATE.search(said):
        return rates
    return numbers if rates and numbers and _NUMBER.search(said) else found


def _same_basis(reading: Reading, subject: Subject, said: str) -> bool:
    """Whether a sentence that says in-month, in-year or annualised speaks of such a measure."""
    if not _BASIS.search(said):
        return True
    name = known_by(reading, subject)
    names = [f"{one.name} {_heading(reading, one)}" for one in reading.subjects if known_by(reading, one) == name]
    return _bases(said) <= _bases(" ".join(names))


def _bases(text: str) -> set[str]:
    found = {found.lower().replace("-", " ") for found in _BASIS.findall(text)}
    return {"projected" if one == "annualised" else "in year" if one in _SO_FAR else one for one in found}


def contrary(reading: Reading, verdicts: Iterable[tuple[Subject, Verdict | None]]) -> list[list[Verdict]]:
    """The verdicts on each thing that is spoken of: all of those on its number and its rate, where none is missing."""
    by_name: dict[frozenset[str], list[Verdict | None]] = {}
    for one, verdict in verdicts:
        by_name.setdefault(known_by(reading, one), []).append(verdict)
    told = ([one for one in each if one is not None] for each in by_name.values() if None not in each)
    return [each for each in told if each]
