"""What an author, a council and a template supply, read and checked but not yet worked out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from .blocks import Block
from .findings import NOWHERE, Acceptance, Finding, Place
from .jurisdictions import JurisdictionName
from .measures import Measure, Observation, Population, PublishedAs, Rag
from .periods import Period

Prose = tuple[Block, ...]


class Source(Struct, frozen=True):
    """A file that was read: its path in the workspace, in forward slashes, and the SHA-256 of its bytes.

    What may be printed of a paper that hides small numbers has, of data, the SHA-256 of what is printed of them.
    """

    path: str
    sha256: str


class DisclosureRule(Struct, frozen=True):
    """What a council does with numbers of children from 1 to `threshold`: hides them, or rounds all of them to 5."""

    threshold: int = 5
    method: Literal["suppress", "round"] = "suppress"


class Disclosure(Struct, frozen=True):
    """What a paper does with small numbers of children, and for what reason, if it prints them; "" where it says
    nothing."""

    how: Literal["", "suppress", "as-published"] = ""
    reason: str = ""
    who: str = ""
    place: Place = NOWHERE


class Council(Struct, frozen=True):
    """A council and its defaults. `worse_by` is the tolerance of a measure that declares none (0.2 is 20%)."""

    name: str
    short_name: str
    jurisdiction: JurisdictionName
    population: tuple[Population, ...]
    worse_by: Decimal
    invented: bool = False
    motto: str = ""
    disclosure: DisclosureRule = DisclosureRule()


class Book(Struct, frozen=True):
    """A measures book: its measures in order, and the year whose population its rates divide by.

    `rag_key` is what the council prints of each rating, in the order in which it prints them.
    """

    title: str
    measures: tuple[Measure, ...]
    population_year: int
    rag_key: Mapping[Rag, str] = field(default_factory=dict)

    def measure(self, id: str) -> Measure:
        """The measure of that id; KeyError where the book has none."""
        return {measure.id: measure for measure in self.measures}[id]


class PublishedCell(Struct, frozen=True):
    """A cell that a published paper printed otherwise: `text` is printed, `computed` what the table itself gives."""

    row: str
    column: str
    text: str
    computed: str
    reason: str
    who: str
    place: Place


class SuppliedTable(Struct, frozen=True):
    """A table that is no measure: heads and rows as text, totals already added up where they were asked for.

    `numeric` says which columns run right; `total_row` whether the last row is a total; `note` stands under it. `days`
    has, row for row, the day that each cell names, None for a cell that names none; left empty, no cell does.
    `published` has the cells whose text is what a published paper printed. `counts` says which columns count children;
    left empty, every column of numbers does.
    """

    id: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    total_row: bool = False
    note: str = ""
    place: Place = NOWHERE
    days: tuple[tuple[date | None, ...], ...] = ()
    published: tuple[PublishedCell, ...] = ()
    counts: tuple[bool, ...] = ()


class Question(Struct, frozen=True):
    """A fixed question and what the author answers to it; empty where nothing is written yet."""

    text: str
    answer: Prose
    place: Place = NOWHERE


class PageBrief(Struct, frozen=True):
    """One page of a priority: a measure, a number-and-rate pair, tables, or prose alone.

    `tables` are ids of supplied tables; `charts` the chart kinds asked for (empty: the usual one for its measures);
    `not_published` says, a line each, what the published paper showed as a picture whose numbers are lost. `show` are
    the kinds of tables of its measures, `status` the rating that a project gives itself. `as_at` and `months` stand in
    place of the paper's for the measures of this page. `lead` comes before its tables, `notes` after its charts.
    """

    id: str
    title: str
    measures: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    not_published: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: Prose = ()
    new_page: bool = True
    place: Place = NOWHERE
    show: tuple[str, ...] = ("targets", "months")
    status: Rag = ""
    as_at: Period | None = None
    months: int = 0
    lead: Prose = ()


class PriorityBrief(Struct, frozen=True):
    """A priority: its heading, the measures of its summary table in order, and its pages."""

    id: str
    title: str
    summary: tuple[str, ...]
    pages: tuple[PageBrief, ...]
    not_published: tuple[str, ...] = ()
    summary_charts: bool = True


class SectionRule(Struct, frozen=True):
    """A front-sheet section as a template's rules have it; `number` is 0 where the section is not numbered.

    `part` names the part of the paper that it stands in; empty for the front sheet itself.
    """

    id: str
    heading: str
    number: int = 0
    mandatory: bool = True
    guidance: str = ""
    signature: bool = False
    part: str = ""


class FormLine(Struct, frozen=True):
    """A line of a form as a template's rules have it: a label with room for a value, or with a box to tick."""

    id: str
    label: str
    box: bool = False


class PageRules(Struct, frozen=True):
    """What a template's pages show unless they say otherwise; `numbered` numbers the paragraphs round their tables."""

    show: tuple[str, ...] = ("targets", "months")
    charts: tuple[str, ...] = ()
    numbered: bool = False


class TemplateRules(Struct, frozen=True):
    """A template: its Word file, its sections in order, its fixed questions, and words that it sets itself.

    `forms` are its forms by id, each its lines in order.
    """

    name: str
    word_file: Path
    sections: tuple[SectionRule, ...]
    questions: tuple[str, ...]
    words: Mapping[str, str]
    forms: Mapping[str, tuple[FormLine, ...]] = field(default_factory=dict)
    page: PageRules = PageRules()


class Section(Struct, frozen=True):
    """A front-sheet section filled in; `prose` is empty where nothing is written yet."""

    rule: SectionRule
    prose: Prose
    place: Place = NOWHERE


class Exemption(Struct, frozen=True):
    """Why a paper is not for publication: the paragraphs' numbers and words, and the public-interest test."""

    paragraphs: tuple[tuple[int, str], ...]
    public_interest: str


class Appendix(Struct, frozen=True):
    """A file that is brought in whole after the paper: a Word file or a PDF, by its absolute path, with its bytes."""

    id: str
    title: str
    file: Path
    place: Place = NOWHERE
    data: bytes = b""


class Brief(Struct, frozen=True):
    """What `paper.yaml` says. `latest` names the date of the unvalidated values; `months` counts table columns.

    `forms` holds the forms that the paper fills in: a text for each line, "yes" or "no" for a box. `unset` are the
    keys of what is still to be settled: a day among them is None, words are empty, but for `latest`. `accepted` are the
    findings that somebody accepts.
    """

    id: str
    meeting: str
    date: date | None
    report_of: str
    subject: str
    status: Literal["open", "exempt"]
    as_at: Period
    months: int
    report_title: str
    short_title: str
    priorities: tuple[PriorityBrief, ...]
    published_as: tuple[PublishedAs, ...] = ()
    exemption: Exemption | None = None
    signed_name: str = ""
    signed_title: str = ""
    latest: str = ""
    period_words: str = ""
    author: str = ""
    authors: tuple[str, ...] = ()
    forms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    appendices: tuple[Appendix, ...] = ()
    unset: tuple[str, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    disclosure: Disclosure = Disclosure()

    @property
    def suppresses(self) -> bool:
        """Whether small numbers of children may not be printed: of an open paper, unless it says otherwise."""
        return self.disclosure.how == "suppress" or (self.disclosure.how == "" and self.status == "open")


class CarriedText(Struct, frozen=True):
    """A text that stands as an earlier paper (`from_`, a folder's name) had it: a section's, or a `part` of a page.

    `key` names it in paper.yaml, `title` in findings; `heading` is that of its section or page.
    """

    key: str
    id: str
    part: str
    title: str
    heading: str
    from_: str
    place: Place = NOWHERE


class Inputs(Struct, frozen=True):
    """Everything that one paper is made from, read whole; `findings` are warnings (errors have stopped the run).

    `workspace` and `folder` are absolute; nothing written into an output may hold either. `publish_by` is the last
    day on which the paper may be published, in the jurisdiction's clear days; None where the meeting has no day yet.
    `carried` are the words that an earlier paper gave and nobody has touched since.
    """

    workspace: Path
    folder: Path
    council: Council
    book: Book
    observations: tuple[Observation, ...]
    tables: Mapping[str, SuppliedTable]
    brief: Brief
    template: TemplateRules
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    publish_by: date | None
    findings: tuple[Finding, ...] = ()
    carried: tuple[CarriedText, ...] = ()

    @property
    def hides(self) -> int:
        """The largest count of children that may not be printed; 0 where all may be."""
        return self.council.disclosure.threshold if self.brief.suppresses else 0
