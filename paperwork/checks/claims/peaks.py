"""Words that a month was the highest or the lowest of all that the table shows.

"It was 80% in January, which was the lowest point of the period."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from paperwork.checks.reading import Reading, Sentence
from paperwork.checks.reading.numbers import WORDS, number_of
from paperwork.model.findings import Finding
from paperwork.model.periods import Period

from .clauses import Clause, asserted
from .figures import Run, cumulative, run
from .pinned import pinned
from .saying import joined, sentences, value_in
from .times import meant_period

_PEAK = re.compile(
    r"\b(?:which|this|that|it)? ?(?:was|is|being|,) ?(?:also )?(?:the|its|our|their) (?P<most>highest|lowest) "
    r"(?:(?:point|level|figure|value|rate|number|result|month) )?(?:of|in|over|during) (?:the|this|all the|all) "
    rf"(?:whole |entire )?(?P<span>period|run|table|series|(?P<count>\d{{1,2}}|{'|'.join(WORDS[1:])}) months)\b"
    r"(?! (?:to|since|before|up))",
    re.IGNORECASE,
)


def peak(reading: Reading) -> Iterator[Finding]:
    """A month's figure is said to be the highest or the lowest of the period, and another month's goes beyond it."""
    for sentence in sentences(reading):
        whole = Clause(sentence.text, 0, sentence.text)
        for found in _PEAK.finditer(sentence.text):
            if asserted(whole, found.start()):
                yield from _passed(reading, sentence, found)


def _passed(reading: Reading, sentence: Sentence, found: re.Match[str]) -> Iterator[Finding]:
    before = [one for one in sentence.mentions if one.end <= found.start()]
    months = [one for one in sentence.mentions if one.kind in ("date", "month", "quarter", "year")]
    figures = [one for one in before if one.kind in ("number", "percent") and not one.word]
    if len(months) != 1 or len(figures) != 1 or months[0].kind != "month":
        return
    for subject in pinned(reading, sentence, figures[0], months[0]):
        values = run(reading, subject)
        when = meant_period(months[0], values.last) if values.last is not None else None
        if when is None or not _spans(found, values) or cumulative(reading, subject):
            continue
        if beyond := _beyond(values, when, found["most"].lower()):
            yield _peak_finding(reading, sentence, found, values, (when, beyond))
            return


def _spans(found: re.Match[str], values: Run) -> bool:
    """Whether the words are of just the months that the table shows."""
    count = found["count"]
    told = number_of(count) if count else len(values.shown)
    return told == len(values.shown)


def _beyond(values: Run, when: Period, most: str) -> Period | None:
    """The month of the table that is farthest beyond the one that is said to be the most."""
    value = values.at(when)
    ends = sorted(values.shown, key=lambda one: values.at(one) or Decimal())
    end = ends[-1] if most == "highest" else ends[0]
    other = values.at(end)
    if value is None or other is None or other == value or (other > value) != (most == "highest"):
        return None
    return end


def _peak_finding(
    reading: Reading, sentence: Sentence, found: re.Match[str], values: Run, periods: tuple[Period, Period]
) -> Finding:
    words = " ".join(found.group().split()).strip(" ,")
    told = joined([value_in(values, one) for one in sorted(periods)])
    return reading.find(
        "claim-superlative", sentence.spot, f"The words say '{words}', but '{values.subject.name}' is {told}.",
        "Correct the words or the figures; if another span is meant, name it.", sentence.text,
        key=f"{values.subject.name}: {words}"[:80],
    )  # fmt: skip
