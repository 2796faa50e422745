"""What others reach in a page's measures, a comparator a column: its year is in the head where all share it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from paperwork.model.blocks import Cell
from paperwork.model.measures import Comparator, Fact, Result

from ..material import Material
from .cells import cell, fact_cell


class Other(Struct, frozen=True):
    """A comparator of some of a page's measures: its head, the long name that a note gives, and its year."""

    id: str
    head: str
    name: str
    year: str

    def fact(self, result: Result) -> Fact | None:
        """What it reaches in a measure; None where the measure is not compared with it."""
        return result.facts.get(self.id) if self._given(result) else None

    def cell(self, result: Result, without: Cell) -> Cell:
        """What it reaches in a measure, with its year where the head has none; `without` where that is nothing."""
        given, fact = self._given(result), self.fact(result)
        if given is None or fact is None:
            return without
        shown = fact_cell(fact, result.measure)
        return cell(f"{shown.text} ({given.year})") if fact.known and given.year not in ("", self.year) else shown

    def _given(self, result: Result) -> Comparator | None:
        return next((one for one in result.measure.comparators if one.id == self.id), None)


def others(results: Sequence[Result], material: Material) -> tuple[Other, ...]:
    """The comparators of these measures, each once, in the order of the book."""
    here: dict[str, list[Comparator]] = {}
    for result in results:
        for one in result.measure.comparators:
            here.setdefault(one.id, []).append(one)
    book = dict.fromkeys(one.id for other in material.results.by_id.values() for one in other.measure.comparators)
    return tuple(_other(here[id]) for id in book if id in here)


def _other(given: Sequence[Comparator]) -> Other:
    first, years = given[0], {one.year for one in given}
    year = first.year if len(years) == 1 else ""
    head = first.short_name or first.name
    return Other(first.id, head if year in head else f"{head} {year}", first.name, year)


def long_names(compared: Sequence[Other], material: Material) -> list[str]:
    """What the short names in the heads stand for."""
    short = [one for one in compared if one.name not in one.head]
    return [material.word("short_name_note", short=one.head, name=one.name) for one in short]


def reached(compared: Sequence[Other], results: Sequence[Result]) -> Iterator[Fact]:
    """Every fact that their columns show."""
    return (fact for result in results for one in compared if (fact := one.fact(result)))
