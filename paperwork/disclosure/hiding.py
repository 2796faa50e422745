"""Results without their hidden facts, inputs without their hidden cells: what comes out has never held them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from decimal import Decimal

from msgspec.structs import replace

from paperwork.model.measures import Fact, Measure, Missing, Observation, Point, PublishedAs, Result, Results
from paperwork.model.periods import Period
from paperwork.model.supplied import Inputs, SuppliedTable

from .counting import current
from .tables import name_of

HIDDEN = Missing.HIDDEN.value
# What a measure's facts are worked out from: its value now, and the one before.
_FROM_ACTUAL = ("actual", "gap", "change", "change_percent", "direction")
_FROM_PREVIOUS = ("previous", "change", "change_percent", "direction")


def blank(fact: Fact) -> Fact:
    """A fact that is not shown: its name, and that there is something."""
    return Fact(fact.name, Missing.HIDDEN, HIDDEN, HIDDEN, "")


def without(results: Results, hidden: Set[str], unrated: Set[str]) -> Results:
    """The results without the facts of these names and all that is worked out from them, and without the ratings of
    the measures in `unrated`."""
    kept = {id: _result(one, hidden, id in unrated) for id, one in results.by_id.items()}
    touched = {id for id, one in kept.items() if one is not results.by_id[id]}
    return replace(
        results, by_id={id: silent(one) if _hangs_on(id, touched, results) else one for id, one in kept.items()}
    )


def _hangs_on(id: str, touched: Set[str], results: Results) -> bool:
    """Whether a measure is among those touched, or is worked out from one, so that what it came from names counts."""
    if id in touched:
        return True
    measure = results.by_id[id].measure
    under = [*measure.total_of, *(one for one in (measure.count, measure.rate_of) if one)]
    return any(one in results.by_id and one != id and _hangs_on(one, touched, results) for one in under)


def silent(result: Result) -> Result:
    """A result whose facts no longer say what they were worked out from: that names the counts behind them."""
    return replace(
        result,
        facts={name: replace(fact, source="") for name, fact in result.facts.items()},
        months=tuple(replace(point, fact=replace(point.fact, source="")) for point in result.months),
        series=tuple(replace(point, fact=replace(point.fact, source="")) for point in result.series),
    )


def name_at(result: Result, period: Period | None) -> str:
    """The name of a measure's fact of a period; empty where it has none."""
    points = (*result.series, *result.months)
    return next((point.fact.name for point in points if point.period == period), "")


def actual_name(result: Result) -> str:
    """The name of the fact that a measure's actual value is."""
    return name_at(result, current(result))


def _result(result: Result, hidden: Set[str], unrated: bool) -> Result:
    names = _hidden_facts(result, hidden)
    if unrated:
        names.add("rag")
    if not names and not any(point.fact.name in hidden for point in (*result.series, *result.months)):
        return result
    facts = {name: blank(fact) if name in names and _said(fact) else fact for name, fact in result.facts.items()}
    gone, moved = facts["rag"].value is Missing.HIDDEN, facts["direction"].value is Missing.HIDDEN
    ended = any(point.fact.name in hidden for point in result.series)
    return replace(
        result,
        measure=replace(result.measure, baseline=None) if "baseline" in names else result.measure,
        facts=facts,
        months=_points(result.months, hidden),
        series=_points(result.series, hidden),
        rag="" if gone else result.rag,
        direction="" if moved else result.direction,
        polarity_word="" if moved else result.polarity_word,
        process=None if ended else result.process,
        no_process="" if ended else result.no_process,
    )


def _hidden_facts(result: Result, hidden: Set[str]) -> set[str]:
    """The measure's facts that may not be shown, by their short names."""
    now = current(result)
    before = name_at(result, now.shifted(-1)) if now else ""
    names = {
        name for name in ("latest", "baseline", "numerator", "denominator") if f"{result.measure.id}.{name}" in hidden
    }
    names |= set(_FROM_ACTUAL) if name_at(result, now) in hidden else set()
    return names | (set(_FROM_PREVIOUS) if before in hidden else set())


def _said(fact: Fact) -> bool:
    """Whether a fact says anything that might give a number away: not where there is none, or no comparison."""
    return fact.known


def _points(points: tuple[Point, ...], hidden: Set[str]) -> tuple[Point, ...]:
    return tuple(
        Point(point.period, blank(point.fact), point.provisional) if point.fact.name in hidden else point
        for point in points
    )


def table_without(table: SuppliedTable, hidden: Set[str]) -> SuppliedTable:
    """A table without its hidden cells, nor what a published paper printed in them."""
    cells = [(row, column) for row, texts in enumerate(table.rows) for column in range(len(texts))]
    gone = {(row, column) for row, column in cells if name_of(table, row, column) in hidden}
    if not gone:
        return table
    rows = tuple(
        tuple(HIDDEN if (row, column) in gone else text for column, text in enumerate(texts))
        for row, texts in enumerate(table.rows)
    )
    named = {(table.rows[row][0], table.heads[column]) for row, column in gone}
    published = tuple(one for one in table.published if (one.row, one.column) not in named)
    return replace(table, rows=rows, published=published)


def inputs_without(inputs: Inputs, hidden: Set[str], measures: Set[str]) -> Inputs:
    """The inputs without hidden cells, and without what the data and the published paper say of these measures."""
    tables = {id: table_without(table, hidden) for id, table in inputs.tables.items()}
    observations = tuple(_emptied(one) if one.measure in measures else one for one in inputs.observations)
    published: tuple[PublishedAs, ...] = tuple(one for one in inputs.brief.published_as if one.measure not in measures)
    book = replace(inputs.book, measures=tuple(_unbased(one, hidden) for one in inputs.book.measures))
    brief = replace(inputs.brief, published_as=published)
    return replace(inputs, tables=tables, observations=observations, brief=brief, book=book)


def _emptied(seen: Observation) -> Observation:
    return replace(seen, value=Missing.BLANK, numerator=None, denominator=None, note="")


def _unbased(measure: Measure, hidden: Set[str]) -> Measure:
    return replace(measure, baseline=None) if f"{measure.id}.baseline" in hidden else measure


def unrated(results: Results, reach: Mapping[str, tuple[Decimal, Decimal]]) -> set[str]:
    """The measures whose rating would narrow a hidden value down.

    `reach` has, for each measure whose value is hidden, from what to what it may be taken to lie; a rating that is the
    same for all of that tells nothing.
    """
    found = set()
    for id, result in results.by_id.items():
        low, high = reach.get(_leader(result, results), (None, None))
        if low is not None and high is not None and any(low <= turn <= high for turn in result.turns):
            found.add(id)
    return found


def _leader(result: Result, results: Results) -> str:
    """The measure whose value a rating is of: its own, or the one that it follows."""
    seen = {result.measure.id}
    while (leader := results.by_id.get(result.measure.rag_follows)) and leader.measure.id not in seen:
        seen.add(leader.measure.id)
        result = leader
    return result.measure.id
