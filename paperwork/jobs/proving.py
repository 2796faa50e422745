"""The proof of a refreshed draft: rejecting all that is ours gives the draft back, accepting it what was planned."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Draft
from paperwork.model.revision import WHOLE, Plan
from paperwork.model.tags import FACT
from paperwork.word import archive
from paperwork.word.furniture import is_furniture
from paperwork.word.normal import document_fingerprint, standing
from paperwork.word.patch.settling import settled
from paperwork.word.reader import read

_BLANK = re.compile(r"(p|h\d+|l\d+[#*]) ")


class Claim(Struct, frozen=True):
    """What a refresh says that it has done: the draft as parts and as read, the plan, and what the new build says."""

    name: str
    parts: Mapping[str, bytes]
    draft: Draft
    plan: Plan
    new: Mapping[str, str]


def prove(parts: Mapping[str, bytes], claim: Claim) -> None:
    """Raises PaperworkError unless the parts of a refreshed draft bear its claim out."""
    if not _gives_back(_read(parts, claim, accept=False), claim):
        raise PaperworkError(_unproved(claim.name, "does not give the draft back when its changes are rejected"))
    if not _as_planned(_read(parts, claim, accept=True), claim):
        raise PaperworkError(_unproved(claim.name, "does not say what was planned when its changes are accepted"))


def _read(parts: Mapping[str, bytes], claim: Claim, *, accept: bool) -> Draft:
    return read(archive.packed(settled(parts, accept=accept), tight=False), claim.name)


def _gives_back(rejected: Draft, claim: Claim) -> bool:
    # Rejecting takes out all our comments, those of earlier times as well.
    due = _read(claim.parts, claim, accept=False) if claim.draft.comments else claim.draft
    return document_fingerprint(rejected) == document_fingerprint(due) and standing(rejected) == standing(claim.draft)


def _as_planned(accepted: Draft, claim: Claim) -> bool:
    """Whether each text is what its change leads to, and each other what it was; the frame tells which parts stand."""
    after = {(change.tag, change.occurrence): change.after for change in claim.plan.changes if change.steps}
    said: dict[str, list[str]] = {}
    for text in standing(accepted):
        said.setdefault(text.tag, []).append(text.text)
    due: dict[str, list[str]] = {}
    for text in standing(claim.draft):
        due.setdefault(text.tag, []).append(after.get((text.tag, text.occurrence), text.text))
    if len(accepted.sections) < len(claim.draft.sections):
        # Those of a sheet that goes are gone with it, and those after it are counted anew.
        if not _furniture(said) <= _furniture(due):
            return False
        due = {tag: texts for tag, texts in due.items() if not is_furniture(tag)}
    return all(_alike(tag, texts, said.get(tag, []), claim.new.get(tag, "")) for tag, texts in due.items())


def _furniture(texts: Mapping[str, list[str]]) -> set[str]:
    """What the headers and footers among some texts say."""
    return {_unblank(text) for tag, told in texts.items() if is_furniture(tag) for text in told}


def _alike(tag: str, due: list[str], said: list[str], new: str) -> bool:
    """Facts come and go with the sentences round them; parts, and copies of them, go whole, and new ones come in."""
    if tag.startswith(FACT):
        return set(said) <= {*due, new}
    is_said, is_due = Counter(map(_unblank, said)), Counter(map(_unblank, due))
    if tag == WHOLE or is_furniture(tag):
        return is_said == is_due
    return set(is_said - is_due) <= {_unblank(new)}


def _unblank(text: str) -> str:
    """A text without paragraphs that say nothing: one in which a section ends stays when its words go."""
    return "\n".join(line for line in text.split("\n") if not _BLANK.fullmatch(line))


def _unproved(name: str, why: str) -> Finding:
    return Finding(
        "refresh-unproved",
        Place(name),
        f"The refreshed file {why}, so it was not written.",
        "The draft is as it was. Accept or reject the changes in it and try again; tell us if it stays so.",
    )
