"""Charts held as data drawn as vectors: a `Plot` and a size in, a `Drawing` out, its words real text.

Words never overlap nor leave the chart: labels of an axis are wrapped, turned and at last thinned out; labels of
points move, shrink, and at last give way.
"""

from .chart import chart_drawing

__all__ = ["chart_drawing"]
