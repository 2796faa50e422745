"""The charts of a page, as data: each kind is a function, and a line in one of the tables below.

`paper.charts` draws them; what a chart shows, and the words of its alternative text, are settled here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from paperwork.model.blocks import Chart
from paperwork.model.findings import Finding, Place
from paperwork.model.measures import Result
from paperwork.model.supplied import PageBrief, PageRules

from ..material import Material
from .fractions import fractions, gauges, no_shares
from .parts import bars, doughnut, grouped, stacked
from .rows import Rows, rows_of, undrawable
from .series import charted, columns, comparable, line, usual
from .sheet import alike, unpublished
from .spc import spc, unfit
from .timeline import no_days, timeline

# A chart for each measure of the page; where a page names several of these kinds, its measures take them in turn.
OF_A_MEASURE: Mapping[str, Callable[[Result], Chart]] = {"line": line, "columns": columns, "spc": spc}
# Why a kind would mislead of a measure, to go on from the measure's name; empty where it does not.
UNFIT: Mapping[str, Callable[[Result], str]] = {"spc": unfit}
# One chart of the whole page: of its measures side by side, or of each of its tables.
OF_A_PAGE: Mapping[str, Callable[[Rows], Chart]] = {
    "bars": bars,
    "doughnut": doughnut,
    "stacked": stacked,
    "grouped": grouped,
}


def _undrawable(kind: str) -> Callable[[PageBrief, Material], Iterator[tuple[str, str]]]:
    return lambda page, material: undrawable(page, kind, material)


class Own(Struct, frozen=True):
    """Charts that a page's measures or tables make in a way of their own, and why a page cannot have them.

    Each reason goes on from the kind's name, `needs a table`, and has a hint with it.
    """

    make: Callable[[PageBrief, Material], tuple[Chart, ...]]
    refused: Callable[[PageBrief, Material], Iterator[tuple[str, str]]]


IN_THEIR_OWN_WAY: Mapping[str, Own] = {
    "fractions": Own(fractions, no_shares),
    "gauges": Own(gauges, no_shares),
    "timeline": Own(timeline, no_days),
}
# Why a page cannot have a kind that is not a chart for each measure, and a hint.
REFUSED: Mapping[str, Callable[[PageBrief, Material], Iterator[tuple[str, str]]]] = {
    **{kind: _undrawable(kind) for kind in OF_A_PAGE},
    **{kind: own.refused for kind, own in IN_THEIR_OWN_WAY.items()},
}
# A layout more than a kind: small charts of all the page's measures, of the usual kinds or of those asked for with it.
SHEET = "sheet"
NO_CHART = "none"
KINDS = (*OF_A_MEASURE, SHEET, *OF_A_PAGE, *IN_THEIR_OWN_WAY, NO_CHART)


def charts(page: PageBrief, material: Material) -> tuple[Chart, ...]:
    """The charts of a page: of the kinds that it asks for, or the usual one of each measure. `sizes` fits them."""
    if NO_CHART in page.charts:
        return ()
    own = (chart for kind in page.charts if kind in IN_THEIR_OWN_WAY for chart in _own(kind, page, material))
    return (*_of_measures(page, material), *_of_page(page, material), *own)


def impossible(page: PageBrief, material: Material) -> Iterator[Finding]:
    """A finding for each kind of chart that there is not, or that the page has nothing to make it from."""
    by_rule = material.inputs.template.page.charts
    units = {result.measure.unit for result in material.results_of(page.measures)}
    for kind in page.charts:
        if kind not in KINDS:
            if kind not in by_rule:
                yield _finding(page, *_no_such_chart(kind))
        elif kind in (*OF_A_MEASURE, SHEET) and not page.measures:
            tabled = any(any(material.inputs.tables[id].numeric) for id in page.tables)
            hint = "Ask for bars." if tabled else "Name its measures, or drop the chart."
            yield _finding(page, f"A chart '{kind}' needs a measure, and this page has none.", hint)
        elif kind in UNFIT:
            for result, why in _unfit(kind, page, material):
                yield _finding(
                    page, f"There can be no chart '{kind}' of {result.measure.name}: {why}.", "Ask for line."
                )
        elif kind in OF_A_PAGE and len(units) > 1:
            yield _finding(page, f"A chart '{kind}' cannot mix {' and '.join(sorted(units))}.", "Ask for line.")
        elif refused := REFUSED.get(kind):
            for why, hint in refused(page, material):
                yield _finding(page, f"A chart '{kind}' {why}.", hint)


def unknown_charts(rules: PageRules, place: Place) -> Iterator[Finding]:
    """A finding for each kind of chart that a template's rules give to every page and that there is not."""
    for kind in rules.charts:
        if kind not in KINDS:
            message, hint = _no_such_chart(kind)
            yield Finding("chart-kind", place, f"page, charts: {message}", hint, key=kind)


def _no_such_chart(kind: str) -> tuple[str, str]:
    return f"There is no kind of chart '{kind}'.", f"The kinds are {', '.join(KINDS)}."


def _finding(page: PageBrief, message: str, hint: str) -> Finding:
    return Finding("chart-kind", page.place, f"Page '{page.id}': {message}", hint)


def _of_measures(page: PageBrief, material: Material) -> tuple[Chart, ...]:
    kinds, results = _in_turn(page), _results(page, material)
    if SHEET in page.charts:
        return alike([_one(result, at, kinds) for at, result in enumerate(results)], results)
    if page.charts and not kinds:
        return ()
    return comparable(tuple(_one(result, at, kinds) for at, result in enumerate(results)))


def _in_turn(page: PageBrief) -> list[str]:
    return [kind for kind in page.charts if kind in OF_A_MEASURE]


def _results(page: PageBrief, material: Material) -> list[Result]:
    """The measures of the page that have a chart: on a sheet all, else those with a value."""
    return [result for result in material.results_of(page.measures) if SHEET in page.charts or charted(result)]


def _unfit(kind: str, page: PageBrief, material: Material) -> Iterator[tuple[Result, str]]:
    kinds = _in_turn(page)
    for at, result in enumerate(_results(page, material)):
        if kinds[at % len(kinds)] == kind and charted(result) and (why := UNFIT[kind](result)):
            yield result, why


def _one(result: Result, at: int, kinds: Sequence[str]) -> Chart:
    """A measure's chart: of the kinds that are taken in turn the one for its place, else its usual kind."""
    if not charted(result):
        return unpublished(result)
    return OF_A_MEASURE[kinds[at % len(kinds)] if kinds else usual(result)](result)


def _own(kind: str, page: PageBrief, material: Material) -> tuple[Chart, ...]:
    return IN_THEIR_OWN_WAY[kind].make(page, material)


def _of_page(page: PageBrief, material: Material) -> tuple[Chart, ...]:
    kinds = [kind for kind in page.charts if kind in OF_A_PAGE]
    return tuple(OF_A_PAGE[kind](rows) for kind in kinds for rows in rows_of(page, kind, material))
