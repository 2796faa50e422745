"""Observations in, exact values out: rates, projections, percentages and sums since 1 April.

The formulas, as verified against the published papers:
- rate = count ÷ population aged 0 to 17 × 10,000;
- projected annual rate = count since 1 April × 12 ÷ months elapsed ÷ population × 10,000 (months, not days);
- in-year percentage = sum of numerators since 1 April ÷ sum of denominators since 1 April;
- a value given in the data stands, unless the counts that make it are given beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.measures import Measure, Missing, Observation, Population, Unit
from paperwork.model.periods import LATEST, Period
from paperwork.model.supplied import Inputs

from .figures import NOTHING, Figure
from .rounding import digits

PER: dict[Unit, int] = {"number": 1, "percent": 100, "rate": 10_000}


class Workings:
    """The values of a book's measures, each worked out when it is first asked for and kept."""

    def __init__(self, inputs: Inputs) -> None:
        self.measures = {measure.id: measure for measure in inputs.book.measures}
        self._year = inputs.book.population_year
        self._populations = {population.year: population for population in inputs.council.population}
        self._observed = {(seen.measure, seen.period): seen for seen in inputs.observations}
        self._periods: dict[str, set[Period]] = {}
        for measure, period in self._observed:
            self._periods.setdefault(measure, set()).add(period)
        self._kept: dict[tuple[str, Period], Figure] = {}

    @property
    def population(self) -> Population:
        """The population of the book's year; PaperworkError where the council gives none for it."""
        if self._year not in self._populations:
            message = f"There is no population aged 0 to 17 for {self._year}, which the book's rates divide by."
            raise PaperworkError(Finding("population", Place("council.yaml"), message, "Add it to population_0_17."))
        return self._populations[self._year]

    def periods(self, measure: Measure) -> tuple[Period, ...]:
        """The periods for which the data say something of this measure, or of the counts it divides, in order."""
        counts = self.counts(measure)
        own = self._periods.get(measure.id, set())
        return tuple(sorted(own | self._periods.get(counts.id, set()) if counts else own))

    def counts(self, measure: Measure) -> Measure | None:
        """The measure whose counts a rate divides; None where it has none."""
        counts = self.measures.get(measure.count or measure.rate_of) if measure.unit == "rate" else None
        return counts if counts and counts.unit == "number" else None

    def figure(self, measure: Measure, period: Period) -> Figure:
        """The value of a measure in a period: as given, or else worked out from its counts."""
        key = (measure.id, period)
        if key not in self._kept:
            self._kept[key] = self._figure(measure, period)
        return self._kept[key]

    def _figure(self, measure: Measure, period: Period) -> Figure:
        if measure.accumulate and measure.unit != "rate" and period != LATEST:
            return self.since_april(measure, period)
        given = self._given(measure, period)
        return self.derived(measure, period) if given.value is Missing.BLANK else given

    def derived(self, measure: Measure, period: Period) -> Figure:
        """A rate from its counts; nothing where the measure is no rate, or the counts are not known.

        A projection has no Latest: the months elapsed of an unvalidated value are not known.
        """
        if measure.unit != "rate" or (period == LATEST and measure.period_type != "snapshot"):
            return NOTHING
        count = self._count(measure, period)
        if not isinstance(count.value, Fraction):
            return Figure(count.value, count.source)
        months = period.months_elapsed if measure.period_type == "projected" else 12
        return self._per_population(count, count.value, months)

    def _count(self, measure: Measure, period: Period) -> Figure:
        """The count that a rate divides: another measure's, or the numerator given beside the rate itself."""
        counts = self.counts(measure)
        if counts is None:
            own = self._given(measure, period)
            return NOTHING if own.numerator is None else replace(own, value=own.numerator)
        to_date = measure.period_type in ("projected", "in_year")
        if to_date and counts.period_type == "snapshot":
            return NOTHING
        if to_date and counts.period_type == "in_month":
            return self.since_april(counts, period)
        return self.figure(counts, period)

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

    def since_april(self, measure: Measure, period: Period) -> Figure:
        """The sum of single periods since 1 April; missing where any of them is."""
        single = [self._observed.get((measure.id, step)) for step in year_so_far(period)]
        seen = [observation for observation in single if observation is not None]
        if len(seen) < len(single):
            return NOTHING
        if all(one.numerator is not None and one.denominator is not None for one in seen):
            figure = _ratio(PER[measure.unit], _total(seen, "numerator"), _total(seen, "denominator"))
        else:
            figure = _sum([self._given(measure, one.period) for one in seen])
        return _from(figure, seen, f"sum from {seen[0].period.label} to {period.label}, {seen[-1].place}")

    def missing_since_april(self, measure: Measure, period: Period) -> tuple[Period, ...]:
        """The single periods since 1 April that have no number."""
        return tuple(step for step in year_so_far(period) if not self._given(measure, step).known)

    def given(self, measure: Measure, period: Period) -> Observation | None:
        """What the data say of a measure in a period."""
        return self._observed.get((measure.id, period))

    def _given(self, measure: Measure, period: Period) -> Figure:
        seen = self._observed.get((measure.id, period))
        if seen is None:
            return NOTHING
        top, bottom = _exact(seen.numerator), _exact(seen.denominator)
        if top is not None and bottom is not None:
            return _from(_ratio(PER[measure.unit], top, bottom), [seen], str(seen.place))
        if isinstance(seen.value, Decimal):
            figure = Figure(Fraction(seen.value), numerator=top, denominator=bottom)
        elif top is not None and measure.unit == "number":
            figure = Figure(top, numerator=top)
        else:
            figure = Figure(seen.value, numerator=top, denominator=bottom)
        return _from(figure, [seen], str(seen.place))


def year_so_far(period: Period) -> tuple[Period, ...]:
    """Every period of the same kind from 1 April to the end of this one."""
    steps = {"month": period.months_elapsed, "quarter": period.number}.get(period.kind, 1)
    return tuple(period.shifted(step - steps + 1) for step in range(steps))


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _total(seen: Sequence[Observation], part: str) -> Fraction:
    return sum((Fraction(getattr(one, part)) for one in seen), Fraction(0))


def _ratio(per: int, top: Fraction, bottom: Fraction) -> Figure:
    """A numerator over its denominator; not applicable where there is nobody to divide by."""
    return Figure(top * per / bottom if bottom else Missing.NOT_APPLICABLE, "", top, bottom)


def _sum(figures: Sequence[Figure]) -> Figure:
    known = [figure.value for figure in figures if isinstance(figure.value, Fraction)]
    if len(known) == len(figures):
        return Figure(sum(known, Fraction(0)))
    return next(figure for figure in figures if not figure.known)


def _from(figure: Figure, seen: Sequence[Observation], where: str) -> Figure:
    """The figure with its source: the counts where it has both, and the place in the data."""
    counts = ""
    if figure.numerator is not None and figure.denominator is not None:
        counts = f"{digits(figure.numerator)} of {digits(figure.denominator)}, "
    return replace(
        figure,
        source=counts + where,
        implied=any(one.implied for one in seen),
        provisional=any(one.provisional for one in seen),
    )
