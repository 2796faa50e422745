"""Pdf: a Word file as it stands now, ours or anyone's, to its PDF. Loads neither pandas, matplotlib nor docxtpl."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

import paperwork.pdf as station
from paperwork.checks.draft import accessible, blocking
from paperwork.jobs.given import bytes_of
from paperwork.jobs.outputs import open_by_someone, write_whole
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Outcome
from paperwork.word.reader import read, renewed


class Wishes(Struct, frozen=True):
    """How a PDF is to be made: with tracked changes accepted, stopped by barriers to reading, or kept for ever.

    `fonts` is a folder of fonts to be used beside those that ship.
    """

    accept: bool = False
    strict: bool = False
    archive: bool = False
    fonts: Path | None = None


class Made(Struct, frozen=True):
    """The PDF of a Word file, or no bytes where its findings stop it; and what to say of it."""

    data: bytes
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


def pdf(file: Path, *, out: Path | None = None, fonts: Path | None = None, **wishes: bool) -> Outcome:
    """The PDF of a Word file, beside it, or where `out` (a file or a folder) says; never over the Word file itself.

    `wishes` are those of `Wishes`.

    Raises PaperworkError, with nothing written, where the file is no Word file (exit status 2), or where it must not
    be circulated as it is: tracked changes or comments in it, gaps left in a draft of ours, whatever keeps some
    people from reading it where that is to be strict; or where the program finds a fault in its own work, if the
    file is ours or it is to be strict. The PDF of a stranger's file is then written, with an error.
    """
    data, target = bytes_of(file), pdf_target(file, out)
    if target.exists() and target.samefile(file):
        raise PaperworkError(_over_itself(target), exit_status=2)
    made = made_of(data, file.name, Wishes(fonts=fonts, **wishes))
    if not made.data:
        raise PaperworkError(made.findings)
    written = write_whole({target: made.data})
    return Outcome(written, (*_open_now(file), *made.findings), made.notes)


def made_of(data: bytes, name: str, wishes: Wishes) -> Made:
    """The PDF of a Word file's bytes, with what was found in the file and on the way."""
    draft = renewed(read(data, name), name)
    stopping = blocking(draft, name, accept=wishes.accept, strict=wishes.strict)
    if stopping:
        return Made(b"", stopping)
    made = station.rendered(draft, wishes.fonts, archive=wishes.archive)
    unsound = made.audit.finding
    if unsound and (draft.stamp or wishes.strict):
        return Made(b"", (unsound,))
    others = (finding for finding in draft.findings if finding.severity == "warning")
    own = (*made.findings, *([unsound] if unsound else []))
    found = (replace(finding, place=replace(finding.place, file=name)) for finding in own)
    # Where they are to stop it, there are none by now.
    barriers = (_with_page(finding, made) for finding in (() if wishes.strict else accessible(draft, name)))
    return Made(made.data, (*others, *found, *barriers), () if unsound else (made.audit.note,))


def _with_page(finding: Finding, made: station.Rendered) -> Finding:
    """A finding with the page on which the words that it quotes stand, where there is one such page."""
    page = made.audit.page_of(finding.quote)
    return replace(finding, place=replace(finding.place, page=page)) if page else finding


def _open_now(file: Path) -> tuple[Finding, ...]:
    """A warning where the file is open in Word: its PDF says what was last saved."""
    if not open_by_someone(file):
        return ()
    message = "The file is open in Word or LibreOffice; the PDF holds what was last saved."
    return (Finding("input-open", Place(file.name), message, "Save it there and make the PDF again.", "warning"),)


def _over_itself(target: Path) -> Finding:
    message = "The PDF would be written over the Word file that it is made of."
    return Finding("output", Place(target.name), message, "Give the PDF another name or folder with -o.")


def pdf_target(file: Path, out: Path | None) -> Path:
    """Where the PDF of a Word file goes: beside it, or where `out`, a name ending in .pdf or a folder, says."""
    if out is None:
        return file.with_suffix(".pdf")
    return out if out.suffix.lower() == ".pdf" and not out.is_dir() else out / f"{file.stem}.pdf"
