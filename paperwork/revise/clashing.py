"""A place that a draft and a new text both changed: what of it they have alike, and what is left for a person.

The words that both have stand there once. Where one side has all that the other changed, and more, there is nothing
to decide; else only the sentences that differ clash.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from paperwork.model.revision import BLOCKS, Token, Tokens, paragraphs

from .agreeing import words_in
from .aligning import included, most_alike
from .days import same_days
from .plain import plain
from .result import Texts
from .spacing import is_space
from .three_way import Changed, Hunk, Side, changes
from .tokens import plain as undressed
from .tokens import tokens, words, written

_EMBEDS = ("picture", "table")
_GAP = re.compile(r"\[To be written: [^\]]*\]( \[Guidance: [^\]]*\])?")
_STOPS = (".", "!", "?")
Span = tuple[int, int]


def is_gap(said: Sequence[Hashable]) -> bool:
    """Whether a paragraph is a gap that a person is to fill, of whose words none is theirs."""
    known = tuple(token for token in said if isinstance(token, Token))
    return len(known) == len(said) and bool(_GAP.fullmatch(words(known)))


def without(hunk: Hunk, there: Sequence[Span]) -> Iterator[Hunk]:
    """A hunk without those paragraphs of the new text that a draft has of its own in another place."""
    inside = [span for span in there if hunk.new[0] <= span[0] and span[1] <= hunk.new[1]]
    if not inside or hunk.side not in ("new", "clash"):
        yield hunk
        return
    edges = [hunk.new[0], *(edge for span in inside for edge in span), hunk.new[1]]
    pieces = [(start, stop) for start, stop in zip(edges[::2], edges[1::2], strict=True) if start < stop]
    if pieces:
        yield replace(hunk, new=pieces[0], pieces=(pieces[0],))
    else:
        yield replace(hunk, side="draft" if hunk.side == "clash" else "new", new=(hunk.new[1], hunk.new[1]), pieces=())
    for piece in pieces[1:]:
        yield Hunk("new", _end(hunk.base), _end(hunk.draft), piece, (piece,))


def _end(span: Span) -> Span:
    return span[1], span[1]


def behind_stops(hunks: Iterable[Hunk], draft: Tokens, new: Tokens) -> Iterator[Hunk]:
    """The hunks, those in which both sides added sentences behind a stop begun behind it, not before it."""
    waiting: Hunk | None = None
    for hunk in hunks:
        rest = hunk
        if waiting and hunk.side == "same" and _begins_with_stop(waiting, hunk, draft, new):
            first, last = _spans(waiting), _spans(hunk)
            yield _hunk("same", [(start, start + 1) for start, _ in first])
            yield _hunk("clash", [(start + 1, stop + 1) for start, stop in first])
            rest, waiting = _hunk("same", [(start + 1, stop) for start, stop in last]), None
        if waiting:
            yield waiting
        waiting = rest
    if waiting:
        yield waiting


def _begins_with_stop(hunk: Hunk, next: Hunk, draft: Tokens, new: Tokens) -> bool:
    if hunk.side != "clash" or hunk.base[0] < hunk.base[1] or not all(start < stop for start, stop in _spans(hunk)[1:]):
        return False
    first = draft[hunk.draft[0]]
    return first.text in _STOPS and first == new[hunk.new[0]] == draft[next.draft[0]]


def _hunk(side: Side, spans: Sequence[Span]) -> Hunk:
    base, draft, new = spans
    return Hunk(side, base, draft, new, (new,))


def _spans(hunk: Hunk) -> tuple[Span, Span, Span]:
    return hunk.base, hunk.draft, hunk.new


def parted(texts: Texts, hunk: Hunk, frame: bool) -> Iterator[Hunk]:
    """A clash without what both sides have alike; of a `frame`, lines that say the same day in two ways are alike."""
    base, draft, new = texts.base[slice(*hunk.base)], texts.draft[slice(*hunk.draft)], texts.new[slice(*hunk.new)]
    if same_days(words(_whole(texts.draft, hunk.draft)), words(_whole(texts.new, hunk.new))):
        yield replace(hunk, side="draft")
    elif frame:
        yield from _in_turn(texts, hunk)
    elif _has_already(base, draft, new) or _says(draft) == _says(new):
        yield replace(hunk, side="draft")
    elif _goes_on(base, draft, new):
        yield from _pieces(hunk, draft, new, changes(draft, new), "new")
    else:
        yield from _differing(hunk, draft, new)


def _in_turn(texts: Texts, hunk: Hunk) -> Iterator[Hunk]:
    """A clash of as many lines on each side, line by line; any other as it is."""
    sides = (texts.base, texts.draft, texts.new)
    lines = [
        [(at[0] + start, at[0] + stop) for start, stop in paragraphs(side[slice(*at)])]
        for side, at in zip(sides, _spans(hunk), strict=True)
    ]
    ends = {side[stop - 1].kind for side, places in zip(sides, lines, strict=True) for _, stop in places}
    if ends != {"end"} or len({len(places) for places in lines}) != 1:
        yield hunk
        return
    for spans in zip(*lines, strict=True):
        was, mine, ours = (side[slice(*at)] for side, at in zip(sides, spans, strict=True))
        alike = mine == ours or same_days(words(mine), words(ours))
        yield _hunk("draft" if alike or was == ours else "new" if was == mine else "clash", spans)


def _whole(said: Tokens, span: Span) -> Tokens:
    """The paragraphs that a piece of a text is in."""
    reached = [at for at in paragraphs(said) if at[0] < span[1] and at[1] > span[0]]
    return said[reached[0][0] : reached[-1][1]] if reached else ()


def _says(said: Tokens) -> list[Token]:
    """What is said and where it links to, whatever its emphasis, as a heading or in a list."""
    return [replace(one, bold=False, italic=False) for one in said if one.kind != "end" and not is_space(one)]


def _has_already(base: Tokens, draft: Tokens, new: Tokens) -> bool:
    """Whether the draft has all words that are new, as far as a text file that was harvested from it can hold them."""
    if any(token.kind in _EMBEDS for token in new) or not words(new):
        return not words(new) and not words(draft)
    return included(*map(_plain, (base, new, draft)))


def _goes_on(base: Tokens, draft: Tokens, new: Tokens) -> bool:
    """Whether the new text has all that a person changed, and more: their words were harvested, and went on there."""
    if any(token.kind in _EMBEDS for token in (*draft, *new)) or not words(draft):
        return False
    mine = Counter(map(undressed, draft)) - Counter(map(undressed, base))
    return not mine - Counter(map(undressed, new)) and included(base, draft, new)


def _plain(said: Tokens) -> Tokens:
    return tokens("\n".join(plain(written(said)).lines))


def _differing(hunk: Hunk, draft: Tokens, new: Tokens) -> Iterator[Hunk]:
    """A clash of those words alone that differ in one place; else of those sentences that differ; else of all of it."""
    inner = changes(draft, new)
    if len(inner) == 1 and most_alike([words_in(draft)], [words_in(new)]):
        yield from _pieces(hunk, draft, new, inner, "clash")
        return
    mine, ours = list(_sentences(draft)), list(_sentences(new))
    said = [_known(draft, at) for at in mine], [_known(new, at) for at in ours]
    blocks = SequenceMatcher(None, *said, autojunk=False).get_opcodes()
    if not any(kind == "equal" and any(said[0][b0:b1]) for kind, b0, b1, _, _ in blocks):
        yield hunk
        return
    apart = [
        Changed(_reach(mine, b0, b1, len(draft)), _reach(ours, o0, o1, len(new)))
        for kind, b0, b1, o0, o1 in blocks
        if kind != "equal"
    ]
    yield from _pieces(hunk, draft, new, apart, "clash")


def _sentences(said: Tokens) -> Iterator[Span]:
    start = 0
    for at, token in enumerate(said, 1):
        stops = token.kind == "text" and token.text in (*_STOPS, "\n") and (at == len(said) or is_space(said[at]))
        if token.kind in BLOCKS or stops:
            yield start, at
            start = at
    if start < len(said):
        yield start, len(said)


def _known(said: Tokens, at: Span) -> Hashable:
    return tuple(token for token in said[slice(*at)] if not is_space(token))


def _reach(spans: Sequence[Span], first: int, last: int, end: int) -> Span:
    start = spans[first][0] if first < len(spans) else end
    return start, spans[last - 1][1] if last > first else start


def _pieces(hunk: Hunk, draft: Tokens, new: Tokens, apart: Sequence[Changed], side: Side) -> Iterator[Hunk]:
    """A hunk in pieces: what is alike on both sides, and each that differs, as a change of one `side` or of both."""
    at = (0, 0)
    base = hunk.base
    for one in [*apart, Changed((len(draft), len(draft)), (len(new), len(new)))]:
        if at[0] < one.base[0] or at[1] < one.other[0]:
            yield _piece(hunk, _end((0, hunk.base[0])), (at[0], one.base[0]), (at[1], one.other[0]), "both")
        if one.base != _end(one.base) or one.other != _end(one.other):
            sided = side if side == "new" else _side(one)
            yield _piece(hunk, base, one.base, one.other, sided)
            base = _end(base)
        at = one.base[1], one.other[1]
    if base[0] < base[1]:
        yield _piece(hunk, base, at, at, "both")


def _side(one: Changed) -> Side:
    if one.base[0] == one.base[1]:
        return "new"
    return "draft" if one.other[0] == one.other[1] else "clash"


def _piece(hunk: Hunk, base: Span, draft: Span, new: Span, side: Side) -> Hunk:
    there = hunk.new[0] + new[0], hunk.new[0] + new[1]
    return Hunk(side, base, (hunk.draft[0] + draft[0], hunk.draft[0] + draft[1]), there, (there,))
