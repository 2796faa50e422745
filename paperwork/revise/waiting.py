"""Clashes of an earlier refresh that nobody has settled: the inputs' words of then give way to those of now.

Such a clash is known by its comment, which quotes a person's words and ours: where the one stand right before the
other in a draft, they wait. They are merged as if the person's stood there alone, as they typed them. Once either was
edited, all of it is the person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.revision import Add, Drop, Keep, Remark, Step, Tokens, paragraphs

from . import remarks
from .result import Clash, Merged, Texts
from .spacing import is_space
from .three_way import Hunk
from .tokens import words

_QUOTES = re.compile(
    rf"{re.escape(remarks.CLASH)} Written here: '(.+)'\. From the new inputs: '(.+)'\. Before: ", re.DOTALL
)

# How many times as long as what is quoted of them a person's words are looked for.
_MUCH = 20


def clashes(comments: Iterable[str]) -> tuple[Clash, ...]:
    """The clashes that some comments of a draft tell of."""
    found = ((_QUOTES.match(said), said) for said in comments)
    return tuple(Clash(quotes[1], quotes[2], said) for quotes, said in found if quotes)


class Waiting(Struct, frozen=True):
    """Where in a draft a clash waits: a person's words from `mine` to `start`, those of the inputs up to `stop`.

    A space, or an end of a paragraph, that came in with the inputs' words is one of them.
    """

    clash: Clash
    mine: int
    start: int
    stop: int


def waiting(texts: Texts) -> list[Waiting]:
    """The clashes that wait in a draft, in its order."""
    found: list[Waiting] = []
    for one in sorted((one for clash in texts.clashes for one in _where(texts, clash)), key=lambda one: one.start):
        if not found or found[-1].stop <= one.mine:
            found.append(one)
    return found


def _where(texts: Texts, clash: Clash) -> Iterator[Waiting]:
    draft = texts.draft
    for start, token in enumerate(draft):
        first = words((token,))
        if not first or not clash.ours.startswith(first):
            continue
        stop = _last(texts, start) if remarks.is_cut(clash.ours) else _reached(draft, start, 1, clash.ours)
        said = words(draft[start : stop + 1]) if stop >= 0 else ""
        mine = _reached(draft, start - 1, -1, clash.mine) if stop >= 0 and remarks.cut(said) == clash.ours else -1
        if mine >= 0:
            yield _whole(draft, Waiting(clash, mine, start, stop + 1))


def _last(texts: Texts, start: int) -> int:
    """The last token of a paragraph that is the inputs' own to its end: more than is quoted; else -1."""
    stop = next((at for at in range(start, len(texts.draft)) if texts.draft[at].kind == "end"), start)
    whole = texts.draft[start - 1 : start] and texts.draft[start - 1].kind == "end"
    said = texts.draft[start : stop + 1]
    own = any(texts.base[slice(*at)] == said for at in paragraphs(texts.base))
    return stop - 1 if whole and own else -1


def _whole(draft: Tokens, found: Waiting) -> Waiting:
    """A clash with what came in with the inputs' words: the end of their paragraph, or the space before them."""
    before, after = draft[found.start - 1], draft[found.stop : found.stop + 1]
    if before.kind == "end" and after and after[0].kind == "end":
        return replace(found, stop=found.stop + 1)
    return replace(found, start=found.start - 1) if is_space(before) else found


def _reached(draft: Tokens, start: int, step: int, said: str) -> int:
    """The token at which some words that begin, or end, at another are all said; -1 where others stand there."""
    at = start
    while 0 <= at < len(draft):
        found = words(draft[min(start, at) : max(start, at) + 1])
        if remarks.cut(found) == said:
            return at
        if len(found) > len(said) * (_MUCH if remarks.is_cut(said) else 1):
            return -1
        at += step
    return -1


def aside(texts: Texts, found: Sequence[Waiting]) -> Texts:
    """The texts with a person's words alone in each place where a clash waits."""
    gone = _places(found)
    ours = (texts.draft[one.start : one.stop] for one in found)
    whole = frozenset(said for said in ours if said[-1].kind == "end")
    draft = tuple(one for at, one in enumerate(texts.draft) if at not in gone)
    return replace(texts, draft=draft, clashes=(), whole=whole)


def put_back(merged: Merged, hunks: Iterable[Hunk], texts: Texts, found: Sequence[Waiting]) -> Merged:
    """A merge of what `aside` gives, as one of the draft: where the inputs say what they said, their words stay.

    Elsewhere they go, with their comment: others stand there now, or the person's words are those of the inputs.
    """
    stale = [one for one, renewed in zip(found, _renewed(texts, found, list(hunks)), strict=True) if renewed]
    walk = _Walk(merged, texts.draft, _places(found), _places(stale))
    walk.result.superseded += [one.clash.said for one in stale]
    walk.result.took |= bool(stale)
    return walk.through(merged)


def _places(found: Iterable[Waiting]) -> frozenset[int]:
    return frozenset(at for one in found for at in range(one.start, one.stop))


def _renewed(texts: Texts, found: Sequence[Waiting], hunks: Sequence[Hunk]) -> Iterator[bool]:
    """Whether the inputs say other words now in the place of each clash; the hunks are those without what waits."""
    shift = 0
    for one in found:
        mine = one.mine - shift, one.start - shift
        there = [hunk for hunk in hunks if hunk.draft[0] <= mine[1] and mine[0] <= hunk.draft[1]]
        over = [hunk for hunk in there if hunk.draft[0] < mine[1] and mine[0] < hunk.draft[1] and hunk.side != "same"]
        touching = over or [hunk for hunk in there if hunk.side != "same"]
        yield any(texts.base[slice(*hunk.base)] != texts.new[slice(*hunk.new)] for hunk in touching)
        shift += one.stop - one.start


class _Walk:
    """Goes through a whole draft by the steps of the merge of what was left of it."""

    def __init__(self, merged: Merged, draft: Tokens, aside: frozenset[int], stale: frozenset[int]) -> None:
        self.result = replace(merged, steps=[], after=[], superseded=[*merged.superseded])
        self._draft, self._aside, self._stale = draft, aside, stale
        self._at, self._after = 0, iter(merged.after)

    def through(self, merged: Merged) -> Merged:
        self._pass()
        for step in merged.steps:
            match step:
                case Keep(count=count):
                    self._go(count, Keep(1))
                case Drop(count=count):
                    self._go(count, Drop(1))
                case Add():
                    self.result.add(step)
                    count = bool(step.lead) + step.stop - step.start + bool(step.tail)
                    self.result.after += [next(self._after) for _ in range(count)]
                case Remark():
                    self.result.add(step)
                case _:
                    self._go(1, step)
        return self.result

    def _go(self, count: int, step: Step) -> None:
        for _ in range(count):
            self.result.add(step)
            if not isinstance(step, Drop):
                self.result.after.append(next(self._after))
            self._at += 1
            self._pass()

    def _pass(self) -> None:
        """What stands aside here stays or goes."""
        while self._at in self._aside:
            if self._at in self._stale:
                self.result.add(Drop(1))
            else:
                self.result.add(Keep(1))
                self.result.after.append(self._draft[self._at])
            self._at += 1
