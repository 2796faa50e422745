"""Labels of single points: where the chart asks for them, else at the nearest place that is free."""

from __future__ import annotations

from paperwork.model.plots import Plot, PlotGroup, PlotSeries

from .bars import Bar, bars_of
from .frame import Frame
from .pencil import Box, Pencil, Point, high, wide
from .points import places, rows
from .wording import point_text

INSIDE = frozenset({"ctr", "inEnd", "inBase"})


def draw_labels(pencil: Pencil, frame: Frame, plot: Plot, group: PlotGroup) -> None:
    """Write the labels of a group's points."""
    if group.kind in ("column", "bar"):
        for bar in bars_of(frame, plot, group):
            _bar_label(pencil, frame, plot, group, bar)
        return
    for series, row in rows(plot, group):
        points = places(frame, group, series, row)
        for at, point in enumerate(points[: len(series.values)]):
            text = point_text(series, at, _category(plot, at))
            if point and text:
                pencil.label(text, _around(point, text, series), series.labels.style)


def _category(plot: Plot, at: int) -> str:
    return plot.categories[at] if at < len(plot.categories) else ""


def _bar_label(pencil: Pencil, frame: Frame, plot: Plot, group: PlotGroup, bar: Bar) -> None:
    series = group.series[bar.series]
    text = point_text(series, bar.at, _category(plot, bar.at))
    if not text:
        return
    place = series.labels.place or ("outEnd" if group.grouping == "clustered" else "ctr")
    inside, outside = _within(frame, bar, text, series, place), _beyond(frame, bar, text, series)
    fill = series.fills.get(bar.at, series.fill)
    fits = _holds(bar.box, text, series)
    if place in INSIDE and fits and pencil.label(text, inside, series.labels.style, fill):
        return
    if group.grouping == "clustered" and pencil.label(text, outside, series.labels.style):
        return
    if fits and pencil.label(text, inside, series.labels.style, fill):
        return
    pencil.label(text, inside, series.labels.style)


def _holds(box: Box, text: str, series: PlotSeries) -> bool:
    lines, style = text.split("\n"), series.labels.style
    return max(wide(line, style) for line in lines) <= box.width + 1 and high(lines, style) <= box.height + 1


def _size(text: str, series: PlotSeries) -> tuple[float, float]:
    lines, style = text.split("\n"), series.labels.style
    return max(wide(line, style) for line in lines), high(lines, style)


def _within(frame: Frame, bar: Bar, text: str, series: PlotSeries, place: str) -> list[Point]:
    """The asked place inside a bar, then its middle."""
    box, (width, height) = bar.box, _size(text, series)
    x, y = box.x + box.width / 2, box.y + box.height / 2
    ahead = (place == "inEnd") != bar.below
    if place == "ctr" or place not in INSIDE:
        return [(x, y)]
    if frame.flat:
        return [(box.right - width / 2 - 2 if ahead else box.x + width / 2 + 2, y), (x, y)]
    return [(x, box.y + height / 2 + 1 if ahead else box.bottom - height / 2 - 1), (x, y)]


def _beyond(frame: Frame, bar: Bar, text: str, series: PlotSeries) -> list[Point]:
    """Places past the end of a bar, the nearest first."""
    box, (width, height) = bar.box, _size(text, series)
    x, y = box.x + box.width / 2, box.y + box.height / 2
    if frame.flat:
        ends = [box.x - width / 2 - 3 if bar.below else box.right + width / 2 + 3]
        return [(end, y) for end in ends]
    nearest = box.bottom + height / 2 + 1 if bar.below else box.y - height / 2 - 1
    step = height * 0.95 if bar.below else -height * 0.95
    return [(x, nearest), (x, nearest + step), (x, nearest + 2 * step)]


def _around(point: Point, text: str, series: PlotSeries) -> list[Point]:
    """Places about a point: the asked one, then above, below, right and left."""
    width, height = _size(text, series)
    gap = series.symbol_size / 2 + 2 if series.symbol else 2.5
    x, y = point
    spots = {
        "t": (x, y - gap - height / 2),
        "b": (x, y + gap + height / 2),
        "r": (x + gap + width / 2, y),
        "l": (x - gap - width / 2, y),
        "ctr": (x, y),
    }
    asked = series.labels.place if series.labels.place in spots else "t"
    further = [(x, y - gap - height * 1.5), (x, y + gap + height * 1.5)]
    return [spots[asked], *(spots[name] for name in ("t", "b", "r", "l") if name != asked), *further]
