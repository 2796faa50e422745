"""A paper that names, in the place of each line that paper.yaml gives its front sheet, the line that belongs there.

Written and read back, it shows where in a draft each of these lines stands: what people typed there is known by that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.filling import MARK_BEGINS, MARK_BOX, MARK_ENDS
from paperwork.model.paper import Paper, Slots
from paperwork.model.supplied import Brief, FormLine, Inputs

from .unset import WHAT

# The slots that print the day of the meeting.
_DAYS = ("date", "date_words")
# What is the subject where paper.yaml does not say it.
_TITLES = ("report_title", "short_title")


class Asked(Struct, frozen=True):
    """A paper with marks for what paper.yaml says; by the key of each mark what it says now, and what it is called.

    A key is `meeting` or `forms/ask/decision`. What is said is empty where it is still to be written, a day is
    2026-02-27, and a box "yes" or "no".
    """

    paper: Paper
    said: Mapping[str, str]
    titles: Mapping[str, str]


def asked(paper: Paper, inputs: Inputs, given: Collection[str]) -> Asked:
    """The paper with its marks; `given` are the keys that stand in its paper.yaml."""
    brief = inputs.brief
    heads = dict(_heads(paper.slots, given))
    rules = inputs.template.forms
    lines = {id: tuple(_marked(id, line, brief) for line in rules[id]) if id in brief.forms else () for id in rules}
    found = [one for id in lines for one in lines[id]]
    slots: Slots = {
        **paper.slots,
        **{slot: f"{MARK_BEGINS}{key}{MARK_ENDS}" for slot, key in heads.items()},
        "forms": {id: tuple(one.slots for one in lines[id]) for id in lines},
    }
    said = {key: _said(key, slot, brief, paper.slots) for slot, key in heads.items()}
    titles = {key: WHAT[key] for key in said}
    return Asked(
        replace(paper, slots=slots),
        said | {one.key: one.said for one in found},
        titles | {one.key: str(one.slots["label"]) for one in found},
    )


class _Line(Struct, frozen=True):
    """A line of a form, by its key: what it says, and its slots with a mark."""

    key: str
    said: str
    slots: Slots


def _marked(form: str, line: FormLine, brief: Brief) -> _Line:
    key, said = f"forms/{form}/{line.id}", brief.forms[form].get(line.id, "")
    mark = f"{MARK_BOX if line.box else MARK_BEGINS}{key}{MARK_ENDS}"
    value, box = ("", mark) if line.box else (mark, "")
    ticked = line.box and said == "yes"
    return _Line(key, said, {"label": line.label, "value": value, "box": line.box, "ticked": ticked, "mark": box})


def _heads(slots: Slots, given: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each slot of the head that is printed, with the key that it comes from: a title may be the subject's words."""
    for slot in (*WHAT, *_DAYS):
        if slots[slot] != "":
            is_subject = slot in _TITLES and slot not in given and slots[slot] == slots["subject"]
            yield slot, "date" if slot in _DAYS else "subject" if is_subject else slot


def _said(key: str, slot: str, brief: Brief, slots: Slots) -> str:
    if key == "date":
        return brief.date.isoformat() if brief.date else ""
    return "" if slot in brief.unset else str(slots[slot])
