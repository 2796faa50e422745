"""How laid-out things follow each other down a page, a column or a cell, and where they part.

In: a run of `Laid` things and some room. Out: what stands in the room, and what goes on to the next. Spaces between
two paragraphs do not add up: the larger counts, as in Word; space before is dropped where a page breaks by itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, Protocol, TypeGuard

from msgspec import Struct, field

from paperwork.model.look import PictureLook

from .ops import Fill, Op, Sheet

EPSILON = 0.06


class NoteHeight(Protocol):
    """The height that some footnotes take at the foot of the page; `least` is where the last of them may go on."""

    def __call__(self, ids: tuple[str, ...], *, least: bool = False) -> float:
        """In points, with the rule above them."""
        ...


class Laid(Protocol):
    """A thing laid out for a width. Heights are in points and leave out the space before and after."""

    @property
    def before(self) -> float:
        """Space before."""
        ...

    @property
    def after(self) -> float:
        """Space after."""
        ...

    @property
    def style(self) -> str:
        """The style whose neighbours of the same style may close up; empty where they may not."""
        ...

    @property
    def keep_next(self) -> bool:
        """Whether it must stand on the page of what follows."""
        ...

    @property
    def break_before(self) -> bool:
        """Whether it starts a page."""
        ...

    @property
    def height(self) -> float:
        """Its height."""
        ...

    @property
    def spare(self) -> float:
        """How much of its height, at its foot, may lie below the foot of a page: nothing is drawn there."""
        ...

    @property
    def least(self) -> float:
        """The height of the smallest part that may stand at the foot of a page."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """The ids of the footnotes it refers to, in order."""
        ...

    def split(self, room: float, note_height: NoteHeight, force: bool) -> tuple[Laid | None, Laid | None]:
        """What fits and what is left. `force` takes something even where nothing may: else a page would stay empty."""
        ...

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw it with its top left corner there."""
        ...


class Whole(Struct, frozen=True, kw_only=True):
    """What every thing has that is never parted."""

    before: float = 0.0
    after: float = 0.0
    style: str = ""
    keep_next: bool = False
    break_before: bool = False
    notes: tuple[str, ...] = ()

    @property
    def in_text(self) -> Laid | None:
        """It is never parted."""
        return None

    spare: float = 0.0

    def split(self: Laid, room: float, note_height: NoteHeight, force: bool) -> tuple[Laid | None, Laid | None]:  # noqa: ARG002
        """It is never parted."""
        return (self, None) if force else (None, self)


class Roomless(Whole, frozen=True, kw_only=True):
    """What every thing has that is whole and takes no room of the text's."""

    height: float = 0.0
    least: float = 0.0

    def split(self, room: float, note_height: NoteHeight, force: bool) -> tuple[Laid | None, Laid | None]:  # noqa: ARG002
        """It is whole."""
        return self, None

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Nothing is drawn, unless a kind of it says so."""


class Surround(Protocol):
    """What text stands beside in some room: pictures, and the lines around them."""

    @property
    def bottom(self) -> float:
        """How far down the pictures reach."""
        ...

    def meet(self, queue: deque[Laid], filled: Filled, room: Room) -> bool:
        """Put the pictures that are next at their places; False where they go to the next page with their paragraph."""
        ...

    def settle(self, item: Laid, y: float) -> tuple[Laid, float]:
        """A thing as it stands at that height of the room; and the height, lower where it stands under a picture."""
        ...

    @property
    def passing(self) -> bool:
        """Whether something floats here that will not float on the next page."""
        ...


class Aside(Laid, Protocol):
    """A thing that text may run beside, if its look says so."""

    @property
    def look_of_it(self) -> PictureLook:
        """How it stands on its page."""
        ...

    @property
    def wide(self) -> float:
        """Its width."""
        ...

    @property
    def in_text(self) -> Laid | None:
        """The same standing in the text, where it may part; none for what is whole."""
        ...


def is_beside(item: object) -> TypeGuard[Aside]:
    """Whether text keeps clear of a thing of the column, beside it or above and below it alone."""
    look: PictureLook | None = getattr(item, "look_of_it", None)
    return look is not None and look.floating and look.wrap != "none"


class PageBreak(Roomless, frozen=True, kw_only=True):
    """The end of a page, or of a `column` alone."""

    column: bool = False


def no_notes(ids: tuple[str, ...], *, least: bool = False) -> float:  # noqa: ARG001
    """The height of footnotes where there are none."""
    return 0.0


def gap(above: Laid | None, below: Laid) -> float:
    """The space between two things: the larger of what they ask for, none between neighbours that close up."""
    if above is None:
        return below.before
    close = bool(above.style) and above.style == below.style
    return 0.0 if close else max(above.after, below.before)


class Filled(Struct):
    """What stands in some room: each thing with the distance of its top from the room's top, and what ended it.

    `asides` are what text runs beside, each with the number of things that are placed before it.
    """

    placed: list[tuple[float, Laid]] = field(default_factory=list)
    asides: list[tuple[int, float, Aside]] = field(default_factory=list)
    height: float = 0.0
    notes: list[str] = field(default_factory=list)
    broken: Literal["", "column", "page"] = ""

    @property
    def last(self) -> Laid | None:
        """The lowest thing that takes room."""
        return next((item for _, item in reversed(self.placed) if not isinstance(item, Roomless)), None)

    def put(self, y: float, item: Laid) -> None:
        """Put a thing at a height."""
        self.placed.append((y, item))
        if not isinstance(item, Roomless):
            self.height = y + item.height
        self.notes.extend(note for note in item.notes if note not in self.notes)

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw all of it, in the order in which it is read; the ground of what follows a float lies under it."""
        first: Op | None = None
        for down, item in self._drawn():
            last = sheet.ops[-1] if sheet.ops else None
            item.place(x, y + down, sheet)
            begin = _index(sheet.ops, last) + 1
            if first is not None:
                _sink(sheet.ops, begin, _index(sheet.ops, first))
            elif begin < len(sheet.ops) and (is_beside(item) or isinstance(item, Roomless)):
                first = sheet.ops[begin]

    def _drawn(self) -> Iterator[tuple[float, Laid]]:
        asides = deque(self.asides)
        for at, placed in enumerate(self.placed):
            while asides and asides[0][0] <= at:
                yield asides.popleft()[1:]
            yield placed
        yield from (aside[1:] for aside in asides)


def _index(ops: list[Op], op: Op | None) -> int:
    """Where a thing stands that was drawn, since what is drawn behind all may have moved it; -1 for none."""
    return next((at for at in range(len(ops) - 1, -1, -1) if ops[at] is op), -1)


def _sink(ops: list[Op], begin: int, under: int) -> None:
    """Put the grounds that were drawn from a place on under something drawn before."""
    grounds: list[Op] = [op for op in ops[begin:] if isinstance(op, Fill)]
    if grounds:
        ops[begin:] = [op for op in ops[begin:] if not isinstance(op, Fill)]
        ops[under:under] = grounds


def standing(items: Iterable[Laid]) -> Laid | None:
    """The first thing that takes room: what floats before it is anchored in it."""
    return next((item for item in items if not isinstance(item, Roomless)), None)


def stack(items: Iterable[Laid]) -> Filled:
    """Things one under another in endless room, with the space before the first and after the last."""
    filled, queue = Filled(), list(items)
    for at, item in enumerate(queue):
        below = item if not isinstance(item, Roomless) else standing(queue[at:]) or item
        filled.put(filled.height + gap(filled.last, below), item)
    filled.height += filled.last.after if filled.last else 0.0
    return filled


def fill(
    queue: deque[Laid],
    room: float,
    note_height: NoteHeight = no_notes,
    *,
    fresh: bool = False,
    must: bool = True,
    beside: Surround | None = None,
) -> Filled:
    """Take from the queue what the room holds; what is left goes on to the next room.

    `fresh` says that the room follows one that was full: space before is then dropped at its top. `must` says that
    something has to be taken, though it may not fit: the room is a whole page, and the next will not be larger.
    `beside` are the pictures that text stands beside; without them such a picture stands in the column.
    """
    filled = Filled()
    whole = Room(room, note_height, fresh, must, beside)
    while queue:
        if beside and not (beside.meet(queue, filled, whole) and queue):
            return filled
        item = queue[0]
        if isinstance(item, PageBreak):
            queue.popleft()
            filled.broken = "column" if item.column else "page"
            return filled
        if item.break_before and filled.placed:
            filled.broken = "page"
            return filled
        if not _take(queue, filled, whole):
            return filled
    return filled


class Room(Struct, frozen=True):
    """Some room, and how it is to be filled."""

    height: float
    note_height: NoteHeight
    fresh: bool
    must: bool
    beside: Surround | None = None

    def top(self, filled: Filled, item: Laid) -> float:
        """Where the next thing begins."""
        return filled.height + (0.0 if self.fresh and filled.last is None else gap(filled.last, item))


def _take(queue: deque[Laid], filled: Filled, room: Room) -> bool:
    """Take the next thing, or the part of it that fits; says whether there may be room for more."""
    item, note_height = queue[0], room.note_height
    y = begin = room.top(filled, standing(queue) or item)
    if room.beside:
        item, y = room.beside.settle(item, begin)
        queue[0] = item
    may_leave = bool(filled.placed) or not room.must or (y > begin and room.beside is not None and room.beside.passing)
    if may_leave and _chain(queue, room.height) > room.height - y + EPSILON:
        return False
    if room.beside and item.notes and may_leave and room.beside.bottom:
        every = (*filled.notes, *item.notes)
        if room.beside.bottom + note_height(every) > room.height:
            return False
    left = room.height - y - note_height(tuple(filled.notes))
    needed = item.height - item.spare
    if needed <= left + EPSILON and needed + _more(note_height, filled, item) <= left + EPSILON:
        queue.popleft()
        filled.put(y, item)
        return True
    head, tail = item.split(left, _beyond(note_height, filled), not may_leave)
    if head is None:
        return False
    queue.popleft()
    if tail is not None:
        queue.appendleft(tail)
    filled.put(y, head)
    return tail is None


def _more(note_height: NoteHeight, filled: Filled, item: Laid) -> float:
    return _beyond(note_height, filled)(item.notes) if item.notes else 0.0


def _beyond(note_height: NoteHeight, filled: Filled) -> NoteHeight:
    """The height that some notes add to those already on the page."""
    so_far = note_height(tuple(filled.notes))

    def beyond(ids: tuple[str, ...], *, least: bool = False) -> float:
        every = (*filled.notes, *(note for note in ids if note not in filled.notes))
        return note_height(every, least=least) - so_far

    return beyond


def _chain(queue: deque[Laid], room: float) -> float:
    """The height that must stay together from the first thing on; none where a whole page could not hold it."""
    first = queue[0]
    if not first.keep_next:
        return 0.0
    height = 0.0
    for item, following in pairwise(queue):
        height += item.height + gap(item, following)
        if following.break_before or isinstance(following, PageBreak):
            return height
        if height > room:
            return 0.0
        if not following.keep_next:
            return height + following.least if height + following.least <= room else 0.0
    return height
