"""The indicators of a page as improvement boards print them: what each is counted in, its months, its target, and what
others reach, a column for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from paperwork.model.blocks import Cell, Row, Span, Table
from paperwork.model.measures import Fact, Missing, Result, Unit
from paperwork.model.periods import Period
from paperwork.model.supplied import PageBrief

from ..material import Material
from .cells import cell, head_row, name_cell, row
from .comparators import Other, long_names, others, reached
from .months import caption, month_cell, month_head, periods_of
from .notes import abbreviated, basis, implied, latest, provisional, rounded
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
    compared = others(results, material)
    rows = _rows(results, periods, compared, material)
    own = fitted(rows, room)
    return (
        Table(
            rows=rows,
            caption=(Span(caption(page, periods, material)),),
            columns=columns(rows, range(len(_HEADS), len(rows[0].cells)), room=own),
            note=_note(results, compared, material),
            summary="Each measure in its own row: what it is counted in, its months, its target, what others reach.",
            small=own.size < room.size,
        ),
    )


def _rows(
    results: Sequence[Result], periods: Sequence[Period], compared: Sequence[Other], material: Material
) -> tuple[Row, ...]:
    aimed = any(result.milestones or result.measure.no_target for result in results)
    target = (material.word("target"),) if aimed else ()
    heads = (*_HEADS, *(month_head(period, material) for period in periods), *target, *(one.head for one in compared))
    return (head_row(heads), *(_row(result, periods, compared, material, aimed=aimed) for result in results))


def _row(
    result: Result, periods: Sequence[Period], compared: Sequence[Other], material: Material, *, aimed: bool
) -> Row:
    return row(
        name_cell(result.measure),
        _TYPES[result.measure.unit],
        *(month_cell(period, result, material) for period in periods),
        *([_target(result, material)] if aimed else []),
        *(one.cell(result, cell(material.word("not_given"))) for one in compared),
    )


def _target(result: Result, material: Material) -> Cell:
    """The target with what it is of: `250 per month`, `23%`; a rate's is of the same as its values."""
    fact, measure = result.fact("target"), result.measure
    if not fact.known:
        return cell(measure.no_target.value if measure.no_target else material.word("not_set"))
    return cell(fact.text if measure.unit == "rate" else fact.with_unit)


def _note(results: Sequence[Result], compared: Sequence[Other], material: Material) -> tuple[Span, ...]:
    text = " ".join(
        [
            *long_names(compared, material),
            *basis(results),
            *rounded(results, material),
            *implied(results, material),
            *provisional(results, material),
            *latest(results, material),
            *abbreviated(_shown(results, compared), material),
        ]
    )
    return (Span(text),) if text else ()


def _shown(results: Sequence[Result], compared: Sequence[Other]) -> Iterator[Fact]:
    for result in results:
        yield from (point.fact for point in result.months)
        yield from reached(compared, [result])
        if isinstance(result.measure.no_target, Missing):
            yield result.fact("target")
