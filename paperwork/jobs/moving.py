"""How the measures of a paper stand now, and stood when a draft was written: what words beside figures are held to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from paperwork.model.measures import Fact, Result, Results
from paperwork.model.paper import StampedMeasure
from paperwork.revise import Movement
from paperwork.revise.times import Run, way

# A measure that moved by so many per cent or less may be called stable.
_LITTLE = 5
_FIRST = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")


def movements(results: Results, was: Mapping[str, StampedMeasure]) -> Mapping[str, Movement]:
    """How each measure stands now, in the words that a sentence about it may speak against, and how it stood."""
    return {id: _movement(result, was.get(id)) for id, result in results.by_id.items()}


def _movement(result: Result, was: StampedMeasure | None) -> Movement:
    direction, rag = (result.facts[name].with_unit if name in result.facts else "" for name in ("direction", "rag"))
    before = was.facts["direction"].text if was and "direction" in was.facts else direction
    share = result.facts["change_percent"].value if "change_percent" in result.facts else None
    values = {name: fact.value for name, fact in result.facts.items() if isinstance(fact.value, Decimal)}
    return Movement(
        name=result.measure.name,
        states=frozenset([result.direction, result.polarity_word, rag]) - {""},
        said=", ".join(dict.fromkeys(part for part in (direction, result.polarity_word, rag) if part)),
        number=result.measure.rate_of,
        turned=before.split(", ")[0] != direction.split(", ")[0],
        little=isinstance(share, Decimal) and abs(share) <= _LITTLE,
        series=_series(result),
        values=values,
        shown={name: fact.with_unit for name, fact in result.facts.items() if fact.known},
        others={one.id: one.name for one in result.measure.comparators},
        good=result.measure.polarity if result.measure.polarity in ("high", "low") else "",
        crossed=frozenset(_crossed(values, was)),
    )


def _series(result: Result) -> Run:
    """The known values up to the one that the paper is about; none where that one stands in no period."""
    known = tuple((one.period, one.fact.value) for one in result.series if isinstance(one.fact.value, Decimal))
    actual = result.facts.get("actual")
    return known if known and actual is not None and _same(actual, known[-1][1]) else ()


def _same(actual: Fact, last: Decimal) -> bool:
    return isinstance(actual.value, Decimal) and actual.value == last


def _crossed(values: Mapping[str, Decimal], was: StampedMeasure | None) -> list[str]:
    """The facts on whose other side a measure's value lay when the draft was written, as printed then."""
    actual = values.get("actual")
    stood = _number(was, "actual")
    if actual is None or stood is None:
        return []
    before = {name: mark for name in values if (mark := _number(was, name)) is not None}
    return [name for name, mark in before.items() if way(mark, stood) != way(values[name], actual)]


def _number(was: StampedMeasure | None, name: str) -> Decimal | None:
    """The number in a stamped text, which is a stranger's."""
    found = _FIRST.match(was.facts[name].text) if was and name in was.facts else None
    try:
        return Decimal(found[0].replace(",", "").replace("−", "-")) if found else None
    except InvalidOperation:
        return None
