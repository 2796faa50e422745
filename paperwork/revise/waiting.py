"""Clashes of an earlier refresh that nobody has settled: the inputs' words of then give way to those of now.

Such a clash is known by its comment, which quotes a person's words and ours: where the one stand right before the
other in a draft, they wait. Once either was edited, all of it is the person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.revision import BLOCKS, Add, Drop, Keep, Remark, Token, Tokens

from . import remarks
from .result import Clash, Merged, Texts
from .three_way import Hunk
from .tokens import words

_QUOTES = re.compile(
    rf"{re.escape(remarks.CLASH)} Written here: '(.+)'\. From the new inputs: '(.+)'\. Before: ", re.DOTALL
)


def clashes(comments: Iterable[str]) -> tuple[Clash, ...]:
    """The clashes that some comments of a draft tell of."""
    found = ((_QUOTES.match(said), said) for said in comments)
    return tuple(Clash(quotes[1], quotes[2], said) for quotes, said in found if quotes)


class Waiting(Struct):
    """Where in a draft a clash waits: a person's words from `mine` on, those of the inputs from `start` to `stop`.

    `at` is where the inputs' words begin in the merged text; none of them was `renewed` yet.
    """

    clash: Clash
    mine: int
    start: int
    stop: int
    at: int = -1
    renewed: bool = False


def waiting(texts: Texts) -> list[Waiting]:
    """The clashes that wait in a draft, in its order."""
    found = [one for clash in texts.clashes for one in _where(texts.draft, clash)]
    return sorted(found, key=lambda one: one.start)


def _where(draft: Tokens, clash: Clash) -> Iterator[Waiting]:
    for start, token in enumerate(draft):
        first = words((token,))
        if not first or not clash.ours.startswith(first):
            continue
        stop = _reached(draft, start, 1, clash.ours)
        mine = _reached(draft, start - 1, -1, clash.mine) if stop >= 0 else -1
        if mine >= 0:
            yield Waiting(clash, mine, start, stop + 1)


def _reached(draft: Tokens, start: int, step: int, said: str) -> int:
    """The token at which some words that begin, or end, at another are all said; -1 where others stand there."""
    at = start
    while 0 <= at < len(draft):
        found = words(draft[min(start, at) : max(start, at) + 1])
        if found == said:
            return at
        if len(found) > len(said):
            return -1
        at += step
    return -1


def cut(hunks: Iterable[Hunk], found: Sequence[Waiting]) -> Iterator[Hunk]:
    """The hunks, those that nobody changed parted where words that wait begin and end."""
    edges = sorted({edge for one in found for edge in (one.start, one.stop)})
    for hunk in hunks:
        rest = hunk
        for edge in edges if hunk.side == "same" else ():
            if rest.draft[0] < edge < rest.draft[1]:
                first, rest = _parted(rest, edge - rest.draft[0])
                yield first
        yield rest


def _parted(hunk: Hunk, at: int) -> tuple[Hunk, Hunk]:
    sides = {name: getattr(hunk, name) for name in ("base", "draft", "new")}
    before = {name: (start, start + at) for name, (start, _) in sides.items()}
    after = {name: (start + at, stop) for name, (start, stop) in sides.items()}
    return replace(hunk, **before), replace(hunk, **after)


def begin(result: Merged, found: Sequence[Waiting], hunk: Hunk) -> None:
    """Notes where in the merged text the words that wait in a hunk begin."""
    for one in found:
        if one.at < 0 and one.start < hunk.draft[1] and one.stop > hunk.draft[0]:
            one.at = len(result.after)


def renewed(found: Sequence[Waiting], hunk: Hunk) -> None:
    """Notes that words that wait are others now."""
    for one in found:
        one.renewed |= one.start < hunk.draft[1] and one.stop > hunk.draft[0]


def tell(result: Merged, texts: Texts, found: Sequence[Waiting], hunk: Hunk) -> None:
    """A comment on each clash that a hunk ends and whose words are others now, in the place of that of then."""
    for one in found:
        if one.renewed and one.stop <= hunk.draft[1]:
            was, mine = texts.draft[one.start : one.stop], texts.draft[one.mine : one.start]
            _replace_remark(result, [one], remarks.clash(was, mine, tuple(result.after[one.at :])))


def show_newest(result: Merged, texts: Texts, found: Sequence[Waiting], hunk: Hunk) -> bool:
    """A clash where one waits already: the words of the inputs that stand there give way to the newest.

    False, and nothing done, where none waits, or where paragraphs would have to take the place of words.
    """
    there = [one for one in found if one.start < hunk.draft[1] and one.stop > hunk.draft[0]]
    if not there:
        return False
    start, stop = max(there[0].start, hunk.draft[0]), min(there[-1].stop, hunk.draft[1])
    new_stop = _without_end(texts, hunk, stop)
    ours = texts.new[hunk.new[0] : new_stop]
    if any(token.kind in BLOCKS for token in (*ours, *texts.draft[start:stop])):
        return False
    _keep(result, texts.draft, hunk.draft[0], start)
    mine = [*texts.draft[there[0].mine : there[0].start], *_walk(result, texts.draft, there, hunk)]
    there[-1].at = len(result.after) if there[-1].start >= hunk.draft[0] else there[-1].at
    if ours:
        result.add(Add(hunk.new[0], new_stop))
        result.after += ours
    if there[-1].stop > hunk.draft[1]:
        there[-1].renewed = True
        result.superseded += [one.clash.said for one in there[:-1]]
    else:
        _replace_remark(result, there, remarks.clash(texts.base[slice(*hunk.base)], tuple(mine), ours))
    _keep(result, texts.draft, stop, hunk.draft[1])
    result.kept = result.took = True
    return True


def _keep(result: Merged, draft: Tokens, start: int, stop: int) -> None:
    result.add(Keep(stop - start))
    result.after += draft[start:stop]


def _without_end(texts: Texts, hunk: Hunk, stop: int) -> int:
    """Where the new words end: what they and the draft end with alike stays where it is."""
    end, at = hunk.new[1], hunk.draft[1]
    while at > stop and end > hunk.new[0] and texts.draft[at - 1] == texts.new[end - 1]:
        at, end = at - 1, end - 1
    return end


def _walk(result: Merged, draft: Tokens, there: Sequence[Waiting], hunk: Hunk) -> Iterator[Token]:
    """Drops the words that wait in a hunk, and keeps what is between them, which is given."""
    for at, one in enumerate(there):
        start, stop = max(one.start, hunk.draft[0]), min(one.stop, hunk.draft[1])
        result.add(Drop(stop - start))
        following = there[at + 1].start if at + 1 < len(there) else stop
        _keep(result, draft, stop, following)
        yield from draft[stop:following]


def _replace_remark(result: Merged, there: Sequence[Waiting], said: str) -> None:
    result.add(Remark(said))
    result.superseded += [one.clash.said for one in there]
    result.clashed = True
    for one in there:
        one.renewed = False
