"""Findings that somebody accepts, by their ids: still told of, with the reason and the name, and stopping nothing.

What must not leave the building whoever says so (`LEAKS`) can't be accepted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from paperwork.checks.draft import LEAKS
from paperwork.inputs.acceptances import accepted_in
from paperwork.jobs.belonging import paper_of
from paperwork.model.findings import Acceptance, Finding, PaperworkError, Place
from paperwork.model.paper import Stamp

# A Word file's own name is another after a refresh.
_WORD = (".docx", ".docm", ".dotx", ".dotm")


def distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each with an id of its own: the second of an id ends in #2. No id hangs on a page or a number."""
    seen: Counter[str] = Counter()
    return tuple(_numbered(finding, seen) for finding in findings)


def _numbered(finding: Finding, seen: Counter[str]) -> Finding:
    place = finding.place
    file = "file" if place.file.lower().endswith(_WORD) else place.file
    about = finding.key or place.heading or finding.quote[:60] or str(Place(file, place.line, place.cell))
    named = replace(finding, key=" ".join(about.split()))
    seen[named.id] += 1
    number = seen[named.id]
    return named if number == 1 else replace(named, key=f"{named.key}#{number}")


def marked(findings: Iterable[Finding], accepted: Sequence[Acceptance]) -> tuple[Finding, ...]:
    """The findings, those that are accepted marked so; a leak never is."""
    by_id = {one.id: one for one in accepted}
    return tuple(
        replace(finding, accepted=by_id[finding.id]) if finding.id in by_id and finding.check not in LEAKS else finding
        for finding in findings
    )


def accepted_by(stamp: Stamp | None, file: Path | None) -> tuple[Acceptance, ...]:
    """What somebody accepts of a draft: as its paper says now, where that is found, else as its stamp says."""
    if stamp is None:
        return ()
    try:
        return accepted_in(paper_of(file, stamp)) if file else stamp.accepted
    except PaperworkError:
        return stamp.accepted


def needless(findings: Iterable[Finding], accepted: Sequence[Acceptance], *, whole: bool = True) -> Iterator[Finding]:
    """A warning for each acceptance that matches none of the findings, or one that nobody may accept.

    Where the findings are not the `whole`, since no Word file was looked at, what matches none is only possible.
    """
    ids = {finding.id for finding in findings}
    for one in accepted:
        if one.id.partition(":")[0] in LEAKS:
            message = f"'{one.id}' is accepted, but what would leave the building with it can't be."
            yield _about(one, "accept-refused", message, "Settle it in the Word file, and take the entry out.")
        elif one.id not in ids:
            where = "" if whole else " here; it may be one of the Word file"
            message = f"'{one.id}' is accepted, and there is no such finding{where}."
            hint = "Take the entry out of paper.yaml, or mend its id."
            yield replace(_about(one, "accept-needless", message, hint), certain=whole)


def _about(one: Acceptance, check: str, message: str, hint: str) -> Finding:
    return Finding(check, one.place, message, hint, "warning", key=one.id)
