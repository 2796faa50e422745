"""The earlier papers of a council: the folders beside a paper's own whose papers are of an earlier month or meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from . import workspace as places
from .council import keys_of
from .reading import Reading
from .schema import PaperKeys

When = tuple[date, date]


def earlier_than(folder: Path, most: int) -> tuple[Path, ...]:
    """The folders of the papers before that in a folder (absolute), the newest first, so many at the most.

    Papers are in the order of their last validated month, then of their meeting. One whose paper.yaml can't be read
    is passed over.
    """
    workspace = places.find(folder)
    here = [one for one in places.papers(workspace) if one.parent == folder.parent]
    dated = {one: _when(one, workspace) for one in here}
    own = dated.get(folder)
    before = [(when, one) for one, when in dated.items() if when and own and when < own]
    return tuple(one for _, one in sorted(before, reverse=True)[:most])


def _when(folder: Path, workspace: Path) -> When | None:
    found = keys_of(folder / "paper.yaml", PaperKeys, Reading(workspace))
    if found is None:
        return None
    last = found[0].as_at.end
    return last, found[0].date or last
