"""What a measure is to reach, and how far it may miss it: targets and tolerances, from tables, lines and data.

In: a `Reading` and one of its subjects. Out: the `Mark`s that "the target" or "the lower tolerance" may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from paperwork.checks.reading import Mention, Reading, Subject
from paperwork.model.periods import Period

from .figures import result_of
from .times import meant_period

_LINE = re.compile(
    r"^\W*targets?\W+(?:\w{3,9}[- ]?\d{2,4}\W+|of |is |for [\w -]+?\W+)?(?P<value>\d[\d,]*(?:\.\d+)?) ?(?P<sign>%)?"
    r"(?: ?\w* ?target (?P<more>\d[\d,]*(?:\.\d+)?) ?(?P<other>%)?)?", re.IGNORECASE,
)  # fmt: skip
_BAND = re.compile(r"(?P<low>\d[\d,]*(?:\.\d+)?) ?%? ?(?:[-–]|to) ?(?P<high>\d[\d,]*(?:\.\d+)?)")
_EDGE = re.compile(
    r"\b(?P<end>lower|upper|down to|up to)\b[^\d]{0,20}(?P<value>\d[\d,]*(?:\.\d+)?) ?(?P<sign>%)?", re.IGNORECASE
)

_EDGES = {"lower": "lower", "down to": "lower", "upper": "upper", "up to": "upper"}


class Mark(Struct, frozen=True):
    """A target: its value, and the milestone that it is for, where it has one."""

    value: Decimal
    when: Period | None = None


class Band(Struct, frozen=True):
    """A tolerance: its lower and its upper end, where it has them."""

    low: Decimal | None = None
    high: Decimal | None = None


def marks(reading: Reading, subject: Subject, named: Mention | None = None, *, every: bool = False) -> tuple[Mark, ...]:
    """The targets that words may mean: of the month named, of every milestone, else the next; and those of lines."""
    tables = [Mark(one.value, one.when) for one in _targets(reading, subject)]
    if named is not None:
        last = subject.values[-1].when if subject.values else reading.as_at
        when = named.period or (meant_period(named, last.shifted(12)) if last is not None else None)
        return tuple(one for one in tables if one.when == when)
    chosen = tables if every else _next(reading, subject, tables)
    lines = [Mark(value) for value in _lines(reading, subject)]
    # A line that says nearly the same is of the same measure; of a page without a table of targets all are.
    near = [one for one in lines if not chosen or any(_alike(one.value, other.value) for other in chosen)]
    return tuple(dict.fromkeys((*chosen, *near)))


def _targets(reading: Reading, subject: Subject) -> Iterator[Mark]:
    for one in (*subject.targets, *((subject.target,) if subject.target is not None else ())):
        yield Mark(one.value, one.when)
    if subject.targets or subject.target is not None or reading.knowledge is None:
        return
    result = result_of(reading.knowledge.results, subject)
    for when, fact in result.milestones if result is not None else ():
        if isinstance(fact.value, Decimal):
            yield Mark(fact.value, when)


def _next(reading: Reading, subject: Subject, tables: list[Mark]) -> list[Mark]:
    """The target of the next milestone; of those without one all."""
    last = subject.values[-1].when if subject.values else reading.as_at
    due = [one for one in tables if one.when is None or last is None or one.when >= last]
    first = min((one.when for one in due if one.when is not None), default=None)
    return [one for one in due if one.when == first or one.when is None] or tables[-1:]


def _alike(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) * 10 <= abs(other)


def _lines(reading: Reading, subject: Subject) -> Iterator[Decimal]:
    """The targets in lines such as "Target 85% Monthly" on the subject's page."""
    for sentence in reading.sentences:
        found = _LINE.match(sentence.text) if sentence.page == subject.page else None
        for value, sign in ((found["value"], found["sign"]), (found["more"], found["other"])) if found else ():
            if value and bool(sign) == (subject.unit == "percent"):
                yield _decimal(value)


def band(reading: Reading, subject: Subject) -> Band:
    """The tolerance of a measure, as far as it is known; the one round its target where a page has more than one."""
    targets = [one.value for one in marks(reading, subject)]
    for text in _tolerances(reading, subject):
        ends = [_ends(found) for found in _BAND.finditer(text)]
        fitting = [one for one in ends if not targets or any(one[0] <= target <= one[1] for target in targets)]
        if len(fitting) == 1:
            return Band(*fitting[0])
        edges = {
            _EDGES[found["end"].lower()]: _decimal(found["value"])
            for found in _EDGE.finditer(text)
            if not found["sign"] or subject.unit == "percent"
        }
        if edges and not ends and _edged(edges, targets):
            return Band(edges.get("lower"), edges.get("upper"))
    return Band()


def _edged(edges: dict[str, Decimal], targets: list[Decimal]) -> bool:
    """Whether ends of a tolerance lie on the right side of the target, and no farther off than half of it."""
    return bool(targets) and all(
        abs(value - target) * 2 <= target and (value <= target if end == "lower" else value >= target)
        for end, value in edges.items()
        for target in targets[:1]
    )


def _tolerances(reading: Reading, subject: Subject) -> Iterator[str]:
    if subject.tolerance:
        yield subject.tolerance
    result = result_of(reading.knowledge.results, subject) if reading.knowledge is not None else None
    if result is not None and result.tolerance_text:
        yield result.tolerance_text
    for sentence in reading.sentences:
        if sentence.page == subject.page and sentence.text.lower().lstrip().startswith(
            ("tolerance", "lower tol", "upper tol")
        ):
            yield sentence.text
        elif (
            sentence.page == subject.page
            and sentence.text.lower().startswith("target")
            and "tolerance" in sentence.text.lower()
        ):
            yield sentence.text.lower().partition("tolerance")[2]


def _ends(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    one, other = _decimal(found["low"]), _decimal(found["high"])
    return min(one, other), max(one, other)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
