"""Events that a paper dates: one event has one date, in a paper and from one paper of a council to the next.

A check takes a `Reading`. Two texts that tell of one event are known by their words, so nothing here is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from paperwork.model.blocks import block_text
from paperwork.model.findings import Finding
from paperwork.model.periods import Period

from ..reading import Earlier, Mention, Reading
from ..reading.numbers import mentions
from ..reading.words import key
from ..spots import few

_HINT = "Look it up where it is recorded, and correct the one that is wrong."
_ANY_EVENTS = frozenset(
    {"service", "plan", "team", "report", "review", "council", "board", "work", "new", "process", "programme", "visit"}
)
# More dates than these in a sentence are a list, and of many events.
_MOST_DATES = 3
_EVENT = re.compile(
    r"\b(?:judged|rated|graded|inspected|inspection|published|launched|opened|closed|adopted|approved|appointed|issued|"
    r"commissioned|established|introduced|found to be|signed|served|received)\b",
    re.IGNORECASE,
)


class Dated(Struct, frozen=True):
    """An event with its month as a text tells of it: its words, where they stand, and what they are quoted as."""

    words: frozenset[str]
    event: str
    period: Period
    quote: str
    spot: int = -1
    source: str = ""


def events_dated_twice(reading: Reading) -> Iterator[Finding]:
    """One event given two dates: in the file, or in an earlier paper of the council."""
    here = [
        one
        for sentence in reading.sentences
        if sum(mention.kind in ("date", "month") for mention in sentence.mentions) <= _MOST_DATES
        for one in _events(sentence.text, sentence.mentions, sentence.spot)
    ]
    known = reading.knowledge.earlier if reading.knowledge else ()
    past = [one for paper in known for one in _events_of(paper)]
    yield from few(_twice(reading, here, past), reading.name)


def _twice(reading: Reading, here: Sequence[Dated], past: Sequence[Dated]) -> Iterator[Finding]:
    for at, one in enumerate(here):
        other = next((each for each in (*here[:at], *past) if each.spot != one.spot and _one_event(one, each)), None)
        if other is not None:
            where = f"the earlier paper {other.source}" if other.source else "another place of this paper"
            message = f"This is dated {one.period.long_label} here; {where} has '{other.quote}'."
            yield reading.find("dated-twice", one.spot, message, _HINT, one.quote, certain=False)


def _events(text: str, said: Sequence[Mention], spot: int = -1, source: str = "") -> Iterator[Dated]:
    for mention in said:
        if mention.period is None or mention.kind not in ("date", "month"):
            continue
        # What stands before the month in its own clause, or after it where it begins the sentence.
        clause, start = re.split(r"[,;:(]", text[: mention.start])[-1], max(0, mention.start - 70)
        if len(clause.split()) < 3:
            clause, start = text[mention.end : mention.end + 120], mention.start
        event = _EVENT.search(clause)
        if event:
            period = Period("month", mention.period.end.year, mention.month)
            quote = text[start : max(mention.end, start + 90)] if start == mention.start else text[start : mention.end]
            yield Dated(_told(clause, event), event.group().lower(), period, quote, spot, source)


def _told(clause: str, event: re.Match[str]) -> frozenset[str]:
    """What is said of an event: the words after it, or else the last before it, without those that any event has."""
    after = key(clause[event.end() :]) - _ANY_EVENTS
    return after or key(" ".join(clause[: event.start()].split()[-4:])) - _ANY_EVENTS


def _events_of(paper: Earlier) -> Iterator[Dated]:
    blocks = [block for section in paper.inputs.sections for block in section.prose]
    for page in (page for priority in paper.inputs.brief.priorities for page in priority.pages):
        blocks += [*page.lead, *page.notes, *(block for question in page.questions for block in question.answer)]
    for block in blocks:
        for text in re.split(r"(?<=[.!?]) ", block_text(block)):
            yield from _events(text, mentions(text), source=paper.name)


def _one_event(one: Dated, other: Dated) -> bool:
    """Whether two texts tell of one event and differ in its month: most of the shorter one's words are the other's."""
    if one.period == other.period or one.event != other.event:
        return False
    shared, fewest = one.words & other.words, min(len(one.words), len(other.words))
    return len(shared) >= 1 and len(shared) * 2 >= fewest


CHECKS = (events_dated_twice,)
