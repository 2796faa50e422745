"""What the labels of points say."""

from __future__ import annotations

from paperwork.model.number_formats import shown
from paperwork.model.plots import PlotSeries


def point_text(series: PlotSeries, at: int, category: str, share: float | None = None) -> str:
    """The words of a point's label; empty where it has none. `share` is its part of the whole, where there is one."""
    labels, value = series.labels, series.values[at]
    if at in labels.own:
        return labels.own[at]
    if value is None:
        return ""
    said = [series.name] if labels.series else []
    said += [category] if labels.category else []
    said += [shown(value, labels.format if not labels.percent else series.format)] if labels.value else []
    if labels.percent and share is not None:
        said.append(shown(share, labels.format if "%" in labels.format else "0%"))
    return labels.separator.join(part for part in said if part)
