"""The working table in, every measure's figures out: as given, summed since 1 April, or as a rate of its counts.

The formulas, as verified against the published papers:
- rate = count ÷ population aged 0 to 17 × 10,000;
- projected annual rate = count since 1 April × 12 ÷ months elapsed ÷ population × 10,000 (months, not days);
- in-year percentage = sum of numerators since 1 April ÷ sum of denominators since 1 April;
- a total of measures = the sum of their counts (since 1 April where it accumulates), a percentage the sum of
  numerators ÷ the sum of denominators;
- a value given in the data stands, unless the counts that make it are given beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

import pandas as pd
from msgspec.structs import replace

from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.measures import Measure, Missing, Population
from paperwork.model.periods import LATEST, Period
from paperwork.model.supplied import Inputs

from .figures import NOTHING, Figure
from .rounding import digits
from .table import PER, by_period, known, over, pivoted, rows, since_april, tidy, total, year_so_far


class Workings:
    """The figures of a book's measures, each measure's worked out when it is first asked for and kept."""

    def __init__(self, inputs: Inputs) -> None:
        self.measures = {measure.id: measure for measure in inputs.book.measures}
        self._year = inputs.book.population_year
        self._populations = {population.year: population for population in inputs.council.population}
        self._table = tidy(inputs.observations, self.measures)
        self._single = pivoted(self._table, self.measures, sorted(set(self._table["period"])))
        self._kept: dict[str, pd.Series] = {}

    @cached_property
    def _said(self) -> Mapping[str, frozenset[Period]]:
        """The periods of which the data say something, by measure."""
        every = {id: by_period(self._single[id]) for id in self.measures}
        return {id: frozenset(period for period, one in figures if one != NOTHING) for id, figures in every.items()}

    @cached_property
    def _stated(self) -> Mapping[str, list[Any]]:
        found: dict[str, list[Any]] = {id: [] for id in self.measures}
        for row in rows(self._table):
            found[row.measure] += [row] if isinstance(row.stated, Fraction) else []
        return found

    @cached_property
    def _summed(self) -> pd.DataFrame:
        return pivoted(since_april(self._table), self.measures, self._single.index)

    @property
    def has_population(self) -> bool:
        """Whether the book names the population of a year; without one its rates must all be given."""
        return bool(self._year)

    @property
    def population(self) -> Population:
        """The population of the book's year; PaperworkError where the council gives none for it."""
        if self._year not in self._populations:
            of = f" for {self._year}" if self._year else ""
            message = f"There is no population aged 0 to 17{of}, which the book's rates divide by."
            raise PaperworkError(Finding("population", Place("council.yaml"), message, "Add it to population_0_17."))
        return self._populations[self._year]

    def periods(self, measure: Measure) -> tuple[Period, ...]:
        """The periods for which the data say something of this measure, or of the counts it divides, in order."""
        counts = self.counts(measure)
        ids = [measure.id, *measure.total_of, *([counts.id, *counts.total_of] if counts else [])]
        said = frozenset[Period]().union(*(self._said[id] for id in ids))
        return tuple(period for period in self._single.index if period in said)

    def counts(self, measure: Measure) -> Measure | None:
        """The measure whose counts a rate divides; None where it has none."""
        counts = self.measures.get(measure.count or measure.rate_of) if measure.unit == "rate" else None
        return counts if counts and counts.unit == "number" else None

    def figure(self, measure: Measure, period: Period) -> Figure:
        """The value of a measure in a period: as given, or else worked out from its counts."""
        found: Figure = self.history(measure).get(period, NOTHING)
        return found

    def history(self, measure: Measure) -> pd.Series:
        """Every figure of a measure by its period, oldest first, NOTHING where the data say nothing of it."""
        if measure.id not in self._kept:
            self._kept[measure.id] = self._history(measure)
        return self._kept[measure.id]

    def _history(self, measure: Measure) -> pd.Series:
        if measure.total_of:
            return self._totals(measure)
        if measure.unit != "rate":
            return (self._summed if measure.accumulate else self._single)[measure.id]
        given = self._single[measure.id]
        blank = given.map(lambda figure: figure.value is Missing.BLANK).astype(bool)
        return given.mask(blank, self.derived(measure))

    def _totals(self, measure: Measure) -> pd.Series:
        """What the parts of a total add up to, by period; NOTHING where one of them has no number."""
        return self._added(measure, self._to_date if measure.accumulate else self.history)

    def _added(self, measure: Measure, figures_of: Callable[[Measure], pd.Series]) -> pd.Series:
        parts = [figures_of(self.measures[id]) for id in measure.total_of]
        sums = [total(together, PER[measure.unit]) for together in zip(*parts, strict=True)]
        return pd.Series(sums, self._single.index, dtype=object)

    def _given(self, measure: Measure) -> pd.Series:
        return self._single[measure.id]

    def _to_date(self, measure: Measure) -> pd.Series:
        """The figures since 1 April: of single months their sums, a total's part by part; else as they are."""
        if measure.period_type != "in_month":
            return self.history(measure)
        return self._added(measure, self._to_date) if measure.total_of else self._summed[measure.id]

    def derived(self, measure: Measure) -> pd.Series:
        """A rate from its counts, or a total from its parts, by period; NOTHING where that cannot be worked out.

        It is what the data may state as well: of a total that accumulates, its single months. A projection has no
        Latest: the months elapsed of an unvalidated value are not known.
        """
        if measure.total_of:
            return self._added(measure, self._given if measure.accumulate else self.history)
        counts = self._divided(measure)
        rates = [self._rate(measure, period, count) for period, count in by_period(counts)]
        return pd.Series(rates, counts.index, dtype=object)

    def _rate(self, measure: Measure, period: Period, count: Figure) -> Figure:
        if measure.unit != "rate" or (period == LATEST and measure.period_type != "snapshot"):
            return NOTHING
        if not isinstance(count.value, Fraction):
            return Figure(count.value, count.source)
        months = period.months_elapsed if measure.period_type == "projected" else 12
        return self._per_population(count, count.value, months)

    def _divided(self, measure: Measure) -> pd.Series:
        """The counts that a rate divides: another measure's, or the numerators given beside the rate itself."""
        counts, own = self.counts(measure), self._single[measure.id]
        if counts is None:
            return own.map(lambda one: NOTHING if one.numerator is None else replace(one, value=one.numerator))
        to_date = measure.period_type in ("projected", "in_year")
        if to_date and counts.period_type == "snapshot":
            return own.map(lambda _: NOTHING)
        return self._to_date(counts) if to_date else self.history(counts)

    def _per_population(self, figure: Figure, count: Fraction, months: int) -> Figure:
        people = self.population
        steps = "" if months == 12 else f" × 12 ÷ {months} months"
        return Figure(
            count * 12 * PER["rate"] / (months * people.count),
            f"{digits(count)}{steps} ÷ {people.count:,} × 10,000 ({figure.source}; {people.source})",
            count,
            Fraction(people.count),
            figure.implied,
            figure.provisional,
        )

    def missing_since_april(self, measure: Measure, period: Period) -> Sequence[tuple[Measure, Period]]:
        """The single periods since 1 April that have no number; of a total those of its parts."""
        parts = [part for id in measure.total_of for part in self.missing_since_april(self.measures[id], period)]
        if measure.total_of:
            return parts
        single = over(self._single[measure.id], year_so_far(period))
        return [(measure, one) for one in single.index[~known(single)]]

    def stated(self, measure: Measure) -> Sequence[Any]:
        """The rows of the working table in which the data state a number for this measure, oldest first."""
        return self._stated[measure.id]
