"""The figures that claims are held against: a measure's months, its newest value, which way of it is good.

In: a `Reading` and one of its subjects. Out: a `Run` of values by month, from the file's own tables first, then from
what the data and the council's earlier papers say of months that no table shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from paperwork.checks.reading import Reading, Subject
from paperwork.checks.reading.polarity import by_name
from paperwork.checks.reading.words import key
from paperwork.model.measures import Polarity, Result, Results
from paperwork.model.periods import LATEST, Period

_CUMULATIVE = re.compile(r"cumulative|year to date|\bytd\b|in[- ]year|so far this year", re.IGNORECASE)
_BIGGER = re.compile(r"good\s*[=:–-]?\s*(?:is )?(?:bigger|higher|high|more)\b|bigger is better|higher is better", re.I)
_SMALLER = re.compile(r"good\s*[=:–-]?\s*(?:is )?(?:smaller|lower|low|less)\b|smaller is better|lower is better", re.I)


class Run(Struct, frozen=True):
    """What a measure stood at: by month (or quarter), oldest first, then what is newer than the last, where it is told.

    `shown` are the periods of the file's own tables; the others come from the data or from earlier papers.
    """

    subject: Subject
    by_period: Mapping[Period, Decimal]
    latest: Decimal | None
    shown: tuple[Period, ...]

    @property
    def last(self) -> Period | None:
        """The newest validated period."""
        return self.shown[-1] if self.shown else None

    def at(self, period: Period | None) -> Decimal | None:
        """What it stood at in a period; None where that is not known."""
        if period is None:
            return None
        return self.latest if period == LATEST else self.by_period.get(period)


def run(reading: Reading, subject: Subject) -> Run:
    """Every value of a measure that is known."""
    found: dict[Period, Decimal] = {}
    for results in _told(reading):
        result = result_of(results, subject)
        for point in result.series if result is not None else ():
            if isinstance(point.fact.value, Decimal) and isinstance(_printed(point.fact.text), Decimal):
                found.setdefault(point.period, Decimal(point.fact.text.replace(",", "")))
    shown = {value.when: value.value for value in subject.values if value.when is not None}
    kinds = {period.kind for period in shown}
    every = {period: value for period, value in {**found, **shown}.items() if period.kind in kinds}
    ordered = dict(sorted(every.items(), key=lambda one: one[0]))
    latest = subject.latest.value if subject.latest is not None else None
    return Run(subject, ordered, latest, tuple(sorted(shown)))


def _printed(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if re.fullmatch(r"-?[\d,]+(?:\.\d+)?", text) else None


def _told(reading: Reading) -> Iterable[Results]:
    if reading.knowledge is not None:
        yield reading.knowledge.results
        yield from (earlier.results for earlier in reading.knowledge.earlier)


def result_of(results: Results, subject: Subject) -> Result | None:
    """What the data make of a subject: the one measure of its words and unit, else the one of all its values."""
    alike = [one for one in results.by_id.values() if one.measure.unit == subject.unit]
    named = [one for one in alike if key(one.measure.name) == subject.key]
    found = named or [one for one in alike if _same_values(one, subject)]
    return found[0] if len(found) == 1 else None


def _same_values(result: Result, subject: Subject) -> bool:
    texts = {point.period: _printed(point.fact.text) for point in result.series}
    return len(subject.values) > 2 and all(one.when and texts.get(one.when) == one.value for one in subject.values)


def cumulative(reading: Reading, subject: Subject) -> bool:
    """Whether it is a number that grows all year long, so that more than last month says nothing."""
    result = result_of(reading.knowledge.results, subject) if reading.knowledge is not None else None
    if result is not None:
        return result.measure.period_type == "in_year" and result.measure.unit == "number"
    told = f"{subject.name} {reading.titles[subject.spot] if subject.spot >= 0 else ''}"
    return subject.unit == "number" and bool(_CUMULATIVE.search(told))


def polarity(reading: Reading, subject: Subject) -> Polarity | None:
    """Which way is good: as the book says, else the page, its targets, or the measure's own words; None if unknown."""
    if reading.knowledge is not None and (result := result_of(reading.knowledge.results, subject)) is not None:
        return result.measure.polarity
    if subject.good:
        return subject.good
    said = " ".join(one.text for one in reading.sentences if one.page == subject.page)
    if bool(_BIGGER.search(said)) != bool(_SMALLER.search(said)):
        return "high" if _BIGGER.search(said) else "low"
    return _by_words(subject, f"{subject.name} {_around(reading, subject)}")


def _around(reading: Reading, subject: Subject) -> str:
    """The heading that it stands under, and the corner of its table."""
    corners = [reading.grids[value.grid].heads[0] for value in subject.values[:1] if value.grid >= 0]
    return " ".join((reading.titles[subject.spot] if subject.spot >= 0 else "", *corners))


def _by_words(subject: Subject, said: str) -> Polarity | None:
    """By the measure's words, as long as its targets do not go the other way."""
    rising, side = _rising(subject), by_name(said, percent=subject.unit == "percent")
    if not side:
        return None if rising is None or subject.unit != "percent" else "high" if rising else "low"
    return None if rising is not None and rising == (side == "low") else side


def _rising(subject: Subject) -> bool | None:
    values = [target.value for target in subject.targets]
    if len(values) < 2 or values[0] == values[-1]:
        return None
    return values[-1] > values[0]
