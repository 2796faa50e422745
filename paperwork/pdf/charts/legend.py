"""The legend of a chart: a key and a name for each series, or for each slice, at the side that the chart says."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.look import Line
from paperwork.model.plots import Plot, PlotSeries, PlotText

from .pencil import Box, Pencil, high, wide, wrapped
from .symbols import draw_symbol

KEY, SPACE = 0.7, 5.0
MOST_SHARE = 0.4
LINED = frozenset({"line", "scatter", "radar", "stock"})


class Entry(Struct, frozen=True):
    """A name and how its key is drawn."""

    text: str
    series: PlotSeries
    fill: str
    lined: bool


def entries_of(plot: Plot) -> list[Entry]:
    """What a legend names: the slices of a round chart, else the series."""
    made: list[Entry] = []
    for group in plot.groups:
        if group.kind in ("pie", "doughnut"):
            return _slices(plot, group.series[0])
        only = group.series[0]
        if len(plot.groups) == len(group.series) == 1 and only.fills and len(only.fills) == len(only.values):
            return _slices(plot, only)
        lined = group.kind in LINED
        made += [Entry(one.name, one, one.fill, lined) for one in group.series if one.in_legend and one.name]
    return made


def _slices(plot: Plot, series: PlotSeries) -> list[Entry]:
    names = plot.categories or tuple(str(at + 1) for at in range(len(series.values)))
    return [Entry(name, series, series.fills.get(at, series.fill), False) for at, name in enumerate(names) if name]


def draw_legend(pencil: Pencil, plot: Plot, room: Box) -> Box:
    """Draw the legend; gives the room beside it."""
    entries = entries_of(plot)
    if not plot.legend or not entries:
        return room
    if plot.legend in ("t", "b"):
        return _rows(pencil, plot, entries, room)
    return _column(pencil, plot, entries, room)


def _column(pencil: Pencil, plot: Plot, entries: list[Entry], room: Box) -> Box:
    """Entries under each other, right or left of the plot, smaller where they are too many."""
    style = plot.legend_style
    while True:
        key = _key(style, entries)
        width = min(max(wide(entry.text, style) for entry in entries), room.width * MOST_SHARE - key)
        blocks = [wrapped(entry.text, width, style) for entry in entries]
        width = max(wide(line, style) for lines in blocks for line in lines)
        height = sum(high(lines, style) for lines in blocks) + SPACE / 2 * (len(blocks) - 1)
        if height <= room.height or style.size < 4.5:
            break
        style = replace(style, size=style.size * 0.92)
    left = room.x if plot.legend == "l" else room.right - width - key
    y = room.y if plot.legend == "tr" else room.y + max(0.0, (room.height - height) / 2)
    for entry, lines in zip(entries, blocks, strict=True):
        _draw(pencil, entry, lines, left, y, style, key)
        y += high(lines, style) + SPACE / 2
    spare = width + key + 2 * SPACE
    return room.inset(left=spare) if plot.legend == "l" else room.inset(right=spare)


def _rows(pencil: Pencil, plot: Plot, entries: list[Entry], room: Box) -> Box:
    """Entries beside each other, above or below the plot."""
    style = plot.legend_style
    rows = _parted(entries, style, room.width)
    while len(rows) * high([""], style) > room.height / 3 and style.size > 4.5:
        style = replace(style, size=style.size * 0.92)
        rows = _parted(entries, style, room.width)
    key = _key(style, entries)
    height = sum(max(high(lines, style) for _, lines in row) for row in rows)
    y = room.y if plot.legend == "t" else room.bottom - height
    for row in rows:
        x = room.x + (room.width - _width(row, style, key)) / 2
        for entry, lines in row:
            _draw(pencil, entry, lines, x, y, style, key)
            x += max(wide(line, style) for line in lines) + key + 2 * SPACE
        y += max(high(lines, style) for _, lines in row)
    return room.inset(top=height + SPACE) if plot.legend == "t" else room.inset(bottom=height + SPACE)


Row = list[tuple[Entry, list[str]]]


def _parted(entries: list[Entry], style: PlotText, width: float) -> list[Row]:
    key = _key(style, entries)
    rows: list[Row] = [[]]
    for entry in entries:
        one = (entry, wrapped(entry.text, width - key, style))
        if rows[-1] and _width([*rows[-1], one], style, key) > width:
            rows.append([])
        rows[-1].append(one)
    return rows


def _width(row: Row, style: PlotText, key: float) -> float:
    return sum(max(wide(line, style) for line in lines) + key + 2 * SPACE for _, lines in row) - 2 * SPACE


def _key(style: PlotText, entries: list[Entry]) -> float:
    return style.size * (2.2 if any(entry.lined for entry in entries) else KEY) + SPACE


def _draw(pencil: Pencil, entry: Entry, lines: list[str], x: float, y: float, style: PlotText, key: float) -> None:
    middle, width = y + high([""], style) / 2, key - SPACE
    series = entry.series
    if entry.lined:
        if series.line:
            thin = Line(min(series.line.width, style.size / 3), series.line.colour, series.line.pattern)
            pencil.lines([(x, middle), (x + width, middle)], thin)
        size = min(series.symbol_size, style.size * 0.8)
        draw_symbol(pencil, replace(series, symbol_size=size), x + width / 2, middle)
    else:
        side = style.size * KEY
        pencil.box(Box(x + (width - side) / 2, middle - side / 2, side, side), entry.fill, series.line)
    pencil.block(lines, x + key, y, style, "start")
