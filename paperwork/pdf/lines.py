"""Runs broken into lines: greedy, as Word and LibreOffice break them, with tabs, indents and alignment.

In: `Runs` and the `Measure` they must fit. Out: `Line`s, each with its pieces placed from the text's left edge.
No character is lost: each offset of the text falls into one line.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby, pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.blocks import Picture
from paperwork.model.look import Align, Tab

from .breaks import breaks
from .direction import levels, visual
from .inks import Ink
from .joining import TURNED
from .runs import OBJECT, UNSEEN, Run, Runs
from .tags import Elem

EPSILON = 0.05


class Measure(Struct, frozen=True):
    """The room for lines: the column's width, its indents, tab stops and alignment, in points.

    Where text runs from right to left (`rtl`), `left` and the tab stops are measured from the right edge.
    """

    width: float
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    tabs: tuple[Tab, ...] = ()
    align: Align = "left"
    tab_every: float = 36.0
    rtl: bool = False

    def between(self, left: float, right: float) -> Measure:
        """The same beside what stands in the column: between two places, its indents kept where they are clear."""
        near, far = (self.width - right, left) if self.rtl else (left, self.width - right)
        shift = max(0.0, near - self.left - min(self.first, 0.0))
        return replace(self, left=self.left + shift, right=max(self.right, far))

    def start(self, first: bool) -> float:
        """Where a line starts."""
        return self.left + self.first if first else self.left

    @property
    def end(self) -> float:
        """Where lines end; never less than a sliver from where they start, however absurd the indents."""
        return max(self.width - self.right, self.left + 1.0, self.left + self.first + 1.0)

    def stop(self, x: float, first: bool) -> Tab:
        """The next tab stop beyond x: a set one, the hanging indent, or the next of the even grid."""
        hanging = [Tab(self.left)] if first and self.first < 0 else []
        for tab in sorted([*self.tabs, *hanging], key=lambda tab: tab.at):
            if tab.at > x + EPSILON:
                return tab
        return Tab((math.floor((x + EPSILON) / self.tab_every) + 1) * self.tab_every)


class Piece(Struct, frozen=True):
    """Some characters of one ink on a line, from `x` on. `stretch` says whether its spaces widen."""

    x: float
    width: float
    text: str
    ink: Ink
    elem: Elem | None
    picture: Picture | None = None
    stretch: bool = False
    leader: str = ""
    gap: float = 0.0


class Line(Struct, frozen=True):
    """One line: its pieces, the room that its text needs above and below the baseline, and its notes' ids.

    Where a line holds pictures alone, the paragraph's own type still takes its room below them, as in Word. It stands
    `drop` lower than the line above it would have it, under a picture.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    width: float
    gap: float
    above: float
    below: float
    picture_above: float = 0.0
    notes: tuple[str, ...] = ()
    page_break: bool = False
    drop: float = 0.0


class _Span(Struct):
    """A stretch of a line without tabs: its characters and where it starts."""

    start: int
    end: int
    x: float


class _Filled(Struct):
    """A line's extent and its stretches, the tabs between them included."""

    end: int
    spans: list[_Span] = field(default_factory=list)
    tabs: list[tuple[int, float, float, str]] = field(default_factory=list)


class Breaker:
    """Breaks one paragraph."""

    def __init__(self, runs: Runs, measure: Measure) -> None:
        self.runs, self.measure, self.text = runs, measure, runs.text
        self.stops = breaks(self.text)
        turned = measure.rtl or (not self.text.isascii() and TURNED.search(self.text))
        self.levels = levels(self.text, measure.rtl) if turned else []
        self.trimmed = self._trimmed()
        self.musts = [at + 1 for at, character in enumerate(self.text) if character in "\n\f\v"]

    def lines(self, at: int = 0, most: int = 0) -> list[Line]:
        """All lines from an offset on, or the first of them; a paragraph without characters has none."""
        made: list[Line] = []
        while at < len(self.text) and (not most or len(made) < most):
            filled = self._fill(at, at == 0)
            made.append(self._line(at, filled))
            at = filled.end
        return made

    def line_in(self, at: int, measure: Measure) -> Line:
        """The line from an offset on, in a room of its own."""
        self.measure = measure
        return self._line(at, self._fill(at, at == 0))

    def _trim(self, start: int, end: int) -> int:
        return start + len(self.text[start:end].rstrip(" \n\f\v"))

    def _trimmed(self) -> list[int]:
        """For each stop the end of what stands before it, without the spaces and line ends between."""
        ends, end = [], 0
        for start, stop in pairwise((0, *self.stops)):
            if words := self.text[start:stop].rstrip(" \n\f\v"):
                end = start + len(words)
            ends.append(end)
        return ends

    def _fill(self, start: int, first: bool) -> _Filled:
        """Take stretch after stretch, from tab to tab, until the line is full or must end."""
        must = self._must(start)
        filled = _Filled(start)
        x, at = self.measure.start(first), start
        while True:
            chunk = self.text.find("\t", at, must)
            chunk = must if chunk < 0 else chunk
            x, at = self._take(filled, at, chunk, x)
            if at < chunk or at == must:
                filled.end = at
                return filled
            tab = self.measure.stop(x, first)
            if tab.at > self.measure.end + EPSILON and tab not in self.measure.tabs:
                if at > start:
                    filled.end = at
                    return filled
                tab = Tab(self.measure.end)
            x, at = self._tab(filled, at, x, tab, must)
            if at == must:
                filled.end = at
                return filled

    def _must(self, start: int) -> int:
        at = bisect_right(self.musts, start)
        return self.musts[at] if at < len(self.musts) else len(self.text)

    def _take(self, filled: _Filled, start: int, end: int, x: float) -> tuple[float, int]:
        """Add what fits of a stretch; where it stops short, the line is full."""
        limit = self.measure.end
        if x + self.runs.width(start, self._trim(start, end)) > limit + EPSILON:
            end = self._last_stop(start, limit - x, fresh=not filled.spans and not filled.tabs)
        if end > start:
            filled.spans.append(_Span(start, end, x))
        return x + self.runs.width(start, end), end

    def _last_stop(self, start: int, room: float, fresh: bool) -> int:
        """The last place to break in the room; without one, before the stretch, or inside a word alone on its line."""
        furthest = self.runs.fitting(start, room)
        low = bisect_right(self.stops, start)
        high = bisect_right(self.trimmed, furthest, lo=low)
        while high > low and not self._fits(start, high - 1, room):
            high -= 1
        if high > low:
            return self.stops[high - 1]
        return max(furthest, start + 1) if fresh else start

    def _fits(self, start: int, stop: int, room: float) -> bool:
        hyphen = self._hyphen(self.trimmed[stop])
        return self.runs.width(start, self.trimmed[stop]) + hyphen <= room + EPSILON

    def _hyphen(self, end: int) -> float:
        if not end or self.text[end - 1] != "\u00ad":
            return 0.0
        ink = next(self.runs.between(end - 1, end)).ink
        return ink.face.widths[45] * ink.scale

    def _tab(self, filled: _Filled, at: int, x: float, tab: Tab, must: int) -> tuple[float, int]:
        """Go to a tab stop with the stretch that stands at it: before it, around it, or after it."""
        start = at + 1
        end = self.text.find("\t", start, must)
        end = must if end < 0 else end
        if tab.align == "left":
            filled.tabs.append((at, x, tab.at, tab.leader))
            return tab.at, start
        width = self.runs.width(start, self._trim(start, end))
        before = {"right": width, "center": width / 2, "decimal": self._whole(start, end)}[tab.align]
        begin = max(x, min(tab.at - before, max(x, self.measure.end - width)))
        filled.tabs.append((at, x, begin, tab.leader))
        return begin, start

    def _whole(self, start: int, end: int) -> float:
        point = self.text.find(".", start, end)
        return self.runs.width(start, end if point < 0 else point)

    def _line(self, start: int, filled: _Filled) -> Line:
        end, last = filled.end, filled.end == len(self.text)
        seen = self._trim(start, end)
        used = self._used(filled, seen)
        slack = self.measure.end - used
        begin = filled.spans[-1].start if filled.spans else start
        gap = 0.0 if last or self.measure.align != "justify" else self._gap(begin, seen, slack)
        far = "left" if self.measure.rtl else "right"
        shift = {far: slack, "center": slack / 2}.get(self.measure.align, 0.0)
        pieces = tuple(self._pieces(filled, max(shift, 0.0), begin, gap))
        return self._measured(start, end, pieces, used, gap)

    def _used(self, filled: _Filled, seen: int) -> float:
        if not filled.spans:
            return filled.tabs[-1][2] if filled.tabs else self.measure.left
        span = filled.spans[-1]
        return span.x + self.runs.width(span.start, max(span.start, seen)) + self._hyphen(seen)

    def _gap(self, begin: int, seen: int, slack: float) -> float:
        spaces = self.text.count(" ", begin, seen) + self.text.count("\u00a0", begin, seen)
        return slack / spaces if spaces and slack > 0 else 0.0

    def _pieces(self, filled: _Filled, shift: float, stretched: int, gap: float) -> Iterator[Piece]:
        tabs = list(filled.tabs)
        for span in filled.spans:
            while tabs and tabs[0][0] < span.start:
                yield self._tab_piece(tabs.pop(0), shift)
            x = span.x + shift
            stretch = gap if span.start >= stretched else 0.0
            if self.levels:
                yield from self._turned(span, x, stretch, filled.end)
                continue
            for run in self.runs.between(span.start, span.end):
                piece = self._piece(run, x, stretch > 0, filled.end)
                x += _wide(piece, gap)
                yield piece
        for tab in tabs:
            yield self._tab_piece(tab, shift)

    def _turned(self, span: _Span, x: float, gap: float, line_end: int) -> Iterator[Piece]:
        """The pieces of a stretch in which text runs both ways: in their order, each at its place."""
        made = [(level, self._piece(run, 0.0, gap > 0, line_end)) for level, run in self._parts(span, line_end)]
        widths = [_wide(piece, gap) for _, piece in made]
        at = self.measure.width - x - sum(widths) if self.measure.rtl else x
        places = [0.0] * len(made)
        for number in visual([level for level, _ in made]):
            places[number], at = at, at + widths[number]
        for place, (level, piece) in zip(places, made, strict=True):
            yield replace(piece, x=place, ink=replace(piece.ink, turned=True) if level % 2 else piece.ink)

    def _parts(self, span: _Span, line_end: int) -> Iterator[tuple[int, Run]]:
        """The runs of a stretch parted where the direction changes; spaces at a line's end are as the paragraph is."""
        seen = self._trim(span.start, span.end) if span.end == line_end else span.end
        base = 1 if self.measure.rtl else 0
        levels = self.levels[span.start : seen] + [base] * (span.end - seen)
        for run in self.runs.between(span.start, span.end):
            for level, part in groupby(range(run.start, run.end), lambda at: levels[at - span.start]):
                first, *rest = part
                yield level, Run(first, (rest or [first])[-1] + 1, run.ink, run.elem)

    def _piece(self, run: Run, x: float, stretch: bool, line_end: int) -> Piece:
        text = self.text[run.start : run.end]
        shown = text.translate(UNSEEN) if text != OBJECT else ""
        shown = shown.replace("\u00a0", " ") if stretch else shown
        if run.end == line_end and text.endswith("\u00ad"):
            shown += "-"
        picture = self.runs.pictures[run.start][0] if text == OBJECT and run.start in self.runs.pictures else None
        return Piece(x, self.runs.width(run.start, run.end), shown, run.ink, run.elem, picture, stretch)

    def _tab_piece(self, tab: tuple[int, float, float, str], shift: float) -> Piece:
        at, x, until, leader = tab
        run = next(self.runs.between(at, at + 1))
        place = self.measure.width - until - shift if self.measure.rtl else x + shift
        return Piece(place, until - x, " ", run.ink, run.elem, None, False, leader)

    def _measured(self, start: int, end: int, pieces: tuple[Piece, ...], used: float, gap: float) -> Line:
        inks = [run.ink for run in self.runs.between(start, end)]
        worded = [piece.ink for piece in pieces if not piece.picture] or inks
        notes = self._notes(start, end)
        return Line(
            start,
            end,
            pieces,
            used,
            gap,
            max(ink.above for ink in worded),
            max(ink.below for ink in worded),
            max((piece.picture.height for piece in pieces if piece.picture), default=0.0),
            notes,
            self.text[end - 1] in "\f\v",
        )

    def _notes(self, start: int, end: int) -> tuple[str, ...]:
        offsets = sorted(self.runs.notes)
        return tuple(self.runs.notes[at] for at in offsets[bisect_left(offsets, start) : bisect_left(offsets, end)])


def _wide(piece: Piece, gap: float) -> float:
    """A piece's width with its widened spaces."""
    return piece.width + (gap * piece.text.count(" ") if piece.stretch else 0.0)


def side_by_side(line: Line, following: Line) -> Line:
    """Two lines at one height, on both sides of a picture, as one."""
    pieces = tuple(
        replace(piece, gap=piece.gap or one.gap) if piece.stretch else piece
        for one in (line, following)
        for piece in one.pieces
    )
    return replace(
        following,
        start=line.start,
        pieces=pieces,
        gap=0.0,
        above=max(line.above, following.above),
        below=max(line.below, following.below),
        picture_above=max(line.picture_above, following.picture_above),
        notes=line.notes + following.notes,
    )
