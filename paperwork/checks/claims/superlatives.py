"""Words that a measure is at its highest or lowest since a month, or moves for the first time in so many months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from paperwork.checks.reading import Mention, Reading, Sentence
from paperwork.checks.reading.numbers import WORDS, number_of
from paperwork.model.findings import Finding
from paperwork.model.periods import LATEST, Period

from .clauses import Clause, asserted, clauses
from .figures import Run, cumulative, run
from .meant import meant
from .saying import joined, sentences, value_in
from .times import meant_period

_MOST = re.compile(
    r"\b(?P<most>highest|lowest)\b(?P<what>(?: (?:level|number|rate|%|percentage|point|figure|performance|total|"
    r"monthly|value|it has been|they have been|recorded|since records|so far)){0,3})(?P<rest>[^,;]{0,60})",
    re.IGNORECASE,
)  # fmt: skip
_COUNT = r"(?P<count>\d{1,2}|" + "|".join(WORDS[1:]) + ")"
_LONG = re.compile(rf"^ (?:in|for|over|of|during)(?: the)?(?: last| past| previous)? {_COUNT} ?months", re.IGNORECASE)
_FIRST = re.compile(
    rf"\bfirst (?:monthly |such |overall |recorded )?(?P<way>increase|rise|fall|reduction|decrease|drop)\b"
    rf"(?P<what>[^,;.]{{0,60}}?)\b(?:in|for)(?: the last| over| more than)? {_COUNT} ?months", re.IGNORECASE,
)  # fmt: skip


def superlative(reading: Reading) -> Iterator[Finding]:
    """Something is said to be the highest or lowest since a month, and a value in between says otherwise."""
    for sentence in sentences(reading):
        for clause in clauses(sentence.text) if re.search("highest|lowest", sentence.text, re.IGNORECASE) else ():
            for found in _MOST.finditer(clause.text):
                if asserted(clause, found.start()):
                    yield from _topped(reading, sentence, clause, found)


def _topped(reading: Reading, sentence: Sentence, clause: Clause, found: re.Match[str]) -> Iterator[Finding]:
    phrase, back = clause.phrase(found.start())
    sign = 1 if found["most"].lower() == "highest" else -1
    verdicts: list[tuple[Run, list[Period]]] = []
    subjects = [one for one in meant(reading, sentence, phrase, counts=True, back=back) if one.values]
    for one in subjects:
        values = run(reading, one)
        since = _since(sentence, clause, found, values) if not cumulative(reading, one) else None
        wrong = _beyond(values, since, sign)
        if wrong:
            verdicts.append((values, wrong))
    if verdicts and len(verdicts) == len(subjects):
        yield _finding(reading, sentence, clause, " ".join(found.group().split()).strip(" ."), verdicts)


def _since(sentence: Sentence, clause: Clause, found: re.Match[str], values: Run) -> Period | None:
    """The first month of those among which it is said to be the most; that which is named after "since" among them."""
    if values.last is None or values.last.kind != "month":
        return None
    if long := _LONG.match(found["rest"]):
        return values.last.shifted(-number_of(long["count"]))
    lead = re.match(r" since (?:at least |the end of |early |late )?", found["rest"], re.IGNORECASE)
    start = clause.start + found.start("rest") + (lead.end() if lead else 0)
    named = next((one for one in sentence.mentions if one.start == start and one.kind in ("month", "date")), None)
    when = meant_period(named, values.last) if lead and isinstance(named, Mention) else None
    return when if when is not None and when.kind == "month" and when < values.last else None


def _beyond(values: Run, since: Period | None, sign: int) -> list[Period]:
    """The months whose values go beyond what is said to be the most of all since a month; not the month itself.

    The month itself is to be the last that was as high: where it was lower, and one before it was higher, the month is
    wrong. In both readings it goes by the last month, and by what is newer.
    """
    last = values.last
    if since is None or last is None:
        return []
    ends = [one for one in (values.at(last), values.latest) if one is not None]
    most = max(ends) if sign > 0 else min(ends)
    between = [one for one, value in values.by_period.items() if since < one < last and (value - most) * sign > 0]
    if between:
        return between
    at, before = values.at(since), values.at(since.shifted(-1))
    if at is None or before is None or (at - most) * sign >= 0 or (before - most) * sign < 0:
        return []
    return [since.shifted(-1), since]


def first(reading: Reading) -> Iterator[Finding]:
    """Something is said to move for the first time in months, and an earlier month did so too, or this did not."""
    for sentence in sentences(reading):
        for clause in clauses(sentence.text) if "first" in sentence.text.lower() else ():
            for found in _FIRST.finditer(clause.text):
                if asserted(clause, found.start()):
                    yield from _not_first(reading, sentence, clause, found)


def _not_first(reading: Reading, sentence: Sentence, clause: Clause, found: re.Match[str]) -> Iterator[Finding]:
    what = re.sub(r"^ (?:in|of|to)\b", "", found["what"]).strip()
    phrase, back = (what, "") if what else clause.phrase(found.start())
    sign = 1 if found["way"].lower() in ("increase", "rise") else -1
    verdicts: list[tuple[Run, list[Period]]] = []
    subjects = [one for one in meant(reading, sentence, phrase, counts=True, back=back) if one.values]
    for one in subjects:
        values = run(reading, one)
        if not cumulative(reading, one) and (wrong := _others(values, number_of(found["count"]), sign)):
            verdicts.append((values, wrong))
    if verdicts and len(verdicts) == len(subjects):
        yield _finding(reading, sentence, clause, " ".join(found.group().split()).strip(" ."), verdicts)


def _others(values: Run, count: int, sign: int) -> list[Period]:
    """The months that moved that way before the last did; the last, where neither it nor what is newer did."""
    last = values.last
    if last is None or last.kind != "month":
        return []
    step = _step(values, last)
    newer = values.latest - values.by_period[last] if values.latest is not None else None
    if step is not None and step * sign < 0 and not (newer is not None and newer * sign > 0):
        return [last.shifted(-1), last]
    if step is None or step * sign <= 0:
        return []
    # The span may be counted with or without the month that moved, and to the month or to the step.
    for back in range(1, count - 1):
        before = last.shifted(-back)
        moved = _step(values, before)
        if moved is not None and moved * sign > 0:
            return [before.shifted(-1), before]
    return []


def _step(values: Run, period: Period) -> Decimal | None:
    start, end = values.at(period.shifted(-1)), values.at(period)
    return end - start if start is not None and end is not None else None


def _finding(
    reading: Reading, sentence: Sentence, clause: Clause, words: str, verdicts: list[tuple[Run, list[Period]]]
) -> Finding:
    told = []
    for values, periods in verdicts:
        named = [*periods, *([values.last] if values.last and values.last not in periods else [])]
        named += [LATEST] if values.latest is not None else []
        told.append(f"'{values.subject.name}' is {joined([value_in(values, one) for one in named])}")
    return reading.find(
        "claim-superlative", sentence.spot, f"The words say '{words}', but {'; '.join(told)}.",
        "Correct the words or the figures; a month that only an earlier paper shows counts too.", clause.said,
        key=f"{verdicts[0][0].subject.name}: {words}"[:80],
    )  # fmt: skip
