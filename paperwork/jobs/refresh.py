"""Refresh: new inputs into an edited draft, as tracked changes; no word that a person wrote is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from paperwork import __version__
from paperwork.inputs.workspace import cache_of
from paperwork.jobs.belonging import Living, gone_astray, living, paper_of
from paperwork.jobs.changes import sides_of
from paperwork.jobs.disclosing import printable
from paperwork.jobs.marking import Lifted, Marks, lifted, marks_of
from paperwork.jobs.moving import movements
from paperwork.jobs.outputs import write_whole
from paperwork.jobs.refreshing import New, Refreshed, refreshed
from paperwork.jobs.remembering import Taken, agreed, also_of, forgotten, taken_from
from paperwork.jobs.stamping import measures_of, stamp
from paperwork.model.changes import TextChange
from paperwork.model.findings import Finding, PaperworkError, Place
from paperwork.model.measures import Results
from paperwork.model.paper import Draft, Outcome, Paper, Stamp, StampedMeasure
from paperwork.model.revision import Plan
from paperwork.model.tags import FACT, fact_name
from paperwork.paper import compose
from paperwork.paper.charts import draw
from paperwork.paper.prose import shown
from paperwork.revise import input_changes, report, text_changes
from paperwork.revise.differences import Known
from paperwork.revise.gaps import has_sign
from paperwork.revise.listing import kept_as_before
from paperwork.word import archive
from paperwork.word.normal import regions
from paperwork.word.reader import read
from paperwork.word.stamp import stamped
from paperwork.word.writer import write

_NOTHING = "Nothing has changed in the inputs since this draft was last built or refreshed."
_SAID = "The inputs have changed, but the draft says already all that they give for it, so nothing was written."
_NOTHING_ELSE = "Nothing else in the draft has changed."
_PROGRAM = "No input has changed: what is new comes of the program itself, which is newer."
_GAPS = "No input has changed: what is new stands in the place of gaps."
_VERSION = re.compile(r"^(.*) v(\d+)$")


class _Fresh(Struct, frozen=True):
    """A new build of a draft's paper: what it says, and what was found on the way."""

    paper: Paper
    draft: Draft
    new: New
    measures: Mapping[str, StampedMeasure]
    findings: tuple[Finding, ...]
    workspace: Path
    marks: Marks


def refresh(
    file: Path, *, at: date, paper: Path | None = None, out: Path | None = None, dry_run: bool = False
) -> Outcome:
    """The draft with what its inputs say now, in a new file beside it (`NAME v2.docx`), or as `out` names it.

    `at` is the day that the tracked changes bear. Raises PaperworkError, with nothing written, where the file is no
    draft of ours, its paper is not found, its inputs can't be read, or the result does not prove itself.
    """
    draft = living(file)
    _named_as_word(file)
    folder = paper_of(file, draft.stamp, paper)
    fresh = _built(folder, draft.stamp, at)
    renamed = gone_astray(file, draft.stamp, fresh.paper.path, fresh.paper.sources)
    memory = taken_from(draft, folder, fresh.workspace)
    done = _refreshed(draft, fresh.new, at, memory)
    findings = (*draft.findings, *renamed, *fresh.findings, *done.findings)
    kept = text_changes(*sides_of(draft))
    told, changed = report(_without_kept(done.plan, kept), done.names), since(draft.stamp, fresh.paper)
    seen = lifted(draft, done.parts, fresh.marks)
    rejected = kept_as_before(one for one in kept if _is_left(done.plan, one.tag))
    if done.parts is None:
        notes = seen.notes + _said_of_nothing(told, changed, done, seen)
        files = {} if dry_run else _unchanged(draft, out, seen)
        # What was harvested from a draft was harvested from a copy of it as well.
        also = (also_of(memory, target, folder, fresh.workspace) for target in files)
        write_whole({**files, **next(also, {})})
        return Outcome(tuple(files), findings, (*notes, *rejected))
    notes = (*told, *rejected, *seen.notes, changed or _why_new(done.plan))
    if dry_run:
        return Outcome((), findings, notes)
    given = stamp(fresh.paper, fresh.draft, fresh.measures, fresh.new.texts, draft.stamp)
    data = stamped(archive.packed(seen.parts or done.parts), given)
    target = _target(file, out)
    write_whole({target: data, **forgotten(target, folder, fresh.workspace)})
    return Outcome((target,), findings, notes)


def _named_as_word(file: Path) -> None:
    """Stops at a draft whose name would make its next version a file that no program opens."""
    if file.suffix.lower() != ".docx":
        message = "The file is a Word draft, but its name does not end in .docx, so nothing was written."
        finding = Finding(
            "ending", Place(file.name), message, f"Rename it to {file.stem}.docx, and run the command again."
        )
        raise PaperworkError(finding, exit_status=2)


def _refreshed(draft: Living, new: New, at: date, memory: Taken) -> Refreshed:
    base = {tag: one.text for tag, one in draft.stamp.regions.items()}
    try:
        return refreshed(draft.data, draft.file.name, base, new, at, agreed(memory, base))
    except PaperworkError:
        # Of a damaged file reading says which it is, and not its part alone.
        _ = draft.draft
        raise


def _built(folder: Path, stamp: Stamp, at: date) -> _Fresh:
    printed = printable(folder, keeps=True)
    inputs, results = printed.inputs, printed.results
    paper = compose(inputs, results)
    # What is to be remarked on was remarked on in the draft when it was built.
    paper = draw(replace(paper, at=at, remarks={}), cache_of(inputs.workspace) / "charts")
    data = write(paper, __version__)
    draft = read(data, f"{paper.id}.docx")
    facts = {tag: text for tag in stamp.regions if tag.startswith(FACT) and (text := _fact(tag, results))}
    texts = facts | {tag: one.text for tag, one in regions(draft).items()}
    found = (*printed.findings, *paper.findings)
    return _Fresh(
        paper,
        draft,
        New(data, texts, movements(results, stamp.measures)),
        measures_of(inputs, results),
        found,
        inputs.workspace,
        marks_of(inputs),
    )


def _fact(tag: str, results: Results) -> str:
    """What a fact says now, whether or not the new build's own sentences name it; empty where it is no longer one."""
    try:
        return shown(results.fact(fact_name(tag)))
    except KeyError:
        return ""


def since(stamp: Stamp, paper: Paper) -> str:
    """Which inputs have changed since a draft was written, in a line; apart from that, where none of them is data."""
    sides = Known(stamp.paper, stamp.sources, {}), Known(paper.path, paper.sources, {})
    changed = input_changes(*sides)
    named = ", ".join(one.path.rpartition("/")[2] for one in changed)
    if not changed or any(one.kind == "data" for one in changed):
        return f"Changed since then: {named}." if changed else ""
    return f"Changed since then: {named}. No data are among them: only words, rules or the template."


def _is_left(plan: Plan, tag: str) -> bool:
    """Whether the inputs say of a text what they said when the draft was written."""
    return not any(one.tag == tag and one.outcome == "clashed" for one in plan.changes)


def _without_kept(plan: Plan, kept: Sequence[TextChange]) -> Plan:
    """A plan without the parts that stay as the program itself had written them earlier: nobody edited those."""
    alone = {one.tag for one in kept if one.edits and all(edit.earlier for edit in one.edits)}
    return Plan(tuple(one for one in plan.changes if one.outcome != "kept" or one.tag not in alone))


def _why_new(plan: Plan) -> str:
    """What is new in a draft none of whose inputs has changed."""
    gaps = any(has_sign(one.now) and not has_sign(one.after) for one in plan.changes if one.steps)
    return _GAPS if gaps else _PROGRAM


def _said_of_nothing(told: tuple[str, ...], changed: str, done: Refreshed, seen: Lifted) -> tuple[str, ...]:
    """Why nothing else is done to a draft: no input has changed, or nothing that it shows or that can be followed."""
    away = any(change.outcome in ("gone", "lost") for change in done.plan.changes)
    if seen.parts is not None:
        return (*(told if away else ()), _NOTHING_ELSE, *((changed,) if changed else ()))
    if not changed:
        return (*(told if away else ()), _NOTHING)
    if away:
        return (*told, "Nothing else has changed, so nothing was written.", changed)
    return (_SAID, changed)


def _unchanged(draft: Living, out: Path | None, seen: Lifted) -> Mapping[Path, bytes]:
    """A draft to which nothing is done but that comments go; without these it is written only to a name of its own."""
    if seen.parts is not None:
        return {_target(draft.file, out): archive.packed(seen.parts)}
    return {} if out is None else {_target(draft.file, out): draft.data}


def _target(file: Path, out: Path | None) -> Path:
    """A name that nothing has yet: the draft's own with the next version, or as `out`, a file or a folder, says."""
    if out is not None and out.suffix.lower() == ".docx" and not out.is_dir():
        if out.exists():
            raise PaperworkError(_taken(out))
        return out
    named = _VERSION.match(file.stem)
    stem, number = (named[1], int(named[2])) if named else (file.stem, 1)
    folder = out or file.parent
    while (path := folder / f"{stem} v{(number := number + 1)}{file.suffix}").exists():
        continue
    return path


def _taken(out: Path) -> Finding:
    message = "There is a file of that name already, so nothing was written."
    hint = "Give a name that is new, or none: the next version's name is then taken."
    return Finding("output-taken", Place(out.name), message, hint)
