"""A figure that something is said to have come to, with no measure named in full: "reduced to 7 workers".

It is held against the one row of the same part whose words it shares. What the row is called is only guessed, so that
nothing of this is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from paperwork.model.findings import Finding

from ..reading import Reading, Sentence, Subject
from ..reading.amounts import Amount, amounts
from ..reading.words import key
from .agreement import same
from .pinning import is_of_others

_VERB = (
    r"(?:reduced|fallen|dropped|declined|decreased|come down|gone down|risen|increased|grown|gone up|climbed|moved|"
    r"improved|worsened|brought (?:it |this |them |the \w+ )?down|cut)"
)
_REACHED = re.compile(
    rf"\b(?:(?:has|have|had|is|are|was|were|now|since)(?: \w+){{0,2}} {_VERB}(?: \w+){{0,2}} to|"
    rf"(?:now|currently|again|is|are)(?: \w+)? (?:down|up|back) (?:to|at)|now (?:stands?|number\w*)(?: at)?|"
    r"we now have|there are now)(?: just| only| a total of)? $",
    re.IGNORECASE,
)
# A time of its own, or what was before.
_THEN = re.compile(
    r"\b(?:last year|a year ago|in 20\d\d|previously|at first|originally|by (?:the end of|next))\b", re.I
)
_NOUN = re.compile(r"(?: [a-z'’-]+){0,3}")
_HINT = "Look the figure up, and print the same in both places."


def reached(reading: Reading) -> Iterator[Finding]:
    """A figure that is reached by now and is none of the row's that it must be of, though not far from the last."""
    for sentence in reading.sentences:
        for one in amounts(sentence.text):
            if _REACHED.search(sentence.text[: one.start]) and _is_plain(sentence, one):
                yield from _of(reading, sentence, one)


def _is_plain(sentence: Sentence, one: Amount) -> bool:
    live = any(start <= one.start < end for start, end, _ in sentence.facts)
    told = is_of_others(sentence.text) or _THEN.search(sentence.text)
    timed = any(each.kind in ("month", "quarter", "year", "date") for each in sentence.mentions)
    return not (live or told or timed or one.hedge or one.scaled) and one.unit in ("", "%")


def _of(reading: Reading, sentence: Sentence, one: Amount) -> Iterator[Finding]:
    subject = _meant(reading, sentence, one)
    last = subject.last if subject else None
    if subject is None or last is None:
        return
    alike = [each for each in reading.here(sentence) if each.unit == subject.unit]
    stands = any(_is(one, value.value, value.decimals) for each in alike for value in each.printed)
    near = last.value / 2 <= one.value <= 2 * last.value
    if near and not stands:
        message = f"'{one.text}' is said, and the last figure of '{subject.name}' in the table is {last.text}."
        quote = sentence.part(one.start, one.end, 40, 20)
        about = f"{subject.name[:50]}.{one.text}"
        yield reading.find("figure-reached", sentence.spot, message, _HINT, quote, certain=False, key=about)


def _is(one: Amount, value: Decimal, places: int) -> bool:
    return same(one.value, one.places, value, places)


def _meant(reading: Reading, sentence: Sentence, one: Amount) -> Subject | None:
    """The one row of the part that shares most words with the sentence; none where its words name a row in full."""
    unit = "percent" if one.unit == "%" else "number"
    rows = [each for each in reading.here(sentence) if each.unit == unit and len(each.values) > 1]
    if reading.named(sentence) or not rows:
        return None
    behind = _NOUN.match(sentence.text, one.end)
    noun = key(behind.group()) if behind else frozenset[str]()
    said = key(sentence.text)
    shared = sorted(((len(each.key & said), bool(each.key & noun), at) for at, each in enumerate(rows)), reverse=True)
    most = shared[0]
    alone = len(shared) == 1 or shared[1][:2] != most[:2]
    return rows[most[2]] if alone and most[0] else None


CHECKS = (reached,)
