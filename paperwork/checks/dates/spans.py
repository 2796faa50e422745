"""Spans of time that their own ends do not give: "from the start of the financial year to 3 November, in 6 months".

Where a day is named, `months` counts from day to day; where months alone are, `span_of_months` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from paperwork.model.findings import Finding
from paperwork.model.periods import date_words

from ..reading import Mention, Reading, Sentence
from ..reading.numbers import mentions

_WITHIN = re.compile(
    r"\b(?:in|over|within|during|after)(?: just| only| under)?(?: the)?(?: space of| last| past)? ?$", re.IGNORECASE
)
_YEAR_START = re.compile(
    r"\b(?:start|beginning) of (?:this|the) (?:financial |current )?(?:financial )?year\b", re.IGNORECASE
)
_SPAN = re.compile(
    r"\b(?:in|over|within|during|for|across) (?:the )?(?:last |past |first |these )?"
    r"(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) months\b",
    re.IGNORECASE,
)  # fmt: skip
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_YEAR_BEGAN = re.compile(r"\b(?:since |from )?the (?:start|beginning) of (?:this|the) (?:financial )?year\b", re.I)
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
        message = f"From {date_words(starts[0])} to {date_words(ends[-1])} are {whole} months, not {mention.value}."
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


def span_of_months(reading: Reading) -> Iterator[Finding]:
    """A number of months that the two ends beside it do not make: from April to November, in 6 months."""
    for sentence in reading.sentences:
        said = _SPAN.search(sentence.text)
        ends = _ends(sentence) if said else None
        if said is None or ends is None:
            continue
        count = int(said["count"]) if said["count"].isdigit() else _COUNTS.index(said["count"].lower()) + 2
        least, most = ends
        if not least <= count <= most:
            months = f"{least} months" if least == most else f"{least} or {most} months"
            message = f"'{said.group()}' is said of a time of {months}."
            hint = "Count the months, and correct the number or the ends."
            yield reading.find("months-counted", sentence.spot, message, hint, sentence.text)


def _ends(sentence: Sentence) -> tuple[int, int] | None:
    """The fewest and the most months between the two times that a sentence, or that before it, goes from and to."""
    text = sentence.text
    if re.match(r"(?:this|that|which|it)\b", text, re.IGNORECASE) and sentence.before:
        text = f"{re.split(r'(?<=[.!?]) ', sentence.before.strip())[-1]} {text}"
    text = text.replace("\u00a0", " ")
    said = mentions(text)
    start = next(
        (
            one
            for one in said
            if _month_of(one) and re.search(r"\b(?:from|since|between) $", text[: one.start], re.IGNORECASE)
        ),
        None,
    )
    began = _YEAR_BEGAN.search(text)
    after = start.end if start else began.end() if began else None
    times = [one for one in said if after is not None and one.start >= after and _month_of(one)]
    joined = [one for one in times if re.search(r"(?:\bto|\band|\bas at|\buntil|[-–]) ?$", text[: one.start])]
    # Where a day is named, `months` counts from day to day.
    if len(times) != 1 or not joined or any(one.day for one in said):
        return None
    return _between(start, times[0])


def _month_of(mention: Mention) -> int:
    return mention.month if mention.kind in ("month", "date") else 0


def _between(start: Mention | None, end: Mention) -> tuple[int, int] | None:
    first = _month_of(start) if start else 4
    if start is not None and start.period and end.period:
        steps = (end.period.end.year - start.period.end.year) * 12 + _month_of(end) - first
    else:
        steps = (_month_of(end) - first) % 12
    return (steps, steps + 1) if steps > 0 else None


CHECKS = (months, span_of_months)
