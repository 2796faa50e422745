"""Numbers and the rates beside them: both must give one population, and so must targets and tolerances.

A rate per 10,000 is its number divided by the children of the area (ONS mid-year estimate, ages 0 to 17), a projected
one its number since 1 April times twelve over the months gone by. No paper need say its population: each pair of a
number and its rounded rate leaves room for some; a pair that leaves none for the one that all others allow is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.findings import Finding
from paperwork.model.periods import LATEST, Period

from ..reading import Reading, Subject
from ..reading.subjects import Reported

_TEN_THOUSAND = Decimal(10_000)
_LEAST_PAIRS, _LEAST_SHARE = 4, Decimal("0.7")
_RANGE = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?(?:%|)? ?(?:-|–|to) ?(\d[\d,]*(?:\.\d+)?)")
_HINT = "One of the two is wrong, or they are of different populations: look at the data."


class Pair(Struct, frozen=True):
    """A number and its rate for one period, as printed; `factors` are what may make a yearly number of it."""

    number: Reported
    rate: Reported
    factors: tuple[Decimal, ...]
    subject: Subject

    def room(self, factor: Decimal) -> tuple[Decimal, Decimal]:
        """The populations that the rounded rate allows: the least and the most."""
        half = Decimal(1).scaleb(-self.rate.decimals) / 2
        whole = self.number.value * factor * _TEN_THOUSAND
        return whole / (self.rate.value + half), whole / max(self.rate.value - half, Decimal("0.1"))

    def allows(self, population: Decimal) -> bool:
        """Whether some factor makes the rate of the number."""
        # A rate that lies on the edge may have been rounded either way.
        return any(low <= population <= high for low, high in map(self.room, self.factors))


def numbers_and_rates(reading: Reading) -> Iterator[Finding]:
    """A value whose rate is not its own: where the values about it, and most others of the paper, are."""
    pairs = list(_pairs(reading))
    population = _population(pairs)
    if population is None:
        return
    for pair in pairs:
        fellows = [one for one in pairs if one.subject is pair.subject and one is not pair]
        sound = sum(one.allows(population) for one in fellows)
        # Counts of single months beside a rate for the year so far fit in April alone.
        if not pair.allows(population) and sound > 1 and 3 * sound >= 2 * len(fellows):
            yield _finding(reading, pair, population, "rate-number")


def targets_and_rates(reading: Reading) -> Iterator[Finding]:
    """A target whose rate is not its own, where the values of the same two measures go together."""
    pairs = list(_pairs(reading))
    population = _population(pairs)
    if population is None:
        return
    sound = {pair.subject.spot for pair in pairs if pair.allows(population)}
    for number, rate in _couples(reading):
        for pair in _targets(number, rate):
            if not pair.allows(population) and number.spot in sound and not _is_near(pair, population):
                yield _finding(reading, pair, population, "rate-target")


def tolerances_and_rates(reading: Reading) -> Iterator[Finding]:
    """A tolerance given for a number and for its rate, whose bounds do not go together."""
    population = _population(list(_pairs(reading)))
    if population is None:
        return
    for number, rate in _couples(reading):
        bounds = [_bounds(number.tolerance), _bounds(rate.tolerance)]
        if all(bounds):
            quote = f"{number.tolerance} / {rate.tolerance}"
            yield from _of_bounds(
                reading,
                number,
                bounds[0],
                bounds[1],
                population,
                quote,
                rate.targets[0].spot if rate.targets else rate.spot,
            )
    for page, spot, first, second, quote in _typed_tolerances(reading):
        here = [number for number, _ in _couples(reading) if number.page == page]
        if here:
            yield from _of_bounds(reading, here[0], first, second, population, quote, spot)


Bounds = list[Reported]


def _of_bounds(
    reading: Reading, subject: Subject, numbers: Bounds, rates: Bounds, population: Decimal, quote: str, spot: int
) -> Iterator[Finding]:
    for number, rate in zip(sorted(numbers, key=_value), sorted(rates, key=_value), strict=True):
        pair = Pair(number, rate, (Decimal(1), Decimal(12)), subject)
        if not pair.allows(population):
            right = _rate(number.value, population)
            message = (
                f"The tolerance {number.value} of {subject.name} is a rate of {right}; {rate.value} is given for it."
            )
            yield reading.find("rate-tolerance", spot, message, _HINT, quote, key=f"{subject.name[:40]}.{number.value}")


def _value(one: Reported) -> Decimal:
    return one.value


def _bounds(text: str) -> Bounds:
    found = _RANGE.search(text)
    if not found:
        return []
    return [Reported(None, one, Decimal(one.replace(",", ""))) for one in found.groups()]


def _typed_tolerances(reading: Reading) -> Iterator[tuple[int, int, Bounds, Bounds, str]]:
    """Two ranges after the word tolerance on one page, in one line or two: of the number, then of the rate."""
    pending: tuple[int, int, Bounds, str] | None = None
    for at, spot in enumerate(reading.spots):
        if not spot.words.lower().startswith("tolerance") or spot.in_table:
            continue
        ranges = [_bounds(one.group()) for one in _RANGE.finditer(spot.words)]
        if len(ranges) == 2:
            yield reading.pages[at], at, ranges[0], ranges[1], spot.words
        elif len(ranges) == 1 and pending is not None and pending[0] == reading.pages[at] and at - pending[1] < 3:
            yield pending[0], at, pending[2], ranges[0], f"{pending[3]} {spot.words}"
            pending = None
        elif len(ranges) == 1:
            pending = (reading.pages[at], at, ranges[0], spot.words)


def _finding(reading: Reading, pair: Pair, population: Decimal, check: str) -> Finding:
    when = pair.number.when.label if pair.number.when else ""
    factor = pair.factors[1] if _is_yearly(reading, pair, population) else pair.factors[0]
    right = _rate(pair.number.value * factor, population)
    what = "The target" if check == "rate-target" else "The value"
    message = (
        f"{what} {pair.number.text} ({pair.subject.name}{when and f', {when}'}) is a rate of {right}, "
        f"by the population that the paper's other rates give; {pair.rate.text} is printed."
    )
    quote = f"{when} {pair.number.text} {pair.rate.text}" if when else pair.rate.text
    return reading.find(check, pair.rate.spot, message, _HINT, quote, key=f"{pair.subject.name[:40]}.{when}")


def _is_yearly(reading: Reading, pair: Pair, population: Decimal) -> bool:
    """Whether the values of the two measures go together only where a year is made of the months so far."""
    own = [one for one in _pairs(reading) if one.subject.spot == pair.subject.spot and one.allows(population)]
    once = [replace(one, factors=(Decimal(1),)).allows(population) for one in own]
    return len(pair.factors) > 1 and bool(own) and not all(once)


def _rate(number: Decimal, population: Decimal) -> Decimal:
    return (number / population * _TEN_THOUSAND).quantize(Decimal(1), "ROUND_HALF_UP")


def _couples(reading: Reading) -> Iterator[tuple[Subject, Subject]]:
    """A number and a rate of one page that are of the same thing: by their words, or because the page has no others."""
    for page, subjects in reading.by_page.items():
        if page < 0:
            continue
        numbers = [one for one in subjects if one.unit == "number"]
        rates = [one for one in subjects if one.unit == "rate"]
        for number in numbers:
            same = [rate for rate in rates if rate.key == number.key]
            if same or (len(numbers) == 1 and len(rates) == 1):
                yield number, (same or rates)[0]


def _is_near(pair: Pair, population: Decimal) -> bool:
    """Whether a target for no time of its own is its rate but for one: it may be by another year's population."""
    right = _rate(pair.number.value, population)
    return pair.number is pair.subject.target and abs(right - pair.rate.value) <= 1


def _pairs(reading: Reading) -> Iterator[Pair]:
    """Every value that stands with a rate for the same period."""
    for number, rate in _couples(reading):
        rated = {one.when: one for one in rate.printed}
        for one in number.printed:
            if one.when in rated and one.value and rated[one.when].value:
                yield Pair(one, rated[one.when], _factors(rate, one.when), number)


def _factors(rate: Subject, when: Period | None) -> tuple[Decimal, ...]:
    once = Decimal(1)
    if (
        when is None
        or when == LATEST
        or when.kind != "month"
        or not re.search("project|annual", rate.name, re.IGNORECASE)
    ):
        return (
            (once,)
            if when is None or when == LATEST or when.kind != "month"
            else (once, Decimal(12) / when.months_elapsed)
        )
    return (Decimal(12) / when.months_elapsed,)


def _targets(number: Subject, rate: Subject) -> Iterator[Pair]:
    rated = {one.when: one for one in _of_a_time(rate)}
    for one in _of_a_time(number):
        if one.when in rated and one.value and rated[one.when].value:
            elapsed = one.when.months_elapsed if one.when and one.when.kind == "month" else 12
            factors = (Decimal(1), Decimal(12) / elapsed, Decimal(12))
            yield Pair(one, rated[one.when], factors, number)


def _of_a_time(subject: Subject) -> tuple[Reported, ...]:
    """The targets of a measure, that of no time of its own among them."""
    return (*subject.targets, *((subject.target,) if subject.target else ()))


def _agree(subject: Subject, pairs: list[Pair]) -> bool:
    """Whether most pairs of one measure allow one population; counts of months beside a yearly rate allow none."""
    own = [pair for pair in pairs if pair.subject is subject and pair.number.when != LATEST]
    edges = sorted(edge for pair in own for factor in pair.factors for edge in pair.room(factor))
    most = max((sum(pair.allows((one + other) / 2) for pair in own) for one, other in pairwise(edges)), default=0)
    return 3 * most > 2 * len(own) or (len(own) < 3 and most == len(own))


def _population(pairs: list[Pair]) -> Decimal | None:
    """The population that most pairs of a paper allow; None where they are few, or do not agree."""
    plain = [pair for pair in pairs if pair.number.when != LATEST and _agree(pair.subject, pairs)]
    rooms = [pair.room(factor) for pair in plain for factor in pair.factors]
    edges = sorted(edge for room in rooms for edge in room)
    middles = [(one + other) / 2 for one, other in pairwise(edges)]
    best = max(middles, key=lambda middle: sum(pair.allows(middle) for pair in plain), default=None)
    if best is None or len(plain) < _LEAST_PAIRS:
        return None
    allowing = sum(pair.allows(best) for pair in plain)
    return best if allowing >= _LEAST_SHARE * len(plain) else None


CHECKS = (numbers_and_rates, targets_and_rates, tolerances_and_rates)
