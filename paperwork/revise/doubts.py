"""Words that no longer go with their figure: "increased" in a sentence whose fact has fallen since.

Only sentences whose fact has just changed are looked at, and only those about one measure: in others it cannot be known
which figure a word is about. A doubt is a comment, never a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.revision import BLOCKS, WHOLE, Change, Keep, Plan, Remark, Standing, Token
from paperwork.model.tags import FACT

from .tokens import tokens, words

# What each word says of a measure, and which states of it that cannot be.
_SAYS: tuple[tuple[str, str], ...] = (
    ("down", r"increas\w*|rose|risen|rises?|rising|grew|grown|grows|climb\w*|higher|went up|gone up|up from|up to"),
    ("up", r"decreas\w*|fell|fallen|falls?|falling|reduc\w*|dropp\w*|declin\w*|lower|went down|gone down|down from"),
    ("worsening", r"improv\w*|better"),
    ("improving", r"worse\w*|deteriorat\w*"),
    ("Red", r"(?:on|within|met|meets|meeting|achieved|exceed\w*) (?:the |its |our )?target"),
    ("Green", r"(?:off|outside|missed|misses|missing|not meeting|not met) (?:the |its |our )?target"),
)
_WORDS = tuple((state, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for state, pattern in _SAYS)


class Movement(Struct, frozen=True):
    """How a measure stands now: its printed name, its states (up, improving, Red), and its movement in words."""

    name: str
    states: frozenset[str]
    said: str


def doubted(plan: Plan, draft: Sequence[Standing], movements: Mapping[str, Movement]) -> Plan:
    """The plan with a comment on each sentence that speaks against its fact, by measure id how each stands now."""
    renewed = {(one.tag, one.occurrence) for one in plan.changes if one.tag.startswith(FACT) and one.steps}
    changed = {tag for tag, _ in renewed}
    remarks = {
        (text.tag, text.occurrence): found
        for text in draft
        if not text.tag.startswith(FACT) and text.tag != WHOLE and (found := list(_doubts(text, changed, movements)))
    }
    return Plan(tuple(_with_remarks(plan, draft, remarks))) if remarks else plan


def _doubts(text: Standing, changed: set[str], movements: Mapping[str, Movement]) -> Iterator[tuple[int, str]]:
    """Each doubt of a text: after which of its tokens it belongs, and what it says."""
    for stop, sentence in _sentences(tokens(text.text)):
        facts = {token.text for token in sentence if token.kind == "fact"}
        measures = {tag.removeprefix(FACT).partition("/")[0] for tag in facts}
        if not facts & changed or len(measures) != 1:
            continue
        movement = movements.get(measures.pop())
        if movement and (word := _against(words(sentence), movement.states)):
            yield stop, _remark(word, movement)


def _sentences(said: Sequence[Token]) -> Iterator[tuple[int, tuple[Token, ...]]]:
    start = 0
    for at, token in enumerate(said, 1):
        ends = token.kind in BLOCKS
        following = said[at] if at < len(said) else None
        stops = token.kind == "text" and token.text in ".!?" and (following is None or not following.text.strip())
        if ends or stops:
            yield (at - 1 if ends else at), tuple(said[start:at])
            start = at


def _against(sentence: str, states: frozenset[str]) -> str:
    """The first word of a sentence that a measure in those states does not bear; none where one goes with them."""
    against = [found[0] for state, pattern in _WORDS if state in states and (found := pattern.search(sentence))]
    return against[0] if against else ""


def _remark(word: str, movement: Movement) -> str:
    return f"Look at '{word}': {movement.name} is now {movement.said}."


def _with_remarks(
    plan: Plan, draft: Sequence[Standing], remarks: Mapping[tuple[str, int], list[tuple[int, str]]]
) -> Iterator[Change]:
    told = set()
    for change in plan.changes:
        found = remarks.get((change.tag, change.occurrence), [])
        told.add((change.tag, change.occurrence))
        if change.steps and found:
            yield replace(change, steps=(*change.steps, *(Remark(said) for _, said in found)))
        else:
            yield replace(change, steps=_steps(change.now, found)) if found else change
    for text in draft:
        key = (text.tag, text.occurrence)
        if key in remarks and key not in told:
            steps = _steps(text.text, remarks[key])
            yield Change(text.tag, text.occurrence, "kept", steps, text.text, now=text.text, new=text.text)


def _steps(text: str, remarks: list[tuple[int, str]]) -> tuple[Keep | Remark, ...]:
    """Steps through a text that changes nothing but to hang comments on it."""
    steps: list[Keep | Remark] = []
    at = 0
    for stop, said in remarks:
        steps += [Keep(stop - at), Remark(said)]
        at = stop
    count = len(tokens(text))
    return (*steps, Keep(count - at)) if at < count else tuple(steps)
