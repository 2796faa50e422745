"""Findings that say the same of many pictures, gathered into one with their count, at the place of the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from paperwork.model.findings import Finding

_OF_PICTURES = frozenset({"picture-part", "picture-format", "picture-size", "linked-picture", "embedded-object"})


def gathered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, of each run of the same about pictures the first, which says how many more there are."""
    every = list(findings)
    counts = Counter(map(_key, every))
    first = {key: at for at, key in reversed([*enumerate(map(_key, every))])}
    kept = (one for at, one in enumerate(every) if one.check not in _OF_PICTURES or first[_key(one)] == at)
    return tuple(_counted(one, counts[_key(one)]) if one.check in _OF_PICTURES else one for one in kept)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.check, finding.message


def _counted(finding: Finding, count: int) -> Finding:
    if count == 1:
        return finding
    more = "one more" if count == 2 else f"{count - 1} more"
    return replace(finding, message=f"{finding.message} It is so with {more} further on.")
