"""The kinds of charts: a line here and a small file beside it for each.

A drawer is given a chart, a pen and the box under the title, and draws in that box; it may say how high the box must
be at the least, in points. A chart of several charts gives each of them a box of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from paperwork.model.blocks import Chart

from . import bars, columns, doughnut, line, stacked
from .geometry import Box
from .pen import Pen


def _any_height(_: Chart) -> float:
    return 0.0


@dataclass(frozen=True)
class Kind:
    """How one kind of chart is drawn, and the least height of its box for a chart, in points."""

    draw: Callable[[Chart, Pen, Box], None]
    least_height: Callable[[Chart], float] = _any_height


KINDS: Mapping[str, Kind] = {
    "line": Kind(line.draw),
    "columns": Kind(columns.draw),
    "grouped": Kind(columns.draw),
    "stacked": Kind(stacked.draw),
    "bars": Kind(bars.draw, bars.least_height),
    "doughnut": Kind(doughnut.draw, doughnut.least_height),
}
