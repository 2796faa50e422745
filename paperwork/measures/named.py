"""A measure's facts by the names that prose uses: {{ cin_visits.actual }}."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from paperwork.model.measures import Comparator, Fact, Measure, Missing, Rag

from .case import Case
from .facts import count_fact, difference_fact, relative_fact, value_fact, word_fact
from .figures import NOTHING, Figure
from .rag import ARROWS, NO_COMPARISON, NOT_RATED, WORDS, Aim
from .rounding import digits
from .table import PER, ratio
from .targets import Milestone, pro_rata

NO_TARGET = "Not set"


def facts(one: Case, rag: Rag, latest: str) -> dict[str, Fact]:
    """Every fact of a measure, each comparator under its own id; `latest` names the date of unvalidated values."""
    made = (*_values(one), *_changes(one), *_verdicts(one, rag), *_periods(one, latest))
    compared = (_comparator(one, comparator) for comparator in one.measure.comparators)
    return {fact.name.partition(".")[2]: fact for fact in (*made, *compared)}


def target_fact(name: str, one: Case, target: Milestone | None) -> Fact:
    """A target, in the measure's own unit; where there is none, "Not set" or what the book puts in its place."""
    if target is None:
        missing = one.measure.no_target
        return word_fact(name, missing) if missing else word_fact(name, Missing.NOT_APPLICABLE, NO_TARGET)
    fact = value_fact(name, one.measure, Figure(target.target, target.source))
    per = one.measure.target_per
    return replace(fact, with_unit=f"{fact.with_unit} per {per}") if per else fact


def _name(one: Case, fact: str) -> str:
    return f"{one.measure.id}.{fact}"


def _values(one: Case) -> Iterator[Fact]:
    actual = one.actual
    yield value_fact(_name(one, "actual"), one.measure, actual)
    yield value_fact(_name(one, "previous"), one.measure, one.previous)
    yield value_fact(_name(one, "latest"), one.measure, one.latest)
    yield count_fact(_name(one, "numerator"), actual.numerator, actual)
    yield count_fact(_name(one, "denominator"), actual.denominator, actual)
    yield target_fact(_name(one, "target"), one, one.milestone)
    yield value_fact(_name(one, "baseline"), one.measure, _baseline(one.measure))


def _baseline(measure: Measure) -> Figure:
    """What the measure stood at when its plan began; NOTHING where the book does not say."""
    given = measure.baseline
    if given is None:
        return NOTHING
    source = ", ".join(part for part in (given.when, str(measure.place)) if part)
    if given.numerator is not None and given.denominator is not None:
        counts = Fraction(given.numerator), Fraction(given.denominator)
        return Figure(ratio(PER[measure.unit], *counts), source, *counts)
    return Figure(given.value if isinstance(given.value, Missing) else Fraction(given.value), source)


def _changes(one: Case) -> Iterator[Fact]:
    before = Missing.BLANK if one.restarts else one.previous.value
    after = one.actual.value
    target = one.milestone.target if one.milestone else Missing.BLANK
    yield difference_fact(_name(one, "change"), one.measure, before, after, "actual less previous, as printed")
    yield relative_fact(_name(one, "change_percent"), before, after, "change ÷ previous × 100, both unrounded")
    yield difference_fact(_name(one, "gap"), one.measure, target, after, "actual less target, as printed")


def _verdicts(one: Case, rag: Rag) -> Iterator[Fact]:
    name = _name(one, "rag")
    yield word_fact(name, rag or NOT_RATED, source=_reason(one))
    name, going = _name(one, "direction"), one.direction
    if going:
        yield word_fact(name, going, ARROWS[going], WORDS[going], "sign of the change from the period before")
    else:
        yield word_fact(name, Missing.NOT_APPLICABLE, NO_COMPARISON, source="no value to compare with")


def _periods(one: Case, latest: str) -> Iterator[Fact]:
    yield word_fact(_name(one, "month"), one.period.long_label)
    yield word_fact(_name(one, "previous_month"), one.period.shifted(-1).long_label)
    yield word_fact(_name(one, "milestone"), one.milestone.period.long_label if one.milestone else Missing.BLANK)
    yield word_fact(_name(one, "latest_month"), latest or Missing.BLANK)


def _comparator(one: Case, comparator: Comparator) -> Fact:
    value = comparator.value if isinstance(comparator.value, Missing) else Fraction(comparator.value)
    source = ", ".join(part for part in (comparator.name, comparator.year, str(one.measure.place)) if part)
    return value_fact(_name(one, comparator.id), one.measure, Figure(value, source))


def _reason(one: Case) -> str:
    """Why a measure is rated as it is, for a person who asks."""
    if one.measure.rag_follows:
        return f"takes the rating of {one.measure.rag_follows}"
    if one.aim is None or one.milestone is None:
        return "no target"
    part = " in proportion to the months elapsed" if pro_rata(one.measure) else ""
    target = digits(one.aim.target, one.measure.decimals + 1)
    return f"against {target}, the target for {one.milestone.period.long_label}{part}; {_tolerated(one.aim, one)}"


def _tolerated(aim: Aim, one: Case) -> str:
    floor, ceiling = (digits(bound, one.measure.decimals + 1) for bound in (aim.floor, aim.ceiling))
    if aim.polarity == "range":
        return f"Green from {floor} to {ceiling}"
    return f"Amber to {ceiling if aim.polarity == 'low' else floor}"
