"""The months of a page's measures: a measure a row, months across, the latest unvalidated values last.

A table whose numbers or heads an upright page would break stands on a landscape one, at 9 points where it must.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.model.blocks import Cell, Row, Span, Table
from paperwork.model.findings import Finding
from paperwork.model.measures import Missing, Point, Result
from paperwork.model.periods import Period
from paperwork.model.supplied import PageBrief

from ..material import Material
from .cells import cell, fact_cell, head_row, name_cell, row
from .notes import abbreviated, basis, implied, provisional
from .widths import UPRIGHT, WIDE, WIDE_SMALL, Room, columns, holds

# A table of fewer columns is never set smaller.
_MANY = 10


def months(page: PageBrief, material: Material, room: Room = UPRIGHT) -> tuple[Table, ...]:
    """One table of the page's measures; none where the page has no measure, or its measures no month."""
    periods, rows = _periods(page, material), _rows(page, material)
    if not periods:
        return ()
    small = _is_small(rows, room)
    results = material.results_of(page.measures)
    return (
        Table(
            rows=rows,
            caption=(Span(_caption(page, periods, material)),),
            columns=columns(rows, range(1, len(periods) + 1), room=WIDE_SMALL if small else room),
            note=_note(results, material),
            summary="Each measure in its own row, with a column for each period, the oldest first.",
            small=small,
        ),
    )


def is_wide(page: PageBrief, material: Material) -> bool:
    """Whether the page's table of months would break on an upright page."""
    return not holds(_rows(page, material), UPRIGHT)


def too_wide(page: PageBrief, material: Material) -> Iterator[Finding]:
    """A finding where not even a landscape page holds the page's table of months."""
    rows = _rows(page, material)
    if is_wide(page, material) and not holds(rows, WIDE_SMALL if _is_small(rows, WIDE) else WIDE, names=0):
        message = f"The table of months on the page '{page.title}' has {len(rows[0].cells)} columns: no page holds it."
        hint = "Show fewer months: set months in paper.yaml to a smaller number."
        yield Finding("wide-table", page.place, message, hint, "warning", key=page.id)


def _is_small(rows: tuple[Row, ...], room: Room) -> bool:
    return room == WIDE and len(rows[0].cells) >= _MANY and not holds(rows, WIDE)


def _periods(page: PageBrief, material: Material) -> list[Period]:
    results = material.results_of(page.measures)
    return sorted({point.period for result in results for point in result.months})


def _rows(page: PageBrief, material: Material) -> tuple[Row, ...]:
    periods = _periods(page, material)
    return (
        head_row(("Measure", *(_head(period, material) for period in periods))),
        *(_row(result, periods, material) for result in material.results_of(page.measures)),
    )


def _head(period: Period, material: Material) -> str:
    return material.word("latest") if period.kind == "latest" else period.label


def _row(result: Result, periods: list[Period], material: Material) -> Row:
    points = {point.period: point for point in result.months}
    return row(name_cell(result.measure), *(_cell(points.get(period), result, material) for period in periods))


def _cell(point: Point | None, result: Result, material: Material) -> Cell:
    """A month's value. Latest may be lacking beside a measure that has it: no gap to fill, but no blank either."""
    if point is None or (point.period.kind == "latest" and point.fact.value is Missing.BLANK):
        return cell(material.word("not_given"))
    return fact_cell(point.fact, result.measure)


def _caption(page: PageBrief, periods: list[Period], material: Material) -> str:
    named = [period.long_label for period in periods if period.kind != "latest"] or [material.word("latest")]
    key = "months_caption" if len(named) > 1 else "month_caption"
    return material.word(key, title=page.title, first=named[0], last=named[-1])


def _note(results: tuple[Result, ...], material: Material) -> tuple[Span, ...]:
    """What the numbers are of, once for all that share it; then what is implied, not validated, or cut short."""
    shown = [point.fact for result in results for point in result.months]
    text = " ".join(
        [
            *basis(results),
            *implied(results, material),
            *provisional(results, material),
            *_latest(results, material),
            *abbreviated(shown, material),
        ]
    )
    return (Span(text),) if text else ()


def _latest(results: tuple[Result, ...], material: Material) -> list[str]:
    if not any(point.period.kind == "latest" for result in results for point in result.months):
        return []
    date = material.inputs.brief.latest
    return [material.word("latest_note", date=date) if date else material.word("undated_latest_note")]
