"""The folder that a paper is to be begun in: under its council's folder in inputs/, new or empty, with a sound name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ...model.findings import Finding, PaperworkError, Place
from .. import workspace as places

_LONGEST = 60
_NAME = re.compile(r"[^\W_][\w-]*\Z")
# What Windows keeps for devices, whatever the ending.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10))}
_EXAMPLE = "Name it as inputs/COUNCIL/PAPER, such as inputs/elmshire/scrutiny-2026-03, in a workspace."


def place_for(folder: Path) -> tuple[Path, Path]:
    """The workspace and the folder, both absolute; PaperworkError (exit status 2) where no paper can be begun there."""
    try:
        workspace, path = places.find(folder), folder.resolve()
        faults = list(_faults(workspace, path, str(folder)))
    except (OSError, RuntimeError, ValueError) as failure:
        reason = getattr(failure, "strerror", "") or type(failure).__name__
        fault = _fault("no-paper", folder.name[:_LONGEST], f"The folder can't be used ({reason}).", _EXAMPLE)
        raise PaperworkError(fault, exit_status=2) from failure
    if faults:
        raise PaperworkError(faults, exit_status=2)
    return workspace, path


def _faults(workspace: Path, path: Path, shown: str) -> Iterator[Finding]:
    parts = path.relative_to(workspace).parts if path.is_relative_to(workspace) else ()
    if len(parts) != 3 or parts[0] != "inputs":
        yield _fault("no-paper", shown, "A paper's folder stands under inputs/ and its council's folder.", _EXAMPLE)
        return
    bad = [_misnamed(each) for each in (path.parent, path) if not _sound(each.name) and not _is_there(each)]
    yield from bad
    if not bad and _taken(path):
        hint = "Give the name of a folder that is new or empty."
        yield _fault("folder-taken", shown, "There is something there already, so no paper was begun.", hint)


def _is_there(path: Path) -> bool:
    return path.exists()


def _sound(name: str) -> bool:
    return bool(_NAME.match(name)) and len(name) <= _LONGEST and name.casefold() not in _DEVICES


def _misnamed(path: Path) -> Finding:
    name = path.name if len(path.name) <= _LONGEST else f"{path.name[:_LONGEST]}…"
    hint = f"Use letters, digits and hyphens, {_LONGEST} at most, such as scrutiny-2026-03; no name that Windows keeps."
    return _fault("bad-name", name, f"'{name}' is no name for a folder that every system can have.", hint)


def _taken(path: Path) -> bool:
    """Whether something stands there, or under a name that Windows takes for the same."""
    for each in (path.parent, path):
        twins = [other for other in each.parent.iterdir() if _same(other, each)] if each.parent.is_dir() else []
        if any(other.name != each.name for other in twins):
            return True
    return path.parent.is_file() or path.is_file() or (path.is_dir() and any(path.iterdir()))


def _same(one: Path, other: Path) -> bool:
    return one.name.casefold() == other.name.casefold()


def _fault(check: str, where: str, message: str, hint: str) -> Finding:
    return Finding(check, Place(where), message, hint)
