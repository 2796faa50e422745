"""Two texts that grew out of one, compared and joined: what each changed, and where both changed the same.

In: three runs of keys. Out: hunks, in order, that cover the draft's run from first to last. The method is diff3's
(Khanna, Kunal and Pierce, A Formal Investigation of Diff3, 2007), but that changes which only touch do not clash.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

Side = Literal["same", "draft", "new", "both", "clash"]
Keys = Sequence[Hashable]


class Changed(Struct, frozen=True):
    """A piece of the base, and the piece of the other text that stands for it now."""

    base: tuple[int, int]
    other: tuple[int, int]


class Hunk(Struct, frozen=True):
    """A piece of each of the three texts, and who changed it; `both` made the same change, in a `clash` another.

    `pieces` are those of the new text that it changed itself, where the draft changed more around them. Two paragraphs
    have `met` that stand for each other and for none of the base.
    """

    side: Side
    base: tuple[int, int]
    draft: tuple[int, int]
    new: tuple[int, int]
    pieces: tuple[tuple[int, int], ...] = ()
    met: bool = False

    def moved(self, base: int, draft: int, new: int) -> Hunk:
        """The same hunk of longer texts, in which so much stands before those that it was found in."""
        pieces = tuple(_moved(piece, new) for piece in self.pieces)
        return Hunk(self.side, _moved(self.base, base), _moved(self.draft, draft), _moved(self.new, new), pieces)


def changes(
    base: Keys,
    other: Keys,
    is_word: Callable[[Hashable], bool] = lambda _: True,
    is_end: Callable[[Hashable], bool] = lambda _: False,
) -> list[Changed]:
    """What differs between two texts, in order. What two changes share that is no word belongs to both of them.

    What comes or goes whole, from behind one `is_end` to another, is taken so.
    """
    joined: list[Changed] = []
    for one in _leftmost(base, other, is_end):
        last = joined[-1] if joined else None
        if last and not any(is_word(base[at]) for at in range(last.base[1], one.base[0])):
            joined[-1] = Changed((last.base[0], one.base[1]), (last.other[0], one.other[1]))
        else:
            joined.append(one)
    return joined


def _leftmost(base: Keys, other: Keys, is_end: Callable[[Hashable], bool]) -> Iterator[Changed]:
    """What differs, each addition and deletion as far to the left as it can stand: two texts have it in one place.

    A whole paragraph stays whole.
    """
    end = (0, 0)
    for kind, b0, b1, o0, o1 in SequenceMatcher(None, base, other, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        side, first, last = (other, o0, o1) if kind == "insert" else (base, b0, b1)
        room = min(b0 - end[0], o0 - end[1]) if kind != "replace" else 0
        back = 0
        while back < room and side[first - back - 1] == side[last - back - 1]:
            back += 1
        back = next((less for less in range(back + 1) if is_end(side[first - less - 1]) and first > less), back)
        yield Changed((b0 - back, b1 - back), (o0 - back, o1 - back))
        end = (b1 - back, o1 - back)


def joined(
    base: Keys,
    draft: Sequence[Changed],
    new: Sequence[Changed],
    same: Callable[[tuple[int, int], tuple[int, int]], bool],
) -> Iterator[Hunk]:
    """The hunks of three texts, by what each of two changed of the first.

    `same(draft, new)` says whether a piece of the draft and one of the new text are alike.
    """
    at, shift_draft, shift_new = 0, 0, 0
    for group_draft, group_new in _groups(draft, new):
        span = _span((*group_draft, *group_new))
        if at < span[0]:
            yield Hunk("same", (at, span[0]), _moved((at, span[0]), shift_draft), _moved((at, span[0]), shift_new))
        in_draft, shift_draft = _other(span, group_draft, shift_draft)
        in_new, shift_new = _other(span, group_new, shift_new)
        pieces = tuple(one.other for one in group_new)
        yield Hunk(_side(group_draft, group_new, same(in_draft, in_new)), span, in_draft, in_new, pieces)
        at = span[1]
    if at < len(base):
        yield Hunk("same", (at, len(base)), _moved((at, len(base)), shift_draft), _moved((at, len(base)), shift_new))


def _groups(draft: Sequence[Changed], new: Sequence[Changed]) -> Iterator[tuple[list[Changed], list[Changed]]]:
    """Changes of both sides that overlap, together; each other one alone; in the order of the base."""
    waiting = sorted([(one.base, 0, one) for one in draft] + [(one.base, 1, one) for one in new], key=_order)
    group: tuple[list[Changed], list[Changed]] = ([], [])
    for _, side, one in waiting:
        if (group[0] or group[1]) and not _overlap(_span((*group[0], *group[1])), one.base):
            yield group
            group = ([], [])
        group[side].append(one)
    if group[0] or group[1]:
        yield group


def _order(waiting: tuple[tuple[int, int], int, Changed]) -> tuple[int, int, int]:
    return (*waiting[0], waiting[1])


def _overlap(span: tuple[int, int], next: tuple[int, int]) -> bool:
    """Whether two pieces share something; two insertions at one place do."""
    return next[0] < span[1] or span == next


def _span(group: Sequence[Changed]) -> tuple[int, int]:
    return min(one.base[0] for one in group), max(one.base[1] for one in group)


def _moved(span: tuple[int, int], shift: int) -> tuple[int, int]:
    return span[0] + shift, span[1] + shift


def _other(span: tuple[int, int], group: Sequence[Changed], shift: int) -> tuple[tuple[int, int], int]:
    """Where a piece of the base stands in the other text, and how far what follows is moved there."""
    grown = sum((one.other[1] - one.other[0]) - (one.base[1] - one.base[0]) for one in group)
    return (span[0] + shift, span[1] + shift + grown), shift + grown


def _side(draft: Sequence[Changed], new: Sequence[Changed], alike: bool) -> Side:
    if not new:
        return "draft"
    if not draft:
        return "new"
    return "both" if alike else "clash"
