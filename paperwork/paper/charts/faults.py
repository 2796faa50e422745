"""What a chart's data may not be, whatever draws it: each fault a finding in an author's words."""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.model.blocks import Chart
from paperwork.model.findings import Finding, Place

_OF_A_WHOLE = ("stacked", "doughnut")


def faults(chart: Chart) -> tuple[Finding, ...]:
    """A finding for each thing in the chart's data that cannot be drawn."""
    return tuple(
        Finding("chart-data", Place(heading=chart.title), f"The chart '{chart.title}' {what}.", hint)
        for what, hint in _wrong(chart)
    )


def _wrong(chart: Chart) -> Iterator[tuple[str, str]]:
    if chart.kind != "doughnut" and len({_labels(chart, index) for index in range(len(chart.series))}) > 1:
        yield "has series over different months or labels", "Give each series a value, or a gap, for each label."
    values = [point.value for series in chart.series for point in series.points if point.value is not None]
    if not all(value.is_finite() for value in values):
        yield "has a value that is not a number", "Leave the value out."
    elif chart.kind in _OF_A_WHOLE and any(value < 0 for value in values):
        yield "shows parts of a whole, and one is below zero", "Use columns or bars."


def _labels(chart: Chart, index: int) -> tuple[str, ...]:
    return tuple(point.label for point in chart.series[index].points)
