"""What a refresh came to, in a few lines: how much was updated, kept, merged, clashed, added, dropped and gone."""

from __future__ import annotations

from collections import Counter

from paperwork.model.revision import WHOLE, Change, Outcome, Plan
from paperwork.model.tags import FACT

_COUNTED: tuple[tuple[Outcome, str, str, str, str], ...] = (
    ("updated", "Updated", "part", "figure in a sentence", "figures in sentences"),
    ("merged", "Merged with what was edited", "part", "figure in a sentence", "figures in sentences"),
    ("kept", "Left as it was edited", "part", "figure in a sentence", "figures in sentences"),
)
_TOLD: dict[Outcome, str] = {
    "clashed": "Edited, and changed in the inputs as well; both stand there, with a comment: {name}.",
    "added": "New in the paper: {name}.",
    "dropped": "No longer in the paper: {name}.",
    "gone": "Deleted in the draft, and its content has changed since: {name}.",
}


def report(plan: Plan) -> tuple[str, ...]:
    """The lines for the person who asked."""
    counted = Counter((change.outcome, change.tag.startswith(FACT)) for change in plan.changes)
    lines = []
    for outcome, said, part, figure, figures in _COUNTED:
        parts, facts = counted[outcome, False], counted[outcome, True]
        named = [_number(parts, part, f"{part}s")] if parts else []
        named += [_number(facts, figure, figures)] if facts else []
        lines += [f"{said}: {' and '.join(named)}."] if named else []
    return (*lines, *(line for change in plan.changes for line in _told(change)))


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _told(change: Change) -> list[str]:
    form = _TOLD.get(change.outcome, "")
    return [form.format(name=name_of(change.tag))] if form else []


def name_of(tag: str) -> str:
    """A tag as a person would call what stands under it."""
    if tag == WHOLE:
        return "the order of the parts and the words between them"
    return tag.partition(":")[2].replace("/", ", ").replace("_", " ")
