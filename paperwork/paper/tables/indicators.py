"""The indicators of a page as improvement boards print them: what each is counted in, its months, its target, and what
others reach, a column for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paperwork.model.blocks import Cell, Row, Span, Table
from paperwork.model.measures import Comparator, Fact, Missing, Result, Unit
from paperwork.model.periods import Period
from paperwork.model.supplied import PageBrief

from ..material import Material
from .cells import cell, fact_cell, head_row, name_cell, row
from .months import caption, month_cell, month_head, periods_of
from .notes import abbreviated, basis, implied, latest, provisional
from .widths import UPRIGHT, Room, columns, fitted

_HEADS = ("Indicator", "Outturn type")
_TYPES: Mapping[Unit, str] = {"percent": "Percentage", "number": "Number", "rate": "Rate"}


def indicators(page: PageBrief, material: Material, room: Room = UPRIGHT) -> tuple[Table, ...]:
    """One table, a measure a row; none where the page has no measure, or its measures no month.

    The column of targets is left out where no measure has one, or says what stands in its place.
    """
    results = material.results_of(page.measures)
    periods = periods_of(results)
    if not periods:
        return ()
    others = tuple(_others(results, material))
    rows = _rows(results, periods, others, material)
    own = fitted(rows, room)
    return (
        Table(
            rows=rows,
            caption=(Span(caption(page, periods, material)),),
            columns=columns(rows, range(len(_HEADS), len(rows[0].cells)), room=own),
            note=_note(results, others, material),
            summary="Each measure in its own row: what it is counted in, its months, its target, what others reach.",
            small=own.size < room.size,
        ),
    )


@dataclass(frozen=True)
class _Other:
    """A comparator of some of a page's measures: its head, the long name that a note gives, and its year."""

    id: str
    head: str
    name: str
    year: str

    def cell(self, result: Result, material: Material) -> Cell:
        """What it reaches in a measure; with its year, where that is not in the head."""
        given = next((one for one in result.measure.comparators if one.id == self.id), None)
        if given is None:
            return cell(material.word("not_given"))
        shown = fact_cell(result.fact(self.id), result.measure)
        known = result.fact(self.id).known
        return cell(f"{shown.text} ({given.year})") if known and given.year not in ("", self.year) else shown


def _others(results: Sequence[Result], material: Material) -> Iterator[_Other]:
    """The comparators of these measures, each once, in the order of the book."""
    here: dict[str, list[Comparator]] = {}
    for result in results:
        for one in result.measure.comparators:
            here.setdefault(one.id, []).append(one)
    book = dict.fromkeys(one.id for other in material.results.by_id.values() for one in other.measure.comparators)
    return (_other(here[id]) for id in book if id in here)


def _other(given: Sequence[Comparator]) -> _Other:
    first, years = given[0], {one.year for one in given}
    year = first.year if len(years) == 1 else ""
    head = first.short_name or first.name
    return _Other(first.id, head if year in head else f"{head} {year}", first.name, year)


def _rows(
    results: Sequence[Result], periods: Sequence[Period], others: Sequence[_Other], material: Material
) -> tuple[Row, ...]:
    aimed = any(result.milestones or result.measure.no_target for result in results)
    target = (material.word("target"),) if aimed else ()
    heads = (*_HEADS, *(month_head(period, material) for period in periods), *target, *(one.head for one in others))
    return (head_row(heads), *(_row(result, periods, others, material, aimed=aimed) for result in results))


def _row(
    result: Result, periods: Sequence[Period], others: Sequence[_Other], material: Material, *, aimed: bool
) -> Row:
    return row(
        name_cell(result.measure),
        _TYPES[result.measure.unit],
        *(month_cell(period, result, material) for period in periods),
        *([_target(result, material)] if aimed else []),
        *(one.cell(result, material) for one in others),
    )


def _target(result: Result, material: Material) -> Cell:
    """The target with what it is of: `250 per month`, `23%`; a rate's is of the same as its values."""
    fact, measure = result.fact("target"), result.measure
    if not fact.known:
        return cell(measure.no_target.value if measure.no_target else material.word("not_set"))
    return cell(fact.text if measure.unit == "rate" else fact.with_unit)


def _note(results: Sequence[Result], others: Sequence[_Other], material: Material) -> tuple[Span, ...]:
    text = " ".join(
        [
            *_long_names(others, material),
            *basis(results),
            *implied(results, material),
            *provisional(results, material),
            *latest(results, material),
            *abbreviated(_shown(results, others), material),
        ]
    )
    return (Span(text),) if text else ()


def _long_names(others: Sequence[_Other], material: Material) -> list[str]:
    short = [one for one in others if one.name not in one.head]
    return [material.word("short_name_note", short=one.head, name=one.name) for one in short]


def _shown(results: Sequence[Result], others: Sequence[_Other]) -> Iterator[Fact]:
    for result in results:
        yield from (point.fact for point in result.months)
        yield from (result.facts[one.id] for one in others if one.id in result.facts)
        if isinstance(result.measure.no_target, Missing):
            yield result.fact("target")
