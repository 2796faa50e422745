"""New: a paper's folder, begun empty or from the month before, and its first draft."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from paperwork.inputs.starting.folders import place_for
from paperwork.inputs.starting.following import followed
from paperwork.inputs.starting.fresh import begun
from paperwork.inputs.starting.start import Wanted, period_said
from paperwork.inputs.workspace import relative
from paperwork.jobs.build import build
from paperwork.jobs.outputs import write_whole
from paperwork.model.findings import PaperworkError
from paperwork.model.paper import Outcome

# What the first build warns of and an author is told at once; what else is missing in a new paper goes without saying.
_TOLD = ("not-set",)


def new(template: str, folder: Path, *, earlier: Path | None = None, as_at: str = "") -> Outcome:
    """The files of a new paper in `folder`, and its draft; with `earlier`, those of the paper that follows that one.

    Raises PaperworkError, with nothing written, where it can't be begun. Where the draft can't be built the folder
    stays, and the findings say what is to be mended.
    """
    workspace, path = place_for(folder)
    name = PurePath(template).as_posix().removeprefix("./").removeprefix("templates/")
    wanted = Wanted(workspace, path, name.removesuffix(".docx").removesuffix(".yaml"), period_said(as_at))
    start = begun(wanted) if earlier is None else followed(wanted, earlier)
    written = write_whole(start.files)
    drafted = _drafted(path)
    findings = tuple(one for one in drafted.findings if one.severity == "error" or one.check in _TOLD)
    notes = (*start.notes, *drafted.notes, *_next_step(drafted, relative(workspace, path), len(findings)))
    return Outcome((*written, *drafted.written), (*start.findings, *findings), notes)


def _drafted(folder: Path) -> Outcome:
    try:
        return build(folder)
    except PaperworkError as error:
        return Outcome(findings=error.findings)


def _next_step(drafted: Outcome, paper: str, told: int) -> Iterator[str]:
    if not drafted.written:
        yield f"The folder is there, but no draft yet: mend what is said above, then type paperwork build {paper}"
        return
    if more := len(drafted.findings) - told:
        yield f"The draft shows what is still missing; paperwork check {paper} lists it: {more:,} warnings."
    draft = drafted.written[0].name
    yield f"Write into {draft} in Word, then type paperwork harvest {draft}. Its facts stand in {paper}/paper.yaml"
