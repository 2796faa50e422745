"""Words that claim something about a measure, held against its figures.

Only what the figures prove wrong is certain; what hangs on how the words are read is a warning, and what is right, or
cannot be judged, yields nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from paperwork.checks.reading import Reading
from paperwork.model.findings import Finding

from .comparisons import comparators
from .counting import counted
from .directions import direction, uneven
from .most import most
from .own_figures import own_figures
from .peaked import peaked
from .peaks import peak
from .rows import moves, sides, spending
from .states import counts, names
from .summaries import ratings_counted
from .superlatives import first, superlative
from .tallies import of_rows
from .targets import target
from .tone import tone

CHECKS: tuple[Callable[[Reading], Iterator[Finding]], ...] = (
    direction, uneven, target, comparators, own_figures, superlative, most, first, peak, peaked, counted, of_rows,
    counts, names, ratings_counted, sides, moves, spending, tone,
)  # fmt: skip
