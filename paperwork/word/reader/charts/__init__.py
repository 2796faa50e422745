"""Charts that Word keeps as data (DrawingML charts): a chart part in, a `Plot` out, from the values the file caches.

Kinds in three dimensions are read as flat ones, surfaces as lines, a pie with a part drawn out as one pie. Not read:
error bars, trend lines, up and down bars, drop lines, pictures as fills, and where a person moved the parts of a chart.
"""

from .chart import plot_of

__all__ = ["plot_of"]
