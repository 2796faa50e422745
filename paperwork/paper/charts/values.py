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
    """Every value that the scale must hold: of all series, the levels across, and what neighbours share."""
    values = [point.value for one in chart.series for point in one.points if point.value is not None]
    return [*values, *(line.value for line in chart.lines), *chart.within]


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


def told(points: Sequence[ChartPoint], room_for_all: bool = True) -> tuple[int, ...]:
    """The places of points that show their text: the last first, then all of six or fewer, else first, high and low.

    Without room for all, fewer than six do so as well. A high or low that reads like the first or last is not told.
    """
    known = known_places(points)
    if room_for_all and len(known) <= EVERY_VALUE:
        return tuple(dict.fromkeys((*known[-1:], *known[:1], *reversed(known))))
    ordered = sorted(known, key=lambda index: points[index].value or Decimal(0))
    ends = (known[-1], known[0])
    said = {points[index].text for index in ends}
    return (*ends, *(index for index in (ordered[-1], ordered[0]) if points[index].text not in said))


def one_after_another(series: Sequence[ChartSeries]) -> bool:
    """Whether no two of several series have a value in one place: a run that is cut, at each April say."""
    known = [place for one in series for place in known_places(one.points)]
    return len(series) > 1 and len(known) == len(set(known))


def last_known(series: ChartSeries) -> int:
    """The place of its last point with a value; -1 where it has none."""
    return max(known_places(series.points), default=-1)
