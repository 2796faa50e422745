"""A whole chart: its ground, title and legend, and what is left of the room for its plot."""

from __future__ import annotations

from msgspec.structs import replace

from paperwork.model.plots import Plot, PlotText

from ..svg import Drawing
from .cross import draw_cross
from .legend import draw_legend
from .pencil import ASCENT, LEADING, Box, Pencil, high, wrapped
from .radar import draw_radar
from .rounds import draw_round

MARGIN = 5.0
ROUND = frozenset({"pie", "doughnut"})


def chart_drawing(plot: Plot, width: float, height: float) -> Drawing:
    """The drawing of a chart of that size, in points."""
    whole = Box(0.0, 0.0, max(width, 10.0), max(height, 10.0))
    pencil = Pencil(whole.inset(1.0, 1.0, 1.0, 1.0))
    pencil.box(whole, plot.fill, plot.border)
    room = whole.inset(MARGIN, MARGIN, MARGIN, MARGIN)
    if plot.title:
        room = draw_title(pencil, plot.title, room)
    room = draw_legend(pencil, plot, room)
    kinds = {group.kind for group in plot.groups}
    if kinds <= ROUND:
        draw_round(pencil, plot, room)
    elif "radar" in kinds:
        draw_radar(pencil, plot, room)
    else:
        draw_cross(pencil, plot, room)
    return Drawing((0.0, 0.0, whole.width, whole.height), tuple(pencil.marks))


def draw_title(pencil: Pencil, title: PlotText, room: Box) -> Box:
    """Write the title at the top; gives the room under it."""
    style = replace(title, size=min(title.size, max(room.height / 6, 6.0)))
    lines = wrapped(title.text, room.width, style)
    while high(lines, style) > room.height / 3 and style.size > 5:
        style = replace(style, size=style.size * 0.9)
        lines = wrapped(title.text, room.width, style)
    pencil.block(lines, room.x + room.width / 2, room.y, style)
    return room.inset(top=high(lines, style) + style.size * (LEADING - ASCENT))
