"""Axes and their grid: the room that their labels and titles take, and how they are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from paperwork.model.plots import Plot, PlotAxis, PlotText

from .frame import Frame
from .names import Names, draw_name, fitted_names
from .pencil import ASCENT, LEADING, Box, Pencil, high, wide, wrapped
from .scale import Scale

SPACE = 4.0
MOST_SIDE = 0.38


class Ticks(Struct, frozen=True):
    """A scale and what stands at each of its ticks."""

    scale: Scale
    texts: tuple[str, ...]


def title_room(axis: PlotAxis | None, length: float) -> float:
    """The room that an axis' title takes, beside an axis of that length."""
    if axis is None or axis.title is None:
        return 0.0
    return high(_title_lines(axis.title, length), axis.title) + SPACE


def _title_lines(title: PlotText, length: float) -> list[str]:
    return wrapped(title.text, max(length, 30.0), title)


def names_of(plot: Plot, frame: Frame) -> list[str]:
    """The categories' labels, as many as there are places."""
    if not plot.categories:
        return [str(at + 1) for at in range(frame.slots)]
    return [plot.categories[at] if at < len(plot.categories) else "" for at in range(frame.slots)]


def _side(plot: Plot, frame: Frame, ticks: Ticks, room: Box) -> float:
    """The width of the labels of the first upright axis."""
    axis = plot.across if frame.flat else plot.up
    if not axis.labelled:
        return 0.0
    if not frame.flat:
        return max(wide(text, axis.style) for text in ticks.texts) + SPACE
    blocks = [wrapped(name, room.width * MOST_SIDE, axis.style) for name in names_of(plot, frame)]
    return max(wide(line, axis.style) for block in blocks for line in block) + SPACE


def room_upright(plot: Plot, frame: Frame, first: Ticks, second: Ticks | None, room: Box) -> Box:
    """The room without what stands left and right of the plot."""
    axis = plot.across if frame.flat else plot.up
    near = _side(plot, frame, first, room) + title_room(axis, room.height)
    far = 0.0
    if second and plot.second and not frame.flat:
        far = title_room(plot.second, room.height)
        if plot.second.labelled:
            far += max(wide(text, plot.second.style) for text in second.texts) + SPACE
    left, right = (far, near) if on_far_side(plot, frame) else (near, far)
    level = plot.up if frame.flat else plot.across
    half = level.style.size if level.labelled else 0.0
    above = axis.style.size * 0.6
    return room.inset(left=max(left, half), top=above, right=max(right, half), bottom=0.0)


def on_far_side(plot: Plot, frame: Frame) -> bool:
    """Whether the first upright axis stands at the right."""
    if frame.flat:
        return plot.across.far or plot.up.reversed
    return plot.up.far != plot.across.reversed


def room_across(plot: Plot, frame: Frame, names: Names | None) -> Box:
    """The room without what stands under the plot; without names, numbers stand there."""
    axis = plot.up if frame.flat else plot.across
    below = title_room(axis, frame.box.width)
    if axis.labelled:
        below += SPACE + (names.height if names else high([""], axis.style))
    return frame.box.inset(bottom=max(below, 2.0) if axis.labelled or below else axis.style.size * 0.6)


def level_names(plot: Plot, frame: Frame) -> Names:
    """How the categories' labels stand under the plot."""
    axis, box = plot.across, frame.box
    before = box.x + frame.slot / 2
    slot = frame.slot if frame.between else box.width / max(frame.slots - 1, 1)
    return fitted_names(names_of(plot, frame), slot, axis.style, box.height, before)


def draw_grid(pencil: Pencil, frame: Frame, plot: Plot) -> None:
    """Draw the lines at the ticks of the value axis, and between categories where the chart has them."""
    if plot.up.grid:
        for value in frame.first.ticks:
            up = frame.first.share(value)
            pencil.lines([frame.point(0.0, up), frame.point(1.0, up)], plot.up.grid)
    if plot.across.grid:
        scale = frame.numeric
        count = frame.slots
        shares = [scale.share(x) for x in scale.ticks] if scale else [at / count for at in range(count + 1)]
        for share in shares:
            pencil.lines([frame.point(share, 0.0), frame.point(share, 1.0)], plot.across.grid)


def draw_upright(pencil: Pencil, frame: Frame, plot: Plot, first: Ticks, second: Ticks | None, room: Box) -> None:
    """Draw the axes left and right of the plot, with their labels and titles."""
    far = on_far_side(plot, frame)
    axis = plot.across if frame.flat else plot.up
    box = frame.box
    width = _side(plot, frame, first, room)
    x = box.right if far else box.x
    if frame.flat:
        zero, _ = frame.point(0.0, frame.first.share(frame.first.base))
        pencil.lines([(zero, box.y), (zero, box.bottom)], axis.line)
        if axis.labelled:
            _flat_names(pencil, frame, plot, x, far, width)
    else:
        pencil.lines([(x, box.y), (x, box.bottom)], axis.line)
        _upright_ticks(pencil, frame, first, axis, x, far)
    _upright_title(pencil, axis, room, box, far)
    if second and plot.second and not frame.flat:
        other = box.x if far else box.right
        pencil.lines([(other, box.y), (other, box.bottom)], plot.second.line)
        _upright_ticks(pencil, frame, second, plot.second, other, not far)
        _upright_title(pencil, plot.second, room, box, not far)


def _upright_ticks(pencil: Pencil, frame: Frame, ticks: Ticks, axis: PlotAxis, x: float, far: bool) -> None:
    if not axis.labelled:
        return
    lowest = float("inf")
    for value, text in zip(ticks.scale.ticks, ticks.texts, strict=True):
        _, y = frame.point(0.0, ticks.scale.share(value))
        if abs(lowest - y) >= axis.style.size * 1.05:
            _beside([text], x, y, axis.style, far, pencil)
            lowest = y


def _beside(lines: Sequence[str], x: float, y: float, style: PlotText, far: bool, pencil: Pencil) -> None:
    at = x + SPACE if far else x - SPACE
    pencil.block(list(lines), at, y - high(list(lines), style) / 2, style, "start" if far else "end")


def _flat_names(pencil: Pencil, frame: Frame, plot: Plot, x: float, far: bool, width: float) -> None:
    style = plot.across.style
    lowest = float("inf")
    for at, name in enumerate(names_of(plot, frame)):
        lines = wrapped(name, width - SPACE, style)
        smaller = min(style.size, frame.slot / (len(lines) * LEADING))
        set_in = PlotText("", max(smaller, 5.0), style.colour, style.bold)
        _, y = frame.point(frame.along(at), 0.0)
        if abs(lowest - y) >= high(lines, set_in) * 0.98:
            _beside(lines, x, y, set_in, far, pencil)
            lowest = y


def _upright_title(pencil: Pencil, axis: PlotAxis, room: Box, box: Box, far: bool) -> None:
    if axis.title is None:
        return
    lines = _title_lines(axis.title, room.height)
    middle, size = box.y + box.height / 2, axis.title.size
    for at, text in enumerate(lines):
        down = (at * LEADING + ASCENT + 0.15) * size
        x = room.right - high(lines, axis.title) + down if far else room.x + down
        half = wide(text, axis.title) / 2
        y = min(max(middle, pencil.bounds.y + half), pencil.bounds.bottom - half)
        pencil.words(text, x, y, axis.title, "middle", -90.0)


def draw_across(pencil: Pencil, frame: Frame, plot: Plot, stands: Ticks | Names, room: Box) -> None:
    """Draw the axis under the plot, with what stands at it and its title."""
    axis = plot.up if frame.flat else plot.across
    box = frame.box
    _, y = frame.point(0.0, frame.first.share(frame.first.base)) if not frame.flat else (0.0, box.bottom)
    pencil.lines([(box.x, y), (box.right, y)], axis.line)
    top = box.bottom + SPACE
    if axis.labelled:
        if isinstance(stands, Ticks):
            _level_ticks(pencil, frame, stands, axis, top)
        else:
            for at in range(frame.slots):
                draw_name(pencil, stands, at, frame.point(frame.along(at), 0.0)[0], top)
    if axis.title:
        lines = _title_lines(axis.title, room.width)
        pencil.block(lines, box.x + box.width / 2, room.bottom - high(lines, axis.title), axis.title)


def _level_ticks(pencil: Pencil, frame: Frame, ticks: Ticks, axis: PlotAxis, top: float) -> None:
    right = float("-inf")
    placed = []
    for value, text in zip(ticks.scale.ticks, ticks.texts, strict=True):
        x = frame.box.x + ticks.scale.share(value) * frame.box.width
        placed.append((x, text))
    for x, text in sorted(placed):
        half = wide(text, axis.style) / 2
        if x - half > right + 3 and x + half <= pencil.bounds.right:
            pencil.block([text], x, top, axis.style)
            right = x + half
