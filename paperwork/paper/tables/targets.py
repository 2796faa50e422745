"""The targets of a page: what is to be reached by each milestone, how far off is still Amber, and what good is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from paperwork.model.blocks import Cell, Row, Span, Table
from paperwork.model.measures import Fact, Result
from paperwork.model.periods import Period
from paperwork.model.supplied import PageBrief

from ..material import Material
from ..words import listed
from .cells import cell, fact_cell, head_row, name_cell, row, short_name
from .widths import UPRIGHT, Room, columns


def targets(page: PageBrief, material: Material, room: Room = UPRIGHT) -> tuple[Table, ...]:
    """A measure a row: a column for each milestone, tolerance, what good is. None without a measure.

    The milestone that a measure is rated against is marked, in the head where it is the same for all.
    """
    results = material.results_of(page.measures)
    if not results:
        return ()
    periods = sorted({period for result in results for period, _ in result.milestones})
    rated = {period for result in results if (period := aimed_at(result))}
    common = rated.pop() if len(rated) == 1 else None
    mark = _Mark((page.as_at or material.results.as_at).end, common, material)
    heads = [mark.on(period.label, period) if period == common else period.label for period in periods]
    rows = (
        head_row(("Measure", *(heads or [material.word("target")]), "Tolerance", "Good is")),
        *(_row(result, periods, mark) for result in results),
    )
    return (
        Table(
            rows=rows,
            caption=(Span(material.word("targets_caption", title=page.title)),),
            # Tolerances stand between numbers that run right and words that run left, and keep off both.
            columns=columns(rows, range(1, len(periods) + 1), (len(rows[0].cells) - 2,), room=room),
            note=_note(results, material),
            summary="Each measure in its own row, with its target for each milestone, its tolerance and what good is.",
        ),
    )


def aimed_at(result: Result) -> Period | None:
    """The milestone whose target a measure is compared with; None where it has no target."""
    named = result.fact("milestone").text
    return next((period for period, _ in result.milestones if named in (period.label, period.long_label)), None)


class _Mark(Struct, frozen=True):
    """What marks the milestone that a measure is rated against; `common` is that of all, and marked in its head."""

    as_at: date
    common: Period | None
    material: Material

    def on(self, text: str, period: Period) -> str:
        """A text with the word that its milestone is the next one, or the last one where all have passed."""
        word = "last_milestone" if period.end < self.as_at else "next_milestone"
        return self.material.word(word, target=text)


def _row(result: Result, periods: Sequence[Period], mark: _Mark) -> Row:
    material, by_period = mark.material, dict(result.milestones)
    cells = [_target(period, by_period.get(period), result, mark) for period in periods]
    return row(
        name_cell(result.measure),
        *(cells or [cell(_no_target(result, material))]),
        result.tolerance_text or material.word("not_set"),
        result.good_text or material.word("not_set"),
    )


def _target(period: Period, target: Fact | None, result: Result, mark: _Mark) -> Cell:
    """A target with what it is of (`250 per month`), marked where the measure is rated against it."""
    if target is None:
        return cell(_no_target(result, mark.material))
    shown = fact_cell(target, result.measure)
    if target.known and result.measure.target_per and result.measure.unit != "rate":
        shown = cell(target.with_unit)
    apart = period != mark.common and period == aimed_at(result)
    return cell(mark.on(shown.text, period)) if apart else shown


def _no_target(result: Result, material: Material) -> str:
    missing = result.measure.no_target
    return missing.value if missing else material.word("not_set")


def _note(results: Sequence[Result], material: Material) -> tuple[Span, ...]:
    text = " ".join([*_measured(results, material), *_by_default(results, material)])
    return (Span(text),) if text else ()


def _measured(results: Sequence[Result], material: Material) -> list[str]:
    """How often the measures are measured: once for all, or measure by measure where they differ."""
    by_frequency: dict[str, list[str]] = {}
    for result in results:
        by_frequency.setdefault(result.measure.frequency.lower(), []).append(short_name(result.measure))
    often = [how for how in by_frequency if how]
    if len(by_frequency) == 1:
        return [material.word("measured_note", often=how) for how in often]
    return [material.word("measured_note", often=f"{how}: {listed(by_frequency[how])}") for how in often]


def _by_default(results: Sequence[Result], material: Material) -> list[str]:
    rated = [result for result in results if result.tolerance_text]
    default = [short_name(result.measure) for result in rated if result.tolerance_by_default]
    if not default:
        return []
    if len(default) == len(rated):
        return [material.word("default_tolerance_note")]
    return [material.word("some_default_tolerance_note", measures=listed(default))]
