"""A copy of a Word file with Word comments at the places of findings, for those who mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from paperwork.checks.spots import Texted, spots
from paperwork.jobs.outputs import write_whole
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Draft
from paperwork.word.patch.annotating import Note, annotated


def new_file(out: Path) -> Path:
    """The name for a new Word file; PaperworkError (exit status 2) where it is none, or something has it already."""
    if out.suffix.lower() != ".docx" or out.is_dir():
        message, hint = f"{out.name} does not end in .docx.", "Give the copy a name that ends in .docx."
    elif out.exists():
        message = "There is a file of that name already, and it was left as it is."
        hint = "Give the copy a name that nothing has yet."
    else:
        return out
    raise PaperworkError(Finding("output-taken", Place(out.name), message, hint), exit_status=2)


def annotate(data: bytes, name: str, draft: Draft, findings: Iterable[Finding], out: Path) -> tuple[Path, ...]:
    """Writes the copy, with a comment for each finding that nobody accepts, in the order of its paragraphs."""
    open_ones = sorted((one for one in findings if one.accepted is None), key=lambda one: one.place.paragraph)
    texts = _texts(draft)
    notes = [_note(one, texts) for one in open_ones]
    at = date.fromisoformat(draft.stamp.at[:10]) if draft.stamp else None
    return write_whole({out: annotated(data, name, notes, at)})


def _texts(draft: Draft) -> Mapping[int, tuple[str, int]]:
    """The words of each paragraph by its number, with how many paragraphs before it say the same."""
    seen: Counter[str] = Counter()
    texts = {}
    for spot in spots(draft):
        if isinstance(spot.block, Texted) and not spot.in_note:
            texts[spot.number] = (spot.words, seen[spot.words])
            seen[spot.words] += 1
    return texts


def _note(finding: Finding, texts: Mapping[int, tuple[str, int]]) -> Note:
    words, before = texts.get(finding.place.paragraph, ("", 0))
    lines = [f"{said_of(finding)}: {finding.message}", *([finding.hint] if finding.hint else [])]
    return Note("\n".join(lines), finding.id, finding.quote, words, before, finding.place.heading)


def said_of(finding: Finding) -> str:
    """What a finding is, in a word."""
    if finding.accepted is not None:
        return "Accepted"
    if not finding.certain:
        return "Possible"
    return "Error" if finding.severity == "error" else "Warning"
