"""The findings that a paper's paper.yaml accepts, read by themselves: a PDF needs no more of a paper's folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..model.findings import Acceptance, Place
from . import workspace as places
from .reading import Reading
from .yaml_file import Said, read_yaml


def accepted_in(folder: Path) -> tuple[Acceptance, ...]:
    """What the paper in a folder accepts, but for broken entries; PaperworkError where it can't be read."""
    reading = Reading(places.find(folder))
    path = folder / "paper.yaml"
    text = reading.text(path)
    said = None if text is None else read_yaml(text, reading.name(path), reading)
    if said is None:
        raise reading.failure()
    return tuple(_acceptances(said))


def _acceptances(said: Said) -> Iterator[Acceptance]:
    for at, entry in enumerate(_listed(said.data, "accept")):
        yield from _of(entry, [_words(entry, "id")], said.place("accept", at))
    for at, entry in enumerate(_listed(said.data, "published_as")):
        yield from _of(entry, _listed(entry, "accept"), said.place("published_as", at))
    for at, table in enumerate(_listed(said.data, "tables")):
        for cell, entry in enumerate(_listed(table, "published_as")):
            yield from _of(entry, _listed(entry, "accept"), said.place("tables", at, "published_as", cell))


def _of(entry: Any, ids: list[Any], place: Place) -> Iterator[Acceptance]:
    """Each of some ids accepted for the reason and by the name of an entry, where it has both."""
    reason, who = _words(entry, "reason"), _words(entry, "who")
    if reason and who:
        yield from (Acceptance(" ".join(id.split()), reason, who, place) for id in ids if isinstance(id, str) and id)


def _listed(entry: Any, key: str) -> list[Any]:
    found = entry.get(key) if isinstance(entry, dict) else None
    return found if isinstance(found, list) else []


def _words(entry: Any, key: str) -> str:
    found = entry.get(key) if isinstance(entry, dict) else None
    return " ".join(found.split()) if isinstance(found, str) else ""
