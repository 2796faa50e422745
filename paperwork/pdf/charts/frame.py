"""The frame of a chart with two axes: where a category or a value falls, and what the series come to when stacked."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from paperwork.model.plots import Plot, PlotGroup

from .pencil import Box
from .scale import Scale

NUMERIC = frozenset({"scatter", "bubble"})
BASED = frozenset({"column", "bar", "area"})
Extent = tuple[float, float]


class Frame(Struct, frozen=True):
    """The plot's room, which way its bars run, how many categories it has, and the scales of its axes.

    `numeric` is the scale across, where that axis counts values and not categories.
    """

    box: Box
    flat: bool
    slots: int
    between: bool
    first: Scale
    second: Scale | None = None
    numeric: Scale | None = None
    backwards: bool = False

    def scale(self, group: PlotGroup) -> Scale:
        """The scale on which a group's values are measured."""
        return self.second if group.secondary and self.second else self.first

    def along(self, at: float) -> float:
        """How far along the category axis a category's middle lies, 0 to 1; bars that lie flat begin at the foot."""
        if self.between:
            share = (at + 0.5) / self.slots
        else:
            share = at / max(self.slots - 1, 1)
        return 1.0 - share if self.backwards != self.flat else share

    def point(self, along: float, up: float) -> tuple[float, float]:
        """The point at a share of the category axis and a share of the value axis."""
        box = self.box
        if self.flat:
            return box.x + up * box.width, box.y + along * box.height
        return box.x + along * box.width, box.bottom - up * box.height

    @property
    def slot(self) -> float:
        """The room of a category, in points."""
        return (self.box.height if self.flat else self.box.width) / max(self.slots, 1)


def slots_of(plot: Plot) -> int:
    """How many categories a chart has."""
    counts = [len(series.values) for group in plot.groups for series in group.series]
    return max([1, len(plot.categories), *counts])


def extents(group: PlotGroup) -> list[list[Extent | None]]:
    """Where each point of each series begins and ends: from nought, or from where the series under it ends."""
    if group.grouping == "clustered":
        return [[None if v is None else (0.0, v) for v in series.values] for series in group.series]
    split = group.kind in ("column", "bar")
    count = max((len(series.values) for series in group.series), default=0)
    above, below = [0.0] * count, [0.0] * count
    totals = [_total(group, at) for at in range(count)]
    made: list[list[Extent | None]] = []
    for series in group.series:
        row: list[Extent | None] = []
        for at, value in enumerate(series.values):
            amount = (value or 0.0) / (totals[at] if group.grouping == "percent" else 1.0)
            pile = below if split and amount < 0 else above
            row.append(None if value is None and split else (pile[at], pile[at] + amount))
            pile[at] += amount
        made.append(row)
    return made


def _total(group: PlotGroup, at: int) -> float:
    return sum(abs(series.values[at] or 0.0) for series in group.series if at < len(series.values)) or 1.0


def heights(groups: list[PlotGroup]) -> Iterator[float]:
    """All values that a value axis must hold."""
    for group in groups:
        for row in extents(group):
            yield from (extent[1] for extent in row if extent is not None)


def abscissas(plot: Plot) -> list[float]:
    """All values that an axis of numbers across must hold."""
    return [x for group in plot.groups for series in group.series for x in across_of(series.across, len(series.values))]


def across_of(across: tuple[float | None, ...], count: int) -> list[float]:
    """Where the points of a series stand across; without values of their own, in order."""
    return [
        x if at < len(across) and (x := across[at]) is not None else at + 1.0 for at in range(max(count, len(across)))
    ]
