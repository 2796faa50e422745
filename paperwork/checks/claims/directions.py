"""Words that say that a measure moved, held against its months: increased, fallen, improved, unchanged, in a row.

A claim is contrary to the figures where it holds for none of the months that its words may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from paperwork.checks.reading import Reading, Sentence, Subject
from paperwork.model.findings import Finding
from paperwork.model.moving import Way
from paperwork.model.periods import LATEST

from .clauses import Clause, clauses
from .figures import Run, cumulative, polarity, run
from .meant import contrary, meant, narrowed
from .movement import MOVING, Moved, moved
from .saying import figures_of, sentences, told
from .times import Course, Step, course, even, steps_between

# A movement told in percentages is of one.
_SHARED = re.compile(r"\d ?%|percentage points?|per cent", re.IGNORECASE)


def direction(reading: Reading) -> Iterator[Finding]:
    """Something is said to have risen, fallen, improved or stayed, and the figures say otherwise."""
    for sentence in sentences(reading):
        for clause in clauses(sentence.text) if MOVING.search(sentence.text) else ():
            for claim in moved(clause):
                yield from _held(reading, sentence, clause, claim)


def _held(reading: Reading, sentence: Sentence, clause: Clause, claim: Moved) -> Iterator[Finding]:
    counts = claim.way in ("up", "down", "level") and not _SHARED.search(clause.text)
    found = meant(reading, sentence, claim.phrase, counts=counts, back=claim.back)
    found = narrowed(reading, found, clause.said)
    verdicts = [(one, _verdict(reading, sentence, clause, claim, one)) for one in found]
    for against in contrary(reading, verdicts)[:1]:
        yield _finding(reading, sentence, clause, claim, against)


class Verdict(Struct, frozen=True):
    """That a claim is contrary to a measure's figures, for certain or not, and the periods that say so."""

    subject: Subject
    run: Run
    steps: tuple[Step, ...]
    certain: bool


def _verdict(reading: Reading, sentence: Sentence, clause: Clause, claim: Moved, subject: Subject) -> Verdict | None:
    """What the figures say of a claim about one measure; None where they bear it, or cannot tell."""
    values = run(reading, subject)
    if cumulative(reading, subject) or told(sentence, clause, claim.start, values):
        return None
    said = course(clause.timed, values)
    way = sign(reading, claim.way, subject)
    if said is None or way is None:
        return None
    return _against(values, said, way, claim)


def sign(reading: Reading, way: Way, subject: Subject) -> int | None:
    """Up is 1, down -1, level 0; better and worse by which way of the measure is good."""
    if way in ("up", "down", "level"):
        return {"up": 1, "down": -1, "level": 0}[way]
    good = polarity(reading, subject)
    if good not in ("high", "low"):
        return None
    return 1 if (good == "high") == (way == "better") else -1


def held_between(values: Run, clause: Clause, way: int, *, newer: bool) -> bool | None:
    """Whether a measure went that way in the last month, or since; None where the words mean another time."""
    said = course(clause.timed, values)
    if said is None or values.last is None or said.readings[0] != ((values.shown[-2], values.last),):
        return None
    step = (values.last, LATEST) if newer else said.readings[0][0]
    return _gone(values, step) * way > 0 if values.at(step[1]) is not None else None


def _against(values: Run, said: Course, way: int, claim: Moved) -> Verdict | None:
    if way == 0:
        return _unsteady(values, said, claim)
    failing = [next((step for step in steps if _gone(values, step) * way <= 0), None) for steps in said.readings]
    if any(step is None for step in failing):
        return None
    steps = tuple(step for step in failing if step is not None)
    contrary = all(_gone(values, step) * way < 0 for step in steps)
    # An equal figure may have moved before it was rounded; where no month is named nothing is said of that.
    if not contrary and not (said.plain and _gone(values, steps[0]) == 0):
        return None
    whole = said.plain or _gone(values, (values.shown[0], values.shown[-1])) * way <= 0
    return Verdict(values.subject, values, steps, contrary and whole)


def _gone(values: Run, step: Step) -> Decimal:
    """By how much a measure moved between two periods."""
    start, end = values.at(step[0]), values.at(step[1])
    return (end or Decimal()) - (start or Decimal())


def _unsteady(values: Run, said: Course, claim: Moved) -> Verdict | None:
    """Said to stay: contrary where it is said to be the same and is not, doubtful where it moved by a fifth."""
    same = bool(re.search(r"unchanged|the same", claim.words, re.IGNORECASE))
    least = Decimal(0) if same and said.plain else Decimal("0.2")
    far = [step for steps in said.readings[:1] for step in steps if _share(values, step) > least]
    others = all(any(_share(values, step) > least for step in steps) for steps in said.readings)
    return Verdict(values.subject, values, tuple(far), same and said.plain) if far and others else None


def _share(values: Run, step: Step) -> Decimal:
    start = values.at(step[0]) or Decimal()
    return abs(_gone(values, step)) / abs(start) if start else Decimal(int(_gone(values, step) != 0))


def uneven(reading: Reading) -> Iterator[Finding]:
    """Something is said to have moved steadily, and one of its months went the other way."""
    for sentence in sentences(reading):
        for clause in clauses(sentence.text) if even(sentence.text) else ():
            for claim in moved(clause) if even(clause.text) else ():
                yield from _turned(reading, sentence, clause, claim)


def _turned(reading: Reading, sentence: Sentence, clause: Clause, claim: Moved) -> Iterator[Finding]:
    found = meant(reading, sentence, claim.phrase, counts=claim.way in ("up", "down"), back=claim.back)
    for subject in narrowed(reading, found, clause.said)[:1]:
        values, way = run(reading, subject), sign(reading, claim.way, subject)
        said = course(clause.timed, values)
        if not way or said is None or cumulative(reading, subject) or told(sentence, clause, claim.start, values):
            continue
        if _against(values, said, way, claim) is not None:
            continue
        first = min(step[0] for steps in said.readings for step in steps if LATEST not in step)
        back = [one for one in steps_between(values, (first, values.shown[-1])) if _gone(values, one) * way < 0]
        if back:
            verdict = Verdict(subject, values, (back[0],), certain=False)
            yield _finding(reading, sentence, clause, claim, [verdict], "claim-steady")


def _finding(
    reading: Reading,
    sentence: Sentence,
    clause: Clause,
    claim: Moved,
    against: list[Verdict],
    check: str = "claim-direction",
) -> Finding:
    figures = "; ".join(figures_of(one.run, one.steps) for one in against)
    said = " ".join(claim.words.split())
    return reading.find(
        check,
        sentence.spot,
        f"The words say '{said}', but {figures}.",
        "Correct the words or the figures; if other months are meant, name them.",
        clause.said,
        certain=all(one.certain for one in against),
        key=f"{against[0].subject.name}: {said}"[:80],
    )
