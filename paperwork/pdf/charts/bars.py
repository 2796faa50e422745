"""Columns and bars: beside each other, stacked, or parts of a hundred."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from paperwork.model.plots import Plot, PlotGroup

from .frame import Frame, extents
from .pencil import Box, Pencil


class Bar(Struct, frozen=True):
    """A bar: which series and point it shows, its box, and whether it stands for less than nought."""

    series: int
    at: int
    box: Box
    below: bool


def bars_of(frame: Frame, plot: Plot, group: PlotGroup) -> Iterator[Bar]:  # noqa: ARG001
    """The bars of a group, in the order in which they are drawn."""
    count = len(group.series) if group.grouping == "clustered" else 1
    overlap = group.overlap if group.grouping == "clustered" else 0.0
    width = 1.0 / (count - (count - 1) * overlap + group.gap) / frame.slots
    step = width * (1 - overlap)
    start = -(count * width - (count - 1) * overlap * width) / 2
    scale = frame.scale(group)
    for number, row in enumerate(extents(group)):
        offset = start + (number if count > 1 else 0) * step
        for at, extent in enumerate(row):
            if extent is None:
                continue
            middle = frame.along(at)
            # Flat bars begin at the foot, as their categories do.
            sign = -1 if frame.backwards != frame.flat else 1
            one, other = middle + sign * offset, middle + sign * (offset + width)
            low = scale.share(scale.base if extent[0] == 0 else extent[0])
            ends = frame.point(one, low), frame.point(other, scale.share(extent[1]))
            yield Bar(number, at, _spanned(*ends), extent[1] < extent[0])


def _spanned(one: tuple[float, float], other: tuple[float, float]) -> Box:
    x, y = min(one[0], other[0]), min(one[1], other[1])
    return Box(x, y, abs(one[0] - other[0]), abs(one[1] - other[1]))


def draw_bars(pencil: Pencil, frame: Frame, plot: Plot, group: PlotGroup) -> None:
    """Draw the bars of a group."""
    for bar in bars_of(frame, plot, group):
        series = group.series[bar.series]
        pencil.box(bar.box, series.fills.get(bar.at, series.fill), series.line)
