"""A measure over time: its months as a line or as columns, with its target and its comparators across.

Nothing later than the paper's "as at" is charted, and never "Latest": `Result.series` holds neither.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from paperwork.model.blocks import Chart, ChartLine, ChartPoint, ChartSeries
from paperwork.model.measures import Comparator, Fact, Missing, Point, Result
from paperwork.model.periods import Period

from ..tables.cells import in_table
from ..tables.targets import aimed_at
from .alt import Course, Told, over_time

UNITS = {"percent": "%", "rate": "per 10,000", "number": ""}


def usual(result: Result) -> str:
    """The kind that a measure is charted as unless its page says otherwise: what happened in a month as columns."""
    in_month = result.measure.period_type == "in_month" and result.measure.unit == "number"
    return "columns" if in_month else "line"


def charted(result: Result) -> bool:
    """Whether there is anything to chart."""
    return bool(_points(result))


def line(result: Result) -> Chart:
    """A line with a point a month; a measure that starts again each April has a line for each financial year."""
    restarts = result.measure.period_type in ("in_year", "projected")
    return _chart("line", "Line chart", result, _by_year(result) if restarts else _whole(result))


def columns(result: Result) -> Chart:
    """A column a month."""
    return _chart("columns", "Column chart", result, _whole(result))


def comparable(charts: tuple[Chart, ...]) -> tuple[Chart, ...]:
    """The charts, with one scale for all where three or more measures of one unit stand on a page as lines."""
    if len(charts) < 3 or len({(chart.kind, chart.unit) for chart in charts}) > 1:
        return charts
    points = [point for chart in charts for series in chart.series for point in series.points]
    values = [point.value for point in points if point.value is not None]
    values += [level.value for chart in charts for level in chart.lines]
    return tuple(replace(chart, within=(min(values), max(values))) for chart in charts)


def run(result: Result) -> dict[Period, ChartPoint]:
    """Every period from the first value to the last; one without a value, or whose value is not shown, is a gap."""
    known = {point.period: point.fact for point in (*_points(result), *_hidden(result))}
    return {period: _chart_point(period, known.get(period), result) for period in periods_between(known)}


def _whole(result: Result) -> tuple[ChartSeries, ...]:
    return (ChartSeries("", tuple(run(result).values())),)


def _by_year(result: Result) -> tuple[ChartSeries, ...]:
    """The run cut at each April, so that no line falls from one year's sum to the next year's start."""
    places = list(run(result).items())
    years = sorted({period.financial_year for period, _ in places})
    if len(years) == 1:
        return _whole(result)
    return tuple(_year(year, places, "main" if year == years[-1] else "context") for year in years)


def _year(year: int, places: list[tuple[Period, ChartPoint]], role: str) -> ChartSeries:
    """One year's points, with a gap at every place that is another year's."""
    points = (
        point if period.financial_year == year else replace(point, value=None, text="") for period, point in places
    )
    return ChartSeries(Period("year", year).label, tuple(points), role)


def title_of(result: Result) -> str:
    """What a measure's chart is called."""
    return result.measure.chart_title or result.measure.name


def heard_title(result: Result) -> str:
    """The title with the unit of a rate, where it does not name it."""
    title, unit = title_of(result), UNITS[result.measure.unit]
    return f"{title}, {unit}" if unit not in ("", "%") and unit not in title else title


def course(result: Result, across: Sequence[str]) -> Course:
    """What there is to tell of a measure's run: its values, its gaps, and these sentences of what is drawn across."""
    return Course(_told(result), _gaps(result), across, spans([point.period for point in _hidden(result)]))


def _chart(kind: str, words: str, result: Result, series: tuple[ChartSeries, ...]) -> Chart:
    return Chart(
        kind=kind,
        title=title_of(result),
        series=series,
        alt=over_time(words, heard_title(result), course(result, levels_told(result))),
        unit=UNITS[result.measure.unit],
        lines=levels(result),
    )


def _points(result: Result) -> tuple[Point, ...]:
    """The known points of one kind of period: the most common one, where a series mixes months and quarters."""
    known = [point for point in result.series if point.fact.known]
    kinds = [point.period.kind for point in known]
    kind = max(dict.fromkeys(kinds), key=kinds.count, default="month")
    return tuple(point for point in known if point.period.kind == kind)


def _hidden(result: Result) -> list[Point]:
    """The points whose value is not shown, of the kind of period that is charted."""
    kind = next((point.period.kind for point in _points(result)), "month")
    hidden = [point for point in result.series if point.fact.value is Missing.HIDDEN]
    return [point for point in hidden if point.period.kind == kind]


def known_periods(result: Result) -> tuple[Period, ...]:
    """The periods that are charted because they have a value, shown or not."""
    return tuple(sorted(point.period for point in (*_points(result), *_hidden(result)))) if charted(result) else ()


def spans(periods: Sequence[Period]) -> list[str]:
    """Periods in words, those that follow one another as one: `March 2025 to May 2025`."""
    runs: list[list[Period]] = []
    for period in sorted(periods):
        if runs and runs[-1][-1].shifted(1) == period:
            runs[-1].append(period)
        else:
            runs.append([period])
    return [" to ".join(dict.fromkeys((run[0].long_label, run[-1].long_label))) for run in runs]


def periods_between(known: Collection[Period]) -> Iterator[Period]:
    """Every period from the first to the last of some of one kind; none where there are none."""
    if not known:
        return
    period, last = min(known), max(known)
    while period <= last:
        yield period
        period = period.shifted(1)


def _chart_point(period: Period, fact: Fact | None, result: Result) -> ChartPoint:
    value = decimal_of(fact) if fact else None
    return ChartPoint(period.label, value, in_table(fact, result.measure) if fact and fact.known else "")


def _told(result: Result) -> list[Told]:
    tabled = {point.period for point in result.months}
    return [
        Told(value, in_table(point.fact, result.measure), point.period.long_label, point.period in tabled)
        for point in _points(result)
        if (value := decimal_of(point.fact)) is not None
    ]


def _gaps(result: Result) -> list[str]:
    known = {point.period for point in (*_points(result), *_hidden(result))}
    return [period.long_label for period in periods_between(known) if period not in known]


def levels(result: Result) -> tuple[ChartLine, ...]:
    """The levels across: its target, then its comparators."""
    return (*target_line(result), *_comparators(result))


def target_line(result: Result) -> tuple[ChartLine, ...]:
    """The target that it is rated against, as a level across; none without one."""
    fact, milestone = result.fact("target"), aimed_at(result)
    value = decimal_of(fact)
    if value is None or milestone is None:
        return ()
    return (ChartLine(f"Target {milestone.label} ({in_table(fact, result.measure)})", value),)


def _comparators(result: Result) -> tuple[ChartLine, ...]:
    return tuple(
        ChartLine(f"{_named(one)} ({in_table(fact, result.measure)})", value, "comparator")
        for one, fact in _compared(result)
        if (value := decimal_of(fact)) is not None
    )


def _compared(result: Result) -> list[tuple[Comparator, Fact]]:
    return [(one, result.fact(one.id)) for one in result.measure.comparators]


def levels_told(result: Result) -> list[str]:
    """The levels across as they are heard, a sentence each."""
    known = [(one, fact) for one, fact in _compared(result) if decimal_of(fact) is not None]
    return [*target_told(result), *(f"{_named(one)}: {in_table(fact, result.measure)}." for one, fact in known)]


def target_told(result: Result) -> list[str]:
    """The target as it is heard."""
    target, milestone = result.fact("target"), aimed_at(result)
    return [f"The target for {milestone.long_label} is {in_table(target, result.measure)}."] if milestone else []


def _named(comparator: Comparator) -> str:
    return comparator.name if comparator.year in comparator.name else f"{comparator.name} {comparator.year}"


def decimal_of(fact: Fact) -> Decimal | None:
    """A fact's number; None where it has none."""
    return fact.value if fact.known and isinstance(fact.value, Decimal) else None
