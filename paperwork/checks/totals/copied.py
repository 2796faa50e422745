"""Comparators that are another measure's: the same run of figures in two rows, an England with fewer than the council.

A row was copied with the columns beside it, or a row of numbers has percentages in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from paperwork.model.findings import Finding

from ..reading import Reading, Subject

_LEAST = 3
_ALL = re.compile(r"\b(?:england|national|uk|wales|scotland|great britain)\b(?!.*average)", re.IGNORECASE)
_COUNT = re.compile(r"\bnumbers?\b", re.IGNORECASE)
_NO_COUNT = re.compile(r"\b(?:average|mean|median|per|rate|days?|hours?|weeks?|months|score|£)\b|%", re.IGNORECASE)
_HINT = "Look the comparators of this measure up, or take them out."


def copied(reading: Reading) -> Iterator[Finding]:
    """Two measures of different kinds with the same comparators, figure by figure."""
    told = [one for one in reading.subjects if len({each.value for each in one.comparators.values()}) >= _LEAST]
    known: set[str] = set()
    for first, other in combinations(told, 2):
        same = [
            head
            for head, one in first.comparators.items()
            if head in other.comparators and other.comparators[head].value == one.value
        ]
        figures = {first.comparators[head].value for head in same}
        # A number and its rate, or one measure in two tables, may well have the same.
        if len(figures) >= _LEAST and first.unit != other.unit and first.key != other.key:
            wrong = _stranger(first, other)
            if wrong.name in known:
                continue
            known.add(wrong.name)
            right = other if wrong is first else first
            cells = " ".join(wrong.comparators[head].text for head in same)
            message = f"The comparators of {wrong.name} ({cells}) are those of {right.name}, figure by figure."
            quote = f"{wrong.name} {cells}"
            yield reading.find("comparators-copied", wrong.spot, message, _HINT, quote, key=wrong.name[:80])


def _stranger(first: Subject, other: Subject) -> Subject:
    """Of two measures the one whose own values lie farther from the comparators."""

    def off(one: Subject) -> float:
        values = [float(each.value) for each in one.comparators.values()]
        middle = sorted(values)[len(values) // 2]
        own = float(one.last.value) if one.last is not None else 0.0
        return abs(own - middle) / max(abs(middle), 1.0)

    signs = [any(each.percent for each in one.comparators.values()) for one in (first, other)]
    for one, percent in zip((first, other), signs, strict=True):
        if one.unit == "percent" and not percent:
            return one
    return first if off(first) > off(other) else other


def smaller_whole(reading: Reading) -> Iterator[Finding]:
    """A number of the council's that is larger than the number given for the whole country."""
    for subject in reading.subjects:
        own = subject.last
        if own is None or subject.unit != "number" or not _COUNT.search(subject.name) or _NO_COUNT.search(subject.name):
            continue
        for head, one in subject.comparators.items():
            if _ALL.search(head) and 0 < one.value < own.value and not own.decimals:
                message = f"{subject.name}: {one.text} is given for {head}, and {own.text} for the council alone."
                quote = f"{subject.name} {one.text}"
                key = f"{subject.name[:50]}.{head[:20]}"
                yield reading.find("comparator-unit", subject.spot, message, _HINT, quote, key=key)


CHECKS = (copied, smaller_whole)
