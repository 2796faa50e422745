"""A paragraph that begins with a dropped capital: the letter reaches down over some lines, which stand beside it.

In: the runs of the letter and of the words after it. Out: lines, the first of which holds the letter as well.
"""

from __future__ import annotations

from msgspec.structs import replace

from paperwork.model.look import ParagraphLook

from .lines import Breaker, Line, Measure
from .paragraphs import leading
from .runs import Runs


def dropped_lines(letter: Runs, words: Runs, measure: Measure, look: ParagraphLook) -> list[Line]:
    """The lines of the paragraph; the letter's foot stands on the last line that it reaches."""
    width = letter.width(0, len(letter.text))
    beside = replace(measure, left=measure.left + width, first=0.0)
    lines = Breaker(words, beside).lines(most=look.dropped)
    if not lines:
        return Breaker(letter, measure).lines()
    down = sum(leading(line, look).height for line in lines[1:])
    (first, *_) = Breaker(letter, replace(measure, align="left")).lines()
    pieces = tuple(replace(piece, ink=replace(piece.ink, rise=-down)) for piece in first.pieces)
    lines[0] = replace(lines[0], pieces=(*pieces, *lines[0].pieces))
    return lines + Breaker(words, measure).lines(lines[-1].end)
