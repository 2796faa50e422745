"""How a verdict of an SPC chart looks: its colour by what it means, its shape by which way, its icon by both.

Verdicts are `common`, `improvement higher`, `concern lower`, `neutral higher`... and of a target `meets`, `misses` and
`hit and miss`. Each differs from the others in shape as well as in colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.path import Path as Outline

from .geometry import Point
from .pen import Pen
from .style import AXIS, MAIN, PAPER, SECOND, text_colour, text_on

# Between the limits: the house blue, all but gone. No meaning hangs on it alone, since the limits are lines.
BAND = "#EEF2F5"
# The orange is dark enough for the band as well.
_GOOD, _BAD, _NEITHER = MAIN, text_colour(SECOND), "#801650"
_COLOURS = {"improvement": _GOOD, "meets": _GOOD, "concern": _BAD, "misses": _BAD, "neutral": _NEITHER}
# Outlines in a square from -1 to 1.
_UP = ((-1.0, -0.8), (1.0, -0.8), (0.0, 1.0))
_DOWN = tuple((x, -y) for x, y in _UP)
_SQUARE = ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9))
_DIAMOND = ((0.0, -1.1), (1.1, 0.0), (0.0, 1.1), (-1.1, 0.0))
_TICK = ((-0.45, 0.0), (-0.1, -0.4), (0.5, 0.4))
_CROSS = (((-0.4, -0.4), (0.4, 0.4)), ((-0.4, 0.4), (0.4, -0.4)))
_WAVE = ((-0.6, -0.1), (-0.35, 0.3), (-0.05, -0.35), (0.25, 0.35), (0.6, -0.15))
_ACROSS = ((-0.95, 0.0), (0.95, 0.0))
_WIDE = 1.6


def colour_of(verdict: str) -> str:
    """The colour of a verdict, 3:1 or more on white and on the band; grey for common cause and for hit and miss."""
    return _COLOURS.get(verdict.split(" ")[0], AXIS)


def way_mark(verdict: str, at: Point, radius: float) -> Outline:
    """The mark of a point with that verdict: a triangle that points up or down, or a circle for common cause."""
    if verdict.endswith("higher"):
        return _closed(_UP, at, radius * 1.4)
    return _closed(_DOWN, at, radius * 1.4) if verdict.endswith("lower") else Outline.circle(at, radius)


def draw_icon(pen: Pen, verdict: str, at: Point, radius: float) -> None:
    """A badge's icon round its middle: a disc for good, a square for bad, a diamond for neither, a ring for chance."""
    fill = colour_of(verdict)
    if fill == AXIS:
        _draw_ring(pen, verdict, at, radius)
        return
    outlines = {_GOOD: Outline.circle(at, radius), _BAD: _closed(_SQUARE, at, radius)}
    pen.shape(outlines.get(fill) or _closed(_DIAMOND, at, radius), fill)
    if verdict == "meets":
        pen.line(_placed(_TICK, at, radius), text_on(fill), _WIDE)
    elif verdict == "misses":
        for stroke in _CROSS:
            pen.line(_placed(stroke, at, radius), text_on(fill), _WIDE)
    else:
        pen.shape(way_mark(verdict, at, radius * 0.31), text_on(fill))


def _draw_ring(pen: Pen, verdict: str, at: Point, radius: float) -> None:
    """A ring with a run that goes up and down; across it a target that the run meets now and now misses."""
    pen.shape(Outline.circle(at, radius - 0.75), PAPER, AXIS, 1.5)
    if verdict == "hit and miss":
        pen.line(_placed(_ACROSS, at, radius), AXIS, 1.0, (2, 1.5))
    pen.line(_placed(_WAVE, at, radius), AXIS, 1.2)


def _placed(points: Sequence[Point], at: Point, radius: float) -> list[Point]:
    return [(at[0] + x * radius, at[1] + y * radius) for x, y in points]


def _closed(points: Sequence[Point], at: Point, radius: float) -> Outline:
    placed = _placed(points, at, radius)
    return Outline([*placed, placed[0]], closed=True)
