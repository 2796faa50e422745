"""A chart that a file holds as data, with its own dress: what an office program draws, ready to be drawn again.

Colours are `#rrggbb`, or empty for none. Sizes of type and widths of lines are in points.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from .look import Line

PlotKind = Literal["column", "bar", "line", "area", "pie", "doughnut", "scatter", "bubble", "radar", "stock"]
Grouping = Literal["clustered", "stacked", "percent"]
Symbol = Literal["", "circle", "square", "diamond", "triangle", "x", "plus", "dash", "star"]


class PlotText(Struct, frozen=True):
    """Some words of a chart, and how they are set."""

    text: str = ""
    size: float = 10.0
    colour: str = "#404040"
    bold: bool = False


class PlotLabels(Struct, frozen=True):
    """What stands beside each point of a series. `own` are points with words of their own; empty ones have none.

    `place` is that of the file: `ctr`, `inEnd`, `inBase`, `outEnd`, `t`, `b`, `l`, `r`, `bestFit`.
    """

    value: bool = False
    category: bool = False
    series: bool = False
    percent: bool = False
    format: str = ""
    separator: str = ", "
    place: str = ""
    style: PlotText = PlotText()
    own: Mapping[int, str] = field(default_factory=dict)


class PlotSeries(Struct, frozen=True):
    """A run of points; a value of None is missing. Scatter and bubble charts have `across`, bubbles `sizes`.

    `fills` are the colours of single points; `format` is the number format of the values.
    """

    name: str
    values: tuple[float | None, ...]
    across: tuple[float | None, ...] = ()
    sizes: tuple[float | None, ...] = ()
    fill: str = ""
    line: Line | None = None
    symbol: Symbol = ""
    symbol_size: float = 5.0
    symbol_fill: str = ""
    fills: Mapping[int, str] = field(default_factory=dict)
    labels: PlotLabels = PlotLabels()
    format: str = "General"
    smooth: bool = False
    in_legend: bool = True


class PlotGroup(Struct, frozen=True):
    """Series drawn as one kind. `gap` and `overlap` are shares of a bar's width; `hole` of a doughnut's.

    `secondary` series are measured on the second axis. `angle` is where the first slice starts, clockwise from the top.
    """

    kind: PlotKind
    series: tuple[PlotSeries, ...]
    grouping: Grouping = "clustered"
    gap: float = 1.5
    overlap: float = 0.0
    hole: float = 0.5
    angle: float = 0.0
    secondary: bool = False


class PlotAxis(Struct, frozen=True):
    """An axis. Bounds that are None are found from the values; `log` is the base of a logarithmic one, or 0.

    `far` says that it stands at the far side of the plot.
    """

    shown: bool = True
    labelled: bool = True
    title: PlotText | None = None
    low: float | None = None
    high: float | None = None
    step: float | None = None
    format: str = ""
    log: float = 0.0
    reversed: bool = False
    far: bool = False
    between: bool = True
    style: PlotText = PlotText(size=9.0)
    line: Line | None = None
    grid: Line | None = None


class Plot(Struct, frozen=True):
    """A chart: its groups over common categories, its axes, and what stands around them.

    `legend` is the side it stands at: `r`, `l`, `t`, `b`, `tr`, or empty. `spans_gaps` joins lines over missing
    points; `zero_gaps` takes them for nothing.
    """

    groups: tuple[PlotGroup, ...]
    categories: tuple[str, ...] = ()
    title: PlotText | None = None
    across: PlotAxis = PlotAxis()
    up: PlotAxis = PlotAxis()
    second: PlotAxis | None = None
    legend: str = ""
    legend_style: PlotText = PlotText(size=9.0)
    fill: str = ""
    border: Line | None = None
    plot_fill: str = ""
    spans_gaps: bool = False
    zero_gaps: bool = False
