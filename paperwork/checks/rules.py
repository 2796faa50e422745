"""The rules of a paper: every number accounted for, every measure in its place, every Red and Amber explained.

The published scrutiny and board papers that taught these rules break each of them at least once.
"""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.model.findings import Finding, Place
from paperwork.model.measures import Measure, Result, Results
from paperwork.model.supplied import Inputs, PageBrief

_EXPLAINED = ("Amber", "Red")


def differences(_inputs: Inputs, results: Results) -> Iterator[Finding]:
    """What was found while the numbers were worked out: above all, what the paper prints against the rules."""
    yield from results.findings


def unexplained(inputs: Inputs, results: Results) -> Iterator[Finding]:
    """A page whose measure is Red or Amber, where neither it nor another page of the measure says anything."""
    said_of = {measure for page in _pages(inputs) if _has_commentary(page) for measure in page.measures}
    for page in _pages(inputs):
        found = [result for result in _results(page, results) if result.rag in _EXPLAINED]
        if rated := [result for result in found if result.measure.id not in said_of]:
            said = " and ".join(f"{result.measure.name} is {result.rag}" for result in rated)
            message = f"{said}, and the page has no commentary."
            hint = "Say in commentary.md why, and what is being done."
            yield Finding("no-commentary", _place(page), message, hint, "warning", key=page.id)


def unshown(inputs: Inputs, results: Results) -> Iterator[Finding]:
    """A measure that has data and is on no page of the paper."""
    shown = {measure for page in _pages(inputs) for measure in page.measures}
    for result in results.by_id.values():
        measure = result.measure
        if measure.id not in shown and not measure.in_tables_only and _has_data(result):
            message = f"{measure.name} has data and is on no page of the paper."
            hint = "Give it a page in paper.yaml, or mark it `in_tables_only` in the book."
            yield _of_measure("no-page", measure, message, hint)


CHECKS = (differences, unexplained, unshown)


def _pages(inputs: Inputs) -> Iterator[PageBrief]:
    return (page for priority in inputs.brief.priorities for page in priority.pages)


def _results(page: PageBrief, results: Results) -> list[Result]:
    return [results.by_id[measure] for measure in page.measures if measure in results.by_id]


def _has_commentary(page: PageBrief) -> bool:
    return bool(page.notes) or any(question.answer for question in page.questions)


def _has_data(result: Result) -> bool:
    return bool(result.series) or any(point.fact.known for point in result.months)


def _place(page: PageBrief) -> Place:
    return Place(page.place.file or "commentary.md", line=page.place.line, heading=page.title)


def _of_measure(check: str, measure: Measure, message: str, hint: str) -> Finding:
    return Finding(check, measure.place, message, hint, "warning", key=measure.id)
