"""Lines through points, points alone, bubbles, and the spans of prices."""

from __future__ import annotations

import math
from collections.abc import Iterator

from paperwork.model.look import Line
from paperwork.model.plots import Plot, PlotGroup, PlotSeries

from .frame import NUMERIC, Extent, Frame, across_of, extents
from .pencil import Pencil, Point
from .symbols import draw_symbol

LARGEST_BUBBLE = 0.125
SPAN = Line(1.0, "#404040")


def places(frame: Frame, group: PlotGroup, series: PlotSeries, row: list[Extent | None]) -> list[Point | None]:
    """Where the points of a series stand; None for one that is missing."""
    scale = frame.scale(group)
    if group.kind in NUMERIC and frame.numeric:
        xs = [frame.numeric.share(x) for x in across_of(series.across, len(series.values))]
    else:
        xs = [frame.along(at) for at in range(len(row))]
    return [
        None if extent is None else frame.point(x, scale.share(extent[1])) for x, extent in zip(xs, row, strict=False)
    ]


def rows(plot: Plot, group: PlotGroup) -> Iterator[tuple[PlotSeries, list[Extent | None]]]:
    """Each series of a group with where its points begin and end, gaps filled where the chart takes them for nought."""
    for series, row in zip(group.series, extents(group), strict=True):
        yield series, [(0.0, 0.0) if one is None and plot.zero_gaps else one for one in row]


def draw_lines(pencil: Pencil, frame: Frame, plot: Plot, group: PlotGroup) -> None:
    """Draw the lines of a group and the signs on them."""
    for series, row in rows(plot, group):
        points = places(frame, group, series, row)
        for run in _runs(points, plot.spans_gaps):
            if series.line and len(run) > 1:
                pencil.path(_curve(run) if series.smooth else "M" + "L".join(f"{x:.3f} {y:.3f}" for x, y in run), "", series.line)  # noqa: E501 # fmt: skip
            elif series.line and not series.symbol:
                pencil.circle(*run[0], series.line.width / 2, series.line.colour)
        for at, point in enumerate(points):
            if point:
                draw_symbol(pencil, series, *point, series.fills.get(at, ""))


def _runs(points: list[Point | None], joined: bool) -> Iterator[list[Point]]:
    run: list[Point] = []
    for point in points:
        if point is not None:
            run.append(point)
        elif run and not joined:
            yield run
            run = []
    if run:
        yield run


def _curve(run: list[Point]) -> str:
    """A smooth line through the points (Catmull and Rom's, as Bézier curves)."""
    padded = [run[0], *run, run[-1]]
    said = f"M{run[0][0]:.3f} {run[0][1]:.3f}"
    for before, here, there, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        ax, ay = here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6
        bx, by = there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6
        said += f"C{ax:.3f} {ay:.3f} {bx:.3f} {by:.3f} {there[0]:.3f} {there[1]:.3f}"
    return said


def draw_bubbles(pencil: Pencil, frame: Frame, plot: Plot, group: PlotGroup) -> None:
    """Draw the bubbles of a group, their areas by their sizes."""
    largest = max((abs(size or 0.0) for series in group.series for size in series.sizes), default=0.0) or 1.0
    full = min(frame.box.width, frame.box.height) * LARGEST_BUBBLE
    for series, row in rows(plot, group):
        for at, point in enumerate(places(frame, group, series, row)):
            size = abs((series.sizes[at] if at < len(series.sizes) else largest) or 0.0)
            if point and size:
                fill = series.fills.get(at, series.fill)
                pencil.circle(*point, full * math.sqrt(size / largest), fill, series.line or Line(0.75, "#ffffff"))


def draw_stock(pencil: Pencil, frame: Frame, plot: Plot, group: PlotGroup) -> None:
    """Draw the span of each category's values, and the signs of its series."""
    scale = frame.scale(group)
    for at in range(frame.slots):
        found = [one.values[at] for one in group.series if at < len(one.values)]
        known = [value for value in found if value is not None]
        if known:
            ends = [frame.point(frame.along(at), scale.share(value)) for value in (min(known), max(known))]
            pencil.lines(ends, SPAN)
    for series, row in rows(plot, group):
        for point in places(frame, group, series, row):
            if point:
                draw_symbol(pencil, series, *point)
