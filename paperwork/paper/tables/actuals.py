"""The table that a board's report attaches: where each measure began, its target, its months, and the numbers behind.

What the inputs do not give is marked as such, and keyed in the note: it is no gap that somebody still has to fill.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperwork.model.blocks import Cell, Row, Span, Table
from paperwork.model.measures import Fact, Missing, Point, Result
from paperwork.model.periods import Period
from paperwork.model.supplied import PageBrief

from ..material import Material
from .cells import cell, fact_cell, head_row, name_cell, row
from .comparators import Other, long_names, others
from .notes import abbreviated, basis, implied, provisional, rounded
from .widths import UPRIGHT, Room, columns, fitted


def actuals(page: PageBrief, material: Material, room: Room = UPRIGHT) -> tuple[Table, ...]:
    """One table of the page's measures, a measure a row; none where the page has no measure."""
    if not page.measures:
        return ()
    rows = _rows(page, material)
    own = fitted(rows, room)
    return (
        Table(
            rows=rows,
            caption=(Span(_caption(page, material)),),
            columns=columns(rows, range(1, len(rows[0].cells)), room=own),
            note=(Span(_note(page, rows, material)),),
            summary=f"{len(page.measures)} measures, a row each, with their baseline, target and actual numbers.",
            small=own.size < room.size,
        ),
    )


def _rows(page: PageBrief, material: Material) -> tuple[Row, ...]:
    results = material.results_of(page.measures)
    periods = sorted({point.period for result in results for point in result.months if point.period.kind != "latest"})
    compared = others(results, material)
    heads = (
        "Measure",
        material.word("baseline"),
        material.word("target"),
        *(period.label for period in periods),
        *(one.head for one in compared),
        material.word("actual_numbers"),
    )
    return (head_row(heads), *(_row(result, periods, compared, material) for result in results))


def _row(result: Result, periods: Sequence[Period], compared: Sequence[Other], material: Material) -> Row:
    points = {point.period: point for point in result.months}
    return row(
        name_cell(result.measure, short=False),
        _given(result.fact("baseline"), result, material),
        _target(result, material),
        *(_month(points.get(period), result, material) for period in periods),
        *(_reached(one, result, material) for one in compared),
        _numbers(result, material),
    )


def _given(fact: Fact | None, result: Result, material: Material) -> Cell:
    if fact is None or fact.value is Missing.BLANK:
        return cell(material.word("not_available"))
    return fact_cell(fact, result.measure)


def _target(result: Result, material: Material) -> Cell:
    """The target with what it is of: `250 per month`."""
    fact, none = result.fact("target"), result.measure.no_target
    if not result.milestones:
        return cell(none.value if none else material.word("not_available"))
    return cell(fact.text if result.measure.unit == "rate" else fact.with_unit)


def _month(point: Point | None, result: Result, material: Material) -> Cell:
    return _given(point.fact if point else None, result, material)


def _reached(other: Other, result: Result, material: Material) -> Cell:
    fact, without = other.fact(result), cell(material.word("not_available"))
    return without if fact is None or fact.value is Missing.BLANK else other.cell(result, without)


def _numbers(result: Result, material: Material) -> Cell:
    """`121 / 128` behind a percentage, with a mark for the one that is not given; else the count itself.

    A number is its own count, unless it is an average.
    """
    top, bottom = result.fact("numerator"), result.fact("denominator")
    if result.measure.unit == "number" and not (_shows(top) or result.measure.average):
        top = result.fact("actual")
    marked = [one.text if _shows(one) else material.word("not_available") for one in (top, bottom)]
    both = result.measure.unit == "percent" and (_shows(top) or _shows(bottom))
    return cell(" / ".join(marked) if both else marked[0])


def _shows(fact: Fact) -> bool:
    """Whether a fact has a number, or the mark of one that is hidden."""
    return fact.known or fact.value is Missing.HIDDEN


def _caption(page: PageBrief, material: Material) -> str:
    month = (page.as_at or material.results.as_at).long_label
    return material.word("actuals_caption", title=page.title, month=month)


def _note(page: PageBrief, rows: Sequence[Row], material: Material) -> str:
    """How actual numbers are to be read, what a mark means where there is one, and what the numbers are of."""
    results = material.results_of(page.measures)
    mark = material.word("not_available")
    lacking = any(mark in cell.text for row in rows[1:] for cell in row.cells[1:])
    shown = [fact for result in results for fact in _facts(result)]
    return " ".join(
        [
            *long_names(others(results, material), material),
            material.word("actual_numbers_note"),
            *([material.word("not_available_note")] if lacking else []),
            *basis(results),
            *rounded(results, material),
            *implied(results, material),
            *provisional(results, material),
            *abbreviated(shown, material),
        ]
    )


def _facts(result: Result) -> Iterator[Fact]:
    """What the row of a measure shows besides the numbers behind it."""
    yield from (result.fact(name) for name in ("baseline", "numerator", "denominator"))
    yield from (point.fact for point in result.months)
    yield from (result.facts[one.id] for one in result.measure.comparators)
