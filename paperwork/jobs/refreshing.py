"""An edited draft and a new build, joined and proved: the part of a refresh that needs no folder and writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from paperwork.jobs.proving import Claim, prove
from paperwork.model.findings import Finding, Place, Severity
from paperwork.model.paper import Draft
from paperwork.model.revision import WHOLE, Change, Plan
from paperwork.model.tags import FACT
from paperwork.revise import Movement, Names, doubted, tokens
from paperwork.revise import plan as planned
from paperwork.revise.doubts import is_doubt
from paperwork.revise.report import tags_of
from paperwork.word import archive
from paperwork.word.normal import standing
from paperwork.word.patch.answering import answered, resolved
from paperwork.word.patch.patching import hiding, patched
from paperwork.word.patch.recovering import recovered
from paperwork.word.patch.settling import settled, unsettled
from paperwork.word.patch.tracking import AUTHOR
from paperwork.word.patch.withdrawing import withdraw_annotations, withdraw_said
from paperwork.word.reader import read

_BY_HAND = (
    "Change them by hand. A program other than Word may have saved the file: to have them renewed again, build the "
    "paper anew into another folder, and copy what was written here into that draft."
)


class New(Struct, frozen=True):
    """What is new: a fresh build of the draft's paper, what stands under each tag in it, and how each measure stands.

    `texts` has of each fact that the draft may hold its value now, whether or not the build's sentences name it.
    """

    data: bytes
    texts: Mapping[str, str]
    movements: Mapping[str, Movement] = field(default_factory=dict)


class Refreshed(Struct, frozen=True):
    """A refreshed draft, not yet stamped: its parts (none where there was nothing to do), the plan, what was found.

    `names` has what a person calls the parts that the plan is about.
    """

    parts: Mapping[str, bytes] | None
    plan: Plan
    names: Names
    findings: tuple[Finding, ...] = ()


def refreshed(
    data: bytes, name: str, base: Mapping[str, str], new: New, at: date, taken: Mapping[str, str] = {}
) -> Refreshed:
    """A draft with what is new in it as tracked changes of the day `at`; `base` is what was last written, by tag.

    `taken` has what was harvested from it since, by tag.

    Our own earlier changes are settled first, if there is anything new. Raises PaperworkError where the result does
    not prove to be the draft with the new text alone.
    """
    parts = archive.members(data, name)
    # What a check said of the draft, it said of the draft before.
    withdraw_annotations(parts)
    # LibreOffice drops the tags of controls: without them back, there would seem to be nothing to renew.
    whole = recovered(parts, base, base).parts
    before, now = whole, read(archive.packed(whole, tight=False), name)
    plan = planned(base, hiding(before, standing(now)), new.texts, now.comments, taken)
    names = _names(base, now, new)
    if not plan.touches:
        return Refreshed(None, plan, names, tuple(_lost(plan, names, name, "error")))
    if unsettled(whole):
        before = settled(whole, accept=True)
        now = read(archive.packed(before, tight=False), name)
        plan = planned(base, hiding(before, standing(now)), new.texts, now.comments, taken)
    plan = doubted(plan, standing(now), new.movements, now.comments)
    work = _without_superseded(before, plan)
    done = patched(work, archive.members(new.data, name), plan, at, tokens)
    plan = _as_followed(plan, done.unfollowed)
    prove(done.parts, Claim(name, before, now, plan, new.texts))
    found = (*_lost(plan, names, name, "warning"), *(_unfollowed(change, names, name) for change in done.unfollowed))
    return Refreshed(done.parts, plan, names, found)


def _names(base: Mapping[str, str], now: Draft, new: New) -> Names:
    """By the headings of the draft, else by those that it had, else by those of the new build."""
    frames = [text.text for text in standing(now) if text.tag == WHOLE]
    frames += [texts[WHOLE] for texts in (base, new.texts) if WHOLE in texts]
    return Names(tuple(frames), {id: one.name for id, one in new.movements.items()})


def _without_superseded(parts: Mapping[str, bytes], plan: Plan) -> Mapping[str, bytes]:
    """A draft's parts without the comments that those of a plan take the place of."""
    said = [one for change in plan.changes for one in change.superseded]
    made = dict(parts)
    # An answer is a person's: what is doubted stays with it, resolved.
    kept = answered(made, AUTHOR, {one for one in said if is_doubt(one)})
    resolved(made, AUTHOR, kept)
    if gone := [one for one in said if one not in kept]:
        withdraw_said(made, AUTHOR, gone)
    return made


def _as_followed(plan: Plan, unfollowed: tuple[Change, ...]) -> Plan:
    """The plan as it was carried out: what could not be followed is kept, and clashes."""
    told = {(change.tag, change.occurrence) for change in unfollowed}
    changes = (
        replace(one, outcome="clashed", steps=(), after=one.now) if (one.tag, one.occurrence) in told else one
        for one in plan.changes
    )
    return Plan(tuple(changes))


def _unfollowed(change: Change, names: Names, name: str) -> Finding:
    return Finding(
        "refresh-unfollowed",
        Place(name, heading=names.of(change.tag)),
        "The new text could not be put into what stands there now; a comment tells it.",
        "Look at the comment, and change the text by hand.",
        "warning",
        key=change.tag,
    )


def _lost(plan: Plan, names: Names, name: str, severity: Severity) -> Iterator[Finding]:
    """What changed in the inputs and can no longer be followed: an error where there is nothing else to do."""
    tags = tags_of(plan, "lost")
    figures = [names.of(tag) for tag in tags if tag.startswith(FACT)]
    parts = names.grouped(tag for tag in tags if not tag.startswith(FACT))
    for said, what in ((parts, "These parts have"), (figures, "These figures in sentences have")):
        if said:
            message = f"{what} lost the frames by which they are renewed, and have changed since: {'; '.join(said)}."
            yield Finding("refresh-lost", Place(name), message, _BY_HAND, severity, key=what)
