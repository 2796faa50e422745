"""The months of a page's measures: a measure a row, months across, the latest unvalidated values last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperwork.model.blocks import Cell, Row, Span, Table
from paperwork.model.measures import Missing, Result
from paperwork.model.periods import Period
from paperwork.model.supplied import PageBrief

from ..material import Material
from .cells import cell, fact_cell, head_row, name_cell, row
from .notes import abbreviated, basis, implied, latest, provisional, rounded
from .widths import UPRIGHT, Room, columns, fitted


def months(page: PageBrief, material: Material, room: Room = UPRIGHT) -> tuple[Table, ...]:
    """One table of the page's measures; none where the page has no measure, or its measures no month."""
    results = material.results_of(page.measures)
    periods = periods_of(results)
    if not periods:
        return ()
    rows = _rows(results, periods, material)
    own = fitted(rows, room)
    return (
        Table(
            rows=rows,
            caption=(Span(caption(page, periods, material)),),
            columns=columns(rows, range(1, len(periods) + 1), room=own),
            note=_note(results, material),
            summary="Each measure in its own row, with a column for each period, the oldest first.",
            small=own.size < room.size,
        ),
    )


def periods_of(results: Iterable[Result]) -> tuple[Period, ...]:
    """The periods that these measures' tables have between them, oldest first, Latest last."""
    return tuple(sorted({point.period for result in results for point in result.months}))


def month_head(period: Period, material: Material) -> str:
    """What stands over the values of a period: `Jan-23`, `Latest`."""
    return material.word("latest") if period.kind == "latest" else period.label


def month_cell(period: Period, result: Result, material: Material) -> Cell:
    """A period's value. Latest may be lacking beside a measure that has it: no gap to fill, but no blank either."""
    point = next((point for point in result.months if point.period == period), None)
    if point is None or (period.kind == "latest" and point.fact.value is Missing.BLANK):
        return cell(material.word("not_given"))
    return fact_cell(point.fact, result.measure)


def caption(page: PageBrief, periods: Sequence[Period], material: Material) -> str:
    """What stands above a table of these periods: its first and its last one, in words."""
    named = [period.long_label for period in periods if period.kind != "latest"] or [material.word("latest")]
    key = "months_caption" if len(named) > 1 else "month_caption"
    return material.word(key, title=page.title, first=named[0], last=named[-1])


def _rows(results: Sequence[Result], periods: Sequence[Period], material: Material) -> tuple[Row, ...]:
    return (
        head_row(("Measure", *(month_head(period, material) for period in periods))),
        *(
            row(name_cell(result.measure), *(month_cell(period, result, material) for period in periods))
            for result in results
        ),
    )


def _note(results: tuple[Result, ...], material: Material) -> tuple[Span, ...]:
    """What the numbers are of, once for all that share it; then what is implied, not validated, or cut short."""
    shown = [point.fact for result in results for point in result.months]
    text = " ".join(
        [
            *basis(results),
            *rounded(results, material),
            *implied(results, material),
            *provisional(results, material),
            *latest(results, material),
            *abbreviated(shown, material),
        ]
    )
    return (Span(text),) if text else ()
