"""Draws each chart once: from the store where it is kept, else with one studio for all. Charts in, pictures out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, cast

from paperwork.model.blocks import Chart, Picture
from paperwork.model.findings import Finding, PaperworkError, Place

from .faults import faults
from .loading import load
from .store import Drawing, keep, kept
from .tree import Line
from .values import empty


class Studio(Protocol):
    """What draws: `studio.Studio`, which is loaded only when there is something to draw."""

    def unknown(self, chart: Chart) -> tuple[Finding, ...]: ...

    def drawn(self, chart: Chart, line: Line) -> Drawing: ...


def drawn(lines: Iterable[Line], folder: Path | None) -> tuple[dict[Chart, Picture], tuple[Finding, ...]]:
    """A picture for each chart, and a warning that names those that have nothing to show.

    A chart is level with the others of its line; one that stands twice in the paper, with those of its first.
    """
    charts: dict[Chart, Line] = {}
    for line in lines:
        for chart in line:
            charts.setdefault(chart, line)
    _stop_for([finding for chart in charts for finding in faults(chart)])
    found = {chart: kept(folder, chart, line) for chart, line in charts.items()}
    new = _newly_drawn({chart: charts[chart] for chart, drawing in found.items() if drawing is None})
    for chart, drawing in new.items():
        keep(folder, chart, charts[chart], drawing)
    pictures = {chart: _picture(chart, drawing or new[chart]) for chart, drawing in found.items()}
    return pictures, _nothing_in([chart for chart in charts if empty(chart)])


def _newly_drawn(charts: dict[Chart, Line]) -> dict[Chart, Drawing]:
    if not charts:
        return {}
    studio = cast(Studio, load(f"{__package__}.studio").Studio())
    # All of a line are measured to draw one of them.
    measured = dict.fromkeys(one for line in charts.values() for one in line)
    _stop_for([finding for chart in measured for finding in studio.unknown(chart)])
    return {chart: studio.drawn(chart, line) for chart, line in charts.items()}


def _stop_for(findings: list[Finding]) -> None:
    if findings:
        raise PaperworkError(findings)


def _picture(chart: Chart, drawing: Drawing) -> Picture:
    return Picture(
        raster=drawing.png,
        alt=chart.alt,
        width=chart.width,
        height=drawing.height,
        svg=drawing.svg,
        caption=chart.caption,
    )


def _nothing_in(charts: list[Chart]) -> tuple[Finding, ...]:
    """One warning for all: a sheet may well keep the places of many charts whose values are lost."""
    if not charts:
        return ()
    named = [f"'{chart.title or chart.alt.partition('.')[0]}'" for chart in charts]
    what = "This chart has" if len(named) == 1 else f"{len(named)} charts have"
    message = f"{what} no values, and say{'s' if len(named) == 1 else ''} so: {', '.join(named)}."
    hint = "Give the values in the data, or leave the charts out with `charts: [none]`."
    return (Finding("chart-empty", Place(heading=charts[0].title), message, hint, severity="warning"),)
