"""Pdf: a Word file as it stands now, ours or anyone's, to its PDF. Loads neither pandas, matplotlib nor docxtpl."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

import paperwork.pdf as station
from paperwork.checks.draft import accessible, blocking
from paperwork.checks.proof import FAMILIES, FIGURES, UNTOLD, proved
from paperwork.checks.reading import reading_of
from paperwork.jobs.accepting import accepted_by, distinct, marked
from paperwork.jobs.given import bytes_of
from paperwork.jobs.outputs import open_by_someone, write_whole
from paperwork.jobs.placing import Places
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Draft, Outcome
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
    be circulated as it is: tracked changes or comments in it; in a draft of ours gaps left and what is certainly
    wrong, unless somebody accepts it; whatever keeps some people from reading it where that is to be strict; or where
    the program finds a fault in its own work, if the file is ours or it is to be strict. The PDF of a stranger's file
    is then written, with an error.
    """
    data, target = bytes_of(file), pdf_target(file, out)
    if target.exists() and target.samefile(file):
        raise PaperworkError(_over_itself(target), exit_status=2)
    made = made_of(data, file.name, Wishes(fonts=fonts, **wishes), file)
    if not made.data:
        raise PaperworkError(made.findings)
    written = write_whole({target: made.data})
    return Outcome(written, (*_open_now(file), *made.findings), made.notes)


def made_of(data: bytes, name: str, wishes: Wishes, file: Path | None = None) -> Made:
    """The PDF of a Word file's bytes, with what was found in the file and on the way.

    What somebody accepts is as the paper around `file` says now; without it, or without a paper, as the stamp says.
    """
    draft = renewed(read(data, name), name)
    judged = _judged(draft, name, wishes, file)
    if stopping := tuple(finding for finding in judged if finding.stops):
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
    return Made(made.data, (*judged, *others, *found, *barriers), () if unsound else (made.audit.note,))


def _judged(draft: Draft, name: str, wishes: Wishes, file: Path | None) -> tuple[Finding, ...]:
    """What stops the PDF, in its places; what somebody accepts marked so."""
    blocked = blocking(draft, name, accept=wishes.accept, strict=wishes.strict)
    wrong = _wrong(draft, name, strict=wishes.strict) if draft.stamp or wishes.strict else ()
    if not (found := distinct((*blocked, *wrong))):
        return ()
    return Places(draft).of(marked(found, accepted_by(draft.stamp, file)))


def _wrong(draft: Draft, name: str, *, strict: bool) -> Iterator[Finding]:
    """What is certainly wrong in a Word file's figures, held against itself, and few children told of in one that hides
    them; where it is to be strict, all there is.
    """
    reading = reading_of(draft, name)
    for finding in proved(reading, FAMILIES if strict else FIGURES):
        if strict or (finding.certain and finding.severity == "error"):
            yield replace(finding, severity="error")
    if draft.stamp is not None and draft.stamp.hides:
        yield from (replace(finding, severity="error") for finding in proved(reading, UNTOLD))


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
