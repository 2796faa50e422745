"""When something is said to have peaked, or been at its lowest, held against the other months of its row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.model.findings import Finding

from ..reading import Mention, Reading, Sentence, Subject
from ..reading.called import rows_called
from ..reading.subjects import Reported

_HIGH = r"peaked|(?:was|were|stood|reached) (?:at )?(?:its|their|a|the) (?:highest(?: point| level)?|peak|high point)"
_LOW = (
    r"bottomed out|(?:was|were|stood|reached|fell to) (?:at )?(?:its|their|a|the) "
    r"(?:lowest|low point|lowest point|lowest level|trough)"
)
_THEN = re.compile(
    rf"\b(?:(?P<high>{_HIGH})|(?P<low>{_LOW}))(?: (?:at|of) \d[\d,.]*%?)? (?:in|at the end of) $", re.IGNORECASE
)
# "Referrals were highest in July (341) and lowest in August": said of a row by its whole name.
_ROW_THEN = re.compile(
    r"^(?P<row>[^,;:.()]{3,80}?) (?:was|were) (?:[^,;:.]{0,40} and )?(?:(?P<high>highest)|(?P<low>lowest)) in $",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|n't|among|since|until|before|last year|in 20\d\d|if|would|expect\w*|forecast\w*)\b", re.IGNORECASE
)
_HINT = "Name the right month, or say of which time it was the highest or the lowest."


def peaked(reading: Reading) -> Iterator[Finding]:
    """A month that is called the highest or the lowest, where another month of the same row goes beyond it."""
    for sentence in reading.sentences:
        for mention in sentence.mentions:
            before = sentence.text[: mention.start]
            said = _THEN.search(before) or _ROW_THEN.search(before)
            if said and mention.kind in ("month", "quarter") and not _NOT.search(sentence.text):
                yield from _of(reading, sentence, mention, said)


def _of(reading: Reading, sentence: Sentence, mention: Mention, said: re.Match[str]) -> Iterator[Finding]:
    row = said.groupdict().get("row")
    subjects = rows_called(reading, row) if row else reading.named(sentence)
    alone = len(subjects) == 1 if row else len({one.key for one in subjects}) == 1
    subject = subjects[0] if alone else None
    meant = _value(subject, mention) if subject else None
    if subject is None or meant is None:
        return
    way = 1 if said["high"] else -1
    beyond = [one for one in subject.values if (one.value - meant.value) * way > 0]
    if beyond:
        most = max(beyond, key=lambda one: one.value * way)
        when = most.when.label if most.when else ""
        message = (
            f"{subject.name} was {meant.text} then; {when} has {most.text}, which is {'more' if way > 0 else 'less'}."
        )
        quote = sentence.text[said.start() : mention.end]
        yield reading.find("claim-superlative", sentence.spot, message, _HINT, quote)


def _value(subject: Subject, mention: Mention) -> Reported | None:
    """The value of the month that is named, where the row has one alone that it can be."""
    found = [one for one in subject.values if one.when is not None and _is_named(one, mention)]
    return found[0] if len(found) == 1 else None


def _is_named(one: Reported, mention: Mention) -> bool:
    if one.when is None or one.when.kind != mention.kind:
        return False
    return one.when == mention.period if mention.period is not None else one.when.number == mention.month
