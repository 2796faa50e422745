"""The measures station: inputs in, results out. Each measure is worked out by itself; then ratings are followed, and
what a published paper printed instead is put in its place."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from paperwork.model.measures import Fact, Measure, Point, Result, Results
from paperwork.model.periods import LATEST
from paperwork.model.supplied import Inputs

from .case import Case, case
from .facts import name_at, value_fact
from .figures import Figure
from .findings import found
from .named import facts, target_fact
from .process import asked_for, process
from .published import as_published
from .rag import turns
from .rounding import unrounded
from .table import by_period
from .targets import Band, Milestone
from .timeline import columns, series, shows_latest
from .values import Workings
from .wording import basis, good_text, tolerance_text


def work_out(inputs: Inputs) -> Results:
    """Every measure of the paper's book, in the book's order, each number rounded once and half up.

    PaperworkError where a rate has no population to divide by; all else that is odd is in the results' findings.
    """
    workings = Workings(inputs)
    cases = {measure.id: case(measure, inputs, workings) for measure in inputs.book.measures}
    results = {id: _result(one, _leader(one, cases), inputs, workings) for id, one in cases.items()}
    printed, differences = as_published(results, cases, inputs.brief.published_as)
    return Results(printed, inputs.brief.as_at, (*found(cases, workings), *differences))


def _leader(one: Case, cases: Mapping[str, Case]) -> Case:
    """A measure, or the one whose rating it takes."""
    seen = {one.measure.id}
    while (leader := cases.get(one.measure.rag_follows)) and leader.measure.id not in seen:
        seen.add(leader.measure.id)
        one = leader
    return one


def _result(one: Case, leader: Case, inputs: Inputs, workings: Workings) -> Result:
    measure = one.measure
    worse_by = Fraction(inputs.council.worse_by)
    run = series(measure, inputs.brief, workings)
    held, unheld = process(measure, run, one.aim) if asked_for(measure, inputs.brief) else (None, "")
    return Result(
        measure=measure,
        facts=facts(one, leader.rag, inputs.brief.latest),
        months=_months(one, inputs, workings),
        series=_points(measure, run),
        milestones=tuple((target.period, _target_fact(one, target)) for target in one.milestones),
        rag=leader.rag,
        direction=one.direction,
        polarity_word=one.polarity_word(one.direction),
        tolerance_text=tolerance_text(measure, one.tolerance, one.milestone is not None, worse_by),
        tolerance_by_default=one.tolerance == Band() and one.milestone is not None,
        good_text=good_text(measure),
        basis=basis(measure, one.period, workings),
        process=held,
        no_process=unheld,
        turns=tuple(map(unrounded, turns(leader.aim))),
    )


def _months(one: Case, inputs: Inputs, workings: Workings) -> tuple[Point, ...]:
    """The columns of its table, then Latest where it or a measure beside it has one."""
    points = _points(one.measure, columns(one.measure, inputs.brief, workings))
    if not shows_latest(one.measure, inputs.brief, workings):
        return points
    shown = value_fact(f"{one.measure.id}.latest", one.measure, one.latest)
    return (*points, Point(LATEST, shown, True, *_counts(one.latest)))


def _points(measure: Measure, figures: pd.Series) -> tuple[Point, ...]:
    return tuple(
        Point(period, value_fact(name_at(measure, period), measure, figure), figure.provisional, *_counts(figure))
        for period, figure in by_period(figures)
    )


def _counts(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """The numerator and the denominator of a figure, to 28 significant figures as all that leaves this station."""
    top, bottom = (None if count is None else unrounded(count) for count in (figure.numerator, figure.denominator))
    return top, bottom


def _target_fact(one: Case, target: Milestone) -> Fact:
    return target_fact(name_at(one.measure, target.period, "target"), one, target)
