"""What a chart's data say, without a pen: its labels, its known values, and which points show their text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from paperwork.model.blocks import Chart, ChartPoint, ChartSeries

EVERY_VALUE = 6


def labels_of(chart: Chart) -> tuple[str, ...]:
    """The labels along the axis: those of the first series, which all share."""
    return tuple(point.label for point in chart.series[0].points) if chart.series else ()


def known_values(chart: Chart) -> list[Decimal]:
    """Every value that the scale must hold: of all series, and the levels across."""
    values = [point.value for one in chart.series for point in one.points if point.value is not None]
    return [*values, *(line.value for line in chart.lines)]


def empty(chart: Chart) -> bool:
    """Whether no point of the chart has a value."""
    return all(point.value is None for one in chart.series for point in one.points)


def runs(points: Sequence[ChartPoint]) -> list[list[int]]:
    """The places of points in unbroken runs: a point without a value parts two runs."""
    found: list[list[int]] = [[]]
    for index, point in enumerate(points):
        if point.value is not None:
            found[-1].append(index)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


def known_places(points: Sequence[ChartPoint]) -> list[int]:
    """The places of the points with a value."""
    return [index for index, point in enumerate(points) if point.value is not None]


def told(points: Sequence[ChartPoint]) -> tuple[int, ...]:
    """The places of points that show their text: the last first, then all of six or fewer, else first, high and low.

    A high or low that reads the same as the first or last is not said twice.
    """
    known = known_places(points)
    if len(known) <= EVERY_VALUE:
        return tuple(reversed(known))
    ordered = sorted(known, key=lambda index: points[index].value or Decimal(0))
    ends = (known[-1], known[0])
    said = {points[index].text for index in ends}
    return (*ends, *(index for index in (ordered[-1], ordered[0]) if points[index].text not in said))


def last_known(series: ChartSeries) -> int:
    """The place of its last point with a value; -1 where it has none."""
    return max(known_places(series.points), default=-1)
