"""Charts with two axes: room for labels set aside, grid and axes drawn, then the groups from back to front."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.plots import Plot, PlotAxis, PlotGroup

from .areas import draw_areas
from .axes import Ticks, draw_across, draw_grid, draw_upright, level_names, room_across, room_upright
from .bars import draw_bars
from .frame import BASED, NUMERIC, Frame, abscissas, heights, slots_of
from .labels import draw_labels
from .names import Names
from .pencil import Box, Pencil
from .points import draw_bubbles, draw_lines, draw_stock
from .scale import Scale, scale_of, tick_texts

BACK_TO_FRONT = ("area", "column", "bar", "stock", "line", "scatter", "bubble")
DRAWERS = {
    "area": draw_areas, "column": draw_bars, "bar": draw_bars, "stock": draw_stock, "line": draw_lines,
    "scatter": draw_lines, "bubble": draw_bubbles,
}  # fmt: skip


class _Layout(Struct, frozen=True):
    """The frame and what stands at the ticks of its axes: the first value axis, the second, and the one
    under the plot."""

    frame: Frame
    first: Ticks
    second: Ticks | None
    across: Ticks | Names


def draw_cross(pencil: Pencil, plot: Plot, room: Box) -> None:
    """Draw axes and groups into the room."""
    layout = _layout(plot, room)
    frame = layout.frame
    if plot.plot_fill:
        pencil.box(frame.box, plot.plot_fill)
    draw_grid(pencil, frame, plot)
    ordered = sorted(plot.groups, key=lambda group: (group.secondary, BACK_TO_FRONT.index(group.kind)))
    for group in ordered:
        DRAWERS[group.kind](pencil, frame, plot, group)
    draw_upright(pencil, frame, plot, layout.first, layout.second, room)
    draw_across(pencil, frame, plot, layout.across, room)
    for group in ordered:
        draw_labels(pencil, frame, plot, group)


def _layout(plot: Plot, room: Box) -> _Layout:
    flat = plot.groups[0].kind == "bar"
    numeric = all(group.kind in NUMERIC for group in plot.groups)
    bars = any(group.kind in ("column", "bar", "stock") for group in plot.groups)
    slots = slots_of(plot)
    run = (room.width if flat else room.height) * 0.75
    first = _scale(plot, False, plot.up, run)
    second = _scale(plot, True, plot.second, run) if plot.second else None
    across = None
    if numeric:
        xs = abscissas(plot)
        across = scale_of(xs, plot.across, room.width * 0.7, from_zero=False)
    frame = Frame(
        room, flat, slots, bars or plot.up.between, first, second, across, plot.across.reversed
    )  # fmt: skip
    ticks = _ticks(plot, first, plot.up, False)
    others = _ticks(plot, second, plot.second, True) if second and plot.second else None
    xticks = Ticks(across, tuple(tick_texts(across, plot.across.format))) if across else None
    box = room_upright(plot, frame, ticks, others, room)
    frame = replace(frame, box=box)
    names = None if flat or numeric else level_names(plot, frame)
    box = room_across(plot, frame, names)
    return _Layout(replace(frame, box=box), ticks, others, names or xticks or ticks)


def _groups(plot: Plot, secondary: bool) -> list[PlotGroup]:
    return [group for group in plot.groups if group.secondary == secondary]


def _scale(plot: Plot, secondary: bool, axis: PlotAxis, run: float) -> Scale:
    groups = _groups(plot, secondary) or list(plot.groups)
    based = any(group.kind in BASED for group in groups)
    if any(group.grouping == "percent" for group in groups):
        lowest = -1.0 if min(heights(groups), default=0.0) < 0 else 0.0
        axis = replace(
            axis, low=lowest if axis.low is None else axis.low, high=1.0 if axis.high is None else axis.high
        )  # fmt: skip
    return scale_of(heights(groups), axis, run, based)


def _ticks(plot: Plot, scale: Scale, axis: PlotAxis, secondary: bool) -> Ticks:
    percent = any(group.grouping == "percent" for group in _groups(plot, secondary))
    format = "0%" if percent and "%" not in axis.format else axis.format
    return Ticks(scale, tuple(tick_texts(scale, format)))
