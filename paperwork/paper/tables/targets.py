"""The targets of a page: what is to be reached by the next milestone, how far off is still Amber, what good is."""

from __future__ import annotations

from paperwork.model.blocks import Column, Row, Span, Table
from paperwork.model.measures import Result
from paperwork.model.supplied import PageBrief

from ..material import Material
from .cells import Cell, cell, fact_cell, head_row, name_cell, row


def targets(page: PageBrief, material: Material) -> tuple[Table, ...]:
    """A measure a row: target, tolerance, what good is, how often it is measured. None without a measure."""
    results = material.results_of(page.measures)
    if not results:
        return ()
    milestones = {milestone_label(result) for result in results} - {""}
    common = milestones.pop() if len(milestones) == 1 else ""
    target = f"Target for {common}" if common else "Next target"
    return (
        Table(
            rows=(
                head_row(("Measure", target, "Tolerance", "Good is", "Frequency")),
                *(_row(result, material, bool(common)) for result in results),
            ),
            caption=(Span(material.word("targets_caption", title=page.title)),),
            columns=(Column(2.4), Column(1.3), Column(2.5), Column(2.0), Column(1.4)),
            summary="Each measure with its next target, its tolerance, what good is and how often it is measured.",
        ),
    )


def milestone_label(result: Result) -> str:
    """The month of the target that a measure is compared with, as a column head has it; empty where it has none."""
    named = result.facts["milestone"].text
    labels = (period.label for period, _ in result.milestones if named in (period.label, period.long_label))
    return next(labels, named)


def _row(result: Result, material: Material, common: bool) -> Row:
    return row(
        name_cell(result.measure),
        _target(result, material, common),
        result.tolerance_text or material.word("not_set"),
        result.good_text or material.word("not_set"),
        result.measure.frequency,
    )


def _target(result: Result, material: Material, common: bool) -> Cell:
    target = result.fact("target")
    if not target.known:
        return cell(material.word("not_set"))
    shown = fact_cell(target, result.measure)
    return shown if common else cell(f"{shown.text} ({milestone_label(result)})")
