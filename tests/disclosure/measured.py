"""Measures for these tests, and all that a reader learns of them from what is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from paperwork.disclosure import Disclosed
from paperwork.model.measures import Measure, Observation, Result
from paperwork.model.periods import LATEST, Period
from paperwork.model.supplied import Council, DisclosureRule, Inputs
from tests.measures import build as make

from .solver import Puzzle

PEOPLE = 34_460
# Months of one financial year, the last of them the paper's own.
MONTHS = ("Oct-22", "Nov-22", "Dec-22", "Jan-23")
HIDDEN = "[c]"
MOST = 130


def paper(
    measures: Iterable[Measure], seen: Iterable[Observation], *, as_at: str = "Jan-23", method: str = "suppress"
) -> Inputs:
    """An open paper of these measures, which shows all of their months."""
    given = make.inputs(measures, seen, as_at=as_at, columns=len(MONTHS), population=PEOPLE)
    rule = DisclosureRule(5, method)  # type: ignore[arg-type]
    old = given.council
    return replace(given, council=Council("A", "A", "england", old.population, old.worse_by, disclosure=rule))


def name(measure: str, period: Period, kind: str = "") -> str:
    """How the reader names a count."""
    return f"{measure} {kind}{period.label}"


class Reader:
    """A reader with a pencil, who notes whatever a paper lets on of the counts behind its measures."""

    def __init__(self) -> None:
        self.puzzle = Puzzle()

    def count(self, *names: str) -> None:
        """Counts that there are: each is a whole number, and that is all that is known."""
        for one in names:
            self.puzzle.ranges.setdefault(one, (0, MOST))

    def reads(self, made: Disclosed) -> None:
        """Takes in all that the results of a paper say."""
        for result in made.results.by_id.values():
            self._reads(result)

    def _reads(self, result: Result) -> None:
        unit, id = result.measure.unit, result.measure.rate_of or result.measure.id
        for point in (*result.series, *result.months):
            if not isinstance(point.fact.value, Decimal):
                continue
            if unit == "percent":
                assert point.numerator is not None
                assert point.denominator is not None
                self.puzzle.equal({name(id, point.period, "top "): 1}, int(point.numerator))
                self.puzzle.equal({name(id, point.period, "bottom "): 1}, int(point.denominator))
            else:
                factor = Fraction(PEOPLE, 10_000) if unit == "rate" else 1
                self.puzzle.equal({name(id, point.period): 1}, round(Fraction(point.fact.value) * factor))
        now = [point.period for point in result.months if point.period != LATEST][-1]
        if unit == "number":
            self._changes(result, name(id, now), name(id, now.shifted(-1)))
        elif unit == "percent":
            self._behind(result, id, now)

    def _behind(self, result: Result, id: str, now: Period) -> None:
        for fact, kind in (("numerator", "top "), ("denominator", "bottom ")):
            value = result.fact(fact).value
            if isinstance(value, Decimal):
                self.puzzle.equal({name(id, now, kind): 1}, int(value))

    def _changes(self, result: Result, now: str, before: str) -> None:
        """What the change, the gap, the arrow and the rating of a number say."""
        change, gap, target = (result.fact(one).value for one in ("change", "gap", "target"))
        if isinstance(change, Decimal):
            self.puzzle.equal({now: 1, before: -1}, int(change))
        if isinstance(gap, Decimal) and isinstance(target, Decimal):
            self.puzzle.equal({now: 1}, int(gap + target))
        assert result.fact("change").known or not result.fact("change_percent").known
        for way, terms in {"up": {before: 1, now: -1}, "down": {now: 1, before: -1}}.items():
            if result.direction == way:
                self.puzzle.no_more(terms, -1)
        if result.direction == "same":
            self.puzzle.equal({now: 1, before: -1}, 0)
        if result.rag:
            self._rated(result, now)

    def _rated(self, result: Result, now: str) -> None:
        """A rating where low is good: up to the target Green, up to a fifth more Amber; of a year's target its part."""
        elapsed = Fraction(10, 12) if result.measure.period_type == "in_year" else 1
        target = Fraction(result.measure.targets[0].value) * elapsed
        edges = {
            "Green": (None, target),
            "Amber": (target, target * Fraction(6, 5)),
            "Red": (target * Fraction(6, 5), None),
        }
        above, to = edges[result.rag]
        if to is not None:
            self.puzzle.no_more({now: 1}, to)
        if above is not None:
            self.puzzle.no_more({now: -1}, -(above.__floor__() + 1))

    def can_tell(self, terms: dict[str, int], low: int, high: int) -> bool:
        """Whether the reader finds what some counts come to, who suspects that it is from `low` to `high`."""
        puzzle = Puzzle()
        puzzle.ranges = {**self.puzzle.ranges, "sought": (low, high)}
        puzzle.equations, puzzle.at_most = list(self.puzzle.equations), self.puzzle.at_most
        puzzle.equal({**terms, "sought": -1}, 0)
        return len(puzzle.possible("sought")) < 2


def growths(run: Sequence[int]) -> list[tuple[int, int]]:
    """The places in a run between which it grows by a small number."""
    places = range(len(run))
    return [(one, other) for one in places for other in places if one < other and 1 <= run[other] - run[one] <= 5]
