"""Draws charts one after another with one pen: in goes a chart, out come its SVG, its PNG and the height they took."""

from __future__ import annotations

from paperwork.model.blocks import Chart
from paperwork.model.findings import Finding, Place

from .frame import framed, framed_height, nothing
from .geometry import Box
from .kinds import KINDS
from .pen import Pen, house_settings
from .store import Drawing
from .values import empty

_EMPTY = 40.0


class Studio:
    """One pen for all the charts of a run."""

    def __init__(self) -> None:
        self._pen = Pen()

    def unknown(self, chart: Chart) -> tuple[Finding, ...]:
        """A finding where no drawer has the chart's kind."""
        if chart.kind in KINDS:
            return ()
        message = f"There is no kind of chart '{chart.kind}'."
        return (Finding("chart-kind", Place(heading=chart.title), message, f"The kinds are {', '.join(KINDS)}."),)

    def drawn(self, chart: Chart) -> Drawing:
        """A chart as high as it asks for, or as its kind needs; a frame of a few lines where it has no value."""
        height = round(_height(chart), 2)
        with house_settings():
            sheet = self._pen.clear(chart.width, height)
            self._draw(chart, framed(chart, self._pen, sheet))
            return Drawing(*self._pen.finish(), height)

    def _draw(self, chart: Chart, box: Box) -> None:
        if empty(chart):
            nothing(self._pen, box)
        else:
            KINDS[chart.kind].draw(chart, self._pen, box)


def _height(chart: Chart) -> float:
    if empty(chart):
        return framed_height(chart) + _EMPTY
    return max(chart.height, framed_height(chart) + KINDS[chart.kind].least_height(chart))
