"""Pdf: a Word file as it stands now, ours or anyone's, to its PDF. Loads neither pandas, matplotlib nor docxtpl."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

import paperwork.pdf as station
from paperwork.checks.draft import blocking
from paperwork.jobs.given import bytes_of
from paperwork.jobs.outputs import open_by_someone, write_whole
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Outcome
from paperwork.word.reader import read, renewed


def pdf(file: Path, *, out: Path | None = None, accept: bool = False, fonts: Path | None = None) -> Outcome:
    """The PDF of a Word file, beside it, or where `out` (a file or a folder) says.

    `fonts` is a folder of fonts to be used beside those that ship.

    Raises PaperworkError, with nothing written, where the file is no Word file (exit status 2), or where it must not
    be circulated as it is: tracked changes or comments in it (`accept` settles them), or gaps left in a draft of ours.
    """
    data, found = pdf_of(bytes_of(file), file.name, accept=accept, fonts=fonts)
    if not data:
        raise PaperworkError(found)
    return Outcome(write_whole({pdf_target(file, out): data}), (*_open_now(file), *found))


def pdf_of(
    data: bytes, name: str, *, accept: bool = False, fonts: Path | None = None
) -> tuple[bytes, tuple[Finding, ...]]:
    """The PDF of a Word file's bytes, or none with the findings that stop it; what does not stop it comes with it."""
    draft = renewed(read(data, name), name)
    stopping = blocking(draft, name, accept=accept)
    others = tuple(finding for finding in draft.findings if finding.severity == "warning")
    if stopping:
        return b"", stopping
    made = station.rendered(draft, fonts)
    found = (replace(finding, place=replace(finding.place, file=name)) for finding in made.findings)
    return made.data, (*others, *found)


def _open_now(file: Path) -> tuple[Finding, ...]:
    """A warning where the file is open in Word: its PDF says what was last saved."""
    if not open_by_someone(file):
        return ()
    message = "The file is open in Word or LibreOffice; the PDF holds what was last saved."
    return (Finding("input-open", Place(file.name), message, "Save it there and make the PDF again.", "warning"),)


def pdf_target(file: Path, out: Path | None) -> Path:
    """Where the PDF of a Word file goes: beside it, or where `out`, a name ending in .pdf or a folder, says."""
    if out is None:
        return file.with_suffix(".pdf")
    return out if out.suffix.lower() == ".pdf" and not out.is_dir() else out / f"{file.stem}.pdf"
