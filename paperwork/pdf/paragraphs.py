"""A paragraph laid out: its lines, the space around it, its borders and shading, and what it keeps with.

In: lines already broken, and the paragraph's look. Out: a `LaidParagraph` that can be split between lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.look import Line as Border
from paperwork.model.look import ParagraphLook

from .flow import Laid, NoteHeight
from .lines import Line, Measure, Piece
from .ops import Art, Fill, Sheet, Stroke, Target, Words
from .runs import Runs

EXACT_ABOVE = 0.8


class Leading(Struct, frozen=True):
    """A line's whole height, and how far its baseline lies below its top.

    `spare` is what a multiple adds below it, which at the foot of a page may lie outside.
    """

    height: float
    baseline: float
    spare: float = 0.0


def leading(line: Line, look: ParagraphLook) -> Leading:
    """A line's height by the paragraph's rule, as LibreOffice sets it.

    A multiple above one adds below the line; one below one takes from above it. An exact height puts four fifths
    above the baseline, whatever stands on the line.
    """
    if look.line_rule == "exact":
        return Leading(look.line, look.line * EXACT_ABOVE)
    above = max(line.above, line.picture_above)
    if look.line_rule == "least":
        return Leading(max(look.line, above + line.below), above + max(0.0, look.line - above - line.below))
    natural = (line.above if look.line > 1 else above) + line.below
    extra = math.floor(natural * look.line * 20 + 0.01) / 20 - natural
    return Leading(above + line.below + extra, above + min(0.0, extra), max(0.0, extra))


def _dropped(led: Leading, drop: float) -> Leading:
    return Leading(led.height + drop, led.baseline + drop, led.spare) if drop else led


class LaidParagraph(Struct, frozen=True, dict=True):
    """Lines with their look. `targets` are places at its top; `first` and `last`: whether it has its own ends.

    `source` is what to break its lines from again, should it stand beside a picture; some are then `narrowed`.
    """

    lines: tuple[Line, ...]
    look: ParagraphLook
    width: float
    targets: tuple[Target, ...] = ()
    break_before: bool = False
    first: bool = True
    last: bool = True
    joined_above: bool = False
    joined_below: bool = False
    source: tuple[Runs, Measure] | None = None
    narrowed: bool = False

    @property
    def before(self) -> float:
        """Space before; none for what continues from the page before."""
        return self.look.before if self.first else 0.0

    @property
    def after(self) -> float:
        """Space after."""
        return self.look.after if self.last else 0.0

    @property
    def style(self) -> str:
        """The style whose neighbours close up."""
        return self.look.style if self.look.contextual else ""

    @property
    def keep_next(self) -> bool:
        """Whether it must stand on the page of what follows."""
        return self.look.keep_next

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """The footnotes its lines refer to."""
        return tuple(note for line in self.lines for note in line.notes)

    @cached_property
    def leadings(self) -> tuple[Leading, ...]:
        """The height and baseline of each line."""
        return tuple(_dropped(leading(line, self.look), line.drop) for line in self.lines)

    @property
    def edge(self) -> float:
        """The room that its border takes above its first line."""
        return self._border("top")

    @property
    def baselines(self) -> Iterator[float]:
        """How far below its top the baseline of each line lies."""
        down = self._border("top")
        for led in self.leadings:
            yield down + led.baseline
            down += led.height

    @cached_property
    def height(self) -> float:
        """All lines, and what borders add."""
        return self._height(len(self.lines))

    @property
    def spare(self) -> float:
        """What its last line has to spare."""
        return self._spare(len(self.lines))

    @property
    def least(self) -> float:
        """Two lines where widows are not wanted, all of them where they keep together."""
        fewest = self._fewest()
        return self._height(fewest) - self._spare(fewest)

    def split(self, room: float, note_height: NoteHeight, force: bool) -> tuple[Laid | None, Laid | None]:
        """Part it between two lines, leaving neither a widow nor an orphan where the look says so."""
        count = self._fitting(room, note_height)
        if force:
            count = max(1, count)
        elif count < self._fewest():
            return None, self
        if self.look.widow_control and count == len(self.lines) - 1:
            count -= 1 if count > 2 or (force and count > 1) else 0
        if count >= len(self.lines):
            return self, None
        head = replace(self, lines=self.lines[:count], last=False)
        rest = replace(self, lines=self.lines[count:], first=False, targets=(), break_before=False)
        # Else a paragraph that goes over a hundred pages would be measured a hundred times.
        head.__dict__["leadings"], rest.__dict__["leadings"] = self.leadings[:count], self.leadings[count:]
        return head, rest

    def place(self, x: float, y: float, sheet: Sheet) -> None:
        """Draw its shading and borders, then line after line."""
        sheet.add(*(replace(target, y=y) for target in self.targets))
        sheet.add(*_dress(self, x, y))
        y += self._border("top")
        for line, led in zip(self.lines, self.leadings, strict=True):
            _place_line(line, x, y, led, sheet)
            y += led.height

    def _height(self, count: int) -> float:
        lines = sum(led.height for led in self.leadings[:count])
        return lines + self._border("top") + self._border("bottom")

    def _spare(self, count: int) -> float:
        """What the last of so many lines may have outside the page; none where a border stands below it."""
        return self.leadings[count - 1].spare if count and not self._border("bottom") else 0.0

    def _border(self, side: str) -> float:
        borders = self.look.borders or {}
        joined = (side == "top" and self.joined_above) or (side == "bottom" and self.joined_below)
        line = borders.get("between" if joined else side)
        if line is None:
            return 0.0
        if joined and side == "bottom":
            return line.space
        return line.width + line.space

    def _fewest(self) -> int:
        if self.look.keep_lines:
            return len(self.lines)
        if not self.look.widow_control:
            return min(1, len(self.lines))
        return len(self.lines) if len(self.lines) <= 3 else 2

    def _fitting(self, room: float, note_height: NoteHeight) -> int:
        used = self._border("top") + self._border("bottom")
        ids: tuple[str, ...] = ()
        for count, (line, led) in enumerate(zip(self.lines, self.leadings, strict=True)):
            used, ids = used + led.height, (*ids, *line.notes)
            needed = used - self._spare(count + 1)
            if needed + (note_height(ids) if ids else 0.0) > room + 0.06:
                begun = bool(line.notes) and used + note_height(ids, least=True) <= room + 0.06
                return count + begun
        return len(self.lines)


def _place_line(line: Line, x: float, y: float, led: Leading, sheet: Sheet) -> None:
    baseline = y + led.baseline
    for piece in line.pieces:
        if piece.ink.shading and piece.text:
            top = baseline - piece.ink.above
            sheet.add(Fill(x + piece.x, top, piece.width, piece.ink.above + piece.ink.below, piece.ink.shading))
    sheet.add(*_boxes(line, x, baseline))
    for piece in line.pieces:
        _place_piece(piece, x, baseline, line.gap, sheet)
    last = next((piece for piece in reversed(line.pieces) if piece.text or piece.picture), None)
    # A line's last word must not read as one with the first of the next line.
    if last and last.text and not last.text.endswith((" ", "-", "\u2010", "\u2013", "\u2014", "/")):
        sheet.add(Words(x + last.x + last.width, baseline - last.ink.rise, " ", last.ink, last.elem, 0.0))


def _boxes(line: Line, x: float, baseline: float) -> Iterator[Stroke]:
    """The lines round words: one box round neighbours that ask for the same."""
    for box, group in groupby(line.pieces, key=lambda piece: piece.ink.box if piece.text else None):
        pieces = list(group)
        if box is None or not "".join(piece.text for piece in pieces).strip():
            continue
        *_, last = (piece for piece in pieces if piece.text.strip())
        gap = line.gap if last.stretch else 0.0
        left, right = x + pieces[0].x, x + last.x + last.width + gap * last.text.count(" ")
        top = baseline - max(piece.ink.above for piece in pieces)
        bottom = baseline + max(piece.ink.below for piece in pieces)
        yield Stroke(left, top, right, top, box)
        yield Stroke(left, bottom, right, bottom, box)
        yield Stroke(left, top, left, bottom, box)
        yield Stroke(right, top, right, bottom, box)


def _place_piece(piece: Piece, x: float, baseline: float, gap: float, sheet: Sheet) -> None:
    ink, at = piece.ink, x + piece.x
    if piece.picture is not None:
        picture = piece.picture
        top = baseline - ink.rise - picture.height
        sheet.add(Art(at, top, picture.width, picture.height, picture, piece.elem, ink.href))
        return
    if piece.leader:
        sheet.add(*_leader(piece, at, baseline))
    if piece.text:
        wide = (piece.gap or gap) if piece.stretch else 0.0
        width = piece.width + wide * piece.text.count(" ")
        sheet.add(Words(at, baseline - ink.rise, piece.text, ink, piece.elem, width, wide))


def _leader(piece: Piece, at: float, baseline: float) -> Iterator[Words]:
    """A tab's leader on an even grid, so that leaders of lines below each other line up."""
    step = piece.ink.face.widths.get(ord(piece.leader), 500.0) * piece.ink.size / 1000
    first = int(at / step) + 2
    count = int((at + piece.width) / step) - first
    if count > 0:
        plain = replace(piece.ink, underline=False, strike=False, href="", spacing=0.0, stretched=1.0)
        yield Words(first * step, baseline, piece.leader * count, plain, None, count * step)


def _dress(paragraph: LaidParagraph, x: float, y: float) -> Iterator[Fill | Stroke]:
    look = paragraph.look
    borders: Mapping[str, Border] = look.borders or {}
    left = x + min(look.left, look.left + look.first) - _space(borders, "left")
    right = x + paragraph.width - look.right + _space(borders, "right")
    bottom = y + paragraph.height
    if look.shading:
        yield Fill(left, y, right - left, bottom - y, look.shading)
    edges = {
        "top": (left, y, right, y),
        "bottom": (left, bottom, right, bottom),
        "left": (left, y, left, bottom),
        "right": (right, y, right, bottom),
    }
    hidden = {"top": paragraph.joined_above, "bottom": paragraph.joined_below}
    for side, ends in edges.items():
        if side in borders and not hidden.get(side):
            yield Stroke(*ends, borders[side])
    if paragraph.joined_above and paragraph.first and "between" in borders:
        yield Stroke(left, y, right, y, borders["between"])


def _space(borders: Mapping[str, Border], side: str) -> float:
    return borders[side].space if side in borders else 0.0
