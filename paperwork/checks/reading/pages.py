"""Which words of a Word file belong to which measures: a page is what stands round a table of values.

In a paper of ours each heading begins one. A paper typed by hand may have no headings at all: there a page begins with
the short lines before the next table of values, once something was written under the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperwork.checks.spots import Spot
from paperwork.model.blocks import Paragraph, Table, text_of

from .grids import Grid
from .sentences import is_heading, is_prose, repeated
from .subjects import roles

_LONG = 8
# Lines of a page's head, however long: its target, how far it may miss it, which way is good, how often it is told.
_TOLD = re.compile(
    r"(?:targets?|tolerance|(?:lower|upper) tolerance|good|monthly|quarterly|yearly|annual)\b[^.!?]*$", re.IGNORECASE
)


def pages(spots: Sequence[Spot], grids: Sequence[Grid]) -> tuple[int, ...]:
    """The page that each spot stands on, counted from 0."""
    holding = {grid.spot for grid in grids if {"value", "latest", "actual"} & set(roles(grid))}
    inside = {at for grid in grids for at in (grid.spot, *grid.spots)}
    questions = repeated(
        [spot.words for spot in spots if is_heading(spot)]
        + [spot.words for spot in spots if _is_line(spot) and not _TOLD.match(spot.words)]
    )
    walk = _Walk(questions)
    for at, spot in enumerate(spots):
        walk.step(spot, at, at in holding, at in inside)
    return tuple(walk.found)


def _is_line(spot: Spot) -> bool:
    """A short line between paragraphs: a heading that is none, a target, a caption."""
    return (
        is_prose(spot)
        and isinstance(spot.block, Paragraph)
        and (len(spot.words.split()) < _LONG or bool(_TOLD.match(spot.words)))
        and "\t" not in text_of(spot.spans)
    )


class _Walk:
    def __init__(self, questions: frozenset[str]) -> None:
        self.questions = questions
        self.found: list[int] = []
        self.page = 0
        self.pending = 0
        self.has_values = self.has_prose = False

    def step(self, spot: Spot, at: int, holds_values: bool, in_grid: bool) -> None:
        if self._is_question(spot):
            self.pending = at + 1
        elif is_heading(spot):
            self._turn(at)
        elif holds_values:
            if self.has_values and self.has_prose:
                self._turn(self.pending)
            self.has_values = True
        elif in_grid or isinstance(spot.block, Table):
            self.pending = at + 1
        elif is_prose(spot) and not _is_line(spot):
            self.has_prose, self.pending = True, at + 1
        self.found.append(self.page)

    def _is_question(self, spot: Spot) -> bool:
        words = spot.words.lower()
        return (
            bool(words)
            and not spot.in_table
            and (words.strip(" ?:") in self.questions or (is_heading(spot) and words.endswith("?")))
        )

    def _turn(self, at: int) -> None:
        """Begins a page, with the short lines that stand before it since something else did."""
        self.page += 1
        for one in range(at, len(self.found)):
            self.found[one] = self.page
        self.has_values = self.has_prose = False
