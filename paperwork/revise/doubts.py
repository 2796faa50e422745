"""Words that no longer go with their figure: "increased" in a sentence whose fact has fallen since.

Only sentences whose fact has just changed are looked at, and only those about one measure, or about a number and its
rate: in others it cannot be known which figure a word is about. A sentence right before, which says of the same
measure what its figure is to bear out, is read with it. A doubt is a comment, never a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.revision import BLOCKS, WHOLE, Change, Keep, Plan, Remark, Standing, Token, Tokens
from paperwork.model.tags import FACT

from .claims import FAMILIES, claims
from .tokens import tokens, words

# What a measure in a state does not bear; "about the same" it does where it moved but little.
_AGAINST = {
    "up": ("down", "same", "about the same"), "down": ("up", "same", "about the same"), "same": ("up", "down"),
    "improving": ("worsening",), "worsening": ("improving",), "Green": ("Red",), "Red": ("Green",),
}  # fmt: skip
_DIGITS = "9"
# These facts say by themselves which way a measure went.
_OF_CHANGE = ("change", "change_percent", "direction", "previous", "actual")
_POINTS = re.compile(r"\W*(?:this|these|that|it|they|numbers?|the (?:number|rate|figure|total)s?)\b", re.IGNORECASE)
_COMMON = frozenset(["number", "rate", "with", "from", "that", "have", "been", "were", "there", "their", "month"])


class Movement(Struct, frozen=True):
    """How a measure stands now: its printed name, its states (up, improving, Red), and its movement in words.

    `number` is the measure whose rate it is; `turned` says that it went the other way before; `little` that it moved
    so little that it may be called stable.
    """

    name: str
    states: frozenset[str]
    said: str
    number: str = ""
    turned: bool = False
    little: bool = False


class _Sentence(Struct, frozen=True):
    """A sentence of a text: after which of the text's tokens it ends, what it says, and its figures."""

    stop: int
    said: Tokens
    ends: bool

    @property
    def facts(self) -> set[str]:
        return {token.text for token in self.said if token.kind == "fact"}

    @property
    def text(self) -> str:
        return words(tuple(replace(one, kind="text", text=_DIGITS) if one.kind == "fact" else one for one in self.said))


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
    before: _Sentence | None = None
    for sentence in _sentences(tokens(text.text)):
        movement = _movement(sentence, changed, movements)
        found = _against(sentence.text, movement) if movement else ""
        if found and movement:
            yield sentence.stop, _remark(found, movement)
        elif movement and before and (found := _against_led(before, sentence, movement)):
            yield before.stop, _remark(found, movement)
        before = None if sentence.ends else sentence


def _against_led(before: _Sentence, sentence: _Sentence, movement: Movement) -> str:
    """The words that a measure does not bear in the sentence before that of its figure, which has none of its own."""
    led = _leads(before, movement) and not any(claims(sentence.text))
    return _against(before.text, movement) if led else ""


def _movement(sentence: _Sentence, changed: set[str], movements: Mapping[str, Movement]) -> Movement | None:
    """How the one measure of a sentence stands now, if its figure is new; a number and its rate are one."""
    facts = sentence.facts
    ids = sorted({_split(fact)[0] for fact in facts})
    found = [movements[id] for id in ids if id in movements]
    one = {movements[id].number or id for id in ids if id in movements}
    if not facts or len(found) < len(ids) or len(one) != 1:
        return None
    turned = any(movements[_split(fact)[0]].turned and _split(fact)[1] in _OF_CHANGE for fact in facts)
    if not (facts & changed or turned):
        return None
    first = next((movements[id] for id in ids if not movements[id].number), found[0])
    states = frozenset.intersection(*(one.states for one in found))
    return replace(first, states=states, little=all(one.little for one in found))


def _split(fact: str) -> tuple[str, str]:
    measure, _, name = fact.removeprefix(FACT).partition("/")
    return measure, name


def _leads(before: _Sentence, movement: Movement) -> bool:
    """Whether a sentence has no figure of its own, and speaks of the measure that the next one gives."""
    if before.facts or re.search(r"\d", before.text):
        return False
    return bool(_POINTS.match(before.text) or _stems(before.text) & _stems(movement.name))


def _stems(said: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{4,}", said.lower()) if word not in _COMMON}


def _sentences(said: Sequence[Token]) -> Iterator[_Sentence]:
    start = 0
    for at, token in enumerate(said, 1):
        ends = token.kind in BLOCKS
        following = said[at] if at < len(said) else None
        stops = token.kind == "text" and token.text in ".!?" and (following is None or not following.text.strip())
        if ends or stops:
            yield _Sentence(at - 1 if ends else at, tuple(said[start:at]), ends or (following or token).kind in BLOCKS)
            start = at


def _against(sentence: str, movement: Movement) -> str:
    """The first words of a sentence that a measure does not bear; none where others of the kind go with it."""
    states = movement.states
    wrong = {state for one in states for state in _AGAINST.get(one, ())}
    found = list(claims(sentence))
    borne = {FAMILIES[one] for one in states & {claim.state for claim in found}}
    if movement.little:
        wrong -= {"about the same"}
    against = [claim for claim in found if claim.state in wrong and claim.family not in borne]
    return min(against, key=lambda claim: sentence.find(claim.words)).words if against else ""


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
            yield replace(change, steps=(*change.steps, *(Remark(said, doubts=True) for _, said in found)))
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
        steps += [Keep(stop - at), Remark(said, doubts=True)]
        at = stop
    count = len(tokens(text))
    return (*steps, Keep(count - at)) if at < count else tuple(steps)
