"""Pictures that text runs beside: where they stand on a page, and the paragraphs around them broken into lines anew.

In: a page's sheet, a column, and what floats in its text. Out: the same queue, its first paragraph with lines as long
as the room beside the pictures. Limits: a picture never stands over text above its own paragraph, but below it; what
is no paragraph stands under it; borders and shading run on behind it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import takewhile
from typing import TypeGuard

from msgspec import Struct, field
from msgspec.structs import replace

from .drawn import LaidDrawing
from .flow import Filled, Laid, Room
from .lines import Breaker, Line, Measure, side_by_side
from .ops import Sheet
from .paragraphs import LaidParagraph, leading
from .pictures import LaidPicture
from .places import is_fixed, left_of, top_of

EPSILON = 0.06
# Text stands beside a picture where it has an inch, as in Word.
LEAST_BESIDE = 72.0

Wrapped = LaidPicture | LaidDrawing


class Box(Struct, frozen=True):
    """What lines keep clear of, in points from the page's corner; `side` is where beside it they may stand."""

    left: float
    top: float
    right: float
    bottom: float
    side: str


class Beside(Struct):
    """A column of a page and the pictures on the page, those of columns before it as well.

    Text may be `height` high; a picture may reach down to `foot`, into the margin, where there are no footnotes.
    """

    sheet: Sheet
    x: float
    y: float
    width: float
    height: float
    foot: float
    boxes: list[Box] = field(default_factory=list)
    floats: list[tuple[float, Wrapped]] = field(default_factory=list)

    def meet(self, queue: deque[Laid], filled: Filled, room: Room) -> bool:
        """Put the pictures that are next at their places; False where they go to the next page with their paragraph."""
        pictures = list(takewhile(is_beside, queue))
        if not pictures:
            return True
        anchor = queue[len(pictures)] if len(queue) > len(pictures) else None
        y = room.top(filled, anchor) if anchor else filled.height
        may_leave = bool(filled.placed) or not room.must
        found = [self._found(item, y, may_leave, bool(filled.placed)) for item in pictures if is_beside(item)]
        lowest = self.y + room.height if filled.notes or (anchor and anchor.notes) else self.foot
        if may_leave and not self._fit([box for _, _, box in found], anchor, y, room, lowest):
            return False
        for item, top, box in found:
            queue.popleft()
            self.floats.append((top, item))
            self.boxes.append(box)
        return True

    def settle(self, item: Laid, y: float) -> tuple[Laid, float]:
        """A thing as it stands at that height of the column; and the height, lower where it stands under a picture."""
        if isinstance(item, LaidParagraph):
            return self._around(item, self.y + y), y
        lowest = y
        for box in sorted(self._inside(), key=lambda box: box.top):
            if item.height and box.top < self.y + lowest + item.height - EPSILON:
                lowest = max(lowest, box.bottom - self.y)
        return item, lowest

    @property
    def bottom(self) -> float:
        """How far down the pictures in the column reach."""
        return max((box.bottom - self.y for box in self._inside() if box.top < self.foot), default=0.0)

    def draw(self) -> None:
        """Draw the pictures of this column."""
        for top, item in self.floats:
            item.place(self.x, top, self.sheet)

    def _inside(self) -> Iterator[Box]:
        """The boxes that reach into the column."""
        return (box for box in self.boxes if box.left < self.x + self.width - EPSILON and box.right > self.x + EPSILON)

    def _found(self, item: Wrapped, y: float, may_leave: bool, under: bool) -> tuple[Wrapped, float, Box]:
        """A picture, its top, and the box that it keeps free; below the text that stands above its paragraph."""
        look, here = item.look_of_it, self.y + y
        width = item.picture.width if isinstance(item, LaidPicture) else item.width
        left = left_of(look, width, self.x, self.width, self.sheet)
        above, right, below, before = look.distances
        top = top_of(look, item.height, here, self.sheet)
        if under and left - before < self.x + self.width and left + width + right > self.x:
            top = max(top, here)
        if not may_leave and not is_fixed(look):
            top = max(self.y, min(top, self.y + self.height - item.height))
        return item, top, Box(left - before, top - above, left + width + right, top + item.height + below, look.side)

    def _fit(self, boxes: list[Box], anchor: Laid | None, y: float, room: Room, lowest: float) -> bool:
        """Whether the pictures end on the page, and their paragraph begins on it."""
        if any(box.top < lowest < box.bottom - EPSILON for box in boxes):
            return False
        if anchor is None:
            return True
        settled, y = replace(self, boxes=self.boxes + boxes).settle(anchor, y)
        return y + settled.least <= room.height + EPSILON

    def _around(self, item: LaidParagraph, top: float) -> LaidParagraph:
        """The paragraph with its lines beside the boxes; one that was beside others has whole lines again."""
        boxes = [box for box in self._inside() if box.bottom > top + EPSILON]
        reached = any(box.top < top + item.height - EPSILON for box in boxes)
        if item.source is None or not (item.lines and item.lines[-1].end) or not (reached or item.narrowed):
            return item
        lines = _Bands(item, Breaker(*item.source), boxes, self.x).lines(top + item.edge)
        return replace(item, lines=tuple(lines), narrowed=reached)


class _Bands(Struct):
    """The bands of a page in which a paragraph's lines stand, one under another."""

    item: LaidParagraph
    breaker: Breaker
    boxes: list[Box]
    x: float

    def lines(self, y: float) -> list[Line]:
        """All lines of the paragraph, or of the part of it that this is, from a height of the page on."""
        made: list[Line] = []
        at, end = self.item.lines[0].start, self.item.lines[-1].end
        high = self.item.leadings[0].height - self.item.lines[0].drop
        while at < end:
            made.append(self._line(at, y, high))
            high = leading(replace(made[-1], drop=0.0), self.item.look).height
            at, y = made[-1].end, y + high + made[-1].drop
        return made

    def _line(self, at: int, y: float, high: float) -> Line:
        """The line from an offset on. One higher than was thought may meet more boxes, and is broken again."""
        for _ in range(3):
            drop, rooms = self._rooms(y, high, at)
            line = replace(self._broken(at, rooms), drop=drop)
            found = leading(replace(line, drop=0.0), self.item.look).height
            if found <= high + EPSILON:
                break
            high = found
        return line

    def _broken(self, at: int, rooms: list[Measure]) -> Line:
        """A line in all the rooms of its height: text reads on from each to the next."""
        line = self.breaker.line_in(at, rooms[0])
        for room in rooms[1:]:
            if line.end >= len(self.breaker.text) or self.breaker.text[line.end - 1] in "\n\f\v":
                break
            line = side_by_side(line, self.breaker.line_in(line.end, room))
        return line

    def _rooms(self, y: float, high: float, at: int) -> tuple[float, list[Measure]]:
        """How far down the line stands, and its rooms from left to right."""
        top, look = y, self.item.look
        # The space that a multiple of a line's height adds below it may reach over a picture, as in LibreOffice.
        high /= max(look.line, 1.0) if look.line_rule == "auto" else 1.0
        while met := [box for box in self.boxes if box.top < top + high - EPSILON and box.bottom > top + EPSILON]:
            if found := self._free(met):
                return top - y, found if at else [found[0], *(replace(room, first=0.0) for room in found[1:])]
            top = min(box.bottom for box in met)
        assert self.item.source is not None
        return top - y, [self.item.source[1]]

    def _free(self, met: list[Box]) -> list[Measure]:
        """The rooms beside some boxes that are wide enough."""
        assert self.item.source is not None
        whole = self.item.source[1]
        free = [(0.0, whole.width)]
        for box in met:
            left, right = box.left - self.x, box.right - self.x
            parts = [part for one in free for part in ((one[0], min(one[1], left)), (max(one[0], right), one[1]))]
            free = _chosen([part for part in parts if part[1] > part[0]], left, box.side)
        rooms = [whole.between(*part) for part in free]
        rooms = [room for room in rooms if room.end - room.left >= LEAST_BESIDE]
        return rooms[::-1] if whole.rtl else rooms


def _chosen(parts: list[tuple[float, float]], left: float, side: str) -> list[tuple[float, float]]:
    """The parts on the side of a box where text may stand."""
    if side == "largest":
        return sorted(parts, key=lambda part: part[0] - part[1])[:1]
    if side in ("left", "right"):
        return [part for part in parts if (part[1] <= left + EPSILON) == (side == "left")]
    return parts


def is_beside(item: Laid) -> TypeGuard[Wrapped]:
    """Whether text may run beside a thing of the column."""
    return isinstance(item, LaidPicture | LaidDrawing) and item.look_of_it.floating and item.look_of_it.wrap == "square"
