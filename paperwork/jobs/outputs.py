"""The files that a job writes: whole or not at all, never over one that is open or that a person has edited."""

from __future__ import annotations

import shutil
from pathlib import Path

from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Draft
from paperwork.word.normal import document_fingerprint
from paperwork.word.reader import read


def write_whole(path: Path, data: bytes) -> Path:
    """`path`, holding `data`: written beside it and moved there, so that no half file is ever seen."""
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as failure:
        beside.unlink(missing_ok=True)
        raise PaperworkError(_not_written(path, failure)) from failure
    return path


def _not_written(path: Path, failure: OSError) -> Finding:
    reason = failure.strerror or type(failure).__name__
    return Finding(
        "output",
        Place(path.name),
        f"The file could not be written ({reason}).",
        "Close it if it is open in Word or in a PDF viewer, see that the folder may be written to, and try again.",
    )


def guard(path: Path, *, force: bool = False) -> Path | None:
    """Stops where writing `path` would lose work: it is open, or was edited since we wrote it.

    With `force`, an edited file is copied beside itself first; gives the copy's path.
    """
    if not path.exists():
        return None
    if owner := open_by_someone(path):
        raise PaperworkError(_is_open(path, owner))
    if not was_edited(path):
        return None
    if not force:
        raise PaperworkError(_is_edited(path))
    return Path(shutil.copy2(path, _free_name(path)))


def open_by_someone(path: Path) -> str:
    """The name of the file that Word or LibreOffice keeps beside one that is open; empty where there is none."""
    stem = path.name
    # Word writes ~$ over the first two letters of a long name, and before a short one.
    names = (f"~${stem}", f"~${stem[2:]}", f".~lock.{stem}#")
    return next((name for name in names if (path.parent / name).exists()), "")


def was_edited(path: Path) -> bool:
    """Whether the Word file says anything else than its stamp says we wrote; so also where it has no stamp."""
    try:
        draft: Draft = read(path.read_bytes(), path.name)
    except PaperworkError:
        return True
    return draft.stamp is None or draft.stamp.document != document_fingerprint(draft)


def _free_name(path: Path) -> Path:
    number = 1
    while (copy := path.with_name(f"{path.stem} (kept {number}){path.suffix}")).exists():
        number += 1
    return copy


def _is_open(path: Path, owner: str) -> Finding:
    return Finding(
        "output-open",
        Place(path.name),
        f"The file is open in Word or LibreOffice ({owner} stands beside it), so it was left as it is.",
        "Close it and run the command again. If nobody has it open, delete that file.",
    )


def _is_edited(path: Path) -> Finding:
    return Finding(
        "output-edited",
        Place(path.name),
        "The file has been edited since it was written, so it was left as it is.",
        "Build into another folder with -o, or give --force to write it anew and keep the edited one beside it.",
    )
