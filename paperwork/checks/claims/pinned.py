"""Which measure a figure is of, where the words beside it do not name one: "At 83% it is now above our target".

In: a sentence and its figure. Out: the `Subject`s that stand at that figure and share a word with what is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.checks.reading import Mention, Reading, Sentence, Subject
from paperwork.checks.reading.subjects import Reported
from paperwork.checks.reading.words import key

from .meant import known_by
from .times import meant_period


def pinned(reading: Reading, sentence: Sentence, figure: Mention, when: Mention | None = None) -> tuple[Subject, ...]:
    """The subjects of one measure that stand at a figure, now or in a month; none where two measures do."""
    said = key(f"{sentence.text} {said_before(reading, sentence)} {reading.titles[sentence.spot]}")
    found = tuple(one for one in reading.subjects if known_by(reading, one) & said and _stands_at(one, figure, when))
    return found if len({known_by(reading, one) for one in found}) == 1 else ()


def said_before(reading: Reading, sentence: Sentence) -> str:
    """The sentence before in the same paragraph; empty for the first."""
    in_order = reading.by_spot[sentence.spot]
    at = in_order.index(sentence)
    return in_order[at - 1].text if at else ""


def _stands_at(subject: Subject, figure: Mention, when: Mention | None) -> bool:
    if figure.kind not in ("number", "percent") or (figure.kind == "percent") != (subject.unit == "percent"):
        return False
    return any((one.value, one.decimals) == (figure.value, figure.decimals) for one in _told(subject, when))


def _told(subject: Subject, when: Mention | None) -> Iterator[Reported]:
    if when is not None:
        last = subject.values[-1].when if subject.values else None
        period = meant_period(when, last) if last is not None else None
        yield from (one for one in subject.values if one.when == period)
        return
    yield from (one for one in (*subject.values[-1:], subject.latest, subject.actual) if one is not None)
