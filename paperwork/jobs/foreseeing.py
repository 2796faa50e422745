"""The draft that a build would write now, read back to be proof-read: charts are undrawn, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from paperwork import __version__
from paperwork.checks.proof import proved
from paperwork.checks.reading import Knowledge, reading_of
from paperwork.checks.spots import Texted, spots
from paperwork.inputs.homes import COMMENTARY, FRONT_SHEET
from paperwork.jobs.accepting import distinct
from paperwork.jobs.deadlines import last_working_day
from paperwork.jobs.undrawn import undrawn
from paperwork.model.blocks import Block, Region
from paperwork.model.findings import Finding, Place
from paperwork.model.paper import Draft, Paper
from paperwork.model.supplied import Inputs
from paperwork.paper import tags
from paperwork.word.reader import read
from paperwork.word.writer import write


def foreseen(paper: Paper, knowledge: Knowledge) -> tuple[Finding, ...]:
    """What would be wrong in what the paper's draft says, each in the file of the inputs in which an author mends it.

    What no author has written is told of the draft itself.
    """
    name = f"{paper.id}.docx"
    draft = read(write(undrawn(paper), __version__), name)
    found = distinct(proved(reading_of(draft, name, knowledge, last_working_day)))
    homes, tags_of = _homes(knowledge.inputs), _tags_of(draft)
    return tuple(_at_home(finding, homes.get(tags_of.get(finding.place.paragraph, ""))) for finding in found)


def _homes(inputs: Inputs) -> Mapping[str, Place]:
    """Where the author's words under each tag are written."""
    folder = inputs.folder.relative_to(inputs.workspace).as_posix()
    homes = {
        tags.section(one.rule.id): replace(one.place, file=one.place.file or f"{folder}/{FRONT_SHEET}")
        for one in inputs.sections
    }
    for page in (page for priority in inputs.brief.priorities for page in priority.pages):
        file = f"{folder}/{COMMENTARY}"
        homes |= {tags.measure(page.id, part): Place(file) for part in ("lead", "notes")}
        for number, question in enumerate(page.questions, 1):
            homes[tags.measure(page.id, f"q{number}")] = replace(question.place, file=question.place.file or file)
    return homes


def _tags_of(draft: Draft) -> Mapping[int, str]:
    """The tag of the part in which each paragraph stands, by its number."""
    tags = dict(_tagged(draft.blocks, ""))
    return {spot.number: tags.get(id(spot.block), "") for spot in spots(draft) if isinstance(spot.block, Texted)}


def _tagged(blocks: Iterable[Block], tag: str) -> Iterator[tuple[int, str]]:
    for block in blocks:
        if isinstance(block, Region):
            yield from _tagged(block.blocks, block.tag)
        else:
            yield id(block), tag


def _at_home(finding: Finding, home: Place | None) -> Finding:
    if home is None:
        return finding
    return replace(finding, place=Place(home.file, home.line, heading=home.heading or finding.place.heading))
