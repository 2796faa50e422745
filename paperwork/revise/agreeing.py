"""What a draft and a new text have alike in a place that both of them changed: it stands there, and is in no clash.

A draft that was harvested has paragraphs that the base lacks and that the new text has as well. Such paragraphs part
the three texts into stretches, each compared by itself; those that are much alike, and not like the base, meet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from paperwork.model.revision import Token, Tokens

from .aligning import most_alike
from .plain import plain
from .spacing import is_space
from .three_way import Changed
from .tokens import plain as undressed
from .tokens import words, written

Span = tuple[int, int]
Kind = Literal["alike", "met", ""]
_WRITTEN = ("text", "fact", "end", "note", "field")
# So few words may well stand in two places; more of them, alike in both, were moved.
_FEW = 3


class Stretch(Struct, frozen=True):
    """A piece of each of three texts, by their paragraphs: between others, or one that is `alike` or has `met`."""

    base: Span
    draft: Span
    new: Span
    kind: Kind = ""


class Side(Struct, frozen=True):
    """A draft or a new text beside the base: its paragraphs, and what differs, by their numbers.

    A piece with one paragraph of each is one that was rewritten.
    """

    said: Sequence[Tokens]
    pieces: Sequence[Changed]

    def beside(self, count: int) -> dict[int, int]:
        """For those of so many paragraphs of the base that something stands for, what that is."""
        found: dict[int, int] = {}
        shift, start = 0, 0
        for one in self.pieces:
            found |= {at: at + shift for at in range(start, one.base[0])}
            if one.base[1] - one.base[0] == 1 == one.other[1] - one.other[0]:
                found[one.base[0]] = one.other[0]
            start, shift = one.base[1], one.other[1] - one.base[1]
        return found | {at: at + shift for at in range(start, count)}

    def in_turn(self) -> dict[int, int]:
        """For paragraphs of the base in whose place as many others stand, the one in its turn."""
        alike = (one for one in self.pieces if one.base[1] - one.base[0] == one.other[1] - one.other[0])
        return {was: now for one in alike for was, now in zip(range(*one.base), range(*one.other), strict=True)}


class Compared(Struct, dict=True):
    """A draft and a new text beside a base of so many paragraphs (`count`); in a `frame` only what is alike meets."""

    count: int
    draft: Side
    new: Side
    frame: bool = False

    def stretches(self) -> list[Stretch]:
        """The stretches from first to last, those between others also where nothing is in them."""
        slots = list(self._slots(self.common()))
        stops = self._stops(slots)
        return [
            Stretch((start, stop), slot.draft, slot.new, slot.kind)
            for start, stop, slot in zip([0, *stops], stops, slots, strict=False)
        ]

    def common(self) -> list[tuple[int, int, Kind]]:
        """The paragraphs that both have of their own, alike or nearly so, in a place that both changed."""
        beside = self.draft.beside(self.count), self.new.beside(self.count)
        found: list[tuple[int, int, Kind]] = []
        for in_draft, in_new in self._places():
            alike = [pair for pair in self._alike(in_draft, in_new) if _is_between(pair, *beside)]
            for last, next in pairwise([(-1, -1), *alike, (len(self.draft.said), len(self.new.said))]):
                mine, ours = _within(in_draft, last[0], next[0]), _within(in_new, last[1], next[1])
                met = () if self.frame else self._met(mine, ours, bool(alike))
                found += [(*pair, "met") for pair in met if _is_between(pair, *beside)]
                found += [(*next, "alike")] if next in alike else []
        return found

    def elsewhere(self) -> list[int]:
        """The paragraphs that the new text brings and the draft has of its own in another place."""
        common = self.common()
        taken = {one for one, _, _ in common}, {other for _, other, _ in common}
        own = Counter(identity(self.draft.said[at]) for at in _own(self.draft) if at not in taken[0])
        found: list[int] = []
        for at in _own(self.new):
            said = self.new.said[at]
            if at not in taken[1] and own[known := identity(said)] > 0 and len(words(said).split()) >= _FEW:
                own[known] -= 1
                found.append(at)
        return found

    def _alike(self, in_draft: list[int], in_new: list[int]) -> Iterator[tuple[int, int]]:
        own = [identity(self.draft.said[at]) for at in in_draft], [identity(self.new.said[at]) for at in in_new]
        for block in SequenceMatcher(None, *own, autojunk=False).get_matching_blocks():
            for at in range(block.size):
                if own[0][block.a + at] is not None:
                    yield in_draft[block.a + at], in_new[block.b + at]

    def _met(self, in_draft: list[int], in_new: list[int], beside_alike: bool) -> Iterator[tuple[int, int]]:
        if beside_alike and len(in_draft) == len(in_new):
            # Between others that are alike, as many as there were are those, rewritten.
            yield from zip(in_draft, in_new, strict=True)
            return
        rewritten = {_rewritten(self.draft, at) for at in in_draft} & {_rewritten(self.new, at) for at in in_new}
        mine = [at for at in in_draft if _rewritten(self.draft, at) not in rewritten - {-1}]
        ours = [at for at in in_new if _rewritten(self.new, at) not in rewritten - {-1}]
        said = [words_in(self.draft.said[at]) for at in mine], [words_in(self.new.said[at]) for at in ours]
        yield from ((mine[one], ours[other]) for one, other in most_alike(*said))

    def _places(self) -> Iterator[tuple[list[int], list[int]]]:
        """Paragraphs of their own that both sides have in one place: where their changes touch."""
        changes = sorted(
            (one.base, number, one.other) for number, side in enumerate((self.draft, self.new)) for one in side.pieces
        )
        found: tuple[list[int], list[int]] = ([], [])
        reached = -1
        for base, side, other in changes:
            if base[0] > reached:
                yield found
                found = ([], [])
            found[side].extend(range(*other))
            reached = max(reached, base[1])
        yield found

    def _slots(self, common: Sequence[tuple[int, int, Kind]]) -> Iterator[Stretch]:
        at = (0, 0)
        for one, other, kind in common:
            yield Stretch((0, 0), (at[0], one), (at[1], other))
            yield Stretch((0, 0), (one, one + 1), (other, other + 1), kind)
            at = one + 1, other + 1
        yield Stretch((0, 0), (at[0], len(self.draft.said)), (at[1], len(self.new.said)))

    def _stops(self, slots: Sequence[Stretch]) -> list[int]:
        """Up to which paragraph of the base each stretch reaches: one goes where what stands for it does."""
        known = [self._slot(slots, at) for at in range(self.count)]
        placed: list[int] = []
        for at, slot in enumerate(known):
            low = placed[-1] if placed else 0
            high = max(low, next((one for one in known[at:] if one >= 0), len(slots) - 1))
            placed.append(max(low, slot) if slot >= 0 else max(range(low, high + 1), key=lambda one: _room(slots[one])))
        return [sum(one <= slot for one in placed) for slot in range(len(slots))]

    def _slot(self, slots: Sequence[Stretch], at: int) -> int:
        """The stretch that a paragraph of the base is in, by what stands for it; -1 where nothing does."""
        ways = [(0, self.draft.beside(self.count)), (1, self.new.beside(self.count))]
        ways += [(0, self.draft.in_turn()), (1, self.new.in_turn())]
        found = (_holding(slots, side, beside[at]) for side, beside in ways if at in beside)
        return next(found, -1)


def identity(said: Tokens) -> Hashable:
    """What a paragraph is known by: what a text file can hold of it; None where it says nothing, as another part."""
    if all(is_space(token) or token.kind == "region" for token in said if token.kind != "end"):
        return None
    lines = plain(written(said)).lines if all(token.kind in _WRITTEN for token in said) else []
    return tuple(lines) or said


def words_in(said: Tokens) -> list[Hashable]:
    """The words and figures of a paragraph, without what they wear."""
    return [undressed(token) for token in said if token.kind != "end" and (token.kind != "text" or _is_word(token))]


def _is_word(token: Token) -> bool:
    return any(sign.isalnum() for sign in token.text)


def _own(side: Side) -> list[int]:
    return [at for one in side.pieces for at in range(*one.other)]


def _rewritten(side: Side, at: int) -> int:
    """The paragraph of the base that one is another version of, or -1."""
    ways = (one.base for one in side.pieces if one.other == (at, at + 1) and one.base[1] - one.base[0] == 1)
    return next((base[0] for base in ways), -1)


def _within(places: Sequence[int], after: int, before: int) -> list[int]:
    return [at for at in places if after < at < before]


def _is_between(pair: tuple[int, int], in_draft: dict[int, int], in_new: dict[int, int]) -> bool:
    """Whether two paragraphs stand between the same paragraphs of the base, or for the same."""
    both = in_draft.keys() & in_new.keys()
    return all(
        (in_draft[at] < pair[0], in_draft[at] == pair[0]) == (in_new[at] < pair[1], in_new[at] == pair[1])
        for at in both
    )


def _holding(slots: Sequence[Stretch], side: int, at: int) -> int:
    spans = [slot.new if side else slot.draft for slot in slots]
    return next((number for number, span in enumerate(spans) if span[0] <= at < span[1]), -1)


def _room(slot: Stretch) -> int:
    """How likely a paragraph of the base that nothing stands for gave way to what is in a stretch."""
    filled = sum(start < stop for start, stop in (slot.draft, slot.new))
    return {"met": 3, "alike": 1}.get(slot.kind, 2 if filled == 2 else 0)
