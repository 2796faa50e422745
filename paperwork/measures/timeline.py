"""What a paper shows of a measure over time: its validated period, the columns of its table, and its series."""

from __future__ import annotations

import pandas as pd
from msgspec import Struct

from paperwork.model.measures import Measure
from paperwork.model.periods import LATEST, Period, PeriodKind
from paperwork.model.supplied import Brief

from .table import known, over
from .values import Workings


class Span(Struct, frozen=True):
    """The last period that a paper shows of a measure, and how many its table has."""

    as_at: Period
    months: int


def span_of(measure: Measure, brief: Brief) -> Span:
    """The span of the page that a measure stands on, where that page has its own; else the paper's."""
    pages = (page for priority in brief.priorities for page in priority.pages if measure.id in page.measures)
    own = next((page for page in pages if page.as_at or page.months), None)
    if own is None:
        return Span(brief.as_at, brief.months)
    return Span(own.as_at or brief.as_at, own.months or brief.months)


def current(measure: Measure, brief: Brief, workings: Workings) -> Period:
    """The period of the measure's own kind that a paper rates: the last one that ends by its span's `as_at`."""
    as_at = span_of(measure, brief).as_at
    return _last_by(_kind(measure, as_at, workings), as_at)


def columns(measure: Measure, brief: Brief, workings: Workings) -> pd.Series:
    """The figures of a measure's table by period, oldest first: a whole run, each gap in it explicit.

    A quarterly or yearly measure in a monthly paper starts with the first period that it has a number for.
    """
    last, span = current(measure, brief, workings), span_of(measure, brief)
    figures = over(workings.history(measure), [last.shifted(back) for back in range(1 - span.months, 1)])
    if last.kind == span.as_at.kind:
        return figures
    return figures[known(figures).cummax() | (figures.index == last)]


def shows_latest(measure: Measure, brief: Brief, workings: Workings) -> bool:
    """Whether its table has a Latest column: the paper has one, and a measure of the same page or pair a value.

    A page that ends before the paper's own month has none: Latest would stand beside a month long past.
    """
    if not brief.latest or span_of(measure, brief).as_at.end < brief.as_at.end:
        return False
    return any(workings.figure(one, LATEST).known for one in _beside(measure, brief, workings))


def series(measure: Measure, brief: Brief, workings: Workings) -> pd.Series:
    """The figures of every period of its own kind that has a number and is not after its `as_at`, oldest first."""
    last = current(measure, brief, workings)
    history = workings.history(measure)
    numbers = history[known(history)]
    return numbers[[period.kind == last.kind and period.end <= last.end for period in numbers.index]]


def _kind(measure: Measure, as_at: Period, workings: Workings) -> PeriodKind:
    """Months before quarters before years, where the data hold several; the paper's own kind before all."""
    given = {period.kind for period in workings.periods(measure)}
    kinds: tuple[PeriodKind, ...] = (as_at.kind, "month", "quarter", "year")
    return next((kind for kind in kinds if kind in given), as_at.kind)


def _last_by(kind: PeriodKind, as_at: Period) -> Period:
    if kind == as_at.kind:
        return as_at
    end = as_at.end
    if kind == "month":
        return Period("month", end.year, end.month)
    year, months = as_at.financial_year, as_at.months_elapsed
    if kind == "year":
        return Period("year", year if months == 12 else year - 1)
    return Period("quarter", year, months // 3) if months >= 3 else Period("quarter", year - 1, 4)


def _beside(measure: Measure, brief: Brief, workings: Workings) -> list[Measure]:
    """The measures that stand in one table with this one, itself included."""
    ids = {measure.id, measure.rate_of}
    ids |= {one.id for one in workings.measures.values() if one.rate_of == measure.id}
    for page in (page for priority in brief.priorities for page in priority.pages):
        ids |= set(page.measures) if measure.id in page.measures else set()
    return [one for one in workings.measures.values() if one.id in ids]
