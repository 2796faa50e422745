"""A paper that names, in the place of each line that paper.yaml gives its front sheet, the line that belongs there.

Written and read back, it shows where in a draft each of these lines stands: what people typed there is known by that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from paperwork.model.filling import MARK_BEGINS, MARK_BOX, MARK_ENDS
from paperwork.model.paper import Paper, Slots
from paperwork.model.supplied import Brief, FormLine, Inputs

from .front import BOX_EMPTY, BOX_TICKED
from .prose import to_be_written
from .unset import WHAT

_DAY, _DAY_IN_WORDS = "date", "date_words"


class Asked(Struct, frozen=True):
    """A paper with marks for what paper.yaml says, and what each mark stands for, as the paper prints it.

    By the key of each line (`meeting`, `forms/ask/decision`) what it says now, and what it is called. What is said is
    empty where it is still to be written, a day is 2026-02-27, and a box "yes" or "no".
    """

    paper: Paper
    printed: Mapping[str, str]
    said: Mapping[str, str]
    titles: Mapping[str, str]


def asked(paper: Paper, inputs: Inputs) -> Asked:
    """The paper with its marks."""
    brief, slots = inputs.brief, paper.slots
    heads = [slot for slot in (*WHAT, _DAY_IN_WORDS) if slots[slot] != ""]
    marks = {slot: _mark(f"{_DAY}#words" if slot == _DAY_IN_WORDS else slot) for slot in heads}
    lines = list(_lines(inputs))
    forms = {id: tuple(one.slots for one in lines if one.form == id) for id in inputs.template.forms}
    said = {slot: _said(slot, brief, slots) for slot in heads if slot != _DAY_IN_WORDS}
    return Asked(
        replace(paper, slots={**slots, **marks, "forms": forms}),
        {marks[slot]: str(slots[slot]) for slot in heads} | {one.mark: one.printed for one in lines},
        said | {one.key: one.said for one in lines},
        {slot: WHAT[slot] for slot in said} | {one.key: one.line.label for one in lines},
    )


class _Line(Struct, frozen=True):
    """A line of a form that the paper fills in, and what it says."""

    form: str
    line: FormLine
    said: str

    @property
    def key(self) -> str:
        return f"forms/{self.form}/{self.line.id}"

    @property
    def mark(self) -> str:
        return _mark(self.key, MARK_BOX if self.line.box else MARK_BEGINS)

    @property
    def printed(self) -> str:
        if self.line.box:
            return BOX_TICKED if self.said == "yes" else BOX_EMPTY
        return self.said or to_be_written(self.line.label)

    @property
    def slots(self) -> Slots:
        box, mark = self.line.box, self.mark
        shown = {"value": "" if box else mark, "mark": mark if box else ""}
        return {"label": self.line.label, "box": box, "ticked": box and self.said == "yes", **shown}


def _lines(inputs: Inputs) -> Iterator[_Line]:
    given = inputs.brief.forms
    for id, lines in inputs.template.forms.items():
        if id in given:
            yield from (_Line(id, line, given[id].get(line.id, "")) for line in lines)


def _mark(key: str, begins: str = MARK_BEGINS) -> str:
    return f"{begins}{key}{MARK_ENDS}"


def _said(key: str, brief: Brief, slots: Slots) -> str:
    if key == _DAY:
        return brief.date.isoformat() if brief.date else ""
    return "" if key in brief.unset else str(slots[key])
