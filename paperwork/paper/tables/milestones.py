"""The targets of a page's measures by milestone: a measure a row, milestones across."""

from __future__ import annotations

from paperwork.model.blocks import Cell, Row, Span, Table
from paperwork.model.measures import Fact, Result
from paperwork.model.periods import Period
from paperwork.model.supplied import PageBrief

from ..material import Material
from .cells import cell, columns, fact_cell, head_row, name_cell, row


def milestones(page: PageBrief, material: Material) -> tuple[Table, ...]:
    """One table of the page's measures; none where none of them has a target."""
    results = material.results_of(page.measures)
    periods = sorted({period for result in results for period, _ in result.milestones})
    if not periods:
        return ()
    return (
        Table(
            rows=(
                head_row(("Measure", *(period.label for period in periods))),
                *(_row(result, periods, material) for result in results),
            ),
            caption=(Span(material.word("milestones_caption", title=page.title)),),
            columns=columns(3.2, len(periods)),
            summary="Each measure in its own row, with a column for the target of each milestone.",
        ),
    )


def _row(result: Result, periods: list[Period], material: Material) -> Row:
    by_period = dict(result.milestones)
    return row(name_cell(result.measure), *(_cell(by_period.get(period), result, material) for period in periods))


def _cell(target: Fact | None, result: Result, material: Material) -> Cell:
    return fact_cell(target, result.measure) if target else cell(material.word("not_set"))
