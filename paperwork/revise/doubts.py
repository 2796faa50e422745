"""Words that no longer go with their figure: "increased" in a sentence whose fact has fallen since.

Only sentences whose fact has just changed are looked at, and only those about one measure, or about a number and its
rate: in others it cannot be known which figure a word is about. A sentence right before, which says of the same
measure what its figure is to bear out, is read with it. A doubt is a comment, never a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.periods import LATEST
from paperwork.model.revision import BLOCKS, WHOLE, Change, Keep, Plan, Remark, Standing, Token, Tokens
from paperwork.model.tags import FACT

from .bearing import Movement, Said, bears, shown, why
from .claims import Claim, claims
from .times import way
from .tokens import tokens

_DIGITS = "9"
_LOOK, _NOW = "Look at '", " is now "
# By tag and occurrence of a text: after which of its tokens each doubt belongs, and what it says.
_Found = dict[tuple[str, int], list[tuple[int, str]]]
# These facts say by themselves which way a measure went; these are of one time, whatever comes after.
_OF_CHANGE = ("change", "change_percent", "direction", "previous", "actual")
_OF_A_TIME = re.compile(r"at_\d{4}|target_\d{4}|baseline|month|previous_month|milestone|latest_month|target|previous$")
# What words say a measure is to be held to goes with these as well.
_OF_TARGET = ("target", "gap", "milestone", "rag")
_STATES = {1: "up", -1: "down", 0: "same"}
_POINTS = re.compile(r"\W*(?:this|these|that|it|they|numbers?|the (?:number|rate|figure|total)s?)\b", re.IGNORECASE)
_COMMON = frozenset(["number", "rate", "with", "from", "that", "have", "been", "were", "there", "their", "month"])


class _Sentence(Struct, frozen=True, dict=True):
    """A sentence of a text: after which of the text's tokens it ends, what it says, and its figures."""

    stop: int
    said: Tokens
    ends: bool

    @property
    def facts(self) -> set[str]:
        return {token.text for token in self.said if token.kind == "fact"}

    @property
    def text(self) -> str:
        """Its words on one line, each figure as some digits."""
        return self._read[0]

    def read(self, ids: Sequence[str]) -> Said:
        """Its words, with the places of the figures of some measures."""
        split = ((at, *_split(fact)) for at, fact in self._read[1].items())
        return Said(self.text, {at: name for at, id, name in split if id in ids})

    @cached_property
    def _read(self) -> tuple[str, Mapping[int, str]]:
        text, figures = "", dict[int, str]()
        for token in self.said:
            if token.kind == "fact":
                figures[len(text)] = token.text
                text += _DIGITS
            elif token.kind == "text" and token.text.strip():
                text += token.text.replace("’", "'")
            elif text and not text.endswith(" "):
                text += " "
        return text.rstrip(), figures


class _Spoken(Struct, frozen=True):
    """The measure of a sentence: how it stands, and with a number its rate as well, each with its own figures."""

    first: Movement
    each: tuple[tuple[Said, Movement], ...]


def doubted(
    plan: Plan, draft: Sequence[Standing], movements: Mapping[str, Movement], comments: Sequence[str] = ()
) -> Plan:
    """The plan with a comment on each sentence that speaks against its fact, by measure id how each stands now.

    Of the `comments` that stand in the draft, those of this kind whose reason is gone are superseded, and those that
    still hold are not made again.
    """
    renewed = {(one.tag, one.occurrence) for one in plan.changes if one.tag.startswith(FACT) and one.steps}
    changed = {tag for tag, _ in renewed}
    found = _all_doubts(draft, changed, movements)
    told = {one for one in map(_plainly, comments) if is_doubt(one)}
    if told:
        facts = {token.text for text in draft for token in tokens(text.text) if token.kind == "fact"}
        found, stale = _renewed(told, found, _all_doubts(draft, facts, movements))
        plan = _superseding(plan, stale)
    return Plan(tuple(_with_remarks(plan, draft, found))) if found else plan


def is_doubt(comment: str) -> bool:
    """Whether a comment is of the kind that is made here."""
    return comment.startswith(_LOOK) and _NOW in comment


def _renewed(told: set[str], fresh: _Found, holding: _Found) -> tuple[_Found, list[str]]:
    """The doubts to write beside those told already, and those told that hold no more; reworded ones are written."""
    stale = told - {said for doubts in holding.values() for _, said in doubts}
    reworded = {said.partition(_NOW)[0] for said in stale}
    made = {
        key: [
            one
            for one in doubts
            if one[1] not in told and (one in fresh.get(key, []) or one[1].partition(_NOW)[0] in reworded)
        ]
        for key, doubts in holding.items()
    }
    return {key: doubts for key, doubts in made.items() if doubts}, sorted(stale)


def _superseding(plan: Plan, stale: Sequence[str]) -> Plan:
    if not stale or not plan.changes:
        return plan
    first, *others = plan.changes
    return Plan((replace(first, superseded=(*first.superseded, *stale)), *others))


def _all_doubts(draft: Sequence[Standing], changed: set[str], movements: Mapping[str, Movement]) -> _Found:
    return {
        (text.tag, text.occurrence): found
        for text in draft
        if not text.tag.startswith(FACT) and text.tag != WHOLE and (found := list(_doubts(text, changed, movements)))
    }


def _plainly(said: str) -> str:
    return " ".join(said.split())


def _doubts(text: Standing, changed: set[str], movements: Mapping[str, Movement]) -> Iterator[tuple[int, str]]:
    """Each doubt of a text: after which of its tokens it belongs, and what it says."""
    before: _Sentence | None = None
    for sentence in _sentences(tokens(text.text)):
        spoken = _spoken(sentence, changed, movements)
        found = _against(sentence, spoken) if spoken else ""
        if found:
            yield sentence.stop, found
        elif spoken and before and (found := _against_led(before, sentence, spoken)):
            yield before.stop, found
        before = None if sentence.ends else sentence


def _against_led(before: _Sentence, sentence: _Sentence, spoken: _Spoken) -> str:
    """The doubt of the sentence before that of a figure, which makes no claim of its own."""
    led = _leads(before, spoken.first) and not any(claims(sentence.text))
    return _against(before, spoken) if led else ""


def _spoken(sentence: _Sentence, changed: set[str], movements: Mapping[str, Movement]) -> _Spoken | None:
    """How the one measure of a sentence stands now, if its figure is new; a number and its rate are one."""
    facts = sentence.facts
    ids = sorted({_split(fact)[0] for fact in facts})
    found = [id for id in ids if id in movements]
    one = {movements[id].number or id for id in found}
    if not facts or len(found) < len(ids) or len(one) != 1 or not _is_new(facts, changed, movements):
        return None
    views = [(id, view) for id in ids for view in _views(movements[id], {_split(one)[1] for one in facts})]
    first = next((view for id, view in views if not movements[id].number), views[0][1]) if views else None
    return _Spoken(first, tuple((sentence.read([id]), view) for id, view in views)) if first else None


def _is_new(facts: set[str], changed: set[str], movements: Mapping[str, Movement]) -> bool:
    """Whether a sentence has a figure that changed, or one of a measure that has turned, or crossed what it gives."""
    if facts & changed:
        return True
    for id, name in map(_split, facts):
        movement = movements[id]
        of_target = name in _OF_TARGET and "target" in movement.crossed
        if of_target or name in movement.crossed or (movement.turned and name in _OF_CHANGE):
            return True
    return False


def _views(movement: Movement, names: set[str]) -> Iterator[Movement]:
    """A measure as the figures of a sentence have it: its own value, its newest, or both; none where all are old."""
    newest = "latest" in names and "latest" in movement.values
    others = {one for one in names if one != "latest" and not _OF_A_TIME.match(one)}
    if newest:
        yield _at_latest(movement)
    if others or not (newest or all(one.startswith("at_") for one in names)):
        yield movement


def _at_latest(movement: Movement) -> Movement:
    """A measure with its newest value, which no month is of, as the last."""
    value = movement.values["latest"]
    went = frozenset([_STATES[way(movement.last, value)]]) if movement.last is not None else frozenset[str]()
    return replace(
        movement, states=went, little=False, series=(*movement.series, (LATEST, value)),
        said=f"{movement.said}, and {movement.shown.get('latest', 'other')} at the latest",
    )  # fmt: skip


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


def _against(sentence: _Sentence, spoken: _Spoken) -> str:
    """The doubt of a sentence's first words that a measure does not bear; none where others of the kind go with it."""
    found = [(claim, _verdict(claim, sentence, spoken)) for claim in claims(sentence.text)]
    borne = {(claim.family, claim.mark) for claim, verdict in found if verdict}
    against = [claim for claim, verdict in found if verdict is False and (claim.family, claim.mark) not in borne]
    return _remark(min(against, key=lambda one: sentence.text.find(one.words)), sentence, spoken) if against else ""


def _verdict(claim: Claim, sentence: _Sentence, spoken: _Spoken) -> bool | None:
    """Whether a measure bears a claim, or its rate does; False where one does not, and none does."""
    found = [bears(claim, _said_in(sentence, said), view) for said, view in spoken.each]
    return True if True in found else False if False in found else None


def _said_in(sentence: _Sentence, said: Said) -> Said:
    """The figures of a measure in the sentence of a claim: that before them has none."""
    return said if sentence.text == said.text else Said(sentence.text, {})


def _remark(claim: Claim, sentence: _Sentence, spoken: _Spoken) -> str:
    said = _said_in(sentence, spoken.each[0][0])
    return f"{_LOOK}{shown(claim, said)}': {spoken.first.name}{_NOW}{why(claim, said, spoken.first)}."


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
            yield Change(text.tag, text.occurrence, "kept", steps, *(text.text,) * 4)


def _steps(text: str, remarks: list[tuple[int, str]]) -> tuple[Keep | Remark, ...]:
    """Steps through a text that changes nothing but to hang comments on it."""
    steps: list[Keep | Remark] = []
    at = 0
    for stop, said in remarks:
        steps += [Keep(stop - at), Remark(said, doubts=True)]
        at = stop
    count = len(tokens(text))
    return (*steps, Keep(count - at)) if at < count else tuple(steps)
