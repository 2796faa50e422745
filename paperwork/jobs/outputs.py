"""The files that a job writes: all of them or none, never over one that is open or that a person has edited."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.keeping import digest_of
from paperwork.model.paper import Draft
from paperwork.word.normal import document_fingerprint
from paperwork.word.reader import read


def write_whole(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """The files, all written: each beside its place first, then moved there; what stood there stays if one can't be."""
    before: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for path, data in files.items():
            if path.exists() and not path.is_file():
                raise PaperworkError(_not_written(path, OSError(errno.EINVAL, "what stands there is no file")))
            path.parent.mkdir(parents=True, exist_ok=True)
            _part(path).write_bytes(data)
        for path in files:
            before[path] = path.read_bytes() if path.exists() else None
            _part(path).replace(path)
    except OSError as failure:
        _put_back(before)
        raise PaperworkError(_not_written(path, failure)) from failure
    finally:
        for written in files:
            with suppress(OSError):
                _part(written).unlink(missing_ok=True)
    return tuple(files)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for path, data in before.items():
        with suppress(OSError):
            if data is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != data:
                path.write_bytes(data)


def _not_written(path: Path, failure: OSError) -> Finding:
    reason = failure.strerror or type(failure).__name__
    return Finding(
        "output",
        Place(path.name),
        f"The file could not be written ({reason}), so nothing was.",
        "Close it if it is open in Word or in a PDF viewer, see that the folder may be written to, and try again.",
    )


def guard(path: Path, paper: str, *, force: bool = False, notes: Path | None = None) -> Path | None:
    """Stops where writing the draft of `paper` to `path` would lose work; gives the copy kept by `force`, if one is.

    Work would be lost where the file there is open, was edited since we wrote it, is another paper's, or is no draft.
    A draft that `notes` (the folder of `note`) knows byte for byte is not read to find that out.
    """
    try:
        if not path.exists():
            return None
        if owner := open_by_someone(path):
            raise PaperworkError(_is_open(path, owner))
        if notes and _noted(notes, paper) == digest_of(path.read_bytes()):
            return None
        if (why := reason_to_keep(path, paper)) is None:
            return None
        if not force:
            raise PaperworkError(why)
        return Path(shutil.copy2(path, _free_name(path)))
    except OSError as failure:
        raise PaperworkError(_not_written(path, failure)) from failure


def note(folder: Path, paper: str, draft: bytes) -> None:
    """Notes in a folder, for `guard`, the bytes of the draft of a paper as it was written; losing it does no harm."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / digest_of(paper.encode())).write_text(digest_of(draft), encoding="ascii")


def _noted(folder: Path, paper: str) -> str:
    try:
        return (folder / digest_of(paper.encode())).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def open_by_someone(path: Path) -> str:
    """The name of the file that Word or LibreOffice keeps beside one that is open; empty where there is none."""
    name = path.name
    # Word writes ~$ over the first two letters of a long name, and before a short one.
    names = (f"~${name}", f"~${name[2:]}", f".~lock.{name}#")
    return next((name for name in names if _stands(path.parent / name)), "")


def _stands(path: Path) -> bool:
    """Whether there is such a file; none has a name that is too long."""
    try:
        return path.exists()
    except OSError:
        return False


def reason_to_keep(path: Path, paper: str) -> Finding | None:
    """Why the Word file at `path` is not to be written over by a draft of `paper`; None where it may be."""
    try:
        draft: Draft = read(path.read_bytes(), path.name)
    except PaperworkError:
        return _not_ours(path)
    if draft.stamp is None:
        return _not_ours(path)
    if draft.stamp.paper != paper:
        return _anothers(path, draft.stamp.paper)
    return None if draft.stamp.document == document_fingerprint(draft) else _is_edited(path)


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


def _kept(check: str, path: Path, why: str) -> Finding:
    return Finding(
        check,
        Place(path.name),
        f"{why}, so it was left as it is.",
        "Build into another folder with -o, or give --force to write anew and keep this one beside it.",
    )


def _is_edited(path: Path) -> Finding:
    return _kept("output-edited", path, "The file has been edited since it was written")


def _anothers(path: Path, paper: str) -> Finding:
    return _kept("output-taken", path, f"The file there is the draft of another paper ({paper})")


def _not_ours(path: Path) -> Finding:
    return _kept("output-taken", path, "The file there is no draft that paperwork wrote")
