"""Which of some things are the same thing later: pictures, tables and rows, found again though they have changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher


def paired(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[int]:
    """For each thing after, which one before it is, or -1: those alike in order, then, between them, by their place.

    Between two that are alike, as many as both have are paired from the first on.
    """
    found = [-1] * len(after)
    for kind, b0, b1, a0, a1 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind in ("equal", "replace"):
            for at in range(min(b1 - b0, a1 - a0)):
                found[a0 + at] = b0 + at
    return found


def found_again(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[int]:
    """For each thing after, which one before it is, or -1: those alike, whatever their order; None is like nothing.

    Of several alike the first is the first.
    """
    places: dict[Hashable, Iterator[int]] = {
        one: iter([at for at, other in enumerate(before) if other == one]) for one in before if one is not None
    }
    return [next(places[one], -1) if one in places else -1 for one in after]


def moved(order: Sequence[int]) -> set[int]:
    """Of different numbers those that stand out of their order, as few as can be."""
    ends: list[int] = []
    reach = []
    for number in order:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
        reach.append(at)
    stayed: set[int] = set()
    wanted = len(ends) - 1
    for number, at in zip(reversed(order), reversed(reach), strict=True):
        if at == wanted:
            stayed.add(number)
            wanted -= 1
    return set(order) - stayed
