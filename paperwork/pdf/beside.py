"""What text runs beside: where floats stand on a page, and the paragraphs around them broken into lines anew.

In: a page's sheet, a column, and what floats in its text: pictures, drawings, frames, tables. Out: the same queue, its
first paragraph with lines as long as the room beside them. Limits: a float never stands over text above its own
paragraph, but below it; what is no paragraph stands under it; borders and shading run on behind it; a table that does
not fit on its page stands in the text, where it may part.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from msgspec import Struct, field
from msgspec.structs import replace

from .drawn import LaidDrawing
from .flow import Aside, Filled, Laid, Room, is_beside, no_notes, stack, standing
from .lines import Breaker, Line, Measure, side_by_side
from .ops import Sheet
from .paragraphs import LaidParagraph, leading
from .pictures import LaidPicture
from .places import is_fixed, left_of, top_of

EPSILON = 0.06
# Text stands beside a picture where it has an inch, as in Word.
LEAST_BESIDE = 72.0
ENDLESS = 1e6


class Box(Struct, frozen=True):
    """What lines keep clear of, in points from the page's corner; `side` is where beside it they may stand.

    One of a header or a footer is on `every` page.
    """

    left: float
    top: float
    right: float
    bottom: float
    side: str
    every: bool = False

    def clear_of(self, others: list[Box]) -> float:
        """How far down it must go so as to stand over none of the others."""
        top = self.top
        for other in sorted(others, key=lambda box: box.top):
            apart = self.right <= other.left + EPSILON or self.left >= other.right - EPSILON
            if not apart and top < other.bottom - EPSILON and top + self.bottom - self.top > other.top + EPSILON:
                top = other.bottom
        return top - self.top


class Beside(Struct):
    """A column of a page and what floats on the page, in columns before it as well.

    Text may be `height` high; what floats may reach down to `foot`, into the margin, where there are no footnotes.
    """

    sheet: Sheet
    x: float
    y: float
    width: float
    height: float
    foot: float
    boxes: list[Box] = field(default_factory=list)

    def meet(self, queue: deque[Laid], filled: Filled, room: Room) -> bool:
        """Put the floats that are next at their places; False where they go to the next page with their paragraph."""
        asides = [item for item in takewhile(is_beside, queue) if is_beside(item)]
        if not asides:
            return True
        anchor = standing(islice(queue, len(asides), None))
        y = room.top(filled, anchor) if anchor else filled.height
        may_leave = bool(filled.placed) or not room.must
        found: list[tuple[float, Box]] = []
        for item in asides:
            found.append(self._found(item, [box for _, box in found], y, may_leave, bool(filled.placed)))
        lowest = self.y + room.height if filled.notes or (anchor and anchor.notes) else self.foot
        fits = self._fit([box for _, box in found], anchor, y, room, lowest)
        parting = {at: whole for at, item in enumerate(asides) if (whole := item.in_text)}
        if not fits and parting:
            queue[max(parting)] = parting[max(parting)]
            return True
        if not fits and may_leave:
            return False
        for item, (top, box) in zip(asides, found, strict=True):
            queue.popleft()
            filled.asides.append((len(filled.placed), top - self.y, item))
            filled.notes.extend(note for note in item.notes if note not in filled.notes)
            self.boxes.append(box)
        return True

    def settle(self, item: Laid, y: float) -> tuple[Laid, float]:
        """A thing as it stands at that height of the column; and the height, lower where it stands under a float."""
        if isinstance(item, LaidParagraph):
            return self._around(item, self.y + y), y
        lowest = y
        for box in sorted(self._inside(), key=lambda box: box.top):
            if item.height and box.top < self.y + lowest + item.height - EPSILON:
                under = max(lowest, box.bottom - self.y)
                lowest = lowest if box.every and under + item.least > self.height else under
        return item, lowest

    @property
    def passing(self) -> bool:
        """Whether something floats here that will not float on the next page."""
        return not all(box.every for box in self.boxes)

    @property
    def bottom(self) -> float:
        """How far down what floats in the column reaches."""
        inside = (box for box in self._inside() if box.top < self.foot and not box.every)
        return max((box.bottom - self.y for box in inside), default=0.0)

    def _inside(self) -> Iterator[Box]:
        """The boxes that reach into the column."""
        return (box for box in self.boxes if box.left < self.x + self.width - EPSILON and box.right > self.x + EPSILON)

    def _found(self, item: Aside, before: list[Box], y: float, may_leave: bool, under: bool) -> tuple[float, Box]:
        """The top of a float, and the box that it keeps free; below the text that stands above its paragraph."""
        look, here = item.look_of_it, self.y + y
        left = left_of(look, item.wide, self.x, self.width, self.sheet)
        above, right, below, ahead = look.distances
        top = top_of(look, item.height, here, self.sheet)
        if under and left - ahead < self.x + self.width and left + item.wide + right > self.x:
            top = max(top, here)
        if not may_leave and not is_fixed(look):
            top = max(self.y, min(top, self.y + self.height - item.height))
        side = "none" if look.wrap == "top_bottom" else look.side
        box = Box(left - ahead, top - above, left + item.wide + right, top + item.height + below, side)
        down = 0.0 if isinstance(item, LaidPicture | LaidDrawing) else box.clear_of([*self.boxes, *before])
        return top + down, replace(box, top=box.top + down, bottom=box.bottom + down)

    def _fit(self, boxes: list[Box], anchor: Laid | None, y: float, room: Room, lowest: float) -> bool:
        """Whether the floats end on the page, and their paragraph begins on it."""
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
        if item.source is None or not item.lines or not (reached or item.narrowed):
            return item
        lines = _Bands(item, Breaker(*item.source), boxes, self.x).lines(top + item.edge)
        return replace(item, lines=tuple(lines), narrowed=reached)


def gathered(items: Sequence[Laid], beside: Beside) -> Filled:
    """Things one under another in endless room, text beside what floats among them."""
    if not any(map(is_beside, items)):
        return stack(items)
    filled, queue, room = Filled(), deque(items), Room(ENDLESS, no_notes, fresh=False, must=False)
    while queue:
        beside.meet(queue, filled, room)
        if queue:
            y = room.top(filled, standing(queue) or queue[0])
            item, y = beside.settle(queue.popleft(), y)
            filled.put(y, item)
    filled.height += filled.last.after if filled.last else 0.0
    return filled


def in_cell(items: Sequence[Laid], width: float) -> Filled:
    """What stands in a cell, which is as high as what floats in it."""
    beside = Beside(Sheet(width, 0.0), 0.0, 0.0, width, ENDLESS, ENDLESS)
    filled = gathered(items, beside)
    filled.height = max(filled.height, beside.bottom)
    return filled


def broken_for(item: Laid, width: float) -> Laid:
    """A paragraph broken anew for another width; other things as they are."""
    if not isinstance(item, LaidParagraph) or item.source is None or abs(item.width - width) < EPSILON:
        return item
    runs, measure = item.source
    item = replace(item, width=width, source=(runs, replace(measure, width=width)))
    return replace(item, lines=tuple(_Bands(item, Breaker(runs, measure), [], 0.0).lines(0.0)))


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
        if not end:
            return [replace(self.item.lines[0], drop=self._rooms(y, high, at)[0])]
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
    if side == "none":
        return []
    if side == "largest":
        return sorted(parts, key=lambda part: part[0] - part[1])[:1]
    if side in ("left", "right"):
        return [part for part in parts if (part[1] <= left + EPSILON) == (side == "left")]
    return parts
