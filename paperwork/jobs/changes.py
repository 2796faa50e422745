"""What changed since a draft was written: in its inputs, its facts, and in the text that people edited."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from paperwork import __version__
from paperwork.jobs.belonging import Living, living, paper_of
from paperwork.jobs.disclosing import printable
from paperwork.jobs.harvesting import with_controls
from paperwork.jobs.stamping import measures_of
from paperwork.model.blocks import Region, within
from paperwork.model.changes import Changes, Side
from paperwork.model.findings import Finding, Place
from paperwork.model.paper import Outcome, Stamp, StampedFact, StampedMeasure
from paperwork.model.tags import FACT, owner_of
from paperwork.paper.prose import NO_VALUE
from paperwork.revise import fact_changes, input_changes, text_changes
from paperwork.revise.changed_texts import Said, of_draft, of_stamp
from paperwork.revise.differences import Known
from paperwork.revise.listing import listed
from paperwork.word.normal import standing, struck


def changes(file: Path, other: Path | None = None, *, paper: Path | None = None) -> Outcome:
    """What changed since a draft was written, or from it to another; nothing is written.

    Raises PaperworkError where a file is no draft of ours, or the draft's paper is not found or can't be read.
    """
    return _to_draft(file, other) if other else _to_inputs(file, paper)


def _to_inputs(file: Path, paper: Path | None) -> Outcome:
    """From what was written into a draft to what its inputs say, and to what it says itself."""
    given = living(file)
    folder = paper_of(file, given.stamp, paper)
    printed = printable(folder)
    inputs = printed.inputs
    name = folder.relative_to(inputs.workspace).as_posix()
    saved = {one.path: _saved(inputs.workspace / one.path) for one in inputs.sources}
    now = Known(name, inputs.sources, measures_of(inputs, printed.results), saved)
    texts = sides_of(given)
    was = _known(given.stamp, now)
    known = was, _beside(now, was, given.stamp)
    found = _compared(_side(given), Side(name, name, __version__), known, texts)
    return _outcome(replace(found, tracked=_tracked(given)), (given,))


def _to_draft(file: Path, other: Path) -> Outcome:
    """From one draft to another."""
    first, second = living(file), living(other)
    was, now = (Known(one.stamp.paper, one.stamp.sources, one.stamp.measures) for one in (first, second))
    was, now = _known(first.stamp, now), _known(second.stamp, was)
    known = _beside(was, now, second.stamp), _beside(now, was, first.stamp)
    sides = _side(first), _side(second)
    if file.name == other.name:
        sides = replace(sides[0], name=file.as_posix()), replace(sides[1], name=other.as_posix())
    found = _compared(*sides, known, (_said(first), _said(second)))
    return _outcome(replace(found, tracked=_tracked(first) + _tracked(second)), (first, second))


def _compared(was: Side, now: Side, known: tuple[Known, Known], texts: tuple[Said, Said]) -> Changes:
    return Changes(was, now, input_changes(*known), fact_changes(*known), text_changes(*texts))


def _known(stamp: Stamp, beside: Known) -> Known:
    """What a stamp knows; of one that kept no facts, those that its sentences held, named as `beside` names them."""
    measures = stamp.measures or _from_sentences(stamp, beside)
    return Known(stamp.paper, stamp.sources, measures)


def _from_sentences(stamp: Stamp, beside: Known) -> dict[str, StampedMeasure]:
    found: dict[str, dict[str, StampedFact]] = {}
    for tag, one in stamp.regions.items():
        if tag.startswith(FACT) and one.text != NO_VALUE:
            measure, _, name = tag.removeprefix(FACT).partition("/")
            found.setdefault(measure, {})[name] = StampedFact(one.text.split("\n")[0])
    named = {id: beside.measures.get(id, StampedMeasure(id, "", {})) for id in found}
    return {id: replace(named[id], facts=facts) for id, facts in found.items()}


def _beside(side: Known, other: Known, stamp: Stamp) -> Known:
    """A side as it can be held against the other: by the facts of its sentences alone, where that kept no more."""
    if stamp.measures:
        return side
    measures = {
        id: replace(
            side.measures[id], facts={name: one for name, one in side.measures[id].facts.items() if name in kept.facts}
        )
        for id, kept in other.measures.items()
        if id in side.measures
    }
    return replace(side, measures=measures)


def sides_of(given: Living) -> tuple[Said, Said]:
    """What a draft said when it was last written, and what it says."""
    return of_stamp({tag: one.text for tag, one in given.stamp.regions.items()}), _said(given)


def _said(given: Living) -> Said:
    draft = with_controls(given)
    parts = (block for block in within(draft.blocks) if isinstance(block, Region) and owner_of(block.tag) == "author")
    out = {part.tag: said for part in parts if (said := struck(part.blocks))}
    written = given.stamp.regions
    texts, earlier = ({tag: getattr(one, side) for tag, one in written.items()} for side in ("text", "earlier"))
    return of_draft(standing(draft), texts, out, earlier)


def _side(given: Living) -> Side:
    return Side(given.file.name, given.stamp.paper, given.stamp.program, given.stamp.at)


def _saved(file: Path) -> str:
    return date.fromtimestamp(file.stat().st_mtime).isoformat()


def _tracked(given: Living) -> int:
    return sum(finding.check == "tracked-change" for finding in given.draft.findings)


def _outcome(found: Changes, drafts: tuple[Living, ...]) -> Outcome:
    findings = [finding for one in drafts for finding in one.findings]
    findings += [_few_facts(one.file.name) for one in drafts if not one.stamp.measures]
    return Outcome((), tuple(findings), listed(found), found)


def _few_facts(name: str) -> Finding:
    message = "The draft was written by an earlier paperwork, which kept only the facts that its sentences hold."
    hint = "Facts in tables and charts are not compared. A new build, or a refresh, keeps them all."
    return Finding("stamp-older", Place(name), message, hint, "warning")
