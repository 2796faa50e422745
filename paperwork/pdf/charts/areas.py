"""Areas: filled down to the axis, or to the series under them."""

from __future__ import annotations

from paperwork.model.plots import Plot, PlotGroup

from .frame import Frame, extents
from .pencil import Pencil


def draw_areas(pencil: Pencil, frame: Frame, plot: Plot, group: PlotGroup) -> None:  # noqa: ARG001
    """Draw the areas of a group; those that are not stacked from the back to the front."""
    scale = frame.scale(group)
    for series, row in zip(group.series, extents(group), strict=True):
        spans = [extent or (0.0, 0.0) for extent in row]
        tops = [frame.point(frame.along(at), scale.share(top)) for at, (_, top) in enumerate(spans)]
        feet = [
            frame.point(frame.along(at), scale.share(scale.base if foot == 0 else foot))
            for at, (foot, _) in enumerate(spans)
        ]
        pencil.lines([*tops, *reversed(feet)], series.line, series.fill, closed=True)
