"""Radar charts: a spoke for each category, rings at the ticks, a closed line for each series."""

from __future__ import annotations

import math

from paperwork.model.look import Line
from paperwork.model.plots import Plot, PlotText

from .pencil import Box, Pencil, high, wide
from .scale import Scale, scale_of, tick_texts
from .symbols import draw_symbol

GREY = Line(0.5, "#d9d9d9")


def draw_radar(pencil: Pencil, plot: Plot, room: Box) -> None:
    """Draw the web, then the series."""
    style = plot.across.style
    spokes = max([len(plot.categories), *(len(one.values) for group in plot.groups for one in group.series)])
    names = [plot.categories[at] if at < len(plot.categories) else "" for at in range(spokes)]
    width = max((wide(name, style) for name in names), default=0.0)
    radius = max(10.0, min(room.width / 2 - width - 6, room.height / 2 - high([""], style) - 4))
    centre = (room.x + room.width / 2, room.y + room.height / 2)
    values = [v for group in plot.groups for one in group.series for v in one.values if v is not None]
    scale = scale_of(values, plot.up, radius * 1.8, from_zero=True)
    _web(pencil, plot, scale, centre, radius, spokes)
    _names(pencil, names, style, centre, radius)
    for group in plot.groups:
        for one in group.series:
            known = [(at, value) for at, value in enumerate(one.values) if value is not None]
            points = [_at(centre, radius * scale.share(value), at, spokes) for at, value in known]
            pencil.lines(points, one.line or Line(1.5, one.fill or "#404040"), closed=True)
            for x, y in points:
                draw_symbol(pencil, one, x, y)


def _at(centre: tuple[float, float], radius: float, spoke: int, spokes: int) -> tuple[float, float]:
    angle = 2 * math.pi * spoke / max(spokes, 1)
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


def _web(pencil: Pencil, plot: Plot, scale: Scale, centre: tuple[float, float], radius: float, spokes: int) -> None:
    line = plot.up.grid or GREY
    for value, text in zip(scale.ticks, tick_texts(scale, plot.up.format), strict=True):
        far = radius * scale.share(value)
        pencil.lines([_at(centre, far, at, spokes) for at in range(spokes)], line, closed=True)
        if plot.up.labelled:
            style = plot.up.style
            half = wide(text, style) / 2
            pencil.label(text, [(centre[0] - half - 3, centre[1] - far)], style)
    for at in range(spokes):
        pencil.lines([centre, _at(centre, radius, at, spokes)], line)


def _names(pencil: Pencil, names: list[str], style: PlotText, centre: tuple[float, float], radius: float) -> None:
    for at, name in enumerate(names):
        x, y = _at(centre, radius + 4, at, len(names))
        across = (x - centre[0]) / (radius + 4)
        up = (centre[1] - y) / (radius + 4)
        half = wide(name, style) / 2
        place = (x + across * half, y - up * high([""], style) / 2)
        if name:
            pencil.label(name, [place, (place[0], place[1] - 6), (place[0], place[1] + 6)], style)
