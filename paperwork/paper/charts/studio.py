"""Draws charts one after another with one pen: in goes a chart, out come its SVG, its PNG and the height they took."""

from __future__ import annotations

from paperwork.model.blocks import Chart
from paperwork.model.findings import Finding, Place

from .kinds import KINDS, whole, whole_height
from .pen import Pen, house_settings
from .store import Drawing
from .tree import Line


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

    def drawn(self, chart: Chart, line: Line) -> Drawing:
        """A chart, as wide as it asks for, and as high as all of its line are."""
        height = whole_height(line)
        with house_settings():
            whole(chart, line, self._pen, self._pen.clear(chart.width, height))
            return Drawing(*self._pen.finish(), height)
