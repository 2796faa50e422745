"""Spans of time that their own dates do not give: "from the start of the financial year to 3 November, in 6 months"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from paperwork.model.findings import Finding
from paperwork.model.periods import LONG_MONTHS

from .reading import Mention, Reading, Sentence

_WITHIN = re.compile(
    r"\b(?:in|over|within|during|after)(?: just| only| under)?(?: the)?(?: space of| last| past)? ?$", re.IGNORECASE
)
_YEAR_START = re.compile(
    r"\b(?:start|beginning) of (?:this|the) (?:financial |current )?(?:financial )?year\b", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:from|since|between)(?: the (?:start|beginning|end) of)? ?$", re.IGNORECASE)


def months(reading: Reading) -> Iterator[Finding]:
    """A number of months that is not that from the first day a paragraph names to its last."""
    before: Sentence | None = None
    for sentence in reading.sentences:
        same_paragraph = before is not None and before.spot == sentence.spot
        for mention in sentence.mentions:
            if _is_span(sentence, mention):
                said = (
                    [before, sentence]
                    if same_paragraph and before is not None and not _has_end(sentence)
                    else [sentence]
                )
                yield from _of_span(reading, sentence, mention, said)
        before = sentence


def _is_span(sentence: Sentence, mention: Mention) -> bool:
    return (
        mention.kind == "span"
        and mention.value is not None
        and "month" in mention.text.lower()
        and bool(_WITHIN.search(sentence.text[: mention.start]))
    )


def _has_end(sentence: Sentence) -> bool:
    return any(one.day for one in sentence.mentions)


def _of_span(reading: Reading, sentence: Sentence, mention: Mention, said: list[Sentence]) -> Iterator[Finding]:
    ends = [one.day for part in said for one in part.mentions if one.day]
    starts = [day for part in said for day in _starts(part, ends[-1])] if ends else []
    if len(starts) != 1 or len(ends) > 2 or mention.value is None or mention.about or starts[0] >= ends[-1]:
        return
    whole = (ends[-1].year - starts[0].year) * 12 + ends[-1].month - starts[0].month - (ends[-1].day < starts[0].day)
    if mention.value not in (Decimal(whole), Decimal(whole + 1)):
        message = f"From {_long(starts[0])} to {_long(ends[-1])} are {whole} months, not {mention.value}."
        start = max(0, mention.start - 40)
        yield reading.find(
            "months-wrong", sentence.spot, message, "Count them again.", sentence.text[start : mention.end]
        )


def _starts(sentence: Sentence, end: date) -> Iterator[date]:
    """The day from which a sentence counts: a date after "from" or "since", or the start of the financial year."""
    if _YEAR_START.search(sentence.text) and not re.search("calendar", sentence.text, re.IGNORECASE):
        yield date(end.year if end.month >= 4 else end.year - 1, 4, 1)
    for one in sentence.mentions:
        if one.day and one.day != end and _FROM.search(sentence.text[: one.start]):
            yield one.day


def _long(day: date) -> str:
    return f"{day.day} {LONG_MONTHS[day.month - 1]} {day.year}"


CHECKS = (months,)
