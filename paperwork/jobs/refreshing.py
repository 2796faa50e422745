"""An edited draft and a new build, joined and proved: the part of a refresh that needs no folder and writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.paper import Draft
from paperwork.model.revision import WHOLE, Change, Plan
from paperwork.revise import Movement, doubted, tokens
from paperwork.revise import plan as planned
from paperwork.word import archive
from paperwork.word.furniture import is_furniture
from paperwork.word.normal import document_fingerprint, standing
from paperwork.word.patch.patching import patched
from paperwork.word.patch.recovering import recovered
from paperwork.word.patch.settling import settled, unsettled
from paperwork.word.reader import read

_FACT = "paperwork:fact/"


class New(Struct, frozen=True):
    """What is new: a fresh build of the draft's paper, what stands under each tag in it, and how each measure stands.

    `texts` has of each fact that the draft may hold its value now, whether or not the build's sentences name it.
    """

    data: bytes
    texts: Mapping[str, str]
    movements: Mapping[str, Movement] = field(default_factory=dict)


class Refreshed(Struct, frozen=True):
    """A refreshed draft, not yet stamped: its parts (none where there was nothing to do), the plan, what was found."""

    parts: Mapping[str, bytes] | None
    plan: Plan
    findings: tuple[Finding, ...] = ()


def refreshed(data: bytes, name: str, base: Mapping[str, str], new: New, at: date) -> Refreshed:
    """A draft with what is new in it as tracked changes of the day `at`; `base` is what was last written, by tag.

    Our own earlier changes are settled first, if there is anything new. Raises PaperworkError where the result does
    not prove to be the draft with the new text alone.
    """
    parts = archive.members(data, name)
    # LibreOffice drops the tags of controls: without them back, there would seem to be nothing to renew.
    whole, lost = _recovered(parts, base, name)
    first = planned(base, standing(read(archive.packed(whole, tight=False), name)), new.texts)
    if not first.touches:
        return Refreshed(None, first, lost)
    before = settled(whole, accept=True) if unsettled(whole) else dict(whole)
    now = read(archive.packed(before, tight=False), name)
    plan = doubted(planned(base, standing(now), new.texts), standing(now), new.movements)
    done = patched(before, archive.members(new.data, name), plan, at, tokens)
    plan = _as_followed(plan, done.unfollowed)
    _prove(done.parts, before, now, plan, name)
    return Refreshed(done.parts, plan, (*lost, *(_unfollowed(change, name) for change in done.unfollowed)))


def _recovered(
    parts: Mapping[str, bytes], base: Mapping[str, str], name: str
) -> tuple[Mapping[str, bytes], tuple[Finding, ...]]:
    """The draft with the controls that something took away, and what cannot be found any more."""
    found = recovered(parts, [tag for tag in base if tag != WHOLE and not is_furniture(tag)])
    return found.parts, tuple(_lost(tag, name) for tag in found.lost)


def _as_followed(plan: Plan, unfollowed: tuple[Change, ...]) -> Plan:
    """The plan as it was carried out: what could not be followed is kept, and clashes."""
    told = {(change.tag, change.occurrence) for change in unfollowed}
    changes = (
        replace(one, outcome="clashed", steps=(), after=one.now) if (one.tag, one.occurrence) in told else one
        for one in plan.changes
    )
    return Plan(tuple(changes))


def _prove(parts: Mapping[str, bytes], before: Mapping[str, bytes], draft: Draft, plan: Plan, name: str) -> None:
    """Rejecting all our changes must give the draft back, and accepting them what was planned."""
    rejected = read(archive.packed(settled(parts, accept=False), tight=False), name)
    accepted = read(archive.packed(settled(parts, accept=True), tight=False), name)
    # Rejecting takes out all our comments, those of earlier times as well.
    due = read(archive.packed(settled(before, accept=False), tight=False), name) if draft.comments else draft
    if document_fingerprint(rejected) != document_fingerprint(due) or standing(rejected) != standing(draft):
        raise PaperworkError(_unproved(name, "does not give the draft back when its changes are rejected"))
    if not _as_planned(accepted, draft, plan):
        raise PaperworkError(_unproved(name, "does not say what was planned when its changes are accepted"))


def _as_planned(accepted: Draft, before: Draft, plan: Plan) -> bool:
    """Whether each text is what its change leads to, and each other text what it was; but for parts that are gone."""
    after = {(change.tag, change.occurrence): change.after for change in plan.changes if change.steps}
    said: dict[str, list[str]] = {}
    for text in standing(accepted):
        said.setdefault(text.tag, []).append(text.text)
    due: dict[str, list[str]] = {}
    for text in standing(before):
        due.setdefault(text.tag, []).append(after.get((text.tag, text.occurrence), text.text))
    return all(_alike(tag, texts, said.get(tag, [])) for tag, texts in due.items())


def _alike(tag: str, due: list[str], said: list[str]) -> bool:
    """Facts come and go with the sentences round them; a part that the frame lost is gone whole."""
    return set(said) <= set(due) if tag.startswith(_FACT) else said in (due, [])


def _unfollowed(change: Change, name: str) -> Finding:
    return Finding(
        "refresh-unfollowed",
        Place(name, heading=change.tag.partition(":")[2]),
        "The new text could not be put into what stands there now; a comment tells it.",
        "Look at the comment, and change the text by hand.",
        "warning",
        key=change.tag,
    )


def _lost(tag: str, name: str) -> Finding:
    return Finding(
        "refresh-lost",
        Place(name, heading=tag.partition(":")[2]),
        "This part of the draft cannot be found any more: its control and its bookmark are gone.",
        "If its text is still there, it stays as it is; new figures for it are not put in.",
        "warning",
        key=tag,
    )


def _unproved(name: str, why: str) -> Finding:
    return Finding(
        "refresh-unproved",
        Place(name),
        f"The refreshed file {why}, so it was not written.",
        "The draft is as it was. Accept or reject the changes in it and try again; tell us if it stays so.",
    )
