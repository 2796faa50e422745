"""The file that a job was given to work on."""

from __future__ import annotations

from pathlib import Path

from paperwork.model.findings import Finding, PaperworkError, Place


def bytes_of(file: Path) -> bytes:
    """What the file holds; PaperworkError (exit status 2) where it can't be read."""
    try:
        return file.read_bytes()
    except OSError as failure:
        reason = failure.strerror or type(failure).__name__
        message = f"The file could not be read ({reason})."
        finding = Finding("input", Place(file.name), message, "Check its name and folder.")
        raise PaperworkError(finding, exit_status=2) from failure
