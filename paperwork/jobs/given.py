"""The file that a job was given to work on: what it holds, and whether it is a template."""

from __future__ import annotations

from pathlib import Path

from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.word.placeholders import holds_placeholders

_TEMPLATES = "templates"


def bytes_of(file: Path) -> bytes:
    """What the file holds; PaperworkError (exit status 2) where it can't be read."""
    try:
        if file.exists() and not (file.is_file() or file.is_dir()):
            raise PaperworkError(_unread(file, "it is a pipe or a device, no file"), exit_status=2)
        return file.read_bytes()
    except OSError as failure:
        raise PaperworkError(_unread(file, failure.strerror or type(failure).__name__), exit_status=2) from failure


def is_template(file: Path) -> bool:
    """Whether a file is a template or its rules: it stands among templates, or its text holds placeholders."""
    kind = file.suffix.lower()
    if file.resolve().parent.name == _TEMPLATES and kind in (".docx", ".yaml", ".yml"):
        return True
    return kind == ".docx" and file.is_file() and holds_placeholders(bytes_of(file), file.name)


def _unread(file: Path, reason: str) -> Finding:
    message = f"The file could not be read ({reason})."
    return Finding("input", Place(file.name), message, "Check its name and folder.")
