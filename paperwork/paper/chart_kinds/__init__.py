"""The charts of a page, as data: each kind is a function, and a line in one of the two tables below.

`paper.charts` draws them; what a chart shows, and the words of its alternative text, are settled here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from paperwork.model.blocks import Chart
from paperwork.model.findings import Finding
from paperwork.model.measures import Result
from paperwork.model.supplied import PageBrief

from ..material import Material
from .parts import bars, doughnut, grouped, stacked
from .rows import Rows, rows_of
from .series import charted, columns, comparable, line, usual

# A chart for each measure of the page; where a page names several of these kinds, its measures take them in turn.
OF_A_MEASURE: Mapping[str, Callable[[Result], Chart]] = {"line": line, "columns": columns}
# One chart of the whole page: of its measures side by side, or of each of its tables.
OF_A_PAGE: Mapping[str, Callable[[Rows], Chart]] = {
    "bars": bars,
    "doughnut": doughnut,
    "stacked": stacked,
    "grouped": grouped,
}
NO_CHART = "none"


def charts(page: PageBrief, material: Material) -> tuple[Chart, ...]:
    """The charts of a page: of the kinds that it asks for, or the usual one of each measure. `sizes` fits them."""
    if NO_CHART in page.charts:
        return ()
    return (*_of_measures(page, material), *_of_page(page, material))


def impossible(page: PageBrief, material: Material) -> Iterator[Finding]:
    """A finding for each kind of chart that there is not, or that the page has nothing to make it from."""
    kinds = (*OF_A_MEASURE, *OF_A_PAGE, NO_CHART)
    units = {result.measure.unit for result in material.results_of(page.measures)}
    for kind in page.charts:
        if kind not in kinds:
            yield _finding(page, f"There is no kind of chart '{kind}'.", f"The kinds are {', '.join(kinds)}.")
        elif kind in OF_A_MEASURE and not page.measures:
            yield _finding(page, f"A chart '{kind}' needs a measure, and this page has none.", "Ask for bars.")
        elif kind in OF_A_PAGE and len(units) > 1:
            yield _finding(page, f"A chart '{kind}' cannot mix {' and '.join(sorted(units))}.", "Ask for line.")


def _finding(page: PageBrief, message: str, hint: str) -> Finding:
    return Finding("chart-kind", page.place, f"Page '{page.id}': {message}", hint)


def _of_measures(page: PageBrief, material: Material) -> tuple[Chart, ...]:
    kinds = [kind for kind in page.charts if kind in OF_A_MEASURE]
    if page.charts and not kinds:
        return ()
    results = [result for result in material.results_of(page.measures) if charted(result)]
    return comparable(
        tuple(
            OF_A_MEASURE[kinds[index % len(kinds)] if kinds else usual(result)](result)
            for index, result in enumerate(results)
        )
    )


def _of_page(page: PageBrief, material: Material) -> tuple[Chart, ...]:
    kinds = [kind for kind in page.charts if kind in OF_A_PAGE]
    return tuple(OF_A_PAGE[kind](rows) for kind in kinds for rows in rows_of(page, kind, material))
