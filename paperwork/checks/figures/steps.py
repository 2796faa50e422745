"""Changes that a sentence says of a measure, held against the measure's own figures: "since July it has fallen by 41".

The change must be the difference of two of its figures, and of the month that is named where one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from paperwork.model.findings import Finding
from paperwork.model.periods import LATEST, Period

from ..reading import Mention, Reading, Sentence, Subject
from ..reading.subjects import Reported
from ..sums.arithmetic import HUNDRED, rounded, roundings, value_of
from .agreement import nearest

_BY = re.compile(
    r"\b(?:risen|rose|rises|increased|increases|grown|grew|fallen|fell|falls|reduced|decreased|dropped|declined|"
    r"gone (?:up|down)|went (?:up|down)|come down|came down|is (?:up|down)|are (?:up|down))(?: further)? by ?$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:this|that|it|which) is (?:an?|the) (?:\w+ )?(?:increase|rise|reduction|decrease|fall|drop) of ?$",
    re.IGNORECASE,
)
# What may follow the number, where it is the change of the measure itself.
_ENDS = re.compile(
    r"\s*(?:$|[.,;:()]|(?:since|in|over|from|between|this|last|during|compared|on|or|children|cases|plans|households)\b)"
)
_SINCE = re.compile(r"\bsince(?: the end of)? ?$", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:should|would|could|will|aims?|plans?|targets?|expect\w*|hope|may|might|england|neighbours?)\b", re.IGNORECASE
)
_HINT = "Look up both figures, and do the sum again."


def changes(reading: Reading) -> Iterator[Finding]:
    """A change that no two figures of its measure make, or not those of the month it is said to begin with."""
    for sentence in reading.sentences:
        for at, mention in enumerate(sentence.mentions):
            before = sentence.text[: mention.start]
            is_change = (_BY.search(before) or _OF.search(before)) and _ENDS.match(sentence.text[mention.end :])
            said = is_change and not _PLANNED.search(sentence.text)
            if said and mention.kind == "number" and not mention.word and not mention.about:
                yield from _of_change(reading, sentence, mention, sentence.mentions[at + 1 : at + 2])


def _of_change(reading: Reading, sentence: Sentence, mention: Mention, after: tuple[Mention, ...]) -> Iterator[Finding]:
    subject = _subject(reading, sentence)
    if subject is None or re.match(r" ?(?:percentage|per cent|%)", sentence.text[mention.end :]):
        return
    steps = list(_steps(reading, sentence, subject))
    made = [(one, other) for one, other in steps if abs(other.value - one.value) == value_of(mention)]
    if steps and not made:
        since = steps[0][0].when.label if len(steps) < 3 and steps[0][0].when else ""
        said = f"from {steps[0][0].text} to {steps[-1][1].text}" if since else "between any two of its figures"
        message = f"{subject.name} has not changed by {mention.text} {said}."
        quote = sentence.text[max(0, mention.start - 40) : mention.end + 10]
        yield reading.find("step-wrong", sentence.spot, message, _HINT, quote, certain=bool(since))
    for share in after:
        if made and share.kind == "percent" and sentence.text[mention.end : share.start].strip(" ,") in ("(", "or"):
            right = {one for pair in made for one in _shares(pair, share.decimals)}
            if value_of(share) not in right:
                message = f"A change of {mention.text} from {made[0][0].text} is {_share(made[0])}%, not {share.text}."
                quote = sentence.text[max(0, mention.start - 20) : share.end + 1]
                yield reading.find("step-wrong", sentence.spot, message, _HINT, quote)


def _subject(reading: Reading, sentence: Sentence) -> Subject | None:
    """The one number that a sentence is about: none where there may be two."""
    found = {one.key: one for one in reading.about(sentence) if one.unit == "number" and len(one.values) > 1}
    return next(iter(found.values())) if len(found) == 1 else None


def _steps(reading: Reading, sentence: Sentence, subject: Subject) -> Iterator[tuple[Reported, Reported]]:
    """The pairs of figures that a change may be between, earlier and later."""
    every = subject.printed
    since = _since(reading, sentence)
    if since is None:
        yield from combinations(every, 2)
        return
    start = next((one for one in subject.values if one.when == since), None)
    if start is not None:
        yield from ((start, one) for one in every if one.when in (subject.values[-1].when, LATEST) and one is not start)


def _since(reading: Reading, sentence: Sentence) -> Period | None:
    for one in sentence.mentions:
        if one.kind in ("month", "quarter") and _SINCE.search(sentence.text[: one.start]):
            return one.period or nearest(reading, one)
    return None


def _shares(pair: tuple[Reported, Reported], places: int) -> set[Decimal]:
    first, second = pair
    return roundings(abs(second.value - first.value) / first.value * HUNDRED, places) if first.value else set()


def _share(pair: tuple[Reported, Reported]) -> Decimal:
    return rounded(abs(pair[1].value - pair[0].value) / pair[0].value * HUNDRED, 1)


CHECKS = (changes,)
