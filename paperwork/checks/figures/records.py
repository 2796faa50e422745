"""Claims of a whole run of values: the lowest of the five quarters, the best since Q1, fallen every month since April.

Months, quarters and years alike. What is rounded to the same figure may still have moved: only a step the other way is
certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from paperwork.model.findings import Finding

from ..claims.clauses import asserted, clauses
from ..claims.figures import polarity
from ..claims.saying import sentences
from ..claims.times import meant_period
from ..reading import Reading, Sentence, Subject
from ..reading.numbers import WORDS, number_of
from ..reading.subjects import Reported
from ..reading.words import key
from .agreement import stands_at

_HINT = "Correct the words or the figures; if another span is meant, name it."
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(WORDS[2:])})"
_TIMES = r"(?:months?|quarters?|years?|results?|periods?|points?)"
_MOST = re.compile(
    r"\b(?:the|its|their|our|an?) (?:(?P<up>highest|largest|greatest)|(?P<down>lowest|smallest|fewest)|(?P<good>best)|"
    r"(?P<bad>worst))(?: (?!of\b|in\b|since\b|for\b|over\b|on\b)[a-z-]+){0,2}? "
    rf"(?:(?:of|in|for|over) (?:the |all the |all |these |those )?(?:last |past |previous )?(?:{_COUNT} {_TIMES}|"
    r"(?P<whole>period|table|series|run|year so far))\b|since (?P<since>))",
    re.IGNORECASE,
)
_WAY = (
    r"(?:(?P<up>risen|rose|increased|grown|grew|gone up|went up|climbed)|"
    r"(?P<down>fallen|fell|decreased|declined|dropped|reduced|come down|came down|gone down|went down|shrunk)|"
    r"(?P<good>improved|got better)|(?P<bad>worsened|deteriorated))"
)
_EACH = re.compile(
    rf"\b{_WAY}(?: steadily| again| now)?,? (?:in |at |with )?(?:(?:every|each)(?: single)? (?:month|quarter|year)|"
    r"month (?:by|on|after) month|quarter (?:by|on|after) quarter|year (?:on|after) year)"
    r"(?: this year| so far)?(?: since (?P<since>))?",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:nationally|england|wales|scotland|region\w*|neighbours?|of (?:any|all|the) (?:\w+ )?(?:teams?|areas?|wards?|"
    r"services?|councils?|authorit\w+|locali\w+)|not|except|apart from|but one|almost|nearly|bar)\b",
    re.IGNORECASE,
)


def records(reading: Reading) -> Iterator[Finding]:
    """A measure's newest value is said to be the most of a run of them, and another goes beyond it."""
    for sentence, found in _claims(reading, _MOST):
        for subject in _meant(reading, sentence, found.start()):
            values = _span(sentence, found, subject)
            # "The lowest since August": August may have been as low.
            values = values[1:] if found["since"] is not None else values
            side = _side(reading, found, subject)
            beyond = [one for one in values[:-1] if (one.value - values[-1].value) * side > 0] if side else []
            if beyond and _is_last(sentence, found, subject):
                yield _finding(reading, sentence, found, subject, beyond[-1:], "claim-record", certain=True)
                break


def each_time(reading: Reading) -> Iterator[Finding]:
    """A measure is said to have moved one way every time, and it did not once."""
    for sentence, found in _claims(reading, _EACH):
        for subject in _meant(reading, sentence, found.start()):
            values = _span(sentence, found, subject)
            # Where nothing tells which side is good, what went both ways did not go one way every time.
            side = _side(reading, found, subject) or _mostly(values)
            steps = [(one, other) for one, other in pairwise(values) if side and (other.value - one.value) * side <= 0]
            back = [other for one, other in steps if other.value != one.value]
            if steps and (back or _side(reading, found, subject)):
                last = (back or [other for _, other in steps])[-1:]
                yield _finding(reading, sentence, found, subject, last, "claim-every-time", certain=bool(back))
                break


def _mostly(values: Sequence[Reported]) -> int:
    """1 where most steps of a run go up, -1 where most go down."""
    ups = sum(other.value > one.value for one, other in pairwise(values))
    return 1 if 2 * ups >= sum(other.value != one.value for one, other in pairwise(values)) else -1


def _claims(reading: Reading, pattern: re.Pattern[str]) -> Iterator[tuple[Sentence, re.Match[str]]]:
    for sentence in sentences(reading):
        if pattern.search(sentence.text) and not _OTHERS.search(sentence.text):
            told = {clause.start: clause for clause in clauses(sentence.text)}
            for found in pattern.finditer(sentence.text):
                starts = [start for start in told if start <= found.start()]
                clause = told[max(starts)] if starts else None
                if clause is None or asserted(clause, found.start() - clause.start):
                    yield sentence, found


def _meant(reading: Reading, sentence: Sentence, before: int) -> tuple[Subject, ...]:
    """The one measure that is spoken of: by its words, by the figure before the claim, or by the part of the paper."""
    named = [one for one in reading.named(sentence) if one.values]
    figures = [one for one in sentence.mentions if one.end <= before and one.kind in ("number", "percent")]
    title = reading.titles[sentence.spot]
    near = [one for one in reading.subjects if one.values and reading.titles[one.spot] == title]
    pinned = [one for one in near if any(stands_at(one.values[-1], one, each) for each in figures if not each.word)]
    here = [one for one in reading.here(sentence) if one.values]
    said = key(sentence.text[:before])
    own = [one for one in near if one.key and one.key <= said]
    for among in (named, own, pinned, here):
        if among and len({one.key for one in among}) == 1:
            return tuple(among)
    return ()


def _is_last(sentence: Sentence, found: re.Match[str], subject: Subject) -> bool:
    """Whether the newest value is what is spoken of: it, or no other figure and no month, stands before the claim."""
    before = [one for one in sentence.mentions if one.end <= found.start()]
    figures = [one for one in before if one.kind in ("number", "percent") and not one.word]
    if figures:
        return any(stands_at(subject.values[-1], subject, one) for one in figures)
    return not any(one.kind in ("month", "quarter", "year", "date") for one in before)


def _span(sentence: Sentence, found: re.Match[str], subject: Subject) -> Sequence[Reported]:
    """The values that a claim is of; none where its span is not that of the table."""
    values, groups = subject.values, found.groupdict()
    if groups.get("since") is not None:
        at = found.end("since")
        named = next((one for one in sentence.mentions if 0 <= one.start - at <= _LEAD and one.kind in _WHEN), None)
        when = meant_period(named, values[-1].when) if named and values[-1].when else None
        kept = [one for one in values if when is not None and one.when is not None and one.when >= when]
        return kept if when in {one.when for one in kept} else ()
    count = groups.get("count")
    if count is None:
        return values
    number = number_of(count)
    return values[-number:] if 1 < number <= len(values) else ()


_LEAD = 16
_WHEN = ("month", "quarter", "date")


def _side(reading: Reading, found: re.Match[str], subject: Subject) -> int:
    """1 where more is claimed, -1 where less is, 0 where that hangs on what is good, which nothing tells."""
    if found["up"] or found["down"]:
        return 1 if found["up"] else -1
    good = subject.good or polarity(reading, subject)
    if good not in ("high", "low"):
        return 0
    return 1 if (good == "high") is bool(found["good"]) else -1


def _finding(
    reading: Reading, sentence: Sentence, found: re.Match[str], subject: Subject, against: Sequence[Reported],
    check: str, *, certain: bool,
) -> Finding:  # fmt: skip
    words = " ".join(found.group().split())
    run = ", ".join(f"{one.text} ({one.when.label})" for one in subject.values if one.when)
    told = ", ".join(one.when.label for one in against if one.when)
    message = f"The words say '{words}', but {subject.name} is {run}: look at {told}."
    about = f"{subject.name[:50]}: {words}"[:80]
    return reading.find(check, sentence.spot, message, _HINT, sentence.text, certain=certain, key=about)


CHECKS = (records, each_time)
