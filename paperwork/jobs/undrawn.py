"""A paper with empty pictures in place of its charts, for a draft that is read back at once and never saved."""

from __future__ import annotations

from base64 import b64decode

from msgspec.structs import replace

from paperwork.model.blocks import Chart, Picture
from paperwork.model.paper import Paper
from paperwork.paper.charts.tree import lines_in, with_pictures

# A picture of one white dot.
_DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==")


def undrawn(paper: Paper) -> Paper:
    """The paper with pictures that say what its charts would, and show nothing."""
    charts = [chart for line in lines_in(paper.slots) for chart in line]
    return replace(paper, slots=with_pictures(paper.slots, {chart: _empty(chart) for chart in charts}))


def _empty(chart: Chart) -> Picture:
    return Picture(_DOT, chart.alt, chart.width, chart.height, caption=chart.caption)
