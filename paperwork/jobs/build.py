"""Build: a paper's folder to its Word draft, and to the PDF of that draft where it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from paperwork import __version__
from paperwork.checks import run
from paperwork.inputs.workspace import cache_of
from paperwork.jobs.accepting import distinct, marked
from paperwork.jobs.disclosing import printable
from paperwork.jobs.outputs import guard, note, write_whole
from paperwork.jobs.paging import Pages
from paperwork.jobs.pdf import Made, Wishes, made_of
from paperwork.jobs.reading import read_back
from paperwork.jobs.remembering import forgotten
from paperwork.jobs.stamping import measures_of, stamp
from paperwork.model.jurisdictions import JURISDICTIONS
from paperwork.model.paper import Outcome, Paper, Stamp, StampedMeasure
from paperwork.model.periods import date_words
from paperwork.model.supplied import Inputs
from paperwork.paper import compose
from paperwork.paper.charts import draw
from paperwork.word.stamp import stamped
from paperwork.word.writer import left_out, with_pages, write

_NUMBERS = {3: "three", 5: "five"}


def build(
    folder: Path, *, out: Path | None = None, with_pdf: bool = False, at: date | None = None, force: bool = False
) -> Outcome:
    """The paper of `folder` as `<folder's name>.docx` in `out`, by itself `outputs/<council>/` of its workspace.

    Raises PaperworkError, with nothing written, where the inputs can't be read or contradict themselves, or where
    the file there is open or was edited (`force` keeps a copy of that one).
    """
    printed = printable(folder, keeps=True)
    inputs, results = printed.inputs, printed.results
    target, cache = _target(inputs, out), cache_of(inputs.workspace)
    paper = compose(inputs, results)
    paper = draw(replace(paper, at=at or paper.at), cache / "charts")
    data, given = _draft(paper, measures_of(inputs, results), cache)
    pdf = made_of(data, target.name, Wishes()) if with_pdf else Made(b"", ())
    kept = guard(target, paper.path, force=force, notes=cache / "drafts")
    written = {target: data} | ({target.with_suffix(".pdf"): pdf.data} if pdf.data else {})
    write_whole({**written, **forgotten(target, inputs.folder, inputs.workspace)})
    note(cache / "drafts", paper.path, data)
    drafted = (*paper.findings, *left_out(paper, given.regions), *pdf.findings)
    found = distinct(dict.fromkeys((*printed.findings, *run(inputs, results), *drafted)))
    findings = marked(found, paper.accepted)
    return Outcome(
        tuple(written), findings, (*pdf.notes, *_kept(kept), *_stale(target, tuple(written)), deadline(inputs))
    )


def deadline(inputs: Inputs) -> str:
    """When the paper must be public, in a sentence (Local Government Act 1972, section 100B, and its kin)."""
    if inputs.publish_by is None or inputs.brief.date is None:
        return "By when to publish it can be said once the day of the meeting is set in paper.yaml."
    days = JURISDICTIONS[inputs.council.jurisdiction].clear_days
    return (
        f"Publish by {_long_date(inputs.publish_by)}: {_NUMBERS[days]} clear days before the meeting "
        f"on {_long_date(inputs.brief.date)}."
    )


def _long_date(day: date) -> str:
    return f"{day:%A} {date_words(day)}"


def _target(inputs: Inputs, out: Path | None) -> Path:
    folder = out or inputs.workspace / "outputs" / inputs.folder.parent.name
    return folder / f"{inputs.folder.name}.docx"


def _draft(paper: Paper, measures: Mapping[str, StampedMeasure], cache: Path) -> tuple[bytes, Stamp]:
    """The Word file, its contents list filled with the pages of our own PDF of it, and the stamp that is in it."""
    data = write(paper, __version__)
    pages = Pages(data, cache / "pages")
    draft = read_back(data, f"{paper.id}.docx", cache / "regions", whole=pages.kept is None)
    given = stamp(paper, draft, measures)
    return stamped(with_pages(data, pages.of(draft)), given), given


def _kept(copy: Path | None) -> tuple[str, ...]:
    return (f"The edited draft is kept as {copy.name}.",) if copy else ()


def _stale(target: Path, written: tuple[Path, ...]) -> tuple[str, ...]:
    """A word about the PDF of an earlier draft that still stands beside a new one."""
    pdf = target.with_suffix(".pdf")
    if pdf in written or not pdf.exists():
        return ()
    return (f"{pdf.name} was made from an earlier draft. Make it anew with: paperwork pdf {target.name}",)
