"""Charts of rows that stand beside each other: horizontal bars, a doughnut's segments, stacked and grouped columns."""

from __future__ import annotations

from msgspec.structs import replace

from paperwork.model.blocks import Chart, ChartPoint, ChartSeries

from .alt import of_parts, point_text
from .rows import Rows


def bars(rows: Rows) -> Chart:
    """A horizontal bar a row."""
    return _chart("bars", "Bar chart", rows)


def doughnut(rows: Rows) -> Chart:
    """A segment a row that has a number; its rows have one series."""
    segments = tuple(_segment(point) for series in rows.series for point in series.points if point.value)
    return replace(_chart("doughnut", "Doughnut chart", rows), series=segments)


def stacked(rows: Rows) -> Chart:
    """A column a label, each series standing on the one before."""
    return _chart("stacked", "Stacked column chart", rows)


def grouped(rows: Rows) -> Chart:
    """Columns of each series beside each other at every label."""
    return _chart("grouped", "Grouped column chart", rows)


def _chart(kind: str, words: str, rows: Rows) -> Chart:
    return Chart(kind=kind, title=rows.title, series=rows.series, alt=_alt(words, rows), unit=rows.unit)


def _segment(point: ChartPoint) -> ChartSeries:
    return ChartSeries(point.label, (point,))


def _alt(words: str, rows: Rows) -> str:
    """Every number; of several series, series by series."""
    listed = [of_parts(_named(series, rows), _texts(series)) for series in rows.series]
    return f"{words}: {rows.title}. {rows.told or '. '.join(listed) + '.'}"


def _named(series: ChartSeries, rows: Rows) -> str:
    return series.name if len(rows.series) > 1 else ""


def _texts(series: ChartSeries) -> list[tuple[str, str]]:
    return [(point.label, point_text(point)) for point in series.points]
