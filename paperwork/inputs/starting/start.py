"""What it takes to begin a paper: its files by path, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from ...model.findings import Finding, PaperworkError, Place
from ...model.periods import Period
from ..dates import UnclearError, period_of
from ..reading import Reading


class Start(Struct, frozen=True):
    """The files of a paper that is begun, by absolute path, with what is still to be looked at."""

    files: Mapping[Path, bytes]
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


class Wanted(Struct, frozen=True):
    """A paper to be begun: its template, its folder (absolute), and the period that it is as at, if that was said."""

    workspace: Path
    folder: Path
    template: str
    as_at: Period | None = None

    @property
    def council(self) -> Path:
        """The council's folder."""
        return self.folder.parent

    def name(self, file: str) -> str:
        """A file of the paper as findings name it."""
        return (self.folder / file).relative_to(self.workspace).as_posix()


def period_said(words: str) -> Period | None:
    """The period that somebody typed, None for nothing; PaperworkError (exit status 2) where it is none."""
    if not words:
        return None
    try:
        period = period_of(words)
    except UnclearError as unclear:
        raise PaperworkError(Finding("command", Place(), f"--as-at: {unclear}", unclear.hint), exit_status=2) from None
    if period.kind == "latest":
        message = "--as-at: Latest is no month."
        raise PaperworkError(Finding("command", Place(), message, "Name a month, such as Jan-26."), exit_status=2)
    return period


def warning(check: str, file: str, message: str, hint: str, key: str = "") -> Finding:
    """Something that whoever began a paper is to look at."""
    return Finding(check, Place(file), message, hint, "warning", key=key)


def stop_if(reading: Reading) -> None:
    """Raises what was found wrong, where anything was."""
    if reading.failed:
        raise reading.failure()
