"""What the counts of a paper's measures have to do with each other: sums that its book declares, sums that hold whether
or not anybody declares them, and secrets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from paperwork.model.measures import Measure, Results
from paperwork.model.periods import Period

from .counting import BOTTOM, DATE, IMPLIED, TOP, VALUE, Counting, of
from .world import Count, World

# What holds so often by chance that it says nothing is not taken for a rule.
_ENOUGH = 2


def relate(counting: Counting, threshold: int) -> None:
    """Puts sums, orders and secrets into the world."""
    _declared(counting)
    _undeclared(counting)
    _months_of_a_year(counting)
    _secrets(counting, threshold)


def _measures(counting: Counting) -> list[Measure]:
    return [one.measure for one in counting.results.values() if one.measure.counts == "children"]


def _declared(counting: Counting) -> None:
    """Totals of measures."""
    for measure in _measures(counting):
        parts = [counting.results[id].measure for id in measure.total_of]
        for kind in (VALUE, TOP, BOTTOM) if parts else ():
            for period, total in counting.run(kind, measure):
                counting.world.add_sum(total, _known(_part(kind, measure, one, period, counting) for one in parts))


def _known(counts: Iterator[Count | None]) -> list[Count]:
    """The counts; one that is not known stands as a count that no world has, so that no sum is made of the others."""
    return [count or ("", "", "") for count in counts]


def _part(kind: str, total: Measure, part: Measure, period: Period, counting: Counting) -> Count | None:
    if total.accumulate and part.period_type == "in_month":
        return counting.since_april(kind, part, period)
    return counting.known(kind, part, counting.when(period))


def _undeclared(counting: Counting) -> None:
    """A number that the others of a page add up to, in every period that has them all."""
    numbers = [one for one in _measures(counting) if one.unit == "number" and not one.average]
    pages = [page for priority in counting.inputs.brief.priorities for page in priority.pages]
    for page in pages:
        here = [one for one in numbers if one.id in page.measures]
        for total in numbers:
            parts = [one for one in here if one.id != total.id and one.period_type == total.period_type]
            if len(parts) >= _ENOUGH and not total.total_of:
                _total_if_so(total, parts, counting)


def _total_if_so(total: Measure, parts: Sequence[Measure], counting: Counting) -> None:
    counts, found = counting.world.counts, []
    for period, count in counting.run(VALUE, total):
        together = [counting.known(VALUE, one, counting.when(period)) for one in parts]
        known = [one for one in together if one is not None]
        if len(known) == len(together):
            found.append((count, known))
    if len(found) >= _ENOUGH and all(counts[count] == sum(map(counts.__getitem__, one)) for count, one in found):
        for count, known in found:
            counting.world.add_sum(count, known)


def _months_of_a_year(counting: Counting) -> None:
    """A count since 1 April that grows month by month by what another measure counts in the month."""
    numbers = [one for one in _measures(counting) if one.unit == "number" and not one.average]
    for year in [one for one in numbers if one.period_type == "in_year"]:
        for month in [one for one in numbers if one.period_type == "in_month"]:
            steps = list(_steps(year, month, counting))
            counts = counting.world.counts
            if len(steps) >= _ENOUGH and all(counts[all_] == sum(map(counts.__getitem__, one)) for all_, one in steps):
                for total, parts in steps:
                    counting.world.add_sum(total, parts)


def _steps(year: Measure, month: Measure, counting: Counting) -> Iterator[tuple[Count, list[Count]]]:
    for period, total in counting.run(VALUE, year):
        if period.kind == "latest":
            continue
        first = period.months_elapsed == {"month": 1, "quarter": 3}.get(period.kind, 12)
        before = None if first else counting.known(VALUE, year, counting.when(period.shifted(-1)))
        single = counting.known(VALUE, month, counting.when(period))
        if single and (first or before):
            yield total, [single, *([before] if before else [])]


def _secrets(counting: Counting, threshold: int) -> None:
    world = counting.world
    for count in list(world.counts):
        if count[0] not in (TOP, BOTTOM):
            world.keep_small(count, threshold)
    for measure in _measures(counting):
        tops, bottoms = (counting.times.get((kind, measure.id), {}) for kind in (TOP, BOTTOM))
        for when, top in tops.items():
            world.keep_share(top, bottoms[when], threshold)


def relate_years(world: World, results: Results, threshold: int) -> None:
    """Makes what counts since 1 April grow by secrets where that is small, earlier papers' counts among them."""
    for measure in (one.measure for one in results.by_id.values()):
        if measure.counts == "children" and measure.period_type == "in_year":
            for kind in (VALUE, TOP, BOTTOM, IMPLIED):
                for run in _years(world, kind, measure):
                    world.orders += [pair for pair in pairwise(run) if world.counts[pair[0]] <= world.counts[pair[1]]]
                    world.keep_growth(run, threshold)


def _years(world: World, kind: str, measure: Measure) -> Iterator[list[Count]]:
    """The counts of a measure that builds up from 1 April, year by year; Latest goes with its paper's month."""
    years: dict[int, list[Count]] = {}
    for count in sorted(world.counts):
        found = DATE.match(count[2])
        if found and count[:2] == (kind, of(measure)) and not (found["latest"] and found["month"] == "03"):
            years.setdefault(int(found["year"]) - (found["month"] < "04"), []).append(count)
    yield from years.values()
