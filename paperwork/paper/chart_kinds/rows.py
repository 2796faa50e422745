"""What a chart of a whole page is made from: its measures side by side, or the rows of its supplied tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.blocks import ChartPoint, ChartSeries
from paperwork.model.measures import Missing, Result
from paperwork.model.periods import Period
from paperwork.model.supplied import PageBrief, SuppliedTable

from ..material import Material
from ..tables.cells import in_table, short_name
from .alt import Month, over_each_other, point_text
from .series import UNITS, charted, decimal_of, run


class Rows(Struct, frozen=True):
    """Named runs of points that share their labels; `told` says them, where it takes more than naming each."""

    title: str
    series: tuple[ChartSeries, ...]
    unit: str = ""
    told: str = ""


# The kinds that show several series at once; the others show one.
SEVERAL_SERIES = ("stacked", "grouped")
# Those that show parts of a whole, which cannot be below zero.
OF_A_WHOLE = ("stacked", "doughnut")
# What stands where there is no number.
HIDDEN = Missing.HIDDEN.value
_NO_NUMBER = ("", "-", "–", "n/a", "tbc", HIDDEN)


def rows_of(page: PageBrief, kind: str, material: Material) -> tuple[Rows, ...]:
    """The page's measures as one set of rows, or else each of its tables that has a column of numbers."""
    results = [result for result in material.results_of(page.measures) if charted(result)]
    if results:
        return (_over_time(page, results) if kind in SEVERAL_SERIES else _now(page, results, material),)
    tables = (material.inputs.tables[id] for id in page.tables)
    return tuple(_of_table(table, every=kind in SEVERAL_SERIES) for table in tables if any(table.numeric))


def undrawable(page: PageBrief, kind: str, material: Material) -> Iterator[tuple[str, str]]:
    """Why rows cannot be drawn, with a hint: words in place of a number, a part of a whole below zero."""
    for rows in rows_of(page, kind, material):
        for name, point in ((series.name, point) for series in rows.series for point in series.points):
            if point.value is None and point.text.strip().casefold() not in _NO_NUMBER:
                hint = "Ask for another kind of chart, or none, or give a number."
                yield f"cannot draw '{point.text}', which '{point.label}' has under '{name}'", hint
            elif kind in OF_A_WHOLE and point.value is not None and point.value < 0:
                yield f"shows parts of a whole, and '{point.label}' is below zero, {point.text}", "Ask for bars."


def _now(page: PageBrief, results: Sequence[Result], material: Material) -> Rows:
    points = tuple(_actual(result) for result in results)
    series = ChartSeries((page.as_at or material.results.as_at).long_label, points)
    return Rows(page.title, (series,), UNITS[results[0].measure.unit])


def _actual(result: Result) -> ChartPoint:
    fact, measure = result.fact("actual"), result.measure
    text = in_table(fact, measure) if fact.known else HIDDEN if fact.value is Missing.HIDDEN else ""
    return ChartPoint(short_name(measure), decimal_of(fact), text)


def _over_time(page: PageBrief, results: Sequence[Result]) -> Rows:
    """The measures' months over each other, where all of them have a value."""
    runs = [run(result) for result in results]
    periods = [period for period in runs[0] if all(period in one for one in runs)]
    series = tuple(
        ChartSeries(short_name(result.measure), tuple(_marked(one[period], period, result) for period in periods))
        for result, one in zip(results, runs, strict=True)
    )
    return Rows(page.title, series, UNITS[results[0].measure.unit], _told(results, series, periods))


def _marked(point: ChartPoint, period: Period, result: Result) -> ChartPoint:
    """A gap with the mark that a number stands there which is not shown."""
    hidden = any(one.period == period and one.fact.value is Missing.HIDDEN for one in result.series)
    return replace(point, text=HIDDEN) if hidden else point


def _told(results: Sequence[Result], series: Sequence[ChartSeries], periods: Sequence[Period]) -> str:
    tabled = [{point.period for point in result.months} for result in results]
    months = [
        Month(
            period.long_label,
            [point_text(one.points[index]) for one in series],
            all(period in table for table in tabled),
        )
        for index, period in enumerate(periods)
    ]
    return over_each_other([one.name for one in series], months) if months else ""


def _of_table(table: SuppliedTable, *, every: bool) -> Rows:
    body = table.rows[:-1] if table.total_row else table.rows
    numeric = [index for index, runs_right in enumerate(table.numeric) if runs_right]
    chosen = numeric if every else numeric[:1]
    series = tuple(ChartSeries(table.heads[index], tuple(_supplied(row, index) for row in body)) for index in chosen)
    return Rows(table.caption, series)


def _supplied(row: tuple[str, ...], index: int) -> ChartPoint:
    return ChartPoint(row[0], _number(row[index]), row[index])


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip().removesuffix("%").replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return None
