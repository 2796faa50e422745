"""The signs that mark single points of a line."""

from __future__ import annotations

from paperwork.model.look import Line
from paperwork.model.plots import PlotSeries

from .pencil import Box, Pencil

STROKED = {
    "x": ((-1, -1, 1, 1), (-1, 1, 1, -1)),
    "plus": ((-1, 0, 1, 0), (0, -1, 0, 1)),
    "dash": ((-1, 0, 1, 0),),
    "star": ((-1, -1, 1, 1), (-1, 1, 1, -1), (0, -1, 0, 1)),
}
CORNERS = {"diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)), "triangle": ((0, -1), (1, 1), (-1, 1))}


def draw_symbol(pencil: Pencil, series: PlotSeries, x: float, y: float, fill: str = "") -> None:
    """Draw a series' sign with its middle there."""
    half, colour = series.symbol_size / 2, fill or series.symbol_fill
    if series.symbol == "circle":
        pencil.circle(x, y, half, colour)
    elif series.symbol == "square":
        pencil.box(Box(x - half, y - half, 2 * half, 2 * half), colour)
    elif series.symbol in CORNERS:
        pencil.lines([(x + a * half, y + b * half) for a, b in CORNERS[series.symbol]], None, colour, closed=True)
    else:
        for a, b, c, d in STROKED.get(series.symbol, ()):
            pencil.lines([(x + a * half, y + b * half), (x + c * half, y + d * half)], Line(1.0, colour or "#404040"))
