"""The findings that a paper's paper.yaml accepts, read by themselves: a PDF needs no more of a paper's folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..model.findings import Acceptance
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
    entries = said.data.get("accept")
    for at, entry in enumerate(entries if isinstance(entries, list) else ()):
        id, reason, who = (_words(entry, key) for key in ("id", "reason", "who"))
        if id and reason and who:
            yield Acceptance(id, reason, who, said.place("accept", at))


def _words(entry: Any, key: str) -> str:
    found = entry.get(key) if isinstance(entry, dict) else None
    return " ".join(found.split()) if isinstance(found, str) else ""
