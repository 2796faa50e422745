"""The steps of a plan as operations on single tokens, put so that Word can show each as a tracked change.

The last paragraph mark of a body, a region or a cell can be neither inserted nor deleted. So a paragraph put after the
last one ends the one before it with a new mark and takes over the old; one taken from the end gives its mark to the
one before it. A paragraph that takes the place of another stands in its place, and keeps its mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from paperwork.model.revision import Add, Drop, Keep, Remark, Renew, RowStep, Step, Tokens, Within


class Kept(Struct, frozen=True):
    """A token of the draft stays."""

    at: int


class Dropped(Struct, frozen=True):
    """A token of the draft is deleted."""

    at: int


class Added(Struct, frozen=True):
    """A token of the new text is inserted."""

    new: int


class Said(Struct, frozen=True):
    """Characters that keep an insertion off its neighbours are inserted."""

    text: str


class Split(Struct, frozen=True):
    """A paragraph mark is inserted that is like the draft's own at `at`."""

    at: int


class Restyled(Struct, frozen=True):
    """A paragraph mark of the draft stays, and becomes like one of the new text, or (`like`) another of the draft."""

    at: int
    new: int = -1
    like: int = -1


class Renewed(Struct, frozen=True):
    """A picture of the draft takes the place of its counterpart in the new text."""

    at: int
    new: int
    keeps_words: bool


class Changed(Struct, frozen=True):
    """A table of the draft changes inside."""

    at: int
    new: int
    rows: tuple[RowStep, ...]


class Commented(Struct, frozen=True):
    """A comment on what was kept or added last."""

    text: str


_EMBEDS = ("table", "region")
Operation = Kept | Dropped | Added | Said | Split | Restyled | Renewed | Changed | Commented


def operations(steps: tuple[Step, ...], draft: Tokens, new: Tokens) -> list[Operation]:
    """The operations of some steps through a draft's tokens."""
    found = _in_place(list(_flat(steps)), draft, new)
    return _last_mark_kept(found, draft, new)


def _flat(steps: tuple[Step, ...]) -> Iterator[Operation]:
    at = 0
    for step in steps:
        match step:
            case Keep(count=count) | Drop(count=count):
                kind = Kept if isinstance(step, Keep) else Dropped
                yield from (kind(at + more) for more in range(count))
                at += count
            case Add():
                yield from _added(step)
            case Renew():
                yield Renewed(at, step.new, step.keeps_words)
                at += 1
            case Within():
                yield Changed(at, step.new, step.rows)
                at += 1
            case Remark():
                yield Commented(step.text)


def _added(step: Add) -> Iterator[Operation]:
    if step.lead:
        yield Said(step.lead)
    yield from (Added(at) for at in range(step.start, step.stop))
    if step.tail:
        yield Said(step.tail)


def _in_place(found: list[Operation], draft: Tokens, new: Tokens) -> list[Operation]:
    """A dropped paragraph whose place an added one takes keeps its mark, restyled where it is of another kind."""
    put: list[Operation] = []
    for place, operation in enumerate(found):
        put.append(operation)
        following = found[place + 1] if place + 1 < len(found) else None
        if isinstance(operation, Added | Said) and not isinstance(following, Added | Said):
            _pair_marks(put, draft, new)
    return put


def _pair_marks(put: list[Operation], draft: Tokens, new: Tokens) -> None:
    run = _run_of_changes(put)
    dropped = [one for one in run if isinstance(one, Dropped)]
    added = [one for one in run if isinstance(one, Added)]
    if not dropped or any(new[one.new].kind in (*_EMBEDS, "opaque") for one in added):
        return
    mark, end = dropped[-1], added[-1]
    if draft[mark.at].kind == "end" == new[end.new].kind:
        put.remove(mark)
        put[put.index(end)] = _alike(mark.at, end.new, draft, new)


def _alike(at: int, other: int, draft: Tokens, new: Tokens) -> Operation:
    return Kept(at) if draft[at] == new[other] else Restyled(at, new=other)


def _run_of_changes(put: list[Operation]) -> list[Operation]:
    """The drops and additions at the end of what was put, with nothing kept among them."""
    start = len(put)
    while start and isinstance(put[start - 1], Dropped | Added | Said):
        start -= 1
    return put[start:]


def _last_mark_kept(found: list[Operation], draft: Tokens, new: Tokens) -> list[Operation]:
    if not draft or draft[-1].kind != "end":
        return found
    last = len(draft) - 1
    if Dropped(last) in found:
        return _given_back(found, draft, new, last)
    place = next((at for at, one in enumerate(found) if isinstance(one, Kept) and one.at == last), len(found))
    after = found[place + 1 :]
    ends = [at for at, one in enumerate(after) if isinstance(one, Added) and new[one.new].kind == "end"]
    if not ends or ends[-1] != max(at for at, one in enumerate(after) if isinstance(one, Added)):
        return found
    taken = after[ends[-1]]
    assert isinstance(taken, Added)
    rest = [*after[: ends[-1]], *after[ends[-1] + 1 :]]
    return [*found[:place], Split(last), *rest, _alike(last, taken.new, draft, new)]


def _given_back(found: list[Operation], draft: Tokens, new: Tokens, last: int) -> list[Operation]:
    """The last paragraph goes: the mark before it is deleted in its stead, or after a table or a part its own."""
    place = before = found.index(Dropped(last))
    while before and isinstance(one := found[before], Dropped) and draft[one.at].kind not in _EMBEDS:
        before -= 1
    one = found[before]
    if isinstance(one, Kept) and draft[one.at].kind == "end":
        found[before] = Dropped(one.at)
        found[place] = Kept(last) if draft[one.at] == draft[last] else Restyled(last, like=one.at)
    elif not _is_embed(one, draft, new):
        found[place] = Kept(last)
    return found


def _is_embed(one: Operation, draft: Tokens, new: Tokens) -> bool:
    match one:
        case Kept(at=at) | Dropped(at=at) | Changed(at=at):
            return draft[at].kind in _EMBEDS
        case Added(new=at):
            return new[at].kind in _EMBEDS
        case _:
            return False
