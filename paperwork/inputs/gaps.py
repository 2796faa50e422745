"""What a paper shows and the data do not give: a measure without data, a month without data. Warnings only."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.measures import Measure, Observation
from ..model.periods import Period, PeriodKind
from ..model.supplied import Book, Brief
from .names import listed
from .reading import Reading
from .yaml_file import Said


def report_gaps(
    brief: Brief, book: Book, observations: Iterable[Observation], tables: Iterable[str], said: Said, reading: Reading
) -> None:
    """Warns of each measure on a page that has no data, and of each month shown for which it has none."""
    given: dict[str, set[Period]] = {}
    for observation in observations:
        given.setdefault(observation.measure, set()).add(observation.period)
    if brief.as_at.kind != "latest" and brief.as_at.end > brief.date:
        message = f"The paper is as at {brief.as_at.long_label}, which ends after the meeting."
        reading.warning("as-at", said.place("as_at"), message, "Mend 'as_at' or 'date'.")
    shown = {table for priority in brief.priorities for page in priority.pages for table in page.tables}
    for at, table in enumerate(tables):
        if table not in shown:
            hint = "Name it under 'tables' of a page, or drop it."
            reading.warning("unused-table", said.place("tables", at), f"The table '{table}' is on no page.", hint)
    for page in [page for priority in brief.priorities for page in priority.pages]:
        as_at = page.as_at or brief.as_at
        months = [as_at.shifted(-back) for back in reversed(range(page.months or brief.months))]
        for id in page.measures:
            measure = book.measure(id)
            periods = given.get(id) or _of_counts(measure, book, given)
            lacking = [period.label for period in months if period not in periods]
            if not periods:
                reading.warning("no-data", page.place, f"'{measure.name}' has no data.", "Add it to a data file.")
            elif lacking and _given_by(as_at.kind, periods):
                message = f"'{measure.name}' has no value for {listed(lacking)}."
                reading.warning("no-data", page.place, message, "Add it to a data file, as N/A or - if there is none.")


def _given_by(kind: PeriodKind, periods: set[Period]) -> bool:
    """Whether a measure is given by month (or whatever `kind` is); one that has "Latest" alone is taken to be."""
    kinds = {period.kind for period in periods} - {"latest"}
    return not kinds or kind in kinds


def _of_counts(measure: Measure, book: Book, given: dict[str, set[Period]]) -> set[Period]:
    """The periods of the counts that a rate is worked out from, or of all the parts of a total."""
    if measure.total_of:
        return set.intersection(*(given.get(part, set()) for part in measure.total_of))
    counts = measure.count or measure.rate_of
    return (given.get(counts) or _of_counts(book.measure(counts), book, given)) if counts else set()
