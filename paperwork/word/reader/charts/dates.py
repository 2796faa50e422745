"""Axes of dates: points stand where their days, months or years fall, not one beside the other."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.number_formats import shown
from paperwork.model.plots import Plot, PlotSeries

_FIRST_DAY = date(1899, 12, 30)
_MOST_SLOTS = 400
_LAST_SERIAL = 2_958_465


class Dates(Struct, frozen=True):
    """The days of the points, numbered as spreadsheets number them, what the axis counts in, and its format."""

    days: tuple[float | None, ...]
    unit: str
    format: str


def spread(plot: Plot, dates: Dates) -> Plot:
    """The chart with a place for every unit between its first and last date, and its points moved to theirs."""
    slots = [None if day is None or not 0 <= day <= _LAST_SERIAL else _slot(day, dates.unit) for day in dates.days]
    known = [slot for slot in slots if slot is not None]
    if not known or max(known) - min(known) >= _MOST_SLOTS:
        return plot
    first = min(known)
    places = {at: slot - first for at, slot in enumerate(slots) if slot is not None}
    count = max(known) - first + 1
    if [places.get(at) for at in range(len(slots))] == list(range(count)):
        return plot
    texts = tuple(shown(_serial(first + at, dates.unit), dates.format) for at in range(count))
    groups = tuple(
        replace(group, series=tuple(_moved(series, places, count) for series in group.series)) for group in plot.groups
    )
    return replace(plot, categories=texts, groups=groups, spans_gaps=True)


def _moved(series: PlotSeries, places: dict[int, int], count: int) -> PlotSeries:
    values: list[float | None] = [None] * count
    for at, value in enumerate(series.values):
        if at in places:
            values[places[at]] = value
    fills = {places[at]: fill for at, fill in series.fills.items() if at in places}
    own = {places[at]: text for at, text in series.labels.own.items() if at in places}
    return replace(series, values=tuple(values), fills=fills, labels=replace(series.labels, own=own))


def _slot(day: float, unit: str) -> int:
    at = _FIRST_DAY + timedelta(days=int(day))
    return int(day) if unit == "days" else at.year if unit == "years" else at.year * 12 + at.month - 1


def _serial(slot: int, unit: str) -> float:
    if unit == "days":
        return float(slot)
    year, month = (slot, 1) if unit == "years" else (slot // 12, slot % 12 + 1)
    return float((date(year, month, 1) - _FIRST_DAY).days)
