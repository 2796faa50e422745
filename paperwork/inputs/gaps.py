"""What a paper shows and the data do not give: a measure without data, a month without data. Warnings only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..model.findings import Place
from ..model.measures import Measure, Observation
from ..model.periods import Period, PeriodKind
from ..model.supplied import Book, Brief
from .names import listed
from .reading import Reading
from .written import Written


def report_gaps(written: Written, book: Book, observations: Iterable[Observation], reading: Reading) -> None:
    """Warns of each measure on a page that has no data, and of each month shown for which it has none."""
    brief = written.brief
    given: dict[str, set[Period]] = {}
    for observation in observations:
        given.setdefault(observation.measure, set()).add(observation.period)
    _after_the_meeting(brief, written.as_at, reading)
    shown = {table for priority in brief.priorities for page in priority.pages for table in page.tables}
    for table, place in written.tables:
        if table.id not in shown:
            hint = "Name it under 'tables' of a page, or drop it."
            reading.warning("unused-table", place.whole, f"The table '{table.id}' is on no page.", hint)
    for page in [page for priority in brief.priorities for page in priority.pages]:
        as_at = page.as_at or brief.as_at
        months = [as_at.shifted(-back) for back in reversed(range(page.months or brief.months))]
        for id in page.measures:
            measure = book.measure(id)
            for source in _sources(measure, book, given):
                _report_gap(measure, source, months, given.get(source.id, set()), page.place, reading)


def _after_the_meeting(brief: Brief, as_at: Place, reading: Reading) -> None:
    """Warns of a paper, and of each page, whose last month was not over when the panel met."""
    if brief.date is None:
        return
    if brief.as_at.kind != "latest" and brief.as_at.end > brief.date:
        message = f"The paper is as at {brief.as_at.long_label}, which ends after the meeting."
        reading.warning("as-at", as_at, message, "Mend 'as_at' or 'date'.")
    for page in [page for priority in brief.priorities for page in priority.pages]:
        if page.as_at and page.as_at.kind != "latest" and page.as_at.end > brief.date:
            message = f"This page is as at {page.as_at.long_label}, which ends after the meeting."
            reading.warning("as-at", page.place, message, "Mend its 'as_at', or the paper's 'date'.")


def _report_gap(
    measure: Measure, source: Measure, months: Sequence[Period], periods: set[Period], place: Place, reading: Reading
) -> None:
    """Warns of what one source of a measure's numbers lacks: its own data, its counts', or those of a total's part."""
    lacking = [period.label for period in months if period not in periods]
    own = source.id in (measure.id, measure.count or measure.rate_of)
    of = "" if own else f": '{source.name}', a part of its total, has none"
    if not periods:
        reading.warning("no-data", place, f"'{measure.name}' has no data{of}.", "Add it to a data file.")
    elif lacking and _given_by(months[-1].kind, periods):
        message = f"'{measure.name}' has no value for {listed(lacking)}{of}."
        reading.warning("no-data", place, message, "Add it to a data file, as N/A or - if there is none.")


def _given_by(kind: PeriodKind, periods: set[Period]) -> bool:
    """Whether a measure is given by month (or whatever `kind` is); one that has "Latest" alone is taken to be."""
    kinds = {period.kind for period in periods} - {"latest"}
    return not kinds or kind in kinds


def _sources(measure: Measure, book: Book, given: Mapping[str, set[Period]]) -> list[Measure]:
    """The measures whose data make this one's numbers: the parts of a total, the counts of a rate, else itself."""
    if measure.total_of:
        return [book.measure(part) for part in measure.total_of]
    counts = measure.count or measure.rate_of
    if given.get(measure.id) or not counts:
        return [measure]
    return _sources(book.measure(counts), book, given)
