"""Observations in, the working table of a paper's numbers out: tidy, a row a measure and period, and summed by year.

Numbers stand in columns of objects, as Fractions or as the word for what there is instead of one. pandas lines them up,
groups them and shows the gaps; the arithmetic is Python's own and exact, and no float ever enters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import Any

import pandas as pd

from paperwork.model.measures import Measure, Missing, Observation, Unit
from paperwork.model.periods import LATEST, Period

from .figures import NOTHING, Exact, Figure
from .rounding import digits

PER: dict[Unit, int] = {"number": 1, "percent": 100, "rate": 10_000}
NUMBERS = ["value", "numerator", "denominator"]
_YEAR = ["measure", "kind", "year"]
_FLAGS = ["implied", "provisional"]
_NOTHING: Any = NOTHING
_COLUMNS = [*_YEAR, "period", "step", "label", "per", "stated", *NUMBERS, "place", "source", *_FLAGS]


def tidy(observations: Iterable[Observation], measures: Mapping[str, Measure]) -> pd.DataFrame:
    """What the data say of these measures, a row a measure and period, oldest first; of two for one period, the last.

    `value` is what the counts make, where both are given, and `stated` what the data state; `step` is how many such
    periods its financial `year` has had with it.
    """
    last = {(seen.measure, seen.period): seen for seen in observations if seen.measure in measures}
    found = [_row(seen, PER[measures[id].unit]) for (id, _), seen in sorted(last.items(), key=lambda item: item[0])]
    return pd.DataFrame(found, columns=_COLUMNS, dtype=object).astype(dict.fromkeys(_FLAGS, bool))


def _row(seen: Observation, per: int) -> tuple[object, ...]:
    period, top, bottom = seen.period, _exact(seen.numerator), _exact(seen.denominator)
    stated = Fraction(seen.value) if isinstance(seen.value, Decimal) else seen.value
    alone = top if top is not None and per == 1 and isinstance(stated, Missing) else stated
    value = alone if top is None or bottom is None else ratio(per, top, bottom)
    when = (period.financial_year, period, _step(period), period.label)
    counts = (per, stated, value, top, bottom)
    return (seen.measure, period.kind, *when, *counts, seen.place, str(seen.place), seen.implied, seen.provisional)


def since_april(table: pd.DataFrame) -> pd.DataFrame:
    """The same table, each row the sum of the single periods from 1 April on; rows that lack one of them are left out.

    A percentage whose periods all have both counts is the sum of the one over the sum of the other. "Latest" stays.
    """
    years = table.groupby(_YEAR, sort=False)
    sums = {name: years[name].transform(_running).astype(object) for name in NUMBERS}
    flags = {name: years[name].cummax() for name in _FLAGS}
    source = "sum from " + years["label"].transform("first") + " to " + table["label"] + ", " + table["source"]
    source = source.where(table["kind"] != LATEST.kind, table["source"])
    summed = table.assign(**sums, **flags, source=source)
    ratios = [ratio(row.per, row.numerator, row.denominator) if _counted(row) else row.value for row in rows(summed)]
    summed["value"] = pd.Series(ratios, summed.index, dtype=object)
    return summed[years.cumcount() + 1 == table["step"]]


def _running(column: pd.Series) -> pd.Series:
    """Sums so far; from the first that is no number on, what there is instead of it."""
    return pd.Series(list(accumulate(column, _plus)), column.index, dtype=object)


def _plus(so_far: Exact | None, one: Exact | None) -> Exact | None:
    if isinstance(so_far, Fraction) and isinstance(one, Fraction):
        return so_far + one
    return one if isinstance(so_far, Fraction) else so_far


def pivoted(table: pd.DataFrame, measures: Iterable[str], periods: Iterable[Period]) -> pd.DataFrame:
    """A `Figure` for each of these periods (down) and measures (across): NOTHING where the table has no row."""
    index = pd.MultiIndex.from_frame(table[["period", "measure"]])
    figures = pd.Series([_figure(row) for row in rows(table)], index, dtype=object)
    wide = figures.unstack(fill_value=_NOTHING)
    return wide.reindex(index=list(periods), columns=list(measures), fill_value=_NOTHING)


def _figure(row: Any) -> Figure:
    counts = f"{digits(row.numerator)} of {digits(row.denominator)}, " if _counted(row) else ""
    return Figure(row.value, counts + row.source, row.numerator, row.denominator, row.implied, row.provisional)


def _counted(row: Any) -> bool:
    return isinstance(row.numerator, Fraction) and isinstance(row.denominator, Fraction)


def ratio(per: int, top: Fraction, bottom: Fraction) -> Exact:
    """A numerator over its denominator; not applicable where there is nobody to divide by."""
    return top * per / bottom if bottom else Missing.NOT_APPLICABLE


def total(parts: Sequence[Figure], per: int) -> Figure:
    """What figures add up to: values of numbers, or the counts of shares, whose sums are then divided.

    NOTHING where a part has no number, or a share lacks its counts.
    """
    tops = [part.value if per == 1 else part.numerator for part in parts]
    bottoms = [Fraction(1) if per == 1 else part.denominator for part in parts]
    if not all(isinstance(count, Fraction) for count in (*tops, *bottoms)):
        return NOTHING
    top: Fraction = sum((count for count in tops if isinstance(count, Fraction)), Fraction(0))
    bottom: Fraction = sum((count for count in bottoms if isinstance(count, Fraction)), Fraction(0))
    words = " + ".join(digits(count) for count in tops if isinstance(count, Fraction))
    flags = (any(part.implied for part in parts), any(part.provisional for part in parts))
    sources = f" ({'; '.join(dict.fromkeys(part.source for part in parts if part.source))})"
    if per == 1:
        return Figure(top, words + sources, None, None, *flags)
    return Figure(ratio(per, top, bottom), f"({words}) ÷ {digits(bottom)}{sources}", top, bottom, *flags)


def over(figures: pd.Series, periods: Sequence[Period]) -> pd.Series:
    """The figures of a whole run of periods, each gap in it explicit as NOTHING."""
    return figures.reindex(list(periods), fill_value=_NOTHING)


def rows(table: pd.DataFrame) -> Iterable[Any]:
    """The rows of a table, each with its columns by name."""
    return table.itertuples(index=False)


def by_period(figures: pd.Series) -> Iterable[tuple[Period, Figure]]:
    """The figures with their periods, in order."""
    return zip(figures.index, figures, strict=True)


def known(figures: pd.Series) -> pd.Series:
    """Whether each of the figures is a number."""
    return figures.map(lambda figure: figure.known).astype(bool)


def year_so_far(period: Period) -> tuple[Period, ...]:
    """Every period of the same kind from 1 April to the end of this one."""
    steps = _step(period)
    return tuple(period.shifted(step - steps + 1) for step in range(steps))


def _step(period: Period) -> int:
    return {"month": period.months_elapsed, "quarter": period.number}.get(period.kind, 1)


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)
