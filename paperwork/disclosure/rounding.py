"""The other way: every number of children rounded to the nearest 5, totals by themselves, so that they need not add up.

A percentage says what its counts do not, so one of a small number, or of few, is hidden as it is otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.measures import Direction, Fact, Missing, Point, Result, Results
from paperwork.model.supplied import Inputs, SuppliedTable

from .counting import current
from .hiding import HIDDEN, blank, inputs_without, name_at, silent, unrated
from .tables import name_of
from .world import Count, World

STEP = 5
SOURCE = "rounded to the nearest 5"
_NO_CHANGE: Mapping[str, str] = {"text": "→ no change", "with_unit": "no change"}


class _Rounder(Struct, frozen=True):
    """A world, and the counts whose rounded values would still give a number away."""

    world: World
    pinned: frozenset[Count]

    def number(self, count: Count) -> int:
        """A count rounded to the nearest 5."""
        return nearest(self.world.counts[count])

    def secret(self, counts: tuple[Count, ...]) -> bool:
        """Whether a percentage of these counts is hidden."""
        return any(set(one.counts) <= set(counts) for one in self.world.secrets)


def nearest(number: int) -> int:
    """The nearest multiple of 5."""
    return (number + STEP // 2) // STEP * STEP


def rounded(inputs: Inputs, results: Results, world: World, threshold: int) -> tuple[Inputs, Results]:
    """The inputs and results with every number of children rounded, and what is worked out from them anew."""
    rounder = _Rounder(world, frozenset(_pinned(world)))
    by_id = {id: _result(one, rounder) for id, one in results.by_id.items()}
    reach = {id: found for id, one in results.by_id.items() if (found := _reach(one, rounder, threshold))}
    kept = {id: _unrated(by_id[id]) if id in unrated(results, reach) else one for id, one in by_id.items()}
    tables = {id: _table(one, rounder) for id, one in inputs.tables.items()}
    measures = {name.partition(".")[0] for name in world.shows if "." in name}
    return replace(inputs_without(inputs, set(), measures), tables=tables), replace(results, by_id=kept)


def _pinned(world: World) -> list[Count]:
    """Totals whose rounded value, beside their rounded parts, leaves each part just one value."""

    def ends(count: Count) -> tuple[int, int]:
        middle = nearest(world.counts[count])
        return max(middle - STEP // 2, 0), middle + STEP // 2

    found = []
    for one in world.sums:
        (low, high), parts = ends(one.total), [ends(part) for part in one.parts]
        if sum(top for _, top in parts) <= low or sum(bottom for bottom, _ in parts) >= high > STEP // 2:
            found.append(one.total)
    return found


def _result(result: Result, rounder: _Rounder) -> Result:
    if not any(point.fact.name in rounder.world.shows for point in (*result.series, *result.months)):
        return result
    series, months = (tuple(_point(one, result, rounder) for one in run) for run in (result.series, result.months))
    shown = replace(silent(result), series=series, months=months, process=None, no_process="")
    return _worked_out(shown, {**shown.facts, **_printed(result, rounder)})


def _printed(result: Result, rounder: _Rounder) -> dict[str, Fact]:
    """The facts that print counts, rounded: the values, and the counts behind a percentage."""
    now = current(result)
    names = {"actual": name_at(result, now), "previous": name_at(result, now.shifted(-1)) if now else ""}
    facts = result.facts
    found = {
        name: replace(_fact(facts[name], at, result, rounder), name=facts[name].name) for name, at in names.items()
    }
    for name in ("latest", "baseline"):
        found[name] = _fact(facts[name], facts[name].name, result, rounder)
    behind = rounder.world.shows.get(names["actual"], ())
    for name, count in zip(("numerator", "denominator"), behind, strict=False):
        if facts[name].known:
            found[name] = blank(facts[name]) if rounder.secret(behind) else _count(facts[name], rounder.number(count))
    return found


def _point(point: Point, result: Result, rounder: _Rounder) -> Point:
    return Point(point.period, _fact(point.fact, point.fact.name, result, rounder), point.provisional)


def _fact(fact: Fact, name: str, result: Result, rounder: _Rounder) -> Fact:
    """A fact with its count rounded; a percentage stays, or is hidden."""
    counts = rounder.world.shows.get(name, ())
    if not counts or not isinstance(fact.value, Decimal):
        return fact
    if result.measure.unit == "percent":
        return blank(fact) if rounder.secret(counts) else Fact(fact.name, fact.value, fact.text, fact.with_unit, "")
    if counts[0] in rounder.pinned:
        return blank(fact)
    was, now = rounder.world.counts[counts[0]], rounder.number(counts[0])
    return _number(fact, fact.value * now / was if was else Decimal(0), result.measure.decimals)


def _count(fact: Fact, number: int) -> Fact:
    return _number(fact, Decimal(number), 0)


def _number(fact: Fact, value: Decimal, decimals: int) -> Fact:
    """A fact with another number, in the unit that it had."""
    shown = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{shown:,f}".replace("-", "−")
    return Fact(fact.name, value, text, text + fact.with_unit.removeprefix(fact.text), SOURCE)


def _worked_out(result: Result, facts: dict[str, Fact]) -> Result:
    """The result with what follows from its values: the change, the gap and the direction of the rounded ones."""
    after, before, target = (_printed_number(facts[name]) for name in ("actual", "previous", "target"))
    going: Direction = result.direction
    for name, start in (("change", before), ("gap", target)):
        if facts[name].known:
            facts[name] = _difference(facts[name], start, after, result.measure.decimals)
    if facts["change_percent"].known:
        facts["change_percent"] = _relative(facts["change_percent"], before, after)
    if facts["direction"].known and (before is None or after is None):
        facts["direction"], going = blank(facts["direction"]), ""
    elif facts["direction"].known and before == after:
        facts["direction"], going = replace(facts["direction"], value="same", **_NO_CHANGE), "same"
    word = {"": "", "same": "no change" if result.polarity_word else ""}.get(going, result.polarity_word)
    return replace(result, facts=facts, direction=going, polarity_word=word)


def _printed_number(fact: Fact) -> Decimal | None:
    """A value as it is printed; None where there is none."""
    if not isinstance(fact.value, Decimal) or not fact.known:
        return None
    return Decimal(fact.text.replace(",", "").replace("−", "-"))


def _difference(fact: Fact, before: Decimal | None, after: Decimal | None, decimals: int) -> Fact:
    if before is None or after is None:
        return blank(fact)
    size = _number(fact, abs(after - before), decimals)
    return replace(size, value=after - before)


def _relative(fact: Fact, before: Decimal | None, after: Decimal | None) -> Fact:
    if before is None or after is None:
        return blank(fact)
    if not before:
        return Fact(fact.name, Missing.NOT_APPLICABLE, "N/A", "N/A", SOURCE)
    change = (after - before) / abs(before) * 100
    return replace(_number(fact, abs(change), 0), value=change)


def _reach(result: Result, rounder: _Rounder, threshold: int) -> tuple[Decimal, Decimal] | None:
    """From what to what a value that is printed as a small number may lie; None for others."""
    counts = rounder.world.shows.get(name_at(result, current(result)), ())
    actual = result.fact("actual").value
    if not counts or not isinstance(actual, Decimal):
        return None
    if result.measure.unit == "percent":
        return (Decimal(0), Decimal(100)) if rounder.secret(counts) else None
    was, now = rounder.world.counts[counts[0]], rounder.number(counts[0])
    if now > threshold:
        return None
    scale = actual / was if was else Decimal(1)
    return max(now - STEP // 2, 0) * scale, (now + STEP // 2) * scale


def _unrated(result: Result) -> Result:
    return replace(result, rag="", facts={**result.facts, "rag": blank(result.facts["rag"])})


def _table(table: SuppliedTable, rounder: _Rounder) -> SuppliedTable:
    """A table with its counts rounded, each by itself, and its shares of small numbers hidden."""
    rows = tuple(
        tuple(_cell(text, name_of(table, row, column), rounder) for column, text in enumerate(texts))
        for row, texts in enumerate(table.rows)
    )
    return replace(table, rows=rows, published=())


def _cell(text: str, name: str, rounder: _Rounder) -> str:
    counts = rounder.world.shows.get(name, ())
    if not counts:
        return text
    if "%" in text:
        return HIDDEN if rounder.secret(counts) else text
    return HIDDEN if counts[0] in rounder.pinned else f"{rounder.number(counts[0]):,}"
