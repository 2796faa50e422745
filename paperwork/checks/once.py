"""What is wrong is told once: of two findings about the same figures the one that says most stays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperwork.model.findings import Finding

# What holds a number against the rows of a table without knowing what it means, the surest first.
_GENERAL = ("figure-not-cell", "figure-not-row", "step-not-row", "change-not-table", "tables-differ")
# What several checks may find wrong with the same two figures, the most telling first.
_ALIKE = ("claim-comparator", "claim-target", "claim-target-beside", "claim-own-figures")
_FIGURES = re.compile(r"\d[\d,.]*%?(?<![.,])")


def told_once(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without those that another tells of better."""
    return tuple(one for at, one in enumerate(found) if not (_is_told(one, found) or _is_twice(at, found)))


def _is_told(one: Finding, found: Sequence[Finding]) -> bool:
    """Whether a number that a general check speaks of is told of by one that knows what is meant, or by a surer one."""
    if one.check not in _GENERAL:
        return False
    number = one.key.rpartition(": ")[2]
    beside = (other for other in found if other.place.paragraph == one.place.paragraph and number in other.quote)
    return any(
        other.check in _GENERAL[: _GENERAL.index(one.check)] or (other.check not in _GENERAL and other.certain)
        for other in beside
    )


def _is_twice(at: int, found: Sequence[Finding]) -> bool:
    """Whether a better check, or the same one before, finds the same figures of a paragraph wrong."""
    one = found[at]
    if one.check not in _ALIKE:
        return False
    beside = [(_ALIKE.index(other.check), order, other) for order, other in enumerate(found) if other.check in _ALIKE]
    return any(
        (rank, order) < (_ALIKE.index(one.check), at)
        and (other.place == one.place and other.certain >= one.certain and _figures(one) <= _figures(other))
        for rank, order, other in beside
    )


def _figures(one: Finding) -> frozenset[str]:
    return frozenset(_FIGURES.findall(one.message))
