"""What a metafile has drawn so far: outlines, pictures and lettering, gathered into the parts of a drawing.

Places are in points from the drawing's top left corner. Marks and points are limited; what comes after is left out.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.blocks import DrawnPart, Lettering, Outline, Picture

from ..shapes.paths import Path, Step
from .clips import Clip, Corners, bounds_of

MOST_MARKS, MOST_POINTS, MOST_BYTES, MOST_TEXT = 50_000, 1_000_000, 100_000_000, 1_000_000
# How many pixels are looked at one by one, to mask them or to clear them.
MOST_PIXELS = 8_000_000
# Nothing is drawn further away than this, in points: numbers in a PDF have their bounds.
_FURTHEST = 20_000.0


class Easel(Struct):
    """Gathers parts. `undrawn` says in words what was met and could not be drawn."""

    parts: list[DrawnPart] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    lettering: list[Lettering] = field(default_factory=list)
    bounds: list[Corners] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    dress: Outline | None = None
    clip: Clip | None = None
    undrawn: set[str] = field(default_factory=set)
    marks: int = 0
    points: int = 0
    size: int = 0
    text: int = 0
    looked_at: int = 0

    @property
    def full(self) -> bool:
        """Whether it holds as much as it may."""
        return (
            self.marks > MOST_MARKS or self.points > MOST_POINTS or self.size > MOST_BYTES or self.text > MOST_TEXT
        )  # fmt: skip

    def may_look(self, pixels: int) -> bool:
        """Whether the pixels of one more bitmap may be looked at one by one."""
        self.looked_at += pixels
        return self.looked_at <= MOST_PIXELS

    def outline(self, steps: list[Step], clip: Clip, dress: Outline) -> None:
        """Draw a path in the dress of an outline; nothing of it where it would not be seen."""
        points = [point for _, run in steps for point in run]
        if not points or not (dress.fill or dress.line) or self.full:
            return
        self.points += len(points)
        bounds = bounds_of(points)
        if self._far(bounds) or clip.hides(bounds):
            return
        self._begin(clip, bool(self.lettering))
        self.bounds.append(bounds)
        self._join(steps, dress)

    def _join(self, steps: list[Step], dress: Outline) -> None:
        """Go on with the line drawn last where this one is like it, or begin another."""
        if dress.fill or dress != self.dress or not self.steps:
            self._end_line()
            self.dress, self.steps = dress, list(steps)
            return
        goes_on = steps[0] == ("M", self.steps[-1][1][-1:])
        self.steps += steps[1:] if goes_on else steps

    def _end_line(self) -> None:
        if self.dress and self.steps:
            self.outlines.append(replace(self.dress, path=Path(tuple(self.steps)).data))
        self.steps, self.dress = [], None

    def letter(self, words: Lettering, clip: Clip, reach: float) -> None:
        """Write words, which reach about so far from their point; none where they would not be seen."""
        near = (words.x - reach, words.y - reach, words.x + reach, words.y + reach)
        if self.full or not words.text.strip() or self._far((words.x, words.y, words.x, words.y)) or clip.hides(near):
            return
        self.text += len(words.text)
        self._begin(clip, False)
        self.lettering.append(words)

    def picture(self, file: bytes, box: Corners, clip: Clip, picture: Picture) -> None:
        """Show a picture in a box."""
        if self.full or not file or self._far(box) or clip.hides(box) or box[2] <= box[0] or box[3] <= box[1]:
            return
        self._begin(clip, True)
        self.size += len(file)
        part = DrawnPart(box[0], box[1], picture.width, picture.height, picture=picture, clip=clip.seen(box))
        self.parts.append(part)

    def _begin(self, clip: Clip, anew: bool) -> None:
        """Begin a part where what comes next is seen through other outlines, or lies over what is drawn last."""
        self.marks += 1
        if anew or clip != self.clip:
            self.flush()
            self.clip = clip
            # Every part says anew what it is seen through.
            self.points += 4 * len(clip.holes)

    def _far(self, box: Corners) -> bool:
        return not all(-_FURTHEST < value < _FURTHEST for value in box)

    def flush(self) -> None:
        """End the part that is being gathered."""
        self._end_line()
        if self.clip and (self.outlines or self.lettering):
            corners = [corner for box in self.bounds for corner in (box[:2], box[2:])]
            seen = self.clip.seen(bounds_of(corners)) if corners else self.clip.paths
            part = DrawnPart(0.0, 0.0, 0.0, 0.0, tuple(self.outlines), lettering=tuple(self.lettering), clip=seen)
            self.parts.append(part)
        self.outlines, self.lettering, self.bounds = [], [], []
