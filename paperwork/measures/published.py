"""Results, and what a published paper printed instead, in; the results as that paper printed them out, and every
difference as a finding. Ratings and changes have been worked out before, from the computed values, and stay so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from msgspec.structs import replace

from paperwork.model.findings import Finding
from paperwork.model.measures import Direction, Fact, Missing, Point, PublishedAs, Rag, Result, Unit
from paperwork.model.periods import Period

from .case import Case
from .facts import DIFFERENCES, name_at
from .rag import ARROWS, NOT_RATED, WORDS
from .rounding import UNITS, written

CHECK = "published-as"
_RATINGS: dict[str, Rag] = {"green": "Green", "amber": "Amber", "red": "Red", "": "", NOT_RATED.casefold(): ""}
_DIRECTIONS: dict[str, Direction] = {"up": "up", "down": "down", "same": "same"}
_NO_UNIT = ("numerator", "denominator", "month", "previous_month", "milestone", "latest_month")


def as_published(
    results: Mapping[str, Result], cases: Mapping[str, Case], overrides: Sequence[PublishedAs]
) -> tuple[dict[str, Result], tuple[Finding, ...]]:
    """The results with each override in its place, and a finding for each: what differs, why, and who says so.

    An override that prints what the rules give anyway, and one that fits nothing in the results, is a finding too.
    """
    printed, findings = dict(results), []
    for override in overrides:
        if override.measure in printed:
            result, finding = _apply(printed[override.measure], cases[override.measure], override)
            printed[override.measure] = result
        else:
            finding = _unused(override, "the book has no such measure")
        findings.append(finding)
    return printed, tuple(findings)


def _apply(result: Result, one: Case, override: PublishedAs) -> tuple[Result, Finding]:
    match override.fact:
        case "rag":
            return _with_rating(result, override)
        case "direction":
            return _with_direction(result, one, override)
        case "tolerance":
            changed = replace(result, tolerance_text=override.text, tolerance_by_default=False)
            return _settled(result, changed, override, result.tolerance_text, override.text)
    return _with_value(result, one, override)


def _with_rating(result: Result, override: PublishedAs) -> tuple[Result, Finding]:
    rag = _RATINGS.get(override.text.strip().casefold())
    if rag is None:
        return result, _unused(override, "a rating is Green, Amber, Red or Not rated")
    word, computed = rag or NOT_RATED, result.facts["rag"]
    told = replace(_marked(computed, override), value=word, text=word, with_unit=word)
    changed = replace(result, rag=rag, facts={**result.facts, "rag": told})
    return _settled(result, changed, override, computed.text, word)


def _with_direction(result: Result, one: Case, override: PublishedAs) -> tuple[Result, Finding]:
    going = _DIRECTIONS.get(override.text.strip().casefold())
    if going is None:
        return result, _unused(override, "a direction is up, down or same")
    computed = result.facts["direction"]
    told = replace(_marked(computed, override), value=going, text=ARROWS[going], with_unit=WORDS[going])
    facts = {**result.facts, "direction": told}
    changed = replace(result, direction=going, polarity_word=one.polarity_word(going), facts=facts)
    return _settled(result, changed, override, computed.text, told.text)


def _with_value(result: Result, one: Case, override: PublishedAs) -> tuple[Result, Finding]:
    """A number (or its absence, or a word) printed otherwise, wherever the paper shows it."""
    meant = _meant(one, override)
    computed = next((fact for fact in _all_facts(result) if fact.name in meant), None)
    if computed is None:
        return result, _unused(override, "the paper shows no such fact of this measure in that period")

    def told(fact: Fact) -> Fact:
        return _told(fact, result.measure.unit, override) if fact.name in meant else fact

    def told_points(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(replace(point, fact=told(point.fact)) for point in points)

    changed = replace(
        result,
        facts={name: told(fact) for name, fact in result.facts.items()},
        months=told_points(result.months),
        series=told_points(result.series),
        milestones=tuple((period, told(fact)) for period, fact in result.milestones),
    )
    return _settled(result, changed, override, computed.text, told(computed).text)


def _all_facts(result: Result) -> tuple[Fact, ...]:
    points = (point.fact for point in (*result.months, *result.series))
    return (*result.facts.values(), *points, *(fact for _, fact in result.milestones))


def _meant(one: Case, override: PublishedAs) -> set[str]:
    """The names of the facts that print one number: a month's stands in the table, in prose and in the chart."""
    measure, period = one.measure, override.period
    match override.fact:
        case "actual":
            return _value_names(one, period or one.period)
        case "previous":
            return _value_names(one, one.period.shifted(-1))
        case "target":
            ahead = one.milestone.period if one.milestone else None
            names = {f"{measure.id}.target"} if period in (None, ahead) else set()
            when = period or ahead
            return names | ({name_at(measure, when, "target")} if when else set())
    return {f"{measure.id}.{override.fact}"}


def _value_names(one: Case, period: Period) -> set[str]:
    names = {name_at(one.measure, period)}
    names |= {f"{one.measure.id}.actual"} if period == one.period else set()
    return names | ({f"{one.measure.id}.previous"} if period == one.period.shifted(-1) else set())


def _told(fact: Fact, unit: Unit, override: PublishedAs) -> Fact:
    """The fact as printed: a number where it reads as one, so that charts can show it; else the words themselves."""
    text, suffix = override.text.strip(), _suffix(unit, override.fact)
    number = _number(text.removesuffix("%") if suffix == "%" else text)
    if number is not None:
        text = written(number)
        return replace(_marked(fact, override), value=number, text=text, with_unit=text + suffix)
    missing = next((reason for reason in Missing if reason.value == text), None)
    return replace(_marked(fact, override), value=missing or text, text=text, with_unit=text)


def _suffix(unit: Unit, fact: str) -> str:
    if fact in _NO_UNIT:
        return ""
    if fact == "change_percent":
        return "%"
    return DIFFERENCES[unit] if fact in ("change", "gap") else UNITS[unit]


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "").replace("−", "-").strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _marked(fact: Fact, override: PublishedAs) -> Fact:
    return replace(fact, computed=fact.text, published=override)


def _settled(
    before: Result, after: Result, override: PublishedAs, computed: str, printed: str
) -> tuple[Result, Finding]:
    """The result as printed and the difference; or, where there is none, the result as it was and a word on that."""
    name, key = before.measure.name, _key(override)
    if computed == printed:
        message = f"{name}: {_fact_words(override)} is {printed} by the rules as well."
        hint = "Take the published_as entry out."
        return before, Finding(f"{CHECK}-needless", override.place, message, hint, "warning", key=key)
    message = f"{name}: {_fact_words(override)} is printed as {_quoted(printed)}; the rules give {_quoted(computed)}."
    reason = override.reason.rstrip(".")
    hint = f"The reason given: {reason} ({override.who})."
    return after, Finding(CHECK, override.place, message, hint, "warning", quote=printed, key=key)


def _unused(override: PublishedAs, why: str) -> Finding:
    message = f"published_as for {override.measure}, {_fact_words(override)}: {why}. Nothing is changed by it."
    hint = "Mend the entry or take it out."
    return Finding(f"{CHECK}-unused", override.place, message, hint, "warning", key=_key(override))


def _fact_words(override: PublishedAs) -> str:
    when = f" of {override.period.label}" if override.period else ""
    return override.fact.replace("_", " ") + when


def _quoted(text: str) -> str:
    return f"'{text}'" if text else "nothing"


def _key(override: PublishedAs) -> str:
    period = f".{override.period.label}" if override.period else ""
    return f"{override.measure}.{override.fact}{period}"
