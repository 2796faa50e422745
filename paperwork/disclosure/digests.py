"""What a paper that hides small numbers says of the files that it was made from: digests of what may be printed.

The SHA-256 of a file of data would give a hidden number away: whoever knows the rest of the file tries 1 to 5. So the
digest of such a file is one of what the paper prints of it. It changes when that changes, and it can be worked out from
the draft itself, so that it tells nothing that the draft does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec.structs import replace

from paperwork.model.measures import Observation, Result, Results
from paperwork.model.supplied import Inputs, Source, SuppliedTable

_DATA = (".csv", ".xlsx")
# Of the actual value alone a paper prints the counts behind it.
_BEHIND = ("numerator", "denominator")


def told_of(given: Inputs, printed: Inputs, results: Results) -> tuple[Source, ...]:
    """The files behind a paper, `printed` and `results` being what may be printed of what they gave.

    A file that holds nothing that may be hidden keeps the SHA-256 of its bytes.
    """
    said = {path: list(_of_data(path, printed, results)) for path in _data(given)}
    said |= {path: _of_book(path, printed, results) for path in _with_baselines(given)}
    said |= {path: _of_paper(printed) for path in _with_published(given)}
    return tuple(Source(one.path, _digest(said[one.path])) if one.path in said else one for one in given.sources)


def _digest(said: object) -> str:
    """The SHA-256 of what may be printed, written in one way. Paths in it end at the file's name: folders differ."""
    return sha256(msgspec.json.encode(said, enc_hook=_plain, order="deterministic")).hexdigest()


def _plain(one: object) -> str:
    return one.name if isinstance(one, Path) else str(one)


def _data(given: Inputs) -> set[str]:
    files = {one.place.file for one in given.observations} | {one.place.file for one in given.tables.values()}
    return files | {one.path for one in given.sources if one.path.endswith(_DATA)}


def _of_data(path: str, printed: Inputs, results: Results) -> Iterator[object]:
    """What a paper prints of a file of data: values as texts, by measure and period, and cells of tables."""
    seen = [one for one in printed.observations if one.place.file == path]
    for one in seen:
        if text := _text(one, results):
            yield [one.measure, one.period.label, one.provisional, text]
    for id in dict.fromkeys(one.measure for one in seen):
        if id in results.by_id:
            yield [id, *(_said(results.by_id[id], name) for name in _BEHIND)]
    yield from (_cells(id, one) for id, one in printed.tables.items() if one.place.file == path)


def _text(seen: Observation, results: Results) -> str:
    """What is printed of a value; nothing where it is not, as that of a later month."""
    if (result := results.by_id.get(seen.measure)) is None:
        return ""
    points = (*result.months, *result.series)
    return next((point.fact.with_unit for point in points if point.period == seen.period), "")


def _said(result: Result, name: str) -> str:
    return result.facts[name].with_unit if name in result.facts else ""


def _cells(id: str, table: SuppliedTable) -> list[object]:
    return [id, table.heads, table.rows]


def _with_baselines(given: Inputs) -> set[str]:
    return {one.place.file for one in given.book.measures if one.baseline is not None}


def _of_book(path: str, printed: Inputs, results: Results) -> list[object]:
    """A book as it was read, its baselines as the texts that they are printed as."""
    bare = replace(printed.book, measures=tuple(replace(one, baseline=None) for one in printed.book.measures))
    return [path, bare, [[id, _said(one, "baseline")] for id, one in results.by_id.items()]]


def _with_published(given: Inputs) -> set[str]:
    cells = {cell.place.file for table in given.tables.values() for cell in table.published}
    return cells | {one.place.file for one in given.brief.published_as}


def _of_paper(printed: Inputs) -> list[object]:
    """What paper.yaml says, without what stands in the place of hidden numbers."""
    return [printed.brief, [[id, one.caption, one.note, one.published] for id, one in printed.tables.items()]]
