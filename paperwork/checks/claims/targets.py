"""Claims about targets and tolerances, held against the figures: below, on, just above, well within, met, missed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from paperwork.checks.reading import Mention, Reading, Sentence, Subject
from paperwork.checks.reading.numbers import mentions
from paperwork.checks.reading.words import key
from paperwork.model.findings import Finding
from paperwork.model.periods import LATEST, Period

from .clauses import Clause, clauses
from .figures import Run, polarity, run
from .marks import Band, Mark, band, marks
from .meant import contrary, meant, narrowed
from .pinned import pinned
from .relations import Held, claims
from .saying import joined, printed, sentences, told, value_in
from .times import is_base, meant_period, undated

_GOES_ON = re.compile(r"\bcontinu(?:es?|ing)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had)\b", re.IGNORECASE)
_FOR = re.compile(r"[^,;]{0,40}?\b(?:for|by) (?:the end of )?", re.IGNORECASE)
_OWN = re.compile(r"(?:[\w\s-]{0,30}?\b(?:of|at))? ?\(?", re.IGNORECASE)
_AT = re.compile(r"\W*(?:and |but )?at (?:an? )?(?=\d)", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:after|following|having|(?:up|down|back|recovered|risen|improved) from|compared (?:to|with)|against|"
    r"unlike|as opposed to|where|rather than)\b",
    re.IGNORECASE,
)
_TARGET = re.compile("target|toleran", re.IGNORECASE)


class Verdict(Struct, frozen=True):
    """That a claim is contrary to a measure's figures: the periods, what these were held against, how certain it is."""

    run: Run
    against: str
    periods: tuple[Period, ...]
    certain: bool


class Said(Struct, frozen=True):
    """A claim with where it stands, the month that its target is for, and the month that is spoken of, if any."""

    sentence: Sentence
    clause: Clause
    claim: Held
    mark: Mention | None = None
    when: Mention | None = None


def target(reading: Reading) -> Iterator[Finding]:
    """Something is said to be above, below, on or within its target or tolerance, and the figures say otherwise."""
    for sentence in sentences(reading):
        for clause in clauses(sentence.text) if _TARGET.search(sentence.text) else ():
            for claim in claims(clause):
                yield from _held(reading, _said(sentence, clause, claim))


def _said(sentence: Sentence, clause: Clause, claim: Held) -> Said:
    mark = when = None
    for one in sentence.mentions:
        if one.kind in ("month", "date", "quarter", "year"):
            at, length = one.start - clause.start, len(clause.text)
            after = at >= claim.end and _FOR.fullmatch(clause.text[claim.end : at])
            if claim.start <= at < claim.end or (after and at < length):
                mark = one
            elif 0 <= at < length and clause.text[at].strip() and not _before(clause.text[:at], claim):
                when = one
    return Said(sentence, clause, claim, mark, when)


def _before(text: str, claim: Held) -> bool:
    """Whether a time stands behind words that make it an earlier one: since July, after being below it in July."""
    return is_base(text) or bool(_EARLIER.search(text[claim.end :]))


def _held(reading: Reading, said: Said) -> Iterator[Finding]:
    found = [one for one in spoken_of(reading, said) if one.values or one.latest or one.actual]
    having = [one for one in found if _has_mark(reading, said, one)]
    verdicts = [(one, _verdict(reading, said, run(reading, one))) for one in having]
    for against in contrary(reading, verdicts):
        yield _finding(reading, said, against)


def _has_mark(reading: Reading, said: Said, subject: Subject) -> bool:
    """Whether it is known what a measure is held against: a number may have a target and its rate none."""
    if "toleranc" in said.claim.mark or said.claim.relation in ("within", "outside"):
        return band(reading, subject) != Band()
    return _own(said) is not None or bool(marks(reading, subject, said.mark, every=True))


def spoken_of(reading: Reading, said: Said) -> tuple[Subject, ...]:
    """The measures that a claim is about; where it gives the target's figure those that have it."""
    if "target" in said.claim.phrase.lower():
        return ()
    found = meant(reading, said.sentence, said.claim.phrase, back=said.claim.back)
    found = narrowed(reading, found, said.clause.said)
    found = found or _at_figure(reading, said)
    own = _own(said)
    if own is None:
        return found
    here = found or reading.here(said.sentence)
    having = tuple(one for one in here if any(mark.value == own for mark in marks(reading, one, every=True)))
    if not found:
        return having if len(having) == 1 else ()
    near = tuple(one for one in found if one.last is not None and abs(one.last.value - own) * 2 <= own)
    return having or near or found


def _at_figure(reading: Reading, said: Said) -> tuple[Subject, ...]:
    """The measures of the figure with which a clause begins that names none: "At 83% it is above our target"."""
    if key(said.claim.phrase) or not (found := _AT.match(said.clause.text)):
        return ()
    start = said.clause.start + found.end()
    figure = next((one for one in said.sentence.mentions if one.start == start), None)
    return pinned(reading, said.sentence, figure) if figure is not None else ()


def _own(said: Said) -> Decimal | None:
    """The figure that the words themselves give for the target: "our target of 210"."""
    start, end = said.clause.start + said.claim.start, said.clause.start + said.claim.end
    figures = [one for one in said.sentence.mentions if one.kind in ("number", "percent") and not one.word]
    near = (one for one in figures if start <= one.start and _OWN.fullmatch(said.sentence.text[end : one.start]))
    return next((one.value for one in figures if start <= one.start < end), next((one.value for one in near), None))


def _verdict(reading: Reading, said: Said, values: Run) -> Verdict | None:
    claim, text = said.claim, said.clause.text
    when = meant_period(said.when, values.last) if said.when is not None and values.last is not None else None
    undatable = any(undated(part) for part in (text[: claim.start], text[claim.end :]))
    if (said.when is None and _PAST.search(text[: claim.end])) or undatable or (said.when and values.at(when) is None):
        return None
    if told(said.sentence, said.clause, claim.start, values, below=claim.start):
        return None
    if "toleranc" in claim.mark or claim.relation in ("within", "outside"):
        return _tolerated(reading, claim, values, when)
    own = _own(said)
    against = marks(reading, values.subject, said.mark, every=claim.mark.endswith("targets"))
    if own is not None and own > 100 and values.subject.unit == "percent":
        return None
    held = against if own is None else (Mark(own),)
    found = _judged(reading, claim, values, held, when)
    if found is None and when is None and _GOES_ON.search(text[: claim.start]):
        return _just_begun(claim, values, held)
    return found


def _just_begun(claim: Held, values: Run, against: tuple[Mark, ...]) -> Verdict | None:
    """Where something "continues" to be above its target, and was not so the month before."""
    before = values.shown[-2] if len(values.shown) > 1 else None
    value, last, ends = values.at(before), values.at(values.last), {one.value for one in against}
    if value is None or last is None or len(ends) != 1 or claim.relation not in ("above", "below"):
        return None
    mark, way = ends.pop(), 1 if claim.relation == "above" else -1
    if (value - mark) * way > 0 or (last - mark) * way <= 0:
        return None
    periods = tuple(one for one in (before, values.last) if one is not None)
    return Verdict(values, f"the target is {printed(mark, values)}", periods, certain=False)


def _judged(
    reading: Reading, claim: Held, values: Run, against: tuple[Mark, ...], when: Period | None
) -> Verdict | None:
    """The verdict on a relation to some targets, in a month or now; contrary only where it is so for each."""
    good = polarity(reading, values.subject)
    verdicts = [_one(claim, values, mark, good, when) for mark in against]
    found = [one for one in verdicts if one is not None]
    return found[0] if found and len(found) == len(verdicts) else None


def _one(claim: Held, values: Run, mark: Mark, good: str | None, when: Period | None) -> Verdict | None:
    last = when or values.last
    actual = values.subject.actual.value if values.subject.actual is not None else None
    value = values.at(last) if last is not None else actual
    now = values.latest if when is None else None
    said = f"the target is {printed(mark.value, values)}{f' for {mark.when.label}' if mark.when else ''}"
    return _weighed(
        claim, values, said, (last, _fits(claim, value, mark.value, good)), _fits(claim, now, mark.value, good)
    )


def _weighed(
    claim: Held, values: Run, said: str, last: tuple[Period | None, bool | None], now: bool | None
) -> Verdict | None:
    """A verdict from whether the last month and the newest value fit; where only the newest does not: maybe."""
    period, of_last = last
    periods = tuple(one for one in (period, LATEST if now is not None else None) if one is not None)
    if of_last is False and now is not True:
        return Verdict(values, said, periods, certain=claim.relation != "near")
    return Verdict(values, said, periods, certain=False) if of_last is True and now is False else None


def _fits(claim: Held, value: Decimal | None, mark: Decimal, good: str | None) -> bool | None:
    """Whether a value stands to a target as the words say; None where that cannot be told."""
    if value is None:
        return None
    if claim.relation == "near":
        return abs(value - mark) * 4 <= abs(mark)
    if claim.relation in ("above", "below"):
        # What is printed as equal may lie on either side of it.
        return None if value == mark else (value > mark) == (claim.relation == "above")
    if good not in ("high", "low"):
        return None
    reached = value == mark or (value > mark) == (good == "high")
    if claim.relation == "misses":
        return not reached
    return reached or (claim.words.lower().startswith("in line") and abs(value - mark) * 50 <= abs(mark))


def own_of(clause: Clause, claim: Held) -> Mention | None:
    """The figure that a clause gives for the target right after a claim: "met the target of 85%"."""
    figures = (one for one in mentions(clause.text) if one.kind in ("number", "percent") and not one.word)
    return next((one for one in figures if one.start >= claim.end and _said_of(clause, claim, one)), None)


def _said_of(clause: Clause, claim: Held, figure: Mention) -> bool:
    return bool(re.fullmatch(r" (?:of|at) ", clause.text[claim.end : figure.start]))


def _of_unit(reading: Reading, subject: Subject, own: Mention) -> bool:
    """Whether a target is in the unit of a measure; of a row without a sign, where its page says "Target 85%"."""
    if (own.kind == "percent") == (subject.unit == "percent"):
        return True
    lines = (one for one in reading.sentences if one.page == subject.page and re.match(r"\W*target", one.text, re.I))
    return any((own.kind, own.value) == (one.kind, one.value) for line in lines for one in line.mentions)


def fitting(
    reading: Reading, claim: Held, values: Run, period: Period | None, own: Mention | None = None
) -> bool | None:
    """Whether a measure stood to its target, or its tolerance, as a claim says; None where that cannot be told.

    `own` is the target that the words give themselves.
    """
    value = values.at(period)
    if "toleranc" in claim.mark or claim.relation in ("within", "outside"):
        return _inside(claim, value, band(reading, values.subject))
    if own is not None and not _of_unit(reading, values.subject, own):
        return None
    own_value = {own.value} if own is not None and own.value is not None else set[Decimal]()
    ends = own_value or {one.value for one in marks(reading, values.subject)}
    if len(ends) != 1 or value is None:
        return None
    # What equals a target is neither above nor below it.
    if value in ends and claim.relation in ("above", "below"):
        return False
    return _fits(claim, value, ends.pop(), polarity(reading, values.subject))


def _tolerated(reading: Reading, claim: Held, values: Run, when: Period | None) -> Verdict | None:
    found = band(reading, values.subject)
    last = when or values.last
    if last is None:
        return None
    said = _told_band(found, values)
    now = _inside(claim, values.latest, found) if when is None else None
    return _weighed(claim, values, said, (last, _inside(claim, values.at(last), found)), now)


def _told_band(found: Band, values: Run) -> str:
    ends = [printed(one, values) for one in (found.low, found.high) if one is not None]
    return (
        f"the tolerance is {' to '.join(ends)}" if len(ends) == 2 else f"the tolerance ends at {joined(ends or ['?'])}"
    )


def _inside(claim: Held, value: Decimal | None, found: Band) -> bool | None:
    """Whether a value stands to a tolerance as the words say; None where its ends are not known."""
    low, high = found.low, found.high
    if value is None or (low is None and high is None):
        return None
    if claim.relation == "below":
        return None if low is None else value < low
    if claim.relation == "above":
        edge = low if "lower" in claim.mark else high
        return None if edge is None else value > edge
    within = (low is None or value >= low) and (high is None or value <= high)
    if claim.relation in ("within", "on"):
        return within if (low is not None and high is not None) or not within else None
    return not within if claim.relation in ("outside", "misses") else None


def _finding(reading: Reading, said: Said, against: list[Verdict]) -> Finding:
    words = " ".join(said.claim.words.split())
    return reading.find(
        "claim-target", said.sentence.spot, f"The words say '{words}', but {'; '.join(_told(one) for one in against)}.",
        "Correct the words or the figures; if another target or month is meant, name it.",
        said.clause.said, certain=all(one.certain for one in against),
        key=f"{against[0].run.subject.name}: {words}"[:80],
    )  # fmt: skip


def _told(verdict: Verdict) -> str:
    subject = verdict.run.subject
    actual = subject.actual.text if subject.actual is not None else "not known"
    shown = joined([value_in(verdict.run, one) for one in verdict.periods]) if verdict.periods else actual
    return f"'{subject.name}' is {shown}, and {verdict.against}"
