"""The appendices of a paper: files brought in whole, each under its title; what is in them is read in writing."""

from __future__ import annotations

from typing import Literal

from paperwork.model.blocks import Appendix, Region
from paperwork.model.findings import Finding, PaperworkError
from paperwork.model.paper import Slots
from paperwork.model.supplied import Appendix as Supplied
from paperwork.model.supplied import Inputs

from . import tags


def appendices(inputs: Inputs) -> tuple[Slots, ...]:
    """One tree an appendix: its title, and its body, which is data: no one edits a file that was brought in."""
    return tuple(_slots(one, inputs) for one in inputs.brief.appendices)


def _slots(supplied: Supplied, inputs: Inputs) -> Slots:
    kind: Literal["docx", "pdf"] = "pdf" if supplied.file.suffix.lower() == ".pdf" else "docx"
    name = supplied.file.relative_to(inputs.workspace).as_posix()
    if name.startswith("outputs/"):
        raise PaperworkError(_made(supplied, name))
    body = Appendix(supplied.data, kind, supplied.title, name)
    return {"title": supplied.title, "body": Region(tags.appendix(supplied.id), "data", (body,))}


def _made(supplied: Supplied, name: str) -> Finding:
    message = f"{name} was made by a build, and the next one may make it anew."
    hint = "Copy what was circulated into the council's folder under inputs/, and name that file."
    return Finding("appendix-made", supplied.place, message, hint)
