"""The counts of children behind a paper's measures: results in, a world out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from paperwork.model.measures import Measure, Point, Result, Results
from paperwork.model.periods import LATEST, Period
from paperwork.model.supplied import Inputs

from .world import Count, World

VALUE, TOP, BOTTOM, IMPLIED = "value", "numerator", "denominator", "implied"
_TO_DATE = " since April"
_BASELINE = "baseline"
# When a count is of, as its name has it.
DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-\d\d(?P<latest>~latest)?")


class Counting(Struct):
    """A world in the making: what each measure prints, month by month."""

    inputs: Inputs
    results: Mapping[str, Result]
    world: World
    # The counts of a kind of a measure, in order of time; and the periods of those times.
    times: dict[tuple[str, str], dict[str, Count]]
    periods: dict[str, Period]

    def when(self, period: Period) -> str:
        """A period's name among counts: such names sort in order of time. Latest is of its paper's own month."""
        name = f"{self.inputs.brief.as_at.end}~latest" if period.kind == "latest" else f"{period.end} {period.kind}"
        self.periods[name] = period
        return name

    def count(self, kind: str, measure: Measure, when: str, value: int) -> Count:
        """A count by its name, with its value where it has none yet."""
        count = (kind, of(measure), when)
        self.world.counts.setdefault(count, value)
        self.times.setdefault((kind, measure.id), {})[when] = count
        return count

    def known(self, kind: str, measure: Measure, when: str) -> Count | None:
        """A count that is there already."""
        count = (kind, of(measure), when)
        return count if count in self.world.counts else None

    def run(self, kind: str, measure: Measure) -> list[tuple[Period, Count]]:
        """The counts of a measure in order of time, without its baseline."""
        found = self.times.get((kind, measure.id), {})
        return [(self.periods[when], found[when]) for when in sorted(found) if when in self.periods]

    def since_april(self, kind: str, measure: Measure, period: Period) -> Count | None:
        """The sum of a measure's single months or quarters since 1 April; None where one of them is not printed."""
        steps = {"month": period.months_elapsed, "quarter": period.number}.get(period.kind, 1)
        months = [self.known(kind, measure, self.when(period.shifted(-back))) for back in range(steps)]
        parts = [count for count in months if count is not None]
        if len(parts) < len(months) or period.kind == "latest":
            return None
        total = self.count(kind + _TO_DATE, measure, self.when(period), sum(map(self.world.counts.__getitem__, parts)))
        self.world.add_sum(total, parts)
        return total


def of(measure: Measure) -> str:
    """How counts name a measure: a later paper's is the same where its id and its kind of time are."""
    return f"{measure.id} {measure.period_type}"


def counted(inputs: Inputs, results: Results) -> Counting:
    """The counts of children that a paper's measures print."""
    counting = Counting(inputs, results.by_id, World(), {}, {})
    ours = [one for one in results.by_id.values() if one.measure.counts == "children"]
    rates = [one for one in ours if one.measure.unit == "rate"]
    for result in [one for one in ours if one.measure.unit != "rate"]:
        _numbers(result, counting)
    for result in rates:
        _rates(result, counting)
    return counting


def points(result: Result) -> tuple[Point, ...]:
    """Every point that a paper prints a number at, each once."""
    known = (one for one in (*result.series, *result.months) if isinstance(one.fact.value, Decimal))
    return tuple({point.fact.name: point for point in known}.values())


def _numbers(result: Result, counting: Counting) -> None:
    """What a number or a percentage prints."""
    measure, world = result.measure, counting.world
    behind = _of_percent if measure.unit == "percent" else _of_number
    for point in points(result):
        if counts := behind(point, measure, counting.when(point.period), counting):
            world.shows[point.fact.name] = counts
            if point.period == current(result) and measure.unit == "percent":
                _behind(result, counts, world)
    fact, given = result.fact("baseline"), measure.baseline
    if given is not None and fact.known:
        same = next((point for point in points(result) if given.when in _labels(point.period)), None)
        when = counting.when(same.period) if same else _BASELINE
        point = Point(result.months[-1].period, fact, False, given.numerator, given.denominator)
        world.shows[fact.name] = behind(point, measure, when, counting)


def _behind(result: Result, counts: tuple[Count, ...], world: World) -> None:
    """What the counts behind a measure's actual value print: each of them itself."""
    for name, count in zip(("numerator", "denominator"), counts, strict=False):
        world.shows[result.fact(name).name] = (count,)


def _labels(period: Period) -> tuple[str, str]:
    return period.label, period.long_label


def _of_number(point: Point, measure: Measure, when: str, counting: Counting) -> tuple[Count, ...]:
    value = None if measure.average else whole(point.fact.value)
    return () if value is None else (counting.count(VALUE, measure, when, value),)


def _of_percent(point: Point, measure: Measure, when: str, counting: Counting) -> tuple[Count, ...]:
    top, bottom = whole(point.numerator), whole(point.denominator)
    if top is None or bottom is None:
        return ()
    return counting.count(TOP, measure, when, top), counting.count(BOTTOM, measure, when, bottom)


def _rates(result: Result, counting: Counting) -> None:
    """What a rate prints: with the population, its count."""
    for point in points(result):
        if (count := _of_rate(point, result.measure, counting)) is not None:
            counting.world.shows[point.fact.name] = (count,)
            if point.period == current(result):
                _behind(result, (count,), counting.world)
    baseline = Point(LATEST, result.fact("baseline"))
    if (number := _implied(baseline, result.measure, counting)) is not None:
        counting.world.shows[baseline.fact.name] = (counting.count(IMPLIED, result.measure, _BASELINE, number),)


def _of_rate(point: Point, measure: Measure, counting: Counting) -> Count | None:
    other = counting.results.get(measure.count or measure.rate_of)
    divided = other.measure if other else measure
    when, found = counting.when(point.period), None
    if divided.counts != "children" or divided.average:
        return None
    if measure.period_type in ("projected", "in_year") and divided.period_type == "in_month":
        found = counting.since_april(VALUE, divided, point.period)
    found = found or counting.known(VALUE, divided, when)
    number = whole(point.numerator) if point.numerator is not None else _implied(point, measure, counting)
    return found or (None if number is None else counting.count(IMPLIED, measure, when, number))


def _implied(point: Point, measure: Measure, counting: Counting) -> int | None:
    """The count that a rate given as a figure comes to, by the book's population; None without one."""
    year = counting.inputs.book.population_year
    people = next((one.count for one in counting.inputs.council.population if one.year == year), 0)
    if not people or not isinstance(point.fact.value, Decimal):
        return None
    months = point.period.months_elapsed if measure.period_type == "projected" and point.period.kind != "latest" else 12
    return round(point.fact.value * people * months / 120_000)


def whole(value: object) -> int | None:
    """A count; None for what is no whole number from zero up."""
    if not isinstance(value, Decimal) or value != value.to_integral_value() or value < 0:
        return None
    return int(value)


def current(result: Result) -> Period | None:
    """The period that a measure is rated in."""
    return next((one.period for one in reversed(result.months) if one.period.kind != "latest"), None)
