"""A paragraph's characters in a row: one text, and for each stretch of it its ink and its place in the tags.

In: spans, with fields resolved to their text. Out: `Runs`, with the advance of every character summed up, so that
the width of any stretch is one subtraction.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct, field

from paperwork.model.blocks import Picture

from .inks import Ink
from .shaping import advances, kern
from .tags import Elem

OBJECT = "\ufffc"
UNSEEN = dict.fromkeys(map(ord, "\n\f\v\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffc"))


class Run(Struct, frozen=True):
    """A stretch of characters with one ink. `elem` is where it stands in the tags: None is an artifact."""

    start: int
    end: int
    ink: Ink
    elem: Elem | None = None


class Runs(Struct):
    """The characters of a paragraph. `pictures` and `notes` say what stands at an offset."""

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    pictures: dict[int, tuple[Picture, Elem | None]] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    sums: list[float] = field(default_factory=lambda: [0.0])

    def add(self, text: str, ink: Ink, elem: Elem | None) -> None:
        """Put some characters at the end; the face must have them all."""
        if not text:
            return
        start = len(self.text)
        if start and ink.kerned and self.runs[-1].ink == ink:
            self.sums[-1] += kern(self.text[-1], text[0], ink)
        self.text += text
        self.runs.append(Run(start, len(self.text), ink, elem))
        self._measure(advances(text, ink))

    def add_picture(self, picture: Picture, ink: Ink, elem: Elem | None) -> None:
        """Put a picture at the end, as if it were one character."""
        self.pictures[len(self.text)] = (picture, elem)
        self.runs.append(Run(len(self.text), len(self.text) + 1, ink, elem))
        self.text += OBJECT
        self._measure([picture.width])

    def _measure(self, advances: list[float]) -> None:
        sums = accumulate(advances, initial=self.sums[-1])
        next(sums)
        self.sums.extend(sums)

    def width(self, start: int, end: int) -> float:
        """The width of a stretch, in points."""
        return self.sums[end] - self.sums[start]

    def fitting(self, start: int, room: float) -> int:
        """The furthest offset to which the characters from `start` fit into `room`."""
        return max(start, bisect_right(self.sums, self.sums[start] + room + 0.01) - 1)

    def between(self, start: int, end: int) -> Iterator[Run]:
        """The runs of a stretch, cut to it."""
        for run in self.runs[self._first(start) :]:
            if run.start >= end:
                return
            yield Run(max(run.start, start), min(run.end, end), run.ink, run.elem)

    def _first(self, start: int) -> int:
        return bisect_right(self.runs, start, key=lambda run: run.end)
