"""Sheets of small charts: every measure of a page has one, over the same months as the others, two or three a row.

A measure without a published value keeps its place: its months and its target are drawn, and it is said that no value
was published; one without a target either is a frame that says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from msgspec.structs import replace

from paperwork.model.blocks import Chart, ChartPoint, ChartSeries
from paperwork.model.measures import Result
from paperwork.model.periods import Period

from .series import UNITS, known_periods, levels, levels_told, periods_between, title_of, usual

# Percentages on one sheet share a scale where there are so many of them; numbers of different things do not.
_COMPARED = 3
NOTHING = "No values published."


def unpublished(result: Result) -> Chart:
    """The chart of a measure without a value: the months of its table and the levels across, or nothing at all."""
    across = levels(result)
    series = (ChartSeries("", tuple(ChartPoint(period.label, None, "") for period in _tabled(result))),)
    title = title_of(result)
    return Chart(
        kind="unpublished" if across else usual(result),
        title=title,
        series=series if across else (),
        alt=" ".join([f"Chart without values: {title}.", NOTHING, *levels_told(result)]),
        unit=UNITS[result.measure.unit],
        lines=across,
    )


def alike(charts: Sequence[Chart], results: Sequence[Result]) -> tuple[Chart, ...]:
    """The charts over the same periods, months apart from quarters and years, and percentages on one scale."""
    known = [known_periods(result) for result in results]
    kinds = {periods[0].kind for periods in known if periods}
    shown = [periods or _of_kinds(_tabled(result), kinds) for result, periods in zip(results, known, strict=True)]
    spans = {kind: _span(kind, shown) for kind in {period.kind for periods in shown for period in periods}}
    usual_span = spans[next(iter(kinds))] if len(kinds) == 1 else []
    labels = [spans[periods[0].kind] if periods else usual_span for periods in shown]
    return _on_one_scale([_over(chart, named) for chart, named in zip(charts, labels, strict=True)])


def _of_kinds(periods: list[Period], kinds: Collection[str]) -> list[Period]:
    """The periods of a measure without values; none where all that have values are counted by other periods."""
    return [period for period in periods if len(kinds) != 1 or period.kind in kinds]


def _span(kind: str, shown: Iterable[Sequence[Period]]) -> list[str]:
    """The labels of every period of a kind from the first to the last that any measure has."""
    return [one.label for one in periods_between({one for some in shown for one in some if one.kind == kind})]


def _tabled(result: Result) -> list[Period]:
    return [point.period for point in result.months if point.period.kind != "latest"]


def _over(chart: Chart, labels: Sequence[str]) -> Chart:
    """The chart over all those periods, with gaps where it has no value itself."""
    return replace(chart, series=tuple(_filled(series, labels) for series in chart.series))


def _filled(series: ChartSeries, labels: Sequence[str]) -> ChartSeries:
    own = {point.label: point for point in series.points}
    return replace(series, points=tuple(own.get(label, ChartPoint(label, None, "")) for label in labels))


def _on_one_scale(charts: Sequence[Chart]) -> tuple[Chart, ...]:
    shares = [chart for chart in charts if chart.unit == "%"]
    points = [point.value for chart in shares for series in chart.series for point in series.points]
    values = [value for value in points if value is not None]
    values += [level.value for chart in shares for level in chart.lines]
    if len(shares) < _COMPARED or not values:
        return tuple(charts)
    # From zero: what is seen of a share is how much of the whole it is, and some have no value to see it by.
    scale = (Decimal(0), max(values))
    return tuple(replace(chart, within=scale) if chart in shares else chart for chart in charts)
