"""A paper as we mean it, a Word file as it stands, and the stamp that joins the two."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from .blocks import Block, Region
from .changes import Changes, Receipt
from .findings import Acceptance, Finding
from .look import PageSetup
from .supplied import Source

Slot = "str | bool | Region | tuple[Slots, ...]"
Slots = Mapping[str, "str | bool | Region | tuple[Slots, ...] | Slots"]


class Properties(Struct, frozen=True):
    """What a file says of itself, in Word and in the PDF; `language_assumed` where it says no language."""

    title: str = ""
    subject: str = ""
    author: str = ""
    keywords: str = ""
    language: str = "en-GB"
    committee: str = ""
    date: str = ""
    status: str = ""
    council: str = ""
    language_assumed: bool = False


class Paper(Struct, frozen=True):
    """What we mean to say: a tree of named slots that a template's placeholders take their values from.

    A slot is plain text, a flag, a `Region` of blocks, a tree of its own, or a run of such trees for a loop.
    `path` is the paper's folder in the workspace (`inputs/council/paper`), in forward slashes. `remarks` are to be
    made on regions, by tag, for whoever edits the draft. `accepted` are the findings that somebody accepts. `hides` is
    the largest count of children that it hides, 0 where it hides none.
    """

    id: str
    path: str
    template: Path
    properties: Properties
    slots: Slots
    at: date
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...] = ()
    remarks: Mapping[str, str] = field(default_factory=dict)
    accepted: tuple[Acceptance, ...] = ()
    hides: int = 0


class Stamped(Struct, frozen=True):
    """What was last written under one tag: its fingerprint, its text in normal form, and what it said earlier.

    `earlier` has of a fact each value before, a line each; of a part that is worked out its last other text.
    """

    fingerprint: str
    text: str
    earlier: str = ""


class StampedFact(Struct, frozen=True):
    """A fact as it stood: its text with its unit, and in words where it came from (`data.csv, line 3`)."""

    text: str
    source: str = ""


class StampedMeasure(Struct, frozen=True):
    """A measure as it stood: its printed name, the title of the first page that shows it, its known facts by name."""

    name: str
    page: str
    facts: Mapping[str, StampedFact]


class Stamp(Struct, frozen=True):
    """What we last wrote into a Word file. Untrusted when read back: only texts and fingerprints, compared.

    `measures` are those of the paper's book by id, also where no sentence names them; stamps of old have none.
    `accepted` are the findings that somebody had accepted by then, `hides` as its paper's.
    """

    program: str
    paper: str
    at: str
    document: str
    regions: Mapping[str, Stamped]
    sources: tuple[Source, ...]
    measures: Mapping[str, StampedMeasure] = field(default_factory=dict)
    accepted: tuple[Acceptance, ...] = ()
    hides: int = 0


class Carried(Struct, frozen=True):
    """A PDF that a draft carries inside, for the pictures that stand in it for its pages.

    `tag` is that of the region it was brought into, `title` its appendix's, `name` its file's. `pictures` has the
    SHA-256 of each page's picture, in order, by which they are known wherever they stand.
    """

    tag: str
    title: str
    name: str
    data: bytes
    pictures: tuple[str, ...]


class DraftSection(Struct, frozen=True):
    """Pages of one set-up, with their headers and footers by kind: `default`, `first`, `even`."""

    page: PageSetup
    blocks: tuple[Block, ...]
    headers: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    footers: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)


class Baggage(Struct, frozen=True):
    """What a Word file carries besides its text. `people` are names by what says them: `author`, `saved` (who last
    saved it), `manager`, `company`, `remarks` (who commented or changed), `editors`, `library` (who shares it).

    `properties` and `variables` are names of properties and variables of its own, `files` parts that are files or
    programs, `links` the kind and address of each way out that is no link on words and no picture.
    """

    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    properties: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


class Draft(Struct, frozen=True):
    """What a Word file says now. Blocks carry looks; regions stand where their content controls stand.

    `notes` are footnotes and endnotes by key (`footnote-2`), `comments` the texts of comments. `tab_every` is how far
    apart, in points, tab stops stand where a paragraph has none of its own. `background` is the colour of its pages,
    `marked` the text of each bookmark that a cross-reference repeats. `carried` are PDFs inside the file.
    `baggage` is what else is in the file.
    """

    sections: tuple[DraftSection, ...]
    properties: Properties
    notes: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    comments: tuple[str, ...] = ()
    stamp: Stamp | None = None
    findings: tuple[Finding, ...] = ()
    even_and_odd: bool = False
    tab_every: float = 36.0
    background: str = ""
    endnotes_by_section: bool = False
    marked: Mapping[str, str] = field(default_factory=dict)
    carried: tuple[Carried, ...] = ()
    baggage: Baggage = Baggage()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of the body, section after section."""
        return tuple(block for section in self.sections for block in section.blocks)


class Outcome(Struct, frozen=True):
    """What a job did: the files it wrote, what it found, and the lines to say to the person who asked.

    `told` is what those lines say, for machines.
    """

    written: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    told: Changes | Receipt | None = None
