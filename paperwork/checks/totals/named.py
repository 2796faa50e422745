"""Sub-totals whose name is that of other rows than those above them: "Sub-total: fostering" under children's homes.

A sub-total ends the rows since the one before it. Its name is wrong where none of these has its words, and the rows of
another sub-total have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from paperwork.model.findings import Finding

from ..reading import Grid, Reading
from ..reading.grids import figure
from ..reading.words import key

_TOTAL = re.compile(
    r"^(?P<grand>grand )?(?:sub-?\s?)?total\b(?: (?:of|for))?\W*(?P<name>.*)$|^all (?P<all>.+)$", re.IGNORECASE
)
_NAME_FIRST = re.compile(r"^(?P<name>.+?)\W+(?:sub-?\s?)?total$", re.IGNORECASE)
_WORDS = frozenset({"total", "number", "other", "service", "cost", "provision", "care"})
_NOT = re.compile(r"\b(?:not|no|non|without|neither)\b", re.IGNORECASE)
_HINT = "Look which rows it adds up, and name it after them."


class _Run(Struct, frozen=True):
    """The rows above a sub-total, each by its words, and the words of the sub-total itself."""

    row: int
    name: str
    own: frozenset[str]
    rows: tuple[frozenset[str], ...]

    def has(self, words: frozenset[str]) -> int:
        """How many of its rows have some of these words."""
        return sum(bool(words & row) for row in self.rows)


def subtotals_named(reading: Reading) -> Iterator[Finding]:
    """A sub-total that is named after the rows of another."""
    for grid in reading.grids:
        runs = list(_runs(grid))
        for run in runs:
            # Its words are those of most of the other's rows, and of what no row here is.
            others = [one for one in runs if _is_anothers(run, one)]
            if run.own and not run.has(run.own) and others:
                message = f"'{run.name}' stands under rows that are none of it; those of '{others[0].name}' are."
                about = f"{run.name[:40]}.{run.row}"
                sure = len(run.rows) > 1
                yield reading.find("total-name", grid.at(run.row), message, _HINT, run.name, certain=sure, key=about)


def _is_anothers(run: _Run, other: _Run) -> bool:
    """Whether a name is that of another's rows; "All in work" and "All not in work" are of one name."""
    opposite = bool(_NOT.search(run.name)) != bool(_NOT.search(other.name))
    return other is not run and not opposite and 2 * other.has(run.own) > len(other.rows)


def _runs(grid: Grid) -> Iterator[_Run]:
    rows: list[frozenset[str]] = []
    for at, cells in enumerate(grid.rows):
        found = _TOTAL.match(cells[0]) or _NAME_FIRST.match(cells[0])
        told = any(figure(cell) is not None for cell in cells[1:])
        if found is None or not told:
            rows.append(key(cells[0]) - _WORDS)
        elif rows:
            said = found.groupdict()
            name = said.get("name") or said.get("all") or ""
            if name and not said.get("grand"):
                yield _Run(at, cells[0], key(name) - _WORDS, tuple(rows))
            rows = []


CHECKS = (subtotals_named,)
