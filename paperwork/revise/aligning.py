"""Two texts compared paragraph by paragraph: which one became which, so that one that was added tears no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from paperwork.model.revision import Token

from .spacing import is_space
from .three_way import Changed, Keys
from .tokens import tokens

# Two paragraphs with less in common than this are two, not one that was rewritten.
_ALIKE = 0.5
# More than so many paragraphs changed in one place are taken as one change: nobody could follow them anyway.
_MOST = 40


def paragraphs_changed(base: Sequence[str], other: Sequence[str]) -> list[Changed]:
    """What differs between two runs of paragraphs in normal form: each that was rewritten, added or deleted."""
    found: list[Changed] = []
    for kind, b0, b1, o0, o1 in SequenceMatcher(None, base, other, autojunk=False).get_opcodes():
        if kind == "replace" and max(b1 - b0, o1 - o0) <= _MOST:
            sides = ([_words(line) for line in side] for side in (base[b0:b1], other[o0:o1]))
            pairs = ((b0 + one, o0 + two) for one, two in most_alike(*sides))
            found += _between(list(pairs), (b0, o0), (b1, o1))
        elif kind != "equal":
            found.append(Changed((b0, b1), (o0, o1)))
    return found


def _between(pairs: list[tuple[int, int]], start: tuple[int, int], stop: tuple[int, int]) -> Iterator[Changed]:
    """Each pair as a change of its own, and what lies between pairs as another."""
    base, other = start
    for one, two in [*pairs, stop]:
        if base < one or other < two:
            yield Changed((base, one), (other, two))
        if (one, two) != stop:
            yield Changed((one, one + 1), (two, two + 1))
        base, other = one + 1, two + 1


def most_alike(before: Sequence[Keys], after: Sequence[Keys]) -> list[tuple[int, int]]:
    """The pairs of paragraphs, in order, that are most alike altogether; none where there are too many of them."""
    if max(len(before), len(after)) > _MOST:
        return []
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [[(0.0, [])] * (len(after) + 1)]
    for one, first in enumerate(before):
        row: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
        for two, second in enumerate(after):
            alike = _alike(first, second)
            score, pairs = best[-1][two]
            joined = [(score + alike, [*pairs, (one, two)])] if alike >= _ALIKE else []
            row.append(max([*joined, best[-1][two + 1], row[-1]], key=lambda way: way[0]))
        best.append(row)
    return best[-1][-1][1]


def _alike(first: Keys, second: Keys) -> float:
    """How much two paragraphs share; 0 where it is too little to count."""
    compared = SequenceMatcher(None, first, second, autojunk=False)
    return compared.ratio() if compared.quick_ratio() >= _ALIKE else 0.0


def included(base: Iterable[Token], changed: Iterable[Token], other: Iterable[Token]) -> bool:
    """Whether all that was changed of the first words in the second is changed in the third as well."""
    first, second, third = ([one for one in side if not is_space(one)] for side in (base, changed, other))
    places = {
        block.a + at: block.b + at
        for block in SequenceMatcher(None, second, third, autojunk=False).get_matching_blocks()
        for at in range(block.size)
    }
    for kind, b0, b1, c0, c1 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind != "equal" and not (
            all(at in places for at in range(c0, c1)) and not _holds(_there(places, third, c0, c1), first[b0:b1])
        ):
            return False
    return True


def _there(places: Mapping[int, int], third: Sequence[Token], start: int, stop: int) -> Sequence[Token]:
    """What stands in the third text where a piece of the second does."""
    before = max((to for at, to in places.items() if at < start), default=-1)
    after = min((to for at, to in places.items() if at >= stop), default=len(third))
    return third[before + 1 : after]


def _holds(said: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether some words stand among others, one after the other."""
    return bool(words) and any(said[at : at + len(words)] == words for at in range(len(said) - len(words) + 1))


def _words(line: str) -> list[Token]:
    return [token for token in tokens(line) if not is_space(token)]
