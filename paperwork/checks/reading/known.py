"""What the data say of each measure, as subjects like those of a file's own tables.

In: the results of a paper. Out: a `Subject` for each measure, with every known month, not only those of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from paperwork.model.measures import Fact, Result, Results
from paperwork.model.periods import LATEST, Period

from .subjects import Reported, Subject

KNOWN = -2


def known(results: Results) -> tuple[Subject, ...]:
    """A subject for each measure that has a figure; their page is `KNOWN`, and their figures stand at no spot."""
    return tuple(subject for result in results.by_id.values() for subject in _subjects(result))


def names(result: Result) -> tuple[str, ...]:
    """The names that a measure goes by: the printed one, the short one, and that of its chart."""
    measure = result.measure
    said = (measure.name, measure.short_name, measure.chart_title)
    return tuple(dict.fromkeys(name for name in said if name))


def _subjects(result: Result) -> Iterator[Subject]:
    values = tuple(_dated((point.period, point.fact) for point in result.series if point.period != LATEST))
    months = tuple(_dated((point.period, point.fact) for point in result.months))
    latest = next((one for one in months if one.when == LATEST), None)
    targets = tuple(_dated(result.milestones))
    compared = {
        one.name: _reported(None, result.facts[one.id]) for one in result.measure.comparators if one.id in result.facts
    }
    comparators = {name: one for name, one in compared.items() if one is not None}
    if values or latest or targets:
        for name in names(result):
            yield Subject(
                name, result.measure.unit, KNOWN, values, latest, None, targets, None, comparators, result.rag
            )


def _dated(points: Iterable[tuple[Period, Fact]]) -> Iterator[Reported]:
    for period, fact in points:
        if (one := _reported(period, fact)) is not None:
            yield one


def _reported(period: Period | None, fact: Fact) -> Reported | None:
    """A fact as it is printed; None where it is no number."""
    text = fact.text.replace(",", "")
    if not isinstance(fact.value, Decimal) or not text.replace(".", "", 1).isdigit():
        return None
    return Reported(period, fact.with_unit, Decimal(text), len(text.partition(".")[2]), fact.with_unit.endswith("%"))
